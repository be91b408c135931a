import contextlib
import copy
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.patch.documents import documents, pointers
from truweel.patch import Limits, MalformedPatch, PatchError, TestFailed, json_equal, json_patch, measure

DATA = Path(__file__).parent / "data"


def cases():
    for file in ("spec_tests.json", "tests.json"):
        for number, case in enumerate(json.loads((DATA / file).read_text("utf-8"), parse_float=Decimal)):
            if not case.get("disabled"):
                yield pytest.param(case, id=f"{file}-{number}-{case.get('comment', 'unnamed')}")


@pytest.mark.parametrize("case", list(cases()))
def test_public_suite(case):
    document, patch = case["doc"], case["patch"]
    before = copy.deepcopy((document, patch))
    if "error" in case:
        with pytest.raises(PatchError):
            json_patch(document, patch)
    else:
        result = json_patch(document, patch)
        if "expected" in case:
            assert json_equal(result, case["expected"])
    assert (document, patch) == before


# -- what went wrong, in words


def refusal(document, *operations, **options):
    before = copy.deepcopy((document, operations))
    with pytest.raises(PatchError) as caught:
        json_patch(document, list(operations), **options)
    assert (document, operations) == before
    return caught.value


@pytest.mark.parametrize(
    ("document", "operation", "words"),
    [
        (
            {"a": {}},
            {"op": "replace", "path": "/a/b~1c", "value": 1},
            "operation 0, '/a/b~1c': '/a/b~1c' does not exist; add it first",
        ),
        (
            {},
            {"op": "add", "path": "/a/b/c", "value": 1},
            "operation 0, '/a/b/c': '/a' does not exist; add it first",
        ),
        (
            {"a": [1, 2]},
            {"op": "add", "path": "/a/3", "value": 1},
            "operation 0, '/a/3': '/a' is a list and index 3 is past the end; allowed: 0 to 2",
        ),
        (
            [1],
            {"op": "remove", "path": "/1"},
            "operation 0, '/1': the document is a list and index 1 is past the end; allowed: only 0",
        ),
        (
            [],
            {"op": "remove", "path": "/" + "9" * 5000},
            (
                f"operation 0, '/{'9' * 5000}': "
                f"the document is a list and index {'9' * 40} is past the end; allowed: none"
            ),
        ),
        (
            [1, 2],
            {"op": "remove", "path": "/01"},
            (
                "operation 0, '/01': the document is a list and '01' is not an index; "
                "allowed, without leading zeros: 0 to 1"
            ),
        ),
        (
            [1, 2],
            {"op": "remove", "path": "/²"},
            (
                "operation 0, '/²': the document is a list and '²' is not an index; "
                "allowed, without leading zeros: 0 to 1"
            ),
        ),
        (
            {"a": [1]},
            {"op": "replace", "path": "/a/-", "value": 2},
            "operation 0, '/a/-': '-' is after the last element; only add, copy and move may end there",
        ),
        (
            {"a": [[1]]},
            {"op": "add", "path": "/a/-/0", "value": 2},
            "operation 0, '/a/-/0': '-' is after the last element; only add, copy and move may end there",
        ),
        (
            {"a": "text"},
            {"op": "add", "path": "/a/b", "value": 2},
            "operation 0, '/a/b': '/a' is the string \"text\" and has no members",
        ),
        (
            {"a": None},
            {"op": "remove", "path": "/a/b/c"},
            "operation 0, '/a/b/c': '/a' is null and has no members",
        ),
        (
            7,
            {"op": "add", "path": "/a", "value": 2},
            "operation 0, '/a': the document is the number 7 and has no members",
        ),
        (
            {"a": 1},
            {"op": "remove", "path": ""},
            "operation 0: the whole document cannot be removed; remove its members",
        ),
        (
            {"a": 1},
            {"op": "copy", "from": "/b", "path": "/c"},
            "operation 0, '/b': '/b' does not exist; add it first",
        ),
    ],
)
def test_refusals_say_what_is_wrong(document, operation, words):
    error = refusal(document, operation)
    assert type(error) is PatchError
    assert str(error) == words
    assert error.faults == (error,)


@pytest.mark.parametrize(
    ("present", "expected", "words"),
    [
        (10, "10", 'expected the string "10", found the number 10'),
        (1, True, "expected true, found the number 1"),
        (Decimal("1.50"), False, "expected false, found the number 1.50"),
        (None, [1], "expected a list of 1, found null"),
        ({"x": 1}, "y" * 50, f'expected the string "{"y" * 40}…", found an object of 1 members'),
    ],
)
def test_a_failed_test_tells_both_values(present, expected, words):
    error = refusal({"a": present}, {"op": "test", "path": "/a", "value": expected})
    assert isinstance(error, TestFailed)
    assert (error.index, error.path, error.message) == (0, "/a", words)


