"""`unique=` on a collection that has records: those that clash are named, and nothing is migrated."""

from contextlib import closing
from typing import Any

import pytest

from tests.evolution.conftest import Place
from tests.evolution.site_reports import RESOURCES
from truweel.schema import Integer, Resource, Text
from truweel.schema.registry import Registry
from truweel.storage.migrations.__main__ import unreleased_text
from truweel.storage.opening import SchemaError, revision


def declare(revision: int = 1, **members: Any) -> Registry:
    """A registry with crates."""
    crate = type(Resource)(
        "Crate", (Resource,), members, path="crates", module="crates", event="crate", revision=revision
    )
    return Registry([*RESOURCES, crate])


def first() -> Registry:
    return declare(code=Text(filter=True), title=Text(), shelf=Integer(filter=True))


SECOND = {
    "code": lambda: declare(code=Text(filter=True, unique=True), title=Text(), shelf=Integer(filter=True)),
    "title": lambda: declare(2, code=Text(filter=True), title=Text(unique=True), shelf=Integer(filter=True)),
    "number": lambda: declare(
        2, number=Text(filter=True, unique=True, since=2, was="code"), title=Text(), shelf=Integer(filter=True)
    ),
}


@pytest.mark.parametrize("name", SECOND)
def test_records_that_clash_are_named_and_nothing_is_migrated(place: Place, name: str) -> None:
    foundation, second = unreleased_text([], first()), SECOND[name]()
    versions = {"0001": foundation, "0002": unreleased_text([foundation], second)}
    with closing(place.first(first(), foundation)) as world:
        for code in ("a", "b", None, None):
            world.admin.post("/crates", {"code": code, "title": code})
        world.admin.post("/crates", {"code": "B", "title": "B"})
        world.admin.post("/crates", {"code": "a", "title": "a"})
        assert world.admin("DELETE", "/crates/6").status_code == 204
    with pytest.raises(SchemaError) as error:
        place.migrate(second, versions)
    assert str(error.value) == (
        f"crates: records 2 and 5 of tenant 1 have the same {name}, which no two may share from now on. Nothing was "
        "changed; start the version before this one and change one of them."
    )
    assert revision(path=place.path, url=place.url) == "0001"
    with closing(place.world(first(), {"0001": foundation})) as world:
        world.admin.merge("/crates/5", {"code": "c", "title": "c"})
    place.migrate(second, versions)
    with closing(place.world(second, versions)) as world:
        assert [crate[name] for crate in world.admin.items("/crates", {"sort": "id:asc"})] == [
            "a",
            "b",
            None,
            None,
            "c",
        ]
        answer = world.admin("POST", "/crates", {name: "a"})
        assert answer.status_code == 409
