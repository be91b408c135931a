"""What the demo company sells: articles, projects and offers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from truweel.demo import words
from truweel.demo.catalogue import GROUPS, HOUR_CODES, PRODUCTS, Product
from truweel.demo.identifiers import structured_communication
from truweel.demo.people import address
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import ACTIVITIES, CHANNELS, STATUSES, VAT

__all__ = ["articles", "offers", "projects"]

GROUP_NUMBERS = {name: number for number, (name, _) in enumerate(GROUPS)}
HOURS = RecordRef("article-groups", GROUP_NUMBERS["Uren"])
KINDS = [(product, size) for product in PRODUCTS for size in range(len(product.sizes))]
RATES = [RecordRef("vat-tariffs", VAT[name]) for name in ("21%", "6%", "12%", "0%")]
OFFER_STATUSES = [name for name, _, _ in STATUSES["offers"]]


def articles(count: int, suppliers: int, chance: RandomSource) -> Iterator[RecordBody]:
    """The hour codes, then every product in every size; beyond those, the same in further series."""
    for code in HOUR_CODES[:count]:
        yield RecordBody("articles", _hour(code.code, code.name, code.cost, code.price))
    for number in range(count - len(HOUR_CODES)):
        series, kind = divmod(number, len(KINDS))
        product, size = KINDS[kind]
        yield RecordBody("articles", _article(chance, product, size, series, suppliers))


def _hour(code: str, name: str, cost: int, price: int) -> dict[str, Any]:
    return {
        "name": name,
        "articleNumber": code,
        "articleGroupId": HOURS,
        "unitType": "uur",
        "costPrice": euros(cost),
        "salePrice": euros(price),
        "calculationType": "Arbeid",
        "salesGLAccountId": RecordRef("general-ledger-accounts", 3),
        "timeOperation": True,
        "wappy": True,
    }


def _article(chance: RandomSource, product: Product, size: int, series: int, suppliers: int) -> dict[str, Any]:
    cost = product.cost * (4 + size) // 4 * (100 + series % 12) // 100
    brand = product.brands[(size + series) % len(product.brands)]
    name = f"{product.name} {product.sizes[size]}" + (f" reeks {series + 1}" if series else "")
    machine = product.group in ("Warmtepompen", "Ketels", "Ventilatie-units", "Laadpalen")
    barcode = f"29{GROUP_NUMBERS[product.group]:02d}{series % 1_000_000:06d}{size:02d}"
    fields: dict[str, Any] = {"ProductFlow": {"booleanValue": product.margin > 60}}
    if machine:
        fields["Garantie (maanden)"] = {"integerValue": 24 + 12 * chance.below(5)}
        fields["Recupelbijdrage"] = {"decimalValue": euros(100 + 5 * chance.below(40))}
        fields["Technische fiche"] = {"stringValue": f"https://fiches.example/{product.code}-{size + 1}.pdf"}
    return {
        "name": name,
        "saleName": f"{brand} {name}",
        "description": f"{name}, merk {brand}",
        "brand": brand,
        "articleNumber": f"{product.code}-{size + 1}-{series + 1:04d}",
        "barcode": barcode + _ean_check(barcode),
        "articleGroupId": RecordRef("article-groups", GROUP_NUMBERS[product.group]),
        "unitType": product.unit,
        "costPrice": euros(cost),
        "salePrice": euros(cost * (100 + product.margin) // 100),
        "margin": product.margin,
        "calculationType": "Materiaal",
        "vatTariffId": None,
        "salesGLAccountId": RecordRef("general-ledger-accounts", 2),
        "purchaseGLAccountId": RecordRef("general-ledger-accounts", 0),
        "activityId": RecordRef("activities", _activity(product.group)),
        "stockArticle": not machine,
        "stockPlace": None if machine else f"{'ABCD'[size % 4]}-{1 + chance.below(24)}-{1 + chance.below(6)}",
        "stockLocationIds": [] if machine else [RecordRef("stock-locations", 0)],
        "minimumStock": None if machine else 5 * (1 + chance.below(8)),
        "targetStock": None if machine else 50 + 10 * chance.below(10),
        "installation": machine,
        "articleSuppliers": [_source(chance, cost, product, suppliers)],
        "extraFields": fields,
    }


def _activity(group: str) -> int:
    parent = dict(GROUPS)[group] or group
    return ACTIVITIES.index(parent)


def _ean_check(digits: str) -> str:
    """The thirteenth digit of an EAN; 20 to 29 in front are for use inside a firm."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


