"""What the demo company has once, whatever its size: tariffs, journals, statuses, extra fields, roles …"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from truweel.demo.catalogue import GROUPS
from truweel.demo.identifiers import BANKS, enterprise_number, iban
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.work_lists import work_lists

__all__ = [
    "ACTIVITIES", "CHANNELS", "CLIENT_GROUPS", "PRICE_GROUPS", "ROLES", "STATUSES", "VAT", "settings_bodies",
]  # fmt: skip

VAT = {"21%": 0, "12%": 1, "6%": 2, "0%": 3, "Verlegd": 4}
"""Name of a VAT tariff → its number among the bodies."""

ACTIVITIES = ("Sanitair", "Verwarming", "Elektriciteit", "Ventilatie", "Service")
CHANNELS = ["Aanbeveling", "Website", "Social media", "Beurs", "Architect"]

CLIENT_GROUPS = (("Syndici", "#1976d2"), ("Aannemers", "#f9a825"), ("Overheid", "#2e7d32"), ("Horeca", "#c62828"))
PRICE_GROUPS = ("Particulieren", "Aannemers", "Vaste klanten")
PRICE_INDICES = (("I-2021", 11_820, 35), ("S categorie A", 4491, 9))
"""Code of an index, its first value in hundredths and how many of those it rises a month."""

OFFER_STATUSES: tuple[tuple[str, str, int | None], ...] = (
    ("ontwerp", "#9e9e9e", 10),
    ("verzonden", "#1976d2", 40),
    ("gelezen", "#0097a7", 50),
    ("feedback", "#f9a825", 60),
    ("goedgekeurd", "#2e7d32", 100),
    ("afgekeurd", "#c62828", 0),
)
STATUSES: dict[str, tuple[tuple[str, str, int | None], ...]] = {
    "clients": (
        ("lead", "#9e9e9e", None),
        ("prospect", "#1976d2", None),
        ("website prospect", "#0097a7", None),
        ("klant", "#2e7d32", None),
        ("inactief", "#616161", None),
    ),
    "suppliers": (("actief", "#2e7d32", None), ("inactief", "#616161", None)),
    "offers": OFFER_STATUSES,
    "settlements": OFFER_STATUSES,
    "sales-orders": (
        ("te doen", "#9e9e9e", None),
        ("in uitvoering", "#f9a825", None),
        ("geleverd", "#1976d2", None),
        ("gefactureerd", "#2e7d32", None),
    ),
    "progress-statements": (
        ("opmaak", "#9e9e9e", None),
        ("verzonden", "#1976d2", None),
        ("goedgekeurd", "#0097a7", None),
        ("gefactureerd", "#2e7d32", None),
    ),
    "subscriptions": (("opmaak", "#9e9e9e", None), ("actief", "#2e7d32", None), ("gefactureerd", "#616161", None)),
    "deliveries": (("open", "#9e9e9e", None), ("geleverd", "#2e7d32", None)),
    "sales-invoices": (
        ("opmaak", "#9e9e9e", None),
        ("verzonden", "#1976d2", None),
        ("vervallen", "#c62828", None),
        ("herinnering 1", "#f9a825", None),
        ("herinnering 2", "#ef6c00", None),
        ("herinnering 3", "#c62828", None),
        ("betaald", "#2e7d32", None),
        ("gecrediteerd", "#616161", None),
    ),
    "projects": (
        ("nieuw", "#1976d2", None),
        ("in uitvoering", "#f9a825", None),
        ("opgeleverd", "#2e7d32", None),
        ("gefactureerd", "#616161", None),
    ),
    "employees": (
        ("actief", "#2e7d32", None),
        ("langdurig ziek", "#f9a825", None),
        ("uit dienst", "#616161", None),
    ),
    "purchase-supply-orders": (
        ("ontwerp", "#9e9e9e", None),
        ("besteld", "#1976d2", None),
        ("deels ontvangen", "#f9a825", None),
        ("ontvangen", "#2e7d32", None),
        ("gefactureerd", "#616161", None),
    ),
    "purchase-invoices": (
        ("nieuw", "#9e9e9e", None),
        ("goed te keuren", "#f9a825", None),
        ("te betalen", "#1976d2", None),
        ("in betaalbestand", "#0097a7", None),
        ("betaald", "#2e7d32", None),
    ),
    "price-requests": (
        ("ontwerp", "#9e9e9e", None),
        ("verzonden", "#1976d2", None),
        ("ontvangen", "#f9a825", None),
        ("gekozen", "#2e7d32", None),
    ),
    "stock-changes": (("open", "#9e9e9e", None), ("geboekt", "#2e7d32", None)),
    "materials": (
        ("Actief", "#2e7d32", None),
        ("In herstelling", "#f9a825", None),
        ("Buiten dienst", "#616161", None),
    ),
    "maintenance-visits": (
        ("te plannen", "#9e9e9e", None),
        ("gepland", "#1976d2", None),
        ("uitgevoerd", "#2e7d32", None),
    ),
    "work-orders": (
        ("opmaak", "#9e9e9e", None),
        ("uitgevoerd", "#1976d2", None),
        ("nakijken", "#f9a825", None),
        ("gecontroleerd", "#0097a7", None),
        ("gefactureerd", "#2e7d32", None),
    ),
    "planning-items": (
        ("gepland", "#1976d2", None),
        ("bevestigd", "#0097a7", None),
        ("uitgevoerd", "#2e7d32", None),
        ("geannuleerd", "#616161", None),
    ),
    "tasks": (("Te doen", "#f9a825", None), ("Gedaan", "#2e7d32", None)),
    "appointments": (
        ("voorstel", "#f9a825", None),
        ("bevestigd", "#2e7d32", None),
        ("geannuleerd", "#616161", None),
    ),
}
"""Module → its statuses in order: word, colour and, of offers and settlements, the chance of an order in percent."""

STATUS_PROPERTIES: dict[tuple[str, str], tuple[str, ...]] = {
    ("offers", "goedgekeurd"): ("final",),
    ("offers", "afgekeurd"): ("final",),
    ("projects", "gefactureerd"): ("final", "hidesInWappy"),
    ("employees", "uit dienst"): ("final", "hidesInWappy"),
    ("sales-orders", "te doen"): ("stockReserving",),
    ("sales-orders", "in uitvoering"): ("stockReserving", "invoiceable"),
    ("sales-orders", "geleverd"): ("invoiceable",),
    ("sales-orders", "gefactureerd"): ("locks", "final", "hidesInWappy"),
    ("purchase-supply-orders", "besteld"): ("stockReserving",),
    ("purchase-supply-orders", "deels ontvangen"): ("stockReserving",),
    ("work-orders", "gecontroleerd"): ("invoiceable", "hidesInWappy"),
    ("work-orders", "gefactureerd"): ("locks", "final", "hidesInWappy"),
    ("sales-invoices", "betaald"): ("final",),
    ("sales-invoices", "gecrediteerd"): ("final",),
    ("tasks", "Gedaan"): ("final",),
}
"""Module and word → what holds for records that stand there. New ones have the first word of their module."""

EXTRA_FIELDS: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "clients": (
        ("Contact via", "SELECT", None),
        ("Opmerkingen facturatie", "CHECKBOX", "Facturatie"),
        ("Kredietlimiet", "DECIMAL", "Facturatie"),
        ("Aantal werknemers", "INTEGER", None),
        ("Laatste bezoek", "DATE", None),
        ("Dossier", "LINK", None),
        ("Interne nota", "LONG_TEXT", None),
        ("Sleutelcode", "TEXT", None),
    ),
    "suppliers": (("Ons klantnummer", "TEXT", None), ("Franco vanaf", "DECIMAL", "Levering")),
    "offers": (
        ("Contact via", "SELECT", None),
        ("Premie aangevraagd", "CHECKBOX", "Uitvoering"),
        ("Gewenste start", "DATE", "Uitvoering"),
        ("Mededeling voorschot", "TEXT", "Facturatie"),
        ("Motivatie", "LONG_TEXT", None),
    ),
    "projects": (
        ("Werfcode", "TEXT", None),
        ("Sleutel op kantoor", "CHECKBOX", None),
        ("Oplevering", "DATE", "Uitvoering"),
        ("Oppervlakte m²", "DECIMAL", "Uitvoering"),
        ("Aantal verdiepingen", "INTEGER", "Uitvoering"),
    ),
    "articles": (
        ("ProductFlow", "CHECKBOX", None),
        ("Garantie (maanden)", "INTEGER", None),
        ("Recupelbijdrage", "DECIMAL", "Bijdragen"),
        ("Technische fiche", "LINK", None),
    ),
    "employees": (
        ("Maat werkkledij", "SELECT", None),
        ("Rijbewijs sinds", "DATE", None),
        ("Verlofdagen", "INTEGER", None),
        ("Tijd", "TEXT", None),
    ),
}
"""Module → its extra fields in order: name, type, group. Every type is there."""

OPTIONS = {"Contact via": CHANNELS, "Maat werkkledij": ["S", "M", "L", "XL", "XXL"]}


def _role_rights(*, write: str, read: str) -> dict[str, Any]:
    return {"rights": dict.fromkeys(write.split(), "write") | dict.fromkeys(read.split(), "read")}


ROLES: dict[str, dict[str, Any]] = {
    "Zaakvoerder": {"administrator": True},
    "Verkoop": _role_rights(
        write="clients offers projects posts settlements sales-orders subscriptions tasks appointments",
        read="articles suppliers employees settings installations planning-items work-orders deliveries",
    ),
    "Werfleiding": _role_rights(
        write="projects planning-items work-orders time-registrations progress-statements deliveries "
        "purchase-supply-orders materials installations tasks appointments",
        read="clients offers articles employees settings posts settlements sales-orders stock-changes",
    ),
    "Boekhouding": _role_rights(
        write="clients suppliers settings sales-invoices purchase-invoices confidential-purchase-invoices "
        "progress-statements subscriptions tasks",
        read="offers projects articles posts settlements sales-orders work-orders deliveries purchase-supply-orders",
    ),
    "Webshop": _role_rights(write="clients offers sales-orders", read="articles settings deliveries"),
}

LEDGER = (
    ("604000", "Aankopen van handelsgoederen"),
    ("603000", "Onderaanneming"),
    ("700000", "Verkopen van goederen"),
    ("705000", "Diensten en werken"),
    ("708000", "Toegekende kortingen"),
)
TERMS = (
    ("Contant", 0, False),
    ("14 dagen", 14, False),
    ("30 dagen", 30, False),
    ("30 dagen einde maand", 30, True),
)
JOURNALS = (("Verkopen", "VF", "SALES"), ("Aankopen", "AF", "PURCHASE"))
EMAILS = (
    ("Offerte versturen", "offers", "nl", "Offerte ${logicId}", "Hierbij vindt u onze offerte.", "verzonden"),
    ("Envoyer l'offre", "offers", "fr", "Offre ${logicId}", "Veuillez trouver notre offre en annexe.", "verzonden"),
    ("Offerte opvolgen", "offers", "nl", "Onze offerte ${logicId}", "Hebt u onze offerte kunnen bekijken?", None),
    ("Bestelling bevestigen", "sales-orders", "nl", "Bestelling ${logicId}", "We plannen de werken in.", None),
    ("Werkbon versturen", "work-orders", "nl", "Werkbon ${logicId}", "Hierbij de werkbon van vandaag.", None),
    ("Factuur versturen", "sales-invoices", "nl", "Factuur ${logicId}", "Te betalen tot ${expireDate}.", "verzonden"),
    ("Herinnering", "sales-invoices", "nl", "Herinnering ${logicId}", "${totalIncBtw} EUR staat nog open.", None),
    ("Bestelbon versturen", "purchase-supply-orders", "nl", "Bestelbon ${logicId}", "Graag levering op de werf.", None),
)
"""Name, module, language, subject, text and the status after sending."""
ADDRESS = {"addressLine1": "Ambachtenlaan 14", "postalCode": "8790", "city": "Waregem", "country": "BE"}


def settings_bodies() -> Iterator[RecordBody]:
    """All of it, each after what it refers to."""
    for number, (name, percentage) in enumerate(zip(VAT, (21, 12, 6, 0, 0), strict=True)):
        members = {
            "name": name, "percentage": percentage, "reverseCharge": name == "Verlegd", "default": number == 0,
            "code": f"V{number + 1}",
        }  # fmt: skip
        yield RecordBody("vat-tariffs", members)
    for name, days, end in TERMS:
        yield RecordBody("payment-conditions", {"name": name, "days": days, "endOfMonth": end})
    for code, name in LEDGER:
        kind = "SALES" if code.startswith("7") else "PURCHASE"
        yield RecordBody("general-ledger-accounts", {"code": code, "name": name, "kind": kind})
    for name in ACTIVITIES:
        yield RecordBody("activities", {"name": name})
    yield from _company_bodies()
    for name in ("Uit voorraad", "Rechtstreeks naar de werf"):
        yield RecordBody("project-supply-routes", {"name": name})
    for module, statuses in STATUSES.items():
        for position, (name, color, chance) in enumerate(statuses):
            members = {"module": module, "name": name, "color": color, "position": position, "isDefault": not position}
            members |= dict.fromkeys(STATUS_PROPERTIES.get((module, name), ()), True)
            yield RecordBody("statuses", members | ({} if chance is None else {"successPercentage": chance}))
    for module, fields in EXTRA_FIELDS.items():
        for position, (name, kind, group) in enumerate(fields):
            members = {"module": module, "name": name, "type": kind, "group": group, "position": position}
            yield RecordBody("extra-fields", members | ({"options": OPTIONS[name]} if kind == "SELECT" else {}))
    group_numbers = {name: number for number, (name, _) in enumerate(GROUPS)}
    for name, parent in GROUPS:
        yield RecordBody(
            "article-groups", {"name": name} | ({"parentId": _group_ref(group_numbers[parent])} if parent else {})
        )
    for name, color in CLIENT_GROUPS:
        yield RecordBody("client-groups", {"name": name, "color": color})
    for name in PRICE_GROUPS:
        yield RecordBody("price-groups", {"name": name})
    yield from _price_index_bodies()
    for name, module, language, subject, text, status in EMAILS:
        members = {
            "name": name,
            "module": module,
            "language": language,
            "subject": subject,
            "body": f"<p>{text}</p>",
            "statusAfterSending": status,
            "attachPdfType": "DEFAULT",
        }
        yield RecordBody("e-mail-templates", members)
    yield from work_lists()
    yield RecordBody("number-ranges", {"module": "subscriptions", "prefix": "ABO"})
    for name, role in ROLES.items():
        yield RecordBody("roles", {"name": name} | role)


def _price_index_bodies() -> Iterator[RecordBody]:
    """The two years up to the demo's today, month by month."""
    for code, first, rise in PRICE_INDICES:
        for number in range(24):
            years, month = divmod(number + 3, 12)
            value = Decimal(first + rise * number + number * 7 % 5) / 100
            members = {"code": code, "month": f"{2024 + years}-{month + 1:02d}", "value": value}
            yield RecordBody("price-indices", members)


