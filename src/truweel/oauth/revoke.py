"""`POST /oauth2/revoke` (RFC 7009): an app gives a token back."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7009 import RevocationEndpoint
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.oauth import form, grants
from truweel.oauth.client import Client
from truweel.oauth.model import Pair
from truweel.oauth.parts import Parts
from truweel.oauth.server import Reply, Request, Server
from truweel.storage.database import Writer

__all__ = ["Held", "Revoke", "find"]


class Held:
    """A token that an app holds: the access token of a pair, or its refresh token."""

    def __init__(self, pair: Pair, *, refresh: bool) -> None:
        self.pair = pair
        self.refresh = refresh

    def check_client(self, client: Client) -> bool:
        """Whether it was issued to `client`."""
        return self.pair.grant.app_id == client.app.id


def find(server: Server, token: str) -> Held | None:
    """The token. It says itself which kind it is, so that no hint is needed, and a wrong one does no harm."""
    if pair := grants.by_access(server.writer, server.keyring, token):
        return Held(pair, refresh=False)
    pair = grants.by_refresh(server.writer, server.keyring, token)
    return Held(pair, refresh=True) if pair else None


class _Endpoint(RevocationEndpoint):
    CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    server: Server

    def check_params(self, request: Any, client: Client) -> None:
        if "token" not in request.form:
            raise InvalidRequestError("token is missing.")

    def query_token(self, token_string: str, token_type_hint: str | None) -> Held | None:
        return find(self.server, token_string)

    def revoke_token(self, token: Held, request: Any) -> None:
        """A refresh token takes its family along (RFC 7009 §2.1); an access token goes alone."""
        if token.refresh:
            grants.revoke(self.server.writer, token.pair.grant, self.server.now, "revoked by the app")
        else:
            grants.revoke_access(self.server.writer, token.pair, self.server.now)


class Revoke:
    """The revocation endpoint."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def answer(self, request: HttpRequest) -> Response:
        """200 also for a token that isn't one any more (RFC 7009 §2.2)."""
        try:
            asked = await form.read(request)
        except form.Malformed as error:
            return form.refusal(error)
        return form.respond(await self._parts.database.write(lambda writer: self._answer(writer, asked)))

    def _answer(self, writer: Writer, asked: Request) -> Reply:
        server = Server(writer, self._parts.registry, self._parts.keyring)
        server.register_endpoint(_Endpoint)
        reply: Reply = server.create_endpoint_response(_Endpoint.ENDPOINT_NAME, asked)
        return reply
