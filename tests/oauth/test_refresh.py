"""The token endpoint with a refresh token: RFC 6749 §6, RFC 9700 §4.14, and the rule on refreshing early."""

import asyncio
from urllib.parse import urlencode

import pytest

from tests.oauth.errors import assert_error
from tests.oauth.server import Client, Clock, OAuthServer
from truweel.oauth.refresh_grant import MAX_EARLY_REFRESHES, MAX_RACING_REFRESHES, RACE_SECONDS

HOUR = 3600


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


def test_a_new_pair_each_time(client: Client) -> None:
    tokens = client.obtain_tokens()
    newer = client.refresh(tokens["refresh_token"]).json()
    assert list(newer) == ["access_token", "token_type", "expires_in", "refresh_token", "scope"]
    assert {tokens["access_token"], tokens["refresh_token"]}.isdisjoint(newer.values())


def test_the_answer_is_kept_by_nobody(client: Client) -> None:
    answer = client.refresh(client.obtain_tokens()["refresh_token"])
    assert (answer.headers["cache-control"], answer.headers["pragma"]) == ("no-store", "no-cache")


def test_the_header_does_as_well(client: Client) -> None:
    assert client.refresh(client.obtain_tokens()["refresh_token"], auth="basic").status_code == 200


def test_the_scopes_stay(client: Client) -> None:  # §6
    tokens = client.obtain_tokens(scope="clients offers")
    assert client.refresh(tokens["refresh_token"]).json()["scope"] == "clients offers"


def test_fewer_scopes_may_be_asked_for(server: OAuthServer, client: Client) -> None:
    tokens = client.obtain_tokens()
    newer = client.refresh(tokens["refresh_token"], scope="offers").json()
    assert newer["scope"] == "offers"
    assert server.call_api(newer["access_token"], "/offers").status_code == 200
    assert server.call_api(newer["access_token"], "/clients").status_code == 403


def test_and_all_of_them_again_later(client: Client) -> None:  # §6: the refresh token's scope stays
    newer = client.refresh(client.obtain_tokens()["refresh_token"], scope="offers").json()
    assert client.refresh(newer["refresh_token"]).json()["scope"] == "profile clients offers articles"


def test_more_scopes_are_refused(client: Client) -> None:
    tokens = client.obtain_tokens(scope="clients")
    assert_error(client.refresh(tokens["refresh_token"], scope="clients offers"), "invalid_scope")


def test_an_unknown_scope_is_refused(client: Client) -> None:
    assert_error(client.refresh(client.obtain_tokens()["refresh_token"], scope="nonsense"), "invalid_scope")


def test_a_scope_that_the_app_declares_no_more_is_gone(server: OAuthServer) -> None:
    client = server.create_app(scopes=["clients", "offers"])
    tokens = client.obtain_tokens()
    text = '["clients"]'
    server.database.write_sync(
        lambda w: w.execute(
            "UPDATE app SET manifest = replace(manifest, ?, ?) WHERE id = ?",
            ('["clients", "offers"]', text, client.app.id),
        )
    )
    assert client.refresh(tokens["refresh_token"]).json()["scope"] == "clients"


def test_the_old_access_token_works_until_it_expires(server: OAuthServer, client: Client) -> None:
    tokens = client.obtain_tokens()
    client.refresh(tokens["refresh_token"])
    assert server.call_api(tokens["access_token"]).status_code == 200


