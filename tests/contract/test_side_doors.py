"""Design §5 rule 5 over every collection: a module that the role doesn't grant is seen nowhere.

Not by filters, sorts, text search and extra fields, which look at nothing but what the answer shows; not by relations,
however long the path to them; not by documents that a member names; not by events. Where something is hidden, the
tables that it lies in aren't even read.
"""

import contextlib
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest

from tests.contract.cases import UPDATED, made
from tests.contract.doors import TEXT
from tests.contract.whole import WholeWorld, whole
from tests.events.world import wait_until
from tests.harness import BASE, DIALECTS, Client, Templates, World, value
from truweel import clock
from truweel.query.model import Includes
from truweel.query.parse import MAX_INCLUDES
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.registry import load_registry
from truweel.storage.database import Reader, Row

T = TypeVar("T")
READ = [c.key for c in load_registry() if not c.owner_member]
FILES = [(c.key, name) for c in load_registry() for name in c.files]
MODULES = [module for module in load_registry().modules if module]
DEEP = 3
"""Relations that a path leads through."""
VALUES = ("1", "2026-01-31", "2026-01-31T13:35:00.000Z", "true")
"""What a filter is given where the record has nothing, the first that it takes."""
TABLE = re.compile(r'\b(?:FROM|JOIN) "?(\w+)')


@pytest.fixture(scope="module", params=DIALECTS)
def world(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WholeWorld]:
    """The whole server for all tests of this module, on each database."""
    with whole(templates, request.param, tmp_path_factory.mktemp("whole")) as made_:
        yield made_


# Lists


@pytest.mark.parametrize("key", READ)
def test_a_list_is_narrowed_and_ordered_by_nothing_but_what_it_shows(world: WholeWorld, key: str) -> None:
    collection, path, _, record = made(world, key)
    looked_at = {one.field for one in collection.parameters.values()} | {*collection.sorts, *collection.searched}
    assert looked_at <= {*collection.members, *AUDIT_FIELDS}
    listing = path.rpartition("/")[0]
    client = world.client(user="reader", rights={collection.module: "read"})
    for query in queries(world.admin, collection, listing, record):
        with watched(world) as statements:
            mine = client.get(listing, query)
        assert mine.content == world.admin.get(listing, query).content, query
        tables = tables_in(statements)
        assert collection.table in tables
        defined = {"extra_fields"} if any(name.startswith("extraFields[") for name in query) else set()
        assert not {m for t in tables - defined for m in modules_of(world, t)} - {collection.module}, query


def queries(admin: Client, collection: Collection, listing: str, record: Any) -> Iterator[dict[str, str]]:
    """Every way to narrow or to order a list, by what `record` holds."""
    yield {}
    yield {"includeArchived": "true"}
    yield {"deletedFrom": "1970-01-01"}
    for name in collection.sorts:
        yield from ({"sort": f"{name}:{way}"} for way in ("asc", "desc"))
    if collection.searched:
        yield {"searchText": str(record[collection.searched[0]] or "abc")}
    for name, parameter in collection.parameters.items():
        texts = (*text_of(record.get(parameter.field)), *VALUES)
        yield next({name: text} for text in texts if admin("GET", listing, query={name: text}).status_code == 200)
    for name, extra in (record.get("extraFields") or {}).items():
        (held,) = text_of(next(extra[kind] for kind in extra if kind.endswith("Value")))
        yield {f"extraFields[{name}]": held}


def text_of(member: Any) -> tuple[str, ...]:
    """A member as a parameter writes it; nothing where there is nothing to write."""
    if isinstance(member, bool):
        return (str(member).lower(),)
    return (str(member),) if member is not None and not isinstance(member, (list, dict)) else ()


# Relations


@pytest.mark.parametrize("key", READ)
def test_no_path_of_relations_leads_into_a_module_that_is_not_granted(world: WholeWorld, key: str) -> None:
    collection, path, _, _ = made(world, key)
    ways = list(paths(world, collection, DEEP))
    for name, rights in roles(collection):
        client = world.client(user="reader", rights=rights)
        closed = [way for way in ways if leads(world, collection, way) - set(rights)]
        for at in range(0, len(closed), MAX_INCLUDES):
            some = closed[at : at + MAX_INCLUDES]
            include = {"include": ",".join(some)}
            for place in (path, path.rpartition("/")[0]):
                with watched(world) as statements:
                    answer = client.get(place, include)
                read = {m for t in tables_in(statements) for m in modules_of(world, t)}
                assert read <= set(rights), f"{name}: {place}?{include}"
                seen, all_ = value(answer), value(world.admin.get(place, include))
                assert seen == veiled(world, collection, all_, tree(some), rights), f"{name}: {place}?{include}"
                if seen != all_:
                    assert "is null: no read right on the module" in answer.headers["truweel-warning"]
                    refused = client.get(place, include, status=403, Prefer="handling=strict")
                    assert "no read right on the module" in value(refused)["message"]


