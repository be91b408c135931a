"""Tariffs."""

from truweel.schema import Resource, Text

__all__ = ["Tariff"]


class Tariff(Resource, path="tariffs", event="tariff", module="articles", scope="articles"):
    """Tariff."""

    title = Text(doc="Title.")
