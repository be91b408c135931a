"""The life cycle of an app: registration, changes, review, publication, suspension. For console, API and CLI."""

from dataclasses import dataclass
from typing import Literal

from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.errors import Conflict, Forbidden
from truweel.events.dispatcher import SEAL_PURPOSE as WEBHOOK
from truweel.marketplace import app_log
from truweel.marketplace.manifest import ParsedManifest
from truweel.oauth import client, secrets, store
from truweel.oauth.model import DRAFT, IN_REVIEW, PUBLISHED, SUSPENDED, TEST, App
from truweel.oauth.scopes import covers
from truweel.schema.fields import fold
from truweel.storage.database import Reader, Writer

__all__ = [
    "PublishingCondition",
    "RegisteredApp",
    "change_manifest",
    "publish_app",
    "publishing_conditions",
    "register_app",
    "require_secret",
    "rotate_secret",
    "submit_for_review",
    "suspend_app",
]

SECRET_OVERLAP = 24 * 60 * 60 * 1000
"""Milliseconds that the old client secret is valid beside the new one after a rotation."""
REVIEWED_MEMBERS = ("name", "vendor", "home_page", "support_address", "start_url")
"""Members of a manifest by which customers recognize an app, and the logo."""

Actor = tuple[int, int]
"""Tenant and user who acts; where None is allowed, it is the operator."""


@dataclass(frozen=True, slots=True)
class RegisteredApp:
    """A new app. Its secrets are shown once; a public app has no client secret."""

    app: App
    secret: str | None
    webhook_secret: str


@dataclass(frozen=True, slots=True)
class PublishingCondition:
    """A condition for publishing an app."""

    name: Literal["tested", "video", "start", "unique"]
    met: bool
    sentence: str


def register_app(writer: Writer, keyring: Keyring, parsed: ParsedManifest, actor: Actor) -> RegisteredApp:
    """Register an app for the vendor `actor`."""
    (id,) = writer.next_ids("app")
    now = clock.now()
    secret = None if parsed.manifest.public else _new_client_secret()
    secret_hash = client.hash_secret(keyring, secret) if secret else None
    webhook_secret = clock.new_uuid()
    sealed_secret = keyring.seal(webhook_secret, WEBHOOK)
    app = App(
        id,
        clock.new_uuid(),
        secret_hash,
        sealed_secret,
        *actor,
        DRAFT,
        parsed.manifest,
        now,
        now,
        has_logo=parsed.logo is not None,
    )
    store.add_app(writer, app, parsed.logo)
    app_log.add_entry(writer, id, now, "registered", "", actor)
    return RegisteredApp(app, secret, webhook_secret)


def _new_client_secret() -> str:
    return secrets.CLIENT + clock.new_secret(32)


def change_manifest(writer: Writer, app: App, parsed: ParsedManifest, actor: Actor) -> None:
    """Replace the manifest. Raises Conflict if `public` changes.

    A published app returns to review if it asks for more scopes, redirect URIs or webhooks, or if a customer could take
    it for another: by its name, vendor, logo, or the pages it leads to. Description and video may change.
    """
    app = _reload(writer, app)
    old, new = app.manifest, parsed.manifest
    if old.public != new.public:
        raise Conflict("An app cannot change between public and confidential; register a new one.")
    asks_for_more = not (
        covers(old.scopes, new.scopes)
        and set(new.redirect_uris) <= set(old.redirect_uris)
        and set(new.webhooks) <= set(old.webhooks)
    )
    looks_the_same = all(
        getattr(new, member) == getattr(old, member) for member in REVIEWED_MEMBERS
    ) and parsed.logo in (None, store.find_logo(writer, app.client_id))
    now = clock.now()
    store.update_manifest(writer, app.id, new, parsed.logo, now)
    app_log.add_entry(writer, app.id, now, "changed", "", actor)
    if app.state == PUBLISHED and (asks_for_more or not looks_the_same):
        store.set_state(writer, app.id, IN_REVIEW, now)
        app_log.add_entry(
            writer,
            app.id,
            now,
            "back in review",
            "it asks for more than was reviewed" if asks_for_more else "it looks different",
            actor,
        )


