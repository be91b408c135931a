"""The rules of the marketplace: who may install what, and what follows."""

import hashlib
import hmac
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.oauth.server import CALLBACK, SESSION, Client, Clock, OAuthServer, redirect_parameters
from truweel import clock
from truweel.auth.caller import Caller
from truweel.auth.credential_blocks import CredentialBlocks
from truweel.errors import Conflict, ValidationError
from truweel.events.attempt import Outcome
from truweel.events.fanout import fan_out
from truweel.events.job import Capacity
from truweel.events.subscribers import Subscribers
from truweel.http.middleware.rate_limit import RateLimitedAdmission
from truweel.limits.abuse import AbuseDetector
from truweel.limits.daily import DailyCounters
from truweel.limits.limiter import MemoryLimiter
from truweel.limits.memory_buckets import MemoryBuckets
from truweel.limits.polling import PollingDetector
from truweel.marketplace import app_log, install, manifest, registration
from truweel.marketplace.app_errors import AppErrors
from truweel.marketplace.owners import owner_of
from truweel.oauth import store
from truweel.operations.internal import create_record
from truweel.storage.database import Writer

HOOK = "https://hooks.example/truweel"


def state(server: OAuthServer, client: Client) -> str:
    return str(server.select("SELECT state FROM app WHERE id = ?", client.app.id)[0][0])


def assert_refused(answer: Any, text: str) -> None:
    assert answer.status_code == 403
    assert text in answer.text
    assert 'value="allow"' not in answer.text


# Who may install what


@pytest.mark.parametrize("kind", ["draft", "test", "in review"])
def test_an_app_that_is_not_published_is_for_test_tenants_only(server: OAuthServer, kind: str) -> None:
    client = server.create_app(state=kind)
    assert_refused(client.request_authorization(), "can be installed on a test tenant only")
    assert_refused(client.answer_consent(), "can be installed on a test tenant only")
    assert server.select("SELECT count(*) FROM oauth_grant WHERE app_id = ?", client.app.id) == [(0,)]
    assert client.obtain_tokens("admin@proef")["scope"] == "profile clients offers articles"


def test_its_first_installation_turns_a_draft_into_a_test(server: OAuthServer) -> None:
    client = server.create_app(state="draft")
    client.obtain_code("admin@proef")
    assert state(server, client) == "test"


def test_installing_takes_an_administrator(server: OAuthServer) -> None:
    client = server.create_app()
    assert_refused(client.request_authorization("clerk@bouw"), "An administrator of your company has to install")
    assert_refused(client.answer_consent("clerk@bouw"), "An administrator of your company has to install")
    assert server.select("SELECT count(*) FROM installation WHERE app_id = ?", client.app.id) == [(0,)]


def test_then_others_may_use_it_within_what_was_granted(server: OAuthServer) -> None:
    client = server.create_app()
    client.obtain_code(scope="clients offers")
    assert "code" in redirect_parameters(client.answer_consent("clerk@bouw", scope="clients"))
    refusal = client.answer_consent("clerk@bouw", scope="clients articles")
    assert_refused(refusal, "asks for more than your administrator has allowed")


def test_an_administrator_may_grant_more_later(server: OAuthServer) -> None:
    client = server.create_app()
    client.obtain_code(scope="clients")
    client.obtain_code(scope="offers")
    assert server.select("SELECT scopes FROM installation WHERE app_id = ?", client.app.id) == [("clients offers",)]


def test_who_may_not_can_go_back_with_a_refusal(server: OAuthServer) -> None:
    answer = server.create_app(state="draft").answer_consent(allow=False)
    assert redirect_parameters(answer)["error"] == "access_denied"


