"""Children: in the body of their parent and by their own paths; either way both are saved together."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.cases import CHILDREN, UPDATED, create_full_record, etag_version
from tests.harness import World, json_body
from truweel.schema.collection import Collection
from truweel.schema.registry import load_registry

MEMBERS = [
    (parent.key, name) for parent in load_registry() if parent.key in UPDATED for name in parent.writable_children
]  # fmt: skip


def create_family(world: World, key: str, name: str) -> tuple[str, str, Collection, list[dict[str, Any]]]:
    """A parent with two children: its path, the path of the children, their collection, the children."""
    collection, path, _, _ = create_full_record(world, key)
    child = collection.child_fields[name]
    return path, f"{path}/{child.path}", child, world.admin.items(f"{path}/{child.path}")


def write_each_way(world: World, path: str, name: str, children: Any) -> Iterator[Any]:
    """Each way to write the member, one after the other, with the same items."""
    yield world.admin.merge(path, {name: children})
    yield world.admin.put(path, world.admin.read(path) | {name: children})
    yield world.admin.patch(path, {"op": "add", "path": f"/{name}", "value": children})


@pytest.mark.parametrize(("key", "name"), MEMBERS)
def test_an_array_replaces_the_set_matched_by_id(world: World, key: str, name: str) -> None:
    path, children_path, child, (first, second) = create_family(world, key, name)
    body = world.samples().full(child.key)
    for _ in write_each_way(world, path, name, [second, first]):
        assert [r["id"] for r in world.admin.items(children_path)] == [second["id"], first["id"]], (
            "the array is the order"
        )
    with world.changes() as change:
        world.admin.merge(path, {name: [first, body]})
    remaining, created = world.admin.items(children_path)
    assert remaining["id"] == first["id"]
    assert created["id"] not in (first["id"], second["id"])
    assert {n: created[n] for n in body} == body
    assert (child.key, second["id"]) in [(c, id) for c, id, _, o in change.history if o == "delete"]
    assert (child.key, created["id"], 1, "create") in change.history
    world.admin.get(f"{children_path}/{second['id']}", status=404)
    with world.unchanged():
        for _ in write_each_way(world, path, name, [remaining, created]):
            pass
        for _ in write_each_way(world, path, name, None):
            pass
    for _ in write_each_way(world, path, name, []):
        assert world.admin.items(children_path) == []


@pytest.mark.parametrize(("key", "name"), MEMBERS)
def test_ids_of_others_are_refused(world: World, key: str, name: str) -> None:
    path, _, _, (child, _) = create_family(world, key, name)
    _, _, _, (stranger, _) = create_family(world, key, name)
    with world.unchanged():
        for children in ([child, stranger], [child, child], [child | {"id": "999999999"}], [child | {"id": "x"}]):
            refused = json_body(world.admin.merge(path, {name: children}, status=400))
            assert refused["errors"][0]["field"] == f"{name}[{len(children) - 1}].id"


@pytest.mark.parametrize("key", [key for key in CHILDREN if key in UPDATED])
def test_a_change_of_a_child_touches_its_parent(world: World, key: str) -> None:
    collection, path, body, record = create_full_record(world, key)
    assert collection.parent
    parent_path = path.rpartition(f"/{collection.path}/")[0]
    parent = world.admin.read(parent_path)
    name, changed = next((n, v) for n, v in world.samples().full(key).items() if v != body[n])
    with world.changes() as change:
        assert etag_version(world.admin.merge(path, {name: changed})) == 2
    versions = sorted(change.history)
    assert (key, record["id"], 2, "update") in versions
    assert (collection.parent.key, parent["id"], 3, "update") in versions
    assert world.admin.read(parent_path)["updatedAt"] >= parent["updatedAt"]
    event = collection.parent.event
    assert [e for e in change.events if e[0] == f"{event}.updated"] == [(f"{event}.updated", parent["id"], 3)]
    assert etag_version(world.admin.get(parent_path)) == 3
    with world.unchanged():
        world.admin.merge(path, {name: changed})
    world.admin.delete(path)
    assert etag_version(world.admin.get(parent_path)) == 4
    world.admin.delete(parent_path)
    world.admin.get(path.rpartition("/")[0], status=404)
