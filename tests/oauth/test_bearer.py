"""Using a token (RFC 6750), what it may do, and metadata (RFC 8414). One cell a test."""

import json
from typing import Any

import pytest
from authlib.oauth2 import rfc8414, rfc9207

from tests.oauth.arena import BASE, Arena, Client, Clock
from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import NotFound
from truweel.http.call import Call
from truweel.http.callers import Callers
from truweel.limits.polling import PollingDetector
from truweel.marketplace import app_blocks
from truweel.operations.answer import Answer


@pytest.fixture(scope="module")
def client(arena: Arena) -> Client:
    return arena.app()


def invalid(answer: object, reason: str = "invalid-token") -> None:
    assert answer.status_code == 401  # type: ignore[attr-defined]
    challenge = answer.headers["www-authenticate"]  # type: ignore[attr-defined]
    assert challenge.startswith('Bearer realm="Truweel", error="invalid_token", error_description="')
    assert answer.headers["x-robaws-unauthorized-reason"] == reason  # type: ignore[attr-defined]
    assert answer.json()["status"] == 401  # type: ignore[attr-defined]


def test_a_token_in_the_header(arena: Arena, client: Client) -> None:  # RFC 6750 §2.1
    assert arena.api(client.tokens()["access_token"]).status_code == 200


@pytest.mark.parametrize("scheme", ["bearer", "BEARER"])
def test_the_scheme_in_any_case(arena: Arena, client: Client, scheme: str) -> None:  # RFC 9110 §11.1
    token = client.tokens()["access_token"]
    assert arena.send("GET", "/api/v2/clients", headers={"Authorization": f"{scheme} {token}"}).status_code == 200


def test_a_token_in_the_address_does_not_count(arena: Arena, client: Client) -> None:  # RFC 9700 §4.3.2
    token = client.tokens()["access_token"]
    assert arena.send("GET", f"/api/v2/clients?access_token={token}").status_code == 401


def test_a_token_in_the_body_does_not_count(arena: Arena, client: Client) -> None:
    answer = arena.send("POST", "/api/v2/clients", data={"access_token": client.tokens()["access_token"]})
    assert answer.status_code == 401


def test_no_token_is_no_error_of_a_token(arena: Arena) -> None:  # RFC 6750 §3.1
    answer = arena.send("GET", "/api/v2/clients")
    assert answer.status_code == 401
    assert "error=" not in answer.headers["www-authenticate"]


@pytest.mark.parametrize("token", ["nonsense", "twa_", "twa_" + "x" * 59, "x" * 5000, "a b"])
def test_what_is_no_token(arena: Arena, token: str) -> None:
    invalid(arena.api(token))


def test_a_token_with_another_proof(arena: Arena, client: Client) -> None:
    invalid(arena.api(client.tokens()["access_token"][:20] + "A" * 43))


def test_a_refresh_token_opens_nothing(arena: Arena, client: Client) -> None:
    invalid(arena.api(client.tokens()["refresh_token"]))


def test_a_token_lives_an_hour(arena: Arena, client: Client, time: Clock) -> None:
    token = client.tokens()["access_token"]
    time.forward(3599)
    assert arena.api(token).status_code == 200


def test_and_not_longer(arena: Arena, client: Client, time: Clock) -> None:
    token = client.tokens()["access_token"]
    time.forward(3600)
    invalid(arena.api(token))


def test_a_suspended_app(arena: Arena) -> None:
    client = arena.app()
    token = client.tokens()["access_token"]
    arena.set_state(client, "suspended")
    invalid(arena.api(token), "app-suspended")
    arena.set_state(client, "published")
    assert arena.api(token).status_code == 200


def test_a_blocked_app(arena: Arena, time: Clock) -> None:
    client = arena.app()
    tokens, other = client.tokens(), client.tokens("admin@dak")
    caller = arena.run(arena.bearer(tokens["access_token"]))
    arena.run(arena.bearer.block_app(caller, "too many answers 429"))
    invalid(arena.api(tokens["access_token"]), "temp-blocked")
    assert arena.api(other["access_token"]).status_code == 200
    time.forward(61)
    assert arena.api(tokens["access_token"]).status_code == 200
    arena.run(arena.bearer.block_app(caller, "too many answers 429"))  # longer than the first time
    time.forward(61)
    invalid(arena.api(tokens["access_token"]), "temp-blocked")


