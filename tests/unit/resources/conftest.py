"""A real tenant on a real SQLite file, written and read by the operations that requests use."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from truweel.auth.caller import Caller
from truweel.operations import read, write
from truweel.operations.answer import Context
from truweel.operations.internal import create_record
from truweel.patch import merge_patch
from truweel.query.parse import parse_includes
from truweel.schema import registry
from truweel.schema.body import decode_stored
from truweel.storage.database import Row
from truweel.storage.migrations.layout import create_statements
from truweel.storage.sqlite import Sqlite
from truweel.storage.tables import declared_layout

CONTEXT = Context(base="", strict=True, representation=True)


class Firm:
    """Tenant 1 and user 1, an administrator. Bodies are Python values, floats as `Decimal`."""

    def __init__(self, database: Sqlite) -> None:
        self.database = database
        self.registry = registry.load_registry()
        self.caller = Caller(1, 1, "Administrator", is_administrator=True)

    def post(self, path: str, body: dict[str, Any], *, parent: str | None = None) -> dict[str, Any]:
        """The record that POST answers; a child is posted to `offers/line-items` with `parent`."""
        owner = None if parent is None else int(parent)
        answer = self.database.write_sync(lambda writer: write.create(self._write(writer, path), body, parent=owner))
        record: dict[str, Any] = decode_stored(answer.body)
        return record

    def patch(self, path: str, id: str, changes: dict[str, Any], *, parent: str | None = None) -> dict[str, Any]:
        """The record after a merge patch."""
        owner = None if parent is None else int(parent)

        def work(writer: Any) -> Any:
            change = lambda document: merge_patch(document, changes)  # noqa: E731
            return write.patch(self._write(writer, path), int(id), change, parent=owner)

        record: dict[str, Any] = decode_stored(self.database.write_sync(work).body)
        return record

    def delete(self, path: str, id: str, *, parent: str | None = None) -> None:
        """DELETE."""
        owner = None if parent is None else int(parent)
        self.database.write_sync(lambda writer: write.delete(self._write(writer, path), int(id), parent=owner))

    def get(self, path: str, id: str, *include: str) -> dict[str, Any]:
        """The record with what `include` names."""
        tree = parse_includes(self.registry, self.registry[path], include, [], [])
        collection = self.registry[path]
        answer = self.database.read_sync(
            lambda reader: read.get(reader, self.registry, self.caller, CONTEXT, collection, int(id), includes=tree)
        )
        record: dict[str, Any] = decode_stored(answer.body)
        return record

    def rows(self, sql: str) -> list[Row]:
        """What the database holds."""
        return self.database.read_sync(lambda reader: reader.rows(sql))

    def events(self) -> list[tuple[str, int]]:
        """Every event since the firm was set up: name and id of the record."""
        return [(name, id) for name, id in self.rows("SELECT name, record_id FROM event ORDER BY id")]

    def _write(self, writer: Any, path: str) -> write.Write:
        return write.Write(writer, self.registry, self.caller, CONTEXT, self.registry[path])


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table and one tenant, to copy."""
    path = tmp_path_factory.mktemp("empty") / "firm.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in create_statements(declared_layout(registry.load_registry()), "sqlite"):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (1, 'firm', 'Firm', 0, 0, '{}')"
        )
    return path


@pytest.fixture
def firm(empty: Path, tmp_path: Path) -> Iterator[Firm]:
    """A tenant with one user, the VAT tariffs 21 %, 6 % and reverse charge (ids 1, 2, 3), and nothing else."""
    database = Sqlite(Path(shutil.copy(empty, tmp_path / "firm.db")))
    firm = Firm(database)
    # Users can't be made through the API; what makes them is not this file's subject.
    body = {"email": "an@firm.example", "fullName": "An Claes"}
    firm.database.write_sync(lambda writer: create_record(writer, firm.registry, firm.caller, "users", body))
    for name, percentage in (("21%", 21), ("6%", 6), ("Verlegd", 0)):
        body = {"name": name, "percentage": Decimal(percentage), "reverseCharge": not percentage}
        firm.post("vat-tariffs", body)
    firm.database.write_sync(lambda writer: writer.execute("DELETE FROM event"))
    try:
        yield firm
    finally:
        database.close()
