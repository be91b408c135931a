"""The table `refusal`: who was refused or blocked, from where, on what and how often, by the hour.

A tenant has at most `MAX_ROWS` rows a day of each status; of 401, where nobody has proved to be who is named,
`MAX_UNPROVEN`. What is beyond is counted without telling apart who and where. So a stranger can't fill the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from truweel.storage.database import Reader, Writer

__all__ = [
    "KEPT_DAYS",
    "Refusal",
    "RefusalCount",
    "RefusalFilter",
    "RefusalRow",
    "add_refusals",
    "list_refusals",
]

HOUR = 60 * 60 * 1000
DAY = 24 * HOUR
KEPT_DAYS = 30
MAX_ROWS = 500
MAX_UNPROVEN = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is counted together in an hour. `code` is that of the error, of 401 its reason, `blocked` where a block
    began. Tenant, user and app are 0, and `key`, `address` and `route` empty, where they are not distinguished."""

    tenant_id: int
    status: int
    code: str
    user_id: int = 0
    app_id: int = 0
    key: str = ""
    address: str = ""
    route: str = ""

    @property
    def folded(self) -> "Refusal":
        """The same without who and where."""
        return Refusal(self.tenant_id, self.status, self.code)


@dataclass(slots=True)
class RefusalCount:
    """How often, when first and last (milliseconds), and the message of the last answer."""

    count: int
    first_at: int
    last_at: int
    note: str

    def add(self, other: "RefusalCount") -> None:
        """Count those of `other`, which are later, too."""
        self.count += other.count
        self.last_at, self.note = other.last_at, other.note


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """A row: what, how often, and the hour that it belongs to."""

    hour: int
    refusal: Refusal
    count: RefusalCount


@dataclass(frozen=True, slots=True)
class RefusalFilter:
    """Which rows: of hours from `since` on and before `until`, of a user, of a status."""

    since: int = 0
    until: int = 2**62
    user_id: int | None = None
    status: int | None = None
    limit: int = 100
    offset: int = 0


_KEY = ("tenant_id", "hour", "status", "code", "user_id", "app_id", "key", "address", "route")
_COLUMNS = (*_KEY, "count", "first_at", "last_at", "note")


def _key(refusal: Refusal, hour: int) -> tuple[int | str, ...]:
    r = refusal
    return (r.tenant_id, hour, r.status, r.code, r.user_id, r.app_id, r.key, r.address, r.route)


def add_refusals(writer: Writer, counts: Mapping[Refusal, RefusalCount]) -> None:
    """Add what one process counted since it last did. Each belongs to the hour of its last one."""
    rows_today: dict[tuple[int, int, int], int] = {}
    where = " AND ".join(f"{name} = ?" for name in _KEY)
    update = f"UPDATE refusal SET count = count + ?, last_at = ?, note = ? WHERE {where}"
    for refusal, count in sorted(counts.items(), key=lambda item: _key(item[0], 0)):
        hour = count.last_at - count.last_at % HOUR
        if writer.execute(update, (count.count, count.last_at, count.note, *_key(refusal, hour))):
            continue
        day = count.last_at - count.last_at % DAY
        group = (refusal.tenant_id, refusal.status, day)
        if group not in rows_today:
            sql = "SELECT count(*) FROM refusal WHERE tenant_id = ? AND hour >= ? AND hour < ? AND status = ?"
            row = writer.row(sql, (refusal.tenant_id, day, day + DAY, refusal.status))
            rows_today[group] = row[0] if row else 0
        if rows_today[group] >= (MAX_UNPROVEN if refusal.status == 401 else MAX_ROWS):
            _upsert(writer, refusal.folded, hour, count)
        else:
            rows_today[group] += 1
            _upsert(writer, refusal, hour, count)


def _upsert(writer: Writer, refusal: Refusal, hour: int, count: RefusalCount) -> None:
    writer.execute(
        f"INSERT INTO refusal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
        f"ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET count = refusal.count + excluded.count, "
        "last_at = excluded.last_at, note = excluded.note",
        (*_key(refusal, hour), count.count, count.first_at, count.last_at, count.note),
    )


def list_refusals(reader: Reader, tenant_id: int, chosen: RefusalFilter) -> list[RefusalRow]:
    """The refusals of a tenant (0: of strangers), the latest first."""
    conditions = "tenant_id = ? AND hour >= ? AND hour < ?"
    values = [tenant_id, chosen.since - chosen.since % HOUR, chosen.until]
    for name, value in (("user_id", chosen.user_id), ("status", chosen.status)):
        if value is not None:
            conditions += f" AND {name} = ?"
            values.append(value)
    order = ", ".join(f"{name} DESC" for name in ("last_at", *_KEY))
    sql = f"SELECT {', '.join(_COLUMNS)} FROM refusal WHERE {conditions} ORDER BY {order} LIMIT ? OFFSET ?"
    return [
        RefusalRow(hour, Refusal(tenant, status, code, user, app, key, address, route), RefusalCount(*counts))
        for tenant, hour, status, code, user, app, key, address, route, *counts in reader.rows(
            sql, (*values, chosen.limit, chosen.offset)
        )
    ]
