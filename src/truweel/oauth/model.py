"""Records of apps, installations, notices, grants and tokens. Instants are in milliseconds."""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["DRAFT", "IN_REVIEW", "PUBLISHED", "STATES", "SUSPENDED", "TEST", "App", "Grant", "Installation", "Manifest"]
__all__ += ["Notice", "TokenPair", "Webhook"]

DRAFT, TEST, IN_REVIEW, PUBLISHED, SUSPENDED = "draft", "test", "in review", "published", "suspended"
STATES = (DRAFT, TEST, IN_REVIEW, PUBLISHED, SUSPENDED)
"""The states of an app, in order. The first installation on a test tenant turns draft into test."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook that every installation creates; it sends the events to the vendor's `url`."""

    url: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The vendor's description of an app.

    public  it can't keep a secret (phone, browser), so it must use PKCE
    strict  its calls are refused for unknown names, instead of warned
    """

    name: str
    vendor: str
    description: str = ""
    home_page: str | None = None
    support_address: str | None = None
    start_url: str | None = None
    video_url: str | None = None
    redirect_uris: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    public: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class App:
    """An app and its owner, the vendor. `webhook_secret` is encrypted. `old_secret_hash` is that of the client secret
    before the last one; it is valid until `old_until`."""

    id: int
    client_id: str
    secret_hash: str | None
    webhook_secret: str
    owner_tenant_id: int
    owner_user_id: int
    state: str
    manifest: Manifest
    created_at: int
    updated_at: int
    tested_at: int | None = None
    has_logo: bool = False
    old_secret_hash: str | None = None
    old_until: int | None = None

    def secret_hashes(self, now: int) -> tuple[str, ...]:
        """The hashes of the client secrets that are valid at `now`: none for a public app, two after a rotation."""
        old = self.old_secret_hash if (self.old_until or 0) > now else None
        return tuple(secret_hash for secret_hash in (self.secret_hash, old) if secret_hash is not None)


@dataclass(frozen=True, slots=True)
class Installation:
    """An app in a tenant. The administrator `user_id` installed it; users can grant at most `scopes`."""

    tenant_id: int
    app_id: int
    user_id: int
    scopes: tuple[str, ...]
    installed_at: int
    uninstalled_at: int | None = None
    used_at: int | None = None
    blocked_until: int | None = None
    blocked_times: int = 0
    blocked_reason: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether the app is installed now."""
        return self.uninstalled_at is None


@dataclass(frozen=True, slots=True)
class Grant:
    """One consent: its code and its token family."""

    tenant_id: int
    id: int
    app_id: int
    user_id: int
    scopes: tuple[str, ...]
    redirect_uri: str
    redirect_uri_given: bool
    challenge: str | None
    created_at: int
    code_hash: str
    code_used_at: int | None = None
    revoked_at: int | None = None


@dataclass(frozen=True, slots=True)
class TokenPair:
    """An access token and the refresh token issued with it. `scopes`: the access token's, a subset of the grant's."""

    tenant_id: int
    id: int
    scopes: tuple[str, ...]
    access_hash: str
    refresh_hash: str
    created_at: int
    rotated_at: int | None
    revoked_at: int | None
    grant: Grant


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to the vendor about the app in a tenant. `kind`: early-refresh, polling, blocked or error."""

    tenant_id: int
    app_id: int
    kind: str
    subject: str
    first_at: int
    last_at: int
    times: int
    note: str = ""
    tenant: str = field(default="", compare=False)

    def wire(self) -> dict[str, Any]:
        """The notice as JSON of the API."""
        from truweel import clock

        return {
            "tenant": self.tenant, "kind": self.kind, "subject": self.subject, "times": self.times, "note": self.note,
            "firstAt": clock.format_instant(self.first_at), "lastAt": clock.format_instant(self.last_at),
        }  # fmt: skip
