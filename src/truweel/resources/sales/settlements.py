"""Settlements."""

from truweel.schema import Resource, Text

__all__ = ["Settlement"]


class Settlement(Resource, path="settlements", event="settlement", module="settlements", extra=True, documents=True):
    """Settlement."""

    title = Text(doc="Title.")
