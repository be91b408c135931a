"""Decimals: bounded, exact, and written without exponent and with at least one decimal (`530.0`, reference SEEN)."""

from decimal import ROUND_HALF_UP, Decimal

from truweel.error_codes import Code
from truweel.errors import InvalidValue

__all__ = ["MAX_DECIMALS", "MAX_DIGITS", "bounded_decimal", "format_decimal", "round_to_cents"]

MAX_DIGITS = 18
MAX_DECIMALS = 9
CENT = Decimal("0.01")


def format_decimal(value: Decimal) -> str:
    """`value` as JSON writes it here: no exponent, at least one decimal, no needless zeros (`1E+2` → `100.0`)."""
    text = format(value, "f")
    if "." not in text:
        return text + ".0" if value else "0.0"
    text = text.rstrip("0")
    text = text + "0" if text.endswith(".") else text
    return "0.0" if text == "-0.0" else text


def bounded_decimal(value: int | Decimal, decimals: int) -> Decimal:
    """`value` bounded to 18 digits before the point and `decimals` after it; ValueError says which bound it breaks."""
    number = Decimal(value)
    if not number.is_finite():
        raise InvalidValue("must be a finite number", Code.WRONG_TYPE, expected="number")
    if number and number.adjusted() >= MAX_DIGITS:
        message = f"must have at most {MAX_DIGITS} digits before the decimal point"
        raise InvalidValue(message, Code.TOO_MANY_DIGITS, digits=MAX_DIGITS)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        trimmed = Decimal(format_decimal(number)) if -exponent <= 4 * MAX_DIGITS else number
        exponent = trimmed.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > max(decimals, 1):
            raise InvalidValue(f"must have at most {decimals} decimals", Code.TOO_MANY_DIGITS, decimals=decimals)
        number = trimmed
    return number


def round_to_cents(value: Decimal) -> Decimal:
    """`value` rounded to two decimals, half up: the rounding of totals and VAT."""
    return value.quantize(CENT, ROUND_HALF_UP)
