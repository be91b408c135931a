"""Hands queued electronic invoices to an access point of the Peppol network. One process at a time does it, under the
lease of its schedule.

An invoice is composed in a transaction that reads, handed over outside of any, and noted in one of its own. A process
that dies in between hands it over again, under the same name and with the same bytes. What fails for now stays queued.
"""

import asyncio
import logging
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from truweel import clock
from truweel.e_invoices.write_ubl import write_ubl
from truweel.errors import Refused
from truweel.operations.answer import Context
from truweel.operations.renditions import RecordReader
from truweel.operations.system import system_caller
from truweel.operations.unit import Unit
from truweel.schema.fields import Equality
from truweel.schema.outgoing_invoice import OutgoingInvoice, Party
from truweel.schema.registry import Registry
from truweel.schema.schedule import Due, Period
from truweel.storage.database import Database, Reader, Writer
from truweel.storage.due import list_all_due

__all__ = ["AccessPoint", "FolderAccessPoint", "HandedOver", "OutgoingEInvoices"]

log = logging.getLogger("truweel.peppol")

STATUS, FILE = "peppolStatus", "ubl"
"""What a collection has whose records go out: the member that says where one is, and the file."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An electronic invoice on its way. `key` is the same each time it is handed over, and no other document's."""

    key: str
    sender: str
    receiver: str
    document: bytes


class AccessPoint(Protocol):
    """Brings documents to the network. An operator's own implements this."""

    def send(self, invoice: HandedOver) -> None:
        """Take over a document; once more with the same key is the same document. OSError where it can't for now."""


class FolderAccessPoint:
    """Writes each document into a folder, from which an access point takes it: `{key}.xml`, whole once it is there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, invoice: HandedOver) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f".{invoice.key}.part"
        with unfinished.open("wb") as file:
            file.write(invoice.document)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / f"{invoice.key}.xml")


class OutgoingEInvoices:
    """Hands over what is queued, of all tenants."""

    def __init__(self, database: Database, registry: Registry, access_point: AccessPoint) -> None:
        self._database = database
        self._registry = registry
        self._access_point = access_point
        self._collection = next(c for c in registry if STATUS in c.fields and FILE in c.rules.renditions)
        status = self._collection.fields[STATUS]
        self._due = Due(Period.parse("1 minute"), (Equality(status, "QUEUED"),))

    async def send_all(self) -> None:
        """Hand over what is queued."""
        lookup = partial(list_all_due, collection=self._collection, due=self._due, now=clock.now())
        for tenant, ids in (await self._database.read(lookup)).items():
            for id in ids:
                try:
                    await self._send(tenant, id)
                except Exception:  # the others don't wait for one that can't be composed or noted
                    log.exception("invoice %d of tenant %d was not sent", id, tenant)

    async def _send(self, tenant: int, id: int) -> None:
        try:
            composed = await self._database.read(partial(self._compose, tenant=tenant, id=id))
        except Refused as refusal:
            log.warning("invoice %d of tenant %d is not sent: %s", id, tenant, refusal)
            await self._database.write(partial(self._note, tenant=tenant, id=id, status="REJECTED"))
            return
        if composed is None:
            return
        try:
            await asyncio.to_thread(self._access_point.send, composed)
        except OSError as error:
            log.warning("invoice %d of tenant %d waits for the access point: %s", id, tenant, error)
            return
        await self._database.write(partial(self._note, tenant=tenant, id=id, status="SENT"))

    def _compose(self, reader: Reader, *, tenant: int, id: int) -> HandedOver | None:
        """The document of an invoice that is still queued. Refused where none can be made of it any more."""
        record_reader = RecordReader(reader, self._registry, tenant)
        invoice: Any = record_reader.find(self._collection, id)
        if invoice is None or invoice.deletedAt is not None or invoice.peppolStatus != "QUEUED":
            return None
        stated: OutgoingInvoice = self._collection.rules.renditions[FILE].compose(invoice, record_reader)
        sender, receiver = (_address_of(party) for party in (stated.seller, stated.buyer))
        return HandedOver(f"{tenant}-{id}-{stated.number}", sender, receiver, write_ubl(stated))

    def _note(self, writer: Writer, *, tenant: int, id: int, status: str) -> None:
        """Note what became of it."""
        caller = system_caller(writer, self._registry, tenant)
        unit = Unit(writer, self._registry, caller, Context(base="", correlation_id=f"peppol-{id}"))
        invoice: Any = unit.load(self._collection, id)
        if invoice is None or invoice.peppolStatus != "QUEUED":
            return
        invoice.peppolStatus = status
        if status == "SENT" and invoice.sentDate is None:
            invoice.sentDate = unit.today.isoformat()
        unit.commit()


def _address_of(party: Party) -> str:
    """Its address on the network: `0208:0403170701`."""
    return f"{party.endpoint.scheme}:{party.endpoint.number}" if party.endpoint is not None else ""
