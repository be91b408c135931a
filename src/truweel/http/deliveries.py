"""The delivery log as JSON, and the messages of endpoints that poll for their events."""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, Fault, PathNotFound, ValidationError
from truweel.events import body, store
from truweel.events.attempt import Outcome
from truweel.events.job import BLOCKED, Job
from truweel.events.leasing import lease_messages
from truweel.events.registration import instant_or_none
from truweel.events.results import acknowledge, record_results
from truweel.events.service import Events
from truweel.events.store import Attempt, Delivery, Endpoint
from truweel.events.subscribers import Subscriber, may_receive
from truweel.http.body_checks import check_report, report_unknown
from truweel.http.call import Call
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.operations.answer import Answer
from truweel.query.model import Notice
from truweel.query.parse import NO_VALUE, PAGE_WITH_LIMIT
from truweel.schema.body import Report
from truweel.storage.database import Reader, Writer

__all__ = [
    "delivery_detail",
    "delivery_summary",
    "encode_json",
    "list_answer",
    "page_answer",
    "read_paging",
    "serve_messages",
]

MAX_MESSAGES = 10
"""Messages in a response, at most (`wire.md` section 4.3)."""
LEASE_DURATION = 60_000
"""Milliseconds after which a message that isn't acknowledged comes back."""
MAX_WAIT = 30.0
RECHECK_SECONDS = 0.5
MAX_ACKNOWLEDGED = 1_000
RESULT_MEMBERS = ("id", "status", "durationMs", "error", "body")
STATUSES = range(100, 600)
DURATIONS = range(24 * 60 * 60 * 1000 + 1)

encode_json = msgspec.json.Encoder(decimal_format="number").encode


# Delivery log


def delivery_summary(endpoint: Endpoint, delivery: Delivery) -> dict[str, Any]:
    """A delivery as a list item. Its id is the id of the event."""
    last_attempt = delivery.last_attempt
    is_waiting = delivery.state == "pending" and delivery.lease is None
    return {
        "id": delivery.uuid,
        "event": delivery.name,
        "object": f"/{delivery.object}",
        "version": delivery.version,
        "createdAt": clock.format_instant(delivery.at),
        "state": _state(endpoint, delivery),
        "attempts": delivery.attempts,
        "nextAttemptAt": instant_or_none(delivery.due_at) if is_waiting and 0 < delivery.due_at < BLOCKED else None,
        "doneAt": instant_or_none(delivery.done_at),
        "lastStatus": last_attempt.status if last_attempt else None,
        "lastError": last_attempt.error if last_attempt else None,
    }


def _state(endpoint: Endpoint, delivery: Delivery) -> str:
    """The state, with `pending` refined: `held` behind another of the same object, or `sending` right now."""
    if delivery.state != "pending":
        return delivery.state
    if delivery.due_at == BLOCKED:
        return "held"
    return "sending" if delivery.lease is not None else "pending"


def delivery_detail(
    reader: Reader, events: Events, endpoint: Endpoint, uuid: str, caller: Caller
) -> dict[str, Any] | None:
    """A delivery in full: the request, and each attempt. None if there is no such delivery.

    The body of the request is null if `caller` may no longer read its module.
    """
    delivery = store.find_delivery(reader, endpoint, uuid)
    if delivery is None:
        return None
    event = store.load_events(reader, endpoint.tenant_id, [delivery.event_id])[delivery.event_id]
    content = (
        body.webhook_body(event, events.registry, events.base)
        if endpoint.has_full_payload
        else body.consumer_body(event)
    )
    is_readable = may_receive(reader, events.registry, Subscriber(endpoint, frozenset(), caller), event)
    tries = [_attempt_json(attempt) for attempt in store.list_attempts(reader, endpoint, delivery.event_id)]
    request = {"method": "POST", "url": endpoint.url, "body": content.decode() if is_readable else None}
    return delivery_summary(endpoint, delivery) | {"request": request, "tries": tries}


def _attempt_json(attempt: Attempt) -> dict[str, Any]:
    return {
        "number": attempt.number,
        "at": clock.format_instant(attempt.at),
        "durationMs": attempt.duration,
        "status": attempt.status,
        "headers": attempt.headers,
        "body": attempt.body,
        "error": attempt.error,
    }


