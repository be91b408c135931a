"""The collections for Postman and Bruno: played from top to bottom against the demo, every request answers 2xx."""

import asyncio
import io
import json
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.installations import Installations
from tests.e2e.server_process import Installation
from tests.openapi_check import Checker
from truweel.application import build
from truweel.http.openapi.document import build_document
from truweel.http.openapi.request_collections import request_folders
from truweel.schema.registry import load_registry
from truweel.settings import Settings

MAX_BYTES = 1_000_000


def fill_in(text: str, variables: dict[str, str]) -> str:
    """The text with its variables; 0, which no record has, for one that nothing has set."""
    return re.sub(r"\{\{([$\w]+)\}\}", lambda match: variables.get(match[1], "0"), text)


def test_every_request_answers_2xx_against_the_demo(tmp_path: Path, installations: Installations) -> None:
    installation, _ = installations.demo(tmp_path / "data")

    async def play() -> dict[str, int]:
        application = build(Settings(data=installation.folder, limits=False, log_level="error"))
        server = httpx.ASGITransport(application, client=("127.0.0.1", 1))
        variables = {"$timestamp": str(int(time.time()))}
        statuses: dict[str, int] = {}
        login = installation.login
        async with httpx.AsyncClient(transport=server, base_url="http://127.0.0.1/api/v2", auth=login) as http:
            for folder in request_folders(load_registry()):
                for request in folder.requests:
                    body = None if request.body is None else fill_in(json.dumps(request.body), variables)
                    path = fill_in(request.path, variables)
                    headers = {"Content-Type": request.media_type}
                    answer = await http.request(request.method, path, content=body, headers=headers)
                    statuses[f"{request.name}: {answer.text[:300]}"] = answer.status_code
                    if request.sets and answer.status_code < 300:
                        record = answer.json()
                        records = record if isinstance(record, list) else record.get("items", [record])
                        if records:
                            variables[request.sets] = records[0]["id"]
        return statuses

    statuses = asyncio.run(play())
    assert {name: status for name, status in statuses.items() if not 200 <= status < 300} == {}
    assert len(statuses) > 150


def test_the_server_ships_both_small_and_without_credentials(lite: Installation) -> None:
    async def fetch() -> list[httpx.Response]:
        server = httpx.ASGITransport(build(Settings(data=lite.folder, limits=False, log_level="error")))
        async with httpx.AsyncClient(transport=server, base_url="https://truweel.test") as http:
            return [await http.get(path) for path in ("/v3/postman.json", "/v3/bruno.zip")]

    postman, bruno = asyncio.run(fetch())
    assert (postman.status_code, bruno.status_code) == (200, 200)
    assert postman.headers["content-disposition"] == 'attachment; filename="truweel-postman.json"'
    assert bruno.headers["content-type"] == "application/zip"
    assert len(postman.content) < MAX_BYTES
    assert len(bruno.content) < MAX_BYTES
    collection: dict[str, Any] = postman.json()
    assert {variable["key"]: variable["value"] for variable in collection["variable"]} == {
        "baseUrl": "https://truweel.test/api/v2",
        "apiKey": "",
        "apiSecret": "",
    }
    requests = [item["request"] for folder in collection["item"] for item in folder["item"]]
    archive = zipfile.ZipFile(io.BytesIO(bruno.content))
    files = [name for name in archive.namelist() if name.count("/") == 2 and not name.endswith("folder.bru")]
    assert len(files) == len(requests) + 1  # and the environment
    assert b"baseUrl: https://truweel.test/api/v2" in archive.read("Truweel/environments/Truweel.bru")
    find = Checker(build_document(load_registry())).template
    for request in requests:
        path = request["url"].removeprefix("{{baseUrl}}").partition("?")[0]
        assert find(path), path
