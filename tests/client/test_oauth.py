"""OAuth of the Python client: against a scripted authorization server. The real one: test_guide.py."""

import base64
import datetime as dt
import hashlib
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest

from truweel_client import AsyncTruweel, FileTokenStore, MemoryTokenStore, OAuth, OAuthApp, Tokens, TokenStore, Truweel
from truweel_client.errors import ConnectionFailed, OAuthError, RequestTimedOut, Unauthorized

from .conftest import IMPATIENT, Answer, Fake, Question

CALLBACK = "https://app.example/callback"


def tokens(number: int = 0, seconds: float = 3600) -> Tokens:
    expires_at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
    return Tokens(access_token=f"access-{number}", refresh_token=f"refresh-{number}", expires_at=expires_at)


class AuthorizationServer:
    """Renews tokens, each once, and knows which is the latest."""

    def __init__(self, fake: Fake) -> None:
        self.number = 0
        self.delay = 0.0
        self.forms: list[dict[str, str]] = []
        fake.answer = self.answer

    def answer(self, question: Question) -> Answer:
        if question.path == "/oauth2/revoke":
            self.forms.append({name: values[0] for name, values in parse_qs(question.body.decode()).items()})
            return 200, {}, {}
        if question.path != "/oauth2/tokens":
            if question.headers["authorization"] != f"Bearer access-{self.number}":
                return 401, {"X-Robaws-Unauthorized-Reason": "invalid-token"}, {"code": "unauthorized"}
            return 200, {}, {"id": "1", "email": "a@b.example", "tenant": {}}
        form = {name: values[0] for name, values in parse_qs(question.body.decode()).items()}
        self.forms.append(form)
        time.sleep(self.delay)
        if form["grant_type"] == "refresh_token" and form["refresh_token"] != f"refresh-{self.number}":
            return 400, {}, {"error": "invalid_grant", "error_description": "used before"}
        self.number += 1
        number = self.number
        body = {"access_token": f"access-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600}
        return 200, {}, body | {"token_type": "Bearer", "scope": "clients profile"}


@pytest.fixture
def authorization_server(fake: Fake) -> AuthorizationServer:
    return AuthorizationServer(fake)


@pytest.fixture
def app(fake: Fake) -> OAuthApp:
    return OAuthApp(fake.base_url, "app-1", CALLBACK, "secret-1")


def test_the_code_flow_with_pkce(app: OAuthApp, authorization_server: AuthorizationServer) -> None:
    authorization = app.begin(["clients", "profile"])
    parts = urlsplit(authorization.url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert parts.path == "/oauth2/authorize"
    digest = hashlib.sha256(authorization.verifier.encode()).digest()
    assert query == {
        "response_type": "code",
        "client_id": "app-1",
        "redirect_uri": CALLBACK,
        "state": authorization.state,
        "scope": "clients profile",
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    assert 43 <= len(authorization.verifier) <= 128
    assert app.begin().state != authorization.state
    got = app.finish(authorization, f"{CALLBACK}?code=c1&state={authorization.state}&iss={app.server}")
    assert (got.access_token, got.refresh_token, got.scope) == ("access-1", "refresh-1", "clients profile")
    assert 3500 < (got.expires_at - dt.datetime.now(dt.UTC)).total_seconds() <= 3600
    assert authorization_server.forms == [
        {
            "grant_type": "authorization_code",
            "code": "c1",
            "redirect_uri": CALLBACK,
            "code_verifier": authorization.verifier,
            "client_id": "app-1",
            "client_secret": "secret-1",
        }
    ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("code=c1&state=other", "invalid_state"),
        ("code=c1", "invalid_state"),
        ("error=access_denied&state={state}&error_description=No", "access_denied"),
        ("code=c1&state={state}&iss=https://evil.example", "invalid_issuer"),
    ],
)
def test_an_answer_that_is_none(
    app: OAuthApp, authorization_server: AuthorizationServer, query: str, code: str
) -> None:
    authorization = app.begin()
    with pytest.raises(OAuthError) as refused:
        app.finish(authorization, f"{CALLBACK}?{query.format(state=authorization.state)}")
    assert refused.value.code == code
    assert authorization_server.forms == [], "the code is not sent"


def test_a_public_app_sends_no_secret(fake: Fake, authorization_server: AuthorizationServer) -> None:
    OAuthApp(fake.base_url, "app-1", CALLBACK).refresh(tokens(0))
    assert "client_secret" not in authorization_server.forms[0]


def test_tokens_are_renewed_before_their_end(app: OAuthApp, authorization_server: AuthorizationServer) -> None:
    store = MemoryTokenStore(tokens(0, seconds=59))
    with Truweel(app.server, login=OAuth(app, store)) as truweel:
        truweel.profile.get()
        truweel.profile.get()
    assert len(authorization_server.forms) == 1
    assert store.load() is not None
    assert store.load().refresh_token == "refresh-1"  # type: ignore[union-attr]


def test_tokens_that_the_server_refuses_are_renewed_once(
    app: OAuthApp, authorization_server: AuthorizationServer, fake: Fake
) -> None:
    authorization_server.number = 5
    store = MemoryTokenStore(Tokens(access_token="old", refresh_token="refresh-5", expires_at=tokens().expires_at))
    with Truweel(app.server, login=OAuth(app, store)) as truweel:
        assert truweel.profile.get().email == "a@b.example"
        assert [form["refresh_token"] for form in authorization_server.forms] == ["refresh-5"]
        fake.answer = lambda question: (
            (401, {"X-Robaws-Unauthorized-Reason": "app-uninstalled"}, {}) if question.method == "GET" else None
        )
        with pytest.raises(Unauthorized) as refused:
            truweel.profile.get()
        assert refused.value.reason == "app-uninstalled"
        assert len(authorization_server.forms) == 1, "a new token does not help"


STORES: dict[str, Callable[[Path], TokenStore]] = {
    "memory": lambda folder: MemoryTokenStore(),
    "file": lambda folder: FileTokenStore(folder / "tokens.json"),
}


@pytest.mark.parametrize("kind", STORES)
def test_many_threads_renew_once(
    app: OAuthApp, authorization_server: AuthorizationServer, folder: Path, kind: str
) -> None:
    store = STORES[kind](folder)
    store.save(tokens(0, seconds=1))
    authorization_server.delay = 0.1
    emails: list[str] = []
    logins = [OAuth(app, store), OAuth(app, store)]  # as two processes would have

    def call(login: OAuth) -> None:
        with Truweel(app.server, login=login, retry=IMPATIENT) as truweel:
            emails.extend(truweel.profile.get().email for _ in range(3))

    threads = [threading.Thread(target=call, args=(logins[number % 2],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert emails == ["a@b.example"] * 24
    assert len(authorization_server.forms) == 1


@pytest.mark.anyio
async def test_many_tasks_renew_once(app: OAuthApp, authorization_server: AuthorizationServer) -> None:
    store = MemoryTokenStore(tokens(0, seconds=1))
    authorization_server.delay = 0.2
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await anyio.sleep(0.01)
            ticks += 1

    async with AsyncTruweel(app.server, login=OAuth(app, store)) as truweel, anyio.create_task_group() as tasks:
        tasks.start_soon(tick)
        async with anyio.create_task_group() as callers:
            for _ in range(10):
                callers.start_soon(truweel.profile.get)
        tasks.cancel_scope.cancel()
    assert len(authorization_server.forms) == 1
    assert ticks >= 5, "other tasks go on while the token is renewed"


def test_a_file_of_tokens_is_its_owners_alone(folder: Path) -> None:
    store = FileTokenStore(folder / "tokens.json")
    assert store.load() is None
    store.save(tokens(3))
    assert store.load() == store.load()
    assert store.load().access_token == "access-3"  # type: ignore[union-attr]
    assert stat.S_IMODE((folder / "tokens.json").stat().st_mode) == 0o600
    store.save(tokens(4))
    assert sorted(path.name for path in folder.iterdir()) == ["tokens.json"]


def test_a_consent_that_is_over_says_so(app: OAuthApp, authorization_server: AuthorizationServer) -> None:
    authorization_server.number = 9
    with (
        Truweel(app.server, login=OAuth(app, MemoryTokenStore(tokens(3, seconds=0)))) as truweel,
        pytest.raises(OAuthError) as refused,
    ):
        truweel.profile.get()
    assert (refused.value.code, refused.value.description) == ("invalid_grant", "used before")
    with (
        Truweel(app.server, login=OAuth(app, MemoryTokenStore())) as truweel,
        pytest.raises(OAuthError, match="let the customer consent first"),
    ):
        truweel.profile.get()
    with pytest.raises(OAuthError, match="there is no refresh token"):
        app.refresh(Tokens(access_token="a", refresh_token=None, expires_at=tokens().expires_at))


def test_tokens_are_revoked(app: OAuthApp, authorization_server: AuthorizationServer) -> None:
    app.revoke(tokens(4))
    assert authorization_server.forms == [{"token": "refresh-4", "client_id": "app-1", "client_secret": "secret-1"}]


@pytest.mark.parametrize("body", [b"", b"<html>", {"access_token": None}, {"access_token": "a", "expires_in": "x"}, []])
def test_an_answer_of_another_shape(fake: Fake, app: OAuthApp, body: Any) -> None:
    fake.answer = lambda question: (200, {}, body)
    with pytest.raises(OAuthError):
        app.refresh(tokens())
    fake.answer = lambda question: (503, {}, body)
    with pytest.raises(OAuthError, match="503"):
        app.refresh(tokens())


def test_no_authorization_server(fake: Fake) -> None:
    with pytest.raises(ConnectionFailed):
        OAuthApp("http://127.0.0.1:9", "a", CALLBACK).refresh(tokens())
    fake.answer = lambda question: time.sleep(0.3) or (200, {}, {})  # type: ignore[func-returns-value]
    with pytest.raises(RequestTimedOut):
        OAuthApp(fake.base_url, "a", CALLBACK, timeout=0.05).refresh(tokens())
