"""The directions in which the rooms of src/truweel may know each other (design §4), held by reading the code.

Each fault is reported as `file:line: what it does: the rule`.
"""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from truweel.schema.registry import load_registry

SOURCE = Path(__file__).resolve().parent.parent / "src"

FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "clock", "background_task", "sql"}),
    frozenset({"settings"}),
    frozenset({"schema"}),
    frozenset({"resources", "query", "patch", "storage"}),
    frozenset({"auth", "limits", "events", "files"}),
    frozenset({"operations"}),
    frozenset({"maintenance"}),
    frozenset({"http", "oauth", "marketplace", "console", "demo"}),
    frozenset({"application", "docs"}),
    frozenset({"cli"}),
)
"""A room imports from its own floor and from those above it in this list, never from one below."""

FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

REGISTRY = "truweel.schema.registry"
"""The one module outside resources/ that loads what is in it."""

DRIVERS = frozenset({"alembic", "apsw", "asyncpg", "psycopg", "psycopg_pool", "sqlalchemy", "sqlite3"})

TIME_AND_CHANCE = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "os.getrandom",
        "os.urandom",
        "secrets.SystemRandom",
        "secrets.choice",
        "secrets.randbelow",
        "secrets.randbits",
        "secrets.token_bytes",
        "secrets.token_hex",
        "secrets.token_urlsafe",
        "time.time",
        "time.time_ns",
        "uuid.uuid1",
        "uuid.uuid4",
        "uuid.uuid6",
        "uuid.uuid7",
    }
)

COLLECTION_SQL = frozenset(
    {
        "truweel.files.doctor",
        "truweel.query.compile",
        "truweel.storage.doctor",
        "truweel.storage.purge",
        "truweel.storage.records",
        "truweel.storage.removal",
        "truweel.storage.tables",
    }
)
"""The modules that may name a collection's table in SQL (docs/decisions/0060)."""

ENGINE_SQL = frozenset({"truweel.files.blobs", "truweel.maintenance.sweeps", "truweel.storage.backup"})
"""Modules that put the name of a table into SQL, but only from a list of the engine's own, or of all for counting."""

TABLE_NAME_FOLLOWS = re.compile(r"\b(FROM|JOIN|INTO|UPDATE)\s+\"?(%s|\{\w*\})?$")
TABLE_NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+\"?(\w+)")

