"""A released collection gains sums, formulas, snapshots, postings: open records are derived anew in the background,
frozen ones keep what they had. What is right is said here in the words of the trade; no declaration is asked."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.evolution.conftest import Place
from tests.evolution.fuel_tickets import (
    ANNOUNCED,
    FIRST,
    FIRST_VERSIONS,
    SEARCHED,
    SEARCHED_VERSIONS,
    SECOND,
    SECOND_VERSIONS,
    THIRD,
    THIRD_VERSIONS,
)
from tests.harness import Change, World, json_body
from tests.jobs.office import run_due
from truweel.auth.caller import Caller
from truweel.jobs.worker import Worker
from truweel.maintenance.rewriting import Rewriter
from truweel.operations import renewal
from truweel.operations.answer import Context
from truweel.operations.doctor import examine_rules
from truweel.operations.unit import Unit
from truweel.schema.registry import Registry
from truweel.storage import doctor, rewriting
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

TAX = Decimal("1.1")
CALLER = Caller(1, 1, "Administrator", is_administrator=True)


@contextmanager
def first(place: Place) -> Iterator[World]:
    """A server of the first release with two cards: one of 100, one without a limit."""
    with closing(place.first(FIRST, FIRST_VERSIONS["0001"])) as world:
        world.admin.post("/cards", {"name": "Van 3", "limit": 100})
        world.admin.post("/cards", {"name": "Van 4"})
        yield world


@contextmanager
def later(place: Place, registry: Registry = SECOND, versions: dict[str, str] = SECOND_VERSIONS) -> Iterator[World]:
    """A server of a later release on the migrated database."""
    place.migrate(registry, versions)
    with closing(place.world(registry, versions)) as world:
        yield world


def make_ticket(world: World, *litres: int, **members: Any) -> str:
    """The path of a new ticket of so many litres at 2 euro."""
    lines = [{"litres": amount, "price": 2} for amount in litres]
    record = json_body(world.admin.post("/tickets", {"name": "T", "cardId": "1", "lines": lines, **members}))
    return f"/tickets/{record['id']}"


def shown(world: World, path: str) -> tuple[Any, ...]:
    """Name of the card, total, amounts of the lines, version."""
    record = world.admin.read(path, {"include": "lines"})
    tag = world.admin.get(path).headers["ETag"].strip('"').partition("-")[0]
    amounts = [Decimal(str(line["amount"])) for line in record["lines"]]
    return record["cardName"], Decimal(str(record["total"])), amounts, int(tag)


def spent(world: World, card: int = 1) -> tuple[Decimal, Decimal]:
    """What a card spent, and what is left of it."""
    record = world.admin.read(f"/cards/{card}")
    return Decimal(str(record["spent"])), Decimal(str(record["left"]))


def rewrite_all(world: World) -> None:
    """What the server does once a minute."""
    world.run(Rewriter(world.database, world.registry).rewrite_all())


def faults(world: World) -> list[str]:
    """What `truweel doctor` says of the database."""
    findings = doctor.examine(world.database, world.registry).findings
    return [f"{f.location}: {f.problem}" for f in (*findings, *examine_rules(world.database, world.registry))]


def count_left(world: World) -> int:
    """The metric `truweel_older_records`."""
    return int(world.run(Rewriter(world.database, world.registry).gauges())["older_records"])


@contextmanager
def journal(world: World) -> Iterator[Change]:
    """What the block writes to history and outbox about tickets and cards."""
    history = (
        "SELECT collection, record_id, version, operation FROM history "
        "WHERE collection LIKE 'ticket%' OR collection LIKE 'card%'"
    )
    events = "SELECT name, record_id, version FROM event WHERE name LIKE 'ticket%' OR name LIKE 'card%' ORDER BY id"
    change, before = Change(), (world.rows(history), world.rows(events))
    yield change
    change.history = [(c, str(id), v, o) for c, id, v, o in world.rows(history) if (c, id, v, o) not in before[0]]
    change.events = [(name, str(id), version) for name, id, version in world.rows(events)[len(before[1]) :]]


def test_open_records_are_derived_anew_and_frozen_ones_keep_what_they_had(place: Place) -> None:
    with first(place) as world:
        ticket, closed = make_ticket(world, 10, 5), make_ticket(world, 7, closed=True)
        archived, deleted = make_ticket(world, 1), make_ticket(world, 3)
        empty, without_card = make_ticket(world), make_ticket(world, 4, cardId=None)
        world.admin.merge(archived, {"archivedAt": "2026-01-01T00:00:00Z"}, status=204)
        world.admin.delete(deleted)
    with later(place) as world:
        admin = world.admin
        version = shown(world, archived)[3]
        assert shown(world, ticket) == (None, 0, [20, 10], 1)
        assert shown(world, closed) == (None, 0, [14], 1)
        assert spent(world) == (0, 0)
        assert count_left(world) == 6 + 6 + 2
        assert faults(world) == [
            f"{key}: records of before revision 2 are left; the server brings them up to date while it runs"
            for key in ("cards", "tickets", "tickets/lines")
        ]
        with journal(world) as change:
            rewrite_all(world)
        assert shown(world, ticket) == ("Van 3", 33, [22, 11], 2)
        assert shown(world, closed) == (None, 0, [14], 1)
        assert shown(world, archived) == ("Van 3", Decimal("2.2"), [Decimal("2.2")], version + 1)
        assert shown(world, empty) == ("Van 3", 0, [], 2)
        assert shown(world, without_card) == (None, Decimal("8.8"), [Decimal("8.8")], 2)
        assert spent(world) == (Decimal("35.2"), Decimal("64.8"))
        assert spent(world, 2) == (0, 0)
        assert change.events == []
        changed = [f"/tickets/{id}" for collection, id, *_ in change.history if collection == "tickets"]
        assert sorted(changed) == sorted([ticket, archived, empty, without_card])
        assert {name for name, *_ in change.history} == {"tickets", "tickets/lines"}
        assert admin.read(f"{ticket}/history")[0]["changes"] == {"cardName": [None, "Van 3"], "total": [0, 33]}
        assert admin.total("/tickets", {"total": 33}) == 1
        assert count_left(world) == 0
        assert faults(world) == []
        ((rows, amount),) = world.rows('SELECT count(*), sum(amount) FROM "card_uses"')
        assert (rows, int(amount)) == (3, 35_200_000)
        with journal(world) as change:
            rewrite_all(world)
        assert (change.history, change.events) == ([], [])


def test_what_is_frozen_keeps_it_when_its_free_members_change_and_follows_the_rules_once_it_is_open(
    place: Place,
) -> None:
    with first(place) as world:
        closed = make_ticket(world, 7, 2, closed=True)
    with later(place) as world:
        admin = world.admin
        admin.merge(closed, {"remark": "before it is looked at"})
        rewrite_all(world)
        admin.merge(closed, {"remark": "after"})
        assert shown(world, closed) == (None, 0, [14, 4], 3)
        assert spent(world)[0] == 0
        assert faults(world) == []
        assert "name" in str(json_body(admin.merge(closed, {"name": "U"}, status=409)))
        admin.merge(closed, {"closed": False})
        card, total, amounts, version = shown(world, closed)
        assert (card, total, amounts, version) == (None, Decimal("19.8"), [Decimal("15.4"), Decimal("4.4")], 4)
        assert spent(world)[0] == Decimal("19.8")
        assert faults(world) == []


def test_a_posting_that_changes_leaves_what_frozen_records_posted(place: Place) -> None:
    with first(place) as world:
        ticket, closed = make_ticket(world, 10), make_ticket(world, 5)
    with later(place) as world:
        rewrite_all(world)
        world.admin.merge(closed, {"closed": True})
        assert spent(world)[0] == 22 + 11
    with later(place, THIRD, THIRD_VERSIONS) as world:
        admin = world.admin
        assert spent(world)[0] == 33
        rewrite_all(world)
        assert spent(world)[0] == 44 + 11
        rows = 'SELECT record_id, amount FROM "card_uses" ORDER BY id'
        assert world.rows(rows) == [(1, 22_000_000), (2, 11_000_000), (1, 22_000_000)]
        assert shown(world, ticket)[3] == shown(world, closed)[3] - 1 == 2  # a posting alone makes no version
        admin.merge(closed, {"remark": "free"})
        assert spent(world)[0] == 55
        assert faults(world) == []
        admin.merge(closed, {"closed": False})
        assert spent(world)[0] == 44 + 22
        admin.merge(closed, {"closed": True})
        admin.merge(closed, {"closed": False, "remark": None})
        admin.delete(closed)
        assert spent(world)[0] == 44
        assert faults(world) == []


def test_whoever_changes_an_older_record_derives_it_anew(place: Place) -> None:
    with first(place) as world:
        ticket, other = make_ticket(world, 10, 5), make_ticket(world, 1)
    with later(place) as world:
        with journal(world) as change:
            world.admin.merge(ticket, {"remark": "changed"})
        assert shown(world, ticket) == ("Van 3", 33, [22, 11], 2)
        assert spent(world)[0] == 33
        assert [name for name, *_ in change.events] == ["ticket.updated", "card.updated"]
        world.admin.merge(f"{other}/lines/3", {"litres": 2})
        assert shown(world, other) == ("Van 3", Decimal("4.4"), [Decimal("4.4")], 2)
        rewrite_all(world)
        assert [shown(world, path)[3] for path in (ticket, other)] == [2, 2]
        assert spent(world)[0] == Decimal("37.4")
        assert faults(world) == []


def test_a_bound_refuses_callers_but_not_what_the_rules_of_now_say(place: Place) -> None:
    with first(place) as world:
        tickets = [make_ticket(world, 40) for _ in range(2)]
    with later(place) as world:
        rewrite_all(world)
        assert spent(world) == (176, -76)
        assert faults(world) == []
        line = world.admin.items(f"{tickets[0]}/lines")[0]["id"]
        world.admin.merge(f"{tickets[0]}/lines/{line}", {"litres": 41}, status=409)
        world.admin.merge(f"{tickets[0]}/lines/{line}", {"litres": 1})
        assert spent(world)[0] == Decimal("90.2")


def test_events_are_sent_where_the_declaration_announces_the_revision(place: Place) -> None:
    with first(place) as world:
        make_ticket(world, 10)
        make_ticket(world, 5, closed=True)
    with later(place, ANNOUNCED) as world:
        with journal(world) as change:
            rewrite_all(world)
        assert change.events == [("ticket.updated", "1", 2), ("card.updated", "1", 1)]


def test_a_column_that_waits_is_filled_at_once_and_the_rest_is_derived_later(place: Place) -> None:
    with first(place) as world:
        ticket = make_ticket(world, 10, remark="Natte leien")
        closed = make_ticket(world, 1, remark="Dakwerken", closed=True)
    with later(place, SEARCHED, SEARCHED_VERSIONS) as world:
        admin = world.admin
        assert [f"/tickets/{t['id']}" for t in admin.items("/tickets", {"searchText": "leien"})] == [ticket]
        assert [backlog.blocking for backlog in world.database.read_sync(rewriting.backlogs)] == [False] * 3
        assert shown(world, ticket) == (None, 0, [20], 1)
        assert [fault for fault in faults(world) if "are left" not in fault] == []
        rewrite_all(world)
        assert shown(world, ticket) == ("Van 3", 22, [22], 2)
        assert [f"/tickets/{t['id']}" for t in admin.items("/tickets", {"searchText": "dakwerken"})] == [closed]
        assert faults(world) == []


def test_a_release_that_is_left_out_changes_nothing(place: Place) -> None:
    with first(place) as world:
        ticket, closed = make_ticket(world, 10), make_ticket(world, 5, closed=True)
    with later(place, THIRD, THIRD_VERSIONS) as world:
        rewrite_all(world)
        assert (shown(world, ticket), shown(world, closed)) == (("Van 3", 22, [22], 2), (None, 0, [10], 1))
        assert spent(world)[0] == 44
        assert faults(world) == []


def test_what_fails_does_not_keep_the_others_and_is_tried_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with first(place) as world:
        tickets = [make_ticket(world, litres) for litres in (1, 2, 3)]
    with later(place) as world:
        with monkeypatch.context() as patched:
            derive = renewal.derive_anew

            def fail(writer: Writer, registry: Registry, key: str, tenant: int, id: int) -> dict[str, int]:
                if (key.partition("/")[0], id) == ("tickets", 2):
                    raise ZeroDivisionError
                return derive(writer, registry, key, tenant, id)

            patched.setattr("truweel.maintenance.rewriting.derive_anew", fail)
            rewrite_all(world)
        assert [shown(world, path)[1] for path in tickets] == [Decimal("2.2"), 0, Decimal("6.6")]
        assert count_left(world) == 2
        assert faults(world) == [
            f"{key}: 1 records of before revision 2 are left; the server brings them up to date while it runs"
            for key in ("tickets", "tickets/lines")
        ]
        rewrite_all(world)
        assert [shown(world, path)[1] for path in tickets] == [Decimal("2.2"), Decimal("4.4"), Decimal("6.6")]
        assert (count_left(world), faults(world)) == (0, [])


def test_a_record_that_follows_a_renamed_extra_field_is_derived_anew_too(place: Place) -> None:
    definition = {"module": "tickets", "name": "Colour", "type": "TEXT"}
    with first(place) as world:
        field = json_body(world.admin.post("/extra-fields", definition))["id"]
        colour = {"Colour": {"stringValue": "red"}}
        ticket, closed = (
            make_ticket(world, 1, extraFields=colour),
            make_ticket(world, 2, extraFields=colour, closed=True),
        )
    with later(place) as world:
        world.admin.merge(f"/extra-fields/{field}", {"name": "Paint"})
        world.run(run_due(Worker(world.database, SECOND)))
        assert [[*world.admin.read(path)["extraFields"]] for path in (ticket, closed)] == [["Paint"]] * 2
        assert shown(world, ticket) == ("Van 3", Decimal("2.2"), [Decimal("2.2")], 2)
        assert shown(world, closed) == (None, 0, [4], 2)
        rewrite_all(world)
        assert [shown(world, path)[3] for path in (ticket, closed)] == [2, 2]
        assert faults(world) == []


def test_doctor_finds_what_no_rule_says_and_derives_it_anew(place: Place) -> None:
    with first(place) as world:
        make_ticket(world, 10)
        make_ticket(world, 5, closed=True)
    with later(place) as world:
        rewrite_all(world)
        document = "replace(CAST(document AS TEXT), '\"total\":22', '\"total\":23')"
        as_bytes = f"CAST({document} AS BLOB)"
        if world.dialect == "postgresql":
            as_bytes = "convert_to(replace(convert_from(document, 'UTF8'), '\"total\":22', '\"total\":23'), 'UTF8')"
        world.database.write_sync(lambda w: w.execute(f'UPDATE "tickets" SET document = {as_bytes}, "total" = 23'))
        world.database.write_sync(lambda w: w.execute('UPDATE "card_uses" SET amount = amount - 1000000'))
        said = [(f.location, f.problem) for f in examine_rules(world.database, SECOND)]
        assert said == [
            ("tickets 1", "total is 23.0, its rules say 22.0"),
            ("tickets 1", "card_uses has amount 21.0 of it, its rules say 22.0"),
        ]
        mended = examine_rules(world.database, SECOND, fix=True)
        assert [finding.is_repaired for finding in mended] == [True, True]
        assert examine_rules(world.database, SECOND) == []
        assert shown(world, "/tickets/1") == ("Van 3", 22, [22], 3)


# Kills, and writers meanwhile


def make_tickets(writer: Writer, litres: range, *, closed: bool = False) -> None:
    """A ticket of a line for each of `litres`, at 2 euro, on the second card."""
    ticket, line = FIRST["tickets"].resource, FIRST["tickets"].resource
    unit = Unit(writer, FIRST, CALLER, Context(base=""))
    for number in litres:
        ticket = unit.make(FIRST["tickets"].resource)
        ticket.__dict__.update(name=f"T {number}", cardId=2, closed=closed)
        line = unit.add(ticket, FIRST["tickets"].resource.lines)  # type: ignore[attr-defined]
        line.__dict__.update(litres=Decimal(number), price=Decimal(2))
    unit.commit()


RUN = (
    "import asyncio, sys; from pathlib import Path; sys.path.insert(0, '.')\n"
    "from tests.evolution.fuel_tickets import SECOND, SECOND_VERSIONS\n"
    "from truweel.maintenance import rewriting; from truweel.storage.opening import open_database\n"
    "derive = rewriting.derive_anew\n"
    "def announce(*arguments, **named):\n"
    "    derived = derive(*arguments, **named); print(named['id'], flush=True); return derived\n"
    "rewriting.derive_anew = announce\n"
    "async def main():\n"
    "    database = open_database(SECOND, path=Path(sys.argv[1]), url=sys.argv[2] or None, known=SECOND_VERSIONS)\n"
    "    await rewriting.Rewriter(database, SECOND).rewrite_all()\n"
    "asyncio.run(main())\n"
)


def test_it_goes_on_after_kill_9(place: Place) -> None:
    with first(place) as world:
        world.database.write_sync(lambda w: make_tickets(w, range(1, 251)))
        world.database.write_sync(lambda w: make_tickets(w, range(251, 301), closed=True))
    place.migrate(SECOND, SECOND_VERSIONS)
    left = []
    for stop in (40, 120):
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", RUN, str(place.path), place.url or ""],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert process.stdout is not None
        for _ in range(stop):
            assert process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with closing(place.world(SECOND, SECOND_VERSIONS)) as world:
            ((old,),) = world.rows('SELECT count(*) FROM "tickets" WHERE revision < 2 AND deleted_at IS NULL')
            ((derived,),) = world.rows("SELECT count(*) FROM history WHERE collection = 'tickets' AND version = 2")
            left.append(old)
            assert derived <= 300 - old  # all of a document, or nothing
            ((amount,),) = world.rows('SELECT coalesce(sum(amount), 0) FROM "card_uses"')
            totals = world.rows('SELECT sum(CAST("total" AS DECIMAL)) FROM "tickets"')[0][0]
            assert int(amount) == round(totals * 10**6)
    assert 300 > left[0] > left[1] > 0
    with closing(place.world(SECOND, SECOND_VERSIONS)) as world:
        rewrite_all(world)
        assert spent(world, 2)[0] == TAX * 2 * sum(range(1, 251))
        assert world.rows('SELECT count(*) FROM "card_uses"') == [(250,)]
        versions = 'SELECT version, count(*) FROM "tickets" GROUP BY version ORDER BY version'
        assert world.rows(versions) == [(1, 50), (2, 250)]
        assert (count_left(world), faults(world)) == (0, [])


class Writers:
    """Threads that change litres, close, open and delete tickets while these are derived anew. `tickets` is what was
    acknowledged of each: its litres, and whether it was closed before it was derived."""

    def __init__(self, place: Place, count: int) -> None:
        self.database = open_database(SECOND, path=place.path, url=place.url, size=8, known=SECOND_VERSIONS)
        self.litres: dict[int, Decimal | None] = {number: Decimal(number) for number in range(1, count + 1)}
        self.errors: list[BaseException] = []
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self._run, args=(number,)) for number in range(8)]

    def _run(self, own: int) -> None:
        chance = random.Random(own)
        ids = [id for id in self.litres if id % 8 == own]
        try:
            while not self.stopped.is_set() and ids:
                id = chance.choice(ids)
                kind = chance.randrange(8)
                if kind == 0:
                    ids.remove(id)
                amount = None if kind == 0 else Decimal(chance.randrange(1, 500))
                self.database.write_sync(partial(self._change, id=id, amount=amount, remark=str(kind)))
                self.litres[id] = amount
        except BaseException as error:
            self.errors.append(error)

    def _change(self, writer: Writer, id: int, amount: Decimal | None, remark: str) -> None:
        unit = Unit(writer, SECOND, CALLER, Context(base=""))
        ticket: Any = unit.load(SECOND["tickets"], id)
        if amount is None:
            unit.delete(ticket)
        else:
            (line,) = ticket.lines
            line.litres, ticket.remark = amount, remark
        unit.commit()


def test_eight_writers_and_the_derivation_agree_with_the_trade(postgres_database: str, tmp_path: Path) -> None:
    place, count = Place(tmp_path, postgres_database), 400
    with first(place) as world:
        world.database.write_sync(lambda w: make_tickets(w, range(1, count + 1)))
        world.database.write_sync(lambda w: make_tickets(w, range(1, 21), closed=True))
    place.migrate(SECOND, SECOND_VERSIONS)
    writers = Writers(place, count)
    with closing(place.world(SECOND, SECOND_VERSIONS)) as world:
        for thread in writers.threads:
            thread.start()
        rewrite_all(world)
        writers.stopped.set()
        for thread in writers.threads:
            thread.join()
        assert writers.errors == []
        rewrite_all(world)
        live = {id: litres for id, litres in writers.litres.items() if litres is not None}
        assert len(live) < count
        totals = {
            int(ticket["id"]): Decimal(str(ticket["total"]))
            for page in range(5)
            for ticket in world.admin.items("/tickets", {"size": 100, "page": page})
        }
        expected = {id: (litres * 2 * TAX).quantize(Decimal("0.01")) for id, litres in live.items()}
        assert totals == expected | {count + number: Decimal(0) for number in range(1, 21)}
        assert spent(world, 2)[0] == sum(expected.values())
        versions = "SELECT r.id FROM tickets r WHERE (SELECT count(*) FROM history h WHERE h.collection = 'tickets' "
        assert world.rows(f"{versions} AND h.record_id = r.id) <> r.version") == []
        assert (count_left(world), faults(world)) == (0, [])
    writers.database.close()
