"""A `World`: a fresh database with two firms in it, and the real application in front.

Every test of the API starts here. A database of each kind is created once a session and copied for each world. The
fixture `world` is shared by the tests of a module, on SQLite and on PostgreSQL. A test that needs a world of its own
asks for `fresh_world`.
"""

import asyncio
import contextlib
import itertools
import shutil
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import msgspec
import psycopg
import pytest
import sqlalchemy
import uvloop

from tests import openapi_check
from tests.samples import Samples
from truweel.application import build_application
from truweel.auth.caller import Caller
from truweel.errors import Unauthorized
from truweel.http.admission import UnlimitedAdmission
from truweel.operations.internal import create_record
from truweel.schema.registry import Registry, load_registry
from truweel.storage.database import Database, Reader, Row, Writer
from truweel.storage.migrations import HEAD
from truweel.storage.migrations.layout import create_statements
from truweel.storage.opening import open_database
from truweel.storage.tables import declared_layout, metadata

__all__ = ["JSON_PATCH", "MERGE_PATCH", "Change", "Client", "Templates", "World", "fault", "json_body"]

T = TypeVar("T")
PREFIX = "/api/v2"
BASE = "http://truweel.test"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
DIALECTS = ("sqlite", "postgresql")
USERS = ("admin", "strict", "writer", "reader", "nobody")
"""A user of each kind in both firms; `writer` may change and `reader` may read every module."""
EPHEMERAL = ("boundary", "sequence")
"""Tables that also change by reads and by refused writes: page boundaries and sequences of ids."""

_encode = msgspec.json.Encoder(decimal_format="number").encode


def json_body(answer: httpx.Response) -> Any:
    """The body of an answer, its numbers exact."""
    return answer.json(parse_float=Decimal)


def fault(field: str, message: str, code: str = "invalid_value", **params: Any) -> dict[str, Any]:
    """An entry of `errors`, as an answer has it."""
    return {"field": field, "message": message, "code": code, "params": params}


class Templates:
    """A database of each kind with two firms in it: created at first use, copied for each world."""

    def __init__(self, folder: Path, postgres: Callable[[], str], registry: Registry | None = None) -> None:
        """`registry` is by default that of the product."""
        self.folder = folder
        self.registry = registry or load_registry()
        self._postgres = postgres
        self._templates: dict[str, str] = {}

    @contextlib.contextmanager
    def copy(self, dialect: str) -> Iterator[tuple[Path, str | None]]:
        """Path and URL of a new database with the firms in it; removed after the block."""
        if dialect not in self._templates:
            self._templates[dialect] = self._sqlite() if dialect == "sqlite" else self._postgresql()
        template = self._templates[dialect]
        name = f"world_{uuid4().hex}"
        path = self.folder / f"{name}.db"
        if dialect == "sqlite":
            shutil.copy(template, path)
            yield path, None
            for file in self.folder.glob(f"{name}.db*"):
                file.unlink()
        else:
            with self._administration() as admin:
                admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            yield path, self._url(name)
            with self._administration() as admin:
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Drop the template on the server; the files go with their folder."""
        if template := self._templates.get("postgresql"):
            with self._administration() as admin:
                admin.execute(f'DROP DATABASE "{template}" WITH (FORCE)')

    def _sqlite(self) -> str:
        path = self.folder / "template.db"
        _tables_of(self.registry, f"sqlite:///{path}")
        _create_firms(self.registry, path, None)
        return str(path)

    def _postgresql(self) -> str:
        name = f"template_{uuid4().hex}"
        with self._administration() as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
        _tables_of(self.registry, self._url(name).replace("postgresql://", "postgresql+psycopg://"))
        _create_firms(self.registry, self.folder, self._url(name))
        return name

    def _url(self, name: str) -> str:
        return self._postgres().rpartition("/")[0] + f"/{name}"

    @contextlib.contextmanager
    def _administration(self) -> Iterator["psycopg.Connection[Any]"]:
        with psycopg.connect(self._postgres(), autocommit=True) as connection:
            yield connection


def _tables_of(registry: Registry, url: str) -> None:
    """Every table as declared, which a migrated database has too (tests/storage/test_migrations.py)."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for statement in create_statements(declared_layout(registry), engine.dialect.name):
            connection.exec_driver_sql(statement)
        if engine.dialect.name == "sqlite":
            _count_mutations(registry, connection)
        connection.exec_driver_sql(f"INSERT INTO database_revision VALUES ('{HEAD}')")
    engine.dispose()


