"""A token that a client presents for revocation or introspection."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError

from truweel.oauth import grant_store
from truweel.oauth.client import Client
from truweel.oauth.model import TokenPair
from truweel.oauth.server import Server

__all__ = ["PresentedToken", "TokenParameterMixin", "find_token"]


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
    if pair := grant_store.find_by_access_token(server.writer, server.keyring, token):
        return PresentedToken(pair, refresh=False)
    pair = grant_store.find_by_refresh_token(server.writer, server.keyring, token)
    return PresentedToken(pair, refresh=True) if pair else None
