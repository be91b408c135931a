"""Pictures in two sizes; what is no picture, and what says it has too many pixels."""

import io
import struct
import zlib

from PIL import Image

from tests.files.conftest import FileWorld, ok
from tests.harness import BASE


def drawn(width: int, height: int, format: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (width, height), (200, 30, 30) if mode == "RGB" else (200, 30, 30, 9)).save(written, format, **more)
    return written.getvalue()


def size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        return image.size


def bomb(side: int) -> bytes:
    """A PNG of a few KB that says it has `side` × `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_two_sizes_made_once_and_upright(world: FileWorld, offer: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010F] = "Maker"
    document = ok(world.multipart(world.admin, f"{offer}/documents", drawn(3200, 1000, exif=exif), "foto.jpg"))
    large = world.admin("GET", f"/images/{document['id']}")
    assert (large.status_code, large.headers["content-type"]) == (200, "image/jpeg")
    assert size(large.content) == (500, 1600)
    assert b"Maker" not in large.content
    small = world.admin("GET", f"/images/{document['id']}/thumbnail")
    assert size(small.content) == (80, 256)
    count = len(world.stored_files())
    assert count == 3
    assert world.admin("GET", f"/images/{document['id']}").content == large.content
    assert len(world.stored_files()) == count
    preview = world.admin("GET", f"{BASE}/documents/{document['id']}/preview")
    assert preview.content == small.content
    again = world.admin("GET", f"/images/{document['id']}", headers={"If-None-Match": large.headers["etag"]})
    assert again.status_code == 304
    assert world.admin("GET", f"{BASE}/images/{document['id']}", query={"tenant": "firm-1"}).content == large.content
    assert world.nobody("GET", f"/images/{document['id']}").status_code == 403
    assert world.other("GET", f"/images/{document['id']}").status_code == 404
    (listed,) = world.admin.read(f"{offer}/documents", {"include": "presignedPreviewUrl"})
    assert world.stranger("GET", listed["presignedPreviewUrl"]).content == small.content


def test_what_is_seen_through_stays_so(world: FileWorld, offer: str) -> None:
    document = ok(world.multipart(world.admin, f"{offer}/documents", drawn(300, 300, "PNG", "RGBA"), "logo.png"))
    small = world.admin("GET", f"/images/{document['id']}/thumbnail")
    assert small.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(small.content)) as image:
        assert (image.size, image.mode) == ((256, 256), "RGBA")


def test_what_has_no_picture(world: FileWorld, offer: str) -> None:
    for data, name, why in (
        (b"%PDF-1.7", "plan.pdf", "application/pdf"),
        (bomb(60_000), "bomb.png", "60000 × 60000 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "torn.png", "no picture that can be read"),
        (drawn(50, 50)[:300], "cut.jpg", "no picture that can be read"),
    ):
        document = ok(world.multipart(world.admin, f"{offer}/documents", data, name))
        answer = world.admin("GET", f"/images/{document['id']}")
        assert answer.status_code == 404
        assert why in answer.json()["message"]
        preview = world.admin("GET", f"{BASE}/documents/{document['id']}/preview")
        assert preview.headers["content-type"] == "image/svg+xml"
        assert name.rpartition(".")[2].upper().encode() in preview.content
        assert world.bytes_of(world.admin, document["id"]) == data
