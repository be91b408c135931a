"""Using a token (RFC 6750), what it may do, and metadata (RFC 8414). One cell a test."""

import json
from typing import Any

import pytest
from authlib.oauth2 import rfc8414, rfc9207
from starlette.types import Message

from tests.oauth.server import BASE, Client, Clock, OAuthServer
from truweel import clock
from truweel.auth import store as accounts
from truweel.auth.caller import Caller
from truweel.errors import NotFound
from truweel.http.call import Call
from truweel.http.callers import Callers
from truweel.limits.polling import PollingDetector
from truweel.marketplace import app_blocks
from truweel.operations.answer import Answer


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


def assert_invalid_token(answer: object, reason: str = "invalid-token") -> None:
    assert answer.status_code == 401  # type: ignore[attr-defined]
    challenge = answer.headers["www-authenticate"]  # type: ignore[attr-defined]
    assert challenge.startswith('Bearer realm="Truweel", error="invalid_token", error_description="')
    assert answer.headers["x-robaws-unauthorized-reason"] == reason  # type: ignore[attr-defined]
    assert answer.json()["status"] == 401  # type: ignore[attr-defined]


def test_a_token_in_the_header(server: OAuthServer, client: Client) -> None:  # RFC 6750 §2.1
    assert server.call_api(client.obtain_tokens()["access_token"]).status_code == 200


def test_strict_is_of_the_app_or_of_the_tenant(server: OAuthServer, client: Client) -> None:
    lenient = client.obtain_tokens()["access_token"]
    elsewhere = client.obtain_tokens("admin@dak")["access_token"]
    strict = server.create_app(strict=True).obtain_tokens()["access_token"]
    unknown = "/clients?colour=blue"
    assert [server.call_api(token, unknown).status_code for token in (lenient, strict)] == [200, 400]
    tenant = server.tenants["bouw"]
    server.database.write_sync(lambda writer: accounts.update_tenant_settings(writer, tenant, {"strict": True}))
    try:
        assert [server.call_api(token, unknown).status_code for token in (lenient, elsewhere)] == [400, 200]
    finally:
        server.database.write_sync(lambda writer: accounts.update_tenant_settings(writer, tenant, {"strict": None}))


@pytest.mark.parametrize("scheme", ["bearer", "BEARER"])
def test_the_scheme_in_any_case(server: OAuthServer, client: Client, scheme: str) -> None:  # RFC 9110 §11.1
    token = client.obtain_tokens()["access_token"]
    assert server.send("GET", "/api/v2/clients", headers={"Authorization": f"{scheme} {token}"}).status_code == 200


def test_a_token_in_the_address_does_not_count(server: OAuthServer, client: Client) -> None:  # RFC 9700 §4.3.2
    token = client.obtain_tokens()["access_token"]
    assert server.send("GET", f"/api/v2/clients?access_token={token}").status_code == 401


def test_a_token_in_the_body_does_not_count(server: OAuthServer, client: Client) -> None:
    answer = server.send("POST", "/api/v2/clients", data={"access_token": client.obtain_tokens()["access_token"]})
    assert answer.status_code == 401


def test_no_token_is_no_error_of_a_token(server: OAuthServer) -> None:  # RFC 6750 §3.1
    answer = server.send("GET", "/api/v2/clients")
    assert answer.status_code == 401
    assert "error=" not in answer.headers["www-authenticate"]


@pytest.mark.parametrize("token", ["nonsense", "twa_", "twa_" + "x" * 59, "x" * 5000, "a b"])
def test_what_is_no_token(server: OAuthServer, token: str) -> None:
    assert_invalid_token(server.call_api(token))


def test_a_token_with_another_proof(server: OAuthServer, client: Client) -> None:
    assert_invalid_token(server.call_api(client.obtain_tokens()["access_token"][:20] + "A" * 43))


def test_a_refresh_token_opens_nothing(server: OAuthServer, client: Client) -> None:
    assert_invalid_token(server.call_api(client.obtain_tokens()["refresh_token"]))


