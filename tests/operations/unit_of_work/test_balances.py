"""A record of which only a balance moves is checked, fires its events and is seen by programs that follow changes."""

from decimal import Decimal
from typing import Any

from tests.harness import World, fault, json_body
from tests.operations.unit_of_work.test_unit import box, make, paper
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine


def fill(record: Any, quantity: int | Decimal) -> dict[str, Any]:
    return {"title": "fill", "booked": True, "lines": [{"boxId": record["id"], "quantity": quantity}]}


def hand_over(line: Any, *quantities: int) -> dict[str, Any]:
    return {
        "title": "hand over",
        "booked": True,
        "lines": [{"ofLineId": line["id"], "quantity": quantity} for quantity in quantities],
    }


def test_a_record_is_checked_with_the_state_before_its_balance_moved(world: World) -> None:
    record = box(world, "glass")
    make(world, "papers", **fill(record, 5))
    with world.unchanged():
        answer = world.admin.post("/papers", fill(record, 6), status=400)
    assert json_body(answer)["errors"] == [
        fault(f"boxes/{record['id']}: content", "grows from 5 to 11; glass takes 5 at once")
    ]
    make(world, "papers", **fill(record, 5))
    assert json_body(world.admin.get(f"/boxes/{record['id']}"))["content"] == 10


def test_a_root_is_checked_when_the_balance_of_a_line_moves_and_when_a_line_is_added(world: World) -> None:
    whole = paper(world, 9, 9, 9, 9, 9, title="scarce")
    line = whole["lines"][0]
    with world.unchanged():
        answer = world.admin.post("/papers", hand_over(line, 1, 2), status=400)
        world.admin.post(f"/papers/{whole['id']}/lines", {"quantity": 0}, status=400)
    assert json_body(answer)["errors"] == [fault(f"papers/{whole['id']}: lines", "hand over more than two")]
    make(world, "papers", **hand_over(line, 1, 1))


def test_a_bound_that_is_tightened_while_the_balance_falls_holds_for_the_balance_of_then(world: World) -> None:
    record = box(world, size=10)
    made = make(world, "papers", **fill(record, 8))
    world.admin.delete(f"/papers/{made['id']}")
    world.admin.merge(f"/boxes/{record['id']}", {"size": 1})
    assert json_body(world.admin.get(f"/boxes/{record['id']}"))["free"] == 1


def test_a_bound_that_passes_the_balance_is_refused_in_words(world: World) -> None:
    record = box(world, size=10)
    make(world, "papers", **fill(record, Decimal("8.25")))
    with world.unchanged():
        answer = json_body(world.admin.merge(f"/boxes/{record['id']}", {"size": 8}, status=409))
    assert answer["message"] == f"content of boxes {record['id']} would be 8.25, above its size of 8."
    assert answer["code"] == "out_of_range"
    with world.unchanged():
        answer = json_body(world.admin.post("/papers", fill(record, 2), status=409))
    assert answer["message"] == f"content of boxes {record['id']} would be 10.25, above its size of 10.0."


def test_the_balance_of_a_line_is_a_change_of_its_root(world: World) -> None:
    whole = paper(world, 10, 10)
    path = f"/papers/{whole['id']}"
    first = world.admin.get(path)
    with world.changes() as change:
        second = make(world, "papers", **hand_over(whole["lines"][0], 1, 2))
    assert change.history == [("papers", second["id"], 1, "create"), *(
        ("papers/lines", str(line["id"]), 1, "create")
        for line in json_body(world.admin.get(f"/papers/{second['id']}?include=lines"))["lines"]
    )]  # fmt: skip
    assert change.events == [("paper.created", second["id"], 1), ("paper.updated", whole["id"], 1)]
    after = world.admin.get(path)
    body = json_body(after)
    assert body["updatedAt"] == second["updatedAt"] > json_body(first)["updatedAt"]
    assert after.headers["ETag"] != first.headers["ETag"]
    world.admin.get(path, status=304, If_None_Match=after.headers["ETag"])
    changed = world.admin.items("/papers", {"updatedFrom": body["updatedAt"], "sort": "updatedAt"})
    assert {record["id"] for record in changed} == {whole["id"], second["id"]}
    assert changed[0]["updatedAt"] == body["updatedAt"]
    strict = world.strict.put(path, {**body, "remark": "seen"})
    assert "Truweel-Warning" not in strict.headers


def test_a_new_paper_whose_own_line_moves_is_created_and_not_updated(world: World) -> None:
    record = box(world)
    with world.changes() as change:
        made = make(world, "papers", **fill(record, 1))
    assert change.events == [("paper.created", made["id"], 1), ("box.moved", record["id"], 1)]


def test_members_follow_balances_that_move_because_of_them(world: World) -> None:
    last = box(world, "last", size=9)
    second = box(world, "second", size=1, nextId=last["id"], state="new")
    first = box(world, "first", size=5, nextId=second["id"])

    def states() -> list[Any]:
        boxes = [json_body(world.admin.get(f"/boxes/{record['id']}")) for record in (first, second, last)]
        return [(record["state"], record["formerState"], record["content"]) for record in boxes]

    with world.changes() as change:
        made = make(world, "papers", **fill(first, 5))
    assert states() == [("full", "", 5), ("full", "new", 1), (None, None, 1)]
    assert sorted(change.history)[:2] == [("boxes", second["id"], 2, "update"), ("boxes", first["id"], 2, "update")]
    assert sorted(change.events) == sorted(
        [
            ("paper.created", made["id"], 1),
            *((f"box.{event}", record["id"], 2) for event in ("updated", "moved") for record in (first, second)),
            ("box.moved", last["id"], 1),
        ]
    )
    world.admin.delete(f"/papers/{made['id']}")
    assert states() == [(None, None, 0), ("new", None, 0), (None, None, 0)]
    assert examine(world.database, world.registry).findings == []
    assert examine_rules(world.database, world.registry) == []


def test_what_a_frozen_record_follows_goes_on_and_is_not_changed_by_hand(world: World) -> None:
    record = box(world, size=2)
    world.admin.merge(f"/boxes/{record['id']}", {"sealed": True})
    make(world, "papers", **fill(record, 2))
    assert json_body(world.admin.get(f"/boxes/{record['id']}"))["state"] == "full"
    world.admin.merge(f"/boxes/{record['id']}", {"state": "empty"}, status=409)
