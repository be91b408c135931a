"""An electronic invoice (UBL 2.1, as Peppol BIS Billing 3 and EN 16931 use it) → what a purchase invoice wants to know.

Read without a document type: XML that declares one is refused, so that no entity is ever expanded and nothing fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.parsers import expat

__all__ = ["MAX_BYTES", "MAX_LINES", "NotUblError", "parse_invoice"]

MAX_BYTES = 6 * 1024 * 1024
MAX_LINES = 1000
MAX_DEPTH = 60
MAX_ELEMENTS = 200_000
_ROOTS = {
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 Invoice": ("INVOICE", "InvoiceLine", "InvoicedQuantity"),
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2 CreditNote": (
        "CREDIT_NOTE", "CreditNoteLine", "CreditedQuantity",
    ),
}  # fmt: skip
_DAY_PATTERN = re.compile(r"\d{4}-\d\d-\d\d")
_BINARY_ELEMENT = "EmbeddedDocumentBinaryObject"


class NotUblError(ValueError):
    """The file is no UBL invoice that can be read; the message says why."""


@dataclass(slots=True)
class _Node:
    name: str
    pieces: list[str] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without that of its children."""
        return "".join(self.pieces).strip()

    def all(self, path: str) -> Iterator["_Node"]:
        """The nodes at `a/b/c` below this one."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                yield from child.all(rest) if rest else (child,)

    def get(self, *paths: str) -> str | None:
        """The first text at one of `paths`."""
        for path in paths:
            for node in self.all(path):
                if text := node.text:
                    return text
        return None


def parse_invoice(data: bytes) -> dict[str, Any]:
    """The facts of the invoice: `type`, `invoiceNumber`, `date`, `expireDate`, `currency`, `paymentInstruction`,
    `supplier` (`name`, `vatIdNumber`), `lines`, `totalExclVat`, `totalInclVat`. Amounts are texts, what isn't there is
    None. NotUblError."""
    root = _parse_tree(data)
    root_names = _ROOTS.get(root.name)
    if root_names is None:
        raise NotUblError(f"its root is {root.name.rpartition(' ')[2][:60]}, not Invoice or CreditNote of UBL 2.1")
    kind, line, quantity = root_names
    party = next(root.all("AccountingSupplierParty/Party"), _Node(""))
    lines = [_parse_line(node, quantity) for node in root.all(line)]
    lines += [_parse_allowance(node) for node in root.all("AllowanceCharge")]
    if len(lines) > MAX_LINES:
        raise NotUblError(f"it has {len(lines)} lines; at most {MAX_LINES} are read")
    return {
        "type": kind,
        "invoiceNumber": _shorten(root.get("ID")),
        "date": _parse_day(root.get("IssueDate")),
        "expireDate": _parse_day(root.get("DueDate", "PaymentMeans/PaymentDueDate")),
        "currency": _shorten(root.get("DocumentCurrencyCode"), 3),
        "paymentInstruction": _shorten(root.get("PaymentMeans/PaymentID")),
        "supplier": {
            "name": _shorten(party.get("PartyLegalEntity/RegistrationName", "PartyName/Name")),
            "vatIdNumber": _parse_vat_number(party),
        },
        "lines": lines,
        "totalExclVat": _parse_amount(root.get("LegalMonetaryTotal/TaxExclusiveAmount")),
        "totalInclVat": _parse_amount(root.get("LegalMonetaryTotal/TaxInclusiveAmount")),
    }


def _parse_tree(data: bytes) -> _Node:
    top = _Node("")
    path = [top]

    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS:
            raise NotUblError(f"it has more than {MAX_ELEMENTS} elements")
        if len(path) > MAX_DEPTH:
            raise NotUblError(f"it nests deeper than {MAX_DEPTH} levels")
        # Below the root the local name is enough: both component namespaces of UBL name things once.
        node = _Node(name if len(path) == 1 else name.rpartition(" ")[2])
        path[-1].children.append(node)
        path.append(node)

    def end(name: str) -> None:
        path.pop()

    def text(data: str) -> None:
        if path[-1].name != _BINARY_ELEMENT:
            path[-1].pieces.append(data)

    def doctype(*arguments: Any) -> None:
        raise NotUblError("it declares a document type, which invoices don't have and which isn't read")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotUblError(f"it is no XML: {error}") from None
    return top.children[0]


def _parse_line(node: _Node, quantity_name: str) -> dict[str, Any]:
    """A line whose quantity times price is its net amount; where they differ (a rounding, an allowance), one of it."""
    net = _parse_amount(node.get("LineExtensionAmount")) or "0"
    quantity, price = _parse_amount(node.get(quantity_name)), _parse_amount(node.get("Price/PriceAmount"))
    base = _parse_amount(node.get("Price/BaseQuantity"))
    if quantity is not None and price is not None and base not in (None, "1"):
        price = None
    if quantity is None or price is None or round(Decimal(quantity) * Decimal(price), 2) != Decimal(net):
        quantity, price = "1", net
    texts = [node.get("Item/Name"), node.get("Item/Description")]
    percent = node.get("Item/ClassifiedTaxCategory/Percent")
    return {
        "description": "\n".join(dict.fromkeys(word for word in texts if word))[:100_000] or None,
        "quantity": quantity,
        "price": price,
        "percentage": _parse_amount(percent),
        "reverseCharge": node.get("Item/ClassifiedTaxCategory/ID") == "AE",
    }


def _parse_allowance(node: _Node) -> dict[str, Any]:
    """A reduction or charge on the whole invoice, as a line."""
    amount = Decimal(_parse_amount(node.get("Amount")) or "0")
    charge = (node.get("ChargeIndicator") or "").lower() in ("true", "1")
    return {
        "description": node.get("AllowanceChargeReason") or ("Charge" if charge else "Discount"),
        "quantity": "1",
        "price": format(amount if charge else -amount, "f"),
        "percentage": _parse_amount(node.get("TaxCategory/Percent")),
        "reverseCharge": node.get("TaxCategory/ID") == "AE",
    }


def _parse_vat_number(party: _Node) -> str | None:
    number = party.get("PartyTaxScheme/CompanyID", "PartyLegalEntity/CompanyID")
    text = re.sub(r"[^A-Za-z0-9]", "", number or "").upper()
    return ("BE" + text if text.isdecimal() and len(text) == 10 else text)[:40] or None


def _parse_amount(text: str | None) -> str | None:
    """A number as text, bounded to what a record holds: 12 digits before the point, 4 after it."""
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return None
    if not number.is_finite() or (number and number.adjusted() >= 12):
        return None
    return format(number.quantize(Decimal("0.0001")).normalize(), "f")


def _parse_day(text: str | None) -> str | None:
    day = (text or "")[:10]
    return day if _DAY_PATTERN.fullmatch(day) else None


def _shorten(text: str | None, max_length: int = 255) -> str | None:
    return text[:max_length] if text else None
