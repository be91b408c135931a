"""Files as programs send them: odd names, encodings, brands and depths, and conditions on downloads."""

import base64
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from tests.files.conftest import FileWorld, ok
from tests.harness import Templates, open_world
from truweel.files.content import sniff
from truweel.files.images import UnreadableImageError, render
from truweel.files.names import content_disposition
from truweel.files.store_factory import open_store

PDF = b"%PDF-1.7\n%own\n"


@pytest.fixture(scope="module")
def world(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FileWorld]:
    folder = tmp_path_factory.mktemp("files")
    with open_world(templates, "sqlite", world_class=FileWorld) as file_world:
        assert isinstance(file_world, FileWorld)
        store = open_store((folder / "files").as_uri(), folder / "incoming")
        file_world.serve(store)
        yield file_world
        store.close()


def post_part(world: FileWorld, headers: str, data: bytes) -> httpx.Response:
    """Upload a part with these headers."""
    offer = f"/offers/{world.admin.create('offers')['id']}"
    body = b"--XX\r\n" + headers.encode().replace(b"\n", b"\r\n") + b"\r\n\r\n" + data + b"\r\n--XX--\r\n"
    return world.admin("POST", f"{offer}/documents", content=body, type="multipart/form-data; boundary=XX")


# Names


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        ("filename=\"=?utf-8?B?w6l0w6kucGRm?=\"; filename*=utf-8''%C3%A9t%C3%A9.pdf", "été.pdf"),
        ("filename*=utf-8''%C3%A9t%C3%A9.pdf", "été.pdf"),
        ('filename="=?utf-8?B?w6l0w6kucGRm?="', "été.pdf"),
        ('filename="=?utf-8?Q?=C3=A9t=C3=A9.pdf?="', "été.pdf"),
        ("filename=\"a.pdf\"; filename*=utf-8''%FF.pdf", "a.pdf"),
        ('filename="=?foo?B?w6l0w6kucGRm?="', "=?foo?B?w6l0w6kucGRm?="),
        ('filename="a%22b.pdf"', 'a"b.pdf'),
    ],
)
def test_names_of_dotnet_are_read(world: FileWorld, parameters: str, name: str) -> None:
    document = ok(post_part(world, f"Content-Disposition: form-data; name=file; {parameters}", PDF))
    assert (document["name"], document["contentType"]) == (name, "application/pdf")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("‥／‥／etc／passwd", "__.._etc_passwd"), ("℀.pdf", "a_c.pdf"), (".profile", "_profile"), ("½ %.pdf", "12 _.pdf")],
)
def test_the_plain_name_of_a_download_is_no_path(name: str, plain: str) -> None:
    assert content_disposition(name, inline=False).startswith(f'attachment; filename="{plain}"; filename*=UTF-8')


# Transfer encodings


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("base64", base64.encodebytes(PDF * 99).replace(b"\n", b"\r\n")),
        ("BASE64", base64.b64encode(PDF * 99)),
        ("quoted-printable", (PDF * 99).replace(b"=", b"=3D").replace(b"%own", b"%o=\r\nwn")),
        ("binary", PDF * 99),
    ],
)
def test_a_transfer_encoding_is_undone(world: FileWorld, encoding: str, sent: bytes) -> None:
    headers = f'Content-Disposition: form-data; name="file"; filename="a.pdf"\nContent-Transfer-Encoding: {encoding}'
    document = ok(post_part(world, headers, sent))
    assert document["contentType"] == "application/pdf"
    assert world.bytes_of(world.admin, document["id"]) == PDF * 99


@pytest.mark.parametrize(("encoding", "sent"), [("base64", b"JVBERi0xLjcK*"), ("base64", b"JVBER"), ("x-zip", PDF)])
def test_a_transfer_encoding_that_is_none_is_refused(world: FileWorld, encoding: str, sent: bytes) -> None:
    headers = f'Content-Disposition: form-data; name="file"; filename="a.pdf"\nContent-Transfer-Encoding: {encoding}'
    assert post_part(world, headers, sent).json()["code"] == "malformed_body"


# Types


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    box = b"ftyp" + major + b"\0\0\0\0" + b"".join(compatible)
    return (len(box) + 4).to_bytes(4, "big") + box + b"\0\0\0\x08free"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (ftyp(b"hevc", b"mif1", b"heic"), "a.heic", "image/heic"),
        (ftyp(b"msf1", b"mif1", b"hevx"), "a.heic", "image/heic"),
        (ftyp(b"heim"), "a.heic", "image/heic"),
        (ftyp(b"mif1", b"mif1", b"avif"), "a.avif", "image/avif"),
        (ftyp(b"avis", b"msf1"), "a.avif", "image/avif"),
        (ftyp(b"mif1", b"mif1"), "a.heif", "image/heif"),
        (ftyp(b"abcd", b"mif1"), "a.heif", "image/heif"),
        (ftyp(b"crx "), "a.cr3", "image/x-canon-cr3"),
        (ftyp(b"isom", b"isom", b"mp41"), "a.mp4", "video/mp4"),
        (ftyp(b"qt  ", b"qt  "), "a.mov", "video/quicktime"),
        (b"\xff\xfb\x90\x64" + b"\0" * 20, "a.mp3", "audio/mpeg"),
        (b"PK\x03\x04" + b"\0" * 20, "a.xlsm", "application/vnd.ms-excel.sheet.macroenabled.12"),
        (b"PK\x03\x04" + b"\0" * 20, "a.epub", "application/epub+zip"),
        (b"From: a@example.com\r\nSubject: <b>x</b>\r\n\r\nHello", "a.eml", "message/rfc822"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "a.pdf", "application/pdf"),
        (b"\n%PDF-1.7\n\x01", "a.pdf", "application/pdf"),
        (b"\x01\x02%PDF-1.7\n", "a.pdf", "application/octet-stream"),
        (b"see %PDF-1.7\n", "a.txt", "text/plain"),
    ],
)
def test_types_by_what_the_bytes_are(head: bytes, name: str, kind: str) -> None:
    assert sniff(head, name, None) == kind


