"""The arena of a module, on each database."""

from collections.abc import Iterator

import pytest

from tests.harness import DIALECTS, Templates, templates
from tests.oauth.arena import Arena, Clock
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

__all__ = ["arena", "templates", "time"]


@pytest.fixture(scope="module", params=DIALECTS)
def arena(request: pytest.FixtureRequest, templates: Templates) -> Iterator[Arena]:
    """A server for the tests of a module."""
    with templates.copy(request.param) as (path, url):
        made = Arena(open_database(load_registry(), path=path, url=url, size=4))
        try:
            yield made
        finally:
            made.close()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The server's clock, to be moved."""
    return Clock(monkeypatch)
