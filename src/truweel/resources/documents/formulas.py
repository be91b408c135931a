"""Formulas of quantities: numbers, texts, names of parameters, `+ - * /`, comparisons, `&& || !` and `a ? b : c`.

There is nothing else: no functions, no members. A formula is read by a parser of its own and never run as code. Length,
depth and numbers are bounded. A comma is a decimal point: `3 * 4,5`.

    condition  = either ["?" condition ":" condition]
    either     = both {"||" both}
    both       = comparison {"&&" comparison}
    comparison = sum [("==" | "!=" | "<" | "<=" | ">" | ">=") sum]
    sum        = product {("+" | "-") product}
    product    = single {("*" | "/") single}
    single     = ("-" | "+" | "!") single | number | text | name | "(" condition ")"
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException, localcontext
from functools import lru_cache

from truweel.errors import InvalidValue
from truweel.schema.numbers import round_to_millionths

__all__ = ["Formula", "FormulaError", "Value", "Values", "parse_formula", "read_number", "reckon"]

MAX_LENGTH = 1000
MAX_DEPTH = 40
MAX_PARTS = 400
"""Numbers, names, texts and signs."""
LIMIT = Decimal(10**12)
"""Numbers that come out stay below this."""
CONTEXT = Context(prec=34)
Value = Decimal | str | bool
Values = Mapping[str, Value | None]
"""Name of a parameter → its value."""
Node = Callable[[Values], Value]
"""What a part of a formula gives; FormulaError where it gives nothing."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:[.,]\d+)?|[.,]\d+)|(?P<name>[^\W\d]\w*)|(?P<text>"[^"]*"|'[^']*')"""
    r"""|(?P<sign>==|!=|<=|>=|&&|\|\||[-+*/()<>!?:]))"""
)
_NUMBER = re.compile(r"\s*[-+]?\d{1,18}(?:[.,]\d{1,18})?\s*")
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_CALCULATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


class FormulaError(ValueError):
    """A formula that can be read gives no number."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read."""

    root: Node

    def evaluate(self, values: Values) -> Decimal:
        """The number that it gives. FormulaError where it gives none."""
        with localcontext(CONTEXT):
            result = self.root(values)
            result = _number(result) if isinstance(result, str) and read_number(result) is not None else result
        if not isinstance(result, Decimal):
            raise FormulaError(f"gives {_shown(result)}, which is no number")
        if abs(result) >= LIMIT:
            raise FormulaError("gives too large a number")
        return result


def read_number(text: str) -> Decimal | None:
    """The number that a text is, such as `4,5`; None for another."""
    return Decimal(text.strip().replace(",", ".")) if _NUMBER.fullmatch(text) else None


@lru_cache(1000)
def parse_formula(text: str) -> Formula:
    """Read a formula. InvalidValue names the place (from 1) where it is none."""
    if len(text) > MAX_LENGTH:
        raise InvalidValue(f"must have at most {MAX_LENGTH} characters")
    return Formula(_Parser(text).parse())


def reckon(text: str, values: Values, warn: Callable[[str], None]) -> Decimal:
    """The quantity that the formula `text` gives, with six decimals; 0 and a warning where it gives none."""
    try:
        return round_to_millionths(parse_formula(text).evaluate(values))
    except FormulaError as error:
        warn(f"{error}; 0 was taken")
        return Decimal(0)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: int


