"""The peers' data set: a deterministic Belgian client file, the same for every run.

The product's own demo company is not used here, so that a change to it never changes what the peers are
measured with. Dates are ``YYYY-MM-DD``, instants ``YYYY-MM-DDTHH:MM:SS.mmmZ``, ids integers from 1.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

SEED = 20_240_229

# fmt: off
FIRST_NAMES = (
    "Jan", "Pieter", "Joris", "Bram", "Wouter", "Lotte", "Hanne", "Femke", "Sofie", "Katrien", "Geert",
    "Luc", "Marc", "Els", "An", "Tom", "Thomas", "Ruben", "Jonas", "Lies", "Jean", "Pierre", "Benoît",
    "Thierry", "François", "Olivier", "Amélie", "Chloé", "Céline", "Aurélie", "Nathalie", "Isabelle",
    "Émilie", "Hélène",
)
SURNAMES = (
    "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens", "Wouters",
    "Desmet", "Vermeulen", "Pauwels", "Dubois", "Lambert", "Dupont", "Martin", "Simon", "Laurent",
    "Leroy", "Lefèvre", "Renard", "Lemaire", "Collignon", "Wauters", "Segers", "Verhoeven", "Hermans",
    "Aerts", "Michiels",
)
TRADES = (
    "Bouw", "Dakwerken", "Schrijnwerk", "Loodgieterij", "Elektriciteit", "Verwarming", "Ramen", "Vloeren",
    "Schilderwerken", "Grondwerken", "Construction", "Toiture", "Menuiserie", "Plomberie", "Électricité",
    "Chauffage", "Châssis", "Carrelage", "Peinture", "Terrassement",
)
LEGAL_FORMS = ("BV", "NV", "CV", "VOF", "SRL", "SA", "SNC")
STREETS = (
    "Kerkstraat", "Dorpsstraat", "Stationsstraat", "Molenstraat", "Nieuwstraat", "Schoolstraat",
    "Veldstraat", "Kapellestraat", "Industrieweg", "Steenweg", "Rue de l'Église", "Rue de la Gare",
    "Avenue Louise", "Chaussée de Namur", "Rue du Moulin", "Place Saint-Lambert",
)
CITIES = (
    ("2000", "Antwerpen"), ("9000", "Gent"), ("8000", "Brugge"), ("3000", "Leuven"), ("2800", "Mechelen"),
    ("8500", "Kortrijk"), ("3500", "Hasselt"), ("9300", "Aalst"), ("2300", "Turnhout"), ("8800", "Roeselare"),
    ("1000", "Bruxelles"), ("4000", "Liège"), ("5000", "Namur"), ("7000", "Mons"), ("6000", "Charleroi"),
    ("1300", "Wavre"), ("4800", "Verviers"), ("7500", "Tournai"), ("6700", "Arlon"), ("1400", "Nivelles"),
)
# fmt: on
STATUSES = ("klant", "prospect", "lead", "inactief")
STATUS_WEIGHTS = (91, 3, 3, 3)
FRENCH = 0.276  # the share of French speakers in Truweel's demo: the filter matches as many rows everywhere
SOURCES = ("Social media", "Website", "Beurs", "Mond-tot-mond", "Recommandation")
VAT_TARIFFS = (("21%", 21.0), ("6%", 6.0), ("0% BTW verlegd", 0.0), ("12%", 12.0))
PAYMENT_CONDITIONS = ("Contant", "8 dagen", "14 dagen", "30 dagen", "30 dagen einde maand", "60 dagen")
USER_COUNT = 20
INVOICE_COUNT, INVOICE_LINES = 1_000, 5
LINES = 20
"""Lines of an offer."""

_EPOCH = datetime(2021, 1, 4, 8, 0, tzinfo=UTC)

Row = dict[str, Any]


def instant(moment: datetime) -> str:
    """An instant in wire format: UTC, exactly three decimals, ``Z``."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def vat_number(sequence: int) -> str:
    """A Belgian VAT number whose last two digits pass the modulo 97 check."""
    base = 4_000_000 + sequence
    return f"BE{base:08d}{97 - base % 97:02d}"


def _digits(rng: random.Random, count: int) -> str:
    return f"{rng.randrange(10**count):0{count}d}"


def _address(rng: random.Random) -> Row:
    postal_code, city = rng.choice(CITIES)
    return {
        "addressLine1": f"{rng.choice(STREETS)} {rng.randint(1, 240)}",
        "addressLine2": f"bus {rng.randint(1, 40)}" if rng.random() < 0.2 else None,
        "postalCode": postal_code,
        "city": city,
        "country": "BE",
        "latitude": round(rng.uniform(49.6, 51.4), 6),
        "longitude": round(rng.uniform(2.6, 6.2), 6),
    }


