"""`GET /.well-known/oauth-authorization-server` (RFC 8414): the metadata of the server.

Of a server under a path it is also `/.well-known/oauth-authorization-server/that/path`, at the root of the host, where
section 3.1 has clients look for it.
"""

from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.http.middleware.path_prefix import prefix_of
from truweel.oauth import scopes
from truweel.oauth.client import GRANT_TYPES
from truweel.oauth.services import Services

__all__ = ["MetadataEndpoint", "metadata_document"]


def metadata_document(services: Services, issuer: str) -> dict[str, Any]:
    """The metadata of the server whose issuer is `issuer`."""
    secret_methods = ["client_secret_basic", "client_secret_post"]
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/oauth2/authorize",
        "token_endpoint": f"{issuer}/oauth2/tokens",
        "revocation_endpoint": f"{issuer}/oauth2/revoke",
        "introspection_endpoint": f"{issuer}/oauth2/introspect",
        "scopes_supported": list(scopes.known_scopes(services.registry)),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": list(GRANT_TYPES),
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": [*secret_methods, "none"],
        "revocation_endpoint_auth_methods_supported": [*secret_methods, "none"],
        "introspection_endpoint_auth_methods_supported": secret_methods,
        "ui_locales_supported": ["nl", "fr", "de", "en"],
        "authorization_response_iss_parameter_supported": True,
    }


class MetadataEndpoint:
    """The metadata endpoint."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, request: HttpRequest) -> Response:
        """Answer with the metadata document. HTTPException where the path names another issuer."""
        if request.path_params.get("issuer", "") not in ("", prefix_of(request.scope)):
            raise HTTPException(404)
        metadata = metadata_document(self._services, self._services.base(request))
        return Response(msgspec.json.encode(metadata), media_type="application/json")
