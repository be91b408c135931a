"""Pictures made smaller, in two sizes, by Pillow: nothing is decoded past a bound in pixels."""

import io
from xml.sax.saxutils import escape

from PIL import Image, ImageOps, UnidentifiedImageError

from truweel.files.names import file_extension

__all__ = ["LONGER_SIDES", "MAX_FILE_BYTES", "UnreadableImageError", "draw_placeholder", "render"]

LONGER_SIDES = {"image": 1600, "thumbnail": 256}
"""Kind of picture → pixels of its longer side, at most."""
MAX_FILE_BYTES = 24 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""Pixels that a file may say it has; a progressive JPEG of this size takes 150 MB."""
MAX_DECODED = 24_000_000
"""Pixels that are decoded; a JPEG is decoded to a fraction of its size."""
Image.MAX_IMAGE_PIXELS = None  # the bounds here are lower, and told in our own words
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


class UnreadableImageError(ValueError):
    """No picture can be made of the file; the message says why."""


def render(data: bytes, kind: str) -> tuple[bytes, str]:
    """The picture of `kind` (`LONGER_SIDES`), upright, without metadata, and its content type. UnreadableImageError."""
    largest = LONGER_SIDES[kind]
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            return _render(image, largest)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        if isinstance(error, UnreadableImageError):
            raise
        raise UnreadableImageError("the file is no picture that can be read") from None


def _render(image: Image.Image, largest: int) -> tuple[bytes, str]:
    _check_pixels(image, MAX_PIXELS)
    image.draft("RGB", (2 * largest, 2 * largest))
    _check_pixels(image, MAX_DECODED)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((largest, largest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    is_transparent = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    buffer = io.BytesIO()
    if is_transparent:
        upright.convert("RGBA").save(buffer, "PNG", optimize=False)
        return buffer.getvalue(), "image/png"
    upright.convert("RGB").save(buffer, "JPEG", quality=85)
    return buffer.getvalue(), "image/jpeg"


def _check_pixels(image: Image.Image, max_pixels: int) -> None:
    width, height = image.size
    if width * height > max_pixels:
        raise UnreadableImageError(f"the picture has {width} × {height} pixels, more than {max_pixels} in all")


def draw_placeholder(name: str) -> bytes:
    """A drawn sheet of paper with the name's extension on it (SVG), for what has no picture of its own."""
    label = escape(file_extension(name)[:5].upper() or "…")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 128" width="96" height="128">'
        '<path d="M8 4h56l24 24v96H8z" fill="#fff" stroke="#667" stroke-width="3" stroke-linejoin="round"/>'
        '<path d="M64 4v24h24" fill="none" stroke="#667" stroke-width="3"/>'
        f'<text x="48" y="86" font-family="sans-serif" font-size="22" text-anchor="middle" fill="#445">{label}</text>'
        "</svg>"
    ).encode()