def roles(collection: Collection) -> Iterator[tuple[str, dict[str, str]]]:
    """Rights of one who may read the collection's module only, and of those who may read all modules but one other."""
    yield "alone", {collection.module: "read"}
    for hidden in MODULES:
        if hidden != collection.module:
            yield f"without {hidden}", but(hidden)


def but(hidden: str) -> dict[str, str]:
    """Rights to read all modules but one."""
    return {module: "read" for module in MODULES if module != hidden}


def paths(world: World, collection: Collection, depth: int, before: str = "") -> Iterator[str]:
    """Every path of relations, but addresses that are signed anew each time."""
    for name, relation in collection.relations.items():
        if relation.kind != "signed":
            yield before + name
            if depth > 1 and relation.kind != "history":  # which are values, not records
                yield from paths(world, world.registry[relation.target], depth - 1, f"{before}{name}.")


def leads(world: World, collection: Collection, path: str) -> set[str]:
    """The modules that a path of relations leads through."""
    found, here = set(), collection
    for name in path.split("."):
        here = world.registry[here.relations[name].target]
        found |= set() if here.owner_member else {here.module}
    return found


def tree(some: Sequence[str]) -> Includes:
    """Paths as the tree of what is included."""
    root: Includes = {}
    for path in some:
        at = root
        for name in path.split("."):
            at = at.setdefault(name, {})
    return root


def veiled(world: World, collection: Collection, found: Any, includes: Includes, rights: dict[str, str]) -> Any:
    """An answer to someone who may see everything, as one with `rights` must be answered."""
    if isinstance(found, list):
        return [veiled(world, collection, one, includes, rights) for one in found]
    if found is None:
        return None
    if "totalItems" in found:
        return found | {"items": veiled(world, collection, found["items"], includes, rights)}
    hidden: dict[str, Any] = {}
    for name, below in includes.items():
        target = world.registry[collection.relations[name].target]
        seen = target.owner_member or target.module in rights
        hidden[name] = veiled(world, target, found[name], below, rights) if seen else None
    return found | hidden


# Documents


@pytest.mark.parametrize(("key", "name"), FILES)
def test_no_member_names_a_document_that_the_caller_may_not_see(world: WholeWorld, key: str, name: str) -> None:
    collection, path, _, record = made(world, key)
    rights = {collection.module: "write"}
    clients = world.client(user="writer", rights=rights), world.client(rights=rights, app_id=7)
    elsewhere = next(f"/{c.path}/{world.admin.create(c.key)['id']}" for c in hidden_owners(world, collection))
    attached = value(world.admin.post(f"{elsewhere}/documents", {"name": "plan.pdf", **TEXT}))["id"]
    waiting, foreign = (upload(one) for one in (world.admin, world.other))
    with world.unchanged():
        told = set()
        for client, id in itertools.product(clients, (attached, waiting, foreign, "999999999")):
            answer = client.merge(path, {name: id}, status=400)
            told.add(value(answer)["errors"][0]["message"].replace(id, "#"))
            assert client.read(path)[name] == record[name]
    assert len(told) == 1, "each is as unknown as one that never was"


def test_a_document_that_waits_is_there_for_its_uploader_only(world: WholeWorld) -> None:
    every = dict.fromkeys(MODULES, "write")
    app = world.client(rights=every, app_id=7)
    for mine, others in ((world.admin, app), (app, world.admin)):
        id = upload(mine)
        with world.unchanged():
            for client in (others, world.client(rights=every, app_id=8), world.writer, world.other):
                for method, path in itertools.product(
                    ("GET", "HEAD"), (f"/documents/{id}", f"/documents/{id}/download")
                ):
                    assert client(method, path).status_code == 404
                client.get(f"/images/{id}", status=404)
                client.get(f"{BASE}/documents/{id}", status=404)
                client.merge(f"/documents/{id}", {"name": "mine.png"}, status=404)
                client.delete(f"/documents/{id}", status=404)
            assert mine.read(f"/documents/{id}")["name"] == "photo.png"


def hidden_owners(world: World, collection: Collection) -> Iterator[Collection]:
    """Collections of another module whose records have documents."""
    return (c for c in world.registry if c.options.documents and c.module != collection.module)


