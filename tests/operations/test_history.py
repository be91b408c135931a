"""History tells who changed what of a record and of its children, whichever way the change came."""

from typing import Any

import pytest

from tests.harness import World, fault, fresh_world, json_body

__all__ = ["fresh_world"]


@pytest.fixture
def offer(fresh_world: World) -> dict[str, Any]:
    """An offer of two lines, by the administrator."""
    admin = fresh_world.admin
    article = admin.create("articles", {"name": "Brick"})
    client = admin.create("clients", {"name": "Janssens"})
    lines = [{"description": "first", "quantity": 1, "price": 10}, {"description": "second", "quantity": 2}]
    lines[0]["articleId"] = article["id"]
    record = json_body(admin.post("/offers", {"clientId": client["id"], "lineItems": lines}))
    record["lineItems"] = admin.items(f"/offers/{record['id']}/line-items")
    return record | {"article": article["id"]}


def latest(world: World, offer: dict[str, Any], query: Any = None) -> dict[str, Any]:
    """The last change of the offer."""
    entry: dict[str, Any] = world.admin.read(f"/offers/{offer['id']}/history", query)[0]
    return entry


def child_changes(entry: dict[str, Any], member: str) -> list[tuple[Any, ...]]:
    """Member, id, operation and pair of `member` of each child that changed it."""
    return [(c["member"], c["id"], c["operation"], c["changes"].get(member)) for c in entry["children"]]


def test_a_creation_tells_its_children(fresh_world: World, offer: dict[str, Any]) -> None:
    entry = latest(fresh_world, offer)
    assert (entry["version"], entry["operation"], entry["userName"]) == (1, "create", "Admin 1")
    assert (entry["appId"], entry["appName"]) == (None, None)
    ids = [line["id"] for line in offer["lineItems"]]
    assert child_changes(entry, "description") == [
        ("lineItems", ids[0], "create", "first"),
        ("lineItems", ids[1], "create", "second"),
    ]
    assert entry["names"][f"/articles/{offer['article']}"].endswith("Brick")
    assert entry["names"][f"/clients/{offer['clientId']}"].endswith("Janssens")


@pytest.mark.parametrize("way", ["put", "merge", "json patch", "child put", "child merge", "child json patch"])
def test_each_way_of_changing_a_line_is_told(fresh_world: World, offer: dict[str, Any], way: str) -> None:
    writer, path = fresh_world.writer, f"/offers/{offer['id']}"
    line = offer["lineItems"][0]["id"]
    whole = json_body(fresh_world.admin.get(path, {"include": "lineItems"}))
    changed = [whole["lineItems"][0] | {"quantity": 7}, whole["lineItems"][1]]
    if way == "put":
        writer.put(path, whole | {"lineItems": changed})
    elif way == "merge":
        writer.merge(path, {"lineItems": [{"id": line, "quantity": 7}, {"id": offer["lineItems"][1]["id"]}]})
    elif way == "json patch":
        writer.patch(path, {"op": "add", "path": "/lineItems", "value": changed})
    elif way == "child put":
        writer.put(f"{path}/line-items/{line}", changed[0])
    elif way == "child merge":
        writer.merge(f"{path}/line-items/{line}", {"quantity": 7})
    else:
        writer.patch(f"{path}/line-items/{line}", {"op": "replace", "path": "/quantity", "value": 7})
    entry = latest(fresh_world, offer, {"member": "lineItems.quantity"})
    assert (entry["version"], entry["operation"], entry["userName"]) == (2, "update", "Writer 1")
    assert ("lineItems", line, "update", [1, 7]) in child_changes(entry, "quantity")


def test_new_deleted_and_moved_lines_are_told(fresh_world: World, offer: dict[str, Any]) -> None:
    admin, path = fresh_world.admin, f"/offers/{offer['id']}"
    first, second = (line["id"] for line in offer["lineItems"])
    third = json_body(admin.post(f"{path}/line-items", {"description": "third"}))["id"]
    assert child_changes(latest(fresh_world, offer), "description") == [("lineItems", third, "create", "third")]
    admin.delete(f"{path}/line-items/{first}")
    entry = latest(fresh_world, offer)
    assert child_changes(entry, "position") == [
        ("lineItems", first, "delete", None),
        ("lineItems", second, "update", [1, 0]),
        ("lineItems", third, "update", [2, 1]),
    ]
    assert entry["children"][0]["description"] == "first"
    admin.delete(path)
    entry = latest(fresh_world, offer)
    assert entry["operation"] == "delete"
    assert [(c["id"], c["operation"]) for c in entry["children"]] == [(second, "delete"), (third, "delete")]


