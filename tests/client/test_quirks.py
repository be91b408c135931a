"""What the real service does otherwise, and what the network does: against a server that is scripted."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import httpx
import pytest

from truweel_client import AsyncTruweel, NotFound, Retry, Truweel
from truweel_client import models as m
from truweel_client.errors import (
    AnswerError,
    ApiError,
    BadRequest,
    Conflict,
    ConnectionFailed,
    RateLimited,
    RequestTimedOut,
    ServerError,
    Unavailable,
    UploadInterrupted,
)

from .conftest import IMPATIENT, Answer, Fake, Question

INSTANT = "2026-01-15T09:30:00.000Z"


def client_record(number: int) -> dict[str, Any]:
    return {"id": str(number), "createdAt": INSTANT, "updatedAt": INSTANT, "name": f"Klant {number}"}


@pytest.fixture
def truweel(fake: Fake) -> Iterator[Truweel]:
    with Truweel(fake.base_url, key="key", secret="secret", retry=IMPATIENT) as client:
        yield client


def one_after_the_other(*answers: Answer | None) -> Callable[[Question], Answer | None]:
    """The answers in turn; the last one for good."""
    numbers = count()
    return lambda question: answers[min(next(numbers), len(answers) - 1)]


# Lists


def pages_of(total: int, envelope: Callable[[list[dict[str, Any]], int, int], Any]) -> Callable[[Question], Answer]:
    """A list of `total` records, without `Link`; `envelope` makes the body of items, page and size."""

    def answer(question: Question) -> Answer:
        query = dict(question.query)
        page, size = int(query.get("page", 0)), int(query["size"])
        items = [client_record(number) for number in range(total)][page * size : (page + 1) * size]
        return 200, {}, envelope(items, page, size)

    return answer


ENVELOPES: dict[str, Callable[[list[dict[str, Any]], int, int], Any]] = {
    "whole": lambda items, page, size: {
        "items": items, "totalItems": 25, "totalPages": 3, "currentPage": page, "size": len(items),
    },
    "size echoes": lambda items, page, size: {"items": items, "totalItems": 25, "currentPage": page, "size": size},
    "items alone": lambda items, page, size: {"items": items},
    "a bare array": lambda items, page, size: items,
    "no total": lambda items, page, size: {"items": items, "totalPages": 3, "totalItems": None},
}  # fmt: skip


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize("size", [10, 25, 5, 100])
def test_every_envelope_is_walked_to_its_end(truweel: Truweel, fake: Fake, envelope: str, size: int) -> None:
    pages = {10: 3, 25: 1, 5: 5, 100: 1}[size]

    def make(items: list[dict[str, Any]], page: int, size: int) -> Any:
        body = ENVELOPES[envelope](items, page, size)
        return body | {"totalPages": pages} if isinstance(body, dict) and "totalPages" in body else body

    fake.answer = pages_of(25, make)
    assert [client.id for client in truweel.clients.list(page_size=size)] == [str(number) for number in range(25)]
    assert len(fake.questions) <= pages + 1


def test_an_array_that_knows_no_pages_comes_once(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, [client_record(number) for number in range(10)])
    assert len(truweel.clients.list(page_size=10).all()) == 10
    assert truweel.clients.list(page_size=10).count() == 10


def test_an_empty_envelope_is_an_empty_list(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, {"totalItems": 3})
    assert truweel.clients.list().all() == []
    fake.answer = lambda question: (200, {}, {"items": []})
    assert truweel.clients.list().count() == 0
    assert truweel.clients.list().first() is None


def test_a_link_is_followed_to_the_own_server_only(truweel: Truweel, fake: Fake) -> None:
    link = {"Link": '<https://evil.example/steal?cursor=abc&size=100&name=%C3%A9>; rel="next"'}
    fake.answer = one_after_the_other(
        (200, link, {"items": [client_record(1)]}), (200, {}, {"items": [client_record(2)]})
    )
    assert [client.id for client in truweel.clients.list(name="é")] == ["1", "2"]
    assert fake.questions[1].path == "/api/v2/clients"
    assert fake.questions[1].query == [("cursor", "abc"), ("size", "100"), ("name", "é")]


def test_a_walk_holds_one_page(truweel: Truweel, fake: Fake) -> None:
    fake.answer = pages_of(1000, ENVELOPES["items alone"])
    records = iter(truweel.clients.list(page_size=10))
    for _ in range(11):
        next(records)
    assert len(fake.questions) == 2, "the third page is asked for when it is needed"


def test_parameters_are_those_of_the_wire(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, {"items": []})
    truweel.offers.list(
        status=["a", "b"],
        client_id=None,
        updated_from=None,
        include=["client", "lineItems.article"],
        sort="-date",
        include_archived=True,
        extra={"Contact via": "Website", "Jaar": [1, 2]},
    ).all()
    assert fake.questions[0].query == [
        ("status", "a"),
        ("status", "b"),
        ("clientId", ""),
        ("include", "client,lineItems.article"),
        ("sort", "-date"),
        ("includeArchived", "true"),
        ("extraFields[Contact via]", "Website"),
        ("extraFields[Jaar]", "1"),
        ("extraFields[Jaar]", "2"),
        ("size", "100"),
    ]


# Changes


def test_a_change_without_its_record_is_asked_for(truweel: Truweel, fake: Fake) -> None:
    """The real service answers 204, whatever is preferred."""
    fake.answer = lambda question: (204, {}, b"") if question.method != "GET" else (200, {}, client_record(7))
    assert truweel.clients.patch("7", {"name": "x"}).name == "Klant 7"
    assert [(question.method, question.path) for question in fake.questions] == [
        ("PATCH", "/api/v2/clients/7"),
        ("GET", "/api/v2/clients/7"),
    ]
    patch = fake.questions[0]
    assert patch.headers["content-type"] == "application/merge-patch+json"
    assert patch.headers["prefer"] == "handling=strict, return=representation"
    assert len(patch.headers["idempotency-key"]) == 36
    assert patch.body == b'{"name":"x"}'


def test_headers_of_options(fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, {"items": []})
    options: dict[str, Any] = {"tenant": "acme", "database_mode": "replica", "strict": False}
    with Truweel(fake.base_url + "/api/v2/", key="key", secret="secret", **options) as truweel:
        truweel.clients.list().all()
    headers = fake.questions[0].headers
    assert fake.questions[0].path == "/api/v2/clients"
    assert (headers["x-tenant"], headers["database-mode"]) == ("acme", "replica")
    assert "prefer" not in headers
    assert headers["authorization"] == "Basic a2V5OnNlY3JldA=="
    assert headers["user-agent"].startswith("truweel-client/")


def test_an_answer_of_another_shape_is_an_error(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (200, {"Content-Type": "text/html"}, b"<html>Log in to the Wi-Fi</html>")
    with pytest.raises(AnswerError, match="the answer is no Client"):
        truweel.clients.get("1")
    with pytest.raises(AnswerError, match="the answer is no page of Client"):
        truweel.clients.list().all()


# Errors


@pytest.mark.parametrize(
    ("status", "body", "kind", "text"),
    [
        (400, b"", BadRequest, "GET /api/v2/clients/1 → 400: Bad Request"),
        (404, b"<html>", NotFound, "GET /api/v2/clients/1 → 404: Not Found"),
        (409, {"message": "Nee"}, Conflict, "GET /api/v2/clients/1 → 409: Nee"),
        (400, {"errors": [{"field": "name", "message": "fout"}]}, BadRequest, "400 validation_failed: name: fout"),
        (400, {"errors": "x", "code": 7, "params": []}, BadRequest, "→ 400: Bad Request"),
        (418, {"code": "frozen"}, ApiError, "418 frozen"),
        (500, {"message": "Stuk", "correlationId": "abc"}, ServerError, "→ 500: Stuk"),
    ],
)
def test_an_error_of_any_shape(
    truweel: Truweel, fake: Fake, status: int, body: Any, kind: type[ApiError], text: str
) -> None:
    fake.answer = lambda question: (status, {}, body)
    with pytest.raises(kind) as failed:
        truweel.clients.get("1")
    assert text in str(failed.value)
    assert failed.value.status == status
    assert len(fake.questions) == 1, "it does not pass by itself"


# Repeating


@pytest.mark.parametrize("method", ["get", "create", "patch", "delete"])
@pytest.mark.parametrize(
    "failure", [(429, {}, {}), (429, {"Retry-After": "0"}, {}), (503, {"Retry-After": "0"}, {}), (502, {}, b"x"), None]
)
def test_what_passes_is_tried_again(truweel: Truweel, fake: Fake, method: str, failure: Answer | None) -> None:
    fake.answer = one_after_the_other(failure, failure, (200, {}, client_record(1)))
    calls: dict[str, Callable[[], Any]] = {
        "get": lambda: truweel.clients.get("1"),
        "create": lambda: truweel.clients.create(m.ClientWrite(name="A")),
        "patch": lambda: truweel.clients.patch("1", {"name": "A"}),
        "delete": lambda: truweel.clients.delete("1"),
    }
    calls[method]()
    assert len(fake.questions) == 3
    keys = {question.headers.get("idempotency-key") for question in fake.questions}
    assert len(keys) == 1, "all tries have the same key"
    assert (keys == {None}) == (method in ("get", "delete"))
    assert len({question.body for question in fake.questions}) == 1


def test_tries_come_to_an_end(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (503, {}, {"code": "unavailable"})
    with pytest.raises(Unavailable):
        truweel.clients.get("1")
    assert len(fake.questions) == IMPATIENT.attempts
    fake.questions.clear()
    fake.answer = lambda question: None
    with pytest.raises(ConnectionFailed, match="tried 4 times"):
        truweel.clients.create(m.ClientWrite(name="A"))
    assert len(fake.questions) == IMPATIENT.attempts


def test_a_wait_that_is_too_long_is_an_error_at_once(truweel: Truweel, fake: Fake) -> None:
    fake.answer = lambda question: (429, {"Retry-After": "3600"}, {"code": "daily_limit_reached", "message": "Op."})
    with pytest.raises(RateLimited) as failed:
        truweel.clients.get("1")
    assert failed.value.retry_after == 3600
    assert len(fake.questions) == 1


def test_a_request_in_progress_is_waited_for(truweel: Truweel, fake: Fake) -> None:
    fake.answer = one_after_the_other((409, {}, {"code": "request_in_progress"}), (201, {}, client_record(3)))
    assert truweel.clients.create(m.ClientWrite(name="A")).id == "3"


def test_a_delete_whose_answer_got_lost_is_done(truweel: Truweel, fake: Fake) -> None:
    fake.answer = one_after_the_other(None, (404, {}, {"code": "record_not_found"}))
    truweel.clients.delete("1")
    assert len(fake.questions) == 2
    fake.questions.clear()
    fake.answer = lambda question: (404, {}, {})
    with pytest.raises(NotFound):
        truweel.clients.delete("1")


def test_no_server_at_all() -> None:
    with (
        Truweel("http://127.0.0.1:9", key="a", secret="b", retry=Retry(attempts=2, first=0.01)) as truweel,
        pytest.raises(ConnectionFailed, match="tried 2 times"),
    ):
        truweel.clients.get("1")


def test_a_slow_answer_times_out(fake: Fake) -> None:
    release = threading.Event()

    def wait(question: Question) -> Answer:
        release.wait(30)
        return 200, {}, {}

    fake.answer = wait
    retry = Retry(attempts=1)
    with (
        Truweel(fake.base_url, key="a", secret="b", timeout=0.05, retry=retry) as truweel,
        pytest.raises(RequestTimedOut),
    ):
        truweel.clients.get("1")
    release.set()


def test_a_proxy_is_asked_for_the_server(fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, client_record(1))
    with Truweel("http://truweel.invalid", key="a", secret="b", proxy=fake.base_url) as truweel:
        assert truweel.clients.get("1").id == "1"
    assert fake.questions[0].headers["host"] == "truweel.invalid"


def test_a_client_of_ones_own_is_used_and_stays_open(fake: Fake) -> None:
    fake.answer = lambda question: (200, {}, client_record(1))
    with httpx.Client(headers={"X-Own": "1"}) as http:
        with Truweel(fake.base_url, key="a", secret="b", http=http) as truweel:
            truweel.clients.get("1")
        assert not http.is_closed
    assert fake.questions[0].headers["x-own"] == "1"


def test_a_429_makes_all_threads_wait(fake: Fake) -> None:
    """Without `Retry-After`, and without headers that tell how the bucket stands."""
    refused_at: list[float] = []
    came: list[float] = []

    def answer(question: Question) -> Answer:
        now = time.monotonic()
        if not refused_at and len(came) == 3:
            refused_at.append(now)
            return 429, {}, {}
        came.append(now)
        return 200, {}, client_record(1)

    fake.answer = answer
    retry = Retry(attempts=4, first=0.4, longest=5)
    with Truweel(fake.base_url, key="a", secret="b", retry=retry) as truweel:
        threads = [threading.Thread(target=lambda: [truweel.clients.get("1") for _ in range(5)]) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(came) == 15
    late = [moment for moment in came if moment > refused_at[0] + 0.1]
    assert min(late) - refused_at[0] >= 0.2, "half of the first delay at least"


@pytest.mark.anyio
async def test_the_async_client_tries_again_too(fake: Fake) -> None:
    fake.answer = one_after_the_other(None, (429, {}, {}), (200, {}, client_record(1)))
    async with AsyncTruweel(fake.base_url, key="a", secret="b", retry=IMPATIENT) as truweel:
        assert (await truweel.clients.get("1")).id == "1"
    assert len(fake.questions) == 3
    async with AsyncTruweel(fake.base_url, key="a", secret="b", retry=IMPATIENT) as truweel:
        fake.answer = lambda question: time.sleep(0.2) or (200, {}, client_record(1))
        task = asyncio.create_task(truweel.clients.get("1"))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await truweel.clients.get("1")).id == "1", "a task that was cancelled has left the queue"


# Files


def test_an_upload_that_breaks_off_goes_on(truweel: Truweel, fake: Fake) -> None:
    parts: dict[int, bytes] = {}
    broken = {2}

    def answer(question: Question) -> Answer | None:
        if question.path.endswith("/documents/document-upload-sessions"):
            return 404, {}, {}
        state = {"id": "s1", "size": 10, "partCount": 4, "missingParts": [n for n in range(4) if n not in parts]}
        state["parts"] = [{"partNumber": number, "size": len(content)} for number, content in parts.items()]
        if question.path.endswith("/offers/1/document-upload-sessions"):
            return 201, {}, state
        if question.method == "GET":
            return 200, {}, state
        number = int(question.body.split(b'name="partNumber"\r\n\r\n')[1].split(b"\r\n")[0])
        if number in broken:
            return None
        parts[number] = question.body.split(b"octet-stream\r\n\r\n")[1].split(b"\r\n--")[0]
        if len(parts) < 4:
            return 200, {}, state
        document = {"name": "a.bin", "url": "http://x/5", "previewUrl": "http://x/5"}
        return 201, {}, client_record(5) | document

    fake.answer = answer
    documents = truweel.offers.documents("1")
    with pytest.raises(UploadInterrupted) as broke:
        documents.upload(b"0123456789", name="a.bin", part_bytes=3)
    assert (broke.value.session, broke.value.missing) == ("s1", (2, 3))
    broken.clear()
    seen: list[int] = []
    document = documents.upload(
        b"0123456789", name="a.bin", part_bytes=3, resume="s1", progress=lambda progress: seen.append(progress.done)
    )
    assert document.id == "5"
    assert b"".join(parts[number] for number in range(4)) == b"0123456789"
    assert seen == [9, 10]
    assert documents.upload(b"0123456789", name="a.bin", part_bytes=3, resume="s1").id == "5", "it was complete"
    with pytest.raises(ValueError, match="the session s1 is of a file of 10 bytes in 4 parts, not of 4 bytes in 2"):
        documents.upload(b"0123", name="a.bin", part_bytes=3, resume="s1")
    with pytest.raises(ValueError, match="bytes need the name of their file"):
        documents.upload(b"0123")


def test_a_download_that_breaks_off_goes_on(truweel: Truweel, fake: Fake, folder: Any) -> None:
    content = bytes(range(256)) * 40
    numbers = count()

    def answer(question: Question) -> Answer:
        if next(numbers) == 0:  # it promises all, and sends a part
            return 200, {"ETag": '"a"', "Content-Length": str(len(content))}, content[:4000]
        start = int(question.headers["range"].removeprefix("bytes=").rstrip("-"))
        return 206, {"ETag": '"a"'}, content[start:]

    fake.answer = answer
    path = truweel.documents.download("5", folder / "a.bin")
    assert path.read_bytes() == content
    second = fake.questions[1].headers
    assert (second["range"], second["if-range"], second["accept-encoding"]) == ("bytes=4000-", '"a"', "identity")
    assert [file.name for file in folder.iterdir()] == ["a.bin"]


def test_a_file_that_changed_during_a_download_comes_whole(truweel: Truweel, fake: Fake, folder: Any) -> None:
    fake.answer = one_after_the_other(
        (200, {"ETag": '"a"', "Content-Length": "1000"}, b"old"), (200, {"ETag": '"b"'}, b"new")
    )
    assert truweel.documents.download("5", folder / "a.bin").read_bytes() == b"new"


def test_a_download_that_fails_leaves_nothing(truweel: Truweel, fake: Fake, folder: Any) -> None:
    fake.answer = lambda question: (404, {}, {})
    with pytest.raises(NotFound):
        truweel.documents.download("5", folder / "a.bin")
    assert list(folder.iterdir()) == []
