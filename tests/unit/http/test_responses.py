"""The warning header keeps its bounds, whatever it is told; If-None-Match is read as RFC 9110 says."""

import pytest

from truweel.http.responses import etag_matches, warning_header
from truweel.query.model import Notice


def test_warnings_stand_in_their_order() -> None:
    told = [Notice("limitt", "unknown, ignored (did you mean 'limit'?)"), Notice("_s2", "unknown, ignored")]
    assert warning_header(told) == "limitt: unknown, ignored (did you mean 'limit'?) | _s2: unknown, ignored"


def test_ten_are_named_and_the_rest_counted() -> None:
    ten = [Notice(f"n{at}", "x") for at in range(10)]
    whole = " | ".join(f"n{at}: x" for at in range(10))
    assert warning_header(ten) == whole
    assert warning_header([*ten, Notice("n10", "x"), Notice("n11", "x")]) == f"{whole} | and 2 more"


@pytest.mark.parametrize("name", ["naïef", "a\r\nb", "a\x00b", "a\x7fb"])
def test_a_name_can_make_no_header_of_its_own(name: str) -> None:
    told = warning_header([Notice(name, "unknown, ignored")])
    assert told == "".join(c if " " <= c <= "~" else "?" for c in name) + ": unknown, ignored"


def test_it_has_at_most_a_thousand_characters() -> None:
    assert warning_header([Notice("n", "x" * 997)]) == "n: " + "x" * 997
    assert warning_header([Notice("n", "x" * 998)]) == "n: " + "x" * 997


@pytest.mark.parametrize(
    ("header", "same"),
    [
        (b'"7"', True),
        (b'W/"7"', True),
        (b' "6" , W/"7" ', True),
        (b"*", True),
        (b" * ", True),
        (b'"77"', False),
        (b"7", False),
        (b"", False),
        (b'"7-a"', False),
    ],
)
def test_if_none_match(header: bytes, same: bool) -> None:
    assert etag_matches('"7"', header) is same
