"""The document over HTTP, and the pages of Swagger UI."""

import asyncio
import base64
import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.harness import Callers, Templates, World, open_world
from truweel.auth.caller import Caller
from truweel.http.admission import UnlimitedAdmission
from truweel.http.openapi import pages as openapi_pages
from truweel.http.openapi.document import EncodedDocument
from truweel.http.openapi.pages import routes

PATHS = ("/v3/api-docs", "/public/api-docs/robaws")
BASIC = "Basic " + base64.b64encode(b"key:secret").decode()
SELLER = "Basic " + base64.b64encode(b"seller:secret").decode()
FIELDS = [
    {"module": "clients", "name": "Contact via", "type": "TEXT"},
    {"module": "articles", "name": "Kleur", "type": "TEXT"},
]


@pytest.fixture(scope="module")
def world(templates: Templates) -> Iterator[World]:
    """A world with the pages; the administrator and a seller without articles can log in."""
    with open_world(templates, "sqlite") as opened_world:
        callers = Callers()
        callers.by_authorization[BASIC] = Caller(1, 1, "Administrator", is_administrator=True)
        callers.by_authorization[SELLER] = Caller(1, 1, "Seller", {"clients": "read"})
        pages = routes(opened_world.registry, opened_world.database, UnlimitedAdmission(callers))
        opened_world.application.router.routes += pages
        for body in FIELDS:
            opened_world.admin.create("extra-fields", body)
        yield opened_world


def send(world: World, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    all_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return world.run(world.http.request(method, path, headers={"Accept": "*/*"} | all_headers))


def extra_parameters(answer: httpx.Response, collection: str) -> set[str]:
    parameters: list[dict[str, Any]] = answer.json()["paths"][f"/{collection}"]["get"]["parameters"]
    return {p["name"] for p in parameters if p.get("name", "").startswith("extraFields")}


@pytest.mark.parametrize("path", PATHS)
def test_anyone_gets_the_document(world: World, path: str) -> None:
    answer = send(world, path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json()["servers"] == [{"url": "http://truweel.test/api/v2"}]
    assert extra_parameters(answer, "clients") == {"extraFields"}


@pytest.mark.parametrize("path", PATHS)
def test_who_logs_in_gets_the_extra_fields_of_the_tenant(world: World, path: str) -> None:
    answer = send(world, path, Authorization=BASIC)
    assert extra_parameters(answer, "clients") == {"extraFields[Contact via]"}
    assert extra_parameters(answer, "articles") == {"extraFields[Kleur]"}
    assert extra_parameters(answer, "suppliers") == set()


def test_extra_fields_of_a_module_that_the_role_does_not_grant_stay_unseen(world: World) -> None:
    answer = send(world, PATHS[0], Authorization=SELLER)
    assert extra_parameters(answer, "clients") == {"extraFields[Contact via]"}
    assert extra_parameters(answer, "articles") == {"extraFields"}


def test_wrong_credentials_are_401(world: World) -> None:
    answer = send(world, PATHS[0], Authorization="Basic nonsense")
    assert answer.status_code == 401
    assert answer.json()["path"] == PATHS[0]


def test_a_known_document_is_304(world: World) -> None:
    etag = send(world, PATHS[0]).headers["etag"]
    again = send(world, PATHS[0], If_None_Match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert send(world, PATHS[0], If_None_Match=etag, Authorization=BASIC).status_code == 200


def test_a_browser_gets_the_page_where_a_program_gets_the_document(world: World) -> None:
    page = send(world, PATHS[1], Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f'data-document="{PATHS[1]}"' in page.text
    assert send(world, PATHS[1], Accept="application/json,*/*").headers["content-type"] == "application/json"


def test_the_page_loads_nothing_from_elsewhere(world: World) -> None:
    page = send(world, "/swagger-ui/index.html")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    addresses = [part.split('"')[0] for part in page.text.replace('href="', 'src="').split('src="')[1:]]
    assert len(addresses) == 5
    for address in addresses:
        file = send(world, address)
        assert file.status_code == 200, address
        assert len(file.content) > 100


def test_the_entrance_leads_to_the_page(world: World) -> None:
    for path in ("/swagger-ui", "/swagger-ui/"):
        answer = send(world, path)
        assert (answer.status_code, answer.headers["location"]) == (307, "/swagger-ui/index.html")


@pytest.mark.parametrize("name", ["nothing.js", "..%2fVENDORED.md", "%2e%2e%2f%2e%2e%2fapi.py"])
def test_no_other_file_is_served(world: World, name: str) -> None:
    answer = send(world, f"/swagger-ui/{name}")
    assert answer.status_code == 404
    assert json.loads(answer.content)["error"] == "Not Found"


def test_another_method_is_405(world: World) -> None:
    answer = send(world, PATHS[0], "POST")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert send(world, PATHS[0], "HEAD").status_code == 200


def test_the_document_of_new_extra_fields_is_made_on_a_thread(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    encode = openapi_pages.encode_document

    def encode_here(*arguments: Any, **options: Any) -> Any:
        threads.append(threading.current_thread().name)
        return encode(*arguments, **options)

    monkeypatch.setattr(openapi_pages, "encode_document", encode_here)
    world.admin.create("extra-fields", {"module": "clients", "name": "New here", "type": "TEXT"})
    bodies = {send(world, "/v3/api-docs", authorization=BASIC).content for _ in range(2)}
    assert threads == ["openapi_0", threading.current_thread().name]
    assert len(bodies) == 1
    assert b"New here" in bodies.pop()


def test_a_tool_asks_for_the_variant_that_it_understands(world: World) -> None:
    answer = send(world, "/v3/api-docs?version=3.0&webhooks=false&patch=merge&collections=clients")
    described = answer.json()
    assert (described["openapi"], "webhooks" in described) == ("3.0.3", False)
    assert {path.split("/")[1] for path in described["paths"]} == {"clients"}
    assert list(described["paths"]["/clients/{id}"]["patch"]["requestBody"]["content"]) == [
        "application/merge-patch+json"
    ]
    assert answer.headers["etag"] != send(world, "/v3/api-docs").headers["etag"]
    assert "truweel-warning" not in answer.headers


def test_a_wrong_variant_is_400_and_an_unknown_parameter_a_warning(world: World) -> None:
    answer = send(world, "/v3/api-docs?version=2.0")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "version"
    answer = send(world, "/v3/api-docs?tags=clients")
    assert answer.status_code == 200
    assert answer.headers["truweel-warning"] == "tags: unknown, ignored (did you mean 'tag'?)"


def test_only_a_few_documents_are_made_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def encode_slowly(*arguments: Any, **options: Any) -> EncodedDocument:
        begun.set()
        assert may_end.wait(60)
        return EncodedDocument(b"{}", '"1"')

    monkeypatch.setattr(openapi_pages, "MAX_WAITING", 1)
    monkeypatch.setattr(openapi_pages, "encode_document", encode_slowly)
    monkeypatch.setattr(openapi_pages, "is_encoded", lambda *arguments: False)

    async def ask_for_many() -> list[int]:
        first = asyncio.create_task(world.http.get("/v3/api-docs"))
        await asyncio.to_thread(begun.wait)
        refused = await world.http.get("/v3/api-docs")
        may_end.set()
        assert refused.headers["retry-after"] == "1"
        return [refused.status_code, (await first).status_code]

    assert world.run(ask_for_many()) == [503, 200]
