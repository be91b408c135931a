"""What a server has to know of a collection's columns; the tables themselves are made in `tables`, with SQLAlchemy.

A collection's typed columns are projections of its document. Except references they are never NULL: a member without
a value has the smallest value of its type (`EMPTY`), so that both databases sort it first, and a key of the last row
is enough to go on after it.
"""

from functools import cache

from truweel.schema.collection import Collection
from truweel.schema.fields import EMPTY

__all__ = ["EMPTY", "text_columns"]


@cache
def text_columns(collection: Collection) -> tuple[str, ...]:
    """The columns with a text index: `search`, and those with a `Contains` filter. Children that are only read under
    their parent need none."""
    if not collection.is_listed:
        return ()
    contained = {p.field for p in collection.parameters.values() if p.operator == "contains"}
    return (("search",) if collection.searched else ()) + tuple(n for n in collection.columns if n in contained)
