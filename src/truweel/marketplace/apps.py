"""`/api/v2/apps` and `/api/v2/profile` (ours): the apps of a vendor, and the profile of the caller."""

from dataclasses import replace
from typing import Any

import msgspec

from truweel import clock
from truweel.auth import store as accounts
from truweel.auth.caller import Caller
from truweel.errors import Forbidden, MethodNotAllowed, NotFound, PathNotFound
from truweel.http.api import Handler
from truweel.http.body_checks import read_no_arguments
from truweel.http.call import Call
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.marketplace import manifest, registration
from truweel.oauth import scopes, store
from truweel.oauth.model import App
from truweel.oauth.services import Services
from truweel.operations.answer import Answer
from truweel.storage import records
from truweel.storage.database import Reader, Writer

__all__ = ["Apps", "Profile", "app_document"]


def app_document(reader: Reader, app: App, base: str) -> dict[str, Any]:
    """An app as JSON for its vendor."""
    return {
        "clientId": app.client_id,
        "state": app.state,
        **manifest.manifest_document(app.manifest),
        "logo": f"{base}/marketplace/apps/{app.client_id}/logo" if app.has_logo else None,
        "conditions": [
            {"name": condition.name, "met": condition.met, "sentence": condition.sentence}
            for condition in registration.publishing_conditions(reader, app)
        ],
        "oldSecretUntil": _format_instant(app.old_until),
        "createdAt": clock.format_instant(app.created_at),
        "updatedAt": clock.format_instant(app.updated_at),
    }


