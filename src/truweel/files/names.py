"""Names of uploaded files in the headers of downloads."""

import re
import unicodedata

from truweel.schema.attachment import DEFAULT_NAME

__all__ = ["content_disposition", "file_extension"]

_PLAIN = "!#$&+-.^_`|~"


def file_extension(name: str) -> str:
    """What stands after the last dot, in lower case; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def content_disposition(name: str, *, inline: bool) -> str:
    """`Content-Disposition` (RFC 6266): an ASCII `filename` for old programs, and `filename*` in UTF-8 (RFC 8187)."""
    kind = "inline" if inline else "attachment"
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    # After the normal form, which makes separators of other characters (U+FF0F, U+2100).
    ascii_name = re.sub(r'["\\%/]|^\.+', "_", ascii_name.strip()) or DEFAULT_NAME
    if ascii_name == name:
        return f'{kind}; filename="{ascii_name}"'
    encoded = "".join(
        chr(b) if b < 128 and (chr(b).isalnum() or chr(b) in _PLAIN) else f"%{b:02X}" for b in name.encode()
    )
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}"
