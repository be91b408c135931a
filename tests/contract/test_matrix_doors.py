"""Every operation of the OpenAPI document, as all those call it who must not.

Walked from the document itself, so that a path that it gets next is tried here too: by strangers, by the administrator
of another firm, by roles that lack the right, by another app. A refusal has the status that tells no more than it must,
and no row of any table differs. Then the administrator goes the same way, so that each door was one; whoever the
administrator is after losing that role isn't let in again, not even to hear what was answered before.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.contract.doors import Door, doors, operations, picture
from tests.contract.whole import WholeWorld, whole
from tests.harness import BASE, DIALECTS, Client, Templates, World, value

LEAST = 2250
"""Calls on each database; fewer means that a door went out of the document."""
GREETING = "/"
HOOKS = ("event-consumers", "webhook-endpoints")
"""Rooms of administrators, and of apps for what is their own."""
ADMINISTERED = ("apps", "callers", *HOOKS)
"""Rooms of administrators."""
PRIVATE = ("document-upload-sessions", "temp-document-buckets")
"""What is one caller's alone: nobody else is told that it is there, no app of the same user either."""
BUCKETS = "/temp-document-buckets"
"""Where everyone begins who may put something in one of its buckets anywhere."""
ANYBODYS = (GREETING, "/profile")
"""What everyone who has a key may read."""


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[WholeWorld]:
    """The whole server for one test, on each database."""
    with whole(templates, request.param, tmp_path) as made:
        yield made


def test_no_operation_lets_in_who_must_not(world: WholeWorld) -> None:
    ways = doors(world)
    assert {(door.method, door.template) for door in ways if door.method != "HEAD"} == {
        (method, template) for method, template, _ in operations(world)
    }
    strangers, before, sent = Strangers(world), world.fingerprint(), world.sent
    for door in ways:
        for client, status in strangers.at(door):
            answer = door.through(client)
            assert answer.status_code == status, f"{door} as {client.caller}: {answer.status_code} {answer.text}"
            if client is world.other and status == 200 and door.method != "HEAD":
                apart(door, world.admin, answer)
        assert world.fingerprint() == before, f"{door}: one who must not changed something"
    assert world.sent - sent >= LEAST, world.sent - sent
    dismissed, clerk = world.client(), world.client(rights=strangers.writer)
    for number, door in enumerate(ways):
        key = {"Idempotency-Key": f"door-{number}"}
        answer = door.through(world.admin, **key)
        assert answer.status_code < 300 or answer.status_code == 409, f"{door}: {answer.status_code} {answer.text}"
        if door.template not in ANYBODYS and not (door.root in PRIVATE and door.named):
            with world.unchanged():
                again = door.through(clerk if strangers.guarded(door) else dismissed, **key)
            assert again.status_code in (403, 404), f"{door}, done before: {again.status_code} {again.text}"


def test_addresses_of_files_beside_the_api_let_in_no_others(world: WholeWorld) -> None:
    id = picture(world.admin, f"/clients/{world.admin.create('clients')['id']}")["id"]
    ways = [f"{BASE}/documents/{id}{more}" for more in ("", "/download", "/preview")]
    ways += [f"{BASE}/images/{id}{more}" for more in ("", "/thumbnail")]
    without = Strangers(world).without["clients"]
    with world.unchanged():
        for method, way in itertools.product(("GET", "HEAD"), ways):
            for client, status in ((world.stranger, 401), (world.nobody, 403), (without, 403), (world.other, 404)):
                assert client(method, way).status_code == status, f"{method} {way} as {client.caller}"
            assert world.reader(method, way).status_code == 200, way


class Strangers:
    """Who must not, door by door."""

    def __init__(self, world: World) -> None:
        modules = [module for module in world.registry.modules if module]
        self.world = world
        self.reader = world.client(user="reader", rights=dict.fromkeys(modules, "read"))
        self.writer = dict.fromkeys(modules, "write")
        self.app = world.client(rights=self.writer, app_id=7)
        self.without = {
            module: world.client(user="writer", rights={one: "write" for one in modules if one != module})
            for module in (*modules, "")
        }
        """Who may change all but one module; of "", whoever is just no administrator."""

    def guarded(self, door: Door) -> bool:
        """Whether only administrators go through it, whatever rights there are."""
        collection = self.world.registry.top_level.get(door.root)
        return collection is not None and collection.options.admin_only and not door.reads

    def at(self, door: Door) -> Iterator[tuple[Client, int]]:
        """Each with the status of the answer; where that is 200, they read what they may."""
        if door.template == GREETING:
            return
        yield self.world.stranger, 401
        if door.template not in ANYBODYS:
            refused = 404 if door.root in PRIVATE and door.named else 403
            shared = door.root not in (*ADMINISTERED, *PRIVATE) and door.template != "/documents"
            yield self.world.nobody, refused
            if door.template != BUCKETS:
                yield self.without[door.module], refused
            yield self.reader, 200 if door.reads and shared else refused
        if self.guarded(door):
            yield self.without[""], 403
        if door.root in PRIVATE and door.named:
            yield self.app, 404
        if door.root in ADMINISTERED and (door.named or door.reads):
            own = 404 if door.named else 200
            yield self.app, own if door.root in HOOKS else 403
        if door.named:
            yield self.world.other, 403 if door.root == "apps" else 404
        elif door.reads:
            yield self.world.other, 200


def apart(door: Door, admin: Client, answer: httpx.Response) -> None:
    """Assert that a list of the other firm's shows nothing of the first's, which isn't empty."""
    mine, theirs = ids_in(value(door.through(admin))), ids_in(value(answer))
    assert mine, f"{door}: an empty list shows nothing"
    assert not mine & theirs, f"{door} shows {mine & theirs}"


def ids_in(found: Any) -> set[str]:
    """What a list, or a single answer, is about."""
    lists = [found] if isinstance(found, list) else [part for part in found.values() if isinstance(part, list)]
    items = list(itertools.chain(*lists)) or [found]
    return {one[name] for one in items for name in ("id", "clientId", "userId") if name in one}
