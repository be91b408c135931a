"""`truweel api`: any call of the API, from the command line."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from truweel.cli.api_client import KeyOption, SecretOption, ServerOption, connect_api
from truweel.cli.common import DataOption, UsageError

__all__ = ["api"]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PREFIX = "/api/v2"


def api(
    method: Annotated[str, typer.Argument(help="GET, POST, PUT, PATCH or DELETE.", show_default=False)],
    path: Annotated[str, typer.Argument(help="Such as /clients or /clients/7.", show_default=False)],
    parameters: Annotated[
        list[str] | None,
        typer.Argument(help="Parameters of the query, each NAME=VALUE; a name may come more than once."),
    ] = None,
    body: Annotated[
        str | None, typer.Option("--body", help="JSON to send; @FILE reads it from a file, - from standard input.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    data: DataOption = None,
) -> None:
    """Call the API, and print the JSON of the answer. Warnings, and what was refused, go to standard error.

    The body of a PATCH is a merge patch where it is an object, and JSON Patch where it is an array.

    \b
    truweel api GET /clients size=5
    truweel api GET /offers status=Verzonden include=client include=lineItems
    truweel api POST /clients --body '{"name": "Bakker bv"}'
    truweel api PATCH /clients/7 --body @change.json
    """
    import msgspec

    verb = method.upper()
    if verb not in METHODS:
        raise UsageError(f"There is no method '{method}'; there are {', '.join(METHODS)}.")
    query = [_parse_parameter(parameter) for parameter in parameters or ()]
    content = None if body is None else _read_body(body)
    relative = "/" + path.removeprefix(PREFIX).lstrip("/")

    async def work() -> str:
        async with connect_api(data, server, key, secret) as client:
            return await client.send(verb, relative, content, query)

    if text := asyncio.run(work()):
        typer.echo(msgspec.json.format(text, indent=2))


def _parse_parameter(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not name or not equals:
        raise UsageError(f"'{parameter}' is no parameter; write NAME=VALUE, such as size=5.")
    return name, value


def _read_body(body: str) -> bytes:
    """The JSON that `--body` holds or names. UsageError where it is none."""
    import msgspec

    if body == "-":
        content = sys.stdin.buffer.read()
    elif body.startswith("@"):
        content = Path(body[1:]).read_bytes()
    else:
        content = body.encode()
    try:
        msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"--body is no JSON: {error}.") from None
    return content
