"""Clients."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.relations.identifiers import enterprise_number, find_vat_fault, looks_belgian
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Chosen,
    Contains,
    Creator,
    Date,
    DecimalField,
    Equals,
    Fault,
    Integer,
    LongText,
    Money,
    Ref,
    Refs,
    Refused,
    Resource,
    StatusField,
    Text,
    Value,
    VatNumber,
    Work,
    action,
    check,
    derive,
)

if TYPE_CHECKING:
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.relations.client_groups import ClientGroup
    from truweel.resources.relations.contacts import ClientContact
    from truweel.resources.sales.price_groups import PriceGroup

__all__ = ["Client"]


def choose_enterprise_number(client: "Client", work: Work) -> str | None:
    """The enterprise number in a Belgian VAT number."""
    return enterprise_number(client.vatIdNumber)


def choose_peppol_id(client: "Client", work: Work) -> str | None:
    """The address on Peppol of a Belgian enterprise."""
    number = enterprise_number(client.enterpriseNumber)
    return f"0208:{number}" if number is not None else None


def choose_delivery(client: "Client", work: Work) -> str | None:
    """Belgian VAT payers send each other invoices over Peppol since 2026."""
    return "PEPPOL" if enterprise_number(client.vatIdNumber) is not None else None


class Client(
    Resource,
    path="clients",
    event="client",
    module="clients",
    scope="clients",
    extra=True,
    documents=True,
    revision=2,
    example={"enterpriseNumber": "0403170701"},
):
    """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Bouwwerken Peeters")
    clientNr = Text(max_length=40, filter=True, sort=True, doc="The firm's own number for it.", example="K1042")
    title = Text(max_length=60, doc="Salutation.", example="Mevrouw")
    legalForm = Text(max_length=60, doc="Legal form.", example="BV")
    vatIdNumber = VatNumber(max_length=40, filter=True, search=True, doc="VAT number.", example="BE0403170701")
    email = Text(filter=True, sort=True, search=True, doc="E-mail address.", example="info@example.com")
    invoiceEmail = Text(filter=True, doc="E-mail address that invoices go to.", example="facturen@example.com")
    tel = Text(max_length=40, filter=True, doc="Telephone.", example="+32 9 221 03 44")
    gsm = Text(max_length=40, filter=True, doc="Mobile telephone.", example="+32 475 12 34 56")
    website = Text(doc="Website.", example="https://www.example.com")
    language = Text(max_length=10, filter=True, doc="Language that it is written to in.", example="NL")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    status = StatusField("clients", doc="Where it stands, one of the tenant's statuses.", example="klant")
    clientSince = Date(sort=True, doc="Day since which it is a client.", example="2024-03-01")
    address = Value(Address, doc="Where it is.")
    invoiceAddress = Value(Address, doc="Where invoices go, if elsewhere.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff of lines that name none.")
    paymentConditionId = Ref["PaymentCondition"]("payment-conditions", doc="When it pays.")
    assignedUserId = Ref["User"](
        "users",
        default=Creator(),
        filter=(Equals(), Equals("assigneeId")),
        doc="User who is responsible.",
    )
    clientGroupIds = Refs["ClientGroup"]("client-groups", filter=True, since=2, doc="Groups that it belongs to.")
    clientPriceGroupId = Ref["PriceGroup"](
        "price-groups", filter=True, since=2, doc="Price group whose tier prices it has."
    )
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", since=2, doc="Account of its own that sales to it are booked on."
    )
    iban = Text(max_length=42, filter=True, since=2, doc="Bank account that it pays from.", example="BE68539007547034")
    bic = Text(max_length=11, since=2, doc="Bank of that account.", example="GKCCBEBB")
    directDebitMandate = Text(
        max_length=35, since=2, doc="Mandate by which it is paid by direct debit (ours).", example="MANDAAT-1042"
    )
    financialDiscountPercentage = DecimalField(
        decimals=4,
        minimum=0,
        maximum=100,
        since=2,
        doc="Percent off when it pays in time, instead of that of the payment condition.",
        example=2,
    )
    financialDiscountDays = Integer(minimum=0, maximum=3650, since=2, doc="Days within which that holds.", example=8)
    creditLimit = Money(minimum=0, since=2, doc="Up to what its credit is insured.", example=25000)
    creditDate = Date(since=2, doc="Day on which that was decided.", example="2026-01-15")
    creditInfo = LongText(since=2, doc="What the insurer says of it.")
    enterpriseNumber = Text(
        max_length=40,
        default=Chosen(choose_enterprise_number, "by default that of a Belgian VAT number"),
        filter=True,
        since=2,
        doc="Enterprise number: in Belgium 10 digits.",
        example="0403170701",
    )
    peppolId = Text(
        max_length=120,
        default=Chosen(choose_peppol_id, "by default that of a Belgian enterprise number"),
        filter=True,
        since=2,
        doc="Address in the Peppol network.",
        example="0208:0403170701",
    )
    invoiceDelivery = Choice(
        "EMAIL",
        "PEPPOL",
        "POST",
        "NONE",
        default=Chosen(choose_delivery, "by default PEPPOL for a Belgian VAT number"),
        filter=True,
        since=2,
        doc="How invoices go out to it.",
    )
    reverseChargeAllowed = Boolean(
        since=2, doc="Whether it says that it files periodic VAT returns; null until it says so or denies it."
    )
    confidential = Boolean(default=False, since=2, doc="Whether it is confidential.")
    contactMedium = Text(max_length=120, filter=True, since=2, doc="How it found the firm.", example="Aanbeveling")
    invoiceRemark = LongText(since=2, doc="What to know when it is invoiced.")
    contacts = Children["ClientContact"]("contacts", doc="People to speak to.")

    @derive(since=2)
    def identify(self, work: Work) -> None:
        """A Belgian VAT number tells the enterprise number, that the address on Peppol; invoices go there by default.
        What was set by hand stays; what followed from the number follows it on."""
        before = work.before(self)
        if before is None:
            return  # the defaults say the same
        if self.enterpriseNumber in (None, choose_enterprise_number(before, work)):
            self.enterpriseNumber = choose_enterprise_number(self, work)
        if self.peppolId in (None, choose_peppol_id(before, work)):
            self.peppolId = choose_peppol_id(self, work)
        if self.invoiceDelivery is None:
            self.invoiceDelivery = choose_delivery(self, work)

    @check
    def have_check_digits(self, before: "Client | None", work: Work) -> Iterable[Fault]:
        """A wrong number is most likely mistyped, but foreign and old ones exist: it is taken with a warning."""
        for name in ("vatIdNumber", "enterpriseNumber"):
            number = self.__dict__[name]
            is_new = number is not None and (before is None or number != before.__dict__[name])
            if is_new and looks_belgian(number, is_vat=name == "vatIdNumber") and not enterprise_number(number):
                work.warn(name, "is no Belgian number: its check digits are wrong")
        return ()

    @action()
    def check_vat(self, work: Work) -> None:
        """Check form and check digits of its VAT number: 204 where they are right, 409 says what is not. No register is
        asked, and nothing changes."""
        if not self.vatIdNumber:
            raise Refused("It has no VAT number to check.")
        fault = find_vat_fault(self.vatIdNumber)
        if fault is not None:
            raise Refused(f"{self.vatIdNumber} {fault}.", members=["vatIdNumber"])
