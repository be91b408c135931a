"""Fixtures that every test may ask for: fresh databases on the real servers.

One PostgreSQL and one Redis serve a whole run. With workers (`pytest -n`) the main process starts both before the
workers and passes the addresses in the environment. Without workers they start at first use. To use a running server,
name it in TRUWEEL_TEST_POSTGRES (with a role that may create databases) or TRUWEEL_TEST_REDIS (its databases are
emptied).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
import redis

from tests import servers

if TYPE_CHECKING:
    from tests.e2e.installations import Installations

POSTGRES_VARIABLE = "TRUWEEL_TEST_POSTGRES"
REDIS_VARIABLE = "TRUWEEL_TEST_REDIS"

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""The programs that tests start read what was compiled before: without that each takes half a second longer."""

_running = contextlib.ExitStack()


def _postgres() -> str:
    if POSTGRES_VARIABLE not in os.environ:
        os.environ[POSTGRES_VARIABLE] = _running.enter_context(servers.postgres())
    return os.environ[POSTGRES_VARIABLE]


def _redis() -> str:
    if REDIS_VARIABLE not in os.environ:
        os.environ[REDIS_VARIABLE] = _running.enter_context(servers.redis_server())
    return os.environ[REDIS_VARIABLE]


def pytest_configure(config: pytest.Config) -> None:
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        try:
            _postgres()
            _redis()
        except servers.ServerError as error:
            raise pytest.UsageError(str(error)) from None


def pytest_unconfigure() -> None:
    _running.close()


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """URL of a real PostgreSQL cluster, as a role that may create databases and extensions."""
    return _postgres()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """URL `postgresql://…` of a new, empty database; dropped afterwards, whoever is still connected."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield postgres_url.rpartition("/")[0] + f"/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def redis_url(worker_id: str) -> Iterator[str]:
    """URL `redis://…/N` of an empty Redis database that no other worker uses."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) + 1
    url = f"{_redis()}/{number}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
        yield url
        client.flushdb()


@pytest.fixture(scope="session")
def installations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installations]:
    """Installations to begin with."""
    from tests.e2e.installations import Installations

    templates = Installations(tmp_path_factory.mktemp("installations"))
    yield templates
    templates.close()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """Tests marked `anyio` run on the loop that serves in production."""
    return "asyncio", {"use_uvloop": True}
