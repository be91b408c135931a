"""Numbers from the tenant's number ranges.

A range is a record. It is locked last, until the transaction ends: a transaction that is rolled back leaves no gap, and
no two draw the same number. A drawn number changes `nextNumber` with a new version, but makes no history and no event:
the document that has the number shows it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from truweel import clock
from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.schema.collection import Collection
from truweel.schema.document import describe
from truweel.schema.extra import Definitions
from truweel.schema.fields import LogicId, fold
from truweel.schema.number_range import (
    FORM,
    can_collide,
    format_number,
    missing_tokens,
    number_expression,
    number_start,
    period_of,
)
from truweel.schema.resource import Resource, meta
from truweel.storage import numbering, records

if TYPE_CHECKING:
    from truweel.operations.entries import Entry
    from truweel.operations.unit import Unit

__all__ = ["RangeDraws", "check_range", "derive_range"]

WINDOW = 500
"""How many numbers are looked at in one go past those that were to be drawn."""
COUNTING = (*FORM, "reset", "nextNumber")
"""The members of a range that say which number comes next."""


def derive_range(unit: "Unit", entry: "Entry") -> None:
    """The period that a range begins in, and the first number that no document has."""
    range_: Any = entry.record
    before: Any = entry.stored
    if before is None or before.reset != range_.reset:
        range_.period = period_of(range_.reset, unit.today.isoformat())
    if range_.nextNumber is None and (numbered := _numbered(unit, range_)) is not None:
        range_.nextNumber = _highest(unit, numbered, range_, range_.period) + 1


def check_range(unit: "Unit", entry: "Entry") -> Iterable[Fault]:
    """A range numbers a collection with numbers, and none that exists, or that another range gives, a second time."""
    range_: Any = entry.record
    before: Any = entry.stored
    numbered = _numbered(unit, range_)
    if numbered is None:
        return  # its `names` refuse it
    yield from _check_form(unit, numbered, range_, before)
    if before is not None and all(before.__dict__[name] == range_.__dict__[name] for name in COUNTING):
        return
    highest = _highest(unit, numbered, range_, range_.period)
    is_raised = before is None or before.nextNumber != range_.nextNumber
    if range_.nextNumber <= highest:
        message = f"must be at least {highest + 1}, since the number {highest} exists"
        yield Fault("nextNumber", message, Code.OUT_OF_RANGE, {"min": highest + 1})
    elif range_.gapless and highest and is_raised and range_.nextNumber > highest + 1:
        message = f"must be {highest + 1}, since the range is gapless and the number {highest} exists"
        yield Fault("nextNumber", message, Code.OUT_OF_RANGE, {"min": highest + 1, "max": highest + 1})


def _check_form(unit: "Unit", numbered: Collection, range_: Any, before: Any) -> Iterable[Fault]:
    """The form tells the periods apart and gives no number of another range in use."""
    if missing := missing_tokens(range_):
        yield Fault("pattern", f"must hold {missing}")
    changing = (*FORM, "archivedAt")
    is_same = before is not None and all(before.__dict__[name] == range_.__dict__[name] for name in changing)
    if is_same or range_.archivedAt is not None:
        return
    numbering.next_numbers(unit.writer, numbered, unit.tenant, "", 0)  # ranges of a module are made one after the other
    for other in unit.select(type(range_), type(range_).module.equals(range_.module)):
        if other is not range_ and other.archivedAt is None and can_collide(range_, other):
            yield Fault(
                "pattern",
                f"can give the same number as number range {other.id} ({describe(other)}); "
                "it needs another prefix, pattern or suffix",
            )


class RangeDraws:
    """The numbers that one unit of work draws from number ranges."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit
        self._ranges: dict[str, list[Any]] = {}
        self._drawn: dict[int, list[tuple[str, Resource]]] = {}

    def take(self, entry: "Entry", series: LogicId) -> bool:
        """Whether a range numbers the record; it then gets its number from `draw`.

        The range that its journal names comes first, then one of its journal and company, of its journal, of its
        company, of neither; of equal ones the first that was made. Archived ones number nothing.
        """
        members = entry.record.__dict__
        if not self._of_module(entry.collection):
            return False
        own = self._of_journal(entry)
        fitting = [
            range_
            for range_ in self._of_module(entry.collection)
            if range_.id == own
            or (
                range_.journalId in (None, members.get("journalId"))
                and range_.companyId in (None, members.get("companyId"))
            )
        ]
        if not fitting:
            return False
        range_ = max(
            fitting, key=lambda range_: (range_.id == own, range_.journalId is not None, range_.companyId is not None)
        )
        day = members.get(series.when) if series.when else self._unit.today.isoformat()
        day = clock.format_instant(day)[:10] if isinstance(day, int) else str(day)
        self._drawn.setdefault(range_.id, []).append((day, entry.record))
        return True

    def _of_journal(self, entry: "Entry") -> int | None:
        """The range that the journal of a document names."""
        journals = entry.collection.refs.get("journalId")
        if journals is None:
            return None
        journal = self._unit.find(self._unit.registry[journals.target], entry.record.__dict__.get("journalId"))
        return None if journal is None else journal.__dict__.get("numberRangeId")

    def claim(self, entry: "Entry", number: str) -> None:
        """A number given by hand: the range that may reach it is locked, so that nobody draws it meanwhile."""
        for range_ in self._of_module(entry.collection):
            if number_expression(range_).fullmatch(fold(number)):
                self._drawn.setdefault(range_.id, [])

    def draw(self, assigned: Mapping[str, Sequence[str]]) -> None:
        """Number all records that were taken. `assigned` are the numbers that this unit takes as sent."""
        ranges = self._unit.registry.number_ranges
        if not self._drawn or ranges is None:
            return
        ids = sorted(self._drawn)
        self._unit.lock_rows(ranges, ids)
        for id in ids:
            entry = self._unit.held(ranges.key, id)
            if entry.is_deleted and entry.before is None:  # since it was chosen
                self._unit.writer.locks.restart()
            if self._drawn[id]:
                self._draw(entry, self._drawn[id], assigned)

    def _of_module(self, collection: Collection) -> list[Any]:
        """The ranges in use of a collection, read once and not held: what is locked is read again."""
        ranges = self._unit.registry.number_ranges
        if ranges is None:
            return []
        if collection.key not in self._ranges:
            rows = records.select(self._unit.writer, ranges, self._unit.tenant, {"module": collection.key})
            self._ranges[collection.key] = [range_ for range_ in rows if range_.archivedAt is None]
        return self._ranges[collection.key]

    def _draw(
        self, entry: "Entry", drawn: Sequence[tuple[str, Resource]], assigned: Mapping[str, Sequence[str]]
    ) -> None:
        unit, range_ = self._unit, entry.record
        members = range_.__dict__
        numbered = _numbered(unit, range_)
        assert numbered is not None
        assert numbered.logic_id is not None
        taken = _TakenNumbers(unit, numbered, assigned.get(numbered.key, ()), len(drawn))
        periods: dict[str, list[tuple[str, Resource]]] = {}
        for day, record in drawn:
            periods.setdefault(period_of(members["reset"], day), []).append((day, record))
        for period, group in sorted(periods.items()):
            is_current = period == members["period"]
            n = members["nextNumber"] if is_current else _highest(unit, numbered, range_, period) + 1
            for day, record in group:
                while taken.has(range_, day, n):
                    n += 1
                record.__dict__[numbered.logic_id.name] = format_number(range_, day, n)
                n += 1
            if period >= members["period"]:
                self._save(entry, period, n)

    def _save(self, entry: "Entry", period: str, next_number: int) -> None:
        """Write where the range stands, unless the unit writes the range anyway."""
        unit, record = self._unit, entry.record
        is_written_later = entry.before is not None or entry.is_new
        unit.touch(record)
        record.__dict__.update(period=period, nextNumber=next_number)
        entry.touched = False
        if is_written_later:
            return
        before = entry.before
        assert before is not None
        meta(record).version += 1
        record.__dict__.update(updatedAt=max(unit.writer.instant(), before.updatedAt), updatedBy=str(unit.user_id))
        records.update(unit.writer, entry.collection, unit.tenant, before, record, Definitions())
        entry.before = None


