"""`@every`: once a period and tenant, at the tenant's own night, and at no cost for who has nothing due."""

import asyncio
import re
from typing import Any

import pytest

from tests.events.conftest import Clock
from tests.harness import Client, Templates, World, open_world
from tests.jobs.chores import HOOKS, REGISTRY
from tests.jobs.office import DAY, HOUR, Office, PlacedOffice, run_due
from truweel import clock
from truweel.jobs.schedules import RecordSchedule, _spread, enqueue_due, record_schedules
from truweel.schema.fields import Equality
from truweel.storage import due
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

START = clock.parse_instant("2026-03-10T00:00:00.000Z")
BRUSSELS_NIGHT = clock.parse_instant("2026-03-10T03:00:00.000Z")
AUCKLAND_NIGHT = clock.parse_instant("2026-03-10T15:00:00.000Z")
(EXPIRE,) = [schedule for schedule in record_schedules(REGISTRY) if schedule.name == "chores.expire"]
OF_TENANT = "name = 'chores.expire' AND record_id IS NULL"


def move(office: Office, tenant: int, time_zone: str) -> None:
    """Give a firm another time zone."""
    sql = "UPDATE tenant SET time_zone = ? WHERE id = ?"
    office.world.database.write_sync(lambda writer: writer.execute(sql, (time_zone, tenant)))


def begin(office: Office) -> None:
    """The firms are in Brussels and Auckland, and a worker has been there before."""
    move(office, 1, "Europe/Brussels")
    move(office, 2, "Pacific/Auckland")
    office.clock.now = START
    office.work()


def open_chore(client: Client, **members: Any) -> dict[str, Any]:
    return client.create("chores", {"state": "open", "day": "2026-03-09", "cost": 5, **members})


def test_each_firm_has_its_own_night_and_its_own_day(office: Office) -> None:
    begin(office)
    mine, theirs = open_chore(office.world.admin), open_chore(office.world.other)
    today = open_chore(office.world.admin, day="2026-03-10")
    office.clock.now = BRUSSELS_NIGHT - 1
    office.work()
    assert office.jobs() == []
    office.clock.now = BRUSSELS_NIGHT
    office.work()
    ((tenant, due_at),) = office.jobs("tenant_id, due_at")
    assert (tenant, BRUSSELS_NIGHT <= due_at < BRUSSELS_NIGHT + HOUR) == (1, True)
    office.clock.now = due_at
    with office.world.changes() as change:
        office.work()
    assert (office.read(mine)["state"], office.read(today)["state"]) == ("late", "open")
    assert [event for event in change.events if event[0] == "chore.updated"] == [("chore.updated", mine["id"], 2)]
    (latest, _) = office.world.admin.read(f"/chores/{mine['id']}/history")
    ((system_user,),) = office.world.rows("SELECT system_user_id FROM tenant WHERE id = 1")
    assert (latest["userId"], latest["correlationId"]) == (str(system_user), "chores.expire")
    office.clock.now = AUCKLAND_NIGHT - 1
    office.work()
    assert office.world.other.read(f"/chores/{theirs['id']}")["state"] == "open"
    office.clock.now = AUCKLAND_NIGHT + HOUR
    office.work()
    assert office.world.other.read(f"/chores/{theirs['id']}")["state"] == "late"
    made = office.jobs("tenant_id, record_id, state, attempts", "name = 'chores.expire'")
    assert made == [
        (1, None, "done", 1), (1, int(mine["id"]), "done", 1), (2, None, "done", 1), (2, int(theirs["id"]), "done", 1),
    ]  # fmt: skip


def test_only_what_meets_every_condition_is_changed(office: Office) -> None:
    begin(office)
    admin = office.world.admin
    due_one = open_chore(admin)
    kept = [
        open_chore(admin, state="done"), open_chore(admin, day=None), open_chore(admin, cost=0),
        open_chore(admin, cost=None), open_chore(admin, cost=-1), open_chore(admin, day="2026-03-10"),
    ]  # fmt: skip
    for action in ("archive", "lock"):
        kept.append(open_chore(admin))
        admin.post(f"/chores/{kept[-1]['id']}/{action}", None, status=204)
    gone = open_chore(admin)
    admin.delete(f"/chores/{gone['id']}")
    before = [office.read(chore) for chore in kept]
    office.clock.now = BRUSSELS_NIGHT + HOUR
    office.work()
    assert office.read(due_one)["state"] == "late"
    assert [office.read(chore) for chore in kept] == before
    assert office.jobs("record_id") == [(None,), (int(due_one["id"]),)]


def test_what_changed_before_its_turn_is_left_alone(office: Office) -> None:
    begin(office)
    chore = open_chore(office.world.admin)
    office.clock.now = BRUSSELS_NIGHT
    office.work()
    office.world.admin.merge(f"/chores/{chore['id']}", {"day": "2026-03-11"})
    office.clock.now += HOUR
    office.work()
    assert (office.read(chore)["state"], office.jobs("record_id, state")) == ("open", [(None, "done")])


