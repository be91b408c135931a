"""One request: paced, sent, repeated where that is safe, its errors raised and its warnings warned of."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import httpx

from truweel_client._async.compat import run_blocking, sleep
from truweel_client.api_warnings import warn_of
from truweel_client.errors import ApiError, ConnectionFailed, NotFound, RequestTimedOut, error_of
from truweel_client.options import Options
from truweel_client.pacing import Ticket

__all__ = ["AsyncTransport"]

KEYED = frozenset({"POST", "PUT", "PATCH"})


class AsyncTransport:
    """Sends requests of one caller. It may be used by any number of callers at the same time."""

    def __init__(self, options: Options, http: httpx.AsyncClient) -> None:
        self.options = options
        self.http = http

    async def send(
        self,
        method: str,
        path: str,
        *,
        params: Sequence[tuple[str, str]] = (),
        content: bytes | None = None,
        files: Mapping[str, Any] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, read to its end. `path` is below `/api/v2`. Raises ApiError, ConnectionFailed."""
        request = self._request(method, path, params, content, files, data, headers)
        return await self._answer(request, stream=False)

    @asynccontextmanager
    async def stream(
        self, path: str, *, params: Sequence[tuple[str, str]] = (), headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[httpx.Response]:
        """The answer of a GET whose body is still to be read."""
        response = await self._answer(self._request("GET", path, params, None, None, None, headers), stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    def _request(
        self,
        method: str,
        path: str,
        params: Sequence[tuple[str, str]],
        content: bytes | None,
        files: Mapping[str, Any] | None,
        data: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
    ) -> httpx.Request:
        merged = {**self.options.headers, **(headers or {})}
        if method in KEYED:
            merged.setdefault("Idempotency-Key", str(uuid.uuid4()))
        return self.http.build_request(
            method,
            self.options.base_url + path,
            params=list(params) or None,
            content=content,
            files=files,
            data=data,
            headers=merged,
        )

    async def _answer(self, request: httpx.Request, *, stream: bool) -> httpx.Response:
        retry, login = self.options.retry, self.options.login
        attempt, is_renewed = 1, False
        may_be_done = False
        authorization = login.current() or await run_blocking(login.renew)
        if not stream:
            await request.aread()  # a form is kept, so that it can be sent again
        while True:
            if authorization is not None:
                request.headers["Authorization"] = authorization
            ticket = await self._admission()
            try:
                response = await self.http.send(request, stream=stream)
            except httpx.TransportError as error:
                self.options.pacer.lost(ticket)
                may_be_done = may_be_done or not isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout))
                delay = retry.delay(attempt, None)
                if delay is None:
                    kind = RequestTimedOut if isinstance(error, httpx.TimeoutException) else ConnectionFailed
                    where = f"{request.method} {request.url}"
                    raise kind(f"{where}: {type(error).__name__} {error} (tried {attempt} times)") from error
            except BaseException:
                self.options.pacer.lost(ticket)
                raise
            else:
                self.options.pacer.answered(ticket, response.headers)
                if response.is_success or response.status_code == 304:
                    warn_of(response)
                    return response
                error_response = await self._error(response)
                if request.method == "DELETE" and may_be_done and isinstance(error_response, NotFound):
                    return response  # an earlier try, whose answer got lost, deleted it
                if self._is_stale(error_response) and not is_renewed:
                    is_renewed = True
                    renewed = await run_blocking(partial(login.renew, authorization))
                    if renewed is not None:
                        authorization = renewed
                        continue
                delay = retry.delay(attempt, response, error_response.code)
                if delay is None:
                    raise error_response
                if response.status_code == 429:
                    self.options.pacer.hold(delay)
            attempt += 1
            await sleep(delay)

    async def _admission(self) -> Ticket:
        place = self.options.pacer.join()
        try:
            while (seconds := place.wait()) > 0:
                await sleep(seconds)
        finally:
            place.leave()
        assert place.ticket is not None
        return place.ticket

    async def _error(self, response: httpx.Response) -> ApiError:
        try:
            await response.aread()
        except httpx.TransportError:
            return ApiError(response.status_code, response.reason_phrase)
        finally:
            await response.aclose()
        return error_of(response)

    def _is_stale(self, error: ApiError) -> bool:
        reason = error.headers.get("x-robaws-unauthorized-reason")
        return error.status == 401 and reason in (None, "invalid-token")
