"""Temporary buckets and uploads in parts: every order, twice, in parallel, and what can't be."""

import asyncio
import base64
import hashlib
from typing import Any

import pytest

from tests.files.conftest import FileWorld, ok
from tests.harness import BASE, Client, json_body
from truweel import clock
from truweel.maintenance.file_sweep import FileSweeper

PARTS = [b"%PDF-1.7\n" + bytes([n]) * (100_000 + n) for n in range(4)]
WHOLE = b"".join(PARTS)
HOUR = 60 * 60 * 1000


def bucket(world: FileWorld, client: Client | None = None) -> str:
    bucket = json_body((client or world.admin).post("/temp-document-buckets", {}))
    assert list(bucket) == ["id", "expires"]
    return f"/temp-document-buckets/{bucket['id']}"


def session(world: FileWorld, place: str, **body: Any) -> str:
    session = json_body(world.admin.post(f"{place}/document-upload-sessions", {"name": "plan.pdf", **body}))
    return f"/document-upload-sessions/{session['id']}"


def send(world: FileWorld, path: str, number: int, data: bytes, status: int = 200, **more: Any) -> Any:
    """One part as JSON."""
    body = {"bytesBase64": base64.b64encode(data).decode(), "partNumber": number, **more}
    answer = world.admin("POST", path, body)
    assert answer.status_code == status, answer.text
    return json_body(answer)


def tend(world: FileWorld) -> FileSweeper:
    return FileSweeper(world.database, world.store, world.files.uploads)


def later(monkeypatch: pytest.MonkeyPatch, milliseconds: int) -> None:
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + milliseconds)


def test_a_bucket_and_an_article_that_takes_out_of_it(world: FileWorld) -> None:
    path = bucket(world)
    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
    with world.changes() as change:
        document = ok(world.multipart(world.admin, f"{path}/documents", png, "a.png"))
    assert change.events == [], "what belongs to no record is nobody else's business"
    assert document["attachedToResource"] is None
    assert world.admin.read(f"/documents/{document['id']}") == document
    assert world.bytes_of(world.admin, document["id"]) == png
    with world.changes() as change:
        article = json_body(world.admin.post("/articles", {"name": "Buis", "imageId": document["id"]}))
    assert article["imageId"] == document["id"]
    assert sorted(change.events) == [("article.created", article["id"], 1), ("document.created", document["id"], 1)]
    now = world.admin.read(f"/documents/{document['id']}")
    assert now == {**document, "attachedToResource": f"/articles/{article['id']}", "updatedAt": now["updatedAt"]}
    reader_client = world.client(user="reader", rights={"articles": "read"})
    list_faults = reader_client.read(f"/articles/{article['id']}", {"include": "image.presignedUrl"})
    assert world.stranger("GET", list_faults["image"]["presignedUrl"]).content == png
    assert world.admin.read(f"/articles/{article['id']}/documents") == [now]
    with world.unchanged():
        world.admin.post("/articles", {"name": "B", "imageId": document["id"]}, status=400)
        world.admin.delete(f"/documents/{document['id']}", status=409)
    world.admin.merge(f"/articles/{article['id']}", {"imageId": None})
    world.admin.merge(f"/articles/{article['id']}", {"imageId": document["id"]})
    world.admin.merge(f"/articles/{article['id']}", {"imageId": None})
    world.admin.delete(f"/documents/{document['id']}")