def test_a_blocked_app_is_seen_and_let_in_by_the_administrator_of_that_tenant(arena: Arena, time: Clock) -> None:
    client = arena.app()
    token = client.tokens()["access_token"]
    path = f"/api/v2/callers/apps/{client.id}/unblock"
    callers = Callers(arena.database, arena.registry, PollingDetector(), app_blocks)

    def ask(name: str, method: str, path: str) -> Answer:
        caller = Caller(arena.tenants[name], arena.users[f"admin@{name}"], "Administrator", is_administrator=True)
        scope = {
            "method": method, "path": path, "headers": [], "query_string": b"", "state": {"correlation_id": "x"},
        }  # fmt: skip
        call = Call(scope, None, public_url=None, body_limit=1)  # type: ignore[arg-type]
        call.caller = caller
        return arena.run(callers(call))  # type: ignore[no-any-return]

    def listed(name: str) -> list[Any]:
        apps = json.loads(ask(name, "GET", "/api/v2/callers").body)["apps"]
        return [one["blocked"] for one in apps if one["clientId"] == client.id]

    with pytest.raises(NotFound):
        ask("bouw", "POST", path)
    arena.run(arena.bearer.block_app(arena.run(arena.bearer(token)), "too many answers 429"))
    invalid(arena.api(token), "temp-blocked")
    ((stored,),) = arena.rows(
        "SELECT blocked_until FROM installation WHERE app_id = ? AND tenant_id = ?",
        client.app.id, arena.tenants["bouw"],
    )  # fmt: skip
    until = clock.format_instant(stored)
    assert listed("bouw") == [{"until": until, "times": 1, "reason": "too many answers 429"}]
    assert listed("dak") == []
    with pytest.raises(NotFound):
        ask("dak", "POST", path)
    invalid(arena.api(token), "temp-blocked")
    assert ask("bouw", "POST", path).status == 204
    assert listed("bouw") == []
    assert arena.api(token).status_code == 200


def test_a_user_who_is_gone(arena: Arena, client: Client) -> None:
    token = client.tokens("clerk@bouw", scope="clients")["access_token"]
    user = arena.users["clerk@bouw"]
    arena.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = 1 WHERE id = ?", (user,)))
    invalid(arena.api(token), "user-gone")
    arena.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = NULL WHERE id = ?", (user,)))


def test_another_tenant_named_is_refused(arena: Arena, client: Client) -> None:
    token = client.tokens()["access_token"]
    headers = {"Authorization": f"Bearer {token}", "X-Tenant": "dak"}
    assert arena.send("GET", "/api/v2/clients", headers=headers).status_code == 401
    assert arena.send("GET", "/api/v2/clients", headers=headers | {"X-Tenant": "bouw"}).status_code == 200


# What it may do: app scopes ∩ granted scopes ∩ role


def test_what_was_not_granted_is_forbidden(arena: Arena, client: Client) -> None:  # RFC 6750 §3.1
    answer = arena.api(client.tokens(scope="offers")["access_token"], "/clients")
    assert answer.status_code == 403
    assert answer.headers["www-authenticate"].startswith('Bearer realm="Truweel", error="insufficient_scope"')


def test_what_the_app_does_not_declare_is_forbidden_even_to_an_administrator(arena: Arena, client: Client) -> None:
    assert arena.api(client.tokens()["access_token"], "/users").status_code == 403


def test_the_role_of_who_consented_is_the_limit(arena: Arena, client: Client) -> None:
    client.tokens()  # the administrator installs it
    token = client.tokens("clerk@bouw")["access_token"]
    assert arena.api(token, "/clients").status_code == 200
    assert arena.api(token, "/clients", "POST", json={"name": "x"}).status_code == 403
    assert arena.api(token, "/offers").status_code == 200
    assert arena.api(token, "/articles").status_code == 403


def test_and_what_only_the_role_allows_is_forbidden(arena: Arena, client: Client) -> None:
    token = client.tokens("clerk@bouw")["access_token"]
    assert arena.api(token, "/projects").status_code == 403


def test_an_administrator_s_app_is_no_administrator(arena: Arena, client: Client) -> None:
    assert arena.api(client.tokens()["access_token"], "/apps").status_code == 403
    assert arena.api(client.tokens()["access_token"], "/apps", "POST", json={}).status_code == 403


def test_the_caller_is_the_app_for_the_user_in_the_tenant(arena: Arena, client: Client) -> None:
    caller = arena.run(arena.bearer(client.tokens(scope="clients")["access_token"]))
    assert (caller.tenant_id, caller.user_id) == (arena.tenants["bouw"], arena.users["admin@bouw"])
    assert caller.app_id == client.app.id
    assert caller.scopes == {"clients"}
    assert dict(caller.rights) == {"clients": "write"}
    assert not caller.is_administrator
    assert caller.identity == f"{caller.tenant_id}:{caller.user_id}:{client.app.id}"


