"""How large a document is, so that a short patch cannot build a huge one."""

from dataclasses import dataclass
from decimal import Decimal

from truweel.patch.document import Json


@dataclass(frozen=True, slots=True)
class Limits:
    """What one JSON Patch may ask for.

    `operations` bounds their number, `growth` the size of all that they insert together (one for each value
    plus the characters of strings, member names and numbers), `depth` the nesting of the result where they
    insert, and `visits` the values that all of them together look at.
    """

    operations: int = 1_000
    growth: int = 4_000_000
    depth: int = 100
    visits: int = 500_000


class Visits:
    """Counts the values that are looked at."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    def take(self, count: int) -> None:
        """`count` values more are looked at. TooManyVisits where no more may be."""
        self._left -= count
        if self._left < 0:
            raise TooManyVisits


class TooManyVisits(Exception):
    """The work is more than was allowed."""


def size_and_depth(value: Json, visits: Visits) -> tuple[int, int]:
    """The size of `value`, in the unit of `Limits.growth`, and its depth (1 for a scalar). TooManyVisits."""
    size = depth = 0
    stack = [(value, 1)]
    visits.take(1)
    while stack:
        node, level = stack.pop()
        size += 1
        depth = max(depth, level)
        if isinstance(node, (dict, list)):
            visits.take(len(node))
        match node:
            case dict():
                size += sum(map(len, node))
                stack.extend((child, level + 1) for child in node.values())
            case list():
                stack.extend((child, level + 1) for child in node)
            case str():
                size += len(node)
            case int():
                size += node.bit_length() // 3  # digits, nearly: str() refuses very long ones
            case Decimal():
                size += len(str(node))
    return size, depth


def deep_copy(value: Json) -> Json:
    """`value` with containers of its own. Recurses once a level."""
    match value:
        case dict():
            return {name: deep_copy(child) for name, child in value.items()}
        case list():
            return [deep_copy(child) for child in value]
        case _:
            return value
