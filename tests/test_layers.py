"""Which package of src/truweel may import which (design §4), checked by reading the source.

A package is a folder or a module directly below `truweel`. Each fault is reported
as `file:line: what it does: the rule`.
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

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"error_codes", "errors", "clock", "background_task", "bounded_cache", "opaque", "sql"}),
    frozenset({"settings"}),
    frozenset({"schema"}),
    frozenset({"resources", "query", "patch", "storage"}),
    frozenset({"auth", "limits", "events", "files", "bank_files", "e_invoices", "printing"}),
    frozenset({"operations"}),
    frozenset({"jobs"}),
    frozenset({"maintenance"}),
    frozenset({"http", "oauth", "marketplace", "console", "demo", "starting_set"}),
    frozenset({"application", "docs"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
"""A package imports from its own layer and from earlier layers of this list, never from a later one."""

LAYER_OF = {package: number for number, packages in enumerate(LAYERS) for package in packages}

REGISTRY = "truweel.schema.registry"
"""The one module outside resources/ that loads what is in it."""

DRIVERS = frozenset({"apsw", "asyncpg", "psycopg", "psycopg_pool", "sqlalchemy", "sqlite3"})

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
        "truweel.storage.due",
        "truweel.storage.migrations.changes",
        "truweel.storage.migrations.layout",
        "truweel.storage.purge",
        "truweel.storage.records",
        "truweel.storage.removal",
        "truweel.storage.rewriting",
    }
)
"""The modules that may name a collection's table in SQL (docs/decisions/0060)."""