# Messages


async def serve_messages(
    events: Events, writes: IdempotentWrites, call: Call, endpoint: Endpoint, rest: list[str]
) -> Answer:
    """`…/messages` and `…/messages/acknowledge` of an endpoint without a URL."""
    if endpoint.is_push:
        raise Conflict("This one has a URL: its events are delivered there, and it has no messages to ask for.")
    match rest, call.method:
        case [], "GET":
            return await _next_messages(events, call, endpoint)
        case [], _:
            raise call.method_not_allowed("GET")
        case ["acknowledge"], "POST":
            return await _acknowledge(writes, call, endpoint)
        case ["acknowledge"], _:
            raise call.method_not_allowed("POST")
    raise PathNotFound(call.path)


async def _next_messages(events: Events, call: Call, endpoint: Endpoint) -> Answer:
    """The next messages. With `wait`, wait up to so many seconds for the first."""
    waits = [value for name, value in call.query if name == "wait"]
    try:
        wait = min(MAX_WAIT, float(waits[0])) if waits else 0.0
    except ValueError:
        raise ValidationError(
            [Fault("wait", "must be a number of seconds", Code.WRONG_TYPE, {"expected": "number"})]
        ) from None
    await events.database.write(lambda writer: store.record_poll(writer, endpoint, clock.now()))
    gone = asyncio.ensure_future(call.wait_for_disconnect())
    try:
        return Answer(200, encode_json(await _wait_for_messages(events, endpoint, wait, gone)))
    finally:
        gone.cancel()


async def _wait_for_messages(
    events: Events, endpoint: Endpoint, seconds: float, gone: asyncio.Future[None]
) -> list[dict[str, Any]]:
    """The first messages within `seconds`. Nothing is handed out once the client is `gone`."""
    deadline = clock.monotonic() + seconds
    while not gone.done():
        jobs = await events.database.write(lambda writer: _claim(events, writer, endpoint))
        remaining = deadline - clock.monotonic()
        if jobs or remaining <= 0:
            return [_message(events, job) for job in jobs]
        await events.dispatcher.wait_for_fanout(min(RECHECK_SECONDS, remaining))
    return []


def _claim(events: Events, writer: Writer, endpoint: Endpoint) -> list[Job]:
    subscriber = events.subscribers.for_tenant(writer, endpoint.tenant_id).get(endpoint.id)
    if subscriber is None:
        return []
    now = clock.now()
    jobs = lease_messages(writer, endpoint, MAX_MESSAGES, now, now + LEASE_DURATION)
    withheld = [job for job in jobs if not may_receive(writer, events.registry, subscriber, job.event)]
    record_results(writer, (), withheld, now)
    return [job for job in jobs if job not in withheld]


def _message(events: Events, job: Job) -> dict[str, Any]:
    if job.endpoint.has_full_payload:
        content = body.webhook_body(job.event, events.registry, events.base).decode()
        return {
            "id": job.event.uuid,
            "event": job.event.name,
            "object": f"/{job.event.object}",
            "attempt": job.attempt_number,
            "body": content,
        }
    message: dict[str, Any] = msgspec.json.decode(body.consumer_body(job.event))
    return {"id": job.event.uuid, **message}


async def _acknowledge(writes: IdempotentWrites, call: Call, endpoint: Endpoint) -> Answer:
    """Accepts `{"ids": […]}` or the bare list for messages that were delivered, or
    `{"results": [{"id", "status", "durationMs", "error"}]}` with the outcome of each; one that failed comes back."""
    raw = await call.body()
    payload = await call.json(raw)
    report = Report()
    if type(payload) is dict and "results" in payload:
        outcomes = _outcomes_of_results(payload, report)
    else:
        outcomes = _outcomes_of_ids(payload, report)
    warnings = check_report(call, report)
    if len(outcomes) > MAX_ACKNOWLEDGED:
        message = f"At most {MAX_ACKNOWLEDGED} messages are acknowledged at once."
        raise BadRequest(message, code=Code.TOO_MANY_ITEMS, params={"max": MAX_ACKNOWLEDGED})

    def work(writer: Writer) -> Answer:
        count = acknowledge(writer, endpoint, outcomes, clock.now()) if outcomes else 0
        return Answer(200, encode_json({"acknowledged": count}), {}, warnings)

    return await writes.run(call, raw, work)


