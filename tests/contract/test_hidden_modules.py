"""Design §5 rule 5 over every collection: nothing of a module that the role does not grant is visible anywhere.

Filters, sorts, text search and extra fields look only at what the answer shows. Relations, through any path, documents
that a member names, and events hide it too. The tables of a hidden module are not even read.
"""

import contextlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import pytest

from tests.contract.cases import UPDATED, create_full_record, make_deletable
from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.operations import TEXT
from tests.events.world import wait_until
from tests.harness import BASE, DIALECTS, Client, Templates, World, json_body
from truweel import clock
from truweel.auth.granted import find_module
from truweel.query.model import Includes
from truweel.query.parse import MAX_INCLUDES, MAX_SAME_RELATION
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.registry import Registry, load_registry
from truweel.schema.relations import Children
from truweel.storage.byte_budget import ByteBudget
from truweel.storage.database import Reader, Row

T = TypeVar("T")


def relation_paths(registry: Registry, most: int) -> dict[str, list[str]]:
    """Key of a collection → paths from it: each relation is the first, the second, … the `most`th of one of them.

    All paths of three relations would be thousands. Addresses that are signed anew each time are left out.
    """
    relations = [(c.key, name, r) for c in registry for name, r in c.relations.items() if r.kind != "signed"]
    paths: dict[str, list[str]] = {c.key: [] for c in registry}
    leading: dict[str, list[tuple[str, str]]] = {c.key: [(c.key, "")] for c in registry}
    """Key of a collection → the paths of the depth before that lead to it, each with where it starts."""
    for _ in range(most):
        further: dict[str, list[tuple[str, str]]] = {c.key: [] for c in registry}
        for number, (key, name, relation) in enumerate(relations):
            # An entry may follow the same relation twice at most.
            choices = [(start, path) for start, path in leading[key] if path.split(".").count(name) < MAX_SAME_RELATION]
            if choices:
                start, path = choices[number % len(choices)]
                paths[start].append(path + name)
                if relation.kind not in ("history", "resource"):  # values, and records of any collection
                    further[relation.target].append((start, f"{path}{name}."))
        leading = further
    return paths


READ = [c.key for c in load_registry() if not c.owner_member and not c.single]
FILES = [(c.key, name) for c in load_registry() for name in c.files if name in c.writable]
MODULES = [module for module in load_registry().modules if module and module not in load_registry().record_modules]
"""Those of collections; what single records are granted by is tests/rules/test_confidential_invoices.py's."""
RELATION_PATHS = relation_paths(load_registry(), 3)
VALUES = ("1", "2026-01-31", "2026-01-31T13:35:00.000Z", "true")
"""Values for a filter when the record has none; the first that it accepts is used."""
TABLE = re.compile(r'\b(?:FROM|JOIN) "?(\w+)')


@pytest.fixture(scope="module", params=DIALECTS)
def world(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FullServerWorld]:
    """The whole server for all tests of this module, on each database."""
    with open_full_server(templates, request.param, tmp_path_factory.mktemp("whole")) as full_server:
        yield full_server


# Lists


