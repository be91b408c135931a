"""A token that a client presents for revocation or introspection, and whose request a form with one counts as."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError

from truweel.auth import roles
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.errors import Unauthorized
from truweel.oauth import grant_store
from truweel.oauth.client import Client
from truweel.oauth.model import TokenPair
from truweel.oauth.server import Server
from truweel.oauth.services import Services
from truweel.storage.database import Reader

__all__ = ["PresentedToken", "TokenParameterMixin", "find_caller", "find_token"]


class PresentedToken:
    """The access token of a pair, or its refresh token."""

    def __init__(self, pair: TokenPair, *, refresh: bool) -> None:
        self.pair = pair
        self.refresh = refresh

    def check_client(self, client: Client) -> bool:
        """Whether it was issued to `client`."""
        return self.pair.grant.app_id == client.app.id


class TokenParameterMixin:
    """Mixin for endpoints of the library whose form has the parameter `token`."""

    server: Server

    def check_params(self, request: Any, client: Client) -> None:
        """Raises InvalidRequestError unless the form has `token`."""
        if "token" not in request.form:
            raise InvalidRequestError("token is missing.")


def find_token(server: Server, token: str) -> PresentedToken | None:
    """The presented token, None if unknown. Its prefix tells its kind, so `token_type_hint` is not needed."""
    return _find_token(server.writer, server.keyring, token)


def find_caller(reader: Reader, services: Services, form: Mapping[str, str]) -> Caller | None:
    """The app in the tenant that the code or token of a form belongs to; None for a form without a known one, and for a
    user or tenant that is gone."""
    keyring = services.keyring
    grant = grant_store.find_by_code(reader, keyring, form["code"]) if "code" in form else None
    for name in ("refresh_token", "token"):
        if grant is None and name in form and (presented := _find_token(reader, keyring, form[name])):
            grant = presented.pair.grant
    if grant is None:
        return None
    try:
        user = roles.load_caller(reader, services.registry, grant.tenant_id, grant.user_id, check_block=False)
    except Unauthorized:
        return None
    return replace(user, app_id=grant.app_id)


def _find_token(reader: Reader, keyring: Keyring, token: str) -> PresentedToken | None:
    if pair := grant_store.find_by_access_token(reader, keyring, token):
        return PresentedToken(pair, refresh=False)
    pair = grant_store.find_by_refresh_token(reader, keyring, token)
    return PresentedToken(pair, refresh=True) if pair else None
