"""E-mails of records, sent to a real SMTP server: composed once, queued, sent once, tried again, refused for good."""

import asyncio
import email
import io
import smtplib
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pypdf import PdfReader

from tests.harness import MERGE_PATCH, World, json_body
from tests.jobs.office import MINUTE, Office
from truweel.jobs.outgoing_mail import MailServer, OutgoingMail
from truweel.jobs.schedules import Schedule
from truweel.operations.renditions import Renderer

SENDER = "Maes bv <office@maes.example>"


class Mailbox:
    """What an SMTP server took. `replies` are its answers to the addresses that come next, instead of yes."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self.replies: list[str] = []
        self.before_reply: Callable[[], None] = lambda: None
        self.port = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        """Take or refuse an address."""
        self.before_reply()
        if self.replies:
            return self.replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep a letter."""
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=default)
        self.letters.append((envelope.rcpt_tos, message))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


def send_all(office: Office, mailbox: Mailbox) -> None:
    """What the server does each minute."""
    office.clock.now += MINUTE
    office.work(office.worker(Schedule("queued e-mails", "1 minute", outgoing_mail(office, mailbox).send_all)))


def outgoing_mail(office: Office, mailbox: Mailbox) -> OutgoingMail:
    server = MailServer(f"smtp://127.0.0.1:{mailbox.port}", SENDER)
    return OutgoingMail(office.world.database, office.world.registry, server, Renderer())


def work_order(world: World, **more: Any) -> str:
    """The path of a work order of a client with an address."""
    client = world.admin.create("clients", {"name": "Maes", "email": "els@maes.example"})["id"]
    made = world.admin.create("work-orders", {"clientId": client, "status": "gecontroleerd", **more})
    return f"/work-orders/{made['id']}"


def template(world: World, **more: Any) -> None:
    body = {"name": "Werkbon versturen", "subject": "Werkbon ${logicId}", "body": "<p>Beste, ${remark} & ${today}</p>"}
    world.admin.create("e-mail-templates", body | more)


def test_a_work_order_is_sent_to_its_client_by_a_template(office: Office, mailbox: Mailbox) -> None:
    admin = office.world.admin
    template(office.world, module="work-orders", statusAfterSending="verzonden")
    path = work_order(office.world)
    body = {
        "recipients": {"to": ["jan@maes.example"], "bcc": ["archief@maes.example"]},
        "send": True,
        "templateName": "Werkbon versturen",
        "templateContext": {"remark": "<script>alert('x')</script> ${logicId}"},
    }
    answer = admin.post(f"{path}/emails", body)
    made = json_body(answer)
    assert "truweel-warning" not in answer.headers
    number = admin.read(path)["logicId"]
    assert (made["status"], made["subject"]) == ("QUEUED", f"Werkbon {number}")
    assert "<script>" not in made["body"]
    assert "&lt;script&gt;" in made["body"]
    assert made["body"].count("${logicId}") == 1  # what a value holds is no template
    send_all(office, mailbox)
    send_all(office, mailbox)
    ((recipients, message),) = mailbox.letters
    assert recipients == ["jan@maes.example", "archief@maes.example"]
    assert (message["To"], message["Bcc"], message["Subject"]) == ("jan@maes.example", None, f"Werkbon {number}")
    assert message["From"] == "Admin 1 <office@maes.example>"
    assert "admin@firm-1.example" in message["Reply-To"]
    (sent,) = admin.items(f"{path}/emails")
    assert (sent["status"], sent["messageId"], sent["attempts"]) == ("SENT", message["Message-ID"], 1)
    assert sent["sentAt"] is not None
    assert admin.read(path)["status"] == "verzonden"
    admin.merge(f"{path}/emails/{sent['id']}", {"subject": "Anders"}, status=409)


def test_a_draft_waits_until_it_is_sent(office: Office, mailbox: Mailbox) -> None:
    admin, path = office.world.admin, work_order(office.world)
    draft = json_body(admin.post(f"{path}/emails", {"subject": "Uw werkbon", "body": "<p>Dag</p>"}))
    assert (draft["status"], draft["recipients"]["to"]) == ("DRAFT", ["els@maes.example"])
    send_all(office, mailbox)
    assert mailbox.letters == []
    admin.merge(f"{path}/emails/{draft['id']}", {"send": True})
    send_all(office, mailbox)
    assert [recipients for recipients, _ in mailbox.letters] == [["els@maes.example"]]


