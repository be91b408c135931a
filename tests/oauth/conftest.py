"""The OAuth server of a test module, on each database."""

from collections.abc import Iterator

import pytest

from tests.harness import DIALECTS, Templates
from tests.oauth.server import Clock, OAuthServer
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

__all__ = ["server", "time"]


@pytest.fixture(scope="module", params=DIALECTS)
def server(request: pytest.FixtureRequest, templates: Templates) -> Iterator[OAuthServer]:
    """A server for the tests of a module."""
    with templates.copy(request.param) as (path, url):
        oauth_server = OAuthServer(open_database(load_registry(), path=path, url=url, size=4))
        try:
            yield oauth_server
        finally:
            oauth_server.close()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The server's clock, to be moved."""
    return Clock(monkeypatch)
