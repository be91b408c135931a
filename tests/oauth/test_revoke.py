"""Revocation (RFC 7009) and introspection (RFC 7662). One cell a test."""

import httpx
import pytest

from tests.oauth.arena import BASE, Arena, Client, Clock
from tests.oauth.errors import refused


@pytest.fixture(scope="module")
def client(arena: Arena) -> Client:
    return arena.app()


def revoke(client: Client, token: str | None, **more: str | None) -> httpx.Response:
    return client.post("/oauth2/revoke", token=token, **more)


def worth(client: Client, token: str | None, **more: str | None) -> httpx.Response:
    return client.post("/oauth2/introspect", token=token, **more)


def inactive(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json()) == (200, {"active": False})


# Revocation


def test_an_access_token_ends(arena: Arena, client: Client) -> None:  # RFC 7009 §2
    tokens = client.tokens()
    answer = revoke(client, tokens["access_token"])
    assert (answer.status_code, answer.json()) == (200, {})
    assert arena.api(tokens["access_token"]).status_code == 401


def test_and_its_refresh_token_does_not(client: Client) -> None:  # §2.1: may, need not
    tokens = client.tokens()
    revoke(client, tokens["access_token"])
    assert client.refresh(tokens["refresh_token"]).status_code == 200


def test_a_refresh_token_ends(client: Client) -> None:
    tokens = client.tokens()
    assert revoke(client, tokens["refresh_token"]).status_code == 200
    refused(client.refresh(tokens["refresh_token"]), "invalid_grant")


def test_and_takes_its_access_tokens_along(arena: Arena, client: Client) -> None:  # §2.1
    tokens = client.tokens()
    newer = client.refresh(tokens["refresh_token"]).json()
    revoke(client, newer["refresh_token"])
    assert arena.api(tokens["access_token"]).status_code == 401
    assert arena.api(newer["access_token"]).status_code == 401


@pytest.mark.parametrize("hint", ["access_token", "refresh_token", "nonsense"])
def test_a_wrong_hint_does_no_harm(client: Client, hint: str) -> None:  # §2.1, §2.2.1
    tokens = client.tokens()
    assert revoke(client, tokens["refresh_token"], token_type_hint=hint).status_code == 200
    refused(client.refresh(tokens["refresh_token"]), "invalid_grant")


@pytest.mark.parametrize("token", ["nonsense", "twa_" + "x" * 59, "é"])
def test_what_is_no_token_is_revoked_already(client: Client, token: str) -> None:  # §2.2
    assert revoke(client, token).status_code == 200


def test_twice_is_once(client: Client) -> None:
    tokens = client.tokens()
    assert revoke(client, tokens["refresh_token"]).status_code == 200
    assert revoke(client, tokens["refresh_token"]).status_code == 200


def test_no_token(client: Client) -> None:
    refused(revoke(client, None), "invalid_request")


def test_a_token_of_another_app_is_refused_and_lives_on(arena: Arena, client: Client) -> None:  # §2.1
    tokens = client.tokens()
    refused(revoke(arena.app(), tokens["access_token"]), "invalid_grant")
    assert arena.api(tokens["access_token"]).status_code == 200


def test_a_client_proves_itself(client: Client) -> None:
    token = client.tokens()["access_token"]
    refused(revoke(client, token, client_secret="wrong"), "invalid_client", 401)
    refused(revoke(client, token, auth="none"), "invalid_client", 401)


def test_a_client_in_the_header(client: Client) -> None:
    assert revoke(client, client.tokens()["access_token"], auth="basic").status_code == 200


def test_a_public_client_revokes_by_its_id(arena: Arena) -> None:  # §2.1
    public = arena.app(public=True)
    tokens = public.tokens()
    assert revoke(public, tokens["access_token"], auth="public").status_code == 200
    assert arena.api(tokens["access_token"]).status_code == 401


def test_only_post(arena: Arena) -> None:
    assert arena.send("GET", "/oauth2/revoke").status_code == 405


# Introspection


def test_an_access_token_is_worth_this(arena: Arena, client: Client) -> None:  # RFC 7662 §2.2
    body = worth(client, client.tokens(scope="clients")["access_token"]).json()
    at = body.pop("iat")
    user = arena.users["admin@bouw"]
    assert body == {
        "active": True,
        "scope": "clients",
        "client_id": client.id,
        "username": "admin@bouw.example",
        "token_type": "Bearer",
        "exp": at + 3600,
        "sub": f"bouw/{user}",
        "iss": BASE,
    }


def test_a_refresh_token_is_no_bearer_token(client: Client) -> None:
    body = worth(client, client.tokens(scope="clients")["refresh_token"]).json()
    assert body["active"] is True
    assert "token_type" not in body
    assert body["exp"] == body["iat"] + 90 * 86_400


def test_an_expired_token(client: Client, time: Clock) -> None:
    token = client.tokens()["access_token"]
    time.forward(3600)
    inactive(worth(client, token))


def test_a_revoked_token(client: Client) -> None:
    token = client.tokens()["access_token"]
    revoke(client, token)
    inactive(worth(client, token))


def test_a_refresh_token_that_was_used(client: Client) -> None:
    token = client.tokens()["refresh_token"]
    client.refresh(token)
    inactive(worth(client, token))


def test_a_token_of_a_family_that_ended(client: Client) -> None:
    tokens = client.tokens()
    revoke(client, tokens["refresh_token"])
    inactive(worth(client, tokens["access_token"]))


def test_a_token_of_another_app_is_worth_nothing(arena: Arena, client: Client) -> None:  # §4
    inactive(worth(arena.app(), client.tokens()["access_token"]))


@pytest.mark.parametrize("token", ["nonsense", "twa_" + "x" * 59, "é"])
def test_what_is_no_token(client: Client, token: str) -> None:
    inactive(worth(client, token))


def test_a_suspended_app(arena: Arena) -> None:
    client = arena.app()
    token = client.tokens()["access_token"]
    arena.set_state(client, "suspended")
    inactive(worth(client, token))


def test_no_token_to_introspect(client: Client) -> None:
    refused(worth(client, None), "invalid_request")


def test_a_hint_is_taken(client: Client) -> None:
    assert worth(client, client.tokens()["access_token"], token_type_hint="refresh_token").json()["active"] is True


def test_who_asks_proves_it(client: Client) -> None:  # §2.1: authorization is required
    token = client.tokens()["access_token"]
    refused(worth(client, token, auth="none"), "invalid_client", 401)
    refused(worth(client, token, client_secret="wrong"), "invalid_client", 401)


def test_a_public_client_may_not_ask(arena: Arena) -> None:
    public = arena.app(public=True)
    refused(worth(public, public.tokens()["access_token"], auth="public"), "invalid_client", 401)
