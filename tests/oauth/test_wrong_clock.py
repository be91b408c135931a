"""A clock that was a year ahead for a while: what it dated doesn't hold until then. A minute does no harm."""

from urllib.parse import parse_qsl

import pytest

from tests.oauth.errors import assert_error
from tests.oauth.server import KEYRING, SESSION, Clock, OAuthServer
from truweel import clock
from truweel.files.links import SignedLinks

YEAR = 365 * 86_400


def test_a_session_that_is_dated_ahead_does_not_hold_and_is_deleted(server: OAuthServer, time: Clock) -> None:
    tenant, user = server.tenants["bouw"], server.users["admin@bouw"]
    start = server.sessions.start
    time.forward(YEAR)
    ahead = server.run(start(tenant, user))
    time.forward(50 - YEAR)
    near = server.run(start(tenant, user))
    time.forward(-50)
    statuses = [server.send("GET", "/console", cookies={SESSION: cookie}).status_code for cookie in (ahead, near)]
    assert statuses == [303, 200]
    server.run(start(tenant, user))
    assert server.select("SELECT count(*) FROM session WHERE used_at > ?", clock.now() + 60_000) == [(0,)]


def test_tokens_and_codes_that_are_dated_ahead_do_not_hold(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    time.forward(YEAR)
    tokens, code = client.obtain_tokens(), client.obtain_code()
    time.forward(-YEAR)
    assert server.call_api(tokens["access_token"]).status_code == 401
    assert client.post("/oauth2/introspect", token=tokens["access_token"]).json() == {"active": False}
    assert client.post("/oauth2/introspect", token=tokens["refresh_token"]).json() == {"active": False}
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")
    assert_error(client.exchange(code), "invalid_grant")


def test_a_token_that_was_rotated_ahead_is_not_used_again(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    tokens = client.obtain_tokens()
    time.forward(86_400 * 30)
    assert client.refresh(tokens["refresh_token"]).status_code == 200
    time.forward(-86_400 * 30)
    assert_error(client.refresh(tokens["refresh_token"]), "invalid_grant")


def test_what_another_process_dated_a_little_ahead_holds(server: OAuthServer, time: Clock) -> None:
    client = server.create_app()
    time.forward(50)
    tokens = client.obtain_tokens()
    time.forward(-50)
    assert server.call_api(tokens["access_token"]).status_code == 200
    assert client.refresh(tokens["refresh_token"]).status_code == 200


@pytest.mark.parametrize(("seconds", "tenant"), [(YEAR, None), (50, 7), (0, 7)])
def test_a_signed_link(time: Clock, seconds: int, tenant: int | None) -> None:
    links = SignedLinks(KEYRING)
    time.forward(seconds)
    signed = links.sign(7, "/documents/5")
    time.forward(-seconds)
    assert links.verify("/documents/5", parse_qsl(signed.partition("?")[2])) == tenant
