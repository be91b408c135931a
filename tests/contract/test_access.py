"""Who may see and change what: two firms, and roles by module (design §5 rule 5)."""

from typing import Any

import pytest

from tests.contract.cases import ALL, EXTRA, UPDATED, create_full_record, make_deletable
from tests.harness import JSON_PATCH, MERGE_PATCH, Client, World, fault, json_body


def calls(world: World, client: Client, key: str, path: str, body: dict[str, Any]) -> list[tuple[str, int]]:
    """The status of every verb on a record and its list."""
    above = path.rpartition("/")[0]
    answers = [
        client("GET", path), client("HEAD", path), client("PUT", path, body),
        client("PATCH", path, {}, type=MERGE_PATCH), client("PATCH", path, [], type=JSON_PATCH), client("DELETE", path),
    ]  # fmt: skip
    if not world.registry[key].parent:
        answers += [client("POST", f"{path}/{name}", content=b"") for name in ("archive", "lock")]
        answers.append(client("GET", f"{path}/history"))
    if world.registry[key].parent:
        answers += [client("GET", above), client("POST", above, body)]
    return [(a.request.method + " " + a.request.url.path, a.status_code) for a in answers]


@pytest.mark.parametrize("key", ALL)
def test_no_verb_reaches_another_firm(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    with world.unchanged():
        for call, status in calls(world, world.other, key, path, record):
            assert status == 404 or (status == 403 and key not in UPDATED), call
        if collection.options.top_level or not collection.parent:
            listing = f"/{collection.path}"
            ids = [other["id"] for other in world.other.items(listing, {"id": record["id"], "includeArchived": "true"})]
            assert ids == []
            assert world.other.items(listing, {"deletedFrom": "1970-01-01", "id": record["id"]}) == []
            link = world.admin.get(listing, {"size": 1}).headers.get("link", "")
            if link:
                target = link.partition("<")[2].partition(">")[0]
                mine = {row[0] for row in world.rows(f'SELECT id FROM "{collection.table}" WHERE tenant_id = 2')}
                body = json_body(world.other.get(target))
                assert {int(other["id"]) for other in (body if isinstance(body, list) else body["items"])} <= mine


@pytest.mark.parametrize("key", ALL)
def test_an_id_of_another_firm_looks_like_one_that_was_never_given(world: World, key: str) -> None:
    _, path, _, record = create_full_record(world, key)
    theirs = world.other.get(path, status=404)
    never = world.other.get(path.rpartition("/")[0] + "/999999999", status=404)
    same = json_body(theirs)["message"].replace(record["id"], "#") == json_body(never)["message"].replace(
        "999999999", "#"
    )
    assert same or world.registry[key].parent


@pytest.mark.parametrize("key", EXTRA)
def test_extra_fields_of_another_firm_are_unknown(world: World, key: str) -> None:
    name = f"Secret of {key}"
    world.admin.create("extra-fields", {"module": world.registry[key].kind.key, "name": name, "type": "TEXT"})
    record = world.other.create(key)
    with world.unchanged():
        answer = world.other.get(f"/{key}", {f"extraFields[{name}]": "x"}, status=400)
        assert json_body(answer)["errors"] == [
            fault(f"extraFields[{name}]", "no extra field has this name", "unknown_parameter")
        ]
        refused = world.other.merge(f"/{key}/{record['id']}", {"extraFields": {name: {"stringValue": "x"}}}, status=400)
        assert "Secret" not in json_body(refused)["errors"][0]["message"]


@pytest.mark.parametrize("key", ALL)
def test_rights_by_module(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    if collection.owner_member:
        pytest.skip("who may read the record may read its documents: tests/files")
    module = collection.module
    read_calls = {f"GET {p}" for p in (path, f"{path}/history", path.rpartition("/")[0])} | {f"HEAD {path}"}
    read_calls = {f"{call.partition(' ')[0]} /api/v2{call.partition(' ')[2]}" for call in read_calls}
    every = [m for m in world.registry.modules if m]
    without = world.client(user="nobody", rights={m: "write" for m in every if m not in collection.modules})
    only_read = world.client(user="reader", rights={module: "read"})
    with world.unchanged():
        for client in (without, world.nobody):
            for call, status in calls(world, client, key, path, record):
                assert status == 403, call
            refused = json_body(client.get(path, status=403))
            role = "Nobody"
            assert refused["message"] == f"The role '{role}' grants no read right on the module '{module}'."
        for call, status in calls(world, only_read, key, path, record):
            assert status == (200 if call in read_calls else 403), call
        if not collection.parent:
            without.get(f"/{collection.path}", status=403)
            without.post(f"/{collection.path}", record, status=403)
            only_read.post(f"/{collection.path}", record, status=403)
    only_write = world.client(user="writer", rights={module: "write"})
    only_write.get(path)
    if collection.options.admin_only:
        with world.unchanged():
            for call, status in calls(world, only_write, key, path, record):
                assert status == (200 if call in read_calls else 403), call
            refused = json_body(only_write.post(f"/{collection.path}", record, status=403))
            where = f"{collection.path} (module '{module}')"
            message = f"Only administrators change {where}; the role 'Writer' is none of theirs."
            assert refused["message"] == message
    elif key in UPDATED:
        only_write.put(path, record)
        make_deletable(world, key, path)
        only_write.delete(path)


@pytest.mark.parametrize("key", ALL)
def test_relations_into_a_module_without_read_are_null_with_a_warning(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    if collection.owner_member:
        pytest.skip("who may read the record may read its documents: tests/files")
    client = world.client(user="reader", rights={collection.module: "read"})
    for name, relation in collection.relations.items():
        target = world.registry[relation.target]
        if collection.module in target.modules or target.owner_member or relation.kind in ("signed", "history"):
            continue
        answer = client.get(path, {"include": name})
        assert json_body(answer)[name] is None
        warning = f"include: '{name}' is null: no read right on the module '{target.module}'"
        assert answer.headers["truweel-warning"] == warning
        assert json_body(answer).get(relation.via) == record.get(relation.via), "the id itself stays"
        refused = client("GET", path, query={"include": name}, headers={"Prefer": "handling=strict"})
        assert refused.status_code == 403
        assert target.module in json_body(refused)["message"]
        writer = world.client(user="writer", rights={collection.module: "write"})
        if key in UPDATED and relation.via in collection.writable and not collection.options.admin_only:
            writer.merge(path, {relation.via: record[relation.via]})


def test_every_path_needs_a_key(world: World) -> None:
    with world.unchanged():
        for key in ALL:
            collection = world.registry[key]
            path = f"/{collection.root.path}"
            answer = world.stranger.get(path, status=401)
            assert answer.headers["www-authenticate"] == 'Basic realm="Truweel", charset="UTF-8"'
            world.stranger.post(path, {}, status=401)
            world.stranger.delete(f"{path}/1", status=401)
