"""Numbers by which the world knows a firm (catalogue 9.2). They are checked for form only."""

import re
from functools import lru_cache

__all__ = ["enterprise_number", "looks_belgian"]

ENTERPRISE_NUMBER = re.compile(r"[01]\d{9}", re.ASCII)
_SEPARATORS = re.compile(r"[\s./-]+")


@lru_cache(500)  # several rules of a record ask for the same one
def enterprise_number(text: str | None) -> str | None:
    """The ten digits of a Belgian VAT or enterprise number, written in any usual way; None where it is none.

    The last two are 97 less the remainder of the first eight by 97.
    """
    digits = _plain(text or "").removeprefix("BE")
    digits = digits.zfill(10) if len(digits) == 9 and digits.isdecimal() else digits  # as written before 2005
    if not ENTERPRISE_NUMBER.fullmatch(digits) or 97 - int(digits[:8]) % 97 != int(digits[8:]):
        return None
    return digits


def looks_belgian(text: str, *, is_vat: bool) -> bool:
    """Whether a number claims to be Belgian: `BE` before a VAT number, or ten digits."""
    plain = _plain(text)
    return plain.startswith("BE") if is_vat else ENTERPRISE_NUMBER.fullmatch(plain) is not None


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()
