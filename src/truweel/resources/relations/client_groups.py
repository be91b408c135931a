"""Client groups."""

from truweel.schema import Resource, Text

__all__ = ["ClientGroup"]


class ClientGroup(Resource, path="client-groups", module="settings", scope="settings", type="client-group"):
    """Clients that are looked at together, such as the members of a buying association."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Syndici")
    color = Text(max_length=20, doc="Colour, as CSS writes it.", example="#1976d2")
