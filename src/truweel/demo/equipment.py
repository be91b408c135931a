"""What the demo company keeps in stock and looks after: stock changes, machines, installations, maintenance visits."""

from collections.abc import Iterator, Mapping
from typing import Any

from truweel.demo import words
from truweel.demo.catalogue import HOUR_CODES
from truweel.demo.people import address
from truweel.demo.random_source import DAYS, PAST, RandomSource, euros
from truweel.demo.records import RecordBody, RecordRef

__all__ = ["INSTALLATIONS", "MACHINES", "installations", "materials", "stock_changes", "visits"]

MACHINES = (
    ("Minigraver 1,8 t", "Kubota", "U17-3", "Graafmachines", 2_480_000, 4500),
    ("Kernboormachine", "Hilti", "DD 150", "Gereedschap", 318_000, 1200),
    ("Persmachine", "Rems", "Akku-Press", "Gereedschap", 142_000, 600),
    ("Schaarlift 8 m", "Genie", "GS-2632", "Hoogwerkers", 1_390_000, 5500),
    ("Rolsteiger 6 m", "Altrex", "RS 5", "Steigers", 265_000, 900),
    ("Camera-inspectietoestel", "Ridgid", "SeeSnake", "Meettoestellen", 489_000, 1500),
    ("Bestelwagen 1", "Ford", "Transit", "Voertuigen", 3_150_000, 3500),
    ("Bestelwagen 2", "Ford", "Transit Custom", "Voertuigen", 2_870_000, 3500),
    ("Generator 6 kVA", "Honda", "EG 5500", "Gereedschap", 198_000, 1100),
)
"""Name, brand, model, group, price when bought and price of an hour, in cents."""

INSTALLATIONS = (
    ("Lucht-water warmtepomp 8 kW", "Daikin", "Altherma 3 R", "Jaarlijks onderhoud warmtepomp", 90),
    ("Condensatieketel 24 kW", "Vaillant", "ecoTEC plus", "Tweejaarlijks onderhoud gasketel", 60),
    ("Ventilatie-unit type D", "Zehnder", "ComfoAir Q350", "Filters vervangen en reinigen", 45),
    ("Laadpaal 11 kW", "Alfen", "Eve Single", "Elektrische controle laadpaal", 30),
)
"""Name, brand, model, what is done to it, and the minutes that takes."""

STATUSES = ("Actief", "In herstelling", "Buiten dienst")


def stock_changes(count: int, sizes: Mapping[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """Receipts, moves to a van and issues to a project, the oldest first; the last are still open."""
    warehouse = RecordRef("stock-locations", 0)
    for number in range(count):
        van, booked = RecordRef("stock-locations", 1 + random_source.below(2)), number < count - 4
        members: dict[str, Any] = {
            "date": DAYS[random_source.day_index_near(number / count)],
            "status": "geboekt" if booked else "open",
            "booked": booked,
            "lineItems": list(_moves(random_source, sizes["articles"], receipt=number % 3 == 0)),
        }
        if number % 3 == 0:
            supplier = RecordRef("suppliers", random_source.below(sizes["suppliers"]))
            members |= {"title": "Levering magazijn", "supplierId": supplier, "toStockLocationId": warehouse}
        elif number % 3 == 1:
            members |= {"title": "Bestelwagen aanvullen", "fromStockLocationId": warehouse, "toStockLocationId": van}
        else:
            project = RecordRef("projects", random_source.below(sizes["projects"]))
            members |= {"title": "Verbruik werf", "projectId": project, "fromStockLocationId": van}
        yield RecordBody("stock-changes", members)


def _moves(random_source: RandomSource, articles: int, *, receipt: bool) -> Iterator[dict[str, Any]]:
    for _ in range(1 + random_source.below(4)):
        number = len(HOUR_CODES) + random_source.below(articles - len(HOUR_CODES))
        quantity = (20 if receipt else 1) * (1 + random_source.below(6))
        yield {"articleId": RecordRef("articles", number), "quantity": quantity}


def materials(employees: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """The machines of the firm."""
    for number, (name, brand, model, group, price, hour) in enumerate(MACHINES):
        members: dict[str, Any] = {
            "name": name,
            "brand": brand,
            "model": model,
            "serialNumber": f"{brand[:2].upper()}{100_000 + random_source.below(900_000)}",
            "status": STATUSES[1] if number == 3 else STATUSES[0],
            "planningGroup": group,
            "purchaseDate": DAYS[random_source.below(PAST // 2)],
            "purchasePrice": euros(price),
            "costPrice": euros(hour * 6 // 10),
            "salePrice": euros(hour),
            "companyId": RecordRef("companies", number % 2),
        }
        if group == "Voertuigen":
            members["assignedEmployeeId"] = RecordRef("employees", number % employees)
        else:
            members["stockLocationId"] = RecordRef("stock-locations", 0)
        yield RecordBody("materials", members)


def installations(count: int, sizes: Mapping[str, int], random_source: RandomSource) -> Iterator[RecordBody]:
    """What was installed at clients', each with its schedule of maintenance."""
    for number in range(count):
        name, brand, model, task, minutes = INSTALLATIONS[number % len(INSTALLATIONS)]
        installed = random_source.day_index_near(number / count / 2)
        schedule = {
            "name": task,
            "periodUnit": "YEAR",
            "periodCount": 2 if "Tweejaarlijks" in task else 1,
            "estimatedMinutes": minutes,
            "nextDate": DAYS[PAST + random_source.below(180)],
        }
        members = {
            "name": name,
            "brand": brand,
            "model": model,
            "serialNumber": f"{brand[:2].upper()}-{2024 + number % 3}-{10_000 + random_source.below(90_000)}",
            "status": STATUSES[2] if number == count - 1 else STATUSES[0],
            "assignedClientId": RecordRef("clients", random_source.below(sizes["clients"])),
            "assignedProjectId": RecordRef("projects", random_source.below(sizes["projects"])),
            "companyId": RecordRef("companies", number % 2),
            "address": address(random_source, random_source.pick(words.CITIES)),
            "commissioningDate": DAYS[installed],
            "warrantyEndDate": DAYS[installed + 365],
            "maintenanceSchedule": [schedule],
        }
        yield RecordBody("installations", members)


def visits(count: int, installed: int, random_source: RandomSource) -> Iterator[RecordBody]:
    """Visits that were made, and the next ones."""
    for number in range(count):
        day_index, is_done = random_source.day_index_near(number / count), number < count * 3 // 4
        members: dict[str, Any] = {
            "installationId": RecordRef("installations", number % installed),
            "plannedDate": DAYS[day_index if is_done else PAST + 1 + random_source.below(120)],
            "status": "uitgevoerd" if is_done else "te plannen" if number % 2 else "gepland",
        }
        if is_done:
            result = ("In orde", "In orde", "Filter vervangen", "Onderdeel te bestellen")[random_source.below(4)]
            members |= {"executedDate": DAYS[min(PAST, day_index + random_source.below(10))], "result": result}
        yield RecordBody("maintenance-visits", members)
