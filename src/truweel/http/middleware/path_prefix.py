"""A server under a path of its host, `https://example.com/truweel`: every link, page and redirect has that path.

The prefix is the path of the setting `public_url`, or what a trusted proxy says in `X-Forwarded-Prefix`. Requests come
with it or without it. `prefix_of` tells it to whoever writes an address.
"""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["PathPrefix", "is_prefix", "prefix_of", "strip_prefix"]

PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+")


def is_prefix(text: str) -> bool:
    """Whether `text` can be the prefix of paths: `/truweel`, without a slash at its end."""
    return len(text) <= 200 and PREFIX.fullmatch(text) is not None


def prefix_of(scope: Scope) -> str:
    """The prefix of the paths that the caller of this request sees; empty for none."""
    return str(scope.get("state", {}).get("prefix", ""))


def strip_prefix(scope: Scope, prefix: str) -> None:
    """Takes `prefix` from the path of a request whose proxy left it there."""
    path = scope["path"]
    if path == prefix or path.startswith(f"{prefix}/"):
        scope["path"] = path.removeprefix(prefix) or "/"


class PathPrefix:
    """Notes the prefix of a request, and adds it to redirects within this server. `prefix` is that of `public_url`."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        prefix = self._prefix or prefix_of(scope)
        if scope["type"] != "http" or not prefix:
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["prefix"] = prefix

        async def send_prefixed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_prefixed(header, prefix) for header in message["headers"]]
            await send(message)

        await self._app(scope, receive, send_prefixed)


def _prefixed(header: tuple[bytes, bytes], prefix: str) -> tuple[bytes, bytes]:
    name, value = header
    is_local = name == b"location" and value.startswith(b"/") and not value.startswith(b"//")
    return (name, prefix.encode() + value) if is_local else header
