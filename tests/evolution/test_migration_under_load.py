"""A full collection gains a filtered member, loses one and renames one while writers write: no wrong answer, no lost
write, and no write that waits longer than a migration may wait for a lock."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.evolution.conftest import FOUNDATION, VERSIONS, Place
from tests.evolution.site_reports import FIRST, SECOND
from tests.harness import World
from truweel.auth.caller import Caller
from truweel.errors import Unavailable
from truweel.operations.answer import Context
from truweel.operations.internal import create_record
from truweel.operations.unit import Unit
from truweel.schema.registry import Registry
from truweel.storage import doctor, rewriting
from truweel.storage.database import OUTDATED, Database, Writer
from truweel.storage.migrations.run import LOCK_TIMEOUT
from truweel.storage.opening import open_database

RECORDS = int(os.environ.get("TRUWEEL_EVOLUTION_RECORDS", "5000"))
CHUNK = 200
THREADS = 2
CALLER = Caller(1, 1, "Administrator", is_administrator=True)
CONTEXT = Context(base="http://truweel.test")


def make_reports(writer: Writer, start: int) -> None:
    """A chunk of reports in one unit."""
    report = FIRST["site-reports"].resource
    unit = Unit(writer, FIRST, CALLER, CONTEXT)
    for number in range(start, start + CHUNK):
        record: Any = unit.make(report)
        record.name, record.gsm, record.fax = f"Werf {number}", f"0470 {number}", f"02 {number}"
        record.remark = "begin"
    unit.commit()


class Writers:
    """Threads that change and create records through one process, until it is outdated or told to stop. `written` is
    what was acknowledged: id → members."""

    def __init__(self, database: Database, registry: Registry, phone: str, records: int = RECORDS) -> None:
        self.database, self.registry, self.phone, self.records = database, registry, phone, records
        self.written: dict[int, dict[str, Any]] = {}
        self.errors: list[BaseException] = []
        self.outdated = 0
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(number,)) for number in range(THREADS)]

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self.join()

    def join(self) -> None:
        """Wait until all have ended."""
        for thread in self._threads:
            thread.join()

    def wait_for(self, count: int) -> None:
        """Wait until so many writes are acknowledged, by whatever happens meanwhile."""
        while len(self.written) < count and any(thread.is_alive() for thread in self._threads):
            self._stopped.wait(0.01)

    def _run(self, number: int) -> None:
        step = number
        while not self._stopped.is_set():
            step += THREADS
            id = step * 7 % self.records + 1  # no two threads change the same record
            try:
                members = {self.phone: f"0499 {step}", "remark": f"{self.phone} {step}"}
                if step % 3 == 0:
                    body = {"name": f"Nieuw {self.phone} {step}"} | members
                    id = self.database.write_sync(partial(self._create, body=body))
                else:
                    self.database.write_sync(partial(self._change, id=id, members=members))
            except Unavailable as error:
                if str(error) != OUTDATED:
                    self.errors.append(error)
                self.outdated += 1
                return
            except BaseException as error:
                self.errors.append(error)
                return
            self.written[id] = members

    def _create(self, writer: Writer, body: dict[str, Any]) -> int:
        return create_record(writer, self.registry, CALLER, "site-reports", body).id

    def _change(self, writer: Writer, id: int, members: dict[str, Any]) -> None:
        unit = Unit(writer, self.registry, CALLER, CONTEXT)
        record = unit.load(self.registry["site-reports"], id)
        assert record is not None
        for name, value in members.items():
            setattr(record, name, value)
        unit.commit()


@contextmanager
def in_thread(work: Callable[[], None]) -> Iterator[threading.Thread]:
    """`work` on a thread, whose errors come out at the end of the block."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield thread
    finally:
        thread.join()
    assert failures == []


def writing(place: Place) -> Place:
    """The same database, where a session gives up if a lock takes far longer than a migration may wait for one."""
    if place.url is None:
        return place
    return Place(place.path, f"{place.url}?options=-clock_timeout%3D{LOCK_TIMEOUT * 10}")


