"""E-mails of invoices with the PDF attached: the invoice itself, and in levels the reminders of what is not paid in
time (catalogue 7.9)."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from truweel.resources.documents.phrases import choose_language, phrase
from truweel.resources.system.email_templates import EmailTemplate
from truweel.resources.system.emails import Email, find_address, queue_email
from truweel.schema import Id, Work

if TYPE_CHECKING:
    from truweel.resources.sales.sales_invoices import SalesInvoice

__all__ = ["is_remindable", "is_reminder_due", "note_reminder", "send_invoice", "send_reminder"]

LEVELS = 3
"""Texts that the server brings; what comes after them has the last one."""


def is_remindable(invoice: "SalesInvoice") -> bool:
    """Whether something of it is due."""
    return invoice.type == "INVOICE" and bool(invoice.booked) and invoice.dueTotal > 0


def is_reminder_due(invoice: "SalesInvoice", settings: dict[str, Any], today: datetime.date) -> bool:
    """Whether the next reminder goes out today: so many days after the last day to pay, and as long after the one
    before as the settings have between them. An invoice of another status, such as one in dispute, is left alone."""
    days: list[int] = settings["reminderDays"] or []
    sent = invoice.reminderCount or 0
    is_chased = invoice.status in (settings["overdueStatus"], *settings["reminderStatuses"])
    if not is_remindable(invoice) or not is_chased or sent >= len(days) or invoice.expireDate is None:
        return False
    if invoice.archivedAt is not None or invoice.lockedAt is not None:
        return False
    if (today - datetime.date.fromisoformat(invoice.expireDate)).days < days[sent]:
        return False
    last = invoice.lastReminderDate
    gap = days[sent] - days[sent - 1] if sent else 0
    return last is None or (today - datetime.date.fromisoformat(last)).days >= max(1, gap)


def note_reminder(invoice: "SalesInvoice", settings: dict[str, Any], work: Work) -> None:
    """Count it, with its day, and the status of that reminder."""
    reminders: list[str] = settings["reminderStatuses"]
    invoice.reminderCount = (invoice.reminderCount or 0) + 1
    invoice.lastReminderDate = work.today.isoformat()
    if reminders and invoice.status in (*settings["overdueStatuses"], settings["overdueStatus"], *reminders):
        invoice.status = reminders[min(invoice.reminderCount, len(reminders)) - 1]


def send_reminder(
    invoice: "SalesInvoice", settings: dict[str, Any], work: Work, template_id: Id[EmailTemplate] | None = None
) -> bool:
    """Queue the e-mail of the reminder that was noted, the PDF attached: by the template that is named, else that of
    its level in the settings, in the client's language, else by the text that the server brings. False where nobody's
    address is known."""
    if find_address(invoice, work) is None:
        return False
    level = invoice.reminderCount or 1
    language = choose_language(work.follow(invoice, type(invoice).clientId), work)
    template = work.get(EmailTemplate, template_id)
    if template is None and template_id is None:
        template = _find_template(settings["reminderTemplates"] or [], level, language, work)
    email = _queue(invoice, work)
    if template is not None or template_id is not None:
        email.templateId = template_id if template is None else template.id
    else:
        names = ("salutation", f"reminder {min(level, LEVELS)}", "reminder payment", "reminder paid", "regards")
        email.subject = phrase("reminder subject", language)
        email.body = _write(names, language)
    return True


def send_invoice(invoice: "SalesInvoice", work: Work) -> bool:
    """Queue an e-mail with the invoice, unless the same one waits to be sent. False where nobody's address is known."""
    address = find_address(invoice, work)
    if address is None:
        return False
    language = choose_language(work.follow(invoice, type(invoice).clientId), work)
    kind = "credit note" if invoice.type == "CREDIT_NOTE" else "invoice"
    subject = f"{phrase(kind, language)} {invoice.logicId}"
    for email in work.select(Email, Email.relatedResource.equals(_path(invoice)), Email.status.equals("QUEUED")):
        if (email.subject, email.addresses) == (subject, [address]):
            work.warn("channel", f"e-mail {email.id} with it is queued already; there is no second one")
            return True
    email = _queue(invoice, work)
    email.subject = subject
    email.body = _write(("salutation", f"{kind} attached", "regards"), language)
    return True


def _path(invoice: "SalesInvoice") -> str:
    return f"/sales-invoices/{invoice.id}"


def _queue(invoice: "SalesInvoice", work: Work) -> Email:
    """A new e-mail of an invoice with its PDF, to be sent."""
    email = queue_email(_path(invoice), work)
    email.sendAsUserId, email.attachPdf = invoice.assignedUserId, True
    return email


def _write(names: Iterable[str], language: str) -> str:
    """Phrases as paragraphs of HTML."""
    return "".join(f"<p>{phrase(name, language)}</p>" for name in names)


def _find_template(names: list[str], level: int, language: str, work: Work) -> EmailTemplate | None:
    """The template of a level, in this language before one for any."""
    if not names:
        return None
    named = work.select(EmailTemplate, EmailTemplate.name.equals(names[min(level, len(names)) - 1]))
    fitting = [template for template in named if template.module in (None, "sales-invoices")]
    by_language = {(template.language or "")[:2].lower(): template for template in reversed(fitting)}
    return by_language.get(language) or by_language.get("")
