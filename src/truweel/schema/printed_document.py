"""What a document says on paper, ready to be laid out: every text is written already, in the reader's language."""

import msgspec

from truweel.schema.outgoing_invoice import OutgoingInvoice

__all__ = [
    "PrintedColumn",
    "PrintedDocument",
    "PrintedPayment",
    "PrintedRow",
    "PrintedStyle",
    "PrintedTotal",
    "PrintedVat",
    "Sender",
]

Facts = tuple[tuple[str, str], ...]
"""Label and text, in order."""


class Sender(msgspec.Struct, frozen=True):
    """Whose document it is. `logo_id` and `letterhead_id` are documents; with a letterhead it prints neither its own
    head nor its foot."""

    name: str
    lines: tuple[str, ...] = ()
    logo_id: int | None = None
    letterhead_id: int | None = None


class PrintedStyle(msgspec.Struct, frozen=True):
    """How it looks: `accent` is a colour, `#17566b`, and `size` that of its text in points."""

    accent: str = "#17566b"
    size: float = 9.5
    has_logo_right: bool = False


class PrintedColumn(msgspec.Struct, frozen=True):
    """A column of the table of lines. Numbers are aligned to the right; the one that `is_wide` takes what is left."""

    label: str
    is_number: bool = False
    is_wide: bool = False


class PrintedRow(msgspec.Struct, frozen=True):
    """A row: `line` with a cell for each column, and `detail` small below its text; `title` and `text` with one cell;
    `sum` with two."""

    kind: str
    cells: tuple[str, ...]
    detail: str | None = None


class PrintedTotal(msgspec.Struct, frozen=True):
    """A row below the lines. What `is_strong` is what the document comes to."""

    label: str
    amount: str
    is_strong: bool = False


class PrintedVat(msgspec.Struct, frozen=True):
    """The VAT of each rate: three labels, and three cells a row."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class PrintedPayment(msgspec.Struct, frozen=True):
    """How it is paid. `code` is the SVG of a QR code."""

    label: str
    facts: Facts
    note: str | None = None
    code: str | None = None


class PrintedDocument(msgspec.Struct, frozen=True):
    """The whole document.

    day         its date, which is the file's too, so that the same record is the same file
    notice      what must be seen first, such as that it is no invoice
    closing     what stands below, small: mentions, conditions
    signature   the label of a place to sign; `signed` is who did, and `signature_id` the document that is the drawing
    attachment  the electronic invoice inside the file (PDF/A-3)
    """

    title: str
    language: str
    day: str
    sender: Sender
    recipient: tuple[str, ...]
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    subject: str | None = None
    facts: Facts = ()
    notice: str | None = None
    intro: str | None = None
    totals: tuple[PrintedTotal, ...] = ()
    vat: PrintedVat | None = None
    payment: PrintedPayment | None = None
    closing: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    page_words: str = "{page} / {pages}"
    signature: str | None = None
    signed: str | None = None
    signature_id: int | None = None
    attachment: OutgoingInvoice | None = None
    attachment_name: str = ""
    style: PrintedStyle = PrintedStyle()
