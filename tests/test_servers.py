"""The servers of the suite: what all other tests rely on."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psycopg
import redis

from tests import servers

FORKING = """
import os, socket, sys, time
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
if os.fork() == 0:
    print(os.getpid(), flush=True)
    time.sleep(600)
time.sleep(600)
"""


def test_a_postgres_database_is_empty_and_has_trigrams_to_offer(postgres_database: str) -> None:
    with psycopg.connect(postgres_database, autocommit=True) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        connection.execute("CREATE EXTENSION pg_trgm")
        similarity = connection.execute("SELECT similarity('truweel', 'truweel')").fetchone()
    assert tables == (0,)
    assert similarity == (1.0,)


def test_a_redis_database_is_empty(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_a_redis_database_is_empty_again(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    """As the workers of `php -S` do not by themselves."""
    port = servers.free_port()
    with servers.listening([sys.executable, "-c", FORKING, str(port)], port, tmp_path):
        while not (child := (tmp_path / "log").read_text()).strip():
            time.sleep(0.01)
        assert is_running(int(child))
    deadline = time.monotonic() + 10
    while is_running(int(child)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
