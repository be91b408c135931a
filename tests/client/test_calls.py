"""Reads and writes of records, against a real server."""

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import uuid4

import httpx
import pytest

from truweel_client import (
    UNSET,
    ApiError,
    ApiWarning,
    ExtraFieldValueWrite,
    NotFound,
    Truweel,
    ValidationFailed,
    difference,
)
from truweel_client import models as m
from truweel_client.errors import BadRequest, Conflict, PreconditionFailed, RecordLocked, Unauthorized

from .conftest import Server


def new_client(truweel: Truweel, **members: object) -> m.Client:
    return truweel.clients.create(m.ClientWrite(name=f"Klant {uuid4().hex[:8]}", **members))  # type: ignore[arg-type]


def test_a_list_filters_sorts_and_includes(truweel: Truweel) -> None:
    clients = [new_client(truweel, client_nr=f"N{number}") for number in (3, 1, 2)]
    mark = uuid4().hex
    for number, client in enumerate(clients):
        truweel.offers.create(
            m.OfferWrite(
                title=f"{mark} {number}",
                client_id=client.id,
                status="verzonden" if number else "ontwerp",
                date=dt.date(2026, 3, 1 + number),
                line_items=[m.OfferLineItemWrite(description="Buis", quantity=Decimal("2.5"), price=8.95)],
            )
        )
    own = [client.id for client in clients]
    titles = [offer.title for offer in truweel.offers.list(client_id=own, sort="-title")]
    assert titles == [f"{mark} 2", f"{mark} 1", f"{mark} 0"]
    sent = truweel.offers.list(
        client_id=own, status="verzonden", from_date=dt.date(2026, 3, 3), include=["client", "lineItems"]
    ).all()
    assert [offer.title for offer in sent] == [f"{mark} 2"]
    assert sent[0].client is not None
    assert sent[0].client.name == clients[2].name
    assert [(line.quantity, line.price) for line in sent[0].line_items or []] == [(Decimal("2.5"), Decimal("8.95"))]
    assert sent[0].total_excl_vat == Decimal("22.38")
    assert sent[0].date == dt.date(2026, 3, 3)
    assert truweel.offers.list(client_id=own).count() == 3
    assert truweel.offers.list(client_id=own, project_id=None).count() == 3, "None finds those without a project"
    first = truweel.offers.list(client_id=own, sort=["title"]).first()
    assert first is not None
    assert first.title == f"{mark} 0"
    assert truweel.offers.list(client_id=own, status="niets").first() is None


def test_an_extra_field_is_filtered_by_and_written(truweel: Truweel) -> None:
    client = new_client(truweel, extra_fields={"Contact via": ExtraFieldValueWrite.of("Website")})
    assert client.extra_fields["Contact via"].value == "Website"
    clients = truweel.clients.list(extra={"Contact via": "Website"}, id=[client.id]).all()
    assert [record.id for record in clients] == [client.id]
    assert truweel.clients.list(extra={"Contact via": ["Architect", "Beurs"]}, id=client.id).all() == []
    cleared = truweel.clients.patch(client, m.ClientPatch(extra_fields={"Contact via": None}))
    assert "Contact via" not in cleared.extra_fields or cleared.extra_fields["Contact via"].value is None


def test_pages_come_in_order_without_a_gap(truweel: Truweel) -> None:
    expected = sorted(int(client.id) for client in truweel.clients.list(include_archived=True))
    listing = truweel.clients.list(include_archived=True, page_size=7)
    pages = list(listing.pages())
    assert [int(client.id) for page in pages for client in page.items] == expected
    assert {len(page.items) for page in pages[:-1]} == {7}
    assert pages[0].total == len(expected)


