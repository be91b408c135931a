"""Every address of the pages and of OAuth."""

from importlib.resources import files

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from truweel.auth.authenticator import Authenticator
from truweel.console.consent import Consent
from truweel.console.home import Home
from truweel.console.sign_in import SignIn
from truweel.console.site import STATIC, Site
from truweel.oauth.introspect import Introspect
from truweel.oauth.metadata import Metadata
from truweel.oauth.parts import Parts
from truweel.oauth.revoke import Revoke
from truweel.oauth.tokens import Tokens

__all__ = ["routes"]


def routes(parts: Parts, authenticator: Authenticator) -> tuple[BaseRoute, ...]:
    """The routes beside `/api/v2`."""
    site = Site(parts, authenticator)
    page = site.page
    home, sign_in, consent = Home(site), SignIn(site), Consent(site)
    return (
        Route("/", page(home.root)),
        Route("/sign-in", page(sign_in.show), methods=["GET"]),
        Route("/sign-in", page(sign_in.send), methods=["POST"]),
        Route("/sign-out", page(sign_in.out), methods=["POST"]),
        Route("/oauth2/authorize", page(consent.show), methods=["GET"]),
        Route("/oauth2/authorize", page(consent.send, signed_in=True), methods=["POST"]),
        Route("/oauth2/tokens", Tokens(parts).answer, methods=["POST"]),
        Route("/oauth2/revoke", Revoke(parts).answer, methods=["POST"]),
        Route("/oauth2/introspect", Introspect(parts).answer, methods=["POST"]),
        Route("/.well-known/oauth-authorization-server", Metadata(parts).answer, methods=["GET"]),
        Mount(STATIC, StaticFiles(directory=str(files("truweel.console").joinpath("static")))),
    )
