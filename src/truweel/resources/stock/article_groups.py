"""Article groups."""

from truweel.schema import Boolean, Contains, Ref, Resource, Text

__all__ = ["ArticleGroup"]


class ArticleGroup(Resource, path="article-groups", module="articles", type="article-group"):
    """A group of articles, in a tree."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Sanitair")
    parentId = Ref["ArticleGroup"]("article-groups", filter=True, doc="The group that it is part of.")
    wappy = Boolean(default=False, doc="Whether the mobile app shows it.")
