"""`/settings`: what each firm has once, with defaults until somebody changes it."""

import asyncio

from tests.harness import MERGE_PATCH, World, json_body


def test_it_has_its_defaults_before_anybody_changes_it(fresh_world: World) -> None:
    with fresh_world.unchanged():
        answer = fresh_world.reader.get("/settings")
    settings = json_body(answer)
    assert (settings["id"], settings["updatedAt"], settings["updatedBy"]) == ("1", None, None)
    assert settings["invoices"]["paidStatus"] == "betaald"
    assert settings["planning"] == {"dayStart": {"hour": 7, "minute": 0}, "dayEnd": {"hour": 19, "minute": 0}}
    assert settings["stock"] == {"allowNegative": True, "defaultLocationId": None}
    assert "_metadata" not in settings
    assert json_body(fresh_world.admin.get("/settings/history")) == []
    fresh_world.admin.get("/settings", if_none_match=answer.headers["etag"], status=304)


def test_a_change_is_one_event_and_one_row_of_history(fresh_world: World) -> None:
    with fresh_world.changes() as first:
        fresh_world.admin.merge("/settings", {"invoices": {"overdueStatus": "te laat"}, "units": ["stuk"]})
    with fresh_world.changes() as second:
        fresh_world.admin.patch("/settings", {"op": "add", "path": "/languages", "value": "es"})
    assert (first.events, first.history) == ([("settings.created", "1", 1)], [("settings", "1", 1, "create")])
    assert (second.events, second.history) == ([("settings.updated", "1", 2)], [("settings", "1", 2, "update")])
    settings = fresh_world.admin.read("/settings")
    assert (settings["invoices"]["overdueStatus"], settings["invoices"]["paidStatus"]) == ("te laat", "betaald")
    assert (settings["units"], settings["languages"][-1]) == (["stuk"], "es")
    assert [entry["version"] for entry in json_body(fresh_world.admin.get("/settings/history"))] == [2, 1]


def test_null_gives_the_default_back_and_what_was_read_may_be_sent_back(fresh_world: World) -> None:
    fresh_world.admin.merge("/settings", {"offers": {"endClient": True}, "currency": "CHF", "stock": None})
    fresh_world.admin.merge("/settings", {"offers": {"endClient": None}, "currency": None})
    settings = fresh_world.admin.read("/settings")
    assert settings["offers"] == {"createOrderOnAcceptance": True, "endClient": False}
    assert (settings["currency"], settings["stock"]["allowNegative"]) == ("EUR", True)
    with fresh_world.unchanged():
        fresh_world.strict.put("/settings", settings)


def test_each_firm_has_its_own(fresh_world: World) -> None:
    fresh_world.admin.merge("/settings", {"currency": "CHF"})
    assert fresh_world.other.read("/settings")["currency"] == "EUR"
    with fresh_world.changes() as change:
        fresh_world.other.merge("/settings", {"currency": "USD"})
    assert change.events == [("settings.created", "1", 1)]
    assert fresh_world.admin.read("/settings")["currency"] == "CHF"


def test_it_is_changed_with_the_right_on_settings_and_not_made_or_deleted(fresh_world: World) -> None:
    with fresh_world.unchanged():
        fresh_world.nobody.get("/settings", status=403)
        fresh_world.reader.merge("/settings", {"currency": "CHF"}, status=403)
        fresh_world.admin.post("/settings", {}, status=405)
        fresh_world.admin.delete("/settings", status=405)
        for path in ("/settings/1", "/settings/archive", "/settings/comments", "/settings/1/documents"):
            fresh_world.admin.get(path, status=404)
    fresh_world.writer.merge("/settings", {"currency": "CHF"})


def test_what_cannot_be_is_refused(fresh_world: World) -> None:
    other = fresh_world.other.create("stock-locations")["id"]
    fresh_world.admin.create("stock-locations")
    with fresh_world.unchanged():
        for body, member in (
            ({"financialYearStart": "02-29"}, "financialYearStart"),
            ({"financialYearStart": "13-01"}, "financialYearStart"),
            ({"planning": {"dayStart": "07:00"}}, "planning.dayStart"),
            ({"stock": {"defaultLocationId": other}}, "stock.defaultLocationId"),
            ({"stock": {"defaultLocationId": "999999"}}, "stock.defaultLocationId"),
        ):
            answer = json_body(fresh_world.admin.merge("/settings", body, status=400))
            assert [fault["field"] for fault in answer["errors"]] == [member]


def test_the_time_zone_is_that_of_the_firm_at_the_moment(fresh_world: World) -> None:
    lisbon = fresh_world.client(administrator=True, time_zone="Europe/Lisbon")
    assert lisbon.read("/settings")["timeZone"] == "Europe/Lisbon"
    answer = lisbon.merge("/settings", {"timeZone": "Europe/Rome", "currency": "CHF"})
    assert "timeZone" in answer.headers["truweel-warning"]
    assert lisbon.read("/settings")["timeZone"] == "Europe/Lisbon"
    assert fresh_world.client(administrator=True, time_zone="UTC").read("/settings")["timeZone"] == "UTC"


def test_eight_first_changes_at_once_all_count(fresh_world: World) -> None:
    members = ("units", "titles", "statutes", "languages", "legalForms", "civilStates", "employeeTypes", "articleTypes")

    async def change_all() -> list[int]:
        calls = (fresh_world.admin.send("PATCH", "/settings", {member: ["x"]}, type=MERGE_PATCH) for member in members)
        return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert fresh_world.run(change_all()) == [204] * 8
    settings = fresh_world.admin.read("/settings")
    assert [settings[member] for member in members] == [["x"]] * 8
    assert [entry["version"] for entry in json_body(fresh_world.admin.get("/settings/history"))] == [*range(8, 0, -1)]
