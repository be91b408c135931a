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

__all__ = ["articles", "line_items", "offers", "projects"]

GROUP_NUMBERS = {name: number for number, (name, _) in enumerate(GROUPS)}
HOURS = RecordRef("article-groups", GROUP_NUMBERS["Uren"])
PRODUCT_SIZES = [(product, size) for product in PRODUCTS for size in range(len(product.sizes))]
VAT_RATES = [RecordRef("vat-tariffs", VAT[name]) for name in ("21%", "6%", "12%", "0%")]
PHASES = ("Ruwbouw", "Leidingen", "Afwerking")
LOSS_REASONS = ("Te duur", "Werken uitgesteld", "Andere aannemer gekozen", "Geen antwoord")
OFFER_STATUSES = [name for name, _, _ in STATUSES["offers"]]


def articles(count: int, suppliers: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """The hour codes, then every product in every size; beyond those, the same in further series."""
    for code in HOUR_CODES[:count]:
        yield RecordBody("articles", _hour_article(code.code, code.name, code.cost, code.price))
    for number in range(count - len(HOUR_CODES)):
        series, product_number = divmod(number, len(PRODUCT_SIZES))
        product, size = PRODUCT_SIZES[product_number]
        yield RecordBody("articles", _article(random_source, product, size, series, suppliers))


def _hour_article(code: str, name: str, cost: int, price: int) -> dict[str, Any]:
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


def _article(random_source: RandomSource, product: Product, size: int, series: int, suppliers: int) -> dict[str, Any]:
    cost = product.cost * (4 + size) // 4 * (100 + series % 12) // 100
    brand = product.brands[(size + series) % len(product.brands)]
    name = f"{product.name} {product.sizes[size]}" + (f" reeks {series + 1}" if series else "")
    machine = product.group in ("Warmtepompen", "Ketels", "Ventilatie-units", "Laadpalen")
    barcode = f"29{GROUP_NUMBERS[product.group]:02d}{series % 1_000_000:06d}{size:02d}"
    fields: dict[str, Any] = {"ProductFlow": {"booleanValue": product.margin > 60}}
    if machine:
        fields["Garantie (maanden)"] = {"integerValue": 24 + 12 * random_source.below(5)}
        fields["Recupelbijdrage"] = {"decimalValue": euros(100 + 5 * random_source.below(40))}
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
        "activityId": RecordRef("activities", _activity_number(product.group)),
        "stockArticle": not machine,
        "stockPlace": None
        if machine
        else f"{'ABCD'[size % 4]}-{1 + random_source.below(24)}-{1 + random_source.below(6)}",
        "stockLocationIds": [] if machine else [RecordRef("stock-locations", 0)],
        "minimumStock": None if machine else 5 * (1 + random_source.below(8)),
        "targetStock": None if machine else 50 + 10 * random_source.below(10),
        "installation": machine,
        "articleSuppliers": [_article_supplier(random_source, cost, product, suppliers)],
        "articleType": "Installatie" if machine else "Artikel",
        "lineType": "LINE",
        **(_machine_children(product) if machine else _sale_units(cost, product)),
        "extraFields": fields,
    }


def _machine_children(product: Product) -> dict[str, Any]:
    """What an installation to look after has: maintenance, and the hours that it takes to put it in."""
    plan = {"name": f"Jaarlijks onderhoud {product.name.lower()}", "estimatedMinutes": 90}
    standard = {"executionPhase": "Plaatsing", "hours": 8, "articleId": RecordRef("articles", 0), "default": True}
    part = {"articleId": RecordRef("articles", 0), "quantity": 8, "calculationType": "Arbeid"}
    return {"maintenanceTemplates": [plan], "timeStandards": [standard], "composites": [part]}


