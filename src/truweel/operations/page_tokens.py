"""Consistent paging: remembers where a page ended, so that the next one continues there.

A program that walks `page=0,1,2,…` must not see a row twice nor miss one because others came or went meanwhile, and
page 9,000 must not cost more than page 1. So the key of a page's last row is remembered for `LIFETIME_MS` per caller
and query, and the next page starts after it. One process keeps it in memory; several share a table.
"""

import hashlib
from collections import OrderedDict
from typing import Protocol

from truweel import clock
from truweel.query.model import Query
from truweel.storage.database import Database, Reader
from truweel.storage.side_writes import write_if_possible

__all__ = ["LIFETIME_MS", "MemoryPageTokens", "PageTokens", "TablePageTokens", "page_tokens_for"]

LIFETIME_MS = 15 * 60 * 1000
MAX_WALKS = 20_000
MAX_POSITIONS = 16
MAX_CHARACTERS = 16 * 1024 * 1024
"""Characters of all queries and cursors that a process remembers: both are as long as callers make them."""


class PageTokens(Protocol):
    """Remembers the ends of pages; `caller` is `Caller.key`, `token` a cursor."""

    def find(self, reader: Reader, tenant: int, caller: str, query: Query) -> str | None:
        """The cursor after which the page of `query` starts, if the page before it was remembered."""

    async def remember(self, tenant: int, caller: str, query: Query, token: str) -> None:
        """The page of `query` ended at `token`."""


class MemoryPageTokens:
    """For a database that one process serves."""

    def __init__(self) -> None:
        self._walks: OrderedDict[tuple[str, str, str], _Walk] = OrderedDict()
        self.characters = 0
        """Characters of what is remembered."""

    def find(self, reader: Reader, tenant: int, caller: str, query: Query) -> str | None:
        walk = self._walks.get((caller, query.collection.key, query.signature))
        token, until = walk.ends.get(query.page.offset, (None, 0)) if walk else (None, 0)
        return token if until > clock.now() else None

    async def remember(self, tenant: int, caller: str, query: Query, token: str) -> None:
        key = (caller, query.collection.key, query.signature)
        walk = self._walks.pop(key, None)
        if walk is None:
            walk = _Walk(sum(map(len, key)))
        else:
            self.characters -= walk.characters
        self._walks[key] = walk
        walk.remember(query.page.offset + query.page.limit, token)
        self.characters += walk.characters
        while len(self._walks) > MAX_WALKS or self.characters > MAX_CHARACTERS:
            _, oldest = self._walks.popitem(last=False)
            self.characters -= oldest.characters


class _Walk:
    """Where the pages of one query ended: the cursor of each position, and until when it is remembered."""

    __slots__ = ("characters", "ends")

    def __init__(self, characters: int) -> None:
        """`characters` of its query; those of its cursors are added."""
        self.characters = characters
        self.ends: OrderedDict[int, tuple[str, int]] = OrderedDict()

    def remember(self, position: int, token: str) -> None:
        """The page before `position` ended at `token`."""
        previous, _ = self.ends.pop(position, ("", 0))
        self.ends[position] = (token, clock.now() + LIFETIME_MS)
        self.characters += len(token) - len(previous)
        if len(self.ends) > MAX_POSITIONS:
            _, (oldest, _) = self.ends.popitem(last=False)
            self.characters -= len(oldest)


class TablePageTokens:
    """For a database that several processes serve; the table is unlogged there, since losing it costs nothing but a
    longer way."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, reader: Reader, tenant: int, caller: str, query: Query) -> str | None:
        row = reader.row(
            "SELECT after FROM boundary WHERE tenant_id = ? AND walk = ? AND position = ? AND until > ?",
            (tenant, _walk(caller, query), query.page.offset, clock.now()),
        )
        return row[0] if row else None

    async def remember(self, tenant: int, caller: str, query: Query, token: str) -> None:
        sql = (
            "INSERT INTO boundary (tenant_id, walk, position, after, until) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (tenant_id, walk, position) DO UPDATE SET after = excluded.after, until = excluded.until"
        )
        values = (tenant, _walk(caller, query), query.page.offset + query.page.limit, token, clock.now() + LIFETIME_MS)
        await write_if_possible(self._database, lambda writer: writer.execute(sql, values), "the end of a page")


def _walk(caller: str, query: Query) -> str:
    """The whole key in few bytes; parts of it would be those of several walks."""
    return hashlib.sha256(f"{caller}|{query.collection.key}|{query.signature}".encode()).hexdigest()


def page_tokens_for(database: Database) -> PageTokens:
    """The kind that `database` needs."""
    return MemoryPageTokens() if database.is_single_process else TablePageTokens(database)