def _extra_fields(rng: random.Random, day: date) -> Row:
    return {
        "Contact via": {"type": "SELECT", "group": None, "stringValue": rng.choice(SOURCES)},
        "Opmerkingen facturatie": {
            "type": "CHECKBOX",
            "group": "Facturatie",
            "booleanValue": rng.random() < 0.3,
        },
        "Laatste bezoek": {"type": "DATE", "group": None, "dateValue": day.isoformat()},
    }


def clients(count: int) -> Iterator[Row]:
    """Yield ``count`` clients in id order; the first N are the same whatever the count."""
    rng = random.Random(SEED)
    for number in range(1, count + 1):
        surname, trade = rng.choice(SURNAMES), rng.choice(TRADES)
        slug = f"{trade}-{surname}-{number}".lower().encode("ascii", "ignore").decode()
        created = _EPOCH + timedelta(seconds=number * 37 % 150_000_000, milliseconds=rng.randint(0, 999))
        since = created.date() - timedelta(days=rng.randint(0, 2000))
        yield {
            "id": number,
            "clientNr": f"K{number:06d}",
            "name": f"{trade} {surname} {number}",
            "title": rng.choice(("De heer", "Mevrouw", "Monsieur", "Madame", None)),
            "legalForm": rng.choice(LEGAL_FORMS),
            "email": f"info@{slug}.example",
            "invoiceEmail": f"facturen@{slug}.example" if rng.random() < 0.5 else None,
            "tel": f"+32 {rng.randint(2, 9)} {_digits(rng, 3)} {_digits(rng, 2)} {_digits(rng, 2)}",
            "gsm": f"+32 4{_digits(rng, 2)} {_digits(rng, 2)} {_digits(rng, 2)} {_digits(rng, 2)}",
            "website": f"https://www.{slug}.example" if rng.random() < 0.6 else None,
            "vatIdNumber": vat_number(number),
            "language": "FR" if rng.random() < FRENCH else "NL",
            "currency": "EUR",
            "status": rng.choices(STATUSES, STATUS_WEIGHTS)[0],
            "clientSince": since.isoformat(),
            "address": _address(rng),
            "invoiceAddress": _address(rng),
            "vatTariffId": rng.randint(1, len(VAT_TARIFFS)),
            "paymentConditionId": rng.randint(1, len(PAYMENT_CONDITIONS)),
            "assignedUserId": rng.randint(1, USER_COUNT),
            "extraFields": _extra_fields(rng, since),
            "createdAt": instant(created),
            "updatedAt": instant(created + timedelta(days=rng.randint(0, 300))),
            "createdById": rng.randint(1, USER_COUNT),
            "updatedById": rng.randint(1, USER_COUNT),
            "archivedAt": None,
            "lockedAt": None,
            "deletedAt": None,
        }


def users() -> list[Row]:
    """The users that ``assignedUserId`` points to."""
    rng = random.Random(SEED + 1)
    names = [(rng.choice(FIRST_NAMES), rng.choice(SURNAMES)) for _ in range(USER_COUNT)]
    return [
        {
            "id": number,
            "employeeId": number,
            "email": f"gebruiker{number}@truweel.example",
            "fullName": f"{first} {last}",
            "createdAt": instant(_EPOCH),
            "updatedAt": instant(_EPOCH),
        }
        for number, (first, last) in enumerate(names, 1)
    ]


def new_client() -> Row:
    """The body of a create: what a web shop knows of a new customer, and no number of its own."""
    members = next(clients(1))
    decided_there = {"id", "clientNr", "extraFields"}
    return {
        name: member
        for name, member in members.items()
        if name not in decided_there and not name.endswith(("Id", "At"))
    }


def new_offer() -> Row:
    """The members of an offer that whoever makes it says."""
    return {"date": "2026-01-31", "expireDate": "2026-03-02", "currency": "EUR", "remark": "Geldig tot de vervaldag."}


def offer_lines() -> list[Row]:
    """The lines of an offer, as its maker says them."""
    rng = random.Random(SEED + 2)
    return [
        {
            "type": "LINE",
            "description": f"{rng.choice(TRADES)}: {rng.choice(STREETS)} {number}",
            "unitType": rng.choice(("m", "m2", "st", "u")),
            "quantity": rng.randint(1, 4000) / 100,
            "price": rng.randint(100, 25_000) / 100,
            "costPrice": rng.randint(50, 12_000) / 100,
            "discount": rng.choice((0, 0, 5, 12.5)),
        }
        for number in range(1, LINES + 1)
    ]


def invoices() -> Iterator[Row]:
    """Invoices that somebody made, each for another client, with their lines; `load.lua` asks for ten pages of 100."""
    lines = offer_lines()
    for number in range(1, INVOICE_COUNT + 1):
        start = number % (LINES - INVOICE_LINES)
        yield {
            "type": "INVOICE",
            "title": f"Werken {number}",
            "date": (_EPOCH + timedelta(days=number % 365)).date().isoformat(),
            "clientReference": f"PO-{number:05d}",
            "currency": "EUR",
            "introText": "Zoals besproken.",
            "clientId": number,
            "lineItems": lines[start : start + INVOICE_LINES],
        }