def _count_mutations(registry: Registry, connection: sqlalchemy.Connection) -> None:
    """Count the writes to each table, inside their own transaction."""
    connection.exec_driver_sql("CREATE TABLE mutation (name TEXT PRIMARY KEY, number INTEGER NOT NULL)")
    for table in _tables(registry):
        connection.exec_driver_sql(f"INSERT INTO mutation VALUES ('{table}', 0)")
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{table}_{event}" AFTER {event} ON "{table}" BEGIN '
                f"UPDATE mutation SET number = number + 1 WHERE name = '{table}'; END"
            )


def _create_firms(registry: Registry, path: Path, url: str | None) -> None:
    """Create two tenants, each with a user of every kind."""
    database = open_database(registry, path=path, url=url, size=2)
    for tenant in (1, 2):
        database.write_sync(partial(_create_firm, registry=registry, tenant=tenant))
    database.close()


def _create_firm(writer: Writer, registry: Registry, tenant: int) -> None:
    writer.execute(
        "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (?, ?, ?, 0, 0, '{}')",
        (tenant, f"firm-{tenant}", f"Firm {tenant}"),
    )
    operator = Caller(tenant, 0, "Operator", is_administrator=True)
    for name in USERS:
        body = {"email": f"{name}@firm-{tenant}.example", "fullName": f"{name.title()} {tenant}"}
        create_record(writer, registry, operator, "users", body)


class Callers:
    """An Authenticator that finds the callers of a world by their `Authorization` header."""

    def __init__(self) -> None:
        self.by_authorization: dict[str, Caller] = {}

    def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
        return self.by_authorization.get(authorization)

    async def authenticate(self, authorization: str | None, tenant: str | None, remote: str) -> Caller:
        raise Unauthorized("Nobody has this key.")


@dataclass
class Change:
    """What calls wrote: history as (collection, id, version, operation), events as (name, id, version)."""

    history: list[tuple[str, str, int, str]] = field(default_factory=list)
    events: list[tuple[str, str, int]] = field(default_factory=list)
    fingerprint: bool = False
    """Whether any table changed."""


@dataclass
class StatementCount:
    """Number of SQL statements sent."""

    statements: int = 0


class Client:
    """A caller with an HTTP client. Paths are those below `/api/v2`."""

    def __init__(self, world: "World", authorization: str | None, caller: Caller | None) -> None:
        self.world = world
        self.authorization = authorization
        self.caller = caller

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        type: str = "application/json",
    ) -> httpx.Response:
        """Send a request; `body` is encoded as JSON, `content` is sent as it is."""
        return self.world.run(self.send(method, path, body, query=query, content=content, headers=headers, type=type))

    async def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        type: str = "application/json",
    ) -> httpx.Response:
        """`__call__` for coroutines that run on the loop of the world."""
        request_headers = dict(headers or {})
        if self.authorization is not None:
            request_headers.setdefault("Authorization", self.authorization)
        if body is not None:
            content = _encode(body)
        if content is not None:
            request_headers.setdefault("Content-Type", type)
        url = path if path.startswith("http") else PREFIX + path
        answer = await self.world.http.request(method, url, params=query, content=content, headers=request_headers)
        self.world.sent += 1
        openapi_check.inspect(answer, self.world.registry)
        return answer

    def get(self, path: str, query: Any = None, *, status: int = 200, **headers: str) -> httpx.Response:
        """GET, expecting `status`; header names with underscores for hyphens."""
        return _expect(self("GET", path, query=query, headers=_headers(headers)), status)

    def post(self, path: str, body: Any, *, status: int = 201, **headers: str) -> httpx.Response:
        """POST, expecting `status`."""
        return _expect(self("POST", path, body, headers=_headers(headers)), status)

    def put(self, path: str, body: Any, *, status: int = 204, **headers: str) -> httpx.Response:
        """PUT, expecting `status`."""
        return _expect(self("PUT", path, body, headers=_headers(headers)), status)

    def merge(self, path: str, body: Any, *, status: int = 204, **headers: str) -> httpx.Response:
        """PATCH with a merge patch, expecting `status`."""
        return _expect(self("PATCH", path, body, type=MERGE_PATCH, headers=_headers(headers)), status)

    def patch(self, path: str, *operations: Any, status: int = 204, **headers: str) -> httpx.Response:
        """PATCH with a JSON Patch, expecting `status`."""
        return _expect(self("PATCH", path, list(operations), type=JSON_PATCH, headers=_headers(headers)), status)

    def delete(self, path: str, *, status: int = 204, **headers: str) -> httpx.Response:
        """DELETE, expecting `status`."""
        return _expect(self("DELETE", path, headers=_headers(headers)), status)

    def read(self, path: str, query: Any = None) -> Any:
        """The decoded body of a GET that answers 200."""
        return json_body(self.get(path, query))

    def items(self, path: str, query: Any = None) -> list[Any]:
        """The records of a list, with or without an envelope."""
        body = self.read(path, query)
        records: list[Any] = body if isinstance(body, list) else body["items"]
        return records

    def total(self, path: str, query: Any = None) -> int:
        """The number of records of a list; without an envelope at most 100."""
        body = self.read(path, {**(query or {}), "size": 100})
        return len(body) if isinstance(body, list) else int(body["totalItems"])

    def create(self, key: str, body: Mapping[str, Any] | None = None, *, parent: str | None = None) -> dict[str, Any]:
        """A new record of the collection `key`, by default of a minimal body; a child gets a new parent."""
        world = self.world
        collection = world.registry[key]
        body = world.samples(self).minimal(key) if body is None else body
        if collection.parent and parent is None:
            parent = self.create(collection.parent.key)["id"]
        if collection.per:
            return self._move_stock(parent)
        if "create" in collection.options.verbs:
            created: dict[str, Any] = json_body(self.post(world.path(key, parent=parent), body))
            return created
        assert self.caller is not None
        caller = self.caller
        owner = f"/clients/{world.samples(self).reference('clients')}" if collection.owner_member else ""
        root = int(parent) if parent is not None else None
        record = world.database.write_sync(
            lambda writer: create_record(writer, world.registry, caller, key, body, owner=owner, parent=root)
        )
        answered: dict[str, Any] = self.read(world.path(key, record.id, parent=parent))
        return answered

    def _move_stock(self, article: str | None) -> dict[str, Any]:
        """The stock level of an article at a new location, which a booked stock change makes."""
        location = self.create("stock-locations")["id"]
        lines = [{"articleId": article, "quantity": 1}]
        self.post("/stock-changes", {"booked": True, "toStockLocationId": location, "lineItems": lines})
        level: dict[str, Any] = self.items(f"/articles/{article}/stock-levels", {"stockLocationId": location})[0]
        return level


