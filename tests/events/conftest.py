"""A world with events, on each database, for one test."""

from collections.abc import Iterator

import pytest

from tests.events.world import EventWorld, event_world
from tests.harness import DIALECTS, Templates, templates

__all__ = ["templates", "world"]


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[EventWorld]:
    with event_world(templates, request.param) as made:
        yield made