def test_a_walk_tells_where_to_go_on(truweel: Truweel) -> None:
    listing = truweel.clients.list(updated_from=None, page_size=100)
    assert len(listing.all()) > 0
    assert listing.sync_from is None, "the list of everything has no watermark"
    listing = truweel.clients.list(updated_from=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    listing.all()
    assert listing.sync_from is not None
    assert listing.sync_from.tzinfo is not None
    changed = new_client(truweel)
    later = truweel.clients.list(updated_from=listing.sync_from).all()
    assert changed.id in [client.id for client in later]
    truweel.clients.delete(changed)
    deleted = truweel.clients.list(deleted_from=listing.sync_from).all()
    assert changed.id in [client.id for client in deleted]


def test_create_get_replace_patch_delete(truweel: Truweel) -> None:
    created = new_client(truweel, email="a@b.example", address=m.AddressWrite(city="Gent", latitude=Decimal("51.05")))
    assert created.etag is not None
    assert created.etag.startswith('"1')
    assert created.address is not None
    assert created.address.latitude == Decimal("51.05")
    read = truweel.clients.get(created.id, include="contacts")
    assert (read.name, read.contacts) == (created.name, [])
    patched = truweel.clients.patch(created, m.ClientPatch(email=None, name="Ander"), if_match=created.etag)
    assert (patched.name, patched.email) == ("Ander", None)
    with pytest.raises(PreconditionFailed) as failed:
        truweel.clients.patch(created, {"name": "Te laat"}, if_match=created.etag)
    assert failed.value.params == {"version": 2}
    patched.name = "Terug"
    replaced = truweel.clients.replace(patched, patched)
    assert (replaced.name, replaced.address) == ("Terug", created.address)
    replaced = truweel.clients.replace(created, m.ClientWrite(name="Leeg"))
    assert (replaced.name, replaced.address) == ("Leeg", None)
    truweel.clients.delete(created, if_match=replaced.etag)
    with pytest.raises(NotFound) as missing:
        truweel.clients.get(created)
    assert (missing.value.code, missing.value.params) == (
        "record_not_found",
        {"collection": "clients", "id": created.id},
    )


def test_a_json_patch_is_built_from_a_change(truweel: Truweel) -> None:
    client = new_client(truweel, contacts=[m.ClientContactWrite(name="An"), m.ClientContactWrite(name="Bert")])
    with truweel.clients.edit(client, include="contacts") as edited:
        edited.email = "nieuw@klant.example"
        assert edited.contacts is not None
        edited.contacts[1].name = "Bart"
    after = truweel.clients.get(client, include="contacts")
    assert (after.email, [contact.name for contact in after.contacts or []]) == ("nieuw@klant.example", ["An", "Bart"])
    version = after.etag
    with truweel.clients.edit(client):
        pass
    assert truweel.clients.get(client, include="contacts").etag == version, "no change, no request"

    def stop_halfway() -> None:
        with truweel.clients.edit(client) as edited:
            edited.name = "Nooit"
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stop_halfway()
    assert truweel.clients.get(client).name == client.name

    def come_too_late() -> None:
        with truweel.clients.edit(client) as edited:
            truweel.clients.patch(client, {"name": "Eerst"})
            edited.name = "Daarna"

    with pytest.raises(PreconditionFailed):
        come_too_late()
    assert truweel.clients.get(client).name == "Eerst"


def test_the_difference_of_two_records() -> None:
    instant = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    before = m.Client(id="1", created_at=instant, updated_at=instant, name="A", address=m.Address(city="Gent"))
    after = m.Client(id="1", created_at=instant, updated_at=instant, name="A", address=m.Address(city="Aalst"), tel="1")
    assert difference(before, after) == [
        {"op": "replace", "path": "/tel", "value": "1"},
        {"op": "replace", "path": "/address/city", "value": "Aalst"},
    ]
    assert difference(before, before) == []
    assert difference({"a/b": 1, "c~d": {"e": 1}}, {"c~d": {"f": True}, "g": []}) == [
        {"op": "remove", "path": "/a~1b"},
        {"op": "remove", "path": "/c~0d/e"},
        {"op": "add", "path": "/c~0d/f", "value": True},
        {"op": "add", "path": "/g", "value": []},
    ]
    assert difference({"a": 1}, {"a": True}) == [{"op": "replace", "path": "/a", "value": True}]


def test_operations_are_sent_as_they_are(truweel: Truweel) -> None:
    client = new_client(truweel)
    operations = [
        {"op": "test", "path": "/name", "value": client.name},
        {"op": "replace", "path": "/name", "value": "B"},
    ]
    assert truweel.clients.patch(client, operations).name == "B"
    with pytest.raises(Conflict) as failed:
        truweel.clients.patch(client, operations)
    assert failed.value.code == "test_failed"


def test_children_have_the_same_methods(truweel: Truweel) -> None:
    offer = truweel.offers.create(m.OfferWrite(title="Badkamer"))
    lines = truweel.offers.line_items(offer)
    made = [lines.create(m.OfferLineItemWrite(description=text, quantity=1, price=10)) for text in ("Bad", "Kraan")]
    lines.patch(made[0], m.OfferLineItemPatch(quantity=3))
    assert [(line.description, line.quantity) for line in lines.list()] == [("Bad", 3), ("Kraan", 1)]
    lines.delete(made[1])
    assert truweel.offers.get(offer).total_excl_vat == Decimal("30.0")
    comment = truweel.offers.comments(offer).create(m.CommentWrite(content="Bellen"))
    assert [listed.id for listed in truweel.offers.comments(offer).list()] == [comment.id], "a bare array"
    assert truweel.comments.get(comment.id).content == comment.content


def test_actions_return_the_record(truweel: Truweel) -> None:
    client = new_client(truweel)
    assert truweel.clients.archive(client).archived_at is not None
    assert truweel.clients.unarchive(client).archived_at is None
    assert truweel.clients.lock(client).locked_at is not None
    with pytest.raises(RecordLocked):
        truweel.clients.patch(client, {"name": "x"})
    assert truweel.clients.unlock(client).locked_at is None
    journal = truweel.journals.create(m.JournalWrite(name=f"Verkopen {uuid4().hex[:6]}"))
    tariff = truweel.vat_tariffs.create(m.VatTariffWrite(name="21 %", percentage=21))
    line = m.SalesInvoiceLineItemWrite(description="Werk", quantity=1, price=100, vat_tariff_id=tariff.id)
    body = m.SalesInvoiceWrite(client_id=client.id, journal_id=journal.id, date=dt.date(2026, 1, 31), line_items=[line])
    invoice = truweel.sales_invoices.create(body)
    assert truweel.sales_invoices.book(invoice).booked is True
    note = truweel.sales_invoices.credit(invoice)
    assert (note.type, note.id != invoice.id) == ("CREDIT_NOTE", True)


def test_history_tells_who_changed_what(truweel: Truweel) -> None:
    client = new_client(truweel)
    truweel.clients.patch(client, {"name": "Een"})
    truweel.clients.patch(client, {"email": "x@y.example"})
    changes = truweel.clients.history(client).all()
    assert [(change.version, change.operation) for change in changes] == [(3, "update"), (2, "update"), (1, "create")]
    assert changes[1].changes == {"name": [client.name, "Een"]}
    assert [change.version for change in truweel.clients.history(client, member="email")] == [3, 1]


def test_an_error_names_field_code_and_message(truweel: Truweel) -> None:
    with pytest.raises(ValidationFailed) as failed:
        truweel.clients.create(m.ClientWrite(name="x" * 300, email="x" * 300))
    error = failed.value
    assert (error.status, error.code, error.field) == (400, "validation_failed", "name")
    assert [(fault.field, fault.code, fault.params) for fault in error.errors] == [
        ("name", "too_long", {"max": 255}),
        ("email", "too_long", {"max": 255}),
    ]
    assert error.errors[0].message == "must be at most 255 characters, not 300"
    assert str(error).startswith("POST /api/v2/clients → 400 validation_failed: ")
    assert len(error.correlation_id) == 36


def test_wrong_credentials(server: Server) -> None:
    with server.client(secret="wrong") as client, pytest.raises(Unauthorized) as failed:
        client.profile.get()
    assert failed.value.reason == "invalid-credentials"


def test_strict_by_default_and_warnings_where_lenient(server: Server, truweel: Truweel) -> None:
    with pytest.raises(BadRequest) as failed:
        truweel.clients.create({"name": "A", "naam": "B"})
    assert (failed.value.errors[0].code, failed.value.errors[0].params) == ("unknown_member", {"nearest": "name"})
    with server.client(strict=False) as lenient, pytest.warns(ApiWarning) as warned:
        lenient.clients.create({"name": "A", "naam": "B"})
    (warning,) = warned
    assert warning.filename == __file__, "the warning points at the line that called"
    assert isinstance(warning.message, ApiWarning)
    assert (warning.message.field, warning.message.code, warning.message.params) == (
        "naam",
        "unknown_member",
        {"nearest": "name"},
    )


def test_a_filter_that_does_not_exist_is_refused_before_a_request(truweel: Truweel) -> None:
    with pytest.raises(TypeError, match=r"no filter 'naam' \(did you mean 'name'\?\)"):
        truweel.clients.list(naam="x")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="updatedFrom: an instant needs a time zone"):
        truweel.clients.list(updated_from=dt.datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="id: an empty list matches nothing"):
        truweel.clients.list(id=[])
    with pytest.raises(ValueError, match="page_size: from 1 to 100"):
        truweel.clients.list(page_size=101)
    with pytest.raises(ValueError, match="an id is a text of digits"):
        truweel.clients.get("../users")


