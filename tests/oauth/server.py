"""`OAuthServer`: a server with three tenants, their users and apps. `Client`: an app as its vendor runs it."""

import asyncio
import base64
import hashlib
import itertools
import shutil
import tempfile
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest
import uvloop

from truweel import clock
from truweel.application import build_application
from truweel.auth import store as accounts
from truweel.auth.authenticator import Authenticator
from truweel.auth.credential_blocks import CredentialBlocks
from truweel.auth.keyring import Keyring
from truweel.auth.passwords import hash_password
from truweel.auth.refusal_log import Refusals
from truweel.console import routes as pages
from truweel.console import session
from truweel.console.session import Sessions
from truweel.files.links import SignedLinks
from truweel.files.store_factory import open_store
from truweel.http.admission import UnlimitedAdmission, client_address
from truweel.http.callers import Callers
from truweel.http.files import Files
from truweel.http.middleware.rate_limit import RateLimitedAdmission, route_of
from truweel.http.users import ACTIONS, UserAccess
from truweel.limits import AbuseDetector, MemoryLimiter, PollingDetector, StoredBytes
from truweel.marketplace import app_blocks, registration
from truweel.marketplace import manifest as manifests
from truweel.marketplace.apps import Apps, Profile
from truweel.oauth import store
from truweel.oauth.bearer import BearerAuthenticator
from truweel.oauth.model import App
from truweel.oauth.services import Services
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.database import Database, Writer

__all__ = ["BASE", "CALLBACK", "PASSWORD", "SESSION", "VISITOR", "Client", "Clock", "OAuthServer", "challenge"]

T = TypeVar("T")
BASE = "https://truweel.test"
SESSION, VISITOR = (session.cookie_name(name, BASE) for name in (session.COOKIE, session.VISITOR))
CALLBACK = "https://app.example/callback"
PASSWORD = "correct horse battery"
SCOPES = ("clients", "offers", "articles", "profile")
TENANTS = ("bouw", "dak", "proef")
KEYRING = Keyring.parse("k1:" + "A" * 43, "the tests")


