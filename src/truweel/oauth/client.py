"""An app as the client of the OAuth library."""

import re
from collections.abc import Callable

from authlib.oauth2.rfc6749 import ClientMixin

from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.oauth import secrets
from truweel.oauth.model import SUSPENDED, App
from truweel.oauth.scopes import covers, with_reading

__all__ = ["GRANT_TYPES", "Client", "hash_secret"]

LOOPBACK_URI = re.compile(
    r"http://(?P<host>127\.0\.0\.1|\[::1\])(:(?P<port>[0-9]{1,5}))?(?P<rest>([/?].*)?)", re.DOTALL
)
GRANT_TYPES = ("authorization_code", "refresh_token")


def hash_secret(keyring: Keyring, secret: str) -> str:
    """The keyed hash that is stored of a client secret."""
    return keyring.hash(secret, secrets.CLIENT)


def _without_loopback_port(uri: str) -> str | None:
    """The URI without its port; None where it leads to no loopback address over http."""
    match = LOOPBACK_URI.fullmatch(uri)
    return f"{match['host']}{match['rest']}" if match and int(match["port"] or 80) < 65536 else None


class Client(ClientMixin):
    """`app` as an OAuth client. `renew(before, after)` stores the hash of a secret by the current key of the server,
    once one by an older key was right."""

    def __init__(self, app: App, keyring: Keyring, renew: Callable[[str, str], None] | None = None) -> None:
        self.app = app
        self._keyring = keyring
        self._renew = renew

    def __repr__(self) -> str:
        return f"<Client {self.app.client_id}>"

    @property
    def is_suspended(self) -> bool:
        """Whether the operator suspended the app."""
        return self.app.state == SUSPENDED

    def get_client_id(self) -> str:
        """The client id (RFC 6749 §2.2)."""
        return self.app.client_id

    def get_default_redirect_uri(self) -> str | None:
        """The redirect URI of a request without one: the only registered one, else None (RFC 6749 §3.1.2.3)."""
        uris = self.app.manifest.redirect_uris
        return uris[0] if len(uris) == 1 else None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The requested scopes, by default all declared ones. None if the app does not declare one of them."""
        declared = self.app.manifest.scopes
        if not scope or not scope.strip():
            return " ".join(declared)
        requested = set(scope.split(" ")) - {""}
        if not requested or not covers(declared, requested):
            return None
        return " ".join(scope for scope in with_reading(declared) if scope in requested)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Whether the URI is registered; compared exactly (RFC 9700 §4.1.3), except for the port of a loopback
        address, which a program on the user's machine can't choose beforehand (RFC 8252 §7.3)."""
        registered = self.app.manifest.redirect_uris
        if redirect_uri in registered:
            return True
        portless = _without_loopback_port(redirect_uri)
        return portless is not None and portless in map(_without_loopback_port, registered)

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether the secret matches a keyed hash: its own, or for a day after a rotation that of the one before. In
        constant time."""
        valid_hashes = self.app.secret_hashes(clock.now())
        matching = [stored for stored in valid_hashes if self._keyring.matches(client_secret, stored, secrets.CLIENT)]
        for stored in matching:
            if self._renew and not stored.startswith(f"{self._keyring.current_id}:"):
                self._renew(stored, hash_secret(self._keyring, client_secret))
        return bool(matching)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Public clients authenticate by `none`, all others with their secret."""
        return (method == "none") == self.app.manifest.public

    def check_response_type(self, response_type: str) -> bool:
        """Whether it is `code`, and the app not suspended."""
        return response_type == "code" and not self.is_suspended

    def check_grant_type(self, grant_type: str) -> bool:
        """Whether the grant type is supported, and the app not suspended."""
        return grant_type in GRANT_TYPES and not self.is_suspended
