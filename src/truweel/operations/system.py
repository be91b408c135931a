"""What every tenant has from the start: its system user, and the records that a collection declares as `built_in`.

The system user is the one who writes when the command line or the server's own work does.

It is a record of `users` like any other, so that references to it and `createdBy` resolve. It is archived, so that
lists and choices leave it out and nobody signs in as it.
"""

from truweel.auth import store
from truweel.auth.caller import Caller
from truweel.operations.answer import Context
from truweel.operations.internal import create_records
from truweel.operations.write import Write
from truweel.schema.engine import SYSTEM_EMAIL
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Database, Reader, Writer

__all__ = ["add_built_in_records", "complete_tenants", "reading_caller", "system_caller"]

MEMBERS = {"email": SYSTEM_EMAIL, "fullName": "Truweel", "apiOnly": True}


def system_caller(writer: Writer, registry: Registry, tenant_id: int) -> Caller:
    """The system user of the tenant, with all rights. Its record is made at first use."""
    tenant = store.load_tenant(writer, tenant_id)
    if tenant.system_user_id is None:
        tenant = store.load_tenant(writer, tenant_id, writer.for_update)
    if tenant.system_user_id is not None:
        return _caller(tenant, tenant.system_user_id)
    (user_id,) = writer.next_ids(registry["users"].table)
    caller = _caller(tenant, user_id)
    _create_user(writer, registry, caller)
    store.set_system_user(writer, tenant_id, user_id)
    add_built_in_records(writer, registry, caller)
    return caller


def complete_tenants(database: Database, registry: Registry) -> None:
    """Give each tenant the built-in records that it lacks: those that a release brought."""
    for tenant in database.read_sync(store.list_tenants):
        if database.read_sync(lambda reader, id=tenant.id: _missing(reader, registry, id)):  # type: ignore[misc]
            database.write_sync(lambda writer, id=tenant.id: _complete_tenant(writer, registry, id))  # type: ignore[misc]


def _complete_tenant(writer: Writer, registry: Registry, tenant_id: int) -> None:
    store.load_tenant(writer, tenant_id, writer.for_update)  # one process at a time
    add_built_in_records(writer, registry, system_caller(writer, registry, tenant_id))


def add_built_in_records(writer: Writer, registry: Registry, caller: Caller) -> None:
    """Create the built-in records that the tenant of `caller` lacks."""
    for path, ids in _missing(writer, registry, caller.tenant_id).items():
        bodies = registry[path].options.built_in
        create_records(writer, registry, caller, path, ids, [bodies[id] for id in ids])


def _missing(reader: Reader, registry: Registry, tenant_id: int) -> dict[str, list[int]]:
    """Path → ids of the built-in records that the tenant lacks."""
    missing: dict[str, list[int]] = {}
    for collection in registry.kinds:
        ids = list(collection.options.built_in)
        live = records.live_ids(reader, collection, tenant_id, ids) if ids else set()
        if len(live) < len(ids):
            missing[collection.path] = [id for id in ids if id not in live]
    return missing


def reading_caller(reader: Reader, _registry: Registry, tenant_id: int) -> Caller:
    """The same for what writes nothing: no record is made for it."""
    tenant = store.load_tenant(reader, tenant_id)
    return _caller(tenant, tenant.system_user_id or 0)


def _caller(tenant: store.Tenant, user_id: int) -> Caller:
    return Caller(
        tenant.id, user_id, "system", is_administrator=True, is_limited=False, is_strict=True, via_api=False,
        tenant=tenant.slug, time_zone=tenant.time_zone,
    )  # fmt: skip


def _create_user(writer: Writer, registry: Registry, caller: Caller) -> None:
    """The record of the caller, made by itself."""
    write = Write(writer, registry, caller, Context(base="", strict=True), registry["users"])
    record = write.unit.new(write.collection, id=caller.user_id)
    write.apply(write.collection, record, dict(MEMBERS), new=True)
    record.__dict__["archivedAt"] = write.unit.now
    write.raise_if_invalid()
    write.unit.commit()
