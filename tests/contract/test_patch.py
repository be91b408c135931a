"""Both patches on every member of every collection, and what happens to members that the server sets."""

from typing import Any

import pytest

from tests.contract.cases import CREATED, UPDATED, covering, create_full_record, etag_version, is_filled
from tests.harness import World, fault, json_body
from truweel.schema.collection import Collection
from truweel.schema.engine import ENGINE_INSTANTS
from truweel.schema.fields import Field
from truweel.schema.relations import Refs
from truweel.schema.values import List

FOLLOWING = {
    ("sales-invoices", "date"): frozenset({"expireDate"}),
    ("sales-invoices", "clientId"): frozenset({"expireDate"}),
    ("sales-invoices", "paymentConditionId"): frozenset({"expireDate"}),
    ("time-registrations", "breakDuration"): frozenset({"hours"}),
    ("vat-tariffs", "category"): frozenset({"reverseCharge"}),
    ("work-orders/time-entries", "breakMinutes"): frozenset({"hours"}),
    ("work-orders/time-entries", "endTime"): frozenset({"hours"}),
    ("work-orders/time-entries", "startTime"): frozenset({"hours"}),
    ("vat-tariffs", "reverseCharge"): frozenset({"category"}),
}
"""Writable members that follow another one by a rule of the trade."""
KEPT = frozenset({"updatedAt", "updatedBy", "_metadata"})
"""Members that every change touches, or that follow from the others."""


def cleared(field: Field) -> Any:
    """What a member answers when a patch removed it."""
    default = field.default()
    return None if default is None else field.to_json(default) if not isinstance(default, (list, dict)) else default


def others(collection: Collection, record: dict[str, Any], name: str) -> dict[str, Any]:
    """The members of `record` that a change of `name` must leave as they are."""
    names = {*collection.writable, "extraFields", "id", "createdAt", "createdBy"} - {name, *KEPT}
    names -= FOLLOWING.get((collection.key, name), frozenset())
    return {n: v for n, v in record.items() if n in names}


def samples(world: World, key: str) -> dict[str, Any]:
    """A second full body, different in every member but references."""
    body = world.samples().full(key)
    for name in world.registry[key].writable_children:
        body.pop(name)
    return body


