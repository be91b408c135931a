"""Children: in the body of their parent and by their own paths; either way both are saved together."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.cases import CHILDREN, UPDATED, made
from tests.harness import World, value
from truweel.schema.collection import Collection
from truweel.schema.registry import load_registry

MEMBERS = [
    (parent.key, name) for parent in load_registry() if parent.key in UPDATED for name in parent.child_fields
]  # fmt: skip


def family(world: World, key: str, name: str) -> tuple[str, str, Collection, list[dict[str, Any]]]:
    """A parent with two children: its path, the path of the children, their collection, the children."""
    collection, path, _, _ = made(world, key)
    child = collection.child_fields[name]
    return path, f"{path}/{child.path}", child, world.admin.items(f"{path}/{child.path}")


def written(world: World, path: str, name: str, items: Any) -> Iterator[Any]:
    """Each way to write the member, one after the other, with the same items."""
    yield world.admin.merge(path, {name: items})
    yield world.admin.put(path, world.admin.read(path) | {name: items})
    yield world.admin.patch(path, {"op": "add", "path": f"/{name}", "value": items})


@pytest.mark.parametrize(("key", "name"), MEMBERS)
def test_an_array_replaces_the_set_matched_by_id(world: World, key: str, name: str) -> None:
    path, below, child, (one, two) = family(world, key, name)
    fresh = world.samples().full(child.key)
    for _ in written(world, path, name, [two, one]):
        assert [r["id"] for r in world.admin.items(below)] == [two["id"], one["id"]], "the array is the order"
    with world.changes() as change:
        world.admin.merge(path, {name: [one, fresh]})
    kept, new = world.admin.items(below)
    assert kept["id"] == one["id"]
    assert new["id"] not in (one["id"], two["id"])
    assert {n: new[n] for n in fresh} == fresh
    assert (child.key, two["id"]) in [(c, id) for c, id, _, o in change.history if o == "delete"]
    assert (child.key, new["id"], 1, "create") in change.history
    world.admin.get(f"{below}/{two['id']}", status=404)
    with world.unchanged():
        for _ in written(world, path, name, [kept, new]):
            pass
        for _ in written(world, path, name, None):
            pass
    for _ in written(world, path, name, []):
        assert world.admin.items(below) == []


@pytest.mark.parametrize(("key", "name"), MEMBERS)
def test_ids_of_others_are_refused(world: World, key: str, name: str) -> None:
    path, _, _, (one, _) = family(world, key, name)
    _, _, _, (stranger, _) = family(world, key, name)
    with world.unchanged():
        for bad in ([one, stranger], [one, one], [one | {"id": "999999999"}], [one | {"id": "x"}]):
            refused = value(world.admin.merge(path, {name: bad}, status=400))
            assert refused["errors"][0]["field"] == f"{name}[{len(bad) - 1}].id"


@pytest.mark.parametrize("key", [key for key in CHILDREN if key in UPDATED])
def test_a_change_of_a_child_touches_its_parent(world: World, key: str) -> None:
    collection, path, body, record = made(world, key)
    assert collection.parent
    above = path.rpartition(f"/{collection.path}/")[0]
    parent = world.admin.read(above)
    name, changed = next((n, v) for n, v in world.samples().full(key).items() if v != body[n])
    with world.changes() as change:
        assert world.admin.merge(path, {name: changed}).headers["etag"] == '"2"'
    versions = sorted(change.history)
    assert (key, record["id"], 2, "update") in versions
    assert (collection.parent.key, parent["id"], 3, "update") in versions
    assert world.admin.read(above)["updatedAt"] >= parent["updatedAt"]
    stem = collection.parent.event
    assert [e for e in change.events if e[0] == f"{stem}.updated"] == [(f"{stem}.updated", parent["id"], 3)]
    assert world.admin.get(above).headers["etag"] == '"3"'
    with world.unchanged():
        world.admin.merge(path, {name: changed})
    world.admin.delete(path)
    assert world.admin.get(above).headers["etag"] == '"4"'
    world.admin.delete(above)
    world.admin.get(path.rpartition("/")[0], status=404)
