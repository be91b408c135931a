"""Request bodies: decoded or refused, never a failure."""

import contextlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.schema.strategies import ENCODE, JSON
from truweel.errors import BadRequest
from truweel.schema.body import decode_body


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_refused(body: bytes) -> None:
    with contextlib.suppress(BadRequest):
        decode_body(body)


@given(JSON)
def test_a_body_is_read_as_it_was_written(value: Any) -> None:
    with contextlib.suppress(BadRequest):
        assert decode_body(ENCODE(value)) == value
