"""An app as the OAuth library sees it: who it is, and what it may ask for."""

from authlib.oauth2.rfc6749 import ClientMixin

from truweel.auth.keyring import Keyring
from truweel.oauth import secrets
from truweel.oauth.model import SUSPENDED, App

__all__ = ["GRANT_TYPES", "Client", "hash_secret"]

GRANT_TYPES = ("authorization_code", "refresh_token")


def hash_secret(keyring: Keyring, secret: str) -> str:
    """What is stored of a client secret."""
    return keyring.hash(secret, secrets.CLIENT)


class Client(ClientMixin):
    """The client `app`."""

    def __init__(self, app: App, keyring: Keyring) -> None:
        self.app = app
        self._keyring = keyring

    def __repr__(self) -> str:
        return f"<Client {self.app.client_id}>"

    @property
    def is_suspended(self) -> bool:
        """Whether the operator has stopped the app."""
        return self.app.state == SUSPENDED

    def get_client_id(self) -> str:
        """RFC 6749 §2.2."""
        return self.app.client_id

    def get_default_redirect_uri(self) -> str | None:
        """The redirect URI of a request that names none: the only one there is (RFC 6749 §3.1.2.3)."""
        uris = self.app.manifest.redirect_uris
        return uris[0] if len(uris) == 1 else None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The scopes of a request, all that the app declares where it names none; None where one isn't declared."""
        declared = self.app.manifest.scopes
        if not scope or not scope.strip():
            return " ".join(declared)
        requested = set(scope.split(" ")) - {""}
        return " ".join(scope for scope in declared if scope in requested) if requested <= set(declared) else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Character by character (RFC 9700 §4.1.3)."""
        return redirect_uri in self.app.manifest.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        """Against the keyed hash, in constant time."""
        stored = self.app.secret_hash
        is_match = self._keyring.matches(client_secret, stored or f"{self._keyring.current_id}:", secrets.CLIENT)
        return is_match and stored is not None

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """A public client has no secret to authenticate with; every other must."""
        return (method == "none") == self.app.manifest.public

    def check_response_type(self, response_type: str) -> bool:
        """Codes only; none for a suspended app."""
        return response_type == "code" and not self.is_suspended

    def check_grant_type(self, grant_type: str) -> bool:
        """Codes and refresh tokens; none for a suspended app."""
        return grant_type in GRANT_TYPES and not self.is_suspended
