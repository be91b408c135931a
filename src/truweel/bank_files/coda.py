"""CODA, the statements of Belgian banks (Febelfin, version 2): lines of 128 characters, read by `febelfin-coda`."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from coda import CODA
from stdnum.iban import calc_check_digits

from truweel.files.xml_tree import UnreadableFileError
from truweel.schema.bank_statement import StatedMovement, StatedStatement
from truweel.schema.identifiers import compact_iban, is_structured_communication

__all__ = ["read_coda"]

LINE = 128
TOTALLED = ("1", "2")
"""Types of movement that stand for the details below them (of type 5 to 7)."""
STRUCTURED = ("101", "102")
"""Types of communication that are the 12 digits of a structured one."""
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def read_coda(data: bytes) -> tuple[StatedStatement, ...]:
    """The statements in a file. UnreadableFileError."""
    lines = [line.removesuffix("\r") for line in _decode(data).split("\n")]
    for number, line in enumerate(lines, 1):
        if len(line) != LINE or _CONTROLS.search(line):
            raise UnreadableFileError(
                f"it is neither camt.053 nor CODA: line {number} has {len(line)} characters, and one of CODA {LINE}"
            )
    if not lines or lines[0][0] != "0" or lines[-1][0] != "9":
        raise UnreadableFileError("it is neither camt.053 nor CODA, which begins with a line 0 and ends with a line 9")
    try:
        parsed = CODA(lines)
        return tuple(_read_statement(statement) for statement in parsed.statements)
    # What a parser of slices meets in a file that is none: it tells no more than that.
    except (ValueError, InvalidOperation, AssertionError, AttributeError, IndexError, KeyError, TypeError) as error:
        reason = str(error)[:200] or "balances, sums and the number of its lines are not those of its last lines"
        raise UnreadableFileError(f"it is no CODA that adds up: {reason}") from None


def _decode(data: bytes) -> str:
    """Banks write UTF-8 nowadays, and wrote Windows-1252, of which each byte is a character."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("windows-1252", errors="replace")
    return text.replace("\x1a", "").strip("\r\n")


def _read_statement(statement: Any) -> StatedStatement:
    debit, credit = (
        sum((abs(m.amount) for m in statement.moves if (m.amount < 0) == is_debit), Decimal(0))
        for is_debit in (True, False)
    )
    if (debit, credit) != (statement.total_debit, statement.total_credit):
        raise ValueError(
            f"movements of {debit:f} and {credit:f}, where its last line says {statement.total_debit:f} and "
            f"{statement.total_credit:f}"
        )
    number = int(statement.coda_sequence) or None
    return StatedStatement(
        iban=_iban(statement.account),
        currency=statement.account_currency,
        identification=str(statement.coda_sequence),
        number=number,
        opening_balance=statement.old_balance,
        closing_balance=statement.new_balance,
        date=statement.new_balance_date,
        movements=tuple(_read_movement(move) for parent in statement.moves for move in _split(parent)),
    )


def _split(move: Any) -> Iterator[Any]:
    """The details of a total, where they come to it: who paid stands there; else the movement itself."""
    details = [*move.moves] if move.transaction_type in TOTALLED else []
    yield from details if details and sum(detail.amount for detail in details) == move.amount else [move]


def _read_movement(move: Any) -> StatedMovement:
    structured = move.communication_type in STRUCTURED
    text = _BLANKS.sub(" ", move.communication or "").strip()
    date: datetime.date = move.entry_date
    account = (move.counterparty_account or "")[:34].split()
    return StatedMovement(
        date=date,
        amount=move.amount,
        value_date=move.value_date,
        counterparty_name=_BLANKS.sub(" ", move.counterparty_name or "").strip() or None,
        counterparty_iban=_iban(account[0]) if account and account[0].strip("0") else None,
        communication=text or None,
        structured=structured and len(text) == 12 and text.isdecimal() and is_structured_communication(text),
    )


def _iban(account: str) -> str:
    """A Belgian account of 12 digits as IBAN (ISO 13616); others as they are."""
    compact = compact_iban(account)
    if len(compact) == 12 and compact.isdecimal():
        return f"BE{calc_check_digits(f'BE00{compact}')}{compact}"
    return compact
