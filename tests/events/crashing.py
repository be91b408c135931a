"""A server that is forked when it is wanted and killed when it is not: `python -m tests.events.crashing DATA DATABASE`.

Each line on stdin starts another child on the port it names; the child's pid is answered. Forking from a process that
has everything imported makes a start cost what the server itself costs.
"""

import os
import sys
from pathlib import Path

import uvicorn

from truweel.application import build
from truweel.events import leasing
from truweel.http import deliveries
from truweel.settings import Settings


def shorten_leases() -> None:
    """What a killed process had leased is taken over soon."""
    leasing.LEASE_MARGIN = 1_000
    deliveries.LEASE_DURATION = 1_000


def serve(settings: Settings, port: int) -> None:
    """What the child does until it is killed."""
    shorten_leases()
    uvicorn.run(build(settings), host="127.0.0.1", port=port, log_level="error", access_log=False)


def main(data: str, database: str) -> None:
    """Start a child for each line, once the one before is dead."""
    settings = Settings.load(
        {"TRUWEEL_WEBHOOKS_ALLOW_NETWORKS": "127.0.0.0/8"},
        data=Path(data),
        database=database or None,
        limits="off",
        log_level="error",
    )
    pid = 0
    for line in sys.stdin:
        if pid:
            os.waitpid(pid, 0)  # killed, but until it is gone it may hold the port
        pid = os.fork()
        if pid == 0:
            try:
                serve(settings, int(line))
            finally:
                os._exit(1)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
