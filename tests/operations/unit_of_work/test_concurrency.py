"""Units of work at once, on PostgreSQL: what one reads to decide by can't change before it is written.

SQLite has one writer; there is nothing to interleave.
"""

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from tests.harness import Templates, World, json_body, open_world
from tests.operations.unit_of_work import boxes
from truweel.errors import ApiError
from truweel.operations import closing, write
from truweel.operations.answer import Context
from truweel.operations.doctor import examine_rules
from truweel.operations.write import Write
from truweel.storage.doctor import examine
from truweel.storage.locks import Restart

CONTEXT = Context(base="http://truweel.test")
SECONDS = 10


@pytest.fixture
def postgres(templates: Templates) -> Iterator[World]:
    """A world on PostgreSQL."""
    with open_world(templates, "postgresql") as world:
        yield world


def run(world: World, key: str, work: Callable[[Write], Any], after: Callable[[], None] = lambda: None) -> int:
    """The status of a write of the collection `key`; `after` runs before it commits."""

    def write_and_wait(writer: Any) -> None:
        work(Write(writer, world.registry, world.admin.caller, CONTEXT, world.registry[key]))
        after()

    try:
        world.database.write_sync(write_and_wait)
    except ApiError as error:
        return error.status
    return 200


def create(world: World, key: str, body: dict[str, Any], **options: Any) -> int:
    return run(world, key, lambda w: write.create(w, body), **options)


def make(world: World, path: str, **body: Any) -> Any:
    return json_body(world.admin.post(f"/{path}", body))


def line_of(world: World, quantity: int) -> tuple[str, str]:
    """The ids of a new paper and its line."""
    paper = make(world, "papers", title="asked", lines=[{"quantity": quantity}])
    whole = json_body(world.admin.get(f"/papers/{paper['id']}?include=lines"))
    return paper["id"], whole["lines"][0]["id"]


