"""Create, read, replace, delete: every collection, exact values, exact history and events; refusals change nothing."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from tests.contract.cases import (
    ALL,
    CHILDREN,
    COLLECTIONS,
    CREATED,
    FREELY_DELETED,
    ROOTS,
    UPDATED,
    assert_matches,
    assert_metadata,
    create_full_record,
    etag_version,
    extra_answer,
    extra_fields,
    make_deletable,
)
from tests.harness import BASE, MERGE_PATCH, World, fault, json_body
from truweel.schema.collection import Collection


def children(world: World, key: str, record_id: str, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(collection, id) of the children that `body` made."""
    collection = world.registry[key]
    records = []
    for name, child in collection.writable_children.items():
        ids = [
            child_record["id"]
            for child_record in world.admin.items(world.path(child.key, parent=record_id), {"size": 100})
        ]
        assert len(ids) == len(body.get(name, ()))
        records += [(child.key, child_id) for child_id in ids]
    return records


@pytest.mark.parametrize("key", CREATED)
def test_create_answers_the_record_and_its_place(world: World, key: str) -> None:
    collection = world.registry[key]
    parent = world.admin.create(collection.parent.key) if collection.parent else None
    extra = extra_fields(world, key) if collection.extra else {}
    body = world.samples().full(key, extra=extra)
    path = world.path(key, parent=parent and parent["id"])
    with world.changes() as change:
        answer = world.admin.post(path, body)
    record = json_body(answer)
    assert answer.headers["location"] == f"{BASE}/api/v2{path}/{record['id']}"
    assert etag_version(answer) == 1
    assert "truweel-warning" not in answer.headers
    assert_matches(collection, record, body)
    assert_metadata(collection, record)
    if collection.extra:
        assert record["extraFields"] == extra_answer(extra)
    if "createdAt" in collection.options.audit:
        assert record["createdAt"] == record["updatedAt"]
    if "createdBy" in collection.options.audit:
        assert record["createdBy"] == record["updatedBy"] == str(world.users[1, "admin"])
        assert record["archivedAt"] is record["lockedAt"] is record["deletedAt"] is None
    assert world.admin.read(f"{path}/{record['id']}") == record
    below = children(world, key, record["id"], body)
    history = [(key, record["id"], 1, "create"), *((child, id, 1, "create") for child, id in below)]
    events = [(f"{c.event}.created", id, 1) for c, id in _with(world, [(key, record["id"]), *below]) if c.event]
    if parent is not None:
        assert collection.parent
        history.append((collection.parent.key, parent["id"], 2, "update"))
        parent_after = world.admin.read(world.path(collection.parent.key, parent["id"]))
        names = ("updated", *_emitted(collection.parent, parent, parent_after))
        events += [(f"{collection.parent.event}.{n}", parent["id"], 2) for n in names if collection.parent.event]
    assert sorted(change.history) == sorted(history)
    assert sorted(change.events) == sorted(events)


