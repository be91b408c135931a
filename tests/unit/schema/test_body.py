"""Request bodies: decoded or refused, never a failure."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.schema.strategies import ENCODE, JSON
from truweel.errors import MAX_FAULTS, BadRequest, ValidationError
from truweel.schema import body as body_module
from truweel.schema.body import MAX_VALUES, decode_body


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_refused(body: bytes) -> None:
    with contextlib.suppress(BadRequest):
        decode_body(body)


@given(JSON)
def test_a_body_is_read_as_it_was_written(value: Any) -> None:
    with contextlib.suppress(BadRequest):
        assert decode_body(ENCODE(value)) == value


def test_of_very_many_duplicates_the_first_are_listed_and_all_are_counted() -> None:
    body = b'{"a":{' + b",".join(b'"k":%d' % number for number in range(2_000)) + b"}}"
    with pytest.raises(ValidationError) as error:
        decode_body(body)
    assert error.value.message == "a.k: duplicate member (and 1998 more)"
    assert len(set(map(id, error.value.faults))) == MAX_FAULTS + 1  # the others are one and the same object


def test_of_a_long_body_the_first_duplicate_is_named_without_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"a":{"k":1,"k":2,"l":3,"l":4},"text":"' + b"x" * body_module.LONG_BODY + b'"}'
    monkeypatch.setattr(body_module, "_pairs_decoder", None)  # it isn't decoded a second time
    with pytest.raises(ValidationError) as error:
        decode_body(body)
    assert [(fault.field, fault.message) for fault in error.value.faults] == [("k", "duplicate member")]


def test_a_body_has_at_most_a_million_values(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = b"[" + b"0," * (MAX_VALUES - 1) + b"0]"
    assert len(decode_body(allowed)) == MAX_VALUES
    monkeypatch.setattr(body_module, "_decoder", None)  # what has more is not decoded
    for body in (b"[" + b"0," * MAX_VALUES + b"0]", b"[" + b"{}," * (MAX_VALUES // 2) + b"{}]"):
        with pytest.raises(BadRequest, match=r"^The body has more than 1000000 values\.$"):
            decode_body(body)
