"""What a body comes to outside the collections: refused, or taken with warnings, as the collections do."""

from collections.abc import Iterable
from typing import Any

from truweel.error_codes import Code
from truweel.errors import BadRequest, ValidationError
from truweel.http.call import Call
from truweel.query import body_report
from truweel.query.model import Notice
from truweel.schema.body import Report

__all__ = ["check_report", "read_arguments", "read_no_arguments", "report_unknown"]


async def read_arguments(call: Call, *names: str) -> tuple[bytes, dict[str, Any], list[Notice]]:
    """The body of an action, as bytes and as an object, and warnings about members other than `names`. Raises
    BadRequest where it is neither empty nor an object; with strict handling ValidationError for each such member."""
    raw = await call.body()
    body = await call.json(raw) if raw.strip() else {}
    if type(body) is not dict:
        raise BadRequest("The body of an action is an object.", code=Code.MALFORMED_BODY)
    report = Report()
    report_unknown(body, names, report)
    return raw, body, check_report(call, report)


async def read_no_arguments(call: Call) -> tuple[bytes, list[Notice]]:
    """As `read_arguments`, of an action without any."""
    raw, _, warnings = await read_arguments(call)
    return raw, warnings


def report_unknown(body: Iterable[str], names: tuple[str, ...], report: Report, path: str = "") -> None:
    """Tell of the members of `body`, the object at `path`, that are none of `names`."""
    for name in body:
        if name not in names:
            report.ignore(path + name[:80], names)


def check_report(call: Call, report: Report) -> list[Notice]:
    """Warnings about the body. Raises ValidationError for faults, and with strict handling for ignored members too."""
    is_strict = call.context.is_strict_for(call.caller)
    faults = report.faults + (body_report.strict_faults(report) if is_strict else [])
    if faults:
        raise ValidationError(faults)
    return body_report.notices(report)
