"""The history of a record (ours): who changed which members, when, from what to what."""

from collections.abc import Sequence
from typing import Any

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import NotFound
from truweel.operations.answer import Answer
from truweel.query.model import Notice
from truweel.schema.collection import Collection
from truweel.sql import placeholders
from truweel.storage.database import Reader

__all__ = ["get", "load_member_values"]

MAX_ENTRIES = 200


def get(reader: Reader, caller: Caller, collection: Collection, id: int, warnings: Sequence[Notice] = ()) -> Answer:
    """`GET /{collection}/{id}/history`: a bare array, the latest change first, at most 200. A deleted record has its
    history too."""
    caller.require(collection.module, "read")
    rows = reader.rows(
        "SELECT version, at, user_id, app_id, correlation_id, operation, changes FROM history "
        "WHERE tenant_id = ? AND collection = ? AND record_id = ? ORDER BY version DESC LIMIT ?",
        (caller.tenant_id, collection.key, id, MAX_ENTRIES),
    )
    if not rows:
        raise NotFound(f"{collection.path} has no record with id {id}.")
    entries = [
        {
            "version": version,
            "at": clock.format_instant(at),
            "userId": str(user) if user is not None else None,
            "appId": str(app) if app is not None else None,
            "correlationId": correlation_id,
            "operation": operation,
            "changes": msgspec.Raw(bytes(changes)),
        }
        for version, at, user, app, correlation_id, operation, changes in rows
    ]
    return Answer(200, msgspec.json.encode(entries), warnings=warnings)


def load_member_values(
    reader: Reader, tenant: int, collection: Collection, ids: Sequence[int], member: str
) -> dict[int, list[dict[str, Any]]]:
    """For each record the values that `member` has had: `[{member, "changedAt", "userId"}]`, the first one first."""
    if not ids:
        return {}
    rows = reader.rows(
        "SELECT record_id, at, user_id, operation, changes FROM history WHERE tenant_id = ? AND collection = ? "
        f"AND record_id IN ({placeholders(len(ids))}) ORDER BY record_id, version",
        (tenant, collection.key, *ids),
    )
    values_by_id: dict[int, list[dict[str, Any]]] = {}
    for id, at, user, operation, changes in rows:
        change = msgspec.json.decode(bytes(changes)).get(member)
        value = change if operation == "create" or change is None else change[1]
        if value is not None:
            user_id = str(user) if user is not None else None
            values_by_id.setdefault(id, []).append(
                {member: value, "changedAt": clock.format_instant(at), "userId": user_id}
            )
    return values_by_id
