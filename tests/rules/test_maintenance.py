"""A boiler is looked after: when it is due next, by plan or by execution (catalogue 8.6)."""

import asyncio
from typing import Any

from tests.harness import MERGE_PATCH, World, json_body


class Boiler:
    """An installation with one schedule."""

    def __init__(self, world: World, **schedule: Any) -> None:
        self.admin = world.admin
        body = {"name": "Ketel", "maintenanceSchedule": [{"name": "Onderhoud", **schedule}]}
        self.id = self.admin.create("installations", body)["id"]
        (self.schedule,) = (row["id"] for row in self.admin.items(f"/installations/{self.id}/maintenance-schedules"))

    def visit(self, planned: str, executed: str | None) -> str:
        body = {
            "installationId": self.id, "maintenanceScheduleId": self.schedule, "plannedDate": planned,
            "executedDate": executed,
        }  # fmt: skip
        return str(self.admin.create("maintenance-visits", body)["id"])

    @property
    def dates(self) -> tuple[Any, ...]:
        """When it was done last, is due next, and when the installation is."""
        row = self.admin.read(f"/installations/{self.id}/maintenance-schedules/{self.schedule}")
        return row["lastDate"], row["nextDate"], self.admin.read(f"/installations/{self.id}")["nextMaintenanceDate"]


def test_five_years_by_plan(world: World) -> None:
    boiler = Boiler(world, nextDate="2026-04-01")
    assert boiler.dates == (None, "2026-04-01", "2026-04-01")
    executed = ("2026-03-20", "2027-05-02", "2028-04-01", "2029-03-30", "2030-04-11")
    for year, day in zip(range(2026, 2031), executed, strict=True):
        boiler.visit(f"{year}-04-01", day)
        assert boiler.dates == (day, f"{year + 1}-04-01", f"{year + 1}-04-01")


def test_by_execution_the_next_day_is_a_period_after_it_was_done(world: World) -> None:
    boiler = Boiler(world, nextDate="2026-04-01", synchronize=True)
    visit = boiler.visit("2026-04-01", None)
    assert boiler.dates[:2] == (None, "2026-04-01")
    world.admin.merge(f"/maintenance-visits/{visit}", {"executedDate": "2025-05-20"})
    assert boiler.dates == ("2025-05-20", "2026-05-20", "2026-05-20")
    world.admin.merge(f"/maintenance-visits/{visit}", {"executedDate": None})
    assert boiler.dates == (None, "2026-04-01", "2026-04-01")


def test_months_are_counted_from_the_first_day(world: World) -> None:
    boiler = Boiler(world, nextDate="2026-01-31", periodUnit="MONTH")
    for planned, following in (
        ("2026-01-31", "2026-02-28"),
        ("2026-02-28", "2026-03-31"),
        ("2026-03-31", "2026-04-30"),
    ):
        boiler.visit(planned, planned)
        assert boiler.dates[1] == following
    schedule = f"/installations/{boiler.id}/maintenance-schedules/{boiler.schedule}"
    world.admin.merge(schedule, {"nextDate": "2026-05-15"})
    boiler.visit("2026-05-15", "2026-05-15")
    assert boiler.dates[1] == "2026-06-15"


def test_a_new_installation_needs_what_its_article_says(world: World) -> None:
    admin = world.admin
    templates = [{"name": "Jaarlijks"}, {"name": "Filter", "periodUnit": "QUARTER"}]
    article = admin.create("articles", {"name": "Ketel", "installation": True, "maintenanceTemplates": templates})["id"]
    piece = admin.create("installations", {"name": "Ketel", "articleId": article, "commissioningDate": "2026-02-10"})
    rows = admin.items(f"/installations/{piece['id']}/maintenance-schedules")
    assert [(row["name"], row["nextDate"]) for row in rows] == [("Jaarlijks", "2027-02-10"), ("Filter", "2026-05-10")]
    assert piece["nextMaintenanceDate"] == "2026-05-10"
    own = {"name": "Ketel", "articleId": article, "maintenanceSchedule": [{"name": "Tweejaarlijks", "periodCount": 2}]}
    other = admin.create("installations", own)
    rows = admin.items(f"/installations/{other['id']}/maintenance-schedules")
    assert [row["name"] for row in rows] == ["Tweejaarlijks"]


