"""Base of the form endpoints: read the form, respect the limits, answer in one transaction, forbid caching."""

from abc import ABC, abstractmethod

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.errors import TooManyRequests, Unavailable
from truweel.http.admission import request_address
from truweel.http.middleware.rate_limit import RateLimits
from truweel.oauth import form
from truweel.oauth.presented_token import find_caller
from truweel.oauth.server import Reply, Request, Server
from truweel.oauth.services import Services
from truweel.storage.database import Writer

__all__ = ["Endpoint"]


class Endpoint(ABC):
    """A form endpoint of the protocol; subclasses implement `create_reply`."""

    def __init__(self, services: Services, limits: RateLimits) -> None:
        self._services = services
        self._limits = limits

    async def handle(self, request: HttpRequest) -> Response:
        """The reply, 400 `invalid_request` for a malformed form, 429, or 503."""
        try:
            oauth_request = await form.read_form(request)
        except form.MalformedForm as error:
            return form.error_response(error)
        try:
            await self._take_token(request, oauth_request)
            return await self._answer(request, oauth_request)
        except (TooManyRequests, Unavailable) as refusal:
            code = "invalid_request" if refusal.status == 429 else "temporarily_unavailable"
            body = {"error": code, "error_description": refusal.message}
            return form.to_response(Reply(refusal.status, body, refusal.headers))

    async def _answer(self, request: HttpRequest, oauth_request: Request) -> Response:
        services, issuer = self._services, self._services.base(request)

        def write(writer: Writer) -> Reply:
            return self.create_reply(Server(writer, services.registry, services.keyring, issuer), oauth_request)

        return form.to_response(await services.database.write(write))

    async def _take_token(self, request: HttpRequest, oauth_request: Request) -> None:
        """Count the request like one that the app makes with its access token; without a code or token that is known,
        like one of the address. Raises TooManyRequests."""
        services, parameters = self._services, oauth_request.form
        caller = await services.database.read(lambda reader: find_caller(reader, services, parameters))
        if caller is not None:
            await self._limits.take(caller)
        else:
            await self._limits.take_of_address(request_address(request))

    @abstractmethod
    def create_reply(self, server: Server, oauth_request: Request) -> Reply:
        """The answer to `oauth_request`, in the transaction of `server`."""
