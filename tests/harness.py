"""A `World`: a fresh database with two firms in it, and the real application in front.

Every test that speaks to the API starts here. A database of each kind is made once a session and copied from there;
`world` is shared by the tests of a module, on SQLite and on PostgreSQL, and whoever needs one for itself asks
`fresh_world`.
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
from truweel.schema.collection import Collection
from truweel.schema.registry import Registry, load_registry
from truweel.storage.database import Database, Reader, Row, Writer
from truweel.storage.migrations import HEAD
from truweel.storage.opening import open_database
from truweel.storage.tables import derived_statements, metadata

__all__ = ["JSON_PATCH", "MERGE_PATCH", "Change", "Client", "Templates", "World", "value"]

T = TypeVar("T")
PREFIX = "/api/v2"
BASE = "http://truweel.test"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
DIALECTS = ("sqlite", "postgresql")
USERS = ("admin", "strict", "writer", "reader", "nobody")
"""A user of each kind in both firms; `writer` may change and `reader` may read every module."""
FLEETING = ("boundary", "sequence")
"""Tables that remember what was read, and ids that were given out, to a write that was refused too."""

_encode = msgspec.json.Encoder(decimal_format="number").encode


def value(answer: httpx.Response) -> Any:
    """The body of an answer, its numbers exact."""
    return answer.json(parse_float=Decimal)


class Templates:
    """A database of each kind with two firms in it, made when first asked for and copied for each world."""

    def __init__(self, folder: Path, postgres: Callable[[], str]) -> None:
        self.folder = folder
        self._postgres = postgres
        self._made: dict[str, str] = {}

    @contextlib.contextmanager
    def copy(self, dialect: str) -> Iterator[tuple[Path, str | None]]:
        """Path and URL of a new database with the firms in it."""
        if dialect not in self._made:
            self._made[dialect] = self._sqlite() if dialect == "sqlite" else self._server()
        template = self._made[dialect]
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
        if template := self._made.get("postgresql"):
            with self._administration() as admin:
                admin.execute(f'DROP DATABASE "{template}" WITH (FORCE)')

    def _sqlite(self) -> str:
        path = self.folder / "template.db"
        _tables_of(f"sqlite:///{path}")
        _settle(path, None)
        return str(path)

    def _server(self) -> str:
        name = f"template_{uuid4().hex}"
        with self._administration() as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
        _tables_of(self._url(name).replace("postgresql://", "postgresql+psycopg://"))
        _settle(self.folder, self._url(name))
        return name

    def _url(self, name: str) -> str:
        return self._postgres().rpartition("/")[0] + f"/{name}"

    @contextlib.contextmanager
    def _administration(self) -> Iterator["psycopg.Connection[Any]"]:
        with psycopg.connect(self._postgres(), autocommit=True) as connection:
            yield connection


def _tables_of(url: str) -> None:
    """Every table as declared, which a migrated database has too (tests/storage/test_migrations.py)."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        metadata(load_registry()).create_all(connection)
        for statement in derived_statements(load_registry(), engine.dialect.name):
            connection.exec_driver_sql(statement)
        if engine.dialect.name == "sqlite":
            _watch(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
    engine.dispose()


def _watch(connection: sqlalchemy.Connection) -> None:
    """Count the writes to each table, inside their own transaction."""
    connection.exec_driver_sql("CREATE TABLE mutation (name TEXT PRIMARY KEY, number INTEGER NOT NULL)")
    for table in _tables(load_registry()):
        connection.exec_driver_sql(f"INSERT INTO mutation VALUES ('{table}', 0)")
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{table}_{event}" AFTER {event} ON "{table}" BEGIN '
                f"UPDATE mutation SET number = number + 1 WHERE name = '{table}'; END"
            )


def _settle(path: Path, url: str | None) -> None:
    """Two tenants, each with a user of every kind."""
    database = open_database(load_registry(), path=path, url=url, size=2)
    for tenant in (1, 2):
        database.write_sync(partial(_firm, tenant=tenant))
    database.close()


def _firm(writer: Writer, tenant: int) -> None:
    writer.execute(
        "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (?, ?, ?, 0, 0, '{}')",
        (tenant, f"firm-{tenant}", f"Firm {tenant}"),
    )
    for name in USERS:
        body = {"email": f"{name}@firm-{tenant}.example", "fullName": f"{name.title()} {tenant}"}
        create_record(writer, load_registry(), Caller(tenant, 0, "Operator", is_administrator=True), "users", body)


class Callers:
    """An Authenticator that knows the callers of a world by the text of their `Authorization`."""

    def __init__(self) -> None:
        self.known_: dict[str, Caller] = {}

    def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
        return self.known_.get(authorization)

    async def authenticate(self, authorization: str | None, tenant: str | None, remote: str) -> Caller:
        raise Unauthorized("Nobody has this key.")


@dataclass
class Change:
    """What calls left behind: history as (collection, id, version, operation), events as (name, id, version)."""

    history: list[tuple[str, str, int, str]] = field(default_factory=list)
    events: list[tuple[str, str, int]] = field(default_factory=list)
    fingerprint: bool = False
    """Whether anything in the database differs."""


