"""Subscriptions: each missed period its own document, once, whoever works and whoever dies (catalogue 8.6)."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from tests.jobs.office import DAY, HOUR, Office, run_due
from truweel import clock
from truweel.resources.sales.subscriptions import Subscription
from truweel.storage.doctor import examine

D = Decimal
NIGHT = clock.parse_instant("2026-04-15T05:00:00Z")
LINE = {"description": "Onderhoud warmtepomp", "quantity": 1, "price": D("145")}


def subscribe(office: Office, **members: Any) -> dict[str, Any]:
    """A subscription from 31 January, monthly, whose coming period is invoiced."""
    body = {
        "title": "Onderhoudscontract", "target": "INVOICE", "periodUnit": "MONTH", "startDate": "2026-01-31",
        "advance": True, "lineItems": [LINE], **members,
    }  # fmt: skip
    return office.world.admin.create("subscriptions", body)


def read(office: Office, subscription: dict[str, Any], *names: str) -> tuple[Any, ...]:
    record = office.world.admin.read(f"/subscriptions/{subscription['id']}")
    return tuple(record[name] for name in names)


def made(office: Office, path: str = "/sales-invoices", *names: str) -> list[tuple[Any, ...]]:
    records = office.world.admin.items(path, {"sort": "date", "size": 100})
    return [tuple(record[name] for name in names or ("date", "periodStart", "periodEnd")) for record in records]


def act(office: Office, subscription: dict[str, Any], action: str, status: int = 204, **body: Any) -> Any:
    return office.world.admin.post(f"/subscriptions/{subscription['id']}/{action}", body, status=status)


def work_at(office: Office, instant: int) -> None:
    office.clock.now = instant
    office.work()


def begin(office: Office) -> None:
    """A worker was there the evening before."""
    work_at(office, NIGHT - 9 * HOUR)


MISSED = [
    ("2026-01-31", "2026-01-31", "2026-02-27"),
    ("2026-02-28", "2026-02-28", "2026-03-30"),
    ("2026-03-31", "2026-03-31", "2026-04-29"),
]


def test_every_missed_period_has_a_document_of_its_own(office: Office) -> None:
    begin(office)
    subscription = subscribe(office)
    assert read(office, subscription, "nextDate", "doneCount", "lastDate") == ("2026-01-31", 0, None)
    with office.world.changes() as change:
        work_at(office, NIGHT)
    assert made(office) == MISSED
    assert read(office, subscription, "nextDate", "doneCount", "lastDate") == ("2026-04-30", 3, "2026-03-31")
    names = sorted(name for name, *_ in change.events if name.startswith(("sales-invoice", "subscription")))
    assert names == ["sales-invoice.created"] * 3 + ["subscription.updated"] * 3
    invoice = office.world.admin.items("/sales-invoices")[0]
    assert (invoice["subscriptionId"], invoice["originType"], invoice["totalExclVat"], invoice["booked"]) == (
        subscription["id"], "SUBSCRIPTION", D(145), False,
    )  # fmt: skip
    work_at(office, NIGHT + DAY)
    assert len(made(office)) == 3
    work_at(office, NIGHT + 15 * DAY)
    assert made(office)[3:] == [("2026-04-30", "2026-04-30", "2026-05-30")]
    assert examine(office.world.database, office.world.registry).findings == []


def test_the_past_period_is_invoiced_once_it_is_over(office: Office) -> None:
    begin(office)
    subscription = subscribe(office, advance=False, target="INVOICE", periodUnit="FOUR_WEEKS", startDate="2026-03-02")
    assert read(office, subscription, "nextDate") == ("2026-03-30",)
    work_at(office, NIGHT)
    assert made(office) == [("2026-03-30", "2026-03-02", "2026-03-29")]
    office.world.admin.merge(f"/subscriptions/{subscription['id']}", {"nextDate": "2026-04-16"})
    work_at(office, NIGHT + DAY)
    assert made(office)[1:] == [("2026-04-16", "2026-03-30", "2026-04-15")]
    assert read(office, subscription, "nextDate") == ("2026-04-27",)


def test_what_waits_makes_none(office: Office) -> None:
    begin(office)
    subscribe(office, status="opmaak")
    subscribe(office, startDate="2026-04-16")
    subscribe(office, endDate="2026-01-30")
    paused = subscribe(office)
    act(office, paused, "pause")
    act(office, paused, "pause")
    act(office, paused, "run", status=409)
    work_at(office, NIGHT)
    assert made(office) == []
    act(office, paused, "resume")
    assert read(office, paused, "nextDate", "paused", "doneCount") == ("2026-04-30", False, 0)


def test_it_ends_after_so_many_or_after_a_day(office: Office) -> None:
    begin(office)
    counted = subscribe(office, endless=False, repetitions=2, target="ORDER", status="actief")
    dated = subscribe(office, endDate="2026-03-30")
    work_at(office, NIGHT)
    assert made(office) == MISSED[:2]
    orders = made(office, "/sales-orders", "date", "subscriptionId", "totalExclVat")
    assert orders == [("2026-01-31", counted["id"], D(145)), ("2026-02-28", counted["id"], D(145))]
    for subscription in (counted, dated):
        assert read(office, subscription, "nextDate", "doneCount", "status") == (None, 2, "gefactureerd")
        act(office, subscription, "run", status=409)


def test_run_makes_the_next_one_at_once(office: Office) -> None:
    begin(office)
    subscription = subscribe(office, target="ORDER", startDate="2026-05-01")
    answer = act(office, subscription, "run", status=201, date="2026-04-15")
    order = office.world.admin.items("/sales-orders")[0]
    assert answer.headers["location"].endswith(f"/api/v2/sales-orders/{order['id']}")
    assert (order["date"], order["subscriptionId"]) == ("2026-04-15", subscription["id"])
    assert read(office, subscription, "nextDate", "doneCount", "lastDate") == ("2026-06-01", 1, "2026-05-01")
    writer = office.world.client(user="writer", rights={"subscriptions": "write"})
    writer.post(f"/subscriptions/{subscription['id']}/run", {}, status=403)
    assert read(office, subscription, "doneCount") == (1,)


def test_working_days_skip_weekends_and_holidays(office: Office) -> None:
    begin(office)
    office.world.admin.create("public-holidays", {"date": "2026-04-06", "name": "Paasmaandag"})
    subscribe(office, periodUnit="WORKING_DAY", periodCount=3, startDate="2026-04-02")
    work_at(office, NIGHT)
    assert [date for date, *_ in made(office)] == ["2026-04-02", "2026-04-08", "2026-04-13"]


def test_prices_rise_each_year(office: Office) -> None:
    begin(office)
    members = {"periodUnit": "YEAR", "startDate": "2024-02-01"}
    percent = subscribe(office, **members, indexation={"percentage": D("2.5"), "nextDate": "2025-02-01"})
    work_at(office, NIGHT)
    assert [total for (total,) in made(office, "/sales-invoices", "totalExclVat")] == [145, D("148.63"), D("152.35")]
    assert read(office, percent, "indexation")[0]["nextDate"] == "2027-02-01"
    terms = {"index": "HICP", "base": 120, "nextDate": "2026-02-01"}
    indexed = subscribe(office, **members, nextDate="2026-02-01", indexation=terms)
    with office.world.unchanged():
        assert "HICP of 2026-01" in str(act(office, indexed, "run", status=409).text)
    office.world.admin.create("price-indices", {"code": "HICP", "month": "2026-01", "value": 126})
    act(office, indexed, "run", status=201)
    assert office.world.admin.items("/sales-invoices")[-1]["totalExclVat"] == D("152.25")
    assert read(office, indexed, "indexation")[0] == {
        "index": "HICP", "base": 126, "percentage": None, "nextDate": "2027-02-01",
    }  # fmt: skip


def test_two_workers_make_each_once(office: Office) -> None:
    begin(office)
    for _ in range(4):
        subscribe(office)
    office.clock.now = NIGHT
    first, second = office.worker(), office.worker()

    async def work_both() -> None:
        await asyncio.gather(run_due(first), run_due(second))

    office.world.run(work_both())
    office.work()
    assert sorted(made(office)) == sorted(MISSED * 4)


@pytest.mark.parametrize("times", [1, 2])
def test_a_worker_that_dies_half_way_makes_none_twice(
    office: Office, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """The first worker fails at the last statement of a document; the job is done again."""
    begin(office)
    subscription = subscribe(office)
    original, failures = Subscription.make_one, [times]

    def failing(self: Any, work: Any, due: str, date: str | None) -> Any:
        document = original(self, work, due, date)
        if due == "2026-02-28" and failures[0]:
            failures[0] -= 1
            raise RuntimeError("the worker died")
        return document

    monkeypatch.setattr(Subscription, "make_one", failing)
    work_at(office, NIGHT)
    assert made(office) == MISSED[:1]
    for hours in range(1, 30):
        work_at(office, NIGHT + hours * HOUR)
    assert made(office) == MISSED
    assert read(office, subscription, "doneCount") == (3,)


def test_what_is_retained_is_due_from_its_day_on(office: Office) -> None:
    begin(office)
    members = {"retentionTotal": D("7.25"), "lineItems": [LINE]}
    due = office.world.admin.create("sales-invoices", {**members, "retentionDueDate": "2026-04-15"})
    later = office.world.admin.create("sales-invoices", members)
    office.world.admin.post(f"/sales-invoices/{later['id']}/release", {"date": "2026-04-16"}, status=204)
    work_at(office, NIGHT)
    totals = [office.world.admin.read(f"/sales-invoices/{invoice['id']}")["dueTotal"] for invoice in (due, later)]
    assert totals == [145, D("137.75")]
    with office.world.changes() as change:
        work_at(office, NIGHT + DAY)
    assert office.world.admin.read(f"/sales-invoices/{later['id']}")["dueTotal"] == 145
    assert [name for name, *_ in change.events] == ["sales-invoice.updated"]