def _sale_units(cost: int, product: Product) -> dict[str, Any]:
    """A packing, and a price for many."""
    price = euros(cost * (100 + product.margin) * 95 // 10_000)
    unit = {"name": "Bundel" if product.unit == "m" else "Doos", "factor": 10}
    return {"saleUnits": [unit], "tierPrices": [{"fromQuantity": 100, "price": price}]}


def _activity_number(group: str) -> int:
    parent = dict(GROUPS)[group] or group
    return ACTIVITIES.index(parent)


def _ean_check(digits: str) -> str:
    """The thirteenth digit of an EAN; 20 to 29 in front are for use inside a firm."""
    return str(-sum(int(digit) * (3 if position % 2 else 1) for position, digit in enumerate(digits)) % 10)


def _article_supplier(random_source: RandomSource, cost: int, product: Product, suppliers: int) -> dict[str, Any]:
    return {
        "supplierId": RecordRef("suppliers", random_source.below(suppliers)),
        "preferred": True,
        "reference": f"{1_000_000 + random_source.below(9_000_000)}",
        "grossPurchasePrice": euros(cost * 140 // 100),
        "purchasePrice": euros(cost),
        "unitType": product.unit,
        "packageQuantity": 4 if product.unit == "m" else 1,
        "date": DAYS[random_source.below(PAST)],
    }


def projects(count: int, clients: int, users: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """Work in every stage, the oldest first."""
    for number in range(count):
        fraction = number / count
        stage = 3 - min(3, int(fraction * 4)) if random_source.one_in(3) else random_source.below(4)
        city, job = random_source.pick(words.CITIES), random_source.pick(words.JOBS)
        day_index = random_source.day_index_near(fraction)
        members = {
            "title": job,
            "planningName": f"{job} {city.name}",
            "date": DAYS[day_index],
            "status": STATUSES["projects"][stage][0],
            "clientId": RecordRef("clients", random_source.below(clients)),
            "companyId": RecordRef("companies", number % 2),
            "assignedUserId": RecordRef("users", random_source.below(users)),
            "planningGroup": random_source.pick(ACTIVITIES),
            "siteAddress": address(random_source, city),
            "extraFields": {
                "Werfcode": {"stringValue": f"W{number + 1:05d}"},
                "Sleutel op kantoor": {"booleanValue": random_source.one_in(3)},
                "Oppervlakte m²": {"decimalValue": Decimal(400 + random_source.below(4000)) / 10},
                "Aantal verdiepingen": {"integerValue": 1 + random_source.below(4)},
                "Oplevering": {"dateValue": DAYS[min(PAST + 180, random_source.day_index_near(fraction) + 120)]},
            },
        }
        yield RecordBody("projects", members | _building_members(number, day_index, clients, users))


def _building_members(number: int, day_index: int, clients: int, users: int) -> dict[str, Any]:
    """Phases, partners and the rest that only larger works have, by the project's number."""
    members: dict[str, Any] = {}
    if number % 3 == 0:
        starts = [min(day_index + days, PAST + 120) for days in (10, 38, 66)]
        members["executionPhases"] = [
            {"name": name, "startDate": DAYS[start], "endDate": DAYS[start + 25], "position": place + 1}
            for place, (name, start) in enumerate(zip(PHASES, starts, strict=True))
        ]
        members["userIds"] = [RecordRef("users", number % users)]
    if number % 4 == 0:
        members["buildingPartners"] = [
            {"clientId": RecordRef("clients", number * 7 % clients), "function": "Architect"},
            {"supplierId": RecordRef("suppliers", number % 5), "function": "Onderaannemer", "remark": "Dakwerken"},
        ]
        members |= {"name": f"Fase {1 + number % 3}", "subtype": "Nieuwbouw" if number % 8 else "Renovatie"}
    if number % 5 == 0:
        members["rszNumber"] = f"1Y30{number:04d}A{10 + number % 80}"
    if number % 20 == 10:
        members["sharePercentage"] = 60
    if number % 9 == 8:
        members["templateId"] = RecordRef("projects", number - 8)
    return members


def offers(count: int, sizes: dict[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Offers of two years, the oldest first; one in ten is a draft that has neither date nor number yet."""
    for number in range(count):
        day_index = random_source.day_index_near(number / count)
        status = "ontwerp" if random_source.one_in(10) else OFFER_STATUSES[1 + random_source.below(5)]
        job = random_source.pick(words.JOBS)
        members: dict[str, Any] = {
            "title": job,
            "status": status,
            "clientId": RecordRef("clients", random_source.below(sizes["clients"])),
            "companyId": RecordRef("companies", number % 2),
            "assignedUserId": RecordRef("users", random_source.below(sizes["users"])),
            "clientReference": f"REF {1000 + random_source.below(9000)}" if random_source.one_in(3) else None,
            "address": address(random_source, random_source.pick(words.CITIES)),
            "kilometers": 2 + random_source.below(60),
            "lineItems": list(line_items(random_source, sizes["articles"])),
            "extraFields": _offer_fields(random_source, day_index, number),
        }
        if status != "ontwerp":
            members |= {
                "date": DAYS[day_index],
                "sentDate": DAYS[min(day_index + 1, PAST)],
                "expireDate": DAYS[day_index + 31],
            }
            members["followUpDate"] = DAYS[day_index + 14]
        if status == "goedgekeurd":
            members["projectId"] = RecordRef("projects", random_source.below(sizes["projects"]))
        if status == "afgekeurd":
            members["lossReason"] = LOSS_REASONS[number % len(LOSS_REASONS)]
        yield RecordBody("offers", members | _sales_members(number, sizes["users"]))


def _sales_members(number: int, users: int) -> dict[str, Any]:
    """Who sells it, discounts, phases and, for one in four, what it is calculated with: by the offer's number."""
    members: dict[str, Any] = {"salesAgentUserId": RecordRef("users", number * 3 % users)}
    if number % 4 == 0:
        members |= {"calculation": True, "margins": {"Materiaal": 25, "Arbeid": 30, "Materieel": 15}}
        members["parameters"] = [
            {"name": "isolatie", "description": "Leidingen isoleren?", "values": ["ja", "nee"], "value": "ja"}
        ]
    if number % 9 == 4:
        members["globalDiscount"] = 3
    if number % 5 == 1:
        members["invoicePhases"] = [
            {"name": "Voorschot bij bestelling", "kind": "PERCENTAGE", "percentage": 30},
            {"name": "Bij aanvang van de werken", "kind": "PERCENTAGE", "percentage": 40},
            {"name": "Saldo bij oplevering", "kind": "FINAL"},
        ]
    if number % 30 == 2:
        members["template"] = True
    if number % 30 == 12:
        members["templateId"] = RecordRef("offers", number - 10)
    return members


def line_items(random_source: RandomSource, articles: int) -> Iterator[dict[str, Any]]:
    """For one or two rooms a title, articles and hours; then a text. Many lines leave all to their article."""
    rate = random_source.pick(VAT_RATES[:2])
    for _ in range(1 + random_source.below(2)):
        yield {"type": "TITLE", "description": random_source.pick(words.ROOMS), "styleName": "Titel 1"}
        for _ in range(1 + random_source.below(4)):
            number = len(HOUR_CODES) + random_source.below(articles - len(HOUR_CODES))
            line: dict[str, Any] = {"articleId": RecordRef("articles", number), "quantity": 1 + random_source.below(12)}
            if random_source.one_in(2):
                line["vatTariffId"] = rate
            if random_source.one_in(5):
                line["discount"] = (5, 10, Decimal("2.5"))[random_source.below(3)]
            if random_source.one_in(6):
                line["price"] = euros(500 + random_source.below(90_000))
            yield line
        hours = Decimal(2 + random_source.below(60)) / 4
        yield {"articleId": RecordRef("articles", random_source.below(4)), "quantity": hours, "vatTariffId": rate}
    if random_source.one_in(2):
        extra = {"description": "Klein materiaal en bevestiging", "unitType": "forfait", "vatTariffId": rate}
        yield extra | {"quantity": 1, "price": euros(2500 + 500 * random_source.below(30)), "costPrice": 20}
    yield {"type": "TEXT", "description": "Prijzen zijn exclusief btw en geldig gedurende 30 dagen."}


def _offer_fields(random_source: RandomSource, day_index: int, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "Contact via": {"stringValue": random_source.pick(CHANNELS)},
        "Premie aangevraagd": {"booleanValue": random_source.one_in(3)},
        "Mededeling voorschot": {"stringValue": structured_communication(9_000_000_000 + number)},
    }
    if random_source.one_in(2):
        fields["Gewenste start"] = {"dateValue": DAYS[day_index + 60]}
    if random_source.one_in(8):
        fields["Motivatie"] = {"stringValue": "Klant vergelijkt met twee andere firma's.\nPrijs is doorslaggevend."}
    return fields
