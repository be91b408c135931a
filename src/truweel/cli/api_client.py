"""A server over HTTP, for commands that work against any that they can reach."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from urllib.parse import urlsplit

import typer

from truweel.cli.common import CommandError, DataOption, open_system, warn_of_visible
from truweel.settings import Settings, is_loopback

if TYPE_CHECKING:
    import aiohttp

__all__ = [
    "ApiClient",
    "KeyOption",
    "SecretOption",
    "ServerOption",
    "ServerUnreachable",
    "connect_api",
    "secret_reader",
]

ServerOption = Annotated[
    str | None,
    typer.Option(
        "--server", help="Address of the server.", envvar="TRUWEEL_CLIENT_SERVER", show_default="http://127.0.0.1:8080"
    ),
]
KeyOption = Annotated[
    str | None,
    typer.Option("--key", help="API key.", envvar="TRUWEEL_CLIENT_KEY", show_default="the demo's in the data folder"),
]


def secret_reader(option: str, variable: str) -> Callable[[typer.Context, typer.CallbackParam, str | None], str | None]:
    """The callback of `option`, whose value `variable` may hold, or the file that `<variable>_FILE` names. Warns where
    it is an argument. BadParameter for a file that can't be read."""

    def read(context: typer.Context, parameter: typer.CallbackParam, secret: str | None) -> str | None:
        source = context.get_parameter_source(str(parameter.name))
        if source is not None and source.name == "COMMANDLINE":
            warn_of_visible(option, f"{variable} or {variable}_FILE")
        path = os.environ.get(f"{variable}_FILE")
        if secret is not None or not path:
            return secret
        try:
            return Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{variable}_FILE = {path}: can't be read: {error}.") from None

    return read


SecretOption = Annotated[
    str | None,
    typer.Option(
        "--secret",
        help="Its secret; better in TRUWEEL_CLIENT_SECRET, or in the file that TRUWEEL_CLIENT_SECRET_FILE names.",
        envvar="TRUWEEL_CLIENT_SECRET",
        callback=secret_reader("--secret", "TRUWEEL_CLIENT_SECRET"),
    ),
]

UNAVAILABLE = (502, 503, 504)
LONGEST_WAIT = 10
"""Seconds that a command waits at most because the server asks it to."""
TRIES = 10
TEXT_TYPES = ("application/json", "application/problem+json", "text/plain")


class ServerUnreachable(CommandError):
    """The server doesn't answer, or says that it can't now."""


class ApiClient:
    """The API of one server, as one caller."""

    def __init__(self, session: "aiohttp.ClientSession", base: str) -> None:
        self._session = session
        self.base = base
        self.tenant = ""
        """The tenant that it speaks for: slug and name."""

    async def __call__(self, method: str, path: str, body: Any = None, **query: str) -> Any:
        """The JSON of the answer, None where it has none. CommandError as for `send`."""
        content = None if body is None else json.dumps(body).encode()
        text = await self.send(method, path, content, tuple(query.items()))
        return json.loads(text) if text else None

    async def send(
        self, method: str, path: str, content: bytes | None = None, query: Sequence[tuple[str, str]] = ()
    ) -> str:
        """The text of the answer; what it warns of goes to standard error. `content` is JSON; that of a PATCH is JSON
        Patch where it is an array. CommandError says in words what the server said.

        Waits where the server says so, for `LONGEST_WAIT` at most: over a limit of requests a second, not of a day.
        """
        for _ in range(TRIES):
            answer = await self._send(method, path, content, query)
            if answer.status != 429 or not 0 < answer.wait <= LONGEST_WAIT:
                break
            await asyncio.sleep(answer.wait)
        if answer.status >= 300:
            kind = ServerUnreachable if answer.status in UNAVAILABLE else CommandError
            raise kind(f"{method} {path}: {answer.status} {_message(answer.text)}")
        for warning in answer.warnings:
            typer.echo(f"Warning: {warning}", err=True)
        return answer.text

    async def _send(self, method: str, path: str, content: bytes | None, query: Sequence[tuple[str, str]]) -> "_Answer":
        import aiohttp

        url = f"{self.base}/api/v2{path}"
        headers = {} if content is None else {"Content-Type": _content_type(method, content)}
        try:
            async with self._session.request(
                method, url, data=content, params=query, headers=headers, allow_redirects=False
            ) as response:
                is_text = "Content-Type" not in response.headers or response.content_type in TEXT_TYPES
                if response.status < 300 and not is_text:
                    raise CommandError(f"{method} {path} answers {response.content_type}, not JSON; use curl for it.")
                wait = response.headers.get("Retry-After", "")
                return _Answer(
                    response.status,
                    int(wait) if wait.isdecimal() else 0,
                    await response.text(),
                    response.headers.getall("Truweel-Warning", ()),
                )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ServerUnreachable(f"{self.base} can't be reached: {str(error) or type(error).__name__}.") from None


