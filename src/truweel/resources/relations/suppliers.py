"""Suppliers."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import (
    Boolean,
    Children,
    Contains,
    Instant,
    LongText,
    Ref,
    Refs,
    Resource,
    StatusField,
    Text,
    Value,
    VatNumber,
)

if TYPE_CHECKING:
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.purchasing.approval_flows import ApprovalFlow
    from truweel.resources.relations.contacts import SupplierContact

__all__ = ["Supplier"]


class Supplier(Resource, path="suppliers", module="suppliers", type="supplier", extra=True, documents=True, revision=2):
    """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""

    name = Text(
        required=True,
        filter=Contains(),
        sort=True,
        search=True,
        doc="Name.",
        example="Sanitair Groothandel De Leie",
    )
    legalForm = Text(max_length=60, doc="Legal form.", example="NV")
    vatIdNumber = VatNumber(max_length=40, filter=True, search=True, doc="VAT number.", example="BE0403170701")
    email = Text(filter=True, sort=True, search=True, doc="E-mail address.", example="bestellingen@example.com")
    tel = Text(max_length=40, filter=True, doc="Telephone.", example="+32 56 22 11 00")
    gsm = Text(max_length=40, filter=True, doc="Mobile telephone.", example="+32 475 12 34 56")
    website = Text(doc="Website.", example="https://www.example.com")
    language = Text(max_length=10, filter=True, doc="Language that it is written to in.", example="NL")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    status = StatusField("suppliers", doc="Where it stands, one of the tenant's statuses.", example="actief")
    address = Value(Address, doc="Where it is.")
    invoiceAddress = Value(Address, doc="Where its invoices come from, if elsewhere.")
    iban = Text(max_length=42, doc="Bank account that it is paid on.", example="BE68539007547034")
    bic = Text(max_length=11, doc="Bank of that account.", example="GKCCBEBB")
    invoiceRemark = LongText(doc="What to know when its invoices are handled.")
    orderRemark = LongText(doc="What to know when something is ordered.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff of lines that name none.")
    paymentConditionId = Ref["PaymentCondition"]("payment-conditions", doc="When it is paid.")
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", doc="Account that its invoices are booked on."
    )
    assignedUserId = Ref["User"]("users", filter=True, doc="User who is responsible.")
    approverIds = Refs["User"](
        "users", relation="approvers", doc="Users who approve its invoices, one after the other (ours)."
    )
    supplierNr = Text(
        max_length=40,
        filter=True,
        sort=True,
        search=True,
        since=2,
        doc="The firm's own number for it.",
        example="L0042",
    )
    type = Text(max_length=60, filter=True, since=2, doc="Kind, in the tenant's own words.", example="Groothandel")
    subcontractor = Boolean(
        default=False, filter=True, since=2, doc="Whether it does work: it can be planned, and hold materials."
    )
    confidential = Boolean(
        default=False, filter=True, since=2, doc="Whether its invoices are confidential unless they say otherwise."
    )
    approvalFlowId = Ref["ApprovalFlow"](
        "approval-flows", since=2, doc="Who decides on its orders and invoices; `approverIds` is the short form."
    )
    withholdingCheckedAt = Instant(
        read_only=True, since=2, doc="When its debts to authorities were last looked up (Belgium)."
    )
    withholdingSocial = Boolean(
        read_only=True, since=2, doc="Whether a part is to be paid to social security instead; null if unknown."
    )
    withholdingTax = Boolean(
        read_only=True, since=2, doc="Whether a part is to be paid to the tax office instead; null if unknown."
    )
    contacts = Children["SupplierContact"]("contacts", doc="People to speak to.")
