"""``python -m bench.receipt``: a receipt of 20 lines, booked: beside a shipment of 20 moves in Tryton (README)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench import chain, dataset, environment, single
from bench.peers import truweel

TARGET = 100
"""Receipts a second, measured by Tryton's."""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truweel", type=Path, default=truweel.DEFAULT_PROGRAM, help="the program to measure")
    parser.add_argument("--rounds", type=int, default=5, help="rounds for each; 5")
    parser.add_argument("--receipts", type=int, default=400, help="Truweel's receipts a round; 400. Tryton's are 4")
    parser.add_argument("--connections", type=int, default=8, help="callers of Truweel at once; 8")
    parser.add_argument("--role", default=truweel.DEMO_ADMINISTRATOR, help="role of the user that receives")
    return parser.parse_args()


class Depot(chain.Truweel):
    """A server with everything on, on SQLite, and callers that receive through HTTP what the firm keeps in stock."""

    def __init__(self, program: Path, work: Path, options: argparse.Namespace) -> None:
        super().__init__(program, work, options)
        with self._process.awake():
            place = self._make("/stock-locations", {"name": "Receipts"})
            pipes = ({"name": f"Pipe {number}", "stockArticle": True} for number in range(dataset.LINES))
            articles = [self._make("/articles", pipe) for pipe in pipes]
        lines = [{"articleId": id, "quantity": 2, "costPrice": 5.01} for id in articles]
        receipt = {"toStockLocationId": place, "lineItems": lines}
        self._draft, self._receipt = json.dumps(receipt), json.dumps(receipt | {"booked": True})
        self.is_drafted = False

    def _make(self, path: str, body: dict[str, Any]) -> str:
        with self._connection() as connection:
            return str(chain.call(connection, "POST", path, json.dumps(body), self._headers)["id"])

    def _sell(self, chains: int) -> None:
        """Book a receipt, at once or first drafted, so often."""
        with self._connection() as connection:
            for _ in range(chains):
                if not self.is_drafted:
                    chain.call(connection, "POST", "/stock-changes", self._receipt, self._headers)
                    continue
                receipt = chain.call(connection, "POST", "/stock-changes", self._draft, self._headers)
                chain.call(connection, "POST", f"/stock-changes/{receipt['id']}/book", "{}", self._headers)


def measure(work: Path, options: argparse.Namespace) -> str:
    """The Markdown report."""
    environment.install(chain.TRYTON, environment.BENCH / "requirements-tryton.txt")
    depot, tables = Depot(options.truweel, work, options), []
    for depot.is_drafted, title in ((False, "Booked at once, with one request"), (True, "Drafted, then booked")):
        ours, theirs = chain.take_turns(depot, options.receipts, chain.Tryton("receive"), 4, options.rounds)
        tables.append(f"## {title}\n\n{chain.compare(ours, theirs, 'receipts', TARGET)}\n")
    about = (
        f"{options.rounds} rounds in turns, Truweel over HTTP by {options.connections} callers, Tryton "
        "(a shipment of as many moves, received and done) in its own process without HTTP."
    )
    return single.stamp(f"A receipt of {dataset.LINES} lines, booked", about) + "\n".join(tables)


def main() -> int:
    """Run it; 0 when every receipt was booked, 2 when the bench can't run here."""
    options = arguments()
    return single.run("receipt", lambda work: measure(work, options))


if __name__ == "__main__":
    sys.exit(main())
