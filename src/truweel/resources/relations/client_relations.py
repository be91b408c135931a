"""Client relations."""

from truweel.schema import Resource, Text

__all__ = ["ClientRelation"]


class ClientRelation(Resource, path="client-relations", event="client-relation", module="clients", scope="clients"):
    """Client relation."""

    title = Text(doc="Title.")