def test_a_refresh_token_sleeps_for_90_days(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    time.forward(90 * 24 * HOUR - 1)
    assert client.refresh(token).status_code == 200


def test_and_not_longer(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    time.forward(90 * 24 * HOUR)
    assert_error(client.refresh(token), "invalid_grant")


# Rotation


def test_two_that_cross_are_both_answered(server: OAuthServer, client: Client) -> None:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": client.obtain_tokens()["refresh_token"],
        "client_id": client.id,
        "client_secret": client.secret,
    }
    head = {"Content-Type": "application/x-www-form-urlencoded"}

    async def both() -> list[dict[str, str]]:
        sent = [server.http.post("/oauth2/tokens", content=urlencode(form), headers=head) for _ in range(2)]
        return [answer.json() for answer in await asyncio.gather(*sent)]

    first, second = server.run(both())
    assert first["access_token"] != second["access_token"]
    for tokens in (first, second):
        assert server.call_api(tokens["access_token"]).status_code == 200
        assert client.refresh(tokens["refresh_token"]).status_code == 200


def test_a_late_twin_within_the_race_is_answered(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    assert client.refresh(token).status_code == 200
    time.forward(RACE_SECONDS - 1)
    assert client.refresh(token).status_code == 200


def test_an_old_token_is_refused(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    client.refresh(token)
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(token), "invalid_grant")


def test_an_old_token_ends_the_newest_refresh_token(client: Client, time: Clock) -> None:  # RFC 9700 §4.14.2
    token = client.obtain_tokens()["refresh_token"]
    newer = client.refresh(token).json()
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(token), "invalid_grant")
    assert_error(client.refresh(newer["refresh_token"]), "invalid_grant")


def test_an_old_token_ends_every_access_token(server: OAuthServer, client: Client, time: Clock) -> None:
    tokens = client.obtain_tokens()
    newer = client.refresh(tokens["refresh_token"]).json()
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")
    assert server.call_api(tokens["access_token"]).status_code == 401
    assert server.call_api(newer["access_token"]).status_code == 401


def test_an_old_token_ends_its_own_family_only(server: OAuthServer, client: Client, time: Clock) -> None:
    other, token = client.obtain_tokens(), client.obtain_tokens()["refresh_token"]
    client.refresh(token)
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(token), "invalid_grant")
    assert server.call_api(other["access_token"]).status_code == 200
    assert client.refresh(other["refresh_token"]).status_code == 200


def test_the_twins_of_a_race_watch_each_other(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    first, second = client.refresh(token).json(), client.refresh(token).json()
    client.refresh(first["refresh_token"])
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(first["refresh_token"]), "invalid_grant")
    assert_error(client.refresh(second["refresh_token"]), "invalid_grant")


# What is no refresh token of this app


@pytest.mark.parametrize("token", ["nonsense", "twr_", "twr_" + "x" * 59, "é", "x" * 5000])
def test_a_token_that_is_none(client: Client, token: str) -> None:
    assert_error(client.refresh(token), "invalid_grant")


def test_no_token(client: Client) -> None:
    assert_error(client.request_tokens(grant_type="refresh_token"), "invalid_request")


def test_an_access_token(client: Client) -> None:
    assert_error(client.refresh(client.obtain_tokens()["access_token"]), "invalid_grant")


def test_a_token_with_another_proof(client: Client) -> None:
    token = client.obtain_tokens()["refresh_token"]
    assert_error(client.refresh(token[:20] + "A" * 43), "invalid_grant")
    assert client.refresh(token).status_code == 200


def test_a_token_of_another_app_is_refused_and_unharmed(server: OAuthServer, client: Client) -> None:  # §6
    token = client.obtain_tokens()["refresh_token"]
    assert_error(server.create_app().refresh(token), "invalid_grant")
    assert client.refresh(token).status_code == 200


