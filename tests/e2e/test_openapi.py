"""The server answers exactly the operations that its OpenAPI document describes."""

import asyncio
import itertools
import re

import httpx

from tests.e2e.server_process import Installation
from truweel.application import build
from truweel.http.openapi.document import build_document
from truweel.schema.registry import load_registry
from truweel.settings import Settings

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
UUID = "019ab2c4-0000-7000-8000-000000000000"
APP = {
    "name": "Planbord",
    "vendor": "Voorbeeld bv",
    "redirectUris": ["https://planbord.example/callback"],
    "scopes": ["clients"],
}
Operation = tuple[str, str]


def described_operations() -> set[Operation]:
    """Method and path template of each operation of the document."""
    paths = build_document(load_registry())["paths"]
    return {(method, path) for path, path_item in paths.items() for method in METHODS if method.lower() in path_item}


def possible_operations(known: set[Operation]) -> set[Operation]:
    """Every method at each path of the document and of each top-level collection, and each subpath of a record at the
    records of all other collections."""
    paths = {
        "/",
        *(path for _, path in known),
        *(f"/{name}{rest}" for name in load_registry().top_level for rest in ("", "/{id}")),
    }
    owners = {"/".join(path.split("/")[:3]) for path in paths if path.count("/") > 1}
    subpaths = {path.split("/")[3] for path in paths if path.count("/") > 2}
    undescribed = {f"{owner}/{name}" for owner, name in itertools.product(owners, subpaths)} - paths
    return set(itertools.product(METHODS, paths)) | set(itertools.product(("GET", "POST"), undescribed))


async def create_records(http: httpx.AsyncClient) -> dict[str, str]:
    """Creates an app, an endpoint, a consumer and a bucket. Returns first path segment → id."""
    bodies = {"apps": APP, "webhook-endpoints": {"listener": True}, "event-consumers": {}, "temp-document-buckets": {}}
    answers = {root: (await http.post(f"/api/v2/{root}", json=body)).json() for root, body in bodies.items()}
    return {root: answer.get("clientId") or answer["id"] for root, answer in answers.items()}


async def is_answered(http: httpx.AsyncClient, operation: Operation, known: dict[str, str]) -> bool:
    """Whether the server knows the operation, whatever it answers to an empty body or an unknown record."""
    method, template = operation
    id = known.get(template.split("/")[1], UUID if "{uuid}" in template else "987654")
    path = re.sub(r"\{(uuid|clientId|id)\}", id, template).replace("{event}", UUID).replace("{childId}", "987654")
    content_type = "application/merge-patch+json" if method == "PATCH" else "application/json"
    body = None if method in ("GET", "DELETE") else b"{}"
    answer = await http.request(method, f"/api/v2{path}", content=body, headers={"Content-Type": content_type})
    assert answer.status_code < 500, (operation, answer.text)
    if answer.status_code == 404:
        return not answer.json()["message"].startswith("There is no path")
    return answer.status_code not in (403, 405)


def test_each_operation_is_answered_and_no_other(lite: Installation) -> None:
    known = described_operations()
    # DELETE comes last, and owners after what they own.
    operations = sorted(
        possible_operations(known),
        key=lambda operation: (operation[0] == "DELETE", -operation[1].count("/"), operation),
    )

    async def probe() -> set[Operation]:
        server = httpx.ASGITransport(build(Settings(data=lite.folder, limits=False, log_level="error")))
        async with httpx.AsyncClient(transport=server, base_url="http://test", auth=lite.login) as http:
            known_ids = await create_records(http)
            return {operation for operation in operations if await is_answered(http, operation, known_ids)}

    answered_operations = asyncio.run(probe())
    assert sorted(known - answered_operations) == []
    assert sorted(answered_operations - known) == []
