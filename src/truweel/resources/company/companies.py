"""Own companies."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from truweel.resources.address import Address
from truweel.schema import (
    Choice,
    Contains,
    Fault,
    File,
    List,
    LongText,
    Map,
    Ref,
    Resource,
    Text,
    Value,
    ValueObject,
    Work,
    check,
)

if TYPE_CHECKING:
    from truweel.resources.company.journals import Journal

__all__ = ["Company", "DocumentStyle", "contrast_with_white"]


FAINT = 3.0
"""Least contrast of a colour with white paper that large letters are read at (WCAG 2.2, 1.4.3)."""


class DocumentStyle(ValueObject):
    """How its documents look on paper. All of it is data: a colour, choices and texts."""

    accentColor = Text(
        max_length=7, pattern="#[0-9A-Fa-f]{6}", doc="Colour of titles, rules and totals; null: that of the server.",
        example="#7a1f3d",
    )  # fmt: skip
    logoPosition = Choice("LEFT", "RIGHT", default="LEFT", doc="Where the logo stands, or the name.")
    textSize = Choice("SMALL", "NORMAL", "LARGE", default="NORMAL", doc="Size of the text.")
    hiddenColumns = List(
        Choice("QUANTITY", "UNIT", "PRICE", "DISCOUNT", "VAT"), doc="Columns of lines that are left out."
    )
    footer = Map(Text(max_length=300), doc="Language → text at the foot of each page, below what the law asks for.")


def contrast_with_white(color: str) -> float:
    """From 1, white itself, to 21, black (WCAG 2.2, relative luminance)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


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
    documentStyle = Value(DocumentStyle, since=2, doc="How its documents look on paper (ours).")

    @check
    def be_readable(self, before: "Company | None", work: Work) -> Iterable[Fault]:
        """A colour that is too light can't be read on white paper."""
        style: dict[str, Any] = self.documentStyle or {}
        color = style.get("accentColor")
        is_same = before is not None and before.documentStyle == self.documentStyle
        if color is not None and not is_same and contrast_with_white(color) < FAINT:
            work.warn("documentStyle.accentColor", f"is too light to be read on white paper: {color}")
        return ()