def test_the_page_says_what_the_app_may_do_by_the_role(server: OAuthServer) -> None:
    client = server.create_app(scopes=["clients", "offers", "articles", "profile", "work-orders"])
    client.obtain_code()
    page = client.request_authorization("clerk@bouw").text
    order = [page.index(text) for text in (">Offers<", ">Clients and their contacts<", ">Articles and prices<")]
    heads = [page.index(text) for text in ("May see and change", ">May see<", "Asks for, but")]
    assert heads[0] < order[0] < heads[1] < order[1] < heads[2] < order[2]
    assert "May know who you are" in page


# Uninstalling


def test_uninstalling_ends_every_token_in_that_tenant_only(server: OAuthServer) -> None:
    client = server.create_app()
    here, clerk, there = client.obtain_tokens(), client.obtain_tokens("clerk@bouw"), client.obtain_tokens("admin@dak")
    page = server.send("GET", f"/console/apps/{client.id}/uninstall", cookies=server.sign_in("admin@bouw"))
    assert "Uninstall App" in page.text
    answer = server.submit_form("admin@bouw", f"/console/apps/{client.id}/uninstall", {})
    assert answer.headers["location"] == f"/console/apps?gone={client.id}"
    for tokens in (here, clerk):
        refused = server.call_api(tokens["access_token"])
        assert refused.headers["x-robaws-unauthorized-reason"] == "app-uninstalled"
        assert (refused.status_code, refused.json()["message"]) == (401, "The app is not installed any more.")
        assert client.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert server.call_api(there["access_token"]).status_code == 200


def test_a_code_from_before_is_worth_nothing_after(server: OAuthServer) -> None:
    client = server.create_app()
    code = client.obtain_code()
    server.database.write_sync(lambda w: install.uninstall(w, client.app, server.tenants["bouw"]))
    assert client.exchange(code).json()["error"] == "invalid_grant"


def test_only_administrators_uninstall(server: OAuthServer) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    assert server.submit_form("clerk@bouw", f"/console/apps/{client.id}/uninstall", {}).status_code == 403
    assert server.call_api(tokens["access_token"]).status_code == 200


def test_installed_again_it_begins_anew(server: OAuthServer) -> None:
    client = server.create_app()
    old = client.obtain_tokens()
    server.database.write_sync(lambda w: install.uninstall(w, client.app, server.tenants["bouw"]))
    new = client.obtain_tokens(scope="clients")
    assert server.call_api(old["access_token"]).status_code == 401
    assert server.call_api(new["access_token"]).status_code == 200
    rows = server.select("SELECT scopes, uninstalled_at FROM installation WHERE app_id = ?", client.app.id)
    assert rows == [("clients", None)]


def test_the_page_of_installed_apps_shows_rights_use_and_notices(server: OAuthServer) -> None:
    client = server.create_app(name="Planbord")
    tokens = client.obtain_tokens()
    client.refresh(tokens["refresh_token"])
    server.call_api(tokens["access_token"])
    server.run(server.bearer.close())
    page = server.send("GET", "/console/apps", cookies=server.sign_in("admin@bouw")).text
    for text in ("Planbord", "Clients and their contacts", "last used", "Refreshed early"):
        assert text in page


# Webhooks and events of the app


def list_app_events(server: OAuthServer, client: Client) -> list[tuple[str, dict[str, Any]]]:
    rows = server.select(
        "SELECT e.name, e.document FROM event e JOIN delivery d ON d.event_id = e.id AND d.tenant_id = e.tenant_id "
        "JOIN webhook_endpoint w ON w.id = d.endpoint_id AND w.tenant_id = d.tenant_id "
        "WHERE w.app_id = ? ORDER BY e.id",
        client.app.id,
    )
    return [(row[0], json.loads(bytes(row[1]) + b"}")) for row in rows]


