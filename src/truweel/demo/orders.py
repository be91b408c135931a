"""What becomes of the demo company's offers: orders, what is delivered and done of them, subscriptions and invoices."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from truweel.demo import words
from truweel.demo.people import address
from truweel.demo.quotations import Agreement
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import JOURNALS, STATUSES, VAT
from truweel.demo.trade import line_items

__all__ = ["Order", "count_delivered", "deliveries", "invoices", "orders", "progress_statements", "subscriptions"]

CONTRACTS = (
    ("Onderhoud condensatieketel", "Tweejaarlijks onderhoud gasketel met attest", "YEAR", 2, 14_500),
    ("Onderhoud warmtepomp", "Jaarlijks onderhoud warmtepomp met controle koelmiddel", "YEAR", 1, 22_500),
    ("Filters ventilatie", "Filters vervangen en unit reinigen", "MONTH", 6, 9500),
    ("Technische bijstand kantoorgebouw", "Permanentie technische installaties", "MONTH", 1, 38_000),
    ("Legionellabeheer", "Staalname, spoelen en rapport", "QUARTER", 1, 31_000),
)
"""Subject, line, unit and length of the period, and price in cents."""
WORKS = (
    "Levering en plaatsing volgens bestelling", "Uitgevoerde werken in regie", "Herstelling na oproep",
    "Klein materiaal en bevestiging", "Verplaatsing en afvoer",
)  # fmt: skip
COPIED = ("articleId", "description", "unitType", "price", "discount", "vatTariffId")


class Order(NamedTuple):
    """An order: its number among the bodies, the number of its first line among those of all orders, its members."""

    number: int
    first_line: int
    day_index: int
    members: dict[str, Any]

    @property
    def lines(self) -> Iterator[tuple[RecordRef, dict[str, Any]]]:
        """Its lines, and what refers to each."""
        for place, line in enumerate(self.members["lineItems"]):
            yield RecordRef("sales-orders/line-items", self.first_line + place), line


def orders(
    count: int, agreements: Sequence[Agreement], sizes: Mapping[str, int], random_source: RandomSource
) -> Iterator[Order]:
    """Orders, the oldest first. Every second one follows from an offer while there are any."""
    statuses = [name for name, _, _ in STATUSES["sales-orders"]]
    first_line = 0
    for number in range(count):
        agreement = agreements[number // 2] if number % 2 == 0 and number // 2 < len(agreements) else None
        day_index = random_source.day_index_near(number / count)
        members: dict[str, Any] = {
            "title": random_source.pick(words.JOBS),
            "clientId": RecordRef("clients", random_source.below(sizes["clients"])),
            "companyId": RecordRef("companies", number % 2),
            "address": address(random_source, random_source.pick(words.CITIES)),
            "lineItems": list(line_items(random_source, sizes["articles"])),
            "timeAndMaterial": random_source.one_in(5),
        }
        if agreement is not None:
            day_index = min(PAST, DAYS.index(agreement.members.get("date") or DAYS[day_index]) + 10)
            for name in ("title", "clientId", "companyId", "projectId", "address", "lineItems", "clientReference"):
                members[name] = agreement.members.get(name)
            members["offerId"] = RecordRef("offers", agreement.number)
        members |= {
            "date": DAYS[day_index],
            "status": statuses[min(3, (PAST - day_index) // 50)],
            "requestedDate": DAYS[day_index + 30] if random_source.one_in(2) else None,
            "assignedUserId": RecordRef("users", random_source.below(sizes["users"])),
            "salesAgentUserId": RecordRef("users", random_source.below(sizes["users"])),
        }
        if random_source.one_in(6):
            members["globalDiscount"] = random_source.pick((2, 5, Decimal("7.5")))
        if number % 4 == 3:
            members["invoicePhases"] = _phases(day_index)
        yield Order(number, first_line, day_index, members)
        first_line += len(members["lineItems"])


def _phases(day_index: int) -> list[dict[str, Any]]:
    return [
        {"name": "Voorschot bij bestelling", "kind": "PERCENTAGE", "percentage": 30, "dueDate": DAYS[day_index]},
        {"name": "Bij levering", "kind": "PERCENTAGE", "percentage": 40, "dueDate": DAYS[min(day_index + 45, PAST)]},
        {"name": "Saldo", "kind": "FINAL"},
    ]


def count_delivered(count: int) -> int:
    """How many of `count` deliveries are delivered."""
    return max(0, count - 3)


def deliveries(
    count: int, all_orders: Sequence[Order], sizes: Mapping[str, int], random_source: RandomSource
) -> Iterator[RecordBody]:
    """Notes of what was brought, of the oldest orders first; the last are still open."""
    for number in range(count):
        order = all_orders[number * len(all_orders) // count]
        lines = [
            {"orderLineItemId": reference}
            | ({"quantity": 1} if random_source.one_in(5) and line.get("quantity", 1) >= 1 else {})
            for reference, line in order.lines
            if line.get("type") != "TEXT"
        ]
        is_done = number < count_delivered(count)
        members: dict[str, Any] = {
            "date": DAYS[min(order.day_index + 14, PAST)],
            "status": STATUSES["deliveries"][0][0],
            "salesOrderId": RecordRef("sales-orders", order.number),
            "employeeId": RecordRef("employees", random_source.below(sizes["employees"])),
            "stockLocationId": RecordRef("stock-locations", random_source.below(3)),
            "lineItems": lines,
        }
        if is_done and random_source.one_in(2):
            members |= {
                "signatureName": f"{random_source.pick(words.FIRST_NAMES['NL'])} Peeters",
                "signedAt": f"{members['date']}T14:30:00.000Z",
            }
        yield RecordBody("deliveries", members)
        if is_done:
            yield RecordBody("deliveries/deliver", {"id": RecordRef("deliveries", number)})


def progress_statements(count: int, all_orders: Sequence[Order], random_source: RandomSource) -> Iterator[RecordBody]:
    """The first statement of some orders: what was done in the month after the order. The oldest ones are invoiced."""
    statuses = [name for name, _, _ in STATUSES["progress-statements"]]
    for number in range(count):
        order = all_orders[number * len(all_orders) // count]
        end = min(order.day_index + 30, PAST)
        lines = []
        for reference, line in order.lines:
            kind = line.get("type", "LINE")
            copied = {name: line[name] for name in COPIED if name in line}
            if kind != "TEXT":
                done = Decimal(random_source.below(5)) / 4 * line.get("quantity", 1) if kind == "LINE" else 0
                lines.append(copied | {"type": kind, "orderLineItemId": reference, "currentQuantity": done})
        yield RecordBody(
            "progress-statements",
            {
                "title": f"Vorderingsstaat {order.members['title'].lower()}",
                "date": DAYS[end],
                "periodStart": DAYS[order.day_index],
                "periodEnd": DAYS[end],
                "status": statuses[min(1, 3 - number * 4 // count)],
                "salesOrderId": RecordRef("sales-orders", order.number),
                "projectId": order.members.get("projectId"),
                "strategy": "SIMPLE" if random_source.one_in(3) else "DETAILED",
                "retentionPercentage": 5 if number % 3 == 0 else None,
                "lineItems": lines,
            },
        )
    for action, first in (("approve", 2), ("invoice", 3)):
        for number in range(count):
            if 3 - number * 4 // count >= first:
                yield RecordBody(f"progress-statements/{action}", {"id": RecordRef("progress-statements", number)})


def subscriptions(count: int, sizes: Mapping[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Contracts of maintenance and assistance; the newest is still a draft, and one has ended."""
    for number in range(count):
        title, description, unit, length, price = CONTRACTS[number % len(CONTRACTS)]
        day_index = random_source.day_index_near(number / count)
        company = number % 2
        members: dict[str, Any] = {
            "title": title,
            "date": DAYS[day_index],
            "clientId": RecordRef("clients", random_source.below(sizes["clients"])),
            "companyId": RecordRef("companies", company),
            "journalId": RecordRef("journals", len(JOURNALS) * company),
            "assignedUserId": RecordRef("users", random_source.below(sizes["users"])),
            "status": STATUSES["subscriptions"][0 if number == count - 1 else 2 if number == 0 else 1][0],
            "target": "INVOICE" if unit != "YEAR" else "ORDER",
            "periodUnit": unit,
            "periodCount": length,
            "startDate": DAYS[day_index],
            "nextDate": DAYS[PAST + random_source.below(180)],
            "advance": unit == "MONTH",
            "lineItems": [
                {
                    "description": description,
                    "unitType": "forfait",
                    "price": euros(price),
                    "costPrice": euros(price * 6 // 10),
                    "vatTariffId": RecordRef("vat-tariffs", VAT["21%"]),
                }
            ],
        }
        if number == 0:
            members |= {"endless": False, "repetitions": 2, "endDate": DAYS[PAST], "nextDate": None}
        if number % 3 == 1:
            members["indexation"] = {"percentage": Decimal("2.5"), "nextDate": DAYS[PAST + 60]}
        yield RecordBody("subscriptions", members)


def invoices(
    count: int, all_orders: Sequence[Order], sizes: Mapping[str, int], random_source: RandomSource
) -> Iterator[RecordBody]:
    """Invoices of orders by day: paid ones, those that wait or are late, a few credit notes, and drafts at the end."""
    for number in range(count):
        day_index = PAST * (number + 1) // count
        is_credit, is_draft = number % 15 == 9, number >= count - 3
        if not is_credit:  # a credit note is that of the invoice before, whole
            order = all_orders[number * len(all_orders) // count]
            cents = [2000 + 50 * random_source.below(9000) for _ in range(1 + random_source.below(3))]
            rate = 21 if random_source.one_in(2) else 6
        company = order.members["companyId"].number
        members: dict[str, Any] = {
            "type": "CREDIT_NOTE" if is_credit else "INVOICE",
            "title": f"Creditnota {order.members['title'].lower()}" if is_credit else order.members["title"],
            "date": DAYS[day_index],
            "status": "opmaak" if is_draft else "verzonden",
            "booked": not is_draft,
            "clientId": order.members["clientId"],
            "companyId": RecordRef("companies", company),
            "journalId": RecordRef("journals", len(JOURNALS) * company),
            "clientReference": order.members.get("clientReference"),
            "siteAddress": order.members["address"],
            "assignedUserId": RecordRef("users", random_source.below(sizes["users"])),
            "originType": "CREDIT" if is_credit else "SALES_ORDER",
            "lineItems": [
                {
                    "description": WORKS[(number + place) % len(WORKS)],
                    "price": euros(price),
                    "costPrice": euros(price * 7 // 10),
                    "vatTariffId": RecordRef("vat-tariffs", VAT[f"{rate}%"]),
                    "orderId": RecordRef("sales-orders", order.number),
                }
                for place, price in enumerate(cents)
            ],
        }
        if not is_draft:
            members["sentDate"] = DAYS[day_index]
        if is_credit:
            members["creditedInvoiceId"] = RecordRef("sales-invoices", number - 1)
        elif number % 15 == 8 and number + 1 < count - 3:  # the next one credits it
            members["status"] = "gecrediteerd"
        elif not is_draft:
            members |= _standing(day_index, sum(cents), rate, random_source)
        yield RecordBody("sales-invoices", members)


LATE = ((330, "herinnering 3"), (200, "herinnering 2"), (60, "herinnering 1"), (20, "vervallen"))
"""Days since an invoice that is not paid, and its status after more than these."""


def _standing(day_index: int, net: int, rate: int, random_source: RandomSource) -> dict[str, Any]:
    """How far the payment of an invoice of `net` cents is."""
    age = PAST - day_index
    is_late = age <= 90 or (age <= 400 and random_source.one_in(3))
    if not is_late or (10 < age <= 90 and random_source.one_in(2)):
        gross = net + (net * rate + 50) // 100
        payment = {"date": DAYS[min(day_index + 20, PAST)], "amount": euros(gross), "paymentMethod": "overschrijving"}
        return {"status": "betaald", "payments": [payment]}
    for days, status in LATE:
        if age > days:
            return {"status": status}
    return {}
