"""Documents of a record: upload in one request, list, read, change, delete."""

import base64
import hashlib

from tests.files.conftest import FileWorld, ok
from tests.harness import BASE, json_body

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60


def test_a_form_and_json_give_the_same_document(world: FileWorld, offer: str) -> None:
    with world.changes() as change:
        answer = world.multipart(world.admin, f"{offer}/documents", PDF, "werfplan.pdf")
    first = ok(answer)
    assert list(first) == [
        "id", "createdAt", "updatedAt", "name", "contentType", "size", "attachedToResource", "url", "previewUrl",
        "presignedUrl", "presignedPreviewUrl", "_metadata",
    ]  # fmt: skip
    assert (first["name"], first["contentType"], first["size"]) == ("werfplan.pdf", "application/pdf", len(PDF))
    assert first["attachedToResource"] == offer
    assert first["url"] == f"{BASE}/documents/{first['id']}?inline=true"
    assert first["previewUrl"] == f"{BASE}/documents/{first['id']}/preview"
    assert first["presignedUrl"] is first["presignedPreviewUrl"] is None
    assert answer.headers["location"] == f"{BASE}/api/v2/documents/{first['id']}"
    assert change.events == [("document.created", first["id"], 1)]
    body = {"name": "werfplan.pdf", "contentType": "application/pdf", "bytesBase64": base64.b64encode(PDF).decode()}
    second = json_body(world.admin.post(f"{offer}/documents", body))
    same = ("name", "contentType", "size", "attachedToResource")
    assert {n: first[n] for n in same} == {n: second[n] for n in same}
    assert world.admin.read(f"{offer}/documents") == [first, second]
    assert world.admin.read(f"/documents/{first['id']}") == first
    assert world.bytes_of(world.admin, first["id"]) == world.bytes_of(world.admin, second["id"]) == PDF
    assert len(world.stored_files()) == 1, "the same bytes are kept once"


def test_materials_and_installations_include_their_files(world: FileWorld) -> None:
    for path in ("/materials", "/installations"):
        owner, other = (f"{path}/{world.admin.create(path[1:])['id']}" for _ in range(2))
        first = json_body(world.multipart(world.admin, f"{owner}/documents", PDF, "keuring.pdf"))
        second = json_body(world.multipart(world.admin, f"{owner}/documents", PDF, "plan.pdf"))
        gone = json_body(world.multipart(world.admin, f"{owner}/documents", PDF, "oud.pdf"))
        world.admin.delete(f"/documents/{gone['id']}")
        query = {"include": "files"}
        assert [file["id"] for file in world.admin.read(owner, query)["files"]] == [first["id"], second["id"]]
        assert world.admin.read(owner, query)["files"] == world.admin.read(f"{owner}/documents")
        assert world.admin.read(other, query)["files"] == []