class Park:
    """Installations of two clients that are looked after."""

    def __init__(self, world: World) -> None:
        self.admin = world.admin
        self.article = self.admin.create("articles", {"name": "Nazicht", "salePrice": 120})["id"]
        self.clients = [self.admin.create("clients", {"name": name})["id"] for name in ("De Smet", "Maes")]
        self.project = self.admin.create("projects", {"name": "Site", "clientId": self.clients[0]})["id"]

    def install(self, name: str, client: str | None, next_date: str, **schedule: Any) -> str:
        plan = {"name": "Onderhoud", "nextDate": next_date, "articleId": self.article, **schedule}
        project = self.project if client == self.clients[0] else None
        body = {
            "name": name, "assignedClientId": client, "assignedProjectId": project, "maintenanceSchedule": [plan],
        }  # fmt: skip
        return str(self.admin.create("installations", body)["id"])

    def order(self, until: str) -> list[Any]:
        """What is made: client, project, and the texts of the lines of each order."""
        orders = json_body(self.admin.post("/maintenance-visits/create-orders", {"until": until}))
        lines = [self.admin.items(f"/sales-orders/{order['id']}/line-items") for order in orders]
        return [
            (order["clientId"], order["projectId"], [line["description"] for line in own])
            for order, own in zip(orders, lines, strict=True)
        ]


def test_one_order_for_each_project_and_client(fresh_world: World) -> None:
    park = Park(fresh_world)
    smet, maes = park.clients
    boiler = park.install("Ketel 1", smet, "2026-11-03")
    park.install("Ketel 2", maes, "2026-11-05")
    park.install("Ketel 3", smet, "2026-11-01")
    park.install("Lift", smet, "2026-11-02", combinable=False)
    park.install("Later", smet, "2026-12-02")
    gone = park.install("Weg", smet, "2026-11-02")
    park.admin.post(f"/installations/{gone}/archive", {}, status=204)
    assert park.order("2026-11-30") == [
        (smet, park.project, ["Onderhoud: Ketel 3", "Onderhoud: Ketel 1"]),
        (smet, park.project, ["Onderhoud: Lift"]),
        (maes, None, ["Onderhoud: Ketel 2"]),
    ]
    (visit,) = park.admin.items("/maintenance-visits", {"installationId": boiler})
    order = park.admin.read(f"/sales-orders/{visit['salesOrderId']}")
    assert (visit["plannedDate"], visit["executedDate"], order["totalExclVat"]) == ("2026-11-03", None, 240)
    assert park.order("2026-11-30") == []
    assert park.admin.total("/maintenance-visits") == 4
    park.admin.merge(f"/maintenance-visits/{visit['id']}", {"executedDate": "2026-11-10"})
    assert park.order("2026-12-02") == [(smet, park.project, ["Onderhoud: Later"])]
    assert park.order("2027-11-03") == [(smet, park.project, ["Onderhoud: Ketel 1"])]


def test_a_visit_that_was_planned_by_hand_is_ordered(fresh_world: World) -> None:
    park = Park(fresh_world)
    boiler = park.install("Ketel", None, "2026-11-03")
    (schedule,) = park.admin.items(f"/installations/{boiler}/maintenance-schedules")
    planned = {"installationId": boiler, "maintenanceScheduleId": schedule["id"], "plannedDate": "2026-11-03"}
    visit = park.admin.create("maintenance-visits", planned)["id"]
    park.install("Pomp", None, "2026-11-03")
    assert [lines for _, _, lines in park.order("2026-11-03")] == [["Onderhoud: Ketel"], ["Onderhoud: Pomp"]]
    assert park.admin.read(f"/maintenance-visits/{visit}")["salesOrderId"] is not None


