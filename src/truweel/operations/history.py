"""The history of a record (ours): who changed which members, when, from what to what."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import RecordNotFound
from truweel.operations.answer import Answer
from truweel.query.model import Notice
from truweel.schema.collection import Collection
from truweel.schema.evolution import rename_members
from truweel.sql import padded_batches, placeholders
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.database import Reader, Row

__all__ = ["get", "load_member_values"]

MAX_ENTRIES = 200


def get(
    reader: Reader,
    caller: Caller,
    collection: Collection,
    id: int,
    warnings: Sequence[Notice] = (),
    *,
    budget: ByteBudget,
) -> Answer:
    """`GET /{collection}/{id}/history`: a bare array, the latest change first, at most 200 and no more than fit into
    `budget`, but one. A deleted record has its history too. Forbidden, NotFound, Unavailable."""
    caller.require(collection.module, "read")
    of_record = "FROM history WHERE tenant_id = ? AND collection = ? AND record_id = ?"
    record = (caller.tenant_id, collection.key, id)
    sizes = reader.rows(
        f"SELECT version, length(changes) {of_record} ORDER BY version DESC LIMIT ?", (*record, MAX_ENTRIES)
    )
    if not sizes:
        raise RecordNotFound(collection.path, id)
    fitting = max(1, sum(total <= budget.limit for total in accumulate(size for _, size in sizes)))
    if fitting < len(sizes):
        message = f"cut to the latest {fitting}: more would have more than {budget.limit // 1_048_576} MB"
        warnings = (*warnings, Notice("history", message, Code.LIMITED, {"max": fitting}))
    budget.check(min(budget.limit, sum(size for _, size in sizes[:fitting])))
    rows = reader.rows(
        f"SELECT version, at, user_id, app_id, correlation_id, operation, revision, changes {of_record} "
        "AND version >= ? ORDER BY version DESC",
        (*record, sizes[fitting - 1][0]),
    )
    entries = [
        {
            "version": version,
            "at": clock.format_instant(at),
            "userId": str(user) if user is not None else None,
            "appId": str(app) if app is not None else None,
            "correlationId": correlation_id,
            "operation": operation,
            "changes": _named_today(collection, bytes(changes), revision),
        }
        for version, at, user, app, correlation_id, operation, revision, changes in rows
    ]
    return Answer(200, msgspec.json.encode(entries), warnings=warnings)


def _named_today(collection: Collection, changes: bytes, revision: int) -> msgspec.Raw:
    """What a change stored, its members under the names of now; removed ones keep theirs."""
    if revision == collection.revision:
        return msgspec.Raw(changes)
    members = msgspec.json.decode(changes, type=dict[str, msgspec.Raw])
    return msgspec.Raw(msgspec.json.encode(rename_members(collection, members, revision)))


def load_member_values(
    reader: Reader, budget: ByteBudget, tenant: int, collection: Collection, ids: Sequence[int], member: str
) -> dict[int, list[dict[str, Any]]]:
    """For each record the values that `member` has had: `[{member, "changedAt", "userId"}]`, the first one first.
    AnswerTooLarge where their changes are more than `budget` has left."""
    rows: list[Row] = []
    for batch in padded_batches(ids):
        rows += reader.rows_within(
            budget,
            "SELECT record_id, at, operation, changes AS document, user_id, revision FROM history "
            "WHERE tenant_id = ? AND collection = ? "
            f"AND record_id IN ({placeholders(len(batch))}) ORDER BY record_id, version",
            (tenant, collection.key, *batch),
        )
    values_by_id: dict[int, list[dict[str, Any]]] = {}
    for id, at, operation, changes, user, revision in rows:
        change = rename_members(collection, msgspec.json.decode(bytes(changes)), revision).get(member)
        value = change if operation == "create" or change is None else change[1]
        if value is not None:
            user_id = str(user) if user is not None else None
            values_by_id.setdefault(id, []).append(
                {member: value, "changedAt": clock.format_instant(at), "userId": user_id}
            )
    return values_by_id
