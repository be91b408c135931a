"""The authorization code (RFC 6749 §4.1) with PKCE (RFC 7636)."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, grants
from authlib.oauth2.rfc7636 import CodeChallenge

from truweel import clock
from truweel.oauth import grant_store, issue, secrets
from truweel.oauth.client import Client
from truweel.oauth.model import Grant
from truweel.oauth.secrets import CODE, Secret
from truweel.oauth.server import Server, ascii_only

__all__ = ["CODE_SECONDS", "CodeGrant", "ConsentingUser", "Pkce"]

CODE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class ConsentingUser:
    """The user who consents."""

    tenant_id: int
    user_id: int


class CodeGrant(grants.AuthorizationCodeGrant):
    """Codes expire after 60 seconds and work once. A second use revokes the tokens of the first (RFC 6749 §4.1.2)."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    server: Server
    created_code: Secret
    """The code that `create_authorization_response` created."""

    # The authorization endpoint

    @staticmethod
    def validate_authorization_redirect_uri(request: Any, client: Client) -> str:
        """The redirect URI of the request. Raises InvalidRequestError, which is shown to the user."""
        requested_uri = request.payload.redirect_uri
        if requested_uri and not client.check_redirect_uri(requested_uri):
            raise InvalidRequestError(f"redirect_uri is not registered for the app: {ascii_only(requested_uri)}")
        redirect_uri = requested_uri or client.get_default_redirect_uri()
        if not redirect_uri:
            raise InvalidRequestError("redirect_uri is missing, and the app has registered several.")
        return str(redirect_uri)

    def generate_authorization_code(self) -> str:
        """A new code."""
        self.created_code = secrets.new_secret(self.server.keyring, CODE)
        return self.created_code.text

    def save_authorization_code(self, code: str, request: Any) -> None:
        """Store the consent, with the handle and the hash of the code."""
        user: ConsentingUser = request.user
        (id,) = self.server.writer.next_ids("oauth_grant")
        grant = Grant(
            user.tenant_id,
            id,
            request.client.app.id,
            user.user_id,
            tuple(request.scope.split()),
            request.payload.redirect_uri or request.client.get_default_redirect_uri(),
            bool(request.payload.redirect_uri),
            request.payload.data.get("code_challenge"),
            self.server.now,
            self.created_code.hash,
        )
        grant_store.add_grant(self.server.writer, grant, self.created_code)

    # The token endpoint

    def query_authorization_code(self, code: str, client: Client) -> "_AuthorizationCode | None":
        """The consent of a code that `client` may still use. A code that was already used revokes its token family."""
        writer, now = self.server.writer, self.server.now
        grant = grant_store.find_by_code(writer, self.server.keyring, code, lock=writer.for_update)
        if grant is None or grant.app_id != client.app.id:
            return None
        if grant.code_used_at is not None:
            grant_store.revoke_grant(writer, grant, now, "code used twice")
            return None
        if grant.revoked_at is not None or not clock.is_recent(grant.created_at, CODE_SECONDS * 1000, now):
            return None
        return _AuthorizationCode(grant)

    def authenticate_user(self, authorization_code: "_AuthorizationCode") -> ConsentingUser:
        """The user who consented. Raises InvalidGrantError if that user may no longer sign in."""
        issue.check_still_authorized(self.server, authorization_code.grant)
        return ConsentingUser(authorization_code.grant.tenant_id, authorization_code.grant.user_id)

    def generate_token(self, *args: Any, **options: Any) -> dict[str, Any]:
        """The first tokens of the token family."""
        code: _AuthorizationCode = self.request.authorization_code
        return issue.issue_tokens(self.server, code.grant, self.client.app, code.grant.scopes)

    def save_token(self, token: dict[str, Any]) -> None:
        """Does nothing: `generate_token` stored them."""

    def delete_authorization_code(self, authorization_code: "_AuthorizationCode") -> None:
        """Mark it as used. It is kept so that a second use is detected."""
        grant_store.mark_code_used(self.server.writer, authorization_code.grant, self.server.now)


@dataclass(frozen=True, slots=True)
class _AuthorizationCode:
    """A grant with the interface that the library expects."""

    grant: Grant

    def get_redirect_uri(self) -> str:
        return self.grant.redirect_uri if self.grant.redirect_uri_given else ""

    def get_scope(self) -> str:
        return " ".join(self.grant.scopes)


class Pkce(CodeChallenge):
    """PKCE with S256 only. Public clients must use it."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        """Raises InvalidRequestError if a required challenge is missing or not S256 (RFC 7636 §4.4.1)."""
        parameters = grant.request.payload.data
        if "code_challenge" not in parameters and grant.request.client.app.manifest.public:
            raise InvalidRequestError("code_challenge is missing; a public client needs PKCE with S256.")
        if "code_challenge" in parameters and "code_challenge_method" not in parameters:
            raise InvalidRequestError("code_challenge_method is missing, which means plain; S256 is required.")
        super().validate_code_challenge(grant, redirect_uri)

    def get_authorization_code_challenge(self, authorization_code: _AuthorizationCode) -> str | None:
        """The challenge of the authorization request."""
        return authorization_code.grant.challenge

    def get_authorization_code_challenge_method(self, authorization_code: _AuthorizationCode) -> str:
        """S256, the only supported method."""
        return "S256"
