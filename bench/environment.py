"""The bench's own environments: made when missing, renewed when their requirements change."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
WORK = BENCH / ".work"
RESULTS = BENCH / "results"
ENVIRONMENT = ROOT / ".venv-bench"
BIN = ENVIRONMENT / "bin"


class CannotRun(Exception):
    """Something that the run needs is missing; the message says what to do about it."""


def prepare() -> None:
    """Install the peers. Raises CannotRun when this machine lacks what a run needs."""
    require_two_cores()
    _require_wrk()
    install_peers()


def require_two_cores() -> None:
    """Raises CannotRun when there is one core only."""
    if len(os.sched_getaffinity(0)) < 2:
        raise CannotRun("the bench needs two cores: one for the server, one for the load")


def install_peers() -> None:
    """Install PocketBase and the bare Python application."""
    install(ENVIRONMENT, BENCH / "requirements.txt")


def install(environment: Path, requirements: Path) -> None:
    """Make the virtual environment ``environment``, or make it anew when ``requirements`` changed."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = environment / "requirements.sha256"
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"installing the peers into {environment.name}", file=sys.stderr)
    venv.create(environment, with_pip=True, clear=True)
    subprocess.run([environment / "bin" / "pip", "install", "--quiet", "-r", requirements], check=True)
    stamp.write_text(digest)


def _require_wrk() -> None:
    if shutil.which("wrk"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotRun("the load generator is missing; install it with: sudo apt-get install wrk")
    print("installing wrk", file=sys.stderr)
    subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], check=True, stdout=subprocess.DEVNULL)
