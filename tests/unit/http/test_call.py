"""How a request is read: path, query, preferences, body."""

import asyncio
import threading
from collections.abc import Iterable
from typing import Any

import pytest
from starlette.types import Message

from truweel.errors import BadRequest, PayloadTooLarge, UnsupportedMediaType
from truweel.http import call as call_module
from truweel.http import patches
from truweel.http.call import HUGE_BODY_BYTES, JSON_PATCH, LARGE_BODY_BYTES, MERGE_PATCH, Call, decode_off_loop
from truweel.schema.registry import load_registry


def call(
    path: str = "/api/v2/clients",
    query: bytes = b"",
    body: Iterable[bytes] = (),
    limit: int = 100,
    huge_bodies: asyncio.Semaphore | None = None,
    **headers: str,
) -> Call:
    """A request whose body comes in chunks; without a body, the connection is closed."""
    chunks = list(body)
    messages: list[Message] = [
        {"type": "http.request", "body": chunk, "more_body": index < len(chunks)}
        for index, chunk in enumerate(chunks, 1)
    ]

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": query,
        "headers": [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()],
        "state": {"correlation_id": "c"},
    }
    return Call(scope, receive, public_url=None, body_limit=limit, huge_bodies=huge_bodies)


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        ("/api/v2", [""]),
        ("/api/v2/", [""]),
        ("/api/v2/clients", ["clients"]),
        ("/api/v2/clients/", ["clients"]),
        ("/api/v2/offers/17/line-items/4", ["offers", "17", "line-items", "4"]),
    ],
)
def test_segments(path: str, segments: list[str]) -> None:
    assert call(path).segments == segments


@pytest.mark.parametrize(
    ("query", "pairs"),
    [
        (b"", []),
        (b"a=1&a=2&b=", [("a", "1"), ("a", "2"), ("b", "")]),
        (b"name=D%C3%A9+x%2By", [("name", "Dé x+y")]),
        (b"extraFields%5BContact%20via%5D=Website", [("extraFields[Contact via]", "Website")]),
        (b"sort", [("sort", "")]),
        (b"&".join([b"a=1"] * 500), [("a", "1")] * 500),
    ],
)
def test_a_query_is_decoded(query: bytes, pairs: list[tuple[str, str]]) -> None:
    assert call(query=query).query == pairs


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (b"a=%FF", "The query string is not percent-encoded UTF-8."),
        (b"a=\xc3\xa9", "The query string is not percent-encoded UTF-8."),
        (b"a=%00", "The query string holds the character NUL."),
        (b"%00=a", "The query string holds the character NUL."),
        (b"&".join([b"a=1"] * 501), "The query string has more than 500 parameters."),
    ],
)
def test_a_query_that_cant_be_read_is_refused(query: bytes, message: str) -> None:
    with pytest.raises(BadRequest) as error:
        _ = call(query=query).query
    assert error.value.message == message


@pytest.mark.parametrize(
    ("prefer", "strict", "representation"),
    [
        ("handling=strict", True, False),
        ('Handling="STRICT"', True, False),
        ("return=representation, handling=strict", True, True),
        ("return=representation; handling=lenient", False, True),
        ("return=minimal", False, False),
        ("strict", False, False),
        ("", False, False),
    ],
)
def test_preferences(prefer: str, strict: bool, representation: bool) -> None:
    context = call(prefer=prefer).context
    assert (context.strict, context.representation) == (strict, representation)


def test_the_replica_is_asked_for_by_header_or_parameter() -> None:
    assert call(database_mode="Replica").uses_replica
    assert call(query=b"size=1&database-mode=replica").uses_replica
    assert not call(database_mode="live").uses_replica
    assert not call().uses_replica


def test_a_body_comes_in_pieces_up_to_the_limit() -> None:
    request = call(body=[b"x" * 60, b"", b"y" * 40])
    assert asyncio.run(request.body()) == b"x" * 60 + b"y" * 40
    assert request.bytes_read == 100


def test_a_body_beyond_the_limit_is_refused_at_once() -> None:
    request = call(body=[b"x" * 60, b"y" * 41, b"never read"])
    with pytest.raises(PayloadTooLarge, match=r"The body has more than 100 bytes, the most that is taken here\."):
        asyncio.run(request.body())
    assert request.bytes_read == 101
    declared = call(body=[b"never read"], content_length="101")
    with pytest.raises(PayloadTooLarge, match="The body has 101 bytes; at most 100 are taken here"):
        asyncio.run(declared.body())
    assert declared.bytes_read == 0