ENGINE_SQL = frozenset(
    {"truweel.files.blobs", "truweel.maintenance.sweeps", "truweel.storage.backup", "truweel.storage.ledgers"}
)
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
    def package(self) -> str:
        """The first name below `truweel`; empty for the package itself."""
        return package_of(self.name)

    def imports(self, *, with_types: bool = True) -> Iterator[tuple[int, str]]:
        """Line and dotted name of all that is imported anywhere in the file, `from` names included.

        Without `with_types` what stands under `if TYPE_CHECKING:` is left out: it is never imported."""
        skipped = set() if with_types else self._nodes_for_types()
        for node in ast.walk(self.tree):
            if node in skipped:
                continue
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)

    def _nodes_for_types(self) -> set[ast.AST]:
        blocks = (n for n in ast.walk(self.tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING")
        return {node for block in blocks for statement in block.body for node in ast.walk(statement)}

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
        parents = self.name.split(".") if self.is_package else self.name.split(".")[:-1]
        parents = parents[: len(parents) - (node.level - 1)]
        return ".".join([*parents, node.module] if node.module else parents)


def parse_module(name: str, source: str, path: str = "example.py", is_package: bool = False) -> Module:
    return Module(name, path, is_package, ast.parse(source))


@cache
def modules() -> list[Module]:
    """Every module of the product."""
    parsed = []
    for path in sorted((SOURCE / "truweel").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        relative_path = str(path.relative_to(SOURCE.parent))
        parsed.append(parse_module(name, path.read_text(), relative_path, is_package))
    return parsed


def package_of(name: str) -> str:
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "truweel" else ""


def direction(code: Module) -> Iterator[str]:
    """A package imports earlier layers only; the client imports nothing from the server."""
    for line, name in code.imports():
        target = package_of(name)
        if target in ("", "__version__", code.package):
            continue
        where = f"{code.path}:{line}: {code.name} imports {name}"
        if code.package == "client":
            yield f"{where}: the client imports nothing from the server"
        elif target == "client":
            if code.package != "cli":
                yield f"{where}: of the server, only cli uses the client"
        elif target == "resources" and code.package != "resources":
            if code.name != REGISTRY:
                yield f"{where}: only {REGISTRY} loads resources"
        elif LAYER_OF.get(target, -1) > LAYER_OF.get(code.package, len(LAYERS)):
            yield f"{where}: {code.package} comes before {target} (design §4)"
        elif code.package in ("query", "patch") and target == "storage":
            yield f"{where}: {code.package} is pure functions, without a database"
        elif code.package == "resources" and target in ("query", "patch", "storage"):
            yield f"{where}: resources are declarations, made of schema alone"


def drivers(code: Module) -> Iterator[str]:
    """Only storage imports a database driver."""
    for line, name in code.imports():
        if name.partition(".")[0] in DRIVERS and code.package != "storage":
            yield f"{code.path}:{line}: {code.name} imports {name}: only storage imports a database driver"


def time_and_chance(code: Module) -> Iterator[str]:
    """Only clock reads the time and draws random numbers; the client, which cannot import clock, has its own."""
    if code.package in ("clock", "client"):
        return
    for line, name in code.names_used():
        is_random = name.startswith("random.") and name != "random.Random"
        if is_random or name in TIME_AND_CHANCE:
            yield f"{code.path}:{line}: {code.name} uses {name}: time and chance come from clock"


def collection_sql(code: Module) -> Iterator[str]:
    """Only a few modules compose SQL on collection tables; elsewhere no table name is put into a statement."""
    if code.name in COLLECTION_SQL:
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
    """Every package is in a layer."""
    if code.package and code.package not in LAYER_OF and code.package != "client":
        yield f"{code.path}:1: {code.package} is new: give it a layer in tests/test_layers.py (design §4)"


COLLECTION_NAMES: dict[str, frozenset[str]] = {
    "truweel.auth.authenticator": frozenset({"users"}),
    "truweel.auth.claims": frozenset({"users"}),
    "truweel.auth.roles": frozenset({"roles", "users"}),
    "truweel.cli.accounts": frozenset({"roles", "users"}),
    "truweel.cli.demo": frozenset({"roles", "users"}),
    "truweel.cli.limits": frozenset({"users"}),
    "truweel.cli.roles": frozenset({"roles"}),
    "truweel.cli.users": frozenset({"roles", "users"}),
    "truweel.console.operations": frozenset({"roles", "users"}),
    "truweel.console.sign_in": frozenset({"users"}),
    "truweel.console.site": frozenset({"users"}),
    "truweel.console.routes": frozenset({"users"}),
    "truweel.console.users": frozenset({"roles", "users"}),
    "truweel.docs.collections": frozenset({"documents"}),
    "truweel.events.catalog": frozenset({"articles", "clients", "offers", "projects"}),
    "truweel.http.files": frozenset({"documents"}),
    "truweel.auth.invitations": frozenset({"users"}),
    "truweel.auth.refusal_log": frozenset({"users"}),
    "truweel.http.openapi.endpoint_schemas": frozenset({"clients"}),
    "truweel.http.openapi.endpoints": frozenset({"documents", "users"}),
    "truweel.http.users": frozenset({"users"}),
    "truweel.error_codes": frozenset({"clients"}),
    "truweel.jobs.outgoing_mail": frozenset({"emails"}),
    "truweel.marketplace.apps": frozenset({"employees", "users"}),
    "truweel.marketplace.trial_tenants": frozenset({"roles", "users"}),
    "truweel.operations.documents": frozenset({"documents"}),
    "truweel.operations.history": frozenset({"users"}),
    "truweel.operations.system": frozenset({"users"}),
    "truweel.operations.unit": frozenset({"users"}),
    "truweel.schema.attachment": frozenset({"documents", "work-orders"}),
    "truweel.schema.collection": frozenset({"statuses"}),
    "truweel.schema.relations": frozenset({"documents"}),
}
"""Generic modules and the collections that each may name (docs/decisions/0061). A name that is no longer used fails."""

OTHER_MEANINGS: dict[str, frozenset[str]] = {
    "truweel.cli.mcp": frozenset({"comments", "documents", "deliveries"}),
    "truweel.cli.apps": frozenset({"installations"}),
    "truweel.cli.overview": frozenset({"deliveries", "installations"}),
    "truweel.cli.webhook": frozenset({"deliveries"}),
    "truweel.console.operations": frozenset({"deliveries"}),
    "truweel.console.vendor": frozenset({"installations"}),
    "truweel.http.openapi.endpoints": frozenset({"deliveries", "installations"}),
    "truweel.http.webhooks": frozenset({"deliveries"}),
    "truweel.maintenance.environment": frozenset({"settings"}),
    "truweel.marketplace.apps": frozenset({"installations"}),
    "truweel.storage.system.engine": frozenset({"settings"}),
}
"""Generic modules in which such a word means something else: deliveries of webhooks, installations of apps, settings of
the server, tasks of asyncio."""

PURCHASING = "truweel.resources.purchasing"
SALES = "truweel.resources.sales"

MODULE_CIRCLES = frozenset(
    {
        frozenset({"truweel.cli.app", "truweel.cli.docs"}),
        frozenset(
            {
                *(f"{SALES}.{name}" for name in ("adjusted_line_items", "advances", "billing", "credit_notes")),
                *(f"{SALES}.{name}" for name in ("draft_lines", "offers", "progress", "progress_lines")),
                *(f"{SALES}.{name}" for name in ("projects", "settlements")),
                *(
                    f"{SALES}.{name}"
                    for name in (
                        "progress_statements",
                        "sales_invoice_lines",
                        "sales_invoices",
                        "sales_orders",
                    )
                ),
                *(f"{PURCHASING}.{name}" for name in ("approval_requests", "approvals", "ordering")),
                *(f"{PURCHASING}.{name}" for name in ("price_requests", "purchase_invoices", "receipts")),
                f"{PURCHASING}.purchase_supply_orders",
                *(f"truweel.resources.planning.{name}" for name in ("conflicts", "planning_items")),
                *(
                    f"truweel.resources.work.{name}"
                    for name in ("hour_reports", "schedules", "time_off_requests", "work_orders")
                ),
                "truweel.resources.company.employees",
                "truweel.resources.documents.quotations",
                "truweel.resources.equipment.materials",
                "truweel.resources.system.statuses",
            }
        ),
        frozenset({f"truweel.resources.stock.{name}" for name in ("articles", "stock_changes", "units")}),
        frozenset({"truweel.resources.company.roles", "truweel.resources.company.users"}),
    }
)
"""Circles between modules of one package that remain; imports for types alone don't count. `cli.docs` imports the app
inside its command. The documents of a job know each other: each is made from the one before, from planning over work
order to invoice, and asks the one after what became of it (design-writes §2). So do what is decided on and its
approval, and employees and their hours; offers ask for prices; orders are received, invoiced and paid, and follow the
tenant's statuses. Roles and users do too: a role asks who signs in with it before it gives up its rights. What is
promised and expected of an article is counted in its units."""


def collection_names(code: Module) -> Iterator[str]:
    """A collection is named in resources/, demo/ and starting_set/, elsewhere only where decision 0061 lists it."""
    if code.package in ("resources", "demo", "starting_set"):
        return
    for line, name in named_collections(code):
        if name not in allowed_names(code):
            yield f"{code.path}:{line}: {code.name} names the collection '{name}': decision 0061 says who may"


def allowed_names(code: Module) -> frozenset[str]:
    return COLLECTION_NAMES.get(code.name, frozenset()) | OTHER_MEANINGS.get(code.name, frozenset())


def named_collections(code: Module) -> Iterator[tuple[int, str]]:
    """Line and key of each collection that a string names: by its key, or at the start of a path such as `/users/1`."""
    docstrings = {
        id(statement.value)
        for node in ast.walk(code.tree)
        for statement in (node.body if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) else ())
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            name = node.value.removeprefix("/").partition("/")[0] if node.value.startswith("/") else node.value
            if name in collection_keys():
                yield node.lineno, name


@cache
def collection_keys() -> frozenset[str]:
    return frozenset(collection.key for collection in load_registry())


def rules_get_their_registry(code: Module) -> Iterator[str]:
    """A rule works with the registry that it is given; it does not ask for the global one."""
    if code.package != "resources":
        return
    for line, name in code.names_used():
        if name == f"{REGISTRY}.load_registry":
            yield f"{code.path}:{line}: {code.name} asks the global registry: a rule takes it from its argument"


Rule = Callable[[Module], Iterator[str]]
RULES = (known, direction, drivers, time_and_chance, collection_sql, collection_names, rules_get_their_registry)


@pytest.mark.parametrize("rule", RULES)
def test_the_code_keeps(rule: Rule) -> None:
    faults = [fault for code in modules() for fault in rule(code)]
    assert not faults, "\n" + "\n".join(faults)


def test_packages_do_not_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for code in modules():
        targets = {package_of(name) for _, name in code.imports()} & LAYER_OF.keys()
        if code.name == REGISTRY:
            targets.discard("resources")
        if code.package in LAYER_OF:
            needs.setdefault(code.package, set()).update(targets - {code.package})
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        pytest.fail("packages in a circle: " + " → ".join(reversed(error.args[1])))


def imported_modules() -> dict[str, set[str]]:
    """Module → the modules of the product that it imports anywhere, those for types alone left out; a package's
    `__init__` counts as a module."""
    names = {code.name for code in modules()}
    imports: dict[str, set[str]] = {name: set() for name in names}
    for code in modules():
        for _, target in code.imports(with_types=False):
            while target not in names and target:
                target = target.rpartition(".")[0]
            if target not in ("", "truweel", code.name):
                imports[code.name].add(target)
    return imports


def test_imports_for_types_alone_are_told_apart() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import truweel.a\nelse:\n    import truweel.b"
    code = parse_module("truweel.x", source)
    assert [name for _, name in code.imports()] == ["typing.TYPE_CHECKING", "truweel.a", "truweel.b"]
    assert [name for _, name in code.imports(with_types=False)] == ["typing.TYPE_CHECKING", "truweel.b"]


def reachable(imports: dict[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    pending = [start]
    while pending:
        for target in imports[pending.pop()] - reached:
            reached.add(target)
            pending.append(target)
    return reached


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    imports = imported_modules()
    reach = {name: reachable(imports, name) for name in imports}
    circles = {
        frozenset(other for other in reach[name] if name in reach[other]) for name in imports if name in reach[name]
    }
    assert {tuple(sorted(circle)) for circle in circles} == {tuple(sorted(circle)) for circle in MODULE_CIRCLES}


def test_middleware_knows_no_handlers() -> None:
    """Middleware surrounds the whole application. Of http it uses only what reads and answers a call."""
    allowed = {"admission", "call", "middleware", "responses"}
    faults = [
        f"{code.path}:{line}: {code.name} imports {target}"
        for code in modules()
        if code.name.startswith("truweel.http.middleware")
        for line, target in code.imports()
        if target.startswith("truweel.http.") and target.split(".")[2] not in allowed
    ]
    assert not faults, "\n" + "\n".join(faults)


def test_the_protocol_does_not_know_the_marketplace() -> None:
    """OAuth is a protocol. The marketplace is built on it. The handlers of http use neither."""
    forbidden = {"oauth": ("marketplace", "console"), "marketplace": ("console",), "http": ("oauth", "console")}
    faults = [
        f"{code.path}:{line}: {code.name} imports {target}"
        for code in modules()
        for line, target in code.imports()
        if package_of(target) in forbidden.get(code.package, ())
    ]
    assert not faults, "\n" + "\n".join(faults)


def test_allowed_collection_names_are_used() -> None:
    used = {code.name: {name for _, name in named_collections(code)} for code in modules()}
    listed = (*COLLECTION_NAMES.items(), *OTHER_MEANINGS.items())
    assert [(name, names - used.get(name, set())) for name, names in listed if names - used.get(name, set())] == []


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
        (collection_names, "truweel.operations.x", "registry['users']", "decision 0061"),
        (collection_names, "truweel.cli.roles", "registry['clients']", "decision 0061"),
        (collection_names, "truweel.http.x", "f'/documents/{id}'", "decision 0061"),
        (
            rules_get_their_registry,
            "truweel.resources.sales.x",
            "from truweel.schema import registry\nregistry.load_registry()",
            "asks the global registry",
        ),
        (time_and_chance, "truweel.events.x", "import random\nrandom.uniform(0, 1)", "random.uniform"),
    ],
)
def test_a_fault_is_found(rule: Rule, name: str, source: str, complaint: str) -> None:
    (fault,) = rule(parse_module(name, source))
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
    assert [fault for rule in RULES for fault in rule(parse_module(name, source))] == []
