"""What a new invoice has by default: when it is due, and the book that it is in."""

import calendar
import datetime
from typing import TYPE_CHECKING

from truweel.resources.company.journals import Journal
from truweel.schema import Id, Work

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["choose_discount_date", "choose_expire_date", "choose_journal"]


def choose_discount_date(invoice: "SalesInvoice", work: Work) -> str | None:
    """The last day of the discount for early payment, by date and payment condition; None without either."""
    condition = work.follow(invoice, type(invoice).paymentConditionId)
    if invoice.date is None or condition is None or condition.financialDiscountDays is None:
        return None
    day = datetime.date.fromisoformat(invoice.date) + datetime.timedelta(days=condition.financialDiscountDays)
    return day.isoformat()


def choose_expire_date(invoice: "SalesInvoice", work: Work) -> str | None:
    """The last day to pay by date and payment condition; None without either."""
    condition = work.follow(invoice, type(invoice).paymentConditionId)
    if invoice.date is None or condition is None:
        return None
    day = datetime.date.fromisoformat(invoice.date) + datetime.timedelta(days=condition.days or 0)
    if condition.endOfMonth:
        day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.isoformat()


def choose_journal(invoice: "SalesInvoice", work: Work) -> "Id[Journal] | None":
    """The journal of its company for what it is, else the default one of that kind: of the company, or of none."""
    is_note = invoice.type == "CREDIT_NOTE"
    company = work.follow(invoice, type(invoice).companyId)
    if company is not None:
        own = company.defaultCreditJournalId if is_note else company.defaultSalesJournalId
        if own is not None:
            return own
    kind = "SALES_CREDIT" if is_note else "SALES"
    journals = work.select(Journal, Journal.kind.equals(kind), Journal.default.equals(True))
    by_company = {journal.companyId: journal.id for journal in reversed(journals)}
    return by_company.get(invoice.companyId) or by_company.get(None)
