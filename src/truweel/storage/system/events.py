"""Events, who wants to hear of them, what is to be delivered to whom, and each try.

A delivery is one event for one endpoint. It is `due_at` a time, 0 for at once; while somebody works on it that is
the end of the lease. `object` (`clients/12`) is what the order of deliveries to an endpoint goes by.

An endpoint gets the events that were committed after it. No event with an id above its `after_event` was committed
before it. On PostgreSQL one with a smaller id may be committed later, so there an event has the `xid` of its
transaction, and an endpoint the `snapshot` of what the transaction that made it could see.
"""

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, SmallInteger, Text

from truweel.storage.ddl import column, table, where

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    event = table(
        metadata,
        "event",
        column("id", BigInteger),
        column("uuid", Text),
        column("name", Text),
        column("collection", Text),
        column("record_id", BigInteger),
        column("version", Integer),
        column("revision", Integer),
        column("at", BigInteger),
        column("label", LargeBinary),
        column("document", LargeBinary),
        column("dispatched_at", BigInteger, null=True),
        column("xid", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("event_pending", event.c.tenant_id, event.c.id, **where("dispatched_at IS NULL"))
    Index("event_uuid", event.c.tenant_id, event.c.uuid)
    Index("event_at", event.c.at)
    endpoint = table(
        metadata,
        "webhook_endpoint",
        column("id", BigInteger),
        column("uuid", Text),
        column("kind", Text),
        column("user_id", BigInteger),
        column("app_id", BigInteger, null=True),
        column("url", Text, null=True),
        column("events", Text, null=True),
        column("description", Text, null=True),
        column("active", SmallInteger),
        column("timeout", Integer),
        column("secret", Text),
        column("old_secret", Text, null=True),
        column("old_until", BigInteger, null=True),
        column("failing_since", BigInteger, null=True),
        column("suspended_at", BigInteger, null=True),
        column("suspended_reason", Text, null=True),
        column("polled_at", BigInteger, null=True),
        column("after_event", BigInteger),
        column("snapshot", Text, null=True),
        column("created_at", BigInteger),
        column("updated_at", BigInteger),
        column("deleted_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("webhook_endpoint_uuid", endpoint.c.tenant_id, endpoint.c.uuid, unique=True)
    delivery = table(
        metadata,
        "delivery",
        column("endpoint_id", BigInteger),
        column("event_id", BigInteger),
        column("object", Text),
        column("state", Text),
        column("due_at", BigInteger),
        column("lease", Text, null=True),
        column("attempts", Integer),
        column("failures", Integer),
        column("done_at", BigInteger, null=True),
        key=("tenant_id", "endpoint_id", "event_id"),
    )
    c = delivery.c
    open_ = where("state = 'pending'")
    Index("delivery_due", c.tenant_id, c.endpoint_id, c.due_at, c.event_id, **open_)
    Index("delivery_order", c.tenant_id, c.object, c.endpoint_id, c.event_id, **open_)
    table(
        metadata,
        "delivery_attempt",
        column("endpoint_id", BigInteger),
        column("event_id", BigInteger),
        column("number", Integer),
        column("at", BigInteger),
        column("duration", Integer),
        column("status", Integer, null=True),
        column("headers", Text),
        column("body", Text),
        column("error", Text, null=True),
        key=("tenant_id", "endpoint_id", "event_id", "number"),
    )
