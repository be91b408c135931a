"""Content types by what the bytes are, not by what a caller says they are.

A type with a known beginning is believed only where that beginning is; text is told from binary; what browsers would
run (HTML, SVG, XML, scripts) is stored as what it is and never shown.
"""

import re

from truweel.files.names import file_extension
from truweel.files.xml_prolog import XmlEncodingError, decode_xml, read_prolog

__all__ = ["OCTET_STREAM", "SNIFFED_BYTES", "is_image", "may_show_inline", "served_type", "sniff"]

SNIFFED_BYTES = 4096
"""Bytes that `sniff` looks at."""
OCTET_STREAM = "application/octet-stream"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"AC10", "image/vnd.dwg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_LATE_PDF = re.compile(rb"(?:\xef\xbb\xbf)?[\0\t\n\f\r ]{0,1000}%PDF-")
"""A PDF behind a byte order mark or blanks: readers look for it in the first 1024 bytes (PDF Reference, H.3)."""
_WEAK_SIGNATURES = ((b"BM", "image/bmp"), (b"MZ", OCTET_STREAM), (b"\x7fELF", OCTET_STREAM))
"""Beginnings that a text may have too."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")
_FTYP_BRANDS = {
    **dict.fromkeys(_HEIC_BRANDS, "image/heic"), b"avif": "image/avif", b"avis": "image/avif",
    b"crx ": "image/x-canon-cr3", b"jp2 ": "image/jp2", b"qt  ": "video/quicktime", b"M4A ": "audio/mp4",
}  # fmt: skip
_HEIF_BRANDS = (b"mif1", b"msf1")
"""Pictures (ISO/IEC 23008-12) of which a compatible brand says how they are coded."""
_OFFICE_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docm": "application/vnd.ms-word.document.macroenabled.12",
    "xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template",
    "epub": "application/epub+zip",
}
_OLE_TYPES = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
}
_TEXT_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
    "ics": "text/calendar",
    "vcf": "text/vcard",
    "eml": "message/rfc822",
}
_PROVABLE_TYPES = frozenset(
    {kind for _, kind in (*_SIGNATURES, *_WEAK_SIGNATURES)} | set(_FTYP_BRANDS.values())
    | set(_OFFICE_TYPES.values()) | set(_OLE_TYPES.values())
    | {"application/zip", "image/webp", "image/heif", "audio/wav", "video/mp4", "text/html", "image/svg+xml"}
    | {"application/xml"}
) - {OCTET_STREAM}  # fmt: skip
"""Types that a file can't have without looking like it."""

_INLINE_TYPES = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif", "image/tiff", "image/heic",
     "image/heif", "application/pdf"}
)  # fmt: skip
_SAFE_TYPES = _INLINE_TYPES | set(_OFFICE_TYPES.values()) | set(_OLE_TYPES.values()) | {
    "application/zip", "application/gzip", "application/rtf", "application/x-7z-compressed", "application/vnd.rar",
    "image/vnd.dwg", "text/plain", "text/csv", "text/calendar", "text/vcard",
}  # fmt: skip
_TYPE_PATTERN = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}")
_MARKUP_TAG = re.compile(r"<(!doctype\s+html|\w+:?\w*[\s>])", re.IGNORECASE)
_HTML_ROOTS = frozenset(
    {"html", "head", "body", "script", "style", "iframe", "frameset", "object", "embed", "meta", "link", "div", "span",
     "p", "a", "img", "table", "form", "template"}
)  # fmt: skip
"""Elements with which a browser would begin a page."""


def sniff(head: bytes, name: str, declared: str | None) -> str:
    """The type of a file that starts with `head` (`SNIFFED_BYTES`), is called `name` and is declared as `declared`."""
    binary_type = _binary_type(head, file_extension(name))
    if binary_type:
        return binary_type
    declared_type = (declared or "").partition(";")[0].strip().lower()
    declared_type = (
        declared_type if _TYPE_PATTERN.fullmatch(declared_type) and declared_type not in _PROVABLE_TYPES else ""
    )
    if _is_text(head):
        return (
            _markup_type(head)
            or (declared_type if declared_type.startswith("text/") and declared_type != "text/html" else "")
            or _text_type(name)
        )
    return declared_type if declared_type and not declared_type.startswith("text/") else OCTET_STREAM


def _binary_type(head: bytes, ending: str) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return _OFFICE_TYPES.get(ending, "application/zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLE_TYPES.get(ending, OCTET_STREAM)
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], OCTET_STREAM)
    if head[4:8] == b"ftyp":
        return _ftyp_type(head)
    if _LATE_PDF.match(head):
        return "application/pdf"
    starts = _SIGNATURES if _is_text(head) else (*_SIGNATURES, *_WEAK_SIGNATURES)
    return next((kind for start, kind in starts if head.startswith(start)), None)


def _ftyp_type(head: bytes) -> str:
    """The type of an ISO media file by its brand (ISO/IEC 14496-12 §4.3), and those that it is compatible with."""
    major, end = head[8:12], min(int.from_bytes(head[:4], "big"), len(head))
    compatible = [head[start : start + 4] for start in range(16, end - 3, 4)]
    if major in _FTYP_BRANDS:
        return _FTYP_BRANDS[major]
    pictures = [_FTYP_BRANDS[brand] for brand in compatible if _FTYP_BRANDS.get(brand, "").startswith("image/")]
    if major in _HEIF_BRANDS or pictures:
        return pictures[0] if pictures else "image/heif"
    return "image/heif" if any(brand in compatible for brand in _HEIF_BRANDS) else "video/mp4"


def _is_text(head: bytes) -> bool:
    utf_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(head[:2])
    if utf_16:
        try:
            return bool(head[: len(head) // 4 * 4].decode(utf_16))
        except UnicodeDecodeError:
            return False
    return not any(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)


def _markup_type(head: bytes) -> str | None:
    """What markup it is: the root element decides between SVG, HTML and XML, whatever stands before it."""
    try:
        text = decode_xml(head, errors="replace")
    except XmlEncodingError:
        text = head.decode("latin-1")
    prolog = read_prolog(text)
    root = (prolog.root or "").lower()
    if root == "svg":
        return "image/svg+xml"
    if root == "html":
        return "text/html"
    if prolog.is_declared or (prolog.has_namespace and root not in _HTML_ROOTS):
        return "application/xml"
    return "text/html" if root or prolog.has_doctype or _MARKUP_TAG.match(text.lstrip("\ufeff \t\r\n")) else None


def _text_type(name: str) -> str:
    return _TEXT_TYPES.get(file_extension(name), "text/plain")


def served_type(content_type: str) -> str:
    """The content type that a download says: the stored one where no browser would run it."""
    is_safe = content_type in _SAFE_TYPES or content_type.startswith(("audio/", "video/"))
    return content_type if is_safe else OCTET_STREAM


def may_show_inline(content_type: str) -> bool:
    """Whether `?inline=true` may show it: images and PDF."""
    return content_type in _INLINE_TYPES


def is_image(content_type: str) -> bool:
    """Whether it is a picture that is made smaller for `/images`."""
    return content_type in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff")
