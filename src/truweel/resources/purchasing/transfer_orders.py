"""What the bank is asked for by a payment file: of each payment the supplier's part, and what is withheld of it for
authorities (catalogue 3.5, 9.9)."""

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from stdnum import iban, iso11649

from truweel.error_codes import Code
from truweel.errors import Fault, Refused
from truweel.resources.company.companies import Company
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.relations.suppliers import Supplier
from truweel.schema import Reads, Work
from truweel.schema.identifiers import compact_iban, compact_number, read_structured_communication
from truweel.schema.transfer_order import Transfer, TransferOrder

if TYPE_CHECKING:
    from truweel.resources.purchasing.payment_files import PaymentFile
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice

__all__ = [
    "compose_transfers",
    "find_invoice",
    "list_payments",
    "list_transfer_faults",
    "read_creditor_reference",
]

BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")
AUTHORITIES = {
    "SOCIAL": ("socialWithholdingIban", "RSZ-ONSS"),
    "TAX": ("taxWithholdingIban", "FOD Financien - SPF Finances"),
}
"""Kind of withholding → the setting with the account of that authority, and its name."""


def list_transfer_faults(file: "PaymentFile", work: Work) -> Iterable[Fault]:
    """Why the bank would not take it."""
    if not is_iban(compact_iban(file.iban)):
        yield Fault("iban", f"must be an IBAN, the account that it is paid from: {file.iban}")
    accounts = _withholding_accounts(work)
    for index, payment in enumerate(list_payments(file)):
        start = f"payments[{index}]."
        invoice = find_invoice(payment, work)
        if invoice is None:
            continue
        if invoice.currency != "EUR":
            yield Fault(f"{start}purchaseInvoiceId", f"purchase invoice {invoice.id} is in {invoice.currency}, not EUR")
        if payment["iban"] and not is_iban(compact_iban(payment["iban"])):
            yield Fault(f"{start}iban", f"must be an IBAN: its check digits are wrong: {payment['iban']}")
        if payment["bic"] and not BIC.fullmatch(payment["bic"].upper()):
            yield Fault(f"{start}bic", f"must be a BIC such as GKCCBEBB: {payment['bic']}")
        withheld = _withheld(payment)
        if (payment["amount"] or 0) <= 0 or withheld > payment["amount"]:
            yield Fault(f"{start}amount", f"must be more than zero, and at least what is withheld: {payment['amount']}")
        for place, withholding in enumerate(payment["withholdings"] or ()):
            member = f"{start}withholdings[{place}]."
            if withholding["kind"] is None or not withholding["amount"]:
                yield Fault(f"{member}amount", "kind and amount are required", Code.REQUIRED)
            elif not is_iban(accounts[withholding["kind"]]):
                setting = AUTHORITIES[withholding["kind"]][0]
                yield Fault(f"{member}kind", f"the setting purchasing.{setting} must be the IBAN of that authority")
        if (invoice.withholdingTotal or 0) > 0 and not withheld:
            asked = f"{invoice.withholdingTotal:.2f} to withhold"
            text = f"purchase invoice {invoice.id} has {asked}, and the payment nothing"
            work.warn(f"{start}withholdings", text)


def compose_transfers(file: "PaymentFile", work: Reads) -> TransferOrder:
    """What the bank is asked for. Refused for a draft."""
    company = work.follow(file, type(file).companyId)
    if file.status == "DRAFT" or file.closedAt is None or company is None:
        raise Refused("It is a draft; close it first.")
    instant = datetime.datetime.fromtimestamp(file.closedAt / 1000, datetime.UTC)
    return TransferOrder(
        id=f"{file.id}-{file.closedAt}",
        instant=instant,
        name=company.name,
        iban=compact_iban(file.iban),
        bic=_bic(company.bic) if compact_iban(company.iban) == compact_iban(file.iban) else None,
        enterprise_number=_enterprise_number(company),
        transfers=tuple(
            transfer
            for payment in list_payments(file)
            for transfer in _split(file, payment, find_invoice(payment, work), instant.date(), work)
        ),
    )


def is_iban(compact: str) -> bool:
    """Whether it is an IBAN of its country, without blanks, its check digits right; banks are not looked up."""
    return bool(iban.is_valid(compact, check_country=False))


def read_creditor_reference(text: str) -> str | None:
    """A reference that banks check: the 12 digits of a structured communication, or one of ISO 11649 (`RF18…`); None
    where it is neither."""
    compact = compact_iban(text)
    return compact if iso11649.is_valid(compact) else read_structured_communication(text)


def _split(
    file: "PaymentFile",
    payment: dict[str, Any],
    invoice: "PurchaseInvoice | None",
    closed: datetime.date,
    work: Reads,
) -> Iterator[Transfer]:
    """The transfer to the supplier, and those to authorities."""
    assert invoice is not None  # the file can't be closed without
    supplier = work.get(Supplier, invoice.supplierId)
    day = file.executionDate or invoice.expireDate
    date = max(closed, datetime.date.fromisoformat(day)) if day is not None else closed
    id = f"{file.id}-{invoice.id}"
    message = payment["reference"] or invoice.invoiceNumber
    reference = read_creditor_reference(payment["reference"] or "")
    left = payment["amount"] - _withheld(payment)
    name = (supplier.name if supplier is not None else invoice.supplierName) or "-"
    if left:
        account, bic = compact_iban(payment["iban"]), _bic(payment["bic"])
        yield Transfer(id, date, left, name, account, bic, reference, None if reference else message)
    number = compact_number((supplier.vatIdNumber if supplier is not None else None) or "")
    accounts = _withholding_accounts(work)
    for withholding in payment["withholdings"] or ():
        kind, amount = withholding["kind"], withholding["amount"]
        text = f"Art. 30bis {number} {name} {invoice.invoiceNumber or ''}"
        yield Transfer(f"{id}-{kind}", date, amount, AUTHORITIES[kind][1], accounts[kind], message=text)


def list_payments(file: "PaymentFile") -> list[dict[str, Any]]:
    """The payments of a file, as `payment_files.Payment` declares them."""
    return cast("list[dict[str, Any]]", file.payments or [])


def find_invoice(payment: dict[str, Any], work: Reads) -> "PurchaseInvoice | None":
    """The invoice of a payment."""
    invoices: type[PurchaseInvoice] = work.class_at("purchase-invoices")
    return work.get(invoices, payment["purchaseInvoiceId"])


def _withheld(payment: dict[str, Any]) -> Decimal:
    return sum((withholding["amount"] or Decimal(0) for withholding in payment["withholdings"] or ()), Decimal(0))


def _withholding_accounts(work: Reads) -> dict[str, str]:
    settings: dict[str, Any] = read_settings(work, Settings.purchasing)
    return {kind: compact_iban(settings.get(setting)) for kind, (setting, _) in AUTHORITIES.items()}


def _bic(text: str | None) -> str | None:
    """A BIC, or None where it is none: banks find it by the account."""
    compact = compact_iban(text)
    return compact if BIC.fullmatch(compact) else None


def _enterprise_number(company: Company) -> str | None:
    digits = compact_number(company.enterpriseNumber or company.vatIdNumber or "").removeprefix("BE")
    return digits if digits.isdecimal() and len(digits) == 10 else None
