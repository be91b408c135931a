"""What stands beside the demo company's offers: change orders, bills of quantities and special prices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from truweel.demo.catalogue import GROUPS, HOUR_CODES
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import STATUSES, VAT

__all__ = ["Agreement", "Agreements", "posts", "settlements", "tariffs"]

CHANGES = (
    ("Meerwerk: extra stopcontacten", "Extra stopcontacten volgens vraag op de werf", 8, 4850),
    ("Meerwerk: buitenkraan", "Vorstvrije buitenkraan met leiding", 1, 38_500),
    ("Minwerk: handdoekradiator", "Handdoekradiator vervalt", -1, 52_000),
    ("Andere wandafwerking technische ruimte", "Afwerking in vezelcement in plaats van pleister", 12, 3400),
    ("Meerwerk: leidingen verleggen", "Bestaande afvoer verleggen", 6, 7900),
    ("Minwerk: dakdoorvoer", "Dakdoorvoer door anderen", -2, 14_500),
)
"""Subject, line, quantity and price in cents."""
CHAPTERS = (("60", "Sanitair"), ("64", "Verwarming"), ("70", "Elektriciteit"))
ITEMS = (
    (0, "60.11", "Afvoerleiding PVC 110 mm", "m", "VH", 1),
    (0, "60.21", "Wandcloset met inbouwreservoir", "stuk", "FH", 3),
    (0, "60.31", "Douchekraan, thermostatisch", "stuk", "FH", 2),
    (1, "64.12", "Vloerverwarming, nat systeem", "m²", "VH", 1),
    (1, "64.41", "Warmtepomp lucht-water", "stuk", "FH", 16),
    (1, "64.90", "Indienststelling en afregeling", "forfait", "SOG", 8),
    (2, "70.20", "Verdeelbord, driefasig", "stuk", "FH", 10),
    (2, "70.35", "Stopcontact, dubbel", "stuk", "VH", 1),
)
"""Chapter, number, name, unit, kind of agreement, hours of one unit in quarters."""


class Agreement(NamedTuple):
    """An offer that was accepted: its number among the bodies, and its members."""

    number: int
    members: dict[str, Any]


class Agreements:
    """The agreements that change orders are made for: some `count` of all accepted offers, spread over their time."""

    def __init__(self, count: int, offers: int) -> None:
        self.chosen: list[Agreement] = []
        self._count, self._offers = count, offers

    def watch(self, offers: Iterator[RecordBody]) -> Iterator[RecordBody]:
        """The same bodies of offers; some are kept."""
        for number, body in enumerate(offers):
            is_due = len(self.chosen) <= number * self._count // self._offers
            if not self.chosen or (is_due and body.members["status"] == "goedgekeurd"):
                self.chosen.append(Agreement(number, body.members))
            yield body


def settlements(
    count: int, agreements: Sequence[Agreement], users: int, random_source: RandomSource
) -> Iterator[RecordBody]:
    """More and less work than was agreed, a few weeks after the offer; one in six is a draft without a date."""
    statuses = [name for name, _, _ in STATUSES["settlements"]]
    for number in range(count):
        agreement = agreements[number * len(agreements) // count]
        title, description, quantity, price = random_source.pick(CHANGES)
        status = statuses[number % len(statuses)]
        line = {
            "description": description,
            "quantity": quantity,
            "price": euros(price),
            "costPrice": euros(price * 7 // 10),
            "vatTariffId": RecordRef("vat-tariffs", VAT["21%"]),
        }
        hours = {"articleId": RecordRef("articles", random_source.below(4)), "quantity": 1 + random_source.below(12)}
        members: dict[str, Any] = {
            "title": title,
            "status": status,
            "offerId": RecordRef("offers", agreement.number),
            "projectId": agreement.members.get("projectId"),
            "clientId": agreement.members["clientId"],
            "companyId": agreement.members["companyId"],
            "address": agreement.members["address"],
            "assignedUserId": RecordRef("users", random_source.below(users)),
            "lineItems": [line, hours] if quantity > 0 else [line],
            "remark": "Besproken op de werf." if number % 3 == 0 else None,
        }
        day_index = DAYS.index(agreement.members.get("date") or DAYS[PAST // 2]) + 15 + random_source.below(60)
        if status != "ontwerp":
            day_index = min(day_index, PAST)
            members |= {"date": DAYS[day_index], "sentDate": DAYS[day_index], "expireDate": DAYS[day_index + 31]}
        if status == "goedgekeurd":
            members["approvedDate"] = DAYS[min(day_index + 5, PAST)]
        if status == "afgekeurd":
            members["lossReason"] = "Te duur"
        yield RecordBody("settlements", members)


def posts(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """The chapters of the library and their items; then items of calculated offers, and of some settlements."""
    for number in range(count):
        if number < len(CHAPTERS):
            code, name = CHAPTERS[number]
            yield RecordBody("posts", {"number": code, "name": name, "library": True, "position": number + 1})
            continue
        item = number - len(CHAPTERS)
        round_, place = divmod(item, len(ITEMS))
        chapter, code, name, unit, agreement, quarters = ITEMS[place]
        members: dict[str, Any] = {
            "number": code if round_ == 0 else f"{code}.{'abcdefgh'[round_ % 8]}",
            "name": name,
            "description": f"{name}: levering en plaatsing, met alle bevestigingen en toebehoren.",
            "unitType": unit,
            "quantity": 1 if unit == "forfait" else 1 + random_source.below(24),
            "agreementType": agreement,
            "position": place + 1,
            "vatTariffId": RecordRef("vat-tariffs", VAT["21%"]),
            "lines": _post_lines(sizes["articles"], quarters, random_source),
        }
        if round_ == 0:
            members |= {"library": True, "parentId": RecordRef("posts", chapter)}
        elif round_ % 4 == 3:
            members["settlementId"] = RecordRef("settlements", round_ % sizes["settlements"])
        else:
            members["offerId"] = RecordRef("offers", 4 * (round_ % (sizes["offers"] // 4)))
        if number % 9 == 8:
            members["priceByHand"] = euros(2500 + random_source.below(40_000))
        yield RecordBody("posts", members)


def _post_lines(articles: int, quarters: int, random_source: RandomSource) -> list[dict[str, Any]]:
    """Material, hours and, now and then, something for the whole post."""
    material = len(HOUR_CODES) + random_source.below(articles - len(HOUR_CODES))
    lines: list[dict[str, Any]] = [
        {"articleId": RecordRef("articles", material), "quantity": Decimal("1.05")},
        {
            "articleId": RecordRef("articles", random_source.below(4)),
            "quantity": Decimal(quarters) / 4,
            "executionPhase": "Ruwbouw" if quarters < 4 else "Afwerking",
        },
    ]
    if random_source.one_in(3):
        equipment = {"description": "Huur hoogwerker", "unitType": "dag", "calculationType": "Materieel"}
        price = {"total": True, "separatePrice": True, "price": euros(18_500), "costPrice": euros(14_000)}
        lines.append(equipment | price | {"quantity": 1})
    if random_source.one_in(4):
        formula = {"description": "Isolatie rond de leiding", "unitType": "m", "calculationType": "Materiaal"}
        price = {"quantityFormula": 'isolatie == "ja" ? 1 : 0', "costPrice": Decimal("2.4"), "margin": 25}
        lines.append(formula | price)
    return lines


def tariffs(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Special prices of clients and projects: by article or by group; a fixed price, a discount or a margin."""
    for number in range(count):
        members: dict[str, Any] = {"validFrom": DAYS[random_source.below(PAST)]}
        if number % 3 == 0:
            members["articleGroupId"] = RecordRef("article-groups", random_source.below(len(GROUPS)))
        else:
            members["articleId"] = RecordRef("articles", random_source.below(sizes["articles"]))
        owner = "projects" if number % 4 == 3 else "clients"
        members[f"{owner[:-1]}Id"] = RecordRef(owner, random_source.below(sizes[owner]))
        if number % 3 == 1:
            members["price"] = euros(500 + random_source.below(20_000))
        elif number % 2:
            members["margin"] = 15 + 5 * random_source.below(4)
        else:
            members["discount"] = (5, 10, Decimal("12.5"))[random_source.below(3)]
        if number % 5 == 4:
            members["fromQuantity"] = 10 * (1 + random_source.below(10))
        if random_source.one_in(4):
            members["validTo"] = DAYS[PAST + random_source.below(180)]
        yield RecordBody("tariffs", members)
