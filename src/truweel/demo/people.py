"""The people and firms around the demo company. No telephone number can ring: `00` and `400` are nobody's."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from truweel.demo import words
from truweel.demo.catalogue import HOUR_CODES
from truweel.demo.identifiers import BANKS, enterprise_number, iban, national_number
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import CHANNELS, CLIENT_GROUPS, OPTIONS, PRICE_GROUPS, ROLES, STATUSES, VAT

__all__ = [
    "EMPLOYEE_ROLES",
    "address",
    "client_relations",
    "clients",
    "employee_roles",
    "employees",
    "office",
    "suppliers",
    "users",
]

PLAIN = str.maketrans("àâäçèéêëîïôöûüÉÈ ", "aaaceeeeiioouuEE-", "'’.&")
VAT_OF_PEOPLE, VAT_OF_FIRMS = RecordRef("vat-tariffs", VAT["6%"]), RecordRef("vat-tariffs", VAT["21%"])
REVERSE_CHARGE = RecordRef("vat-tariffs", VAT["Verlegd"])
EMPLOYEE_ROLES = {
    "Installateur": (0, 5),
    "Hulpinstallateur": (1, 5),
    "Elektricien": (2, 5),
    "Servicetechnieker": (3, 5),
}
OFFICE = "Bediende"


def address(random_source: RandomSource, city: words.City) -> dict[str, Any]:
    """Somewhere in `city`; the coordinates are within a few hundred metres of its middle."""
    shift = Decimal(random_source.below(80) - 40) / 10_000
    return {
        "addressLine1": f"{random_source.pick(words.STREETS[city.language])} {1 + random_source.below(180)}",
        "addressLine2": f"bus {1 + random_source.below(12)}" if random_source.one_in(9) else None,
        "postalCode": city.postal_code,
        "city": city.name,
        "country": "BE",
        "latitude": city.latitude + shift,
        "longitude": city.longitude - shift,
    }


def clients(count: int, users: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """Two in five are people, the others firms with a VAT number and somebody to speak to."""
    for number in range(count):
        city = random_source.pick(words.CITIES)
        person = random_source.random() < 0.4
        name = _person_name(random_source, city.language) if person else _firm_name(random_source, city.language)
        status = STATUSES["clients"][min(random_source.below(12), 3) if random_source.one_in(3) else 3][0]
        members = {
            "name": name,
            "clientNr": f"K{number + 1:05d}",
            "language": city.language,
            "email": _firm_email("info", name, number),
            "tel": _phone_number(random_source),
            "status": status,
            "address": address(random_source, city),
            "vatTariffId": VAT_OF_PEOPLE if person else VAT_OF_FIRMS,
            "paymentConditionId": RecordRef("payment-conditions", 1 if person else 2 + random_source.below(2)),
            "assignedUserId": RecordRef("users", random_source.below(users)),
            "clientPriceGroupId": RecordRef("price-groups", 0 if person else 1 + number % (len(PRICE_GROUPS) - 1)),
            "contactMedium": CHANNELS[number % len(CHANNELS)],
            "invoiceDelivery": "POST" if number % 9 == 8 else "EMAIL" if person else "PEPPOL",
            "confidential": number % 25 == 24,
            "extraFields": _client_fields(random_source, person),
        }
        if status == "klant":
            members["clientSince"] = DAYS[random_source.day_index_near(number / count)]
        yield RecordBody("clients", members if person else members | _firm_members(random_source, name, city, number))


def _firm_members(random_source: RandomSource, name: str, city: words.City, number: int) -> dict[str, Any]:
    members: dict[str, Any] = {
        "legalForm": random_source.pick(("BV", "NV", "CV") if city.language == "NL" else ("SRL", "SA", "SC")),
        "vatIdNumber": enterprise_number(number),
        "invoiceEmail": _firm_email("facturen" if city.language == "NL" else "factures", name, number),
        "website": f"https://www.{_domain(name, number)}",
        "contacts": [
            _contact_members(random_source, city.language, name, number) for _ in range(1 + random_source.below(2))
        ],
    }
    members["enterpriseNumber"] = members["vatIdNumber"][2:]
    members["peppolId"] = f"0208:{members['enterpriseNumber']}"
    members |= _finance_members(number)
    if random_source.one_in(5):
        members |= {"vatTariffId": REVERSE_CHARGE, "reverseChargeAllowed": True}
    if random_source.one_in(8):
        members["invoiceAddress"] = address(random_source, random_source.pick(words.CITIES))
    return members


def _finance_members(number: int) -> dict[str, Any]:
    """Groups, bank account, credit and terms of some firms, by their number: they take no draw from the others."""
    members: dict[str, Any] = {}
    if number % 3 == 0:
        members["clientGroupIds"] = [RecordRef("client-groups", number % len(CLIENT_GROUPS))]
    if number % 2 == 0:
        bank = BANKS[number % len(BANKS)]
        members |= {"iban": iban(bank, 3_000_000 + number * 41), "bic": bank.bic}
    if number % 6 == 1:
        members |= {"creditLimit": 5000 * (1 + number % 10), "creditDate": DAYS[number * 37 % PAST]}
        members["creditInfo"] = "Verzekerd tot dit bedrag; jaarlijks te herzien."
    if number % 12 == 5:
        members |= {"financialDiscountPercentage": 2, "financialDiscountDays": 8}
    if number % 20 == 7:
        members["generalLedgerAccountId"] = RecordRef("general-ledger-accounts", 3)
    if number % 10 == 3:
        members["invoiceRemark"] = "Nummer van de bestelbon vermelden."
    return members


def client_relations(count: int, clients: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """What some clients are to others."""
    for number in range(count):
        first = random_source.below(clients)
        other = (first + 1 + random_source.below(clients - 1)) % clients
        members = {
            "fromClientId": RecordRef("clients", first),
            "toClientId": RecordRef("clients", other),
            "kind": ("Syndicus", "Architect", "Verhuurder", "Moederbedrijf")[number % 4],
            "remark": "Facturen altijd in kopie sturen." if number % 5 == 0 else None,
        }
        yield RecordBody("client-relations", members)


def _client_fields(random_source: RandomSource, person: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"Contact via": {"stringValue": random_source.pick(CHANNELS)}}
    if not person:
        fields["Kredietlimiet"] = {"decimalValue": euros(250_000 * (1 + random_source.below(20)))}
        fields["Aantal werknemers"] = {"integerValue": 1 + random_source.below(120)}
        fields["Opmerkingen facturatie"] = {"booleanValue": random_source.one_in(4)}
    if random_source.one_in(3):
        fields["Laatste bezoek"] = {"dateValue": DAYS[random_source.below(PAST)]}
    if random_source.one_in(6):
        fields["Interne nota"] = {"stringValue": "Eerst bellen.\nParkeren kan op de oprit."}
    if random_source.one_in(6):
        fields["Sleutelcode"] = {"stringValue": f"{random_source.below(10_000):04d}"}
    if random_source.one_in(10):
        fields["Dossier"] = {"stringValue": f"https://dossiers.example/{random_source.below(100_000)}"}
    return fields


def suppliers(count: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """Wholesalers and subcontractors."""
    kinds = ("Groothandel", "Technics", "Sanitair Centrum", "Elektro", "Koeltechniek", "Onderaanneming")
    for number in range(count):
        city, kind, bank = random_source.pick(words.CITIES), random_source.pick(kinds), random_source.pick(BANKS)
        name = f"{kind} {random_source.pick(words.SURNAMES[city.language])}"
        subcontractor = kind == "Onderaanneming"
        members = {
            "name": name,
            "legalForm": "NV" if city.language == "NL" else "SA",
            "vatIdNumber": enterprise_number(1_000_000 + number),
            "email": _firm_email("bestellingen", name, number),
            "tel": _phone_number(random_source),
            "website": f"https://www.{_domain(name, number)}",
            "language": city.language,
            "status": "inactief" if random_source.one_in(15) else "actief",
            "address": address(random_source, city),
            "iban": iban(bank, 1_000_000 + number * 37),
            "bic": bank.bic,
            "vatTariffId": REVERSE_CHARGE if subcontractor else VAT_OF_FIRMS,
            "paymentConditionId": RecordRef("payment-conditions", 2 + random_source.below(2)),
            "generalLedgerAccountId": RecordRef("general-ledger-accounts", 1 if subcontractor else 0),
            "contacts": [_contact_members(random_source, city.language, name, number)],
            "extraFields": {
                "Ons klantnummer": {"stringValue": f"{100_000 + random_source.below(900_000)}"},
                "Franco vanaf": {"decimalValue": euros(5000 * (1 + random_source.below(10)))},
            },
        }
        yield RecordBody("suppliers", members)


def employee_roles() -> Iterator[RecordBody]:
    """Roles with the hour codes that they may use."""
    for name, codes in EMPLOYEE_ROLES.items():
        yield RecordBody(
            "employee-roles", {"name": name, "timeOperationIds": [RecordRef("articles", code) for code in codes]}
        )
    everything = [RecordRef("articles", number) for number in range(len(HOUR_CODES))]
    yield RecordBody("employee-roles", {"name": OFFICE, "timeOperationIds": everything})


def office(count: int, random_source: RandomSource) -> list[tuple[str, str]]:
    """First and family name of those who work in the office, and are users."""
    return [_random_names(random_source, "NL") for _ in range(count)]


def employees(count: int, office: list[tuple[str, str]], random_source: RandomSource) -> Iterator[RecordBody]:
    """Those of the office first, then those on site; a few come from a subcontractor."""
    users = len(office)
    for number in range(count):
        city = words.CITIES[random_source.below(14)]
        role = len(EMPLOYEE_ROLES) if number < users else random_source.below(len(EMPLOYEE_ROLES))
        birth = f"{1962 + random_source.below(43)}-{1 + random_source.below(12):02d}-{1 + random_source.below(28):02d}"
        first, last = office[number] if number < users else _random_names(random_source, "NL")
        hired = number >= users and random_source.one_in(10)
        members = {
            "name": first,
            "surname": last,
            "email": _company_email(first, last, number),
            "gsm": _mobile_number(random_source),
            "status": "uit dienst" if random_source.one_in(12) else "actief",
            "employeeRoleId": RecordRef("employee-roles", role),
            "planningGroup": "Kantoor" if number < users else f"Ploeg {1 + number % 6}",
            "companyId": RecordRef("companies", number % 2),
            "workScheduleId": RecordRef("work-schedules", 1 if number < users else 0),
            "function": [*EMPLOYEE_ROLES, OFFICE][role],
            "type": "OA" if hired else "Loondienst",
            "employeeStatute": "Bediende" if number < users else "Arbeider",
            "employeeSince": f"{2005 + random_source.below(20)}-{1 + random_source.below(12):02d}-01",
            "birthDate": birth,
            "insz": national_number(birth, 1 + number * 7 % 997),
            "iban": iban(random_source.pick(BANKS), 2_000_000 + number * 53),
            "costPerHour": euros(2900 + 50 * random_source.below(40)),
            "language": "NL",
            "domicileAddress": address(random_source, city),
            "otherCertificates": ["Rijbewijs B", "Rijbewijs C"][: 1 + random_source.below(2)],
            "certificates": [_safety_course(random_source, number)],
            "extraFields": {
                "Maat werkkledij": {"stringValue": random_source.pick(OPTIONS["Maat werkkledij"])},
                "Rijbewijs sinds": {"dateValue": f"{int(birth[:4]) + 19}-06-15"},
                "Verlofdagen": {"integerValue": 20 + random_source.below(13)},
                "Tijd": {"stringValue": "Op tijd"},
            },
        }
        yield RecordBody("employees", members | ({"employerId": RecordRef("suppliers", 0)} if hired else {}))


def _safety_course(random_source: RandomSource, number: int) -> dict[str, Any]:
    issued = DAYS[random_source.below(PAST)]
    expires = f"{int(issued[:4]) + 10}{issued[4:8]}01"
    return {
        "name": "VCA basis",
        "number": f"VCA-{number + 1:05d}",
        "issuedDate": issued,
        "expireDate": expires,
    }


def users(office: list[tuple[str, str]]) -> Iterator[RecordBody]:
    """A user for each in the office, with one role after another; the last role is a program's."""
    roles = list(ROLES)
    for number, (first, last) in enumerate(office):
        role = number % len(roles)
        members: dict[str, Any] = {"roleId": RecordRef("roles", role), "language": "NL"}
        if roles[role] == "Webshop":
            members |= {"fullName": "Webshop", "username": f"webshop-{number + 1}", "apiOnly": True}
            members["email"] = _company_email("web", "shop", number)
        else:
            members |= {"fullName": f"{first} {last}", "username": f"{_to_ascii(first)}-{number + 1}"}
            members |= {"email": _company_email(first, last, number), "employeeId": RecordRef("employees", number)}
        yield RecordBody("users", members)


