"""The bytes that a tenant stores a day: counted exactly, refused past the limit, shared by processes."""

import asyncio
import base64
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.harness import DIALECTS, Templates
from tests.oauth.server import PASSWORD, OAuthServer
from truweel import clock
from truweel.auth import store as accounts
from truweel.limits import DailyCounters, MemoryLimiter, StoredBytes
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.maintenance.sweeps import Sweeper, read_stored_today
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.opening import open_database

AUTH = ("admin@bouw.example", PASSWORD)
MEGABYTE = 1_048_576


@pytest.fixture(params=DIALECTS)
def server(request: pytest.FixtureRequest, templates: Templates) -> Iterator[OAuthServer]:
    with templates.copy(request.param) as (path, url):
        database = open_database(load_registry(), path=path, url=url, size=4)
        oauth_server = OAuthServer(database, MemoryLimiter(MemoryBuckets(), DailyCounters()))
        try:
            yield oauth_server
        finally:
            oauth_server.close()


def call(server: OAuthServer, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
    more = {} if body is None else {"json": body}
    return server.send(method, f"/api/v2{path}", auth=AUTH, headers=headers, **more)


def counted(server: OAuthServer, tenant: str = "bouw") -> int:
    return server.stored_bytes.total(server.tenants[tenant], clock.now())


def stored(server: OAuthServer) -> int:
    """What the tables hold: documents of clients, their history and events, answers that are kept."""
    tables = {"clients": "document", "history": "changes", "event": "document", "idempotency": "body"}
    tenant = server.tenants["bouw"]
    sums = [
        server.select(f"SELECT coalesce(sum(length({column})), 0) FROM {table} WHERE tenant_id = ?", tenant)
        for table, column in tables.items()
    ]
    return sum(int(rows[0][0]) for rows in sums)


def test_records_history_events_and_kept_answers_count_with_their_bytes(server: OAuthServer) -> None:
    before = stored(server)
    answer = call(
        server, "POST", "/clients", {"name": "x" * 200}, **{"Idempotency-Key": "k", "Prefer": "return=representation"}
    )
    assert answer.status_code == 201
    assert counted(server) == stored(server) - before > 4 * 200
    sum_before, record = counted(server), f"/clients/{answer.json()['id']}"
    assert call(server, "GET", record).status_code == 200
    assert call(server, "PUT", record, {"name": 5}).status_code == 400
    assert counted(server) == sum_before
    history = server.select("SELECT sum(length(changes)) FROM history")[0][0]
    assert call(server, "DELETE", record).status_code == 204
    assert counted(server) - sum_before > server.select("SELECT sum(length(changes)) FROM history")[0][0] - history
    assert counted(server, "dak") == 0


def test_uploads_count_also_when_they_are_refused(server: OAuthServer) -> None:
    bucket = call(server, "POST", "/temp-document-buckets").json()["id"]
    before = counted(server)
    content = base64.b64encode(b"x" * 5000).decode()
    path = f"/temp-document-buckets/{bucket}/documents"
    assert call(server, "POST", path, {"name": "a.txt", "bytesBase64": content}).status_code == 201
    assert call(server, "POST", path, {"name": "a.txt", "bytesBase64": content, "sha256": "0" * 64}).status_code == 400
    assert counted(server) - before == 10_000


def test_past_the_limit_writes_are_refused_by_name_until_midnight(
    server: OAuthServer, caplog: pytest.LogCaptureFixture
) -> None:
    tenant = server.tenants["bouw"]
    client = call(server, "POST", "/clients", {"name": "One"}).headers["location"].rpartition("/")[2]
    server.database.write_sync(lambda writer: accounts.update_tenant_settings(writer, tenant, {"daily_mb": 1}))
    server.stored_bytes.add(tenant, MEGABYTE - counted(server) - 1, clock.now())
    assert call(server, "POST", "/clients", {"name": "Two"}).status_code == 201
    before = server.select("SELECT count(*) FROM history")
    for method, path in (("POST", "/clients"), ("PUT", f"/clients/{client}"), ("PATCH", f"/clients/{client}")):
        refusal = call(server, method, path, {"name": "Three"})
        assert refusal.status_code == 429
        assert (
            refusal.json()["message"]
            == "The 1 MB that the tenant may store a day (daily-mb) are used up; reading goes on."
        )
        assert 0 < int(refusal.headers["retry-after"]) <= 86_400
    assert server.select("SELECT count(*) FROM history") == before
    assert call(server, "GET", f"/clients/{client}").status_code == 200
    assert call(server, "DELETE", f"/clients/{client}").status_code == 204
    assert (
        server.send("POST", "/api/v2/clients", auth=("admin@dak.example", PASSWORD), json={"name": "x"}).status_code
        == 201
    )
    assert caplog.messages.count(f"tenant {tenant} has stored its 1 MB of today: its writes are refused") == 1
    server.database.write_sync(lambda writer: accounts.update_tenant_settings(writer, tenant, {"daily_mb": 0}))
    assert call(server, "POST", "/clients", {"name": "Four"}).status_code == 201


def test_processes_add_up_and_a_restart_goes_on(server: OAuthServer) -> None:
    counts = [StoredBytes(), StoredBytes()]
    sweepers = [Sweeper(server.database, Settings(), DailyCounters(), count) for count in counts]
    tenant, now = server.tenants["bouw"], clock.now()
    counts[0].add(tenant, 100, now)
    counts[1].add(tenant, 20, now)

    async def flush() -> None:
        for sweeper in (*sweepers, sweepers[0]):
            await sweeper._flush()

    server.run(flush())
    assert [count.total(tenant, now) for count in counts] == [120, 120]
    assert server.database.read_sync(lambda reader: read_stored_today(reader, tenant)) == 120
    tomorrow = now + 86_400_000
    assert counts[0].total(tenant, tomorrow) == 0
    counts[0].add(tenant, 7, tomorrow)
    server.run(counts[0].flush(sweepers[0]._add_stored, tomorrow))
    assert counts[0].total(tenant, tomorrow) == 7
    restarted = StoredBytes()
    server.run(restarted.flush(sweepers[0]._add_stored, tomorrow))
    assert restarted.total(tenant, tomorrow) == 7


def test_what_could_not_be_saved_is_saved_next_time() -> None:
    count, seen = StoredBytes(), []
    count.add(3, 5, clock.now())

    async def fail(day: str, sizes: Any) -> Any:
        raise OSError

    async def save(day: str, sizes: Any) -> Any:
        seen.append(sizes)
        return sizes

    with pytest.raises(OSError):
        asyncio.run(count.flush(fail, clock.now()))
    asyncio.run(count.flush(save, clock.now()))
    assert seen == [{3: 5}]
