"""What the endpoints of OAuth and the marketplace share."""

from dataclasses import dataclass

from starlette.requests import Request as HttpRequest

from truweel.auth.keyring import Keyring
from truweel.schema.registry import Registry
from truweel.storage.database import Database

__all__ = ["Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """Database, registry and keys of this server; `public_url` is its public address, if configured."""

    database: Database
    registry: Registry
    keyring: Keyring
    public_url: str | None = None

    def base(self, request: HttpRequest) -> str:
        """The base URL for links in the response to `request`; also the issuer of RFC 8414."""
        prefix = request.scope.get("state", {}).get("prefix", "")
        return self.public_url or f"{request.url.scheme}://{request.url.netloc}{prefix}"
