"""E mail templates."""

from truweel.schema import Resource, Text

__all__ = ["EmailTemplate"]


class EmailTemplate(Resource, path="e-mail-templates", module="settings", scope="settings", type="e-mail-template"):
    """E mail template."""

    title = Text(doc="Title.")
