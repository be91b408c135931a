"""Installations on each database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.server_process import Installation


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """A new one on each database, filled."""
    url = request.getfixturevalue("postgres_database") if request.param == "postgresql" else None
    made = Installation(tmp_path / "data", url)
    made.fill()
    return made


@pytest.fixture
def lite(tmp_path: Path) -> Installation:
    """One on SQLite, filled, whose user is limited."""
    made = Installation(tmp_path / "data")
    made.fill(limited=True)
    return made


@pytest.fixture
def large(tmp_path: Path, postgres_database: str, redis_url: str) -> Callable[..., Installation]:
    """Makes one on PostgreSQL with Redis."""

    def make(*, limited: bool = False, url: str | None = None) -> Installation:
        made = Installation(tmp_path / "data", postgres_database, variables={"TRUWEEL_REDIS": redis_url})
        made.fill(limited=limited)
        made.url = url or made.url
        return made

    return make
