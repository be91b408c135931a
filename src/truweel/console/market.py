"""The marketplace for customers: the catalogue, an app's page, and the apps that a tenant has."""

from starlette.responses import Response

from truweel.console.consent import describe_scopes
from truweel.console.site import Site, Visit, page_headers
from truweel.errors import NotFound
from truweel.marketplace import install
from truweel.marketplace.manifest import image_type
from truweel.oauth import store
from truweel.oauth.model import PUBLISHED, App
from truweel.storage.database import Reader, Writer

__all__ = ["MarketplacePages"]


class MarketplacePages:
    """Everyone sees the catalogue; what is installed is for administrators."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._database = site.services.database

    async def catalogue(self, visit: Visit) -> Response:
        """Every published app."""
        apps = await self._database.read(lambda reader: store.list_apps(reader, PUBLISHED))
        apps.sort(key=lambda app: app.manifest.name.casefold())
        return self._site.render(visit, "catalogue.html", apps=apps)

    async def app(self, visit: Visit) -> Response:
        """One app: what it does, what it asks for, and the way to its maker's page where it is started."""
        app = await self._find(visit)
        is_owner = visit.caller is not None and visit.caller.tenant_id == app.owner_tenant_id
        if app.state != PUBLISHED and not is_owner:
            raise NotFound(visit.translate("error.missing"))
        tenant = visit.caller.tenant_id if visit.caller else 0
        installation = await self._database.read(lambda reader: store.find_installation(reader, tenant, app.id))
        rights = describe_scopes(self._site, visit, app.manifest.scopes) if visit.caller else []
        return self._site.render(
            visit, "app.html", app=app, rights=rights, installed=installation is not None and installation.is_active
        )

    async def logo(self, visit: Visit) -> Response:
        """Its logo, as what its first bytes say it is."""
        client_id = visit.request.path_params["client_id"]
        content = await self._database.read(lambda reader: store.find_logo(reader, client_id))
        kind = image_type(content) if content else None
        if content is None or kind is None:
            raise NotFound(visit.translate("error.missing"))
        logo_headers = page_headers(html=False) | {
            "Cache-Control": "public, max-age=3600",
            "Content-Security-Policy": "sandbox",
        }
        return Response(content, headers=logo_headers, media_type=kind)

    async def installed(self, visit: Visit) -> Response:
        """The tenant's apps, what each may do, and how it behaves."""
        tenant = visit.signed_in_caller.tenant_id

        def work(reader: Reader) -> list[dict[str, object]]:
            rows = []
            for installation in store.list_installations(reader, tenant):
                app = store.find_app(reader, installation.app_id)
                if app is not None:
                    notices = store.list_notices(reader, app.id, tenant)
                    rights = describe_scopes(self._site, visit, installation.scopes)
                    rows.append({"app": app, "installation": installation, "notices": notices, "rights": rights})
            return rows

        gone = visit.request.query_params.get("gone")
        return self._site.render(visit, "installed.html", installed=await self._database.read(work), gone=gone)

    async def confirm_uninstall(self, visit: Visit) -> Response:
        """Ask for a confirmation before an app is uninstalled."""
        return self._site.render(visit, "uninstall.html", app=await self._find(visit))

    async def uninstall(self, visit: Visit) -> Response:
        """Uninstall the app: its tokens and webhooks end, and its vendor is notified."""
        app, tenant = await self._find(visit), visit.signed_in_caller.tenant_id

        def work(writer: Writer) -> None:
            install.uninstall(writer, app, tenant)

        await self._database.write(work)
        return self._site.redirect(f"/console/apps?gone={app.client_id}")

    async def _find(self, visit: Visit) -> App:
        client_id = visit.request.path_params["client_id"]
        app = await self._database.read(lambda reader: store.find_app_by_client_id(reader, client_id))
        if app is None:
            raise NotFound(visit.translate("error.missing"))
        return app