DOTTED_NAME = re.compile(r"\w+(\.\w+)*")


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, and its syntax tree."""

    name: str
    path: str
    is_package: bool
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first name below `truweel`; empty for the package itself."""
        return room_of(self.name)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of all that is imported anywhere in the file, `from` names included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)

    def names_used(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of each use of what was imported, however it was renamed."""
        aliases: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    aliases[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom):
                aliases |= {a.asname or a.name: f"{self._origin(node)}.{a.name}" for a in node.names}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                name = ast.unparse(node)
                first, dot, rest = name.partition(".")
                if first in aliases and DOTTED_NAME.fullmatch(name):
                    yield node.lineno, aliases[first] + dot + rest

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.name.split(".") if self.is_package else self.name.split(".")[:-1]
        package = package[: len(package) - (node.level - 1)]
        return ".".join([*package, node.module] if node.module else package)


def module(name: str, source: str, path: str = "example.py", is_package: bool = False) -> Module:
    return Module(name, path, is_package, ast.parse(source))


def modules() -> list[Module]:
    """Every module of the product."""
    found = []
    for path in sorted((SOURCE / "truweel").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        shown = str(path.relative_to(SOURCE.parent))
        found.append(module(name, path.read_text(), shown, is_package))
    return found


def room_of(name: str) -> str:
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "truweel" else ""


def direction(code: Module) -> Iterator[str]:
    """Rooms know the floors above them, and the client stands alone."""
    for line, name in code.imports():
        target = room_of(name)
        if target in ("", "__version__", code.room):
            continue
        where = f"{code.path}:{line}: {code.name} imports {name}"
        if code.room == "client":
            yield f"{where}: the client imports nothing from the server"
        elif target == "client":
            if code.room != "cli":
                yield f"{where}: of the server, only cli uses the client"
        elif target == "resources" and code.room != "resources":
            if code.name != REGISTRY:
                yield f"{where}: only {REGISTRY} loads resources"
        elif FLOOR_OF.get(target, -1) > FLOOR_OF.get(code.room, len(FLOORS)):
            yield f"{where}: {code.room} comes before {target} (design §4)"
        elif code.room in ("query", "patch") and target == "storage":
            yield f"{where}: {code.room} is pure functions, without a database"
        elif code.room == "resources" and target in ("query", "patch", "storage"):
            yield f"{where}: resources are declarations, made of schema alone"


def drivers(code: Module) -> Iterator[str]:
    """Only storage knows a database driver."""
    for line, name in code.imports():
        if name.partition(".")[0] in DRIVERS and code.room != "storage":
            yield f"{code.path}:{line}: {code.name} imports {name}: only storage imports a database driver"


def time_and_chance(code: Module) -> Iterator[str]:
    """Only clock reads the time and draws lots; the client, which can't import it, does for itself."""
    if code.room in ("clock", "client"):
        return
    for line, name in code.names_used():
        lots = name.startswith("random.") and name != "random.Random"
        if lots or name in TIME_AND_CHANCE:
            yield f"{code.path}:{line}: {code.name} uses {name}: time and chance come from clock"


def collection_sql(code: Module) -> Iterator[str]:
    """Only a few modules compose SQL on collection tables; elsewhere no table name is put into a statement."""
    if code.name in COLLECTION_SQL or code.name.startswith("truweel.storage.migrations.versions."):
        return
    for node in ast.walk(code.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        interpolated = TABLE_NAME_FOLLOWS.search(node.value) and code.name not in ENGINE_SQL
        named = collection_tables().intersection(TABLE_NAMED.findall(node.value))
        if interpolated or named:
            yield f"{code.path}:{node.lineno}: {code.name} composes SQL on a collection: decision 0060 says who may"


@cache
def collection_tables() -> frozenset[str]:
    return frozenset(collection.table for collection in load_registry())


def known(code: Module) -> Iterator[str]:
    """A room that stands on no floor is held by no rule."""
    if code.room and code.room not in FLOOR_OF and code.room != "client":
        yield f"{code.path}:1: {code.room} is new: give it a floor in tests/test_layers.py (design §4)"


Rule = Callable[[Module], Iterator[str]]
RULES = (known, direction, drivers, time_and_chance, collection_sql)


@pytest.mark.parametrize("rule", RULES)
def test_the_code_keeps(rule: Rule) -> None:
    faults = [fault for code in modules() for fault in rule(code)]
    assert not faults, "\n" + "\n".join(faults)


def test_no_room_needs_itself_by_way_of_another() -> None:
    needs: dict[str, set[str]] = {}
    for code in modules():
        targets = {room_of(name) for _, name in code.imports()} & FLOOR_OF.keys()
        if code.name == REGISTRY:
            targets.discard("resources")
        if code.room in FLOOR_OF:
            needs.setdefault(code.room, set()).update(targets - {code.room})
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        pytest.fail("rooms in a circle: " + " → ".join(reversed(error.args[1])))


@pytest.mark.parametrize(
    ("rule", "name", "source", "complaint"),
    [
        (known, "truweel.attic", "", "example.py:1: attic is new"),
        (direction, "truweel.schema.fields", "import truweel.http", "schema comes before http"),
        (direction, "truweel.errors", "def f():\n    from .schema import x", "example.py:2: truweel.errors"),
        (direction, "truweel.query.sort", "from truweel.storage import records", "without a database"),
        (direction, "truweel.resources.offers", "from truweel import storage", "made of schema alone"),
        (direction, "truweel.http.routes", "from truweel import resources", "only truweel.schema.registry"),
        (direction, "truweel.client.rest", "from truweel.clock import now", "nothing from the server"),
        (direction, "truweel.http.routes", "import truweel.client", "only cli uses the client"),
        (drivers, "truweel.operations.read", "import sqlite3", "only storage imports a database driver"),
        (drivers, "truweel.auth.store", "from sqlalchemy.sql import text", "only storage"),
        (
            time_and_chance,
            "truweel.auth.basic",
            "import time\ntime.time()",
            "example.py:2: truweel.auth.basic",
        ),
        (time_and_chance, "truweel.files.x", "from datetime import datetime as d\nd.now()", "datetime.now"),
        (time_and_chance, "truweel.files.x", "from uuid import uuid4\nkey = uuid4", "uuid.uuid4"),
        (collection_sql, "truweel.operations.x", "f'SELECT 1 FROM \"{c.table}\" WHERE id = ?'", "decision 0060"),
        (collection_sql, "truweel.files.x", "'UPDATE ' + table + ' SET a = 1'", "decision 0060"),
        (collection_sql, "truweel.cli.x", "'SELECT name FROM clients'", "decision 0060"),
        (collection_sql, "truweel.maintenance.sweeps", "'DELETE FROM clients'", "decision 0060"),
        (time_and_chance, "truweel.events.x", "import random\nrandom.uniform(0, 1)", "random.uniform"),
    ],
)
def test_a_fault_is_found(rule: Rule, name: str, source: str, complaint: str) -> None:
    (fault,) = rule(module(name, source))
    assert complaint in fault


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("truweel.cli", "from truweel.client import Client\nfrom truweel.application import build"),
        ("truweel.schema.registry", "import truweel.resources.sales"),
        ("truweel.client.rest", "import time\nfrom truweel import __version__\ntime.time()"),
        ("truweel.storage.records", "f'SELECT 1 FROM \"{c.table}\"'"),
        ("truweel.maintenance.sweeps", "f'DELETE FROM {table} WHERE at < ?'"),
        ("truweel.auth.store", "'SELECT id FROM tenant'"),
        ("truweel.storage.sqlite", "import sqlite3, sqlalchemy\nfrom truweel.query import compile"),
        ("truweel.clock", "import datetime, uuid\ndatetime.datetime.now(), uuid.uuid4()"),
        ("truweel.cli.demo", "import random, time\nrandom.Random(7).random(), time.monotonic()"),
        ("truweel.auth.keyring", "import secrets\nsecrets.compare_digest('a', 'b')"),
    ],
)
def test_what_is_allowed_passes(name: str, source: str) -> None:
    assert [fault for rule in RULES for fault in rule(module(name, source))] == []
