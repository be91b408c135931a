"""Signed URLs that open a document for a short time, without a log-in."""

from typing import Protocol
from urllib.parse import urlencode

from truweel import clock, opaque

__all__ = ["LINK_LIFETIME", "SignedLinks"]

LINK_LIFETIME = 15 * 60 * 1000
"""Lifetime of a signed URL in milliseconds."""
PURPOSE = "document-url"


class Signer(Protocol):
    """What of the server's keys is needed (`auth.keyring.Keyring`)."""

    def hash(self, secret: str, purpose: str) -> str:
        """A keyed hash of `secret`."""

    def matches(self, secret: str, hashed: str, purpose: str) -> bool:
        """Whether `hashed` is the hash of `secret`."""


class SignedLinks:
    """Signs and verifies URLs with the server's key."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def sign(self, tenant: int, path: str) -> str:
        """`path` (`/documents/5?inline=true`) with tenant, end and signature. The caller has checked the rights."""
        until = clock.now() + LINK_LIFETIME
        plain = path.partition("?")[0]
        parameters = {
            "tenant": tenant,
            "until": until,
            "signature": self._signer.hash(f"{tenant} {until} {plain}", PURPOSE),
        }
        return f"{path}{'&' if '?' in path else '?'}{urlencode(parameters)}"

    def verify(self, path: str, query: list[tuple[str, str]]) -> int | None:
        """The tenant that a URL was signed for; None for a wrong signature or an expired URL."""
        parameters = dict(query)
        tenant, until = (opaque.parse_integer(parameters.get(name, "")) for name in ("tenant", "until"))
        if tenant is None or until is None or not clock.is_recent(until - LINK_LIFETIME, LINK_LIFETIME, clock.now()):
            return None
        is_valid = self._signer.matches(f"{tenant} {until} {path}", parameters.get("signature", ""), PURPOSE)
        return tenant if is_valid else None
