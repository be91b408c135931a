"""A job is done once however many workers there are, again after one that died, and given up in the end."""

import asyncio

import pytest

from tests.events.conftest import Clock
from tests.events.world import wait_until
from tests.harness import Templates, World
from tests.jobs.chores import HOOKS, REGISTRY
from tests.jobs.office import HOUR, MINUTE, Office, PlacedOffice, run_due
from truweel.errors import Fault, ValidationError
from truweel.events.service import NotifyingDatabase
from truweel.jobs import worker as worker_module
from truweel.jobs.worker import LEASE, Worker
from truweel.limits.daily import DailyCounters
from truweel.maintenance.sweeps import FAILED_JOB_DAYS, JOB_DAYS, Sweeper
from truweel.settings import Settings
from truweel.storage import jobs
from truweel.storage.doctor import Finding, examine
from truweel.storage.opening import open_database

NEVER = 3600.0


def test_a_job_whose_worker_is_killed_is_done_after_the_lease(placed: PlacedOffice) -> None:
    chore = placed.chore()
    placed.act(chore, "ask")
    placed.kill_a_worker("bump")
    ((lease, due_at),) = placed.jobs("lease, due_at")
    assert lease
    placed.clock.now = due_at - 1
    placed.work()
    assert (placed.jobs(), placed.read(chore)["count"]) == ([("chores.bump", "pending", 1)], 0)
    placed.clock.now = due_at
    placed.work()
    assert (placed.jobs("state, attempts, failures"), placed.read(chore)["count"]) == ([("done", 2, 1)], 1)


def test_the_only_process_of_a_database_waits_for_no_lease(placed: PlacedOffice) -> None:
    chore = placed.chore()
    placed.act(chore, "ask")
    placed.kill_a_worker("bump")

    async def run() -> None:
        async with placed.worker().running():
            await wait_until(lambda: states(placed.world), ["done"])

    if placed.world.dialect == "postgresql":
        placed.clock.now += 2 * LEASE
    placed.world.run(run())
    assert placed.read(chore)["count"] == 1


async def states(world: World) -> list[str]:
    return [row[0] for row in await world.database.read(lambda reader: reader.rows("SELECT state FROM job"))]


def test_a_job_that_kills_its_worker_each_time_is_given_up(office: Office) -> None:
    office.act(office.chore(), "ask")
    for attempt in range(1, 9):
        leased = office.world.database.write_sync(
            lambda writer: jobs.lease(writer, 1, "dead", office.clock.now, office.clock.now + LEASE, 9)
        )
        assert [job.attempt for job in leased] == [attempt]
        office.clock.now += LEASE
    office.work()
    columns = office.jobs("state, attempts, failures, error")
    assert columns == [("failed", 9, 8, "Its process ended while it ran.")]


