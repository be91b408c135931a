"""Signing in and out."""

from starlette.responses import Response

from truweel.console.session import COOKIE, VISITOR, cookie_name
from truweel.console.site import Site, Visit, delete_cookie, insecure_notice, local_address
from truweel.errors import ApiError, TooManyRequests, Unauthorized
from truweel.http.admission import request_address
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["SignInPages"]

HOME = "/console"


class SignInPages:
    """E-mail address and password, for people; an API-only user has no business here."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, visit: Visit) -> Response:
        """The form; who is signed in already goes on."""
        target = local_address(visit.request.query_params.get("next"), HOME)
        if visit.caller is not None:
            return self._site.redirect(target)
        return self._page(visit, target)

    async def send(self, visit: Visit) -> Response:
        """Sign in. The old cookie is worth nothing afterwards, so that nobody can prepare one."""
        form = visit.form
        target = local_address(form.get("next"), HOME)
        email, tenant = form.get("email", ""), form.get("tenant", "").strip() or None
        try:
            caller = await self._site.authenticator.sign_in(
                email, form.get("password", ""), tenant, request_address(visit.request)
            )
            if await self._site.services.database.read(lambda r: self._is_program(r, caller.tenant_id, caller.user_id)):
                raise Unauthorized("")
        except TooManyRequests as error:
            response = self._page(visit, target, visit.translate("sign_in.throttled"), 429)
            response.headers["Retry-After"] = error.headers["Retry-After"]
            return response
        except ApiError as error:
            return self._page(visit, target, visit.translate("sign_in.wrong"), error.status)
        await self._site.start_session(visit, caller.tenant_id, caller.user_id)
        response = self._site.redirect(target)
        delete_cookie(response, cookie_name(VISITOR, visit.base))
        return response

    async def sign_out(self, visit: Visit) -> Response:
        """Sign out, and go where the form says."""
        if visit.session is not None:
            await self._site.sessions.end(visit.session)
        response = self._site.redirect(local_address(visit.form.get("next"), "/sign-in"))
        delete_cookie(response, cookie_name(COOKIE, visit.base))
        return response

    def _is_program(self, reader: Reader, tenant_id: int, user_id: int) -> bool:
        user = records.load(reader, self._site.services.registry["users"], tenant_id, user_id)
        return user is None or bool(user.__dict__["apiOnly"])

    def _page(self, visit: Visit, target: str, fault: str = "", status: int = 200) -> Response:
        # Once in, the browser may be sent on to the app that asked for consent.
        return self._site.render(
            visit,
            "sign_in.html",
            status=status,
            goal=target,
            fault=fault,
            email=visit.form.get("email", ""),
            tenant=visit.form.get("tenant", ""),
            insecure=insecure_notice(visit),
        )
