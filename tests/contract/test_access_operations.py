"""Every operation of the OpenAPI document, called by everyone who may not.

The operations come from the document itself, so a new path is tested here too. The callers: strangers, the
administrator of another firm, roles that lack the right, another app. A refusal has the status that reveals least, and
no row of any table differs. Then the administrator makes the same calls, which shows that each operation works. A
former administrator is refused again, also where an `Idempotency-Key` would repeat the earlier answer.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.operations import Operation, all_operations, create_picture, documented_operations
from tests.harness import BASE, DIALECTS, Client, Templates, World, json_body
from truweel.schema.registry import load_registry

LEAST = 2250
"""Calls on each database. Fewer means that an operation disappeared from the document."""
GREETING = "/"
HOOKS = ("event-consumers", "webhook-endpoints")
"""Paths of administrators, and of apps for their own endpoints."""
ADMINISTERED = ("apps", "callers", *HOOKS)
"""Paths of administrators."""
PRIVATE = ("document-upload-sessions", "temp-document-buckets")
"""Paths of what only its own caller may see. For all others, another app of the same user too, it does not exist."""
BUCKETS = "/temp-document-buckets"
"""Open to everyone who may write in any module."""
SINGLE = {collection.path for collection in load_registry() if collection.single}
"""Paths of what each firm has once."""
OPEN_TO_ALL = (GREETING, "/profile", "/profile/password")
"""Paths that everyone with a key may read."""


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[FullServerWorld]:
    """The whole server for one test, on each database."""
    with open_full_server(templates, request.param, tmp_path) as full_server:
        yield full_server


def test_every_operation_refuses_callers_without_the_right(world: FullServerWorld) -> None:
    operations = all_operations(world)
    assert {(operation.method, operation.template) for operation in operations if operation.method != "HEAD"} == {
        (method, template) for method, template, _ in documented_operations(world)
    }
    callers, before, sent = RefusedCallers(world), world.fingerprint(), world.sent
    for operation in operations:
        for client, status in callers.with_status(operation):
            answer = operation.send(client)
            allowed = (200, 409) if status == 200 else (status,)  # a draft has no e-invoice, whoever asks
            assert answer.status_code in allowed, f"{operation} as {client.caller}: {answer.status_code} {answer.text}"
            is_single = operation.first_segment in SINGLE  # tests/contract/test_settings.py
            if client is world.other and status == 200 and operation.method != "HEAD" and not is_single:
                assert_disjoint(operation, world.admin, answer)
        assert world.fingerprint() == before, f"{operation}: a refused caller changed something"
    assert world.sent - sent >= LEAST, world.sent - sent
    dismissed, clerk = world.client(), world.client(rights=callers.writer)
    for number, operation in enumerate(operations):
        key = {"Idempotency-Key": f"operation-{number}"}
        answer = operation.send(world.admin, **key)
        assert answer.status_code < 300 or answer.status_code == 409, f"{operation}: {answer.status_code} {answer.text}"
        if operation.template not in OPEN_TO_ALL and not (operation.first_segment in PRIVATE and operation.has_id):
            with world.unchanged():
                again = operation.send(clerk if callers.is_admin_only(operation) else dismissed, **key)
            assert again.status_code in (403, 404), f"{operation}, repeated: {again.status_code} {again.text}"


def test_file_addresses_outside_the_api_refuse_callers_without_the_right(world: FullServerWorld) -> None:
    id = create_picture(world.admin, f"/clients/{world.admin.create('clients')['id']}")["id"]
    urls = [f"{BASE}/documents/{id}{suffix}" for suffix in ("", "/download", "/preview")]
    urls += [f"{BASE}/images/{id}{suffix}" for suffix in ("", "/thumbnail")]
    without = RefusedCallers(world).without["clients"]
    with world.unchanged():
        for method, url in itertools.product(("GET", "HEAD"), urls):
            for client, status in ((world.stranger, 401), (world.nobody, 403), (without, 403), (world.other, 404)):
                assert client(method, url).status_code == status, f"{method} {url} as {client.caller}"
            assert world.reader(method, url).status_code == 200, url


def granting(world: World, module: str) -> set[str]:
    """`module`, and those that grant single records of its collections."""
    return {module}.union(*(collection.modules for collection in world.registry if collection.module == module))


class RefusedCallers:
    """The callers whom an operation must refuse."""

    def __init__(self, world: World) -> None:
        modules = [module for module in world.registry.modules if module]
        self.world = world
        self.reader = world.client(user="reader", rights=dict.fromkeys(modules, "read"))
        self.writer = dict.fromkeys(modules, "write")
        self.app = world.client(rights=self.writer, app_id=7)
        self.without = {
            module: world.client(
                user="writer", rights={m: "write" for m in modules if m not in granting(world, module)}
            )
            for module in (*modules, "")
        }
        """Module → a caller who may change all other modules; of "", one who may change all and is no administrator."""

    def is_admin_only(self, operation: Operation) -> bool:
        """Whether only administrators may call it, whatever rights a role has."""
        collection = self.world.registry.top_level.get(operation.first_segment)
        return collection is not None and collection.options.admin_only and not operation.is_read

    def with_status(self, operation: Operation) -> Iterator[tuple[Client, int]]:
        """Each caller with the status that it must get; with 200 it reads only what it may."""
        if operation.template == GREETING:
            return
        yield self.world.stranger, 401
        if operation.template not in OPEN_TO_ALL:
            refused = 404 if operation.first_segment in PRIVATE and operation.has_id else 403
            listed_by_administrators = ("/documents", *(f"/{path}" for path in self.world.registry.attached))
            shared = operation.first_segment not in (*ADMINISTERED, *PRIVATE)
            shared = shared and operation.template not in listed_by_administrators
            yield self.world.nobody, refused
            if operation.template != BUCKETS:
                yield self.without[operation.module], refused
            yield self.reader, 200 if operation.is_read and shared else refused
        if self.is_admin_only(operation):
            yield self.without[""], 403
        if operation.first_segment in PRIVATE and operation.has_id:
            yield self.app, 404
        if operation.first_segment in ADMINISTERED and (operation.has_id or operation.is_read):
            own = 404 if operation.has_id else 200
            yield self.app, own if operation.first_segment in HOOKS else 403
        if operation.has_id:
            yield self.world.other, 403 if operation.first_segment == "apps" else 404
        elif operation.is_read:
            yield self.world.other, 200


def assert_disjoint(operation: Operation, admin: Client, answer: httpx.Response) -> None:
    """Assert that the other firm's list shows no record of the first firm, whose own list is not empty."""
    mine, theirs = ids_in(json_body(operation.send(admin))), ids_in(json_body(answer))
    assert mine, f"{operation}: an empty list proves nothing"
    assert not mine & theirs, f"{operation} shows {mine & theirs}"


def ids_in(body: Any) -> set[str]:
    """The ids of the records in a list, or of a single record."""
    lists = [body] if isinstance(body, list) else [member for member in body.values() if isinstance(member, list)]
    records = list(itertools.chain(*lists)) or [body]
    names = ("id", "clientId", "userId", "employeeId")
    return {record[name] for record in records for name in names if name in record} - {None}