class Clock:
    """The clock of the server, which goes on when it is told to."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._real = clock.now
        self._ahead = 0
        patch.setattr(clock, "now", lambda: self._real() + self._ahead)

    def forward(self, seconds: float) -> None:
        """So many seconds pass."""
        self._ahead += int(seconds * 1000)


class Client:
    """An app as its vendor runs it."""

    def __init__(self, server: "OAuthServer", app: App, secret: str | None) -> None:
        self.server = server
        self.app = app
        self.id = app.client_id
        self.secret = secret

    def request_tokens(self, *, auth: str = "body", **form: Any) -> httpx.Response:
        """POST to the token endpoint; `auth`: body, basic, or none."""
        return self.post("/oauth2/tokens", auth=auth, **form)

    def post(self, path: str, *, auth: str = "body", **form: Any) -> httpx.Response:
        """POST a form, authenticated."""
        parameters: dict[str, Any] = form
        headers = {}
        if auth == "body":
            parameters = {"client_id": self.id, "client_secret": self.secret} | parameters
        elif auth == "basic":
            headers["Authorization"] = basic(self.id, str(self.secret))
        elif auth == "public":
            parameters = {"client_id": self.id} | parameters
        data = {name: value for name, value in parameters.items() if value is not None}
        return self.server.send("POST", path, data=data, headers=headers)

    def exchange(self, code: str, **more: Any) -> httpx.Response:
        """A code for tokens."""
        return self.request_tokens(
            **{"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK} | more
        )

    def refresh(self, token: str, **more: Any) -> httpx.Response:
        """A refresh token for tokens."""
        return self.request_tokens(**{"grant_type": "refresh_token", "refresh_token": token} | more)

    def request_authorization(self, user: str = "admin@bouw", **parameters: Any) -> httpx.Response:
        """The authorization request in the browser of `user`; None leaves a parameter out."""
        query = self._authorization_query(parameters)
        return self.server.send("GET", f"/oauth2/authorize?{query}", cookies=self.server.sign_in(user))

    def answer_consent(self, user: str = "admin@bouw", *, allow: bool = True, **parameters: Any) -> httpx.Response:
        """The answer of `user` on the consent page."""
        query = self._authorization_query(parameters)
        form = {"query": query, "answer": "allow" if allow else "deny"}
        return self.server.submit_form(user, "/oauth2/authorize", form)

    def _authorization_query(self, parameters: Mapping[str, Any]) -> str:
        defaults = {"client_id": self.id, "redirect_uri": CALLBACK, "response_type": "code", "state": "s1"}
        return urlencode({name: value for name, value in (defaults | parameters).items() if value is not None})

    def obtain_code(self, user: str = "admin@bouw", **parameters: Any) -> str:
        """A code, consented to by `user`."""
        answer = self.answer_consent(user, **parameters)
        assert answer.status_code == 303, answer.text
        return redirect_parameters(answer)["code"]

    def obtain_tokens(self, user: str = "admin@bouw", **parameters: Any) -> dict[str, Any]:
        """Tokens, after consent."""
        auth = "public" if self.secret is None else "body"
        verifier = "v" * 43 if self.secret is None else None
        if verifier:
            parameters |= {"code_challenge": challenge(verifier), "code_challenge_method": "S256"}
        answer = self.exchange(self.obtain_code(user, **parameters), auth=auth, code_verifier=verifier)
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens


class OAuthServer:
    """The server and its tenants."""

    def __init__(self, database: Database, limiter: MemoryLimiter | None = None) -> None:
        self.database = database
        self.registry = load_registry()
        self.services = Services(database, self.registry, KEYRING)
        self.bearer = BearerAuthenticator(self.services)
        self.authenticator = Authenticator(database, self.registry, Settings(), KEYRING, bearer=self.bearer)
        self.authenticator.cached_caller = lambda *_: None  # type: ignore[method-assign]  # what is revoked holds at once
        self.sessions = Sessions(database, KEYRING)
        self._runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        watch, polling, self.stored_bytes = AbuseDetector(), PollingDetector(), StoredBytes()
        self.refusals = Refusals(database)
        limited = RateLimitedAdmission(
            self.authenticator,
            limiter,
            watch,
            polling,
            CredentialBlocks(database, self.registry, watch),
            stored_bytes=self.stored_bytes,
        )
        folder = Path(tempfile.mkdtemp(prefix="truweel-test-"))
        self._folder = folder
        file_store = open_store((folder / "files").as_uri(), folder / "incoming")
        files = Files(self.registry, database, file_store, SignedLinks(KEYRING))
        access = UserAccess(database, self.registry, KEYRING, self.authenticator)
        self.application = build_application(
            self.registry,
            database,
            limited if limiter else UnlimitedAdmission(self.authenticator),
            handlers={
                "apps": Apps(self.services),
                "callers": Callers(database, self.registry, polling, app_blocks),
                "profile": Profile(self.services, access.change_password),
                **files.handlers,
            },
            record_handlers=files.record_handlers | dict.fromkeys(ACTIONS, access),
            sign=files.links.sign,
            on_refusal=lambda call, error: self.refusals.record_error(
                error, call.claim, client_address(call), route_of(call)
            ),
            on_stored=limited.limits.add_stored,
            routes=pages.routes(self.services, self.authenticator, limited.limits),
        )
        self._transport = httpx.ASGITransport(app=self.application, client=("192.0.2.1", 1))
        self.http = httpx.AsyncClient(transport=self._transport, base_url=BASE)
        self.tenants: dict[str, int] = {}
        self.users: dict[str, int] = {}
        self._cookies: dict[str, tuple[str, int]] = {}
        self._numbers = itertools.count(1)
        database.write_sync(self._create_tenants)

    def _create_tenants(self, writer: Writer) -> None:
        hashed = hash_password(PASSWORD)
        writer.next_ids("tenant", 2)  # those of the two tenants that the database template has
        for slug in TENANTS:
            test = slug == "proef"
            tenant = accounts.add_tenant(
                writer,
                slug,
                slug.title(),
                clock.now(),
                is_test=test,
                expires_at=clock.now() + 14 * 86_400_000 if test else None,
            )
            self.tenants[slug] = tenant.id
            kinds: dict[str, dict[str, Any]] = {
                "admin": {"administrator": True, "rights": {}},
                "clerk": {
                    "administrator": False,
                    "rights": {"clients": "read", "offers": "write", "projects": "write"},
                },
            }
            for name, members in kinds.items():
                role = create_record(
                    writer,
                    self.registry,
                    system_caller(writer, self.registry, tenant.id),
                    "roles",
                    {"name": name} | members,
                ).id
                self._create_user(writer, tenant.id, slug, name, role, hashed)
                if name == "admin":
                    self._create_user(writer, tenant.id, slug, "program", role, hashed, apiOnly=True)

    def _create_user(
        self, writer: Writer, tenant: int, slug: str, name: str, role: int, hashed: str, **more: Any
    ) -> None:
        body = {
            "email": f"{name}@{slug}.example",
            "fullName": name.title(),
            "roleId": str(role),
            "language": "EN",
        } | more
        id = create_record(writer, self.registry, system_caller(writer, self.registry, tenant), "users", body).id
        accounts.set_password_hash(writer, tenant, id, hashed, clock.now())
        self.users[f"{name}@{slug}"] = id

    # Requests

    def run(self, work: Awaitable[T]) -> T:
        """Run a coroutine on the loop of the server."""

        async def wait() -> T:
            return await work

        return self._runner.run(wait())

    def send(
        self,
        method: str,
        path: str,
        *,
        cookies: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        address: str = "192.0.2.1",
        **more: Any,
    ) -> httpx.Response:
        """One request from `address`, with these cookies only."""
        self._transport.client = (address, 1)
        self.http.cookies.clear()
        all_headers = dict(headers or {})
        if cookies:
            all_headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return self.run(self.http.request(method, path, headers=all_headers, **more))

    def sign_in(self, user: str) -> dict[str, str]:
        """The cookie of `admin@bouw` and the like, signed in; nobody's for an empty name."""
        if not user:
            return {}
        cookie, started_at = self._cookies.get(user, ("", 0))
        if not clock.is_recent(started_at, 3_600_000, clock.now()):  # a test has moved the clock
            tenant, started_at = self.tenants[user.partition("@")[2]], clock.now()
            cookie = self.run(self.sessions.start(tenant, self.users[user]))
            self._cookies[user] = cookie, started_at
        return {SESSION: cookie}

    def submit_form(self, user: str, path: str, form: Mapping[str, str], **more: Any) -> httpx.Response:
        """A form of a page, sent by `user`."""
        cookie = self.sign_in(user)[SESSION]
        return self.send(
            "POST",
            path,
            cookies={SESSION: cookie},
            data={"token": self.sessions.form_token(cookie)} | dict(form),
            **more,
        )

    def call_api(self, token: str, path: str = "/clients", method: str = "GET", **more: Any) -> httpx.Response:
        """A call of the API with an access token."""
        return self.send(method, f"/api/v2{path}", headers={"Authorization": f"Bearer {token}"}, **more)

    # Apps

    def create_app(self, *, state: str = "published", owner: str = "admin@bouw", **members: Any) -> Client:
        """A new app, by default published, confidential, with one redirect URI and four scopes."""
        body = {
            "name": f"App {next(self._numbers)}",
            "vendor": "Example",
            "redirectUris": [CALLBACK],
            "scopes": list(SCOPES),
        }
        manifest = manifests.parse_manifest(self.registry, body | members)
        actor = (self.tenants[owner.partition("@")[2]], self.users[owner])

        def work(writer: Writer) -> registration.RegisteredApp:
            registered = registration.register_app(writer, KEYRING, manifest, actor)
            store.set_state(writer, registered.app.id, state, clock.now())
            return registered

        registered = self.database.write_sync(work)
        return Client(self, registered.app, registered.secret)

    def set_state(self, client: Client, state: str) -> None:
        """Another state of an app."""
        self.database.write_sync(lambda writer: store.set_state(writer, client.app.id, state, clock.now()))

    def select(self, sql: str, *values: Any) -> list[Any]:
        """The rows of a SELECT."""
        return self.database.read_sync(lambda reader: reader.rows(sql, values))

    def close(self) -> None:
        """Let go of everything."""
        self.run(self.bearer.close())
        self.run(self.authenticator.close())
        self.run(self.http.aclose())
        self._runner.close()
        self.database.close()
        shutil.rmtree(self._folder)


def redirect_parameters(answer: httpx.Response) -> dict[str, str]:
    """The parameters of a redirect, each of which stands once."""
    pairs = parse_qsl(urlsplit(answer.headers["location"]).query, keep_blank_values=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def basic(user: str, password: str) -> str:
    """An Authorization header."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def challenge(verifier: str) -> str:
    """The S256 challenge of a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
