"""Sends the e-mails that are queued, over SMTP. One process at a time does it, under the lease of its schedule.

An e-mail is composed in a transaction that reads, sent outside of any, and noted in one of its own. A process that dies
in between sends it again, under the same `Message-ID`. What fails for now is tried again by the schedule of webhooks;
what the mail server refuses for good has failed.
"""

import asyncio
import html
import logging
import re
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate, parseaddr
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

from truweel import clock
from truweel.errors import ApiError, RecordNotFound, Unavailable
from truweel.events.retry_schedule import next_attempt
from truweel.jobs.schedules import LEASE
from truweel.operations.answer import Context
from truweel.operations.renditions import Composed, RecordReader, Renderer, StoredDocument, compose_record
from truweel.operations.system import system_caller
from truweel.operations.unit import Unit
from truweel.schema.fields import Equality
from truweel.schema.registry import Registry
from truweel.schema.schedule import Due, Period
from truweel.storage import records
from truweel.storage.database import Database, Reader, Writer
from truweel.storage.due import list_all_due

__all__ = ["MailServer", "OutgoingMail"]

log = logging.getLogger("truweel.mail")

TIMEOUT_SECONDS = 30
PORTS = {"smtp": 587, "smtps": 465}
EMAILS = "emails"
MAX_RUN = LEASE // 2
"""Milliseconds after which no further e-mail is begun: the next run goes on, and no other process meanwhile."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """`smtp://user:password@host:port`, with STARTTLS where it is offered, or `smtps://…`, with TLS from the start."""

    url: str
    sender: str
    """The address that all is sent from, with or without a name."""

    def send(self, message: EmailMessage, recipients: list[str]) -> None:
        """Hand a message over. SMTPException, OSError."""
        parts = urlsplit(self.url)
        host, port = parts.hostname or "localhost", parts.port or PORTS[parts.scheme]
        context = ssl.create_default_context()
        if parts.scheme == "smtps":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
        else:
            connection = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
        with connection:
            if parts.scheme == "smtp":
                connection.ehlo()
                if connection.has_extn("starttls"):
                    connection.starttls(context=context)
                elif parts.username:
                    raise smtplib.SMTPNotSupportedError("the server offers no STARTTLS; no password is sent without it")
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(message, parseaddr(self.sender)[1], recipients)


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail as it is handed over, once what goes with it is attached: the record as files, and documents."""

    message: EmailMessage
    recipients: list[str]
    files: list[tuple[str, Composed]]
    """Content type, and what the file states."""
    documents: list[StoredDocument]


