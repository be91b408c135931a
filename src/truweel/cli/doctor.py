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
    from truweel.storage import doctor as health

    settings = load_settings(data, database)
    found = health.Examination(findings=list(environment.check_disk(settings, fix=fix)))
    if environment.is_writable(settings):
        with open_system(data, database) as system:
            examined = health.examine(system.database, system.registry, fix=fix)
            found.records = examined.records
            found.findings += examined.findings
            found.findings += [health.Finding(0, "files", fault) for fault in asyncio.run(_files(system))]
            found.findings += environment.check_clocks(system.database)
            found.findings += environment.check_settings(settings, system.database)
    _tell(found, as_json)


def _tell(found: "Examination", as_json: bool) -> None:
    value = {
        "records": found.records,
        "findings": [
            {"tenant": one.tenant_id, "where": one.where, "what": one.what, "mended": one.mended, "advice": one.advice}
            for one in found.findings
        ],
    }
    lines = [f"{_word(one)}  {one.where}: {one.what}" for one in found.findings]
    faults = [one for one in found.findings if not one.advice]
    end = f"{found.records} records looked at, {f'{len(faults)} faults' if faults else 'all is well'}."
    print_result(value, "\n".join([*lines, end]), as_json)
    if not all(one.mended for one in faults):
        raise typer.Exit(1)


def _word(finding: "Finding") -> str:
    return "advice" if finding.advice else "mended" if finding.mended else "WRONG "


async def _files(system: System) -> list[str]:
    """Rows without bytes, and bytes without rows."""
    from truweel.files.doctor import find_faults
    from truweel.files.store_factory import open_store

    store = open_store(system.settings.store_url, system.settings.data / "incoming")
    try:
        return [fault async for fault in find_faults(system.database, store)]
    finally:
        store.close()
