"""A boiler is looked after: when it is due next, by plan or by execution (catalogue 8.6)."""

from typing import Any

from tests.harness import World


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
