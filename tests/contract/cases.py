"""Which collections there are, for the parameters of tests, and what an answer must hold by their declarations."""

from collections.abc import Mapping
from typing import Any

import httpx

from tests.contract.covering import cover
from tests.harness import BASE, World
from tests.samples import extra_value
from truweel.schema.collection import Collection
from truweel.schema.extra import EXTRA_FIELD_TYPES
from truweel.schema.registry import load_registry

__all__ = [
    "ALL",
    "CHILDREN",
    "COLLECTIONS",
    "CREATED",
    "EXTRA",
    "FREELY_DELETED",
    "ROOTS",
    "UPDATED",
    "assert_matches",
    "assert_metadata",
    "covering",
    "create_full_record",
    "etag_version",
    "extra_answer",
    "extra_fields",
    "is_filled",
    "make_deletable",
    "others_of_group",
]

COLLECTIONS = [c for c in load_registry() if not c.single]
"""A single record has no list and isn't made: see tests/contract/test_settings.py."""
ALL = [c.key for c in COLLECTIONS]
ROOTS = [c.key for c in COLLECTIONS if not c.parent]
CHILDREN = [c.key for c in COLLECTIONS if c.parent]
CREATED = [c.key for c in COLLECTIONS if "create" in c.options.verbs and c.per is None]
UPDATED = [c.key for c in COLLECTIONS if "update" in c.options.verbs and c.per is None]
"""Those with all verbs. Of what balances make there is one for each key, for ever: see tests/rules."""
FREELY_DELETED = [key for key in UPDATED if not load_registry()[key].rules.check_deletion]
"""Those that no rule of the trade keeps: for the others see tests/rules."""
EXTRA = [c.key for c in COLLECTIONS if c.extra]


def covering(keys: list[str]) -> list[str]:
    """Those of `keys` that use each word of a declaration: for what no member, rule or reference has a part in, such as
    how a body is read."""
    chosen = cover(load_registry())
    return [key for key in keys if key in chosen]


def is_filled(collection: Collection, name: str) -> bool:
    """Whether a body that lacks the member leaves it other than at its default, or is refused."""
    needed = any(name in names for names in collection.needed)
    return name in collection.defaults or name in collection.sticky or name in collection.kept or needed


def others_of_group(collection: Collection, name: str) -> list[str]:
    """The members that are null where `name` isn't."""
    return [other for names in collection.grouped if name in names for other in names if other != name]


def make_deletable(world: World, key: str, path: str) -> None:
    """Take away what keeps a record of a full body from being deleted."""
    if "payments" in world.registry[key].child_fields:
        world.admin.merge(path, {"payments": []})


def etag_version(answer: httpx.Response) -> int:
    """The version that the entity tag of an answer names; a hash may stand behind it."""
    return int(answer.headers["etag"].strip('"').partition("-")[0])


def extra_fields(world: World, key: str) -> dict[str, Any]:
    """A value of every type under the names `{type} of {key}`, which are defined where they aren't yet."""
    admin, module = world.admin, world.registry[key].kind.key
    names = {d["name"] for d in admin.items("/extra-fields", {"module": module, "size": 100})}
    values = {}
    for position, type_ in enumerate(EXTRA_FIELD_TYPES):
        name = f"{type_.title()} é of {module}"
        if name not in names:
            body = {
                "module": module,
                "name": name,
                "type": type_,
                "group": "Group",
                "position": position,
                "options": ["a", "b"],
            }
            admin.create("extra-fields", body)
        values[name] = extra_value(type_)
    return values


def create_full_record(world: World, key: str) -> tuple[Collection, str, dict[str, Any], dict[str, Any]]:
    """A new record of a full body: collection, its path, the body and the record."""
    collection = world.registry[key]
    parent = world.admin.create(collection.parent.key)["id"] if collection.parent else None
    extra = extra_fields(world, key) if collection.extra else None
    body = world.samples().full(key, extra=extra)
    record = world.admin.create(key, body, parent=parent)
    return collection, world.path(key, record["id"], parent=parent), body, record


def extra_answer(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a record answers under `extraFields` after it was written with `values` by `extra_fields`."""
    return {name: {"type": name.split(" é ")[0].upper(), "group": "Group", **text} for name, text in values.items()}


def assert_matches(collection: Collection, record: Mapping[str, Any], body: Mapping[str, Any]) -> None:
    """Assert that `record` holds every member in its order, those of `body` as sent and the others at their default."""
    assert list(record) == list(collection.members)
    for name, field in collection.writable.items():
        if name in body:
            assert record[name] == body[name], name
        elif not is_filled(collection, name):
            default = field.default()
            assert record[name] == (None if default is None else field.to_json(default)) or record[name] == default, (
                name
            )
    for name in collection.relations:
        assert record[name] is None, name


def assert_metadata(collection: Collection, record: Mapping[str, Any]) -> None:
    """Assert that `_metadata` says what the reference shows (A4)."""
    if "_metadata" not in collection.members:
        return
    member = record["_metadata"]
    assert list(member) == ["resource", "resourceTypeId", "description", "href"]
    assert member["resource"] == f"/{collection.path}/{record['id']}"
    assert member["resourceTypeId"] == collection.type
    assert member["href"] == f"{BASE}/#/objectRef/{collection.console_type}:{record['id']}"
