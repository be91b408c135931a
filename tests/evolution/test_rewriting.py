"""The rewriting of older records: before the new version serves where a column waits for it, else beside it."""

import os
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.evolution.conftest import FOUNDATION, VERSIONS, Place
from tests.evolution.site_reports import FIRST, FORGETFUL, FOUND, SECOND
from tests.evolution.test_migration_under_load import CHUNK, check, make_reports, rewrite_all
from truweel.errors import Unavailable
from truweel.jobs.worker import Worker
from truweel.maintenance.rewriting import Rewriter
from truweel.storage import doctor, jobs, rewriting
from truweel.storage.database import OUTDATED
from truweel.storage.jobs import NewJob
from truweel.storage.migrations import run
from truweel.storage.migrations.__main__ import unreleased_text
from truweel.storage.opening import SchemaError, open_database

WITH_FILTERS = {"0001": FOUNDATION, "0002": unreleased_text([FOUNDATION], FOUND)}
THIRD = {**VERSIONS, "0003": unreleased_text([*VERSIONS.values()], FORGETFUL)}
REPORT = {"name": "Dakwerken", "gsm": "0470 11", "remark": "Natte leien", "entries": [{"text": "Pannen", "hours": 3}]}


def test_what_documents_hold_fills_new_columns_before_anybody_asks(place: Place) -> None:
    with closing(place.first()) as world:
        world.admin.post("/site-reports", REPORT)
        world.admin.post("/site-reports", {"name": "Leien", "entries": [{"hours": 5}, {"hours": 1}]})
    place.migrate(FOUND, WITH_FILTERS)
    with closing(place.world(FOUND, WITH_FILTERS)) as world:
        admin = world.admin
        assert [r["name"] for r in admin.items("/site-reports", {"searchText": "leien"})] == ["Dakwerken"]
        assert admin.items("/site-reports", {"searchText": "dakwerken"}) == []
        assert [e["hours"] for e in admin.items("/site-reports/2/entries", {"sort": "hours"})] == [1, 5]
        assert [e["text"] for e in admin.items("/site-reports/1/entries", {"hours": 3})] == ["Pannen"]
        assert world.database.read_sync(rewriting.backlogs) == []
        assert doctor.examine(world.database, FOUND).findings == []


def test_the_server_rewrites_in_the_background_and_says_how_far_it_is(place: Place) -> None:
    with closing(place.first()) as world:
        for _ in range(3):
            world.admin.post("/site-reports", REPORT)
    with closing(place.second()) as world:
        rewriter = Rewriter(world.database, SECOND)
        left = world.rows("SELECT count(*) FROM site_reports WHERE revision < 2")[0][0]
        left += world.rows("SELECT count(*) FROM site_report_entries WHERE revision < 2")[0][0]
        assert world.run(rewriter.gauges()) == {"older_records": float(left)}
        world.database.write_sync(lambda w: rewriting.rewrite_batch(w, SECOND, "site-reports/entries"))
        (finding,) = doctor.examine(world.database, SECOND).findings
        assert (finding.location, finding.problem, finding.is_advice) == (
            "site-reports",
            "records of before revision 2 are left; the server brings them up to date while it runs",
            True,
        )
        written = "SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM event)"
        before = world.rows(written)
        world.run(rewriter.rewrite_all())
        assert world.rows(written) == before
        assert world.run(rewriter.gauges()) == {"older_records": 0.0}
        assert doctor.examine(world.database, SECOND).findings == []
        assert world.rows('SELECT revision, version FROM "site_reports"') == [(2, 1)] * 3


def test_rewriting_goes_on_after_kill_9(place: Place) -> None:
    with closing(place.first()) as world:
        for start in range(0, 5 * CHUNK, CHUNK):
            world.database.write_sync(lambda writer, start=start: make_reports(writer, start))  # type: ignore[misc]
    place.migrate(SECOND, VERSIONS)
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, '.')\n"
        "from tests.evolution.conftest import VERSIONS; from tests.evolution.site_reports import SECOND\n"
        "from truweel.storage import rewriting; from truweel.storage.opening import open_database\n"
        "database = open_database(SECOND, path=Path(sys.argv[1]), url=sys.argv[2] or None, known=VERSIONS)\n"
        "while not database.write_sync(lambda w: rewriting.rewrite_batch(w, SECOND, 'site-reports')):\n"
        "    print('batch', flush=True); sys.stdin.readline()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, str(place.path), place.url or ""],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    for _ in range(2):
        assert process.stdout.readline() == "batch\n"
        with suppress(BrokenPipeError):
            process.stdin.write("\n")
            process.stdin.flush()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with closing(place.world(SECOND, VERSIONS)) as world:
        (backlog,) = [b for b in world.database.read_sync(rewriting.backlogs) if b.collection == "site-reports"]
        ((old,),) = world.rows('SELECT count(*) FROM "site_reports" WHERE revision = 1')
        assert backlog.remaining == old
        assert backlog.remaining <= 3 * CHUNK
        rewrite_all(world.database, SECOND)
        check(world, {})
        assert doctor.examine(world.database, SECOND).findings == []


