"""What all pages share: who visits them, how they are rendered, and their security headers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from truweel import clock
from truweel.auth import roles
from truweel.auth import store as accounts
from truweel.auth.authenticator import Authenticator
from truweel.auth.caller import Caller
from truweel.auth.store import Tenant
from truweel.console import language
from truweel.console.session import COOKIE, VISITOR, Session, Sessions, cookie_name
from truweel.errors import ApiError, BadRequest, Forbidden, PayloadTooLarge, Unauthorized, Unavailable
from truweel.http.admission import request_address
from truweel.http.middleware.rate_limit import STRANGER, RateLimits
from truweel.limits.policy import BucketPolicy
from truweel.oauth.services import Services
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["Handler", "Site", "Visit", "delete_cookie", "insecure_notice", "local_address", "parse_pairs"]

LANGUAGE = "truweel_language"
FORM_BYTES = 256 * 1024
MAX_PAIRS = 500
STATIC = "/console/static"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Where browsers keep a secure cookie without https."""


@dataclass(slots=True)
class Visit:
    """One request of a page: its language, and who is signed in, if anybody."""

    request: Request
    language: str
    base: str
    token: str
    caller: Caller | None = None
    user: Any = None
    tenant: Tenant | None = None
    session: Session | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What begins the path of every address on this server: the path under which a proxy mounts it."""
        return urlsplit(self.base).path

    @property
    def signed_in_caller(self) -> Caller:
        """Who is signed in, on pages that ask for it."""
        assert self.caller is not None
        return self.caller

    def translate(self, key: str, **values: Any) -> str:
        """A text of the catalogue."""
        return language.translate(self.language, key, **values)


Handler = Callable[[Visit], Awaitable[Response]]


def insecure_notice(visit: Visit) -> str:
    """Why nobody can sign in at this address, and what to do: browsers keep the cookie over https only. Empty where
    they keep it."""
    url = visit.request.url
    if url.scheme != "http" or url.hostname in LOOPBACK:
        return ""
    if visit.base.startswith("https:"):
        return visit.translate("sign_in.insecure_elsewhere", address=f"{visit.base}/sign-in")
    port = url.port or 80
    tunnel = f"ssh -L 8080:127.0.0.1:{port} {url.hostname}"
    return visit.translate("sign_in.insecure", tunnel=tunnel, address=f"http://localhost:8080{visit.prefix}/sign-in")


class Site:
    """Makes pages of handlers."""

    def __init__(self, services: Services, authenticator: Authenticator, limits: RateLimits) -> None:
        self.services = services
        self._limits = limits
        self.authenticator = authenticator
        self.sessions = Sessions(services.database, services.keyring)

    @cached_property
    def _templates(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("truweel.console"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= {
            "languages": language.NAMES,
            "asset_url": self.asset_url,
            "format_instant": clock.format_instant,
        }
        return environment

    def asset_url(self, name: str) -> str:
        """The address of a static file; it changes with the file, so that browsers may keep it for good."""
        content = files("truweel.console").joinpath("static", name).read_bytes()
        return f"{STATIC}/{name}?{blake2b(content, digest_size=6).hexdigest()}"

    # Handlers

    def endpoint(
        self,
        handler: Handler,
        *,
        signed_in: bool = False,
        administrator: bool = False,
        policy: BucketPolicy | None = None,
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint around `handler`: finds the visitor, takes a token of the rate limit, checks forms, and answers
        errors with a page. With `policy` the limit is one of the address, whoever is signed in."""

        async def answer(request: Request) -> Response:
            try:
                visit = await self.identify_visitor(request)
            except Unavailable as error:  # who is asking, and in which language, is in the database
                return PlainTextResponse(error.message, error.status, page_headers("", html=False) | error.headers)
            try:
                await self._take_token(visit, policy)
                if (signed_in or administrator) and visit.caller is None:
                    return self._to_sign_in(visit)
                if administrator and not visit.signed_in_caller.is_administrator:
                    raise Forbidden(visit.translate("error.administrator"))
                if request.method == "POST":
                    visit.form = await self._form(visit)
                response = await handler(visit)
            except ApiError as error:
                response = self.error_page(visit, error)
            for name, value in visit.cookies.items():
                set_cookie(response, name, value)
            return response

        return answer

    async def _take_token(self, visit: Visit, policy: BucketPolicy | None) -> None:
        if visit.caller is not None and policy is None:
            await self._limits.take(visit.caller)
        else:
            await self._limits.take_of_address(request_address(visit.request), policy or STRANGER)

    async def identify_visitor(self, request: Request) -> Visit:
        """The visitor of a request, and the language to answer in."""
        base = self.services.base(request)
        cookie = request.cookies.get(cookie_name(COOKIE, base), "")
        signed_in = await self.services.database.read(lambda reader: self._find(reader, cookie)) if cookie else None
        if signed_in is None:
            cookie = request.cookies.get(cookie_name(VISITOR, base), "")
        requested_language = request.query_params.get("lang")
        user_language = signed_in[2].language if signed_in else None
        chosen_language = language.choose_language(
            requested_language, request.cookies.get(LANGUAGE), user_language, request.headers.get("accept-language")
        )
        visit = Visit(request, chosen_language, base, self.sessions.form_token(cookie))
        if requested_language in language.LANGUAGES:
            visit.cookies[LANGUAGE] = requested_language
        if signed_in is not None:
            visit.session, visit.caller, visit.user, visit.tenant = signed_in
            await self.sessions.use(signed_in[0])
        elif not cookie:
            secret = clock.new_secret(24)
            visit.cookies[cookie_name(VISITOR, base)] = secret
            visit.token = self.sessions.form_token(secret)
        return visit

    def _find(self, reader: Reader, cookie: str) -> tuple[Session, Caller, Any, Tenant] | None:
        session = self.sessions.find(reader, cookie)
        if session is None:
            return None
        try:
            caller = roles.load_caller(
                reader, self.services.registry, session.tenant_id, session.user_id, via_api=False
            )
        except Unauthorized:
            return None
        user = records.load(reader, self.services.registry["users"], session.tenant_id, session.user_id)
        if user is None or user.__dict__["apiOnly"]:
            return None
        standing = accounts.load_user_status(reader, session.tenant_id, session.user_id)
        assert standing is not None
        return session, caller, user, standing.tenant

    async def _form(self, visit: Visit) -> Mapping[str, str]:
        """The form that was sent. Forbidden unless it came from one of our own pages in this browser."""
        request = visit.request
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != urlsplit(visit.base).netloc:
            raise Forbidden(visit.translate("error.form"))
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > FORM_BYTES:
                raise PayloadTooLarge(f"A form has at most {FORM_BYTES} bytes.", FORM_BYTES)
        form = dict(parse_pairs(body.decode("latin-1")))
        cookie = request.cookies.get(cookie_name(COOKIE if visit.session else VISITOR, visit.base), "")
        if not self.sessions.is_valid_form_token(cookie, form.get("token", "")):
            raise Forbidden(insecure_notice(visit) or visit.translate("error.form"))
        return form

    # Answers

    def render(self, visit: Visit, template: str, *, status: int = 200, sends_to: str = "", **values: Any) -> Response:
        """A page. Its forms may lead to this server only, and, where it says so, to the address `sends_to`."""
        html = self._templates.get_template(template).render(
            visit=visit, t=visit.translate, here=_current_url(visit.request), path=visit.request.url.path, **values
        )
        return Response(html, status, page_headers(sends_to), media_type="text/html; charset=utf-8")

    def error_page(self, visit: Visit, error: ApiError) -> Response:
        """The page of an error."""
        response = self.render(visit, "fault.html", status=error.status, error=error)
        if "Retry-After" in error.headers:
            response.headers["Retry-After"] = error.headers["Retry-After"]
        return response

    def redirect(self, address: str) -> Response:
        """Go on to a page by GET (303: the form isn't sent again, RFC 9700 §4.12)."""
        return RedirectResponse(address, 303, page_headers("", html=False))

    async def start_session(self, visit: Visit, tenant_id: int, user_id: int) -> None:
        """Sign in as the user; the session that the visitor had ends."""
        cookie = await self.sessions.start(tenant_id, user_id, replaces=visit.session)
        visit.cookies[cookie_name(COOKIE, visit.base)] = cookie

    def _to_sign_in(self, visit: Visit) -> Response:
        return self.redirect("/sign-in?" + urlencode({"next": _current_url(visit.request)}))


