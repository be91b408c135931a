"""Chores of the two firms of a world, and a worker that does what is due."""

import asyncio
import subprocess
import sys
from typing import Any

from tests.events.conftest import Clock
from tests.harness import World
from truweel.jobs.schedules import Schedule
from truweel.jobs.worker import Worker

__all__ = ["DAY", "HOUR", "MINUTE", "Office", "PlacedOffice", "run_due"]

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


async def run_due(worker: Worker) -> None:
    """Do all that is due now, what follows from it included."""
    is_idle = False
    while not is_idle:
        worker._wake.clear()
        await worker._start_due()
        if worker._running:
            await asyncio.wait(worker._running, return_when=asyncio.FIRST_COMPLETED)
        else:
            is_idle = not worker._wake.is_set()  # else a job ended, and may have enqueued another, after the look


class Office:
    """A world, its clock and its jobs."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world, self.clock = world, clock

    def chore(self, **members: Any) -> dict[str, Any]:
        """A new chore of the first firm."""
        return self.world.admin.create("chores", members)

    def read(self, chore: dict[str, Any]) -> dict[str, Any]:
        """The chore as it is now."""
        record: dict[str, Any] = self.world.admin.read(f"/chores/{chore['id']}")
        return record

    def act(self, chore: dict[str, Any], action: str, status: int = 204, **body: Any) -> Any:
        """Post an action."""
        return self.world.admin.post(f"/chores/{chore['id']}/{action}", body, status=status)

    def worker(self, *schedules: Schedule) -> Worker:
        """A worker of its own, as of another process."""
        return Worker(self.world.database, self.world.registry, schedules)

    def work(self, worker: Worker | None = None) -> None:
        """Do what is due, by a new worker unless it is `worker`."""
        self.world.run(run_due(worker or self.worker()))

    def jobs(self, columns: str = "name, state, attempts", where: str = "1 = 1") -> list[Any]:
        """Columns of the jobs, in the order in which they were made."""
        return self.world.rows(f"SELECT {columns} FROM job WHERE {where} ORDER BY id")


class PlacedOffice(Office):
    """An office whose database another process can open: a URL, or the path of a file."""

    def __init__(self, world: World, clock: Clock, place: str) -> None:
        super().__init__(world, clock)
        self.place = place

    def kill_a_worker(self, hook: str) -> None:
        """Start a worker in a process, at the same time of day, that is killed at `hook`."""
        command = [sys.executable, "-m", "tests.jobs.dying", self.place, hook, str(self.clock.now)]
        assert subprocess.run(command, check=False, timeout=120).returncode == -9
