"""What the endpoints that apps call with a form have in common: read it, answer it in one transaction, never cached."""

from abc import ABC, abstractmethod

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.oauth import form
from truweel.oauth.server import Reply, Request, Server
from truweel.oauth.services import Parts
from truweel.storage.database import Writer

__all__ = ["Endpoint"]


class Endpoint(ABC):
    """An endpoint of the protocol; each says in `reply` what it asks of the library's server."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def answer(self, request: HttpRequest) -> Response:
        """The reply, or 400 `invalid_request` for a form that can't be read."""
        try:
            asked = await form.read(request)
        except form.Malformed as error:
            return form.refusal(error)
        parts, issuer = self._parts, self._parts.base(request)

        def work(writer: Writer) -> Reply:
            return self.reply(Server(writer, parts.registry, parts.keyring, issuer), asked)

        return form.respond(await parts.database.write(work))

    @abstractmethod
    def reply(self, server: Server, asked: Request) -> Reply:
        """The answer to `asked`, in the transaction of `server`."""
