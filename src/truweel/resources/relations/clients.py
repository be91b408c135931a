"""Clients."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import Children, Contains, Creator, Date, Equals, Ref, Resource, StatusField, Text, Value

if TYPE_CHECKING:
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.relations.contacts import ClientContact

__all__ = ["Client"]


class Client(
    Resource,
    path="clients",
    event="client",
    module="clients",
    scope="clients",
    extra=True,
    documents=True,
):
    """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Bouwwerken Peeters")
    clientNr = Text(max_length=40, filter=True, sort=True, doc="The firm's own number for it.", example="K1042")
    title = Text(max_length=60, doc="Salutation.", example="Mevrouw")
    legalForm = Text(max_length=60, doc="Legal form.", example="BV")
    vatIdNumber = Text(max_length=40, filter=True, search=True, doc="VAT number.", example="BE0403170701")
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
    contacts = Children["ClientContact"]("contacts", doc="People to speak to.")