def test_one_that_fails_does_not_keep_the_others(office: Office) -> None:
    begin(office)
    chores = [open_chore(office.world.admin) for _ in range(3)]
    failures = [RuntimeError("broken")]

    def fail_once() -> None:
        if failures:
            raise failures.pop()

    HOOKS["expire"] = fail_once
    office.clock.now = BRUSSELS_NIGHT + HOUR
    office.work()
    assert sorted(office.read(chore)["state"] for chore in chores) == ["late", "late", "open"]
    office.clock.now += 6_000
    office.work()
    assert [office.read(chore)["state"] for chore in chores] == ["late"] * 3


def test_nights_that_were_missed_are_made_up_for_once(office: Office) -> None:
    begin(office)
    chore = open_chore(office.world.admin)
    office.clock.now = BRUSSELS_NIGHT + 3 * DAY + 7 * HOUR
    office.work()
    assert office.read(chore)["state"] == "late"
    assert office.jobs("tenant_id", OF_TENANT) == [(1,)]
    office.work()
    office.clock.now += HOUR
    office.work()
    assert office.jobs("tenant_id", OF_TENANT) == [(1,)]


def test_a_clock_that_ran_ahead_does_not_take_the_nights_away(office: Office) -> None:
    begin(office)
    chore = open_chore(office.world.admin, day="2026-03-10")
    office.clock.now = BRUSSELS_NIGHT + 400 * DAY
    ahead = office.worker()

    async def run_schedules() -> None:
        await ahead._start_schedules(office.clock.now)
        await asyncio.gather(*ahead._running)

    office.world.run(run_schedules())
    office.world.database.write_sync(lambda writer: writer.execute("DELETE FROM job"))
    office.clock.now = BRUSSELS_NIGHT + DAY + HOUR
    office.work()
    assert office.read(chore)["state"] == "late"


def test_a_night_before_the_first_start_is_not_made_up_for(office: Office) -> None:
    chore = open_chore(office.world.admin)
    office.clock.now = BRUSSELS_NIGHT + 7 * HOUR
    office.work()
    assert (office.read(chore)["state"], office.jobs()) == ("open", [])


def test_every_hour_is_an_hour(office: Office) -> None:
    begin(office)
    chore = office.world.admin.create("chores", {"state": "ticking"})
    for hours in (1, 2, 3):
        office.clock.now = START + (hours + 1) * HOUR - 1
        office.work()
        office.work()
        assert office.read(chore)["count"] == hours


