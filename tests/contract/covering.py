"""Which collections the contract is tested with on PostgreSQL too.

The contract of every collection is tested on SQLite. On PostgreSQL the SQL is another one, but what it says follows
from the words of a declaration. So there it is enough that each word is used by a collection that is tested.
"""

from collections.abc import Iterator
from functools import cache

from truweel.schema.collection import Collection
from truweel.schema.fields import Field
from truweel.schema.registry import Registry

__all__ = ["cover"]

OPTIONS = (
    "admin_only", "at_least_one", "at_most_one", "audit", "built_in", "documents", "envelope", "extra", "one_of",
    "other_paths", "owner_member", "parent", "single", "top_level", "unique", "verbs", "view",
)  # fmt: skip
RULES = ("actions", "check", "check_deletion", "derive", "emits", "follows", "formulas", "frozen", "jobs", "postings")


@cache
def cover(registry: Registry) -> frozenset[str]:
    """Keys of few collections that use each word, and each pair of words on one member, that any collection uses."""
    words = {collection.key: frozenset(_words(collection)) for collection in registry if not collection.single}
    missing = frozenset().union(*words.values())
    chosen = set()
    while missing:
        key = max(sorted(words), key=lambda key: len(words[key] & missing))
        chosen.add(key)
        missing -= words[key]
    return frozenset(chosen)


def _words(collection: Collection) -> Iterator[tuple[object, ...]]:
    for name in OPTIONS:
        value = getattr(collection.options, name)
        yield ("option", name, value if name == "verbs" else bool(value))
    for name in RULES:
        yield ("rule", name, bool(getattr(collection.rules, name)))
    for field in collection.fields.values():
        for word in _words_of_member(field):
            yield (type(field), word)


def _words_of_member(field: Field) -> Iterator[object]:
    yield from (type(each) for each in field.filters)
    yield from (type(rule) for rule in (field.default_rule, field.value_rule) if rule is not None)
    for name in ("required", "read_only", "sort", "search", "unique", "sticky", "other_names"):
        if getattr(field, name):
            yield name