def _source(chance: RandomSource, cost: int, product: Product, suppliers: int) -> dict[str, Any]:
    return {
        "supplierId": RecordRef("suppliers", chance.below(suppliers)),
        "preferred": True,
        "reference": f"{1_000_000 + chance.below(9_000_000)}",
        "grossPurchasePrice": euros(cost * 140 // 100),
        "purchasePrice": euros(cost),
        "unitType": product.unit,
        "packageQuantity": 4 if product.unit == "m" else 1,
        "date": DAYS[chance.below(PAST)],
    }


def projects(count: int, clients: int, users: int, chance: RandomSource) -> Iterator[RecordBody]:
    """Work in every stage, the oldest first."""
    for number in range(count):
        place = number / count
        stage = 3 - min(3, int(place * 4)) if chance.one_in(3) else chance.below(4)
        city, job = chance.pick(words.CITIES), chance.pick(words.JOBS)
        members = {
            "title": job,
            "planningName": f"{job} {city.name}",
            "date": DAYS[chance.around(place)],
            "status": STATUSES["projects"][stage][0],
            "clientId": RecordRef("clients", chance.below(clients)),
            "companyId": RecordRef("companies", number % 2),
            "assignedUserId": RecordRef("users", chance.below(users)),
            "planningGroup": chance.pick(ACTIVITIES),
            "address": address(chance, city),
            "extraFields": {
                "Werfcode": {"stringValue": f"W{number + 1:05d}"},
                "Sleutel op kantoor": {"booleanValue": chance.one_in(3)},
                "Oppervlakte m²": {"decimalValue": Decimal(400 + chance.below(4000)) / 10},
                "Aantal verdiepingen": {"integerValue": 1 + chance.below(4)},
                "Oplevering": {"dateValue": DAYS[min(PAST + 180, chance.around(place) + 120)]},
            },
        }
        yield RecordBody("projects", members)


def offers(count: int, sizes: dict[str, int], chance: RandomSource) -> Iterator[RecordBody]:
    """Offers of two years, the oldest first; one in ten is a draft that has neither date nor number yet."""
    for number in range(count):
        at = chance.around(number / count)
        status = "ontwerp" if chance.one_in(10) else OFFER_STATUSES[1 + chance.below(5)]
        job = chance.pick(words.JOBS)
        members: dict[str, Any] = {
            "title": job,
            "status": status,
            "clientId": RecordRef("clients", chance.below(sizes["clients"])),
            "companyId": RecordRef("companies", number % 2),
            "assignedUserId": RecordRef("users", chance.below(sizes["users"])),
            "clientReference": f"REF {1000 + chance.below(9000)}" if chance.one_in(3) else None,
            "address": address(chance, chance.pick(words.CITIES)),
            "kilometers": 2 + chance.below(60),
            "lineItems": list(_lines(chance, sizes["articles"])),
            "extraFields": _offer_fields(chance, at, number),
        }
        if status != "ontwerp":
            members |= {"date": DAYS[at], "sentDate": DAYS[min(at + 1, PAST)], "expireDate": DAYS[at + 31]}
            members["followUpDate"] = DAYS[at + 14]
        if status == "goedgekeurd":
            members["projectId"] = RecordRef("projects", chance.below(sizes["projects"]))
        yield RecordBody("offers", members)


def _lines(chance: RandomSource, articles: int) -> Iterator[dict[str, Any]]:
    """For one or two rooms a title, articles and hours; then a text. Many lines leave all to their article."""
    rate = chance.pick(RATES[:2])
    for _ in range(1 + chance.below(2)):
        yield {"type": "TITLE", "description": chance.pick(words.ROOMS), "styleName": "Titel 1"}
        for _ in range(1 + chance.below(4)):
            number = len(HOUR_CODES) + chance.below(articles - len(HOUR_CODES))
            line: dict[str, Any] = {"articleId": RecordRef("articles", number), "quantity": 1 + chance.below(12)}
            if chance.one_in(2):
                line["vatTariffId"] = rate
            if chance.one_in(5):
                line["discount"] = (5, 10, Decimal("2.5"))[chance.below(3)]
            if chance.one_in(6):
                line["price"] = euros(500 + chance.below(90_000))
            yield line
        hours = Decimal(2 + chance.below(60)) / 4
        yield {"articleId": RecordRef("articles", chance.below(4)), "quantity": hours, "vatTariffId": rate}
    if chance.one_in(2):
        extra = {"description": "Klein materiaal en bevestiging", "unitType": "forfait", "vatTariffId": rate}
        yield extra | {"quantity": 1, "price": euros(2500 + 500 * chance.below(30)), "costPrice": 20}
    yield {"type": "TEXT", "description": "Prijzen zijn exclusief btw en geldig gedurende 30 dagen."}


def _offer_fields(chance: RandomSource, at: int, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "Contact via": {"stringValue": chance.pick(CHANNELS)},
        "Premie aangevraagd": {"booleanValue": chance.one_in(3)},
        "Mededeling voorschot": {"stringValue": structured_communication(9_000_000_000 + number)},
    }
    if chance.one_in(2):
        fields["Gewenste start"] = {"dateValue": DAYS[at + 60]}
    if chance.one_in(8):
        fields["Motivatie"] = {"stringValue": "Klant vergelijkt met twee andere firma's.\nPrijs is doorslaggevend."}
    return fields