class _Parser:
    """Reads one formula from the left to the right."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def parse(self) -> Node:
        node = self._condition()
        if self._token.kind != "end":
            raise self._fault("the end")
        return node

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *signs: str) -> str | None:
        """The sign that comes next, if it is one of these."""
        token = self._token
        if token.kind != "sign" or token.text not in signs:
            return None
        self._next += 1
        return token.text

    def _require(self, sign: str) -> None:
        if not self._take(sign):
            raise self._fault(f"'{sign}'")

    def _fault(self, expected: str) -> InvalidValue:
        token = self._token
        actual = "the end" if token.kind == "end" else f"'{token.text}'"
        return InvalidValue(f"is no formula: at character {token.place} there is {actual} instead of {expected}")

    def _condition(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise InvalidValue(f"is no formula: at character {self._token.place} it nests deeper than {MAX_DEPTH}")
        node = self._either()
        if self._take("?"):
            then = self._condition()
            self._require(":")
            node = _choice(node, then, self._condition())
        self._depth -= 1
        return node

    def _either(self) -> Node:
        node = self._both()
        while self._take("||"):
            node = _choice(node, _constant(True), _truth(self._both()))
        return node

    def _both(self) -> Node:
        node = self._comparison()
        while self._take("&&"):
            node = _choice(node, _truth(self._comparison()), _constant(False))
        return node

    def _comparison(self) -> Node:
        left = self._sum()
        if sign := self._take("==", "!="):
            return _equality(left, self._sum(), sign == "==")
        if sign := self._take(*_COMPARISONS):
            return _order(left, self._sum(), _COMPARISONS[sign])
        return left

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._take("+", "-"):
            node = _calculation(node, self._product(), _CALCULATIONS[sign])
        return node

    def _product(self) -> Node:
        node = self._single()
        while sign := self._take("*", "/"):
            node = _calculation(node, self._single(), _CALCULATIONS[sign])
        return node

    def _single(self) -> Node:
        signs = []
        while sign := self._take("-", "+", "!"):
            signs.append(sign)
            if len(signs) > MAX_DEPTH:
                raise InvalidValue(f"is no formula: at character {self._token.place} there are too many signs")
        node = self._operand()
        for sign in reversed(signs):
            node = _negation(node) if sign == "!" else _calculation(_constant(Decimal(0)), node, _CALCULATIONS[sign])
        return node

    def _operand(self) -> Node:
        token = self._token
        if self._take("("):
            node = self._condition()
            self._require(")")
            return node
        if token.kind not in ("number", "text", "name"):
            raise self._fault("a number, a text in quotes, a name or '('")
        self._next += 1
        if token.kind == "name":
            return _parameter(token.text)
        value: Value = Decimal(token.text.replace(",", ".")) if token.kind == "number" else token.text[1:-1]
        return _constant(value)


def _tokens(text: str) -> list[_Token]:
    tokens, place, end = [], 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            place += len(text[place:]) - len(text[place:].lstrip())
            raise InvalidValue(
                f"is no formula: at character {place + 1} there is '{text[place]}', which has no meaning"
            )
        kind = str(match.lastgroup)
        tokens.append(_Token(kind, match[kind], match.start(kind) + 1))
        if len(tokens) > MAX_PARTS:
            raise InvalidValue(f"must have at most {MAX_PARTS} numbers, names, texts and signs")
        place = match.end()
    return [*tokens, _Token("end", "", len(text) + 1)]


# What parts give


def _constant(value: Value) -> Node:
    return lambda _: value


def _parameter(name: str) -> Node:
    def value(values: Values) -> Value:
        if name not in values:
            raise FormulaError(f"there is no parameter '{name}'")
        value = values[name]
        if value is None:
            raise FormulaError(f"the parameter '{name}' has no value")
        return value

    return value


def _number(value: Value) -> Decimal:
    number = read_number(value) if isinstance(value, str) else value
    if not isinstance(number, Decimal):
        raise FormulaError(f"{_shown(value)} is no number")
    return number


def _boolean(value: Value) -> bool:
    if not isinstance(value, bool):
        raise FormulaError(f"{_shown(value)} is not true or false")
    return value


def _shown(value: Value) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


def _truth(node: Node) -> Node:
    return lambda values: _boolean(node(values))


def _choice(condition: Node, then: Node, otherwise: Node) -> Node:
    return lambda values: then(values) if _boolean(condition(values)) else otherwise(values)


def _negation(node: Node) -> Node:
    return lambda values: not _boolean(node(values))


def _equality(left: Node, right: Node, is_equal: bool) -> Node:
    def value(values: Values) -> Value:
        one, other = left(values), right(values)
        if isinstance(one, bool) or isinstance(other, bool):
            return (one is other) == is_equal
        numbers = [read_number(side) if isinstance(side, str) else side for side in (one, other)]
        same = one == other if None in numbers else numbers[0] == numbers[1]
        return same == is_equal

    return value


def _order(left: Node, right: Node, holds: Callable[[Decimal, Decimal], bool]) -> Node:
    return lambda values: holds(_number(left(values)), _number(right(values)))


def _calculation(left: Node, right: Node, calculate: Callable[[Decimal, Decimal], Decimal]) -> Node:
    def value(values: Values) -> Value:
        one, other = _number(left(values)), _number(right(values))
        try:
            return calculate(one, other)
        except DecimalException:
            raise FormulaError("it divides by zero, or a number is too large") from None

    return value
