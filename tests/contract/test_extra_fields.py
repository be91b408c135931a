"""Extra fields of every type on every collection that carries them: written, cleared, refused, filtered by."""

from typing import Any

import pytest

from tests.contract.cases import EXTRA, extra_answer, extra_fields
from tests.harness import World, json_body
from truweel.bounded_cache import BoundedCache
from truweel.operations import extra
from truweel.schema.extra import EXTRA_FIELD_TYPES

WRONG = {"stringValue": 7, "booleanValue": "true", "integerValue": "7", "decimalValue": "7", "dateValue": "31/01/2026"}


@pytest.mark.parametrize("key", EXTRA)
def test_each_value_is_written_and_cleared_alone(world: World, key: str) -> None:
    values = extra_fields(world, key)
    path = f"/{key}/{world.admin.create(key)['id']}"
    expected: dict[str, object] = {}
    for name, body in values.items():
        world.admin.merge(path, {"extraFields": {name: body}})
        expected |= extra_answer({name: body})
        assert world.admin.read(path)["extraFields"] == expected
    assert list(world.admin.read(path)["extraFields"]) == list(values), "in the order of the definitions"
    with world.unchanged():
        world.admin.merge(path, {"extraFields": expected})
        world.admin.merge(path, {"extraFields": {}})
    for name, body in values.items():
        (value_key,) = body
        for way in range(3):
            if way < 2:
                world.admin.merge(path, {"extraFields": {name: (None, {value_key: None})[way]}})
            else:
                world.admin.patch(path, {"op": "remove", "path": f"/extraFields/{name}"})
            assert world.admin.read(path)["extraFields"] == {n: v for n, v in expected.items() if n != name}
            world.admin.patch(path, {"op": "add", "path": f"/extraFields/{name}", "value": body})
            assert world.admin.read(path)["extraFields"] == expected
    world.admin.merge(path, {"extraFields": None})
    assert world.admin.read(path)["extraFields"] == {}
    world.admin.merge(path, {"extraFields": values})
    record = world.admin.read(path)
    world.admin.put(path, {n: v for n, v in record.items() if n != "extraFields"})
    assert world.admin.read(path)["extraFields"] == {}, "PUT sets what it omits to its default"


