"""The booked sales invoices of a period as CSV for the accountant: a row for each invoice and VAT rate.

    python3 accountancy_export.py 2026-01-01 2026-03-31 > invoices.csv

Credit notes are negative. Amounts are exact: each invoice is added up again, and a difference of a cent stops it.
"""

import csv
import sys
from decimal import Decimal
from typing import Any, TextIO

from api import pages

HEADS = (
    "number", "date", "due", "type", "client", "vat number", "currency", "category", "percentage", "base", "vat",
    "total", "structured communication",
)  # fmt: skip


def rows_of(invoice: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of an invoice. ValueError where they don't come to its totals."""
    sign = -1 if invoice["type"] == "CREDIT_NOTE" else 1
    rates = invoice["vatTotals"]
    sums = sum((rate["base"] for rate in rates), Decimal(0)), sum((rate["vat"] for rate in rates), Decimal(0))
    if sums != (invoice["totalExclVat"], invoice["totalVat"]) or sum(sums) != invoice["totalInclVat"]:
        raise ValueError(f"{invoice['logicId']}: {sums} are not its totals")
    return [
        (
            invoice["logicId"], invoice["date"], invoice["expireDate"], invoice["type"], invoice["clientName"],
            invoice["vatIdNumber"], invoice["currency"], rate["category"], rate["percentage"],
            *(f"{sign * amount:.2f}" for amount in (rate["base"], rate["vat"], rate["base"] + rate["vat"])),
            invoice["paymentInstruction"],
        )
        for rate in rates
    ]  # fmt: skip


def export(start: str, end: str, out: TextIO) -> int:
    """Write the invoices dated from `start` to `end`, both days included. Returns how many."""
    writer = csv.writer(out)
    writer.writerow(HEADS)
    count = 0
    query = {"booked": "true", "fromDate": start, "toDate": end, "includeArchived": "true", "sort": "logicId"}
    for items, _ in pages("/sales-invoices", **query):
        for invoice in items:
            writer.writerows(rows_of(invoice))
            count += 1
    return count


if __name__ == "__main__":
    print(export(sys.argv[1], sys.argv[2], sys.stdout), "invoices", file=sys.stderr)
