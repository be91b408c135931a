"""E-mails of records: composed from a template, queued, and sent where a mail server is set."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

from truweel.clock import format_instant
from truweel.resources.company.companies import Company
from truweel.resources.company.users import User
from truweel.resources.documents.phrases import choose_language
from truweel.resources.documents.prints import format_money
from truweel.resources.relations.clients import Client
from truweel.resources.relations.contacts import ClientContact
from truweel.resources.relations.suppliers import Supplier
from truweel.resources.system.documents import Document
from truweel.resources.system.email_templates import EmailTemplate
from truweel.resources.system.mail_text import fill_html, fill_line, list_unknown
from truweel.schema import (
    Boolean,
    Choice,
    Code,
    Creator,
    Fault,
    Instant,
    Integer,
    List,
    LongText,
    Map,
    Ref,
    Refs,
    Resource,
    ResourceRef,
    Text,
    Value,
    ValueObject,
    Work,
    check,
    derive,
    frozen,
    label,
)
from truweel.schema.identifiers import format_communication
from truweel.schema.resource import declaration

__all__ = ["ADDRESS", "Email", "Recipients"]

ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
"""An address as mail servers take it, without a name."""
MAX_ATTACHED = 15_000_000
"""Bytes of the documents that are attached: mail servers take some 20 MB, written in base64."""
COPIED = ("logicId", "status", "clientReference", "date", "expireDate", "description", "title")
"""The members of a record that are variables under their own name."""


class Recipients(ValueObject):
    """Who gets an e-mail."""

    to = List(Text(max_length=320), doc="Addresses.", example=["els@example.com"])
    cc = List(Text(max_length=320), doc="Addresses that get a copy.")
    bcc = List(Text(max_length=320), doc="Addresses that get a copy of which the others don't know.")


class Email(
    Resource,
    path="emails",
    owner_member="relatedResource",
    type="email",
    audit=("createdAt", "updatedAt"),
    verbs=frozenset({"list", "get", "update", "delete"}),
    envelope=False,
    example={
        "templateName": None,
        "recipients": {"to": ["els@example.com"], "cc": ["jan@example.com"], "bcc": ["archief@example.com"]},
        "attachPdf": False,
        "attachUbl": False,
        "documentIds": [],
        "send": False,
    },
):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    templateName = Text(max_length=120, doc="Name of the template that it is made from.", example="Werkbon versturen")
    templateId = Ref["EmailTemplate"]("e-mail-templates", doc="The template; by default that of the name.")
    recipients = Value(
        Recipients, default=Recipients.defaults, doc="Who gets it; by default who the template or the record names."
    )
    subject = Text(max_length=500, doc="Subject; by default the template's.", example="Werkbon ${logicId}")
    body = LongText(
        doc="The e-mail itself, HTML; by default the template's.", example="<p>Beste ${contactPersonName}</p>"
    )
    templateContext = Map(LongText(), doc="Values of variables; they go before what the record says.")
    attachPdf = Boolean(
        default=False, doc="Whether the PDF of the record is attached; by default where its template names a kind."
    )
    attachUbl = Boolean(default=False, doc="Whether the electronic invoice of the record is attached.")
    pdfType = Text(max_length=40, read_only=True, doc="Kind of that PDF, as the template names it; null: the first.")
    documentIds = Refs["Document"]("documents", doc="Documents of the record that are attached.")
    send = Boolean(default=False, doc="Whether it is sent; else it is a draft.")
    sendAsUserId = Ref["User"]("users", default=Creator(), doc="User in whose name it is sent; answers go there.")
    status = Choice(
        "DRAFT", "QUEUED", "SENT", "FAILED", default="DRAFT", read_only=True, filter=True,
        doc="Where it stands. Without a mail server it stays queued.",
    )  # fmt: skip
    sentAt = Instant(read_only=True, doc="When the mail server took it.")
    error = Text(max_length=1000, read_only=True, doc="What went wrong the last time.")
    messageId = Text(read_only=True, doc="Its `Message-ID`.", example="<7.1764572400000@example.com>")
    attempts = Integer(default=0, read_only=True, doc="How often it was tried.")
    nextAttemptAt = Instant(read_only=True, doc="When it is tried again.")
    composed = Boolean(default=False, read_only=True, doc="Whether its variables were filled.")
    relatedResource = ResourceRef(read_only=True, filter=True, doc="The record it is about.", example="/work-orders/7")

    @label
    def describe(self) -> str:
        """Its subject."""
        return self.subject or ""

    @derive
    def compose(self, work: Work) -> None:
        """Fill the template once, when it is made; then it is sent where that is asked."""
        if not self.composed and work.before(self) is None:
            self.composed = True
            record = work.owner(self)
            template = self.find_template(record, work)
            if template is not None:
                self.templateId, self.templateName = template.id, template.name
                self.pdfType = template.attachPdfType
                if template.attachPdfType and not work.gives(self, Email.attachPdf):
                    self.attachPdf = True
            subject, body = self.subject, self.body
            if template is not None:
                subject = template.subject if subject is None else subject
                body = template.body if body is None else body
            values = variables(record, work) | self.templateContext
            for name in list_unknown(values, subject, body):
                work.warn("templateContext", f"'{name}' is no variable; ${{{name}}} stays in the text")
            self.subject = None if subject is None else fill_line(subject, values)[:500]
            self.body = None if body is None else fill_html(body, values)
            recipients: dict[str, Any] = dict(self.recipients or Recipients.defaults())
            if not recipients["to"]:
                address = template.to if template is not None and template.to else find_address(record, work)
                recipients["to"] = [address] if address else []
                self.recipients = recipients
        if self.send and self.status == "DRAFT":
            self.status = "QUEUED"

    @check
    def have_a_template(self, before: "Email | None", work: Work) -> Iterable[Fault]:
        """The template that is named is there."""
        if before is None and self.templateName and self.templateId is None:
            text = f"there is no e-mail template of that name for {self.about} or for any record: {self.templateName}"
            yield Fault("templateName", text)

    @check
    def reach_somebody(self, before: "Email | None", work: Work) -> Iterable[Fault]:
        """It goes to addresses, to one at least where it is sent."""
        recipients: dict[str, Any] = self.recipients or Recipients.defaults()
        for name in ("to", "cc", "bcc"):
            for index, address in enumerate(recipients[name]):
                if not ADDRESS.fullmatch(address):
                    yield Fault(f"recipients.{name}[{index}]", f"must be an address such as els@example.com: {address}")
        if self.status == "QUEUED" and not any(recipients[name] for name in ("to", "cc", "bcc")):
            yield Fault("recipients.to", "is required: nothing else names an address", Code.REQUIRED)

    @check
    def attach_what_there_is(self, before: "Email | None", work: Work) -> Iterable[Fault]:
        """The record can be made the files that are attached, and the documents are its own."""
        record = work.owner(self)
        renditions = declaration(type(record)).rules.renditions if record is not None else {}
        for member, name in (("attachPdf", "pdf"), ("attachUbl", "ubl")):
            if getattr(self, member) and name not in renditions:
                yield Fault(member, f"there is no {name} of {self.relatedResource}")
        types = renditions["pdf"].types if "pdf" in renditions else ()
        if self.attachPdf and self.pdfType and types and self.pdfType not in types:
            yield Fault("templateId", f"its attachPdfType must be one of {', '.join(types)}: {self.pdfType}")
        documents = [work.get(Document, id) for id in self.documentIds or ()]
        for index, document in enumerate(documents):
            if document is not None and document.attachedToResource != self.relatedResource:
                yield Fault(f"documentIds[{index}]", f"document {document.id} is none of {self.relatedResource}")
        if sum(document.size or 0 for document in documents if document is not None) > MAX_ATTACHED:
            yield Fault("documentIds", f"they have more than {MAX_ATTACHED // 1_000_000} MB, the most that is sent")

    @frozen(but=("nextAttemptAt", "attempts", "error", "sentAt", "messageId", "status"))
    def stay_sent(self, work: Work) -> str | None:
        """What is to be sent, or was, stays."""
        return f"it is {self.status}" if self.status != "DRAFT" else None

    @property
    def addresses(self) -> list[str]:
        """Who gets it, and copies of it."""
        recipients: dict[str, Any] = self.recipients or Recipients.defaults()
        return [address for name in ("to", "cc", "bcc") for address in recipients[name]]

    @property
    def about(self) -> str:
        """The path of the collection whose record it is about, `work-orders`."""
        return (self.relatedResource or "").strip("/").partition("/")[0]

    def find_template(self, record: Resource | None, work: Work) -> EmailTemplate | None:
        """The template by id, else by name: the one for the record's collection before one for any, then the one in the
        language of its client or supplier before one for any."""
        if self.templateId is not None:
            return work.follow(self, Email.templateId)
        if not self.templateName:
            return None
        named = work.select(EmailTemplate, EmailTemplate.name.equals(self.templateName))
        language = choose_language(_find_party(record, work), work)

        def rank(template: EmailTemplate) -> tuple[bool, bool, bool]:
            written = (template.language or "")[:2].lower()
            return template.module is None, written != language, written != ""

        return min((template for template in named if template.module in (self.about, None)), key=rank, default=None)


def variables(record: Resource | None, work: Work) -> dict[str, str]:
    """Name → what it stands for: members of the record, of its contact, its extra fields, and the time."""
    members: dict[str, Any] = record.__dict__ if record is not None else {}
    contact = _contact(members, work)
    now = datetime.datetime.fromtimestamp(work.now / 1000, datetime.UTC)
    values: dict[str, Any] = {name: members.get(name) for name in COPIED if name in members}
    values |= {
        "total": members.get("totalExclVat"),
        "totalIncBtw": members.get("totalInclVat"),
        "contactPersonTitle": contact.title if contact is not None else None,
        "contactPersonName": contact.name if contact is not None else None,
        "contactPersonSurname": contact.surname if contact is not None else None,
        "today": work.today.isoformat(),
        "now": format_instant(round(now.timestamp() * 1000)),
    }
    values |= _payment_values(record, members, work)
    values |= dict(_extra_values(members.get("extraFields") or {}))
    return {name: "" if value is None else _write(value) for name, value in values.items()}


def _payment_values(record: Resource | None, members: dict[str, Any], work: Work) -> dict[str, str]:
    """What is asked for by an invoice, where and with which communication it is paid; nothing for other records."""
    if record is None or "dueTotal" not in members:
        return {}
    language = choose_language(work.get(Client, members.get("clientId")), work)
    company = work.get(Company, members.get("companyId")) or work.first(Company)
    currency = members.get("currency") or "EUR"
    communication = members.get("paymentInstruction")
    return {
        "dueTotal": f"{'€' if currency == 'EUR' else currency} {format_money(members['dueTotal'], language)}",
        "communication": format_communication(communication) if communication else "",
        "companyName": company.name if company is not None else "",
        "companyIban": company.iban or "" if company is not None else "",
    }


def queue_email(path: str, work: Work, to: str | None = None) -> Email:
    """A new e-mail about the record at `path`, to be sent to an address; by default to who the record names."""
    email = work.make(Email)
    email.relatedResource, email.send = path, True
    if to is not None:
        email.recipients = {**Recipients.defaults(), "to": [to]}
    return email


def find_address(record: Resource | None, work: Work) -> str | None:
    """The address of the record's contact, client or supplier, of those that the caller may read."""
    contact = _contact(record.__dict__ if record is not None else {}, work)
    if contact is not None and contact.email:
        return contact.email
    party = _find_party(record, work)
    return party.email if party is not None else None


def _find_party(record: Resource | None, work: Work) -> Client | Supplier | None:
    """The client or supplier that the record is, or is for, if the caller may read it."""
    if isinstance(record, Client | Supplier):
        return record
    members: dict[str, Any] = record.__dict__ if record is not None else {}
    client = work.get(Client, members.get("clientId")) if work.may_read(Client) else None
    supplier = work.get(Supplier, members.get("supplierId")) if work.may_read(Supplier) else None
    return client if client is not None else supplier


def _contact(members: dict[str, Any], work: Work) -> ClientContact | None:
    """The contact at the client, for who may read clients."""
    return work.get(ClientContact, members.get("clientContactId")) if work.may_read(ClientContact) else None


def _extra_values(extra_fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in extra_fields.items():
        if isinstance(value, dict):
            yield name, next((v for key, v in value.items() if key.endswith("Value")), None)


def _write(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "/".join(reversed(value.split("-")))
    return str(value)
