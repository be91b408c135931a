"""What a caller is told of a request body: the faults and the notices that a `Report` comes to."""

from truweel.errors import Fault
from truweel.query.model import Notice
from truweel.query.parse import suggestions
from truweel.schema.body import Report

__all__ = ["notices", "strict_faults"]


def strict_faults(report: Report) -> list[Fault]:
    """What is refused in strict handling besides `report.faults`: unknown members and dropped values (design §6)."""
    unknown = [Fault(path, f"unknown member{suggestion}") for path, suggestion in suggestions(report.unknown)]
    return unknown + [Fault(path, message) for path, message in report.dropped]


def notices(report: Report) -> list[Notice]:
    """What of the body had no effect, or another one than the caller may expect."""
    unknown = [Notice(path, f"unknown, ignored{suggestion}") for path, suggestion in suggestions(report.unknown)]
    dropped = [Notice(path, f"dropped: {message}") for path, message in report.dropped]
    return unknown + dropped + [Notice(path, message) for path, message in report.warnings]
