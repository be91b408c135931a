"""The bench's own environment, ``.venv-bench``: made when missing, renewed when requirements.txt changes."""

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
    if len(os.sched_getaffinity(0)) < 2:
        raise CannotRun("the bench needs two cores: one for the server, one for the load")
    _require_wrk()
    digest = hashlib.sha256((BENCH / "requirements.txt").read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "requirements.sha256"
    if stamp.exists() and stamp.read_text() == digest:
        return
    print("installing the peers into .venv-bench", file=sys.stderr)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    subprocess.run([BIN / "pip", "install", "--quiet", "-r", BENCH / "requirements.txt"], check=True)
    stamp.write_text(digest)


def _require_wrk() -> None:
    if shutil.which("wrk"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotRun("the load generator is missing; install it with: sudo apt-get install wrk")
    print("installing wrk", file=sys.stderr)
    subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], check=True, stdout=subprocess.DEVNULL)
