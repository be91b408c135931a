"""`truweel purge`."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from truweel import clock
from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    System,
    TenantOption,
    UsageError,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.storage.database import Writer

__all__ = ["purge"]

DAY = 24 * 60 * 60 * 1000
BATCH = 200


def purge(
    tenant: TenantOption,
    days: Annotated[int | None, typer.Option(min=0, help="Records that were deleted this many days ago.")] = None,
    everything: Annotated[
        str | None, typer.Option("--everything", metavar="SLUG", help="The whole tenant; its slug once more.")
    ] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take away for good, with history and files: what was deleted long ago, or a whole tenant. There is no way back
    but a backup.

    \b
    truweel purge --tenant acme --days 365
    truweel purge --tenant acme --everything acme
    """
    if (days is None) == (everything is None):
        raise UsageError("Say which: --days N for what was deleted that long ago, or --everything SLUG.")
    with open_system(data, database) as system:
        counts = _purge_deleted(system, tenant, days) if days is not None else _purge_tenant(system, tenant, everything)
    summary = f"Tenant {everything} purged." if everything else f"{sum(counts.values())} records purged."
    print_result(counts, summary, as_json)


def _purge_deleted(system: System, name: str, days: int) -> dict[str, int]:
    from truweel.files import blobs
    from truweel.storage import purge as storage_purge

    firm = system.tenant(name)
    return storage_purge.purge_deleted(
        system.database, system.registry, firm.id, clock.now() - days * DAY, blobs.release_document
    )


def _purge_tenant(system: System, name: str, slug: str | None) -> dict[str, int]:
    from truweel.storage import purge as storage_purge
    from truweel.storage.removal import remove_tenant

    firm = system.tenant(name)
    if slug != firm.slug:
        raise CommandError(f"--everything {slug}: the tenant's slug is {firm.slug}.")
    if apps := system.database.read_sync(lambda reader: storage_purge.shared_apps(reader, firm.id)):
        raise CommandError(f"{firm.slug} owns apps that other tenants have installed: {', '.join(apps)}.")
    system.database.write_sync(
        lambda writer: writer.execute("UPDATE tenant SET expires_at = ? WHERE id = ?", (clock.now(), firm.id))
    )
    files = asyncio.run(_delete_files(system, firm.id))

    def remove(writer: "Writer") -> None:
        storage_purge.delete_apps(writer, firm.id)
        remove_tenant(writer, system.registry, firm.id)

    system.database.write_sync(remove)
    return {"tenants": 1, "files": files}


async def _delete_files(system: System, tenant_id: int) -> int:
    """Take the tenant's bytes out of the store."""
    from truweel.files import blobs
    from truweel.files.store_factory import open_store

    rows = system.database.read_sync(
        lambda reader: reader.rows("SELECT tenant_id, digest, suffix FROM blob WHERE tenant_id = ?", (tenant_id,))
    )
    store = open_store(system.settings.store_url, system.settings.data / "incoming")
    keys = [blobs.storage_key(*row) for row in rows]
    try:
        for start in range(0, len(keys), BATCH):
            await store.delete(keys[start : start + BATCH])
    finally:
        store.close()
    return len(keys)