@pytest.mark.parametrize("key", READ)
def test_a_list_is_narrowed_and_ordered_by_nothing_but_what_it_shows(world: FullServerWorld, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    inspected = {parameter.field.partition(".")[0] for parameter in collection.parameters.values()} | {
        *collection.sorts,
        *collection.searched,
    }
    assert inspected <= {*collection.members, *AUDIT_FIELDS}
    listing = path.rpartition("/")[0]
    client = world.client(user="reader", rights={collection.module: "read"})
    for query in queries(world.admin, collection, listing, record):
        with recorded_statements(world) as statements:
            answer = client.get(listing, query)
        assert answer.content == world.admin.get(listing, query).content, query
        tables = tables_in(statements)
        assert collection.table in tables
        defined = {"extra_fields"} if any(name.startswith("extraFields[") for name in query) else set()
        assert not hidden_tables(world, tables - defined, {collection.module}), query


def queries(admin: Client, collection: Collection, listing: str, record: Any) -> Iterator[dict[str, str]]:
    """Every way to narrow or to order a list, by what `record` holds."""
    yield {}
    yield {"includeArchived": "true"}
    yield {"deletedFrom": "1970-01-01"}
    for name in collection.sorts:
        yield from ({"sort": f"{name}:{direction}"} for direction in ("asc", "desc"))
    if collection.searched:
        yield {"searchText": str(record[collection.searched[0]] or "abc")}
    for name, parameter in collection.parameters.items():
        options = getattr(collection.fields.get(parameter.field), "options", ())
        texts = (*text_of(record.get(parameter.field)), *options, *VALUES)
        yield next({name: text} for text in texts if admin("GET", listing, query={name: text}).status_code == 200)
    for name, extra in (record.get("extraFields") or {}).items():
        (text,) = text_of(next(extra[kind] for kind in extra if kind.endswith("Value")))
        yield {f"extraFields[{name}]": text}


def text_of(member: Any) -> tuple[str, ...]:
    """A member as the text of a parameter; empty for a member without a value."""
    if isinstance(member, bool):
        return (str(member).lower(),)
    return (str(member),) if member is not None and not isinstance(member, (list, dict)) else ()


# Relations


@pytest.mark.parametrize("key", READ)
def test_no_path_of_relations_leads_into_a_module_that_is_not_granted(world: FullServerWorld, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    relation_paths = RELATION_PATHS[key]
    for name, rights in roles(collection):
        client = world.client(user="reader", rights=rights)
        hidden_paths = [
            relation_path
            for relation_path in relation_paths
            if any(modules.isdisjoint(rights) for modules in modules_of_path(world, collection, relation_path))
        ]
        for start in range(0, len(hidden_paths), MAX_INCLUDES):
            batch = hidden_paths[start : start + MAX_INCLUDES]
            include = {"include": ",".join(batch)}
            for url in (path, path.rpartition("/")[0]):
                with recorded_statements(world) as statements:
                    answer = client.get(url, include)
                assert not hidden_tables(world, tables_in(statements), rights), f"{name}: {url}?{include}"
                body, full_body = json_body(answer), json_body(world.admin.get(url, include))
                assert body == without_hidden_modules(world, collection, full_body, include_tree(batch), rights), (
                    f"{name}: {url}?{include}"
                )
                tree = include_tree(batch)
                if without_hidden_modules(world, collection, full_body, tree, rights, brings=False) != full_body:
                    assert "is null: no read right on the module" in answer.headers["truweel-warning"]
                    refused = client.get(url, include, status=403, Prefer="handling=strict")
                    assert "no read right on the module" in json_body(refused)["message"]


def roles(collection: Collection) -> Iterator[tuple[str, dict[str, str]]]:
    """Rights of one who may read the collection's module only, and of those who may read all modules but one other."""
    yield "alone", {collection.module: "read"}
    for hidden in MODULES:
        if hidden != collection.module:
            yield f"without {hidden}", rights_without(hidden)


def rights_without(hidden: str) -> dict[str, str]:
    """Rights to read all modules but one."""
    return {module: "read" for module in MODULES if module != hidden}


def modules_of_path(world: World, collection: Collection, path: str) -> list[set[str]]:
    """The modules that grant each step of a path of relations."""
    modules, current = [], collection
    for name in path.split("."):
        current = world.registry[current.relations[name].target]
        modules += [] if current.owner_member else [set(current.modules)]
    return modules


def include_tree(relation_paths: Sequence[str]) -> Includes:
    """Paths as the tree of what is included."""
    root: Includes = {}
    for path in relation_paths:
        node = root
        for name in path.split("."):
            node = node.setdefault(name, {})
    return root


def without_hidden_modules(
    world: World, collection: Collection, body: Any, includes: Includes, rights: dict[str, str], *, brings: bool = True
) -> Any:
    """The answer for a caller with `rights`, made from the answer for one who may see everything; `brings`: without
    what children bring unasked, too."""
    if isinstance(body, list):
        return [without_hidden_modules(world, collection, record, includes, rights, brings=brings) for record in body]
    if body is None:
        return None
    if "totalItems" in body:
        items = without_hidden_modules(world, collection, body["items"], includes, rights, brings=brings)
        return body | {"items": items}
    if collection.view is not None and body[collection.flag]:
        collection = collection.view
    hidden: dict[str, Any] = {}
    for name, nested in includes.items():
        target, field = world.registry[collection.relations[name].target], collection.fields.get(name)
        brought = {each: {} for each in field.brings} if brings and isinstance(field, Children) else {}
        shown = own_paths_only(target, body[name], rights)
        hidden[name] = without_hidden_modules(world, target, shown, brought | nested, rights, brings=brings)
    return body | hidden


def own_paths_only(target: Collection, value: Any, rights: dict[str, str]) -> Any:
    """The record, or the list of them, without those whose own path `rights` don't show; a kind with a view has two."""
    if target.owner_member:
        return value
    if not any(module in rights for face in target.faces for module in face.modules):
        return None
    if target.options.restricted is not None and value is not None:
        records = value if isinstance(value, list) else [value]
        visible_records = [record for record in records if module_of(target, record) in rights]
        return visible_records if isinstance(value, list) else next(iter(visible_records), None)
    if target.parent is not None or target.flag is None or value is None:
        return value
    visible = {face.is_view for face in target.faces if face.module in rights}
    if isinstance(value, list):
        return [record for record in value if record[target.flag] in visible]
    return value if value[target.flag] in visible else None


def module_of(collection: Collection, record: Any) -> str:
    """The module that grants a record of a restricted collection."""
    restricted = collection.options.restricted
    assert restricted is not None
    return restricted.modules.get(record[restricted.member], collection.module)


# Documents


@pytest.mark.parametrize(("key", "name"), FILES)
def test_no_member_names_a_document_that_the_caller_may_not_see(world: FullServerWorld, key: str, name: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    rights = {collection.module: "write"}
    clients = world.client(user="writer", rights=rights), world.client(rights=rights, app_id=7)
    elsewhere = next(f"/{c.path}/{world.admin.create(c.key)['id']}" for c in hidden_owners(world, collection))
    attached = json_body(world.admin.post(f"{elsewhere}/documents", {"name": "plan.pdf", **TEXT}))["id"]
    waiting, foreign = (upload_to_bucket(client) for client in (world.admin, world.other))
    with world.unchanged():
        messages = set()
        for client, id in itertools.product(clients, (attached, waiting, foreign, "999999999")):
            answer = client.merge(path, {name: id}, status=400)
            messages.add(json_body(answer)["errors"][0]["message"].replace(id, "#"))
            assert client.read(path)[name] == record[name]
    assert len(messages) == 1, "each is as unknown as one that never was"


def test_a_document_that_waits_is_there_for_its_uploader_only(world: FullServerWorld) -> None:
    every = dict.fromkeys(MODULES, "write")
    app = world.client(rights=every, app_id=7)
    for mine, others in ((world.admin, app), (app, world.admin)):
        id = upload_to_bucket(mine)
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


def upload_to_bucket(client: Client) -> str:
    """A document in a temporary bucket of `client`; its id."""
    bucket = json_body(client.post("/temp-document-buckets", {}))["id"]
    id: str = json_body(client.post(f"/temp-document-buckets/{bucket}/documents", {"name": "photo.png", **TEXT}))["id"]
    return id


# Events


def test_no_event_of_a_module_that_is_not_granted_is_delivered(world: FullServerWorld) -> None:
    world.run(wait_for_fanout(world))
    endpoint_body = {"listener": True, "events": list(world.events.catalog.events)}
    apps = {
        hidden: world.client(user="writer", rights=rights_without(hidden), app_id=100 + number)
        for number, hidden in enumerate(MODULES)
    }
    listeners = {hidden: json_body(app.post("/webhook-endpoints", endpoint_body))["id"] for hidden, app in apps.items()}
    since = clock.format_instant(clock.now())
    documents, last = cause_every_event(world)
    world.run(wait_for_fanout(world))
    rows = world.rows("SELECT uuid, collection, record_id FROM event WHERE id > ? AND tenant_id = 1", last)
    modules = {
        uuid: world.database.read_sync(lambda reader, key=key, id=id: find_module(reader, world.registry[key], 1, id))
        or documents[str(id)]
        for uuid, key, id in rows
    }
    assert set(modules.values()) == set(MODULES)
    for hidden, app in apps.items():
        endpoint = f"/webhook-endpoints/{listeners[hidden]}"
        event_ids = [delivery["id"] for delivery in all_items(app, f"{endpoint}/deliveries")]
        assert sorted(event_ids) == sorted(uuid for uuid, module in modules.items() if module != hidden), hidden
        with world.unchanged():
            recovered = app("POST", f"{endpoint}/recover", query={"since": since})
            assert json_body(recovered) == {"recovered": 0}
            for collection in world.registry:
                if (
                    set(collection.modules).isdisjoint(rights_without(hidden))
                    and collection.module
                    and not collection.parent
                ):
                    app.post(f"{endpoint}/test", {"event": f"{collection.event}.created"}, status=403)


def cause_every_event(world: FullServerWorld) -> tuple[dict[str, str], int]:
    """Create, change and delete every kind of record and document.

    Returns document → the module that grants it, and the id of the last event before.
    """
    ((last,),) = world.rows("SELECT coalesce(max(id), 0) FROM event")
    documents = {}
    for key in READ:
        collection, path, _, _ = create_full_record(world, key)
        if collection.options.documents:
            document = json_body(world.admin.post(f"{path}/documents", {"name": "plan.pdf", **TEXT}))["id"]
            documents[document] = collection.module
            world.admin.merge(f"/documents/{document}", {"name": "other.pdf"})
            world.admin.delete(f"/documents/{document}")
        if key in UPDATED and not collection.parent:
            world.admin("POST", f"{path}/archive", content=b"")
            make_deletable(world, key, path)
            world.admin.delete(path)
    return documents, last


async def wait_for_fanout(world: FullServerWorld) -> None:
    """Wait until the receivers of every event are known."""

    async def left() -> int:
        count = "SELECT count(*) FROM event WHERE dispatched_at IS NULL"
        ((events,),) = await world.database.read(lambda reader: reader.rows(count))
        return int(events)

    async with world.events.running():
        await wait_until(left, 0)


def all_items(client: Client, path: str) -> Iterator[Any]:
    """The items of all pages."""
    for page in range(client.read(path)["totalPages"]):
        yield from client.read(path, {"page": page})["items"]


# What is asked of the database


@contextlib.contextmanager
def recorded_statements(world: World) -> Iterator[list[str]]:
    """The statements of the reads in the block."""
    statements: list[str] = []
    read = world.database.read

    async def watching(work: Callable[[Reader], T], **options: Any) -> T:
        return await read(lambda reader: work(RecordingReader(reader, statements)), **options)

    world.database.read = watching  # type: ignore[method-assign]
    try:
        yield statements
    finally:
        world.database.read = read  # type: ignore[method-assign]


class RecordingReader(Reader):
    """A reader that records its statements."""

    def __init__(self, reader: Reader, statements: list[str]) -> None:
        self._reader = reader
        self._statements = statements
        self.dialect = reader.dialect
        self.bytes_written = 0

    @property
    def statements(self) -> int:  # type: ignore[override]
        return self._reader.statements

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self._statements.append(sql)
        return self._reader.rows(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        self._statements.append(sql)
        return self._reader.row(sql, parameters)

    def rows_within(self, budget: ByteBudget, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self._statements.append(sql)
        return self._reader.rows_within(budget, sql, parameters)

    def cached_until_commit(self, key: Any, work: Callable[[], int]) -> int:
        return self._reader.cached_until_commit(key, work)

    def sync_bound(self) -> int:
        return self._reader.sync_bound()


def tables_in(statements: Sequence[str]) -> set[str]:
    """The tables that statements read."""
    return {table for sql in statements for table in TABLE.findall(sql)}


def hidden_tables(world: World, tables: set[str], rights: Iterable[str]) -> set[str]:
    """Those of `tables` whose records no right of `rights` shows; a kind with a view has two."""
    return {table for table in tables if (modules := modules_of(world, table)) and modules.isdisjoint(rights)}


def modules_of(world: World, table: str) -> set[str]:
    """The module of the records in a table, its links and its text index; of the engine's own tables none."""
    return {
        module
        for c in world.registry
        for module in c.modules
        if c.module and table in (c.table, f"{c.table}_text", *(f"{c.table}_{name}" for name in c.links))
    }
