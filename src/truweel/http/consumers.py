"""`/api/v2/event-consumers`, the older way to receive events (`wire.md` section 4.3): PUSH to a URL, or PULL."""

from collections.abc import Callable
from typing import Any

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import Fault, NotFound, PathNotFound, ValidationError
from truweel.events import replay, store
from truweel.events.catalog import CONSUMER_EVENTS
from truweel.events.dispatcher import CONSUMER_TIMEOUT
from truweel.events.registration import endpoint_state, instant_or_none, read_event_names
from truweel.events.service import Events
from truweel.events.ssrf import UnsafeUrl
from truweel.events.store import Endpoint
from truweel.http.body_checks import check_report, read_no_arguments, report_unknown
from truweel.http.call import Call
from truweel.http.deliveries import encode_json, page_answer, serve_messages
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.http.webhooks import (
    check_endpoint_limit,
    is_visible,
    require_webhook_access,
    warn_of_unreadable,
)
from truweel.operations.answer import Answer
from truweel.schema.body import Report
from truweel.storage.database import Writer

__all__ = ["Consumers"]

MEMBERS = ("url", "events", "types")


class Consumers:
    """The facet: a call below `/event-consumers` → its answer."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self.writes = IdempotentWrites(events.database, events.keyring)

    async def __call__(self, call: Call) -> Answer:
        """Route a call. Forbidden for who is neither administrator nor app, NotFound."""
        require_webhook_access(call.caller)
        match call.segments[1:], call.method:
            case [], "GET" | "HEAD":
                endpoints = await self.events.database.read(
                    lambda reader: store.list_endpoints(reader, call.caller.tenant_id)
                )
                consumers = [
                    endpoint
                    for endpoint in endpoints
                    if endpoint.kind in store.CONSUMER_KINDS and is_visible(call.caller, endpoint)
                ]
                return page_answer(call, [_consumer_json(endpoint) for endpoint in consumers])
            case [], "POST":
                return await self._create(call)
            case [], _:
                raise call.method_not_allowed("GET", "HEAD", "POST")
            case [id], "GET" | "HEAD":
                return Answer(200, encode_json(_consumer_json(await self._find(call, id))))
            case [id], "DELETE":
                return await self._remove(call, id)
            case [_], _:
                raise call.method_not_allowed("GET", "HEAD", "DELETE")
            case [id, "resume"], "POST":
                return await self._resume(call, id)
            case [_, "resume"], _:
                raise call.method_not_allowed("POST")
            case [id, "messages", *rest], _:
                return await serve_messages(self.events, self.writes, call, await self._find(call, id), rest)
        raise PathNotFound(call.path)

    async def _find(self, call: Call, uuid: str) -> Endpoint:
        consumer = await self.events.database.read(
            lambda reader: store.find_endpoint(reader, call.caller.tenant_id, uuid, store.CONSUMER_KINDS)
        )
        if consumer is None or not is_visible(call.caller, consumer):
            raise NotFound(f"There is no event consumer with id {uuid}.")
        return consumer

    async def _create(self, call: Call) -> Answer:
        raw = await call.body()
        body = await call.json(raw) if raw.strip() else {}  # a consumer that pulls needs no body
        if type(body) is not dict:
            raise ValidationError([Fault("body", "must be an object", Code.WRONG_TYPE, {"expected": "object"})])
        report = Report()
        report_unknown(body, MEMBERS, report)
        url = body.get("url")
        if url is not None:
            await self._check(url, report)
        event_names = read_event_names(
            body.get("events", body.get("types")), self.events.catalog.parse_consumer_names, report
        )
        warn_of_unreadable(call, self.events.catalog, event_names, report)
        warnings = check_report(call, report)

        def create(writer: Writer) -> Answer:
            secret = clock.new_uuid()
            consumer = self._insert(writer, call.caller, url, event_names, secret)
            location = f"{call.base_url}/api/v2/event-consumers/{consumer.uuid}"
            return Answer(
                201, encode_json(_consumer_json(consumer) | {"secret": secret}), {"Location": location}, warnings
            )

        return await self._run(call, raw, create)

    async def _run(self, call: Call, body: bytes, work: Callable[[Writer], Answer]) -> Answer:
        answer = await self.writes.run(call, body, work)
        self.events.notify_endpoints_changed(call.caller.tenant_id)
        return answer

    async def _check(self, url: Any, report: Report) -> None:
        if type(url) is not str:
            report.fault("url", "must be a text, or left out to ask for messages", Code.WRONG_TYPE, expected="string")
            return
        try:
            await self.events.guard.check_url(url)
        except UnsafeUrl as error:
            report.add(Fault.of("url", error))

    def _insert(
        self, writer: Writer, caller: Caller, url: str | None, event_names: tuple[str, ...] | None, secret: str
    ) -> Endpoint:
        check_endpoint_limit(writer, caller)
        now = clock.now()
        consumer = Endpoint(
            tenant_id=caller.tenant_id,
            id=writer.next_ids("webhook_endpoint")[0],
            uuid=clock.new_uuid(),
            kind="pull" if url is None else "push",
            user_id=caller.user_id,
            app_id=caller.app_id,
            url=url,
            event_names=event_names,
            description=None,
            active=True,
            timeout=round(CONSUMER_TIMEOUT * 1000),
            secret=self.events.seal_secret(secret),
            created_at=now,
            updated_at=now,
        )
        store.insert_endpoint(writer, consumer)
        return consumer

    async def _resume(self, call: Call, id: str) -> Answer:
        consumer = await self._find(call, id)
        raw, warnings = await read_no_arguments(call)

        def resume(writer: Writer) -> Answer:
            replay.resume(writer, consumer, clock.now())
            after = store.find_endpoint(writer, call.caller.tenant_id, id, store.CONSUMER_KINDS)
            return Answer(200, encode_json(_consumer_json(after or consumer)), {}, warnings)

        return await self._run(call, raw, resume)

    async def _remove(self, call: Call, id: str) -> Answer:
        consumer = await self._find(call, id)
        await self.events.database.write(lambda writer: store.remove_endpoint(writer, consumer, clock.now()))
        self.events.notify_endpoints_changed(consumer.tenant_id)
        return Answer(204)


def _consumer_json(endpoint: Endpoint) -> dict[str, Any]:
    event_names = endpoint.event_names or tuple(CONSUMER_EVENTS)
    return {
        "id": endpoint.uuid,
        "createdAt": clock.format_instant(endpoint.created_at),
        "type": endpoint.kind.upper(),
        "url": endpoint.url,
        "events": [CONSUMER_EVENTS[name][1] for name in event_names],
        "state": endpoint_state(endpoint),
        "suspendedAt": instant_or_none(endpoint.suspended_at),
        "suspendedReason": endpoint.suspended_reason,
    }