def upload(client: Client) -> str:
    """A document in a temporary bucket of `client`; its id."""
    bucket = value(client.post("/temp-document-buckets", {}))["id"]
    found: str = value(client.post(f"/temp-document-buckets/{bucket}/documents", {"name": "photo.png", **TEXT}))["id"]
    return found


# Events


def test_no_event_of_a_module_that_is_not_granted_is_told(world: WholeWorld) -> None:
    world.run(planned(world))
    asked = {"listener": True, "events": list(world.events.catalog.events)}
    apps = {
        hidden: world.client(user="writer", rights=but(hidden), app_id=100 + at) for at, hidden in enumerate(MODULES)
    }
    listeners = {hidden: value(app.post("/webhook-endpoints", asked))["id"] for hidden, app in apps.items()}
    since = clock.format_instant(clock.now())
    documents, last = happened(world)
    world.run(planned(world))
    rows = world.rows("SELECT uuid, collection, record_id FROM event WHERE id > ? AND tenant_id = 1", last)
    modules = {uuid: world.registry[key].module or documents[str(id)] for uuid, key, id in rows}
    assert set(modules.values()) == set(MODULES)
    for hidden, app in apps.items():
        endpoint = f"/webhook-endpoints/{listeners[hidden]}"
        told = [one["id"] for one in everything(app, f"{endpoint}/deliveries")]
        assert sorted(told) == sorted(uuid for uuid, module in modules.items() if module != hidden), hidden
        with world.unchanged():
            recovered = app("POST", f"{endpoint}/recover", query={"since": since})
            assert value(recovered) == {"recovered": 0}
            for collection in world.registry:
                if collection.module == hidden and not collection.parent:
                    app.post(f"{endpoint}/test", {"event": f"{collection.event}.created"}, status=403)


def happened(world: WholeWorld) -> tuple[dict[str, str], int]:
    """Every kind of record and of document is made, changed and deleted: the module that grants each document, and the
    id of the last event before."""
    ((last,),) = world.rows("SELECT coalesce(max(id), 0) FROM event")
    documents = {}
    for key in READ:
        collection, path, _, _ = made(world, key)
        if collection.options.documents:
            document = value(world.admin.post(f"{path}/documents", {"name": "plan.pdf", **TEXT}))["id"]
            documents[document] = collection.module
            world.admin.merge(f"/documents/{document}", {"name": "other.pdf"})
            world.admin.delete(f"/documents/{document}")
        if key in UPDATED and not collection.parent:
            world.admin("POST", f"{path}/archive", content=b"")
            world.admin.delete(path)
    return documents, last


async def planned(world: WholeWorld) -> None:
    """Wait until it is known of every event who is told of it."""

    async def left() -> int:
        count = "SELECT count(*) FROM event WHERE dispatched_at IS NULL"
        ((found,),) = await world.database.read(lambda reader: reader.rows(count))
        return int(found)

    async with world.events.running():
        await wait_until(left, 0)


def everything(client: Client, path: str) -> Iterator[Any]:
    """The items of all pages."""
    for page in range(client.read(path)["totalPages"]):
        yield from client.read(path, {"page": page})["items"]


# What is asked of the database


@contextlib.contextmanager
def watched(world: World) -> Iterator[list[str]]:
    """The statements of the reads in the block."""
    statements: list[str] = []
    read = world.database.read

    async def watching(work: Callable[[Reader], T], **options: Any) -> T:
        return await read(lambda reader: work(Watched(reader, statements)), **options)

    world.database.read = watching  # type: ignore[method-assign]
    try:
        yield statements
    finally:
        world.database.read = read  # type: ignore[method-assign]


class Watched(Reader):
    """A reader that notes what it is asked."""

    def __init__(self, reader: Reader, statements: list[str]) -> None:
        self._reader = reader
        self._statements = statements
        self.dialect = reader.dialect

    @property
    def statements(self) -> int:  # type: ignore[override]
        return self._reader.statements

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self._statements.append(sql)
        return self._reader.rows(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        self._statements.append(sql)
        return self._reader.row(sql, parameters)

    def cached_until_commit(self, key: Any, work: Callable[[], int]) -> int:
        return self._reader.cached_until_commit(key, work)


def tables_in(statements: Sequence[str]) -> set[str]:
    """The tables that statements read."""
    return {table for sql in statements for table in TABLE.findall(sql)}


def modules_of(world: World, table: str) -> set[str]:
    """The module of the records in a table, its links and its text index; of the engine's own tables none."""
    return {
        c.module
        for c in world.registry
        if c.module and table in (c.table, f"{c.table}_text", *(f"{c.table}_{name}" for name in c.links))
    }
