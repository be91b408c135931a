"""Equality of documents by value, and what changed between two of them."""

from truweel.patch.document import Json
from truweel.patch.measure import Visits


def json_equal(a: Json, b: Json, visits: Visits | None = None) -> bool:
    """Whether two documents are equal as RFC 6902 section 4.6 says: numbers by value, members in any order.

    `530`, `530.0` and `Decimal("530.00")` are the same; `true` and `1` are not. What is compared is taken from
    `visits`: TooManyVisits.
    """
    pairs = [(a, b)]
    while pairs:
        x, y = pairs.pop()
        if x is y:
            continue
        if visits is not None:
            visits.take(1 + (len(x) if isinstance(x, (dict, list)) else 0))
        if isinstance(x, dict):
            if not isinstance(y, dict) or x.keys() != y.keys():
                return False
            pairs.extend((x[name], y[name]) for name in x)
        elif isinstance(x, list):
            if not isinstance(y, list) or len(x) != len(y):
                return False
            pairs.extend(zip(x, y, strict=True))
        elif isinstance(x, bool) or isinstance(y, bool) or x != y:  # True == 1 in Python, not in JSON
            return False
    return True


def changed_members(before: dict[str, Json], after: dict[str, Json]) -> dict[str, tuple[Json, Json]]:
    """The top-level members that differ by value, as `{name: (old, new)}`, in the order of `after`.

    An absent member counts as null: a record answers every member it has, so the two mean the same.
    """
    pairs = {name: (before.get(name), after.get(name)) for name in (*after, *before)}
    return {name: (old, new) for name, (old, new) in pairs.items() if not json_equal(old, new)}
