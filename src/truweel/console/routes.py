"""Every address of the pages and of OAuth."""

from importlib.resources import files

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from truweel.auth.authenticator import Authenticator
from truweel.auth.invitations import PATH as INVITATION
from truweel.console.consent import ConsentPages
from truweel.console.home import HomePages
from truweel.console.market import MarketplacePages
from truweel.console.operations import OperationsPages
from truweel.console.records import RecordPages
from truweel.console.sign_in import SignInPages
from truweel.console.site import STATIC, Handler, Site
from truweel.console.users import UserPages
from truweel.console.vendor import VendorPages
from truweel.http.middleware.rate_limit import PICTURES, RateLimits
from truweel.oauth.introspect import IntrospectEndpoint
from truweel.oauth.metadata import MetadataEndpoint
from truweel.oauth.revoke import RevokeEndpoint
from truweel.oauth.services import Services
from truweel.oauth.tokens import TokenEndpoint
from truweel.opaque import MAX_DIGITS

__all__ = ["routes"]


class RecordIdConvertor(IntegerConvertor):
    """An id in a path: no more digits than an id can have."""

    regex = rf"-?[0-9]{{1,{MAX_DIGITS}}}"


register_url_convertor("record_id", RecordIdConvertor())


def routes(services: Services, authenticator: Authenticator, limits: RateLimits) -> tuple[BaseRoute, ...]:
    """The routes beside `/api/v2`."""
    site = Site(services, authenticator, limits)
    endpoint = site.endpoint
    metadata = MetadataEndpoint(services).handle
    home_pages, sign_in_pages, consent_pages = HomePages(site), SignInPages(site), ConsentPages(site)
    user_pages = UserPages(site)
    marketplace_pages, vendor_pages, record_pages, operations_pages = (
        MarketplacePages(site),
        VendorPages(site),
        RecordPages(site),
        OperationsPages(site),
    )

    def administrator_route(path: str, handler: Handler, method: str = "GET") -> Route:
        return Route(f"/console{path}", endpoint(handler, administrator=True), methods=[method])

    return (
        Route("/", endpoint(home_pages.root)),
        Route("/sign-in", endpoint(sign_in_pages.show), methods=["GET"]),
        Route("/sign-in", endpoint(sign_in_pages.send), methods=["POST"]),
        Route("/sign-out", endpoint(sign_in_pages.sign_out), methods=["POST"]),
        Route("/oauth2/authorize", endpoint(consent_pages.show), methods=["GET"]),
        Route("/oauth2/authorize", endpoint(consent_pages.send, signed_in=True), methods=["POST"]),
        Route("/oauth2/tokens", TokenEndpoint(services, limits).handle, methods=["POST"]),
        Route("/oauth2/revoke", RevokeEndpoint(services, limits).handle, methods=["POST"]),
        Route("/oauth2/introspect", IntrospectEndpoint(services, limits).handle, methods=["POST"]),
        Route("/.well-known/oauth-authorization-server", metadata, methods=["GET"]),
        Route("/.well-known/oauth-authorization-server{issuer:path}", metadata, methods=["GET"]),
        Route("/marketplace", endpoint(marketplace_pages.catalogue), methods=["GET"]),
        Route("/marketplace/apps/{client_id}", endpoint(marketplace_pages.app), methods=["GET"]),
        Route("/marketplace/apps/{client_id}/logo", endpoint(marketplace_pages.logo, policy=PICTURES), methods=["GET"]),
        Route("/console", endpoint(record_pages.home, signed_in=True), methods=["GET"]),
        Route("/console/records/{collection}", endpoint(record_pages.page, signed_in=True), methods=["GET"]),
        Route(
            "/console/records/{collection}/{id:record_id}",
            endpoint(record_pages.record, signed_in=True),
            methods=["GET"],
        ),
        Route(
            "/console/records/{collection}/{id:record_id}/history",
            endpoint(record_pages.history, signed_in=True),
            methods=["GET"],
        ),
        Route("/console/open/{reference}", endpoint(record_pages.open, signed_in=True), methods=["GET"]),
        administrator_route("/apps", marketplace_pages.installed),
        administrator_route("/apps/{client_id}/uninstall", marketplace_pages.confirm_uninstall),
        administrator_route("/apps/{client_id}/uninstall", marketplace_pages.uninstall, "POST"),
        administrator_route("/vendor", vendor_pages.show),
        administrator_route("/vendor/new", vendor_pages.new),
        administrator_route("/vendor/new", vendor_pages.create, "POST"),
        administrator_route("/vendor/apps/{client_id}", vendor_pages.app),
        administrator_route("/vendor/apps/{client_id}/edit", vendor_pages.edit),
        administrator_route("/vendor/apps/{client_id}/edit", vendor_pages.change, "POST"),
        administrator_route("/vendor/apps/{client_id}/submit", vendor_pages.submit, "POST"),
        administrator_route("/vendor/apps/{client_id}/rotate", vendor_pages.confirm_rotation),
        administrator_route("/vendor/apps/{client_id}/rotate", vendor_pages.rotate, "POST"),
        administrator_route("/vendor/trials", vendor_pages.create_test_tenant, "POST"),
        administrator_route("/vendor/trials/{tenant_id:record_id}/enter", vendor_pages.enter, "POST"),
        administrator_route("/vendor/trials/{tenant_id:record_id}/extend", vendor_pages.extend, "POST"),
        administrator_route("/webhooks", operations_pages.webhooks),
        administrator_route("/webhooks/{uuid}", operations_pages.webhook),
        administrator_route("/callers", operations_pages.callers),
        administrator_route("/refusals", operations_pages.refusals),
        administrator_route("/users/new", user_pages.new),
        administrator_route("/users/new", user_pages.create, "POST"),
        administrator_route("/users/{id:record_id}", user_pages.show),
        administrator_route("/users/{id:record_id}/change", user_pages.change, "POST"),
        administrator_route("/users/{id:record_id}/disable", user_pages.disable, "POST"),
        administrator_route("/users/{id:record_id}/enable", user_pages.enable, "POST"),
        administrator_route("/users/{id:record_id}/delete", user_pages.delete, "POST"),
        administrator_route("/users/{id:record_id}/invite", user_pages.invite, "POST"),
        administrator_route("/users/{id:record_id}/reset", user_pages.reset, "POST"),
        Route("/console/password", endpoint(user_pages.show_password, signed_in=True), methods=["GET"]),
        Route("/console/password", endpoint(user_pages.change_password, signed_in=True), methods=["POST"]),
        Route(INVITATION, endpoint(user_pages.show_invitation), methods=["GET"]),
        Route(INVITATION, endpoint(user_pages.accept_invitation), methods=["POST"]),
        Mount(STATIC, StaticFiles(directory=str(files("truweel.console").joinpath("static")))),
    )
