"""Receiving webhooks with the Python client."""

import json
import time
from typing import Any

import pytest

from truweel.events.signing import sign
from truweel_client import Truweel, webhooks
from truweel_client import models as m
from truweel_client.errors import AnswerError, SignatureError
from truweel_client.events import ClientUpdated, Event, UnknownEvent

from .conftest import Answer, Fake, Question

INSTANT = "2026-01-15T09:30:00.000Z"
CLIENT = {"id": "7", "createdAt": INSTANT, "updatedAt": INSTANT, "name": "Café Zürich"}
BODY = json.dumps({"id": "e1", "event": "client.updated", "data": CLIENT}, ensure_ascii=False).encode()
NOW = 1_800_000_000


def test_an_event_has_its_type_and_its_record() -> None:
    event = webhooks.verify(BODY, sign(["secret"], BODY, NOW), "secret", now=NOW)
    assert isinstance(event, ClientUpdated)
    assert (event.id, event.event, event.data.name) == ("e1", "client.updated", "Café Zürich")


def test_the_clock_of_the_machine_counts() -> None:
    assert webhooks.verify(BODY, sign(["secret"], BODY, int(time.time())), "secret").id == "e1"
    with pytest.raises(SignatureError):
        webhooks.verify(BODY, sign(["secret"], BODY, int(time.time()) - 400), "secret")


@pytest.mark.parametrize("signing", [["new"], ["old"], ["old", "new"]])
@pytest.mark.parametrize("known", ["new", ["new", "old"]])
def test_while_a_secret_is_rotated_one_that_fits_is_enough(signing: list[str], known: str | list[str]) -> None:
    header = sign(signing, BODY, NOW)
    if "new" in signing or "old" in known:
        assert webhooks.verify(BODY, header, known, now=NOW).id == "e1"
    else:
        with pytest.raises(SignatureError, match="does not fit the body"):
            webhooks.verify(BODY, header, known, now=NOW)


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("", "is not t="),
        ("v1=abc", "is not t="),
        (f"t={NOW}", "is not t="),
        (f"t={NOW},t={NOW},v1=abc", "is not t="),
        ("t=now,v1=abc", "is not t="),
        ("t=²,v1=abc", "is not t="),
        (f"t={NOW - 301},v1=abc", "too old"),
        (f"t={NOW + 301},v1=abc", "too old"),
        (f"t={NOW},v1=é", "does not fit"),
    ],
)
def test_a_signature_that_is_none(header: str, text: str) -> None:
    with pytest.raises(SignatureError, match=text):
        webhooks.verify(BODY, header, "secret", now=NOW)


def test_a_changed_body_or_another_secret_is_refused() -> None:
    header = sign(["secret"], BODY, NOW)
    for body, secret in ((BODY + b" ", "secret"), (BODY, "other"), (BODY, "")):
        with pytest.raises(SignatureError, match="does not fit"):
            webhooks.verify(body, header, secret, now=NOW)


def test_an_unknown_event_keeps_its_data() -> None:
    event = webhooks.parse(b'{"id": "e2", "event": "moon.landed", "data": {"a": 1}, "more": true}')
    assert type(event) is UnknownEvent
    assert event.data == {"a": 1}


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"event": 1}', b'{"event": "client.updated", "id": "1"}', b"\xff"]
)
def test_a_body_that_is_no_event(body: bytes) -> None:
    with pytest.raises(AnswerError):
        webhooks.parse(body)


def test_deliveries_of_a_real_server_are_verified(truweel: Truweel, fake: Fake) -> None:
    got: list[Event] = []
    endpoint = truweel.webhook_endpoints.create(
        m.WebhookEndpointWrite(url=f"{fake.base_url}/hook", events=["client.*"], timeout_seconds=30)
    )

    def receive(question: Question) -> Answer:
        got.append(webhooks.verify(question.body, question.headers["robaws-signature"], endpoint.secret))
        return 204, {}, b""

    fake.answer = receive
    client = truweel.clients.create(m.ClientWrite(name="Café Zürich"))
    truweel.clients.patch(client, {"name": "Café Genève"})
    for _ in range(300):
        if len(got) == 2:
            break
        time.sleep(0.1)
    assert [(event.event, event.data.name) for event in got] == [
        ("client.created", "Café Zürich"),
        ("client.updated", "Café Genève"),
    ]
    deliveries = truweel.webhook_endpoints.deliveries(endpoint).all()
    assert [delivery.event for delivery in deliveries] == ["client.updated", "client.created"]
    rotated = truweel.webhook_endpoints.rotate_secret(endpoint)
    assert rotated.secret != endpoint.secret
    changed = truweel.webhook_endpoints.patch(endpoint, m.WebhookEndpointWrite(active=False))
    assert (changed.active, changed.state) == (False, "inactive")
    truweel.webhook_endpoints.delete(endpoint)


def test_a_listener_asks_for_its_messages(truweel: Truweel) -> None:
    endpoint = truweel.webhook_endpoints.create({"listener": True, "events": ["supplier.created"]})
    supplier = truweel.suppliers.create(m.SupplierWrite(name="Groothandel"))
    (message,) = truweel.webhook_endpoints.messages(endpoint, wait=20)
    event: Any = webhooks.parse(message.body.encode())
    assert (event.event, event.data.id) == ("supplier.created", supplier.id)
    results = m.Acknowledge(results=[{"id": message.id, "status": 200}])
    assert truweel.webhook_endpoints.acknowledge(endpoint, results).acknowledged == 1
    truweel.webhook_endpoints.delete(endpoint)
