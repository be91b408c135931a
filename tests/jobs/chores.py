"""A collection with jobs: chores that are done later, and some each night."""

import importlib
from collections.abc import Callable
from typing import Annotated

import msgspec

from truweel.schema import Date, Integer, Money, Refused, Resource, Text, Work, action, every, job, past, positive
from truweel.schema.registry import Registry, declared_resources

__all__ = ["HOOKS", "REGISTRY", "Addition", "Chore"]

HOOKS: dict[str, Callable[[], None]] = {}
"""What happens in the middle of a job or an action, by name."""


class Addition(msgspec.Struct, frozen=True):
    """The payload of a job."""

    number: int
    reason: str = ""


class Chore(Resource, path="chores", module="chores", event="chore"):
    """Something to do."""

    name = Text(filter=True)
    state = Text(filter=True)
    day = Date(filter=True)
    cost = Money(filter=True)
    count = Integer(default=0)
    note = Text()

    @job
    def bump(self, work: Work) -> None:
        """Count one more."""
        HOOKS.get("bump", lambda: None)()
        self.count = (self.count or 0) + 1

    @job
    def add(self, work: Work, addition: Addition) -> None:
        """Count some more."""
        self.count = (self.count or 0) + addition.number
        self.note = addition.reason

    @job
    def again(self, work: Work) -> None:
        """Count to three, one job at a time."""
        self.count = (self.count or 0) + 1
        if self.count < 3:
            work.enqueue(Chore.again, self)

    @every("1 day", state.equals("open"), past(day), positive(cost))
    def expire(self, work: Work) -> None:
        """What is past its day is late."""
        HOOKS.get("expire", lambda: None)()
        self.state = "late"

    @every("1 hour", state.equals("ticking"))
    def tick(self, work: Work) -> None:
        """Count the hours."""
        self.count = (self.count or 0) + 1

    @action()
    def ask(self, work: Work, after: Annotated[int | None, Integer()], key: Annotated[str | None, Text()]) -> None:
        """Have it counted."""
        self.note = "asked"
        work.enqueue(Chore.bump, self, after=after, key=key)
        HOOKS.get("ask", lambda: None)()

    @action("ask-twice")
    def ask_twice(self, work: Work) -> None:
        """Have some counted, then more."""
        work.enqueue(Chore.add, self, Addition(1, "first"), key="sum")
        work.enqueue(Chore.add, self, Addition(5, "second"), key="sum")

    @action("ask-in-vain")
    def ask_in_vain(self, work: Work) -> None:
        """Have it counted, then refuse."""
        self.note = "asked"
        work.enqueue(Chore.bump, self)
        raise Refused("Not now.")

    @action(returns="chores")
    def spawn(self, work: Work) -> "Chore":
        """Make a chore that is counted later."""
        chore = work.make(Chore)
        chore.name = "spawned"
        work.enqueue(Chore.bump, chore)
        return chore

    @action("count-to-three")
    def count_to_three(self, work: Work) -> None:
        """Have it counted three times."""
        work.enqueue(Chore.again, self)


REGISTRY = Registry([*declared_resources(importlib.import_module("truweel.resources")), Chore])