class Meeting:
    """Two writes: the second starts when the first has done everything but commit, and the first commits when the
    second waits for it or is done."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._written = threading.Event()
        self._second: Future[int] | None = None

    def __call__(self, first: Callable[..., int], second: Callable[..., int]) -> list[int]:
        """The statuses of both."""
        with ThreadPoolExecutor(2) as threads:
            running = threads.submit(first, after=self._let_the_second_come)
            assert self._written.wait(SECONDS)
            self._second = threads.submit(second)
            return [running.result(SECONDS), self._second.result(SECONDS)]

    def _let_the_second_come(self) -> None:
        self._written.set()
        asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while self._second is None or not (self._second.done() or self.world.rows(asked)):
            pass


def test_fifty_moves_of_four_writers_are_two_hundred(postgres: World) -> None:
    box = make(postgres, "boxes", name="box")
    body = {"title": "in", "booked": True, "lines": [{"boxId": box["id"], "quantity": 1}]}
    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(lambda _: create(postgres, "papers", body), range(200)))
    assert statuses == [200] * 200
    assert json_body(postgres.admin.get(f"/boxes/{box['id']}"))["content"] == 200


def test_two_thousand_moves_over_twenty_boxes_in_any_order(postgres: World) -> None:
    ids = [make(postgres, "boxes", name=str(number))["id"] for number in range(20)]
    draw = random.Random(11)
    orders = [[(id, draw.randint(1, 9)) for id in draw.sample(ids, 8)] for _ in range(250)]

    def book(order: list[tuple[str, int]]) -> int:
        lines = [{"boxId": id, "quantity": quantity} for id, quantity in order]
        return create(postgres, "papers", {"title": "in", "booked": True, "lines": lines})

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(book, orders))
    assert statuses == [200] * 250
    expected = dict.fromkeys(ids, Decimal(0))
    for id, quantity in (move for order in orders for move in order):
        expected[id] += quantity
    assert {id: json_body(postgres.admin.get(f"/boxes/{id}"))["content"] for id in ids} == expected
    assert examine(postgres.database, postgres.registry).findings == []
    assert examine_rules(postgres.database, postgres.registry) == []


@pytest.mark.parametrize("first", ["delete", "refer"])
def test_a_deletion_and_a_new_reference_do_not_pass_each_other(postgres: World, first: str) -> None:
    box = make(postgres, "boxes", name="box")
    id = int(box["id"])

    def delete(**options: Any) -> int:
        return run(postgres, "boxes", lambda w: write.delete(w, id), **options)

    def refer(**options: Any) -> int:
        return create(postgres, "boxes", {"name": "other", "nextId": box["id"]}, **options)

    meeting = Meeting(postgres)
    if first == "delete":
        assert meeting(delete, refer) == [200, 400]
    else:
        assert meeting(refer, delete) == [200, 409]


@pytest.mark.parametrize("first", ["delete", "refer"])
def test_a_deleted_line_and_a_new_reference_do_not_pass_each_other(postgres: World, first: str) -> None:
    paper, line = line_of(postgres, 1)

    def delete(**options: Any) -> int:
        return run(postgres, "papers/lines", lambda w: write.delete(w, int(line), parent=int(paper)), **options)

    def refer(**options: Any) -> int:
        return create(postgres, "notes", {"lineId": line}, **options)

    meeting = Meeting(postgres)
    if first == "delete":
        assert meeting(delete, refer) == [200, 400]
    else:
        assert meeting(refer, delete) == [200, 409]


@pytest.mark.parametrize("first", ["hand over", "shrink"])
def test_a_delivery_and_a_lowered_quantity_do_not_pass_each_other(postgres: World, first: str) -> None:
    paper, line = line_of(postgres, 10)

    def hand_over(**options: Any) -> int:
        lines = [{"ofLineId": line, "quantity": 8}]
        return create(postgres, "papers", {"title": "out", "booked": True, "lines": lines}, **options)

    def shrink(**options: Any) -> int:
        lower = lambda body: {**body, "quantity": Decimal(5)}  # noqa: E731
        return run(postgres, "papers/lines", lambda w: write.patch(w, int(line), lower, parent=int(paper)), **options)

    pair = (hand_over, shrink) if first == "hand over" else (shrink, hand_over)
    assert Meeting(postgres)(*pair) == [200, 409]
    assert examine(postgres.database, postgres.registry).findings == []
    assert examine_rules(postgres.database, postgres.registry) == []


def test_a_line_that_was_read_before_it_changed_is_read_again(postgres: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, line = line_of(postgres, 10)
    note = make(postgres, "notes", lineId=line)
    remaining = [1]

    def change() -> None:
        if remaining:
            remaining.clear()
            triple = lambda body: {**body, "factor": Decimal(3)}  # noqa: E731
            assert run(postgres, "papers", lambda w: write.patch(w, int(paper), triple)) == 200

    monkeypatch.setitem(boxes.HOOKS, "read", change)
    postgres.database.write_sync(
        lambda writer: write.run_action(
            Write(writer, postgres.registry, postgres.admin.caller, CONTEXT, postgres.registry["notes"]),
            int(note["id"]), "shrink", {"quantity": Decimal(7)},
        )
    )  # fmt: skip
    (after,) = json_body(postgres.admin.get(f"/papers/{paper}?include=lines"))["lines"]
    assert (after["quantity"], after["factor"], after["amount"]) == (7, 3, 21)


def test_past_the_attempts_it_is_a_503_that_says_when_to_try_again(
    postgres: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = []

    def meet(self: Any) -> None:
        attempts.append(1)
        raise psycopg.errors.DeadlockDetected

    monkeypatch.setattr("truweel.operations.unit.Unit.commit", meet)
    with postgres.unchanged():
        answer = postgres.admin.post("/boxes", {"name": "box"}, status=503)
    assert answer.headers["Retry-After"] == "1"
    assert len(attempts) == 5


ACTIONS: dict[str, dict[str, Any]] = {
    "rename": {"names": "a,b", "nmaes": "x"},
    "make-and-rename": {"names": "a,b"},
    "pack": {},
    "chain": {},
    "archive": {},
    "lock-all": {},
    "count-all": {},
}


@pytest.mark.parametrize(
    ("error", "action"),
    [
        *((Restart, action) for action in ACTIONS),
        (psycopg.errors.DeadlockDetected, "pack"),
        (psycopg.errors.SerializationFailure, "chain"),
    ],
)
def test_of_a_failed_attempt_nothing_survives(
    postgres: World, monkeypatch: pytest.MonkeyPatch, error: type[Exception], action: str
) -> None:
    disturbed, undisturbed = (make(postgres, "boxes", name=name) for name in ("box", "box"))
    expected = _act(postgres, undisturbed["id"], action)
    failures = iter([error])
    write_events = closing._journal

    def fail_once(*arguments: Any) -> None:
        write_events(*arguments)
        for failure in failures:
            raise failure

    monkeypatch.setattr(closing, "_journal", fail_once)
    assert _act(postgres, disturbed["id"], action) == expected
    assert next(failures, None) is None
    assert examine(postgres.database, postgres.registry).findings == []
    assert examine_rules(postgres.database, postgres.registry) == []


def _act(world: World, id: str, action: str) -> Any:
    """Answer, history and events of an action, without what differs between two runs: ids and instants."""
    numbers: dict[tuple[str, str], int] = {}

    def number(collection: str, id: str) -> int:
        return numbers.setdefault((collection, id), len(numbers))

    number("boxes", id)
    status = 201 if action in ("pack", "chain") else 204
    with world.changes() as change:
        answer = world.admin.post(f"/boxes/{id}/{action}", ACTIONS[action], status=status)
    made = json_body(answer) if status == 201 else {}
    kept = {name: value for name, value in made.items() if name in ("name", "title", "total", "booked", "content")}
    warning = answer.headers.get("Truweel-Warning")
    return (
        kept, warning, answer.headers.get("ETag"),
        [(key, number(key, record), version, operation) for key, record, version, operation in change.history],
        [(name, number(_collection(name), record), version) for name, record, version in change.events],
    )  # fmt: skip


def _collection(event: str) -> str:
    return {"box": "boxes", "paper": "papers"}[event.partition(".")[0]]
