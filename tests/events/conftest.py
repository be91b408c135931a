"""A world with events, on each database, for one test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.events.world import EventWorld, event_world
from tests.harness import DIALECTS, Templates
from truweel import clock

__all__ = ["Clock", "world"]


@dataclass
class Clock:
    """The wall clock, standing still at `now` (milliseconds)."""

    now: int


@pytest.fixture
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time stands still, and chance gives the middle of what it may."""
    fixed = Clock(clock.now())
    monkeypatch.setattr(clock, "now", lambda: fixed.now)
    monkeypatch.setattr(clock, "random", lambda: 0.5)
    return fixed


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[EventWorld]:
    with event_world(templates, request.param) as created_world:
        yield created_world
