"""Sales invoices that are not paid by their last day are overdue from the night after it (catalogue 7.9)."""

from typing import Any

from tests.jobs.office import DAY, HOUR, Office
from truweel import clock
from truweel.storage.doctor import examine

LAST_DAY = "2026-03-31"
NIGHT = clock.parse_instant("2026-04-01T04:00:00Z")


def invoice(office: Office, **members: Any) -> dict[str, Any]:
    """A sent invoice of 100, to be paid by `LAST_DAY`."""
    line = {"description": "Werk", "price": 100, "quantity": 1}
    body = {"status": "verzonden", "expireDate": LAST_DAY, "lineItems": [line], **members}
    return office.world.admin.create("sales-invoices", body)


def begin(office: Office) -> None:
    """A worker was there in the evening of the last day."""
    office.clock.now = NIGHT - 8 * HOUR
    office.work()


def status(office: Office, record: dict[str, Any]) -> str:
    text: str = office.world.admin.read(f"/sales-invoices/{record['id']}")["status"]
    return text


def test_it_is_overdue_in_the_night_after_its_last_day(office: Office) -> None:
    begin(office)
    sent = invoice(office)
    office.clock.now = NIGHT - 1
    office.work()
    assert status(office, sent) == "verzonden"
    office.clock.now = NIGHT + HOUR
    with office.world.changes() as change:
        office.work()
    assert status(office, sent) == "vervallen"
    ((system_user,),) = office.world.rows("SELECT system_user_id FROM tenant WHERE id = 1")
    (latest, _) = office.world.admin.read(f"/sales-invoices/{sent['id']}/history")
    assert (latest["userId"], latest["correlationId"]) == (str(system_user), "sales-invoices.chase-payment")
    assert latest["changes"] == {"status": ["verzonden", "vervallen"]}
    assert [event for event in change.events if event[0].startswith("sales-invoice")] == [
        ("sales-invoice.updated", sent["id"], 2)
    ]
    office.clock.now += DAY
    with office.world.changes() as change:
        office.work()
    assert (change.history, change.events) == ([], [])
    assert examine(office.world.database, office.world.registry).findings == []


def test_a_booked_one_too(office: Office) -> None:
    begin(office)
    make = office.world.admin.create
    tariff = make("vat-tariffs", {"name": "21%", "percentage": 21})["id"]
    line = {"description": "Werk", "price": 100, "quantity": 1, "vatTariffId": tariff}
    members = {
        "clientId": make("clients", {"name": "Peeters"})["id"],
        "journalId": make("journals", {"name": "V"})["id"],
    }
    booked = invoice(office, **members, date="2026-03-01", booked=True, lineItems=[line])
    office.clock.now = NIGHT + HOUR
    office.work()
    assert status(office, booked) == "vervallen"


def test_what_is_paid_or_elsewhere_in_its_life_stays(office: Office) -> None:
    begin(office)
    admin = office.world.admin
    paid = invoice(office)
    admin.post(f"/sales-invoices/{paid['id']}/payments", {"amount": paid["totalInclVat"]})
    admin.merge(f"/sales-invoices/{paid['id']}", {"status": "verzonden"})
    kept = [
        paid, invoice(office, status="opmaak"), invoice(office, status="herinnering 1"), invoice(office, status=None),
        invoice(office, status="Verzonden"), invoice(office, expireDate=None), invoice(office, expireDate="2026-04-01"),
        invoice(office, type="CREDIT_NOTE"),
    ]  # fmt: skip
    kept += [invoice(office), invoice(office)]
    admin.post(f"/sales-invoices/{kept[-1]['id']}/archive", None, status=204)
    admin.post(f"/sales-invoices/{kept[-2]['id']}/lock", None, status=204)
    before = [admin.read(f"/sales-invoices/{record['id']}") for record in kept]
    office.clock.now = NIGHT + HOUR
    office.work()
    assert [admin.read(f"/sales-invoices/{record['id']}") for record in kept] == before


def test_a_part_that_is_paid_is_not_enough(office: Office) -> None:
    begin(office)
    sent = invoice(office)
    office.world.admin.post(f"/sales-invoices/{sent['id']}/payments", {"amount": 99})
    office.clock.now = NIGHT + HOUR
    office.work()
    assert status(office, sent) == "vervallen"
    office.world.admin.post(f"/sales-invoices/{sent['id']}/payments", {"amount": 1})
    assert status(office, sent) == "betaald"


def test_the_settings_say_from_which_status_to_which(office: Office) -> None:
    begin(office)
    office.world.admin.merge("/settings", {"invoices": {"overdueStatuses": ["gemaild"], "overdueStatus": "te laat"}})
    mailed, sent = invoice(office, status="gemaild"), invoice(office)
    office.clock.now = NIGHT + HOUR
    office.work()
    assert (status(office, mailed), status(office, sent)) == ("te laat", "verzonden")


def test_what_is_retained_is_not_overdue(office: Office) -> None:
    begin(office)
    sent = invoice(office, retentionTotal=5)
    office.world.admin.post(f"/sales-invoices/{sent['id']}/payments", {"amount": sent["totalInclVat"] - 5})
    office.clock.now = NIGHT + HOUR
    office.work()
    assert status(office, sent) == "verzonden"
