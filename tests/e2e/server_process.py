"""A real `truweel serve` with one tenant and an administrator's key."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.cli.conftest import ENVIRONMENT, TRUWEEL

__all__ = ["Installation", "ServerProcess"]

READY_SECONDS = 60


@dataclass
class ServerProcess:
    """A server that runs."""

    process: "subprocess.Popen[str]"
    base: str
    log: Path

    def kill(self) -> None:
        """As if the power went."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> tuple[int, float]:
        """SIGTERM; the exit code, and how many seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        return self.process.wait(30), time.monotonic() - began


@dataclass
class Installation:
    """A data folder, and perhaps a PostgreSQL; `login` is a user's key and secret."""

    folder: Path
    url: str | None = None
    login: tuple[str, str] = ("", "")
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> str:
        """Run a command to its end; what it printed."""
        done = self.attempt(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def attempt(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end, however it ends."""
        command = [*TRUWEEL, *arguments, *self.where]
        return subprocess.run(command, env=ENVIRONMENT | self.variables, capture_output=True, text=True, check=False)

    @property
    def where(self) -> list[str]:
        """The options that every command takes."""
        return ["--data", str(self.folder), *(["--database", self.url] if self.url else [])]

    def fill(self, *, limited: bool = False) -> None:
        """The database, a tenant `acme`, and its administrator."""
        self.run("init")
        self.run("tenant", "create", "--slug", "acme", "--name", "Acme bv")
        more = [] if limited else ["--no-limits"]
        user = ("user", "create", "-t", "acme", "--email", "a@acme.example", "--role", "Administrator", "--json", *more)
        found: dict[str, Any] = json.loads(self.run(*user))
        self.login = (found["apiKey"], found["apiSecret"])

    @contextmanager
    def serve(self, *arguments: str, **variables: str) -> Iterator[ServerProcess]:
        """A server that answers; killed at the end if it still runs."""
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
        served = ServerProcess(process, "", log)
        try:
            served.base = self._ready(served)
            yield served
        finally:
            if process.poll() is None:
                served.kill()

    def _ready(self, served: ServerProcess) -> str:
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            text = served.log.read_text()
            assert served.process.poll() is None, text
            if found := re.search(r"http://\S+", text):
                try:
                    if httpx.get(f"{found[0]}/healthz", timeout=2).status_code == 200:
                        return found[0]
                except httpx.TransportError:
                    pass
            time.sleep(0.02)
        raise AssertionError(f"the server doesn't answer: {served.log.read_text()}")

    def client(self, served: ServerProcess, **options: Any) -> httpx.Client:
        """A client of the API, logged in."""
        return httpx.Client(base_url=f"{served.base}/api/v2", auth=self.login, timeout=30, **options)
