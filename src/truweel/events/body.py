"""The body of a delivery, for a webhook endpoint or for an older event consumer."""

import msgspec

from truweel.events.catalog import CONSUMER_EVENTS, TEST_EVENT
from truweel.schema.document import response_tail, upgrade
from truweel.schema.registry import Registry

__all__ = ["EventPayload", "consumer_body", "webhook_body"]

_encode = msgspec.json.Encoder().encode


class EventPayload(msgspec.Struct, frozen=True):
    """An event as the outbox stores it.

    `document` is the record's JSON object without its closing brace, as `revision` of its collection wrote it. `at` is
    in milliseconds.
    """

    id: int
    uuid: str
    name: str
    collection: str
    record_id: int
    revision: int
    at: int
    label: bytes
    document: bytes

    @property
    def object(self) -> str:
        """The record it is about: `clients/12`. Deliveries about one object are made in order."""
        return f"{self.collection}/{self.record_id}"


def webhook_body(event: EventPayload, registry: Registry, base: str) -> bytes:
    """`{"id":…,"event":…,"data":…}`, with the full record as GET answers it (`wire.md` section 4.1)."""
    collection = registry.get(event.collection)
    if event.name == TEST_EVENT or collection is None:
        data = event.document + b"}"
    else:
        document = event.document
        if event.revision != collection.revision:
            document = upgrade(collection, document, event.revision)
        data = response_tail(collection, base).complete(document, event.record_id, event.label)
    return b'{"id":"%s","event":"%s","data":%s}' % (event.uuid.encode(), event.name.encode(), data)


def consumer_body(event: EventPayload) -> bytes:
    """`{"context":…,"type":…,"timestamp":…,"payload":{"id":…}}`, only the id (`wire.md` section 4.3)."""
    context, type_ = CONSUMER_EVENTS.get(event.name, (event.collection, event.name))
    payload = {"id": str(event.record_id)}
    return _encode({"context": context, "type": type_, "timestamp": event.at // 1000, "payload": payload})
