"""`truweel logs`: the requests in the log of a server, for people."""

import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from truweel.cli.common import UsageError

__all__ = ["logs"]

STATUS = re.compile(r"[1-5](?:xx|[0-9]{2})")
POLL_SECONDS = 0.25


def logs(
    file: Annotated[
        Path | None, typer.Argument(help="File that the server's output goes to.", show_default="standard input")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what is appended to the file.")] = False,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="Such as 404 or 4xx; may come more than once.", show_default="all"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Leave the lines as they are.")] = False,
) -> None:
    """Show the requests in a server's log (`log_format = "json"`), a line each. What isn't a request is left out.

    \b
    journalctl -u truweel -o cat -f | truweel logs --status 4xx --status 5xx
    truweel logs /var/log/truweel.log --follow --status 4xx
    """
    import msgspec

    from truweel.http.middleware.access_log import RequestLine, escape_controls, format_line

    patterns = [_parse_status(text) for text in status or ()]
    for raw in _read_lines(file, follow):
        try:
            line = msgspec.json.decode(raw, type=RequestLine)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if line.event == "request" and (not patterns or any(p.fullmatch(str(line.status)) for p in patterns)):
            typer.echo(raw.decode().rstrip("\n") if as_json else escape_controls(format_line(line)))


def _parse_status(text: str) -> re.Pattern[str]:
    if not STATUS.fullmatch(text.lower()):
        raise UsageError(f"--status {text} is no status; write 404, or 4xx for all from 400 to 499.")
    return re.compile(text.lower().replace("x", "[0-9]"))


def _read_lines(file: Path | None, follow: bool) -> Iterator[bytes]:
    if file is not None and follow:
        yield from _follow(file)
    elif file is not None:
        with file.open("rb") as stream:
            yield from stream
    elif sys.stdin.isatty():
        raise UsageError("Name the log, or pipe it: journalctl -u truweel -o cat -f | truweel logs --status 4xx")
    else:
        yield from sys.stdin.buffer


def _follow(file: Path) -> Iterator[bytes]:
    """The lines of `file`, and those that come; of the new file under that name where it was rotated."""
    while True:
        with file.open("rb") as stream:
            yield from _follow_open(stream, file)


def _follow_open(stream: BinaryIO, file: Path) -> Iterator[bytes]:
    part = b""
    while True:
        part += stream.readline()
        if part.endswith(b"\n"):
            yield part
            part = b""
        elif _is_replaced(stream, file):
            return
        else:
            time.sleep(POLL_SECONDS)


def _is_replaced(stream: BinaryIO, file: Path) -> bool:
    """Whether another file has the name now, or this one was made shorter than what was read of it."""
    try:
        named = file.stat()
    except FileNotFoundError:
        return False
    return not os.path.samestat(named, os.fstat(stream.fileno())) or named.st_size < stream.tell()