def test_eight_calls_at_once_order_it_once(fresh_world: World) -> None:
    park = Park(fresh_world)
    for number in range(6):
        park.install(f"Ketel {number}", park.clients[number % 2], "2026-11-03")

    async def order_all() -> list[Any]:
        calls = (
            park.admin.send("POST", "/maintenance-visits/create-orders", {"until": "2026-11-30"}) for _ in range(8)
        )
        return await asyncio.gather(*calls)

    answers = fresh_world.run(order_all())
    assert [answer.status_code for answer in answers] == [201] * 8
    assert sum(len(answer.json()) for answer in answers) == 2
    assert (park.admin.total("/sales-orders"), park.admin.total("/maintenance-visits")) == (2, 6)


def test_who_makes_no_orders_and_what_is_no_day_are_refused(world: World) -> None:
    rights = {"installations": "write"}
    with world.unchanged():
        path = "/maintenance-visits/create-orders"
        world.client(user="writer", rights=rights).post(path, {"until": "2026-11-30"}, status=403)
        for body, message in (({}, "is required"), ({"until": "gisteren"}, "must be")):
            (refused,) = json_body(world.admin.post(path, body, status=400))["errors"]
            assert (refused["field"], message in refused["message"]) == ("until", True)


def test_a_visit_that_is_deleted_was_not_executed(world: World) -> None:
    boiler = Boiler(world, nextDate="2026-04-01")
    boiler.visit("2026-04-01", "2026-03-20")
    last = boiler.visit("2027-04-01", "2027-05-02")
    world.admin.delete(f"/maintenance-visits/{last}")
    assert boiler.dates == ("2026-03-20", "2027-04-01", "2027-04-01")


def test_visits_taken_back_at_once_leave_the_last_one_that_was_executed(world: World) -> None:
    for _ in range(4):
        boiler = Boiler(world, nextDate="2026-04-01")
        visits = [boiler.visit(f"{year}-04-01", f"{year}-04-02") for year in range(2026, 2032)]

        async def take_back(visits: list[str] = visits) -> list[int]:
            calls = (
                world.admin.send("PATCH", f"/maintenance-visits/{id}", {"executedDate": None}, type=MERGE_PATCH)
                for id in visits
            )
            return [answer.status_code for answer in await asyncio.gather(*calls)]

        assert world.run(take_back(visits[2:])) == [204] * 4
        assert boiler.dates == ("2027-04-02", "2028-04-01", "2028-04-01")


def test_an_installation_includes_what_refers_to_it(world: World) -> None:
    boiler, other = Boiler(world, nextDate="2026-04-01"), Boiler(world)
    visits = [boiler.visit(day, None) for day in ("2026-04-01", "2027-04-01")]
    other.visit("2026-05-01", None)
    world.admin.delete(f"/maintenance-visits/{boiler.visit('2028-04-01', None)}")
    contract = world.admin.create("subscriptions")
    world.admin.merge(f"/subscriptions/{contract['id']}", {"installationIds": [boiler.id, other.id]})
    query = {"include": "maintenanceVisits,subscriptions"}
    record = world.admin.read(f"/installations/{boiler.id}", query)
    assert record["maintenanceVisits"] == [world.admin.read(f"/maintenance-visits/{id}") for id in visits]
    assert record["subscriptions"] == [world.admin.read(f"/subscriptions/{contract['id']}")]
    ids = [("id", boiler.id), ("id", other.id), *query.items()]
    first, second = world.admin.items("/installations", ids)
    assert (first, len(second["maintenanceVisits"])) == (record, 1)
    assert second["subscriptions"] == record["subscriptions"]


def test_a_visit_is_for_the_installation_of_its_schedule(world: World) -> None:
    boiler = Boiler(world, nextDate="2026-04-01")
    visit = world.admin.create("maintenance-visits", {"maintenanceScheduleId": boiler.schedule})
    assert visit["installationId"] == boiler.id
