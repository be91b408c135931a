"""The list of codes is closed: what the source emits is in it, and what is in it is emitted."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from truweel import errors
from truweel.docs.tables import render_errors
from truweel.error_codes import Code

SOURCE = Path(__file__).resolve().parents[2] / "src" / "truweel"
PARAM = re.compile(r"[a-z][A-Za-z]*\??")


def named_codes() -> Iterator[str]:
    """Each `Code.NAME` of the source, beside the list itself."""
    for path in SOURCE.rglob("*.py"):
        if path.name == "error_codes.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
                yield node.attr


def test_every_code_of_the_list_is_emitted_and_no_other() -> None:
    assert set(named_codes()) == set(Code.__members__)


def test_codes_and_params_are_written_alike() -> None:
    for code in Code:
        assert re.fullmatch("[a-z]+(_[a-z]+)*", code.value)
        assert code.name == code.value.upper()
        assert code.meaning.endswith(".")
        for name, example in code.params.items():
            assert PARAM.fullmatch(name)
            assert type(example) in (int, str, list)
            assert f"`{name.removesuffix('?')}`" in code.meaning, (code, name)


def test_the_page_of_errors_has_every_code_with_its_params() -> None:
    page = render_errors()
    for code in Code:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{code.value}` |")]
        assert code.meaning in row
        assert all(name in row for name in code.params)


def test_every_class_of_an_error_is_raised() -> None:
    source = "".join(path.read_text() for path in SOURCE.rglob("*.py") if path.name != "errors.py")
    concrete = [name for name in errors.__all__ if name != "ApiError"]
    assert [name for name in concrete if f"{name}(" not in source] == []
