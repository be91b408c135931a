"""No table grows for ever: each is swept, or it is said why not."""

import pytest

from tests.oauth.conftest import server, time
from tests.oauth.server import Clock, OAuthServer
from truweel.console.session import IDLE
from truweel.limits.daily import DailyCounters
from truweel.maintenance import sweeps
from truweel.maintenance.sweeps import Sweeper
from truweel.oauth import issue
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.tables import metadata

__all__ = ["server", "time"]

DAY = 86_400
QUICK_SWEEPS = ("idempotency", "boundary", "refused", "history", "job")
"""The tables that `Sweeper.sweep` deletes from each time."""

OTHER_TABLES = {
    **dict.fromkeys(("event", "delivery", "delivery_attempt", "webhook_endpoint"), "swept by events.retention"),
    **dict.fromkeys(
        ("bucket", "unattached", "upload_session", "upload_part", "blob", "chunk", "rendition"),
        "swept by maintenance.file_sweep, or gone with the document",
    ),
    **dict.fromkeys(("test_tenant", "tenant"), "test tenants are removed by marketplace.trial_tenants"),
    **dict.fromkeys(
        ("account", "password", "api_key", "invitation"), "made by an administrator or the operator, for each user"
    ),
    **dict.fromkeys(("app", "installation"), "made by an administrator, and kept"),
    **dict.fromkeys(("daily_count", "number_range", "segment"), "one row for each tenant and kind"),
    "extra_value": "goes with its record",
    "extra_change": "one row for each field whose documents are brought up to date, until they are",
    "server_key": "one row for each key of the server",
    "sequence": "one row for each table",
    "schedule": "one row for each regular work of the server",
    "database_revision": "one row",
    "collection_revision": "one row for each collection",
}
"""Every other table of the system, and why it doesn't grow without end."""


def test_every_table_is_swept_or_has_a_reason() -> None:
    registry = load_registry()
    of_collections = tuple(collection.table for collection in registry)
    beside_collections = tuple(f"{table}_" for table in of_collections)
    system = {
        name
        for name in metadata(registry).tables
        if name not in {*of_collections, *registry.ledgers} and not name.startswith(beside_collections)
    }
    listed = [*sweeps.SLOW_SWEEPS, *QUICK_SWEEPS, *OTHER_TABLES]
    assert sorted(listed) == sorted(system)


def test_what_is_deleted_could_not_be_used_any_more() -> None:
    assert sweeps.TOKEN_DAYS >= issue.REFRESH_DAYS
    assert sweeps.SESSION_HOURS * 3_600_000 >= IDLE


def test_tokens_go_when_they_are_useless_and_no_sooner(server: OAuthServer, time: Clock) -> None:
    server._cookies.clear()  # another test may have swept the sessions
    client = server.create_app()
    client.refresh(client.obtain_tokens()["refresh_token"])
    sweeper = Sweeper(server.database, Settings(), DailyCounters())

    def count() -> list[int]:
        tables = ("oauth_token", "oauth_grant", "session")
        return [server.select(f"SELECT count(*) FROM {table}")[0][0] for table in tables]

    time.forward(89 * DAY)
    server.run(sweeper.sweep_slowly())
    assert count() == [2, 1, 0]
    time.forward(2 * DAY)
    server.run(sweeper.sweep_slowly())
    assert count() == [0, 0, 0]


@pytest.mark.parametrize(("table", "column"), [("app_log", "at"), ("app_notice", "last_at")])
def test_old_rows_about_apps_go(server: OAuthServer, time: Clock, table: str, column: str) -> None:
    server._cookies.clear()  # another test may have swept the sessions
    client = server.create_app()
    client.refresh(client.obtain_tokens()["refresh_token"])
    sweeper = Sweeper(server.database, Settings(), DailyCounters())
    assert server.select(f"SELECT count(*) FROM {table}")[0][0] > 0
    time.forward(sweeps.APP_LOG_DAYS * DAY + 60)
    server.run(sweeper.sweep_slowly())
    assert server.select(f"SELECT count(*) FROM {table}") == [(0,)]
