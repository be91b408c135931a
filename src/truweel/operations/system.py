"""The system user of a tenant: the user who writes when the command line or the server's own work does.

It is a record of `users` like any other, so that references to it and `createdBy` resolve. It is archived, so that
lists and choices leave it out and nobody signs in as it.
"""

from truweel.auth import store
from truweel.auth.caller import Caller
from truweel.operations.answer import Context
from truweel.operations.write import Write
from truweel.schema.engine import SYSTEM_EMAIL
from truweel.schema.registry import Registry
from truweel.storage.database import Reader, Writer

__all__ = ["reading_caller", "system_caller"]

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
    return caller


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
