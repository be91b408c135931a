"""Query strings, understood."""

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.query.things import REGISTRY, TAGS, THINGS
from truweel.clock import parse_instant
from truweel.error_codes import Code
from truweel.errors import ValidationError
from truweel.query.model import Condition, ExtraCondition, Notice, Page, Query, Sort
from truweel.query.parse import PARAMETERS, nearest_members, parse_includes, parse_query, suggestion
from truweel.schema.fields import EMPTY


def parse(*pairs: tuple[str, str]) -> Query:
    return parse_query(REGISTRY, THINGS, pairs)


def warnings_of(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(w.name, w.message) for w in parse(*pairs).warnings]


def faults_of(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        parse(*pairs)
    return [(fault.field, fault.message) for fault in caught.value.faults]


def test_nothing_asks_for_the_first_ten() -> None:
    assert parse() == Query(THINGS)
    assert not parse().is_filtered
    assert parse().page.number == 0


@pytest.mark.parametrize(
    ("pairs", "condition"),
    [
        ([("exactly", "Été"), ("exactly", "B")], Condition("name", "in", ("ete", "b"))),
        ([("name", "Été"), ("name", "")], Condition("name", "contains", ("ete", ""))),
        ([("code", "7")], Condition("code", "in", (7,))),
        ([("fromCode", "3"), ("fromCode", "5")], Condition("code", "from", (5,))),
        ([("toCode", "3"), ("toCode", "5")], Condition("code", "to", (3,))),
        ([("price", "3.50")], Condition("price", "in", (3.5,))),
        ([("priceFrom", "-1")], Condition("price", "from", (-1.0,))),
        ([("done", "true")], Condition("done", "in", (1,))),
        ([("day", "2026-01-31")], Condition("day", "in", ("2026-01-31",))),
        ([("dayFrom", "2026-01-31")], Condition("day", "from", ("2026-01-31",))),
        ([("updatedFrom", "1970-01-01T01:00:00 01:00")], Condition("updatedAt", "from", (0,))),
        ([("kind", "B")], Condition("kind", "in", ("b",))),
        ([("ownerId", "12")], Condition("ownerId", "in", (12,))),
        ([("tagIds", "1"), ("tagIds", "2")], Condition("tagIds", "in", (1, 2))),
        ([("tagId", "1"), ("tagId", "")], Condition("parts.tagId", "in", (1, None))),
        ([("id", "-1")], Condition("id", "in", (-1,))),
    ],
)
def test_filters_become_conditions(pairs: list[tuple[str, str]], condition: Condition) -> None:
    assert parse(*pairs).conditions == (condition,)
    assert parse(*pairs).is_filtered


def test_an_empty_search_asks_for_nothing() -> None:
    assert parse(("searchText", "  ")).conditions == ()


def test_words_to_search_for_must_all_be_there() -> None:
    query = parse(("searchText", " Été "), ("searchText", "B"))
    assert query.conditions == (Condition("search", "search", ("ete",)), Condition("search", "search", ("b",)))
    warned = parse_query(REGISTRY, TAGS, [("searchText", "x")])
    assert warned.conditions == ()
    assert [w.name for w in warned.warnings] == ["searchText"]


def test_extra_fields_are_left_to_the_tenants_definitions() -> None:
    assert parse(("extraFields[A b]", "1"), ("extraFields[A b]", "2")).extra == (ExtraCondition("A b", ("1", "2")),)
    assert warnings_of(("extraFields[A", "1")) == [("extraFields[A", "unknown, ignored")]
    assert parse_query(REGISTRY, TAGS, [("extraFields[A]", "1")]).extra == ()


@pytest.mark.parametrize(
    ("pairs", "page"),
    [
        ([("page", "2")], Page(20, 10)),
        ([("page", "2"), ("size", "7")], Page(14, 7)),
        ([("page", "0"), ("limit", "7")], Page(0, 7)),
        ([("page", "2"), ("size", "7"), ("offset", "14")], Page(14, 7)),
        ([("limit", "7"), ("size", "7")], Page(0, 7)),
        ([("offset", "5"), ("limit", "7")], Page(5, 7)),
        ([("offset", "14"), ("page", "2"), ("limit", "7")], Page(14, 7)),
        ([("page", str(2**53))], Page(2**53, 10)),
        ([("cursor", "x")], Page(0, 10, "x")),
    ],
)
def test_pages(pairs: list[tuple[str, str]], page: Page) -> None:
    assert parse(*pairs).page == page
    assert warnings_of(*pairs) == []


def test_what_a_page_can_not_be_is_told() -> None:
    assert warnings_of(("size", "101")) == [("size", "cut to the maximum of 100")]
    assert warnings_of(("limit", "101")) == [("limit", "cut to the maximum of 100")]
    assert warnings_of(("limit", "7"), ("size", "3")) == [("size", "ignored, since limit says how many")]
    assert parse(("limit", "7"), ("size", "3")).page == Page(0, 7)
    assert warnings_of(("page", "1"), ("page", "1")) == []
    assert warnings_of(("page", "1"), ("page", "2")) == [("page", "sent more than once; the last value is used")]
    assert warnings_of(("offset", "5"), ("page", "2")) == [("page", "ignored, since offset says where to start")]
    for name in ("page", "offset"):
        assert warnings_of(("cursor", "x"), (name, "2")) == [(name, "ignored, since cursor says where to start")]
    for name, text in (("page", "-1"), ("size", "0"), ("limit", "x"), ("offset", "9" * 17), ("page", "²")):
        minimum = 1 if name in ("size", "limit") else 0
        assert faults_of((name, text)) == [(name, f"must be a whole number of {minimum} or more, not '{text}'")]


def test_limit_forgets_the_page_as_the_reference_does() -> None:
    for pairs in ([("limit", "7"), ("page", "1")], [("page", "3"), ("size", "7"), ("limit", "7")]):
        assert parse(*pairs).page == Page(0, 7)
        assert warnings_of(*pairs) == [
            ("page", "ignored, since limit is sent, which goes with offset; send size with page")
        ]


@pytest.mark.parametrize("text", ["true", "True", "TRUE", "1"])
def test_booleans_as_programs_write_them(text: str) -> None:
    opposite = {"true": "false", "True": "False", "TRUE": "FALSE", "1": "0"}[text]
    assert parse(("done", text)).conditions == (Condition("done", "in", (1,)),)
    assert parse(("done", opposite)).conditions == (Condition("done", "in", (0,)),)
    assert parse(("includeArchived", text)).includes_archived
    assert not parse(("includeArchived", opposite)).includes_archived


@pytest.mark.parametrize("text", ["", "null"])
def test_a_filter_without_a_value_finds_what_has_none(text: str) -> None:
    for name, stored in (("code", EMPTY["integer"]), ("done", -1), ("price", float("-inf")), ("owner", None)):
        field = {"owner": "ownerId"}.get(name, name)
        assert parse((field, text)).conditions == (Condition(field, "in", (stored,)),)
    assert parse(("name", text), ("name", "Ab")).conditions == (Condition("name", "contains", ("", "ab")),)
    assert parse(("tagIds", text)).conditions == (Condition("tagIds", "in", (None,)),)
    assert warnings_of(("code", text)) == []


@pytest.mark.parametrize(
    ("name", "day", "zone", "instant"),
    [
        ("updatedFrom", "2026-05-31", "UTC", "2026-05-31T00:00:00.000Z"),
        ("updatedTo", "2026-05-31", "UTC", "2026-05-31T23:59:59.999Z"),
        ("updatedFrom", "2026-05-31", "Europe/Brussels", "2026-05-30T22:00:00.000Z"),
        ("updatedTo", "2026-05-31", "Europe/Brussels", "2026-05-31T21:59:59.999Z"),
        ("deletedFrom", "2026-05-31", "Europe/Brussels", "2026-05-30T22:00:00.000Z"),
        ("updatedFrom", "2026-03-29", "Europe/Brussels", "2026-03-28T23:00:00.000Z"),
        ("updatedTo", "2026-03-29", "Europe/Brussels", "2026-03-29T21:59:59.999Z"),
        ("updatedTo", "1969-12-31", "UTC", "1969-12-31T23:59:59.999Z"),
        ("updatedTo", "9999-12-31", "America/New_York", "9999-12-31T23:59:59.999-05:00"),
        ("updatedFrom", "0001-01-01", "Europe/Brussels", "0001-01-01T00:00:00.000+00:17:30"),
        ("updatedTo", "2026-05-31T00:00", "Europe/Brussels", "2026-05-31T00:00:00.000Z"),
    ],
)
def test_a_bare_day_is_the_whole_day_of_the_tenant(name: str, day: str, zone: str, instant: str) -> None:
    (condition,) = parse_query(REGISTRY, THINGS, [(name, day)], zone).conditions
    assert condition.values == (parse_instant(instant),)


@pytest.mark.parametrize("text", ["", "null"])
def test_any_other_parameter_without_a_value_is_as_if_it_was_not_sent(text: str) -> None:
    for name in ("page", "size", "limit", "offset", "cursor", "includeArchived", "updatedFrom", "createdTo"):
        assert parse((name, text)) == replace(
            parse(), signature=parse((name, text)).signature, warnings=(Notice(name, "empty, ignored", Code.IGNORED),)
        )
    assert parse(("page", text), ("page", "2")).page == Page(20, 10)
    assert faults_of(("deletedFrom", text))[0][0] == "deletedFrom"


def test_sorts() -> None:
    assert parse(("sort", "name:asc,code:DESC"), ("sort", " -day ,,price,name:desc")).sort == (
        Sort("name"),
        Sort("code", True),
        Sort("day", True),
        Sort("price"),
    )
    assert parse(("sort", "id:asc,name")).sort == ()
    assert parse(("sort", "id:desc")).sort == (Sort("id", True),)
    assert faults_of(("sort", "name:up")) == [("sort", "'up' is not a direction; write name:asc or name:desc")]
    ((field, message),) = faults_of(("sort", "nmae"))
    assert field == "sort"
    assert message.startswith("'nmae' can't be sorted by (did you mean 'name'?); these can: id, createdAt, updatedAt")


def test_archived_and_deleted_records() -> None:
    assert parse(("includeArchived", "true")).includes_archived
    assert not parse(("includeArchived", "false")).includes_archived
    assert faults_of(("includeArchived", "2")) == [("includeArchived", "must be true or false, not '2'")]
    query = parse(("deletedFrom", "1970-01-01"))
    assert query.only_deleted
    assert query.conditions == (Condition("deletedAt", "from", (0,)),)
    assert faults_of(("deletedFrom", "x"))[0][0] == "deletedFrom"


def test_all_faults_are_told_at_once() -> None:
    faults = faults_of(("code", "x"), ("done", "2"), ("page", "x"), ("sort", "x"), ("id", "x"))
    assert [name for name, _ in faults] == ["code", "done", "id", "sort", "page"]
    many = [("code", str(n)) for n in range(201)]
    assert faults_of(*many, ("deletedFrom", "1970-01-01")) == [("code", "takes at most 200 values, not 201")]
    dates = [("deletedFrom", "1970-01-01")] * 201
    assert faults_of(*dates) == [("deletedFrom", "takes at most 200 values, not 201")]


def test_unknown_parameters_are_told_with_the_nearest_name() -> None:
    assert warnings_of(("nmae", "x"), ("database-mode", "replica"), ("_s", "1")) == [
        ("nmae", "unknown, ignored (did you mean 'name'?)")
    ]
    assert suggestion("SIZE", PARAMETERS) == " (did you mean 'size'?)"
    assert suggestion("qqqq", PARAMETERS) == ""
    assert suggestion("size" * 21, ("size" * 20,)) == ""


def test_of_many_unknown_members_only_the_first_are_compared() -> None:
    unknown = [("a.nam", ("name",)), *[(f"b[{n}].nam", ("name",)) for n in range(30)]]
    hints = list(nearest_members(unknown))
    assert [path for path, _ in hints] == [path for path, _ in unknown]
    assert [nearest for _, nearest in hints] == ["name"] * 20 + [None] * 11


def test_includes_are_a_tree() -> None:
    query = parse(("include", "owner.owner,parts.tag"), ("include", "tags, owner.parts"))
    assert query.includes == {"owner": {"owner": {}, "parts": {}}, "parts": {"tag": {}}, "tags": {}}
    assert warnings_of(("include", "extraFields,name")) == []
    assert warnings_of(("include", "owner.taggs")) == [
        ("include", "'taggs' is not a relation of things, ignored (did you mean 'tags'?)")
    ]
    deep = ".".join(["owner"] * 6)
    assert faults_of(("include", deep)) == [("include", f"'{deep}' goes deeper than 5 levels")]
    again = "owner.owner.owner"
    assert faults_of(("include", again)) == [("include", f"'{again}' follows 'owner' of things more than 2 times")]
    assert faults_of(("include", ",".join(["owner"] * 51))) == [("include", "takes at most 50 paths, not 51")]
    assert parse_includes(REGISTRY, THINGS, [], [], []) == {}
    assert parse(("include", "tags.subject")).includes == {"tags": {"subject": {}}}
    assert warnings_of(("include", "tags.subject.owner")) == [
        ("include", "'tags.subject.owner': below 'subject', a record of any collection, nothing is included")
    ]


def test_the_signature_is_the_same_for_all_pages_of_a_walk() -> None:
    first = parse(("name", "a"), ("page", "1"), ("size", "5"), ("sort", "name"))
    second = parse(("sort", "name"), ("size", "5"), ("name", "a"), ("page", "2"))
    other = parse(("sort", "name"), ("size", "5"), ("name", "b"), ("page", "2"))
    assert first.signature == second.signature != other.signature


NAMES = [*PARAMETERS, *THINGS.parameters, "extraFields[x]", "qqq"]


@given(st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=8), st.text(max_size=20)), max_size=8))
def test_whatever_is_sent_is_understood_or_refused(pairs: list[tuple[str, str]]) -> None:
    with contextlib.suppress(ValidationError):
        assert 1 <= parse_query(REGISTRY, THINGS, pairs).page.limit <= 100
