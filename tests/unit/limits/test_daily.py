from datetime import UTC, datetime

import pytest

from truweel.limits import DailyCounters, DailyDecision

pytestmark = pytest.mark.anyio


def at(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


NOON = at("2026-03-31T12:00:00")


class Table:
    """Rows as a database would keep them; refuses to save while `broken`."""

    def __init__(self):
        self.rows = {}
        self.broken = False

    async def save(self, rows):
        if self.broken:
            raise OSError("disk full")
        for row in rows:
            self.rows[row["tenant"], row["mode"], row["day"]] = row["count"]


def test_counts_by_tenant_and_mode():
    daily = DailyCounters()
    assert [daily.take("t1", "live", 2, NOON) for _ in range(3)] == [
        DailyDecision(True, 2, 1, 43_200),
        DailyDecision(True, 2, 0, 43_200),
        DailyDecision(False, 2, 0, 43_200),
    ]
    assert daily.take("t1", "replica", 2, NOON) == DailyDecision(True, 2, 1, 43_200)
    assert daily.take("t2", "live", 10_000, NOON) == DailyDecision(True, 10_000, 9_999, 43_200)


def test_peek_counts_nothing():
    daily = DailyCounters()
    daily.take("t", "live", 2, NOON)
    assert [daily.peek("t", "live", 2, NOON) for _ in range(2)] == [DailyDecision(True, 2, 1, 43_200)] * 2


def test_a_limit_raised_or_lifted_during_the_day_holds_at_once():
    daily = DailyCounters()
    daily.take("t", "live", 1, NOON)
    assert not daily.take("t", "live", 1, NOON).allowed
    assert daily.take("t", "live", 3, NOON) == DailyDecision(True, 3, 1, 43_200)
    assert daily.take("t", "live", 0, NOON) == DailyDecision(True, 0, 0, 43_200)


def test_the_day_ends_at_midnight_utc():
    daily = DailyCounters()
    assert daily.take("t", "live", 1, at("2026-03-31T23:59:59.999")) == DailyDecision(True, 1, 0, 1)
    assert daily.take("t", "live", 1, at("2026-03-31T23:59:59.999")) == DailyDecision(False, 1, 0, 1)
    assert daily.take("t", "live", 1, at("2026-04-01T00:00:00")) == DailyDecision(True, 1, 0, 86_400)


def test_a_clock_set_back_by_days_starts_anew():
    daily = DailyCounters()
    daily.take("t", "live", 1, at("2030-01-01T00:00:00"))
    assert daily.take("t", "live", 1, NOON).allowed


async def test_counters_survive_a_restart():
    table, daily = Table(), DailyCounters()
    for tenant, mode in [("t1", "live"), ("t1", "live"), ("t1", "replica"), ("t2", "live")]:
        daily.take(tenant, mode, 10, NOON)
    await daily.flush(table.save)

    assert table.rows == {
        ("t1", "live", "2026-03-31"): 2,
        ("t1", "replica", "2026-03-31"): 1,
        ("t2", "live", "2026-03-31"): 1,
    }
    again = DailyCounters()
    rows = [
        {"tenant": "t1", "mode": "live", "day": "2026-03-31", "count": 2},
        {"tenant": "t1", "mode": "replica", "day": "2026-03-30", "count": 9},
    ]
    again.load(rows, NOON)
    assert again.take("t1", "live", 10, NOON).remaining == 7
    assert again.take("t1", "replica", 10, NOON).remaining == 9


async def test_only_what_changed_is_flushed():
    table, daily = Table(), DailyCounters()
    daily.take("t1", "live", 10, NOON)
    daily.take("t2", "live", 10, NOON)
    await daily.flush(table.save)
    table.rows.clear()

    await daily.flush(table.save)
    assert table.rows == {}
    daily.take("t2", "live", 10, NOON)
    await daily.flush(table.save)
    assert table.rows == {("t2", "live", "2026-03-31"): 2}


async def test_a_flush_that_fails_is_made_up_for():
    table, daily = Table(), DailyCounters()
    daily.take("t1", "live", 10, NOON)
    table.broken = True
    with pytest.raises(OSError, match="disk full"):
        await daily.flush(table.save)
    table.broken = False
    daily.take("t2", "live", 10, NOON)
    await daily.flush(table.save)
    assert table.rows == {("t1", "live", "2026-03-31"): 1, ("t2", "live", "2026-03-31"): 1}


async def test_a_flush_that_fails_over_midnight_is_let_go():
    daily, saved = DailyCounters(), []

    async def save(rows):
        daily.take("t2", "live", 10, at("2026-04-01T00:00:00"))
        raise OSError("gone")

    async def keep(rows):
        saved.extend(rows)

    daily.take("t1", "live", 10, at("2026-03-31T23:59:59"))
    with pytest.raises(OSError, match="gone"):
        await daily.flush(save)
    await daily.flush(keep)
    assert saved == [{"tenant": "t2", "mode": "live", "day": "2026-04-01", "count": 1}]
