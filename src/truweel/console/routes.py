"""Every address of the pages and of OAuth."""

from importlib.resources import files

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from truweel.auth.authenticator import Authenticator
from truweel.console.consent import Consent
from truweel.console.home import Home
from truweel.console.market import Market
from truweel.console.operations import Operations
from truweel.console.records import Records
from truweel.console.sign_in import SignIn
from truweel.console.site import STATIC, Handler, Site
from truweel.console.vendor import Vendor
from truweel.oauth.introspect import IntrospectEndpoint
from truweel.oauth.metadata import MetadataEndpoint
from truweel.oauth.revoke import RevokeEndpoint
from truweel.oauth.services import Services
from truweel.oauth.tokens import TokenEndpoint

__all__ = ["routes"]


def routes(services: Services, authenticator: Authenticator) -> tuple[BaseRoute, ...]:
    """The routes beside `/api/v2`."""
    site = Site(services, authenticator)
    page = site.page
    home, sign_in, consent = Home(site), SignIn(site), Consent(site)
    market, vendor, records, operations = Market(site), Vendor(site), Records(site), Operations(site)

    def theirs(path: str, handler: Handler, method: str = "GET") -> Route:
        return Route(f"/console{path}", page(handler, administrator=True), methods=[method])

    return (
        Route("/", page(home.root)),
        Route("/sign-in", page(sign_in.show), methods=["GET"]),
        Route("/sign-in", page(sign_in.send), methods=["POST"]),
        Route("/sign-out", page(sign_in.out), methods=["POST"]),
        Route("/oauth2/authorize", page(consent.show), methods=["GET"]),
        Route("/oauth2/authorize", page(consent.send, signed_in=True), methods=["POST"]),
        Route("/oauth2/tokens", TokenEndpoint(services).handle, methods=["POST"]),
        Route("/oauth2/revoke", RevokeEndpoint(services).handle, methods=["POST"]),
        Route("/oauth2/introspect", IntrospectEndpoint(services).handle, methods=["POST"]),
        Route("/.well-known/oauth-authorization-server", MetadataEndpoint(services).handle, methods=["GET"]),
        Route("/marketplace", page(market.catalogue), methods=["GET"]),
        Route("/marketplace/apps/{client_id}", page(market.app), methods=["GET"]),
        Route("/marketplace/apps/{client_id}/logo", page(market.logo), methods=["GET"]),
        Route("/console", page(records.home, signed_in=True), methods=["GET"]),
        Route("/console/records/{collection}", page(records.page, signed_in=True), methods=["GET"]),
        Route("/console/records/{collection}/{id:int}", page(records.record, signed_in=True), methods=["GET"]),
        Route("/console/open/{reference}", page(records.open, signed_in=True), methods=["GET"]),
        theirs("/apps", market.installed),
        theirs("/apps/{client_id}/uninstall", market.sure),
        theirs("/apps/{client_id}/uninstall", market.uninstall, "POST"),
        theirs("/vendor", vendor.show),
        theirs("/vendor/new", vendor.new),
        theirs("/vendor/new", vendor.create, "POST"),
        theirs("/vendor/apps/{client_id}", vendor.app),
        theirs("/vendor/apps/{client_id}/edit", vendor.edit),
        theirs("/vendor/apps/{client_id}/edit", vendor.change, "POST"),
        theirs("/vendor/apps/{client_id}/submit", vendor.submit, "POST"),
        theirs("/vendor/apps/{client_id}/rotate", vendor.rotate, "POST"),
        theirs("/vendor/trials", vendor.try_out, "POST"),
        theirs("/vendor/trials/{tenant_id:int}/enter", vendor.enter, "POST"),
        theirs("/vendor/trials/{tenant_id:int}/extend", vendor.extend, "POST"),
        theirs("/webhooks", operations.webhooks),
        theirs("/webhooks/{uuid}", operations.webhook),
        theirs("/callers", operations.callers),
        Mount(STATIC, StaticFiles(directory=str(files("truweel.console").joinpath("static")))),
    )
