"""What every collection can do. The generated classes say which of it theirs can."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Generic, TypeVar
from urllib.parse import quote

from truweel_client._async.listing import AsyncListing
from truweel_client._async.transport import AsyncTransport
from truweel_client.base import Body, Id, Record, id_text
from truweel_client.codec import decode, encode
from truweel_client.json_patch import Operation, difference
from truweel_client.models import Change
from truweel_client.parameters import include_pairs, query_parameters, wire_value
from truweel_client.queries import BOUNDS

__all__ = [
    "AsyncArchives",
    "AsyncCreates",
    "AsyncDeletes",
    "AsyncHistory",
    "AsyncLocks",
    "AsyncReads",
    "AsyncResource",
    "AsyncUpdates",
]

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=Body)
P = TypeVar("P", bound=Body)
M = TypeVar("M")

JSON, MERGE_PATCH, JSON_PATCH = "application/json", "application/merge-patch+json", "application/json-patch+json"


class AsyncResource:
    """A path of the API."""

    record: ClassVar[Any]
    """The model of a record."""

    def __init__(self, transport: AsyncTransport, path: str) -> None:
        self._transport = transport
        self._path = path

    def _below(self, *segments: str | int | Record) -> str:
        parts = (id_text(part) if isinstance(part, Record) else str(part) for part in segments)
        return "/".join([self._path, *(quote(part, safe="") for part in parts)])

    def _list(self, kind: type[M], query: Mapping[str, Any], keywords: type) -> AsyncListing[M]:
        filters = dict(query)
        size = filters.pop("page_size", 100)
        pairs = query_parameters(filters, keywords.__annotations__, BOUNDS)
        return AsyncListing(self._transport, self._path, kind, pairs, size)

    def _listing(self, path: str, kind: type[M], params: Mapping[str, Any], size: int) -> AsyncListing[M]:
        pairs = [(name, wire_value(name, value)) for name, value in params.items() if value is not None]
        return AsyncListing(self._transport, path, kind, pairs, size)

    async def _call(
        self,
        method: str,
        path: str,
        kind: type[M],
        *,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str | None] | None = None,
        content_type: str = JSON,
    ) -> M:
        """The body of the answer as a `kind`, which is NoneType where there is none."""
        pairs = [(name, wire_value(name, value)) for name, value in (params or {}).items() if value is not None]
        merged = {name: value for name, value in (headers or {}).items() if value is not None}
        content = None
        if body is not None:
            content = encode(body)
            merged["Content-Type"] = content_type
        if "Prefer" in merged and (strict := self._transport.options.headers.get("Prefer")):
            merged["Prefer"] = f"{strict}, {merged['Prefer']}"
        response = await self._transport.send(method, path, params=pairs, content=content, headers=merged)
        if kind is type(None):
            return None
        return decode(response.content, kind, response.headers.get("etag"))

    async def _change(
        self,
        method: str,
        path: str,
        record_path: str,
        *,
        body: Any = None,
        if_match: str | None,
        idempotency_key: str | None,
        content_type: str = JSON,
    ) -> Any:
        """The record after a change. A server that doesn't return it (204) is asked for it."""
        content = None if body is None else encode(body)
        strict = self._transport.options.headers.get("Prefer")
        headers = {
            "Prefer": ", ".join(filter(None, (strict, "return=representation"))),
            "If-Match": if_match,
            "Idempotency-Key": idempotency_key,
            "Content-Type": None if content is None else content_type,
        }
        sent_headers = {name: value for name, value in headers.items() if value is not None}
        response = await self._transport.send(method, path, content=content, headers=sent_headers)
        if not response.content:
            response = await self._transport.send("GET", record_path)
        return decode(response.content, self.record, response.headers.get("etag"))

    async def _act(
        self, record: Id, name: str, body: Any = None, *, if_match: str | None, idempotency_key: str | None
    ) -> Any:
        path = self._below(id_text(record))
        return await self._change(
            "POST", f"{path}/{name}", path, body=body, if_match=if_match, idempotency_key=idempotency_key
        )


class AsyncReads(AsyncResource, Generic[R]):
    """A collection whose records can be read."""

    async def get(self, record: Id, *, include: str | Sequence[str] = ()) -> R:
        """One record. Its `etag` is what `if_match` takes. Raises NotFound."""
        path = self._below(id_text(record))
        response = await self._transport.send("GET", path, params=include_pairs(include))
        kept: R = decode(response.content, self.record, response.headers.get("etag"))
        return kept


