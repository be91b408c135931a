"""The history of a record (ours): who changed which members, when, from what to what."""

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import NotFound
from truweel.operations.answer import Answer
from truweel.schema.collection import Collection
from truweel.storage.database import Reader

__all__ = ["get"]

MOST = 200


def get(reader: Reader, caller: Caller, collection: Collection, id: int) -> Answer:
    """`GET /{collection}/{id}/history`: a bare array, the latest change first, at most 200. A deleted record has its
    history too."""
    caller.require(collection.module, "read")
    rows = reader.rows(
        "SELECT version, at, user_id, app_id, correlation_id, operation, changes FROM history "
        "WHERE tenant_id = ? AND collection = ? AND record_id = ? ORDER BY version DESC LIMIT ?",
        (caller.tenant_id, collection.key, id, MOST),
    )
    if not rows:
        raise NotFound(f"{collection.path} has no record with id {id}.")
    items = [
        {
            "version": version,
            "at": clock.instant(at),
            "userId": str(user) if user is not None else None,
            "appId": str(app) if app is not None else None,
            "correlationId": correlation_id,
            "operation": operation,
            "changes": msgspec.Raw(bytes(changes)),
        }
        for version, at, user, app, correlation_id, operation, changes in rows
    ]
    return Answer(200, msgspec.json.encode(items))