def _contact_members(random_source: RandomSource, language: str, firm: str, number: int) -> dict[str, Any]:
    first, last = _random_names(random_source, language)
    return {
        "name": first,
        "surname": last,
        "function": random_source.pick(words.FUNCTIONS[language]),
        "email": _firm_email(_to_ascii(first), firm, number),
        "gsm": _mobile_number(random_source),
        "language": language,
    }


def _random_names(random_source: RandomSource, language: str) -> tuple[str, str]:
    return random_source.pick(words.FIRST_NAMES[language]), random_source.pick(words.SURNAMES[language])


def _person_name(random_source: RandomSource, language: str) -> str:
    return " ".join(_random_names(random_source, language))


def _firm_name(random_source: RandomSource, language: str) -> str:
    return f"{random_source.pick(words.TRADES[language])} {random_source.pick(words.SURNAMES[language])}"


def _to_ascii(text: str) -> str:
    return text.translate(PLAIN).lower()


def _domain(name: str, number: int) -> str:
    return f"{_to_ascii(name)}-{number + 1}.example"


def _company_email(first: str, last: str, number: int) -> str:
    return f"{_to_ascii(first)}.{_to_ascii(last)}.{number + 1}@installatiebedrijf-vermeersch.example"


def _firm_email(box: str, name: str, number: int) -> str:
    return f"{box}@{_domain(name, number)}"


def _phone_number(random_source: RandomSource) -> str:
    digits = random_source.below(10_000)
    return f"+32 56 00 {digits // 100:02d} {digits % 100:02d}"


def _mobile_number(random_source: RandomSource) -> str:
    digits = random_source.below(1_000_000)
    return f"+32 400 {digits // 10_000:02d} {digits // 100 % 100:02d} {digits % 100:02d}"
