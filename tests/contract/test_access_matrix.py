"""The access matrix: two firms, roles by module, every collection, verb and indirect way of design §5 rule 5.

Generated from the registry. After every refused write, and after the reads of every caller, no row of any table
differs.
"""

from collections.abc import Iterator
from typing import Any

from tests.contract.cases import ALL, create_full_record
from tests.harness import JSON_PATCH, MERGE_PATCH, Client, World, json_body
from truweel.schema.collection import Collection

LEAST = 5000
"""Calls on each database; fewer means that a call disappeared from the matrix."""

VALUES = ("1", "2026-01-31", "2026-01-31T13:35:00.000Z", "true")
"""Values for a filter; the first that it accepts is used."""

Call = tuple[str, str, dict[str, Any]]
"""Method, path and what else the client sends."""


def test_no_call_reads_or_changes_what_it_must_not(fresh_world: World) -> None:
    world, sent = fresh_world, 0
    every = [module for module in world.registry.modules if module]
    for key in ALL:
        collection, path, _, record = create_full_record(world, key)
        own = collection.modules if collection.module else ("clients",)
        others = dict.fromkeys((other for other in every if other not in own), "write")
        unread = [
            world.nobody,
            world.client(user="nobody", rights=others),
            world.client(tenant=2, user="nobody"),
            world.client(tenant=2, user="nobody", rights=others),
        ]
        reader = world.client(user="reader", rights=dict.fromkeys(every, "read"))
        strangers = [world.other, world.client(tenant=2, user="writer", rights=dict.fromkeys(every, "write"))]
        listed = list(lists(world, collection, path, record))
        before = world.sent
        for client in unread:
            assert_refused(world, client, [*reads(collection, path), *listed])
            assert_refused(world, client, writes(collection, path, record), each=True)
        assert_refused(world, reader, writes(collection, path, record), each=True)
        for client in strangers:
            assert_refused(world, client, reads(collection, path))
            assert_refused(world, client, writes(collection, path, record), each=True)
            with world.unchanged():
                for call in listed:
                    assert_not_listed(client, call, within=bool(collection.parent))
        sent += world.sent - before
    assert sent >= LEAST, sent


def test_documents_of_what_is_no_module_are_refused_in_words(fresh_world: World) -> None:
    refusal = fresh_world.nobody.get("/documents", {"attachedToResource": "/nothing/1"}, status=403)
    assert json_body(refusal)["message"] == "The role 'Nobody' grants no read right on what belongs to no module."


def reads(collection: Collection, path: str) -> Iterator[Call]:
    """Every way to read one record."""
    yield "GET", path, {}
    yield "HEAD", path, {}
    for name in collection.relations:
        yield "GET", path, {"query": {"include": name}}
    if not collection.parent:
        yield "GET", f"{path}/history", {}


def writes(collection: Collection, path: str, record: dict[str, Any]) -> Iterator[Call]:
    """Every way to change one record."""
    yield "PUT", path, {"body": record}
    yield "PATCH", path, {"body": {}, "type": MERGE_PATCH}
    yield "PATCH", path, {"body": [], "type": JSON_PATCH}
    for name in collection.writable:
        yield "PATCH", path, {"body": {name: record[name]}, "type": MERGE_PATCH}
    yield "DELETE", path, {}
    if not collection.parent:
        yield "POST", f"{path}/archive", {"content": b""}
        yield "POST", f"{path}/lock", {"content": b""}


def lists(world: World, collection: Collection, path: str, record: dict[str, Any]) -> Iterator[Call]:
    """Every way to request the record in its list: plain, by each filter, sort and include; the administrator may."""
    above = path.rpartition("/")[0]
    ways = [("includeArchived", ("true",))]
    ways += [(name, VALUES) for name in collection.parameters]
    ways += [("sort", (f"{name}:{way}",)) for name in collection.sorts for way in ("asc", "desc")]
    ways += [("include", (name,)) for name in collection.relations]
    for name, texts in ways:
        for text in texts:
            query = {"id": record["id"], name: text}
            if world.admin("GET", above, query=query).status_code == 200:
                yield "GET", above, {"query": query}
                break


def assert_refused(world: World, client: Client, calls: Any, *, each: bool = False) -> None:
    """Assert that every call is refused and changes nothing: checked after each call, or once at the end."""
    before = world.fingerprint()
    for method, path, more in calls:
        answer = client(method, path, **more)
        assert answer.status_code in (403, 404), f"{method} {answer.request.url}: {answer.status_code} {answer.text}"
        if each:
            assert world.fingerprint() == before, f"{method} {path} changed something"
    assert world.fingerprint() == before


def assert_not_listed(client: Client, call: Call, *, within: bool) -> None:
    """Assert that a list of the other firm shows no record. `within`: the parent is hidden, and the list too."""
    method, path, more = call
    answer = client(method, path, **more)
    if within:
        assert answer.status_code == 404, f"{answer.request.url}: {answer.status_code}"
    elif answer.status_code == 200:
        body = json_body(answer)
        assert (body if isinstance(body, list) else body["items"]) == [], answer.request.url
    else:
        assert answer.status_code in (400, 403), f"{answer.request.url}: {answer.status_code} {answer.text}"
