"""How decimals are written."""

from decimal import Decimal

import pytest

from truweel.schema.numbers import format_decimal


@pytest.mark.parametrize(
    ("number", "text"),
    [("530", "530.0"), ("1E+2", "100.0"), ("0", "0.0"), ("-0.00", "0.0"), ("1.50", "1.5"), ("-3.0000", "-3.0"),
     ("0.000001", "0.000001"), ("123456789012345678", "123456789012345678.0")],
)  # fmt: skip
def test_decimals_are_written_without_exponent_and_with_a_decimal(number: str, text: str) -> None:
    assert format_decimal(Decimal(number)) == text
