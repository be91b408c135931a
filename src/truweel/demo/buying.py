"""What the demo company buys: orders, invoices and their approval, quotes, payments, and what its bank says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from truweel.demo import words
from truweel.demo.catalogue import HOUR_CODES
from truweel.demo.identifiers import BANKS, iban, structured_communication
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef
from truweel.demo.settings import STATUSES, VAT
from truweel.schema.numbers import round_to_cents

__all__ = ["Purchases", "approval_flows", "purchase_supply_orders", "sizes"]

OWNER, BOOKKEEPER = RecordRef("users", 0), RecordRef("users", 3)
ACCOUNT = iban(BANKS[3], 4_000_000)
"""The account of the first company."""
FLOWS = ("Aankopen tot 2.500 euro", "Aankopen boven 2.500 euro", "Onderaannemers")
JOBS = ("Chape en isolatie", "Boringen in beton", "Isolatie van leidingen", "Dakdoorvoeren", "Graafwerken")
"""What subcontractors are asked to quote."""
ASKED = (("Isolerende chape 8 cm", "m²", 60), ("Randisolatie", "m", 40), ("Werfinrichting", "forfait", 1))
"""Lines of a price request: what, unit, and the least quantity."""
LEAST = 8


class Invoice(NamedTuple):
    """A purchase invoice among the bodies: what payments need to know of it."""

    number: int
    supplier: int
    day: int
    status: str
    amount: Decimal
    message: str


def sizes(scale: int) -> dict[str, int]:
    """Collection → how many records a company with `scale` clients has."""
    count = min(60, max(LEAST, scale // 4))
    return {
        "approval-flows": len(FLOWS),
        "purchase-supply-orders": count,
        "purchase-invoices": count,
        "purchase-invoices/start-approval-request": sum(_is_asked(number) for number in range(count)),
        "purchase-invoices/approve": sum(_is_approved(number, count) for number in range(count)),
        "price-requests": min(20, max(4, scale // 12)),
        "payment-files": len(FILE_STAGES),
        "payment-files/close": sum(bool(_approved_numbers(status, count)) for status in CLOSED_STATUSES),
        "payment-files/paid": 1,
        "bank-transactions": count,
        "bank-transactions/match": min((count + 2) // 3, sum(_status(n, count) == "betaald" for n in range(count))),
        "bank-transactions/ignore": count // 3,
    }


FILE_STAGES = ("betaald", "in betaalbestand", "te betalen")
"""The statuses of the invoices of each payment file: one that was paid, one that is at the bank, one being made."""
CLOSED_STATUSES = FILE_STAGES[:2]


def _status(number: int, count: int) -> str:
    """Where the `number`-th of `count` purchase invoices stands: the oldest are paid, the last are new."""
    names = [name for name, _, _ in STATUSES["purchase-invoices"]]
    return names[max(0, len(names) - 1 - max(0, number - count // 2) * len(names) // (count - count // 2))]


def _is_asked(number: int) -> bool:
    """Whether somebody was asked to approve it."""
    return number % 3 != 0


def _is_approved(number: int, count: int) -> bool:
    """Whether it was approved after that."""
    return _is_asked(number) and _status(number, count) not in ("nieuw", "goed te keuren")


def _approved_numbers(status: str, count: int) -> list[int]:
    """The last approved invoices that stand in `status`: those of a payment file."""
    return [n for n in range(count) if _is_approved(n, count) and _status(n, count) == status][-6:]


def approval_flows() -> Iterator[RecordBody]:
    """The bookkeeper first; above an amount the owner too."""
    for number, name in enumerate(FLOWS):
        steps: list[dict[str, Any]] = [{"priority": 1, "userIds": [BOOKKEEPER], "minimum": 1}]
        if number:
            steps.append({"priority": 2, "userIds": [OWNER], "minimum": 1, "fromAmount": 2500 * (number % 2)})
        yield RecordBody("approval-flows", {"name": name, "steps": steps, "automatic": number == 0})


def purchase_supply_orders(sizes: Mapping[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Orders at wholesalers and subcontractors, the oldest first; the last are still to be delivered."""
    statuses = [name for name, _, _ in STATUSES["purchase-supply-orders"]]
    count = sizes["purchase-supply-orders"]
    for number in range(count):
        day, place = random_source.day_index_near(number / count), number * 2 // count
        subcontract = random_source.one_in(6)
        project = RecordRef("projects", random_source.below(sizes["projects"]))
        members: dict[str, Any] = {
            "title": random_source.pick(JOBS if subcontract else words.JOBS),
            "date": DAYS[day],
            "supplierId": RecordRef("suppliers", random_source.below(sizes["suppliers"])),
            "status": statuses[random_source.below(3) if place else 3 + random_source.below(2)],
            "kind": "SUBCONTRACT" if subcontract else "PURCHASE",
            "projectId": project if subcontract or random_source.one_in(2) else None,
            "companyId": RecordRef("companies", number % 2),
            "assignedUserId": RecordRef("users", random_source.below(sizes["users"])),
            "requestedDate": DAYS[day + 10],
            "confirmedDate": DAYS[day + 12] if random_source.one_in(2) else None,
            "stockLocationId": RecordRef("stock-locations", 0),
            "projectSupplyRouteId": RecordRef("project-supply-routes", number % 2),
            "supplierReference": f"SO-{400_000 + random_source.below(90_000)}",
            "lineItems": list(_ordered(random_source, sizes["articles"])),
        }
        yield RecordBody("purchase-supply-orders", members)