def test_what_is_refused_for_now_is_tried_again_and_what_is_refused_for_good_has_failed(
    office: Office, mailbox: Mailbox
) -> None:
    admin, path = office.world.admin, work_order(office.world)
    admin.post(f"{path}/emails", {"subject": "x", "body": "y", "send": True})
    mailbox.replies = ["451 try later"]
    send_all(office, mailbox)
    (waiting,) = admin.items(f"{path}/emails")
    assert (waiting["status"], waiting["attempts"]) == ("QUEUED", 1)
    assert "451 try later" in waiting["error"]
    send_all(office, mailbox)
    assert admin.items(f"{path}/emails")[0]["status"] == "SENT"
    admin.post(
        f"{path}/emails", {"subject": "x", "body": "y", "send": True, "recipients": {"to": ["weg@maes.example"]}}
    )
    mailbox.replies = ["550 no such user"]
    send_all(office, mailbox)
    failed = admin.items(f"{path}/emails")[1]
    assert (failed["status"], failed["error"]) == ("FAILED", "weg@maes.example: 550 no such user")
    assert len(mailbox.letters) == 1


def test_what_names_nobody_or_no_template_is_refused(office: Office) -> None:
    admin = office.world.admin
    path = f"/work-orders/{admin.create('work-orders', {})['id']}"
    refusals = {
        "recipients.to": {"subject": "x", "send": True},
        "templateName": {"templateName": "Bestaat niet", "recipients": {"to": ["a@b.example"]}},
        "recipients.to[0]": {"subject": "x", "recipients": {"to": ["Els <els@maes.example>\r\nBcc: x@y.example"]}},
    }
    for member, body in refusals.items():
        with office.world.unchanged():
            refused = json_body(admin.post(f"{path}/emails", body, status=400))
        assert [error["field"] for error in refused["errors"]] == [member]


def test_unknown_variables_stay_and_are_told(office: Office) -> None:
    admin, path = office.world.admin, work_order(office.world)
    answer = admin.post(f"{path}/emails", {"subject": "${nooit} ${logicId.__class__} ${today}", "body": ""})
    made = json_body(answer)
    assert made["subject"].startswith("${nooit} ${logicId.__class__} ")
    assert "${today}" not in made["subject"]
    assert "'nooit' is no variable" in answer.headers["truweel-warning"]


def test_who_may_not_change_the_record_writes_no_e_mail(office: Office) -> None:
    path = work_order(office.world)
    office.world.reader.post(f"{path}/emails", {"subject": "x"}, status=403)
    assert office.world.reader.items(f"{path}/emails") == []


def test_no_password_goes_over_a_line_without_tls(mailbox: Mailbox) -> None:
    server = MailServer(f"smtp://maes:secret@127.0.0.1:{mailbox.port}", SENDER)
    with pytest.raises(smtplib.SMTPNotSupportedError, match="no password"):
        server.send(EmailMessage(), ["els@maes.example"])


def test_files_go_with_an_e_mail(office: Office, mailbox: Mailbox) -> None:
    admin, debtor = office.world.admin, invoiced(office.world)
    template(office.world, name="Factuur", attachPdfType="NO_PRICES", module="sales-invoices")
    admin.post(f"{debtor}/emails", {"templateName": "Factuur", "send": True})
    admin.post(f"{debtor}/emails", {"templateName": "Factuur", "attachPdf": False, "send": True})
    admin.post(f"{debtor}/send", {"channel": "EMAIL"}, status=204)
    assert admin.read(debtor)["sentDate"] is not None
    send_all(office, mailbox)
    number = admin.read(debtor)["logicId"]
    names = [[file.get_filename() for file in message.iter_attachments()] for _, message in mailbox.letters]
    assert names == [[f"{number}.pdf"], [], [f"{number}.pdf"]]
    contents = [text_of(message) for _, message in mailbox.letters if list(message.iter_attachments())]
    assert [("121,00" in text, f"Factuur {number}" in text) for text in contents] == [(False, True), (True, True)]
    assert mailbox.letters[2][1]["Subject"] == f"Factuur {number}"


def test_an_invoice_that_is_sent_eight_times_at_once_is_one_e_mail(office: Office, mailbox: Mailbox) -> None:
    admin, debtor = office.world.admin, invoiced(office.world)

    async def send_eight() -> list[Any]:
        calls = (admin.send("POST", f"{debtor}/send", {"channel": "EMAIL"}) for _ in range(8))
        return await asyncio.gather(*calls)

    answers = office.world.run(send_eight())
    assert [answer.status_code for answer in answers] == [204] * 8
    (queued,) = admin.read(f"{debtor}/emails")
    warnings = [answer.headers["truweel-warning"] for answer in answers if "truweel-warning" in answer.headers]
    assert warnings == [f"channel: e-mail {queued['id']} with it is queued already; there is no second one"] * 7
    send_all(office, mailbox)
    assert [recipients for recipients, _ in mailbox.letters] == [["els@maes.example"]]
    admin.post(f"{debtor}/send", {"channel": "EMAIL"}, status=204)  # again, now that the first one was sent
    send_all(office, mailbox)
    assert len(mailbox.letters) == 2