def test_a_change_of_the_role_holds(arena: Arena, client: Client) -> None:
    token = client.tokens("clerk@bouw", scope="clients")["access_token"]
    (role,) = [row[0] for row in arena.rows('SELECT "roleId" FROM users WHERE id = ?', arena.users["clerk@bouw"])]
    old = arena.rows("SELECT document FROM roles WHERE id = ?", role)[0][0]
    cut = bytes(old).replace(b'"clients":"read"', b'"clients":"none"')
    assert cut != bytes(old)
    arena.database.write_sync(lambda w: w.execute("UPDATE roles SET document = ? WHERE id = ?", (cut, role)))
    assert arena.api(token).status_code == 403
    arena.database.write_sync(lambda w: w.execute("UPDATE roles SET document = ? WHERE id = ?", (bytes(old), role)))
    assert arena.api(token).status_code == 200


# The profile


def test_the_profile_says_who_where_and_in_which_language(arena: Arena, client: Client) -> None:
    found = arena.api(client.tokens()["access_token"], "/profile").json()
    assert found == {
        "id": str(arena.users["admin@bouw"]),
        "email": "admin@bouw.example",
        "fullName": "Admin",
        "language": "EN",
        "role": "admin",
        "tenant": {"id": str(arena.tenants["bouw"]), "slug": "bouw", "name": "Bouw"},
        "app": {"clientId": client.id, "name": client.app.manifest.name},
        "scopes": ["articles", "clients", "offers", "profile"],
    }


def test_the_profile_needs_its_scope(arena: Arena, client: Client) -> None:
    answer = arena.api(client.tokens(scope="clients")["access_token"], "/profile")
    assert answer.status_code == 403
    assert answer.headers["www-authenticate"] == 'Bearer realm="Truweel", error="insufficient_scope", scope="profile"'


# Metadata


def metadata(arena: Arena) -> dict[str, object]:
    found: dict[str, object] = arena.send("GET", "/.well-known/oauth-authorization-server").json()
    return found


def test_the_metadata_are_valid(arena: Arena) -> None:  # RFC 8414 §2, RFC 9207 §3
    rfc8414.AuthorizationServerMetadata(metadata(arena)).validate([rfc9207.AuthorizationServerMetadata])


def test_the_issuer_is_the_address_of_the_server(arena: Arena) -> None:  # RFC 8414 §3.3
    assert metadata(arena)["issuer"] == BASE


@pytest.mark.parametrize("name", ["token", "revocation", "introspection"])
def test_each_endpoint_is_where_it_says(arena: Arena, name: str) -> None:
    answer = arena.send("POST", str(metadata(arena)[f"{name}_endpoint"]), data={"x": "1"})
    assert answer.json()["error"] in ("invalid_request", "invalid_client")


def test_the_authorization_endpoint_is_where_it_says(arena: Arena) -> None:
    answer = arena.send("GET", str(metadata(arena)["authorization_endpoint"]))
    assert answer.status_code == 400
    assert "client_id is missing" in answer.text


def test_only_what_is_safe_is_offered(arena: Arena) -> None:  # RFC 9700 §2
    found = metadata(arena)
    assert found["response_types_supported"] == ["code"]
    assert found["grant_types_supported"] == ["authorization_code", "refresh_token"]
    assert found["code_challenge_methods_supported"] == ["S256"]


def test_the_scopes_of_the_reference_come_first(arena: Arena) -> None:  # reference [D] S-OAUTH
    scopes = metadata(arena)["scopes_supported"]
    assert isinstance(scopes, list)
    assert (
        scopes[:15]
        == (
            "settings clients work-orders planning-items employees materials installations profile projects articles "
            "posts sales-orders stock-changes offers users"
        ).split()
    )
    assert "suppliers" in scopes[15:]


def test_each_module_has_one_scope(arena: Arena) -> None:
    pairs = {(collection.module, collection.scope) for collection in arena.registry}
    assert len(pairs) == len({module for module, _ in pairs})


@pytest.mark.parametrize("scope", ["work-orders", "planning-items", "posts", "stock-changes"])
def test_a_scope_of_collections_to_come_is_granted_and_opens_nothing(arena: Arena, scope: str) -> None:
    client = arena.app(scopes=[scope, "clients"])
    tokens = client.tokens(scope=scope)
    assert tokens["scope"] == scope
    assert arena.api(tokens["access_token"], "/clients").status_code == 403