def test_an_action_that_changes_children_is_told(fresh_world: World) -> None:
    world, admin = fresh_world, fresh_world.admin
    location = admin.create("stock-locations")["id"]
    lines = [{"articleId": admin.create("articles")["id"], "quantity": 3}]
    change = json_body(admin.post("/stock-changes", {"toStockLocationId": location, "lineItems": lines}))["id"]
    admin.post(f"/stock-changes/{change}/book", {}, status=204)
    (entry, _) = admin.read(f"/stock-changes/{change}/history")
    assert entry["changes"]["booked"] == [False, True]
    made = world.rows("SELECT collection FROM history WHERE correlation_id = ?", entry["correlationId"])
    count = 1 + len(entry["children"])
    assert count == len([row for row in made if row[0].startswith("stock-changes")])


def test_pages_and_filters(fresh_world: World) -> None:
    admin, writer = fresh_world.admin, fresh_world.writer
    client = admin.create("clients", {"name": "v1"})["id"]
    path = f"/clients/{client}"
    for version in range(2, 7):
        (admin if version % 2 else writer).merge(path, {"name": f"v{version}"} if version != 4 else {"tel": "1"})
    versions = lambda query: [entry["version"] for entry in admin.read(f"{path}/history", query)]  # noqa: E731
    assert versions(None) == [6, 5, 4, 3, 2, 1]
    answer, walked = admin.get(f"{path}/history", {"size": 4}), []
    while True:
        walked.append([entry["version"] for entry in json_body(answer)])
        if "next" not in answer.links:
            break
        answer = admin.get(answer.links["next"]["url"])
    assert walked == [[6, 5, 4, 3], [2, 1]]
    assert versions({"before": 3}) == [2, 1]
    assert versions({"userId": fresh_world.users[1, "writer"]}) == [6, 4, 2]
    assert versions({"member": "tel"}) == [4, 1]
    assert versions({"member": "name", "size": 2}) == [6, 5]
    link = admin.get(f"{path}/history", {"member": "name", "size": 2}).links["next"]["url"]
    assert link.endswith(f"{path}/history?member=name&size=2&before=5")
    assert [entry["version"] for entry in json_body(admin.get(link))] == [3, 2]
    at = admin.read(f"{path}/history", {"before": 4})[0]["at"]
    assert {3} <= set(versions({"from": at})) <= {6, 5, 4, 3}
    assert 3 not in versions({"to": at})
    assert versions({"from": "2999-01-01"}) == []


def test_what_history_does_not_take_is_refused(fresh_world: World) -> None:
    admin = fresh_world.admin
    path = f"/clients/{admin.create('clients')['id']}/history"
    body = json_body(admin.get(path, {"size": 0, "before": "x", "from": "soon", "member": "nam"}, status=400))
    assert [(error["field"], error["code"]) for error in body["errors"]] == [
        ("size", "out_of_range"),
        ("before", "out_of_range"),
        ("from", "wrong_type"),
        ("member", "unknown_member"),
    ]
    assert body["errors"][3] == fault("member", "is no member (did you mean 'name'?)", "unknown_member", nearest="name")
    assert admin.get(path, {"sise": 3}).headers["truweel-warning"] == "sise: unknown, ignored (did you mean 'size'?)"


def test_names_need_the_right_to_read_them(fresh_world: World, offer: dict[str, Any]) -> None:
    seller = fresh_world.client(user="reader", rights={"offers": "read"})
    (entry,) = json_body(seller.get(f"/offers/{offer['id']}/history"))
    assert entry["names"] == {}
    assert (entry["userId"], entry["userName"]) == (str(fresh_world.users[1, "admin"]), None)
    assert [child["description"] for child in entry["children"]] == ["first", "second"]
    fresh_world.other.get(f"/offers/{offer['id']}/history", status=404)
