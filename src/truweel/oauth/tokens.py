"""`POST /oauth2/tokens`: exchanges codes and refresh tokens for tokens (RFC 6749 §4.1.3, §6)."""

from truweel.oauth.code_grant import CodeGrant, Pkce
from truweel.oauth.endpoint import Endpoint
from truweel.oauth.refresh_grant import RefreshGrant
from truweel.oauth.server import Reply, Request, Server

__all__ = ["TokenEndpoint"]


class TokenEndpoint(Endpoint):
    """The token endpoint."""

    def create_reply(self, server: Server, request: Request) -> Reply:
        """Tokens, or an error of RFC 6749 §5.2."""
        if "grant_type" not in request.form:
            return Reply(400, {"error": "invalid_request", "error_description": "grant_type is missing."})
        server.register_grant(CodeGrant, [Pkce(required=True)])
        server.register_grant(RefreshGrant)
        reply: Reply = server.create_token_response(request)
        return reply
