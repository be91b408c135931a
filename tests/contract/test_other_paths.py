"""A collection that is answered under a further path: everything below it is the same record, linked under its own."""

import pytest

from tests.harness import World, json_body
from truweel.schema import Resource, Text
from truweel.schema.registry import DeclarationError, Registry, load_registry

OTHERS = sorted(load_registry().other_paths.items())


def allowed(world: World, path: str) -> str:
    """The methods that a path takes."""
    return str(world.admin("OPTIONS", path).headers.get("Allow", ""))


@pytest.mark.parametrize(("other", "path"), OTHERS)
def test_every_call_is_answered_under_the_other_path(world: World, other: str, path: str) -> None:
    answer = world.admin.post(f"/{other}", world.samples(world.admin).minimal(path))
    id = json_body(answer)["id"]
    assert answer.headers["Location"].endswith(f"/api/v2/{path}/{id}")
    world.admin.post(f"/{other}/{id}/line-items", {"description": "Fundering"})
    world.admin.merge(f"/{other}/{id}", {"title": "Vorderingsstaat 1"})
    world.admin.post(f"/{other}/{id}/comments", {"content": "Nagekeken."})
    world.admin.post(f"/{other}/{id}/lock", None, status=204)
    for below in ("", f"/{id}", f"/{id}/line-items", f"/{id}/comments", f"/{id}/history"):
        assert world.admin.read(f"/{other}{below}") == world.admin.read(f"/{path}{below}"), below
        assert allowed(world, f"/{other}{below}") == allowed(world, f"/{path}{below}") != "", below
    assert world.admin.read(f"/{path}/{id}")["title"] == "Vorderingsstaat 1"
    assert len(world.admin.read(f"/{path}/{id}/comments")) == 1


def test_a_path_belongs_to_one_collection() -> None:
    class Thing(Resource, path="things", module="things"):
        """A thing."""

        name = Text(doc="Name.")

    class Part(Resource, path="parts", other_paths=("things",), module="things"):
        """A part."""

        name = Text(doc="Name.")

    with pytest.raises(DeclarationError, match="Part: root path 'things' is taken"):
        Registry([Thing, Part])
