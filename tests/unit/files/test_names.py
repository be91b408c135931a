"""Names of files: labels, never paths."""

import pytest

from truweel.files.names import content_disposition
from truweel.schema.attachment import clean_file_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan.pdf", "plan.pdf"),
        ("/etc/passwd", "passwd"),
        ("a/../../b.txt", "b.txt"),
        ("C:\\x\\y.jpg", "y.jpg"),
        ("\x00a\x1fb\x7f.txt", "ab.txt"),
        ("a\r\nb.txt", "a b.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("  .hidden. ", "hidden"),
        ("cafe\u0301.txt", "café.txt"),
        ("", "document"),
        (None, "document"),
        ("x" * 400, "x" * 255),
        ("x" * 400 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_clean(name: str | None, expected: str) -> None:
    assert clean_file_name(name) == expected


def test_disposition() -> None:
    assert content_disposition("plan.pdf", inline=True) == 'inline; filename="plan.pdf"'
    assert (
        content_disposition('a"b\\.txt', inline=False)
        == "attachment; filename=\"a_b_.txt\"; filename*=UTF-8''a%22b%5C.txt"
    )
    assert content_disposition("é.txt", inline=False) == "attachment; filename=\"e.txt\"; filename*=UTF-8''%C3%A9.txt"
    assert (
        content_disposition("図.txt", inline=False) == "attachment; filename=\"_txt\"; filename*=UTF-8''%E5%9B%B3.txt"
    )
