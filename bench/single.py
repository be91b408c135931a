"""What a bench of one question shares: its folder, its end, and its report in ``results/``."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import environment
from bench.process import Process

__all__ = ["run", "stamp"]


def run(name: str, measure: Callable[[Path], str]) -> int:
    """Have ``measure`` work in a new folder and write the report that it gives to ``results/<name>.md``. 0; 2 when the
    bench can't run here."""
    work = environment.WORK / f"{name}-{os.getpid()}"
    try:
        environment.require_two_cores()
        work.mkdir(parents=True)
        text = measure(work)
    except environment.CannotRun as reason:
        print(reason, file=sys.stderr)
        return 2
    finally:
        Process.stop_all()
        shutil.rmtree(work, ignore_errors=True)
    environment.RESULTS.mkdir(exist_ok=True)
    (environment.RESULTS / f"{name}.md").write_text(text)
    print(text)
    return 0


def stamp(title: str, about: str) -> str:
    """The head of a report: when it ran, how, and how busy the machine was at the end."""
    load = f"Load average at the end {os.getloadavg()[0]:.1f}."
    return f"# {title}\n\n{time.strftime('%Y-%m-%d %H:%M')}, {about} {load}\n\n"
