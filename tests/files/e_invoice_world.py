"""A Belgian firm that gets electronic invoices."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.files.conftest import FileWorld, ok
from tests.harness import Templates, json_body, open_world
from truweel.files.store_factory import open_store

__all__ = ["InvoiceWorld", "open_invoice_world"]

PERCENTAGES = (21, 12, 6, 0)


class InvoiceWorld(FileWorld):
    """A Belgian firm with one supplier and his usual tariff."""

    tariffs: dict[str, str]
    bucket: str

    def set_up(self) -> None:
        """Tariffs of 21, 12, 6 and 0 %, reverse charge, and the supplier."""
        rates = [{"name": f"{n}%", "percentage": n} for n in PERCENTAGES] + [{"name": "Verlegd", "reverseCharge": True}]
        created = [self.admin.create("vat-tariffs", {"percentage": 0, **rate}) for rate in rates]
        self.tariffs = {
            tariff["id"]: "AE" if tariff["reverseCharge"] else f"{tariff['percentage']:.0f}" for tariff in created
        }
        supplier = {"name": "Groothandel De Leie", "vatIdNumber": "BE 0403.170.701", "vatTariffId": created[0]["id"]}
        self.admin.create("suppliers", supplier)
        self.bucket = json_body(self.admin.post("/temp-document-buckets", {}))["id"]

    def upload(self, data: bytes, name: str = "factuur.xml") -> str:
        """The id of a document in the bucket."""
        path = f"/temp-document-buckets/{self.bucket}/documents"
        return str(ok(self.multipart(self.admin, path, data, name))["id"])

    def book(self, data: bytes, name: str = "factuur.xml", **body: Any) -> httpx.Response:
        """The answer to a POST of a purchase invoice of this document."""
        return self.admin("POST", "/purchase-invoices", {"documentId": self.upload(data, name), **body})


@contextlib.contextmanager
def open_invoice_world(templates: Templates, dialect: str, folder: Path) -> Iterator[InvoiceWorld]:
    """A new one, with its files in `folder`."""
    with open_world(templates, dialect, world_class=InvoiceWorld) as world:
        assert isinstance(world, InvoiceWorld)
        store = open_store((folder / "files").as_uri(), folder / "incoming")
        world.serve(store)
        world.set_up()
        yield world
        store.close()
