"""A store that fails or falls silent: 503 with `Retry-After`, nothing changed, and `/readyz` tells."""

import asyncio
import base64
import errno
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.files.conftest import FileWorld, store_of
from tests.harness import Templates, json_body, open_world
from truweel.application import build
from truweel.files import guarded, incoming
from truweel.files.guarded import GuardedStore
from truweel.files.local import LocalStore
from truweel.files.store import StoredObject
from truweel.settings import Settings

Failure = Callable[[], Awaitable[None]]
MESSAGE = "The store of files can't be reached or written now. Nothing was changed; try again."


async def fail() -> None:
    raise OSError("no space left on device")


async def hang() -> None:
    await asyncio.Event().wait()


class FailingStore(LocalStore):
    """A store that does `failure` first, whatever it is asked."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.failure: Failure | None = None

    async def _fail(self) -> None:
        if self.failure is not None:
            await self.failure()

    async def put(self, key: str, path: Path, size: int) -> None:
        await self._fail()
        await super().put(key, path, size)

    async def read(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        await self._fail()
        async for block in super().read(key, start, end):
            yield block

    async def size(self, key: str) -> int | None:
        await self._fail()
        return await super().size(key)

    async def delete(self, keys: Iterable[str]) -> None:
        await self._fail()
        await super().delete(keys)

    async def objects(self) -> AsyncGenerator[StoredObject, None]:
        await self._fail()
        async for stored in super().objects():
            yield stored

    async def probe(self) -> None:
        await self._fail()
        await super().probe()


@pytest.fixture
def failing(templates: Templates, tmp_path: Path) -> Iterator[tuple[FileWorld, FailingStore]]:
    """A world whose store fails when it is told to."""
    store = FailingStore(tmp_path / "files")
    with open_world(templates, "sqlite", world_class=FileWorld) as world:
        assert isinstance(world, FileWorld)
        world.serve(GuardedStore(store))
        yield world, store
    store.close()


@pytest.mark.parametrize("failure", [fail, hang])
def test_a_store_that_fails_is_503(
    failing: tuple[FileWorld, FailingStore], failure: Failure, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, store = failing
    path = f"/offers/{world.admin.create('offers')['id']}/documents"
    document = json_body(world.multipart(world.admin, path, b"what is there"))["id"]
    store.failure = failure
    with world.unchanged(), monkeypatch.context() as patch:
        if failure is hang:
            patch.setattr(guarded, "ANSWER_SECONDS", 0.05)
            patch.setattr(guarded, "PUT_SECONDS", 0.05)
        answers = [
            world.multipart(world.admin, path, b"what is new"),
            world.multipart(world.admin, path, b"what is there"),
            world.admin("GET", f"/documents/{document}/download"),
        ]
    for answer in answers:
        assert (answer.status_code, answer.headers["retry-after"], answer.json()["message"]) == (503, "5", MESSAGE)
    store.failure = None
    assert world.bytes_of(world.admin, document) == b"what is there"
    assert world.multipart(world.admin, path, b"what is new").status_code == 201


def test_an_upload_to_a_full_disk_is_503(
    failing: tuple[FileWorld, FailingStore], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    world, _ = failing
    places = [
        f"/offers/{world.admin.create('offers')['id']}/documents",
        f"/temp-document-buckets/{world.admin.post('/temp-document-buckets', {}).json()['id']}/documents",
    ]
    session = world.admin.post(f"{places[0].removesuffix('s')}-upload-sessions", {"name": "a", "partCount": 1}).json()
    parts = f"/document-upload-sessions/{session['id']}"
    part = {"bytesBase64": base64.b64encode(b"x" * 3_000_000).decode(), "partNumber": 0}

    def write(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with world.unchanged(), monkeypatch.context() as patch:
        patch.setattr(incoming.os, "write", write)
        answers = [world.multipart(world.admin, place, b"x" * 3_000_000) for place in places]
        answers += [world.multipart(world.admin, places[0], b"small"), world.admin("POST", parts, part)]
    for answer in answers:
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5"), answer.text
        assert answer.json()["message"] == "The upload can't be written now; nothing was saved."
    assert "No space left on device" in caplog.text
    assert list(world.store.spool.iterdir()) == []
    for place in places:
        assert world.multipart(world.admin, place, b"x").status_code == 201
    answer = world.admin("POST", parts, part)
    assert answer.status_code == 201, answer.text


@pytest.mark.anyio
async def test_missing_bytes_are_no_failure_of_the_store(tmp_path: Path) -> None:
    store = GuardedStore(LocalStore(tmp_path))
    assert await store.size("1/ab/none") is None
    assert await store.problem() is None
    store.close()


@pytest.mark.parametrize("kind", ["folder", "s3"])
def test_a_store_that_works_has_no_problem(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with store_of(kind, tmp_path, request) as store:
        assert isinstance(store, GuardedStore)
        assert asyncio.run(store.problem()) is None


@pytest.mark.anyio
async def test_readyz_tells_of_a_store_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "PROBE_EVERY", -1.0)
    application = build(Settings(data=tmp_path))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://x") as http,
    ):
        assert (await http.get("/readyz")).json()["status"] == "ready"
        (tmp_path / "files").rename(tmp_path / "elsewhere")
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
        assert answer.json()["parts"]["files"] == "The store of files can't be reached or written now."
        (tmp_path / "elsewhere").rename(tmp_path / "files")
        assert (await http.get("/readyz")).json()["status"] == "ready"
