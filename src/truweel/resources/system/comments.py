"""Comments."""

from typing import TYPE_CHECKING

from truweel.schema import Boolean, Creator, LongText, Ref, Refs, Resource, ResourceRef, Work, derive, label

if TYPE_CHECKING:
    from truweel.resources.company.users import User

__all__ = ["Comment"]


class Comment(
    Resource,
    path="comments",
    event="comment",
    owner_member="relatedResource",
    type="comment",
    audit=("createdAt", "updatedAt"),
    verbs=frozenset({"list", "get", "update", "delete"}),
    envelope=False,
):
    """What somebody says about a record. Whoever may read the record may read it."""

    content = LongText(required=True, doc="What is said, as HTML.", example="<p>Klant belt morgen terug.</p>")
    authorId = Ref["User"]("users", default=Creator(), doc="User who says it.")
    mentionedUserIds = Refs("users", relation="mentionedUsers", doc="Users who are mentioned (ours).")
    internal = Boolean(default=False, doc="Whether it is for the firm's own people only (ours).")
    relatedResource = ResourceRef(read_only=True, filter=True, doc="The record it stands on.", example="/offers/1975")

    @label
    def describe(self) -> str:
        """The beginning of what is said."""
        return self.content

    @derive
    def keep_author(self, work: Work) -> None:
        """Somebody said it: a body without author keeps the one it has."""
        before = work.before(self)
        if self.authorId is None and before is not None:
            self.authorId = before.authorId
