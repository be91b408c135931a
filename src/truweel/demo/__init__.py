"""The data of the demo company: `generate_bodies` makes them, `load_bodies` writes them."""

from truweel.demo.company import collection_sizes, count_bodies, generate_bodies
from truweel.demo.load import RecordIds, load_bodies
from truweel.demo.records import RecordBody, RecordRef, resolve_refs

__all__ = [
    "RecordBody",
    "RecordIds",
    "RecordRef",
    "collection_sizes",
    "count_bodies",
    "generate_bodies",
    "load_bodies",
    "resolve_refs",
]