def _group_ref(number: int) -> RecordRef:
    return RecordRef("article-groups", number)


def _company_bodies() -> Iterator[RecordBody]:
    names = ("Installatiebedrijf Vermeersch", "Vermeersch Service")
    for number, name in enumerate(names):
        members: dict[str, Any] = {
            "name": name,
            "legalForm": "BV",
            "vatIdNumber": enterprise_number(1_999_999 - number),
            "email": f"info@{name.lower().replace(' ', '-')}.example",
            "tel": f"+32 56 00 40 {number}0",
            "website": f"https://www.{name.lower().replace(' ', '-')}.example",
            "iban": iban(BANKS[3], 4_000_000 + number),
            "bic": BANKS[3].bic,
            "address": ADDRESS,
        }
        yield RecordBody("companies", members)
    for number, name in enumerate(names):
        company = RecordRef("companies", number)
        for title, code, kind in JOURNALS:
            members = {"name": f"{title} {name}", "code": f"{code}{number + 1}", "companyId": company, "kind": kind}
            yield RecordBody("journals", members | {"default": True})
    for name in ("Magazijn Waregem", "Bestelwagen 1", "Bestelwagen 2"):
        members = {"name": name, "companyId": RecordRef("companies", 0)}
        is_warehouse = name.startswith("Magazijn")
        warehouse = {"address": ADDRESS, "default": True} if is_warehouse else {}
        yield RecordBody("stock-locations", members | warehouse)
