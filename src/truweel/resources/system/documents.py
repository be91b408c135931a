"""Documents."""

from truweel.schema import Attachment

__all__ = ["Document"]


class Document(
    Attachment,
    path="documents",
    event="document",
    owner_member="attachedToResource",
    type="document",
    audit=("createdAt", "updatedAt"),
    verbs=frozenset({"list", "get", "update", "delete"}),
    envelope=False,
):
    """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""