def set_cookie(response: Response, name: str, value: str) -> None:
    """A cookie that no script reads and no other site's form sends; gone with the browser, the language excepted."""
    age = 365 * 86_400 if name == LANGUAGE else None
    response.set_cookie(name, value, max_age=age, httponly=True, secure=True, samesite="lax")


def delete_cookie(response: Response, name: str) -> None:
    """Delete a cookie; browsers heed it for one with a prefix only if it says the same as `set_cookie`."""
    response.delete_cookie(name, httponly=True, secure=True, samesite="lax")


def page_headers(sends_to: str = "", *, html: bool = True) -> dict[str, str]:
    """Headers of every page: no foreign content, no frames, no inline scripts, no caching."""
    response_headers = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if html:
        targets = f"'self' {sends_to}".strip()
        response_headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            f"form-action {targets}; base-uri 'none'; frame-ancestors 'none'"
        )
        response_headers["X-Frame-Options"] = "DENY"
    return response_headers


def parse_pairs(text: str) -> list[tuple[str, str]]:
    """Names and values of a query string or form, pairs with NUL left out. BadRequest for more than MAX_PAIRS."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_PAIRS)
    except ValueError:
        raise BadRequest(f"A query string and a form have at most {MAX_PAIRS} fields.") from None
    return [(name, value) for name, value in pairs if "\0" not in name + value]


def _current_url(request: Request) -> str:
    """Path and query of the page, without the choice of a language."""
    pairs = [pair for pair in parse_pairs(request.url.query) if pair[0] != "lang"]
    return request.url.path + (f"?{urlencode(pairs)}" if pairs else "")


def local_address(address: str | None, otherwise: str) -> str:
    """`address` where it is a page of this server, else `otherwise`: nobody is sent elsewhere from here."""
    if not address or not address.startswith("/") or address[1:2] in ("/", "\\"):
        return otherwise
    if any(c < "!" or c == "\\" or c > "~" for c in address):
        return otherwise
    return address