class _TakenNumbers:
    """Which numbers live records have, or get by hand from this unit; asked of the database in windows."""

    def __init__(self, unit: "Unit", numbered: Collection, assigned: Sequence[str], count: int) -> None:
        self._unit = unit
        self._numbered = numbered
        self._assigned = {fold(number) for number in assigned}
        self._window = count
        self._known: dict[str, bool] = {}

    def has(self, range_: Resource, day: str, n: int) -> bool:
        """Whether the number `n` of a document of that day is taken."""
        number = fold(format_number(range_, day, n))
        if number not in self._known:
            numbers = [fold(format_number(range_, day, n + step)) for step in range(self._window)]
            self._window = WINDOW
            name = self._numbered.logic_id.name if self._numbered.logic_id else ""
            existing = records.existing_values(self._unit.writer, self._numbered, self._unit.tenant, name, numbers)
            self._known |= {number: number in existing or number in self._assigned for number in numbers}
        return self._known[number]


def _numbered(unit: "Unit", range_: Any) -> Collection | None:
    """The collection whose records the range numbers."""
    collection = unit.registry.get(range_.module) if range_.module else None
    return collection if collection is not None and collection.logic_id is not None else None


def _highest(unit: "Unit", numbered: Collection, range_: Any, period: str) -> int:
    """The highest number of the range's form that a live record has in a period; 0 where there is none."""
    assert numbered.logic_id is not None
    start, expression = number_start(range_, period), number_expression(range_, period)
    texts = records.values_starting(unit.writer, numbered, unit.tenant, numbered.logic_id.name, start)
    return max((int(match[1]) for text in texts if (match := expression.fullmatch(text))), default=0)
