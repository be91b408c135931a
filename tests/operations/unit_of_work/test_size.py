"""A unit of work with many records in hand begins anew where it keeps nobody waiting (design-writes §2, Size)."""

import asyncio
import threading
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.unit import MAX_RECORDS_ON_EVENT_LOOP, Unit


def make_boxes(world: World, count: int) -> list[Any]:
    return [json_body(world.admin.post("/boxes", {"name": str(number)})) for number in range(count)]


def threads_of_count_all(world: World, box: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """On which thread each attempt of an action ran that reads every box, and the records that it had in hand."""
    attempts: list[tuple[str, Unit]] = []
    create = Unit.__init__

    def create_and_note(self: Unit, *arguments: Any) -> None:
        attempts.append((threading.current_thread().name, self))
        create(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Unit, "__init__", create_and_note)
        world.admin.post(f"/boxes/{box['id']}/count-all", {}, status=204)
    return [(thread.partition("_")[0], len(unit._entries)) for thread, unit in attempts]


def test_past_two_hundred_records_it_goes_on_from_the_start_on_the_thread(
    fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAX_RECORDS_ON_EVENT_LOOP == 200
    box, *_ = make_boxes(fresh_world, 200)
    main, long = ("MainThread", "sqlite-writer") if fresh_world.dialect == "sqlite" else ("postgres", "postgres")
    assert threads_of_count_all(fresh_world, box, monkeypatch)[-1] == (main, 200)
    make_boxes(fresh_world, 1)
    with fresh_world.changes() as change:
        attempts = threads_of_count_all(fresh_world, box, monkeypatch)
    assert attempts[-1] == (long, 201)
    assert [thread for thread, _ in attempts[:-1]] == [main] * (fresh_world.dialect == "sqlite")
    assert json_body(fresh_world.admin.get(f"/boxes/{box['id']}"))["note"] == "201"
    assert change.history == [("boxes", box["id"], 3, "update")]


def test_others_that_shared_its_transaction_are_not_affected(fresh_world: World) -> None:
    box, other, *_ = make_boxes(fresh_world, 201)

    async def both() -> list[int]:
        calls = (
            fresh_world.admin.send(
                "PATCH", f"/boxes/{other['id']}", {"note": "x"}, type="application/merge-patch+json"
            ),
            fresh_world.admin.send("POST", f"/boxes/{box['id']}/count-all", {}),
        )
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert fresh_world.run(both()) == [204, 204]
    assert json_body(fresh_world.admin.get(f"/boxes/{other['id']}"))["note"] == "x"
