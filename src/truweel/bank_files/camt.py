"""camt.053, the statements of ISO 20022: of all its versions the few elements that a movement needs."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from truweel.files.xml_tree import BadAmountError, Node, UnreadableFileError, parse_tree
from truweel.schema.bank_statement import StatedMovement, StatedStatement
from truweel.schema.identifiers import compact_iban, read_structured_communication

__all__ = ["read_camt"]

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


def read_camt(data: bytes) -> tuple[StatedStatement, ...]:
    """The statements in a file. UnreadableFileError."""
    root = parse_tree(data)
    if not root.name.startswith(NAMESPACE) or not root.name.endswith(" Document"):
        raise UnreadableFileError(f"it is neither CODA nor camt.053: its root is {root.name[:120]}")
    try:
        return tuple(_read_statement(statement) for statement in root.all("BkToCstmrStmt/Stmt"))
    except BadAmountError as error:
        raise UnreadableFileError(str(error)) from None


def _read_statement(statement: Node) -> StatedStatement:
    identification = _clean(statement.get("Id")) or "without Id"
    opening, closing = _balance(statement, OPENING), _balance(statement, CLOSING)
    if opening is None or closing is None:
        raise UnreadableFileError(f"statement {identification} has no booked balance at its beginning and at its end")
    amount = closing.first("Amt")
    assert amount is not None
    currency = statement.get("Acct/Ccy") or amount.attribute("Ccy") or ""
    number = statement.get("LglSeqNb", "ElctrncSeqNb")
    account = statement.get("Acct/Id/IBAN", "Acct/Id/Othr/Id")
    if account is None:
        raise UnreadableFileError(f"statement {identification} names no account")
    return StatedStatement(
        iban=compact_iban(account),
        currency=currency,
        identification=identification,
        number=int(number) if number is not None and number.isdecimal() and len(number) < 10 else None,
        opening_balance=_amount(opening),
        closing_balance=_amount(closing),
        date=_date(closing, "Dt", identification),
        movements=tuple(_read_entries(statement, currency, identification)),
    )


def _balance(statement: Node, codes: tuple[str, ...]) -> Node | None:
    """The first balance of these kinds that has an amount, in the order of `codes`."""
    balances = [balance for balance in statement.all("Bal") if balance.first("Amt") is not None]
    kinds = [(balance.get("Tp/CdOrPrtry/Cd"), balance) for balance in balances]
    return next((balance for code in codes for kind, balance in kinds if kind == code), None)


def _amount(node: Node, *paths: str, sign_of: Node | None = None) -> Decimal:
    """The amount of a balance, an entry or a detail; below zero where it is a debit."""
    amount = node.amount(*(paths or ("Amt",)))
    indicator = node.get("CdtDbtInd") or (sign_of.get("CdtDbtInd") if sign_of is not None else None)
    if amount is None or indicator not in ("CRDT", "DBIT"):
        raise UnreadableFileError(f"{node.name} has no amount, or doesn't say whether it is CRDT or DBIT")
    return -amount if indicator == "DBIT" else amount


def _read_entries(statement: Node, currency: str, identification: str) -> Iterator[StatedMovement]:
    for entry in statement.all("Ntry"):
        if entry.get("Sts/Cd", "Sts") not in ("BOOK", None):
            continue  # pending: it is in no booked balance
        date = _date(entry, "BookgDt", identification)
        value_date = _date(entry, "ValDt", identification) if entry.first("ValDt") is not None else None
        total = _amount(entry)
        details = [*entry.all("NtryDtls/TxDtls")]
        amounts = [_detail_amount(detail, entry, currency) for detail in details]
        is_split = len(details) > 1 and None not in amounts and sum(filter(None, amounts), Decimal(0)) == total
        if is_split:
            for detail, amount in zip(details, amounts, strict=True):
                yield _read_movement(detail, entry, amount or Decimal(0), date, value_date)
        else:
            yield _read_movement(details[0] if len(details) == 1 else entry, entry, total, date, value_date)


def _detail_amount(detail: Node, entry: Node, currency: str) -> Decimal | None:
    """What a detail comes to, in the currency of the account; None where it doesn't say."""
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        node = detail.first(path)
        if node is not None and node.attribute("Ccy") in (currency, None):
            return _amount(detail, path, sign_of=entry)
    return None


def _read_movement(
    detail: Node, entry: Node, amount: Decimal, date: datetime.date, value_date: datetime.date | None
) -> StatedMovement:
    side = "Dbtr" if amount > 0 else "Cdtr"
    name = _clean(detail.get(f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm"))
    account = detail.get(f"RltdPties/{side}Acct/Id/IBAN", f"RltdPties/{side}Acct/Id/Othr/Id")
    reference = detail.get("RmtInf/Strd/CdtrRefInf/Ref")
    texts = [node.text for node in detail.all("RmtInf/Ustrd") if node.text]
    text = _clean(reference or " ".join(texts) or detail.get("AddtlTxInf") or entry.get("AddtlNtryInf"))
    digits = read_structured_communication(text or "")
    return StatedMovement(
        date=date,
        amount=amount,
        value_date=value_date,
        counterparty_name=name,
        counterparty_iban=compact_iban(account) or None,
        communication=digits or text,
        structured=digits is not None,
    )


def _clean(text: str | None) -> str | None:
    """A text in one line."""
    return " ".join((text or "").split()) or None


def _date(node: Node, name: str, identification: str) -> datetime.date:
    text = node.get(f"{name}/Dt", f"{name}/DtTm") or ""
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        raise UnreadableFileError(f"statement {identification}: {node.name}/{name} is no day: '{text[:40]}'") from None
