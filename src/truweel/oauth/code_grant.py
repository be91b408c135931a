"""The authorization code (RFC 6749 §4.1) with PKCE (RFC 7636): consent on one side, tokens on the other."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, grants
from authlib.oauth2.rfc7636 import CodeChallenge

from truweel.oauth import grant_store, issue, secrets
from truweel.oauth.client import Client
from truweel.oauth.model import Grant
from truweel.oauth.secrets import CODE, Secret
from truweel.oauth.server import Server, ascii_only

__all__ = ["CODE_SECONDS", "CodeGrant", "ConsentingUser", "Pkce"]

CODE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class ConsentingUser:
    """Who consents."""

    tenant_id: int
    user_id: int


class CodeGrant(grants.AuthorizationCodeGrant):
    """Codes live 60 seconds and work once; a second use revokes what the first gave (RFC 6749 §4.1.2)."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    server: Server
    created_code: Secret
    """The code that `create_authorization_response` made."""

    # The authorization endpoint

    @staticmethod
    def validate_authorization_redirect_uri(request: Any, client: Client) -> str:
        """The redirect URI of the request; an error about it is shown to the user, never sent to it."""
        requested_uri = request.payload.redirect_uri
        if requested_uri and not client.check_redirect_uri(requested_uri):
            raise InvalidRequestError(f"redirect_uri is none that the app has registered: {ascii_only(requested_uri)}")
        redirect_uri = requested_uri or client.get_default_redirect_uri()
        if not redirect_uri:
            raise InvalidRequestError("redirect_uri is missing, and the app has registered several.")
        return str(redirect_uri)

    def generate_authorization_code(self) -> str:
        """A new code."""
        self.created_code = secrets.new_secret(self.server.keyring, CODE)
        return self.created_code.text

    def save_authorization_code(self, code: str, request: Any) -> None:
        """Keep the consent, and of the code what is needed to know it again."""
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
        """The consent behind a code that `client` may still use; one that was used already revokes its family."""
        writer, now = self.server.writer, self.server.now
        grant = grant_store.find_by_code(writer, self.server.keyring, code)
        if grant is None or grant.app_id != client.app.id:
            return None
        if grant.code_used_at is not None:
            grant_store.revoke_grant(writer, grant, now, "code used twice")
            return None
        if grant.revoked_at is not None or now - grant.created_at >= CODE_SECONDS * 1000:
            return None
        return _AuthorizationCode(grant)

    def authenticate_user(self, authorization_code: "_AuthorizationCode") -> ConsentingUser:
        """Who consented; InvalidGrantError where that user may not sign in any more."""
        issue.check_still_authorized(self.server, authorization_code.grant)
        return ConsentingUser(authorization_code.grant.tenant_id, authorization_code.grant.user_id)

    def generate_token(self, *args: Any, **options: Any) -> dict[str, Any]:
        """The first tokens of the family."""
        code: _AuthorizationCode = self.request.authorization_code
        return issue.issue_tokens(self.server, code.grant, self.client.app, code.grant.scopes)

    def save_token(self, token: dict[str, Any]) -> None:
        """They were kept as they were made."""

    def delete_authorization_code(self, authorization_code: "_AuthorizationCode") -> None:
        """It stays, marked, so that a second use is noticed."""
        grant_store.mark_code_used(self.server.writer, authorization_code.grant, self.server.now)


@dataclass(frozen=True, slots=True)
class _AuthorizationCode:
    """A grant as the library asks it."""

    grant: Grant

    def get_redirect_uri(self) -> str:
        return self.grant.redirect_uri if self.grant.redirect_uri_given else ""

    def get_scope(self) -> str:
        return " ".join(self.grant.scopes)


class Pkce(CodeChallenge):
    """PKCE with S256 only; a public client needs it from its first request on."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        """InvalidRequestError where a challenge is missing that must be there, or isn't S256 (RFC 7636 §4.4.1)."""
        parameters = grant.request.payload.data
        if "code_challenge" not in parameters and grant.request.client.app.manifest.public:
            raise InvalidRequestError("code_challenge is missing; a public client needs PKCE with S256.")
        if "code_challenge" in parameters and "code_challenge_method" not in parameters:
            raise InvalidRequestError("code_challenge_method is missing, which means plain; S256 is required.")
        super().validate_code_challenge(grant, redirect_uri)

    def get_authorization_code_challenge(self, authorization_code: _AuthorizationCode) -> str | None:
        """The challenge that the code was asked with."""
        return authorization_code.grant.challenge

    def get_authorization_code_challenge_method(self, authorization_code: _AuthorizationCode) -> str:
        """The only one there is."""
        return "S256"
