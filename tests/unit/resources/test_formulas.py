"""Formulas: what they give, where one is none, and what they can't do."""

from decimal import Decimal

import pytest

from truweel.errors import InvalidValue
from truweel.resources.documents.formulas import FormulaError, parse_formula

VALUES = {"colour": "Blue", "size": "10", "width": Decimal("2.5"), "wet": True, "empty": None, "breedte_é": "4,5"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3 * 4,5", "13.5"),
        ("3*4.5", "13.5"),
        ("1 + 2 * 3 - 4 / 8", "6.5"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("-width + 3", "0.5"),
        ("2 - -1", "3"),
        ('colour == "Blue" ? 1 : 0', "1"),
        ("colour == 'blue' ? 1 : 0", "0"),
        ("size == 10 ? 1 : 0", "1"),
        ('size == "10,0" ? 1 : 0', "1"),
        ("size * 2", "20"),
        ("breedte_é * 2", "9"),
        ("size > 9 && width <= 2,5 ? 7 : 8", "7"),
        ("size < 9 || wet ? 7 : 8", "7"),
        ("!wet ? 1 : 2", "2"),
        ("wet ? size > 9 ? 1 : 2 : 3", "1"),
        ("colour != 'Red' ? 1 : 1 / 0", "1"),
        ("false_ == 1 || wet ? 1 : 0", "1"),
        (".5", "0.5"),
        ("size", "10"),
    ],
)
def test_what_a_formula_gives(text: str, number: str) -> None:
    assert parse_formula(text).evaluate({**VALUES, "false_": "0"}) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no formula: at character 1 there is the end instead of a number, a text in quotes, a name or '('"),
        ("3 *", "is no formula: at character 4 there is the end instead of a number, a text in quotes, a name or '('"),
        ("3 4", "is no formula: at character 3 there is '4' instead of the end"),
        ("(1 + 2", "is no formula: at character 7 there is the end instead of ')'"),
        ("wet ? 1", "is no formula: at character 8 there is the end instead of ':'"),
        ("1 ; 2", "is no formula: at character 3 there is ';', which has no meaning"),
        ("colour.upper", "is no formula: at character 7 there is '.', which has no meaning"),
        ("max(1)", "is no formula: at character 4 there is '(' instead of the end"),
        ("1 < 2 < 3", "is no formula: at character 7 there is '<' instead of the end"),
        ("'open", "is no formula: at character 1 there is ''', which has no meaning"),
        ("2 ** 3", "is no formula: at character 4 there is '*' instead of a number, a text in quotes, a name or '('"),
        ("=1", "is no formula: at character 1 there is '=', which has no meaning"),
        ("(" * 50 + "1" + ")" * 50, "is no formula: at character 41 it nests deeper than 40"),
        ("-" * 50 + "1", "is no formula: at character 42 there are too many signs"),
        ("1" + "+1" * 300, "must have at most 400 numbers, names, texts and signs"),
        ("1" * 1001, "must have at most 1000 characters"),
    ],
)
def test_what_is_no_formula_says_where(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_formula(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("'text'", "gives 'text', which is no number"),
        ("1 == 1", "gives true, which is no number"),
        ("1 / 0", "it divides by zero, or a number is too large"),
        ("0 / 0", "it divides by zero, or a number is too large"),
        ("999999 * 999999 * 9", "gives too large a number"),
        ("nowhere", "there is no parameter 'nowhere'"),
        ("empty", "the parameter 'empty' has no value"),
        ("colour * 2", "'Blue' is no number"),
        ("wet * 2", "true is no number"),
        ("size ? 1 : 2", "'10' is not true or false"),
        ("!size ? 1 : 2", "'10' is not true or false"),
        ("9" * 999, "gives too large a number"),
    ],
)
def test_a_formula_that_gives_no_number(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text).evaluate(VALUES)
    assert str(caught.value) == message


def test_the_longest_chain_is_within_the_stack() -> None:
    assert parse_formula("1" + "+1" * 199).evaluate({}) == 200
