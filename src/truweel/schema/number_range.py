"""Base class of the collection of number ranges: how the human numbers of a module look and go on."""

import re
from typing import Any, ClassVar

from truweel.schema.fields import Boolean, Choice, Integer, Text, fold
from truweel.schema.names import numbered
from truweel.schema.resource import Resource
from truweel.schema.rules import label

__all__ = [
    "FORM",
    "NumberRange",
    "can_collide",
    "format_number",
    "missing_tokens",
    "number_expression",
    "number_start",
    "period_of",
]

NUMBER = "{n}"
FORM = ("module", "prefix", "pattern", "suffix", "digits")
"""The members of a range that say what its numbers look like."""
DIGIT = frozenset("0123456789")
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
        names=numbered,
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


def missing_tokens(range_: Any) -> str:
    """What the pattern lacks to tell the periods of a range apart, in words; empty where it lacks nothing."""
    tokens = set(_TOKEN.findall(_pattern(range_)))
    has_year, has_month = bool(tokens & {"yyyy", "yy"}), "mm" in tokens
    if range_.reset == "MONTHLY" and not (has_year and has_month):
        return "`mm` and `yyyy` or `yy`, since the numbers begin anew each month"
    if range_.reset == "YEARLY" and not has_year:
        return "`yyyy` or `yy`, since the numbers begin anew each year"
    return ""


def can_collide(range_: Any, other: Any) -> bool:
    """Whether two ranges can give the same number, of whatever day."""
    ours, theirs = _symbols(range_), _symbols(other)
    pending, seen = [(0, 0)], {(0, 0)}
    while pending:
        i, j = pending.pop()
        if (i, j) == (len(ours), len(theirs)):
            return True
        steps = []
        our_characters, we_repeat = ours[i] if i < len(ours) else (frozenset(), False)
        their_characters, they_repeat = theirs[j] if j < len(theirs) else (frozenset(), False)
        if we_repeat:
            steps.append((i + 1, j))
        if they_repeat:
            steps.append((i, j + 1))
        if our_characters & their_characters:
            steps.append((i + (not we_repeat), j + (not they_repeat)))
        pending += [step for step in steps if step not in seen]
        seen.update(steps)
    return False


def _symbols(range_: Any) -> list[tuple[frozenset[str], bool]]:
    """What stands at each place of a folded number: the characters that may, and whether they may repeat or lack."""
    digit = (DIGIT, False)
    values = {"yyyy": [digit] * 4, "yy": [digit] * 2, "mm": [digit] * 2}
    values[NUMBER] = [digit] * (range_.digits or 1) + [(DIGIT, True)]

    def text(part: str) -> list[tuple[frozenset[str], bool]]:
        return [(frozenset(character), False) for character in fold(part)]

    symbols = text(range_.prefix or "")
    for part in _TOKEN.split(_pattern(range_)):
        symbols += values[part] if part in values else text(part)
    return symbols + text(range_.suffix or "")


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
