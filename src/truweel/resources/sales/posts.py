"""Posts."""

from truweel.schema import Resource, Text

__all__ = ["Post"]


class Post(Resource, path="posts", event="post", module="posts", scope="posts"):
    """Post."""

    title = Text(doc="Title.")