class _Answer(NamedTuple):
    """`wait` is `Retry-After` in seconds, 0 where there is none."""

    status: int
    wait: int
    text: str
    warnings: Sequence[str]


def _content_type(method: str, content: bytes) -> str:
    if method != "PATCH":
        return "application/json"
    is_list = content.lstrip().startswith(b"[")
    return "application/json-patch+json" if is_list else "application/merge-patch+json"


def _message(text: str) -> str:
    try:
        body = json.loads(text)
        faults = [f"{fault['field']}: {fault['message']}" for fault in body.get("errors") or ()]
        return "; ".join(faults) if len(faults) > 1 else str(body["message"])
    except (ValueError, KeyError, TypeError):
        return text[:300]


@asynccontextmanager
async def connect_api(
    data: DataOption, server: str | None, key: str | None, secret: str | None, *, strict: bool = False
) -> AsyncIterator[ApiClient]:
    """The server that the options name; without a key, the demo's that `data` holds the credentials of. Says on
    standard error for which tenant it speaks. CommandError where it isn't plain as whom. With `strict`, names that the
    server does not know are refused."""
    import aiohttp

    settings = Settings.load(data=data)
    base = (server or settings.base_url).rstrip("/")
    if (key is None) != (secret is None):
        raise CommandError("A key needs its secret, and a secret its key: --key and TRUWEEL_CLIENT_SECRET.")
    if key is None or secret is None:
        key, secret = _read_demo_login(data, settings, base)
    timeout = aiohttp.ClientTimeout(total=60)
    headers = {"Authorization": aiohttp.encode_basic_auth(key, secret)}
    if strict:
        headers["Prefer"] = "handling=strict"
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
        api = ApiClient(session, base)
        profile = await api("GET", "/profile")
        api.tenant = f"{profile['tenant']['slug']} ({profile['tenant']['name']})"
        typer.echo(f"Tenant {api.tenant} at {base}, as {profile['email']}", err=True)
        yield api


def _read_demo_login(data: DataOption, settings: Settings, base: str) -> tuple[str, str]:
    """Key and secret of the demo's administrator, where nobody else can be meant. CommandError otherwise."""
    from truweel.auth import store
    from truweel.cli.demo import CREDENTIALS, read_credentials

    as_whom = "Say as whom: --key and TRUWEEL_CLIENT_SECRET, or TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET."
    credentials = read_credentials(settings)
    if credentials is None:
        raise CommandError(as_whom)
    path = settings.data / CREDENTIALS
    host = urlsplit(base).hostname or ""
    if not is_loopback(host):
        raise CommandError(f"{as_whom} The demo's key ({path}) is not sent to {host}.")
    with open_system(data, None) as system:
        tenants = [tenant.slug for tenant in system.database.read_sync(store.list_tenants)]
    others = [slug for slug in tenants if slug != credentials["tenant"]]
    if others:
        raise CommandError(
            f"{as_whom} There are other tenants beside the demo ({', '.join(others)}); its key is in {path}."
        )
    return str(credentials["admin"]["apiKey"]), str(credentials["admin"]["apiSecret"])
