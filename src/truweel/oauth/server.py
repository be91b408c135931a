"""The OAuth server of one transaction: the protocol of Authlib over our rows.

Authlib knows the order of the checks and the errors of the RFCs. The grants of this package store codes and tokens,
and add our own rules. The server is synchronous, like all work on the database, and created for each request.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import (
    AuthorizationServer,
    InvalidClientError,
    InvalidRequestError,
    OAuth2Payload,
    OAuth2Request,
)

from truweel import clock
from truweel.auth import basic
from truweel.auth.keyring import Keyring
from truweel.errors import Unauthorized
from truweel.oauth import store
from truweel.oauth.client import Client
from truweel.schema.registry import Registry
from truweel.storage.database import Writer

__all__ = ["Parameters", "Reply", "Request", "Server", "ascii_only"]

# Authlib writes tokens into its debug log.
logging.getLogger("authlib").setLevel(logging.INFO)

Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server: JSON, or a redirect where `location` is set."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    location: str = ""


class _Payload(OAuth2Payload):
    """Parameters; one without a value counts as missing (RFC 6749 §3.1)."""

    def __init__(self, parameters: Parameters) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in parameters:
            if value:
                self._values.setdefault(name, []).append(value)

    @property
    def data(self) -> dict[str, str]:
        """Name → first value."""
        return {name: values[0] for name, values in self._values.items()}

    @property
    def datalist(self) -> dict[str, list[Any]]:
        """Name → values."""
        return dict(self._values)


class Request(OAuth2Request):
    """A request to one of the endpoints. Its URL is a constant https one, because the proxy does TLS."""

    def __init__(self, method: str, parameters: Parameters, authorization: str | None = None) -> None:
        super().__init__(
            method, "https://localhost/", headers={"Authorization": authorization} if authorization else {}
        )
        self.payload = _Payload(parameters)

    @property
    def form(self) -> dict[str, str]:
        """The parameters, of the query or the form."""
        return self.payload.data

    @property
    def args(self) -> dict[str, str]:
        """Same as `form`."""
        return self.payload.data


class Server(AuthorizationServer):
    """The authorization server. `writer` is the transaction of the request, `issuer` the address of this server."""

    def __init__(self, writer: Writer, registry: Registry, keyring: Keyring, issuer: str = "") -> None:
        super().__init__()
        self.writer = writer
        self.registry = registry
        self.keyring = keyring
        self.issuer = issuer
        self.now = clock.now()

    def query_client(self, client_id: str) -> Client | None:
        """The app with this client id."""
        app = store.find_app_by_client_id(self.writer, client_id)
        return Client(app, self.keyring, partial(store.renew_secret_hash, self.writer, app.id)) if app else None

    def authenticate_client(self, request: Any, methods: Iterable[str], endpoint: str = "token") -> Client:
        """The client of a request.

        Raises InvalidRequestError if it authenticates twice, InvalidClientError if it does not or fails.
        """
        header, form = request.headers.get("Authorization"), request.form
        if header:
            try:
                scheme, encoded = basic.split_scheme(header)
                user, _ = basic.decode_credentials(encoded) if scheme == "basic" else ("", "")
            except Unauthorized:
                raise InvalidClientError("The Authorization header can't be read.") from None
            if not user:
                raise InvalidClientError("Clients authenticate with HTTP Basic or with client_id and client_secret.")
            if "client_secret" in form or form.get("client_id", user) != user:
                raise InvalidRequestError("Authenticate in the header or in the body, not in both.")
        try:
            client: Client = super().authenticate_client(request, methods, endpoint)
        except InvalidClientError:
            raise InvalidClientError("Unknown client or wrong client secret.") from None
        return client

    def create_oauth2_request(self, request: Any) -> Any:
        """Returns the request: it is an OAuth2Request already."""
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Reply:
        """The response of the library as a Reply."""
        response_headers = dict(headers)
        return Reply(status, dict(body or {}), response_headers, response_headers.pop("Location", ""))

    def handle_error_response(self, request: Any, error: OAuth2Error) -> Any:
        """The reply of an error. `invalid_client` is always 401 with a challenge (RFC 6749 §5.2)."""
        if isinstance(error, InvalidClientError):
            error.status_code = 401
        reply: Reply = super().handle_error_response(request, error)
        challenge = reply.headers.get("WWW-Authenticate", "")
        if challenge.startswith("Basic ") and "realm=" not in challenge:  # required by RFC 7617 section 2
            challenge = challenge.replace("Basic ", 'Basic realm="Truweel", charset="UTF-8", ', 1)
            return replace(reply, headers={**reply.headers, "WWW-Authenticate": challenge})
        return reply

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Does nothing: there are no listeners."""


def ascii_only(text: str) -> str:
    """`text` as a valid error description (RFC 6749 §5.2: printable ASCII without quote and backslash)."""
    return "".join(c if " " <= c <= "~" and c not in '"\\' else "?" for c in text)[:200]
