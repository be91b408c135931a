"""One gate for all doors: pages and OAuth take from the buckets and days of the API. The clock of the limiter stands
still."""

from collections.abc import Iterator

import pytest

from tests.harness import Templates
from tests.oauth.conftest import time
from tests.oauth.server import PASSWORD, OAuthServer
from truweel import clock
from truweel.auth import store as accounts
from truweel.limits import DailyCounters, MemoryLimiter
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

__all__ = ["time"]

NOON = 1_774_958_400_000
BURST = 20
FORM = {"grant_type": "refresh_token", "refresh_token": "nobody's", "client_id": "x"}


@pytest.fixture
def server(templates: Templates) -> Iterator[OAuthServer]:
    with templates.copy("sqlite") as (path, url):
        database = open_database(load_registry(), path=path, url=url, size=4)
        oauth_server = OAuthServer(database, MemoryLimiter(MemoryBuckets(), DailyCounters(), now=lambda: NOON))
        try:
            yield oauth_server
        finally:
            oauth_server.close()


def pages(server: OAuthServer, count: int, user: str = "admin@bouw", path: str = "/console") -> list[int]:
    return [server.send("GET", path, cookies=server.sign_in(user)).status_code for _ in range(count)]


def test_pages_and_the_api_take_from_one_bucket(server: OAuthServer) -> None:
    auth = ("admin@bouw.example", PASSWORD)
    assert pages(server, BURST - 2) == [200] * (BURST - 2)
    assert [server.send("GET", "/api/v2/clients", auth=auth).status_code for _ in range(3)] == [200, 200, 429]
    refusal = server.send("GET", "/console/webhooks", cookies=server.sign_in("admin@bouw"))
    assert (refusal.status_code, refusal.headers["retry-after"]) == (429, "1")
    assert refusal.headers["content-type"] == "text/html; charset=utf-8"
    assert "More than 15 requests a second" in refusal.text
    assert pages(server, 1, "clerk@bouw") == [200]


def test_pages_count_in_the_day_of_the_tenant(server: OAuthServer) -> None:
    tenant = server.tenants["bouw"]
    server.database.write_sync(lambda writer: accounts.update_tenant_settings(writer, tenant, {"daily": 3}))
    assert pages(server, 2) == [200, 200]
    assert pages(server, 2, "clerk@bouw") == [200, 429]
    refusal = server.send("GET", "/console", cookies=server.sign_in("admin@bouw"))
    assert (refusal.status_code, refusal.headers["retry-after"]) == (429, "43200")
    assert "The tenant&#39;s 3 requests of today are used up" in refusal.text
    assert pages(server, 1, "admin@dak") == [200]


def test_who_goes_on_after_429_is_blocked_for_pages_too(server: OAuthServer) -> None:
    assert pages(server, BURST + 100).count(429) == 100
    assert pages(server, 2) == [429, 303]
    (block,) = server.database.read_sync(
        lambda reader: accounts.list_blocked_users(reader, server.tenants["bouw"], clock.now())
    )
    assert (block[0], block[3]) == (server.users["admin@bouw"], "too many answers 429")


def test_oauth_takes_from_the_bucket_of_the_app(server: OAuthServer) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    token = tokens["access_token"]
    introspect = [client.post("/oauth2/introspect", token=token).status_code for _ in range(BURST - 3)]
    assert introspect == [200] * (BURST - 3)
    assert [server.call_api(token).status_code for _ in range(3)] == [200, 200, 429]
    pairs = server.select("SELECT count(*) FROM oauth_token")
    refusal = client.refresh(tokens["refresh_token"])
    assert (refusal.status_code, refusal.headers["retry-after"]) == (429, "1")
    assert refusal.json() == {
        "error": "invalid_request",
        "error_description": "More than 15 requests a second (bursts of 20); wait and send fewer.",
    }
    assert client.post("/oauth2/revoke", token=token).status_code == 429
    assert server.select("SELECT count(*) FROM oauth_token") == pairs


def test_strangers_are_limited_by_address_over_all_doors(server: OAuthServer) -> None:
    doors = [("GET", "/sign-in"), ("GET", "/"), ("GET", "/marketplace"), ("POST", "/oauth2/tokens")]
    doors += [("POST", "/oauth2/introspect"), ("POST", "/oauth2/revoke"), ("GET", "/oauth2/authorize?client_id=x")]
    doors += [("GET", "/console"), ("POST", "/sign-in"), ("GET", "/marketplace/apps/x")]
    statuses = [
        server.send(method, path, data=FORM if method == "POST" else None).status_code
        for method, path in doors * (BURST // len(doors))
    ]
    assert 429 not in statuses
    refusals = [server.send(method, path, data=FORM if method == "POST" else None) for method, path in doors]
    assert [(answer.status_code, answer.headers["retry-after"]) for answer in refusals] == [(429, "1")] * len(doors)
    assert server.send("GET", "/sign-in", address="192.0.2.2").status_code == 200
    assert pages(server, 1) == [200]


def test_many_pictures_of_one_page_are_shown_and_have_their_own_bound(server: OAuthServer) -> None:
    logo = "/marketplace/apps/x/logo"
    assert [server.send("GET", logo).status_code for _ in range(201)] == [404] * 200 + [429]
    assert server.send("GET", "/marketplace").status_code == 200