def _emitted(collection: Collection, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The events that the declaration derives from a change, without their stem."""
    emits = collection.rules.emits
    return [event for event, happened in emits if happened(SimpleNamespace(**after), SimpleNamespace(**before))]


def _with(world: World, records: list[tuple[str, str]]) -> list[tuple[Collection, str]]:
    return [(world.registry[key], id) for key, id in records]


@pytest.mark.parametrize("key", CREATED)
def test_create_with_the_least_fills_the_rest_with_defaults(world: World, key: str) -> None:
    collection = world.registry[key]
    body = world.samples().minimal(key)
    record = world.admin.create(key, body)
    assert_matches(collection, record, body)
    if collection.extra:
        assert record["extraFields"] == {}


@pytest.mark.parametrize("key", CREATED)
def test_create_names_every_required_member_that_lacks(world: World, key: str) -> None:
    collection = world.registry[key]
    required = [n for n, f in collection.writable.items() if f.required and f.default() is None]
    parent = world.admin.create(collection.parent.key)["id"] if collection.parent else None
    path = world.path(key, parent=parent)
    with world.unchanged():
        if required:
            for body in ({}, dict.fromkeys(required)):
                answer = world.admin.post(path, body, status=400)
                faults = json_body(answer)["errors"]
                assert [f["field"] for f in faults if f["message"] == "is required"] == required
        for content in (b"[]", b'"x"', b"1", b"null", b"true"):
            assert world.admin("POST", path, content=content).status_code == 400


@pytest.mark.parametrize("key", ALL)
def test_a_record_is_read_alone_and_in_its_list(world: World, key: str) -> None:
    collection = world.registry[key]
    record = world.admin.create(key)
    parent = _owner(world, collection, record)
    paths = [world.path(key, parent=parent)] if parent else []
    if collection.options.top_level or not collection.parent:
        paths.append(f"/{collection.path}")
    for path in paths:
        assert world.admin.read(f"{path}/{record['id']}") == record
        assert world.admin.items(path, {"id": record["id"]}) == [record]
        head = world.admin("HEAD", f"{path}/{record['id']}")
        answer = world.admin.get(f"{path}/{record['id']}")
        assert head.status_code == 200
        assert head.content == b""
        assert head.headers["content-length"] == str(len(answer.content))
        assert head.headers["etag"] == answer.headers["etag"]
        world.admin.get(f"{path}/999999999", status=404)
        world.admin.get(f"{path}/abc", status=404)


def _owner(world: World, collection: Collection, record: Mapping[str, Any]) -> str | None:
    if not collection.parent:
        return None
    rows = world.rows(f'SELECT parent_id FROM "{collection.table}" WHERE id = ?', int(record["id"]))
    return str(rows[0][0])


@pytest.mark.parametrize("key", UPDATED)
def test_what_get_answers_can_be_put_and_changes_nothing(world: World, key: str) -> None:
    _, path, _, record = create_full_record(world, key)
    with world.unchanged():
        answer = world.admin.put(path, record)
        assert answer.content == b""
        assert etag_version(answer) == 1
        assert "truweel-warning" not in answer.headers
        world.strict.put(path, record)
        world.admin.merge(path, {})
        world.admin.merge(path, record)
        world.admin.patch(path)
        everything = ",".join(world.registry[key].relations)
        included = world.admin.read(path, {"include": everything})
        answer = world.admin.put(path, included)
        assert "truweel-warning" not in answer.headers


@pytest.mark.parametrize("key", UPDATED)
def test_put_sets_what_it_omits_to_defaults(world: World, key: str) -> None:
    collection, path, body, record = create_full_record(world, key)
    least = world.samples().minimal(key)
    for name, child in collection.writable_children.items():
        least.pop(name, None)
        assert len(world.admin.items(f"{path}/{child.path}")) == len(body[name])
    with world.changes() as change:
        answer = world.admin.put(path, least)
    assert answer.content == b""
    assert etag_version(answer) == 2
    after = world.admin.read(path)
    assert_matches(collection, after, least)
    for name, child in collection.writable_children.items():
        assert len(world.admin.items(f"{path}/{child.path}")) == len(body[name]), "absence leaves children"
    if collection.extra:
        assert after["extraFields"] == {}
    assert (key, record["id"], 2, "update") in change.history
    if collection.event:
        assert (f"{collection.event}.updated", record["id"], 2) in change.events
    for name in ("createdAt", "createdBy"):
        assert after.get(name) == record.get(name)


@pytest.mark.parametrize("key", UPDATED)
def test_prefer_return_representation_answers_the_record(world: World, key: str) -> None:
    _, path, _, record = create_full_record(world, key)
    answer = world.admin("PUT", path, record, headers={"Prefer": "return=representation"})
    assert answer.status_code == 200
    assert answer.headers["preference-applied"] == "return=representation"
    assert json_body(answer) == record
    prefer = {"Prefer": "return=representation"}
    answer = world.admin("PATCH", path, {}, type=MERGE_PATCH, headers=prefer)
    assert (answer.status_code, json_body(answer)) == (200, record)


@pytest.mark.parametrize("key", FREELY_DELETED)
def test_delete_hides_the_record_and_its_children(world: World, key: str) -> None:
    collection, path, body, record = create_full_record(world, key)
    total = world.admin.total(f"/{collection.path}") if not collection.parent else 0
    descendants = children(world, key, record["id"], body) if collection.writable_children else []
    with world.changes() as change:
        answer = world.admin.delete(path)
    assert answer.content == b""
    assert sorted(h for h in change.history if h[3] == "delete") == sorted(
        [(key, record["id"], 2, "delete"), *((child, id, 2, "delete") for child, id in descendants)]
    )
    if collection.event:
        assert [e for e in change.events if e[0].startswith(f"{collection.event}.")] == [
            (f"{collection.event}.deleted", record["id"], 2)
        ]
    with world.unchanged():
        for method, content in (("GET", None), ("HEAD", None), ("PUT", record), ("DELETE", None)):
            assert world.admin(method, path, content).status_code == 404
        world.admin.merge(path, {}, status=404)
        world.admin.patch(path, status=404)
        for child, id in descendants:
            world.admin.get(world.path(child, id, parent=record["id"]), status=404)
    if not collection.parent:
        assert world.admin.total(f"/{collection.path}") == total - 1
        assert world.admin.items(f"/{collection.path}", {"id": record["id"]}) == []
        deleted = world.admin.items(f"/{collection.path}", {"deletedFrom": "2000-01-01", "id": record["id"]})
        assert [listed["id"] for listed in deleted] == [record["id"]]
        if "deletedAt" in record:
            assert deleted[0]["deletedAt"] == deleted[0]["updatedAt"]


@pytest.mark.parametrize("key", [c.key for c in COLLECTIONS if "create" not in c.options.verbs])
def test_verbs_that_a_collection_leaves_out_are_forbidden(world: World, key: str) -> None:
    parent = world.registry[key].parent
    parent_id = world.admin.create(parent.key)["id"] if parent else None
    record = world.admin.create(key, parent=parent_id)
    path = world.path(key, record["id"], parent=parent_id)
    list_path = path.rpartition("/")[0]
    with world.unchanged():
        world.admin.post(list_path, record, status=403)
        assert world.admin("POST", list_path, content=b'{"name').status_code == 403
        if key in UPDATED:
            return
        world.admin.put(path, record, status=403)
        world.admin.merge(path, {}, status=403)
        world.admin.patch(path, status=403)
        if "delete" not in world.registry[key].options.verbs:
            world.admin.delete(path, status=403)
        for method in ("PUT", "PATCH"):
            assert world.admin(method, path, content=b"[", type="text/plain").status_code == 403
        assert world.admin("POST", f"{path}/archive", content=b"[").status_code == (404 if parent else 403)


@pytest.mark.parametrize("key", UPDATED)
def test_a_missing_write_right_is_reported_before_the_body_is_read(world: World, key: str) -> None:
    _, path, _, _ = create_full_record(world, key)
    with world.unchanged():
        for method, place in (("POST", path.rpartition("/")[0]), ("PUT", path), ("PATCH", path)):
            if key in CREATED or method != "POST":
                assert world.nobody(method, place, content=b"[", type="text/plain").status_code == 403


@pytest.mark.parametrize("key", [key for key in ROOTS if key in UPDATED and key in CREATED])
def test_archive_and_lock(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    if collection.owner_member:
        assert world.admin("POST", f"{path}/archive", content=b"").status_code == 404
        return
    total = world.admin.total(f"/{collection.path}")

    def act(name: str) -> int:
        return world.admin("POST", f"{path}/{name}", content=b"").status_code

    with world.changes() as change:
        assert act("archive") == 204
    assert change.history == [(key, record["id"], 2, "update")]
    assert change.events == ([(f"{collection.event}.updated", record["id"], 2)] if collection.event else [])
    with world.unchanged():
        assert act("archive") == 204
        warned = world.admin.post(f"{path}/archive", {"reason": "x"}, status=204)
        assert warned.headers["truweel-warning"] == "reason: unknown, ignored"
        refused = json_body(world.strict.post(f"{path}/unarchive", {"reason": "x"}, status=400))
        assert refused["errors"] == [fault("reason", "unknown member", "unknown_member")]
        world.admin.post(f"{path}/unarchive", [1], status=400)
    archived = world.admin.read(path)
    if "archivedAt" in archived:
        assert archived["archivedAt"] == archived["updatedAt"]
    assert world.admin.total(f"/{collection.path}") == total - 1
    assert world.admin.items(f"/{collection.path}", {"id": record["id"]}) == []
    assert world.admin.items(f"/{collection.path}", {"id": record["id"], "includeArchived": "true"}) == [archived]
    assert world.admin.total(f"/{collection.path}", {"includeArchived": "true"}) >= total
    assert act("unarchive") == 204
    assert world.admin.total(f"/{collection.path}") == total
    assert act("lock") == 204
    with world.unchanged():
        for method, content in (("PUT", record), ("DELETE", None)):
            assert world.admin(method, path, content).status_code == 409
        world.admin.merge(path, {}, status=409)
        assert act("archive") == 409
        for child in collection.writable_children.values():
            world.admin.post(f"{path}/{child.path}", world.samples().minimal(child.key), status=409)
            for child_record in world.admin.items(f"{path}/{child.path}"):
                world.admin.delete(f"{path}/{child.path}/{child_record['id']}", status=409)
    assert act("unlock") == 204
    make_deletable(world, key, path)
    world.admin.delete(path)


@pytest.mark.parametrize("key", CHILDREN)
def test_a_child_is_found_under_its_own_parent_only(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    assert collection.parent
    stranger = world.admin.create(collection.parent.key)["id"]
    wrong = world.path(key, record["id"], parent=stranger)
    with world.unchanged():
        world.admin.get(wrong, status=404)
        nowhere = world.path(key, parent=999999999)
        world.admin.get(nowhere, status=404)
        if key in UPDATED:
            world.admin.put(wrong, record, status=404)
            world.admin.merge(wrong, {}, status=404)
            world.admin.patch(wrong, status=404)
            world.admin.delete(wrong, status=404)
            world.admin.post(nowhere, world.samples().minimal(key), status=404)
    assert world.admin.items(world.path(key, parent=stranger)) == []
    assert world.admin.read(path) == record
