"""What a bank's statement states, whichever format its file has."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["StatedMovement", "StatedStatement"]


@dataclass(frozen=True, slots=True)
class StatedMovement:
    """One amount that came in, or below zero went out; `communication` is 12 digits where it is `structured`."""

    date: datetime.date
    amount: Decimal
    value_date: datetime.date | None = None
    counterparty_name: str | None = None
    counterparty_iban: str | None = None
    communication: str | None = None
    structured: bool = False


@dataclass(frozen=True, slots=True)
class StatedStatement:
    """The movements of one account between two balances. `number` counts the statements of a year, where the bank does
    so; `identification` is what the bank calls it."""

    iban: str
    currency: str
    identification: str
    number: int | None
    opening_balance: Decimal
    closing_balance: Decimal
    date: datetime.date
    """That of the closing balance."""
    movements: tuple[StatedMovement, ...]
