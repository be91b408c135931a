"""ETags and their conditions, Idempotency-Key, HEAD, OPTIONS, CORS, and the shape of an error."""

import re
from typing import Any

import pytest

from tests.contract.cases import ALL, CREATED, FREELY_DELETED, UPDATED, covering, create_full_record, etag_version
from tests.harness import MERGE_PATCH, World, json_body
from truweel import __version__


@pytest.mark.parametrize("key", ALL)
def test_a_read_can_be_conditional(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    urls = [path, path.rpartition("/")[0], *(f"{path}?include={name}" for name in list(collection.relations)[:2])]
    for url in urls:
        first = world.admin.get(url)
        tag = first.headers["etag"]
        for header in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = world.admin("GET", url, headers={"If-None-Match": header})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert world.admin("GET", url, headers={"If-None-Match": '"x"'}).content == first.content
        assert first.headers["vary"].startswith("Authorization, Prefer, Database-Mode, Origin")


@pytest.mark.parametrize("key", FREELY_DELETED)
def test_a_write_can_be_conditional(world: World, key: str) -> None:
    _, path, _, record = create_full_record(world, key)
    with world.unchanged():
        for header in ('"0"', '"2"', "x", '"2-abc"'):
            for method, body, kind in (
                ("PUT", record, "application/json"), ("PATCH", {}, MERGE_PATCH), ("DELETE", None, ""),
            ):  # fmt: skip
                answer = world.admin(method, path, body, type=kind, headers={"If-Match": header})
                assert answer.status_code == 412
                assert "version 1" in json_body(answer)["message"]
        for header in ('"1"', '"1-anything"', 'W/"1"', '"9", "1"', "*"):
            assert world.admin("PUT", path, record, headers={"If-Match": header}).status_code == 204
            for method, body, kind in (
                ("PUT", record, "application/json"), ("PATCH", {}, MERGE_PATCH), ("DELETE", None, ""),
            ):  # fmt: skip
                answer = world.admin(method, path, body, type=kind, headers={"If-None-Match": header})
                assert answer.status_code == 412
                assert json_body(answer)["message"] == "The record is at version 1, which If-None-Match names."
        assert world.admin("PUT", path, record, headers={"If-None-Match": '"2", "x"'}).status_code == 204
    assert world.admin("DELETE", path, headers={"If-Match": '"1"'}).status_code == 204


@pytest.mark.parametrize("key", covering(CREATED))
def test_an_idempotency_key_gives_the_first_answer_again(world: World, key: str) -> None:
    collection = world.registry[key]
    parent = world.admin.create(collection.parent.key)["id"] if collection.parent else None
    path, body, token = world.path(key, parent=parent), world.samples().full(key), {"Idempotency-Key": f"one {key}"}
    with world.unchanged():
        assert world.admin("POST", path, {name: {} for name in body}, headers=token).status_code == 400
    first = world.admin("POST", path, body, headers=token)
    assert first.status_code == 201
    with world.unchanged():
        again = world.admin("POST", path, body, headers=token)
        assert (again.status_code, again.content) == (201, first.content)
        assert again.headers["idempotency-replayed"] == "true"
        assert [again.headers[n] for n in ("location", "etag")] == [first.headers[n] for n in ("location", "etag")]
        assert world.admin("POST", path, body | {"zzz": 1}, headers=token).status_code == 422
        record_path = f"{path}/{json_body(first)['id']}"
        for invalid in ("", "x" * 129):
            assert world.admin("POST", path, body, headers={"Idempotency-Key": invalid}).status_code == 400
    if key not in UPDATED:
        return
    change = {"Idempotency-Key": f"two {key}"}
    for _ in range(2):
        answer = world.admin("PATCH", record_path, {}, type=MERGE_PATCH, headers=change)
        assert (answer.status_code, answer.content, etag_version(answer)) == (204, b"", 1)
    other = world.other.create(key, None) if not collection.parent else None
    assert other is None or other["id"] != json_body(first)["id"]


def test_of_parallel_calls_with_one_key_all_but_one_are_409(world: World) -> None:
    import asyncio

    async def both() -> list[Any]:
        sends = (
            world.admin.send("POST", "/clients", {"name": "At once"}, headers={"Idempotency-Key": "at once"})
            for _ in range(4)
        )
        return await asyncio.gather(*sends)

    answers = world.run(both())
    assert sorted(a.status_code for a in answers) == [201, 409, 409, 409]
    assert world.admin.total("/clients", {"name": "At once"}) == 1


@pytest.mark.parametrize("key", covering(ALL))
def test_options_and_preflight_need_no_key(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    verbs = collection.options.verbs
    record_methods = "".join([", PUT, PATCH" * ("update" in verbs), ", DELETE" * ("delete" in verbs)])
    for url, methods in (
        (path, f"GET, HEAD, OPTIONS{record_methods}"),
        (path.rpartition("/")[0], f"GET, HEAD, OPTIONS{', POST' * ('create' in verbs)}"),
    ):
        answer = world.stranger("OPTIONS", url)
        assert (answer.status_code, answer.headers["allow"]) == (204, methods)
        preflight = world.stranger(
            "OPTIONS", url,
            headers={
                "Origin": "https://app.example", "Access-Control-Request-Method": "PATCH",
                "Access-Control-Request-Headers": "authorization, traceparent, sentry-trace, x-requested-with",
                "Access-Control-Request-Private-Network": "true",
            },
        )  # fmt: skip
        assert preflight.status_code == 200
        assert preflight.headers["access-control-allow-origin"] == "*"
        assert preflight.headers["access-control-allow-private-network"] == "true"
        assert "sentry-trace" in preflight.headers["access-control-allow-headers"]
        assert "PATCH" in preflight.headers["access-control-allow-methods"]
    exposed = world.admin("GET", path, headers={"Origin": "https://app.example"}).headers[
        "access-control-expose-headers"
    ]
    expected = {"X-RateLimit-Daily-Remaining", "X-Correlation-Id", "ETag", "Location", "Content-Disposition"}
    expected |= {"Date", "Truweel-Sync-From"}
    assert expected <= set(exposed.split(", "))


PREFLIGHT = {"Origin": "https://app.example", "Access-Control-Request-Method": "GET"}


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/clients/1/history", "GET, HEAD, OPTIONS"),
        ("/clients/1/archive", "OPTIONS, POST"),
        ("/purchase-invoices/1/approve", "OPTIONS, POST"),
        ("/clients/1/documents", "GET, HEAD, OPTIONS, POST"),
        ("/webhook-endpoints/x/deliveries", "GET, HEAD, OPTIONS"),
        ("/profile", "GET, HEAD, OPTIONS"),
        ("/contacts/1", "GET, HEAD, OPTIONS"),
        ("/nothing", None),
        ("/clientss", None),
        ("/clients/abc", None),
        ("/clients/1/contacts/abc", None),
        ("/clients/1/nothing", None),
        ("/contacts/1/archive", None),
        ("/clients/1/contacts/1/history", None),
    ],
)
def test_options_of_a_path_that_is_there_and_of_one_that_isnt(world: World, path: str, methods: str | None) -> None:
    for headers in ({}, {"Origin": "https://app.example"}):
        answer = world.stranger("OPTIONS", path, headers=headers)
        if methods is None:
            body = json_body(answer)
            assert (answer.status_code, body["message"]) == (404, f"There is no path /api/v2{path}.")
            assert body["correlationId"] == answer.headers["x-correlation-id"]
        else:
            assert (answer.status_code, answer.headers["allow"], answer.content) == (204, methods, b"")
    assert world.stranger("OPTIONS", path, headers=PREFLIGHT).status_code == 200


