"""The beginning of an XML document: its encoding, its document type, its root element (XML 1.0 §2.8, §4.3.3)."""

import codecs
import re
from dataclasses import dataclass

__all__ = ["Prolog", "XmlEncodingError", "decode_xml", "read_prolog"]

_DECLARED_ENCODING = re.compile(r"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([^\"'<>]{0,60})[\"']")
_ROOT = re.compile(r"<(?:([^\W\d][\w.-]*):)?([^\W\d][\w.-]*)(?=[\s/>])")
_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp",
     "euc_kr", "koi8-r", "koi8-u"}
    | {f"iso8859-{part}" for part in range(1, 17)} | {f"cp125{page}" for page in range(9)}
)  # fmt: skip
"""What is decoded: encodings of whole characters, in which `<` is the byte of ASCII or a unit of UTF-16."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FIRST_UNITS = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


class XmlEncodingError(ValueError):
    """The bytes can't be decoded; the message says why."""


@dataclass(frozen=True, slots=True)
class Prolog:
    """What comes before the content. `root` is the local name of the root element, None where it isn't reached;
    `has_namespace` says whether that element has a prefix or declares a namespace."""

    is_declared: bool
    has_doctype: bool
    root: str | None
    has_namespace: bool


def decode_xml(data: bytes, *, errors: str = "strict") -> str:
    """The text of an XML document, by its byte order mark, else its declaration, else UTF-8. XmlEncodingError."""
    encoding, start = _detect(data)
    try:
        text = data[start:].decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise XmlEncodingError(f"it is not in its encoding {encoding}: byte {start + error.start}") from None
    if start or not encoding.startswith("utf-16"):
        return text
    return text.removeprefix("\ufeff")


def _detect(data: bytes) -> tuple[str, int]:
    """The codec, and where the text begins."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise XmlEncodingError("encoding UTF-32 isn't read; use UTF-8")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for unit, encoding in _FIRST_UNITS:
        if data.startswith(unit):
            return encoding, 0
    match = _DECLARED_ENCODING.search(data[:300].decode("latin-1"))
    if match is None:
        return "utf-8", 0
    try:
        encoding = codecs.lookup(match[1]).name
    except (LookupError, ValueError):
        encoding = ""
    if encoding not in _ENCODINGS:
        raise XmlEncodingError(f"encoding {match[1]} isn't read; use UTF-8")
    # Text that was first written as UTF-16 and then saved as UTF-8 still says so.
    return ("utf-8" if encoding.startswith("utf-16") else encoding), 0


def read_prolog(text: str) -> Prolog:
    """The prolog of a document of which `text` is the beginning."""
    text = text.lstrip("\ufeff \t\r\n")
    is_declared, has_doctype, position = text.startswith("<?xml"), False, 0
    while True:
        if text.startswith("<?", position):
            end = text.find("?>", position)
        elif text.startswith("<!--", position):
            end = text.find("-->", position + 4)
        elif text[position : position + 9].upper() == "<!DOCTYPE":
            has_doctype = True
            end = text.find(">", position)
            subset = text.find("[", position)
            if 0 <= subset < end:
                end = text.find("]", subset)
        else:
            break
        if end < 0:
            return Prolog(is_declared, has_doctype, None, False)
        position = _skip(text, end)
    match = _ROOT.match(text, position)
    if match is None:
        return Prolog(is_declared, has_doctype, None, False)
    attributes = text[match.end() : match.end() + 4096].partition(">")[0]
    return Prolog(is_declared, has_doctype, match[2], match[1] is not None or "xmlns" in attributes)


def _skip(text: str, end: int) -> int:
    """Where the next markup begins after the one whose end begins at `end`."""
    position = end
    while position < len(text) and text[position] in "?->] \t\r\n":
        position += 1
    return position