def test_the_template_of_a_name_is_the_one_in_the_language_of_the_client(office: Office, mailbox: Mailbox) -> None:
    admin = office.world.admin
    for language, module in (("nl", None), ("fr", None), (None, "offers"), ("fr", "offers"), (None, "work-orders")):
        subject = f"{language} {module}"
        template(office.world, name="Bon", language=language, module=module, subject=subject)

    def subject_of(key: str, language: str) -> str:
        client = admin.create("clients", {"name": "Maes", "language": language})["id"]
        path = f"/{key}/{admin.create(key, {'clientId': client})['id']}/emails"
        return str(admin.read(f"{path}/{json_body(admin.post(path, {'templateName': 'Bon'}))['id']}")["subject"])

    assert [subject_of("work-orders", "FR"), subject_of("offers", "fr-BE"), subject_of("offers", "nl")] == [
        "None work-orders", "fr offers", "None offers",
    ]  # fmt: skip
    assert [subject_of("sales-orders", "NL"), subject_of("sales-orders", "fr")] == ["nl None", "fr None"]


def test_a_slow_mail_server_does_not_outlast_the_lease(office: Office, mailbox: Mailbox) -> None:
    """Another process may go on ten minutes after a run began: by then it has ended, and nothing is sent twice."""
    path = f"{work_order(office.world)}/emails"
    for number in range(5):
        body = {"recipients": {"to": [f"{number}@maes.example"]}, "subject": "Bon", "send": True}
        office.world.admin.post(path, body)

    def be_slow() -> None:
        office.clock.now += 2 * MINUTE

    mailbox.before_reply = be_slow
    mail = outgoing_mail(office, mailbox)
    office.world.run(mail.send_all())
    assert [recipients for recipients, _ in mailbox.letters] == [[f"{number}@maes.example"] for number in range(3)]
    office.world.run(mail.send_all())
    assert [recipients for recipients, _ in mailbox.letters] == [[f"{number}@maes.example"] for number in range(5)]


def test_a_draft_that_is_sent_eight_times_at_once_is_one_e_mail(office: Office, mailbox: Mailbox) -> None:
    admin, path = office.world.admin, f"{work_order(office.world)}/emails"
    draft = json_body(admin.post(path, {"recipients": {"to": ["els@maes.example"]}, "subject": "Bon"}))["id"]

    async def send_eight() -> list[int]:
        calls = (admin.send("PATCH", f"{path}/{draft}", {"send": True}, type=MERGE_PATCH) for _ in range(8))
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert office.world.run(send_eight()) == [204] * 8
    assert [row["status"] for row in admin.read(path)] == ["QUEUED"]
    send_all(office, mailbox)
    assert len(mailbox.letters) == 1


def test_what_can_not_be_attached_is_refused(office: Office, mailbox: Mailbox) -> None:
    admin, client = (
        office.world.admin,
        office.world.admin.create("clients", {"name": "Maes", "email": "els@maes.example"}),
    )
    template(office.world, name="Factuur", attachPdfType="ONLY_UNIT_PRICES")
    debtor = invoiced(office.world)
    with office.world.unchanged():
        none = admin.post(f"/clients/{client['id']}/emails", {"attachPdf": True, "attachUbl": True}, status=400)
        kind = admin.post(f"{debtor}/emails", {"templateName": "Factuur"}, status=400)
        unknown = admin.post(f"{debtor}/emails", {"documentIds": ["999"]}, status=400)
    assert [error["field"] for error in json_body(none)["errors"]] == ["attachPdf", "attachUbl"]
    assert json_body(kind)["errors"][0]["message"] == (
        "its attachPdfType must be one of DEFAULT, PRO_FORMA, NO_PRICES: ONLY_UNIT_PRICES"
    )
    assert json_body(unknown)["errors"][0]["code"] == "dead_reference"
    admin.post(f"{debtor}/emails", {"attachUbl": True, "send": True})  # its company has no address on Peppol
    send_all(office, mailbox)
    (failed,) = admin.read(f"{debtor}/emails")
    assert (failed["status"], failed["attempts"], mailbox.letters) == ("FAILED", 1, [])
    assert "electronic invoice" in failed["error"]


def invoiced(world: World) -> str:
    """The path of a booked invoice of 121 to a client with an address."""
    make = world.admin.create
    make("companies", {"name": "Vermeersch"})
    line = {"description": "Werk", "quantity": 1, "price": 100}
    body = {
        "clientId": make("clients", {"name": "Maes", "email": "els@maes.example", "language": "nl"})["id"],
        "journalId": make("journals", {"name": "V"})["id"],
        "lineItems": [line | {"vatTariffId": make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]}],
        "date": "2026-03-01", "booked": True,
    }  # fmt: skip
    return f"/sales-invoices/{make('sales-invoices', body)['id']}"


def text_of(message: EmailMessage) -> str:
    """The text of the PDF that is attached."""
    (file,) = message.iter_attachments()
    return PdfReader(io.BytesIO(file.get_content())).pages[0].extract_text()
