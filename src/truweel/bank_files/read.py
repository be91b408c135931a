"""The bytes of a bank's file → the statements in it, which add up."""

from decimal import Decimal

from truweel.bank_files.camt import read_camt
from truweel.bank_files.coda import read_coda
from truweel.files.xml_tree import UnreadableFileError
from truweel.schema.bank_statement import StatedStatement

__all__ = ["MAX_BYTES", "MAX_MOVEMENTS", "read_statements"]

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of a file: 60,000 lines of CODA."""
MAX_MOVEMENTS = 1_000
"""Movements that one file brings: they are written in one transaction."""


def read_statements(data: bytes) -> tuple[StatedStatement, ...]:
    """The statements in a file, CODA or camt.053. UnreadableFileError says why it can't be read."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"it has {len(data)} bytes; at most {MAX_BYTES} are read")
    is_xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    statements = read_camt(data) if is_xml else read_coda(data)
    if not statements:
        raise UnreadableFileError("it has no statement")
    count = sum(len(statement.movements) for statement in statements)
    if count > MAX_MOVEMENTS:
        raise UnreadableFileError(f"it has {count} movements; at most {MAX_MOVEMENTS} are taken at once")
    for statement in statements:
        _check_texts(statement)
        _check_balances(statement)
    return statements


def _check_texts(statement: StatedStatement) -> None:
    """No text is longer than the formats allow, so that all of them can be kept."""
    texts = [(statement.iban, 42), (statement.currency, 3), (statement.identification, 40)]
    for movement in statement.movements:
        texts += [(movement.counterparty_name or "", 255), (movement.counterparty_iban or "", 42)]
        texts.append((movement.communication or "", 5_000))
    for text, length in texts:
        if len(text) > length or not all(character.isprintable() for character in text):
            raise UnreadableFileError(f"it has a text of more than {length} characters, or of none: '{text[:40]}'")


def _check_balances(statement: StatedStatement) -> None:
    """The old balance and the movements come to the new one, to the cent."""
    total = sum((movement.amount for movement in statement.movements), Decimal(0))
    amounts = (statement.opening_balance, statement.closing_balance, *(m.amount for m in statement.movements))
    if any(amount != round(amount, 2) for amount in amounts):
        raise UnreadableFileError(f"statement {statement.identification} has an amount with more than two decimals")
    reached = statement.opening_balance + total
    if reached != statement.closing_balance:
        raise UnreadableFileError(
            f"statement {statement.identification} doesn't add up: {statement.opening_balance:.2f} and movements of "
            f"{total:.2f} are {reached:.2f}, not {statement.closing_balance:.2f}"
        )
