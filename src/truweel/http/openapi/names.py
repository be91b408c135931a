"""Names of a collection in the document: its paths, operation ids and schemas, and what people call its records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truweel.schema.collection import Collection
from truweel.schema.registry import Registry

__all__ = [
    "CollectionRoute",
    "collection_routes",
    "operation_tag",
    "plural_name",
    "schema_names",
    "singular_name",
    "with_article",
]

READ_VERBS = frozenset({"list", "get"})
ACRONYMS = {"vat": "VAT"}
SINGULAR_ENDINGS = (("indices", "index"), ("sses", "ss"), ("uses", "us"), ("ies", "y"), ("s", ""))
VOWELS = re.compile(r"hour|(?!us|uni)[aeiou]")
"""How a word begins that takes *an*."""


@dataclass(frozen=True, slots=True)
class CollectionRoute:
    """A route to a collection. A child has one below its parent, and if it is also top level, a second, read-only one.
    What is attached to records has one below each collection, and one of its own.

    path              path of the list, below `/api/v2`: `/offers/{id}/line-items`
    record_path       path of one record: `/offers/{id}/line-items/{childId}`
    operation_prefix  start of its operation ids: `offers_line_items`
    owner             the collection that `path` names before it; None at the top level
    """

    collection: Collection
    path: str
    record_path: str
    operation_prefix: str
    owner: Collection | None
    verbs: frozenset[str]

    @property
    def is_nested(self) -> bool:
        """Whether `path` names the owner."""
        return self.owner is not None


def collection_routes(registry: Registry) -> Iterator[CollectionRoute]:
    """All routes, children after their parent."""
    for collection in registry:
        if collection.parent:
            continue
        yield _top_level_route(collection, collection.options.verbs)
        for child in collection.children.values():
            path = f"/{collection.path}/{{id}}/{child.path}"
            yield CollectionRoute(
                child, path, path + "/{childId}", _operation_prefix(child.key), collection, child.options.verbs
            )
            if child.options.top_level:
                yield _top_level_route(child, child.options.verbs & READ_VERBS)
        for name, attached in registry.attached_to(collection).items():
            path = f"/{collection.path}/{{id}}/{name}"
            prefix = _operation_prefix(f"{collection.path}/{name}")
            verbs = attached.options.verbs | {"create"}
            yield CollectionRoute(attached, path, path + "/{childId}", prefix, collection, verbs)


def _top_level_route(collection: Collection, verbs: frozenset[str]) -> CollectionRoute:
    path = f"/{collection.path}"
    record_path = path if collection.single else path + "/{id}"
    return CollectionRoute(collection, path, record_path, _operation_prefix(collection.path), None, verbs)


def _operation_prefix(key: str) -> str:
    return key.replace("/", "_").replace("-", "_")


@lru_cache(8)
def schema_names(registry: Registry) -> dict[str, str]:
    """Collection key → start of its schema names: its class name, after the parent's class name if two share it."""
    names = [collection.name for collection in registry]
    return {
        collection.key: (collection.parent.name if collection.parent and names.count(collection.name) > 1 else "")
        + collection.name
        for collection in registry
    }


def operation_tag(collection: Collection) -> str:
    """The tag of its operations: the module. A collection attached to other records has none: its path."""
    return collection.module or collection.path


def plural_name(collection: Collection) -> str:
    """What several of its records are called in a sentence: `line items`, `VAT tariffs`."""
    return " ".join(ACRONYMS.get(word, word) for word in re.sub("(?<!^e)-", " ", collection.path).split())


def singular_name(collection: Collection) -> str:
    """What one of its records is called in a sentence: `line item`, `VAT tariff`."""
    plural = plural_name(collection)
    ending, singular_ending = next(pair for pair in (*SINGULAR_ENDINGS, ("", "")) if plural.endswith(pair[0]))
    return plural[: len(plural) - len(ending)] + singular_ending


def with_article(name: str) -> str:
    """The name behind its indefinite article: `an offer`, `a user`."""
    return f"{'an' if VOWELS.match(name) else 'a'} {name}"
