"""Where a collection stands in the document: its paths, the stem of its operation ids, the name of its schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truweel.schema.collection import Collection
from truweel.schema.registry import Registry

__all__ = ["CollectionRoute", "collection_routes", "operation_tag", "schema_names"]

READING = frozenset({"list", "get"})


@dataclass(frozen=True, slots=True)
class CollectionRoute:
    """One address of a collection. A child has one below its parent; listed at the root too, a second one to read from.

    path    of its lists, below `/api/v2`: `/offers/{id}/line-items`
    item    of one record: `/offers/{id}/line-items/{childId}`
    stem    what its operation ids start with: `offers_line_items`
    owned   whether `path` names the parent
    """

    collection: Collection
    path: str
    item: str
    stem: str
    owned: bool
    verbs: frozenset[str]


def collection_routes(registry: Registry) -> Iterator[CollectionRoute]:
    """Every address, children after their parent."""
    for collection in registry:
        if collection.parent:
            continue
        yield _root(collection, collection.options.verbs)
        for child in collection.children.values():
            path = f"/{collection.path}/{{id}}/{child.path}"
            yield CollectionRoute(child, path, path + "/{childId}", _stem(child.key), True, child.options.verbs)
            if child.options.top_level:
                yield _root(child, child.options.verbs & READING)


def _root(collection: Collection, verbs: frozenset[str]) -> CollectionRoute:
    path = f"/{collection.path}"
    return CollectionRoute(collection, path, path + "/{id}", _stem(collection.path), False, verbs)


def _stem(key: str) -> str:
    return key.replace("/", "_").replace("-", "_")


@lru_cache(8)
def schema_names(registry: Registry) -> dict[str, str]:
    """Collection key → the name that its schemas start with: its class's, after the parent's where two share one."""
    classes = [collection.resource.__name__ for collection in registry]
    return {
        c.key: (c.parent.resource.__name__ if c.parent and classes.count(c.resource.__name__) > 1 else "")
        + c.resource.__name__
        for c in registry
    }


def operation_tag(collection: Collection) -> str:
    """What its operations are grouped under: the module; what is attached to records has none, and stands alone."""
    return collection.module or collection.path
