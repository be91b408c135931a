"""How a client says who it is."""

from __future__ import annotations

import base64
from typing import Protocol

__all__ = ["KeyLogin", "Login"]


class Login(Protocol):
    """Makes the header `Authorization`."""

    def current(self) -> str | None:
        """The header, at once; None where it has to be renewed first."""

    def renew(self, refused: str | None = None) -> str | None:
        """A new header; may wait. `refused` is the one that the server did not take. None where there is no other."""


class KeyLogin:
    """HTTP Basic: API key and secret, or e-mail address and password."""

    def __init__(self, key: str, secret: str) -> None:
        self._header = "Basic " + base64.b64encode(f"{key}:{secret}".encode()).decode()

    def current(self) -> str | None:
        return self._header

    def renew(self, refused: str | None = None) -> str | None:
        return None
