"""`truweel webhook …`: see events pass, make some, send some again; against any server, with no public address."""

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel import clock
from truweel.cli.api_client import (
    ApiClient,
    KeyOption,
    SecretOption,
    ServerOption,
    ServerUnreachable,
    connect_api,
    secret_reader,
)
from truweel.cli.common import CommandError, DataOption, JsonOption, UsageError, format_table, print_result

if TYPE_CHECKING:
    from truweel.events.attempt import Outcome
    from truweel.events.http_client import HttpClient

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Webhooks: listen on this machine, trigger, replay, list.")

EventsOption = Annotated[
    list[str] | None, typer.Option("--events", help="Events to hear: names, or client.*; repeat or use commas.")
]
EndpointOption = Annotated[str | None, typer.Option("--endpoint", help="Id of the webhook endpoint.")]
WAIT = 20
REACH_SECONDS = 1
"""Seconds after which a server that didn't answer is asked again."""
TRIES = 60


@app.command("listen")
def listen(
    forward: Annotated[str, typer.Option("--forward", help="Where to send each event: http://localhost:3000/hook.")],
    events: EventsOption = None,
    since: Annotated[
        str | None, typer.Option("--since", help="First send what was missed from this instant on.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", help="Id of the listener to go on with; needs its signing secret.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    signing_secret: Annotated[
        str | None,
        typer.Option(
            "--signing-secret",
            help="Sign with this one; better in TRUWEEL_CLIENT_SIGNING_SECRET.",
            envvar="TRUWEEL_CLIENT_SIGNING_SECRET",
            callback=secret_reader("--signing-secret", "TRUWEEL_CLIENT_SIGNING_SECRET"),
        ),
    ] = None,
    data: DataOption = None,
) -> None:
    """Send the events of a server to a program on this machine, signed, and print what it answers.

    An event that the program doesn't take is sent again, as to an endpoint with a URL. Nothing is lost when the server,
    the program or this command is killed: start it again with --endpoint.

    \b
    truweel webhook listen --forward http://localhost:3000/hook
    truweel webhook listen --forward http://localhost:3000/hook --events client.* --events offer.updated
    truweel webhook listen --forward http://localhost:3000/hook --since 2026-01-31T08:00:00Z
    truweel webhook listen --forward http://localhost:3000/hook --endpoint 6f1c…
    """
    from truweel.events.ssrf import UnsafeUrl, parse_url

    names = [name.strip() for part in events or () for name in part.split(",") if name.strip()]
    if endpoint is not None and names:
        raise UsageError("--endpoint goes on with a listener that has its events; leave out --events.")
    if endpoint is not None and signing_secret is None:
        raise UsageError("--endpoint needs the signing secret of before, best in TRUWEEL_CLIENT_SIGNING_SECRET.")
    try:
        parse_url(forward)
    except UnsafeUrl as error:
        raise UsageError(f"--forward: {error}.") from None

    async def work() -> None:
        _cancel_on_sigterm()
        async with connect_api(data, server, key, secret) as api:
            listener = await _begin_listening(api, endpoint, names, forward)
            path = f"/webhook-endpoints/{listener['id']}"
            signing_key = signing_secret or listener["secret"]
            try:
                if since is not None:
                    await api("POST", f"{path}/recover", since=since)
                typer.echo(
                    f"Listening to {', '.join(listener['events'])} of tenant {api.tenant}, forwarding to {forward}"
                )
                typer.echo(f"Signing secret: {signing_key}")
                typer.echo(f"Listener: {listener['id']}; --endpoint goes on with it within a day.")
                await _forward_messages(api, path, forward, signing_key)
            finally:
                if endpoint is None:
                    await _remove_listener(api, path)

    with suppress(asyncio.CancelledError):
        asyncio.run(work())


async def _begin_listening(api: ApiClient, id: str | None, names: list[str], forward: str) -> dict[str, Any]:
    """The listener `id`, or a new one with its secret."""
    if id is None:
        body = {"listener": True, "events": names or None, "description": f"truweel webhook listen → {forward}"}
        created: dict[str, Any] = await api("POST", "/webhook-endpoints", body)
        return created
    listener: dict[str, Any] = await api("GET", f"/webhook-endpoints/{id}")
    if not listener["listener"]:
        raise CommandError(f"The endpoint {id} has a URL: its events are delivered there, and nobody can listen to it.")
    return listener


async def _remove_listener(api: ApiClient, path: str) -> None:
    """Remove the listener, unless events wait for it."""
    with suppress(CommandError):
        waiting = (await api("GET", f"{path}/deliveries", state="pending", limit="1"))["totalItems"]
        if waiting:
            typer.echo(f"{waiting} events wait; --endpoint {path.rpartition('/')[2]} goes on with them within a day.")
        else:
            await api("DELETE", path)


async def _forward_messages(api: ApiClient, path: str, url: str, secret: str) -> None:
    from truweel.events.attempt import open_client
    from truweel.events.ssrf import SsrfGuard

    async with open_client(SsrfGuard(("0.0.0.0/0", "::/0"))) as client:
        while True:
            failed_objects: set[str] = set()
            for message in await _call_until_reached(api, "GET", f"{path}/messages", wait=str(WAIT)):
                if message["object"] in failed_objects:
                    continue  # it comes again, after the one that failed
                outcome = await _send_message(client, url, secret, message)
                attempt_report = {
                    "id": message["id"],
                    "status": outcome.status,
                    "durationMs": outcome.duration_ms,
                    "error": outcome.error,
                    "body": outcome.body_start,
                }
                await _call_until_reached(api, "POST", f"{path}/messages/acknowledge", {"results": [attempt_report]})
                answer = str(outcome.status)
                if not outcome.is_delivered:
                    failed_objects.add(message["object"])
                    delivery = await _call_until_reached(api, "GET", f"{path}/deliveries/{message['id']}")
                    answer = f"{outcome.error}; {_describe_next_attempt(delivery)}"
                time_of_day = clock.format_instant(clock.now())[11:23]
                typer.echo(f"{time_of_day}  {message['event']:<24} {answer}  {outcome.duration_ms} ms  {message['id']}")


def _describe_next_attempt(delivery: dict[str, Any]) -> str:
    due_at = delivery["nextAttemptAt"]
    return f"again at {due_at[11:19]}" if due_at else "given up, truweel webhook replay sends it again"


async def _call_until_reached(api: ApiClient, method: str, path: str, body: Any = None, **query: str) -> Any:
    """The JSON of the answer, once the server gives one."""
    is_told = False
    while True:
        try:
            return await api(method, path, body, **query)
        except ServerUnreachable as error:
            if not is_told:
                typer.echo(f"{error} Trying again.", err=True)
            is_told = True
            await asyncio.sleep(REACH_SECONDS)


async def _send_message(client: "HttpClient", url: str, secret: str, message: dict[str, Any]) -> "Outcome":
    from truweel.events.attempt import MAX_TIMEOUT, attempt_delivery
    from truweel.events.signing import HEADER, sign

    content = message["body"].encode()
    headers = {
        "Content-Type": "application/json",
        HEADER: sign([secret], content, clock.now() // 1000),
        "Truweel-Event-Id": message["id"],
        "Truweel-Attempt": str(message["attempt"]),
    }
    return await attempt_delivery(client, url, content, headers, read_timeout=MAX_TIMEOUT)


def _cancel_on_sigterm() -> None:
    """SIGTERM ends it as Ctrl-C does, so that the listener is removed either way."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


@app.command("trigger")
def trigger(
    event: Annotated[str, typer.Argument(help="Such as client.updated; webhook.test needs no record.")],
    endpoint: EndpointOption = None,
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send a test event, about the first record there is, to one endpoint or all, and say what came of it.

    \b
    truweel webhook trigger client.updated
    """

    async def work() -> list[dict[str, Any]]:
        async with connect_api(data, server, key, secret) as api:
            sent = []
            for endpoint_record in await _list_endpoints(api, endpoint):
                path = f"/webhook-endpoints/{endpoint_record['id']}"
                delivery = await api("POST", f"{path}/test", {"event": event})
                sent.append(
                    await _wait_for_delivery(api, f"{path}/deliveries/{delivery['id']}")
                    | {"url": endpoint_record["url"]}
                )
            return sent

    deliveries = asyncio.run(work())
    rows = [
        (
            endpoint_record["url"] or "(listener)",
            endpoint_record["state"],
            endpoint_record["lastError"] or endpoint_record["lastStatus"],
        )
        for endpoint_record in deliveries
    ]
    print_result(deliveries, format_table(("endpoint", "state", "answer"), rows), as_json)


async def _list_endpoints(api: ApiClient, id: str | None) -> list[dict[str, Any]]:
    if id is not None:
        return [await api("GET", f"/webhook-endpoints/{id}")]
    endpoints: list[dict[str, Any]] = (await api("GET", "/webhook-endpoints"))["items"]
    active = [record for record in endpoints if record["state"] in ("active", "failing")]
    if not active:
        raise CommandError("There is no active webhook endpoint; truweel webhook listen makes one.")
    return active


async def _wait_for_delivery(api: ApiClient, path: str, tried: int = 0) -> dict[str, Any]:
    """The delivery, once it was tried more than `tried` times; as it is after a while otherwise."""
    delivery: dict[str, Any] = {}
    for _ in range(TRIES):
        delivery = await api("GET", path)
        if len(delivery["tries"]) > tried or delivery["state"] == "withheld":
            break
        await asyncio.sleep(0.1)
    return delivery


@app.command("replay")
def replay(
    endpoint: Annotated[str, typer.Option("--endpoint", help="Id of the webhook endpoint.")],
    event: Annotated[str | None, typer.Argument(help="Id of the event to send again.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="All that was missed from this instant on.")] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send an event again to an endpoint, or all that it missed.

    \b
    truweel webhook replay --endpoint 6f1c… 019ab2…
    truweel webhook replay --endpoint 6f1c… --since 2026-01-31T08:00:00Z
    """
    if (event is None) == (since is None):
        raise UsageError("Say which event to send again, or --since when to send all that was missed.")

    async def work() -> dict[str, Any]:
        path = f"/webhook-endpoints/{endpoint}"
        async with connect_api(data, server, key, secret) as api:
            if event is None:
                recovered: dict[str, Any] = await api("POST", f"{path}/recover", since=str(since))
                return recovered
            path += f"/deliveries/{event}"
            tried = len((await api("GET", path))["tries"])
            await api("POST", f"{path}/redeliver")
            return await _wait_for_delivery(api, path, tried)

    payload = asyncio.run(work())
    text = (
        f"{payload['state']}: {payload['lastError'] or payload['lastStatus']}"
        if event
        else f"{payload['recovered']} events."
    )
    print_result(payload, text, as_json)


@app.command("list")
def list_(
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """The webhook endpoints of a server, and how they do.

    \b
    truweel webhook list
    """

    async def work() -> list[dict[str, Any]]:
        async with connect_api(data, server, key, secret) as api:
            endpoints: list[dict[str, Any]] = (await api("GET", "/webhook-endpoints"))["items"]
            return endpoints

    endpoints = asyncio.run(work())
    rows = [
        (
            endpoint["id"],
            endpoint["url"] or "(listener)",
            endpoint["state"],
            " ".join(endpoint["events"]),
            endpoint["suspendedReason"] or "",
        )
        for endpoint in endpoints
    ]
    print_result(endpoints, format_table(("id", "url", "state", "events", ""), rows), as_json)
