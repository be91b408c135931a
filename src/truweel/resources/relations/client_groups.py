"""Client groups."""

from truweel.schema import Resource, Text

__all__ = ["ClientGroup"]


class ClientGroup(Resource, path="client-groups", module="settings", scope="settings", type="client-group"):
    """Client group."""

    title = Text(doc="Title.")