def test_a_version_that_has_forgotten_a_revision_refuses_to_start(place: Place) -> None:
    with closing(place.first()) as world:
        world.admin.post("/site-reports", REPORT)
    place.migrate(SECOND, VERSIONS)
    with pytest.raises(SchemaError) as error:
        place.migrate(FORGETFUL, THIRD)
    sentence = (
        "site-reports may still have records of revision 1, and this version reads revision 2 and later. Start the "
        "version before this one and let it run until `truweel doctor` names no older records any more."
    )
    assert str(error.value) == sentence
    with closing(place.world(SECOND, VERSIONS)) as world:  # which still serves
        assert world.admin.read("/site-reports/1")["mobile"] == "0470 11"
        rewrite_all(world.database, SECOND)
    place.migrate(FORGETFUL, THIRD)
    with closing(place.world(FORGETFUL, THIRD)) as world:
        record = world.admin.read("/site-reports/1")
        assert (record["mobile"], record["weather"]) == ("0470 11", None)


def test_an_older_process_is_not_ready_and_changes_nothing(place: Place) -> None:
    with closing(place.first()) as old:
        old.admin.post("/site-reports", REPORT)
        assert old.run(old.database.problem()) is None
        with closing(place.second()) as new:
            new.admin.merge("/site-reports/1", {"urgent": True})
            before = new.rows('SELECT document FROM "site_reports"')
            assert old.run(old.database.problem()) == OUTDATED
            calls: list[tuple[str, str, Any]] = [
                ("POST", "/clients", {"name": "Bouw"}),
                ("POST", "/site-reports", REPORT),
                ("PUT", "/site-reports/1", REPORT),
                ("GET", "/site-reports/1", None),
            ]
            if place.url is not None:  # SQLite takes "gsm" for a text where no column has the name
                calls.append(("GET", "/site-reports?gsm=0470%2011", None))
            for method, path, body in calls:
                answer = old.admin(method, path, body)
                assert (answer.status_code, answer.json().get("message")) == (503, OUTDATED), (
                    method,
                    path,
                    answer.text,
                )
            assert new.rows('SELECT document FROM "site_reports"') == before
            assert new.admin.read("/site-reports/1")["urgent"] is True
            assert new.rows("SELECT count(*) FROM clients") == [(0,)]


def test_an_older_process_does_no_work_of_the_server_either(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with closing(place.first()) as old:
        for _ in range(3):
            old.admin.post("/site-reports", REPORT)
        with closing(place.second()) as new:
            backlogs = new.database.read_sync(rewriting.backlogs)
            calls: list[tuple[str, str, Any]] = [
                ("POST", "/roles", {"name": "Clerk"}),
                ("POST", "/extra-fields", {"module": "clients", "name": "Colour", "type": "TEXT"}),
            ]
            for method, path, body in calls:
                answer = old.admin(method, path, body)
                assert (answer.status_code, answer.json().get("message")) == (503, OUTDATED), answer.text
            with pytest.raises(Unavailable, match=OUTDATED):
                old.run(Rewriter(old.database, FIRST).rewrite_all())
            with pytest.raises(Unavailable, match=OUTDATED):
                old.database.write_sync(lambda w: jobs.insert(w, 1, 0, "", [NewJob("clients.call", 1, "1")]))
            for _ in ("without rows of its regular work", "with them"):
                caplog.clear()
                worker = Worker(old.database, FIRST)
                old.run(worker._run_forever())  # which ends by itself
                assert caplog.messages == [f"this process does no jobs any more. {OUTDATED}"]
                for name in worker._schedules:
                    new.database.write_sync(lambda w, name=name: jobs.add_schedule(w, name, 0, 0))  # type: ignore[misc]
            assert new.database.read_sync(rewriting.backlogs) == backlogs
            for table in ("job", "extra_fields"):
                assert new.rows(f"SELECT count(*) FROM {table}") == [(0,)]
            new.run(Rewriter(new.database, SECOND).rewrite_all())
            assert new.rows('SELECT revision FROM "site_reports"') == [(2,)] * 3


def test_a_migration_that_was_broken_off_goes_on(
    postgres_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path, postgres_database)
    with closing(place.first()) as world:
        world.admin.post("/site-reports", REPORT)

        def break_off(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(run, "_switch", break_off)
            with pytest.raises(KeyboardInterrupt):
                place.migrate(SECOND, VERSIONS)
        assert world.admin.read("/site-reports/1")["gsm"] == "0470 11"
        world.admin.post("/site-reports", REPORT)  # the version before serves and writes
        with psycopg.connect(postgres_database) as connection:  # as kill -9 leaves an index
            connection.execute(
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'site_reports_urgent'::regclass"
            )
    with closing(place.second()) as world:
        assert [record["mobile"] for record in world.admin.items("/site-reports")] == ["0470 11"] * 2
        invalid = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
        assert world.rows(invalid) == []
        assert world.rows("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%_new'") == []


def test_nothing_of_a_refused_start_is_left_open(place: Place) -> None:
    with closing(place.first()):
        pass
    place.migrate(SECOND, VERSIONS)
    with pytest.raises((SchemaError, Unavailable)):
        open_database(FORGETFUL, path=place.path, url=place.url, known=VERSIONS)
