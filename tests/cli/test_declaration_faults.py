"""A fault in a declaration or in its files of labels is a sentence, before anything is changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import truweel
from tests.cli.conftest import ENVIRONMENT, TRUWEEL

SOURCE = Path(truweel.__file__).parent
NOTES = '''
from truweel.schema import Ref, Resource


class Memo(Resource, path="memos", module="memos", event="memo"):
    """A memo."""

    clientId = Ref("cleints")
'''
FAULTS = {
    "declaration": ("memos.py", NOTES, "Memo.clientId: 'cleints' is not a collection"),
    "layout": (
        "memos.layout.toml",
        '[groups]\nmain = ["clintId"]\n',
        "memos.layout.toml: [groups.main] unknown name 'clintId'; did you mean 'clientId'?",
    ),
}
COMMANDS = {
    "run": (*TRUWEEL, "run", "--port", "0"),
    "migrate": (*TRUWEEL, "migrate"),
    "explain": (*TRUWEEL, "explain", "clients"),
    "migrations": (sys.executable, "-m", "truweel.storage.migrations"),
}


@pytest.fixture(scope="module", params=FAULTS)
def faulty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a copy of the package that has a fault, and its sentence."""
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copytree(SOURCE, folder / "truweel", ignore=shutil.ignore_patterns("__pycache__", "static"))
    name, text, sentence = FAULTS[request.param]
    declarations = folder / "truweel" / "resources" / "company"
    (declarations / "memos.py").write_text(NOTES.replace("cleints", "clients"))
    (declarations / name).write_text(text)
    return folder, sentence


def texts(versions: Path) -> dict[str, str]:
    """The migrations: right after a release none of them is unreleased."""
    return {path.name: path.read_text() for path in versions.glob("*.txt")}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_told_in_a_sentence_and_changes_nothing(faulty: tuple[Path, str], name: str, tmp_path: Path) -> None:
    folder, sentence = faulty
    versions = folder / "truweel" / "storage" / "migrations" / "versions"
    before = texts(versions)
    result = subprocess.run(
        COMMANDS[name],
        cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    prefix = "" if name == "migrations" else "truweel: "
    error = result.stderr.removeprefix("The data folder is new: loading the demo company …\n")
    assert (result.returncode, result.stdout, error) == (1, "", f"{prefix}{sentence}\n")
    assert list(tmp_path.rglob("truweel.db*")) == list(tmp_path.rglob("*.serving"))
    assert texts(versions) == before
