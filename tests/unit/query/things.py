"""Collections with a field of every kind that a query can speak of, for tests that need no business."""

from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Date,
    DecimalField,
    Equals,
    Instant,
    Integer,
    Parent,
    Range,
    Ref,
    Refs,
    Resource,
    ResourceRef,
    Text,
)
from truweel.schema.registry import Registry

__all__ = ["REGISTRY", "TAGS", "THINGS"]


class Tag(Resource, path="tags", module="things"):
    """A word."""

    weight = Integer()
    subjectRef = ResourceRef(relation="subject", filter=True)


class Thing(Resource, path="things", module="things", extra=True):
    """One of everything."""

    name = Text(filter=(Equals("exactly"), Contains()), sort=True, search=True)
    code = Integer(filter=(Equals(), Range("fromCode", "toCode")), sort=True, search=True)
    price = DecimalField(filter=True, sort=True)
    done = Boolean(filter=True, sort=True)
    day = Date(filter=True, sort=True)
    at = Instant(filter=True, sort=True)
    kind = Choice("A", "B", filter=True)
    ownerId = Ref("things", filter=True)
    tagIds = Refs("tags", filter=True)
    parts = Children("parts", filter=["tagId"])


class Part(Resource, path="parts", parent="things", top_level=True):
    """A part of a thing."""

    thingId = Parent("things", filter=True)
    tagId = Ref("tags")


REGISTRY = Registry([Tag, Thing, Part])
THINGS = REGISTRY["things"]
TAGS = REGISTRY["tags"]
