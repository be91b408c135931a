"""The words that the demo company's people, firms and places are made of, by language where they have one.

Places, postal codes and coordinates (degrees) are real: `cities.csv`; the rest lies in `words.json`.
"""

import csv
import json
from decimal import Decimal
from importlib import resources
from typing import NamedTuple

__all__ = ["CITIES", "FIRST_NAMES", "FUNCTIONS", "JOBS", "ROOMS", "STREETS", "SURNAMES", "TRADES", "City"]


class City(NamedTuple):
    """A place and the language spoken there."""

    postal_code: str
    name: str
    language: str
    latitude: Decimal
    longitude: Decimal


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _city(row: dict[str, str]) -> City:
    latitude, longitude = Decimal(row["latitude"]), Decimal(row["longitude"])
    return City(row["postal_code"], row["name"], row["language"], latitude, longitude)


_words: dict[str, dict[str, list[str]]] = json.loads(_text("words.json"))

CITIES = tuple(map(_city, csv.DictReader(_text("cities.csv").splitlines())))
STREETS = _words["streets"]
FIRST_NAMES = _words["first_names"]
SURNAMES = _words["surnames"]
TRADES = _words["trades"]
FUNCTIONS = _words["functions"]
JOBS = _words["jobs"]["NL"]
ROOMS = _words["rooms"]["NL"]
