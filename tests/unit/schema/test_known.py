"""Faults stay short, however many names there are and however many of them are wrong."""

from truweel.errors import MAX_FAULTS, ValidationError
from truweel.schema.body import Report
from truweel.schema.extra import Definition, Definitions, read_extra_fields
from truweel.schema.known import list_known


def test_at_most_ten_names_are_listed_and_the_nearest() -> None:
    names = [f"field {number}" for number in range(1500)]
    ten = ", ".join(names[:10])
    assert list_known([]) == ""
    assert list_known(names[:10], "feld 3") == ten
    assert list_known(names) == f"{ten} and 1490 more"
    assert list_known(names, "fild 1234") == f"{ten} and 1490 more; nearest: field 1234"
    assert list_known(names, "zzz") == f"{ten} and 1490 more"
    assert list_known(names, "field 1" * 100) == f"{ten} and 1490 more"


def test_unknown_extra_fields_make_short_faults_that_are_all_counted() -> None:
    definitions = Definitions(Definition(n, f"field {n}", "TEXT", None, ()) for n in range(1500))
    report = Report()
    assert read_extra_fields({f"odd {n}": None for n in range(10_000)}, definitions, report) == {}
    assert len(report.faults) == 10_000
    assert len(set(map(id, report.faults))) == MAX_FAULTS + 1  # beyond the bound they are only counted
    assert sum(len(fault.field) + len(fault.message) for fault in report.faults[:MAX_FAULTS]) < 500 * 250
    message = ValidationError(report.faults).message
    assert message.startswith("extraFields.odd 0: no extra field has this name; known: field 0, field 1, ")
    assert message.endswith(" (and 9999 more)")


def test_a_choice_of_a_tenants_names_ten_of_its_options() -> None:
    options = tuple(f"option {n}" for n in range(1000))
    report = Report()
    definition = Definition(1, "Via", "SELECT", None, options)
    read_extra_fields({"Via": {"stringValue": "optoin 77"}}, Definitions([definition]), report)
    (fault,) = report.dropped
    assert fault.field == "extraFields.Via.stringValue"
    assert fault.params == {"options": list(options[:50])}
    assert fault.message == f"must be one of {', '.join(options[:10])} and 990 more; nearest: option 77"
