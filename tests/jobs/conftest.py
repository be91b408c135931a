"""A world whose registry has chores besides the collections of the product."""

from collections.abc import Iterator
from functools import cache

import pytest

from tests.events.conftest import Clock, fixed_clock
from tests.harness import DIALECTS, Templates, World, fresh_world
from tests.jobs.chores import HOOKS, REGISTRY
from tests.jobs.office import Office, PlacedOffice
from truweel.storage.opening import open_database

__all__ = ["Clock", "fixed_clock", "fresh_world"]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """The databases that worlds are copied from."""
    folder = tmp_path_factory.mktemp("chores")
    templates = Templates(folder, cache(lambda: str(request.getfixturevalue("postgres_url"))), REGISTRY)
    yield templates
    templates.close()


@pytest.fixture(autouse=True)
def no_hooks() -> Iterator[None]:
    """What one test hooks in is not there in the next."""
    yield
    HOOKS.clear()


@pytest.fixture
def office(fresh_world: World, fixed_clock: Clock) -> Office:
    """Chores of two firms, while time stands still."""
    return Office(fresh_world, fixed_clock)


@pytest.fixture(params=DIALECTS)
def placed(request: pytest.FixtureRequest, templates: Templates, fixed_clock: Clock) -> Iterator[PlacedOffice]:
    """An office on a database that another process can open."""
    with templates.copy(request.param) as (path, url):
        world = World(open_database(REGISTRY, path=path, url=url, size=4), REGISTRY)
        yield PlacedOffice(world, fixed_clock, url or str(path))
        world.close()