def rotate_secret(writer: Writer, keyring: Keyring, app: App, actor: Actor | None) -> str:
    """A new client secret. The one before stays valid for `SECRET_OVERLAP`, an older one for no longer. Raises Conflict
    for a public app."""
    require_secret(app)
    secret, now = _new_client_secret(), clock.now()
    store.set_secret(writer, app.id, client.hash_secret(keyring, secret), now, now + SECRET_OVERLAP)
    app_log.add_entry(writer, app.id, now, "secret rotated", "", actor)
    return secret


def require_secret(app: App) -> None:
    """Raises Conflict for a public app."""
    if app.manifest.public:
        raise Conflict("A public app has no secret.")


def publishing_conditions(reader: Reader, app: App) -> list[PublishingCondition]:
    """The conditions for publishing `app` (reference [D] S-GEN), and whether they are met."""
    manifest = app.manifest
    is_name_taken = any(
        other.id != app.id and fold(other.manifest.name) == fold(manifest.name)
        for other in store.list_apps(reader, PUBLISHED)
    )
    return [
        PublishingCondition("tested", app.tested_at is not None, "It has called the API of a test tenant."),
        PublishingCondition("video", manifest.video_url is not None, "It has a link to a demo video (videoUrl)."),
        PublishingCondition("start", manifest.start_url is not None, "It has a page where customers start (startUrl)."),
        PublishingCondition("unique", not is_name_taken, "No other published app has its name."),
    ]


def submit_for_review(writer: Writer, app: App, actor: Actor | None) -> None:
    """Submit for review. Raises Conflict unless the state is draft or test."""
    app = _reload(writer, app)
    if app.state not in (DRAFT, TEST):
        raise Conflict(f"The app is {app.state}; only one that is draft or test can be sent for review.")
    _change_state(writer, app, IN_REVIEW, "sent for review", "", actor)


def publish_app(writer: Writer, app: App, *, force: bool = False) -> list[PublishingCondition]:
    """Publish the app, by the operator. Returns the unmet conditions.

    Unmet conditions raise Conflict, unless `force`d, which is logged.
    """
    app = _reload(writer, app)
    if app.state == PUBLISHED:
        raise Conflict("The app is published already.")
    missing = [condition for condition in publishing_conditions(writer, app) if not condition.met]
    if missing and not force:
        raise Conflict("Unmet conditions: " + " ".join(condition.sentence for condition in missing))
    note = "forced, without: " + ", ".join(condition.name for condition in missing) if missing else ""
    _change_state(writer, app, PUBLISHED, "published", note, None)
    return missing


def suspend_app(writer: Writer, app: App, note: str = "") -> None:
    """Suspend the app, by the operator: its tokens stop working within a second, in every tenant."""
    app = _reload(writer, app)
    if app.state == SUSPENDED:
        raise Conflict("The app is suspended already.")
    _change_state(writer, app, SUSPENDED, "suspended", note, None)


def _reload(writer: Writer, app: App) -> App:
    """The current app in this transaction; the given one may be outdated."""
    return store.find_app(writer, app.id) or app


def _change_state(writer: Writer, app: App, state: str, action: str, note: str, actor: Actor | None) -> None:
    now = clock.now()
    store.set_state(writer, app.id, state, now)
    app_log.add_entry(writer, app.id, now, action, note, actor)


def find_app_of_vendor(reader: Reader, client_id: str, tenant_id: int) -> App:
    """The app `client_id` of the vendor `tenant_id`. Raises Forbidden for unknown and foreign apps alike."""
    app = store.find_app_by_client_id(reader, client_id)
    if app is None or app.owner_tenant_id != tenant_id:
        raise Forbidden("This tenant has no app with this client id.")
    return app
