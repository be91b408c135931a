"""Regular work of the server: once a period in one of its processes, again after a failure, at once after a pause."""

import asyncio

import pytest

from tests.jobs.office import HOUR, MINUTE, Office, run_due
from truweel.jobs import worker as worker_module
from truweel.jobs.schedules import LEASE, Schedule
from truweel.jobs.worker import RETRY
from truweel.storage import jobs


class Sweep:
    """Regular work that counts how often it is done."""

    def __init__(self, period: str = "10 minutes") -> None:
        self.count = 0
        self.failures: list[Exception] = []
        self.schedule = Schedule("sweep", period, self)

    async def __call__(self) -> None:
        self.count += 1
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop()


def test_once_a_period_in_one_of_many_processes(office: Office) -> None:
    sweep = Sweep()
    workers = [office.worker(sweep.schedule) for _ in range(8)]

    async def run() -> None:
        await asyncio.gather(*map(run_due, workers))

    for number in (1, 2, 3):
        office.world.run(run())
        assert sweep.count == number
        office.clock.now += 10 * MINUTE - 1
        office.world.run(run())
        assert sweep.count == number
        office.clock.now += 1


def test_periods_that_were_missed_are_one(office: Office) -> None:
    sweep = Sweep("1 hour")
    office.work(office.worker(sweep.schedule))
    office.clock.now += 30 * HOUR
    worker = office.worker(sweep.schedule)
    office.work(worker)
    office.work(worker)
    assert sweep.count == 2


def test_what_fails_is_tried_again_within_a_minute(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    sweep = Sweep("1 hour")
    sweep.failures = [RuntimeError("no"), RuntimeError("not yet")]
    worker = office.worker(sweep.schedule)
    for count in (1, 2, 3):
        office.work(worker)
        office.clock.now += RETRY - 1
        office.work(worker)
        assert sweep.count == count
        office.clock.now += 1
    office.work(worker)
    assert sweep.count == 3
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "the regular work sweep failed; it is tried again"
    ] * 2
    ((ran_at,),) = office.world.rows("SELECT ran_at FROM schedule WHERE name = 'sweep'")
    assert ran_at == office.clock.now - RETRY


def test_a_process_that_died_in_the_middle_is_followed_by_another(office: Office) -> None:
    sweep = Sweep("1 hour")
    office.work(office.worker(sweep.schedule))
    office.clock.now += HOUR
    now = office.clock.now
    claimed = office.world.database.write_sync(
        lambda writer: jobs.claim_schedule(writer, "sweep", "dead", now, now + LEASE, now + 2 * HOUR)
    )
    assert claimed == now - HOUR
    office.clock.now += LEASE - 1
    office.work(office.worker(sweep.schedule))
    assert sweep.count == 1
    office.clock.now += 1
    office.work(office.worker(sweep.schedule))
    assert sweep.count == 2


def test_what_a_clock_that_ran_ahead_postponed_is_due(office: Office) -> None:
    sweep = Sweep("1 hour")
    office.clock.now += 400 * 24 * HOUR
    office.work(office.worker(sweep.schedule))
    office.clock.now -= 399 * 24 * HOUR
    office.work(office.worker(sweep.schedule))
    assert sweep.count == 2
    office.work(office.worker(sweep.schedule))
    assert sweep.count == 2


def test_one_that_takes_long_keeps_no_job_waiting(office: Office) -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await done.wait()

    chore = office.chore()
    office.act(chore, "ask")

    async def run() -> None:
        task = asyncio.create_task(run_due(office.worker(Schedule("long", "1 hour", wait))))
        await begun.wait()
        await run_due(office.worker())
        done.set()
        await task

    office.world.run(run())
    assert office.read(chore)["count"] == 1


def test_what_is_stopped_in_the_middle_begins_anew_at_the_next_start(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "SHUTDOWN_SECONDS", 0.05)
    begun = asyncio.Event()

    async def hang() -> None:
        begun.set()
        await asyncio.sleep(3600)

    async def run() -> None:
        async with office.worker(Schedule("sweep", "1 hour", hang)).running():
            await begun.wait()

    office.world.run(run())
    sweep = Sweep("1 hour")
    office.clock.now += RETRY
    office.work(office.worker(sweep.schedule))
    assert sweep.count == 1
