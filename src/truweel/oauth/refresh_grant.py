"""The refresh token (RFC 6749 §6), rotated at each use (RFC 9700 §4.14.2), and the limit on early refreshes."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidScopeError, grants

from truweel import clock
from truweel.oauth import grant_store, issue, store
from truweel.oauth.client import Client
from truweel.oauth.model import TokenPair
from truweel.oauth.scopes import covers, with_reading
from truweel.oauth.server import Server

__all__ = ["EARLY_SECONDS", "MAX_EARLY_REFRESHES", "MAX_RACING_REFRESHES", "RACE_SECONDS", "RefreshGrant", "TooEarly"]

RACE_SECONDS = 10
"""For this long after its first use a refresh token still works, so that two concurrent requests both succeed."""
MAX_RACING_REFRESHES = 20
"""Pairs that a refresh token gives at most, its first use included."""
EARLY_SECONDS = 600
"""A refresh is early if the access token is valid for longer than this (reference [D] S-GEN, requirement 1)."""
MAX_EARLY_REFRESHES = 50
"""Early refreshes allowed per app, tenant and day (UTC)."""


class TooEarly(OAuth2Error):
    """429: too many early refreshes today. The tokens of the app keep working."""

    error = "invalid_request"
    status_code = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            f"Refreshed too early more than {MAX_EARLY_REFRESHES} times today; "
            f"the access token still works, refresh it in {retry_after} seconds."
        )
        self._retry_after = retry_after

    def get_headers(self) -> Any:
        """With `Retry-After`."""
        return [*super().get_headers(), ("Retry-After", str(self._retry_after))]


@dataclass(frozen=True, slots=True)
class _RefreshToken:
    """A refresh token with the interface that the library expects."""

    pair: TokenPair

    def check_client(self, client: Client) -> bool:
        return self.pair.grant.app_id == client.app.id

    def get_scope(self) -> str:
        return " ".join(with_reading(self.pair.grant.scopes))


class RefreshGrant(grants.RefreshTokenGrant):
    """Each use issues a new pair. A rotated token used after RACE_SECONDS revokes its token family."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
    INCLUDE_NEW_REFRESH_TOKEN = True
    server: Server

    def authenticate_refresh_token(self, refresh_token: str) -> _RefreshToken | None:
        """The token if it may be used now. Reuse of a rotated token is a sign of theft: it revokes the token family."""
        writer, now = self.server.writer, self.server.now
        pair = grant_store.find_by_refresh_token(writer, self.server.keyring, refresh_token, lock=writer.for_update)
        if pair is None or pair.grant.app_id != self.client.app.id or pair.grant.revoked_at is not None:
            return None
        if not clock.is_recent(pair.created_at, issue.REFRESH_DAYS * 86_400_000, now):
            return None
        if pair.rotated_at is not None and not clock.is_recent(pair.rotated_at, RACE_SECONDS * 1000 + 1, now):
            grant_store.revoke_grant(writer, pair.grant, now, "refresh token used again")
            return None
        if pair.rotated_at is not None:
            issued = grant_store.count_pairs_since(writer, pair.grant, pair.rotated_at)
            return _RefreshToken(pair) if issued < MAX_RACING_REFRESHES else None
        return _RefreshToken(pair)

    def authenticate_user(self, refresh_token: _RefreshToken) -> bool:
        """True. Raises InvalidGrantError unless the user is still active and the app still installed."""
        issue.check_still_authorized(self.server, refresh_token.pair.grant)
        return True

    def issue_token(self, user: Any, refresh_token: _RefreshToken) -> dict[str, Any]:
        """The next pair, with the requested scopes, by default all granted ones."""
        pair = refresh_token.pair
        self._check_not_too_early(pair)
        requested_scopes = (self.request.payload.scope or "").split()
        if not covers(pair.grant.scopes, requested_scopes):
            raise InvalidScopeError()
        if pair.rotated_at is None:  # before the next pair is there, which stays
            grant_store.mark_rotated(self.server.writer, pair, self.server.now)
        return issue.issue_tokens(self.server, pair.grant, self.client.app, requested_scopes or pair.grant.scopes)

    def _check_not_too_early(self, pair: TokenPair) -> None:
        """Count an early refresh. Raises TooEarly above MAX_EARLY_REFRESHES."""
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
        """Does nothing: `issue_token` stored it."""

    def revoke_old_credential(self, refresh_token: _RefreshToken) -> None:
        """Does nothing: `issue_token` marked it."""
