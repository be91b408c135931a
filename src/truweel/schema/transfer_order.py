"""What a bank is asked to transfer, whichever format its file has."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Transfer", "TransferOrder"]


@dataclass(frozen=True, slots=True)
class Transfer:
    """An amount in euro to one account. `reference` are the digits or letters of a structured one, else `message`."""

    id: str
    date: datetime.date
    amount: Decimal
    name: str
    iban: str
    bic: str | None = None
    reference: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class TransferOrder:
    """Transfers from one account. `id` is another one for each order that is not the same one once more."""

    id: str
    instant: datetime.datetime
    name: str
    iban: str
    bic: str | None
    enterprise_number: str | None
    transfers: tuple[Transfer, ...]
