"""Numbers given by hand where the declaration lets a body say them, and the range beside them."""

import threading
import time
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.internal import create_record
from truweel.storage.database import Writer

DAY = {"date": "2026-01-15"}


def numbers(world: World) -> list[Any]:
    """The numbers of the offers of the first firm, in order of id."""
    return [offer["logicId"] for offer in world.admin.items("/offers", {"size": 100})]


def ranges(world: World) -> list[Any]:
    return world.rows("SELECT tenant_id, collection, prefix, last FROM number_range ORDER BY tenant_id, prefix")


def test_a_number_can_be_chosen_and_changed(fresh_world: World) -> None:
    admin = fresh_world.admin
    offer = json_body(admin.post("/offers", {"logicId": "ANG-2026-7"}))
    assert (offer["logicId"], offer["date"], offer["_metadata"]["description"]) == ("ANG-2026-7", None, "ANG-2026-7")
    path = f"/offers/{offer['id']}"
    warned = admin.merge(path, DAY).headers.get("truweel-warning")
    assert (warned, admin.read(path)["logicId"]) == (None, "ANG-2026-7")
    assert admin.merge(path, {"logicId": "O260099"}).headers.get("truweel-warning") is None
    assert admin.read(path)["logicId"] == "O260099"
    admin.put(path, {"logicId": "O260098", **DAY})
    admin.patch(path, {"op": "replace", "path": "/logicId", "value": "O260097"})
    read = admin.read(path)
    assert (read["logicId"], admin.total("/offers", {"logicId": "o260097"})) == ("O260097", 1)
    assert ranges(fresh_world) == [(1, "offers", "O26", 0)]
    changes = [entry["changes"] for entry in admin.read(f"{path}/history") if "logicId" in entry["changes"]]
    assert changes[0] == {"logicId": ["O260098", "O260097"]}


def test_a_number_is_never_cleared(fresh_world: World) -> None:
    admin = fresh_world.admin
    path = f"/offers/{json_body(admin.post('/offers', DAY))['id']}"
    warning = "logicId: cannot be cleared; the value was kept"
    with fresh_world.unchanged():
        admin.put(path, admin.read(path))
        admin.put(path, admin.read(path) | {"logicId": None})
        admin.put(path, {name: member for name, member in admin.read(path).items() if name != "logicId"})
        assert admin.merge(path, {"logicId": None}).headers["truweel-warning"] == warning
        assert admin.patch(path, {"op": "remove", "path": "/logicId"}).headers["truweel-warning"] == warning
        removed = admin.merge(path, {"totalExclVat": None}).headers["truweel-warning"]
        assert removed == "totalExclVat: cannot be cleared; the value was kept"
    assert admin.read(path)["logicId"] == "O260001"


@pytest.mark.parametrize("number", ["", " ", " O260001", "O260001 ", "x" * 256, 260001])
def test_invalid_numbers(fresh_world: World, number: Any) -> None:
    path = f"/offers/{json_body(fresh_world.admin.post('/offers', DAY))['id']}"
    with fresh_world.unchanged():
        for answer in (
            fresh_world.admin("POST", "/offers", {"logicId": number}),
            fresh_world.admin.merge(path, {"logicId": number}, status=400),
        ):
            assert answer.status_code == 400
            assert [fault["field"] for fault in json_body(answer)["errors"]] == ["logicId"]


def test_no_two_live_records_share_a_number(fresh_world: World) -> None:
    admin, taken = fresh_world.admin, "Another record has the same value where it must be unique (logicId)."
    first = json_body(admin.post("/offers", DAY))
    second = json_body(admin.post("/offers", DAY))
    assert (first["logicId"], second["logicId"]) == ("O260001", "O260002")
    with fresh_world.unchanged():
        for number in ("O260001", "o260001"):
            answers = (
                admin.post("/offers", {"logicId": number}, status=409),
                admin.merge(f"/offers/{second['id']}", {"logicId": number}, status=409),
                admin.put(f"/offers/{second['id']}", {"logicId": number}, status=409),
            )
            assert {json_body(answer)["message"] for answer in answers} == {taken}
    assert json_body(fresh_world.other.post("/offers", {"logicId": "O260001"}))["logicId"] == "O260001"
    admin.delete(f"/offers/{first['id']}")
    admin.merge(f"/offers/{second['id']}", {"logicId": "O260001"})
    assert numbers(fresh_world) == ["O260001"]


def test_the_range_passes_over_what_is_taken(fresh_world: World) -> None:
    admin = fresh_world.admin
    for number in ("O260001", "o260003", "O260004", "O250002", "O26005", "P260002"):
        admin.post("/offers", {"logicId": number})
    drawn = [json_body(admin.post("/offers", DAY))["logicId"] for _ in range(3)]
    assert drawn == ["O260002", "O260005", "O260006"]
    fresh_world.other.post("/offers", {"logicId": "O260007"})
    assert json_body(admin.post("/offers", DAY))["logicId"] == "O260007"
    assert ranges(fresh_world) == [(1, "offers", "O25", 0), (1, "offers", "O26", 7), (2, "offers", "O26", 0)]


def test_the_range_passes_over_more_than_it_looks_at_in_one_go(fresh_world: World) -> None:
    def work(writer: Writer) -> None:
        for number in range(1, 1003):
            create_record(writer, fresh_world.registry, caller, "offers", {"logicId": f"O26{number:04d}"})

    caller = fresh_world.admin.caller
    assert caller is not None
    fresh_world.database.write_sync(work)
    drawn = [json_body(fresh_world.admin.post("/offers", DAY))["logicId"] for _ in range(2)]
    assert (drawn, ranges(fresh_world)) == (["O261003", "O261004"], [(1, "offers", "O26", 1004)])


def test_a_number_that_the_server_gives_alone_stays_its_own(fresh_world: World) -> None:
    answer = fresh_world.admin.post("/projects", {"logicId": "P999999"})
    year = json_body(answer)["createdAt"][2:4]
    assert json_body(answer)["logicId"] == f"P{year}0001"
    assert answer.headers["truweel-warning"] == "logicId: is set by the server; the value sent was not taken"


def test_a_number_that_is_being_given_by_hand_is_not_drawn_meanwhile(fresh_world: World) -> None:
    """The range is locked: the one who draws waits, and gets the next."""
    world, caller = fresh_world, fresh_world.admin.caller
    assert caller is not None
    is_assigned, may_commit, drawn = threading.Event(), threading.Event(), []

    def by_hand(writer: Writer) -> None:
        create_record(writer, world.registry, caller, "offers", {"logicId": "O260001"})
        is_assigned.set()
        may_commit.wait(20)

    def by_range() -> None:
        drawn.append(world.database.write_sync(lambda w: create_record(w, world.registry, caller, "offers", DAY).id))

    first = threading.Thread(target=world.database.write_sync, args=(by_hand,))
    second = threading.Thread(target=by_range)
    first.start()
    assert is_assigned.wait(20)
    second.start()
    time.sleep(0.2)  # for the second to come to where it waits
    may_commit.set()
    first.join()
    second.join()
    assert (numbers(world), len(drawn)) == (["O260001", "O260002"], 1)
