"""Decoding and encoding of an endpoint's JSON. Decoding reports every fault, not only the first."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from truweel import clock
from truweel.error_codes import Code
from truweel.errors import Fault
from truweel.events.attempt import DEFAULT_TIMEOUT, MAX_TIMEOUT
from truweel.events.catalog import ALL_EVENTS, MAX_NAMES, Catalog, Subscription
from truweel.events.ssrf import SsrfGuard, UnsafeUrl
from truweel.events.store import Endpoint
from truweel.schema.body import Report

__all__ = ["EndpointDraft", "endpoint_json", "endpoint_state", "instant_or_none", "read_draft", "read_event_names"]

MEMBERS = ("url", "events", "description", "active", "timeoutSeconds", "listener")
READ_ONLY = (
    "id", "createdAt", "updatedAt", "state", "failingSince", "suspendedAt", "suspendedReason", "oldSecretUntil",
)  # fmt: skip
MAX_DESCRIPTION = 500


@dataclass(frozen=True, slots=True)
class EndpointDraft:
    """What a body asks for. `timeout` is in milliseconds; `event_names` is None for all events."""

    url: str | None
    event_names: tuple[str, ...] | None
    description: str | None
    active: bool
    timeout: int
    listener: bool


async def read_draft(
    body: Any, catalog: Catalog, guard: SsrfGuard, report: Report, before: Endpoint | None = None
) -> EndpointDraft:
    """Decode `body`. Missing members get their defaults. Faults and warnings are added to `report`."""
    if type(body) is not dict:
        report.fault("body", "must be an object", Code.WRONG_TYPE, expected="object")
        body = {}
    stored = endpoint_json(before) if before is not None else {}
    for name, value in body.items():
        if name in READ_ONLY or name == "secret":
            if name not in stored or value != stored[name]:
                report.warn(name, "is set by the server; the value sent was not taken", Code.READ_ONLY)
        elif name not in MEMBERS:
            report.ignore(name, MEMBERS)
    listener = _boolean(body, "listener", False, report)
    if before is not None and listener != (before.kind == "listener"):
        report.fault("listener", "can't be changed")
    return EndpointDraft(
        url=await _url(body.get("url"), listener, guard, report),
        event_names=read_event_names(body.get("events"), catalog.parse_names, report),
        description=_description(body.get("description"), report),
        active=_boolean(body, "active", True, report),
        timeout=_timeout(body.get("timeoutSeconds"), report),
        listener=listener,
    )


async def _url(url: Any, listener: bool, guard: SsrfGuard, report: Report) -> str | None:
    if listener:
        if url is not None:
            report.fault("url", "must be left out: a listener asks for its events")
        return None
    if type(url) is not str or not url.strip():
        message = "is required: where events are delivered, as in https://example.com/hook"
        report.fault("url", message, Code.REQUIRED)
        return None
    try:
        await guard.check_url(url)
    except UnsafeUrl as error:
        report.add(Fault.of("url", error))
    return url


def read_event_names(names: Any, parse: Callable[[list[str]], Subscription], report: Report) -> tuple[str, ...] | None:
    """The `events` of a body; None means all. A missing member, null and `["*"]` mean all."""
    if names is None or names == [ALL_EVENTS]:
        return None
    if type(names) is not list or not names or len(names) > MAX_NAMES or any(type(name) is not str for name in names):
        report.fault("events", f"must be a list of 1 to {MAX_NAMES} names of events; leave it out for all of them")
        return None
    subscription = parse(names)
    for fault in subscription.faults:
        report.fault("events", fault)
    for note in subscription.notes:
        report.warn("events", note, Code.IGNORED)
    return subscription.event_names


def _description(description: Any, report: Report) -> str | None:
    if description is not None and (type(description) is not str or len(description) > MAX_DESCRIPTION):
        report.fault("description", f"must be a text of at most {MAX_DESCRIPTION} characters")
        return None
    return description


def _boolean(body: dict[str, Any], name: str, default: bool, report: Report) -> bool:
    value = body.get(name)
    if value is not None and type(value) is not bool:
        report.fault(name, "must be true or false", Code.WRONG_TYPE, expected="boolean")
    return default if type(value) is not bool else value


def _timeout(seconds: Any, report: Report) -> int:
    if seconds is None:
        return round(DEFAULT_TIMEOUT * 1000)
    if type(seconds) not in (int, Decimal) or not 1 <= seconds <= MAX_TIMEOUT:
        message = f"must be a number from 1 to {MAX_TIMEOUT:g}"
        report.fault("timeoutSeconds", message, Code.OUT_OF_RANGE, min=1, max=MAX_TIMEOUT)
        return round(DEFAULT_TIMEOUT * 1000)
    return int(seconds * 1000)


def endpoint_state(endpoint: Endpoint) -> str:
    """`active`, `failing`, `suspended` or `inactive`."""
    if not endpoint.active:
        return "inactive"
    if endpoint.suspended_at is not None:
        return "suspended"
    return "active" if endpoint.failing_since is None else "failing"


def endpoint_json(endpoint: Endpoint) -> dict[str, Any]:
    """An endpoint as JSON, without its secret."""
    seconds = endpoint.timeout / 1000
    return {
        "id": endpoint.uuid,
        "createdAt": clock.format_instant(endpoint.created_at),
        "updatedAt": clock.format_instant(endpoint.updated_at),
        "url": endpoint.url,
        "events": [ALL_EVENTS] if endpoint.event_names is None else list(endpoint.event_names),
        "description": endpoint.description,
        "active": endpoint.active,
        "timeoutSeconds": int(seconds) if seconds.is_integer() else seconds,
        "listener": endpoint.kind == "listener",
        "state": endpoint_state(endpoint),
        "failingSince": instant_or_none(endpoint.failing_since),
        "suspendedAt": instant_or_none(endpoint.suspended_at),
        "suspendedReason": endpoint.suspended_reason,
        "oldSecretUntil": instant_or_none(endpoint.old_until),
    }


def instant_or_none(milliseconds: int | None) -> str | None:
    """The instant in the wire format, or None."""
    return None if milliseconds is None else clock.format_instant(milliseconds)
