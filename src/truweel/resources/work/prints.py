"""Work orders on paper: what was done, by whom and with what, to be signed; and what an order by use comes to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truweel.resources.documents.phrases import phrase
from truweel.resources.documents.prints import OrderPrint, Print, format_day, format_money, format_number
from truweel.resources.documents.totals import line_amount
from truweel.schema import Reads
from truweel.schema.numbers import round_to_cents
from truweel.schema.printed_document import PrintedColumn, PrintedRow, PrintedTotal, PrintedVat

if TYPE_CHECKING:
    from truweel.resources.work.work_order_entries import TimeEntry
    from truweel.resources.work.work_orders import WorkOrder

__all__ = ["OrderUsePrint", "WorkOrderPrint"]

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Use:
    """Something that was used: units as they were used, and as they are invoiced. A text has no units."""

    heading: str
    """Phrase of what it stands below."""
    description: str
    detail: str | None
    unit: str
    quantity: Decimal | None = None
    billed: Decimal | None = None
    price: Decimal | None = None
    amount: Decimal = ZERO
    discount: Decimal | None = None

    def row(self, language: str, *, has_prices: bool) -> PrintedRow:
        """Its row: as it is invoiced, with prices, or as it was used, without."""
        if self.quantity is None:
            return PrintedRow("text", (self.description,))
        if not has_prices:
            return PrintedRow(
                "line", (self.description, format_number(self.quantity, language), self.unit), self.detail
            )
        cells = (
            self.description,
            format_number(self.billed or ZERO, language),
            self.unit,
            format_number(self.price or ZERO, language, decimals=2),
            format_money(self.amount, language),
        )
        discount = f"{phrase('line discount', language)} {format_number(self.discount, language)} %"
        return PrintedRow("line", cells, discount if self.discount else self.detail)


class WorkOrderPrint(Print):
    """What was done on a day, with the signature of who agreed. With prices it says what is invoiced, else what was
    used."""

    name = "work order"
    facts = (("date", "date"), ("your reference", "clientReference"))
    prints_remark = True
    signature = "signature"
    document: "WorkOrder"

    def list_facts(self) -> Iterator[tuple[str, str]]:
        yield from super().list_facts()
        order = self.work.follow(self.document, type(self.document).salesOrderId)
        if order is not None:
            yield self.say("your order"), order.logicId or ""
        project = self.work.follow(self.document, type(self.document).projectId)
        if project is not None:
            yield self.say("project"), project.describe()

    def columns(self) -> Iterator[PrintedColumn]:
        yield from use_columns(self, has_prices=self.shows_amounts)

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        heading = None
        for use in list_use(self.document, self, self.work):
            if use.heading != heading:
                heading = use.heading
                yield PrintedRow("title", (self.say(heading),))
            yield use.row(self.language, has_prices=self.shows_amounts)

    def totals(self) -> Iterator[PrintedTotal]:
        yield PrintedTotal(
            self.say("total without VAT"), self.with_currency(self.document.totalExclVat), is_strong=True
        )


class OrderUsePrint(OrderPrint):
    """What the work orders of an order by use come to up to now."""

    name = "work done"
    signature = None

    def __init__(self, document: Any, work: Reads, work_orders: "Sequence[WorkOrder]") -> None:
        super().__init__(document, work)
        self.work_orders = work_orders

    def columns(self) -> Iterator[PrintedColumn]:
        yield from use_columns(self, has_prices=True)

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        for work_order in self.work_orders:
            facts = (work_order.logicId, format_day(work_order.date), work_order.title)
            yield PrintedRow("title", (" · ".join(fact for fact in facts if fact),))
            for use in list_use(work_order, self, self.work):
                yield use.row(self.language, has_prices=True)
            total = format_money(work_order.totalExclVat, self.language)
            yield PrintedRow("sum", (self.say("subtotal"), total))

    def totals(self) -> Iterator[PrintedTotal]:
        total = sum((work_order.totalExclVat or ZERO for work_order in self.work_orders), ZERO)
        yield PrintedTotal(self.say("total without VAT"), self.with_currency(total), is_strong=True)

    def vat(self) -> PrintedVat | None:
        return None


def use_columns(words: Print, *, has_prices: bool) -> Iterator[PrintedColumn]:
    """The columns of what was used."""
    yield PrintedColumn(words.say("description"), is_wide=True)
    yield PrintedColumn(words.say("quantity"), is_number=True)
    yield PrintedColumn(words.say("unit"))
    if has_prices:
        yield PrintedColumn(words.say("price"), is_number=True)
        yield PrintedColumn(words.say("amount"), is_number=True)


def list_use(document: "WorkOrder", words: Print, work: Reads) -> Iterator[Use]:
    """What was used on a work order: articles, hours, equipment and kilometres, in that order."""
    for line in document.lineItems:
        text = (line.description or "").strip()
        if line.type != "LINE":
            if text:
                yield Use("articles", text, None, "")
            continue
        amount = line_amount(line.quantity, line.price, line.discount)
        yield Use("articles", text, None, line.unitType or "", line.quantity or ZERO,
                  line.quantity or ZERO, line.price, amount, line.discount)  # fmt: skip
    for entry in document.timeEntries:
        employee = work.follow(entry, type(entry).employeeId)
        kind = work.follow(entry, type(entry).hourTypeId)
        names = (employee.describe() if employee is not None else None, kind.name if kind is not None else None)
        name = " – ".join(name for name in names if name) or words.say("hours")
        amount = line_amount(entry.billableHours, entry.salePrice, ZERO)
        yield Use("hours", name, _describe_hours(entry, document.date, words), words.say("hour unit"),
                  entry.hours or ZERO, entry.billableHours or ZERO, entry.salePrice, amount)  # fmt: skip
    for used in document.materialEntries:
        material = work.follow(used, type(used).materialId)
        name = used.description or (material.name if material is not None else None) or words.say("equipment")
        amount = line_amount(used.billableAmount, used.salePrice, ZERO)
        yield Use("equipment", name, used.remark, used.unitType or "", used.amount or ZERO,
                  used.billableAmount or ZERO, used.salePrice, amount)  # fmt: skip
    for trip in document.commuteEntries:
        employee = work.follow(trip, type(trip).employeeId)
        names = (employee.describe() if employee is not None else None, trip.mobilityTypeName)
        name = " – ".join(name for name in names if name) or words.say("kilometres")
        distance = (trip.distance or ZERO) + (trip.returnDistance or ZERO)
        yield Use("kilometres", name, None, "km", distance, distance, trip.price, round_to_cents(trip.amount or ZERO))


def _describe_hours(entry: "TimeEntry", day: str | None, words: Print) -> str | None:
    """`02/03/2026 08:00 – 16:30, pauze 30 min`: what of it is known and doesn't stand above already."""
    times = " – ".join(
        f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in (entry.startTime, entry.endTime) if minutes is not None
    )
    when = " ".join(text for text in (format_day(entry.date) if entry.date != day else "", times) if text)
    pause = words.say("break", minutes=entry.breakMinutes) if entry.breakMinutes else ""
    detail = ", ".join(text for text in (when, pause, entry.description or "") if text)
    return detail or None