def rewrite_all(database: Database, registry: Registry) -> None:
    """What the background loop does."""
    for key in ("site-reports", "site-reports/entries"):
        while not database.write_sync(partial(rewriting.rewrite_batch, registry=registry, key=key)):
            pass


def check(world: World, written: dict[int, dict[str, Any]]) -> None:
    """Every record answers what was acknowledged of it, and every filter finds exactly its records."""
    admin, seen = world.admin, 0
    cursor: str | None = "/site-reports?size=100"
    while cursor:
        answer = admin.get(cursor)
        for record in answer.json()["items"]:
            seen += 1
            members = written.get(int(record["id"]), {})
            number = record["name"].rpartition(" ")[2]
            assert record["mobile"] == (members.get("gsm") or members.get("mobile") or f"0470 {number}")
            assert record["remark"] == members.get("remark", "begin")
            assert (record["urgent"], record["language"], "fax" in record) == (False, "nl", False)
        cursor = answer.links.get("next", {}).get("url")
        cursor = cursor.partition("/api/v2")[2] if cursor else None
    assert seen == admin.total("/site-reports", {"urgent": "false"}) == admin.total("/site-reports")
    assert admin.total("/site-reports", {"urgent": "true"}) == 0
    for id in [*written][:50]:
        phone = written[id].get("gsm") or written[id].get("mobile")
        assert str(id) in [item["id"] for item in admin.items("/site-reports", {"mobile": phone, "size": 100})]


def test_writers_lose_nothing_while_the_schema_changes(place: Place) -> None:
    with closing(place.first()) as world:
        for start in range(0, RECORDS, CHUNK):
            world.database.write_sync(partial(make_reports, start=start))
    old_process = open_database(FIRST, path=place.path, url=writing(place).url, size=4, known={"0001": FOUNDATION})
    with Writers(old_process, FIRST, "gsm") as old_writers:
        old_writers.wait_for(50)
        place.migrate(SECOND, VERSIONS)
        old_writers.join()  # each is told that it is outdated, and writes nothing more
    assert (old_writers.errors, old_writers.outdated) == ([], 2)
    new_process = open_database(SECOND, path=place.path, url=writing(place).url, size=4, known=VERSIONS)
    with Writers(new_process, SECOND, "mobile") as new_writers:
        new_writers.wait_for(20)
        with closing(place.world(SECOND, VERSIONS)) as world:
            assert world.rows('SELECT count(*) FROM "site_reports" WHERE revision = 1') != [(0,)]
            world.admin.get("/site-reports", {"mobile": "0470 17", "sort": "-urgent"})
        rewrite_all(new_process, SECOND)
        new_writers.wait_for(50)
    assert (new_writers.errors, new_writers.outdated) == ([], 0)
    new_process.close()
    old_process.close()
    with closing(place.world(SECOND, VERSIONS)) as world:
        assert world.rows('SELECT count(*) FROM "site_reports" WHERE revision = 1') == [(0,)]
        check(world, old_writers.written | new_writers.written)
        assert doctor.examine(world.database, SECOND).findings == []


def test_a_migration_on_postgresql_lets_writers_pass_that_come_after_it(
    postgres_database: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = Place(tmp_path, postgres_database)
    with closing(place.first()) as world:
        world.database.write_sync(partial(make_reports, start=0))
    caplog.set_level(logging.INFO, "truweel.storage")
    old_process = open_database(FIRST, path=place.path, url=writing(place).url, size=4, known={"0001": FOUNDATION})
    with psycopg.connect(postgres_database) as reader, Writers(old_process, FIRST, "gsm", CHUNK) as writers:
        reader.execute('SELECT 1 FROM "site_reports"')  # and its transaction stays open
        with in_thread(lambda: place.migrate(SECOND, VERSIONS)):
            while sum("it is tried again" in record.message for record in caplog.records) < 2:
                writers.wait_for(len(writers.written) + 1)
            before = len(writers.written)
            writers.wait_for(before + 5)
            reader.rollback()
    assert writers.errors == []
    old_process.close()
