"""Installations on each database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.installations import Installations
from tests.e2e.server_process import Installation


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path, installations: Installations) -> Installation:
    """A new installation on each database, with a tenant and an administrator."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    return installations.empty(tmp_path / "data", url)


@pytest.fixture
def lite(tmp_path: Path, installations: Installations) -> Installation:
    """An installation on SQLite, with a tenant and an administrator who has rate limits."""
    return installations.empty(tmp_path / "data", limited=True)


@pytest.fixture
def large(
    tmp_path: Path, postgres_database: str, redis_url: str, installations: Installations
) -> Callable[..., Installation]:
    """Creates an installation on PostgreSQL with Redis."""

    def make(*, limited: bool = False, url: str | None = None) -> Installation:
        new_installation = installations.empty(tmp_path / "data", postgres_database, limited=limited)
        new_installation.variables = {"TRUWEEL_REDIS": redis_url}
        new_installation.url = url or new_installation.url
        return new_installation

    return make