def test_a_download_says_what_it_is(world: FileWorld, offer: str) -> None:
    document = ok(world.multipart(world.admin, f"{offer}/documents", PDF, "Größe “plan”.pdf"))
    answer = world.admin("GET", f"/documents/{document['id']}/download")
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-length"] == str(len(PDF))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"] == f'"{hashlib.sha256(PDF).hexdigest()}"'
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"Groe plan.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Cplan%E2%80%9D.pdf"
    )
    head = world.admin("HEAD", f"/documents/{document['id']}/download")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(PDF)))
    shown_inline = world.admin("GET", f"/documents/{document['id']}/download", query={"inline": "true"})
    assert shown_inline.headers["content-disposition"].startswith("inline;")
    again = world.admin(
        "GET", f"/documents/{document['id']}/download", headers={"If-None-Match": answer.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert "content-length" not in again.headers


def test_ranges(world: FileWorld, offer: str) -> None:
    id = ok(world.multipart(world.admin, f"{offer}/documents", PDF))["id"]
    size = len(PDF)
    for asked, start, end in (
        ("bytes=0-0", 0, 1),
        ("bytes=5-99", 5, 100),
        ("bytes=100-", 100, size),
        ("bytes=-7", size - 7, size),
        (f"bytes=-{size + 5}", 0, size),
        (f"bytes=3-{size + 50}", 3, size),
    ):
        answer = world.admin("GET", f"/documents/{id}/download", headers={"Range": asked})
        assert answer.status_code == 206, asked
        assert answer.content == PDF[start:end]
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
        assert answer.headers["content-length"] == str(end - start)
    for asked in ("bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=x-1"):
        answer = world.admin("GET", f"/documents/{id}/download", headers={"Range": asked})
        assert (answer.status_code, answer.content) == (200, PDF), asked
    for asked in (f"bytes={size}-", "bytes=9-3"):
        answer = world.admin("GET", f"/documents/{id}/download", headers={"Range": asked})
        assert answer.status_code == 416
        assert answer.headers["content-range"] == f"bytes */{size}"
    answer = world.admin("GET", f"/documents/{id}/download", headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    assert (answer.status_code, answer.content) == (200, PDF)


def test_only_pictures_and_pdf_are_shown_and_nothing_runs(world: FileWorld, offer: str) -> None:
    cases = [
        (PNG, "foto.png", "image/png", "image/png", True),
        (b"<html><script>alert(1)</script>", "photo.png", "text/html", "application/octet-stream", False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "image/svg+xml", "application/octet-stream", False),
        (b"<?xml version='1.0'?><a/>", "a.xml", "application/xml", "application/octet-stream", False),
        (b"hello", "a.txt", "text/plain", "text/plain", False),
        (bytes(range(255, -1, -1)), "a.pdf", "application/octet-stream", "application/octet-stream", False),
    ]
    for data, name, stored, served, shown_inline in cases:
        document = ok(world.multipart(world.admin, f"{offer}/documents", data, name, type="image/png"))
        assert document["contentType"] == stored, name
        answer = world.admin("GET", f"{BASE}/documents/{document['id']}", query={"inline": "true"})
        assert answer.content == data
        assert answer.headers["content-type"] == served
        assert answer.headers["content-disposition"].startswith("inline" if shown_inline else "attachment"), name
        assert "sandbox" in answer.headers["content-security-policy"]


def test_addresses_that_are_signed_open_without_a_log_in(world: FileWorld, offer: str) -> None:
    id = ok(world.multipart(world.admin, f"{offer}/documents", PDF))["id"]
    (listed,) = world.admin.read(f"{offer}/documents", {"include": "presignedUrl,presignedPreviewUrl"})
    single = world.admin.read(f"/documents/{id}", {"include": "presignedUrl"})
    assert single["presignedPreviewUrl"] is None
    for url in (listed["presignedUrl"], single["presignedUrl"]):
        assert url.startswith(f"{BASE}/documents/{id}?inline=true&tenant=1&until=")
        answer = world.stranger("GET", url)
        assert (answer.status_code, answer.content) == (200, PDF)
        assert world.stranger("GET", url.replace("tenant=1", "tenant=2")).status_code == 401
        assert world.stranger("GET", url.replace(f"documents/{id}", "documents/999")).status_code == 401
        assert world.stranger("GET", url.replace("until=1", "until=2")).status_code == 401
    assert world.stranger("GET", f"{BASE}/documents/{id}").status_code == 401
    assert world.admin("GET", f"{BASE}/documents/{id}").content == PDF


def test_rights_follow_the_record(world: FileWorld, offer: str) -> None:
    id = ok(world.multipart(world.admin, f"{offer}/documents", PDF))["id"]
    sees = world.client(user="reader", rights={"offers": "read"})
    other = world.client(user="nobody", rights={"clients": "write"})
    assert [document["id"] for document in sees.read(f"{offer}/documents")] == [id]
    assert world.bytes_of(sees, id) == PDF
    with world.unchanged():
        for path in (f"{offer}/documents", f"/documents/{id}", f"/documents/{id}/download"):
            assert other("GET", path).status_code == 403, path
            assert world.other("GET", path).status_code == 404, path
        assert other("GET", f"{BASE}/documents/{id}").status_code == 403
        assert sees("GET", "/documents").status_code == 403
        assert other("GET", "/documents", query={"attachedToResource": offer}).status_code == 403
        for client, status in ((sees, 403), (other, 403), (world.other, 404)):
            assert world.multipart(client, f"{offer}/documents", PDF).status_code == status
            assert client("POST", f"{offer}/document-upload-sessions", {"name": "a"}).status_code == status
            assert client("DELETE", f"/documents/{id}").status_code == status
            client.merge(f"/documents/{id}", {"name": "b"}, status=status)


def test_a_document_is_renamed_and_deleted(world: FileWorld, offer: str) -> None:
    document = ok(world.multipart(world.admin, f"{offer}/documents", PDF, "a.pdf"))
    path = f"/documents/{document['id']}"
    with world.changes() as change:
        world.admin.merge(path, {"name": "../../etc/b.pdf"})
        assert world.admin.read(path)["name"] == "b.pdf"
        world.admin.put(path, {**document, "name": "c.pdf", "size": 1})
        assert (world.admin.read(path)["name"], world.admin.read(path)["size"]) == ("c.pdf", len(PDF))
        world.admin.delete(path)
    assert change.events == [
        ("document.updated", document["id"], 2),
        ("document.updated", document["id"], 3),
        ("document.deleted", document["id"], 4),
    ]
    assert world.admin("GET", path).status_code == 404
    assert world.admin("GET", f"{path}/download").status_code == 404
    assert world.admin.read(f"{offer}/documents") == []
    world.admin.delete(offer)
    assert world.admin("GET", f"{offer}/documents").status_code == 404


def test_bad_uploads_change_nothing(world: FileWorld, offer: str) -> None:
    path = f"{offer}/documents"
    post = lambda body: world.admin("POST", path, body)  # noqa: E731
    with world.unchanged():
        assert "empty" in world.multipart(world.admin, path, b"").json()["message"]
        assert "file" in post({"name": "a"}).json()["message"]
        for bad, where in (("AA!A", "character 2"), ("data:image/png;base64,AAAA", "character 0"), ("AAA", "multiple")):
            answer = post({"name": "a", "bytesBase64": bad})
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "bytesBase64"
            assert where in answer.json()["errors"][0]["message"]
        big = world.multipart(world.admin, path, b"x" * (6 * 1024 * 1024 + 1))
        assert big.status_code == 413
        assert "6291456" in big.json()["message"]
        assert "document-upload-sessions" in big.json()["message"]
        wrong = world.multipart(world.admin, path, PDF, sha256="0" * 64)
        assert (wrong.status_code, "sha256" in wrong.json()["message"]) == (400, True)
        assert world.admin("POST", path, content=b"x", type="text/plain").status_code == 415
        assert world.admin("POST", path, content=b"--x", type="multipart/form-data; boundary=x").status_code == 400
        assert world.admin("POST", "/statuses/1/documents", {}).status_code == 404
        assert world.admin("PUT", path, {}).status_code == 405
    assert world.stored_files() == {}
    assert list(world.store.spool.iterdir()) == []
    assert ok(world.multipart(world.admin, path, PDF, sha256=hashlib.sha256(PDF).hexdigest().upper()))
    six = ok(world.multipart(world.admin, path, b"x" * (6 * 1024 * 1024)))
    assert six["size"] == 6 * 1024 * 1024


def test_names_are_labels(world: FileWorld, offer: str) -> None:
    for sent_name, stored_name in (
        ("../../etc/passwd", "passwd"),
        ("C:\\fotos\\badkamer.jpg", "badkamer.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\x01b.txt", "ab.txt"),
        ("..", "document"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ):
        body = {"name": sent_name, "bytesBase64": base64.b64encode(b"text").decode()}
        assert json_body(world.admin.post(f"{offer}/documents", body))["name"] == stored_name


def test_an_idempotency_key_gives_one_document(world: FileWorld, offer: str) -> None:
    body = {"name": "a", "bytesBase64": "QUFB"}
    first = json_body(world.admin.post(f"{offer}/documents", body, Idempotency_Key="k1"))
    again = world.admin.post(f"{offer}/documents", body, Idempotency_Key="k1")
    assert (json_body(again), again.headers["idempotency-replayed"]) == (first, "true")
    world.admin.post(f"{offer}/documents", {**body, "name": "b"}, Idempotency_Key="k1", status=422)
    assert len(world.admin.read(f"{offer}/documents")) == 1


def test_unknown_members_are_told(world: FileWorld, offer: str) -> None:
    answer = world.admin.post(f"{offer}/documents", {"nam": "a", "bytesBase64": "QUFB"})
    assert answer.headers["truweel-warning"] == "nam: unknown, ignored (did you mean 'name'?)"
