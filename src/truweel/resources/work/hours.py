"""How long work lasts, breaks not included (catalogue 8.5)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from truweel.schema import Chosen, Field, Resource, Work

__all__ = ["BY_TIMES", "DAY", "count_minutes", "settle_hours", "to_hours"]

DAY = 24 * 60
"""Minutes of a day."""
BY_TIMES = Chosen(lambda *_: None, "by default from start to end, less the break")
"""The default of hours: `settle_hours` carries it out, also when the times change."""
FOUR_DECIMALS = Decimal("0.0001")


def count_minutes(start: int, end: int, break_minutes: int | None) -> int:
    """Minutes of work from one time of the day to another; an end at or before the start is on the next day. Below 0
    where the break is longer."""
    return ((end - start) % DAY or DAY) - (break_minutes or 0)


def to_hours(minutes: Decimal | int) -> Decimal:
    """Minutes as hours, with four decimals."""
    return (Decimal(minutes) / 60).quantize(FOUR_DECIMALS, ROUND_HALF_UP)


def settle_hours(work: Work, record: Resource, hours: Field[Any], times: Sequence[Field[Any]], net: Decimal) -> None:
    """Set `hours` of `record` to `net`, what its `times` come to, when they change. Hours that the body names stand,
    as a correction does; a warning tells the difference."""
    before, current = work.before(record), record.__dict__
    members = (*times, hours)
    is_changed = before is None or any(before.__dict__[m.name] != current[m.name] for m in members)
    if current[hours.name] is None or (is_changed and not work.gives(record, hours)):
        hours.__set__(record, net)
    elif is_changed and current[hours.name] != net:
        message = f"kept as sent; its times come to {net.normalize():f}"
        work.warn(hours.name, message)
