"""The token endpoint with a code: RFC 6749 §4.1.3, §4.1.4, §5. One cell a test."""

from functools import partial

import pytest

from tests.oauth.errors import assert_error
from tests.oauth.server import CALLBACK, SESSION, Client, Clock, OAuthServer, basic
from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.errors import Unavailable
from truweel.marketplace import registration
from truweel.oauth import store
from truweel.oauth.client import Client as OAuthClient
from truweel.oauth.model import STATES
from truweel.storage.database import Writer


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


# What is right


def test_the_answer_has_the_members_of_the_rfc(client: Client) -> None:  # §5.1
    tokens = client.obtain_tokens()
    assert list(tokens) == ["access_token", "token_type", "expires_in", "refresh_token", "scope"]
    assert tokens["token_type"] == "Bearer"
    assert tokens["expires_in"] == 3600
    assert tokens["scope"] == "profile clients offers articles"


def test_the_answer_is_kept_by_nobody(client: Client) -> None:  # §5.1
    answer = client.exchange(client.obtain_code())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"
    assert answer.headers["content-type"] == "application/json"


def test_the_tokens_say_what_they_are_and_can_not_be_guessed(client: Client) -> None:  # §10.10
    tokens = client.obtain_tokens()
    assert (tokens["access_token"][:4], tokens["refresh_token"][:4]) == ("twa_", "twr_")
    assert {len(tokens["access_token"]), len(tokens["refresh_token"])} == {63}


def test_the_database_holds_no_secret(server: OAuthServer, client: Client) -> None:
    # RFC 9700 §2.2: a stolen database opens nothing
    code = client.obtain_code()
    tokens = client.exchange(code).json()
    stored = repr([server.select(f"SELECT * FROM {name}") for name in ("app", "oauth_grant", "oauth_token", "session")])
    cookie = server.sign_in("admin@bouw")[SESSION]
    for secret in (code, tokens["access_token"], tokens["refresh_token"], str(client.secret), cookie):
        assert secret not in stored
        assert secret[20:] not in stored


def test_the_log_holds_no_secret(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    code = client.obtain_code()
    tokens = client.exchange(code).json()
    for secret in (code, tokens["access_token"], tokens["refresh_token"], str(client.secret)):
        assert secret not in caplog.text


def test_credentials_in_the_body(client: Client) -> None:  # reference [D] S-OAUTH
    assert client.exchange(client.obtain_code(), auth="body").status_code == 200


def test_credentials_in_the_header(client: Client) -> None:  # §2.3.1
    assert client.exchange(client.obtain_code(), auth="basic").status_code == 200


def test_credentials_in_the_header_and_the_same_client_id_in_the_body(client: Client) -> None:
    assert client.exchange(client.obtain_code(), auth="basic", client_id=client.id).status_code == 200


def test_no_redirect_uri_where_none_was_asked_with(client: Client) -> None:  # §4.1.3
    assert client.exchange(client.obtain_code(redirect_uri=None), redirect_uri=None).status_code == 200


def test_unknown_parameters_are_ignored(client: Client) -> None:  # §3.2
    assert client.exchange(client.obtain_code(), audience="x").status_code == 200


# Codes


def test_a_code_lives_a_minute(client: Client, time: Clock) -> None:  # §4.1.2: at most ten
    code = client.obtain_code()
    time.forward(59)
    assert client.exchange(code).status_code == 200


def test_and_not_longer(client: Client, time: Clock) -> None:
    code = client.obtain_code()
    time.forward(60)
    assert_error(client.exchange(code), "invalid_grant")


def test_a_code_works_once(client: Client) -> None:
    code = client.obtain_code()
    assert client.exchange(code).status_code == 200
    assert_error(client.exchange(code), "invalid_grant")


def test_a_second_use_revokes_the_access_token_of_the_first(server: OAuthServer, client: Client) -> None:  # §4.1.2
    code = client.obtain_code()
    tokens = client.exchange(code).json()
    assert_error(client.exchange(code), "invalid_grant")
    assert server.call_api(tokens["access_token"]).status_code == 401


def test_a_second_use_revokes_the_refresh_token_of_the_first(client: Client) -> None:
    code = client.obtain_code()
    tokens = client.exchange(code).json()
    assert_error(client.exchange(code), "invalid_grant")
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")


def test_a_second_use_revokes_what_was_refreshed_since(server: OAuthServer, client: Client) -> None:
    code = client.obtain_code()
    tokens = client.exchange(code).json()
    newer = client.refresh(tokens["refresh_token"]).json()
    assert_error(client.exchange(code), "invalid_grant")
    assert server.call_api(newer["access_token"]).status_code == 401


def test_a_code_of_another_app(server: OAuthServer, client: Client) -> None:  # §4.1.3
    code = client.obtain_code()
    assert_error(server.create_app().exchange(code), "invalid_grant")
    assert client.exchange(code).status_code == 200


@pytest.mark.parametrize("code", ["nonsense", "twc_", "twc_" + "x" * 59, "é", "x" * 5000])
def test_a_code_that_is_none(client: Client, code: str) -> None:
    assert_error(client.exchange(code), "invalid_grant")


def test_a_code_with_another_proof(client: Client) -> None:
    code = client.obtain_code()
    assert_error(client.exchange(code[:20] + "A" * 43), "invalid_grant")
    assert client.exchange(code).status_code == 200


def test_an_access_token_is_no_code(client: Client) -> None:
    assert_error(client.exchange(client.obtain_tokens()["access_token"]), "invalid_grant")


def test_no_code(client: Client) -> None:
    assert_error(client.request_tokens(grant_type="authorization_code", redirect_uri=CALLBACK), "invalid_request")


def test_another_redirect_uri(client: Client) -> None:  # §4.1.3
    assert_error(client.exchange(client.obtain_code(), redirect_uri="https://app.example/other"), "invalid_grant")


def test_no_redirect_uri_where_one_was_asked_with(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(), redirect_uri=None), "invalid_grant")