class World:
    """Two firms on one server: `admin` and its like belong to the first, `other` is the second's administrator."""

    def __init__(self, database: Database, registry: Registry, **options: Any) -> None:
        self.registry = registry
        self.database = database
        self.dialect = database.dialect
        self.sent = 0
        self._tokens = itertools.count(1)
        self._callers = Callers()
        self._runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self.application = build_application(registry, database, UnlimitedAdmission(self._callers), **options)
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=self.application), base_url=BASE)
        self._samples: dict[str | None, Samples] = {}
        users: dict[str, int] = dict(database.read_sync(lambda reader: reader.rows('SELECT "email", id FROM users')))
        self.users = {(t, n): users[f"{n}@firm-{t}.example"] for t in (1, 2) for n in USERS}
        self.admin = self.client(administrator=True)
        self.strict = self.client(user="strict", administrator=True, strict=True)
        self.writer = self.client(user="writer", rights=dict.fromkeys(registry.modules, "write"))
        self.reader = self.client(user="reader", rights=dict.fromkeys(registry.modules, "read"))
        self.nobody = self.client(user="nobody")
        self.stranger = Client(self, None, None)
        self.other = self.client(tenant=2, administrator=True)

    # Callers

    def client(
        self,
        *,
        tenant: int = 1,
        user: str = "admin",
        rights: Mapping[str, str] | None = None,
        administrator: bool = False,
        strict: bool = False,
        **more: Any,
    ) -> Client:
        """A client for a caller with these rights; `user` is one of `USERS`."""
        id = self.users[tenant, user]
        role = "Administrator" if administrator else user.title()
        caller = Caller(tenant, id, role, dict(rights or {}), is_administrator=administrator, is_strict=strict, **more)
        authorization = f"Test {next(self._tokens)}"
        self._callers.by_authorization[authorization] = caller
        return Client(self, authorization, caller)

    def samples(self, client: Client | None = None) -> Samples:
        """Bodies whose references `client` (by default the administrator) creates on demand."""
        client = client or self.admin
        samples = self._samples.get(client.authorization)
        if samples is None:
            samples = self._samples[client.authorization] = Samples(self.registry, client.create)
        return samples

    def let_decide(self, *names: str) -> None:
        """Give these users of the first firm a role with which they may decide what they are asked to approve."""
        role = None
        for name in names:
            path = f"/users/{self.users[1, name]}"
            if self.admin.read(path)["roleId"] is None:
                rights = {"purchase-invoices": "read"}
                role = role or self.admin.create("roles", {"name": f"Approver {name}", "rights": rights})["id"]
                self.admin.merge(path, {"roleId": role})

    # Calls

    def run(self, work: Awaitable[T]) -> T:
        """Run a coroutine on the loop of this world's application."""

        async def wait() -> T:
            return await work

        return self._runner.run(wait())

    def path(self, key: str, id: Any = None, *, parent: Any = None) -> str:
        """The path below `/api/v2` of a collection, or of the record `id` in it."""
        collection = self.registry[key]
        if parent is not None and collection.parent:
            start = f"/{collection.parent.path}/{parent}/{collection.path}"
        else:
            start = f"/{collection.path}"
        return start if id is None else f"{start}/{id}"

    # Database

    def rows(self, sql: str, *parameters: Any) -> list[Row]:
        """The rows of a SELECT."""
        return self.database.read_sync(lambda reader: reader.rows(sql, parameters))

    def fingerprint(self) -> str:
        """A text that differs after every committed write to a table that is not in `EPHEMERAL`."""
        return self.database.read_sync(self._fingerprint)

    def _fingerprint(self, reader: Reader) -> str:
        tables = _tables(self.registry)
        if reader.dialect == "postgresql":
            # Every change writes a row version with the number of its transaction; a removal changes the count.
            select = "SELECT '{0}', count(*), max(xmin::text::bigint) FROM \"{0}\""
            return repr(sorted(reader.rows(" UNION ALL ".join(select.format(table) for table in tables))))
        return repr(reader.rows("SELECT * FROM mutation"))

    @contextlib.contextmanager
    def count_statements(self) -> Iterator["StatementCount"]:
        """The number of statements that the reads in the block send."""
        count = StatementCount()
        read = self.database.read

        async def counting(work: Callable[[Reader], T], **options: Any) -> T:
            def counted(reader: Reader) -> T:
                before = reader.statements
                returned = work(reader)
                count.statements += reader.statements - before
                return returned

            return await read(counted, **options)

        self.database.read = counting  # type: ignore[method-assign]
        try:
            yield count
        finally:
            self.database.read = read  # type: ignore[method-assign]

    @contextlib.contextmanager
    def unchanged(self) -> Iterator[None]:
        """Assert that the block changed no row at all."""
        before = self.fingerprint()
        yield
        assert self.fingerprint() == before, "the database differs"

    @contextlib.contextmanager
    def changes(self) -> Iterator[Change]:
        """What the block writes to history and outbox, in order."""
        change = Change()
        history = (
            "SELECT collection, record_id, version, operation FROM history ORDER BY at, collection, record_id, version"
        )
        before = set(self.rows(history))
        ((last_event,),) = self.rows("SELECT coalesce(max(id), 0) FROM event")
        fingerprint = self.fingerprint()
        yield change
        change.history = [(c, str(id), v, o) for c, id, v, o in self.rows(history) if (c, id, v, o) not in before]
        events = self.rows("SELECT name, record_id, version FROM event WHERE id > ? ORDER BY id", last_event)
        change.events = [(name, str(id), version) for name, id, version in events]
        change.fingerprint = self.fingerprint() != fingerprint

    def close(self) -> None:
        """Close client, loop and database."""
        self.run(self.http.aclose())
        self._runner.close()
        self.database.close()