@dataclass
class Count:
    """Statements sent."""

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
        """`__call__` for callers inside the loop of the world."""
        sent = dict(headers or {})
        if self.authorization is not None:
            sent.setdefault("Authorization", self.authorization)
        if body is not None:
            content = _encode(body)
        if content is not None:
            sent.setdefault("Content-Type", type)
        url = path if path.startswith("http") else PREFIX + path
        answer = await self.world.http.request(method, url, params=query, content=content, headers=sent)
        self.world.sent += 1
        openapi_check.inspect(answer)
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
        """What GET answers with 200, decoded."""
        return value(self.get(path, query))

    def items(self, path: str, query: Any = None) -> list[Any]:
        """The records of a list, whether it answers an envelope or a bare array."""
        found = self.read(path, query)
        items: list[Any] = found if isinstance(found, list) else found["items"]
        return items

    def total(self, path: str, query: Any = None) -> int:
        """How many records a list has; of a bare array at most 100."""
        found = self.read(path, {**(query or {}), "size": 100})
        return len(found) if isinstance(found, list) else int(found["totalItems"])

    def create(self, key: str, body: Mapping[str, Any] | None = None, *, parent: str | None = None) -> dict[str, Any]:
        """A new record of the collection `key`, by default of a minimal body; a child gets a parent of its own."""
        world = self.world
        collection = world.registry[key]
        body = world.samples(self).minimal(key) if body is None else body
        if collection.parent and parent is None:
            parent = self.create(collection.parent.key)["id"]
        if "create" in collection.options.verbs:
            created: dict[str, Any] = value(self.post(world.path(key, parent=parent), body))
            return created
        assert self.caller is not None
        caller = self.caller
        owner = f"/clients/{world.samples(self).reference('clients')}" if collection.owner_member else ""
        record = world.database.write_sync(
            lambda writer: create_record(writer, world.registry, caller, key, body, owner=owner)
        )
        read: dict[str, Any] = self.read(world.path(key, record.id))
        return read


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
        self._callers.known_[authorization] = caller
        return Client(self, authorization, caller)

    def samples(self, client: Client | None = None) -> Samples:
        """Bodies whose references `client` (by default the administrator) creates on demand."""
        client = client or self.admin
        found = self._samples.get(client.authorization)
        if found is None:
            found = self._samples[client.authorization] = Samples(self.registry, client.create)
        return found

    # Calls

    def run(self, work: Awaitable[T]) -> T:
        """Run a coroutine on the loop that the application of this world lives on."""

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

    def place(self, collection: Collection, record: Mapping[str, Any], parent: Any = None) -> str:
        """The path below `/api/v2` of `record`."""
        return self.path(collection.key, record["id"], parent=parent)

    # What the database holds

    def rows(self, sql: str, *parameters: Any) -> list[Row]:
        """The rows of a SELECT."""
        return self.database.read_sync(lambda reader: reader.rows(sql, parameters))

    def fingerprint(self) -> str:
        """A text that differs after any write to any table but those of `FLEETING`, one rolled back aside."""
        return self.database.read_sync(self._fingerprint)

    def _fingerprint(self, reader: Reader) -> str:
        tables = _tables(self.registry)
        if reader.dialect == "postgresql":
            # Every change makes a row version with the number of its transaction, and every removal one row less.
            one = "SELECT '{0}', count(*), max(xmin::text::bigint) FROM \"{0}\""
            return repr(sorted(reader.rows(" UNION ALL ".join(one.format(table) for table in tables))))
        return repr(reader.rows("SELECT * FROM mutation"))

    @contextlib.contextmanager
    def counted(self) -> Iterator["Count"]:
        """How many statements the reads in the block send."""
        count = Count()
        read = self.database.read

        async def counting(work: Callable[[Reader], T], **options: Any) -> T:
            def counted(reader: Reader) -> T:
                before = reader.statements
                result = work(reader)
                count.statements += reader.statements - before
                return result

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
        """What the block leaves behind in history and outbox, in order."""
        change = Change()
        history = (
            "SELECT collection, record_id, version, operation FROM history ORDER BY at, collection, record_id, version"
        )
        before = set(self.rows(history))
        at = (self.rows("SELECT coalesce(max(id), 0) FROM event"))[0][0]
        print_ = self.fingerprint()
        yield change
        change.history = [(c, str(id), v, o) for c, id, v, o in self.rows(history) if (c, id, v, o) not in before]
        events = self.rows("SELECT name, record_id, version FROM event WHERE id > ? ORDER BY id", at)
        change.events = [(name, str(id), version) for name, id, version in events]
        change.fingerprint = self.fingerprint() != print_

    def close(self) -> None:
        """Let go of client, loop and database."""
        self.run(self.http.aclose())
        self._runner.close()
        self.database.close()


@cache
def _tables(registry: Registry) -> list[str]:
    return sorted(set(metadata(registry).tables) - set(FLEETING))


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): text for name, text in given.items()}


def _expect(answer: httpx.Response, status: int) -> httpx.Response:
    request = answer.request
    assert answer.status_code == status, f"{request.method} {request.url}: {answer.status_code} {answer.text[:2000]}"
    return answer


@contextlib.contextmanager
def opened(templates: Templates, dialect: str, *, kind: type[World] = World, **options: Any) -> Iterator[World]:
    """A new world on one kind of database; `kind` is a class with more to it."""
    with templates.copy(dialect) as (path, url):
        world = kind(open_database(load_registry(), path=path, url=url, size=4), load_registry(), **options)
        try:
            yield world
        finally:
            world.close()


# Fixtures: a conftest that wants them imports them.


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """Where worlds are copied from."""
    made = Templates(tmp_path_factory.mktemp("worlds"), cache(lambda: str(request.getfixturevalue("postgres_url"))))
    yield made
    made.close()


@pytest.fixture(scope="module", params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[World]:
    """A world for all tests of a module, on each database."""
    with opened(templates, request.param) as made:
        yield made


@pytest.fixture(params=DIALECTS)
def fresh_world(request: pytest.FixtureRequest, templates: Templates) -> Iterator[World]:
    """A world for one test, on each database."""
    with opened(templates, request.param) as made:
        yield made
