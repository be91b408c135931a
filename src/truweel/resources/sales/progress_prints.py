"""Progress statements on paper: of each line the contract, what was done before, now and in all, and what is asked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.documents.prints import Print, format_day, format_money, format_number
from truweel.schema.printed_document import PrintedColumn, PrintedRow, PrintedTotal

if TYPE_CHECKING:
    from truweel.resources.sales.progress_statements import ProgressStatement

__all__ = ["ProgressPrint"]

ZERO = Decimal(0)


class ProgressPrint(Print):
    """How far the work of a contract is."""

    name = "progress statement"
    facts = (("date", "date"),)
    signature = "signature"
    document: "ProgressStatement"

    def list_facts(self) -> Iterator[tuple[str, str]]:
        document = self.document
        yield from super().list_facts()
        if document.number is not None:
            yield self.say("statement number"), str(document.number)
        days = [format_day(day) for day in (document.periodStart, document.periodEnd) if day]
        if days:
            yield self.say("period"), " – ".join(days)
        order = self.work.follow(document, type(document).salesOrderId)
        if order is not None:
            yield self.say("your order"), order.logicId or ""
        project = self.work.follow(document, type(document).projectId)
        if project is not None:
            yield self.say("project"), project.describe()

    def columns(self) -> Iterator[PrintedColumn]:
        yield PrintedColumn(self.say("description"), is_wide=True)
        if any(line.unitType for line in self.document.lineItems):
            yield PrintedColumn(self.say("unit"))
        for name in ("contract quantity", "previous quantity", "current quantity", "cumulative quantity", "done"):
            yield PrintedColumn(self.say(name), is_number=True)
        if self.shows_unit_prices:
            yield PrintedColumn(self.say("price"), is_number=True)
        if self.shows_amounts:
            yield PrintedColumn(self.say("amount"), is_number=True)

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        language, has_unit = self.language, len(columns) > 6 + self.shows_unit_prices + self.shows_amounts
        for line in self.document.lineItems:
            text = " ".join(part for part in (line.chapter, (line.description or "").strip()) if part)
            if line.type != "LINE":
                if text:
                    yield PrintedRow("title" if line.type == "TITLE" else "text", (text,))
                continue
            quantities = (
                line.predictedQuantity, line.previousQuantity, line.currentQuantity, line.cumulativeQuantity,
                line.percentage.quantize(Decimal("0.01")) if line.percentage is not None else None,
            )  # fmt: skip
            cells = [text, *([line.unitType or ""] if has_unit else [])]
            cells += [format_number(quantity or ZERO, language) for quantity in quantities]
            if self.shows_unit_prices:
                cells.append(format_number(line.price or ZERO, language, decimals=2))
            if self.shows_amounts:
                cells.append(format_money(line.totalExclVat, language))
            yield PrintedRow("line", tuple(cells))

    def totals(self) -> Iterator[PrintedTotal]:
        document, language = self.document, self.language
        yield PrintedTotal(self.say("contract total"), format_money(document.contractTotal, language))
        yield PrintedTotal(self.say("cumulative total"), format_money(document.cumulativeTotal, language))
        yield PrintedTotal(self.say("previous total"), format_money(-(document.previousTotal or ZERO), language))
        yield PrintedTotal(self.say("total without VAT"), format_money(document.totalExclVat, language))
        yield PrintedTotal(self.say("VAT"), format_money(document.totalVat, language))
        yield PrintedTotal(self.say("total with VAT"), self.with_currency(document.totalInclVat), is_strong=True)

    def closing(self) -> Iterator[str]:
        """What its invoice does besides: prices revised, an advance taken off, a part paid later."""
        document = self.document
        factor = document.priceRevisionFactor
        if factor is not None and factor != 1:
            yield self.say("price revision", factor=format_number(factor, self.language))
        if document.advanceDeduction:
            yield f"{self.say('advance taken off')}: {self.with_currency(document.advanceDeduction)}"
        if document.retentionTotal:
            share = self.say("retained", percentage=format_number(document.retentionPercentage, self.language))
            yield f"{share}: {self.with_currency(document.retentionTotal)}"
