"""`POST /oauth2/revoke` (RFC 7009): revocation of a token by its client."""

from typing import Any

from authlib.oauth2.rfc7009 import RevocationEndpoint

from truweel.oauth import grant_store
from truweel.oauth.endpoint import Endpoint
from truweel.oauth.presented_token import PresentedToken, TokenParameterMixin, find_token
from truweel.oauth.server import Reply, Request, Server

__all__ = ["RevokeEndpoint"]


class _Revocation(TokenParameterMixin, RevocationEndpoint):
    CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

    def query_token(self, token_string: str, token_type_hint: str | None) -> PresentedToken | None:
        return find_token(self.server, token_string)

    def revoke_token(self, token: PresentedToken, request: Any) -> None:
        """A refresh token revokes its token family (RFC 7009 §2.1); an access token only itself."""
        if token.refresh:
            grant_store.revoke_grant(self.server.writer, token.pair.grant, self.server.now, "revoked by the app")
        else:
            grant_store.revoke_access_token(self.server.writer, token.pair, self.server.now)


class RevokeEndpoint(Endpoint):
    """The revocation endpoint."""

    def create_reply(self, server: Server, request: Request) -> Reply:
        """200, also for unknown and revoked tokens (RFC 7009 §2.2)."""
        server.register_endpoint(_Revocation)
        reply: Reply = server.create_endpoint_response(_Revocation.ENDPOINT_NAME, request)
        return reply
