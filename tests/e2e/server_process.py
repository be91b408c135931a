"""A real `truweel serve` with one tenant and an administrator's key."""

import io
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx

from tests.cli.conftest import ENVIRONMENT, TRUWEEL
from truweel.cli.app import run

__all__ = ["Installation", "ServerProcess"]

READY_SECONDS = 60


@dataclass
class ServerProcess:
    """A running server."""

    process: "subprocess.Popen[str]"
    base_url: str
    log: Path

    def kill(self) -> None:
        """SIGKILL, as in a power cut."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> tuple[int, float]:
        """SIGTERM. Returns the exit code and the seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        return self.process.wait(30), time.monotonic() - began


@dataclass
class Installation:
    """A data folder, with PostgreSQL if `url` is set. `login` is key and secret of the administrator."""

    folder: Path
    url: str | None = None
    login: tuple[str, str] = ("", "")
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> str:
        """Run a command that must succeed, in this process, which has imported already what it needs. Returns its
        output."""
        with (
            patch.dict(os.environ, ENVIRONMENT | self.variables, clear=True),
            redirect_stdout(io.StringIO()) as out,
            redirect_stderr(io.StringIO()) as errors,
        ):
            code = run([*arguments, *self.where])
        assert code == 0, out.getvalue() + errors.getvalue()
        return out.getvalue()

    def attempt(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command as a program, whatever its exit code."""
        command = [*TRUWEEL, *arguments, *self.where]
        return subprocess.run(command, env=ENVIRONMENT | self.variables, capture_output=True, text=True, check=False)

    @property
    def where(self) -> list[str]:
        """The options for data folder and database, for every command."""
        return ["--data", str(self.folder), *(["--database", self.url] if self.url else [])]

    def fill(self, *, limited: bool = False) -> None:
        """Create the database, a tenant `acme`, and its administrator."""
        self.run("init")
        self.run("tenant", "create", "--slug", "acme", "--name", "Acme bv")
        more = [] if limited else ["--no-limits"]
        create_user = (
            "user",
            "create",
            "-t",
            "acme",
            "--email",
            "a@acme.example",
            "--role",
            "Administrator",
            "--json",
            *more,
        )
        user: dict[str, Any] = json.loads(self.run(*create_user))
        self.login = (user["apiKey"], user["apiSecret"])

    @contextmanager
    def serve(self, *arguments: str, **variables: str) -> Iterator[ServerProcess]:
        """A server that is ready; killed at the end if it still runs."""
        log = self.folder / "server.log"
        command = [*TRUWEEL, "serve", "--port", "0", *arguments, *self.where]
        with log.open("w") as out:
            process = subprocess.Popen(
                command,
                env=ENVIRONMENT | self.variables | variables,
                stdout=out,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        server = ServerProcess(process, "", log)
        try:
            server.base_url = self._ready(server)
            yield server
        finally:
            if process.poll() is None:
                server.kill()

    def _ready(self, server: ServerProcess) -> str:
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            text = server.log.read_text()
            assert server.process.poll() is None, text
            if url_match := re.search(r"http://\S+", text):
                try:
                    if httpx.get(f"{url_match[0]}/healthz", timeout=2).status_code == 200:
                        return url_match[0]
                except httpx.TransportError:
                    pass
            time.sleep(0.02)
        raise AssertionError(f"the server doesn't answer: {server.log.read_text()}")

    def client(self, server: ServerProcess, **options: Any) -> httpx.Client:
        """A client of the API, logged in."""
        return httpx.Client(base_url=f"{server.base_url}/api/v2", auth=self.login, timeout=30, **options)