@cache
def _tables(registry: Registry) -> list[str]:
    return sorted(set(metadata(registry).tables) - set(EPHEMERAL))


def _headers(arguments: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): text for name, text in arguments.items()}


def _expect(answer: httpx.Response, status: int) -> httpx.Response:
    request = answer.request
    assert answer.status_code == status, f"{request.method} {request.url}: {answer.status_code} {answer.text[:2000]}"
    return answer


@contextlib.contextmanager
def open_world(
    templates: Templates, dialect: str, *, world_class: type[World] = World, **options: Any
) -> Iterator[World]:
    """A new world on one kind of database; `world_class` may be a subclass."""
    with templates.copy(dialect) as (path, url):
        registry = templates.registry
        world = world_class(open_database(registry, path=path, url=url, size=4), registry, **options)
        try:
            yield world
        finally:
            world.close()


# Fixtures, for a conftest to import.


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """The databases that worlds are copied from."""
    templates = Templates(
        tmp_path_factory.mktemp("worlds"), cache(lambda: str(request.getfixturevalue("postgres_url")))
    )
    yield templates
    templates.close()


@pytest.fixture(scope="module", params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[World]:
    """A world for all tests of a module, on each database."""
    with open_world(templates, request.param) as new_world:
        yield new_world


@pytest.fixture(params=DIALECTS)
def fresh_world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[World]:
    """A world for one test, on each database."""
    with open_world(templates, request.param) as new_world:
        yield new_world
