"""Fixtures that every test may ask for: fresh databases on the real servers.

One PostgreSQL and one Redis serve a whole run. With workers (`pytest -n`) the main process starts both before the
workers and passes the addresses in the environment. Without workers they start at first use. To use a running server,
name it in TRUWEEL_TEST_POSTGRES (with a role that may create databases) or TRUWEEL_TEST_REDIS (its databases are
emptied).
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
import redis
from hypothesis import HealthCheck, settings

from tests import servers

if TYPE_CHECKING:
    from tests.e2e.installations import Installations
    from tests.harness import Templates

POSTGRES_VARIABLE = "TRUWEEL_TEST_POSTGRES"
REDIS_VARIABLE = "TRUWEEL_TEST_REDIS"

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""The programs that tests start read what was compiled before: without that each takes half a second longer."""

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""A slow machine fails no test: by its own settings Hypothesis refuses examples that take long."""

MEMORY = Path("/dev/shm")
NEEDED_BYTES = 8_000_000_000
"""Free memory with which the databases of the suite are kept in memory, of which they take a tenth."""

_running = contextlib.ExitStack()


def _keep_files_in_memory() -> None:
    """Make temporary files in memory where there is plenty: SQLite flushes every commit, and a disk takes milliseconds
    for it. TMPDIR, where it is set, says another place."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    files = os.statvfs(MEMORY)
    available = re.search(r"MemAvailable: +(\d+) kB", Path("/proc/meminfo").read_text())
    memory = int(available[1]) * 1024 if available else 0
    if min(memory, files.f_bavail * files.f_frsize) >= NEEDED_BYTES and not files.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


_keep_files_in_memory()


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
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Templates]:
    """The databases that worlds are copied from: one of each kind a worker."""
    from tests.harness import Templates

    templates = Templates(tmp_path_factory.mktemp("worlds"), _postgres)
    yield templates
    templates.close()


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