def test_an_idempotency_key_makes_one_record(truweel: Truweel) -> None:
    key = uuid4().hex
    first = truweel.clients.create(m.ClientWrite(name="Een"), idempotency_key=key)
    assert truweel.clients.create(m.ClientWrite(name="Een"), idempotency_key=key).id == first.id
    assert truweel.clients.create(m.ClientWrite(name="Een")).id != first.id


def test_unset_members_are_not_sent(truweel: Truweel) -> None:
    assert m.ClientPatch().name is UNSET
    client = new_client(truweel, tel="1")
    assert truweel.clients.patch(client, m.ClientPatch(email="a@b.example")).tel == "1"


def test_any_other_call(truweel: Truweel) -> None:
    assert truweel.request("GET", "/profile")["email"] == "client@test.example"
    assert truweel.request("GET", "/profile", kind=m.Profile).email == "client@test.example"
    assert truweel.request("HEAD", "/") is None
    assert truweel.request("GET", "/clients", params={"size": 1})["size"] == 1
    with pytest.raises(ApiError) as failed:
        truweel.request("GET", "/nergens")
    assert failed.value.code == "path_not_found"


def test_a_client_of_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUWEEL_CLIENT_SERVER", server.base_url)
    monkeypatch.setenv("TRUWEEL_CLIENT_KEY", server.login["key"])
    monkeypatch.delenv("TRUWEEL_CLIENT_SECRET", raising=False)
    with pytest.raises(ValueError, match="set TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET"):
        Truweel.from_environment()
    monkeypatch.setenv("TRUWEEL_CLIENT_SECRET", server.login["secret"])
    with Truweel.from_environment(strict=False) as client:
        assert client.profile.get().email == "client@test.example"


def test_a_wrong_beginning_says_what_would_be_right() -> None:
    with pytest.raises(ValueError, match=r"such as http://127\.0\.0\.1:8080"):
        Truweel("127.0.0.1:8080", key="a", secret="b")
    with pytest.raises(ValueError, match="give key and secret, or login"):
        Truweel("http://127.0.0.1:8080", key="a")


def test_threads_at_the_limit_of_a_real_server_meet_no_429(server: Server) -> None:
    user = ("user", "create", "-t", "demo", "--email", "limited@test.example", "--role", "Administrator", "--json")
    login = json.loads(server.installation.run(*user))
    statuses: list[int] = []
    with (
        httpx.Client(event_hooks={"response": [lambda answer: statuses.append(answer.status_code)]}) as http,
        server.client(key=login["apiKey"], secret=login["apiSecret"], http=http) as truweel,
        ThreadPoolExecutor(8) as threads,
    ):
        emails = set(threads.map(lambda _: truweel.profile.get().email, range(60)))
    assert emails == {"limited@test.example"}
    assert statuses == [200] * 60
