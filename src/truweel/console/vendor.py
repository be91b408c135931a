"""The marketplace for vendors: their apps, what happens with them, and their test tenants."""

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from truweel import clock
from truweel.console.consent import scope_label
from truweel.console.site import Site, Visit
from truweel.errors import ApiError, Conflict, NotFound, ValidationError
from truweel.marketplace import app_log, manifest, registration, trial_tenants
from truweel.oauth import scopes, store
from truweel.oauth.model import App
from truweel.storage.database import Reader

__all__ = ["VendorPages"]


class VendorPages:
    """For administrators, who see the apps and test tenants of their own tenant."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    async def show(self, visit: Visit) -> Response:
        """Apps and test tenants."""
        return await self._overview(visit)

    async def _overview(self, visit: Visit, **more: Any) -> Response:
        tenant = visit.signed_in_caller.tenant_id

        def work(reader: Reader) -> dict[str, Any]:
            return {
                "apps": store.list_apps_of_vendor(reader, tenant),
                "trials": [tenant for tenant, _ in trial_tenants.list_test_tenants(reader, tenant)],
            }

        context = await self._services.database.read(work)
        return self._site.render(visit, "vendor.html", **context, **({"made": None, "fault": ""} | more))

    async def new(self, visit: Visit) -> Response:
        """The form of a new app."""
        return self._form(visit, None, {"scopes": []}, ())

    async def create(self, visit: Visit) -> Response:
        """Register an app; the page shows its secrets once."""
        body = _manifest_body(visit.form)
        try:
            new_manifest = manifest.parse_manifest(self._services.registry, body)
        except ValidationError as error:
            return self._form(visit, None, body, error.faults, 400)
        actor = (visit.signed_in_caller.tenant_id, visit.signed_in_caller.user_id)
        keyring = self._services.keyring
        registered = await self._services.database.write(
            lambda writer: registration.register_app(writer, keyring, new_manifest, actor)
        )
        return await self._app_page(visit, registered.app, made=registered)

    async def app(self, visit: Visit) -> Response:
        """One app: where it stands, where it is installed, and what its vendor should know."""
        return await self._app_page(visit, await self._own_app(visit))

    async def _app_page(
        self, visit: Visit, app: App, made: registration.RegisteredApp | None = None, fault: str = ""
    ) -> Response:
        def work(reader: Reader) -> dict[str, Any]:
            current = store.find_app(reader, app.id) or app
            return {
                "app": current,
                "old_until": _valid_until(current),
                "conditions": registration.publishing_conditions(reader, app),
                "installations": store.list_installations_of_app(reader, app.id),
                "notices": store.list_notices(reader, app.id),
                "log": app_log.list_entries(reader, app.id),
            }

        context = await self._services.database.read(work)
        return self._site.render(
            visit, "vendor_app.html", status=409 if fault else 200, made=made, fault=fault, **context
        )

    async def edit(self, visit: Visit) -> Response:
        """The form of an app."""
        app = await self._own_app(visit)
        return self._form(visit, app, manifest.manifest_document(app.manifest), ())

    async def change(self, visit: Visit) -> Response:
        """Change the manifest of an app."""
        app, body = await self._own_app(visit), _manifest_body(visit.form)
        # The form has the first webhook only.
        body["webhooks"] = [*body.get("webhooks", []), *manifest.manifest_document(app.manifest)["webhooks"][1:]]
        try:
            new_manifest = manifest.parse_manifest(self._services.registry, body)
        except ValidationError as error:
            return self._form(visit, app, body, error.faults, 400)
        actor = (visit.signed_in_caller.tenant_id, visit.signed_in_caller.user_id)
        await self._services.database.write(
            lambda writer: registration.change_manifest(writer, app, new_manifest, actor)
        )
        return self._site.redirect(f"/console/vendor/apps/{app.client_id}")

    async def submit(self, visit: Visit) -> Response:
        """Ask for review."""
        app, actor = await self._own_app(visit), (visit.signed_in_caller.tenant_id, visit.signed_in_caller.user_id)
        try:
            await self._services.database.write(lambda writer: registration.submit_for_review(writer, app, actor))
        except Conflict as error:
            return await self._app_page(visit, app, fault=error.message)
        return self._site.redirect(f"/console/vendor/apps/{app.client_id}")

    async def confirm_rotation(self, visit: Visit) -> Response:
        """Ask for a confirmation before a new client secret is made."""
        app = await self._own_app(visit)
        registration.require_secret(app)
        return self._site.render(visit, "rotate.html", app=app, old_until=_valid_until(app))

    async def rotate(self, visit: Visit) -> Response:
        """A new client secret, shown once; the old one stays valid for a day."""
        app, actor = await self._own_app(visit), (visit.signed_in_caller.tenant_id, visit.signed_in_caller.user_id)
        keyring = self._services.keyring
        secret = await self._services.database.write(
            lambda writer: registration.rotate_secret(writer, keyring, app, actor)
        )
        return await self._app_page(visit, app, made=registration.RegisteredApp(app, secret, ""))

    async def create_test_tenant(self, visit: Visit) -> Response:
        """Create a test tenant with demo data; its password is shown once."""
        caller, user = visit.signed_in_caller, visit.user
        owner = (caller.tenant_id, caller.user_id)
        try:
            test_tenant = await asyncio.to_thread(
                trial_tenants.create_test_tenant, self._services, owner, caller.email, user.language or "EN"
            )
        except ApiError as error:
            return await self._overview(visit, fault=error.message)
        return await self._overview(visit, made=test_tenant)

    async def extend(self, visit: Visit) -> Response:
        """Extend a test tenant by 14 days."""
        tenant_id, own = visit.request.path_params["tenant_id"], visit.signed_in_caller.tenant_id
        try:
            await self._services.database.write(lambda writer: trial_tenants.extend_test_tenant(writer, own, tenant_id))
        except Conflict as error:
            return await self._overview(visit, fault=error.message)
        return self._site.redirect("/console/vendor")

    async def enter(self, visit: Visit) -> Response:
        """Sign in to an own test tenant as its administrator, in a new session."""
        tenant_id, own = visit.request.path_params["tenant_id"], visit.signed_in_caller.tenant_id
        trials = await self._services.database.read(lambda reader: trial_tenants.list_test_tenants(reader, own))
        user = next((user for tenant, user in trials if tenant.id == tenant_id), None)
        if user is None:
            raise NotFound(visit.translate("error.missing"))
        await self._site.start_session(visit, tenant_id, user)
        return self._site.redirect("/console")

    async def _own_app(self, visit: Visit) -> App:
        client_id, tenant = visit.request.path_params["client_id"], visit.signed_in_caller.tenant_id
        return await self._services.database.read(
            lambda reader: registration.find_app_of_vendor(reader, client_id, tenant)
        )

    def _form(
        self, visit: Visit, app: App | None, values: Mapping[str, Any], faults: Any, status: int = 200
    ) -> Response:
        choices = [(scope, scope_label(visit, scope)) for scope in scopes.known_scopes(self._services.registry)]
        faults_by_field: dict[str, str] = {}
        for fault in faults:
            faults_by_field.setdefault(fault.field.partition("[")[0], f"{fault.field}: {fault.message}")
        return self._site.render(
            visit, "vendor_form.html", status=status, app=app, values=values, wrong=faults_by_field, choices=choices
        )


def _valid_until(app: App) -> int | None:
    """The end of the client secret before the last one, where it is still valid."""
    return app.old_until if (app.old_until or 0) > clock.now() else None


def _manifest_body(form: Mapping[str, str]) -> dict[str, Any]:
    """The form as the manifest it stands for: empty fields are left out, lists come one a line."""
    names = ("name", "vendor", "description", "homePage", "supportAddress", "startUrl", "videoUrl")
    body: dict[str, Any] = {name: form[name].strip() for name in names if form.get(name, "").strip()}
    body["redirectUris"] = [line.strip() for line in form.get("redirectUris", "").splitlines() if line.strip()]
    body["scopes"] = [name.removeprefix("scope.") for name in form if name.startswith("scope.")]
    for name in ("public", "strict"):
        body[name] = form.get(name) == "yes"
    if form.get("logo", "").strip():
        body["logo"] = form["logo"].strip()
    if form.get("webhookUrl", "").strip():
        body["webhooks"] = [{"url": form["webhookUrl"].strip(), "events": form.get("webhookEvents", "").split()}]
    return body