def test_another_app_can_not_end_a_family(server: OAuthServer, client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    newer = client.refresh(token).json()
    time.forward(RACE_SECONDS + 1)
    assert_error(server.create_app().refresh(token), "invalid_grant")
    assert client.refresh(newer["refresh_token"]).status_code == 200


def test_a_wrong_secret(client: Client) -> None:  # §6: confidential clients authenticate
    token = client.obtain_tokens()["refresh_token"]
    assert_error(client.refresh(token, client_secret="wrong"), "invalid_client", 401)
    assert_error(client.refresh(token, client_secret=None), "invalid_client", 401)
    assert client.refresh(token).status_code == 200


def test_a_suspended_app(server: OAuthServer) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["refresh_token"]
    server.set_state(client, "suspended")
    assert_error(client.refresh(token), "unauthorized_client")


def test_a_user_who_is_gone(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens("admin@dak")["refresh_token"]
    user = server.users["admin@dak"]
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = 1 WHERE id = ?", (user,)))
    assert_error(client.refresh(token), "invalid_grant")
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = NULL WHERE id = ?", (user,)))
    assert client.refresh(token).status_code == 200


# Refreshing early (reference [D] S-GEN, requirement 1)


def count_early_refreshes(server: OAuthServer, client: Client) -> int:
    rows = server.select("SELECT sum(times) FROM app_notice WHERE app_id = ? AND kind = 'early-refresh'", client.app.id)
    return rows[0][0] or 0


def test_a_refresh_long_before_expiry_is_answered_and_counted(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["refresh_token"]
    time.forward(HOUR - 601)
    assert client.refresh(token).status_code == 200
    assert count_early_refreshes(server, client) == 1


def test_a_refresh_shortly_before_expiry_is_as_it_should_be(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["refresh_token"]
    time.forward(HOUR - 600)
    assert client.refresh(token).status_code == 200
    assert count_early_refreshes(server, client) == 0


def test_a_refresh_after_expiry_is_as_it_should_be(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["refresh_token"]
    time.forward(HOUR + 5)
    assert client.refresh(token).status_code == 200
    assert count_early_refreshes(server, client) == 0


def test_a_twin_counts_once(server: OAuthServer) -> None:
    client = server.create_app()
    token = client.obtain_tokens()["refresh_token"]
    client.refresh(token)
    client.refresh(token)
    assert count_early_refreshes(server, client) == 1


def test_past_the_threshold_it_is_refused_with_the_time_to_wait(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    for _ in range(MAX_EARLY_REFRESHES):
        tokens = client.refresh(tokens["refresh_token"]).json()
    answer = client.refresh(tokens["refresh_token"])
    assert_error(answer, "invalid_request", 429)
    assert 2990 <= int(answer.headers["retry-after"]) <= 3000
    assert server.call_api(tokens["access_token"]).status_code == 200
    assert count_early_refreshes(server, client) == MAX_EARLY_REFRESHES + 1
    time.forward(3000)
    assert client.refresh(tokens["refresh_token"]).status_code == 200


def test_the_threshold_is_of_one_tenant(server: OAuthServer) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    for _ in range(MAX_EARLY_REFRESHES):
        tokens = client.refresh(tokens["refresh_token"]).json()
    other = client.obtain_tokens("admin@dak")
    assert client.refresh(other["refresh_token"]).status_code == 200
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_request", 429)


def test_after_a_race_only_one_pair_goes_on(server: OAuthServer, client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    pairs = [client.refresh(token).json() for _ in range(2)]
    assert client.refresh(pairs[1]["refresh_token"]).status_code == 200
    time.forward(RACE_SECONDS + 1)
    assert_error(client.refresh(pairs[0]["refresh_token"]), "invalid_grant")
    assert server.call_api(pairs[1]["access_token"]).status_code == 401  # of two that go on one is a thief's


def test_the_pair_that_goes_on_after_a_race_stays(client: Client, time: Clock) -> None:
    token = client.obtain_tokens()["refresh_token"]
    newest = [client.refresh(token).json() for _ in range(2)][1]
    for _ in range(3):
        time.forward(RACE_SECONDS + 1)
        newest = client.refresh(newest["refresh_token"]).json()
    assert newest["access_token"]


def test_a_race_gives_so_many_pairs_and_no_more(server: OAuthServer, client: Client) -> None:
    token = client.obtain_tokens()["refresh_token"]
    answers = [client.refresh(token) for _ in range(MAX_RACING_REFRESHES + 5)]
    assert [answer.status_code for answer in answers] == [200] * MAX_RACING_REFRESHES + [400] * 5
    assert server.call_api(answers[0].json()["access_token"]).status_code == 200  # nothing is revoked