def test_what_cannot_be_attached(world: FileWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
    article = f"/articles/{world.admin.create('articles')['id']}"
    foreign = ok(world.multipart(world.other, f"{bucket(world, world.other)}/documents", png))["id"]
    colleague = ok(world.multipart(world.writer, f"{bucket(world, world.writer)}/documents", png))["id"]
    text = ok(world.multipart(world.admin, f"{bucket(world)}/documents", b"hello", "a.png"))["id"]
    mine = ok(world.multipart(world.admin, f"{bucket(world)}/documents", png))["id"]
    with world.unchanged():
        for id in (foreign, colleague, "999999", text):
            answer = world.admin.merge(article, {"imageId": id}, status=400)
            assert json_body(answer)["errors"][0]["field"] == "imageId"
        assert world.admin("GET", f"/documents/{colleague}").status_code == 404
        assert world.admin("GET", f"/documents/{colleague}/download").status_code == 404
        later(monkeypatch, 25 * HOUR)
        world.admin.merge(article, {"imageId": mine}, status=400)


def test_lines_and_certificates_take_documents_too(world: FileWorld) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\x01" * 50
    path = bucket(world)
    ids = [ok(world.multipart(world.admin, f"{path}/documents", png))["id"] for _ in range(2)]
    body = {"lineItems": [{"description": "a", "imageId": ids[0]}, {"description": "b"}]}
    offer = json_body(world.admin.post("/offers", body))
    assert [entry["id"] for entry in world.admin.read(f"/offers/{offer['id']}/documents")] == [ids[0]]
    bad = {"lineItems": [{"description": "a", "imageId": ids[0]}]}
    answer = world.admin.post("/offers", bad, status=400)
    assert json_body(answer)["errors"][0]["field"] == "lineItems[0].imageId"
    employee = json_body(
        world.admin.post("/employees", {"name": "An", "certificates": [{"name": "VCA", "documentId": ids[1]}]})
    )
    assert world.admin.read(f"/documents/{ids[1]}")["attachedToResource"] == f"/employees/{employee['id']}"


@pytest.mark.parametrize("declared", [{"partCount": 4}, {"size": len(WHOLE)}, {"partCount": 4, "size": len(WHOLE)}])
def test_declared_parts_come_in_any_order_and_twice(world: FileWorld, offer: str, declared: dict[str, int]) -> None:
    path = session(world, offer, **declared, sha256=hashlib.sha256(WHOLE).hexdigest())
    with world.changes() as change:
        for number in (2, 0, 2, 3):
            state = send(world, path, number, PARTS[number])
    assert change.events == []
    assert [entry["partNumber"] for entry in state["parts"]] == [0, 2, 3]
    assert state["missingParts"] == [1]
    assert state["receivedSize"] == len(WHOLE) - len(PARTS[1])
    assert world.admin.read(path) == state
    assert world.admin.read(f"{offer}/documents") == []
    assert "other bytes" in send(world, path, 2, b"other", 409)["message"]
    with world.changes() as change:
        document = send(world, path, 1, PARTS[1], 201)
    assert change.events == [("document.created", document["id"], 1)]
    assert (document["name"], document["contentType"], document["size"]) == ("plan.pdf", "application/pdf", len(WHOLE))
    assert world.bytes_of(world.admin, document["id"]) == WHOLE
    assert world.bytes_of(world.admin, document["id"], Range="bytes=99990-100020") == WHOLE[99990:100021]
    assert send(world, path, 1, PARTS[1]) == document, "a retry of the last part is answered again"
    assert send(world, path, 0, b"other", 409)
    assert world.admin.read(path)["documentId"] == document["id"]
    assert world.admin.read(f"{offer}/documents") == [document]


def test_parts_in_parallel_make_one_document(world: FileWorld, offer: str) -> None:
    path = session(world, offer, partCount=4)

    async def all_() -> list[Any]:
        calls = []
        for number, data in [*enumerate(PARTS), *enumerate(PARTS)]:
            body = {"bytesBase64": base64.b64encode(data).decode(), "partNumber": number}
            calls.append(world.admin.send("POST", path, body))
        return list(await asyncio.gather(*calls))

    answers = world.run(all_())
    assert {a.status_code for a in answers} <= {200, 201}
    assert [a.status_code for a in answers].count(201) == 1
    (document,) = world.admin.read(f"{offer}/documents")
    assert world.bytes_of(world.admin, document["id"]) == WHOLE


def test_without_a_declaration_the_document_grows(
    world: FileWorld, offer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = session(world, offer)
    with world.changes() as change:
        first = send(world, path, 0, PARTS[0], 201)
        assert "part 1 comes next" in send(world, path, 2, PARTS[2], 409)["message"]
        second = send(world, path, 1, PARTS[1], 201)
        assert send(world, path, 1, PARTS[1])["size"] == second["size"]
    assert change.events == []
    assert (first["id"], first["size"]) == (second["id"], len(PARTS[0]))
    assert second["size"] == len(PARTS[0]) + len(PARTS[1])
    assert [entry["id"] for entry in world.admin.read(f"{offer}/documents")] == [first["id"]]
    assert world.reader.read(f"{offer}/documents") == [], "until it is whole it is the uploader's"
    with world.changes() as change:
        assert world.bytes_of(world.admin, first["id"]) == PARTS[0] + PARTS[1]
    assert change.events == [("document.created", first["id"], 1)]
    assert "closed" in send(world, path, 2, PARTS[2], 409)["message"]
    assert [entry["id"] for entry in world.reader.read(f"{offer}/documents")] == [first["id"]]
    idle = session(world, offer)
    third = send(world, idle, 0, PARTS[2], 201)
    later(monkeypatch, 10 * 60 * 1000 + 1)
    assert "ten minutes" in send(world, idle, 1, PARTS[3], 409)["message"]
    with world.changes() as change:
        world.run(tend(world).sweep())
    assert change.events == [("document.created", third["id"], 1)]
    assert send(world, idle, 1, PARTS[3], 409)


def test_a_growing_document_in_a_bucket_closes_when_it_is_attached(world: FileWorld) -> None:
    path = session(world, bucket(world))
    document = send(world, path, 0, b"\xff\xd8\xff" + b"a" * 50, 201)
    send(world, path, 1, b"b" * 50, 201)
    article = json_body(world.admin.post("/articles", {"name": "A", "imageId": document["id"]}))
    assert send(world, path, 2, b"c", 409)
    assert world.admin.read(f"/documents/{document['id']}")["size"] == 103
    assert world.bytes_of(world.admin, article["imageId"]) == b"\xff\xd8\xff" + b"a" * 50 + b"b" * 50


def test_forms_carry_sessions_and_parts(world: FileWorld, offer: str) -> None:
    answer = world.multipart(world.admin, f"{offer}/document-upload-sessions", b"", "plan.pdf", partCount=2)
    path = f"/document-upload-sessions/{ok(answer)['id']}"
    assert ok(answer)["partCount"] == 2
    assert ok(world.multipart(world.admin, path, PARTS[1], partNumber=1), 200)["missingParts"] == [0]
    document = ok(world.multipart(world.admin, path, PARTS[0], partNumber=0))
    assert (document["name"], document["size"]) == ("plan.pdf", len(PARTS[0] + PARTS[1]))


def test_bad_parts(world: FileWorld, offer: str) -> None:
    path = session(world, offer, partCount=2, size=100)
    with world.unchanged():
        for number, data, status in (
            (2, b"a", 400), (-1, b"a", 400), ("x", b"a", 400), (None, b"a", 400), (0, b"", 400), (0, b"a" * 101, 400),
        ):  # fmt: skip
            send(world, path, number, data, status)  # type: ignore[arg-type]
        send(world, path, 0, b"abc", 400, sha256="0" * 64)
        assert world.writer("GET", path).status_code == 404, "another user's"
        assert world.other("GET", path).status_code == 404
        body = {"bytesBase64": "QUFB", "partNumber": 0}
        assert world.writer("POST", path, body).status_code == 404
        for wrong in ({"size": 0}, {"size": "x"}, {"size": ""}, {"partCount": 0}, {"partCount": ""}, {"sha256": "x"}):
            world.admin.post(f"{offer}/document-upload-sessions", wrong, status=400)
        world.admin.post(f"{offer}/document-upload-sessions", {"size": 6 * 1024**3}, status=413)
        assert world.admin("POST", "/document-upload-sessions/none", body).status_code == 404
    send(world, path, 0, b"a" * 50)
    assert "not to the declared" in send(world, path, 1, b"b" * 49, 400)["message"]
    send(world, path, 1, b"b" * 50, 201)


def test_a_whole_that_has_another_hash_is_no_document(world: FileWorld, offer: str) -> None:
    path = session(world, offer, partCount=2, sha256="0" * 64)
    send(world, path, 0, b"a")
    assert "sha256" in send(world, path, 1, b"b", 409)["message"]
    assert world.admin.read(path)["closed"] is True
    assert world.admin.read(f"{offer}/documents") == []


def test_buckets_of_others_and_buckets_past_their_time(world: FileWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bucket(world)
    document = ok(world.multipart(world.admin, f"{path}/documents", b"text"))
    ok(world.multipart(world.admin, f"{path}/documents", b"other"))
    running = session(world, path)
    send(world, running, 0, b"part", 201)
    with world.unchanged():
        for client in (world.writer, world.other):
            assert world.multipart(client, f"{path}/documents", b"text").status_code == 404
            client.post(f"{path}/document-upload-sessions", {}, status=404)
        assert world.multipart(world.admin, "/temp-document-buckets/x/documents", b"text").status_code == 404
    later(monkeypatch, 24 * HOUR + 1)
    with world.unchanged():
        assert world.multipart(world.admin, f"{path}/documents", b"text").status_code == 410
        send(world, running, 1, b"more", 410)
        assert world.admin("GET", f"/documents/{document['id']}").status_code == 404
    assert len(world.stored_files()) == 3
    world.run(tend(world).sweep())
    assert world.rows("SELECT * FROM unattached") == world.rows("SELECT * FROM chunk") == []
    assert world.multipart(world.admin, f"{path}/documents", b"text").status_code == 410
    assert len(world.stored_files()) == 3, "bytes wait an hour"
    later(monkeypatch, 48 * HOUR)
    world.run(tend(world).sweep())
    later(monkeypatch, HOUR + 1)
    world.run(tend(world).sweep())
    assert world.stored_files() == {}
    assert world.rows("SELECT * FROM blob") == world.rows("SELECT * FROM upload_session") == []
    assert world.multipart(world.admin, f"{path}/documents", b"text").status_code == 404


def test_the_sweep_takes_what_nothing_uses_and_never_what_is_attached(
    world: FileWorld, offer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ok(world.multipart(world.admin, f"{offer}/documents", b"shared"))
    ok(world.multipart(world.admin, f"{bucket(world)}/documents", b"shared"))
    ok(world.multipart(world.admin, f"{bucket(world)}/documents", b"alone"))
    later(monkeypatch, 25 * HOUR)
    world.run(tend(world).sweep())
    again = ok(world.multipart(world.admin, f"{bucket(world)}/documents", b"alone"))
    later(monkeypatch, 2 * HOUR)
    world.run(tend(world).sweep())
    assert world.bytes_of(world.admin, document["id"]) == b"shared"
    assert world.bytes_of(world.admin, again["id"]) == b"alone", "used again within its hour"
    assert world.rows("SELECT count(*) FROM blob WHERE marked_at IS NOT NULL") == [(0,)]


def test_what_an_interrupted_upload_left_on_the_disk_goes_after_an_hour(
    world: FileWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = world.store.spool / "left"
    left.write_bytes(b"cut off")
    world.run(tend(world).clear_spool())
    assert left.exists()
    later(monkeypatch, 2 * HOUR)
    world.run(tend(world).clear_spool())
    assert not left.exists()


def test_strays_and_what_the_doctor_finds(world: FileWorld, offer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from truweel.files.doctor import find_faults

    async def list_faults() -> list[str]:
        return [fault async for fault in find_faults(world.database, world.store)]

    document = ok(world.multipart(world.admin, f"{offer}/documents", b"bytes"))
    (key,) = world.stored_files()
    stray = world.store.spool / "stray"
    stray.write_bytes(b"cut off")
    world.run(world.store.put(f"1/ab/{'ab' * 32}.cut", stray, 7))
    assert world.run(list_faults()) == []
    assert world.run(tend(world).delete_orphans()) == [], "what is younger than an hour may be about to get its row"
    later(monkeypatch, 2 * HOUR)
    (fault,) = world.run(list_faults())
    assert "bytes without a row" in fault
    assert world.run(tend(world).delete_orphans()) == [f"1/ab/{'ab' * 32}.cut"]
    assert world.bytes_of(world.admin, document["id"]) == b"bytes"
    world.run(world.store.delete([key]))
    (fault,) = world.run(list_faults())
    assert fault == f"{key}: a row without its bytes (5 are named, none there)."
    assert world.admin("GET", f"/documents/{document['id']}/download").status_code == 503
    healed = ok(world.multipart(world.admin, f"{offer}/documents", b"bytes"))
    assert world.bytes_of(world.admin, document["id"]) == world.bytes_of(world.admin, healed["id"]) == b"bytes"
    assert world.run(list_faults()) == []


def test_an_upload_to_a_record_that_goes_away_goes_with_it(world: FileWorld, offer: str) -> None:
    path = session(world, offer)
    document = send(world, path, 0, b"part", 201)
    world.admin.delete(offer)
    assert world.admin("GET", f"/documents/{document['id']}/download").status_code == 404
    assert world.rows("SELECT * FROM unattached") == world.rows("SELECT * FROM chunk") == []
    assert world.admin("GET", f"{BASE}/documents/{document['id']}").status_code == 404
