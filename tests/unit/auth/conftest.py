"""Firms with users, keys and an authenticator, on each database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.harness import DIALECTS, Templates
from truweel.auth.authenticator import Authenticator
from truweel.auth.keyring import Keyring, open_keyring
from truweel.schema.registry import Registry, load_registry
from truweel.settings import Settings
from truweel.storage.database import Database
from truweel.storage.opening import open_database

__all__ = ["AuthEnvironment", "environment"]


class AuthEnvironment:
    """A database with two firms, and what stands before it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.registry: Registry = load_registry()
        self.keyring: Keyring = open_keyring(settings, database)

    @contextmanager
    def process(self, **settings: str) -> Iterator[Authenticator]:
        """The authenticator of one more process."""
        authenticator = Authenticator(self.database, self.registry, replace(self.settings, **settings), self.keyring)  # type: ignore[arg-type]
        yield authenticator
        authenticator._passwords.close()

    def user(self, name: str = "admin", tenant: int = 1) -> int:
        """The id of one of the firms' users."""
        sql = "SELECT id FROM users WHERE tenant_id = ? AND email = ?"
        row = self.database.read_sync(lambda reader: reader.row(sql, (tenant, f"{name}@firm-{tenant}.example")))
        assert row is not None
        return int(row[0])


@pytest.fixture(params=DIALECTS)
def environment(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[AuthEnvironment]:
    with templates.copy(request.param) as (path, url):
        database = open_database(load_registry(), path=path, url=url, size=4)
        try:
            yield AuthEnvironment(database, Settings(data=tmp_path))
        finally:
            database.close()
