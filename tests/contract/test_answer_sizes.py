"""Answers are bounded in bytes: counted before they are joined, whatever multiplies them."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

import pytest

from tests.harness import World, fault, json_body
from truweel.errors import AnswerTooLarge, Unavailable
from truweel.http.api import HUGE_BODIES
from truweel.http.call import HUGE_BODY_BYTES
from truweel.http.exchange import PIECE_BYTES, Exchange
from truweel.storage.byte_budget import FREE_BYTES, MAX_ANSWER_BYTES, AnswerLease, AnswerMemory, ByteBudget
from truweel.storage.database import Writer

TOO_LARGE = "This has more than 32 MB, the most that one answer has; ask for fewer: a smaller limit, or fewer includes."
MEGABYTE = 1024 * 1024


def make_large(world: World, key: str, id: str, size: int) -> None:
    """Give the document of a record so many bytes more, which mean nothing."""
    table, filler = world.registry[key].table, b" " * size

    def work(writer: Writer) -> None:
        row = writer.row(f'SELECT document FROM "{table}" WHERE tenant_id = 1 AND id = ?', (int(id),))
        assert row is not None
        sql = f'UPDATE "{table}" SET document = ? WHERE tenant_id = 1 AND id = ?'
        writer.execute(sql, (bytes(row[0]) + filler, int(id)))

    world.database.write_sync(work)


def test_a_page_has_at_most_32_megabytes(fresh_world: World) -> None:
    admin = fresh_world.admin
    for _ in range(5):
        make_large(fresh_world, "clients", admin.create("clients")["id"], 7 * MEGABYTE)
    assert len(admin.get("/clients?limit=4").content) > 28 * MEGABYTE
    assert json_body(admin.get("/clients?limit=5", status=400))["message"] == TOO_LARGE


def test_what_is_read_is_counted_as_it_is_read(fresh_world: World) -> None:
    """No more than the budget and one row are in memory."""
    for _ in range(5):
        make_large(fresh_world, "clients", fresh_world.admin.create("clients")["id"], MEGABYTE)
    sql = "SELECT id, label, revision, document, id FROM clients WHERE tenant_id = ? ORDER BY id LIMIT 10"
    database, plain = fresh_world.database, sql.replace("document, ", "length(document), ")
    assert [row[4] for row in database.read_sync(lambda reader: reader.rows_within(ByteBudget(), sql, (1,)))] == [
        row[0] for row in database.read_sync(lambda reader: reader.rows(plain, (1,)))
    ]
    with pytest.raises(AnswerTooLarge):
        database.read_sync(lambda reader: reader.rows_within(ByteBudget(3 * MEGABYTE), sql, (1,)))
    fresh_world.admin.create("clients")  # the connection is as good as before
    assert fresh_world.admin.total("/clients") == 6


def test_one_large_record_included_many_times_is_counted_as_often(fresh_world: World) -> None:
    admin = fresh_world.admin
    article = admin.create("articles")["id"]
    offer = admin.create("offers")["id"]
    for _ in range(5):
        admin.create("offers/line-items", {"articleId": article, "description": "line"}, parent=offer)
    make_large(fresh_world, "articles", article, 7 * MEGABYTE)
    assert len(admin.get(f"/offers/{offer}/line-items?limit=4&include=article").content) > 28 * MEGABYTE
    with fresh_world.unchanged():
        for path in (f"/offers/{offer}/line-items?include=article", f"/offers/{offer}?include=lineItems.article"):
            assert json_body(admin.get(path, status=400))["message"] == TOO_LARGE


def test_one_path_follows_the_same_relation_at_most_twice(world: World) -> None:
    client = world.admin.create("clients")["id"]
    world.admin.get(f"/clients/{client}?include=contacts.client.contacts.client")
    answer = world.admin.get(f"/clients/{client}?include=contacts.client.contacts.client.contacts", status=400)
    message = "'contacts.client.contacts.client.contacts' follows 'contacts' of clients more than 2 times"
    assert json_body(answer)["errors"] == [fault("include", message, "too_deep", max=2)]


def test_history_is_cut_to_what_fits(fresh_world: World) -> None:
    admin = fresh_world.admin
    client = admin.create("clients")["id"]
    for number in range(5):
        admin.merge(f"/clients/{client}", {"name": f"Name {number}"})
    changes = b'{"name":["' + b"x" * 12 * MEGABYTE + b'","y"]}'
    fresh_world.database.write_sync(
        lambda writer: writer.execute("UPDATE history SET changes = ? WHERE record_id = ?", (changes, int(client)))
    )
    answer = admin.get(f"/clients/{client}/history")
    assert [entry["version"] for entry in answer.json()] == [6, 5]
    assert answer.headers["truweel-warning"] == "history: cut to the latest 2: more would have more than 32 MB"
    fresh_world.strict.get(f"/clients/{client}/history")  # it has no way to ask for fewer


def test_a_history_of_statuses_is_counted(fresh_world: World) -> None:
    admin = fresh_world.admin
    projects = [admin.create("projects")["id"] for _ in range(5)]
    changes = b'{"title":"' + b"x" * 7 * MEGABYTE + b'"}'
    fresh_world.database.write_sync(lambda writer: writer.execute("UPDATE history SET changes = ?", (changes,)))
    admin.get(f"/projects/{projects[0]}?include=statusHistory")
    assert json_body(admin.get("/projects?include=statusHistory", status=400))["message"] == TOO_LARGE


def test_large_answers_share_one_bound_until_they_are_sent() -> None:
    memory = AnswerMemory(10 * FREE_BYTES)
    small, first, second, alone = (AnswerLease(memory) for _ in range(4))
    small.resize(FREE_BYTES)
    assert memory.taken == 0
    first.resize(6 * FREE_BYTES)
    with pytest.raises(Unavailable) as refusal:
        second.resize(5 * FREE_BYTES)
    assert refusal.value.headers["Retry-After"] == "1"
    second.resize(4 * FREE_BYTES)
    assert memory.taken == 10 * FREE_BYTES
    AnswerLease(memory).resize(FREE_BYTES)
    first.resize(0)
    second.resize(0)
    alone.resize(MAX_ANSWER_BYTES)  # alone, any answer fits
    alone.resize(0)
    assert memory.taken == 0


def test_what_is_read_and_joined_for_an_answer_is_held_until_it_is_made() -> None:
    memory = AnswerMemory(10 * FREE_BYTES)
    lease, other = AnswerLease(memory), AnswerLease(memory)
    budget = ByteBudget(8 * FREE_BYTES, lease)
    budget.spend(FREE_BYTES)
    assert memory.taken == 0
    budget.spend(2 * FREE_BYTES)
    assert memory.taken == 3 * FREE_BYTES
    budget.check(4 * FREE_BYTES)
    assert memory.taken == 7 * FREE_BYTES
    with pytest.raises(Unavailable):
        ByteBudget(8 * FREE_BYTES, other).spend(4 * FREE_BYTES)
    ByteBudget(8 * FREE_BYTES, lease).spend(3 * FREE_BYTES)  # the same request once more
    assert memory.taken == 7 * FREE_BYTES
    lease.resize(4 * FREE_BYTES)
    assert memory.taken == 4 * FREE_BYTES
    with pytest.raises(AnswerTooLarge):
        budget.reserve(6 * FREE_BYTES)


def test_answers_that_are_made_at_once_share_one_bound_and_small_ones_have_room(fresh_world: World) -> None:
    admin = fresh_world.admin
    large, small = (admin.create("clients")["id"] for _ in range(2))
    contact = admin.create("clients/contacts", parent=large)["id"]
    make_large(fresh_world, "clients", large, 5 * MEGABYTE)
    api: Any = fresh_world.application._api
    while not hasattr(api, "answer_memory"):  # below the middleware
        api = getattr(api, "app", None) or api._app
    page = admin.get("/clients").content
    assert api.answer_memory.taken == 0
    api.answer_memory.take(4 * MAX_ANSWER_BYTES - 7 * MEGABYTE)  # others
    for path in ("/clients", "/clients?include=contacts", f"/clients/{large}/contacts?include=client"):
        refusal = admin.get(path, status=503)
        assert refusal.headers["retry-after"] == "1"
        assert json_body(refusal)["message"] == "Too many large answers are on their way; ask again, or for fewer."
    admin.get(f"/clients/{small}?include=contacts")
    admin.get(f"/clients/{large}/contacts/{contact}")
    assert api.answer_memory.taken == 4 * MAX_ANSWER_BYTES - 7 * MEGABYTE
    api.answer_memory.give_back(4 * MAX_ANSWER_BYTES - 7 * MEGABYTE)
    assert admin.get("/clients").content == page


def test_a_large_answer_waits_in_pieces() -> None:
    """`send` returns when the client has read all but the last piece."""

    class Connection:
        is_write_paused = False
        default_headers: ClassVar[list[tuple[bytes, bytes]]] = []

        def __init__(self) -> None:
            self.transport = self
            self.steps: list[int | str] = []

        def writelines(self, parts: Sequence[bytes]) -> None:
            self.steps.append(len(parts[-1]))
            self.is_write_paused = True

        async def wait_until_writable(self) -> None:
            self.steps.append("wait")
            self.is_write_paused = False

        def end_exchange(self) -> None:
            self.steps.append("end")

    async def app(scope: Any, receive: Any, send: Any) -> None:
        length = b"%d" % (2 * PIECE_BYTES + 1)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        await send({"type": "http.response.body", "body": b"x" * (2 * PIECE_BYTES + 1)})

    connection = Connection()
    exchange = Exchange(
        connection,  # type: ignore[arg-type]
        {"type": "http", "method": "GET", "http_version": "1.1"},
        keep_alive=True,
        expects_continue=False,
    )
    asyncio.run(exchange.run(app))
    assert connection.steps == [PIECE_BYTES, "wait", PIECE_BYTES, "wait", 1, "end"]


def test_a_huge_body_is_dropped_whatever_its_answer(fresh_world: World) -> None:
    huge = b'{"remark": "' + b"x" * (HUGE_BODY_BYTES + 1) + b'"'
    refused = [huge + b"}", huge, b"[" + huge + b"}]"]
    assert len(refused) > HUGE_BODIES  # one that is kept would let the last wait for ever
    for content in refused:
        assert fresh_world.admin("POST", "/clients", content=content).status_code == 400
