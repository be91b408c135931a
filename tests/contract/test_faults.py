"""Bodies with faults: every member of every collection, all faults at once, by every way of writing."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.contract.cases import CREATED, FREELY_DELETED, UPDATED, covering, create_full_record
from tests.harness import World, fault, json_body
from tests.samples import invalid_values
from truweel.schema.collection import Collection
from truweel.schema.fields import Choice
from truweel.schema.registry import load_registry
from truweel.schema.relations import Ref
from truweel.schema.values import Value

VALUE_MEMBERS = [
    (key, name)
    for key in UPDATED
    if key in CREATED
    for name, field in load_registry()[key].writable.items()
    if isinstance(field, Value)
]
"""Collections and their members that are objects."""


def invalid_bodies(collection: Collection) -> list[dict[str, Any]]:
    """Bodies in which each member that can be at fault is, until each fault of each member had its turn."""
    by_name = {name: [invalid for invalid, _ in invalid_values(field)] for name, field in collection.writable.items()}
    by_name = {name: values for name, values in by_name.items() if values}
    rounds = max((len(values) for values in by_name.values()), default=0)
    return [{name: values[number % len(values)] for name, values in by_name.items()} for number in range(rounds)]


def named_members(body: Mapping[str, Any]) -> set[str]:
    """The members that an error names, by their first step."""
    return {fault["field"].partition("[")[0].partition(".")[0] for fault in body["errors"]}


@pytest.mark.parametrize("key", UPDATED)
def test_every_fault_of_a_body_is_named_by_every_way_of_writing(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    with world.unchanged():
        for body in invalid_bodies(collection):
            expected = set(body)
            for answer in (
                *([world.admin.post(path.rpartition("/")[0], record | body, status=400)] if key in CREATED else ()),
                world.admin.put(path, record | body, status=400),
                world.admin.merge(path, body, status=400),
                world.admin.patch(
                    path,
                    *({"op": "replace", "path": f"/{name}", "value": bad} for name, bad in body.items()),
                    status=400,
                ),
            ):
                error = json_body(answer)
                assert named_members(error) - _rules(key) == expected - _rules(key)
                assert error["message"].startswith(f"{error['errors'][0]['field']}: {error['errors'][0]['message']}")


def _rules(key: str) -> set[str]:
    """Members about which a rule may say something more once another is at fault."""
    return {"extra-fields": {"module", "options"}}.get(key, set())


@pytest.mark.parametrize("key", CREATED)
def test_faults_in_children_and_value_objects_have_their_whole_path(world: World, key: str) -> None:
    collection = world.registry[key]
    parent = world.admin.create(collection.parent.key)["id"] if collection.parent else None
    path = world.path(key, parent=parent)
    body = world.samples().full(key)
    with world.unchanged():
        for name, field in collection.writable.items():
            if isinstance(field, Value):
                member, bad = next((m, next(invalid_values(f))[0]) for m, f in field.kind.members.items())
                refused = json_body(world.admin.post(path, body | {name: {member: bad}}, status=400))
                assert [fault["field"] for fault in refused["errors"]] == [f"{name}.{member}"]
        for name, child in collection.writable_children.items():
            member, bad = next((m, b) for m, f in child.writable.items() for b, _ in invalid_values(f))
            children = [*body[name], body[name][0] | {member: bad}]
            refused = json_body(world.admin.post(path, body | {name: children}, status=400))
            assert f"{name}[2].{member}" in [fault["field"] for fault in refused["errors"]]
            broken: Any
            for broken in ("x", {}, 1):
                refused = json_body(world.admin.post(path, body | {name: broken}, status=400))
                assert name in [fault["field"] for fault in refused["errors"]]
            refused = json_body(world.admin.post(path, body | {name: ["x"]}, status=400))
            assert refused["errors"][0]["field"] == f"{name}[0]"


@pytest.mark.parametrize("key", UPDATED)
def test_unknown_members_cause_a_warning_and_in_strict_a_refusal(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    first = next(iter(collection.writable))
    misspelt = first[:-1] + "x"
    body = record | {"zzz": 1, misspelt: "x"}
    with world.unchanged():
        warning = world.admin.put(path, body).headers["truweel-warning"]
        assert warning == f"zzz: unknown, ignored | {misspelt}: unknown, ignored (did you mean '{first}'?)"
        for value in (1, None):
            assert world.admin.merge(path, {"zzz": value}).headers["truweel-warning"] == "zzz: unknown, ignored"
        assert (
            world.admin.merge(path, {"version": 9}).headers["truweel-warning"].startswith("version: unknown, ignored")
        )
        for answer in (
            world.strict.put(path, body, status=400),
            world.admin("PUT", path, body, headers={"Prefer": "handling=strict"}),
            world.strict.merge(path, {"zzz": 1, misspelt: 2}, status=400),
            world.strict.put(path, record | {"zzz": None, misspelt: None}, status=400),
            world.strict.merge(path, {"zzz": None, misspelt: None}, status=400),
        ):
            assert answer.status_code == 400
            assert json_body(answer)["errors"] == [
                fault("zzz", "unknown member", "unknown_member"),
                fault(misspelt, f"unknown member (did you mean '{first}'?)", "unknown_member", nearest=first),
            ]


@pytest.mark.parametrize(("key", "name"), VALUE_MEMBERS)
def test_a_null_for_an_unknown_member_of_an_object_is_told(world: World, key: str, name: str) -> None:
    _, path, body, record = create_full_record(world, key)
    unknown = fault(f"{name}.zzz", "unknown member", "unknown_member")
    warning = f"{name}.zzz: unknown, ignored"
    changed = {name: record[name] | {"zzz": None}}
    with world.unchanged():
        assert world.admin.merge(path, {name: {"zzz": None}}).headers["truweel-warning"] == warning
        assert world.admin.put(path, record | changed).headers["truweel-warning"] == warning
        for refused in (
            world.strict.merge(path, {name: {"zzz": None}}, status=400),
            world.strict.put(path, record | changed, status=400),
            world.strict("POST", path.rpartition("/")[0], body | changed),
        ):
            assert refused.status_code == 400
            assert json_body(refused)["errors"] == [unknown]


def test_a_null_for_a_right_to_no_module_is_refused(world: World) -> None:
    path = f"/roles/{world.admin.create('roles', {'name': 'Clerk', 'rights': {'clients': 'read'}})['id']}"
    record = world.admin.read(path)
    rights = {"clients": "read", "clientz": None}
    with world.unchanged():
        for answer in (
            world.admin.merge(path, {"rights": {"clientz": None}}, status=400),
            world.admin.put(path, record | {"rights": rights}, status=400),
            world.admin.post("/roles", {"name": "Planner", "rights": rights}, status=400),
        ):
            (error,) = json_body(answer)["errors"]
            assert (error["field"], error["code"]) == ("rights.clientz", "unknown_member")
            assert error["params"] == {"nearest": "clients"}
    world.admin.merge(path, {"rights": {"clients": None, "offers": None}})
    assert world.admin.read(path)["rights"] == {}


@pytest.mark.parametrize("key", UPDATED)
def test_an_unknown_option_is_dropped_and_in_strict_refused(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    for name, field in collection.writable.items():
        if isinstance(field, Choice):
            message = "must be one of " + ", ".join(field.options)
            with world.unchanged():
                refused = json_body(world.strict.merge(path, {name: "no such word"}, status=400))
                expected = fault(name, message, "unknown_option", options=list(field.options))
                assert expected in refused["errors"]
            if field.required:
                refused = json_body(world.admin.merge(path, {name: "no such word"}, status=400))
                assert refused["errors"] == [expected]
            else:
                with world.unchanged():
                    warning = world.admin.merge(path, {name: "no such word"}).headers["truweel-warning"]
                assert warning == f"{name}: dropped: {message}"
                assert world.admin.read(path)[name] == record[name]


@pytest.mark.parametrize("key", covering(UPDATED))
def test_bodies_that_cannot_be_read(world: World, key: str) -> None:
    _, path, _, _ = create_full_record(world, key)
    broken = {
        b"": "The body is empty; JSON is needed.",
        b"  ": "The body is empty; JSON is needed.",
        b'{"a": 1': "The body is not JSON: Expecting ',' delimiter at line 1 column 8.",
        b'{"a": 1, "a": 2}': "a: duplicate member",
        b'{"a": [{"b": 1, "b": 1}], "a": 2}': "a[0].b: duplicate member (and 1 more)",
        b'{"a": ' + b'{"a": ' * 900 + b'{"a": 1, "a": 2}' + b"}" * 901: "The body nests deeper than 32 levels.",
        b'{"a": "\xff"}': "The body is not UTF-8 at byte 7.",
        b'{"a": "\\u0000"}': "a: holds the character NUL, which can't be stored",
        b'{"a\\u0000": 1}': "body: holds the character NUL, which can't be stored",
        b'{"a": {"b": ["\\ud800"]}}': "a.b[0]: holds half of a surrogate pair, which is not a character",
        b'{"a": "\\udc00\\ud800"}': "a: holds half of a surrogate pair, which is not a character",
        b'{"a": NaN}': "The body has NaN, which is not JSON.",
        b'{"a": -Infinity}': "The body has -Infinity, which is not JSON.",
        b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}": "The body nests deeper than 32 levels.",
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}": "The body nests deeper than 32 levels.",
        b'{"a": ' + b"9" * 5000 + b"}": "The body has a number of 5000 characters; at most 100 are read.",
        b'{"a": 1e' + b"9" * 200 + b"}": "The body has a number of 202 characters; at most 100 are read.",
        b'{"a": -1e' + b"9" * 20 + b"}": f"The body has the number -1e{'9' * 20}, whose exponent is beyond all bounds.",
        b'{"a": {"b": 1, "b": 1}, x': (
            "The body is not JSON: Expecting property name enclosed in double quotes at line 1 column 25."
        ),
        b'{"a": {"b": 1, "b": 1}, "c": ' + b"[" * 100_000: "The body nests deeper than 32 levels.",
        b'{"a": {"b": 1, "b": 1}, "c": ' + b"9" * 5000 + b"}": (
            "The body has a number of 5000 characters; at most 100 are read."
        ),
    }
    with world.unchanged():
        for content, message in broken.items():
            for answer in (
                world.admin("PUT", path, content=content),
                *([world.admin("POST", path.rpartition("/")[0], content=content)] if key in CREATED else ()),
                world.admin("PATCH", path, content=content, type="application/merge-patch+json"),
                world.admin("PATCH", path, content=content, type="application/json-patch+json"),
            ):
                assert (answer.status_code, json_body(answer)["message"]) == (400, message)


@pytest.mark.parametrize("key", UPDATED)
def test_numbers_beyond_all_bounds_are_named(world: World, key: str) -> None:
    _, path, _, _ = create_full_record(world, key)
    with world.unchanged():
        for number in (b"1e400", b"-1e999999999", b"1e-999999999", b"1E30", b"123456789012345678901234567890"):
            for name, field in world.registry[key].writable.items():
                if field.column in ("number", "integer", "reference"):
                    answer = world.admin(
                        "PATCH", path, content=b'{"%s": %s}' % (name.encode(), number),
                        type="application/merge-patch+json",
                    )  # fmt: skip
                    assert answer.status_code == 400, (name, number)
                    assert named_members(json_body(answer)) == {name}


def test_a_body_over_the_limit_is_413(world: World) -> None:
    path = f"/clients/{world.admin.create('clients')['id']}"
    big = b'{"remark": "' + b"x" * (8 * 1024 * 1024) + b'"}'
    with world.unchanged():
        for method in ("PUT", "PATCH"):
            answer = world.admin(method, path, content=big, type="application/merge-patch+json")
            assert answer.status_code == 413
            assert "at most 8388608" in json_body(answer)["message"]


@pytest.mark.parametrize("key", [key for key in UPDATED if key != "extra-fields"])
def test_unique_rules_hold_for_live_records_only(world: World, key: str) -> None:
    collection = world.registry[key]
    for names in [(n,) for n, f in collection.writable.items() if f.unique] + list(collection.options.unique):
        body = world.samples().full(key)
        first = json_body(world.admin.post(f"/{collection.path}", body))
        second = world.samples().full(key)
        with world.unchanged():
            refused = world.admin.post(f"/{collection.path}", body, status=409)
            assert "(" + ", ".join(names) + ")" in json_body(refused)["message"]
        other = json_body(world.admin.post(f"/{collection.path}", second))
        with world.unchanged():
            world.admin.merge(f"/{collection.path}/{other['id']}", {n: body[n] for n in names}, status=409)
        shared = {n: body[n] for n in names if not isinstance(collection.fields[n], Ref)}  # an id is of one firm
        world.other.create(key, world.samples(world.other).minimal(key) | shared)
        world.admin.delete(f"/{collection.path}/{first['id']}")
        world.admin.post(f"/{collection.path}", body)


def test_a_kind_of_paper_that_there_is_not_names_those_that_there_are(world: World) -> None:
    offer = world.admin.create("offers")["id"]
    refused = json_body(world.admin.get(f"/offers/{offer}/pdf?type=LETTER", status=400))
    assert "SIMPLE" in refused["message"]
    assert "BILL_OF_WORK" in refused["message"]


def test_of_very_many_faults_the_first_are_listed_and_all_are_counted(world: World) -> None:
    with world.unchanged():
        body = json_body(world.strict.post("/clients", {"name": "x"} | {f"zz{n}": n for n in range(3000)}, status=400))
        assert body["message"] == "zz0: unknown member (and 2999 more)"
        assert [fault["field"] for fault in body["errors"]] == [f"zz{n}" for n in range(500)]


def test_only_the_first_unknown_members_get_a_hint(world: World) -> None:
    names = {f"nam{n}": n for n in range(30)}
    with world.unchanged():
        errors = json_body(world.strict.post("/clients", {"name": "x"} | names, status=400))["errors"]
    hint = " (did you mean 'name'?)"
    assert [fault["message"] for fault in errors] == [f"unknown member{hint}"] * 20 + ["unknown member"] * 10
    warning = world.admin.post("/clients", {"name": "x"} | names).headers["truweel-warning"]
    assert warning.startswith(f"nam0: unknown, ignored{hint} | nam1: ")
    assert warning.endswith(f"nam9: unknown, ignored{hint} | and 20 more")


@pytest.mark.parametrize("key", covering(FREELY_DELETED))
def test_parameters_of_a_change_cause_a_warning_and_in_strict_a_refusal(world: World, key: str) -> None:
    collection, path, body, record = create_full_record(world, key)
    expected = fault("zz", "a change takes no parameters", "unknown_parameter")
    calls: list[tuple[str, str, Any, str]] = [
        ("PUT", path, record, "application/json"),
        ("PATCH", path, {}, "application/merge-patch+json"),
        ("PATCH", path, [], "application/json-patch+json"),
        ("DELETE", path, None, ""),
    ]
    if key in CREATED:
        calls.append(("POST", path.rpartition("/")[0], body, "application/json"))  # once the first is gone
    if not collection.parent and not collection.owner_member:
        calls.insert(0, ("POST", f"{path}/unlock", {}, "application/json"))
    with world.unchanged():
        for method, place, content, kind in calls:
            answer = world.strict(method, f"{place}?zz=1&database-mode=live", content, type=kind)
            assert (answer.status_code, json_body(answer)["errors"]) == (400, [expected])
    for method, place, content, kind in calls:
        answer = world.admin(method, f"{place}?zz=1", content, type=kind)
        assert answer.status_code in (201, 204), answer.text
        assert answer.headers["truweel-warning"] == "zz: dropped: a change takes no parameters"
    if not collection.parent and not collection.owner_member:
        assert world.admin.get(f"{path}/history?zz=1").headers["truweel-warning"] == "zz: unknown, ignored"
        world.strict.get(f"{path}/history?zz=1", status=400)


def test_a_duplicate_reference_is_kept_once_with_a_warning(world: World) -> None:
    places = [world.admin.create("stock-locations")["id"] for _ in range(2)]
    body = {"name": "Bocht", "stockLocationIds": [*places, int(places[0])]}
    answer = world.admin.post("/articles", body)
    assert json_body(answer)["stockLocationIds"] == places
    assert answer.headers["truweel-warning"] == "stockLocationIds[2]: duplicate id; kept once"
