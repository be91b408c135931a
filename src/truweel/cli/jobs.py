"""`truweel jobs …`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truweel import clock
from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    UsageError,
    format_table,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.storage.database import Writer

__all__ = ["app"]

STATES = ("pending", "failed", "done")
MAX_LISTED = 1_000
BATCH = 500
"""Jobs that one statement changes, at most."""

app = typer.Typer(no_args_is_help=True, help="Jobs: work that is done later. Which wait, and which failed.")

IdsArgument = Annotated[list[int] | None, typer.Argument(help="Ids of jobs.", show_default=False)]
FailedOption = Annotated[bool, typer.Option("--failed", help="All that failed.")]
TenantOption = Annotated[str | None, typer.Option("--tenant", "-t", help="Only this tenant: its slug or id.")]


@app.command("list")
def list_(
    state: Annotated[
        list[str] | None, typer.Option(help="pending, failed or done; by default pending and failed.")
    ] = None,
    tenant: TenantOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what waits, runs or failed, the latest first, at most 1,000.

    \b
    truweel jobs list
    truweel jobs list --state failed --tenant acme
    """
    from truweel.auth import store
    from truweel.storage import jobs

    states = state or ["pending", "failed"]
    if unknown := [name for name in states if name not in STATES]:
        raise UsageError(f"There is no state '{unknown[0]}'; known: {', '.join(STATES)}.")
    with open_system(data, database) as system:
        tenant_id = None if tenant is None else system.tenant(tenant).id
        rows = system.database.read_sync(lambda reader: jobs.list_rows(reader, tenant_id, states, MAX_LISTED))
        slugs = {firm.id: firm.slug for firm in system.database.read_sync(store.list_tenants)}
    payload = [
        {
            "id": str(row.id),
            "tenant": slugs.get(row.tenant_id, str(row.tenant_id)),
            "job": row.name,
            "recordId": None if row.record_id is None else str(row.record_id),
            "key": row.key,
            "state": "running" if row.is_running and row.state == "pending" else row.state,
            "dueAt": clock.format_instant(row.due_at) if row.ended_at is None else None,
            "attempts": row.attempts,
            "failures": row.failures,
            "error": row.error,
            "createdAt": clock.format_instant(row.created_at),
            "endedAt": None if row.ended_at is None else clock.format_instant(row.ended_at),
        }
        for row in rows
    ]
    heads = ("id", "tenant", "job", "recordId", "state", "dueAt", "failures", "error")
    table = format_table(heads, [tuple(entry[head] or "" for head in heads) for entry in payload])
    print_result(payload, table if payload else "No jobs.", as_json)


@app.command("retry")
def retry(
    ids: IdsArgument = None,
    failed: FailedOption = False,
    tenant: TenantOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let jobs that failed run again, with all their attempts.

    \b
    truweel jobs retry 4711
    truweel jobs retry --failed --tenant acme
    """
    from truweel.storage import jobs

    def work(writer: "Writer", chosen: list[int]) -> int:
        return jobs.retry(writer, chosen, clock.now())

    _change(work, "retried", ("failed",), ids, failed, tenant, data, database, as_json)


@app.command("drop")
def drop(
    ids: IdsArgument = None,
    failed: FailedOption = False,
    tenant: TenantOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete jobs that failed or wait: what they were to do is not done. One that runs stays.

    \b
    truweel jobs drop 4711 4712
    truweel jobs drop --failed
    """
    from truweel.storage import jobs

    _change(jobs.drop, "dropped", ("failed", "pending"), ids, failed, tenant, data, database, as_json)


def _change(
    work: "Callable[[Writer, list[int]], int]",
    done: str,
    states: tuple[str, ...],
    ids: list[int] | None,
    failed: bool,
    tenant: str | None,
    data: Path | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Run `work` on the jobs that the options name, all of which must be in one of `states`."""
    from truweel.storage import jobs

    if bool(ids) == failed:
        raise UsageError("Say which: ids of jobs, or --failed for all that failed.")
    with open_system(data, database) as system:
        tenant_id = None if tenant is None else system.tenant(tenant).id

        def change(writer: "Writer") -> int:
            rows = jobs.list_rows(writer, tenant_id, ("failed",) if failed else states, jobs.NO_LIMIT)
            idle_ids = {row.id for row in rows if not (row.is_running and row.state == "pending")}
            missing = sorted(set(ids or ()) - idle_ids)
            if missing:
                raise CommandError(f"No job {missing[0]} is {' or '.join(states)}; truweel jobs list shows them.")
            chosen = sorted(idle_ids if failed else ids or ())
            return sum(work(writer, chosen[start : start + BATCH]) for start in range(0, len(chosen), BATCH))

        count = system.database.write_sync(change)
    print_result({done: count}, f"{count} jobs {done}.", as_json)
