"""`POST /oauth2/tokens`: codes and refresh tokens into tokens (RFC 6749 §4.1.3, §6)."""

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.oauth import form
from truweel.oauth.code_grant import CodeGrant, Pkce
from truweel.oauth.parts import Parts
from truweel.oauth.refresh_grant import RefreshGrant
from truweel.oauth.server import Reply, Request, Server
from truweel.storage.database import Writer

__all__ = ["Tokens"]


class Tokens:
    """The token endpoint."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def answer(self, request: HttpRequest) -> Response:
        """Tokens, or an error of RFC 6749 §5.2."""
        try:
            asked = await form.read(request)
        except form.Malformed as error:
            return form.refusal(error)
        return form.respond(await self._parts.database.write(lambda writer: self._answer(writer, asked)))

    def _answer(self, writer: Writer, asked: Request) -> Reply:
        if "grant_type" not in asked.form:
            return Reply(400, {"error": "invalid_request", "error_description": "grant_type is missing."})
        server = Server(writer, self._parts.registry, self._parts.keyring)
        server.register_grant(CodeGrant, [Pkce(required=True)])
        server.register_grant(RefreshGrant)
        reply: Reply = server.create_token_response(asked)
        return reply
