"""Installations on each database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.server_process import Installation


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """A new installation on each database, with a tenant and an administrator."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    new_installation = Installation(tmp_path / "data", url)
    new_installation.fill()
    return new_installation


@pytest.fixture
def lite(tmp_path: Path) -> Installation:
    """An installation on SQLite, with a tenant and an administrator who has rate limits."""
    new_installation = Installation(tmp_path / "data")
    new_installation.fill(limited=True)
    return new_installation


@pytest.fixture
def large(tmp_path: Path, postgres_database: str, redis_url: str) -> Callable[..., Installation]:
    """Creates an installation on PostgreSQL with Redis."""

    def make(*, limited: bool = False, url: str | None = None) -> Installation:
        new_installation = Installation(tmp_path / "data", postgres_database, variables={"TRUWEEL_REDIS": redis_url})
        new_installation.fill(limited=limited)
        new_installation.url = url or new_installation.url
        return new_installation

    return make
