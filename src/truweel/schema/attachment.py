"""Base class of the collection of documents; the engine sets these members."""

import binascii
import re
import unicodedata

from truweel.errors import InvalidValue
from truweel.schema.fields import Integer, Text
from truweel.schema.relations import ResourceRef, SignedUrl, Url
from truweel.schema.resource import Resource
from truweel.schema.rules import derive, label
from truweel.schema.work import Work

__all__ = ["DEFAULT_NAME", "Attachment", "clean_file_name", "read_base64"]

DEFAULT_NAME = "document"
MAX_NAME_LENGTH = 255
_WHITESPACE = re.compile(r"\s+")


def clean_file_name(name: str | None) -> str:
    """`name` as a label, never a path: its last part, at most 255 characters, with the extension kept.

    Control characters and marks that change the direction of writing are removed; `document` if nothing is left."""
    basename = re.split(r"[/\\]", unicodedata.normalize("NFC", name or ""))[-1]
    visible = "".join(" " if c in "\t\r\n" else c for c in basename if c in "\t\r\n" or not _invisible(c))
    text = _WHITESPACE.sub(" ", visible).strip(" .") or DEFAULT_NAME
    if len(text) <= MAX_NAME_LENGTH:
        return text
    stem, dot, extension = text.rpartition(".")
    if not dot or len(extension) > 20:
        return text[:MAX_NAME_LENGTH]
    return stem[: MAX_NAME_LENGTH - len(extension) - 1] + dot + extension


def read_base64(text: str) -> bytes:
    """The bytes that `text` is (RFC 4648 §4). ValueError."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError):
        hint = ": leave out 'data:…;base64,'" if text.startswith("data:") else ""
        raise InvalidValue(f"is not valid base64{hint}") from None


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class Attachment(Resource):
    """A file that belongs to a record. Its bytes are in the file store; its name may be changed."""

    name = Text(required=True, sort=True, doc="Name of the file, its last part only.", example="werfplan.pdf")
    contentType = Text(
        read_only=True, max_length=170, doc="What the bytes are, whatever was declared.", example="application/pdf"
    )
    size = Integer(read_only=True, doc="Bytes.", example=48213)
    attachedToResource = ResourceRef(
        read_only=True, filter=True, doc="The record it belongs to.", example="/work-orders/1975"
    )
    url = Url("/documents/{id}?inline=true", doc="Where its bytes are, with a log-in.")
    previewUrl = Url("/documents/{id}/preview", doc="A small picture of it, with a log-in.")
    presignedUrl = SignedUrl("/documents/{id}?inline=true", doc="Where its bytes are for 15 minutes, without a log-in.")
    presignedPreviewUrl = SignedUrl(
        "/documents/{id}/preview", doc="The small picture for 15 minutes, without a log-in."
    )

    @label
    def describe(self) -> str:
        """The name."""
        return self.name or ""

    @derive
    def clean_name(self, work: Work) -> None:
        """A name never holds a path."""
        self.name = clean_file_name(self.name)
