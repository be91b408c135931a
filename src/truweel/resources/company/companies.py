"""Own companies."""

from truweel.resources.address import Address
from truweel.schema import Contains, Resource, Text, Value

__all__ = ["Company"]


class Company(Resource, path="companies", module="settings", scope="settings", type="company"):
    """One of the companies that the firm consists of: it offers, orders, invoices and employs."""

    name = Text(
        required=True,
        filter=Contains(),
        sort=True,
        search=True,
        doc="Name.",
        example="Installatiebedrijf Vermeersch",
    )
    legalForm = Text(max_length=60, doc="Legal form.", example="BV")
    vatIdNumber = Text(max_length=40, filter=True, doc="VAT number.", example="BE0403170701")
    email = Text(doc="E-mail address.", example="info@example.com")
    tel = Text(max_length=40, doc="Telephone.", example="+32 56 60 12 34")
    website = Text(doc="Website.", example="https://www.example.com")
    iban = Text(max_length=42, doc="Bank account.", example="BE68539007547034")
    bic = Text(max_length=11, doc="Bank of that account.", example="GKCCBEBB")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    address = Value(Address, doc="Where it is.")
