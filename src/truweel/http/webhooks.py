"""`/api/v2/webhook-endpoints`: registration of endpoints (`wire.md` section 4.1), and our delivery log."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from truweel import clock
from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, Fault, Forbidden, NotFound, PathNotFound, ValidationError
from truweel.events import replay, store
from truweel.events.catalog import TEST_EVENT, Catalog
from truweel.events.registration import EndpointDraft, endpoint_json, read_draft
from truweel.events.service import Events
from truweel.events.store import Endpoint
from truweel.http.body_checks import check_report, read_arguments, read_no_arguments
from truweel.http.call import JSON_PATCH, MERGE_PATCH, Call
from truweel.http.deliveries import (
    delivery_detail,
    delivery_summary,
    encode_json,
    list_answer,
    page_answer,
    read_paging,
    serve_messages,
)
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.http.patches import apply_json_patch, patch_type_error
from truweel.operations.answer import Answer
from truweel.patch.merge import merge_patch
from truweel.query.model import Notice
from truweel.schema.body import Report
from truweel.storage.database import Reader, Writer

__all__ = [
    "MAX_ENDPOINTS",
    "Webhooks",
    "check_endpoint_limit",
    "is_visible",
    "require_webhook_access",
    "warn_of_unreadable",
]

MAX_ENDPOINTS = 500
"""Endpoints and event consumers that a tenant may have."""
SECRET_OVERLAP = 24 * 60 * 60 * 1000
"""Milliseconds that the old secret signs beside the new one after a rotation."""
STATES = ("pending", "delivered", "failed", "withheld")


class Webhooks:
    """The facet: a call below `/webhook-endpoints` → its answer."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self.writes = IdempotentWrites(events.database, events.keyring)

    async def __call__(self, call: Call) -> Answer:
        """Route a call. Forbidden for who is neither administrator nor app, NotFound."""
        require_webhook_access(call.caller)
        match call.segments[1:], call.method:
            case [], "GET" | "HEAD":
                return await self._list(call)
            case [], "POST":
                return await self._create(call)
            case [], _:
                raise call.method_not_allowed("GET", "HEAD", "POST")
            case [id], "GET" | "HEAD":
                endpoint = await self._find(call, id)
                return Answer(200, encode_json(endpoint_json(endpoint)), etag=_etag(endpoint))
            case [id], "PUT" | "PATCH":
                return await self._change(call, id)
            case [id], "DELETE":
                return await self._remove(call, id)
            case [_], _:
                raise call.method_not_allowed("GET", "HEAD", "PUT", "PATCH", "DELETE")
            case [id, "rotate-secret"], "POST":
                return await self._rotate(call, id)
            case [id, "resume"], "POST":
                return await self._resume(call, id)
            case [id, "test"], "POST":
                return await self._test(call, id)
            case [id, "recover"], "POST":
                return await self._recover(call, id)
            case [_, "rotate-secret" | "resume" | "test" | "recover"], _:
                raise call.method_not_allowed("POST")
            case [id, "messages", *rest], _:
                return await serve_messages(self.events, self.writes, call, await self._find(call, id), rest)
            case [id, "deliveries", *rest], _:
                return await self._deliveries(call, await self._find(call, id), rest)
        raise PathNotFound(call.path)

    # Endpoints

    async def _list(self, call: Call) -> Answer:
        endpoints = await self.events.database.read(lambda reader: store.list_endpoints(reader, call.caller.tenant_id))
        own = [
            endpoint_json(endpoint)
            for endpoint in endpoints
            if endpoint.kind in store.ENDPOINT_KINDS and is_visible(call.caller, endpoint)
        ]
        return page_answer(call, own)

    async def _find(self, call: Call, uuid: str) -> Endpoint:
        endpoint = await self.events.database.read(
            lambda reader: store.find_endpoint(reader, call.caller.tenant_id, uuid, store.ENDPOINT_KINDS)
        )
        if endpoint is None or not is_visible(call.caller, endpoint):
            raise NotFound(f"There is no webhook endpoint with id {uuid}.")
        return endpoint

    async def _create(self, call: Call) -> Answer:
        body = await call.body()
        report = Report()
        draft = await read_draft(await call.json(body), self.events.catalog, self.events.guard, report)
        warn_of_unreadable(call, self.events.catalog, draft.event_names, report)
        warnings = check_report(call, report)

        def create(writer: Writer) -> Answer:
            secret = clock.new_uuid()
            endpoint = self._insert(writer, call.caller, draft, secret)
            location = f"{call.base_url}/api/v2/webhook-endpoints/{endpoint.uuid}"
            content = endpoint_json(endpoint) | {"secret": secret}
            return Answer(201, encode_json(content), {"Location": location}, warnings)

        return await self._run(call, body, create)

    async def _run(self, call: Call, body: bytes, work: Callable[[Writer], Answer]) -> Answer:
        """Run `work` once for each Idempotency-Key, and tell the dispatcher of what it changed."""
        answer = await self.writes.run(call, body, work)
        self.events.notify_endpoints_changed(call.caller.tenant_id)
        return answer

    def _insert(self, writer: Writer, caller: Caller, draft: EndpointDraft, secret: str) -> Endpoint:
        check_endpoint_limit(writer, caller)
        now = clock.now()
        endpoint = Endpoint(
            tenant_id=caller.tenant_id,
            id=writer.next_ids("webhook_endpoint")[0],
            uuid=clock.new_uuid(),
            kind=store.LISTENER if draft.listener else "webhook",
            user_id=caller.user_id,
            app_id=caller.app_id,
            url=draft.url,
            event_names=draft.event_names,
            description=draft.description,
            active=draft.active,
            timeout=draft.timeout,
            secret=self.events.seal_secret(secret),
            created_at=now,
            updated_at=now,
        )
        store.insert_endpoint(writer, endpoint)
        return endpoint

    async def _change(self, call: Call, id: str) -> Answer:
        before = await self._find(call, id)
        raw = await call.body()
        body = await self._changed_body(call, before, raw)
        report = Report()
        draft = await read_draft(body, self.events.catalog, self.events.guard, report, before)
        warn_of_unreadable(call, self.events.catalog, draft.event_names, report)
        warnings = check_report(call, report)

        def change(writer: Writer) -> Answer:
            after = self._save(
                writer,
                call,
                id,
                lambda endpoint: replace(
                    endpoint,
                    url=draft.url,
                    event_names=draft.event_names,
                    description=draft.description,
                    active=draft.active,
                    timeout=draft.timeout,
                ),
            )
            if not call.context.representation:
                return Answer(204, b"", {}, warnings, _etag(after))
            headers = {"Preference-Applied": "return=representation"}
            return Answer(200, encode_json(endpoint_json(after)), headers, warnings, _etag(after))

        return await self._run(call, raw, change)

    async def _changed_body(self, call: Call, before: Endpoint, raw: bytes) -> Any:
        if call.method == "PUT":
            return await call.json(raw)
        if call.content_type not in (JSON_PATCH, MERGE_PATCH):
            raise patch_type_error(call.content_type)
        patch = await call.json(raw)
        if call.content_type == JSON_PATCH:
            return await asyncio.to_thread(apply_json_patch, endpoint_json(before), patch)
        if type(patch) is not dict:
            message = f"PATCH takes an object ({MERGE_PATCH}) or a list of operations ({JSON_PATCH})."
            raise BadRequest(message, code=Code.MALFORMED_BODY)
        return merge_patch(endpoint_json(before), patch, keep_unmatched_nulls=True)

    def _save(self, writer: Writer, call: Call, id: str, change: Callable[[Endpoint], Endpoint]) -> Endpoint:
        """The endpoint after `change`, made under lock. Raises NotFound, PreconditionFailed."""
        before = store.find_endpoint(writer, call.caller.tenant_id, id, store.ENDPOINT_KINDS, writer.for_update)
        if before is None:
            raise NotFound(f"There is no webhook endpoint with id {id}.")
        call.require_match(before.updated_at)
        after = change(before)
        if after != before:
            after = replace(after, updated_at=max(clock.now(), before.updated_at + 1))
            store.update_endpoint(writer, after)
        return after

    async def _remove(self, call: Call, id: str) -> Answer:
        endpoint = await self._find(call, id)
        await self.events.database.write(lambda writer: store.remove_endpoint(writer, endpoint, clock.now()))
        self.events.notify_endpoints_changed(endpoint.tenant_id)
        return Answer(204)

    async def _rotate(self, call: Call, id: str) -> Answer:
        await self._find(call, id)
        raw, warnings = await read_no_arguments(call)

        def rotate(writer: Writer) -> Answer:
            secret, until = clock.new_uuid(), clock.now() + SECRET_OVERLAP
            sealed = self.events.seal_secret(secret)
            after = self._save(
                writer,
                call,
                id,
                lambda endpoint: replace(endpoint, secret=sealed, old_secret=endpoint.secret, old_until=until),
            )
            body = encode_json(endpoint_json(after) | {"secret": secret})
            return Answer(200, body, {}, warnings, _etag(after))

        return await self._run(call, raw, rotate)

    # Repair

    async def _resume(self, call: Call, id: str) -> Answer:
        endpoint = await self._find(call, id)
        raw, warnings = await read_no_arguments(call)

        def resume(writer: Writer) -> Answer:
            replay.resume(writer, endpoint, clock.now())
            after = store.find_endpoint(writer, call.caller.tenant_id, id, store.ENDPOINT_KINDS)
            return Answer(200, encode_json(endpoint_json(after or endpoint)), {}, warnings)

        return await self._run(call, raw, resume)

    async def _test(self, call: Call, id: str) -> Answer:
        endpoint = await self._find(call, id)
        raw, body, warnings = await read_arguments(call, "event")
        name = str(body.get("event") or TEST_EVENT)
        event = self.events.catalog.events.get(name)
        if event is None and name != TEST_EVENT:
            faults = self.events.catalog.parse_names([name]).faults or (f"nothing here makes '{name}' yet",)
            raise ValidationError([Fault("event", faults[0])])
        collection = event.collection if event is not None else None
        if collection is not None and collection.module:
            granted.require(call.caller, collection, "read")

        def send(writer: Writer) -> Answer:
            uuid = replay.send_test(writer, endpoint, name, collection, clock.now())
            if uuid is None:
                raise Conflict(f"There is no record that {name} could be about; create one, or send {TEST_EVENT}.")
            return self._delivery_answer(writer, call, endpoint, uuid, 202, warnings)

        answer = await self.writes.run(call, raw, send)
        self.events.dispatcher.notify_due()
        return answer

    async def _recover(self, call: Call, id: str) -> Answer:
        endpoint = await self._find(call, id)
        since = _since(call)
        raw, warnings = await read_no_arguments(call)
        recovered = 0
        events = self.events

        def batch(writer: Writer, start: int) -> tuple[int, int | None]:
            subscriber = events.subscribers.for_tenant(writer, endpoint.tenant_id).get(endpoint.id)
            return replay.recover(writer, events.registry, subscriber, since, start) if subscriber else (0, None)

        next_start: int | None = 0
        while next_start is not None:
            start = next_start
            count, next_start = await events.database.write(lambda writer, start=start: batch(writer, start))  # type: ignore[misc]
            recovered += count
        events.dispatcher.notify_due()
        # What is recovered twice is delivered once: only the answer is kept for the key.
        return await self.writes.run(
            call, raw, lambda _: Answer(202, encode_json({"recovered": recovered}), {}, warnings)
        )

    # Delivery log

    async def _deliveries(self, call: Call, endpoint: Endpoint, rest: list[str]) -> Answer:
        match rest, call.method:
            case [], "GET" | "HEAD":
                return await self._log(call, endpoint)
            case [uuid], "GET" | "HEAD":
                return await self.events.database.read(
                    lambda reader: self._delivery_answer(reader, call, endpoint, uuid)
                )
            case [uuid, "redeliver"], "POST":
                return await self._redeliver(call, endpoint, uuid)
            case [] | [_], _:
                raise call.method_not_allowed("GET", "HEAD")
            case [_, "redeliver"], _:
                raise call.method_not_allowed("POST")
        raise PathNotFound(call.path)

    async def _log(self, call: Call, endpoint: Endpoint) -> Answer:
        page, limit, warnings = read_paging(call)
        states = [value for name, value in call.query if name == "state"]
        if states and states[0] not in STATES:
            message = f"must be one of {', '.join(STATES)}"
            raise ValidationError([Fault("state", message, Code.UNKNOWN_OPTION, {"options": list(STATES)})])
        state = states[0] if states else None
        deliveries, count = await self.events.database.read(
            lambda reader: (
                store.list_deliveries(reader, endpoint, state=state, offset=page * limit, limit=limit),
                store.count_deliveries(reader, endpoint, state),
            )
        )
        summaries = [delivery_summary(endpoint, delivery) for delivery in deliveries]
        return list_answer(summaries, count, page, limit, warnings)

    def _delivery_answer(
        self,
        reader: Reader,
        call: Call,
        endpoint: Endpoint,
        uuid: str,
        status: int = 200,
        warnings: Sequence[Notice] = (),
    ) -> Answer:
        detail = delivery_detail(reader, self.events, endpoint, uuid, call.caller)
        if detail is None:
            raise NotFound(f"The endpoint has no delivery of an event {uuid}.")
        location = f"{call.base_url}/api/v2/webhook-endpoints/{endpoint.uuid}/deliveries/{uuid}"
        return Answer(status, encode_json(detail), {"Location": location} if status == 202 else {}, warnings)

    async def _redeliver(self, call: Call, endpoint: Endpoint, uuid: str) -> Answer:
        raw, warnings = await read_no_arguments(call)

        def redeliver(writer: Writer) -> Answer:
            delivery = store.find_delivery(writer, endpoint, uuid)
            if delivery is None:
                raise NotFound(f"The endpoint has no delivery of an event {uuid}.")
            replay.redeliver(writer, endpoint, delivery)
            return self._delivery_answer(writer, call, endpoint, uuid, 202, warnings)

        answer = await self.writes.run(call, raw, redeliver)
        self.events.dispatcher.notify_due()
        return answer


