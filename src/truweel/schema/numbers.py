"""Decimals: bounded, exact, and written without exponent and with at least one decimal (`530.0`, reference SEEN)."""

from decimal import ROUND_HALF_UP, Decimal

from truweel.error_codes import Code
from truweel.errors import InvalidValue
from truweel.schema.body import RoundedValue

__all__ = [
    "MAX_DECIMALS",
    "MAX_DIGITS",
    "SMALLEST_EXPONENT",
    "bounded_decimal",
    "format_decimal",
    "format_millionths",
    "round_to_cents",
    "round_to_millionths",
]

MAX_DIGITS = 18
MAX_DECIMALS = 9
SMALLEST_EXPONENT = -400
"""Of what a program can have computed: binary floating point ends at 1e-324."""
CENT, MILLIONTH = Decimal("0.01"), Decimal("0.000001")


def format_decimal(value: Decimal) -> str:
    """`value` as JSON writes it here: no exponent, at least one decimal, no needless zeros (`1E+2` → `100.0`)."""
    text = format(value, "f")
    if "." not in text:
        return text + ".0" if value else "0.0"
    text = text.rstrip("0")
    text = text + "0" if text.endswith(".") else text
    return "0.0" if text == "-0.0" else text


def format_millionths(value: int) -> str:
    """A whole number of millionths as JSON writes it here: at least one decimal, no needless zeros (`1500000` →
    `1.5`)."""
    if not value:
        return "0.0"
    whole, rest = divmod(abs(value), 1_000_000)
    decimals = f"{rest:06d}".rstrip("0") if rest else "0"
    return f"{'-' if value < 0 else ''}{whole}.{decimals}"


def bounded_decimal(value: int | Decimal, decimals: int) -> Decimal:
    """`value`, which has at most 18 digits before the point and `decimals` after it. ValueError where it has more
    before the point; RoundedValue where it has more behind it, rounded half away from zero: what a program computed in
    binary floating point ends in digits that nobody meant."""
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
            message = f"must have at most {decimals} decimals"
            if number and number.adjusted() < SMALLEST_EXPONENT:
                raise InvalidValue(message, Code.TOO_MANY_DIGITS, decimals=decimals)
            rounded = bounded_decimal(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimals)
            raise RoundedValue(message, rounded, Code.TOO_MANY_DIGITS, decimals=decimals)
        number = trimmed
    return number


def round_to_cents(value: Decimal) -> Decimal:
    """`value` rounded to two decimals, half up: the rounding of totals and VAT."""
    return value.quantize(CENT, ROUND_HALF_UP)


def round_to_millionths(value: Decimal) -> Decimal:
    """`value` rounded to six decimals, half up: the rounding of prices and costs of one unit."""
    return value.quantize(MILLIONTH, ROUND_HALF_UP)
