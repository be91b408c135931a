"""`truweel doctor`."""

import asyncio
from typing import Annotated

import typer

from truweel.cli.console import AsJson, DatabaseOption, DataOption, System, answer, opened

__all__ = ["doctor"]


def doctor(
    fix: Annotated[bool, typer.Option("--fix", help="Mend what follows from the documents.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: AsJson = False,
) -> None:
    """Derive all that follows from the documents anew, and report each difference. Exit 1 when something is wrong.

    \b
    truweel doctor --data /srv/truweel
    truweel doctor --fix --json
    """
    from truweel.storage import doctor as health

    with opened(data, database) as system:
        found = health.examine(system.database, system.registry, fix=fix)
        found.findings += [health.Finding(0, "files", fault) for fault in asyncio.run(_files(system))]
    value = {
        "records": found.records,
        "findings": [
            {"tenant": one.tenant_id, "where": one.where, "what": one.what, "mended": one.mended}
            for one in found.findings
        ],
    }
    lines = [f"{'mended' if one.mended else 'WRONG '}  {one.where}: {one.what}" for one in found.findings]
    sound = all(one.mended for one in found.findings)
    end = f"{found.records} records looked at, {'all is well' if not lines else f'{len(lines)} differences'}."
    answer(value, "\n".join([*lines, end]), as_json)
    if not sound:
        raise typer.Exit(1)


async def _files(system: System) -> list[str]:
    """Rows without bytes, and bytes without rows."""
    from truweel.files.doctor import faults
    from truweel.files.store import open_store

    store = open_store(system.settings.store_url, system.settings.data / "incoming")
    try:
        return [fault async for fault in faults(system.database, store)]
    finally:
        store.close()
