"""Collections for tests of the unit of work: boxes with balances, and papers whose lines fill and empty them."""

import importlib
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any

from truweel.resources.sales.offers import Offer
from truweel.schema import (
    Balance,
    BalanceFormula,
    Boolean,
    Children,
    DecimalField,
    Fault,
    Ledger,
    Ref,
    Refused,
    Resource,
    Sum,
    Text,
    Work,
    action,
    check,
    check_deletion,
    derive,
    follows,
    formula,
    frozen,
    posting,
)
from truweel.schema.registry import Registry, declared_resources

__all__ = ["REGISTRY", "Box", "Flow", "Handover", "Line", "Note", "Paper"]


class Flow(Ledger, name="flows"):
    """What came into a box, positive, or left it, negative."""

    boxId: Ref = Ref("boxes")
    quantity: DecimalField = DecimalField()


class Handover(Ledger, name="handovers"):
    """What was handed over of a line."""

    lineId: Ref = Ref("papers/lines")
    quantity: DecimalField = DecimalField()


class Box(Resource, path="boxes", module="boxes", event="box"):
    """A box with a bounded content."""

    name = Text(required=True, filter=True)
    note = Text()
    size = DecimalField()
    nextId = Ref("boxes", filter=True)
    sealed = Boolean(default=False)
    state = Text()
    formerState = Text(read_only=True)
    content = Balance(Flow.quantity, by=Flow.boxId, at_least=0, at_most="size", quiet=True, event="moved", sort=True)
    free = BalanceFormula(sort=True)

    @formula(free)
    def compute_free(self) -> Decimal:
        """What still goes into it."""
        free: Decimal = (self.size or Decimal(0)) - self.content
        return free

    @follows(state, content, former=formerState)
    def fill_up(self, work: Work) -> str | None:
        """A box with as much in it as it takes is full."""
        return "full" if self.size and self.content >= self.size else None

    @posting(Flow, reads=(state, nextId))
    def spill(self) -> Iterable[Flow]:
        """A full box puts one into the next one."""
        if self.state == "full" and self.nextId is not None:
            yield Flow(boxId=self.nextId, quantity=Decimal(1))

    @frozen(but=("note", "sealed"))
    def sealed_boxes_stay(self, work: Work) -> str | None:
        """A sealed box keeps its name and size."""
        return "the box is sealed" if self.sealed else None

    @check
    def grow_slowly(self, before: "Box | None", work: Work) -> Iterable[Fault]:
        """A box that is called glass takes at most five more at once."""
        if before is not None and self.name == "glass" and self.content - before.content > 5:
            yield Fault("content", f"grows from {before.content} to {self.content}; glass takes 5 at once")

    @check_deletion
    def be_the_next_of_none(self, work: Work) -> Iterable[Fault]:
        """A box that another one names stays."""
        if work.first(Box, Box.nextId.equals(self.id)):
            raise Refused("Another box names it.")
        return ()

    @action()
    def rename(self, work: Work, names: Annotated[str, Text(required=True)]) -> None:
        """Take each of the names, which commas part, in turn."""
        for name in names.split(","):
            self.name = name

    @action("make-and-rename")
    def make_and_rename(self, work: Work, names: Annotated[str, Text(required=True)]) -> None:
        """Make a box and give it each of the names in turn."""
        box = work.make(Box)
        box.name = "new"
        for name in names.split(","):
            box.name = name

    @action("pack", returns="papers")
    def pack(self, work: Work) -> Any:
        """Make a paper with two lines of this box, booked."""
        paper = _book(work, f"of {self.name}")
        for quantity in (Decimal(2), Decimal(3)):
            line = work.add(paper, Paper.lines)
            line.boxId, line.quantity = self.id, quantity
        return paper

    @action("quote", returns="offers")
    def quote(self, work: Work) -> Offer:
        """Make an offer, which gets a number."""
        offer = work.make(Offer)
        offer.title, offer.date = self.name, "2026-01-15"
        return offer

    @action("chain", returns="boxes")
    def chain(self, work: Work) -> Any:
        """Make a box, one that comes before it, and a paper that fills the first."""
        last, first = work.make(Box), work.make(Box)
        last.name, first.name = "last", "first"
        self.nextId, first.nextId = first.id, last.id
        line = work.add(_book(work, "fills"), Paper.lines)
        line.boxId, line.quantity = last.id, Decimal(4)
        return first

    @action("fail")
    def fail(self, work: Work, kind: Annotated[str, Text(required=True)]) -> None:
        """Change the box, then fail."""
        self.name = "half"
        FAILURES[kind]()

    @action("lock-all")
    def lock_all(self, work: Work) -> None:
        """Lock every box, the last one first, and note how many there are."""
        boxes = work.select(Box)
        for box in reversed(boxes):
            work.lock(box)
        self.note = str(len(boxes))

    @action("count-all")
    def count_all(self, work: Work) -> None:
        """Note how many boxes there are."""
        self.note = str(len(work.select(Box)))

    @action("first-free")
    def first_free(self, work: Work) -> None:
        """Rename the first box that is called free, and note the next one."""
        taken = work.first(Box, Box.name.equals("free"))
        assert taken is not None
        taken.name = "taken"
        next_one = work.first(Box, Box.name.equals("free"))
        self.note = None if next_one is None else str(next_one.id)

    @action("replace-next")
    def replace_next(self, work: Work) -> None:
        """Delete the next box, but name it on a new one."""
        next_box = work.get(Box, self.nextId)
        assert next_box is not None
        self.nextId = None
        work.delete(next_box)
        late = work.make(Box)
        late.name, late.nextId = "late", next_box.id

    @action("shout")
    def shout(self, work: Work) -> None:
        """An event about another box, which stays as it is."""
        other = work.get(Box, self.nextId)
        assert other is not None
        work.emit("moved", other)


