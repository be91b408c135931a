"""The whole server on an empty database, with a tenant and its callers for each scenario, and what it answers.

Tenants and callers are made by the command line. Everything else is HTTP.
"""

import asyncio
import contextlib
import io
import json
import re
from collections.abc import Awaitable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

import httpx
import typer.main
import uvloop

from tests.replay.normal import DAY, Normaliser
from tests.replay.scenario import PREFIX, Call, Scenario
from truweel import __version__, clock
from truweel.application import build
from truweel.cli.app import run
from truweel.settings import Settings
from truweel.storage import postgres

__all__ = ["Answer", "Server", "running"]

T = TypeVar("T")
Answer = dict[str, Any]
"""What is recorded of an answer: `call`, `status`, `headers`, `body`."""

BASE = "http://truweel.test"
REFERENCE = re.compile(r"\{(\w+)(?:\.([\w.]+))?(?::([\w-]+))?\}")
LINK = re.compile(r"<([^>]+)>")


class Server:
    """The server; `credentials` are key and secret of each scenario's callers."""

    def __init__(self, application: Any, credentials: Mapping[str, Mapping[str, tuple[str, str]]]) -> None:
        self._runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self._credentials = credentials
        self._lifespan = application.router.lifespan_context(application)
        transport = httpx.ASGITransport(app=application, client=("192.0.2.1", 1))
        self._http = httpx.AsyncClient(transport=transport, base_url=BASE, headers={"Accept-Encoding": "identity"})

    def start(self) -> None:
        """Start what runs in the background."""
        self._run(self._lifespan.__aenter__())

    def stop(self) -> None:
        """Stop it."""
        self._run(self._http.aclose())
        self._run(self._lifespan.__aexit__(None, None, None))
        self._runner.close()

    def answers(self, scenario: Scenario) -> list[Answer]:
        """What the calls of a scenario are answered."""
        saved: dict[str, httpx.Response] = {}
        normaliser = Normaliser(__version__)
        recorded = []
        for number, call in enumerate(scenario.calls, 1):
            sent: dict[str, str] = {}
            request = self._request(scenario, call, saved, normaliser, sent)
            response = self._run(self._http.send(request))
            if call.save:
                saved[call.save] = response
            content_type = response.headers.get("content-type", "")
            headers = response.headers.multi_items()
            recorded.append({
                "call": f"{number}. {call.title}",
                "status": response.status_code,
                "headers": normaliser.headers(headers, sent),
                "body": normaliser.body(response.content, content_type, request.url.path, sent),
            })  # fmt: skip
        return recorded

    def _request(
        self,
        scenario: Scenario,
        call: Call,
        saved: Mapping[str, httpx.Response],
        normaliser: Normaliser,
        sent: dict[str, str],
    ) -> httpx.Request:
        def resolve(text: str) -> str:
            return REFERENCE.sub(lambda match: _referred(match, saved, normaliser, sent), text)

        path = resolve(call.path)
        if path.startswith("//"):
            path = path[1:]
        elif not path.startswith("http"):
            path = PREFIX + path
        headers = {name: resolve(text) for name, text in call.headers.items()}
        content = resolve(call.content) if isinstance(call.content, str) else call.content
        if call.body is not None:
            content = json.dumps(_filled(call.body, resolve), ensure_ascii=False)
        form = {name: resolve(text) for name, text in call.form.items()} if call.form is not None else None
        if content is not None and call.type is not None:
            headers.setdefault("Content-Type", call.type)
        request = self._http.build_request(call.method, path, content=content, data=form, headers=headers)
        if call.caller and "Authorization" not in headers:
            key, secret = self._credentials[scenario.name][call.caller]
            request = next(httpx.BasicAuth(key, secret).auth_flow(request))
        return request

    def _run(self, work: Awaitable[T]) -> T:
        async def wait() -> T:
            return await work

        return self._runner.run(wait())


def _filled(body: Any, resolve: Any) -> Any:
    if isinstance(body, str):
        return resolve(body)
    if isinstance(body, list):
        return [_filled(value, resolve) for value in body]
    if isinstance(body, dict):
        return {name: _filled(value, resolve) for name, value in body.items()}
    return body


def _referred(
    match: "re.Match[str]", saved: Mapping[str, httpx.Response], normaliser: Normaliser, sent: dict[str, str]
) -> str:
    """What a reference stands for; an id is noted in `sent`, for messages may name it."""
    name, members, header = match.groups()
    response = saved[name]
    assert response.is_success, f"{match[0]} refers to a refusal: {response.text}"
    if header == "next":
        link = LINK.search(response.headers["link"])
        assert link is not None, f"{name} has no next page"
        return link[1]
    if header:
        return str(response.headers[header])
    value = response.json()
    for member in (members or "id").split("."):
        value = value[int(member) if member.isdecimal() else member]
    if str(value).isdecimal():
        sent[str(value)] = f"<id of {match[0][1:-1]}>"
    return str(value)


@contextlib.contextmanager
def running(scenarios: Iterable[Scenario], folder: Path, url: str | None) -> Iterator[Server]:
    """A server on a new SQLite database in `folder`, or on the empty PostgreSQL database at `url`; it believes that it
    is the morning of `DAY`."""
    real = clock.now
    ahead = int(datetime.fromisoformat(f"{DAY}T09:00:00").replace(tzinfo=UTC).timestamp() * 1000) - real()
    drawn, bound = postgres._Connection.instant, postgres._Connection.sync_bound
    database_ahead = (
        patch.object(postgres._Connection, "instant", lambda connection: drawn(connection) + ahead),
        patch.object(postgres._Connection, "sync_bound", lambda connection: bound(connection) + ahead),
    )
    parsers_kept = patch.object(typer.main, "get_command", cache(typer.main.get_command))
    with (
        patch.object(clock, "now", lambda: real() + ahead),
        database_ahead[0],
        database_ahead[1],
        parsers_kept,
    ):  # else half the time builds parsers
        where = ("--data", str(folder), *(("--database", url) if url else ()))
        _command("init", *where)
        credentials = {scenario.name: _callers(scenario, where) for scenario in scenarios}
        networks = (ip_network("127.0.0.0/8"),)  # as `truweel run` allows
        settings = Settings(
            data=folder, database=url, webhooks_deliver=False, webhooks_allow_networks=networks, log_level="error"
        )
        server = Server(build(settings), credentials)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _callers(scenario: Scenario, where: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    slug = scenario.name
    _command("tenant", "create", "--slug", slug, "--name", f"Firm {slug}", *where)
    _command("tenant", "limits", "-t", slug, *scenario.limits, *where)
    pairs = {"admin": _user(slug, "admin", "Administrator", where)}
    for name, rights in scenario.callers.items():
        _command("role", "create", "-t", slug, "--name", name, "--rights", rights, *where)
        pairs[name] = _user(slug, name, name, where)
    return pairs


def _user(slug: str, name: str, role: str, where: tuple[str, ...]) -> tuple[str, str]:
    options = ("--email", f"{name}@{slug}.example", "--role", role, "--name", f"{name.title()} Peeters", "--json")
    pair = json.loads(_command("user", "create", "-t", slug, *options, *where))
    return pair["apiKey"], pair["apiSecret"]


def _command(*arguments: str) -> str:
    """Run `truweel …` in this process; what it printed."""
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = run(arguments)
    assert code == 0, f"truweel {' '.join(arguments)}: {errors.getvalue()}"
    return output.getvalue()
