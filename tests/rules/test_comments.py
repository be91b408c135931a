"""Comments on any record: who may read and write them, their list, their events, and what becomes of them."""

from typing import Any

import pytest

from tests.harness import BASE, World, json_body
from truweel.errors import ValidationError
from truweel.operations.internal import create_record
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer

OWNERS = [c.path for c in load_registry() if load_registry().attached_to(c)]


def owner(world: World, key: str = "clients") -> str:
    return f"/{key}/{world.admin.create(key)['id']}"


def comment(world: World, record: str, **members: Any) -> dict[str, Any]:
    made: dict[str, Any] = json_body(world.admin.post(f"{record}/comments", {"content": "<p>Bel terug</p>", **members}))
    return made


def test_a_comment_is_made_read_changed_and_deleted(fresh_world: World) -> None:
    admin, record = fresh_world.admin, owner(fresh_world)
    user = str(fresh_world.users[1, "admin"])
    with fresh_world.changes() as change:
        answer = admin.post(f"{record}/comments", {"content": "<p>Bel terug</p>"})
    made = json_body(answer)
    path = f"{record}/comments/{made['id']}"
    assert answer.headers["location"] == f"{BASE}/api/v2{path}"
    expected = {"content": "<p>Bel terug</p>", "authorId": user, "internal": False, "relatedResource": record}
    assert expected.items() <= made.items()
    assert (made["author"], made["mentionedUserIds"], made["updatedAt"]) == (None, [], made["createdAt"])
    assert change.events == [("comment.created", made["id"], 1)]
    assert change.history == [("comments", made["id"], 1, "create")]
    assert admin.read(f"{record}/comments") == [made]
    assert admin.read(path) == admin.read(f"/comments/{made['id']}") == made
    assert admin.read(f"{record}/comments", {"include": "author"})[0]["author"]["id"] == user
    with fresh_world.changes() as change:
        admin.put(path, {"content": "Gebeld"})
        admin.merge(path, {"internal": True})
    assert change.events == [("comment.updated", made["id"], 2), ("comment.updated", made["id"], 3)]
    changed = admin.read(path)
    assert (changed["content"], changed["authorId"], changed["internal"]) == ("Gebeld", user, True)
    admin.delete(path)
    admin.get(path, status=404)
    assert admin.read(f"{record}/comments") == []


@pytest.mark.parametrize("key", OWNERS)
def test_every_record_takes_comments(world: World, key: str) -> None:
    record = owner(world, key)
    made = comment(world, record)
    assert world.admin.read(f"{record}/comments") == [made]
    allow = world.admin("OPTIONS", f"{record}/comments").headers["allow"]
    assert allow == "GET, HEAD, OPTIONS, POST"
    allow = world.admin("OPTIONS", f"{record}/comments/{made['id']}").headers["allow"]
    assert allow == "GET, HEAD, OPTIONS, PUT, PATCH, DELETE"


def test_rights_are_those_on_the_record(fresh_world: World) -> None:
    world, record = fresh_world, owner(fresh_world)
    made = comment(world, record)
    path = f"{record}/comments/{made['id']}"
    writes = (
        ("POST", f"{record}/comments", {"content": "x"}),
        ("PUT", path, {"content": "x"}),
        ("PATCH", path, {}),
        ("DELETE", path, None),
        ("PUT", f"/comments/{made['id']}", {"content": "x"}),
        ("DELETE", f"/comments/{made['id']}", None),
    )
    reads = (f"{record}/comments", path, f"/comments/{made['id']}")
    reader = world.client(user="reader", rights={"clients": "read"})
    others = world.client(
        user="writer", rights={m: "write" for m in world.registry.modules if m not in ("", "clients")}
    )
    with world.unchanged():
        for target in reads:
            reader.get(target)
            assert {client("GET", target).status_code for client in (world.nobody, others)} == {403}
            assert world.other("GET", target).status_code == 404
        for method, target, body in writes:
            kind = {"type": "application/merge-patch+json"} if method == "PATCH" else {}
            for client, status in ((reader, 403), (world.nobody, 403), (others, 403), (world.other, 404)):
                assert client(method, target, body, **kind).status_code == status, (method, target)
        world.nobody.get("/comments", status=403)
    writer = world.client(user="writer", rights={"clients": "write"})
    mine = json_body(writer.post(f"{record}/comments", {"content": "y"}))
    assert mine["authorId"] == str(world.users[1, "writer"])
    writer.merge(path, {"content": "z"})
    writer.delete(path)


def test_a_comment_is_found_under_its_own_record_only_and_hidden_with_it(fresh_world: World) -> None:
    world, record, stranger = fresh_world, owner(fresh_world), owner(fresh_world)
    made = comment(world, record)
    with world.unchanged():
        for method, body in (("GET", None), ("PUT", {"content": "x"}), ("DELETE", None)):
            assert world.admin(method, f"{stranger}/comments/{made['id']}", body).status_code == 404
        assert world.admin.read(f"{stranger}/comments") == []
        world.admin.get(f"{record}/comments/{made['id']}/x", status=404)
        for target in ("/clients/999999/comments", "/nothing/1/comments", f"/comments/{made['id']}/comments"):
            world.admin.get(target, status=404)
            world.admin.post(target, {"content": "x"}, status=404)
    world.admin.delete(record)
    with world.unchanged():
        for target in (f"{record}/comments", f"{record}/comments/{made['id']}", f"/comments/{made['id']}"):
            world.admin.get(target, status=404)
        world.admin.put(f"/comments/{made['id']}", {"content": "x"}, status=404)
        world.admin.post(f"{record}/comments", {"content": "x"}, status=404)


def test_faults_name_the_member(fresh_world: World) -> None:
    record = owner(fresh_world)
    with fresh_world.unchanged():
        for body, member in (({}, "content"), ({"content": "x", "authorId": "999999"}, "authorId")):
            errors = json_body(fresh_world.admin.post(f"{record}/comments", body, status=400))["errors"]
            assert [fault["field"] for fault in errors] == [member]


def test_a_list_has_all_comments_unless_a_page_is_asked_for(fresh_world: World) -> None:
    record = owner(fresh_world)
    ids = [comment(fresh_world, record)["id"] for _ in range(30)]
    path = f"{record}/comments"
    assert sorted(made["id"] for made in fresh_world.admin.read(path)) == sorted(ids)
    assert len(fresh_world.admin.read(path, {"size": 10})) == 10


def test_a_repeated_key_makes_one_comment(fresh_world: World) -> None:
    record = owner(fresh_world)
    first, again = (
        fresh_world.admin.post(f"{record}/comments", {"content": "x"}, Idempotency_Key="k1") for _ in range(2)
    )
    assert first.content == again.content
    assert len(fresh_world.admin.read(f"{record}/comments")) == 1


@pytest.mark.parametrize("resource", ["/clients/999999", "/nothing/1", "clients"])
def test_the_record_must_exist(fresh_world: World, resource: str) -> None:
    caller = fresh_world.admin.caller
    assert caller is not None

    def work(writer: Writer) -> None:
        create_record(writer, fresh_world.registry, caller, "comments", {"content": "x"}, owner=resource)

    with fresh_world.unchanged(), pytest.raises(ValidationError, match="relatedResource"):
        fresh_world.database.write_sync(work)
