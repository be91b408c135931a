"""What bytes are, whatever they are called and said to be."""

import pytest

from truweel.files.content import may_show_inline, served_type, sniff

ZIP = b"PK\x03\x04" + b"\x00" * 30
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 8
BINARY = bytes([0, 1, 2, 200])


@pytest.mark.parametrize(
    ("head", "name", "declared", "expected"),
    [
        (b"%PDF-1.4", "a.jpg", "image/jpeg", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "a", None, "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBP", "a", None, "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "a.heic", None, "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "a", None, "video/mp4"),
        (ZIP, "a.docx", None, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ZIP, "a.bin", "application/pdf", "application/zip"),
        (OLE, "a.xls", None, "application/vnd.ms-excel"),
        (OLE, "a.exe", "image/png", "application/octet-stream"),
        (b"hello", "a.csv", "application/pdf", "text/csv"),
        (b"hello", "a", "text/plain; charset=utf-8", "text/plain"),
        (b"hello", "a", "text/html", "text/plain"),
        (b"  <!DOCTYPE html><p>", "a.txt", "text/plain", "text/html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "a", None, "application/xml"),
        (b"<?xml version='1.0'?><svg/>", "a.png", "image/png", "image/svg+xml"),
        (b"<?xml version='1.0'?><html/>", "a.xml", None, "text/html"),
        ("héllo".encode("utf-16"), "a.txt", None, "text/plain"),
        (BINARY, "a.ifc", "application/x-step", "application/x-step"),
        (BINARY, "a", "image/png", "application/octet-stream"),
        (BINARY, "a", "text/plain", "application/octet-stream"),
        (BINARY, "a", "no type at all", "application/octet-stream"),
        (b"MZ" + BINARY, "a.exe", "application/zip", "application/octet-stream"),
        (b"BMW is geen bitmap", "a.txt", None, "text/plain"),
    ],
)
def test_sniff(head: bytes, name: str, declared: str | None, expected: str) -> None:
    assert sniff(head, name, declared) == expected


def test_what_browsers_would_run_is_never_shown() -> None:
    for kind in ("text/html", "image/svg+xml", "application/xml", "application/javascript", "application/x-step"):
        assert served_type(kind) == "application/octet-stream"
        assert not may_show_inline(kind)
    assert served_type("application/pdf") == "application/pdf"
    assert may_show_inline("application/pdf")
    assert served_type("text/plain") == "text/plain"
    assert not may_show_inline("text/plain")
