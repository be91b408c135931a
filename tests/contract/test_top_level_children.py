"""Children that are also listed at the root are only read there: a change names the parent."""

import pytest

from tests.harness import MERGE_PATCH, World
from truweel.schema.registry import load_registry

KEYS = [collection.key for collection in load_registry() if collection.parent and collection.options.top_level]


@pytest.mark.parametrize("key", KEYS)
def test_a_change_at_the_root_is_refused_and_changes_nothing(world: World, key: str) -> None:
    child = world.admin.create(key)
    path = f"/{world.registry[key].path}/{child['id']}"
    before = world.admin.read(path)
    with world.unchanged():
        for method in ("PUT", "PATCH", "DELETE"):
            answer = world.admin(method, path, {}, type=MERGE_PATCH if method == "PATCH" else "application/json")
            assert answer.status_code == 403
            assert answer.json()["message"].startswith("Change it under its parent: /")
        assert world.admin("POST", f"/{world.registry[key].path}", {}).status_code == 403
    assert world.admin.read(path) == before