class Note(Resource, path="notes", module="boxes", event="note"):
    """A note on a line of a paper."""

    lineId = Ref("papers/lines", filter=True)
    text = Text()

    @action()
    def shrink(self, work: Work, quantity: Annotated[Decimal, DecimalField(required=True)]) -> None:
        """Set the quantity of the line."""
        line = work.get(Line, self.lineId)
        assert line is not None
        HOOKS["read"]()
        line.quantity = quantity


class Paper(Resource, path="papers", module="boxes", event="paper"):
    """A document that moves boxes once it is booked and can't change once it is approved."""

    title = Text(required=True)
    remark = Text()
    factor = DecimalField(default=Decimal(1))
    booked = Boolean(default=False)
    approved = Boolean(default=False)
    total = DecimalField(value=Sum("lines.amount"))
    count = DecimalField(read_only=True)
    worth = DecimalField(read_only=True)
    rest = DecimalField(read_only=True)
    lines = Children("lines")

    @derive
    def set_factor(self, work: Work) -> None:
        """Lines follow the factor of their paper."""
        for line in self.lines:
            line.factor = self.factor

    @derive
    def count_lines(self, work: Work) -> None:
        """How many lines it has, where they are at hand."""
        if work.is_loaded(self, "lines"):
            self.count = len(self.lines) * RATES["count"]

    @formula(worth)
    def compute_worth(self) -> Decimal:
        """Its total at the rate of now."""
        return (self.total or Decimal(0)) * RATES["worth"]

    @formula(rest)
    def compute_rest(self) -> Decimal:
        """A formula that goes on while the paper is approved."""
        return (self.total or Decimal(0)) * RATES["rest"]

    @frozen(but=("remark", "rest"))
    def approved_papers_stay(self, work: Work) -> str | None:
        """What is approved stays."""
        return "the paper is approved" if self.approved else None

    @check
    def hand_over_little(self, before: "Paper | None", work: Work) -> Iterable[Fault]:
        """A paper that is called scarce has at most five lines, of which two are handed over."""
        if self.title == "scarce" and len(self.lines) > 5:
            yield Fault("lines", "are more than five")
        if self.title == "scarce" and sum(line.handed for line in self.lines) > 2:
            yield Fault("lines", "hand over more than two")

    @check
    def have_a_title(self, before: Any, work: Work) -> Iterable[Fault]:
        """A title that a box has is refused."""
        if work.first(Box, Box.name.equals(self.title)):
            yield Fault("title", "is the name of a box")

    @action()
    def approve(self, work: Work) -> None:
        """Nothing changes from now on."""
        self.approved = True

    @action()
    def retitle(self, work: Work) -> None:
        """Another title."""
        self.title = "other"

    @action("add-line")
    def add_line(self, work: Work) -> None:
        """One line more."""
        work.add(self, Paper.lines).quantity = Decimal(1)


class Line(Resource, path="lines", parent="papers"):
    """A line."""

    boxId = Ref("boxes")
    quantity = DecimalField(required=True)
    factor = DecimalField(default=Decimal(1))
    amount = DecimalField(read_only=True)
    ofLineId = Ref("papers/lines")
    handed = Balance(Handover.quantity, by=Handover.lineId, at_least=0, at_most="quantity")

    @formula(amount)
    def compute_amount(self) -> Decimal:
        """Quantity times factor."""
        amount: Decimal = self.quantity * self.factor * RATES["amount"]
        return amount

    @check_deletion
    def be_without_notes(self, work: Work) -> Iterable[Fault]:
        """A line with a note stays."""
        if work.first(Note, Note.lineId.equals(self.id)):
            raise Refused("A note is about it.")
        return ()

    @posting(Flow, reads=(Paper.booked,))
    def flow(self, paper: Paper) -> Iterable[Flow]:
        """A booked line fills its box."""
        if paper.booked and self.boxId is not None:
            yield Flow(boxId=self.boxId, quantity=self.quantity)

    @posting(Handover, reads=(Paper.booked,))
    def hand_over(self, paper: Paper) -> Iterable[Handover]:
        """A booked line hands over what another line asks for."""
        if paper.booked and self.ofLineId is not None:
            yield Handover(lineId=self.ofLineId, quantity=self.quantity)


def _book(work: Work, title: str) -> Any:
    """A new booked paper."""
    paper = work.make(Paper)
    paper.title, paper.booked = title, True
    return paper


def _raise(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


FAILURES: dict[str, Callable[[], None]] = {
    "value": _raise(ValueError("a secret")),
    "key": _raise(KeyError("a secret")),
    "type": _raise(TypeError("a secret")),
    "attribute": lambda: setattr(Box(), "nmae", "x"),
    "refused": _raise(Refused("not now")),
}
RATES = {name: Decimal(1) for name in ("amount", "worth", "rest", "count")}
"""What formulas multiply by: a test changes one as another release changes a rule."""
HOOKS: dict[str, Callable[[], None]] = {"read": lambda: None}
"""What a test does in the middle of an action."""

REGISTRY = Registry([*declared_resources(importlib.import_module("truweel.resources")), Box, Note, Paper, Line])
