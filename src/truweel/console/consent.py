"""The page on which a user authorizes an app (RFC 6749 §4.1.1), and the redirect after it."""

from urllib.parse import urlencode, urlsplit

from starlette.responses import Response

from truweel.console import language
from truweel.console.site import Site, Visit, parse_pairs
from truweel.marketplace import install
from truweel.marketplace.install import InstallationRefused, RefusalReason
from truweel.marketplace.manifest import HOST
from truweel.oauth import authorize, scopes
from truweel.oauth.authorize import AuthorizationRequest, PageError, RedirectError
from truweel.oauth.server import Parameters

__all__ = ["ConsentPages", "describe_scopes", "scope_label"]


class ConsentPages:
    """`GET` shows what an app asks for, `POST` answers it. Nothing of the request is trusted the second time."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, visit: Visit) -> Response:
        """What the app asks for; an error that concerns the app goes to the app, one that doesn't is shown here."""
        parameters = _parse_parameters(visit.request.url.query)
        try:
            authorization = await self._read_request(visit, parameters)
        except PageError as error:
            return self._site.render(visit, "faulty.html", status=400, message=str(error))
        except RedirectError as error:
            if install.is_open_to(error.app, visit.tenant):
                return self._site.redirect(error.location)
            message = visit.translate("consent.not_open", app=error.app.manifest.name)
            return self._site.render(visit, "faulty.html", status=400, message=message)
        if visit.caller is None:
            return self._site.redirect("/sign-in?" + urlencode({"next": f"/oauth2/authorize?{urlencode(parameters)}"}))
        caller = visit.caller
        reason = await self._site.services.database.read(
            lambda reader: install.refusal_reason(reader, authorization.app, caller, authorization.scopes)
        )
        return self._page(visit, authorization, parameters, reason)

    async def send(self, visit: Visit) -> Response:
        """Allowed or refused: back to the app, with a code or with access_denied."""
        parameters = _parse_parameters(visit.form.get("query", ""))
        allowed = visit.form.get("answer") == "allow"
        services, caller, base = self._site.services, visit.signed_in_caller, visit.base
        try:
            if allowed:
                return self._site.redirect(
                    await services.database.write(
                        lambda w: authorize.approve(services, w, parameters, caller, base, install.ensure_installed)
                    )
                )
            return self._site.redirect(
                await services.database.read(lambda r: authorize.deny(services, r, parameters, base))
            )
        except PageError as error:
            return self._site.render(visit, "faulty.html", status=400, message=str(error))
        except RedirectError as error:
            return self._site.redirect(error.location)
        except InstallationRefused as error:
            return self._page(visit, await self._read_request(visit, parameters), parameters, error.reason)

    async def _read_request(self, visit: Visit, parameters: Parameters) -> AuthorizationRequest:
        services, base = self._site.services, visit.base
        return await services.database.read(
            lambda reader: authorize.validate_request(services, reader, parameters, base)
        )

    def _page(
        self, visit: Visit, authorization: AuthorizationRequest, parameters: Parameters, reason: RefusalReason | None
    ) -> Response:
        return self._site.render(
            visit,
            "consent.html",
            status=403 if reason else 200,
            sends_to=_csp_source(authorization.redirect_uri),
            app=authorization.app,
            rights=describe_scopes(self._site, visit, authorization.scopes),
            reason=reason,
            query=urlencode(parameters),
            target=urlsplit(authorization.redirect_uri).hostname or authorization.redirect_uri.partition(":")[0],
        )


def _parse_parameters(query: str) -> Parameters:
    """The parameters of the request, those of our own page left out."""
    return [(name, value) for name, value in parse_pairs(query) if name != "lang"]


def _csp_source(uri: str) -> str:
    """Where the form's answer leads, as a Content-Security-Policy names it."""
    url = urlsplit(uri)
    if url.scheme in ("http", "https") and "[" not in url.netloc and HOST.fullmatch(url.netloc):
        return f"{url.scheme}://{url.netloc}"
    return f"{url.scheme}:"


def describe_scopes(site: Site, visit: Visit, scope_names: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """For each scope: its name, what it opens in words, and the right on it.

    The right is `write`, `read`, `nothing` (the user's role has none) or `profile`.
    """
    registry = site.services.registry
    descriptions = []
    for scope in scope_names:
        rights = scopes.rights_for(registry, visit.signed_in_caller, [scope])
        if scope == scopes.PROFILE:
            right = "profile"
        else:
            right = "write" if "write" in rights.values() else "read" if rights else "nothing"
        descriptions.append((scope, scope_label(visit, scope), right))
    return descriptions


def scope_label(visit: Visit, scope: str) -> str:
    """A scope, or a module of the same name, in words."""
    full = scope.removesuffix(scopes.READ)
    key = f"scope.{full}"
    words = visit.translate(key) if language.has_message(key) else full.replace("-", " ").capitalize()
    return words if scope == full else f"{words} ({visit.translate('consent.only_read')})"
