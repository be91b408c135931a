"""Names in messages: those that would have been right, but not all of very many."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from itertools import islice

__all__ = ["list_known", "nearest_name", "suggest"]

MAX_LISTED = 10
MAX_NAME = 100
"""No nearest names are looked up for a longer one."""


def list_known(names: Collection[str], wrong: str | None = None) -> str:
    """`a, b, c`: at most `MAX_LISTED` of `names`, how many more there are, and of those the nearest to `wrong`."""
    listed = ", ".join(islice(names, MAX_LISTED))
    if len(names) <= MAX_LISTED:
        return listed
    text = f"{listed} and {len(names) - MAX_LISTED} more"
    nearest = nearest_name(wrong, names)
    return f"{text}; nearest: {nearest}" if nearest else text


def nearest_name(wrong: str | None, names: Collection[str]) -> str | None:
    """The one of `names` that is most like `wrong`, if one is."""
    if wrong is None or len(wrong) > MAX_NAME:
        return None
    return next(iter(get_close_matches(wrong, names, n=1)), None)


def suggest(word: str, known: Iterable[str]) -> str:
    """`; did you mean '…'?` with the word of `known` that is nearest to `word`, or nothing where none is near."""
    nearest = nearest_name(word, tuple(known))
    return f"; did you mean '{nearest}'?" if nearest else ""
