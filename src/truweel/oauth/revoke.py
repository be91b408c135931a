"""`POST /oauth2/revoke` (RFC 7009): an app gives a token back."""

from typing import Any

from authlib.oauth2.rfc7009 import RevocationEndpoint

from truweel.oauth import grants
from truweel.oauth.endpoint import Endpoint
from truweel.oauth.presented_token import Held, NamesToken, find
from truweel.oauth.server import Reply, Request, Server

__all__ = ["Revoke"]


class _Revocation(NamesToken, RevocationEndpoint):
    CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

    def query_token(self, token_string: str, token_type_hint: str | None) -> Held | None:
        return find(self.server, token_string)

    def revoke_token(self, token: Held, request: Any) -> None:
        """A refresh token takes its family along (RFC 7009 §2.1); an access token goes alone."""
        if token.refresh:
            grants.revoke(self.server.writer, token.pair.grant, self.server.now, "revoked by the app")
        else:
            grants.revoke_access(self.server.writer, token.pair, self.server.now)


class Revoke(Endpoint):
    """The revocation endpoint."""

    def reply(self, server: Server, asked: Request) -> Reply:
        """200 also for a token that isn't one any more (RFC 7009 §2.2)."""
        server.register_endpoint(_Revocation)
        reply: Reply = server.create_endpoint_response(_Revocation.ENDPOINT_NAME, asked)
        return reply
