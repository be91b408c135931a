"""What the operator sees of all tenants: endpoints, deliveries, apps."""

from typing import Any

from tests.cli.conftest import Shell
from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.events import store
from truweel.events.attempt import Outcome
from truweel.events.leasing import lease_messages
from truweel.events.replay import send_test
from truweel.events.results import acknowledge
from truweel.events.store import Endpoint
from truweel.marketplace import manifest, registration
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer

KEYRING = Keyring({"k1": bytes(range(32))})


def endpoint(writer: Writer, tenant: int, kind: str, url: str | None, app_id: int | None = None) -> Endpoint:
    now = clock.now()
    (id,) = writer.next_ids("webhook_endpoint")
    made = Endpoint(
        tenant, id, clock.new_uuid(), kind, 1, app_id, url, None, None, True, 2000, "sealed", now, now
    )  # fmt: skip
    store.insert_endpoint(writer, made)
    return made


def fill(shell: Shell) -> dict[str, Any]:
    """An endpoint with a URL in one firm, a listener of an app in the other, and a delivery for each."""
    body = {"name": "Planbord", "vendor": "V", "redirectUris": ["https://p.example/c"], "scopes": ["clients"]}
    parsed = manifest.parse_manifest(load_registry(), body)
    database = shell.database()

    def work(writer: Writer) -> dict[str, Any]:
        app = registration.register_app(writer, KEYRING, parsed, (0, 0)).app
        writer.execute(
            "INSERT INTO installation (tenant_id, app_id, user_id, scopes, installed_at, blocked_times) "
            "VALUES (2, ?, 1, 'clients', ?, 0)",
            (app.id, clock.now()),
        )
        first = endpoint(writer, 1, "webhook", "https://shop.example/hook")
        second = endpoint(writer, 2, "listener", None, app.id)
        pending = send_test(writer, first, "webhook.test", None, clock.now())
        failed = send_test(writer, second, "webhook.test", None, clock.now() + 1)
        for _ in range(8):
            jobs = lease_messages(writer, second, 10, clock.now() + 10**9, clock.now() + 10**9)
            outcome = Outcome(503, (), "", 5, "answered 503 Service Unavailable", None)
            assert acknowledge(writer, second, {job.event.uuid: outcome for job in jobs}, clock.now()) == 1
        return {"first": first.uuid, "second": second.uuid, "pending": pending, "failed": failed}

    made: dict[str, Any] = database.write_sync(work)
    database.close()
    return made


def test_endpoints_and_deliveries_of_all_tenants(shell: Shell) -> None:
    assert shell("webhook", "endpoints").out == "There are no such endpoints.\n"
    made = fill(shell)
    listed = shell("webhook", "endpoints", "--json").value
    assert [(e["tenant"], e["id"], e["kind"], e["app"], e["state"], e["pending"], e["failed"]) for e in listed] == [
        ("firm-1", made["first"], "webhook", None, "active", 1, 0),
        ("firm-2", made["second"], "listener", "Planbord", "active", 0, 1),
    ]
    assert "https://shop.example/hook" in shell("webhook", "endpoints", "--tenant", "firm-1").out
    assert shell("webhook", "endpoints", "--state", "suspended", "--json").value == []
    entries = shell("webhook", "deliveries", "--json").value
    assert [(e["tenant"], e["id"], e["state"], e["attempts"], e["lastStatus"], e["lastError"]) for e in entries] == [
        ("firm-2", made["failed"], "failed", 8, 503, "answered 503 Service Unavailable"),
        ("firm-1", made["pending"], "pending", 0, None, None),
    ]
    assert [e["id"] for e in shell("webhook", "deliveries", "--limit", "1", "--json").value] == [made["failed"]]
    assert [e["id"] for e in shell("webhook", "deliveries", "--state", "pending", "--json").value] == [made["pending"]]
    chosen = shell("webhook", "deliveries", "--endpoint", made["first"], "--tenant", "firm-1", "--json").value
    assert [e["id"] for e in chosen] == [made["pending"]]
    assert shell("webhook", "deliveries", "--state", "delivered").out == "There are no such deliveries.\n"


def test_apps_of_all_tenants(shell: Shell) -> None:
    assert shell("app", "installations").out == "No app is installed.\n"
    fill(shell)
    (entry,) = shell("app", "installations", "--json").value
    assert (entry["tenant"], entry["app"], entry["appState"], entry["scopes"]) == (
        "firm-2", "Planbord", "draft", "clients",
    )  # fmt: skip
    assert (entry["usedAt"], entry["uninstalledAt"], entry["blockedUntil"]) == (None, None, None)
    assert shell("app", "installations", "--tenant", "firm-1", "--json").value == []


def test_a_state_or_tenant_that_isnt_there_is_a_sentence(shell: Shell) -> None:
    wrong = shell("webhook", "deliveries", "--state", "gone")
    assert (wrong.code, wrong.err) == (
        2, "truweel: There is no state 'gone'; it is one of pending, delivered, failed, withheld.\n",
    )  # fmt: skip
    assert shell("webhook", "endpoints", "--state", "broken").code == 2
    assert "There is no tenant 'none'; known: firm-1, firm-2." in shell("webhook", "endpoints", "-t", "none").err