@pytest.mark.parametrize("key", UPDATED)
def test_a_merge_patch_changes_one_member_and_null_clears_it(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    values = samples(world, key)
    version = 1
    for name, field in collection.writable.items():
        if name in collection.files:  # tests/files
            continue
        before = world.admin.read(path)
        changes = values[name] != before[name]
        answer = world.admin.merge(path, {name: values[name]})
        version += changes
        after = world.admin.read(path)
        assert after[name] == values[name]
        assert others(collection, after, name) == others(collection, before, name)
        assert etag_version(answer) == version
        if field.required:
            with world.unchanged():
                refused = json_body(world.admin.merge(path, {name: None}, status=400))
                assert refused["errors"][0] == fault(name, "is required", "required")
        elif not is_filled(collection, name):
            world.admin.merge(path, {name: None})
            version += after[name] != cleared(field)
            after_clearing = world.admin.read(path)
            assert after_clearing[name] == cleared(field) or (after_clearing[name] == field.default())
            assert others(collection, after_clearing, name) == others(collection, before, name)
            world.admin.merge(path, {name: values[name]})
            version += after[name] != cleared(field)
    assert etag_version(world.admin.get(path)) == version
    assert record["id"] == world.admin.read(path)["id"]


@pytest.mark.parametrize("key", UPDATED)
def test_a_json_patch_tests_replaces_adds_and_removes_each_member(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    values = samples(world, key)
    for name, field in collection.writable.items():
        if name in collection.files:  # tests/files
            continue
        before = world.admin.read(path)
        pointer = f"/{name}"
        steps = [
            {"op": "test", "path": pointer, "value": before[name]},
            {"op": "replace", "path": pointer, "value": values[name]},
            {"op": "test", "path": pointer, "value": values[name]},
        ]
        world.admin.patch(path, *steps)
        after = world.admin.read(path)
        assert after[name] == values[name]
        assert others(collection, after, name) == others(collection, before, name)
        with world.unchanged():
            wrong = {"op": "test", "path": pointer, "value": "something else"}
            world.admin.patch(path, {"op": "replace", "path": pointer, "value": before[name]}, wrong, status=409)
        if field.required:
            world.admin.patch(path, {"op": "remove", "path": pointer}, status=400)
            world.admin.patch(path, {"op": "replace", "path": pointer, "value": None}, status=400)
        elif not is_filled(collection, name):
            world.admin.patch(path, {"op": "remove", "path": pointer})
            assert world.admin.read(path)[name] in (cleared(field), field.default())
            world.admin.patch(path, {"op": "add", "path": pointer, "value": values[name]})
            world.admin.patch(path, {"op": "replace", "path": pointer, "value": None})
            empty = field.default() if isinstance(field.default(), (list, dict)) else None
            assert world.admin.read(path)[name] == empty
            world.admin.patch(path, {"op": "add", "path": pointer, "value": values[name]})
            assert world.admin.read(path)[name] == values[name]


@pytest.mark.parametrize("key", UPDATED)
def test_the_short_append_holds_for_lists_only(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    for name, field in collection.writable.items():
        if isinstance(field, List):
            element = world.samples().value(field.element, 77)
            world.admin.patch(path, {"op": "add", "path": f"/{name}", "value": element})
            assert world.admin.read(path)[name] == [*record[name], element]
        elif isinstance(field, Refs):
            reference = world.admin.create(field.target)["id"]
            world.admin.patch(path, {"op": "add", "path": f"/{name}", "value": reference})
            assert world.admin.read(path)[name] == [*record[name], reference]
            world.admin.patch(path, {"op": "add", "path": f"/{name}/0", "value": int(reference) and reference})
            assert world.admin.read(path)[name] == [reference, *record[name]]


@pytest.mark.parametrize("key", UPDATED)
def test_members_that_the_server_sets_are_restored_with_a_warning(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    patched = {member.name for member, _ in collection.rules.patched}
    for name in sorted(collection.read_only - {"version"} - collection.other_names.keys() - patched):
        other: Any = "2001-01-01T00:00:00.000Z" if name in ENGINE_INSTANTS else "987654"
        warning = f"{name}: is set by the server; the value sent was not taken"
        with world.unchanged():
            for client in (world.admin, world.strict):
                answers = [
                    client.put(path, record | {name: other}),
                    client.merge(path, {name: other}),
                    client.patch(path, {"op": "add", "path": f"/{name}", "value": other}),
                ]
                assert [a.headers["truweel-warning"] for a in answers] == [warning] * 3
            assert "truweel-warning" not in world.admin.merge(path, {name: record[name]}).headers
    assert world.admin.read(path) == record


@pytest.mark.parametrize("key", UPDATED)
def test_relations_in_a_body_are_ignored(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    with world.unchanged():
        for name, relation in collection.relations.items():
            if relation.kind != "children":
                for client in (world.admin, world.strict):
                    client.merge(path, {name: {"id": "123", "name": "x"}})
                    client.put(path, record | {name: None})


@pytest.mark.parametrize("key", covering(UPDATED))
def test_another_content_type_is_415_and_names_the_two(world: World, key: str) -> None:
    _, path, _, _ = create_full_record(world, key)
    with world.unchanged():
        for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded", ""):
            answer = world.admin("PATCH", path, content=b"{}", type=kind)
            assert answer.status_code == 415
            assert answer.headers["accept-patch"] == "application/merge-patch+json, application/json-patch+json"
            assert "application/merge-patch+json" in json_body(answer)["message"]
            assert "application/json-patch+json" in json_body(answer)["message"]
        for method in ("PUT", "POST") if key in CREATED else ("PUT",):
            target = path if method == "PUT" else path.rpartition("/")[0]
            assert world.admin(method, target, content=b"{}", type="text/xml").status_code == 415
        answer = world.admin("PATCH", path, content=b"{}", type="Application/Merge-Patch+JSON; charset=utf-8")
        assert answer.status_code == 204
        for content in (b"[]", b"1", b"null", b'"x"'):
            assert world.admin("PATCH", path, content=content, type="application/merge-patch+json").status_code == 400
        for content in (b"{}", b"1", b"null", b'[{"op": "jump", "path": "/name"}]', b'[{"op": "remove"}]'):
            assert world.admin("PATCH", path, content=content, type="application/json-patch+json").status_code == 400
