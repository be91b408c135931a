"""Numbers by which the world knows a firm (catalogue 9.2). They are checked for form and check digits only."""

import re
from functools import lru_cache

from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError
from stdnum.util import get_cc_module

from truweel.schema.identifiers import compact_number

__all__ = ["enterprise_number", "find_vat_fault", "looks_belgian"]

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


def find_vat_fault(text: str) -> str | None:
    """What is wrong with a VAT number, in the words of a fault; None where its form and check digits are right. Nobody
    is asked whether it was given out."""
    number = compact_number(text)
    country = number[:2]
    is_european = country.lower() in (*eu_vat.MEMBER_STATES, "el", "xi")
    rules = eu_vat if is_european else get_cc_module(country.lower(), "vat") if country.isalpha() else None
    if rules is None:
        return "must begin with the code of its country, such as BE or FR"
    try:
        rules.validate(number)
    except InvalidChecksum:
        return f"is no VAT number of {country}: its check digits are wrong"
    except InvalidLength:
        return f"is no VAT number of {country}: it has too few or too many characters"
    except ValidationError:
        return f"is no VAT number of {country}"
    return None


def looks_belgian(text: str, *, is_vat: bool) -> bool:
    """Whether a number claims to be Belgian: `BE` before a VAT number, or ten digits."""
    plain = _plain(text)
    return plain.startswith("BE") if is_vat else ENTERPRISE_NUMBER.fullmatch(plain) is not None


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()
