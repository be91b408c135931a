"""What a caller is told of a request body: the faults and the notices that a `Report` comes to."""

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.query.model import Notice
from truweel.query.parse import hint, nearest_members, nearest_params
from truweel.schema.body import Report

__all__ = ["notices", "strict_faults"]


def strict_faults(report: Report) -> list[Fault]:
    """What is refused in strict handling besides `report.faults`: unknown members, values that were dropped or rounded
    (design §6)."""
    unknown = [
        Fault(path, "unknown member" + hint(nearest), Code.UNKNOWN_MEMBER, nearest_params(nearest))
        for path, nearest in nearest_members(report.unknown)
    ]
    return unknown + report.dropped + [fault for fault, _ in report.rounded]


def notices(report: Report) -> list[Notice]:
    """What of the body had no effect, or another one than the caller may expect."""
    unknown = [
        Notice(path, "unknown, ignored" + hint(nearest), Code.UNKNOWN_MEMBER, nearest_params(nearest))
        for path, nearest in nearest_members(report.unknown)
    ]
    dropped = [Notice.of(fault, "dropped: ") for fault in report.dropped]
    rounded = [
        Notice(fault.field, f"rounded to {value}: {fault.message}", Code.ROUNDED, {"value": str(value)})
        for fault, value in report.rounded
    ]
    return unknown + dropped + rounded + [Notice.of(fault) for fault in report.warnings]