# Pictures


def test_a_grey_picture_of_16_bits_keeps_its_greys() -> None:
    ramp = b"".join((x * 257).to_bytes(2, "little") for x in range(256))
    for format_ in ("PNG", "TIFF"):
        written = io.BytesIO()
        Image.frombytes("I;16", (256, 8), ramp * 8).save(written, format_)
        with Image.open(io.BytesIO(render(written.getvalue(), "image")[0])) as picture:
            greys: list[Any] = [picture.getpixel((x, 4)) for x in (0, 100, 200, 255)]
        assert [abs(grey[0] - x) <= 2 for grey, x in zip(greys, (0, 100, 200, 255), strict=True)] == [True] * 4, greys


def test_a_picture_of_numbers_that_are_no_greys_has_none() -> None:
    written = io.BytesIO()
    Image.new("F", (8, 8), 0.5).save(written, "TIFF")
    with pytest.raises(UnreadableImageError, match="16 bits"):
        render(written.getvalue(), "image")


def test_colours_are_those_of_the_profile() -> None:
    """A profile whose red and green are exchanged shows that it is heeded; without one nothing changes."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = io.BytesIO()
    Image.new("RGB", (8, 8), (230, 60, 40)).save(grey, "PNG", icc_profile=lab)
    plain = io.BytesIO()
    Image.new("RGB", (8, 8), (230, 60, 40)).save(plain, "PNG")
    broken = io.BytesIO()
    Image.new("RGB", (8, 8), (230, 60, 40)).save(broken, "PNG", icc_profile=b"no profile")
    for data in (plain, broken, grey):  # one that is none, or of another kind of colours, is as none
        with Image.open(io.BytesIO(render(data.getvalue(), "image")[0])) as picture:
            red, green, blue = picture.getpixel((4, 4))  # type: ignore[misc]
        assert (abs(red - 230), abs(green - 60), abs(blue - 40)) < (4, 4, 4)
    case = Path(__file__).parent / "data" / "p3.jpg"
    with Image.open(io.BytesIO(render(case.read_bytes(), "image")[0])) as picture:
        red, green, blue = picture.getpixel((4, 4))  # type: ignore[misc]
        assert "icc_profile" not in picture.info
    assert (abs(red - 252) < 4, abs(green - 24) < 4, abs(blue) < 4) == (True, True, True)


def test_bounds_are_bytes_and_pixels() -> None:
    scan = io.BytesIO()
    Image.new("L", (5000, 5000), 200).save(scan, "PNG")
    assert render(scan.getvalue(), "thumbnail")[1] == "image/jpeg"
    wide = io.BytesIO()
    Image.new("1", (7100, 7100)).save(wide, "PNG")
    with pytest.raises(UnreadableImageError, match="more than 50000000"):
        render(wide.getvalue(), "thumbnail")


# Downloads


def test_conditions_go_before_a_range(world: FileWorld) -> None:
    offer = f"/offers/{world.admin.create('offers')['id']}"
    document = ok(world.multipart(world.admin, f"{offer}/documents", PDF))
    path = f"/documents/{document['id']}/download"
    etag = world.admin("GET", path).headers["etag"]

    def status(**headers: str) -> int:
        return world.admin("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()}).status_code

    assert status(If_None_Match=etag, Range="bytes=0-3") == 304
    assert status(If_None_Match='"other"', Range="bytes=0-3") == 206
    assert status(If_Match='"other"', Range="bytes=0-3") == 412
    assert status(If_Match='"other"') == 412
    assert status(If_Match=f"W/{etag}") == 412
    assert status(If_Match=f'"other", {etag}', Range="bytes=0-3") == 206
    assert status(If_Match="*") == 200


def test_a_checksum_of_a_session_that_nothing_ends_is_refused(world: FileWorld) -> None:
    offer = f"/offers/{world.admin.create('offers')['id']}"
    body = {"name": "a.txt", "sha256": "0" * 64}
    refused = ok(world.admin("POST", f"{offer}/document-upload-sessions", body), 400)
    assert [fault["field"] for fault in refused["errors"]] == ["sha256"]
    ok(world.admin("POST", f"{offer}/document-upload-sessions", body | {"size": 5}))


# On paper


def test_the_logo_is_on_the_document_and_one_that_cannot_be_read_is_told(world: FileWorld) -> None:
    company = world.admin.create("companies", {"name": "Vermeersch"})["id"]
    offer = world.admin.create(
        "offers", {"companyId": company, "lineItems": [{"price": Decimal(1), "description": "X"}]}
    )
    drawn = io.BytesIO()
    Image.new("RGB", (400, 100), (23, 86, 107)).save(drawn, "PNG")
    bucket = ok(world.admin("POST", "/temp-document-buckets", {}))["id"]

    def print_with_logo(data: bytes) -> httpx.Response:
        document = ok(world.multipart(world.admin, f"/temp-document-buckets/{bucket}/documents", data, "logo.png"))
        world.admin.merge(f"/companies/{company}", {"logoId": document["id"]})
        return world.admin("GET", f"/offers/{offer['id']}/pdf")

    answer = print_with_logo(drawn.getvalue())
    assert answer.status_code == 200
    assert len(PdfReader(io.BytesIO(answer.content)).pages[0].images) == 1
    assert print_with_logo(drawn.getvalue()[:60] + b"\0" * 40).status_code == 409
