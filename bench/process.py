"""A server process on given cores. Others are stopped while it is measured; all are ended at the end."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from bench.environment import CannotRun

SERVER_CORE, LOAD_CORE = sorted(os.sched_getaffinity(0))[:2] if len(os.sched_getaffinity(0)) > 1 else (0, 0)
BOTH = f"{SERVER_CORE},{LOAD_CORE}"
"""For a server of several processes."""
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A TCP port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A server and its children in a session of their own; who starts one calls ``stop_all`` in the end."""

    _all: ClassVar[list[Process]] = []

    def __init__(
        self,
        argv: Sequence[str | Path],
        port: int,
        log: Path,
        env: Mapping[str, str] | None = None,
        cores: str | None = None,
    ) -> None:
        self.port = port
        self._log = log
        with log.open("ab") as output:
            self._popen = subprocess.Popen(
                ["taskset", "-c", cores or str(SERVER_CORE), *map(str, argv)],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, **(env or {})},
            )
        self._all.append(self)

    def wait_until_serving(self, seconds: float = 60.0) -> None:
        """Return when it answers HTTP, whatever it says; raise CannotRun, with the log's end, if it never does."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._popen.poll() is None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
                connection.request("GET", "/")
                connection.getresponse().read()
                return
            time.sleep(0.05)
        tail = self._log.read_text(errors="replace")[-2000:]
        raise CannotRun(f"{self._popen.args!r} does not serve on port {self.port}:\n{tail}")

    def _pids(self) -> list[int]:
        """The processes of the session."""
        pids = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            with contextlib.suppress(OSError):
                if os.getsid(int(entry.name)) == self._popen.pid:
                    pids.append(int(entry.name))
        return pids

    def cpu_seconds(self) -> float:
        """CPU time used so far, user and system, by the server and its children."""
        ticks = 0
        for pid in self._pids():
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks / _TICKS

    def resident_mb(self) -> float:
        """Resident memory of the server and its children in MiB, now."""
        return self._memory("VmRSS:")

    def peak_mb(self) -> float:
        """The most that it was so far."""
        return self._memory("VmHWM:")

    def _memory(self, name: str) -> float:
        kilobytes = 0
        for pid in self._pids():
            with contextlib.suppress(OSError):
                for line in Path(f"/proc/{pid}/status").read_text().splitlines():
                    if line.startswith(name):
                        kilobytes += int(line.split()[1])
        return kilobytes / 1024

    def pause(self) -> None:
        """Stop the clock of the server while another is measured."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGSTOP)

    @contextlib.contextmanager
    def awake(self) -> Iterator[None]:
        """Let a paused server run inside the block."""
        os.killpg(self._popen.pid, signal.SIGCONT)
        try:
            yield
        finally:
            self.pause()

    def stop(self) -> None:
        """End the server: politely, then surely."""
        if self._popen.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGCONT)
            os.killpg(self._popen.pid, signal.SIGTERM)
        try:
            self._popen.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait(10)

    @classmethod
    def stop_all(cls) -> None:
        """End every server that this program started."""
        for process in cls._all:
            process.stop()
