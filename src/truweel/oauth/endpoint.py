"""Base of the form endpoints: read the form, answer in one transaction, forbid caching."""

from abc import ABC, abstractmethod

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.oauth import form
from truweel.oauth.server import Reply, Request, Server
from truweel.oauth.services import Services
from truweel.storage.database import Writer

__all__ = ["Endpoint"]


class Endpoint(ABC):
    """A form endpoint of the protocol; subclasses implement `create_reply`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, request: HttpRequest) -> Response:
        """The reply, or 400 `invalid_request` for a malformed form."""
        try:
            oauth_request = await form.read_form(request)
        except form.MalformedForm as error:
            return form.error_response(error)
        services, issuer = self._services, self._services.base(request)

        def write(writer: Writer) -> Reply:
            return self.create_reply(Server(writer, services.registry, services.keyring, issuer), oauth_request)

        return form.to_response(await services.database.write(write))

    @abstractmethod
    def create_reply(self, server: Server, oauth_request: Request) -> Reply:
        """The answer to `oauth_request`, in the transaction of `server`."""
