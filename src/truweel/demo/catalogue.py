"""What the demo company buys and sells. The product lines lie in `products.csv`, costs there in cents."""

import csv
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

__all__ = ["GROUPS", "HOUR_CODES", "PRODUCTS", "HourCode", "Product"]


class Product(NamedTuple):
    """A product line, one article a size; the first costs `cost` cents, each next one a quarter more."""

    group: str
    code: str
    name: str
    sizes: tuple[str, ...]
    unit: str
    cost: int
    margin: int
    brands: tuple[str, ...]


class HourCode(NamedTuple):
    """An hour of work; cost and price in cents."""

    code: str
    name: str
    cost: int
    price: int


GROUPS: tuple[tuple[str, str | None], ...] = (
    ("Sanitair", None),
    ("Verwarming", None),
    ("Elektriciteit", None),
    ("Ventilatie", None),
    ("Uren", None),
    ("Buizen en fittingen", "Sanitair"),
    ("Toestellen", "Sanitair"),
    ("Kranen", "Sanitair"),
    ("Warmtepompen", "Verwarming"),
    ("Ketels", "Verwarming"),
    ("Radiatoren", "Verwarming"),
    ("Vloerverwarming", "Verwarming"),
    ("Kabels", "Elektriciteit"),
    ("Verdeelborden", "Elektriciteit"),
    ("Laadpalen", "Elektriciteit"),
    ("Ventilatie-units", "Ventilatie"),
    ("Kanalen", "Ventilatie"),
)
"""Name and, for a subgroup, the group that it is part of."""

HOUR_CODES = (
    HourCode("UUR-INST", "Uurloon installateur", 3650, 5800),
    HourCode("UUR-HULP", "Uurloon hulpinstallateur", 2900, 4600),
    HourCode("UUR-ELEK", "Uurloon elektricien", 3700, 5900),
    HourCode("UUR-TECH", "Uurloon servicetechnieker", 3950, 6800),
    HourCode("UUR-WERF", "Uurloon werfleider", 4400, 7200),
    HourCode("UUR-VERPL", "Verplaatsing per uur", 2900, 4200),
)


def _products() -> Iterator[Product]:
    table = resources.files(__package__).joinpath("products.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        sizes, brands = tuple(row["sizes"].split("|")), tuple(row["brands"].split("|"))
        cost, margin = int(row["cost"]), int(row["margin"])
        yield Product(row["group"], row["code"], row["name"], sizes, row["unit"], cost, margin, brands)


PRODUCTS = tuple(_products())
