"""The warning header stays within its bounds; If-None-Match is read as RFC 9110 says."""

import pytest

from truweel.http.responses import etag_matches, warning_header
from truweel.query.model import Notice


def test_warnings_stand_in_their_order() -> None:
    notices = [Notice("limitt", "unknown, ignored (did you mean 'limit'?)"), Notice("_s2", "unknown, ignored")]
    assert warning_header(notices) == "limitt: unknown, ignored (did you mean 'limit'?) | _s2: unknown, ignored"


def test_ten_are_named_and_the_rest_counted() -> None:
    ten = [Notice(f"n{index}", "x") for index in range(10)]
    expected = " | ".join(f"n{index}: x" for index in range(10))
    assert warning_header(ten) == expected
    assert warning_header([*ten, Notice("n10", "x"), Notice("n11", "x")]) == f"{expected} | and 2 more"


@pytest.mark.parametrize("name", ["naïef", "a\r\nb", "a\x00b", "a\x7fb"])
def test_a_name_can_make_no_header_of_its_own(name: str) -> None:
    header = warning_header([Notice(name, "unknown, ignored")])
    assert header == "".join(c if " " <= c <= "~" else "?" for c in name) + ": unknown, ignored"


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
