import copy
from decimal import Decimal

import pytest
from hypothesis import given

from tests.unit.patch.documents import documents, objects
from truweel.patch import json_equal, merge_patch

# RFC 7396, appendix A, in its order
APPENDIX_A = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("target", "patch", "expected"), APPENDIX_A)
def test_appendix_a(target, patch, expected):
    assert merge_patch(target, patch) == expected


def test_section_3_example():
    target = {
        "title": "Goodbye!",
        "author": {"givenName": "John", "familyName": "Doe"},
        "tags": ["example", "sample"],
        "content": "This will be unchanged",
    }
    patch = {"title": "Hello!", "phoneNumber": "+01", "author": {"familyName": None}, "tags": ["example"]}

    assert merge_patch(target, patch) == {
        "title": "Hello!",
        "author": {"givenName": "John"},
        "tags": ["example"],
        "content": "This will be unchanged",
        "phoneNumber": "+01",
    }


def test_a_null_for_what_the_target_lacks_is_kept_where_that_is_asked():
    target = {"a": 1, "b": {"c": 1}, "d": None, "e": 5}
    patch = {"a": None, "b": {"c": None, "x": None}, "d": None, "e": {"y": None}, "z": None}

    assert merge_patch(target, patch) == {"b": {}, "e": {}}
    assert merge_patch(target, patch, keep_unmatched_nulls=True) == {"b": {"x": None}, "e": {"y": None}, "z": None}


def test_null_in_a_list_is_kept():
    assert merge_patch({"a": 1}, {"a": [None, {"b": None}]}) == {"a": [None, {"b": None}]}


def test_members_keep_their_place_and_new_ones_follow():
    assert list(merge_patch({"a": 1, "b": 2}, {"c": 3, "a": Decimal("1.50")})) == ["a", "b", "c"]


def test_untouched_parts_are_shared_and_touched_ones_are_not():
    target = {"left": {"x": 1}, "right": {"y": {"z": 1}}}

    merged = merge_patch(target, {"right": {"y": {"z": 2}}})

    assert merged == {"left": {"x": 1}, "right": {"y": {"z": 2}}}
    assert merged["left"] is target["left"]
    assert target == {"left": {"x": 1}, "right": {"y": {"z": 1}}}


@given(documents(), documents())
def test_arguments_are_left_alone(target, patch):
    before = copy.deepcopy((target, patch))
    merge_patch(target, patch)
    assert (target, patch) == before


@given(documents(), documents())
def test_applying_twice_is_applying_once(target, patch):
    once = merge_patch(target, patch)
    assert json_equal(merge_patch(once, patch), once)


@given(objects)
def test_an_empty_patch_changes_nothing(target):
    assert merge_patch(target, {}) == target


@given(objects.map(lambda value: without_null(value)), objects.map(lambda value: without_null(value)))
def test_the_difference_of_two_documents_leads_from_one_to_the_other(before, after):
    assert json_equal(merge_patch(before, difference(before, after)), after)


def without_null(document):
    """Merge patch cannot write a null member (RFC 7396 section 1)."""
    if isinstance(document, dict):
        return {name: without_null(value) for name, value in document.items() if value is not None}
    return document


def difference(before, after):
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return after
    patch = dict.fromkeys(before.keys() - after.keys())
    for name, value in after.items():
        if not json_equal(before.get(name), value):
            patch[name] = difference(before.get(name), value)
    return patch
