"""Who has regular work to do (`schema.schedule.Due`): one statement over all tenants, one over the records of a tenant.

Both go by the index that the declaration makes (`storage.tables`).
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from truweel import clock
from truweel.schema.collection import Collection
from truweel.schema.fields import Equality
from truweel.schema.schedule import Due, Past
from truweel.sql import placeholders
from truweel.storage.database import Reader

__all__ = ["list_all_due", "list_due_records", "list_due_tenants", "list_time_zones"]


BATCH = 500
"""Records that one statement of `list_all_due` lists."""


def list_all_due(reader: Reader, collection: Collection, due: Due, now: int) -> dict[int, list[int]]:
    """Tenant → the ids of all its records that are due at the instant `now`, ascending."""
    days = {zone: clock.day(now, zone) for zone in list_time_zones(reader)}
    due_ids: dict[int, list[int]] = {}
    for tenant, zone in list_due_tenants(reader, collection, due, days, now) if days else []:
        ids = due_ids[tenant] = []
        batch: list[int] | None = None
        while batch is None or len(batch) == BATCH:
            batch = list_due_records(reader, collection, due, tenant, days[zone], ids[-1] if ids else 0, BATCH)
            ids += batch
    return due_ids


def list_time_zones(reader: Reader) -> list[str]:
    """The time zones of tenants, each once."""
    return [row[0] for row in reader.rows("SELECT DISTINCT coalesce(time_zone, 'UTC') FROM tenant ORDER BY 1")]


def list_due_tenants(
    reader: Reader, collection: Collection, due: Due, days: Mapping[str, datetime.date], now: int
) -> list[tuple[int, str]]:
    """Id and time zone of the tenants that have a due record. `days` are the time zones asked about, and their today.
    Tenants that have ended are left out."""
    zones: dict[datetime.date, list[str]] = {}
    for zone, day in days.items():
        zones.setdefault(day, []).append(zone)
    alternatives, parameters = [], []
    for day, names in zones.items():
        condition, values = _condition(collection, due, day)
        alternatives.append(
            f"(coalesce(t.time_zone, 'UTC') IN ({placeholders(len(names))}) AND EXISTS "
            f'(SELECT 1 FROM "{collection.table}" r WHERE r.tenant_id = t.id AND {condition}))'
        )
        parameters += [*names, *values]
    sql = (
        "SELECT t.id, coalesce(t.time_zone, 'UTC') FROM tenant t WHERE coalesce(t.expires_at, ?) >= ? "
        f"AND ({' OR '.join(alternatives)}) ORDER BY t.id"
    )
    return [(id, zone) for id, zone in reader.rows(sql, (now, now, *parameters))]


def list_due_records(
    reader: Reader, collection: Collection, due: Due, tenant: int, today: datetime.date, after: int, limit: int
) -> list[int]:
    """The ids of up to `limit` due records of the tenant, those above `after`, ascending."""
    condition, values = _condition(collection, due, today)
    sql = (
        f'SELECT r.id FROM "{collection.table}" r WHERE r.tenant_id = ? AND {condition} AND r.id > ? '
        "ORDER BY r.id LIMIT ?"
    )
    return [row[0] for row in reader.rows(sql, (tenant, *values, after, limit))]


def _condition(collection: Collection, due: Due, today: datetime.date) -> tuple[str, Sequence[Any]]:
    """What a due record `r` meets, and the parameters of it. It says what `Due.holds` says."""
    terms = ["r.deleted_at IS NULL", "r.archived_at IS NULL", "r.locked_at IS NULL"]
    parameters: list[Any] = []
    for condition in due.conditions:
        column = f'r."{condition.field.name}"'
        if isinstance(condition, Equality):
            terms.append(f"{column} = ?")
            parameters.append(condition.field.to_column(condition.value))
        elif isinstance(condition, Past):
            terms.append(f"{column} > '' AND {column} < ?")
            parameters.append(condition.end(today))
        else:
            terms.append(f"{column} > 0")
    return " AND ".join(terms), parameters
