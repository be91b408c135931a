"""What is frozen stays, whatever its rules say by now; what follows from a balance goes on."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from tests.operations.unit_of_work.boxes import RATES
from tests.operations.unit_of_work.test_unit import box, make, paper


def approved(world: World, *quantities: int) -> Any:
    """An approved paper, read again with its lines."""
    whole = paper(world, *quantities)
    world.admin.post(f"/papers/{whole['id']}/approve", {}, status=204)
    return json_body(world.admin.get(f"/papers/{whole['id']}?include=lines"))


@pytest.mark.parametrize("how", ["PUT", "merge", "JSON Patch"])
def test_what_was_computed_stays_while_a_free_member_changes(
    world: World, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = approved(world, 1, 2)
    path = f"/papers/{before['id']}"
    for name in RATES:
        monkeypatch.setitem(RATES, name, Decimal(7))
    if how == "PUT":
        world.admin.put(path, {**before, "remark": "seen"})
    elif how == "merge":
        world.admin.merge(path, {"remark": "seen"})
    else:
        world.admin.patch(path, {"op": "add", "path": "/remark", "value": "seen"})
    after = json_body(world.admin.get(f"{path}?include=lines"))
    assert (after["total"], after["worth"], after["count"], after["rest"]) == (3, 3, 2, 21)
    assert after["lines"] == before["lines"]
    draft = paper(world, 1, 2)
    assert (draft["total"], draft["worth"], draft["count"], draft["rest"]) == (21, 147, 14, 147)


def test_a_frozen_record_is_not_archived_and_comes_back_once_it_was(world: World) -> None:
    record = box(world)
    path = f"/boxes/{record['id']}"
    world.admin.post(f"{path}/archive", {}, status=204)
    world.admin.merge(path, {"sealed": True})
    world.admin.post(f"{path}/unarchive", {}, status=204)
    with world.unchanged():
        answer = world.admin.post(f"{path}/archive", {}, status=409)
        assert json_body(answer)["message"] == "It can't be archived: the box is sealed."
        world.admin.delete(path, status=409)
    world.admin.post(f"/papers/{approved(world, 1)['id']}/archive", {}, status=409)


def test_the_content_of_a_sealed_box_and_what_follows_from_it_move(world: World) -> None:
    record = box(world, size=10)
    world.admin.merge(f"/boxes/{record['id']}", {"sealed": True})
    make(world, "papers", title="fill", booked=True, lines=[{"boxId": record["id"], "quantity": 4}])
    after = json_body(world.admin.get(f"/boxes/{record['id']}"))
    assert (after["content"], after["free"]) == (4, 6)
    world.admin.merge(f"/boxes/{record['id']}", {"size": 9}, status=409)