def _outcomes_of_ids(payload: Any, report: Report) -> dict[str, Outcome]:
    ids = payload.get("ids", payload.get("messageIds")) if type(payload) is dict else payload
    if type(ids) is not list or any(type(id) is not str for id in ids):
        raise ValidationError(
            [Fault("ids", "must be a list with the ids of messages", Code.WRONG_TYPE, {"expected": "array"})]
        )
    if type(payload) is dict:
        report_unknown(payload, ("ids", "messageIds"), report)
    return {id: Outcome(None, (), "", 0, None, None) for id in ids}


def _outcomes_of_results(payload: dict[str, Any], report: Report) -> dict[str, Outcome]:
    report_unknown(payload, ("results",), report)
    results = payload["results"]
    if type(results) is not list or any(
        type(result) is not dict or type(result.get("id")) is not str for result in results
    ):
        rule = "must be a list of objects, each with the id of a message"
        raise ValidationError([Fault("results", rule, Code.WRONG_TYPE, {"expected": "array"})])
    outcomes = {}
    for index, result in enumerate(results):
        report_unknown(result, RESULT_MEMBERS, report, f"results[{index}].")
        status, duration, error = result.get("status"), result.get("durationMs", 0), result.get("error")
        if status is not None and (type(status) is not int or status not in STATUSES):
            raise _out_of_range(f"results[{index}].status", "must be a status of HTTP, {}, or null", STATUSES)
        if type(duration) is not int or duration not in DURATIONS:
            raise _out_of_range(f"results[{index}].durationMs", "must be a whole number of milliseconds, {}", DURATIONS)
        if error is not None and type(error) is not str:
            fault = Fault(f"results[{index}].error", "must be a text or null", Code.WRONG_TYPE, {"expected": "string"})
            raise ValidationError([fault])
        is_delivered = status is not None and 200 <= status < 300
        message = None if is_delivered else (error or f"answered {status}")[:300]
        outcomes[result["id"]] = Outcome(status, (), str(result.get("body") or "")[:1024], duration, message, None)
    return outcomes


def _out_of_range(field: str, message: str, numbers: range) -> ValidationError:
    """A number that is none of `numbers`; they stand at `{}` in the message."""
    low, high = numbers.start, numbers.stop - 1
    fault = Fault(field, message.format(f"{low} to {high}"), Code.OUT_OF_RANGE, {"min": low, "max": high})
    return ValidationError([fault])


# Lists


def read_paging(call: Call) -> tuple[int, int, list[Notice]]:
    """`page` from 0, `limit` (or `size`) to 100, and warnings. `limit` forgets the page, as in every list.
    ValidationError where one is no number."""
    parameters: dict[str, int] = {}
    for name, value in call.query:
        if name in ("page", "limit", "size") and value not in NO_VALUE:
            if not value.isascii() or not value.isdigit() or len(value) > 9:
                raise ValidationError([Fault(name, "must be a whole number from 0", Code.OUT_OF_RANGE, {"min": 0})])
            parameters[name] = int(value)
    limit = max(1, min(100, parameters.get("limit", 100), parameters.get("size", 100)))
    page = parameters.get("page", 0)
    if "limit" in parameters and page:
        return 0, limit, [Notice("page", PAGE_WITH_LIMIT, Code.IGNORED, {"used": "limit"})]
    return page, limit, []


def page_answer(call: Call, items: list[Any]) -> Answer:
    """The page of `items` that the call asks for."""
    page_number, limit, warnings = read_paging(call)
    rows = items[page_number * limit : (page_number + 1) * limit]
    return list_answer(rows, len(items), page_number, limit, warnings)


def list_answer(items: list[Any], count: int, page: int, limit: int, warnings: Sequence[Notice] = ()) -> Answer:
    """A list in the envelope of the reference."""
    body = {
        "items": items,
        "totalItems": count,
        "totalPages": -(-count // limit),
        "currentPage": page,
        "size": len(items),
    }
    return Answer(200, encode_json(body), {}, warnings)
