"""What the endpoints of this room work with."""

from dataclasses import dataclass

from starlette.requests import Request as HttpRequest

from truweel.auth.keyring import Keyring
from truweel.schema.registry import Registry
from truweel.storage.database import Database

__all__ = ["Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """The database, the declarations and the keys of this server, and the address it is known under, if that is set."""

    database: Database
    registry: Registry
    keyring: Keyring
    public_url: str | None = None

    def base(self, request: HttpRequest) -> str:
        """The server's address for links in the answer to `request`; the issuer of RFC 8414."""
        return self.public_url or f"{request.url.scheme}://{request.url.netloc}"
