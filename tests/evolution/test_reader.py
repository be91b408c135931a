"""Records that an earlier release wrote answer with all members of now, wherever documents are read as bytes."""

from contextlib import closing
from functools import partial
from typing import Any

from tests.evolution.conftest import Place
from tests.evolution.site_reports import SECOND
from tests.harness import World, json_body
from truweel.events.body import webhook_body
from truweel.events.store import load_events
from truweel.storage import doctor, rewriting

REPORT: dict[str, Any] = {
    "name": "Dakwerken",
    "gsm": "0470 11 22 33",
    "fax": "02 123 45 67",
    "remark": "Nat",
    "entries": [{"text": "Pannen", "hours": 3}],
}
MEMBERS = {
    "name": "Dakwerken",
    "mobile": "0470 11 22 33",
    "urgent": False,
    "language": "nl",
    "clientId": None,
    "partnerId": None,
    "remark": "Nat",
}


def shown(record: dict[str, Any]) -> dict[str, Any]:
    """The stored members of a record as it is answered."""
    engine = ("id", "createdAt", "updatedAt", "createdBy", "updatedBy", "archivedAt", "lockedAt", "deletedAt")
    others = (*engine, "extraFields", "entries", "client", "partner", "_metadata")
    return {name: value for name, value in record.items() if name not in others}


def rewrite_all(world: World) -> None:
    """What the background loop does."""
    for key in ("site-reports", "site-reports/entries"):
        while not world.database.write_sync(partial(rewriting.rewrite_batch, registry=world.registry, key=key)):
            pass


def test_an_old_record_answers_all_members_everywhere(place: Place) -> None:
    with closing(place.first()) as world:
        admin = world.admin
        old = json_body(admin.post("/site-reports", REPORT))
        path = f"/site-reports/{old['id']}"
        admin.merge(path, {"gsm": "0470 99 99 99"})
        admin.merge(path, {"gsm": REPORT["gsm"]})
        old = admin.read(path)
        old_tag = admin.get(path).headers["ETag"]
        events = world.rows("SELECT id FROM event WHERE name = 'site-report.created'")
    with closing(place.second()) as world:
        admin = world.admin
        for _ in ("before it is rewritten", "after"):
            answer = admin.get(path)
            record = json_body(answer)
            assert shown(record) == MEMBERS
            assert [record[n] for n in ("createdAt", "updatedAt", "createdBy")] == [
                old[n] for n in ("createdAt", "updatedAt", "createdBy")
            ]
            assert (old_tag, answer.headers["ETag"]) == ('"3"', '"3-r2"')
            assert admin("GET", path, headers={"If-None-Match": old_tag}).status_code == 200
            assert admin("GET", path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
            (listed,) = admin.items("/site-reports", {"include": "entries"})
            assert shown(listed) == MEMBERS
            (entry,) = listed["entries"]
            assert (entry["text"], entry["hours"], entry["minutes"]) == ("Pannen", 3, 0)
            for query in (
                {"mobile": "0470 11 22 33"},
                {"urgent": "false"},
                {"language": "nl"},
                {"searchText": "11 22"},
                {"remark": "nat"},
                {"sort": "-urgent"},
            ):
                assert [item["id"] for item in admin.items("/site-reports", query)] == [old["id"]], query
            assert admin.items("/site-reports", {"urgent": "true"}) == []
            changes = [entry["changes"] for entry in admin.read(f"{path}/history")]
            assert changes[1] == {"mobile": ["0470 11 22 33", "0470 99 99 99"]}
            assert (changes[2]["mobile"], changes[2]["fax"]) == ("0470 11 22 33", "02 123 45 67")
            (payload,) = world.database.read_sync(lambda reader: load_events(reader, 1, [events[0][0]])).values()
            data = json_body_of(webhook_body(payload, SECOND, "http://truweel.test"))["data"]
            assert shown(data) == MEMBERS
            assert data == {**record, "updatedAt": old["createdAt"], **{n: data[n] for n in ("_metadata",)}}
            rewrite_all(world)
        assert world.rows('SELECT revision, version FROM "site_reports"') == [(2, 3)]
        assert doctor.examine(world.database, SECOND).findings == []


def json_body_of(body: bytes) -> Any:
    """A payload, decoded."""
    import json

    return json.loads(body)


def test_an_old_record_is_patched_and_written_by_the_release_of_now(place: Place) -> None:
    with closing(place.first()) as world:
        for name in ("Dakwerken", "Gevel"):
            old = json_body(world.admin.post("/site-reports", REPORT | {"name": name}))
    with closing(place.second()) as world:
        admin, path = world.admin, f"/site-reports/{old['id']}"
        admin.patch(path, {"op": "test", "path": "/mobile", "value": "0470 11 22 33"})
        admin.merge(path, {"urgent": True}, If_Match='"1"')
        assert shown(admin.read(path)) == MEMBERS | {"name": "Gevel", "urgent": True}
        assert world.rows('SELECT revision, version FROM "site_reports" ORDER BY id') == [(1, 1), (2, 2)]
        assert admin.read(f"{path}/history")[0]["changes"] == {"urgent": [False, True]}
        assert admin.total("/site-reports", {"searchText": "gevel"}) == 1
        (first,) = [item for item in admin.items("/site-reports") if item["id"] != old["id"]]
        admin.put(f"/site-reports/{first['id']}", {"name": "Vloer", "language": "fr"})
        assert admin.total("/site-reports", {"searchText": "0470"}) == 1
        assert admin.total("/site-reports", {"searchText": "vloer"}) == 1
        rewrite_all(world)
        assert doctor.examine(world.database, SECOND).findings == []


def test_current_rows_cost_no_statement_and_no_decoding(place: Place, monkeypatch: Any) -> None:
    with closing(place.first()) as world:
        world.admin.post("/site-reports", REPORT)
    with closing(place.second()) as world:
        world.admin.post("/site-reports", {"name": "Gevel"})
        with world.count_statements() as old:
            world.admin.get("/site-reports/1")
        with world.count_statements() as current:
            world.admin.get("/site-reports/2")
        assert (old.statements, current.statements) == (1, 1)
        monkeypatch.setattr("truweel.operations.include.upgrade", None)
        world.admin.get("/site-reports/2")