class Apps:
    """The apps of a vendor, for administrators of its tenant."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._writes = IdempotentWrites(services.database, services.keyring)

    async def __call__(self, call: Call) -> Answer:
        """Answer a call of an authenticated caller."""
        caller = call.caller
        if not caller.is_administrator or caller.app_id is not None:
            raise Forbidden("Only administrators manage apps, with their own API key or password.")
        segments = call.segments[1:]
        match (call.method, segments):
            case ("GET" | "HEAD", []):
                return await self._list(call)
            case ("POST", []):
                return await self._create(call)
            case ("GET" | "HEAD", [client_id]):
                return await self._get(call, client_id)
            case ("PUT", [client_id]):
                return await self._replace(call, client_id)
            case ("POST", [client_id, "rotate-secret"]):
                return await self._rotate(call, client_id)
            case ("POST", [client_id, "submit"]):
                return await self._submit(call, client_id)
            case ("GET" | "HEAD", [client_id, "installations"]):
                return await self._installations(call, client_id)
        raise _path_error(call, segments)

    async def _list(self, call: Call) -> Answer:
        tenant, base = call.caller.tenant_id, call.base_url
        return await self._services.database.read(
            lambda reader: _answer(
                [app_document(reader, app, base) for app in store.list_apps_of_vendor(reader, tenant)]
            )
        )

    async def _create(self, call: Call) -> Answer:
        body = await call.body()
        parsed = manifest.parse_manifest(self._services.registry, await call.json(body))

        def create(writer: Writer) -> Answer:
            registered = registration.register_app(writer, self._services.keyring, parsed, _actor(call.caller))
            document = app_document(writer, registered.app, call.base_url)
            secrets = {"clientSecret": registered.secret, "webhookSecret": registered.webhook_secret}
            location = f"{call.base_url}/api/v2/apps/{registered.app.client_id}"
            return replace(_answer(document | secrets, 201, {"Location": location}), warnings=parsed.warnings)

        return await self._writes.run(call, body, create)

    async def _get(self, call: Call, client_id: str) -> Answer:
        tenant, base = call.caller.tenant_id, call.base_url

        def get(reader: Reader) -> Answer:
            app = registration.find_app_of_vendor(reader, client_id, tenant)
            return _answer(app_document(reader, app, base), etag=_etag(app))

        return await self._services.database.read(get)

    async def _replace(self, call: Call, client_id: str) -> Answer:
        body = await call.body()
        parsed = manifest.parse_manifest(self._services.registry, await call.json(body))
        actor = _actor(call.caller)

        def change(writer: Writer) -> Answer:
            app = registration.find_app_of_vendor(writer, client_id, actor[0])
            call.require_match(app.updated_at)
            registration.change_manifest(writer, app, parsed, actor)
            return Answer(204, warnings=parsed.warnings)

        return await self._writes.run(call, body, change)

    async def _rotate(self, call: Call, client_id: str) -> Answer:
        actor, keyring = _actor(call.caller), self._services.keyring
        raw, warnings = await read_no_arguments(call)

        def rotate(writer: Writer) -> Answer:
            app = registration.find_app_of_vendor(writer, client_id, actor[0])
            secret = registration.rotate_secret(writer, keyring, app, actor)
            after = registration.find_app_of_vendor(writer, client_id, actor[0])
            rotated = {"clientSecret": secret, "oldSecretUntil": _format_instant(after.old_until)}
            return replace(_answer(rotated), warnings=warnings)

        return await self._writes.run(call, raw, rotate)

    async def _submit(self, call: Call, client_id: str) -> Answer:
        actor = _actor(call.caller)
        raw, warnings = await read_no_arguments(call)

        def submit(writer: Writer) -> Answer:
            registration.submit_for_review(writer, registration.find_app_of_vendor(writer, client_id, actor[0]), actor)
            return Answer(204, warnings=warnings)

        return await self._writes.run(call, raw, submit)

    async def _installations(self, call: Call, client_id: str) -> Answer:
        tenant = call.caller.tenant_id

        def read(reader: Reader) -> Answer:
            app = registration.find_app_of_vendor(reader, client_id, tenant)
            notices = store.list_notices(reader, app.id)
            return _answer(
                [
                    {
                        "tenant": name,
                        "scopes": list(installation.scopes),
                        "installedAt": clock.format_instant(installation.installed_at),
                        "uninstalledAt": _format_instant(installation.uninstalled_at),
                        "usedAt": _format_instant(installation.used_at),
                        "blockedUntil": _format_instant(installation.blocked_until),
                        "notices": [notice.wire() for notice in notices if notice.tenant_id == installation.tenant_id],
                    }
                    for installation, name in store.list_installations_of_app(reader, app.id)
                ]
            )

        return await self._services.database.read(read)


class Profile:
    """User, tenant and language of the caller. An app needs the scope `profile`."""

    def __init__(self, services: Services, change_password: Handler | None = None) -> None:
        """`change_password` answers `/profile/password`."""
        self._services = services
        self._change_password = change_password

    async def __call__(self, call: Call) -> Answer:
        """Answer a call of an authenticated caller."""
        caller = call.caller
        if call.segments[1:] == ["password"] and self._change_password is not None:
            return await self._change_password(call)
        if call.method not in ("GET", "HEAD") or len(call.segments) > 1:
            raise _path_error(call, call.segments[1:])
        if caller.scopes is not None and scopes.PROFILE not in caller.scopes:
            raise Forbidden("The app lacks the scope 'profile'.", headers=_insufficient_scope(scopes.PROFILE))
        return await self._services.database.read(lambda reader: _answer(self._profile(reader, caller)))

    def _profile(self, reader: Reader, caller: Caller) -> dict[str, Any]:
        user: Any = records.load(reader, self._services.registry["users"], caller.tenant_id, caller.user_id)
        account = accounts.load_user_status(reader, caller.tenant_id, caller.user_id)
        if user is None or account is None:
            raise NotFound("There is no such user any more.")
        app = store.find_app(reader, caller.app_id) if caller.app_id is not None else None
        employee: Any = None
        if user.employeeId is not None:
            employee = records.load(reader, self._services.registry["employees"], caller.tenant_id, user.employeeId)
        modules = self._services.registry.modules
        rights = dict.fromkeys(modules, "write") if caller.is_administrator else caller.rights
        tenant = account.tenant
        return {
            "id": str(user.id),
            "email": user.email,
            "fullName": user.fullName,
            "language": user.language,
            "user": {
                "id": str(user.id),
                "email": user.email,
                "fullName": user.fullName,
                "employeeId": _id(user.employeeId),
            },
            "role": caller.role or None,
            "administrator": caller.is_administrator,
            "rights": {module: rights[module] for module in modules if module in rights},
            "companyId": _id(employee.companyId) if employee is not None else None,
            "tenant": {"id": str(tenant.id), "slug": tenant.slug, "name": tenant.name, "timeZone": tenant.time_zone},
            "app": {"clientId": app.client_id, "name": app.manifest.name} if app else None,
            "scopes": sorted(caller.scopes) if caller.scopes is not None else None,
        }


def _insufficient_scope(scope: str) -> dict[str, str]:
    """The challenge of RFC 6750 §3.1."""
    return {"WWW-Authenticate": f'Bearer realm="Truweel", error="insufficient_scope", scope="{scope}"'}


def _id(id: int | None) -> str | None:
    return None if id is None else str(id)


def _actor(caller: Caller) -> tuple[int, int]:
    return caller.tenant_id, caller.user_id


def _format_instant(instant: int | None) -> str | None:
    return None if instant is None else clock.format_instant(instant)


def _answer(value: Any, status: int = 200, headers: dict[str, str] | None = None, etag: str = "") -> Answer:
    return Answer(status, msgspec.json.encode(value), headers or {}, etag=etag)


def _etag(app: App) -> str:
    return f'"{app.updated_at}"'


def _path_error(call: Call, segments: list[str]) -> Exception:
    """405 if another method exists for the path, else 404."""
    if len(segments) <= 1:
        allowed = ("GET", "HEAD", "PUT" if segments else "POST", "OPTIONS")
        return MethodNotAllowed(f"{call.path} doesn't take {call.method}.", allowed)
    if len(segments) == 2 and segments[1] in ("rotate-secret", "submit"):
        return MethodNotAllowed(f"{call.path} takes POST.", ("POST", "OPTIONS"))
    return PathNotFound(call.path)
