"""The world of `tests.harness` with files in it, on each database, on a folder and on a real S3 server."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.harness import BASE, DIALECTS, Client, Templates, World, json_body, open_world
from truweel.application import build_application
from truweel.auth.keyring import Keyring
from truweel.files.links import SignedLinks
from truweel.files.store import BlobStore
from truweel.files.store_factory import open_store
from truweel.http.admission import UnlimitedAdmission
from truweel.http.files import Files

KEY = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
STORES = ("folder", "s3")


class FileWorld(World):
    """A world that takes files."""

    store: BlobStore
    files: Files

    def serve(self, store: BlobStore) -> None:
        """Put an application with `store` in front."""
        admission = UnlimitedAdmission(self._callers)
        self.store = store
        self.files = Files(self.registry, self.database, store, SignedLinks(Keyring.parse(KEY, "tests")))
        self.application = build_application(
            self.registry,
            self.database,
            admission,
            handlers=self.files.handlers,
            record_handlers=self.files.record_handlers,
            sign=self.files.links.sign,
            documents=self.files.reader,
            renderer=self.files.renderer,
            routes=self.files.routes(admission),
        )
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=self.application), base_url=BASE)

    def multipart(
        self, client: Client, path: str, data: bytes, name: str = "plan.pdf", *, type: str = "", **fields: Any
    ) -> httpx.Response:
        """POST `data` as the part `file`."""
        form = {key: str(text) for key, text in fields.items()}
        file = (name, data, type) if type else (name, data)
        return self.run(self._post(client, path, form, {"file": file}))

    async def _post(self, client: Client, path: str, form: Mapping[str, str], files: Any) -> httpx.Response:
        headers = {"Authorization": client.authorization} if client.authorization else {}
        url = path if path.startswith("http") else f"/api/v2{path}"
        return await self.http.post(url, data=dict(form), files=files, headers=headers)

    def bytes_of(self, client: Client, id: str, **headers: str) -> bytes:
        """What a download gives."""
        answer = client("GET", f"/documents/{id}/download", headers=headers)
        assert answer.status_code in (200, 206), answer.text
        return answer.content

    def stored_files(self) -> dict[str, int]:
        """Key and size of everything in the store."""

        async def all_() -> dict[str, int]:
            return {key: size async for key, size, _ in self.store.objects()}

        return self.run(all_())


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a bucket on a real S3 protocol server."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0)
    with pytest.MonkeyPatch.context() as patch:
        server.start()
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_REGION", "us-east-1")
        patch.setenv("AWS_ENDPOINT", endpoint)
        patch.setenv("AWS_ALLOW_HTTP", "true")
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
        client.create_bucket(Bucket="truweel")
        client.close()
        yield "s3://truweel"
        server.stop()


@contextlib.contextmanager
def store_of(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[BlobStore]:
    """An empty store."""
    if kind == "folder":
        store = open_store((folder / "files").as_uri(), folder / "incoming")
    else:
        store = open_store(f"{request.getfixturevalue('s3')}/{uuid4().hex}", folder / "incoming")
    yield store
    store.close()


@pytest.fixture(params=[("sqlite", "folder"), ("postgresql", "folder"), ("sqlite", "s3")], ids="-".join)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[FileWorld]:
    """A world for one test."""
    dialect, kind = request.param
    assert dialect in DIALECTS
    with (
        open_world(templates, dialect, world_class=FileWorld) as file_world,
        store_of(kind, tmp_path, request) as store,
    ):
        assert isinstance(file_world, FileWorld)
        file_world.serve(store)
        yield file_world


@pytest.fixture
def offer(world: FileWorld) -> str:
    """The path of an offer."""
    return f"/offers/{world.admin.create('offers')['id']}"


def ok(answer: httpx.Response, status: int = 201) -> Any:
    """The body of an answer that has `status`."""
    assert answer.status_code == status, answer.text
    return json_body(answer)
