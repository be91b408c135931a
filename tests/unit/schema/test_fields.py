"""Fields: values come back as they were sent, folded text compares, and any value is read or reported."""

import contextlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.schema.strategies import ENCODE, JSON
from truweel.schema import (
    Boolean,
    Choice,
    Date,
    DecimalField,
    Instant,
    Integer,
    List,
    Map,
    Money,
    Ref,
    Refs,
    Text,
    TimeOfDay,
)
from truweel.schema.body import Report, decode_stored
from truweel.schema.fields import Field, fold

FIELDS: list[Field] = [
    Boolean(), Choice("A", "B"), Date(), DecimalField(), Instant(), Integer(), Money(minimum=0), Ref("x"), Refs("x"),
    Text(max_length=5), Text(pattern="[a-z]+"), TimeOfDay(), List(Integer()), Map(Text()),
]  # fmt: skip


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**17), max_value=10**17))
def test_a_decimal_comes_back_as_it_was_sent(number: Decimal) -> None:
    field = DecimalField()
    text = ENCODE(field.to_json(field.from_json(number)))
    assert b"e" not in text.lower()
    assert b"." in text
    assert field.from_storage(decode_stored(text)) == number
    assert decode_stored(ENCODE(field.to_json(field.from_storage(decode_stored(text))))) == decode_stored(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert len(once) <= 255
    assert fold(once) == once


@pytest.mark.parametrize(
    ("text", "folded"), [("Café", "cafe"), ("ÉTÉ", "ete"), ("Straße", "strasse"), ("ﬁn", "fin"), ("a" * 300, "a" * 255)]
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(JSON, st.sampled_from(FIELDS))
def test_any_value_is_read_or_reported(value: Any, field: Field) -> None:
    report = Report()
    read = field.read(value, "x", report)
    if read is not None and not report.faults and not report.dropped:
        assert field.from_storage(decode_stored(ENCODE(field.to_json(read)))) == read


@given(JSON, st.sampled_from(FIELDS))
def test_what_a_query_brings_is_parsed_or_refused(value: Any, field: Field) -> None:
    if field.column is not None and not isinstance(field, TimeOfDay):
        with contextlib.suppress(ValueError):
            field.from_query(str(value))


@pytest.mark.parametrize(
    ("field", "right", "value"),
    [(Integer(), "12", 12), (DecimalField(), "1.2", 1.2), (Ref("clients"), "12", 12)],
    ids=["integer", "decimal", "reference"],
)
def test_only_the_ten_digits_of_ascii_are_digits(field: Field, right: str, value: Any) -> None:
    assert field.from_query(right) == value
    for digits in ("\u0661\u0662", "\u0967\u0968", "\uff11\uff12"):  # Arabic, Devanagari, full width
        with pytest.raises(ValueError, match="must be"):
            field.from_query(digits)
    report = Report()
    assert Ref("clients").read("\u0967", "clientId", report) is None
    assert [fault.field for fault in report.faults] == ["clientId"]
