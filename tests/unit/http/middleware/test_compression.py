"""The coding that an `Accept-Encoding` prefers (RFC 9110 §12.5.3)."""

import pytest

from truweel.http.middleware.compression import _preferred_coding, preferred_coding


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (b"gzip", "gzip"),
        (b"zstd", "zstd"),
        (b"gzip, deflate, br, zstd", "zstd"),
        (b"GZIP", "gzip"),
        (b"zstd;q=0.5, gzip;q=0.8", "gzip"),
        (b"zstd;q=0.8, gzip;q=0.8", "zstd"),
        (b"zstd;q=0, gzip", "gzip"),
        (b"*", "zstd"),
        (b"*;q=0.1, gzip;q=0.5", "gzip"),
        (b"*, zstd;q=0", "gzip"),
        (b"gzip; Q = 0.5", "gzip"),
        (b"gzip;q=much", None),
        (b"gzip;q=0", None),
        (b"*;q=0", None),
        (b"identity", None),
        (b"br", None),
        (b"", None),
    ],
)
def test_accepted(header: bytes, coding: str | None) -> None:
    assert preferred_coding(header) == coding


def test_of_a_long_header_the_start_counts_and_is_kept() -> None:
    _preferred_coding.cache_clear()
    assert {preferred_coding(b"gzip" + b"," * 500 + b"zstd" + b"%d" % number) for number in range(9)} == {"gzip"}
    assert _preferred_coding.cache_info().currsize == 1
