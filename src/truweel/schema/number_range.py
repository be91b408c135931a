"""Base class of the collection of number ranges: how the human numbers of a module look and go on."""

import re
from typing import Any, ClassVar

from truweel.schema.fields import Boolean, Choice, Integer, Text, fold
from truweel.schema.resource import Resource
from truweel.schema.rules import label

__all__ = ["NumberRange", "format_number", "number_expression", "number_start", "period_of"]

NUMBER = "{n}"
_TOKEN = re.compile(r"(yyyy|yy|mm|\{n\})")


class NextNumber(Integer):
    """A number that a body raises and never clears."""

    sticky: ClassVar[bool] = True


class NumberRange(Resource):
    """The numbers of a module's documents; the engine reads these members, and raises `nextNumber`.

    The declaration may add `journalId` and `companyId`, which say whose documents of the module it numbers."""

    module = Text(
        required=True,
        max_length=64,
        filter=True,
        sort=True,
        doc="Path of the collection whose documents it numbers.",
    )
    prefix = Text(max_length=40, doc="Text before the pattern.", example="ANG-")
    pattern = Text(
        max_length=60,
        default=NUMBER,
        doc="What the number looks like: `yyyy`, `yy` and `mm` are year and month of the document's date, `{n}` is the "
        "number, which stands last where it is left out.",
        example="yyyy-{n}",
    )
    suffix = Text(max_length=40, doc="Text after the pattern.", example="-A")
    digits = Integer(default=4, minimum=1, maximum=12, doc="Digits of the number at least, filled up with zeros.")
    nextNumber = NextNumber(
        minimum=1,
        maximum=10**12,
        doc="The number that the next document of `period` gets; by default the first that no document has. It can be "
        "raised, and never be lowered to a number that exists.",
        example=115,
    )
    reset = Choice("NEVER", "YEARLY", "MONTHLY", default="NEVER", doc="When the numbers begin at 1 again.")
    gapless = Boolean(
        default=False, doc="Whether no number may be left out: `nextNumber` can't be raised once there is a number."
    )
    period = Text(
        read_only=True,
        max_length=7,
        doc="The year or month that `nextNumber` is of: the latest that has a number; empty where it never resets.",
        example="2026",
    )

    @label
    def describe(self) -> str:
        """Module and form."""
        return f"{self.module} {self.prefix or ''}{self.pattern or NUMBER}{self.suffix or ''}"


def period_of(reset: str | None, day: str) -> str:
    """What a range counts by on a day (`2026-01-31`): its year, its month, or all time as the empty text."""
    return {"YEARLY": day[:4], "MONTHLY": day[:7]}.get(reset or "", "")


def format_number(range_: Any, day: str, n: int) -> str:
    """The human number `n` of a range, of a document of that day (`2026-01-31`)."""
    values = {"yyyy": day[:4], "yy": day[2:4], "mm": day[5:7], NUMBER: f"{n:0{range_.digits or 1}d}"}
    return f"{range_.prefix or ''}{_TOKEN.sub(lambda token: values[token[0]], _pattern(range_))}{range_.suffix or ''}"


def number_expression(range_: Any, period: str = "") -> re.Pattern[str]:
    """What the folded numbers of a range look like in a period (`2026`, `2026-01`; empty: in any). Its group is the
    number."""
    values = {
        "yyyy": period[:4] or "[0-9]{4}",
        "yy": period[2:4] or "[0-9]{2}",
        "mm": period[5:7] or "[0-9]{2}",
        NUMBER: f"([0-9]{{{range_.digits or 1},18}})",
    }
    parts = (values.get(part) or re.escape(fold(part)) for part in _TOKEN.split(_pattern(range_)))
    return re.compile(f"{re.escape(fold(range_.prefix or ''))}{''.join(parts)}{re.escape(fold(range_.suffix or ''))}")


def number_start(range_: Any, period: str = "") -> str:
    """What all folded numbers of a range in a period begin with."""
    values = {"yyyy": period[:4], "yy": period[2:4], "mm": period[5:7], NUMBER: ""}
    start = range_.prefix or ""
    for part in _TOKEN.split(_pattern(range_)):
        text = values.get(part, part)
        start += text
        if part and not text:
            break
    return fold(start)


def _pattern(range_: Any) -> str:
    """The pattern with `{n}` in it, once."""
    before, number, after = (range_.pattern or NUMBER).partition(NUMBER)
    return f"{before}{NUMBER}{after.replace(NUMBER, '')}" if number else before + NUMBER
