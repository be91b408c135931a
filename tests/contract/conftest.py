"""The worlds in which the contract of every collection is tested."""

from pathlib import Path

import pytest

from tests.contract.covering import cover
from tests.harness import fresh_world, world
from truweel.schema.registry import load_registry

__all__ = ["fresh_world", "world"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on PostgreSQL, the tests of collections of which others use every word: see `covering.py`."""
    registry = load_registry()
    covering = cover(registry)
    left_out = []
    for item in items:
        params = item.callspec.params if HERE in item.path.parents and hasattr(item, "callspec") else {}
        dialect = params.get("world", params.get("fresh_world"))
        if dialect == "postgresql" and params.get("key", "") in registry and params["key"] not in covering:
            left_out.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
