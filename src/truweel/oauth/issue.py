"""Issuing of tokens, and the checks before it."""

from collections.abc import Sequence
from typing import Any

from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidScopeError

from truweel.auth import roles
from truweel.errors import Unauthorized
from truweel.oauth import grant_store, secrets, store
from truweel.oauth.model import App, Grant
from truweel.oauth.scopes import restrict
from truweel.oauth.secrets import ACCESS, REFRESH
from truweel.oauth.server import Server

__all__ = ["ACCESS_SECONDS", "REFRESH_DAYS", "check_still_authorized", "issue_tokens"]

ACCESS_SECONDS = 3600
REFRESH_DAYS = 90
"""A refresh token expires after this many days; each use issues a new one."""


def check_still_authorized(server: Server, grant: Grant) -> None:
    """Raises InvalidGrantError unless the app is still installed and the consenting user still active."""
    installation = store.find_installation(server.writer, grant.tenant_id, grant.app_id)
    if installation is None or not installation.is_active:
        raise InvalidGrantError("The app is not installed any more.")
    try:
        roles.load_caller(server.writer, server.registry, grant.tenant_id, grant.user_id)
    except Unauthorized:
        raise InvalidGrantError("The user who consented can not sign in any more.") from None


def issue_tokens(server: Server, grant: Grant, app: App, requested_scopes: Sequence[str]) -> dict[str, Any]:
    """A new pair of the token family of `grant`, as the response of RFC 6749 §5.1.

    Its scopes are those of `requested_scopes` that the app still declares. Raises InvalidScopeError if none is left.
    """
    scopes = restrict(requested_scopes, app.manifest.scopes)
    if not scopes and requested_scopes:
        raise InvalidScopeError("The app declares none of these scopes any more.")
    access, refresh = secrets.new_secret(server.keyring, ACCESS), secrets.new_secret(server.keyring, REFRESH)
    grant_store.add_token_pair(server.writer, grant, scopes, access, refresh, server.now)
    return {
        "access_token": access.text,
        "token_type": "Bearer",
        "expires_in": ACCESS_SECONDS,
        "refresh_token": refresh.text,
        "scope": " ".join(scopes),
    }
