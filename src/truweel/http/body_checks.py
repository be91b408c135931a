"""What a body comes to outside the collections: refused, or taken with warnings, as the collections do."""

from truweel.error_codes import Code
from truweel.errors import BadRequest, ValidationError
from truweel.http.call import Call
from truweel.query import body_report
from truweel.query.model import Notice
from truweel.schema.body import Report

__all__ = ["check_report", "read_no_arguments"]


async def read_no_arguments(call: Call) -> tuple[bytes, list[Notice]]:
    """The body of an action without parameters, and warnings about its members. Raises BadRequest where it is neither
    empty nor an object; with strict handling ValidationError for each member."""
    raw = await call.body()
    body = await call.json(raw) if raw.strip() else {}
    if type(body) is not dict:
        raise BadRequest("The body of an action is an object.", code=Code.MALFORMED_BODY)
    report = Report()
    for name in body:
        report.ignore(name, ())
    return raw, check_report(call, report)


def check_report(call: Call, report: Report) -> list[Notice]:
    """Warnings about the body. Raises ValidationError for faults, and with strict handling for ignored members too."""
    is_strict = call.context.is_strict_for(call.caller)
    faults = report.faults + (body_report.strict_faults(report) if is_strict else [])
    if faults:
        raise ValidationError(faults)
    return body_report.notices(report)
