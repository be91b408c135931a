"""Numbers of firms, however they are written: `BE 0403.170.701`, `0403170701` and `BTW BE403170701` are one number."""

import re
from typing import Any

from truweel.schema.fields import Text, fold

__all__ = [
    "VatNumber",
    "compact_iban",
    "compact_number",
    "format_communication",
    "is_belgian",
    "is_structured_communication",
    "read_structured_communication",
]

_PREFIX = re.compile(r"^(?:BTW|TVA|VAT|KBO|BCE)(?:NR|NO)?(?=[A-Z0-9])")
_COMMUNICATION = re.compile(r"[+*\s]*([0-9]{3})[/\s]?([0-9]{4})[/\s]?([0-9]{5})[+*\s]*")
_OTHER = re.compile(r"[^0-9A-Z]+")


def is_belgian(digits: str) -> bool:
    """Whether ten digits are a Belgian enterprise number: they begin with 0 or 1, and the last two are 97 less the
    rest of the first eight divided by 97 (catalogue 9.2)."""
    return len(digits) == 10 and digits[0] in "01" and 97 - int(digits[:8]) % 97 == int(digits[8:])


def compact_number(text: str) -> str:
    """`text` without blanks, dots, dashes, accents and case; a Belgian number in its full form, `BE0403170701`."""
    compact = _PREFIX.sub("", _OTHER.sub("", fold(text).upper()))
    digits = compact.removeprefix("BE")
    if digits.isascii() and digits.isdecimal() and len(digits) in (9, 10):
        full = digits.zfill(10)
        if digits != compact or is_belgian(full):
            return f"BE{full}"
    return compact


def is_structured_communication(digits: str) -> bool:
    """Whether twelve digits end in the two that check the ten before (catalogue 9.1)."""
    return (int(digits[:10]) % 97 or 97) == int(digits[10:])


def format_communication(digits: str) -> str:
    """`090933755493` → `+++090/9337/55493+++`."""
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def read_structured_communication(text: str) -> str | None:
    """The 12 digits of a structured communication, with or without `+`, `*`, `/` and blanks; None where it is none."""
    match = _COMMUNICATION.fullmatch(text)
    digits = "".join(match.groups()) if match is not None else ""
    return digits if digits and is_structured_communication(digits) else None


def compact_iban(text: str | None) -> str:
    """An account without blanks and case, to compare."""
    return "".join((text or "").split()).upper()


class VatNumber(Text[str | None]):
    """A VAT or enterprise number. It is kept as it was typed, and compared however it is written."""

    @property
    def type_name(self) -> str:
        """It is stored as any text."""
        return "Text"

    def to_column(self, value: Any) -> str:
        return compact_number(value)[:255].lower() or fold(value)

    def from_query(self, text: str) -> str:
        return self.to_column(text)
