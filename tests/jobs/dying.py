"""A worker that is killed in the middle of what it does: `python -m tests.jobs.dying DATABASE HOOK NOW`.

DATABASE is a URL of PostgreSQL or the path of a SQLite file; HOOK names the place in `tests.jobs.chores`, or is
`spread`, where tenants get their jobs. NOW is what its clock shows, in milliseconds.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.jobs.chores import HOOKS, REGISTRY
from tests.jobs.office import run_due
from truweel import clock
from truweel.jobs import schedules
from truweel.jobs.worker import Worker
from truweel.storage.opening import open_database


def die(*_: object) -> None:
    """What kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(database: str, hook: str, now: str) -> None:
    """Do what is due until the hook."""
    clock.now = lambda: int(now)
    if hook == "spread":
        schedules._spread = die  # type: ignore[assignment]
    else:
        HOOKS[hook] = die
    url = database if database.startswith("postgresql") else None
    opened = open_database(REGISTRY, path=Path(database), url=url, size=4)
    asyncio.run(run_due(Worker(opened, REGISTRY)))


if __name__ == "__main__":
    main(*sys.argv[1:])
