"""`POST /oauth2/introspect` (RFC 7662): whether a token of the client is active."""

from typing import Any

from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from truweel import clock
from truweel.auth import roles
from truweel.errors import Unauthorized
from truweel.oauth import issue
from truweel.oauth.client import Client
from truweel.oauth.endpoint import Endpoint
from truweel.oauth.model import SUSPENDED
from truweel.oauth.presented_token import PresentedToken, TokenParameterMixin, find_token
from truweel.oauth.server import Reply, Request, Server

__all__ = ["IntrospectEndpoint"]


class _IntrospectedToken(PresentedToken):
    """A token with the interface that introspection expects."""

    def __init__(self, presented: PresentedToken, now: int) -> None:
        super().__init__(presented.pair, refresh=presented.refresh)
        self._now = now
        seconds = issue.REFRESH_DAYS * 86_400 if presented.refresh else issue.ACCESS_SECONDS
        self.expires_at = presented.pair.created_at + seconds * 1000

    def is_expired(self) -> bool:
        return not clock.is_recent(self.pair.created_at, self.expires_at - self.pair.created_at, self._now)

    def is_revoked(self) -> bool:
        ended_at = self.pair.rotated_at if self.refresh else self.pair.revoked_at
        return ended_at is not None or self.pair.grant.revoked_at is not None


class _Introspection(TokenParameterMixin, IntrospectionEndpoint):
    CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

    def query_token(self, token_string: str, token_type_hint: str | None) -> _IntrospectedToken | None:
        presented = find_token(self.server, token_string)
        return _IntrospectedToken(presented, self.server.now) if presented else None

    def check_permission(self, token: _IntrospectedToken, client: Client, request: Any) -> bool:
        return token.check_client(client)

    def introspect_token(self, token: _IntrospectedToken) -> dict[str, Any]:
        pair, grant = token.pair, token.pair.grant
        client = self._authenticated_client
        try:
            user = roles.load_caller(self.server.writer, self.server.registry, grant.tenant_id, grant.user_id)
        except Unauthorized:
            return {"active": False}
        if client.app.state == SUSPENDED:
            return {"active": False}
        token_type = {} if token.refresh else {"token_type": "Bearer"}
        return {
            "active": True,
            "scope": " ".join(grant.scopes if token.refresh else pair.scopes),
            "client_id": client.app.client_id,
            "username": user.email,
            **token_type,
            "exp": token.expires_at // 1000,
            "iat": pair.created_at // 1000,
            "sub": f"{user.tenant}/{grant.user_id}",
            "iss": self.server.issuer,
        }

    def authenticate_endpoint_client(self, request: Any) -> Client:
        client: Client = super().authenticate_endpoint_client(request)
        self._authenticated_client = client
        return client


class IntrospectEndpoint(Endpoint):
    """The introspection endpoint."""

    def create_reply(self, server: Server, request: Request) -> Reply:
        """The state of the token; for unknown tokens and those of other clients `{"active": false}` (RFC 7662 §2.2)."""
        server.register_endpoint(_Introspection)
        reply: Reply = server.create_endpoint_response(_Introspection.ENDPOINT_NAME, request)
        return reply
