"""Test tenants: there at once, counted, extended, and gone afterwards without a trace."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.oauth.server import Clock, OAuthServer
from truweel.errors import Conflict, Unavailable
from truweel.marketplace import trial_tenants
from truweel.storage.removal import _ordered

DAY = 86_400


def owner(server: OAuthServer, slug: str = "bouw") -> tuple[int, int]:
    return server.tenants[slug], server.users[f"admin@{slug}"]


def test_it_holds_demo_data_and_its_administrator_signs_in(server: OAuthServer) -> None:
    trial = trial_tenants.create_test_tenant(server.services, owner(server), "vendor@example.com")
    caller = server.run(server.authenticator.sign_in(trial.email, trial.password, None, "192.0.2.1"))
    assert trial.email == f"vendor+{trial.tenant.slug}@example.com"
    assert (caller.tenant_id, caller.is_administrator) == (trial.tenant.id, True)
    assert server.select("SELECT count(*) FROM clients WHERE tenant_id = ?", trial.tenant.id) == [
        (trial_tenants.DEMO_CLIENTS,)
    ]
    assert trial.tenant.is_test
    assert trial.tenant.expires_at == trial.tenant.created_at + 14 * DAY * 1000


def test_five_at_once(server: OAuthServer) -> None:
    for _ in range(trial_tenants.MAX_PER_VENDOR):
        trial_tenants.create_test_tenant(server.services, owner(server, "dak"), "vendor@example.com")
    with pytest.raises(Conflict, match="There are 5 test tenants already"):
        trial_tenants.create_test_tenant(server.services, owner(server, "dak"), "vendor@example.com")


def test_five_of_nine_that_are_made_at_once(server: OAuthServer) -> None:
    def create(_: int) -> bool:
        try:
            trial_tenants.create_test_tenant(server.services, owner(server, "proef"), "vendor@example.com")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(9) as threads:
        assert sorted(threads.map(create, range(9))) == [False] * 4 + [True] * 5
    listed = server.database.read_sync(lambda r: trial_tenants.list_test_tenants(r, server.tenants["proef"]))
    assert len(listed) == 5


def test_one_that_fails_leaves_nothing(server: OAuthServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **options: object) -> None:
        raise Unavailable("The disk is full.")

    tenants = server.select("SELECT id FROM tenant ORDER BY id")
    monkeypatch.setattr(trial_tenants, "load_bodies", fail)
    with pytest.raises(Unavailable):
        trial_tenants.create_test_tenant(server.services, owner(server, "bouw"), "vendor@example.com")
    assert server.select("SELECT id FROM tenant ORDER BY id") == tenants
    assert server.select("SELECT tenant_id FROM test_tenant WHERE user_id = 0") == []


def test_extended_from_now_on_by_its_vendor_only(server: OAuthServer, time: Clock) -> None:
    trial = trial_tenants.create_test_tenant(server.services, owner(server), "again@example.com")
    time.forward(10 * DAY)
    until = server.database.write_sync(
        lambda w: trial_tenants.extend_test_tenant(w, server.tenants["bouw"], trial.tenant.id)
    )
    assert until >= trial.tenant.created_at + 24 * DAY * 1000
    with pytest.raises(Conflict, match="no such test tenant"):
        server.database.write_sync(
            lambda w: trial_tenants.extend_test_tenant(w, server.tenants["dak"], trial.tenant.id)
        )


def test_swept_a_day_after_its_end_with_all_that_was_in_it(server: OAuthServer, time: Clock) -> None:
    trial = trial_tenants.create_test_tenant(server.services, owner(server), "gone@example.com")
    tables = [*server.database.read_sync(lambda r: _ordered(r, server.registry))]
    counts = "SELECT " + " + ".join(f'(SELECT count(*) FROM "{t}" WHERE tenant_id = {{0}})' for t in tables)
    others = server.select(counts.format(server.tenants["bouw"]))
    assert server.select(counts.format(trial.tenant.id))[0][0] > 500
    time.forward(15 * DAY - 60)
    assert trial.tenant.id in {row[0] for row in server.select("SELECT id FROM tenant")}
    server.run(trial_tenants.remove_expired(server.services))
    assert trial.tenant.id in {row[0] for row in server.select("SELECT id FROM tenant")}
    time.forward(120)
    server.run(trial_tenants.remove_expired(server.services))
    assert trial.tenant.id not in {row[0] for row in server.select("SELECT id FROM tenant")}
    assert server.select(counts.format(trial.tenant.id)) == [(0,)]
    assert server.select(counts.format(server.tenants["bouw"])) == others