def test_its_webhooks_come_with_it_and_go_with_it(server: OAuthServer) -> None:
    client = server.create_app(webhooks=[{"url": HOOK, "events": ["client.created", "offer.*"]}])
    client.obtain_code()
    sql = "SELECT url, events, active, tenant_id FROM webhook_endpoint WHERE app_id = ? AND deleted_at IS NULL"
    ((url, events, active, tenant),) = server.select(sql, client.app.id)
    assert (url, json.loads(events), active, tenant) == (HOOK, ["client.created", "offer.*"], 1, server.tenants["bouw"])
    server.database.write_sync(lambda w: install.uninstall(w, client.app, tenant))
    ((_, events, _, _),) = server.select(sql, client.app.id)
    assert json.loads(events) == []


def test_its_webhooks_begin_with_each_installation(server: OAuthServer) -> None:
    client = server.create_app(webhooks=[{"url": HOOK, "events": ["client.created"]}])
    tenant = server.tenants["bouw"]
    caller = Caller(tenant, server.users["admin@bouw"], "Administrator", is_administrator=True)

    def create_client(name: str) -> int:
        return server.database.write_sync(
            lambda w: create_record(w, server.registry, caller, "clients", {"name": name}).id
        )

    create_client("before")
    client.obtain_code()
    ids = [create_client("installed")]
    fan_out_all(server)
    server.database.write_sync(lambda w: install.uninstall(w, client.app, tenant))
    create_client("uninstalled")
    client.obtain_code()
    ids.append(create_client("installed again"))
    fan_out_all(server)
    sql = (
        "SELECT e.record_id FROM delivery d JOIN event e ON e.tenant_id = d.tenant_id AND e.id = d.event_id "
        "WHERE e.name = 'client.created' ORDER BY e.id"
    )
    assert [row[0] for row in server.select(sql)] == ids


def fan_out_all(server: OAuthServer) -> None:
    """Fan out until no event waits."""
    subscribers = Subscribers(server.registry, owner_of)

    def step(writer: Writer) -> bool:
        capacity = Capacity(total=100, per_tenant=100, per_endpoint=100, per_failing_endpoint=1)
        return fan_out(writer, server.registry, subscribers, capacity, "test", clock.now(), 0).has_more_events

    while server.database.write_sync(step):
        pass


def test_the_vendor_is_told_of_installed_and_uninstalled(server: OAuthServer) -> None:
    client = server.create_app(webhooks=[{"url": HOOK, "events": ["client.created"]}])
    client.obtain_code()
    client.obtain_code()
    server.database.write_sync(lambda w: install.uninstall(w, client.app, server.tenants["bouw"]))
    assert [name for name, _ in list_app_events(server, client)] == ["app.installed", "app.uninstalled"]
    payload = list_app_events(server, client)[1][1]
    assert payload["clientId"] == client.id
    assert payload["tenant"] == {"id": str(server.tenants["bouw"]), "slug": "bouw", "name": "Bouw"}


