"""Does a job: in one transaction, in which it is also noted as done. What it does to the database happens once."""

from collections.abc import Callable
from functools import partial

import msgspec

from truweel import clock
from truweel.operations import extra_changes
from truweel.operations.answer import Context
from truweel.operations.system import system_caller
from truweel.operations.unit import Unit
from truweel.schema.registry import Registry
from truweel.schema.rules import Job
from truweel.schema.schedule import Due
from truweel.storage import due, jobs
from truweel.storage.database import Database, Writer
from truweel.storage.jobs import LeasedJob, NewJob

__all__ = ["UnknownJob", "run_job"]

BATCH = 500
"""Records for which a job of a tenant enqueues jobs in one transaction."""


class UnknownJob(Exception):
    """No collection declares a job of this name: another version of the program enqueued it."""


class _Rest(msgspec.Struct, frozen=True):
    """The payload of a job that goes on where the one before it ended: with the ids above `after`."""

    after: int


async def run_job(database: Database, registry: Registry, job: LeasedJob) -> None:
    """Do `job` and note that it is done, unless another process holds it by now. Raises whatever the job raises."""
    if job.name not in registry.jobs and _find_engine_job(registry, job) is None:
        raise UnknownJob(f"There is no job '{job.name}' in this version of the program.")
    await database.write(partial(_run, registry=registry, job=job))


def _run(writer: Writer, *, registry: Registry, job: LeasedJob) -> None:
    # First of all: it locks the row, so that a process that takes over an expired lease waits for the end of this.
    if not jobs.finish(writer, job, clock.now()):
        return
    caller = system_caller(writer, registry, job.tenant_id)
    unit = Unit(writer, registry, caller, Context(base="", correlation_id=job.cause))
    engine_job = _find_engine_job(registry, job)
    if engine_job is not None:
        engine_job(unit)
        unit.commit()
        return
    collection, declared = registry.jobs[job.name]
    if job.record_id is None:
        assert declared.due is not None
        _enqueue_for_records(unit, job, declared.due)
        return
    record = unit.load(collection, job.record_id)
    if record is None or (declared.due is not None and not declared.due.holds(record, unit.today)):
        return
    _call(declared, record, unit, job.payload)
    unit.commit()


def _find_engine_job(registry: Registry, job: LeasedJob) -> Callable[[Unit], None] | None:
    """What the engine itself does later, whatever is declared; None where `job` is a declared one."""
    if job.name == extra_changes.SPREAD:
        return lambda unit: extra_changes.spread(unit, job.payload, job.cause)
    for collection in registry.kinds:
        if collection.extra and job.name == extra_changes.update_job_name(collection) and job.record_id is not None:
            id = job.record_id
            return lambda unit: extra_changes.update_document(unit, collection, id)
    return None


def _call(declared: Job, record: object, unit: Unit, payload: bytes) -> None:
    if declared.payload is None:
        declared.run(record, unit)
    else:
        declared.run(record, unit, msgspec.json.decode(payload, type=declared.payload))


def _enqueue_for_records(unit: Unit, job: LeasedJob, rule: Due) -> None:
    """A job for each record of the tenant that is due: one that fails doesn't keep the others."""
    collection = unit.registry.jobs[job.name][0]
    after = msgspec.json.decode(job.payload, type=_Rest).after if job.payload else 0
    ids = due.list_due_records(unit.writer, collection, rule, unit.tenant, unit.today, after, BATCH)
    new_jobs = [NewJob(job.name, id, str(id)) for id in ids]
    if len(ids) == BATCH:
        new_jobs.append(NewJob(job.name, None, job.key, msgspec.json.encode(_Rest(ids[-1]))))
    jobs.insert(unit.writer, unit.tenant, unit.now, job.cause, new_jobs)
