"""`/api/v2/callers` (ours): limits, blocks and polling of callers, for administrators.

`GET` lists the tenant's users that have their own limits, are blocked, poll, or have blocked credentials (`refused`, by
address), and the apps that are blocked in the tenant. `GET /callers/refusals` lists what
was refused in the last 30 days, and the blocks. `POST /callers/{userId}/unblock` and
`/callers/apps/{clientId}/unblock` end a block. Blocks are in the database and hold in every process. Polling is known
only of this process, since it started.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol
from urllib.parse import urlencode

import msgspec

from truweel import clock, opaque
from truweel.auth import store
from truweel.auth.caller import Caller
from truweel.auth.refusal_log import describe_refusals
from truweel.auth.refusals import RefusalFilter
from truweel.auth.store import UserLimits
from truweel.error_codes import Code
from truweel.errors import Fault, Forbidden, InvalidValue, NotFound, PathNotFound, ValidationError
from truweel.http.body_checks import read_no_arguments
from truweel.http.call import Call
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.limits.policy import DAILY_LIMIT, BucketPolicy
from truweel.limits.polling import PollingDetector, PollingReport
from truweel.operations.answer import Answer
from truweel.query.parse import IGNORED_PARAMETERS, hint, nearest_name, nearest_params
from truweel.schema.fields import Instant
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id
from truweel.storage.database import Database, Reader, Writer

__all__ = ["Callers"]

DEFAULT_POLICY = BucketPolicy()
MAX_SIZE = 100


class Apps(Protocol):
    """The blocks of apps."""

    def list_blocked_apps(self, reader: Reader, tenant_id: int, now: int) -> list[dict[str, Any]]:
        """The blocked apps of the tenant."""

    def unblock_app(self, writer: Writer, tenant_id: int, client_id: str, now: int) -> bool:
        """End the block of an app. Returns whether it was blocked."""


class Callers:
    """The handler of `callers`."""

    def __init__(self, database: Database, registry: Registry, polling: PollingDetector, apps: Apps) -> None:
        self._database = database
        self._writes = IdempotentWrites(database)
        self._registry = registry
        self._polling = polling
        self._apps = apps

    async def __call__(self, call: Call) -> Answer:
        """Answer `call`. Raises Forbidden unless the caller is an administrator."""
        if not call.caller.is_administrator:
            raise Forbidden("Only administrators see who calls.")
        match call.segments[1:]:
            case []:
                if call.method not in ("GET", "HEAD"):
                    raise call.method_not_allowed("GET", "HEAD")
                return Answer(200, msgspec.json.encode(await self._list(call.caller)))
            case ["refusals"]:
                if call.method not in ("GET", "HEAD"):
                    raise call.method_not_allowed("GET", "HEAD")
                return await self._list_refusals(call)
            case [id, "unblock"] if id.isascii() and id.isdecimal() and len(id) < 19:
                if call.method != "POST":
                    raise call.method_not_allowed("POST")
                return await self._unblock(call, int(id))
            case ["apps", id, "unblock"]:
                if call.method != "POST":
                    raise call.method_not_allowed("POST")
                return await self._unblock_app(call, id)
        raise PathNotFound(call.path)

    async def _list(self, caller: Caller) -> dict[str, Any]:
        tenant_id, now = caller.tenant_id, clock.now()
        polling_by_user = self._polling_by_user(tenant_id)

        def read(reader: Reader) -> tuple[dict[int, dict[str, Any]], list[dict[str, Any]]]:
            account = store.load_user_status(reader, tenant_id, 0)
            settings = account.tenant.settings if account else {}
            own = store.list_user_limits(reader, tenant_id)
            blocked = {user: block for user, *block in store.list_blocked_users(reader, tenant_id, now)}
            credential_blocks = store.list_credential_blocks(reader, tenant_id, now)
            users = sorted({*own, *blocked, *polling_by_user, *(block.user_id for block in credential_blocks)})
            rows = {
                user: _user_row(
                    user, settings, own.get(user, UserLimits()), blocked.get(user), polling_by_user.get(user, [])
                )
                for user in users
            }
            for block in credential_blocks:
                until = clock.format_instant(block.until)
                rows[block.user_id]["refused"].append({"address": block.address, "until": until, "times": block.times})
            return rows, self._apps.list_blocked_apps(reader, tenant_id, now)

        rows, apps = await self._database.read(read)
        return {"items": list(rows.values()), "apps": apps}

    async def _list_refusals(self, call: Call) -> Answer:
        """What was refused in the last 30 days, by the hour, the latest first."""
        chosen = _parse_filter(call.query)
        tenant_id = call.caller.tenant_id
        rows = await self._database.read(
            lambda reader: describe_refusals(reader, self._registry, tenant_id, replace(chosen, limit=chosen.limit + 1))
        )
        headers = {}
        if len(rows) > chosen.limit:
            kept = [(name, text) for name, text in call.query if name != "page"]
            query = urlencode([*kept, ("page", chosen.offset // chosen.limit + 1)])
            headers["Link"] = f'<{call.base_url}{call.path}?{query}>; rel="next"'
        return Answer(200, msgspec.json.encode({"items": rows[: chosen.limit]}), headers)

    def _polling_by_user(self, tenant_id: int) -> dict[int, list[Any]]:
        """User id → the lists that this user of the tenant polls."""
        polling_by_user: dict[int, list[Any]] = {}
        for row in self._polling.report():
            tenant, user, _ = row.caller.split(":")
            if int(tenant) == tenant_id:
                polling_by_user.setdefault(int(user), []).append(self._polling_row(row))
        return polling_by_user

    def _polling_row(self, row: PollingReport) -> dict[str, Any]:
        collection = self._registry.top_level.get(row.collection)
        event = collection.event if collection else None
        return {
            "collection": row.collection,
            "query": row.query,
            "since": clock.format_instant(row.since),
            "last": clock.format_instant(row.last),
            "times": row.times,
            "instead": [f"{event}.created", f"{event}.updated"] if event else ["updatedFrom"],
        }

    async def _unblock(self, call: Call, user_id: int) -> Answer:
        tenant_id = call.caller.tenant_id
        raw, warnings = await read_no_arguments(call)

        def unblock(writer: Writer) -> Answer:
            if not store.unblock_user(writer, tenant_id, user_id, clock.now()):
                raise NotFound(f"User {user_id} is not blocked.")
            return Answer(204, warnings=warnings)

        return await self._writes.run(call, raw, unblock)

    async def _unblock_app(self, call: Call, client_id: str) -> Answer:
        tenant_id = call.caller.tenant_id
        raw, warnings = await read_no_arguments(call)

        def unblock(writer: Writer) -> Answer:
            if not self._apps.unblock_app(writer, tenant_id, client_id, clock.now()):
                raise NotFound(f"No app '{client_id[:80]}' is blocked.")
            return Answer(204, warnings=warnings)

        return await self._writes.run(call, raw, unblock)


def _parse_filter(pairs: Sequence[tuple[str, str]]) -> RefusalFilter:
    """The parameters of `GET /callers/refusals`. ValidationError names every one that can't be."""
    instant: Instant[int] = Instant(required=True)
    readers: dict[str, Callable[[str], int]] = {
        "from": instant.from_query,
        "to": instant.from_query,
        "userId": parse_id,
        "status": lambda text: _parse_number(text, 100, 599),
        "page": lambda text: _parse_number(text, 0, 100_000),
        "size": lambda text: _parse_number(text, 1, MAX_SIZE),
    }
    numbers: dict[str, int] = {}
    faults = []
    for name, text in pairs:
        try:
            if name in readers:
                numbers[name] = readers[name](text)
            elif name not in IGNORED_PARAMETERS:
                nearest = nearest_name(name, tuple(readers))
                message = f"no such parameter{hint(nearest)}"
                faults.append(Fault(name[:80], message, Code.UNKNOWN_PARAMETER, nearest_params(nearest)))
        except ValueError as error:
            faults.append(Fault.of(name, error))
    if faults:
        raise ValidationError(faults)
    size = numbers.get("size", MAX_SIZE)
    return RefusalFilter(
        numbers.get("from", 0), numbers.get("to", 2**62), numbers.get("userId"), numbers.get("status"),
        size, size * numbers.get("page", 0),
    )  # fmt: skip


def _parse_number(text: str, least: int, most: int) -> int:
    number = opaque.parse_integer(text)
    if number is None or not least <= number <= most:
        raise InvalidValue(f"must be a whole number from {least} to {most}", Code.OUT_OF_RANGE, min=least, max=most)
    return number


def _user_row(user: int, settings: Any, own: UserLimits, block: Any, polling: list[Any]) -> dict[str, Any]:
    rate, burst = own.rate, own.burst
    return {
        "userId": str(user),
        "rate": settings.get("rate", DEFAULT_POLICY.rate) if rate is None else rate,
        "burst": settings.get("burst", DEFAULT_POLICY.burst) if burst is None else burst,
        "daily": settings.get("daily", DAILY_LIMIT),
        "blocked": block and {"until": clock.format_instant(block[0]), "times": block[1], "reason": block[2]},
        "refused": [],
        "polling": polling,
    }
