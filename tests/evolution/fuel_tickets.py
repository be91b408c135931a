"""Tickets with lines, and the cards that pay for them, as several releases declare them: rules are added and change."""

import importlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    DecimalField,
    Ledger,
    Money,
    Ref,
    Resource,
    Snapshot,
    Sum,
    Text,
    Work,
    formula,
    frozen,
    posting,
)
from truweel.schema.registry import Registry, declared_resources
from truweel.storage.migrations.__main__ import unreleased_text

__all__ = ["FIRST", "SECOND", "SECOND_VERSIONS", "THIRD", "THIRD_VERSIONS"]

RESOURCES = declared_resources(importlib.import_module("truweel.resources"))


class CardUse(Ledger, name="card_uses"):
    """What tickets take from a card."""

    cardId: Ref = Ref("cards")
    amount: DecimalField = DecimalField()


def _first() -> list[type[Resource]]:
    class Card(Resource, path="cards", module="fuel", event="card"):
        """A card as the first release has it."""

        name = Text(required=True)
        limit = Money()

    class Ticket(Resource, path="tickets", module="fuel", event="ticket", extra=True):
        """A ticket; one that is closed is frozen."""

        name = Text(filter=True)
        remark = Text()
        cardId = Ref("cards", filter=True)
        closed = Boolean(default=False)
        lines = Children("lines")

        @frozen("name", "cardId", "lines")
        def stay_closed(self, work: Work) -> str | None:
            """What is closed stays."""
            return "it is closed" if self.closed else None

    class Line(Resource, path="lines", parent="tickets"):
        """A line: litres times price."""

        litres = DecimalField(required=True)
        price = Money(required=True)
        amount = Money(read_only=True)

        @formula(amount)
        def multiply(self) -> Decimal:
            """Litres times price."""
            return self.litres * self.price

    return [Card, Ticket, Line]


def _later(revision: int, *, announced: tuple[int, ...] = (), searched: bool = False) -> list[type[Resource]]:
    class Card(Resource, path="cards", module="fuel", event="card", revision=2):
        """A card with what was spent, at most its limit, and what is left."""

        name = Text(required=True)
        limit = Money()
        spent = Balance(CardUse.amount, by=CardUse.cardId, at_most="limit", sort=True)
        left = BalanceFormula(since=2, sort=True)

        @formula(left)
        def subtract(self) -> Decimal:
            """What may still be spent."""
            return (self.limit or Decimal(0)) - self.spent

    class Ticket(
        Resource, path="tickets", module="fuel", event="ticket", extra=True, revision=revision, announced=announced
    ):
        """The same with a total, with the name of its card, and a remark that may be searched."""

        name = Text(filter=True)
        remark = Text(search=searched)
        cardId = Ref("cards", filter=True)
        cardName = Text(value=Snapshot("cardId.name"), since=2)
        total = Money(value=Sum("lines.amount"), since=2, default=Decimal(0), filter=True, sort=True)
        closed = Boolean(default=False)
        lines = Children("lines")

        @frozen("name", "cardId", "lines")
        def stay_closed(self, work: Work) -> str | None:
            """What is closed stays."""
            return "it is closed" if self.closed else None

    class Line(Resource, path="lines", parent="tickets", revision=revision):
        """A line: since the second release with ten percent of tax. The third one takes double from the card."""

        litres = DecimalField(required=True)
        price = Money(required=True)
        amount = Money(read_only=True)

        @formula(amount, since=2)
        def multiply(self) -> Decimal:
            """Litres times price, with ten percent of tax."""
            return self.litres * self.price * Decimal("1.1")

        @posting(CardUse, since=revision, reads=(Ticket.cardId,))
        def use(self, ticket: Any) -> Iterable[CardUse]:
            """The card pays."""
            if ticket.cardId is not None:
                yield CardUse(cardId=ticket.cardId, amount=self.amount * (2 if revision == 3 else 1))

    return [Card, Ticket, Line]


FIRST = Registry([*RESOURCES, *_first()])
SECOND = Registry([*RESOURCES, *_later(2)])
ANNOUNCED = Registry([*RESOURCES, *_later(2, announced=(2,))])
SEARCHED = Registry([*RESOURCES, *_later(2, searched=True)])
"""Instead of the second one: a remark of before can be searched, too."""
THIRD = Registry([*RESOURCES, *_later(3)])
FIRST_VERSIONS = {"0001": unreleased_text([], FIRST)}
SECOND_VERSIONS = {**FIRST_VERSIONS, "0002": unreleased_text([*FIRST_VERSIONS.values()], SECOND)}
SEARCHED_VERSIONS = {**FIRST_VERSIONS, "0002": unreleased_text([*FIRST_VERSIONS.values()], SEARCHED)}
THIRD_VERSIONS = {**SECOND_VERSIONS, "0003": unreleased_text([*SECOND_VERSIONS.values()], THIRD)}
