"""The document: a record's stored members as the bytes that are sent, and the tail that completes them into an
answer.

A document is a JSON object left open, without its last brace: what follows (relations, `_metadata` with the host in
its link) isn't stored and is spliced on when the record is sent. Nothing is decoded to answer a GET.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from truweel import clock
from truweel.schema.body import stored
from truweel.schema.collection import Collection
from truweel.schema.resource import Resource

__all__ = ["Tail", "changes", "current", "decode", "encode", "encode_label", "members", "tail"]

INSTANTS = ("createdAt", "updatedAt", "archivedAt", "lockedAt", "deletedAt")
_encode = msgspec.json.Encoder(decimal_format="number").encode


def members(collection: Collection, record: Resource) -> dict[str, Any]:
    """The stored members of `record` in wire order, ready for the JSON encoder."""
    values = record.__dict__
    found: dict[str, Any] = {"id": str(values["id"])}
    for name in collection.options.audit:
        value = values.get(name)
        found[name] = clock.instant(value) if name in INSTANTS and value is not None else value
    if collection.extra:
        found["extraFields"] = values.get("extraFields") or {}
    for name, field in collection.stored.items():
        value = values.get(name)
        found[name] = None if value is None else field.dump(value)
    return found


def changes(collection: Collection, before: Resource, after: Resource) -> dict[str, list[Any]]:
    """Member → [before, after] for each stored member that differs, ready for the JSON encoder. The stamp of the
    write itself (`updatedAt`, `updatedBy`) is left out."""
    old, new = before.__dict__, after.__dict__
    found: dict[str, list[Any]] = {}
    for name in ("archivedAt", "lockedAt", "deletedAt"):
        if old.get(name) != new.get(name):
            found[name] = [None if v is None else clock.instant(v) for v in (old.get(name), new.get(name))]
    if old.get("extraFields") != new.get("extraFields"):
        found["extraFields"] = [old.get("extraFields"), new.get("extraFields")]
    for name, field in collection.stored.items():
        if (a := old.get(name)) != (b := new.get(name)):
            found[name] = [None if v is None else field.dump(v) for v in (a, b)]
    return found


def encode(collection: Collection, record: Resource) -> bytes:
    """The document of `record`: its stored members as JSON without the last brace."""
    return _encode(members(collection, record))[:-1]


def encode_label(record: Resource) -> bytes:
    """The record's `_metadata.description` as a JSON string."""
    return _encode(record.label()[:500])


def decode(collection: Collection, document: bytes, **engine: Any) -> Resource:
    """The inverse of `encode`; `engine` are the members that columns hold (version, parent …). Members that the
    document lacks, since an older declaration wrote it, have their default."""
    given: Mapping[str, Any] = stored(document + b"}")
    record = collection.resource.__new__(collection.resource)
    values = record.__dict__
    values["_document"] = document
    values["id"] = int(given["id"])
    for name in ("createdBy", "updatedBy"):
        values[name] = given.get(name)
    values["extraFields"] = dict(given.get("extraFields") or {})
    for name, field in collection.stored.items():
        value = given.get(name)
        values[name] = field.default() if value is None and name not in given else value
        if value is not None:
            values[name] = field.restore(value)
    values.update(engine)
    return record


def current(collection: Collection, document: bytes, **engine: Any) -> bytes:
    """A document that an older declaration wrote, brought up to date: new members with their default, dropped ones
    gone."""
    return encode(collection, decode(collection, document, **engine))


class Tail:
    """What completes the documents of one collection for one host: addresses, relations, null or included,
    `_metadata`, the last brace."""

    def __init__(self, collection: Collection, base: str) -> None:
        self._relations = tuple((name, f',"{name}":'.encode()) for name in collection.relations)
        nulls = b"".join(key + b"null" for _, key in self._relations)
        self._metadata = b"}"
        if "_metadata" in collection.members:
            link = _encode(f"{base}/#/objectRef/{collection.reference}:")[:-1].replace(b"%", b"%%")
            self._metadata = (
                f',"_metadata":{{"resource":"/{collection.path}/%d","resourceTypeId":"{collection.type}","description":%b,"href":'
            ).encode() + (link + b'%d"}}')
        self._plain = nulls.replace(b"%", b"%%") + self._metadata
        self._bare = "_metadata" not in collection.members
        addresses = (
            (name, _encode(base + link.path).replace(b"%", b"%%")) for name, link in collection.addresses.items()
        )
        self._addresses = b"".join(f',"{n}":'.encode() + url.replace(b"{id}", b"%d") for n, url in addresses)
        self._ids = self._addresses.count(b"%d")

    def plain(self, id: int, label: bytes) -> bytes:
        """The tail of a record with nothing included."""
        rest = self._plain if self._bare else self._plain % (id, label, id)
        return self._addresses % ((id,) * self._ids) + rest if self._ids else rest

    def included(self, id: int, label: bytes, values: Mapping[str, bytes]) -> bytes:
        """The tail of a record with `values` (relation → JSON bytes) included; the other relations are null."""
        parts = [self._addresses % ((id,) * self._ids)]
        parts += [key + values.get(name, b"null") for name, key in self._relations]
        parts.append(self._metadata if self._bare else self._metadata % (id, label, id))
        return b"".join(parts)


@lru_cache(4096)
def tail(collection: Collection, base: str) -> Tail:
    """The tail of `collection` for the host `base` (`https://example.com`)."""
    return Tail(collection, base)