def test_a_token_lives_an_hour(server: OAuthServer, client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["access_token"]
    time.forward(3599)
    assert server.call_api(token).status_code == 200


def test_and_not_longer(server: OAuthServer, client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["access_token"]
    time.forward(3600)
    assert_invalid_token(server.call_api(token))


def test_a_suspended_app(server: OAuthServer) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["access_token"]
    server.set_state(client, "suspended")
    assert_invalid_token(server.call_api(token), "app-suspended")
    server.set_state(client, "published")
    assert server.call_api(token).status_code == 200


def test_a_blocked_app(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    tokens, other = client.obtain_tokens(), client.obtain_tokens("admin@dak")
    caller = server.run(server.bearer(tokens["access_token"]))
    server.run(server.bearer.block_app(caller, "too many answers 429"))
    assert_invalid_token(server.call_api(tokens["access_token"]), "temp-blocked")
    assert server.call_api(other["access_token"]).status_code == 200
    time.forward(61)
    assert server.call_api(tokens["access_token"]).status_code == 200
    server.run(server.bearer.block_app(caller, "too many answers 429"))  # longer than the first time
    time.forward(61)
    assert_invalid_token(server.call_api(tokens["access_token"]), "temp-blocked")


def test_a_blocked_app_is_seen_and_let_in_by_the_administrator_of_that_tenant(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["access_token"]
    path = f"/api/v2/callers/apps/{client.id}/unblock"
    callers = Callers(server.database, server.registry, PollingDetector(), app_blocks)

    async def receive_nothing() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    def call_callers(name: str, method: str, path: str) -> Answer:
        caller = Caller(server.tenants[name], server.users[f"admin@{name}"], "Administrator", is_administrator=True)
        state = {"correlation_id": "x", "stored": 0, "statements": 0, "database": 0.0}
        scope = {"method": method, "path": path, "scheme": "http", "headers": [], "query_string": b"", "state": state}
        call = Call(scope, receive_nothing, public_url=None, body_limit=1)
        call.caller = caller
        return server.run(callers(call))  # type: ignore[no-any-return]

    def blocks(name: str) -> list[Any]:
        apps = json.loads(call_callers(name, "GET", "/api/v2/callers").body)["apps"]
        return [app["blocked"] for app in apps if app["clientId"] == client.id]

    with pytest.raises(NotFound):
        call_callers("bouw", "POST", path)
    server.run(server.bearer.block_app(server.run(server.bearer(token)), "too many answers 429"))
    assert_invalid_token(server.call_api(token), "temp-blocked")
    ((stored,),) = server.select(
        "SELECT blocked_until FROM installation WHERE app_id = ? AND tenant_id = ?",
        client.app.id, server.tenants["bouw"],
    )  # fmt: skip
    until = clock.format_instant(stored)
    assert blocks("bouw") == [{"until": until, "times": 1, "reason": "too many answers 429"}]
    assert blocks("dak") == []
    with pytest.raises(NotFound):
        call_callers("dak", "POST", path)
    assert_invalid_token(server.call_api(token), "temp-blocked")
    assert call_callers("bouw", "POST", path).status == 204
    assert blocks("bouw") == []
    assert server.call_api(token).status_code == 200


def test_a_user_who_is_gone(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens("clerk@bouw", scope="clients")["access_token"]
    user = server.users["clerk@bouw"]
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = 1 WHERE id = ?", (user,)))
    assert_invalid_token(server.call_api(token), "user-gone")
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = NULL WHERE id = ?", (user,)))


def test_another_tenant_named_is_refused(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens()["access_token"]
    headers = {"Authorization": f"Bearer {token}", "X-Tenant": "dak"}
    assert server.send("GET", "/api/v2/clients", headers=headers).status_code == 401
    assert server.send("GET", "/api/v2/clients", headers=headers | {"X-Tenant": "bouw"}).status_code == 200


# What it may do: app scopes ∩ granted scopes ∩ role


def test_what_was_not_granted_is_forbidden(server: OAuthServer, client: Client) -> None:  # RFC 6750 §3.1
    answer = server.call_api(client.obtain_tokens(scope="offers")["access_token"], "/clients")
    assert answer.status_code == 403
    assert answer.headers["www-authenticate"].startswith('Bearer realm="Truweel", error="insufficient_scope"')


def test_what_the_app_does_not_declare_is_forbidden_even_to_an_administrator(
    server: OAuthServer, client: Client
) -> None:
    assert server.call_api(client.obtain_tokens()["access_token"], "/users").status_code == 403


def test_the_role_of_who_consented_is_the_limit(server: OAuthServer, client: Client) -> None:
    client.obtain_tokens()  # the administrator installs it
    token = client.obtain_tokens("clerk@bouw")["access_token"]
    assert server.call_api(token, "/clients").status_code == 200
    assert server.call_api(token, "/clients", "POST", json={"name": "x"}).status_code == 403
    assert server.call_api(token, "/offers").status_code == 200
    assert server.call_api(token, "/articles").status_code == 403


def test_and_what_only_the_role_allows_is_forbidden(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens("clerk@bouw")["access_token"]
    assert server.call_api(token, "/projects").status_code == 403


def test_an_administrator_s_app_is_no_administrator(server: OAuthServer, client: Client) -> None:
    assert server.call_api(client.obtain_tokens()["access_token"], "/apps").status_code == 403
    assert server.call_api(client.obtain_tokens()["access_token"], "/apps", "POST", json={}).status_code == 403


def test_the_caller_is_the_app_for_the_user_in_the_tenant(server: OAuthServer, client: Client) -> None:
    caller = server.run(server.bearer(client.obtain_tokens(scope="clients")["access_token"]))
    assert (caller.tenant_id, caller.user_id) == (server.tenants["bouw"], server.users["admin@bouw"])
    assert caller.app_id == client.app.id
    assert caller.scopes == {"clients"}
    assert dict(caller.rights) == {"clients": "write"}
    assert not caller.is_administrator
    assert caller.identity == f"{caller.tenant_id}:{caller.user_id}:{client.app.id}"


def test_a_change_of_the_role_holds(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens("clerk@bouw", scope="clients")["access_token"]
    (role,) = [row[0] for row in server.select('SELECT "roleId" FROM users WHERE id = ?', server.users["clerk@bouw"])]
    old = server.select("SELECT document FROM roles WHERE id = ?", role)[0][0]
    cut = bytes(old).replace(b'"clients":"read"', b'"clients":"none"')
    assert cut != bytes(old)
    server.database.write_sync(lambda w: w.execute("UPDATE roles SET document = ? WHERE id = ?", (cut, role)))
    assert server.call_api(token).status_code == 403
    server.database.write_sync(lambda w: w.execute("UPDATE roles SET document = ? WHERE id = ?", (bytes(old), role)))
    assert server.call_api(token).status_code == 200


# The profile


def test_the_profile_says_who_where_and_in_which_language(server: OAuthServer, client: Client) -> None:
    profile = server.call_api(client.obtain_tokens()["access_token"], "/profile").json()
    assert profile == {
        "id": str(server.users["admin@bouw"]),
        "email": "admin@bouw.example",
        "fullName": "Admin",
        "language": "EN",
        "user": {
            "id": str(server.users["admin@bouw"]),
            "email": "admin@bouw.example",
            "fullName": "Admin",
            "employeeId": None,
        },
        "role": "admin",
        "administrator": False,
        "rights": {"clients": "write", "offers": "write", "articles": "write"},
        "companyId": None,
        "tenant": {
            "id": str(server.tenants["bouw"]),
            "slug": "bouw",
            "name": "Bouw",
            "timeZone": "Europe/Brussels",
        },
        "app": {"clientId": client.id, "name": client.app.manifest.name},
        "scopes": ["articles", "clients", "offers", "profile"],
    }


def test_the_profile_needs_its_scope(server: OAuthServer, client: Client) -> None:
    answer = server.call_api(client.obtain_tokens(scope="clients")["access_token"], "/profile")
    assert answer.status_code == 403
    assert answer.headers["www-authenticate"] == 'Bearer realm="Truweel", error="insufficient_scope", scope="profile"'


# Metadata


def metadata(server: OAuthServer) -> dict[str, object]:
    document: dict[str, object] = server.send("GET", "/.well-known/oauth-authorization-server").json()
    return document


def test_the_metadata_are_valid(server: OAuthServer) -> None:  # RFC 8414 §2, RFC 9207 §3
    rfc8414.AuthorizationServerMetadata(metadata(server)).validate([rfc9207.AuthorizationServerMetadata])


def test_the_issuer_is_the_address_of_the_server(server: OAuthServer) -> None:  # RFC 8414 §3.3
    assert metadata(server)["issuer"] == BASE


@pytest.mark.parametrize("name", ["token", "revocation", "introspection"])
def test_each_endpoint_is_where_it_says(server: OAuthServer, name: str) -> None:
    answer = server.send("POST", str(metadata(server)[f"{name}_endpoint"]), data={"x": "1"})
    assert answer.json()["error"] in ("invalid_request", "invalid_client")


def test_the_authorization_endpoint_is_where_it_says(server: OAuthServer) -> None:
    answer = server.send("GET", str(metadata(server)["authorization_endpoint"]))
    assert answer.status_code == 400
    assert "client_id is missing" in answer.text


def test_only_what_is_safe_is_offered(server: OAuthServer) -> None:  # RFC 9700 §2
    document = metadata(server)
    assert document["response_types_supported"] == ["code"]
    assert document["grant_types_supported"] == ["authorization_code", "refresh_token"]
    assert document["code_challenge_methods_supported"] == ["S256"]


def test_the_scopes_of_the_reference_are_there(server: OAuthServer) -> None:  # reference [D] S-OAUTH
    scopes = metadata(server)["scopes_supported"]
    assert isinstance(scopes, list)
    reference = (
        "settings clients work-orders planning-items employees materials installations profile projects articles "
        "posts sales-orders stock-changes offers users"
    ).split()
    assert [scope for scope in reference if scope not in scopes] == []
    assert "suppliers" in scopes


def test_each_module_has_one_scope(server: OAuthServer) -> None:
    pairs = {(collection.module, collection.scope) for collection in server.registry}
    assert len(pairs) == len({module for module, _ in pairs})


@pytest.mark.parametrize("scope", ["work-orders", "planning-items", "posts", "stock-changes"])
def test_a_scope_of_collections_to_come_is_granted_and_opens_nothing(server: OAuthServer, scope: str) -> None:
    client = server.create_app(scopes=[scope, "clients"])
    tokens = client.obtain_tokens(scope=scope)
    assert tokens["scope"] == scope
    assert server.call_api(tokens["access_token"], "/clients").status_code == 403