@pytest.mark.parametrize(
    ("query", "header", "replica"),
    [
        (b"", None, False),
        (b"", "live", False),
        (b"", "Replica", True),
        (b"", "", False),
        (b"a=1&database-mode=replica", None, True),
        (b"database-mode=LIVE", None, False),
        (b"database-mode=replica", "live", True),
        (b"my-database-mode=replica", None, False),
    ],
)
def test_the_mode_is_a_header_or_a_parameter(query: bytes, header: str | None, replica: bool) -> None:
    headers = {} if header is None else {"database_mode": header}
    assert call(query=query, **headers).uses_replica is replica


@pytest.mark.parametrize(("query", "headers"), [(b"database-mode=slow", {}), (b"", {"database_mode": "slow"})])
def test_another_mode_is_refused(query: bytes, headers: dict[str, str]) -> None:
    with pytest.raises(BadRequest, match=r"Database-Mode is 'slow'; it must be live \(the default\) or replica"):
        _ = call(query=query, **headers).uses_replica


def test_a_body_that_breaks_off_is_none() -> None:
    with pytest.raises(BadRequest, match="closed before the body was complete"):
        asyncio.run(call().body())


@pytest.mark.parametrize(
    "media_type", ["", "application/json", "application/json; charset=utf-8", "application/ld+json"]
)
def test_json_is_taken_under_its_names(media_type: str) -> None:
    payload: Any = asyncio.run(call(body=[b'{"a": [1]}'], content_type=media_type).json())
    assert payload == {"a": [1]}


def test_json_under_another_name_is_refused() -> None:
    with pytest.raises(UnsupportedMediaType, match="Content-Type is 'text/plain'; this path takes application/json"):
        asyncio.run(call(body=[b"{}"], content_type="Text/Plain").json())


def test_a_large_body_is_decoded_outside_the_event_loop() -> None:
    def thread_of(body: bytes) -> str:
        return threading.current_thread().name

    async def threads() -> list[str]:
        return [await decode_off_loop(thread_of, b"1" * size) for size in (LARGE_BODY_BYTES, LARGE_BODY_BYTES + 1)]

    small, large = asyncio.run(threads())
    assert (small, large.startswith("decode")) == (threading.current_thread().name, True)


def test_a_body_is_decoded_there_for_every_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    async def decode(decode: Any, body: bytes) -> Any:
        sizes.append(len(body))
        return decode(body)

    for module in (call_module, patches):
        monkeypatch.setattr(module, "decode_off_loop", decode)
    clients = load_registry()["clients"]
    asyncio.run(call(body=[b"[1]"]).json())
    asyncio.run(patches.parse_patch(clients, MERGE_PATCH, b"{}"))
    asyncio.run(patches.parse_patch(clients, JSON_PATCH, b"[ ]   "))
    assert sizes == [3, 2, 6]


@pytest.mark.parametrize(
    ("content_type", "body", "may_be_long"),
    [
        (JSON_PATCH, b'[{"op": "copy", "from": "/a", "path": "/b"}]', True),
        (JSON_PATCH, b'[{"op": "move", "from": "/a", "path": "/b"}]', True),
        (JSON_PATCH, b'[{"op": "\\u0063opy", "from": "/a", "path": "/b"}]', True),
        (JSON_PATCH, b'[{"op": "test", "path": "/a", "value": 1}, {"op": "remove", "path": "/a"}]', False),
        (MERGE_PATCH, b'{"name": "copy"}', False),
    ],
)
def test_a_json_patch_that_copies_or_moves_may_be_long(content_type: str, body: bytes, may_be_long: bool) -> None:
    assert patches.may_be_long(content_type, body) is may_be_long


def test_few_huge_bodies_are_in_hand_at_once() -> None:
    huge = b"x" * (HUGE_BODY_BYTES + 1)

    async def read_in_turn() -> list[str]:
        huge_bodies = asyncio.Semaphore(1)
        first, second, small = (
            call(body=[body], limit=2 * HUGE_BODY_BYTES, huge_bodies=huge_bodies) for body in (huge, huge, b"{}")
        )
        seen = [f"first: {len(await first.body())}"]
        waiting = asyncio.create_task(second.body())
        seen.append(f"small: {len(await small.body())}")
        await asyncio.sleep(0)
        seen.append(f"second: {waiting.done()}")
        first.drop_body()
        first.end()  # gives nothing back a second time
        seen.append(f"second: {len(await waiting)}")
        assert huge_bodies.locked()
        second.end()
        assert not huge_bodies.locked()
        return seen

    assert asyncio.run(read_in_turn()) == [
        f"first: {len(huge)}",
        "small: 2",
        "second: False",
        f"second: {len(huge)}",
    ]
