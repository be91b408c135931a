"""A world whose registry has boxes and papers besides the collections of the product."""

from collections.abc import Iterator
from functools import cache

import pytest

from tests.harness import Templates, fresh_world, world
from tests.operations.unit_of_work.boxes import REGISTRY

__all__ = ["fresh_world", "world"]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """The databases that worlds are copied from."""
    folder = tmp_path_factory.mktemp("boxes")
    templates = Templates(folder, cache(lambda: str(request.getfixturevalue("postgres_url"))), REGISTRY)
    yield templates
    templates.close()
