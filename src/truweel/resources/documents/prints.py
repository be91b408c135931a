"""Documents with lines on paper: one layout for all, and what each kind of them says."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from truweel import clock
from truweel.resources.company.companies import Company
from truweel.resources.countries import country_code
from truweel.resources.documents.phrases import choose_language, phrase, translated
from truweel.schema import Reads
from truweel.schema.numbers import round_to_cents
from truweel.schema.printed_document import (
    PrintedColumn,
    PrintedDocument,
    PrintedRow,
    PrintedStyle,
    PrintedTotal,
    PrintedVat,
    Sender,
)

__all__ = [
    "INVOICED_TYPES",
    "ORDERED_TYPES",
    "PRICED_TYPES",
    "QUOTED_TYPES",
    "DeliveryPrint",
    "OrderPrint",
    "Print",
    "QuotationPrint",
    "SupplyOrderPrint",
    "format_day",
    "format_money",
    "format_number",
    "postal_lines",
]

_SEPARATORS = {"nl": (".", ","), "fr": ("\u202f", ","), "de": (".", ","), "en": (",", ".")}
"""Language → between thousands, before decimals."""
DETAIL_LIMIT = 4000
TEXT_SIZES = {"SMALL": 8.5, "NORMAL": 9.5, "LARGE": 10.5}
"""In points."""
_WITHOUT_VAT = {
    "AE": "reverse charge", "K": "intra-Community supply", "G": "export", "O": "outside VAT", "E": "exempt",
}  # fmt: skip
"""Category without VAT → the phrase of its reason."""
PRICED_TYPES = ("DEFAULT", "NO_PRICES")
ORDERED_TYPES = ("DEFAULT", "PRO_FORMA", "NO_PRICES", "TIME_AND_MATERIAL")
INVOICED_TYPES = ("DEFAULT", "PRO_FORMA", "NO_PRICES")
QUOTED_TYPES = ("DEFAULT", "SIMPLE", "NO_PRICES", "NO_UNIT_PRICES", "ONLY_UNIT_PRICES")
"""What of its prices a document shows. SIMPLE shows what each chapter comes to, or each line, and nothing else."""


def format_number(number: Decimal | None, language: str, *, decimals: int = 0) -> str:
    """`1234.5` → `1.234,5`, with at least so many decimals; empty for None."""
    if number is None:
        return ""
    plain = f"{number.normalize():f}"
    missing = decimals - len(plain.partition(".")[2])
    if missing > 0:
        plain = f"{number:.{decimals}f}"
    whole, _, fraction = plain.partition(".")
    thousands, point = _SEPARATORS[language]
    grouped = f"{int(whole):,}".replace(",", thousands)
    if whole.startswith("-") and not grouped.startswith("-"):
        grouped = f"-{grouped}"
    return grouped + (point + fraction if fraction else "")


def format_money(amount: Decimal | None, language: str) -> str:
    """An amount in cents, `1.234,50`."""
    return format_number(round_to_cents(amount or Decimal(0)), language, decimals=2)


def format_day(day: str | None) -> str:
    """`2026-03-02` → `02/03/2026`; empty for None."""
    return "/".join(reversed(day.split("-"))) if day else ""


def postal_lines(address: Mapping[str, Any] | None, home: Mapping[str, Any] | None = None) -> Iterator[str]:
    """The lines of an address; its country where that isn't the one of `home`."""
    members = address or {}
    yield from (text for text in (members.get("addressLine1"), members.get("addressLine2")) if text)
    if town := " ".join(text for text in (members.get("postalCode"), members.get("city")) if text):
        yield town
    country, own = members.get("country"), (home or {}).get("country")
    if country and country != own and (country_code(country) or country) != country_code(own):
        yield country


