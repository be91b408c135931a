"""Limits and blocks from the command line: stored, shown, and what the next look at the caller says."""

import asyncio
from dataclasses import replace

import pytest

from tests.cli.conftest import Shell
from truweel import clock
from truweel.auth import roles, store
from truweel.auth.caller import Caller
from truweel.limits.daily import DailyCounters
from truweel.maintenance import sweeps
from truweel.maintenance.sweeps import Sweeper
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.database import Database, Writer

USER = "writer@firm-1.example"


def caller(shell: Shell) -> Caller:
    database = shell.database()
    try:
        (id,) = database.read_sync(lambda reader: reader.row('SELECT id FROM users WHERE "email" = ?', (USER,))) or (0,)
        return database.read_sync(lambda reader: roles.load_caller(reader, load_registry(), 1, id, check_block=False))
    finally:
        database.close()


def bucket(shell: Shell) -> tuple[int, int, int]:
    limits = caller(shell)
    return limits.rate, limits.burst, limits.daily_limit


def counted(database: Database) -> tuple[float, float]:
    """How many are blocked, and how many refused, as `/metrics` has it."""
    numbers = asyncio.run(Sweeper(database, Settings(), DailyCounters()).gauges())
    return numbers["limits_blocked"], numbers["limits_refused"]


def test_a_users_limits_go_before_the_tenants(shell: Shell) -> None:
    assert bucket(shell) == (15, 20, 10_000)
    limits = shell("tenant", "limits", "-t", "1", "--rate", "30", "--daily", "0", "--json").value
    assert limits == {"rate": 30, "burst": 20, "wait": 0, "daily": 0, "daily_mb": 4096, "storedToday": 0}
    assert bucket(shell) == (30, 20, 0)
    limits = shell("user", "limits", USER, "-t", "1", "--rate", "0", "--json").value
    own = {"rate": True, "burst": False, "wait": False}
    assert limits == {"limited": True, "rate": 0, "burst": 20, "wait": 0, "own": own}
    assert bucket(shell) == (0, 20, 0)
    shell("user", "limits", USER, "-t", "1", "--burst", "7")
    assert bucket(shell) == (0, 7, 0)
    shell("user", "limits", USER, "-t", "1", "--rate", "-1", "--burst", "-1")
    shell("tenant", "limits", "-t", "1", "--rate", "-1", "--daily", "-1")
    assert bucket(shell) == (15, 20, 10_000)


def test_limits_out_of_range_change_nothing(shell: Shell) -> None:
    assert shell("user", "limits", USER, "-t", "1", "--rate", "1001").code == 2
    assert shell("user", "limits", "nobody@x.example", "-t", "1", "--rate", "5").code == 1
    assert bucket(shell) == (15, 20, 10_000)


def test_who_is_blocked_is_seen_and_let_in(shell: Shell) -> None:
    assert shell("user", "blocked", "--json").value == []
    now = clock.now()
    user = caller(shell).user_id
    database = shell.database()
    for at in (now - 60_000, now):
        database.write_sync(lambda writer, at=at: store.block_user(writer, 1, user, at, "too many answers 429"))
    assert counted(database) == (1, 0)
    database.close()
    (limits,) = shell("user", "blocked", "--json").value
    assert (limits["user"], limits["until"], limits["times"]) == (
        USER,
        clock.format_instant(now + 300_000),
        2,
    )
    assert shell("user", "unblock", USER, "-t", "1").code == 0
    assert shell("user", "blocked", "--json").value == []


def test_wrong_credentials_are_seen_and_those_of_a_user_let_in(shell: Shell) -> None:
    user, now = caller(shell).user_id, clock.now()
    refusals = [store.CredentialBlock(1, user, "a", "192.0.2.1"), store.CredentialBlock(0, 0, "b", "192.0.2.2")]
    database = shell.database()
    for block in refusals:
        database.write_sync(lambda writer, block=block: store.block_credentials(writer, block, now))
    assert counted(database) == (0, 2)
    until = clock.format_instant(now + 60_000)
    common = {"app": None, "until": until, "times": 1}
    mine = {"tenant": "firm-1", "user": USER, **common, "reason": "wrong credentials from 192.0.2.1"}
    nobodys = {"tenant": None, "user": None, **common, "reason": "wrong credentials from 192.0.2.2"}
    assert shell("user", "blocked", "--json").value == [mine, nobodys]
    assert shell("user", "unblock", USER, "-t", "1").out == f"{USER} is let in again.\n"
    assert shell("user", "blocked", "--json").value == [nobodys]
    assert shell("user", "unblock", USER, "-t", "1").out == f"{USER} was not blocked.\n"
    database.close()


def test_refusals_are_forgotten_a_day_after_their_end_and_those_of_a_crowd_before(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    minute, day = 60_000, 86_400_000
    database = shell.database()

    def refuse(writer: Writer) -> None:
        for end in (now - day - minute, now - day + minute, now, now + minute):
            store.block_credentials(writer, store.CredentialBlock(0, 0, f"{end}", "192.0.2.1"), end - minute)

    def remaining() -> list[str]:
        asyncio.run(Sweeper(database, Settings(), DailyCounters()).sweep())
        return [row[0] for row in database.read_sync(lambda r: r.rows("SELECT id FROM refused ORDER BY until"))]

    database.write_sync(refuse)
    assert remaining() == [f"{now - day + minute}", f"{now}", f"{now + minute}"]
    monkeypatch.setattr(sweeps, "ABUSE_POLICY", replace(store.ABUSE_POLICY, max_callers=1))
    assert remaining() == [f"{now}", f"{now + minute}"]
    database.close()
