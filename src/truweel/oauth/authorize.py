"""`/oauth2/authorize` (RFC 6749 §4.1.1): the authorization request and its answer.

The consent page itself is the console's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AccessDeniedError, InvalidRequestError

from truweel.auth.caller import Caller
from truweel.oauth.client import Client
from truweel.oauth.code_grant import CodeGrant, ConsentingUser, Pkce
from truweel.oauth.model import App
from truweel.oauth.server import Parameters, Request, Server, ascii_only
from truweel.oauth.services import Services
from truweel.storage.database import Reader, Writer

__all__ = [
    "AuthorizationRequest",
    "EnsureInstalled",
    "PageError",
    "RedirectError",
    "approve",
    "deny",
    "validate_request",
]

TARGET_PARAMETERS = ("client_id", "redirect_uri")
"""The parameters that say where an error may be sent. While one is invalid, errors are shown to the user instead."""


class PageError(Exception):
    """Unknown app or unregistered redirect URI: shown to the user, never redirected (RFC 6749 §4.1.2.1)."""


class RedirectError(Exception):
    """An error that is sent to `app`; `location` is its redirect URI with the error."""

    def __init__(self, location: str, app: App) -> None:
        super().__init__(location)
        self.location = location
        self.app = app


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """A valid request, which the user may approve or deny."""

    app: App
    redirect_uri: str
    scopes: tuple[str, ...]
    grant: Any
    request: Request


def validate_request(services: Services, reader: Reader, parameters: Parameters, issuer: str) -> AuthorizationRequest:
    """The authorization request in the parameters. Raises PageError or RedirectError."""
    # Validation only reads, but the type of Server asks for a writer.
    server = Server(cast("Writer", reader), services.registry, services.keyring)
    server.register_grant(CodeGrant, [Pkce(required=True)])
    request = Request("GET", _with_default_response_type(parameters))
    client, redirect_uri = _find_client_and_redirect_uri(server, request)
    try:
        grant = server.get_consent_grant(request)
    except OAuth2Error as error:
        location = _redirect_location(redirect_uri, [*error.get_body()], request, issuer)
        raise RedirectError(location, client.app) from None
    if not str(request.scope).strip():
        error_parameters = _error_parameters("invalid_scope", "The app declares no scope.")
        raise RedirectError(_redirect_location(redirect_uri, error_parameters, request, issuer), client.app)
    return AuthorizationRequest(client.app, redirect_uri, tuple(str(request.scope).split()), grant, request)


EnsureInstalled = Callable[[Writer, App, Caller, Sequence[str]], None]
"""Installs the app in the caller's tenant unless it is installed, in the transaction that creates the code."""


def approve(
    services: Services,
    writer: Writer,
    parameters: Parameters,
    caller: Caller,
    issuer: str,
    ensure_installed: EnsureInstalled,
) -> str:
    """The redirect with the code, after the user consented. `ensure_installed` installs the app.

    Raises PageError, RedirectError, and what `ensure_installed` raises.
    """
    authorization = validate_request(services, writer, parameters, issuer)
    ensure_installed(writer, authorization.app, caller, authorization.scopes)
    server: Server = authorization.grant.server
    user = ConsentingUser(caller.tenant_id, caller.user_id)
    server.create_authorization_response(authorization.request, grant_user=user, grant=authorization.grant)
    # The library would rewrite the query of the redirect URI; it must not change (RFC 6749 §3.1.2).
    return _redirect_location(
        authorization.redirect_uri,
        [("code", authorization.grant.created_code.text)],
        authorization.request,
        issuer,
    )


def deny(services: Services, reader: Reader, parameters: Parameters, issuer: str, description: str = "") -> str:
    """The redirect that tells the app that access was denied. Raises PageError or RedirectError."""
    authorization = validate_request(services, reader, parameters, issuer)
    error = AccessDeniedError(ascii_only(description) or "The user said no.")
    return _redirect_location(authorization.redirect_uri, error.get_body(), authorization.request, issuer)


def _with_default_response_type(parameters: Parameters) -> Parameters:
    """The parameters; a missing `response_type` becomes `code` (reference [D] S-OAUTH)."""
    pairs = [(name, ascii_only(value) if name == "response_type" else value) for name, value in parameters]
    return (
        pairs
        if any(name == "response_type" and value for name, value in pairs)
        else [*pairs, ("response_type", "code")]
    )


def _find_client_and_redirect_uri(server: Server, request: Request) -> tuple[Client, str]:
    """The app and the redirect URI of the request. Raises PageError."""
    payload = request.payload
    for name in TARGET_PARAMETERS:
        if len(payload.datalist.get(name, ())) > 1:
            raise PageError(f"Duplicate parameter {name}.")
    if not payload.client_id:
        raise PageError("client_id is missing.")
    client = server.query_client(payload.client_id)
    if client is None:
        raise PageError("No app has this client_id.")
    try:
        return client, CodeGrant.validate_authorization_redirect_uri(request, client)
    except InvalidRequestError as error:
        raise PageError(error.description) from None


def _error_parameters(code: str, description: str) -> list[tuple[str, str]]:
    return [("error", code), ("error_description", description)]


def _redirect_location(uri: str, pairs: Sequence[tuple[str, str]], request: Request, issuer: str) -> str:
    """`uri` with `pairs`, the unchanged state of the request, and the issuer (RFC 9207)."""
    state = [("state", request.payload.state)] if request.payload.state else []
    return _add_query(uri, [*(pair for pair in pairs if pair[0] != "state"), *state, ("iss", issuer)])


def _add_query(uri: str, pairs: Sequence[tuple[str, str]]) -> str:
    """`uri` with `pairs` appended to its query, which is kept (RFC 6749 §3.1.2)."""
    url = urlsplit(uri)
    query = "&".join(filter(None, (url.query, urlencode(pairs))))
    return urlunsplit(url._replace(query=query))
