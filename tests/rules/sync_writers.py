"""Processes that change records while others follow them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from truweel.auth.caller import Caller
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.internal import create_record, update_record
from truweel.operations.write import Write
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

__all__ = ["write_changes"]

SLOW = 10
"""The slow writer makes so many times fewer changes than another."""


def write_changes(
    path: Path, url: str | None, caller: Caller, articles: list[int], location: int, counts: list[int], pause: float
) -> None:
    """One writer for each of `counts`, which makes so many changes. The first is slow: it waits `pause` seconds between
    its last statement and its commit."""
    database = open_database(load_registry(), path=path, url=url, size=len(counts))
    try:
        with ThreadPoolExecutor(len(counts)) as pool:
            writers = [_Writer(caller, articles, location) for _ in counts]
            pauses = [pause, *(0.0 for _ in counts[1:])]
            runs = [
                pool.submit(writer.run, database.write_sync, count, seconds)
                for writer, count, seconds in zip(writers, counts, pauses, strict=True)
            ]
            for run in runs:
                run.result()
    finally:
        database.close()


class _Writer:
    """Creates two clients, changes one and deletes the other, and moves the stock of an article; then again."""

    def __init__(self, caller: Caller, articles: list[int], location: int) -> None:
        self.caller = caller
        self.articles = articles
        self.location = location
        self.clients: list[int] = []

    def run(self, write_sync: Callable[[Callable[[Writer], int]], int], count: int, pause: float) -> None:
        for number in range(count):
            change = (self.create, self.create, self.change, self.delete, self.move)[number % 5]

            def slow(writer: Writer, change: Callable[[Writer, int], int] = change, number: int = number) -> int:
                id = change(writer, number)
                time.sleep(pause)
                return id

            id = write_sync(slow)
            if change == self.create:
                self.clients.append(id)

    def create(self, writer: Writer, number: int) -> int:
        return create_record(writer, load_registry(), self.caller, "clients", {"name": f"client {number}"}).id

    def change(self, writer: Writer, number: int) -> int:
        members = {"name": f"changed {number}"}
        return update_record(writer, load_registry(), self.caller, "clients", self.clients[-2], members).id

    def delete(self, writer: Writer, number: int) -> int:
        registry = load_registry()
        deletion = Write(writer, registry, self.caller, Context(base=""), registry["clients"])
        write.delete(deletion, self.clients[-1])
        return number

    def move(self, writer: Writer, number: int) -> int:
        line = {"articleId": str(self.articles[number // 5 % len(self.articles)]), "quantity": 1}
        body = {"booked": True, "toStockLocationId": str(self.location), "lineItems": [line]}
        return create_record(writer, load_registry(), self.caller, "stock-changes", body).id
