"""The electronic invoice inside a PDF/A-3 (Factur-X, ZUGFeRD, or a UBL that was attached).

PDFs are hostile input to a large parser, so each is read by a process of its own, within a memory and a time
(decision 0084): this file, run as a program, reads a PDF from its input and writes the XML to its output.
"""

import logging
import subprocess
import sys
from io import BytesIO
from pathlib import Path

__all__ = ["MAX_BYTES", "PdfError", "extract_xml"]

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of a PDF that is looked into."""
SECONDS = 20
MEMORY = 1024 * 1024 * 1024
FOUND, NOTHING = 0, 3
MAX_ATTACHMENTS = 100
_NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "invoice.xml")
_HINTS = (b"EmbeddedFile", b"/ObjStm", b"/Filespec", b"/AF")


class PdfError(ValueError):
    """The PDF can't be looked into; the message says why."""


def extract_xml(data: bytes) -> bytes | None:
    """The XML file inside a PDF, the most likely one if there are several; None where there is none. PdfError."""
    if not any(hint in data for hint in _HINTS):
        return None
    if len(data) > MAX_BYTES:
        raise PdfError(f"it has {len(data)} bytes; an electronic invoice is looked for in at most {MAX_BYTES}")
    command = [sys.executable, "-I", str(Path(__file__))]
    try:
        finished = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise PdfError(f"looking into it took more than {SECONDS} seconds") from None
    if finished.returncode == FOUND:
        return finished.stdout
    if finished.returncode == NOTHING:
        return None
    raise PdfError("its structure can't be read")


def _main() -> int:
    """Read a PDF, write the XML."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    xml = _find(sys.stdin.buffer.read())
    if xml is None:
        return NOTHING
    sys.stdout.buffer.write(xml)
    return FOUND


def _find(data: bytes) -> bytes | None:
    from pypdf import PdfReader

    candidates: list[tuple[int, bytes]] = []
    for position, attachment in enumerate(PdfReader(BytesIO(data)).attachment_list):
        if position >= MAX_ATTACHMENTS:
            break
        name = (attachment.alternative_name or attachment.name or "").lower()
        if name.endswith(".xml"):
            rank = _NAMES.index(name) if name in _NAMES else len(_NAMES)
            candidates.append((rank, attachment.content))
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


if __name__ == "__main__":
    sys.exit(_main())
