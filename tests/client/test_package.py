"""The distribution."""

import re
from pathlib import Path

import truweel
import truweel_client

ROOT = Path(__file__).parents[2]


def test_the_version_is_the_one_of_the_server() -> None:
    assert truweel_client.__version__ == truweel.__version__


def test_it_is_typed_and_light() -> None:
    assert (Path(truweel_client.__file__).parent / "py.typed").exists()
    project = (ROOT / "client" / "pyproject.toml").read_text()
    dependencies = re.search(r"^dependencies = \[(.*?)\]", project, re.DOTALL | re.MULTILINE)
    assert dependencies
    names = re.findall(r'"([a-z-]+)', dependencies[1])
    assert names == ["anyio", "httpx", "msgspec", "typing-extensions"]
    assert (ROOT / "client" / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()


def test_everything_exported_is_there() -> None:
    for name in truweel_client.__all__:
        assert getattr(truweel_client, name) is not None
