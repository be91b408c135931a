"""HTTP Basic (RFC 7617)."""

import base64
import binascii

from truweel.errors import Unauthorized

__all__ = ["decode_credentials", "split_scheme"]


def split_scheme(authorization: str) -> tuple[str, str]:
    """Scheme, in lower case, and the rest of an Authorization header."""
    scheme, _, rest = authorization.strip().partition(" ")
    return scheme.lower(), rest.strip()


def decode_credentials(encoded: str) -> tuple[str, str]:
    """User name and password. Unauthorized where they can't be read."""
    try:
        user, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        colon = ""
    if not colon or "\0" in user + password:
        raise Unauthorized(
            "Authorization: Basic needs the base64 of key:secret in UTF-8.", reason="malformed-credentials"
        )
    return user, password