def test_a_test_of_what_is_not_there_is_a_failed_test():
    error = refusal({}, {"op": "test", "path": "/a", "value": None})
    assert isinstance(error, TestFailed)
    assert error.message == "'/a' does not exist; add it first"


def test_one_failing_operation_undoes_all():
    error = refusal(
        {"a": {"b": [1]}},
        {"op": "add", "path": "/a/b/-", "value": 2},
        {"op": "remove", "path": "/a/c"},
    )
    assert (error.index, error.path) == (1, "/a/c")


def test_all_faults_of_a_malformed_patch_are_told():
    error = refusal(
        {"a": 1},
        {"op": "spam", "path": "/a"},
        {"path": "/a"},
        {"op": None},
        "remove",
        {"op": "add", "path": "/a"},
        {"op": "remove", "path": "a/b"},
        {"op": "test", "path": "/~2", "value": 1},
        {"op": "test", "path": "/a~"},
        {"op": "move", "path": "/b", "from": 1},
        {"op": "copy"},
        {"op": "move", "from": "/a", "path": "/a/b"},
        {"op": "remove", "path": "/a"},
    )
    known = "use one of add, copy, move, remove, replace, test"
    pointer = "it must be a JSON Pointer such as '/address/city'"
    escape = "'~' must be followed by 0 or 1: write '~0' for '~' and '~1' for '/'"
    assert isinstance(error, MalformedPatch)
    assert [(fault.index, fault.path, fault.message) for fault in error.faults] == [
        (0, "/a", f"'op' is the string \"spam\"; {known}"),
        (1, "/a", f"'op' is missing; {known}"),
        (2, "", f"'path' is missing; {pointer}"),
        (2, "", f"'op' is null; {known}"),
        (3, "", "an operation is an object with 'op' and 'path', not the string \"remove\""),
        (4, "/a", "add needs a 'value' (null is one)"),
        (5, "a/b", "'path' is not a JSON Pointer: a JSON Pointer is empty or starts with '/', as in '/a/b'"),
        (6, "/~2", f"'path' is not a JSON Pointer: {escape}"),
        (7, "/a~", f"'path' is not a JSON Pointer: {escape}"),
        (7, "", "test needs a 'value' (null is one)"),
        (8, "", f"'from' is the number 1; {pointer}"),
        (9, "", f"'path' is missing; {pointer}"),
        (9, "", f"'from' is missing; {pointer}"),
        (10, "/a/b", "'/a' cannot move into itself; copy it instead"),
    ]
    assert (error.index, error.path) == (0, "/a")
    assert str(error).startswith("operation 0, '/a': 'op' is the string \"spam\"; use one of")
    assert str(error).endswith("; operation 10, '/a/b': '/a' cannot move into itself; copy it instead")


def test_a_patch_is_a_list():
    with pytest.raises(MalformedPatch) as caught:
        json_patch({}, {"op": "remove", "path": "/a"})
    assert str(caught.value) == "patch: a JSON Patch is a list of operations, not an object of 2 members"


# -- operations beyond the public suite


def test_move_to_the_same_place_must_exist_and_keeps_the_order():
    assert list(json_patch({"a": 1, "b": 2}, [{"op": "move", "from": "/a", "path": "/a"}])) == ["a", "b"]
    assert refusal({}, {"op": "move", "from": "/a", "path": "/a"}).path == "/a"


def test_move_out_of_its_own_parent():
    assert json_patch({"a": {"b": {"c": 1}}}, [{"op": "move", "from": "/a/b", "path": "/a"}]) == {"a": {"c": 1}}


def test_a_copy_is_independent_of_what_was_made_before_it():
    patch = [
        {"op": "add", "path": "/a/0", "value": 1},
        {"op": "copy", "from": "/a", "path": "/b"},
        {"op": "add", "path": "/b/-", "value": {"x": 2}},
        {"op": "replace", "path": "/a/0", "value": 3},
    ]
    assert json_patch({"a": []}, patch) == {"a": [3], "b": [1, {"x": 2}]}


def test_the_whole_document_may_be_replaced_copied_into_and_moved_over():
    assert json_patch({"a": [1]}, [{"op": "move", "from": "/a", "path": ""}]) == [1]
    assert json_patch({"a": 1}, [{"op": "copy", "from": "", "path": "/b"}]) == {"a": 1, "b": {"a": 1}}
    assert json_patch([1], [{"op": "replace", "path": "", "value": None}]) is None


def test_values_of_the_patch_are_not_changed_by_later_operations():
    patch = [
        {"op": "add", "path": "/a", "value": {"b": []}},
        {"op": "add", "path": "/a/b/-", "value": 1},
        {"op": "add", "path": "/a/c", "value": 2},
    ]
    before = copy.deepcopy(patch)
    assert json_patch({}, patch) == {"a": {"b": [1], "c": 2}}
    assert patch == before


