"""`Idempotency-Key` at every operation that writes: the first answer again, and nothing written twice."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.operations import all_operations
from tests.harness import DIALECTS, MERGE_PATCH, Templates, json_body

__all__: list[str] = []

PARTS = "/document-upload-sessions/{uuid}"
"""A part is known by its number: sent again, it is answered again, with a key or without."""


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[FullServerWorld]:
    """The whole server for one test, on each database."""
    with open_full_server(templates, request.param, tmp_path) as full_server:
        yield full_server


def test_every_write_with_a_key_is_done_once(world: FullServerWorld) -> None:
    replayed = set()
    for operation in all_operations(world):
        if operation.method not in ("POST", "PUT", "PATCH") or operation.template == PARTS:
            continue
        first = operation.send(world.admin, **{"Idempotency-Key": "one key for all"})
        if first.status_code >= 300:
            assert first.status_code == 409, f"{operation}: {first.status_code} {first.text}"
            continue
        with world.unchanged():
            again = operation.send(world.admin, **{"Idempotency-Key": "one key for all"})
        assert (again.status_code, again.content) == (first.status_code, first.content), operation
        assert again.headers.get("idempotency-replayed") == "true", operation
        replayed.add(operation.first_segment)
    assert replayed >= {"apps", "webhook-endpoints", "event-consumers", "clients", "temp-document-buckets", "documents"}


def test_one_key_for_a_client_and_its_contact(world: FullServerWorld) -> None:
    key = {"Idempotency_Key": "import row 17"}
    client = json_body(world.admin.post("/clients", {"name": "n"}, **key))["id"]
    contact = json_body(world.admin.post(f"/clients/{client}/contacts", {"name": "c"}, **key))["id"]
    other = json_body(world.admin.post("/suppliers", {"name": "n"}, **key))["id"]
    assert world.admin.read(f"/clients/{client}/contacts")["items"][0]["id"] == contact
    assert world.admin.read(f"/suppliers/{other}")["name"] == "n"
    with world.unchanged():
        assert json_body(world.admin.post(f"/clients/{client}/contacts", {"name": "c"}, **key))["id"] == contact
        again = world.admin.post("/clients", {"name": "m"}, status=422, **key)
    assert json_body(again)["message"] == "Idempotency-Key: was used here for another body; use a new key."


def test_the_methods_of_one_path_have_keys_of_their_own(world: FullServerWorld) -> None:
    client = f"/clients/{world.admin.create('clients')['id']}"
    key = {"Idempotency_Key": "k"}
    world.admin.merge(client, {"name": "a"}, **key)
    world.admin.put(client, {"name": "b"}, **key)
    assert world.admin.read(client)["name"] == "b"
    world.admin.put(f"{client}/", {"name": "b"}, **key)
    assert world.admin.read(client)["name"] == "b"


@pytest.mark.parametrize(
    ("path", "body", "secrets"),
    [
        ("/webhook-endpoints", {"url": "http://127.0.0.1:9/hook", "events": ["client.created"]}, ["secret"]),
        ("/event-consumers", {}, ["secret"]),
        (
            "/apps",
            {"name": "Idem", "vendor": "V", "redirectUris": ["https://a.example/cb"], "scopes": ["clients"]},
            ["clientSecret", "webhookSecret"],
        ),
    ],
)
def test_the_secret_of_the_first_answer_comes_again_and_is_kept_encrypted(
    world: FullServerWorld, path: str, body: Any, secrets: list[str]
) -> None:
    first = json_body(world.admin.post(path, body, Idempotency_Key="set-up"))
    with world.unchanged():
        again = world.admin.post(path, body, Idempotency_Key="set-up")
    assert json_body(again) == first
    assert "truweel-warning" not in again.headers
    [(kept,)] = world.rows("SELECT body FROM idempotency")
    for name in secrets:
        assert len(first[name]) > 20
        assert first[name].encode() not in bytes(kept)


def test_a_rotation_that_is_repeated_rotates_once(world: FullServerWorld) -> None:
    body = {"url": "http://127.0.0.1:9/hook", "events": ["client.created"]}
    endpoint = json_body(world.admin.post("/webhook-endpoints", body))
    path = f"/webhook-endpoints/{endpoint['id']}/rotate-secret"
    answers = [json_body(world.admin.post(path, None, status=200, Idempotency_Key="r")) for _ in range(2)]
    assert answers[0]["secret"] == answers[1]["secret"] != endpoint["secret"]


def test_of_parallel_registrations_with_one_key_one_is_made(world: FullServerWorld) -> None:
    async def register() -> list[Any]:
        body = {"url": "http://127.0.0.1:9/hook", "events": ["client.created"]}
        sends = (
            world.admin.send("POST", "/webhook-endpoints", body, headers={"Idempotency-Key": "at once"})
            for _ in range(4)
        )
        return await asyncio.gather(*sends)

    answers = world.run(register())
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert world.admin.total("/webhook-endpoints") == 1


def test_webhook_endpoints_and_apps_have_conditions(world: FullServerWorld) -> None:
    """RFC 9110 section 13.1.1: the method is not performed where the condition is false."""
    hook = {"url": "http://127.0.0.1:9/hook", "events": ["client.created"]}
    app = {"name": "Cond", "vendor": "V", "redirectUris": ["https://a.example/cb"], "scopes": ["clients"]}
    for path, id, body in (("/webhook-endpoints", "id", hook), ("/apps", "clientId", app)):
        record = f"{path}/{json_body(world.admin.post(path, body))[id]}"
        etag = world.admin.get(record).headers["etag"]
        with world.unchanged():
            world.admin.put(record, body, status=412, If_Match='"999"')
            world.admin.put(record, body, status=412, If_None_Match=etag)
            assert world.admin.get(record, status=304, If_None_Match=etag).content == b""
        world.admin.put(record, body | {"description": "new"}, If_Match=etag)
        assert world.admin.get(record).headers["etag"] != etag


def test_a_patch_of_an_endpoint_names_its_kind(world: FullServerWorld) -> None:
    body = {"url": "http://127.0.0.1:9/hook", "events": ["client.created"]}
    path = f"/webhook-endpoints/{json_body(world.admin.post('/webhook-endpoints', body))['id']}"
    with world.unchanged():
        answer = world.admin("PATCH", path, {"active": False}, type="application/json")
    assert (answer.status_code, answer.headers["accept-patch"]) == (
        415, "application/merge-patch+json, application/json-patch+json"
    )  # fmt: skip
    assert world.admin("PATCH", path, {"active": False}, type=MERGE_PATCH).status_code == 204
