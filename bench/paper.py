"""Documents on paper: how long an invoice of 10 and of 300 lines takes, beside an empty page. See README.md."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from bench import report

try:
    from truweel.printing.render import print_pdf
    from truweel.schema.printed_document import PrintedColumn, PrintedDocument, PrintedRow, PrintedTotal, Sender
except ImportError:  # run by another Python
    sys.exit("bench.paper prints with the product: run it by the Python of its environment, .venv/bin/python")

TARGETS = {10: 2.0, 300: 10.0}
"""Lines → how many times as long as an empty page it may take (issue 18)."""
RESULTS = Path(__file__).parent / "results" / "paper.md"
COLUMNS = (
    PrintedColumn("Omschrijving", is_wide=True), PrintedColumn("Aantal", is_number=True), PrintedColumn("Eenheid"),
    PrintedColumn("Prijs", is_number=True), PrintedColumn("Btw", is_number=True),
    PrintedColumn("Bedrag", is_number=True),
)  # fmt: skip


def make_invoice(lines: int) -> PrintedDocument:
    """An invoice of so many lines, each with a text of two lines on paper; without lines an empty page."""
    text = "Leveren en plaatsen van een afvoerleiding in PVC, diameter 110 mm, bochten en bevestiging inbegrepen"
    rows = tuple(
        PrintedRow("line", (f"{number}. {text}", f"{number},5", "m", "42,50", "21 %", f"{number * 42},50"))
        for number in range(1, lines + 1)
    )
    address = ("Bouwwerken Peeters & Zn", "Kerkstraat 1", "9000 Gent")
    return PrintedDocument(
        title="Factuur F260118",
        language="nl",
        day="2026-03-02",
        sender=Sender("Installaties Vermeersch", ("Stationsplein 4, 8500 Kortrijk", "+32 56 60 12 34")),
        recipient=address if lines else (),
        columns=COLUMNS if lines else (),
        rows=rows,
        totals=(PrintedTotal("Totaal incl. btw", "€ 1.234,50", is_strong=True),) if lines else (),
        footer=("Installaties Vermeersch BV · Btw BE0403170701", "IBAN BE68 5390 0754 7034"),
    )


def measure(document: PrintedDocument) -> float:
    """Seconds that it takes, its process included."""
    started = time.monotonic()
    print_pdf(document, {})
    return time.monotonic() - started


def write_up(seconds: dict[int, list[float]]) -> str:
    """The Markdown report."""
    rows = []
    for lines, values in seconds.items():
        title = f"{lines} lines" if lines else "an empty page"
        verdict = ""
        if lines:
            ratios = [value / empty for value, empty in zip(values, seconds[0], strict=True)]
            verdict = report.verdict(ratios, TARGETS[lines], at_most=True)
        rows.append([title, report.spread([1000 * value for value in values]), verdict])
    table = report.table(["a PDF of", "ms, median (min-max)", "times an empty page"], rows)
    return (
        f"# Documents on paper\n\n{time.strftime('%Y-%m-%d %H:%M')}, one at a time, {len(seconds[0])} rounds in turns. "
        f"Load average at the end {os.getloadavg()[0]:.1f}.\n\n{table}\n"
    )


def main() -> int:
    """Run it; 0 when it was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each; 9")
    options = parser.parse_args()
    documents = {lines: make_invoice(lines) for lines in (0, *TARGETS)}
    for document in documents.values():
        measure(document)  # what the disk has to read first
    seconds: dict[int, list[float]] = {lines: [] for lines in documents}
    for _ in range(options.rounds):
        for lines, document in documents.items():
            seconds[lines].append(measure(document))
    text = write_up(seconds)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(text)
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