def test_both_are_really_delivered_signed_with_the_app_s_secret(
    server: OAuthServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truweel.events import dispatcher
    from truweel.events.service import Events

    parsed = manifest.parse_manifest(
        server.registry,
        {"name": "Told", "vendor": "V", "redirectUris": [CALLBACK], "scopes": ["clients"],
         "webhooks": [{"url": HOOK, "events": ["client.created"]}]},
    )  # fmt: skip
    actor = (server.tenants["bouw"], server.users["admin@bouw"])
    registered = server.database.write_sync(
        lambda w: registration.register_app(w, server.services.keyring, parsed, actor)
    )
    server.database.write_sync(lambda w: store.set_state(w, registered.app.id, "published", 0))
    client = Client(server, registered.app, registered.secret)
    sent: list[tuple[str, bytes, str]] = []

    async def attempt_delivery(session: Any, url: str, body: bytes, headers: Any, *rest: Any, **more: Any) -> Outcome:
        sent.append((url, body, headers["Robaws-Signature"]))
        return Outcome(200, (), "", 1, None, None)

    monkeypatch.setattr(dispatcher, "attempt_delivery", attempt_delivery)
    events = Events(
        server.database, server.registry, server.services.keyring, base="https://truweel.test", find_owner=owner_of
    )
    client.obtain_code("admin@dak")
    server.database.write_sync(lambda w: install.uninstall(w, client.app, server.tenants["dak"]))

    async def deliver() -> None:
        import asyncio

        async with events.running():
            for _ in range(100):
                if sum(body.count(b'"Told"') + body.count(client.id.encode()) for _, body, _ in sent) >= 2:
                    break
                await asyncio.sleep(0.05)

    server.run(deliver())
    mine = [(body, signature) for url, body, signature in sent if client.id.encode() in body]
    assert [json.loads(body)["event"] for body, _ in mine] == ["app.installed", "app.uninstalled"]
    for body, signature in mine:
        timestamp, _, rest = signature.partition(",")
        digest = hmac.new(
            registered.webhook_secret.encode(), timestamp[2:].encode() + b"." + body, hashlib.sha256
        ).hexdigest()
        assert rest == f"v1={digest}"


# Publishing


def test_publishing_names_what_is_missing(server: OAuthServer) -> None:
    client = server.create_app(state="in review")
    with pytest.raises(Conflict, match=r"called the API of a test tenant.*demo video.*customers start"):
        server.database.write_sync(lambda w: registration.publish_app(w, client.app))
    assert state(server, client) == "in review"


def test_an_app_that_was_tried_and_is_complete_is_published(server: OAuthServer) -> None:
    client = server.create_app(state="draft", startUrl="https://app.example/start", videoUrl="https://video.example/1")
    server.call_api(client.obtain_tokens("admin@proef")["access_token"])
    server.run(server.bearer.close())
    app = server.database.read_sync(lambda r: store.find_app(r, client.app.id))
    assert app is not None
    assert server.database.write_sync(lambda w: registration.publish_app(w, app)) == []
    assert state(server, client) == "published"


def test_calls_on_an_ordinary_tenant_are_no_test(server: OAuthServer) -> None:
    client = server.create_app()
    server.call_api(client.obtain_tokens()["access_token"])
    server.run(server.bearer.close())
    assert server.select("SELECT tested_at FROM app WHERE id = ?", client.app.id) == [(None,)]


def test_force_skips_the_conditions_and_is_logged(server: OAuthServer) -> None:
    client = server.create_app(state="draft")
    server.database.write_sync(lambda w: registration.publish_app(w, client.app, force=True))
    log = server.database.read_sync(lambda r: app_log.list_entries(r, client.app.id))
    assert log[0][1:] == ("published", "forced, without: tested, video, start", None, None)


def test_no_two_published_apps_have_one_name(server: OAuthServer) -> None:
    server.create_app(name="Zelfde Naam")
    client = server.create_app(state="draft", name="zelfde naam")
    with pytest.raises(Conflict, match="No other published app has its name"):
        server.database.write_sync(lambda w: registration.publish_app(w, client.app))


def test_a_published_app_that_asks_for_more_is_reviewed_again(server: OAuthServer) -> None:
    client = server.create_app(scopes=["clients"])
    body = manifest.manifest_document(client.app.manifest)
    actor = (server.tenants["bouw"], server.users["admin@bouw"])
    narrower = manifest.parse_manifest(server.registry, body | {"description": "Better."})
    server.database.write_sync(lambda w: registration.change_manifest(w, client.app, narrower, actor))
    assert state(server, client) == "published"
    wider = manifest.parse_manifest(server.registry, body | {"scopes": ["clients", "offers"]})
    server.database.write_sync(lambda w: registration.change_manifest(w, client.app, wider, actor))
    assert state(server, client) == "in review"


# Manifests


@pytest.mark.parametrize(
    ("member", "value", "message"),
    [
        ("name", " ", "is required"),
        ("name", "x" * 61, "must be at most 60 characters"),
        ("name", "a\x07", "no control characters"),
        ("scopes", [], "is required"),
        ("scopes", ["clints"], "there is no scope 'clints' (did you mean 'clients'?)"),
        ("redirectUris", [], "is required"),
        ("redirectUris", ["http://app.example/"], "must begin with https://"),
        ("redirectUris", ["https://app.example/#x"], "no fragment"),
        ("redirectUris", ["https://*.example/"], "no wildcard"),
        ("redirectUris", ["https://u:p@app.example/"], "must not hold credentials"),
        ("redirectUris", ["javascript:alert(1)"], "must begin with"),
        ("redirectUris", ["https://app.example/é"], "printable ASCII"),
        ("startUrl", "ftp://x.example", "must be an address"),
        ("startUrl", "javascript:alert(1)", "must be an address"),
        ("supportAddress", "nobody", "must be an e-mail address"),
        ("webhooks", [{"url": HOOK, "events": ["client.updatd"]}], "nearest: client.updated"),
        ("webhooks", [{"url": HOOK, "events": ["odd"] * 1000}] * 2, "at most 1000 events in all, not 2000"),
        ("webhooks", [{"url": HOOK, "events": []}], "is required"),
        ("logo", "data:image/svg+xml;base64,PHN2Zy8+", "must be a PNG, JPEG or WebP"),
        ("colour", "red", "unknown member"),
    ],
)
def test_a_manifest_with_a_fault_names_it(server: OAuthServer, member: str, value: Any, message: str) -> None:
    body = {"name": "X", "vendor": "Y", "redirectUris": [CALLBACK], "scopes": ["clients"]} | {member: value}
    with pytest.raises(ValidationError) as caught:
        manifest.parse_manifest(server.registry, body)
    ((field, text),) = [(fault.field, fault.message) for fault in caught.value.faults]
    assert field.partition("[")[0] == member
    assert message in text


def test_a_manifest_file_tells_each_fault_with_its_line(server: OAuthServer) -> None:
    text = (
        'name = "X"\nvendor = "Y"\nscopes = [\n  "clients",\n  "clints",\n]\nredirectUris = ["ftp://x"]\n'
        '\n[[webhooks]]\nurl = "https://x.example"\nevents = ["client.updatd"]\n'
    )
    with pytest.raises(manifest.ManifestError) as caught:
        manifest.parse_manifest_file(server.registry, "app.toml", text.replace('vendor = "Y"\n', ""))
    assert [line.partition(": ")[0] for line in caught.value.lines] == ["app.toml:1", "app.toml:6", "app.toml:4"]
    with pytest.raises(manifest.ManifestError) as caught:
        manifest.parse_manifest_file(
            server.registry, "app.toml", text.replace("clints", "offers").replace("ftp://x", CALLBACK)
        )
    assert [line.partition(": ")[0] for line in caught.value.lines] == ["app.toml:11"]


# The API


def test_a_vendor_registers_and_keeps_an_app_by_the_api(server: OAuthServer) -> None:
    auth = ("admin@bouw.example", "correct horse battery")
    body = {"name": "By API", "vendor": "V", "redirectUris": [CALLBACK], "scopes": ["clients"]}
    response = server.send("POST", "/api/v2/apps", json=body, auth=auth)
    assert response.status_code == 201
    created = response.json()
    assert created["clientSecret"].startswith("tws_")
    assert created["state"] == "draft"
    path = f"/api/v2/apps/{created['clientId']}"
    assert response.headers["location"].endswith(path)
    read = server.send("GET", path, auth=auth).json()
    assert "clientSecret" not in read
    assert "webhookSecret" not in read
    assert server.send("PUT", path, json=body | {"description": "D"}, auth=auth).status_code == 204
    assert server.send("GET", path, auth=auth).json()["description"] == "D"
    assert read["oldSecretUntil"] is None
    rotated = server.send("POST", f"{path}/rotate-secret", auth=auth).json()
    assert set(rotated) == {"clientSecret", "oldSecretUntil"}
    assert rotated["clientSecret"] != created["clientSecret"]
    assert server.send("GET", path, auth=auth).json()["oldSecretUntil"] == rotated["oldSecretUntil"]
    assert server.send("POST", f"{path}/submit", auth=auth).status_code == 204
    assert server.send("GET", path, auth=auth).json()["state"] == "in review"
    assert server.send("GET", f"{path}/installations", auth=auth).json() == []
    assert server.send("GET", path, auth=("admin@dak.example", auth[1])).status_code == 403
    assert server.send("POST", "/api/v2/apps", json=body, auth=("clerk@bouw.example", auth[1])).status_code == 403


def test_the_page_of_an_app_asks_before_it_makes_a_new_secret(server: OAuthServer) -> None:
    client = server.create_app()
    page, path = f"/console/vendor/apps/{client.id}", f"/console/vendor/apps/{client.id}/rotate"
    cookies = {SESSION: server.sign_in("admin@bouw")[SESSION]}
    shown = server.send("GET", page, cookies=cookies).text
    assert f'href="{path}"' in shown
    assert f'action="{path}"' not in shown
    asked = server.send("GET", path, cookies=cookies)
    assert (asked.status_code, f'action="{path}"' in asked.text, "tws_" in asked.text) == (200, True, False)
    assert client.exchange(client.obtain_code()).status_code == 200  # asking changes nothing
    made = server.submit_form("admin@bouw", path, {})
    new = re.search(r"tws_[\w-]+", made.text)
    assert new
    assert client.exchange(client.obtain_code(), client_secret=new[0]).status_code == 200
    assert client.exchange(client.obtain_code()).status_code == 200
    saved = server.database.read_sync(lambda reader: store.find_app(reader, client.app.id))
    assert saved is not None
    until = clock.format_instant(saved.old_until or 0)[:16].replace("T", " ")
    assert until in server.send("GET", page, cookies=cookies).text
    assert until in server.send("GET", path, cookies=cookies).text  # a second rotation ends it at once
    public = server.create_app(public=True)
    refused = server.send("GET", f"/console/vendor/apps/{public.id}/rotate", cookies=cookies)
    assert refused.status_code == 409


def test_the_form_of_an_app_keeps_the_webhooks_that_it_does_not_show(server: OAuthServer) -> None:
    hooks = [{"url": HOOK, "events": ["client.created"]}, {"url": f"{HOOK}/2", "events": ["offer.created"]}]
    client = server.create_app(webhooks=hooks)
    form = {
        "name": client.app.manifest.name,
        "vendor": "Example",
        "redirectUris": CALLBACK,
        "scope.clients": "yes",
        "scope.offers": "yes",
        "webhookUrl": HOOK,
        "webhookEvents": "client.updated",
        "strict": "yes",
    }
    assert server.submit_form("admin@bouw", f"/console/vendor/apps/{client.id}/edit", form).status_code == 303
    saved = server.database.read_sync(lambda reader: store.find_app(reader, client.app.id))
    assert saved is not None
    assert [(hook.url, hook.events) for hook in saved.manifest.webhooks] == [
        (HOOK, ("client.updated",)),
        (f"{HOOK}/2", ("offer.created",)),
    ]
    assert (saved.manifest.strict, saved.manifest.public) == (True, False)


def test_a_vendor_is_told_which_events_its_scopes_do_not_cover(server: OAuthServer) -> None:
    auth = ("admin@bouw.example", "correct horse battery")
    hooks = [{"url": HOOK, "events": ["client.created"]}, {"url": HOOK, "events": ["offer.updated", "client.updated"]}]
    body = {"name": "Half", "vendor": "V", "redirectUris": [CALLBACK], "scopes": ["clients"], "webhooks": hooks}
    warning = "webhooks[1].events: offer.updated will not come: the app needs the scope 'offers:read'"
    created = server.send("POST", "/api/v2/apps", json=body, auth=auth)
    assert (created.status_code, created.headers["truweel-warning"]) == (201, warning)
    path = f"/api/v2/apps/{created.json()['clientId']}"
    assert server.send("PUT", path, json=body, auth=auth).headers["truweel-warning"] == warning
    covered = server.send("PUT", path, json=body | {"scopes": ["clients", "offers:read"]}, auth=auth)
    assert (covered.status_code, covered.headers.get("truweel-warning")) == (204, None)


def test_what_the_vendor_should_know_stands_with_the_installation(server: OAuthServer) -> None:
    client = server.create_app()
    client.refresh(client.obtain_tokens()["refresh_token"])
    auth = ("admin@bouw.example", "correct horse battery")
    (installation,) = server.send("GET", f"/api/v2/apps/{client.id}/installations", auth=auth).json()
    assert installation["tenant"] == "Bouw"
    assert [(note["kind"], note["times"]) for note in installation["notices"]] == [("early-refresh", 1)]


# Too many requests, and the same ones again and again


def rate_limited_admission(server: OAuthServer, polling: PollingDetector) -> Any:
    memory = MemoryLimiter(MemoryBuckets(), DailyCounters())
    watch = AbuseDetector()
    return RateLimitedAdmission(
        server.authenticator, memory, watch, polling, CredentialBlocks(server.database, server.registry, watch)
    )


def test_an_offender_is_blocked_in_that_tenant_only(server: OAuthServer) -> None:
    from truweel.errors import TooManyRequests, Unauthorized
    from truweel.http.call import Call

    client = server.create_app()
    here, there = client.obtain_tokens()["access_token"], client.obtain_tokens("admin@dak")["access_token"]
    admission = rate_limited_admission(server, PollingDetector())

    async def call(token: str) -> str:
        scope = {
            "type": "http", "method": "GET", "path": "/api/v2/clients", "query_string": b"updatedFrom=2026-01-01",
            "headers": [(b"authorization", f"Bearer {token}".encode())], "client": ("192.0.2.7", 1),
            "scheme": "https", "state": {"correlation_id": "x"},
        }  # fmt: skip
        try:
            await admission.admit(Call(scope, None, public_url=None, body_limit=1), [])  # type: ignore[arg-type]
        except TooManyRequests:
            return "429"
        except Unauthorized as error:
            return error.headers["X-Robaws-Unauthorized-Reason"]
        return "in"

    async def storm() -> list[str]:
        return [await call(here) for _ in range(400)]

    outcomes = server.run(storm())
    assert outcomes[0] == "in"
    assert "429" in outcomes
    assert outcomes[-1] == "temp-blocked"
    assert server.run(call(there)) == "in"
    kinds = server.select("SELECT kind FROM app_notice WHERE app_id = ?", client.app.id)
    assert kinds == [("blocked",)]
    users = server.select("SELECT blocked_until FROM account WHERE tenant_id = ?", server.tenants["bouw"])
    assert users in ([], [(None,)])


def test_polling_is_reported_with_the_webhook_that_would_replace_it(server: OAuthServer) -> None:
    client = server.create_app()
    caller = server.run(server.bearer(client.obtain_tokens()["access_token"]))
    server.run(server.authenticator.report_polling(caller, "clients"))
    server.run(server.authenticator.report_polling(caller, "clients"))
    rows = server.select("SELECT kind, subject, times, note FROM app_notice WHERE app_id = ?", client.app.id)
    assert rows == [
        (
            "polling",
            "clients",
            1,
            (
                "The app polls this list without updatedFrom; the webhook events client.created and "
                "client.updated would report the changes."
            ),
        )
    ]


def test_a_suspended_app_stops_within_a_second(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    server.database.write_sync(lambda w: registration.suspend_app(w, client.app, "leaks"))
    assert server.call_api(tokens["access_token"]).status_code == 401
    assert server.database.read_sync(lambda r: app_log.list_entries(r, client.app.id))[0][1:3] == ("suspended", "leaks")


def test_errors_of_an_app_are_counted_by_status_and_route(server: OAuthServer) -> None:
    client = server.create_app()
    caller = server.run(server.bearer(client.obtain_tokens()["access_token"]))
    errors = AppErrors(server.database)
    for status in (404, 404, 403):
        errors.record(caller, status, "/api/v2/clients/{id}")
    errors.record(replace(caller, app_id=None), 404, "/api/v2/clients/{id}")
    server.run(errors.flush())
    errors.record(caller, 404, "/api/v2/clients/{id}")
    server.run(errors.flush())
    rows = server.select("SELECT kind, subject, times FROM app_notice WHERE app_id = ? ORDER BY subject", client.app.id)
    assert rows == [("error", "403 /api/v2/clients/{id}", 1), ("error", "404 /api/v2/clients/{id}", 3)]


PNG = "data:image/png;base64,iVBORw0KGgoAAAAA"


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"name": "Truweel"}, "it looks different"),
        ({"vendor": "Somebody else"}, "it looks different"),
        ({"logo": PNG}, "it looks different"),
        ({"startUrl": "https://evil.example/start"}, "it looks different"),
        ({"homePage": "https://evil.example/"}, "it looks different"),
        ({"supportAddress": "help@evil.example"}, "it looks different"),
        ({"redirectUris": [CALLBACK, "https://evil.example/"]}, "it asks for more than was reviewed"),
    ],
)
def test_a_published_app_that_looks_different_is_reviewed_again(
    server: OAuthServer, change: dict[str, Any], note: str
) -> None:
    client = server.create_app()
    body = manifest.manifest_document(client.app.manifest)
    actor = (server.tenants["bouw"], server.users["admin@bouw"])
    changed = manifest.parse_manifest(server.registry, body | change)
    server.database.write_sync(lambda w: registration.change_manifest(w, client.app, changed, actor))
    assert state(server, client) == "in review"
    entries = server.database.read_sync(lambda r: app_log.list_entries(r, client.app.id))
    assert note in [entry.note for entry in entries]


