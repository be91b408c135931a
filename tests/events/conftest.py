"""A world with events, on each database, for one test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.events.world import EventWorld, event_world
from tests.harness import DIALECTS, Templates, templates
from truweel import clock

__all__ = ["Clock", "templates", "world"]


@dataclass
class Clock:
    """The wall clock, standing still at `at` (milliseconds)."""

    at: int


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time stands still, and chance gives the middle of what it may."""
    made = Clock(clock.now())
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "random", lambda: 0.5)
    return made


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[EventWorld]:
    with event_world(templates, request.param) as made:
        yield made
