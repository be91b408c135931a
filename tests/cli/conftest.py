"""The command line, run as a program runs it."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.harness import DIALECTS, Fill, Templates
from truweel.cli.app import run
from truweel.schema.registry import Registry, load_registry
from truweel.storage.database import Database
from truweel.storage.opening import open_database

__all__ = ["OpenShell", "Shell", "number_firms", "open_shell", "shell", "truweel"]

TRUWEEL = (sys.executable, "-m", "truweel")
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("TRUWEEL")}


@dataclass
class CommandResult:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """Its JSON."""
        assert self.code == 0, self.err
        return json.loads(self.out)


@dataclass
class Shell:
    """Runs commands in this process on one database, a new one with two firms in it."""

    data: Path
    path: Path
    url: str | None
    capture: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, input: str = "") -> CommandResult:
        where = ["--database", self.url or f"sqlite:///{self.path}"]
        self.capture.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        code = run([*arguments, "--data", str(self.data), *where])
        return CommandResult(code, *self.capture.readouterr())

    def database(self) -> Database:
        """The database, to look into; close it."""
        return open_database(load_registry(), path=self.path, url=self.url, size=2)


OpenShell = Callable[..., contextlib.AbstractContextManager[Shell]]
"""Opens a shell on a new database of a dialect; what `fill` writes is in it."""


@pytest.fixture
def open_shell(
    templates: Templates, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> OpenShell:
    """Opens shells."""

    @contextlib.contextmanager
    def open(dialect: str, fill: Fill = number_firms) -> Iterator[Shell]:
        with templates.copy(dialect, fill) as (path, url):
            yield Shell(tmp_path, path, url, capsys, monkeypatch)

    return open


def number_firms(database: Database, registry: Registry) -> None:
    """The firms were given their ids by hand: the next one gets another."""
    database.write_sync(lambda writer: writer.next_ids("tenant", 2))


@pytest.fixture(params=DIALECTS)
def shell(request: pytest.FixtureRequest, open_shell: OpenShell) -> Iterator[Shell]:
    """Runs commands on a new database with two firms, of each kind."""
    with open_shell(request.param) as new_shell:
        yield new_shell


@pytest.fixture
def truweel(tmp_path: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """The program itself, in an empty folder and an environment without settings."""

    def start(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*TRUWEEL, *arguments],
            cwd=tmp_path,
            env=ENVIRONMENT | variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start
