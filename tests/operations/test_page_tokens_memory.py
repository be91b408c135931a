"""What a process remembers of pages is bounded in characters, whatever callers send."""

from types import SimpleNamespace
from typing import Any

import pytest

from truweel.operations.page_tokens import MAX_CHARACTERS, MAX_POSITIONS, MemoryPageTokens

pytestmark = pytest.mark.anyio


def query(signature: str, offset: int) -> Any:
    return SimpleNamespace(
        collection=SimpleNamespace(key="clients"), signature=signature, page=SimpleNamespace(offset=offset, limit=100)
    )


async def test_long_queries_and_cursors_push_each_other_out() -> None:
    tokens = MemoryPageTokens()
    for number in range(400):
        await tokens.remember(1, "1:1:", query(f"{number} {'x' * 60_000}", 0), "t" * 3000)
    remembered = sum(
        sum(map(len, key)) + sum(len(t) for t, _ in walk.ends.values()) for key, walk in tokens._walks.items()
    )
    assert MAX_CHARACTERS - 70_000 < tokens.characters <= MAX_CHARACTERS
    assert tokens.characters == remembered


async def test_the_count_is_exact_when_positions_come_and_go() -> None:
    tokens = MemoryPageTokens()
    for offset in [*range(0, 100 * (MAX_POSITIONS + 5), 100), 300, 300]:
        await tokens.remember(1, "1:1:", query("q", offset), f"token{offset}")
    (walk,) = tokens._walks.values()
    assert len(walk.ends) == MAX_POSITIONS
    assert tokens.characters == len("1:1:" + "clients" + "q") + sum(len(token) for token, _ in walk.ends.values())
    assert list(walk.ends)[-1] == 400
