import copy
from decimal import Decimal

import pytest
from hypothesis import given

from tests.unit.patch.documents import documents, objects
from truweel.patch import changed_members, json_equal


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (530, Decimal("530.00")),
        (Decimal("0.1"), Decimal("0.10")),
        (0, Decimal("-0.0")),
        (None, None),
        ("€", "€"),
        ({"a": 1, "b": [2]}, {"b": [Decimal("2.0")], "a": 1}),
        ([[], {}], [[], {}]),
    ],
)
def test_same(a, b):
    assert json_equal(a, b)
    assert json_equal(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (True, 1),
        (False, 0),
        (False, None),
        (True, False),
        (1, "1"),
        (0, None),
        ("", None),
        ([], {}),
        ([], ""),
        ({}, None),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"a": None}, {}),
        ({"a": 1}, {"b": 1}),
        ({"a": [True]}, {"a": [1]}),
        (Decimal("0.1"), Decimal("0.100000000000000000000000000001")),
        (9007199254740993, Decimal(9007199254740992)),
    ],
)
def test_not_same(a, b):
    assert not json_equal(a, b)
    assert not json_equal(b, a)


def test_same_goes_as_deep_as_the_documents():
    a, b = [], []
    for _ in range(100_000):
        a, b = [a], [b]
    assert json_equal(a, b)


@given(documents())
def test_a_copy_is_the_same(document):
    assert json_equal(document, copy.deepcopy(document))


def test_changes():
    before = {"name": "Jan", "total": 530, "gone": 1, "lines": [1, 2], "kept": {"a": 1}}
    after = {"new": True, "name": "Piet", "total": Decimal("530.0"), "lines": [2, 1], "kept": {"a": 1}}

    differences = changed_members(before, after)

    assert differences == {
        "new": (None, True),
        "name": ("Jan", "Piet"),
        "gone": (1, None),
        "lines": ([1, 2], [2, 1]),
    }
    assert list(differences) == ["new", "name", "lines", "gone"]


def test_absent_and_null_are_the_same_to_changes():
    assert changed_members({"a": None}, {"b": None}) == {}
    assert changed_members({"a": None}, {"a": False}) == {"a": (None, False)}


@given(objects, objects)
def test_nothing_but_the_changed_members_differs(before, after):
    differences = changed_members(before, after)
    for name in before.keys() | after.keys():
        if name in differences:
            assert differences[name] == (before.get(name), after.get(name))
        else:
            assert json_equal(before.get(name), after.get(name))
