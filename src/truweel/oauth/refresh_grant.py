"""The refresh token (RFC 6749 §6), rotated at each use (RFC 9700 §4.14.2), and the rule on refreshing too early."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidScopeError, grants

from truweel import clock
from truweel.oauth import grant_store, issue, store
from truweel.oauth.client import Client
from truweel.oauth.model import TokenPair
from truweel.oauth.server import Server

__all__ = ["EARLY_SECONDS", "MAX_EARLY_REFRESHES", "RACE_SECONDS", "RefreshGrant", "TooEarly"]

RACE_SECONDS = 10
"""So long after its first use a refresh token works again: two requests of one app that cross are both answered."""
EARLY_SECONDS = 600
"""A refresh while the access token lives longer than this is early (reference [D] S-GEN, requirement 1)."""
MAX_EARLY_REFRESHES = 50
"""Early refreshes that an app is allowed in a tenant and day (UTC)."""


class TooEarly(OAuth2Error):
    """429: too many early refreshes today. The tokens that the app has go on working."""

    error = "invalid_request"
    status_code = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            f"Refreshed too early more than {MAX_EARLY_REFRESHES} times today; "
            f"the access token still works, refresh it in {retry_after} seconds."
        )
        self._retry_after = retry_after

    def get_headers(self) -> Any:
        """With the seconds to wait."""
        return [*super().get_headers(), ("Retry-After", str(self._retry_after))]


@dataclass(frozen=True, slots=True)
class _RefreshToken:
    """A refresh token as the library asks it."""

    pair: TokenPair

    def check_client(self, client: Client) -> bool:
        return self.pair.grant.app_id == client.app.id

    def get_scope(self) -> str:
        return " ".join(self.pair.grant.scopes)


class RefreshGrant(grants.RefreshTokenGrant):
    """A new pair for each use; an old token that comes back after the race is over ends the family."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    INCLUDE_NEW_REFRESH_TOKEN = True
    server: Server

    def authenticate_refresh_token(self, refresh_token: str) -> _RefreshToken | None:
        """The token if it may be used now. One that was rotated away is a sign of theft: its family ends."""
        writer, now = self.server.writer, self.server.now
        pair = grant_store.find_by_refresh_token(writer, self.server.keyring, refresh_token, lock=writer.for_update)
        if pair is None or pair.grant.app_id != self.client.app.id or pair.grant.revoked_at is not None:
            return None
        if now - pair.created_at >= issue.REFRESH_DAYS * 86_400_000:
            return None
        if pair.rotated_at is not None and now - pair.rotated_at > RACE_SECONDS * 1000:
            grant_store.revoke_grant(writer, pair.grant, now, "refresh token used again")
            return None
        return _RefreshToken(pair)

    def authenticate_user(self, refresh_token: _RefreshToken) -> bool:
        """Whether whoever consented still is a user, and the app still installed; InvalidGrantError otherwise."""
        issue.check_still_authorized(self.server, refresh_token.pair.grant)
        return True

    def issue_token(self, user: Any, refresh_token: _RefreshToken) -> dict[str, Any]:
        """The next pair, with the scopes asked for or all that were granted."""
        pair = refresh_token.pair
        self._check_not_too_early(pair)
        requested_scopes = (self.request.payload.scope or "").split()
        if not set(requested_scopes) <= set(pair.grant.scopes):
            raise InvalidScopeError()
        return issue.issue_tokens(self.server, pair.grant, self.client.app, requested_scopes or pair.grant.scopes)

    def _check_not_too_early(self, pair: TokenPair) -> None:
        """Count a refresh long before expiry; TooEarly past the threshold."""
        now = self.server.now
        seconds_left = issue.ACCESS_SECONDS - (now - pair.created_at) // 1000
        if seconds_left <= EARLY_SECONDS or pair.rotated_at is not None or pair.revoked_at is not None:
            return
        grant = pair.grant
        note = "Keep the access token until it has almost expired; expires_in tells for how long it works."
        day = clock.format_instant(now)[:10]
        times = store.count_notice(self.server.writer, grant.tenant_id, grant.app_id, "early-refresh", day, now, note)
        if times > MAX_EARLY_REFRESHES:
            raise TooEarly(seconds_left - EARLY_SECONDS)

    def save_token(self, token: dict[str, Any]) -> None:
        """It was kept as it was made."""

    def revoke_old_credential(self, refresh_token: _RefreshToken) -> None:
        """The token that was used is rotated away."""
        grant_store.mark_rotated(self.server.writer, refresh_token.pair, self.server.now)
