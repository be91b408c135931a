"""What a declaration says wrong of its own past: a sentence at start, or when the migration is written."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from truweel.schema import (
    Balance,
    Children,
    DecimalField,
    Integer,
    Ledger,
    Money,
    Ref,
    Refs,
    Resource,
    Snapshot,
    Sum,
    Text,
    formula,
    posting,
)
from truweel.schema.fields import Field
from truweel.schema.registry import DeclarationError, Registry
from truweel.storage.migrations import changes
from truweel.storage.migrations.__main__ import unreleased_text
from truweel.storage.migrations.changes import EvolutionError

Members = dict[str, object]


def declare(members: Members, **options: object) -> Registry:
    """A registry of one collection, `notes`."""
    note = type(Resource)("Note", (Resource,), dict(members), path="notes", module="notes", event="note", **options)
    return Registry([note])


FAULTS: dict[str, tuple[Members, dict[str, object]]] = {
    "Note: oldest=3 is not between 1 and revision=2; it is the oldest revision whose records are still read": (
        {},
        {"revision": 2, "oldest": 3},
    ),
    "Note.gsm: revision 2 removed a member of this name; choose another name until no record of before is left "
    "(oldest=2)": ({"gsm": Text()}, {"revision": 2, "removed": {"gsm": 2}}),
    "Note: removed={'fax': 3} is later than revision=2": ({}, {"revision": 2, "removed": {"fax": 3}}),
    "Note: no record has 'fax' any more (oldest=2); take it out of removed=": (
        {},
        {"revision": 3, "oldest": 2, "removed": {"fax": 2}},
    ),
    "Note.text: since=2 is not between 1 and revision=1; raise the revision of the collection": (
        {"text": Text(since=2)},
        {},
    ),
    "Note.text: a required member that is added needs default=, which older records answer": (
        {"text": Text(required=True, since=2)},
        {"revision": 2},
    ),
    "Note.mobile: was='gsm' needs since=, the revision that has the new name first": (
        {"mobile": Text(was="gsm")},
        {"revision": 2},
    ),
    "Note.mobile: was='gsm' is a member now; a name is free once its member is gone": (
        {"gsm": Text(), "mobile": Text(since=2, was="gsm")},
        {"revision": 2},
    ),
    "Note.mobile: was='gsm' is in removed= too; a member is renamed or removed": (
        {"mobile": Text(since=2, was="gsm")},
        {"revision": 2, "removed": {"gsm": 2}},
    ),
    "Note.tel: was='gsm' is what mobile was": (
        {"mobile": Text(since=2, was="gsm"), "tel": Text(since=2, was="gsm")},
        {"revision": 2},
    ),
    "Note.noteIds: a list of references can't be renamed; its table keeps the name": (
        {"noteIds": Refs("notes", since=2, was="ids")},
        {"revision": 2},
    ),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_a_past_that_cannot_be_is_refused_at_start(sentence: str) -> None:
    members, options = FAULTS[sentence]
    with pytest.raises(DeclarationError) as error:
        declare(members, **options)
    assert str(error.value) == sentence


def test_a_default_that_is_a_function_is_refused_at_start() -> None:
    with pytest.raises(DeclarationError) as error:
        declare({"text": Text(default=lambda: "now", since=2)}, revision=2)  # type: ignore[call-overload]
    assert (
        str(error.value) == "Note.text: a member that is added needs one default for all older records, not a function"
    )


RELEASED = unreleased_text([], declare({"text": Text(), "hours": Integer()}))
UNSAID: dict[str, tuple[Members, dict[str, object]]] = {
    "Note.day is new: declare revision=2 of the collection and since=2": (
        {"text": Text(), "hours": Integer(), "day": Text()},
        {},
    ),
    "Note: 'hours' is gone: declare revision=2 of the collection and removed={'hours': 2}, or was= of the member that "
    "it is now": ({"text": Text()}, {}),
    "Note.time is new: declare revision=2 of the collection and since=2\n"
    "Note: 'hours' is gone: declare revision=2 of the collection and removed={'hours': 2}, or was= of the member that "
    "it is now": ({"text": Text(), "time": Integer()}, {}),
    "notes: what its records hold has to be written into a column; declare revision=2": (
        {"text": Text(filter=True), "hours": Integer()},
        {},
    ),
    "Note.day is new: declare since=2": ({"text": Text(), "hours": Integer(), "day": Text()}, {"revision": 2}),
    "Note: 'hours' is gone: declare removed={'hours': 2}, or was= of the member that it is now": (
        {"text": Text()},
        {"revision": 2},
    ),
    "Note.hours was a Integer in the last release and is a Text now; a member of another type is a new member": (
        {"text": Text(), "hours": Text()},
        {"revision": 2},
    ),
    "Note.time: 'hours' was a Integer, this is a Text; a member of another type is a new member": (
        {"text": Text(), "time": Text(since=2, was="hours")},
        {"revision": 2},
    ),
}


UNSAID |= {
    "Note.remark: was='txt': the last release had no member 'txt'; did you mean 'text'?": (
        {"remark": Text(since=2, was="txt"), "hours": Integer()},
        {"revision": 2, "removed": {"text": 2}},
    ),
    "Note: removed={'texts': 2}: the last release had no member 'texts'; did you mean 'text'?\n"
    "Note: 'text' is gone: declare removed={'text': 2}, or was= of the member that it is now": (
        {"hours": Integer()},
        {"revision": 2, "removed": {"texts": 2}},
    ),
    "Note: removed={'signedBy': 2}: the last release had no member 'signedBy'; it had text, hours": (
        {"text": Text(), "hours": Integer()},
        {"revision": 2, "removed": {"signedBy": 2}},
    ),
    "Note: 'text' is gone: declare removed={'text': 2}, or was= of the member that it is now": (
        {"hours": Integer(since=1)},
        {"revision": 2},
    ),
}


@pytest.mark.parametrize("sentence", UNSAID)
def test_a_migration_is_only_written_where_nothing_is_left_open(sentence: str) -> None:
    members, options = UNSAID[sentence]
    with pytest.raises(EvolutionError) as error:
        unreleased_text([RELEASED], declare(members, **options))
    assert str(error.value) == sentence


def declare_lines(*, revision: int = 1, **members: object) -> Registry:
    """A registry of `notes` with lines, and such further members of a note."""

    def take_double(record: Any) -> Decimal:
        return 2 * (record.hours or Decimal(0))

    if "double" in members:
        members["take_double"] = formula(members["double"])(take_double)  # type: ignore[arg-type]
    own = {"partnerId": Ref("notes"), "hours": DecimalField(), "lines": Children("lines"), **members}
    note = type(Resource)("Note", (Resource,), own, path="notes", module="notes", event="note", revision=revision)
    line = type(Resource)("Line", (Resource,), {"cost": Money(), "price": Money()}, path="lines", parent="notes")
    return Registry([note, line])


COMPUTED: dict[str, tuple[str, Callable[..., Field]]] = {
    "sum total lines.cost": ("total", partial(Money, value=Sum("lines.cost"), default=Decimal(0))),
    "snapshot partnerHours partnerId.hours": ("partnerHours", partial(DecimalField, value=Snapshot("partnerId.hours"))),
    "formula double": ("double", partial(DecimalField, read_only=True)),
}


@pytest.mark.parametrize("rule", COMPUTED)
def test_a_computed_member_that_is_new_says_since_when(rule: str) -> None:
    name, make = COMPUTED[rule]
    released = [unreleased_text([], declare_lines())]
    with pytest.raises(EvolutionError) as error:
        unreleased_text(released, declare_lines(**{name: make()}))
    assert str(error.value) == f"Note.{name} is new: declare revision=2 of the collection and since=2"
    text = unreleased_text(released, declare_lines(revision=2, **{name: make(since=2)}))
    assert f"rules     {rule} since 2" in text
    assert changes.render(changes.parse(text)) == text


def test_a_sum_that_is_new_says_what_older_records_answer_since_it_is_never_null() -> None:
    with pytest.raises(EvolutionError) as error:
        unreleased_text(
            [unreleased_text([], declare_lines())],
            declare_lines(revision=2, total=Money(value=Sum("lines.cost"), since=2)),
        )
    assert str(error.value) == (
        "Note.total is new and never null: declare default=, what records of before answer until they are derived "
        "anew, and frozen ones for ever"
    )


class NoteHours(Ledger, name="note_hours"):
    """Hours of notes."""

    noteId: Ref = Ref("notes")
    hours: DecimalField = DecimalField()


def post_hours(record: Any) -> list[NoteHours]:
    """Its hours."""
    return [NoteHours(noteId=record.id, hours=record.hours)]


RULES: dict[str, tuple[Members, Members, int]] = {
    "Note: its posting note_hours is new: declare revision=2 of the collection and since=2": (
        {},
        {"post": posting(NoteHours)(post_hours)},
        1,
    ),
    "Note: its sum total lines.price is another one now: declare since=2": (
        {"total": Money(value=Sum("lines.cost"))},
        {"total": Money(value=Sum("lines.price"))},
        2,
    ),
    "Note: its formula half is new: declare since=2": (
        {"half": DecimalField(read_only=True)},
        {"half": (half := DecimalField(read_only=True)), "take_half": formula(half)(lambda record: record.hours / 2)},
        2,
    ),
    "Note: its posting note_hours is gone, but what it posted would stay: keep it, let it yield nothing, and declare "
    "revision=2 of the collection and since=2": (
        {"post": posting(NoteHours)(post_hours), "sum": Balance(NoteHours.hours, by=NoteHours.noteId)},
        {"sum": Balance(NoteHours.hours, by=NoteHours.noteId)},
        1,
    ),
}


@pytest.mark.parametrize("sentence", RULES)
def test_a_rule_that_is_another_one_says_since_when(sentence: str) -> None:
    before, after, revision = RULES[sentence]
    with pytest.raises(EvolutionError) as error:
        unreleased_text([unreleased_text([], declare_lines(**before))], declare_lines(revision=revision, **after))
    assert str(error.value) == sentence


def test_a_rule_of_a_later_revision_is_refused_at_start() -> None:
    with pytest.raises(DeclarationError) as error:
        declare_lines(post=posting(NoteHours, since=2)(post_hours))
    assert str(error.value) == (
        "Note: since=2 of its posting note_hours is not between 1 and revision=1; raise the revision of the collection"
    )
    with pytest.raises(DeclarationError) as error:
        declare({}, announced=(2,))
    assert str(error.value) == "Note: announced=2 is not between 2 and revision=1"


def test_nothing_is_written_where_nothing_changed() -> None:
    assert unreleased_text([RELEASED], declare({"text": Text(), "hours": Integer()})) == ""


@pytest.mark.parametrize(
    ("members", "rewritten"),
    [
        ({"text": Text(filter=True), "hours": Integer()}, True),
        ({"text": Text(search=True), "hours": Integer()}, True),
        ({"text": Text(), "hours": Integer(sort=True)}, True),
        ({"text": Text(), "hours": Integer(), "day": Text(filter=True, since=2)}, False),
        ({"text": Text(), "hours": Integer(), "day": Text(filter=True, default="x", since=2)}, False),
        ({"note": Text(since=2, was="text"), "hours": Integer()}, False),
    ],
)
def test_records_are_rewritten_first_where_a_column_holds_what_they_have(members: Members, rewritten: bool) -> None:
    text = unreleased_text([RELEASED], declare(members, revision=2))
    assert ("rewrite" in text.split()) == rewritten
