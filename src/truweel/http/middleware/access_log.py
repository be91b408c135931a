"""The log: a JSON object per line, or text for people. Requests are written in batches, the rest by `logging`."""

import logging
import re
import sys
import traceback
from collections.abc import Sequence
from typing import Literal, TextIO

import msgspec

from truweel import clock
from truweel.http.middleware.request_record import RequestRecord

__all__ = ["AccessLog", "RequestLine", "configure_logging", "escape_controls", "format_line"]

LogFormat = Literal["json", "text"]
_encoder = msgspec.json.Encoder()
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
NOISY_LOGGERS = ("uvicorn", "asyncio", "psycopg.pool")
"""Their records below a warning are of no use to an operator."""


class AccessLog:
    """Writes requests to `stream`: one line each at `level` info or debug, none above."""

    def __init__(self, *, level: str = "info", format: LogFormat = "json", stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._format = format
        self._logs_requests = level in ("debug", "info")

    def write_requests(self, requests: Sequence[RequestRecord]) -> None:
        """Write a line for each of `requests`."""
        if not self._logs_requests or not requests:
            return
        if self._format == "json":
            lines = _encoder.encode_lines([_to_line(request) for request in requests]).decode()
        else:
            lines = "".join([escape_controls(format_line(_to_line(request))) + "\n" for request in requests])
        self._stream.write(lines)
        self._stream.flush()


class RequestLine(msgspec.Struct, frozen=True):
    """The line of a request; its members are written in this order."""

    at: str
    level: str
    event: str
    correlationId: str
    caller: str
    method: str
    route: str
    status: int
    ms: float
    databaseMs: float
    statements: int
    address: str


def _to_line(request: RequestRecord) -> RequestLine:
    return RequestLine(
        clock.format_instant(request.ended_at),
        "info",
        "request",
        request.correlation_id,
        request.caller,
        request.method,
        request.route,
        request.status,
        _to_milliseconds(request.seconds),
        _to_milliseconds(request.database),
        request.statements,
        request.address,
    )


def _to_milliseconds(seconds: float) -> float:
    """Rounded to two decimals; `round` takes three times as long."""
    return int(seconds * 100_000 + 0.5) / 100


def format_line(line: RequestLine) -> str:
    """The line for people."""
    return (
        f"{line.at} {line.status} {line.method} {line.route} {line.ms:.1f} ms ({line.statements} statements, "
        f"{line.databaseMs:.1f} ms) {line.caller or '-'} {line.address or '-'} {line.correlationId}"
    )


class _LineFormatter(logging.Formatter):
    """Formats records of `logging` like the lines of requests; an exception goes on the same line."""

    def __init__(self, format: LogFormat) -> None:
        super().__init__()
        self._format = format

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": clock.format_instant(int(record.created * 1000)),
            "level": record.levelname.lower(),
            "event": record.name,
            "message": record.getMessage(),
        }
        for name in ("correlation_id", "path"):
            if (value := getattr(record, name, None)) is not None:
                line["correlationId" if name == "correlation_id" else name] = str(value)
        if self._format == "text":
            line = {name: escape_controls(value) for name, value in line.items()}
        if record.exc_info and record.exc_info[1] is not None:
            exception = "".join(traceback.format_exception(record.exc_info[1]))
            if self._format == "text":  # indented, so that no line of a message passes for one of the log
                exception = "".join(f"\n    {escape_controls(part)}" for part in exception.splitlines())
            line["exception"] = exception
        if self._format == "json":
            return _encoder.encode(line).decode()
        return " ".join(line.values())


def escape_controls(text: str) -> str:
    """`text` with an escape for each character that could begin a line, hide or reorder text, or steer a terminal."""
    return CONTROLS.sub(lambda match: ascii(match[0])[1:-1], text)


def configure_logging(level: str, format: LogFormat) -> None:
    """Send records of `logging` to stderr in `format`, from `level` on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LineFormatter(format))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in NOISY_LOGGERS:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
