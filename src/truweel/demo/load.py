"""Writing the demo company, or any bodies, in batches through the operations that requests use."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from truweel.auth.caller import Caller
from truweel.demo.records import RecordBody, resolve_refs
from truweel.operations.internal import act_on_record, create_records
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Writer

__all__ = ["RecordIds", "load_bodies"]

RecordIds = dict[str, "array[int]"]
"""Path → the ids of its records in the order of their bodies, children too (`sales-orders/line-items`): eight bytes a
record, so that a million fit anywhere."""


def load_bodies(
    database: Database,
    registry: Registry,
    caller: Caller,
    bodies: Iterable[RecordBody],
    *,
    batch: int = 500,
    progress: Callable[[int], None] | None = None,
) -> RecordIds:
    """Write `bodies` as `caller`, `batch` of them a transaction, an action in one of its own; after each, `progress`
    gets how many are written.

    ValidationError names what is wrong with a body, also what a request would only be warned of. Earlier
    transactions stay.
    """
    ids: RecordIds = {}
    written = 0
    for batch_bodies in _transactions(bodies, batch):
        committed = {path: len(numbers) for path, numbers in ids.items()}

        def work(
            writer: Writer, batch_bodies: Sequence[RecordBody] = batch_bodies, committed: dict[str, int] = committed
        ) -> None:
            for path, numbers in ids.items():  # the database may run a transaction again
                del numbers[committed.get(path, 0) :]
            _write_batch(writer, registry, caller, batch_bodies, ids)

        with _without_garbage_collector():
            database.write_sync(work)
        written += len(batch_bodies)
        if progress:
            progress(written)
    return ids


def _transactions(bodies: Iterable[RecordBody], batch: int) -> Iterator[list[RecordBody]]:
    """The bodies that are written together. An action locks records in an order that another one can't keep to."""
    for is_action, run in groupby(bodies, key=lambda body: "/" in body.path):
        while batch_bodies := list(islice(run, 1 if is_action else batch)):
            yield batch_bodies


@contextmanager
def _without_garbage_collector() -> Iterator[None]:
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


def _write_batch(
    writer: Writer, registry: Registry, caller: Caller, bodies: Iterable[RecordBody], ids: RecordIds
) -> None:
    for path, run in groupby(bodies, key=lambda body: body.path):
        members = [body.members for body in run]
        if "/" in path:
            ids.setdefault(path, array("q")).extend(
                _act(writer, registry, caller, path, resolve_refs(body, ids)) for body in members
            )
            continue
        new_ids = writer.next_ids(registry[path].table, len(members))
        ids.setdefault(path, array("q")).extend(new_ids)
        children = create_records(
            writer, registry, caller, path, new_ids, (resolve_refs(body, ids) for body in members)
        )
        for key, child_ids in children.items():
            ids.setdefault(key, array("q")).extend(child_ids)


def _act(writer: Writer, registry: Registry, caller: Caller, path: str, members: dict[str, Any]) -> int:
    """Carry out the action `path`; the id of its record."""
    collection, _, action = path.partition("/")
    id = int(members.pop("id"))
    act_on_record(writer, registry, caller, collection, id, action, members)
    return id
