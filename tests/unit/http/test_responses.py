"""The warning header stays within its bounds; If-None-Match is read as RFC 9110 says."""

import json

import pytest

from truweel.error_codes import Code
from truweel.http.responses import etag_matches, warning_codes_header, warning_header
from truweel.query.model import Notice


def notice(name: str, message: str) -> Notice:
    return Notice(name, message, Code.UNKNOWN_PARAMETER)


def test_warnings_stand_in_their_order() -> None:
    notices = [notice("limitt", "unknown, ignored (did you mean 'limit'?)"), notice("_s2", "unknown, ignored")]
    assert warning_header(notices) == "limitt: unknown, ignored (did you mean 'limit'?) | _s2: unknown, ignored"


def test_ten_are_named_and_the_rest_counted() -> None:
    ten = [notice(f"n{index}", "x") for index in range(10)]
    expected = " | ".join(f"n{index}: x" for index in range(10))
    assert warning_header(ten) == expected
    assert warning_header([*ten, notice("n10", "x"), notice("n11", "x")]) == f"{expected} | and 2 more"


@pytest.mark.parametrize("name", ["naïef", "a\r\nb", "a\x00b", "a\x7fb"])
def test_a_name_can_make_no_header_of_its_own(name: str) -> None:
    header = warning_header([notice(name, "unknown, ignored")])
    assert header == "".join(c if " " <= c <= "~" else "?" for c in name) + ": unknown, ignored"


def test_it_has_at_most_a_thousand_characters() -> None:
    assert warning_header([notice("n", "x" * 997)]) == "n: " + "x" * 997
    assert warning_header([notice("n", "x" * 998)]) == "n: " + "x" * 997


def test_codes_are_json_in_ascii_and_leave_out_what_is_too_long() -> None:
    long = Notice("kind", "dropped", Code.UNKNOWN_OPTION, {"options": ["x" * 2000]})
    limited = Notice("naïef", "cut to the maximum of 100", Code.LIMITED, {"max": 100})
    header = warning_codes_header([long, limited, notice("x", "unknown, ignored")])
    assert header == (
        r'[{"field":"na\u00efef","code":"limited","params":{"max":100}},'
        '{"field":"x","code":"unknown_parameter","params":{}}]'
    )


def test_codes_have_at_most_two_thousand_characters() -> None:
    notices = [notice("n" * 148, "x")] * 10  # ten entries of 199 characters and nine commas between brackets are 2001
    assert len(warning_codes_header(notices[:9])) == 9 * 199 + 8 + 2
    assert json.loads(warning_codes_header(notices)) == json.loads(warning_codes_header(notices[:9]))


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