# Shared with event consumers


def require_webhook_access(caller: Caller) -> None:
    """Raise Forbidden unless the caller is an administrator or an app: only they register (`wire.md` 2.5)."""
    if not caller.is_administrator and caller.app_id is None:
        raise Forbidden("Only administrators, and apps for themselves, manage webhooks.")


def is_visible(caller: Caller, endpoint: Endpoint) -> bool:
    """Whether the caller may see the endpoint: an app sees only its own."""
    return caller.app_id is None or endpoint.app_id == caller.app_id


def warn_of_unreadable(call: Call, catalog: Catalog, names: tuple[str, ...] | None, report: Report) -> None:
    """Tell which events of `names` never come, because the caller may not read what they are about. In strict, raise
    Forbidden."""
    for module, events in catalog.unreadable(names, call.caller.may_read).items():
        error = call.caller.forbidden_error("read", f"the module '{module}'", module)
        if call.context.is_strict_for(call.caller):
            raise error
        reason = error.message[0].lower() + error.message[1:].rstrip(".")
        report.warn("events", f"{', '.join(events)} will not come: {reason}", Code.FORBIDDEN, **error.params)


def check_endpoint_limit(writer: Writer, caller: Caller) -> None:
    """Raise Conflict if the tenant already has the maximum number of endpoints."""
    if len(store.list_endpoints(writer, caller.tenant_id)) >= MAX_ENDPOINTS:
        raise Conflict(f"There are {MAX_ENDPOINTS} webhook endpoints already, the most that a tenant has; remove some.")


def _etag(endpoint: Endpoint) -> str:
    return f'"{endpoint.updated_at}"'


def _since(call: Call) -> int:
    """`since` in milliseconds. ValidationError where it is no instant, or isn't there."""
    instants = [value for name, value in call.query if name == "since"]
    if not instants:
        raise ValidationError(
            [Fault("since", "is required: the instant from which on to recover, 2026-01-31T08:00:00Z", Code.REQUIRED)]
        )
    try:
        since = clock.read_instant(instants[0][:11] + instants[0][11:40].replace(" ", "+"))
    except ValueError:
        since = -1
    if since < 0:
        raise ValidationError(
            [Fault("since", "must be an instant, as in 2026-01-31T08:00:00Z", Code.WRONG_TYPE, {"expected": "instant"})]
        )
    return since
