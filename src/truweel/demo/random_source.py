"""Reproducible chance: the same seed draws the same company, on every machine."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

__all__ = ["DAYS", "PAST", "TODAY", "RandomSource", "euros"]

TODAY = date(2026, 3, 31)
PAST = 730
DAYS = [(TODAY + timedelta(days=days)).isoformat() for days in range(-PAST, 181)]
"""Every day from two years before `TODAY` to half a year after it; `DAYS[PAST]` is `TODAY`."""

Item = TypeVar("Item")


class RandomSource:
    """One stream of draws; `random.Random.random` gives the same ones for a seed in every version of Python."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random  # noqa: S311 - reproducible on purpose, and no secret

    def below(self, bound: int) -> int:
        """A number from 0 up to, not including, `bound`."""
        return int(self.random() * bound)

    def pick(self, choices: Sequence[Item]) -> Item:
        """One of `choices`."""
        return choices[int(self.random() * len(choices))]

    def one_in(self, n: int) -> bool:
        """True with a probability of 1 in `n`."""
        return self.random() * n < 1

    def day_index_near(self, fraction: float) -> int:
        """An index in `DAYS`, up to today: `fraction` (0 the oldest, 1 today) and three weeks to either side."""
        return max(0, min(PAST, int(fraction * PAST) + self.below(43) - 21))


def euros(cents: int) -> Decimal:
    """`cents` as euros."""
    return Decimal(cents) / 100
