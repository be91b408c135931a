"""A database of the first release, with records in it, and its way to the second one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.evolution.site_reports import FIRST, SECOND
from tests.harness import DIALECTS, World, _create_firm
from truweel.schema.registry import Registry
from truweel.storage.migrations import changes
from truweel.storage.migrations.__main__ import unreleased_text
from truweel.storage.opening import migrate, open_database

__all__ = ["VERSIONS", "Place", "place"]

FOUNDATION = unreleased_text([], FIRST)
VERSIONS = {"0001": FOUNDATION, "0002": unreleased_text([FOUNDATION], SECOND)}
assert changes.render(changes.parse(VERSIONS["0002"])) == VERSIONS["0002"]


@dataclass
class Place:
    """An empty database of one kind."""

    path: Path
    url: str | None

    def migrate(self, registry: Registry, versions: dict[str, str] | None = None) -> None:
        """Bring it to `versions`, by default to the first release."""
        known = {"0001": FOUNDATION} if versions is None else versions
        migrate(registry, path=self.path, url=self.url, known=known)

    def world(self, registry: Registry, versions: dict[str, str], **options: Any) -> World:
        """A server of `registry`."""
        database = open_database(registry, path=self.path, url=self.url, size=4, known=versions)
        return World(database, registry, **options)

    def first(self, registry: Registry = FIRST, foundation: str = FOUNDATION) -> World:
        """A server of the first release, with two firms."""
        known = {"0001": foundation}
        self.migrate(registry, known)
        database = open_database(registry, path=self.path, url=self.url, size=2, known=known)
        for tenant in (1, 2):
            database.write_sync(partial(_create_firm, registry=registry, tenant=tenant))
        database.close()
        return self.world(registry, known)

    def second(self) -> World:
        """A server of the second release on the migrated database."""
        self.migrate(SECOND, VERSIONS)
        return self.world(SECOND, VERSIONS)


Opened = Callable[[], World]


@pytest.fixture(params=DIALECTS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty database."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    return Place(tmp_path / "truweel.db", url)