def test_a_user_who_is_gone(server: OAuthServer) -> None:
    client = server.create_app()
    code = client.obtain_code("admin@dak")
    user = server.users["admin@dak"]
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = 1 WHERE id = ?", (user,)))
    assert_error(client.exchange(code), "invalid_grant")
    server.database.write_sync(lambda w: w.execute("UPDATE users SET archived_at = NULL WHERE id = ?", (user,)))


# Clients


def test_no_client(client: Client) -> None:  # §5.2
    assert_error(client.exchange(client.obtain_code(), auth="none"), "invalid_client", 401)


def test_an_unknown_client(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(), client_id="nobody"), "invalid_client", 401)


def test_a_wrong_secret_in_the_body(client: Client) -> None:
    answer = client.exchange(client.obtain_code(), client_secret="tws_wrong")
    assert_error(answer, "invalid_client", 401)
    assert answer.headers["www-authenticate"].startswith('Basic realm="Truweel", charset="UTF-8", error=')


def test_no_secret(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(), client_secret=None, auth="public"), "invalid_client", 401)


def test_a_secret_of_another_app(server: OAuthServer, client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(), client_secret=server.create_app().secret), "invalid_client", 401)


def test_a_wrong_secret_in_the_header(server: OAuthServer, client: Client) -> None:
    answer = server.send(
        "POST", "/oauth2/tokens", data={"grant_type": "refresh_token"}, headers={"Authorization": basic(client.id, "x")}
    )
    assert_error(answer, "invalid_client", 401)
    assert answer.headers["www-authenticate"].startswith("Basic ")


@pytest.mark.parametrize("header", ["Basic", "Basic é", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer x", "Nonsense x"])
def test_a_header_that_can_not_be_read(server: OAuthServer, header: str) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "x"}
    answer = server.send("POST", "/oauth2/tokens", data=form, headers={"Authorization": header.encode("latin-1")})
    assert_error(answer, "invalid_client", 401)


def test_two_ways_at_once(client: Client) -> None:  # §2.3: not more than one in each request
    assert_error(client.exchange(client.obtain_code(), auth="basic", client_secret=client.secret), "invalid_request")


def test_two_clients_at_once(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(), auth="basic", client_id="another"), "invalid_request")


def rotate(server: OAuthServer, client: Client) -> str:
    """Its new secret."""
    keyring = server.services.keyring
    return server.database.write_sync(lambda writer: registration.rotate_secret(writer, keyring, client.app, None))


