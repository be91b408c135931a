"""Wage supplements."""

from truweel.schema import Resource, Text

__all__ = ["WageSupplement"]


class WageSupplement(Resource, path="wage-supplements", module="settings", scope="settings", type="wage-supplement"):
    """Wage supplement."""

    title = Text(doc="Title.")
