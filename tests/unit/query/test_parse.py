"""Query strings, understood."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.query.things import REGISTRY, TAGS, THINGS
from truweel.errors import ValidationError
from truweel.query.model import Condition, ExtraCondition, Page, Query, Sort
from truweel.query.parse import PARAMETERS, parse_includes, parse_query, suggestion, suggestions


def asked(*pairs: tuple[str, str]) -> Query:
    return parse_query(REGISTRY, THINGS, pairs)


def told(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(w.name, w.message) for w in asked(*pairs).warnings]


def refused(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        asked(*pairs)
    return [(fault.field, fault.message) for fault in caught.value.faults]


def test_nothing_asks_for_the_first_ten() -> None:
    assert asked() == Query(THINGS)
    assert not asked().is_filtered
    assert asked().page.number == 0


@pytest.mark.parametrize(
    ("pairs", "condition"),
    [
        ([("exactly", "Été"), ("exactly", "B")], Condition("name", "in", ("ete", "b"))),
        ([("name", "Été"), ("name", "")], Condition("name", "contains", ("ete",))),
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
        ([("id", "-1")], Condition("id", "in", (-1,))),
    ],
)
def test_filters_become_conditions(pairs: list[tuple[str, str]], condition: Condition) -> None:
    assert asked(*pairs).conditions == (condition,)
    assert asked(*pairs).is_filtered


def test_an_empty_contains_and_an_empty_search_ask_for_nothing() -> None:
    assert asked(("name", ""), ("searchText", "  ")).conditions == ()


def test_words_to_search_for_must_all_be_there() -> None:
    found = asked(("searchText", " Été "), ("searchText", "B"))
    assert found.conditions == (Condition("search", "search", ("ete",)), Condition("search", "search", ("b",)))
    warned = parse_query(REGISTRY, TAGS, [("searchText", "x")])
    assert warned.conditions == ()
    assert [w.name for w in warned.warnings] == ["searchText"]


def test_extra_fields_are_left_to_the_tenants_definitions() -> None:
    assert asked(("extraFields[A b]", "1"), ("extraFields[A b]", "2")).extra == (ExtraCondition("A b", ("1", "2")),)
    assert told(("extraFields[A", "1")) == [("extraFields[A", "unknown, ignored")]
    assert parse_query(REGISTRY, TAGS, [("extraFields[A]", "1")]).extra == ()


@pytest.mark.parametrize(
    ("pairs", "page"),
    [
        ([("page", "2")], Page(20, 10)),
        ([("page", "2"), ("size", "7")], Page(14, 7)),
        ([("page", "2"), ("limit", "7")], Page(14, 7)),
        ([("limit", "7"), ("size", "7")], Page(0, 7)),
        ([("offset", "5"), ("limit", "7")], Page(5, 7)),
        ([("offset", "14"), ("page", "2"), ("limit", "7")], Page(14, 7)),
        ([("page", str(2**53))], Page(2**53, 10)),
        ([("cursor", "x")], Page(0, 10, "x")),
    ],
)
def test_pages(pairs: list[tuple[str, str]], page: Page) -> None:
    assert asked(*pairs).page == page
    assert told(*pairs) == []


def test_what_a_page_can_not_be_is_told() -> None:
    assert told(("size", "101")) == [("size", "cut to the maximum of 100")]
    assert told(("limit", "101")) == [("limit", "cut to the maximum of 100")]
    assert told(("limit", "7"), ("size", "3")) == [("size", "ignored, since limit says how many")]
    assert asked(("limit", "7"), ("size", "3")).page == Page(0, 7)
    assert told(("page", "1"), ("page", "1")) == []
    assert told(("page", "1"), ("page", "2")) == [("page", "stands more than once; the last one holds")]
    assert told(("offset", "5"), ("page", "2")) == [("page", "ignored, since offset says where to start")]
    for name in ("page", "offset"):
        assert told(("cursor", "x"), (name, "2")) == [(name, "ignored, since cursor says where to start")]
    for name, text in (("page", "-1"), ("size", "0"), ("limit", "x"), ("offset", "9" * 17), ("page", "²")):
        minimum = 1 if name in ("size", "limit") else 0
        assert refused((name, text)) == [(name, f"must be a whole number of {minimum} or more, not '{text}'")]


def test_sorts() -> None:
    assert asked(("sort", "name:asc,code:DESC"), ("sort", " -day ,,price,name:desc")).sort == (
        Sort("name"),
        Sort("code", True),
        Sort("day", True),
        Sort("price"),
    )
    assert asked(("sort", "id:asc,name")).sort == ()
    assert asked(("sort", "id:desc")).sort == (Sort("id", True),)
    assert refused(("sort", "name:up")) == [("sort", "'up' is no direction; write name:asc or name:desc")]
    ((field, message),) = refused(("sort", "nmae"))
    assert field == "sort"
    assert message.startswith("'nmae' can't be sorted by (did you mean 'name'?); these can: id, createdAt, updatedAt")


def test_archived_and_deleted_records() -> None:
    assert asked(("includeArchived", "true")).includes_archived
    assert not asked(("includeArchived", "false")).includes_archived
    assert refused(("includeArchived", "1")) == [("includeArchived", "must be true or false, not '1'")]
    found = asked(("deletedFrom", "1970-01-01"))
    assert found.only_deleted
    assert found.conditions == (Condition("deletedAt", "from", (0,)),)
    assert refused(("deletedFrom", "x"))[0][0] == "deletedFrom"


def test_all_faults_are_told_at_once() -> None:
    found = refused(("code", "x"), ("done", "1"), ("page", "x"), ("sort", "x"), ("id", "x"))
    assert [name for name, _ in found] == ["code", "done", "id", "sort", "page"]
    many = [("code", str(n)) for n in range(201)]
    assert refused(*many, ("deletedFrom", "1970-01-01")) == [("code", "takes at most 200 values, not 201")]
    dates = [("deletedFrom", "1970-01-01")] * 201
    assert refused(*dates) == [("deletedFrom", "takes at most 200 values, not 201")]


def test_unknown_parameters_are_told_with_the_nearest_name() -> None:
    assert told(("nmae", "x"), ("database-mode", "replica"), ("_s", "1")) == [
        ("nmae", "unknown, ignored (did you mean 'name'?)")
    ]
    assert suggestion("SIZE", PARAMETERS) == " (did you mean 'size'?)"
    assert suggestion("qqqq", PARAMETERS) == ""
    assert suggestion("size" * 21, ("size" * 20,)) == ""


def test_of_many_unknown_members_only_the_first_are_compared() -> None:
    unknown = [("a.nam", ("name",)), *[(f"b[{n}].nam", ("name",)) for n in range(30)]]
    found = list(suggestions(unknown))
    assert [path for path, _ in found] == [path for path, _ in unknown]
    assert [hint for _, hint in found] == [" (did you mean 'name'?)"] * 20 + [""] * 11


def test_includes_are_a_tree() -> None:
    found = asked(("include", "owner.owner,parts.tag"), ("include", "tags, owner.parts"))
    assert found.includes == {"owner": {"owner": {}, "parts": {}}, "parts": {"tag": {}}, "tags": {}}
    assert told(("include", "extraFields,name")) == []
    assert told(("include", "owner.taggs")) == [
        ("include", "'taggs' is no relation of things, ignored (did you mean 'tags'?)")
    ]
    deep = ".".join(["owner"] * 6)
    assert refused(("include", deep)) == [("include", f"'{deep}' goes deeper than 5 levels")]
    assert refused(("include", ",".join(["owner"] * 51))) == [("include", "takes at most 50 paths, not 51")]
    assert parse_includes(REGISTRY, THINGS, [], [], []) == {}


def test_the_signature_is_the_same_for_all_pages_of_a_walk() -> None:
    one = asked(("name", "a"), ("page", "1"), ("size", "5"), ("sort", "name"))
    two = asked(("sort", "name"), ("size", "5"), ("name", "a"), ("page", "2"))
    other = asked(("sort", "name"), ("size", "5"), ("name", "b"), ("page", "2"))
    assert one.signature == two.signature != other.signature


NAMES = [*PARAMETERS, *THINGS.parameters, "extraFields[x]", "qqq"]


@given(st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=8), st.text(max_size=20)), max_size=8))
def test_whatever_is_sent_is_understood_or_refused(pairs: list[tuple[str, str]]) -> None:
    with contextlib.suppress(ValidationError):
        assert 1 <= parse_query(REGISTRY, THINGS, pairs).page.limit <= 100
