"""A printed document → PDF/A-3, in a process of its own (`printing.worker`)."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from truweel.e_invoices.write_ubl import write_ubl
from truweel.printing.worker import SECONDS
from truweel.schema.printed_document import PrintedDocument

__all__ = ["PICTURE_TYPES", "PrintError", "UnreadablePictureError", "print_pdf"]

PICTURE_TYPES = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
"""Content types of logos and letterheads that are printed → the extension by which Typst knows them."""
ATTACHMENT = "attachment.xml"
_BAD_PICTURE = "failed to decode image"
_WORKER = Path(__file__).with_name("worker.py")
_TEMPLATE = Path(__file__).with_name("templates") / "document.typ"


class PrintError(Exception):
    """The document could not be made within its time and memory."""


class UnreadablePictureError(PrintError):
    """A picture on it can't be read."""


def print_pdf(document: PrintedDocument, pictures: Mapping[int, tuple[str, bytes]]) -> bytes:
    """The PDF. `pictures` are content type and bytes of the documents that it names. PrintError and
    UnreadablePictureError."""
    files: dict[str, bytes] = {}

    def add_picture(name: str, id: int | None) -> str | None:
        content_type, data = pictures.get(id or 0, ("", b""))
        if content_type not in PICTURE_TYPES:
            return None
        file_name = f"{name}.{PICTURE_TYPES[content_type]}"
        files[file_name] = data
        return file_name

    sender = document.sender
    data: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(document, attachment=None))
    data |= {
        "day": [int(part) for part in document.day.split("-")],
        "logo": add_picture("logo", sender.logo_id),
        "letterhead": add_picture("letterhead", sender.letterhead_id),
        "signature_picture": add_picture("signature", document.signature_id),
        "text_column": next((index for index, column in enumerate(document.columns) if column.is_wide), 0),
        "words": {"page": document.page_words},
    }
    if document.attachment is not None:
        data["attachment"] = {"name": document.attachment_name}
        files[ATTACHMENT] = write_ubl(document.attachment)
    files["data.json"] = msgspec.json.encode(data)
    files["main.typ"] = _TEMPLATE.read_bytes()
    with tempfile.TemporaryDirectory(prefix="truweel-print-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return _run(folder)


def _run(folder: str) -> bytes:
    command = [sys.executable, "-I", str(_WORKER), folder]
    try:
        finished = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise PrintError(f"making it took more than {SECONDS} seconds") from None
    if finished.returncode != 0:
        message = finished.stderr.decode("utf-8", "replace")[-500:] or f"exit code {finished.returncode}"
        raise UnreadablePictureError(message) if message.startswith(_BAD_PICTURE) else PrintError(message)
    return finished.stdout
