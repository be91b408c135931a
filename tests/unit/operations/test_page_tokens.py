"""Where pages ended is remembered for each caller and query, for a quarter of an hour, within bounds."""

import asyncio
import dataclasses
from typing import Any, cast

import pytest

from truweel import clock
from truweel.operations import page_tokens
from truweel.operations.page_tokens import LIFETIME_MS, MAX_POSITIONS, MemoryPageTokens
from truweel.query.model import Page, Query
from truweel.schema.registry import load_registry
from truweel.storage.database import Reader

NO_READER = cast(Reader, None)  # memory asks no database
CLIENTS = Query(load_registry()["clients"], signature="sort=name")


def page(query: Query, number: int, size: int = 10) -> Query:
    return dataclasses.replace(query, page=Page(number * size, size))


def remember(tokens: MemoryPageTokens, query: Query, token: str, caller: str = "1:1:-") -> None:
    asyncio.run(tokens.remember(1, caller, query, token))


def position(tokens: MemoryPageTokens, query: Query, caller: str = "1:1:-") -> str | None:
    return tokens.find(NO_READER, 1, caller, query)


def test_the_next_page_starts_where_this_one_ended() -> None:
    tokens = MemoryPageTokens()
    remember(tokens, page(CLIENTS, 0), "a")
    remember(tokens, page(CLIENTS, 1), "b")
    positions = [position(tokens, page(CLIENTS, number)) for number in range(4)]
    assert positions == [None, "a", "b", None]
    assert position(tokens, page(CLIENTS, 2, size=5)) == "a"  # by position, whatever the size
    remember(tokens, page(CLIENTS, 0), "c")
    assert position(tokens, page(CLIENTS, 1)) == "c"


@pytest.mark.parametrize(
    ("query", "caller"),
    [
        (CLIENTS, "1:2:-"),
        (dataclasses.replace(CLIENTS, signature="sort=-name"), "1:1:-"),
        (dataclasses.replace(CLIENTS, collection=load_registry()["suppliers"]), "1:1:-"),
    ],
    ids=["caller", "query", "collection"],
)
def test_another_walk_has_its_own_ends(query: Query, caller: str) -> None:
    tokens = MemoryPageTokens()
    remember(tokens, page(CLIENTS, 0), "a")
    assert position(tokens, page(query, 1), caller) is None


def test_an_end_is_forgotten_after_a_quarter_of_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000_000]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    tokens = MemoryPageTokens()
    remember(tokens, page(CLIENTS, 0), "a")
    now[0] += LIFETIME_MS - 1
    assert position(tokens, page(CLIENTS, 1)) == "a"
    now[0] += 1
    assert position(tokens, page(CLIENTS, 1)) is None


def test_a_walk_keeps_its_latest_ends() -> None:
    tokens = MemoryPageTokens()
    for number in range(MAX_POSITIONS):
        remember(tokens, page(CLIENTS, number), f"end {number}")
    remember(tokens, page(CLIENTS, 0), "again")
    remember(tokens, page(CLIENTS, MAX_POSITIONS), "new")
    positions = [position(tokens, page(CLIENTS, number + 1)) for number in range(MAX_POSITIONS + 1)]
    assert positions == ["again", None, *(f"end {number}" for number in range(2, MAX_POSITIONS)), "new"]


def test_the_walk_that_went_on_longest_ago_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tokens, "MAX_WALKS", 2)
    tokens = MemoryPageTokens()
    for caller in ("a", "b", "a", "c"):
        remember(tokens, page(CLIENTS, 0), f"of {caller}", caller)
    positions: list[Any] = [position(tokens, page(CLIENTS, 1), caller) for caller in ("a", "b", "c")]
    assert positions == ["of a", None, "of c"]
