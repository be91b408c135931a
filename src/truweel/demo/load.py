"""Writing the demo company, or any bodies, in batches through the operations that requests use."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice

from truweel.auth.caller import Caller
from truweel.demo.bodies import Body, resolve
from truweel.operations.internal import create_records
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Writer

__all__ = ["Ids", "load"]

Ids = dict[str, "array[int]"]
"""Path → the ids of its records in the order of their bodies: eight bytes a record, so that a million fit anywhere."""


def load(
    database: Database,
    registry: Registry,
    caller: Caller,
    bodies: Iterable[Body],
    *,
    batch: int = 500,
    progress: Callable[[int], None] | None = None,
) -> Ids:
    """Write `bodies` as `caller`, `batch` of them a transaction; after each, `progress` gets how many are written.

    Invalid names what is wrong with a body, also what a request would only be warned of; earlier transactions stay.
    """
    ids: Ids = {}
    remaining, written = iter(bodies), 0
    while some := list(islice(remaining, batch)):
        committed = {path: len(numbers) for path, numbers in ids.items()}

        def work(writer: Writer, some: Sequence[Body] = some, committed: dict[str, int] = committed) -> None:
            for path, numbers in ids.items():  # the database may run a transaction again
                del numbers[committed.get(path, 0) :]
            _write(writer, registry, caller, some, ids)

        with _uncollected():
            database.write_sync(work)
        written += len(some)
        if progress:
            progress(written)
    return ids


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector, which would look through all records of the batch many times before they can go; then
    those, and nothing older, are looked through once."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if enabled:
            gc.enable()


def _write(writer: Writer, registry: Registry, caller: Caller, some: Iterable[Body], ids: Ids) -> None:
    for path, run in groupby(some, key=lambda body: body.path):
        bodies = [members for _, members in run]
        new_ids = writer.next_ids(registry[path].table, len(bodies))
        ids.setdefault(path, array("q")).extend(new_ids)
        create_records(writer, registry, caller, path, new_ids, (resolve(members, ids) for members in bodies))