def test_an_old_secret_works_for_a_day(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    second = rotate(server, client)
    assert client.exchange(client.obtain_code()).status_code == 200
    assert client.exchange(client.obtain_code(), client_secret=second).status_code == 200
    time.forward(24 * 60 * 60 - 60)
    assert client.exchange(client.obtain_code()).status_code == 200
    time.forward(60)
    assert_error(client.exchange(client.obtain_code()), "invalid_client", 401)
    assert client.exchange(client.obtain_code(), client_secret=second).status_code == 200


def test_of_two_rotations_in_a_day_the_first_secret_ends_at_once(server: OAuthServer) -> None:
    client = server.create_app()
    second = rotate(server, client)
    third = rotate(server, client)
    assert_error(client.exchange(client.obtain_code()), "invalid_client", 401)
    assert client.exchange(client.obtain_code(), client_secret=second).status_code == 200
    assert client.exchange(client.obtain_code(), client_secret=third).status_code == 200


def test_both_secrets_let_go_of_an_older_key_of_the_server(server: OAuthServer) -> None:
    client = server.create_app()
    old_key = server.services.keyring.current_id
    second = rotate(server, client)
    app = server.database.read_sync(lambda reader: store.find_app(reader, client.app.id))
    assert app is not None
    newer = Keyring({"newer": b"n" * 32} | server.services.keyring._keys)
    for secret in (client.secret, second):
        hashed_by = server.database.read_sync(lambda reader: store.list_apps_hashed_by(reader, old_key, clock.now()))
        assert client.id in hashed_by

        def check(writer: Writer, secret: str = str(secret)) -> bool:
            renew = partial(store.renew_secret_hash, writer, client.app.id)
            return OAuthClient(app, newer, renew).check_client_secret(secret)

        assert server.database.write_sync(check)
    assert client.id not in server.database.read_sync(lambda r: store.list_apps_hashed_by(r, old_key, clock.now()))


def test_a_suspended_app(server: OAuthServer) -> None:  # §5.2
    client = server.create_app()
    code = client.obtain_code()
    server.set_state(client, STATES[-1])
    assert_error(client.exchange(code), "unauthorized_client")


# Requests


@pytest.mark.parametrize(
    "kind",
    ["password", "client_credentials", "implicit", "nonsense", "é", "urn:ietf:params:oauth:grant-type:jwt-bearer"],
)
def test_another_grant_type(client: Client, kind: str) -> None:  # §5.2, RFC 9700 §2.4: no password grant
    assert_error(client.request_tokens(grant_type=kind, username="u", password="p"), "unsupported_grant_type")


def test_no_grant_type(client: Client) -> None:
    assert_error(client.request_tokens(code="x"), "invalid_request")


@pytest.mark.parametrize("name", ["grant_type", "code", "client_id", "redirect_uri"])
def test_a_parameter_that_stands_twice(server: OAuthServer, client: Client, name: str) -> None:  # §3.2
    code = client.obtain_code()
    form = f"grant_type=authorization_code&code={code}&client_id={client.id}&client_secret={client.secret}"
    form += f"&redirect_uri={CALLBACK}&{name}=again"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert_error(server.send("POST", "/oauth2/tokens", content=form, headers=kind), "invalid_request")


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_a_body_that_is_no_form(server: OAuthServer, kind: str) -> None:  # §4.1.3
    answer = server.send("POST", "/oauth2/tokens", content=b'{"grant_type":"x"}', headers={"Content-Type": kind})
    assert_error(answer, "invalid_request")


@pytest.mark.parametrize("body", [b"grant_type=\xff", b"grant_type=%ff", b"a=b&" * 200])
def test_a_form_that_can_not_be_read(server: OAuthServer, body: bytes) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert_error(server.send("POST", "/oauth2/tokens", content=body, headers=kind), "invalid_request")


def test_a_form_that_is_too_large(server: OAuthServer) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert_error(server.send("POST", "/oauth2/tokens", content=b"a=" + b"x" * 100_000, headers=kind), "invalid_request")


def test_an_empty_form(server: OAuthServer) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert_error(server.send("POST", "/oauth2/tokens", content=b"", headers=kind), "invalid_request")


def test_parameters_in_the_address_do_not_count(server: OAuthServer, client: Client) -> None:
    # §2.3.1: never in the URI
    code = client.obtain_code()
    query = f"grant_type=authorization_code&code={code}&client_id={client.id}&client_secret={client.secret}"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert_error(server.send("POST", f"/oauth2/tokens?{query}", content=b"x=1", headers=kind), "invalid_request")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post(server: OAuthServer, method: str) -> None:  # §3.2
    answer = server.send(method, "/oauth2/tokens")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_a_refusal_changes_nothing(server: OAuthServer, client: Client) -> None:
    code = client.obtain_code()
    queries = "SELECT * FROM oauth_grant ORDER BY id", "SELECT * FROM oauth_token ORDER BY id"
    before = [server.select(sql) for sql in queries]
    assert_error(client.exchange(code, redirect_uri="https://evil.example"), "invalid_grant")
    assert_error(client.exchange(code, client_secret="wrong"), "invalid_client", 401)
    assert [server.select(sql) for sql in queries] == before


@pytest.mark.parametrize("path", ["/oauth2/tokens", "/oauth2/revoke", "/oauth2/introspect"])
@pytest.mark.parametrize("verb", ["read", "write"])
def test_a_database_that_is_gone_is_503_with_retry_after(
    server: OAuthServer, path: str, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise Unavailable("The database can't be reached now.")

    monkeypatch.setattr(type(server.services.database), verb, fail)
    answer = server.send("POST", path, data={"grant_type": "refresh_token", "token": "x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json() == {
        "error": "temporarily_unavailable",
        "error_description": "The database can't be reached now.",
    }
