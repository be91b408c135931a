"""Transfers → pain.001.001.09, the file that a bank carries out (ISO 20022, SEPA credit transfers)."""

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from truweel.schema.fields import strip_accents
from truweel.schema.transfer_order import Transfer, TransferOrder

__all__ = ["write_pain"]

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_OUTSIDE = re.compile(r"[^A-Za-z0-9/?:().,'+ -]+")
"""Characters that banks of the SEPA need not take (EPC217-08)."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "&": "+"}
)


def write_pain(order: TransferOrder) -> bytes:
    """The file, UTF-8: a part for each day, in order."""
    document = Element("Document", xmlns=NAMESPACE)
    root = SubElement(document, "CstmrCdtTrfInitn")
    header = SubElement(root, "GrpHdr")
    _text(header, "MsgId", order.id)
    _text(header, "CreDtTm", order.instant.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _write_sums(header, order.transfers)
    party = SubElement(header, "InitgPty")
    _text(party, "Nm", _latin(order.name, 70))
    if order.enterprise_number is not None:
        _text(party, "Id/OrgId/Othr/Id", order.enterprise_number)
        _text(party, "Id/OrgId/Othr/Issr", "KBO-BCE")
    for number, day in enumerate(sorted({transfer.date for transfer in order.transfers}), 1):
        _write_day(root, order, number, day)
    ElementTree.indent(document)
    xml: bytes = ElementTree.tostring(document, "utf-8", xml_declaration=True)
    return xml + b"\n"


def _write_day(root: Element, order: TransferOrder, number: int, day: datetime.date) -> None:
    transfers = [transfer for transfer in order.transfers if transfer.date == day]
    part = SubElement(root, "PmtInf")
    _text(part, "PmtInfId", f"{order.id}-{number}"[-35:])
    _text(part, "PmtMtd", "TRF")
    _write_sums(part, transfers)
    _text(part, "PmtTpInf/SvcLvl/Cd", "SEPA")
    _text(part, "ReqdExctnDt/Dt", day.isoformat())
    _text(part, "Dbtr/Nm", _latin(order.name, 70))
    _text(part, "DbtrAcct/Id/IBAN", order.iban)
    _text(part, "DbtrAcct/Ccy", "EUR")
    if order.bic:
        _text(part, "DbtrAgt/FinInstnId/BICFI", order.bic)
    else:
        _text(part, "DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
    _text(part, "ChrgBr", "SLEV")
    for transfer in transfers:
        _write_transfer(SubElement(part, "CdtTrfTxInf"), transfer)


def _write_transfer(node: Element, transfer: Transfer) -> None:
    _text(node, "PmtId/EndToEndId", transfer.id)
    _text(node, "Amt/InstdAmt", f"{transfer.amount:.2f}").set("Ccy", "EUR")
    if transfer.bic:
        _text(node, "CdtrAgt/FinInstnId/BICFI", transfer.bic)
    _text(node, "Cdtr/Nm", _latin(transfer.name, 70))
    _text(node, "CdtrAcct/Id/IBAN", transfer.iban)
    if transfer.reference is not None:
        _text(node, "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Cd", "SCOR")
        _text(node, "RmtInf/Strd/CdtrRefInf/Tp/Issr", "ISO" if transfer.reference.startswith("RF") else "BBA")
        _text(node, "RmtInf/Strd/CdtrRefInf/Ref", transfer.reference)
    elif transfer.message:
        _text(node, "RmtInf/Ustrd", _latin(transfer.message, 140))


def _write_sums(node: Element, transfers: Sequence[Transfer]) -> None:
    _text(node, "NbOfTxs", str(len(transfers)))
    _text(node, "CtrlSum", f"{_sum(transfer.amount for transfer in transfers):.2f}")


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _text(node: Element, path: str, text: str) -> Element:
    """Append a text at `a/b/c` below `node`; elements of the path that are the last ones already are gone on with."""
    *above, last = path.split("/")
    for name in above:
        existing = node[-1] if len(node) and node[-1].tag == name else None
        node = existing if existing is not None else SubElement(node, name)
    leaf = SubElement(node, last)
    leaf.text = text
    return leaf


def _latin(text: str, length: int) -> str:
    """`text` in the characters that all banks take, without accents, cut off at `length`; `-` where nothing is left."""
    return " ".join(_OUTSIDE.sub(" ", strip_accents(text.translate(_LETTERS))).split())[:length].strip() or "-"
