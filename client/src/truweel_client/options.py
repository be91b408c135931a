"""What a client is made with, the same for sync and async."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from truweel_client.login import KeyLogin, Login
from truweel_client.pacing import Pacer
from truweel_client.retrying import Retry

__all__ = ["Options", "credentials_of_environment", "login_of"]

API = "/api/v2"


@dataclass(frozen=True)
class Options:
    """Where the server is, and how to speak to it. `headers` go with every request."""

    base_url: str
    login: Login
    retry: Retry
    pacer: Pacer
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        base_url: str,
        login: Login,
        *,
        strict: bool,
        tenant: str | None,
        database_mode: str | None,
        retry: Retry | None,
        pacer: Pacer | None,
        version: str,
    ) -> Options:
        """Raises ValueError for a base URL that is none."""
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query:
            raise ValueError(
                f"base_url: give the address of the server, such as http://127.0.0.1:8080, not {base_url!r}"
            )
        url = base_url.rstrip("/")
        headers = {"User-Agent": f"truweel-client/{version}", "Accept": "application/json"}
        if strict:
            headers["Prefer"] = "handling=strict"
        if tenant is not None:
            headers["X-Tenant"] = tenant
        if database_mode is not None:
            headers["Database-Mode"] = database_mode
        return cls(url if url.endswith(API) else url + API, login, retry or Retry(), pacer or Pacer(), headers)


def login_of(key: str | None, secret: str | None, login: Login | None) -> Login:
    """The login of the arguments of a client. Raises ValueError unless there is exactly one."""
    if login is not None and key is None and secret is None:
        return login
    if login is None and key is not None and secret is not None:
        return KeyLogin(key, secret)
    raise ValueError("give key and secret, or login, and not both")


def credentials_of_environment() -> tuple[str, str, str]:
    """Server, key and secret of TRUWEEL_CLIENT_SERVER, _KEY and _SECRET (or _SECRET_FILE), as the command line takes
    them. Raises ValueError where one is missing."""
    server = os.environ.get("TRUWEEL_CLIENT_SERVER", "http://127.0.0.1:8080")
    key, secret = os.environ.get("TRUWEEL_CLIENT_KEY"), os.environ.get("TRUWEEL_CLIENT_SECRET")
    if secret is None and (path := os.environ.get("TRUWEEL_CLIENT_SECRET_FILE")):
        secret = Path(path).read_text(encoding="utf-8").strip()
    if not key or not secret:
        raise ValueError("set TRUWEEL_CLIENT_KEY and TRUWEEL_CLIENT_SECRET")
    return server, key, secret
