"""The servers of the suite: what all other tests rely on."""

from __future__ import annotations

import psycopg
import redis


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
