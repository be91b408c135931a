"""A `World`: a fresh database with two firms in it, and the real application in front.

Every test of the API starts here. A database of each kind is created once a session and copied for each world. The
fixture `world` is shared by the tests of a module, on SQLite and on PostgreSQL. A test that needs a world of its own
asks for `fresh_world`.
"""

import asyncio
import contextlib
import itertools
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
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

sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]
"""It isn't here, and httpx looks for it in every folder of the path at every request."""

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


Fill = Callable[[Database, Registry], None]
"""Writes what tests begin with."""


class Templates:
    """Databases of each kind with two firms in them: each is made at first use, and copied for each world."""

    def __init__(self, folder: Path, postgres: Callable[[], str], registry: Registry | None = None) -> None:
        """`registry` is by default that of the product."""
        self.folder = folder
        self.registry = registry or load_registry()
        self._postgres = postgres
        self._templates: dict[tuple[str, Fill | None], str] = {}

    @contextlib.contextmanager
    def copy(self, dialect: str, fill: Fill | None = None) -> Iterator[tuple[Path, str | None]]:
        """Path and URL of a new database with the firms in it, and what `fill` writes once for all; removed after
        the block."""
        name = self._create(dialect, self._template(dialect, fill))
        try:
            yield self._path(name), self._url(name) if dialect == "postgresql" else None
        finally:
            self._remove(dialect, name)

    def close(self) -> None:
        """Remove the templates."""
        for (dialect, _), name in self._templates.items():
            self._remove(dialect, name)

    def _template(self, dialect: str, fill: Fill | None) -> str:
        """The name of the database that is copied."""
        key = dialect, fill
        if key not in self._templates:
            name = self._create(dialect, self._template(dialect, None) if fill else None)
            path, url = self._path(name), self._url(name) if dialect == "postgresql" else None
            if fill is None:
                engine_url = f"sqlite:///{path}" if url is None else url.replace("postgresql:", "postgresql+psycopg:")
                _tables_of(self.registry, engine_url)
            database = open_database(self.registry, path=path, url=url, size=2)
            (fill or _create_firms)(database, self.registry)
            database.close()
            self._templates[key] = name
        return self._templates[key]

    def _create(self, dialect: str, template: str | None) -> str:
        """The name of a new database, a copy of `template` or empty."""
        name = f"world_{uuid4().hex}"
        if dialect == "postgresql":
            with self._administration() as admin:
                admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template or "template1"}"')
        elif template is not None:
            shutil.copy(self._path(template), self._path(name))
        return name

    def _remove(self, dialect: str, name: str) -> None:
        if dialect == "postgresql":
            with self._administration() as admin:
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        for file in self.folder.glob(f"{name}.db*"):
            file.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.db"

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
        _note_mutations(registry, connection)
        connection.exec_driver_sql(f"INSERT INTO database_revision VALUES ('{HEAD}')")
    engine.dispose()


def _note_mutations(registry: Registry, connection: sqlalchemy.Connection) -> None:
    """Note each write to a table, inside its own transaction. PostgreSQL adds a row: nobody waits for another's."""
    tables = sorted(set(metadata(registry).tables) - set(EPHEMERAL))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE TABLE mutation (name TEXT PRIMARY KEY, number INTEGER NOT NULL)")
        for table in tables:
            connection.exec_driver_sql(f"INSERT INTO mutation VALUES ('{table}', 0)")
            for event in ("INSERT", "UPDATE", "DELETE"):
                connection.exec_driver_sql(
                    f'CREATE TRIGGER "{table}_{event}" AFTER {event} ON "{table}" BEGIN '
                    f"UPDATE mutation SET number = number + 1 WHERE name = '{table}'; END"
                )
        return
    connection.exec_driver_sql("CREATE TABLE mutation (name TEXT NOT NULL)")
    connection.exec_driver_sql(
        "CREATE FUNCTION note_mutation() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN INSERT INTO mutation VALUES (TG_TABLE_NAME); RETURN NULL; END'"
    )
    for table in tables:
        connection.exec_driver_sql(
            f'CREATE TRIGGER note_mutation AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION note_mutation()"
        )


def _create_firms(database: Database, registry: Registry) -> None:
    """Create two tenants, each with a user of every kind."""
    for tenant in (1, 2):
        database.write_sync(partial(_create_firm, registry=registry, tenant=tenant))


def _create_firm(writer: Writer, registry: Registry, tenant: int, users: Iterable[str] = USERS) -> list[int]:
    """Create a tenant with `users`; returns their ids."""
    writer.execute(
        "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (?, ?, ?, 0, 0, '{}')",
        (tenant, f"firm-{tenant}", f"Firm {tenant}"),
    )
    operator = Caller(tenant, 0, "Operator", is_administrator=True)
    return [
        create_record(
            writer, registry, operator, "users",
            {"email": f"{name}@firm-{tenant}.example", "fullName": f"{name.title()} {tenant}"},
        ).id
        for name in users
    ]  # fmt: skip


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

    @property
    def tenant(self) -> int:
        """The id of the caller's firm."""
        assert self.caller is not None
        return self.caller.tenant_id

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
        if key == "purchase-supply-orders/receipts":
            return self._receive(parent)
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

    def _receive(self, order: str | None) -> dict[str, Any]:
        """A receipt of an order, which receiving a new line of it makes."""
        path = f"/purchase-supply-orders/{order}"
        self.post(f"{path}/line-items", {"quantity": 1})
        self.post(f"{path}/receive", {}, status=204)
        receipt: dict[str, Any] = self.items(f"{path}/receipts", {"sort": "id:desc", "size": 1})[0]
        return receipt

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
        self._tenants = itertools.count(1000)
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

    def new_firm(self) -> Client:
        """The administrator of a firm of its own, in which there is nothing yet."""
        tenant = next(self._tenants)
        create = partial(_create_firm, registry=self.registry, tenant=tenant, users=["admin"])
        (self.users[tenant, "admin"],) = self.database.write_sync(create)
        return self.client(tenant=tenant, administrator=True)

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
                rights = dict.fromkeys(self.registry["approval-requests"].modules, "read")
                role = role or self.admin.create("roles", {"name": f"Approver {name}", "rights": rights})["id"]
                self.admin.merge(path, {"roleId": role})

    # Calls

    def run(self, work: Awaitable[T]) -> T:
        """Run a coroutine on the loop of this world's application."""

        async def wait() -> T:
            return await work

        return self._runner.get_loop().run_until_complete(wait())  # `Runner.run` costs a tenth of a small request

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
        counts = "SELECT count(*) FROM mutation" if self.dialect == "postgresql" else "SELECT * FROM mutation"
        return repr(self.rows(counts))

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
