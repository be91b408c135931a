"""A job is enqueued with the change that asks for it, and done later by the system user."""

import psycopg
import pytest

from tests.events.conftest import Clock
from tests.harness import Templates, json_body, open_world
from tests.jobs.chores import HOOKS, Addition, Chore
from tests.jobs.office import HOUR, Office
from truweel.operations.answer import Context
from truweel.operations.unit import Unit
from truweel.storage import jobs
from truweel.storage.database import Writer


def test_it_is_done_by_the_system_user_with_history_and_event(office: Office) -> None:
    chore = office.chore(name="sweep")
    office.act(chore, "ask")
    assert office.jobs() == [("chores.bump", "pending", 0)]
    assert office.read(chore)["count"] == 0
    with office.world.changes() as change:
        office.work()
    assert office.jobs("name, state, attempts, failures, error") == [("chores.bump", "done", 1, 0, None)]
    assert office.read(chore)["count"] == 1
    ((system_user,),) = office.world.rows("SELECT system_user_id FROM tenant WHERE id = 1")
    history = [entry for entry in change.history if entry[0] != "mobility-types"]  # made with the system user
    assert sorted(history) == [("chores", chore["id"], 3, "update"), ("users", str(system_user), 1, "create")]
    assert change.events[-1] == ("chore.updated", chore["id"], 3)
    latest = office.world.admin.read(f"/chores/{chore['id']}/history")
    assert latest[0]["userId"] == str(system_user)
    assert latest[0]["correlationId"] == latest[1]["correlationId"]  # of the request that asked for it
    office.work()
    assert office.read(chore)["count"] == 1


def test_a_refused_action_enqueues_nothing(office: Office) -> None:
    chore = office.chore()
    with office.world.unchanged():
        office.act(chore, "ask-in-vain", status=409)
    assert office.jobs() == []


def test_of_an_attempt_that_is_repeated_nothing_survives(templates: Templates, fixed_clock: Clock) -> None:
    failures = [psycopg.errors.SerializationFailure("again"), psycopg.errors.DeadlockDetected("again")]

    def fail() -> None:
        if failures:
            raise failures.pop()

    with open_world(templates, "postgresql") as world:  # SQLite has one writer: no attempt is repeated
        office = Office(world, fixed_clock)
        chore = office.chore()
        HOOKS["ask"] = fail
        office.act(chore, "ask")
        assert (failures, office.jobs()) == ([], [("chores.bump", "pending", 0)])


def test_a_record_and_its_job_are_made_together(office: Office) -> None:
    spawned = json_body(office.act(office.chore(), "spawn", status=201))
    assert office.jobs("record_id, key") == [(int(spawned["id"]), spawned["id"])]
    office.work()
    assert office.read(spawned)["count"] == 1


def test_one_that_waits_with_the_same_key_is_the_same_job(office: Office) -> None:
    chore, other = office.chore(), office.chore()
    now = office.clock.now
    office.act(chore, "ask", after=now + 2 * HOUR)
    office.act(chore, "ask", after=now + HOUR)
    office.act(chore, "ask", after=now + 3 * HOUR)
    office.act(other, "ask")
    assert office.jobs("record_id, due_at") == [(int(chore["id"]), now + HOUR), (int(other["id"]), now)]
    office.work()
    assert [office.read(chore)["count"], office.read(other)["count"]] == [0, 1]
    office.clock.now += HOUR
    office.work()
    assert office.read(chore)["count"] == 1
    office.act(chore, "ask")
    office.work()
    assert office.read(chore)["count"] == 2


def test_the_later_payload_counts(office: Office) -> None:
    chore = office.chore()
    office.act(chore, "ask-twice")
    assert office.jobs("name, key, payload") == [("chores.add", "sum", b'{"number":5,"reason":"second"}')]
    office.work()
    assert [office.read(chore)[name] for name in ("count", "note")] == [5, "second"]


def test_a_key_is_the_tenants_own(office: Office) -> None:
    chore = office.chore()
    office.act(chore, "ask", key="same")
    other = office.world.other.create("chores", {})
    office.world.other.post(f"/chores/{other['id']}/ask", {"key": "same"}, status=204)
    assert office.jobs("tenant_id, key") == [(1, "same"), (2, "same")]
    office.work()
    counts = [office.read(chore)["count"], office.world.other.read(f"/chores/{other['id']}")["count"]]
    assert counts == [1, 1]


def test_while_one_runs_another_may_wait(office: Office) -> None:
    chore = office.chore()
    office.act(chore, "ask")
    leased = office.world.database.write_sync(
        lambda writer: jobs.lease(writer, 1, "one", office.clock.now, office.clock.now + HOUR, 9)
    )
    office.act(chore, "ask")
    assert office.jobs("lease, attempts") == [("one", 1), (None, 0)]
    office.work()
    assert office.jobs("state, attempts") == [("pending", 1), ("done", 1)]
    assert [job.key for job in leased] == [chore["id"]]


def test_a_job_may_enqueue_itself(office: Office) -> None:
    chore = office.chore()
    office.act(chore, "count-to-three")
    office.work()
    assert office.read(chore)["count"] == 3
    assert office.jobs() == [("chores.again", "done", 1)] * 3


def test_an_idempotency_key_makes_one_job_and_one_location(office: Office) -> None:
    chore = office.chore()
    answers = []
    for _ in range(2):
        path = f"/chores/{chore['id']}/spawn"
        answers.append(office.world.admin.post(path, {}, status=201, Idempotency_Key="once"))
        office.work()
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert office.jobs() == [("chores.bump", "done", 1)]
    assert office.read(json_body(answers[0]))["count"] == 1


def test_a_record_that_is_gone_needs_nothing(office: Office) -> None:
    chore = office.chore()
    office.act(chore, "ask")
    office.world.admin.delete(f"/chores/{chore['id']}")
    with office.world.changes() as change:
        office.work()
    assert office.jobs() == [("chores.bump", "done", 1)]
    assert [row for row in change.history if row[0] == "chores"] == []


def test_what_is_no_job_of_the_record_is_a_bug(office: Office) -> None:
    chore_id = int(office.chore()["id"])

    def enqueue(writer: Writer) -> None:
        assert office.world.admin.caller is not None
        unit = Unit(writer, office.world.registry, office.world.admin.caller, Context(base=""))
        chore = unit.get(Chore, chore_id)  # type: ignore[arg-type]
        assert chore is not None
        for work in (
            lambda: unit.enqueue(Chore.spawn, chore),
            lambda: unit.enqueue(Chore.bump, chore, Addition(1)),
            lambda: unit.enqueue(Chore.add, chore),
        ):
            with pytest.raises(TypeError, match="Chore has no job"):
                work()

    office.world.database.write_sync(enqueue)
