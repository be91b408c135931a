"""Materials."""

from truweel.schema import Resource, Text

__all__ = ["Material"]


class Material(
    Resource, path="materials", event="material", module="materials", scope="materials", extra=True, documents=True
):
    """Material."""

    title = Text(doc="Title.")
