"""A backup of an older release is restored by a newer one, which brings it up; the older one refuses the newer one's.

Two releases of the program, each in a folder of its own, are run from outside. They differ in one collection.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.cli.conftest import ENVIRONMENT
from tests.harness import DIALECTS

SOURCE = Path(__file__).parents[2] / "src" / "truweel"
OLD = '''"""Crates."""

from truweel.schema import Children, DecimalField, Resource, Text


class Crate(Resource, path="crates", module="crates", event="crate"):
    """A crate."""

    code = Text(filter=True)
    contents = Children["CrateContent"]("contents")


class CrateContent(Resource, path="contents", parent="crates"):
    """What is in it."""

    weight = DecimalField()
'''
NEW = '''"""Crates."""

from decimal import Decimal

from truweel.schema import Children, DecimalField, Resource, Sum, Text


class Crate(Resource, path="crates", module="crates", event="crate", revision=2):
    """A crate: the number was its code."""

    number = Text(filter=True, since=2, was="code")
    weight = DecimalField(value=Sum("contents.weight"), since=2, default=Decimal(0), sort=True)
    contents = Children["CrateContent"]("contents")


class CrateContent(Resource, path="contents", parent="crates"):
    """What is in it."""

    weight = DecimalField()
'''
BEGIN = """
from functools import partial
import asyncio, json, sys
from truweel.maintenance.rewriting import Rewriter
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage import records
from truweel.storage.opening import open_database
from pathlib import Path
registry = load_registry()
database = open_database(registry, path=Path(sys.argv[1]), url=sys.argv[2] or None, size=2)
crates = registry["crates"]
"""
CREATE = """
def create(writer):
    caller = system_caller(writer, registry, 1)
    for code, weights in (("A", [1, 2]), ("B", [])):
        body = {"code": code, "contents": [{"weight": weight} for weight in weights]}
        create_record(writer, registry, caller, "crates", body)
database.write_sync(create)
"""
READ = """
asyncio.run(Rewriter(database, registry).rewrite_all())
rows = database.read_sync(lambda reader: records.select(reader, crates, 1, {}))
print(json.dumps([[crate.number, str(crate.weight)] for crate in rows]))
"""


@dataclass(frozen=True)
class Release:
    """A release of the program in a folder of its own."""

    folder: Path

    @classmethod
    def cut(cls, folder: Path, source: Path, declaration: str) -> "Release":
        """A release that also has the collection `crates`."""
        shutil.copytree(source, folder / "truweel", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "truweel/resources/stock/crates.py").write_text(declaration)
        release = cls(folder)
        release.run("truweel.storage.migrations")
        versions = folder / "truweel/storage/migrations/versions"
        number = max((int(path.stem) for path in versions.glob("[0-9]*.txt")), default=0) + 1
        (versions / "unreleased.txt").rename(versions / f"{number:04d}.txt")
        return release

    @property
    def revision(self) -> str:
        """The revision of its schema."""
        return max(path.stem for path in (self.folder / "truweel/storage/migrations/versions").glob("[0-9]*.txt"))

    def run(self, module: str, *arguments: str, status: int = 0) -> str:
        """What a module prints, on both streams, as a program."""
        return self._run(["-m", module, *arguments], status)

    def execute(self, code: str, *arguments: str) -> str:
        """What a text of Python prints."""
        return self._run(["-c", BEGIN + code, *arguments], 0)

    def _run(self, arguments: list[str], status: int) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *arguments],
            cwd=self.folder, env=ENVIRONMENT | {"PYTHONPATH": str(self.folder)},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == status, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, Release]:
    """An older and a newer release."""
    folder = tmp_path_factory.mktemp("releases")
    old = Release.cut(folder / "old", SOURCE, OLD)
    return old, Release.cut(folder / "new", old.folder / "truweel", NEW)


@dataclass(frozen=True)
class Location:
    """Where a server has its data: a folder, and on PostgreSQL a database."""

    data: Path
    url: str | None

    @property
    def options(self) -> list[str]:
        """For the command line."""
        return ["--data", str(self.data), *(["--database", self.url] if self.url else [])]

    @property
    def arguments(self) -> list[str]:
        """For a text of Python."""
        return [str(self.data / "truweel.db"), self.url or ""]


@pytest.fixture(params=DIALECTS)
def locations(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Location]]:
    """Three places without data."""
    folders = [tmp_path / name for name in ("first", "second", "third")]
    if request.param == "sqlite":
        yield [Location(folder, None) for folder in folders]
        return
    url: str = request.getfixturevalue("postgres_url")
    names = [f"backup_{uuid4().hex}" for _ in folders]
    with psycopg.connect(url, autocommit=True) as admin:
        for name in names:
            admin.execute(f'CREATE DATABASE "{name}"')
        yield [Location(f, f"{url.rpartition('/')[0]}/{name}") for f, name in zip(folders, names, strict=True)]
        for name in names:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_newer_release_brings_an_older_backup_up_and_an_older_one_refuses_a_newer_backup(
    releases: tuple[Release, Release], locations: list[Location], tmp_path: Path
) -> None:
    (old, new), (first, second, third) = releases, locations
    old.run("truweel", "init", *first.options)
    old.run("truweel", "tenant", "create", "--slug", "acme", "--name", "Acme bv", *first.options)
    old.execute(CREATE, *first.arguments)
    older_backup, newer_backup = str(tmp_path / "older.tar"), str(tmp_path / "newer.tar")
    old.run("truweel", "backup", older_backup, *first.options)

    answer = new.run("truweel", "restore", older_backup, *second.options)
    assert f"truweel migrate, which brings its schema from revision {old.revision} to {new.revision}, then" in answer
    if second.url:  # SQLite is migrated by whatever comes first
        answer = new.run("truweel", "doctor", *second.options, status=1)
        assert f"run `truweel migrate` to bring it to {new.revision}" in answer
    new.run("truweel", "migrate", *second.options)
    assert new.execute(READ, *second.arguments) == '[["A", "3.0"], ["B", "0.0"]]\n'
    assert "all is well" in new.run("truweel", "doctor", *second.options)

    new.run("truweel", "backup", newer_backup, *second.options)
    answer = old.run("truweel", "restore", newer_backup, *third.options, status=1)
    sentence = f"The database is at revision {new.revision}, newer than this version's {old.revision}; use the newer"
    assert sentence in answer
    assert not third.data.exists()
    answer = new.run("truweel", "restore", newer_backup, *third.options)
    assert "migrate" not in answer
    assert "all is well" in new.run("truweel", "doctor", *third.options)
