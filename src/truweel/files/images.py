"""Pictures made smaller, in two sizes, by Pillow: nothing is decoded past a bound in pixels."""

import io
from typing import cast
from xml.sax.saxutils import escape

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from truweel.files.names import file_extension

__all__ = ["LONGER_SIDES", "MAX_FILE_BYTES", "UnreadableImageError", "draw_placeholder", "render"]

LONGER_SIDES = {"image": 1600, "thumbnail": 256}
"""Kind of picture → pixels of its longer side, at most."""
MAX_FILE_BYTES = 24 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""Pixels that a file may say it has; a progressive JPEG of this size takes 150 MB."""
MAX_DECODED_BYTES = 96_000_000
"""Bytes that are decoded, pixels times bands; a JPEG is decoded to a fraction of its size."""
MAX_PROFILE_BYTES = 1024 * 1024
"""Bytes of a colour profile that is heeded."""
_SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = None  # the bounds here are lower, and told in our own words
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


_WIDE_MODES = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")
"""Modes of grey pictures of more than 8 bits."""


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
    _check_bytes(image)
    upright = ImageOps.exif_transpose(_in_eight_bits(image))
    upright.thumbnail((largest, largest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = _in_srgb(upright)
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


def _check_bytes(image: Image.Image) -> None:
    width, height = image.size
    size = width * height * (4 if image.mode in _WIDE_MODES else len(image.getbands()))
    if size > MAX_DECODED_BYTES:
        raise UnreadableImageError(
            f"the picture has {width} × {height} pixels of {image.mode}, {size} bytes, more than {MAX_DECODED_BYTES}"
        )


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits in 8; Pillow itself would clip it to white. UnreadableImageError for other depths."""
    if image.mode not in _WIDE_MODES:
        return image
    wide = image.convert("I")
    low, high = cast("tuple[int, int]", wide.getextrema())
    if image.mode == "F" or low < 0 or high > 65535:
        raise UnreadableImageError("its grey values have more than 16 bits")
    narrow = wide.point(lambda value: value * (1 / 257)).convert("L")
    narrow.info = dict(image.info)
    return narrow


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours that browsers take it for, where it has a colour profile of its own that is usable."""
    profile = image.info.get("icc_profile")
    if not profile or len(profile) > MAX_PROFILE_BYTES:
        return image
    mode = "RGBA" if image.mode in ("RGBA", "LA", "PA") else "RGB"
    coloured = image if image.mode in ("RGB", "RGBA", "CMYK", "L") else image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(coloured, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if converted is None else converted


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
