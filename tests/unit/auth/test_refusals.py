"""What is refused is counted by the hour, and a stranger can't fill the table."""

import pytest

from tests.harness import World, fresh_world
from truweel import clock
from truweel.auth import refusal_log as log
from truweel.auth import refusals
from truweel.auth.claims import NOBODY, Claim
from truweel.auth.refusals import Refusal, RefusalCount, RefusalFilter, add_refusals, list_refusals
from truweel.errors import TooManyRequests, Unauthorized

__all__ = ["fresh_world"]

NOON = 1_800_000_000_000 - 1_800_000_000_000 % refusals.DAY + 12 * refusals.HOUR


def add(world: World, *kinds: Refusal, at: int = NOON) -> None:
    counts = {refusal: RefusalCount(1, at, at, "note") for refusal in kinds}
    world.database.write_sync(lambda writer: add_refusals(writer, counts))


def rows(world: World, tenant: int = 1, **chosen: int) -> list[refusals.RefusalRow]:
    return world.database.read_sync(lambda reader: list_refusals(reader, tenant, RefusalFilter(**chosen)))


def test_an_hour_is_one_row(fresh_world: World) -> None:
    shop = Refusal(1, 429, "rate_limited", 7, 0, "tw_a", "10.0.0.1", "GET /api/v2/clients")
    add(fresh_world, shop)
    add(fresh_world, shop, at=NOON + 5)
    add(fresh_world, shop, Refusal(2, 403, "forbidden"), at=NOON + refusals.HOUR)
    assert [(row.hour, row.refusal, row.count.count) for row in rows(fresh_world)] == [
        (NOON + refusals.HOUR, shop, 1),
        (NOON, shop, 2),
    ]
    (first,) = rows(fresh_world, until=NOON + refusals.HOUR)
    assert (first.count.first_at, first.count.last_at) == (NOON, NOON + 5)
    assert len(rows(fresh_world, since=NOON + 59)) == 2, "an hour is as a whole"
    assert rows(fresh_world, status=403) == []
    assert [row.refusal.tenant_id for row in rows(fresh_world, 2)] == [2]


def test_beyond_the_bound_of_a_day_rows_are_folded(fresh_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_ROWS", 3)
    monkeypatch.setattr(refusals, "MAX_UNPROVEN", 2)
    for status in (401, 429):
        kinds = [Refusal(1, status, "x", 7, address=f"10.0.0.{number}") for number in range(10)]
        add(fresh_world, *kinds[:5])
        add(fresh_world, *kinds[5:])
        add(fresh_world, kinds[0], at=NOON + 1)
    counted = sorted((row.refusal.status, row.refusal.address, row.count.count) for row in rows(fresh_world))
    assert counted == [
        (401, "", 8), (401, "10.0.0.0", 2), (401, "10.0.0.1", 1),
        (429, "", 7), (429, "10.0.0.0", 2), (429, "10.0.0.1", 1), (429, "10.0.0.2", 1),
    ]  # fmt: skip


def test_one_process_tells_apart_only_so_many(fresh_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_OF_TENANT", 2)
    counted = log.Refusals(fresh_world.database)
    error = Unauthorized("Wrong.", reason="invalid-credentials")
    for number in range(5):
        counted.record_error(error, NOBODY, f"2001:db8:0:{number}::1", "GET /api/v2/…")
        counted.record_error(error, NOBODY, f"2001:db8:0:{number}::2", "GET /api/v2/…")
    counted.record_error(TooManyRequests("Slower.", retry_after=1), Claim(1, 7), "10.0.0.1", "GET /api/v2/clients")
    fresh_world.run(counted.flush())
    fresh_world.run(counted.flush())
    assert sorted((row.refusal.address, row.count.count) for row in rows(fresh_world, 0)) == [
        ("", 6),
        ("2001:db8:0:1::", 2),
        ("2001:db8::", 2),
    ]
    (mine,) = rows(fresh_world)
    assert (mine.refusal.code, mine.refusal.address, mine.count.note) == ("rate_limited", "10.0.0.1", "Slower.")
    assert mine.hour == clock.now() - clock.now() % refusals.HOUR
