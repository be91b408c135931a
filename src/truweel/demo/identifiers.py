"""Belgian numbers with check digits that are right, in ranges that nobody has been given.

Each check is a remainder of 97: enterprise and national numbers end in `97 - n mod 97`, bank accounts and
structured communications in `n mod 97` with 97 for 0; an IBAN has `98 - n mod 97` over its rearranged digits
(ISO 7064 MOD 97-10) after its country.
"""

from typing import NamedTuple

__all__ = ["BANKS", "Bank", "enterprise_number", "iban", "national_number", "structured_communication"]


class Bank(NamedTuple):
    """A bank: the first three digits of its account numbers, and its BIC."""

    code: int
    bic: str


BANKS = (Bank(1, "GEBABEBB"), Bank(68, "GKCCBEBB"), Bank(363, "BBRUBEBB"), Bank(734, "KREDBEBB"))


def enterprise_number(serial: int) -> str:
    """VAT number `BE18…` or `BE19…` of the `serial`-th firm: different for each of two million."""
    number = 18_000_000 + serial * 7919 % 2_000_000
    return f"BE{number:08d}{97 - number % 97:02d}"


def iban(bank: Bank, account: int) -> str:
    """IBAN of `account`, at most seven digits, at `bank`."""
    ten_digits = bank.code * 10_000_000 + account % 10_000_000
    number = f"{ten_digits:010d}{ten_digits % 97 or 97:02d}"
    return f"BE{98 - int(number + '111400') % 97:02d}{number}"


def national_number(birth: str, serial: int) -> str:
    """National number `85.07.30-033.28` of the `serial`-th who was born on `birth` (`yyyy-mm-dd`)."""
    year, month, day = birth.split("-")
    nine_digits = f"{year[2:]}{month}{day}{serial % 1000:03d}"
    check = 97 - int("2" + nine_digits if int(year) >= 2000 else nine_digits) % 97
    return f"{nine_digits[:2]}.{nine_digits[2:4]}.{nine_digits[4:6]}-{nine_digits[6:]}.{check:02d}"


def structured_communication(number: int) -> str:
    """`+++123/4567/89002+++` for `number`, at most ten digits."""
    ten_digits = number % 10_000_000_000
    text = f"{ten_digits:010d}{ten_digits % 97 or 97:02d}"
    return f"+++{text[:3]}/{text[3:7]}/{text[7:]}+++"
