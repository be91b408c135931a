"""OAuth 2: the authorization code flow with PKCE (RFC 6749, RFC 7636), and tokens that renew themselves."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import os
import secrets
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import msgspec

from truweel_client.errors import ConnectionFailed, OAuthError, RequestTimedOut

__all__ = ["Authorization", "FileTokenStore", "MemoryTokenStore", "OAuth", "OAuthApp", "TokenStore", "Tokens"]

EARLY_SECONDS = 60
"""How long before its end a token is renewed. The server counts renewals more than ten minutes before."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What the token endpoint gave."""

    access_token: str
    refresh_token: str | None
    expires_at: dt.datetime
    scope: str = ""

    def is_fresh(self, now: dt.datetime) -> bool:
        """Whether the access token can still be used."""
        return now + dt.timedelta(seconds=EARLY_SECONDS) < self.expires_at


class TokenStore(Protocol):
    """Where the tokens of one installation are kept. An implementation of your own may use a database: `lock` is then
    a lock on the row."""

    def load(self) -> Tokens | None:
        """The tokens; None before the first."""

    def save(self, tokens: Tokens) -> None:
        """Keep the tokens, for good: the refresh token of before ends with their first use."""

    def lock(self) -> AbstractContextManager[object]:
        """Held while tokens are renewed, so that only one thread or process renews them."""


class MemoryTokenStore:
    """Tokens of this process."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()

    def load(self) -> Tokens | None:
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def lock(self) -> AbstractContextManager[object]:
        return self._lock


class FileTokenStore:
    """Tokens in a file that only its owner can read, for any number of processes of one machine."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._lock = threading.Lock()

    def load(self) -> Tokens | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Tokens)
        except FileNotFoundError:
            return None

    def save(self, tokens: Tokens) -> None:
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)  # with mode 600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(tokens))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @contextmanager
    def lock(self) -> Iterator[None]:
        with self._lock, Path(f"{self._path}.lock").open("w") as file:
            try:
                import fcntl
            except ImportError:  # Windows: the threads of one process
                yield
                return
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


@dataclass(frozen=True)
class Authorization:
    """A flow that has begun. Keep it (in the session of the browser) until the customer comes back.

    url     where to send the customer
    """

    url: str
    state: str
    verifier: str


class _Answer(msgspec.Struct):
    access_token: str
    refresh_token: str | None = None
    expires_in: float = 3600
    scope: str | None = None


@dataclass(frozen=True)
class OAuthApp:
    """An app of the marketplace. A public app has no secret.

    server         address of the server
    redirect_uri   one of those that the app is registered with
    issuer         what the server calls itself (RFC 9207), where that is not `server`
    """

    server: str
    client_id: str
    redirect_uri: str
    client_secret: str | None = None
    issuer: str | None = None
    timeout: float = 30.0
    http: httpx.Client | None = None

    def begin(self, scopes: Sequence[str] = ()) -> Authorization:
        """Begin the flow; without `scopes` the app asks for all that it declares."""
        state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **({"scope": " ".join(scopes)} if scopes else {}),
        }
        return Authorization(f"{self._base}/oauth2/authorize?{urlencode(query)}", state, verifier)

    def finish(self, authorization: Authorization, callback_url: str) -> Tokens:
        """The tokens, from the URL at which the customer came back. Raises OAuthError: `access_denied`, or
        `invalid_state` or `invalid_issuer` for a URL that is not the answer to `authorization`."""
        answer = {name: values[0] for name, values in parse_qs(urlsplit(callback_url).query).items()}
        if not hmac.compare_digest(answer.get("state", "").encode(), authorization.state.encode()):
            raise OAuthError("invalid_state", "the answer belongs to another authorization")
        if "iss" in answer and answer["iss"].rstrip("/") != (self.issuer or self._base):
            raise OAuthError("invalid_issuer", f"{answer['iss']} answered, not {self.issuer or self._base}")
        if "error" in answer:
            raise OAuthError(answer["error"], answer.get("error_description", ""))
        form = {
            "grant_type": "authorization_code",
            "code": answer.get("code", ""),
            "redirect_uri": self.redirect_uri,
            "code_verifier": authorization.verifier,
        }
        return self._tokens(form)

    def refresh(self, tokens: Tokens) -> Tokens:
        """New tokens for old. Raises OAuthError (`invalid_grant`: the customer has to consent anew)."""
        if tokens.refresh_token is None:
            raise OAuthError("invalid_grant", "there is no refresh token")
        new = self._tokens({"grant_type": "refresh_token", "refresh_token": tokens.refresh_token})
        return new if new.refresh_token else msgspec.structs.replace(new, refresh_token=tokens.refresh_token)

    def revoke(self, tokens: Tokens) -> None:
        """End the tokens (RFC 7009)."""
        self._post("/oauth2/revoke", {"token": tokens.refresh_token or tokens.access_token})

    @property
    def _base(self) -> str:
        return self.server.rstrip("/").removesuffix("/api/v2")

    def _tokens(self, form: dict[str, str]) -> Tokens:
        try:
            answer = msgspec.convert(self._post("/oauth2/tokens", form), _Answer, strict=False)
        except msgspec.ValidationError as error:
            raise OAuthError("invalid_response", f"the answer has no token: {error}") from error
        expires_at = _now() + dt.timedelta(seconds=answer.expires_in)
        return Tokens(
            access_token=answer.access_token,
            refresh_token=answer.refresh_token,
            expires_at=expires_at,
            scope=answer.scope or "",
        )

    def _post(self, path: str, form: dict[str, str]) -> dict[str, Any]:
        form = {**form, "client_id": self.client_id}
        if self.client_secret is not None:
            form["client_secret"] = self.client_secret
        post = httpx.post if self.http is None else self.http.post
        try:
            response = post(self._base + path, data=form, timeout=self.timeout)
        except httpx.TimeoutException as error:
            raise RequestTimedOut(f"{self._base}{path}: {error}") from error
        except httpx.TransportError as error:
            raise ConnectionFailed(f"{self._base}{path}: {error}") from error
        try:
            body = msgspec.json.decode(response.content or b"{}")
        except (UnicodeDecodeError, msgspec.MsgspecError):
            body = {}
        body = body if isinstance(body, dict) else {}
        if response.is_success:
            return body
        description = body.get("error_description") or body.get("message") or response.reason_phrase
        raise OAuthError(str(body.get("error") or response.status_code), str(description))


class OAuth:
    """The login of an app for one installation: `Truweel(server, login=OAuth(app, store))`.

    Tokens are renewed a minute before their end, under the lock of the store: once, however many threads, tasks and
    processes need them. Share one object among the clients of a process.
    """

    def __init__(self, app: OAuthApp, store: TokenStore) -> None:
        self._app = app
        self._store = store
        self._tokens: Tokens | None = None

    def current(self) -> str | None:
        """The header, without waiting; None where the token has to be renewed."""
        tokens = self._tokens
        if tokens is None or not tokens.is_fresh(_now()):
            return None
        return f"Bearer {tokens.access_token}"

    def renew(self, refused: str | None = None) -> str | None:
        """The header with a token that is not `refused`. Raises OAuthError."""
        with self._store.lock():
            tokens = self._store.load()
            if tokens is None:
                raise OAuthError("login_required", "the store has no tokens: let the customer consent first")
            if not tokens.is_fresh(_now()) or f"Bearer {tokens.access_token}" == refused:
                tokens = self._app.refresh(tokens)
                self._store.save(tokens)
            self._tokens = tokens
        return f"Bearer {tokens.access_token}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.timezone.utc)