def test_vary_names_each_header_once(world: World) -> None:
    vary = "Authorization, Prefer, Database-Mode, Origin, Accept-Encoding"
    for headers in ({}, {"Origin": "https://app.example"}):
        for path, status in (("/clients", 200), ("/nothing", 404)):
            answer = world.admin("GET", path, headers=headers)
            assert (answer.status_code, answer.headers.get_list("vary")) == (status, [vary])


def test_every_error_has_the_shape_of_the_reference(world: World) -> None:
    cases = [
        ("GET", "/nothing", 404), ("GET", "/clientss", 404), ("GET", "/clients/1/2/3/4", 404),
        ("POST", "/clients", 400), ("PATCH", "/clients/1", 415), ("DELETE", "/clients", 405),
        ("POST", "/clients/1", 405),
        ("PUT", "/clients", 405), ("GET", "/clients?page=x", 400), ("GET", "/clients/1/archive", 405),
    ]  # fmt: skip
    world.admin.create("clients")
    with world.unchanged():
        for method, path, status in cases:
            answer = world.admin(method, path)
            body = json_body(answer)
            members = ["timestamp", "status", "error", "message", "code", "params", "path", "correlationId"]
            members.append("serverVersion")
            assert list(body)[:9] == members
            assert set(body) <= {*members, "errors"}
            assert (answer.status_code, body["status"]) == (status, status), (method, path)
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", body["timestamp"])
            assert body["path"] == "/api/v2" + path.partition("?")[0]
            assert body["correlationId"] == answer.headers["x-correlation-id"]
            assert body["serverVersion"] == f"{__version__}-main"
    assert "(did you mean 'clients'?)" in json_body(world.admin.get("/clientss", status=404))["message"]
    assert world.admin("DELETE", "/clients").headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_the_greeting_is_how_a_client_reads_the_clock(world: World) -> None:
    for path in ("/", ""):
        answer = world.stranger("HEAD", path)
        if path:
            assert answer.status_code == 200
            assert answer.content == b""
    assert json_body(world.stranger("GET", "/"))["api"] == "v2"
