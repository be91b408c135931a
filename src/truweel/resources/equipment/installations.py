"""Installations."""

from truweel.schema import Resource, Text

__all__ = ["Installation"]


class Installation(
    Resource,
    path="installations",
    event="installation",
    module="installations",
    scope="installations",
    extra=True,
    documents=True,
):
    """Installation."""

    title = Text(doc="Title.")
