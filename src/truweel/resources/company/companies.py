"""Own companies."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import Contains, File, LongText, Map, Ref, Resource, Text, Value

if TYPE_CHECKING:
    from truweel.resources.company.journals import Journal

__all__ = ["Company"]


class Company(Resource, path="companies", module="settings", scope="settings", type="company", revision=2):
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
    enterpriseNumber = Text(
        max_length=20, filter=True, since=2, doc="Number in the register of enterprises (ours).", example="0403170701"
    )
    kvkNumber = Text(max_length=20, since=2, doc="Number in the Dutch chamber of commerce.", example="17001910")
    peppolId = Text(max_length=60, since=2, doc="Address for e-invoices (ours).", example="0208:0403170701")
    registerCourt = Text(
        max_length=120, since=2, doc="Court whose register it is in, for invoices (ours).", example="RPR Gent"
    )
    contractorRegistration = Text(max_length=60, since=2, doc="Registration as a contractor (ours).")
    logoId = File("image/", since=2, doc="Logo on documents.")
    letterheadId = File("application/pdf", "image/", since=2, doc="Paper that documents are printed on.")
    defaultSalesJournalId = Ref["Journal"]("journals", since=2, doc="Journal of its invoices (ours).")
    defaultCreditJournalId = Ref["Journal"]("journals", since=2, doc="Journal of its credit notes (ours).")
    defaultPurchaseJournalId = Ref["Journal"]("journals", since=2, doc="Journal of what it buys (ours).")
    invoiceFooter = Map(LongText(), since=2, doc="Language → text at the foot of invoices (ours).")