def test_one_that_fails_is_tried_eight_times_and_stays_visible(office: Office) -> None:
    chore, reasons = office.chore(), iter(range(1, 99))

    def fail() -> None:
        raise ValidationError([Fault("count", f"is wrong,\n{next(reasons)}")])

    HOOKS["bump"] = fail
    office.act(chore, "ask")
    waited = []
    for _ in range(7):
        with office.world.changes() as change:
            office.work()
        assert [row for row in change.history if row[0] == "chores"] == []
        ((state, due_at, lease),) = office.jobs("state, due_at, lease")
        assert (state, lease) == ("pending", None)
        waited.append((due_at - office.clock.now) // 1000)
        office.clock.now = due_at - 1
        office.work()
        office.clock.now = due_at
    assert waited == [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]
    office.work()
    ((state, attempts, failures, error, ended_at),) = office.jobs("state, attempts, failures, error, ended_at")
    assert (state, attempts, failures, ended_at) == ("failed", 8, 8, office.clock.now)
    assert error == "count: is wrong, 8"
    problem = "1 of chores.bump failed (count: is wrong, 8); see truweel jobs list"
    assert examine(office.world.database, office.world.registry).findings == [Finding(1, "jobs", problem)]
    sweeper = Sweeper(office.world.database, Settings(), DailyCounters())
    gauges = office.world.run(sweeper.gauges())
    assert [gauges[f"jobs_{name}"] for name in ("pending", "failed", "oldest_due_seconds")] == [0, 1, 0]
    office.clock.now += 99 * HOUR
    office.work()
    assert office.jobs() == [("chores.bump", "failed", 8)]
    HOOKS.clear()
    ((id,),) = office.jobs("id")
    assert office.world.database.write_sync(lambda writer: jobs.retry(writer, [id], office.clock.now)) == 1
    office.work()
    assert office.jobs("state, attempts, failures, error") == [("done", 9, 0, None)]
    assert office.read(chore)["count"] == 1


def test_a_bug_in_a_job_is_a_failure_and_changes_nothing(office: Office) -> None:
    chore = office.chore()
    HOOKS["bump"] = lambda: {}["a key"]
    office.act(chore, "ask")
    office.work()
    assert office.jobs("state, failures, error") == [("pending", 1, "KeyError: 'a key'")]
    assert office.read(chore)["count"] == 0


def test_one_that_failed_gives_way_to_one_with_its_key_that_waits(office: Office) -> None:
    chore = office.chore()

    def ask_and_fail() -> None:
        HOOKS.clear()
        office.world.database.write_sync(
            lambda writer: jobs.insert(writer, 1, 0, "", [jobs.NewJob("chores.bump", int(chore["id"]), chore["id"])])
        )
        raise RuntimeError

    if office.world.dialect == "sqlite":  # whose one writer can't meet another in the middle of a job
        office.act(chore, "ask")
        (leased,) = office.world.database.write_sync(
            lambda writer: jobs.lease(writer, 1, "one", office.clock.now, 0, 9)
        )
        office.act(chore, "ask")
        office.world.database.write_sync(lambda writer: jobs.postpone(writer, leased, 1, 0, "no"))
    else:
        HOOKS["bump"] = ask_and_fail
        office.act(chore, "ask")
    office.work()
    assert office.jobs("state, attempts, failures") == [("done", 1, 0)]
    assert office.read(chore)["count"] == 1


def test_a_job_that_no_collection_declares_waits_for_the_version_that_does(office: Office) -> None:
    office.world.database.write_sync(
        lambda writer: jobs.insert(writer, 1, office.clock.now, "", [jobs.NewJob("chores.fly", 1, "1")])
    )
    office.work()
    error = "UnknownJob: There is no job 'chores.fly' in this version of the program."
    assert office.jobs("state, failures, error") == [("pending", 1, error)]


def test_eight_workers_do_each_job_once(templates: Templates, fixed_clock: Clock) -> None:
    with templates.copy("postgresql") as (path, url):
        # As many connections and threads as workers, so that all of them are in a transaction at once.
        world = World(open_database(REGISTRY, path=path, url=url, size=8), REGISTRY)
        office = Office(world, fixed_clock)
        chores = [office.chore() for _ in range(5)]
        for number in range(40):
            office.act(chores[number % 5], "ask", key=str(number))
        workers = [office.worker() for _ in range(8)]

        async def run() -> None:
            await asyncio.gather(*map(run_due, workers))

        world.run(run())
        assert office.jobs("state, attempts, failures") == [("done", 1, 0)] * 40
        assert [office.read(chore)["count"] for chore in chores] == [8] * 5
        ((system_user,),) = world.rows("SELECT system_user_id FROM tenant WHERE id = 1")
        assert [office.read(chore)["updatedBy"] for chore in chores] == [str(system_user)] * 5
        world.close()


def test_a_tenant_with_many_jobs_does_not_keep_another_waiting(office: Office) -> None:
    chore = office.chore()
    for number in range(20):
        office.act(chore, "ask", key=str(number))
    other = office.world.other.create("chores", {})
    office.world.other.post(f"/chores/{other['id']}/ask", {}, status=204)
    worker = office.worker()
    leased = office.world.database.write_sync(
        lambda writer: worker._lease(writer, tenants=[1, 2], free=4, now=office.clock.now)
    )
    assert sorted(job.tenant_id for job in leased) == [1, 1, 2]


def test_a_commit_of_this_process_wakes_the_worker(fresh_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "POLL_SECONDS", NEVER)

    async def run() -> None:
        admin = fresh_world.admin
        worker = Worker(fresh_world.database, REGISTRY)
        database = NotifyingDatabase(fresh_world.database, worker.notify)
        async with worker.running():
            await asyncio.sleep(0.2)  # it has looked, and would not look again
            chore = (await admin.send("POST", "/chores", {})).json()
            await admin.send("POST", f"/chores/{chore['id']}/ask", {})
            await database.write(lambda writer: None)
            await wait_until(lambda: states(fresh_world), ["done"])

    fresh_world.run(run())


def test_what_a_worker_leased_and_did_not_do_is_given_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "SHUTDOWN_SECONDS", 0.05)
    begun = asyncio.Event()

    async def hang(*_: object) -> None:
        begun.set()
        await asyncio.sleep(NEVER)

    monkeypatch.setattr(worker_module, "run_job", hang)
    chore = office.chore()
    office.act(chore, "ask")

    async def run() -> None:
        async with office.worker().running():
            await begun.wait()

    office.world.run(run())
    monkeypatch.undo()
    assert office.jobs("state, lease, attempts, failures") == [("pending", "", 0, 0)]
    office.work()
    assert office.read(chore)["count"] == 1


def test_finished_jobs_go_after_a_week_and_failed_ones_after_three_months(office: Office) -> None:
    done, failed = office.chore(), office.chore()
    office.act(done, "ask")
    office.work()
    office.act(failed, "ask", key="failed")
    (leased,) = office.world.database.write_sync(
        lambda writer: jobs.lease(writer, 1, "one", office.clock.now, office.clock.now + MINUTE, 9)
    )
    office.world.database.write_sync(lambda writer: jobs.fail(writer, leased, 8, office.clock.now, "no"))
    office.act(done, "ask", key="waits", after=office.clock.now + 9999 * HOUR)
    sweeper = Sweeper(office.world.database, Settings(), DailyCounters())
    for days, left in ((JOB_DAYS, 3), (FAILED_JOB_DAYS, 2), (0, 1)):
        office.world.run(sweeper.sweep())
        assert len(office.jobs()) == left
        office.clock.now += days * 24 * HOUR + 1
    assert office.jobs("key") == [("waits",)]