class Print:
    """Composes one document. A subclass says what is particular to its kind."""

    name: str
    """The phrase of what it is."""
    party: str = "clientId"
    """The reference to who gets it."""
    site = "address"
    """The member that is the address of the site."""
    has_prices = True
    shows_line_numbers = False
    shows_post_numbers = False
    """Whether the number of the post stands before the text of a line."""
    prints_remark = False
    """Whether the document's remark is for its reader, and not the firm's own."""
    signature: str | None = None
    """The phrase above a place to sign."""
    facts: Sequence[tuple[str, str]] = ()
    """Phrase and member, a date or a text, that stand beside the title."""

    def __init__(self, document: Any, work: Reads, type: str = "DEFAULT") -> None:
        """`type` is one of `QUOTED_TYPES`."""
        self.document, self.work = document, work
        self.counted = 0
        """Lines that were printed."""
        self.shows_unit_prices = self.has_prices and type in ("DEFAULT", "ONLY_UNIT_PRICES")
        self.shows_amounts = self.has_prices and type in ("DEFAULT", "NO_UNIT_PRICES")
        self.members: dict[str, Any] = document.__dict__
        self.kind: Any = document.__class__
        self.other_party: Any = work.follow(document, getattr(self.kind, self.party))
        self.language = choose_language(self.other_party, work)
        self.company = self.find_company()
        self.style: dict[str, Any] = (self.company.documentStyle if self.company is not None else None) or {}

    def find_company(self) -> Company | None:
        """The own company whose document it is."""
        company = self.work.follow(self.document, self.kind.companyId) if "companyId" in self.members else None
        return company or self.work.first(Company)

    def say(self, name: str, **values: Any) -> str:
        """A phrase in the document's language."""
        return phrase(name, self.language, **values)

    def compose(self) -> PrintedDocument:
        """The whole document."""
        title = " ".join(text for text in (self.say(self.title_phrase()), self.members.get("logicId")) if text)
        columns = tuple(self.columns())
        return PrintedDocument(
            title=title,
            language=self.language,
            day=self.members.get("date") or self.work.today.isoformat(),
            sender=self.sender(),
            recipient=tuple(self.recipient()),
            columns=columns,
            rows=tuple(self.rows(columns)),
            subject=self.members.get("title") or None,
            facts=tuple((label, text) for label, text in self.list_facts() if text),
            notice=self.notice(),
            intro=self.intro(),
            totals=tuple(self.totals()) if self.shows_amounts else (),
            vat=self.vat() if self.shows_amounts and "vatTotals" in self.members else None,
            payment=self.payment(),
            closing=tuple(self.closing()),
            footer=tuple(self.footer()),
            page_words=phrase("page", self.language, page="{page}", pages="{pages}"),
            signature=self.say(self.signature) if self.signature else None,
            signed=self.signed(),
            signature_id=self.members.get("signatureId"),
            style=self.printed_style(),
            attachment=self.attachment(),
            attachment_name=f"{self.members.get('logicId') or 'invoice'}.xml",
        )

    def printed_style(self) -> PrintedStyle:
        """How the company wants its documents to look."""
        plain = PrintedStyle()
        return PrintedStyle(
            accent=self.style.get("accentColor") or plain.accent,
            size=TEXT_SIZES.get(self.style.get("textSize") or "", plain.size),
            has_logo_right=self.style.get("logoPosition") == "RIGHT",
        )

    def hides(self, column: str) -> bool:
        """Whether the company leaves a column of lines out."""
        return column in (self.style.get("hiddenColumns") or ())

    # What a kind may say otherwise

    def title_phrase(self) -> str:
        """The phrase of its title."""
        return self.name

    def intro(self) -> str | None:
        """What stands above the lines."""
        return self.members.get("introText") or None

    def notice(self) -> str | None:
        """What must be seen first."""
        return None

    def payment(self) -> Any:
        """How it is paid."""
        return None

    def attachment(self) -> Any:
        """The electronic invoice inside."""
        return None

    def closing(self) -> Iterator[str]:
        """What stands below: a remark that is for the reader."""
        if self.prints_remark and self.members.get("remark"):
            yield self.members["remark"]

    def signed(self) -> str | None:
        """Who signed it, and when."""
        name, instant = self.members.get("signatureName"), self.members.get("signedAt")
        if not name:
            return None
        day = clock.day(instant, self.work.time_zone).isoformat() if instant is not None else None
        return " · ".join(text for text in (name, format_day(day)) if text)

    def list_facts(self) -> Iterator[tuple[str, str]]:
        """What stands beside the title."""
        for name, member in self.facts:
            text = self.members.get(member)
            is_day = isinstance(text, str) and len(text) == 10 and text[4:5] == "-"
            yield self.say(name), format_day(text) if is_day else str(text or "")
        site = ", ".join(postal_lines(self.members.get(self.site), self.home))
        if site:
            yield self.say("site"), site

    # Parties

    @property
    def home(self) -> Mapping[str, Any] | None:
        """The address of the own company."""
        return self.company.address if self.company is not None else None

    def sender(self) -> Sender:
        """The own company."""
        company = self.company
        if company is None:
            return Sender("")
        lines = [", ".join(postal_lines(company.address, self.home))]
        lines.append(" · ".join(text for text in (company.tel, company.email) if text))
        lines.append(company.website or "")
        return Sender(company.name, tuple(line for line in lines if line), company.logoId, company.letterheadId)

    def recipient(self) -> Iterator[str]:
        """Name and address of who gets it."""
        party = self.other_party
        if party is None:
            return
        yield self.members.get("clientName") or party.name
        contact = self.contact()
        if contact:
            yield self.say("to the attention of", person=contact)
        own: Any = self.members.get("address") if self.members.get("clientName") else None
        yield from postal_lines(own or party.__dict__.get("invoiceAddress") or party.address, self.home)
        number = self.members.get("vatIdNumber") or party.vatIdNumber
        if number:
            yield self.say("VAT number", number=number)

    def contact(self) -> str | None:
        """The person there that it is for."""
        name = self.party.replace("Id", "ContactId")
        if self.members.get(name) is None:
            return None
        contact: Any = self.work.follow(self.document, getattr(self.kind, name))
        return " ".join(text for text in (contact.name, contact.surname) if text) if contact is not None else None

    def footer(self) -> Iterator[str]:
        """Who the company is by law, and its account (catalogue 9.5)."""
        company = self.company
        if company is None:
            return
        number = company.vatIdNumber and self.say("VAT number", number=company.vatIdNumber)
        name = " ".join(text for text in (company.name, company.legalForm) if text)
        address = ", ".join(postal_lines(company.address, self.home))
        yield " · ".join(text for text in (name, address, number, company.registerCourt) if text)
        if company.iban:
            yield " · ".join(text for text in (f"IBAN {company.iban}", company.bic and f"BIC {company.bic}") if text)
        if text := translated(self.style.get("footer"), self.language):
            yield text

    # Lines

    def columns(self) -> Iterator[PrintedColumn]:
        """The columns of its lines; one that says nothing anywhere is left out."""
        lines = [line for line in self.document.lineItems if line.type in ("LINE", "VARIANT")]
        if self.shows_line_numbers:
            yield PrintedColumn(self.say("line number"), is_number=True)
        yield PrintedColumn(self.say("description"), is_wide=True)
        if not self.hides("QUANTITY"):
            yield PrintedColumn(self.say("quantity"), is_number=True)
        if not self.hides("UNIT") and any(line.unitType for line in lines):
            yield PrintedColumn(self.say("unit"))
        if self.shows_unit_prices and not self.hides("PRICE"):
            yield PrintedColumn(self.say("price"), is_number=True)
        if self.shows_unit_prices and not self.hides("DISCOUNT") and any(line.discount for line in lines):
            yield PrintedColumn(self.say("line discount"), is_number=True)
        if self.has_prices and not self.hides("VAT") and any(self.rate(line) for line in lines):
            yield PrintedColumn(self.say("VAT"), is_number=True)
        if self.shows_amounts:
            yield PrintedColumn(self.say("amount"), is_number=True)

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        """The rows of its table."""
        for line in self.document.lineItems:
            if (row := self.row(line, columns)) is not None:
                yield row

    def row(self, line: Any, columns: Sequence[PrintedColumn]) -> PrintedRow | None:
        """One line."""
        text = (line.description or "").strip()
        if line.type in ("TITLE", "TEXT"):
            return PrintedRow("title" if line.type == "TITLE" else "text", (text,)) if text else None
        if line.type == "SUM":
            amount = format_money(line.__dict__.get("totalExclVat"), self.language)
            return PrintedRow("sum", (text or self.say("subtotal"), amount)) if self.shows_amounts else None
        if line.type == "VARIANT":
            text = f"{text} ({self.say('option')})"
        if self.shows_post_numbers and line.__dict__.get("chapter"):
            text = f"{line.chapter} {text}"
        self.counted += line.type == "LINE"
        discount = f"{format_number(line.discount, self.language)} %" if line.discount else ""
        cells = {
            self.say("line number"): str(self.counted) if line.type == "LINE" else "",
            self.say("description"): text,
            self.say("quantity"): format_number(line.quantity, self.language),
            self.say("unit"): line.unitType or "",
            self.say("price"): format_number(line.price or Decimal(0), self.language, decimals=2),
            self.say("line discount"): discount,
            self.say("VAT"): self.rate(line),
            self.say("amount"): format_money(line.__dict__.get("totalExclVat"), self.language),
        }
        detail = line.__dict__.get("extraDescription")
        return PrintedRow(
            "line", tuple(cells[column.label] for column in columns), detail[:DETAIL_LIMIT] if detail else None
        )

    def rate(self, line: Any) -> str:
        """The VAT rate of a line: `21 %`."""
        percentage, category = line.__dict__.get("vatPercentage"), line.__dict__.get("vatCategory")
        return "" if category is None else f"{format_number(percentage or Decimal(0), self.language)} %"

    def rate_name(self, category: str | None, percentage: Decimal | None) -> str:
        """A rate in the table of VAT: `21 %`, or why there is none."""
        reason = _WITHOUT_VAT.get(category or "")
        return self.say(reason) if reason else f"{format_number(percentage or Decimal(0), self.language)} %"

    # Totals

    def totals(self) -> Iterator[PrintedTotal]:
        """What it comes to: lines, discount, VAT, total."""
        document, language = self.document, self.language
        if "totalInclVat" not in self.members:
            yield PrintedTotal(self.say("total without VAT"), self.with_currency(document.totalExclVat), is_strong=True)
            return
        lines = sum((line.totalExclVat or Decimal(0) for line in document.lineItems if line.type == "LINE"), Decimal(0))
        excl = document.totalExclVat or Decimal(0)
        if lines != excl:
            yield PrintedTotal(self.say("lines"), format_money(lines, language))
            yield PrintedTotal(self.say("discount"), format_money(excl - lines, language))
        yield PrintedTotal(self.say("total without VAT"), format_money(excl, language))
        yield PrintedTotal(self.say("VAT"), format_money(document.totalVat, language))
        yield PrintedTotal(self.say("total with VAT"), self.with_currency(document.totalInclVat), is_strong=True)

    def with_currency(self, amount: Decimal | None) -> str:
        """An amount with its currency."""
        currency = self.members.get("currency") or "EUR"
        return f"{'€' if currency == 'EUR' else currency} {format_money(amount, self.language)}"

    def vat(self) -> PrintedVat | None:
        """The VAT of each rate."""
        rows: list[dict[str, Any]] = self.members.get("vatTotals") or []
        if not rows:
            return None
        return PrintedVat(
            (self.say("VAT"), self.say("base"), self.say("amount")),
            tuple(
                (
                    self.rate_name(row["category"], row["percentage"]),
                    format_money(row["base"], self.language),
                    format_money(row["vat"], self.language),
                )
                for row in rows
            ),
        )