class AsyncCreates(AsyncResource, Generic[R, W]):
    """A collection that takes new records."""

    async def create(self, body: W | Mapping[str, Any], *, idempotency_key: str | None = None) -> R:
        """Create a record; returns it. A mapping has the names of the wire.

        With an `idempotency_key` of your own the same call, made again within 24 hours, returns the same record.
        """
        headers = {"Idempotency-Key": idempotency_key}
        created: R = await self._call("POST", self._path, self.record, body=body, headers=headers)
        return created


class AsyncUpdates(AsyncResource, Generic[R, W, P]):
    """A collection whose records can be changed. Each change returns the record as it then is."""

    async def replace(
        self,
        record: Id,
        body: W | R | Mapping[str, Any],
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> R:
        """Replace a record (PUT): a member that is left out gets its default. What `get` returned may be sent."""
        path = self._below(id_text(record))
        replaced: R = await self._change(
            "PUT", path, path, body=body, if_match=if_match, idempotency_key=idempotency_key
        )
        return replaced

    async def patch(
        self,
        record: Id,
        change: P | Mapping[str, Any] | Sequence[Operation],
        *,
        if_match: str | None = None,
        idempotency_key: str | None = None,
    ) -> R:
        """Change the members that are named, and no other.

        A model or a mapping is a merge patch (RFC 7396), where None clears a member. A list of operations is a JSON
        Patch (RFC 6902).
        """
        path = self._below(id_text(record))
        is_merge = isinstance(change, (Body, Mapping))
        patched: R = await self._change(
            "PATCH",
            path,
            path,
            body=change,
            if_match=if_match,
            idempotency_key=idempotency_key,
            content_type=MERGE_PATCH if is_merge else JSON_PATCH,
        )
        return patched

    async def save(self, before: R, after: R, *, idempotency_key: str | None = None) -> R:
        """Send what differs between two versions of a record, as a JSON Patch; nothing where nothing does.

        Raises PreconditionFailed where `before` has an `etag` that is no longer the one of the record.
        """
        operations = difference(before, after)
        if not operations:
            return after
        return await self.patch(before, operations, if_match=before.etag, idempotency_key=idempotency_key)

    @asynccontextmanager
    async def edit(self, record: Id, *, include: str | Sequence[str] = ()) -> AsyncIterator[R]:
        """Read a record; at the end of the block, send what was changed of it, as a JSON Patch.

        Raises PreconditionFailed where somebody else changed it in between. An exception in the block sends nothing.
        """
        path = self._below(id_text(record))
        response = await self._transport.send("GET", path, params=include_pairs(include))
        etag = response.headers.get("etag")
        edited: R = decode(response.content, self.record, etag)
        before = copy.deepcopy(edited)
        yield edited
        if operations := difference(before, edited):
            await self.patch(edited, operations, if_match=etag)


class AsyncDeletes(AsyncResource):
    """A collection whose records can be deleted."""

    async def delete(self, record: Id, *, if_match: str | None = None) -> None:
        """Delete a record. References to it remain. Raises NotFound."""
        headers = {} if if_match is None else {"If-Match": if_match}
        await self._transport.send("DELETE", self._below(id_text(record)), headers=headers)


class AsyncHistory(AsyncResource):
    """A collection that tells who changed what."""

    def history(self, record: Id, **query: Any) -> AsyncListing[Change]:
        """The changes of a record and of its children, the latest first.

        `member`, `user_id`, `from_` and `to` choose.
        """
        names = frozenset({"member", "user_id", "from_", "to"})
        path = self._below(id_text(record), "history")
        return AsyncListing(self._transport, path, Change, query_parameters(query, names, names), 100, by_link=True)


class AsyncArchives(AsyncResource, Generic[R]):
    """A collection whose records can be archived."""

    async def archive(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> R:
        """Hide a record from lists; references to it remain."""
        kept: R = await self._act(record, "archive", if_match=if_match, idempotency_key=idempotency_key)
        return kept

    async def unarchive(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> R:
        """Show it in lists again."""
        kept: R = await self._act(record, "unarchive", if_match=if_match, idempotency_key=idempotency_key)
        return kept


class AsyncLocks(AsyncResource, Generic[R]):
    """A collection whose records can be locked."""

    async def lock(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> R:
        """Refuse every change of a record until it is unlocked."""
        kept: R = await self._act(record, "lock", if_match=if_match, idempotency_key=idempotency_key)
        return kept

    async def unlock(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> R:
        """Allow changes again."""
        kept: R = await self._act(record, "unlock", if_match=if_match, idempotency_key=idempotency_key)
        return kept
