"""What a caller is told of a request body: refused in strict handling, noticed in lenient."""

from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.query.body_report import notices, strict_faults
from truweel.query.model import Notice
from truweel.schema.body import Report


def reported() -> Report:
    report = Report()
    report.ignore("lines[0].naam", ("name", "code"))
    report.drop(Fault("kind", "must be one of A, B, not C", Code.UNKNOWN_OPTION, {"options": ["A", "B"]}))
    report.warn("updatedAt", "is set by the server", Code.READ_ONLY)
    report.fault("code", "must be a whole number")
    return report


def test_strict_handling_refuses_what_lenient_would_ignore() -> None:
    assert strict_faults(reported()) == [
        Fault("lines[0].naam", "unknown member (did you mean 'name'?)", Code.UNKNOWN_MEMBER, {"nearest": "name"}),
        Fault("kind", "must be one of A, B, not C", Code.UNKNOWN_OPTION, {"options": ["A", "B"]}),
    ]


def test_lenient_handling_tells_what_had_no_effect() -> None:
    assert notices(reported()) == [
        Notice("lines[0].naam", "unknown, ignored (did you mean 'name'?)", Code.UNKNOWN_MEMBER, {"nearest": "name"}),
        Notice("kind", "dropped: must be one of A, B, not C", Code.UNKNOWN_OPTION, {"options": ["A", "B"]}),
        Notice("updatedAt", "is set by the server", Code.READ_ONLY),
    ]