def test_a_published_app_keeps_its_state_with_the_same_logo(server: OAuthServer) -> None:
    client = server.create_app(logo=PNG)
    same = manifest.parse_manifest(server.registry, manifest.manifest_document(client.app.manifest) | {"logo": PNG})
    actor = (server.tenants["bouw"], server.users["admin@bouw"])
    server.database.write_sync(lambda w: registration.change_manifest(w, client.app, same, actor))
    assert state(server, client) == "published"


@pytest.mark.parametrize("member", ["name", "vendor", "description"])
@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\ue000"])
def test_no_text_of_an_app_holds_invisible_characters(server: OAuthServer, member: str, character: str) -> None:
    body = {"name": "A", "vendor": "V", "redirectUris": [CALLBACK], "scopes": ["clients"]}
    with pytest.raises(ValidationError) as refusal:
        manifest.parse_manifest(server.registry, body | {member: f"True{character}weel"})
    assert [fault.field for fault in refusal.value.faults] == [member]
    assert "invisible" in refusal.value.faults[0].message


@pytest.mark.parametrize("member", ["redirectUris", "startUrl"])
@pytest.mark.parametrize("host", ["a;script-src", "a'b", "a,b", "a b", 'a"b', "a*"])
def test_no_host_of_an_app_breaks_out_of_a_header(server: OAuthServer, member: str, host: str) -> None:
    body: dict[str, Any] = {"name": "A", "vendor": "V", "redirectUris": [CALLBACK], "scopes": ["clients"]}
    url = f"https://{host}/x"
    with pytest.raises(ValidationError) as refusal:
        manifest.parse_manifest(server.registry, body | {member: [url] if member == "redirectUris" else url})
    assert [fault.field.partition("[")[0] for fault in refusal.value.faults] == [member]