@pytest.mark.parametrize("key", EXTRA)
def test_unknown_names_wrong_keys_and_wrong_values_are_refused_in_both_modes(world: World, key: str) -> None:
    values = extra_fields(world, key)
    path = f"/{key}/{world.admin.create(key)['id']}"
    with world.unchanged():
        for client in (world.admin, world.strict):
            refused = json_body(client.merge(path, {"extraFields": {"No such": {"stringValue": "x"}}}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == ["extraFields.No such"]
            for refused in (
                json_body(client.merge(path, {"extraFields": {"No such": None}}, status=400)),
                json_body(client.put(path, {**world.admin.read(path), "extraFields": {"No such": None}}, status=400)),
            ):
                assert [(fault["field"], fault["code"]) for fault in refused["errors"]] == [
                    ("extraFields.No such", "unknown_member")
                ]
            first = next(iter(values))
            refused = json_body(client.merge(path, {"extraFields": {first: {"zzz": None}}}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [f"extraFields.{first}.zzz"]
            wrong: dict[str, Any] = {name: {"numberValue": 1} for name in values}
            refused = json_body(client.merge(path, {"extraFields": wrong}, status=400))
            assert [fault["field"] for fault in refused["errors"]] == [f"extraFields.{n}.numberValue" for n in values]
            wrong = {name: {value_key: WRONG[value_key]} for name, body in values.items() for value_key in body}
            refused = json_body(
                client.post(f"/{key}", world.samples().minimal(key) | {"extraFields": wrong}, status=400)
            )
            assert [f["field"] for f in refused["errors"]] == [
                f"extraFields.{n}.{w}" for n in values for w in values[n]
            ]
            bad: Any
            for bad in ("x", ["x"], {next(iter(values)): "x"}):
                client.merge(path, {"extraFields": bad}, status=400)


@pytest.mark.parametrize("key", EXTRA)
def test_an_unknown_option_is_dropped(world: World, key: str) -> None:
    name = next(name for name in extra_fields(world, key) if name.startswith("Select"))
    path = f"/{key}/{world.admin.create(key)['id']}"
    answer = world.admin.merge(path, {"extraFields": {name: {"stringValue": "c"}}})
    warning = f"extraFields.{name}.stringValue: dropped: must be one of a, b"
    assert answer.headers["truweel-warning"] == warning.encode("ascii", "replace").decode()
    assert world.admin.read(path)["extraFields"] == {}
    with world.unchanged():
        world.strict.merge(path, {"extraFields": {name: {"stringValue": "c"}}}, status=400)
    world.admin.merge(path, {"extraFields": {name: {"stringValue": "b"}}})
    with world.unchanged():  # dropped is as if it hadn't been sent: a patch leaves the field as it is
        world.admin.merge(path, {"extraFields": {name: {"stringValue": "c"}}})


@pytest.mark.parametrize("key", EXTRA)
def test_lists_are_filtered_by_each_of_them(world: World, key: str) -> None:
    values = extra_fields(world, key)
    before = {row[0] for row in world.rows("SELECT record_id FROM extra_value WHERE collection = ?", key)}
    filled = world.admin.create(key, world.samples().minimal(key) | {"extraFields": values})["id"]
    empty = world.admin.create(key)["id"]
    for name, body in values.items():
        (member,) = body.values()
        text = str(member).lower() if isinstance(member, bool) else str(member)
        query = {f"extraFields[{name}]": text, "size": 100}
        items = [r["id"] for r in world.admin.items(f"/{key}", query) if int(r["id"]) not in before]
        assert items == [filled], name
        assert empty not in items
        if not isinstance(member, bool):
            other = {"2": "x"}.get(text, "2") if isinstance(member, str) and name[:4] != "Date" else "2030-01-01"
            other = other if isinstance(member, str) else "987654"
            assert world.admin.items(f"/{key}", {f"extraFields[{name}]": other}) == []
        world.admin.merge(f"/{key}/{filled}", {"extraFields": {name: None}})
        items = [r["id"] for r in world.admin.items(f"/{key}", query) if int(r["id"]) not in before]
        assert items == []
    names = {name[: name.index(" é")].upper(): name for name in values}
    assert set(names) == set(EXTRA_FIELD_TYPES)
    for type_, bad in (("INTEGER", "x"), ("DECIMAL", "x"), ("CHECKBOX", "yes"), ("DATE", "31/01/2026")):
        refused = json_body(world.admin.get(f"/{key}", {f"extraFields[{names[type_]}]": bad}, status=400))
        assert [fault["field"] for fault in refused["errors"]] == [f"extraFields[{names[type_]}]"]
    refused = json_body(world.admin.get(f"/{key}", {"extraFields[Nobody]": "x"}, status=400))
    assert [fault["field"] for fault in refused["errors"]] == ["extraFields[Nobody]"]


def test_definitions_are_kept_once_however_often_they_change(
    fresh_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: BoundedCache[Any, Any] = BoundedCache(extra.CACHE_BYTES)
    monkeypatch.setattr(extra, "_decoded", kept)
    admin = fresh_world.admin
    field = admin.create("extra-fields", {"module": "clients", "name": "Kind", "type": "SELECT", "options": ["a"]})
    sizes = set()
    for option in "bcdef":
        admin.merge(f"/extra-fields/{field['id']}", {"options": [option]})
        admin.create("clients", {"name": "x", "extraFields": {"Kind": {"stringValue": option}}})
        sizes.add(kept.size)
    assert sizes == {extra.DEFINITION_BYTES + 3 * 100 + len("Kind") + 1}
