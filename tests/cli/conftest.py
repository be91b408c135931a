"""The command line, run as a program runs it."""

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

from tests.harness import DIALECTS, templates
from truweel.cli.app import run
from truweel.schema.registry import load_registry
from truweel.storage.database import Database
from truweel.storage.opening import open_database

__all__ = ["Shell", "shell", "templates", "truweel"]

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


@pytest.fixture(params=DIALECTS)
def shell(
    request: pytest.FixtureRequest,
    templates: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shell]:
    with templates.copy(request.param) as (path, url):
        shell = Shell(tmp_path, path, url, capsys, monkeypatch)
        database = shell.database()
        database.write_sync(lambda writer: writer.next_ids("tenant", 2))  # the firms were given theirs by hand
        database.close()
        yield shell


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