def _ordered(random_source: RandomSource, articles: int) -> Iterator[dict[str, Any]]:
    for _ in range(1 + random_source.below(5)):
        number = len(HOUR_CODES) + random_source.below(articles - len(HOUR_CODES))
        yield {"articleId": RecordRef("articles", number), "quantity": 1 + random_source.below(20)}
    if random_source.one_in(3):
        yield {"type": "TEXT", "description": "Leveren tussen 7 en 12 uur, bellen bij aankomst."}


class Purchases:
    """Purchase invoices, and what follows from them."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._invoices: list[Invoice] = []

    def invoices(self, random_source: RandomSource) -> Iterator[RecordBody]:
        """Invoices of suppliers, the oldest first; one in twelve is a credit note, which nobody is asked about."""
        sizes, count = self._sizes, self._sizes["purchase-invoices"]
        for number in range(count):
            day, supplier = random_source.day_index_near(number / count), random_source.below(sizes["suppliers"])
            lines = [self._line(random_source) for _ in range(1 + random_source.below(3))]
            net = sum((line["quantity"] * line["price"] for line in lines), Decimal(0))
            credit = random_source.one_in(4) and not _is_asked(number)
            invoice = Invoice(
                number, supplier, day, _status(number, count), net + round_to_cents(net * 21 / 100),
                structured_communication(8_000_000_000 + number),
            )  # fmt: skip
            if not credit:
                self._invoices.append(invoice)
            members: dict[str, Any] = {
                "type": "CREDIT_NOTE" if credit else "INVOICE",
                "invoiceNumber": f"{DAYS[day][:4]}/{1000 + number * 37}",
                "journalId": RecordRef("journals", 1 + number % 2 * 2),
                "date": DAYS[day],
                "expireDate": DAYS[day + 30],
                "bookingDate": DAYS[min(PAST, day + 2)],
                "status": invoice.status,
                "paymentInstruction": invoice.message,
                "supplierId": RecordRef("suppliers", supplier),
                "companyId": RecordRef("companies", number % 2),
                "assignedUserId": BOOKKEEPER,
                "confidential": random_source.one_in(15),
                "lineItems": lines,
            }
            yield RecordBody("purchase-invoices", members)

    def _line(self, random_source: RandomSource) -> dict[str, Any]:
        articles = self._sizes["articles"] - len(HOUR_CODES)
        return {
            "articleId": RecordRef("articles", len(HOUR_CODES) + random_source.below(articles)),
            "quantity": 1 + random_source.below(12),
            "price": euros(900 + random_source.below(60_000)),
            "vatTariffId": RecordRef("vat-tariffs", VAT["21%"]),
            "projectId": RecordRef("projects", random_source.below(self._sizes["projects"])),
        }

    def approvals(self) -> Iterator[RecordBody]:
        """Two in three are put before somebody; those that are to be paid, or were, are approved."""
        count = self._sizes["purchase-invoices"]
        for number in range(count):
            if _is_asked(number):
                asked = [BOOKKEEPER, OWNER] if number % 2 else [OWNER]
                members = {"id": RecordRef("purchase-invoices", number), "userIds": asked}
                yield RecordBody("purchase-invoices/start-approval-request", members)
        for number in range(count):
            if _is_approved(number, count):
                yield RecordBody("purchase-invoices/approve", {"id": RecordRef("purchase-invoices", number)})

    def payment_files(self) -> Iterator[RecordBody]:
        """One that was paid, one that is at the bank, and one that is being made."""
        count, invoices = self._sizes["purchase-invoices"], {invoice.number: invoice for invoice in self._invoices}
        for number, status in enumerate(FILE_STAGES):
            paid = [invoices[approved] for approved in _approved_numbers(status, count)]
            members = {
                "name": f"Leveranciers maart {number + 1}",
                "companyId": RecordRef("companies", 0),
                "iban": ACCOUNT,
                "executionDate": DAYS[PAST - 14 + 7 * number],
                "payments": [self._payment(invoice) for invoice in paid],
            }
            yield RecordBody("payment-files", members)
            if paid and status in CLOSED_STATUSES:
                yield RecordBody("payment-files/close", {"id": RecordRef("payment-files", number)})
            if status == "betaald":
                yield RecordBody("payment-files/paid", {"id": RecordRef("payment-files", number)})

    @staticmethod
    def _payment(invoice: Invoice) -> dict[str, Any]:
        return {
            "purchaseInvoiceId": RecordRef("purchase-invoices", invoice.number),
            "amount": invoice.amount,
            "reference": invoice.message,
        }

    def bank_transactions(self, random_source: RandomSource) -> Iterator[RecordBody]:
        """Payments of paid invoices, what clients paid, and costs of the bank."""
        paid = [invoice for invoice in self._invoices if invoice.status == "betaald"]
        count = self._sizes["bank-transactions"]
        matched: dict[int, int] = {}
        ignored: list[int] = []
        for number in range(count):
            day = random_source.day_index_near(number / count)
            members: dict[str, Any] = {"companyId": RecordRef("companies", 0), "iban": ACCOUNT}
            if number % 3 == 0 and number // 3 < len(paid):
                invoice = paid[number // 3]
                day = min(PAST, invoice.day + 30)
                members |= {"amount": -invoice.amount, "communication": invoice.message, "structured": True}
                matched[number] = invoice.number
            elif number % 3 == 1:
                name = f"{random_source.pick(words.FIRST_NAMES['NL'])} {random_source.pick(words.SURNAMES['NL'])}"
                account = iban(random_source.pick(BANKS), 5_000_000 + number)
                members |= {"amount": euros(12_000 + random_source.below(900_000)), "counterpartyName": name}
                members |= {"counterpartyIban": account, "communication": "Betaling factuur"}
            else:
                members |= {"amount": Decimal("-3.5"), "communication": "Beheerskosten rekening"}
                ignored.append(number)
            members |= {"date": DAYS[day], "valueDate": DAYS[day], "statementNumber": f"{1 + number}"}
            yield RecordBody("bank-transactions", members)
        for number, invoice_number in matched.items():
            paid_by = {"purchaseInvoiceId": RecordRef("purchase-invoices", invoice_number)}
            yield RecordBody("bank-transactions/match", {"id": RecordRef("bank-transactions", number), **paid_by})
        for number in ignored:
            yield RecordBody("bank-transactions/ignore", {"id": RecordRef("bank-transactions", number)})

    def price_requests(self, random_source: RandomSource) -> Iterator[RecordBody]:
        """Questions to two or three suppliers; where it was chosen, one quote is taken."""
        statuses = [name for name, _, _ in STATUSES["price-requests"]]
        count, suppliers = self._sizes["price-requests"], self._sizes["suppliers"]
        for number in range(count):
            day, first = random_source.day_index_near(number / count), random_source.below(suppliers)
            status = statuses[number % len(statuses)]
            asked = [(first + step) % suppliers for step in range(2 + random_source.below(2))]
            lines = [
                {"description": name, "unitType": unit, "quantity": least * (1 + random_source.below(3))}
                for name, unit, least in ASKED
            ]
            members: dict[str, Any] = {
                "title": JOBS[number % len(JOBS)],
                "date": DAYS[day],
                "deadline": DAYS[day + 21],
                "status": status,
                "assignedUserId": RecordRef("users", random_source.below(self._sizes["users"])),
                "projectId": RecordRef("projects", random_source.below(self._sizes["projects"])),
                "offerId": RecordRef("offers", random_source.below(self._sizes["offers"])),
                "supplierIds": [RecordRef("suppliers", supplier) for supplier in asked],
                "lineItems": lines,
            }
            if statuses.index(status) >= 2:
                members["quotes"] = [
                    {
                        "supplierId": RecordRef("suppliers", supplier),
                        "receivedDate": DAYS[day + 5 + place],
                        "validUntil": DAYS[day + 60],
                        "chosen": status == statuses[-1] and place == 0,
                    }
                    for place, supplier in enumerate(asked)
                ]
            yield RecordBody("price-requests", members)
