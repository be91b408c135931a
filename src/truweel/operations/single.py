"""The record of a single collection (`/settings`): one a tenant, with defaults until somebody changes it."""

from truweel.auth.caller import Caller
from truweel.operations.decode import blank_record
from truweel.schema.collection import SINGLE_ID, Collection
from truweel.schema.fields import TimeZone
from truweel.schema.resource import Resource, meta
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["load_single", "set_time_zone"]

AUDIT = ("createdAt", "updatedAt", "createdBy", "updatedBy")


def load_single(reader: Reader, collection: Collection, caller: Caller) -> tuple[Resource, int]:
    """The record of the caller's tenant, and its version; 0 where nobody has changed it yet."""
    record = records.load(reader, collection, caller.tenant_id, SINGLE_ID)
    if record is None:
        record = blank_record(collection)
        record.__dict__.update(dict.fromkeys(AUDIT), id=SINGLE_ID)
    set_time_zone(collection, record, caller)
    return record, meta(record).version


def set_time_zone(collection: Collection, record: Resource, caller: Caller) -> None:
    """Give `record` the time zone of its tenant: what a row holds is that of its last change."""
    for name, field in collection.stored.items():
        if isinstance(field, TimeZone) and record.__dict__[name] != caller.time_zone:
            record.__dict__[name] = caller.time_zone
            meta(record).document = None
