"""A server over HTTP, for commands that work against any that they can reach."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
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
        """The JSON of the answer, None where it has none. CommandError says in words what the server said.

        Waits where the server says so, for `LONGEST_WAIT` at most: over a limit of requests a second, not of a day.
        """
        for _ in range(TRIES):
            status, wait, text = await self._send(method, path, body, query)
            if status != 429 or not 0 < wait <= LONGEST_WAIT:
                break
            await asyncio.sleep(wait)
        if status >= 300:
            kind = ServerUnreachable if status in UNAVAILABLE else CommandError
            raise kind(f"{method} {path}: {status} {_message(text)}")
        return json.loads(text) if text else None

    async def _send(self, method: str, path: str, body: Any, query: dict[str, str]) -> tuple[int, int, str]:
        """Status, `Retry-After` in seconds (0 where there is none) and body of the answer."""
        import aiohttp

        url = f"{self.base}/api/v2{path}"
        try:
            async with self._session.request(method, url, json=body, params=query, allow_redirects=False) as response:
                wait = response.headers.get("Retry-After", "")
                return response.status, int(wait) if wait.isdecimal() else 0, await response.text()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ServerUnreachable(f"{self.base} can't be reached: {str(error) or type(error).__name__}.") from None


def _message(text: str) -> str:
    try:
        return str(json.loads(text)["message"])
    except (ValueError, KeyError, TypeError):
        return text[:300]


@asynccontextmanager
async def connect_api(
    data: DataOption, server: str | None, key: str | None, secret: str | None
) -> AsyncIterator[ApiClient]:
    """The server that the options name; without a key, the demo's that `data` holds the credentials of. Says on
    standard error for which tenant it speaks. CommandError where it isn't plain as whom."""
    import aiohttp

    settings = Settings.load(data=data)
    base = (server or settings.base_url).rstrip("/")
    if (key is None) != (secret is None):
        raise CommandError("A key needs its secret, and a secret its key: --key and TRUWEEL_CLIENT_SECRET.")
    if key is None or secret is None:
        key, secret = _read_demo_login(data, settings, base)
    timeout = aiohttp.ClientTimeout(total=60)
    headers = {"Authorization": aiohttp.encode_basic_auth(key, secret)}
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
