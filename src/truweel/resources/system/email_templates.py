"""E-mail templates."""

from truweel.schema import Contains, LongText, Resource, Text, roots

__all__ = ["EmailTemplate"]


class EmailTemplate(
    Resource,
    path="e-mail-templates",
    module="settings",
    scope="settings",
    type="e-mail-template",
):
    """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""

    name = Text(
        required=True, max_length=120, filter=True, sort=True, search=True,
        doc="Name, the `templateName` of an e-mail.", example="Offerte versturen",
    )  # fmt: skip
    module = Text(
        max_length=64, names=roots, filter=True, sort=True,
        doc="Path of the collection whose records it is for; null: any.", example="offers",
    )  # fmt: skip
    language = Text(max_length=10, filter=True, sort=True, doc="Language; null: any.", example="nl")
    subject = Text(max_length=500, filter=Contains(), search=True, doc="Subject.", example="Offerte ${logicId}")
    body = LongText(doc="The e-mail itself, HTML.", example="<p>Beste ${contactPersonTitle} ${contactPersonName}</p>")
    to = Text(max_length=500, doc="Address that it goes to; null: that of the contact or client.")
    statusAfterSending = Text(max_length=120, doc="Status that the record gets once it is sent.", example="verzonden")
    attachPdfType = Text(max_length=40, doc="Kind of PDF that is attached; null: none.", example="DEFAULT")
