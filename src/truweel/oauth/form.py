"""Parsing of request forms, and HTTP responses of replies."""

from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from truweel.oauth.server import Reply, Request

__all__ = ["MalformedForm", "error_response", "read_form", "to_response"]

FORM = "application/x-www-form-urlencoded"
MAX_BYTES = 64 * 1024
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class MalformedForm(Exception):
    """A malformed form; the message is the `error_description`."""


async def read_form(request: HttpRequest) -> Request:
    """The form of a request to the token, revocation or introspection endpoint.

    Raises MalformedForm: not form-encoded, too large, not UTF-8, or a duplicate parameter (RFC 6749 §3.2).
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise MalformedForm(f"Send the parameters as {FORM}.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            raise MalformedForm(f"The form has more than {MAX_BYTES} bytes.")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        raise MalformedForm("The form is not percent-encoded UTF-8, or has more than 100 parameters.") from None
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1 and name.isascii() and name.isidentifier():
            raise MalformedForm(f"Duplicate parameter {name}.")
    return Request("POST", pairs, request.headers.get("authorization"))


def error_response(error: MalformedForm) -> Response:
    """400 `invalid_request`."""
    return to_response(Reply(400, {"error": "invalid_request", "error_description": str(error)}))


def to_response(reply: Reply) -> Response:
    """The HTTP response of a reply; it forbids caching."""
    headers = {name: value for name, value in reply.headers.items() if name.lower() != "content-type"}
    body = msgspec.json.encode(reply.body)
    return Response(body, reply.status, {**NO_STORE, **headers}, media_type="application/json")