def test_untouched_parts_are_shared():
    document = {"lines": [{"id": "1"}, {"id": "2", "n": 1}], "address": {}}
    result = json_patch(document, [{"op": "replace", "path": "/lines/1/n", "value": 2}])
    assert result == {"lines": [{"id": "1"}, {"id": "2", "n": 2}], "address": {}}
    assert result["address"] is document["address"]
    assert result["lines"][0] is document["lines"][0]


# -- the short append


def declared(*lists):
    return lambda tokens: "/".join(tokens) in lists


def append(document, value, path="/certificates"):
    patch = [{"op": "add", "path": path, "value": value}]
    return json_patch(document, patch, appends=declared("certificates", "a/b"))


def test_add_to_a_declared_list_appends():
    document = {"surname": "Janssens", "certificates": ["VCA"]}
    assert append(document, "Rijbewijs") == {"surname": "Janssens", "certificates": ["VCA", "Rijbewijs"]}
    assert document == {"surname": "Janssens", "certificates": ["VCA"]}
    assert append({"a": {"b": [1]}}, {"x": 1}, "/a/b") == {"a": {"b": [1, {"x": 1}]}}


def test_append_twice():
    patch = [{"op": "add", "path": "/certificates", "value": value} for value in ("VCA", "BA4")]
    assert json_patch({}, patch, appends=declared("certificates")) == {"certificates": ["VCA", "BA4"]}


def test_an_absent_or_null_list_starts_empty():
    assert append({}, "VCA") == {"certificates": ["VCA"]}
    assert append({"certificates": None}, "VCA") == {"certificates": ["VCA"]}


@pytest.mark.parametrize("value", [None, [], ["BA4"]])
def test_null_and_lists_replace_as_the_standard_says(value):
    assert append({"certificates": ["VCA"]}, value) == {"certificates": value}


def test_what_is_not_declared_or_no_list_is_replaced():
    assert append({"tags": ["x"]}, "y", "/tags") == {"tags": "y"}
    assert append({"certificates": "VCA"}, "BA4") == {"certificates": "BA4"}


def test_only_add_appends():
    patch = [{"op": "replace", "path": "/certificates", "value": "BA4"}]
    assert json_patch({"certificates": ["VCA"]}, patch, appends=declared("certificates")) == {"certificates": "BA4"}
    patch = [{"op": "copy", "from": "/x", "path": "/certificates"}]
    result = json_patch({"x": "BA4", "certificates": ["VCA"]}, patch, appends=declared("certificates"))
    assert result == {"x": "BA4", "certificates": "BA4"}


# -- bounds


def test_too_many_operations():
    patch = [{"op": "test", "path": "", "value": {}}] * 1001
    assert str(refusal({}, *patch)) == "patch: 1001 operations are too many; send at most 1000 at once"
    assert json_patch({}, patch[:1000]) == {}


def test_a_copy_bomb_is_refused_before_it_grows():
    bomb = [{"op": "copy", "from": "", "path": f"/{number}"} for number in range(64)]
    error = refusal({"a": "x" * 1000}, *bomb)
    assert error.message == "the patch inserts more than 4000000 characters; split it"
    assert error.index == 11


DEEP = {"a": [[1, 2], [3, 4]], "b": {}}
VISITS = [
    ([{"op": "copy", "from": "/a", "path": "/c"}], 7),
    ([{"op": "move", "from": "/a", "path": "/c"}], 7),
    ([{"op": "move", "from": "/a", "path": "/a"}], 0),
    ([{"op": "test", "path": "/a", "value": [[1, 2], [3, 4]]}], 9),
    ([{"op": "test", "path": "/a/0/0", "value": 1}], 0),  # the same object
    ([{"op": "test", "path": "/a/0/0", "value": Decimal("1.0")}], 1),
    ([{"op": "add", "path": "/c", "value": {"d": [None]}}], 3),
    ([{"op": "copy", "from": "/a", "path": "/c"}, {"op": "move", "from": "/c", "path": "/d"}], 14),
]


@pytest.mark.parametrize(("patch", "visits"), VISITS)
def test_the_values_that_are_looked_at_are_counted_over_the_whole_patch(patch, visits):
    json_patch(DEEP, patch, limits=Limits(visits=visits))
    if visits:
        error = refusal(DEEP, *patch, limits=Limits(visits=visits - 1))
        assert error.index == len(patch) - 1
        assert error.message == (f"the patch looks at more than {visits - 1} values; split it, or name smaller ones")