class OutgoingMail:
    """Sends what is queued, of all tenants."""

    def __init__(self, database: Database, registry: Registry, server: MailServer, renderer: Renderer) -> None:
        self._database = database
        self._registry = registry
        self._server = server
        self._renderer = renderer
        self._emails = registry[EMAILS]
        self._templates, self._users = (
            registry[self._emails.refs[name].target] for name in ("templateId", "sendAsUserId")
        )
        status = self._emails.fields["status"]
        self._due = Due(Period.parse("1 minute"), (Equality(status, "QUEUED"),))

    async def send_all(self) -> None:
        """Send what is queued and whose time has come."""
        now = clock.now()
        queued = await self._database.read(partial(list_all_due, collection=self._emails, due=self._due, now=now))
        for tenant, ids in queued.items():  # all: what waits for its next attempt keeps nothing from being sent
            for id in ids:
                if clock.now() - now >= MAX_RUN:
                    return
                try:
                    await self._send(tenant, id, now)
                except Exception:  # the others don't wait for one that can't be composed or noted
                    log.exception("the e-mail %d of tenant %d was not sent", id, tenant)

    async def _send(self, tenant: int, id: int, now: int) -> None:
        message_id: str | None = None
        outcome: Exception | None = None
        try:
            letter = await self._database.read(partial(self._compose, tenant=tenant, id=id, now=now))
            if letter is None:
                return
            message_id = str(letter.message["Message-ID"])
            await self._attach(letter)
            await asyncio.to_thread(self._server.send, letter.message, letter.recipients)
        except (smtplib.SMTPException, OSError, ApiError) as error:
            log.warning("the e-mail %d of tenant %d was not sent: %s", id, tenant, error)
            outcome = error
        await self._database.write(partial(self._note, tenant=tenant, id=id, message_id=message_id, error=outcome))
        if outcome is None:
            try:  # in a transaction of its own: what refuses the status must not have the e-mail sent again
                await self._database.write(partial(self._follow, tenant=tenant, id=id))
            except ApiError as refusal:
                log.warning("the record of the e-mail %d of tenant %d keeps its status: %s", id, tenant, refusal)

    def _compose(self, reader: Reader, *, tenant: int, id: int, now: int) -> Letter | None:
        """The letter of an e-mail that is queued still and due; None for others."""
        email: Any = records.load(reader, self._emails, tenant, id)
        is_queued = email is not None and email.deletedAt is None and email.status == "QUEUED"
        if not is_queued or (email.nextAttemptAt or 0) > now:
            return None
        user: Any = None
        if email.sendAsUserId is not None:
            user = records.load(reader, self._users, tenant, email.sendAsUserId)
        name, address = parseaddr(self._server.sender)
        message = EmailMessage()
        user_name = to_line(user.fullName) if user is not None else ""
        message["From"] = formataddr((user_name or name, address))
        if user is not None and user.archivedAt is None and user.email.isascii():
            message["Reply-To"] = formataddr((user_name, user.email))
        recipients: dict[str, list[str]] = email.recipients
        for header, key in (("To", "to"), ("Cc", "cc")):
            if recipients[key]:
                message[header] = ", ".join(recipients[key])
        message["Subject"] = to_line(email.subject)
        message["Date"] = formatdate(now / 1000)
        message["Message-ID"] = email.messageId or f"<{tenant}.{id}.{email.createdAt}@{address.rpartition('@')[2]}>"
        body = email.body or ""
        message.set_content(to_plain_text(body))
        message.add_alternative(body, subtype="html")
        names = [*recipients["to"], *recipients["cc"], *recipients["bcc"]]
        record_reader = RecordReader(reader, self._registry, tenant)
        documents = [record_reader.find_document(document) for document in email.documentIds or ()]
        return Letter(
            message,
            names,
            list(self._list_files(record_reader, email)),
            [document for document in documents if document is not None],
        )

    def _list_files(self, record_reader: RecordReader, email: Any) -> Iterator[tuple[str, Composed]]:
        """What the files state that are made of the record of an e-mail. Refused."""
        wanted = [name for name, is_wanted in (("pdf", email.attachPdf), ("ubl", email.attachUbl)) if is_wanted]
        resolved = self._registry.resolve(email.relatedResource) if wanted else None
        if resolved is None:
            return
        collection, id = resolved
        record = record_reader.find(collection, id)
        if record is None or record.deletedAt is not None:
            raise RecordNotFound(collection.path, id)
        for name in wanted:
            rendition = collection.rules.renditions[name]
            type_ = email.pdfType if name == "pdf" and email.pdfType in rendition.types else None
            yield rendition.content_type, compose_record(record_reader, collection, record, rendition, type_)

    async def _attach(self, letter: Letter) -> None:
        """Make the files and put them into the message. ApiError."""
        for content_type, composed in letter.files:
            add_attachment(letter.message, composed.name, content_type, await self._renderer.make(composed))
        for document in letter.documents:
            data = await self._renderer.read(document.chunks)
            add_attachment(letter.message, document.name, document.type, data)

    def _note(self, writer: Writer, *, tenant: int, id: int, message_id: str | None, error: Exception | None) -> None:
        """Note what became of it."""
        unit = self._begin(writer, tenant, id)
        email: Any = unit.load(self._emails, id)
        if email is None or email.status != "QUEUED":
            return
        email.messageId, email.attempts = message_id or email.messageId, (email.attempts or 0) + 1
        if error is None:
            email.status, email.sentAt, email.error, email.nextAttemptAt = "SENT", unit.now, None, None
        else:
            email.error = describe_error(error)[:1000]
            email.nextAttemptAt = None if is_final(error) else next_attempt(email.attempts, unit.now, clock.random())
            if email.nextAttemptAt is None:
                email.status = "FAILED"
        unit.commit()

    def _follow(self, writer: Writer, *, tenant: int, id: int) -> None:
        """Give the record of an e-mail that was sent the status that its template says."""
        unit = self._begin(writer, tenant, id)
        email: Any = unit.load(self._emails, id)
        template: Any = unit.find(self._templates, email.templateId) if email is not None else None
        status = template.statusAfterSending if template is not None else None
        record: Any = unit.owner(email) if status else None
        has_status = record is not None and "status" in self._registry.of(type(record)).fields
        if has_status and record.archivedAt is None and record.lockedAt is None and record.deletedAt is None:
            record.status = status
            unit.commit()

    def _begin(self, writer: Writer, tenant: int, id: int) -> Unit:
        """A unit of work of the system user."""
        caller = system_caller(writer, self._registry, tenant)
        return Unit(writer, self._registry, caller, Context(base="", correlation_id=f"e-mail-{id}"))


def add_attachment(message: EmailMessage, name: str, content_type: str, data: bytes) -> None:
    """Put a file into a message."""
    kind, _, subtype = content_type.partition("/")
    if kind in ("text", "message", "multipart"):  # as bytes: nothing rewrites their lines
        kind, subtype = "application", "octet-stream"
    message.add_attachment(data, maintype=kind, subtype=subtype, filename=name)


def is_final(error: Exception) -> bool:
    """Whether trying again helps nobody: the mail server refused for good, or the record can't be what is attached."""
    if isinstance(error, ApiError):
        return not isinstance(error, Unavailable)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        refusals = error.recipients
        return all(code >= 500 for code, _ in refusals.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code in range(550, 555)


def describe_error(error: Exception) -> str:
    """What went wrong, for people."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        refusals = error.recipients
        replies = (f"{address}: {code} {text.decode(errors='replace')}" for address, (code, text) in refusals.items())
        return "; ".join(replies)
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return f"{error.smtp_code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
    return str(error) or type(error).__name__


def to_line(text: str | None) -> str:
    """A text as a header holds it."""
    return " ".join((text or "").split())


def to_plain_text(body: str) -> str:
    """HTML as text, for readers that show none."""
    lines = re.sub(r"(?i)<br\s*/?>|</(p|div|li|tr|h[1-6])>", "\n", body)
    return html.unescape(re.sub(r"<[^>]*>", "", lines)).strip() + "\n"