class QuotationPrint(Print):
    """An offer, or a change order."""

    def __init__(self, document: Any, work: Reads, type: str = "DEFAULT") -> None:
        super().__init__(document, work, type)
        self.is_simple = type == "SIMPLE"
        if self.is_simple:
            self.shows_amounts = True

    facts = (("date", "date"), ("valid until", "expireDate"), ("your reference", "clientReference"))
    prints_remark = True
    signature: str | None = "signature"

    def title_phrase(self) -> str:
        return "settlement" if "approvedDate" in self.members else "offer"

    def columns(self) -> Iterator[PrintedColumn]:
        if not self.is_simple:
            yield from super().columns()
            return
        yield PrintedColumn(self.say("description"), is_wide=True)
        yield PrintedColumn(self.say("amount"), is_number=True)

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        if not self.is_simple:
            yield from super().rows(columns)
            return
        for text, amount in self.chapters():
            yield PrintedRow("line", (text, format_money(amount, self.language)))

    def chapters(self) -> list[tuple[str, Decimal]]:
        """What the lines below each title come to; before the first title each line for itself."""
        chapters: list[tuple[str, Decimal]] = []
        is_titled = False
        for line in self.document.lineItems:
            text, amount = (line.description or "").strip(), line.__dict__.get("totalExclVat") or Decimal(0)
            if line.type == "TITLE" and text:
                chapters.append((text, Decimal(0)))
                is_titled = True
            elif line.type == "LINE" and is_titled:
                chapters[-1] = (chapters[-1][0], chapters[-1][1] + amount)
            elif line.type == "LINE":
                chapters.append((text, amount))
        return chapters


class OrderPrint(Print):
    """The confirmation of an order, or a pro forma of it."""

    name = "sales order"

    def __init__(self, document: Any, work: Reads, type: str = "DEFAULT") -> None:
        super().__init__(document, work, "DEFAULT" if type == "PRO_FORMA" else type)
        self.is_pro_forma = type == "PRO_FORMA"

    def title_phrase(self) -> str:
        return "pro forma" if self.is_pro_forma else self.name

    def notice(self) -> str | None:
        return self.say("pro forma notice") if self.is_pro_forma else None

    facts = (("date", "date"), ("delivery date", "requestedDate"), ("your reference", "clientReference"))
    signature: str | None = "signature"


class DeliveryPrint(Print):
    """What is brought, without prices."""

    name = "delivery"
    facts = (("date", "date"),)
    has_prices = False
    prints_remark = True
    signature = "received"


class SupplyOrderPrint(Print):
    """What is ordered from a supplier."""

    name = "supply order"
    party = "supplierId"
    facts = (("date", "date"), ("delivery date", "requestedDate"), ("your reference", "supplierReference"))
    prints_remark = True