def test_a_short_patch_of_doublings_and_moves_is_refused_before_much_is_looked_at(monkeypatch):
    looked_at = []
    take = measure.Visits.take
    monkeypatch.setattr(measure.Visits, "take", lambda self, count: (looked_at.append(count), take(self, count)))
    doublings = [{"op": "copy", "from": "/a", "path": "/a/-"} for _ in range(17)]
    moves = [{"op": "move", "from": f"/{'ab'[n % 2]}", "path": f"/{'ba'[n % 2]}"} for n in range(900)]
    error = refusal({"a": [1]}, *doublings, *moves)
    assert error.message.startswith("the patch looks at more than 500000 values")
    assert sum(looked_at) < 700_000


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (None, 1),
        ("four", 5),
        (10**300, 1 + 997 // 3),
        (Decimal("1.5"), 4),
        (["four", {"key": True}], 1 + 5 + 1 + 3 + 1),
    ],
)
def test_growth_counts_values_and_characters(value, size):
    patch = [{"op": "add", "path": "/a", "value": value}]
    assert json_patch({}, patch, limits=Limits(growth=size)) == {"a": value}
    refusal({}, *patch, limits=Limits(growth=size - 1))


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "add", "path": "/b/0/-", "value": [[]]},
        {"op": "replace", "path": "/b/0", "value": [[[]]]},
        {"op": "copy", "from": "/a", "path": "/b/0/-"},
        {"op": "move", "from": "/a", "path": "/b/0/-"},
    ],
)
def test_depth(operation):
    document = {"a": [1], "b": [[]]}
    json_patch(document, [operation], limits=Limits(depth=5))
    error = refusal(document, operation, limits=Limits(depth=4))
    assert error.message == "the result nests deeper than 4 levels"


# -- laws


@st.composite
def document_and_pointers(draw, count):
    document = draw(documents(max_leaves=15))
    return document, *(draw(st.sampled_from(pointers(document))) for _ in range(count))


@given(documents())
def test_no_operations_change_nothing(document):
    assert json_patch(document, []) is document


@given(documents(), st.data())
def test_arguments_are_left_alone(document, data):
    patch = data.draw(st.lists(operations(document), max_size=6))
    before = copy.deepcopy((document, patch))
    with contextlib.suppress(PatchError):
        json_patch(document, patch, appends=lambda tokens: tokens[-1] == "a")
    assert (document, patch) == before


@given(documents(), st.data())
def test_a_result_is_a_tree(document, data):
    """Else a later change in place, or a size, would count one part twice."""
    patch = data.draw(st.lists(operations(document), max_size=6))
    with contextlib.suppress(PatchError):
        identities = [id(node) for node in containers(json_patch(document, patch))]
        assert len(identities) == len(set(identities))


def containers(node):
    if isinstance(node, dict | list):
        yield node
        for child in node.values() if isinstance(node, dict) else node:
            yield from containers(child)


def operations(document):
    known = st.sampled_from(pointers(document))
    path = known | known.map(lambda it: f"{it}/a") | known.map(lambda it: f"{it}/-") | known.map(lambda it: f"{it}/0")
    return st.fixed_dictionaries(
        {
            "op": st.sampled_from(["add", "remove", "replace", "move", "copy", "test"]),
            "path": path,
            "from": known,
            "value": documents(max_leaves=4),
        }
    )


@given(document_and_pointers(1))
def test_everything_in_a_document_can_be_tested(case):
    document, path = case
    value = json_patch(document, [{"op": "copy", "from": path, "path": ""}])
    assert json_patch(document, [{"op": "test", "path": path, "value": value}]) is document


@given(document_and_pointers(2))
def test_move_is_remove_then_add(case):
    document, source, path = case
    assume(not path.startswith(f"{source}/"))  # refused: it says nothing
    value = json_patch(document, [{"op": "copy", "from": source, "path": ""}])
    remove_and_add = [{"op": "remove", "path": source}, {"op": "add", "path": path, "value": value}]
    assert outcome(document, [{"op": "move", "from": source, "path": path}]) == (
        outcome(document, remove_and_add) if source or path else document
    )


@given(document_and_pointers(2))
def test_copy_is_add_of_the_value(case):
    document, source, path = case
    value = json_patch(document, [{"op": "copy", "from": source, "path": ""}])
    assert outcome(document, [{"op": "copy", "from": source, "path": path}]) == outcome(
        document, [{"op": "add", "path": path, "value": value}]
    )


@given(document_and_pointers(1), documents(max_leaves=4))
def test_replace_is_remove_then_add(case, value):
    document, path = case
    both = [{"op": "remove", "path": path}, {"op": "add", "path": path, "value": value}]
    assert outcome(document, [{"op": "replace", "path": path, "value": value}]) == (
        outcome(document, both) if path else value
    )


def outcome(document, patch):
    try:
        return json_patch(document, patch)
    except PatchError:
        return "refused"
