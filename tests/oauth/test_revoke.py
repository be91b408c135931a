"""Revocation (RFC 7009) and introspection (RFC 7662). One cell a test."""

import httpx
import pytest

from tests.oauth.errors import assert_error
from tests.oauth.server import BASE, Client, Clock, OAuthServer


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


def revoke(client: Client, token: str | None, **more: str | None) -> httpx.Response:
    return client.post("/oauth2/revoke", token=token, **more)


def introspect(client: Client, token: str | None, **more: str | None) -> httpx.Response:
    return client.post("/oauth2/introspect", token=token, **more)


def assert_inactive(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json()) == (200, {"active": False})


# Revocation


def test_an_access_token_ends(server: OAuthServer, client: Client) -> None:  # RFC 7009 §2
    tokens = client.obtain_tokens()
    answer = revoke(client, tokens["access_token"])
    assert (answer.status_code, answer.json()) == (200, {})
    assert server.call_api(tokens["access_token"]).status_code == 401


def test_and_its_refresh_token_does_not(client: Client) -> None:  # §2.1: may, need not
    tokens = client.obtain_tokens()
    revoke(client, tokens["access_token"])
    assert client.refresh(tokens["refresh_token"]).status_code == 200


def test_a_refresh_token_ends(client: Client) -> None:
    tokens = client.obtain_tokens()
    assert revoke(client, tokens["refresh_token"]).status_code == 200
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")


def test_and_takes_its_access_tokens_along(server: OAuthServer, client: Client) -> None:  # §2.1
    tokens = client.obtain_tokens()
    newer = client.refresh(tokens["refresh_token"]).json()
    revoke(client, newer["refresh_token"])
    assert server.call_api(tokens["access_token"]).status_code == 401
    assert server.call_api(newer["access_token"]).status_code == 401


@pytest.mark.parametrize("hint", ["access_token", "refresh_token", "nonsense"])
def test_a_wrong_hint_does_no_harm(client: Client, hint: str) -> None:  # §2.1, §2.2.1
    tokens = client.obtain_tokens()
    assert revoke(client, tokens["refresh_token"], token_type_hint=hint).status_code == 200
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")


@pytest.mark.parametrize("token", ["nonsense", "twa_" + "x" * 59, "é"])
def test_what_is_no_token_is_revoked_already(client: Client, token: str) -> None:  # §2.2
    assert revoke(client, token).status_code == 200


def test_twice_is_once(client: Client) -> None:
    tokens = client.obtain_tokens()
    assert revoke(client, tokens["refresh_token"]).status_code == 200
    assert revoke(client, tokens["refresh_token"]).status_code == 200


def test_no_token(client: Client) -> None:
    assert_error(revoke(client, None), "invalid_request")


def test_a_token_of_another_app_is_refused_and_lives_on(server: OAuthServer, client: Client) -> None:  # §2.1
    tokens = client.obtain_tokens()
    assert_error(revoke(server.create_app(), tokens["access_token"]), "invalid_grant")
    assert server.call_api(tokens["access_token"]).status_code == 200


def test_a_client_proves_itself(client: Client) -> None:
    token = client.obtain_tokens()["access_token"]
    assert_error(revoke(client, token, client_secret="wrong"), "invalid_client", 401)
    assert_error(revoke(client, token, auth="none"), "invalid_client", 401)


def test_a_client_in_the_header(client: Client) -> None:
    assert revoke(client, client.obtain_tokens()["access_token"], auth="basic").status_code == 200


def test_a_public_client_revokes_by_its_id(server: OAuthServer) -> None:  # §2.1
    public = server.create_app(public=True)
    tokens = public.obtain_tokens()
    assert revoke(public, tokens["access_token"], auth="public").status_code == 200
    assert server.call_api(tokens["access_token"]).status_code == 401


def test_only_post(server: OAuthServer) -> None:
    assert server.send("GET", "/oauth2/revoke").status_code == 405


# Introspection


def test_an_access_token_is_worth_this(server: OAuthServer, client: Client) -> None:  # RFC 7662 §2.2
    body = introspect(client, client.obtain_tokens(scope="clients")["access_token"]).json()
    issued_at = body.pop("iat")
    user = server.users["admin@bouw"]
    assert body == {
        "active": True,
        "scope": "clients",
        "client_id": client.id,
        "username": "admin@bouw.example",
        "token_type": "Bearer",
        "exp": issued_at + 3600,
        "sub": f"bouw/{user}",
        "iss": BASE,
    }


def test_a_refresh_token_is_no_bearer_token(client: Client) -> None:
    body = introspect(client, client.obtain_tokens(scope="clients")["refresh_token"]).json()
    assert body["active"] is True
    assert "token_type" not in body
    assert body["exp"] == body["iat"] + 90 * 86_400


def test_an_expired_token(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["access_token"]
    time.forward(3600)
    assert_inactive(introspect(client, token))


def test_a_revoked_token(client: Client) -> None:
    token = client.obtain_tokens()["access_token"]
    revoke(client, token)
    assert_inactive(introspect(client, token))


def test_a_refresh_token_that_was_used(client: Client) -> None:
    token = client.obtain_tokens()["refresh_token"]
    client.refresh(token)
    assert_inactive(introspect(client, token))


def test_a_token_of_a_family_that_ended(client: Client) -> None:
    tokens = client.obtain_tokens()
    revoke(client, tokens["refresh_token"])
    assert_inactive(introspect(client, tokens["access_token"]))


def test_a_token_of_another_app_is_worth_nothing(server: OAuthServer, client: Client) -> None:  # §4
    assert_inactive(introspect(server.create_app(), client.obtain_tokens()["access_token"]))


@pytest.mark.parametrize("token", ["nonsense", "twa_" + "x" * 59, "é"])
def test_what_is_no_token(client: Client, token: str) -> None:
    assert_inactive(introspect(client, token))


def test_a_suspended_app(server: OAuthServer) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["access_token"]
    server.set_state(client, "suspended")
    assert_inactive(introspect(client, token))


def test_no_token_to_introspect(client: Client) -> None:
    assert_error(introspect(client, None), "invalid_request")


def test_a_hint_is_taken(client: Client) -> None:
    token = client.obtain_tokens()["access_token"]
    assert introspect(client, token, token_type_hint="refresh_token").json()["active"] is True


def test_who_asks_proves_it(client: Client) -> None:  # §2.1: authorization is required
    token = client.obtain_tokens()["access_token"]
    assert_error(introspect(client, token, auth="none"), "invalid_client", 401)
    assert_error(introspect(client, token, client_secret="wrong"), "invalid_client", 401)


def test_a_public_client_may_not_ask(server: OAuthServer) -> None:
    public = server.create_app(public=True)
    assert_error(introspect(public, public.obtain_tokens()["access_token"], auth="public"), "invalid_client", 401)
