"""`truweel doctor`."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from truweel.cli.common import DatabaseOption, DataOption, JsonOption, System, load_settings, open_system, print_result

if TYPE_CHECKING:
    from truweel.storage.doctor import Examination, Finding

__all__ = ["doctor"]


def doctor(
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what follows from the documents, and who can read the keys.")
    ] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Derive all that follows from the documents anew, look at disk, clock and settings, and report what is amiss.
    Exit 1 when something is wrong and wasn't mended; advice alone is no fault.

    \b
    truweel doctor --data /srv/truweel
    truweel doctor --fix --json
    """
    from truweel.maintenance import environment
    from truweel.operations.doctor import examine_rules
    from truweel.storage import doctor as health

    settings = load_settings(data, database)
    examination = health.Examination(findings=list(environment.check_disk(settings, fix=fix)))
    if environment.is_writable(settings):
        with open_system(data, database) as system:
            database_examination = health.examine(system.database, system.registry, fix=fix)
            examination.records = database_examination.records
            examination.findings += database_examination.findings
            examination.findings += examine_rules(system.database, system.registry, fix=fix)
            examination.findings += [health.Finding(0, "files", fault) for fault in asyncio.run(_check_files(system))]
            examination.findings += environment.check_clocks(system.database)
            examination.findings += environment.check_settings(settings, system.database)
    _print_examination(examination, as_json)


def _print_examination(examination: "Examination", as_json: bool) -> None:
    payload = {
        "records": examination.records,
        "findings": [
            {
                "tenant": finding.tenant_id,
                "where": finding.location,
                "what": finding.problem,
                "mended": finding.is_repaired,
                "advice": finding.is_advice,
            }
            for finding in examination.findings
        ],
    }
    lines = [f"{_label(finding)}  {finding.location}: {finding.problem}" for finding in examination.findings]
    faults = [finding for finding in examination.findings if not finding.is_advice]
    summary = f"{examination.records} records looked at, {f'{len(faults)} faults' if faults else 'all is well'}."
    print_result(payload, "\n".join([*lines, summary]), as_json)
    if not all(finding.is_repaired for finding in faults):
        raise typer.Exit(1)


def _label(finding: "Finding") -> str:
    return "advice" if finding.is_advice else "mended" if finding.is_repaired else "WRONG "


async def _check_files(system: System) -> list[str]:
    """Rows without bytes, and bytes without rows."""
    from truweel.files.doctor import find_faults
    from truweel.files.store_factory import open_store

    store = open_store(system.settings.store_url, system.settings.data / "incoming")
    try:
        return [fault async for fault in find_faults(system.database, store)]
    finally:
        store.close()