def test_many_records_take_several_transactions(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truweel.jobs.execution.BATCH", 2)
    begin(office)
    chores = [open_chore(office.world.admin) for _ in range(5)]
    office.clock.now = BRUSSELS_NIGHT + HOUR
    office.work()
    assert [office.read(chore)["state"] for chore in chores] == ["late"] * 5
    assert office.jobs("payload", OF_TENANT) == [
        (b"",), (b'{"after":%d}' % int(chores[1]["id"]),), (b'{"after":%d}' % int(chores[3]["id"]),)
    ]  # fmt: skip


def test_a_tenant_with_nothing_due_costs_no_statement(office: Office) -> None:
    begin(office)
    open_chore(office.world.admin, day="2026-03-11")

    def add_tenants(writer: Writer) -> None:
        sql = (
            "INSERT INTO tenant (id, slug, name, created_at, test, settings, time_zone) "
            "VALUES (?, ?, ?, 0, 0, '{}', 'Europe/Brussels')"
        )
        writer.execute_many(sql, [(id, f"firm-{id}", f"Firm {id}") for id in range(3, 63)])

    statements, due_tenants = run_night(office, BRUSSELS_NIGHT)
    assert (statements, due_tenants) == (5, 0)
    office.world.database.write_sync(add_tenants)
    assert run_night(office, BRUSSELS_NIGHT + DAY) == (5, 0)
    assert office.jobs() == []


def run_night(office: Office, night: int) -> tuple[int, int | None]:
    """How many statements the run of a night takes, and how many tenants have something due."""
    office.clock.now = night

    def run(writer: Writer) -> tuple[int, int | None]:
        before = writer.statements
        due_tenants = enqueue_due(writer, EXPIRE, "test", night)
        return writer.statements - before, due_tenants

    return office.world.database.write_sync(run)


def test_a_tenant_that_ended_has_no_nights(office: Office) -> None:
    begin(office)
    open_chore(office.world.admin)
    sql = "UPDATE tenant SET expires_at = ? WHERE id = 1"
    office.world.database.write_sync(lambda writer: writer.execute(sql, (BRUSSELS_NIGHT - 1,)))
    assert run_night(office, BRUSSELS_NIGHT)[1] == 0


class Explaining:
    """A reader that says how the database would run its statements."""

    def __init__(self, writer: Writer) -> None:
        self.dialect, self._writer = writer.dialect, writer
        self.plan = ""

    def rows(self, sql: str, parameters: Any = ()) -> list[Any]:
        explain = "EXPLAIN QUERY PLAN" if self.dialect == "sqlite" else "EXPLAIN"
        self.plan = "\n".join(str(row[-1]) for row in self._writer.rows(f"{explain} {sql}", parameters))
        return []


def explain_night(world: World, schedule: RecordSchedule) -> str:
    """How the database finds out which tenants have something due."""

    def explain(writer: Writer) -> str:
        reader: Any = Explaining(writer)
        days = {"UTC": clock.day(START, "UTC")}
        due.list_due_tenants(reader, schedule.collection, schedule.due, days, START)
        plan: str = reader.plan
        return plan

    return world.database.write_sync(explain)


@pytest.mark.parametrize("schedule", record_schedules(REGISTRY), ids=lambda schedule: schedule.name)
def test_it_asks_by_an_index(templates: Templates, schedule: RecordSchedule) -> None:
    with open_world(templates, "sqlite") as world:
        plan = explain_night(world, schedule)
    table, (first, *ranged) = schedule.collection.table, [field.name for field in schedule.due.fields]
    if any(isinstance(condition, Equality) for condition in schedule.due.conditions):
        conditions = f"tenant_id=? AND {first}=?" + (f" AND {ranged[0]}>? AND {ranged[0]}<?" if ranged else "")
        index = rf"{table}_\w+_due"
    else:  # a list goes by the same column, so that its index serves as well
        conditions = f"tenant_id=? AND {first}>? AND {first}<?"
        index = rf"{table}_(\w+_due|{first})"
    assert re.search(rf"SEARCH r USING INDEX {index} \({re.escape(conditions)}\)", plan), plan


def test_it_asks_by_an_index_on_postgresql(templates: Templates) -> None:
    with open_world(templates, "postgresql") as world:
        chore = world.admin.create("chores", {"state": "open", "day": "2099-01-01", "cost": 5})
        columns = world.rows("SELECT column_name FROM information_schema.columns WHERE table_name = 'chores'")
        names = [f'"{name}"' for (name,) in columns]
        values = ["id + n" if name == '"id"' else name for name in names]

        def fill(writer: Writer) -> None:
            writer.execute(
                f"INSERT INTO chores ({', '.join(names)}) SELECT {', '.join(values)} "
                "FROM chores, generate_series(1, 20000) n WHERE id = ?",
                (int(chore["id"]),),
            )
            writer.execute("ANALYZE chores")

        world.database.write_sync(fill)
        plan = explain_night(world, EXPIRE)
    assert "chores_expire_due" in plan, plan


def test_a_worker_that_dies_half_way_leaves_each_firm_its_one_job(placed: PlacedOffice) -> None:
    begin(placed)
    move(placed, 2, "Europe/Brussels")
    chores = [open_chore(placed.world.admin), open_chore(placed.world.other)]
    placed.clock.now = BRUSSELS_NIGHT
    placed.kill_a_worker("spread")
    assert placed.jobs() == []
    placed.work()
    assert placed.jobs("tenant_id", OF_TENANT) == [(1,), (2,)]
    placed.clock.now += HOUR
    placed.kill_a_worker("expire")
    placed.clock.now += HOUR
    placed.work()
    assert placed.jobs("tenant_id, state", OF_TENANT) == [(1, "done"), (2, "done")]
    assert placed.read(chores[0])["state"] == "late"
    assert placed.world.other.read(f"/chores/{chores[1]['id']}")["state"] == "late"


def test_eight_workers_give_each_firm_its_one_job(templates: Templates, fixed_clock: Clock) -> None:
    with templates.copy("postgresql") as (path, url):
        office = Office(World(open_database(REGISTRY, path=path, url=url, size=8), REGISTRY), fixed_clock)
        begin(office)
        move(office, 2, "Europe/Brussels")
        chores = [open_chore(office.world.admin), open_chore(office.world.other)]
        workers = [office.worker() for _ in range(8)]

        async def run() -> None:
            await asyncio.gather(*map(run_due, workers))

        for now in (BRUSSELS_NIGHT, BRUSSELS_NIGHT + HOUR):
            office.clock.now = now
            office.world.run(run())
        made = office.jobs("tenant_id, record_id, state, attempts", "name = 'chores.expire'")
        assert sorted(made, key=str) == [
            (1, int(chores[0]["id"]), "done", 1), (1, None, "done", 1),
            (2, int(chores[1]["id"]), "done", 1), (2, None, "done", 1),
        ]  # fmt: skip
        office.world.close()


def test_tenants_are_spread_over_the_hour() -> None:
    moments = [_spread(EXPIRE, tenant) for tenant in range(600)]
    assert (min(moments) >= 0, max(moments) < HOUR) == (True, True)
    assert all(sum(at // (HOUR // 6) == part for at in moments) > 60 for part in range(6))
    assert [_spread(EXPIRE, tenant) for tenant in range(600)] == moments
