"""What programs write that isn't quite what was asked for: taken where its meaning is sure, told, refused in strict."""

from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, fault, json_body

__all__: list[str] = []


@pytest.mark.parametrize("style", ["id={0}&id={1}", "id[]={0}&id[]={1}", "id[0]={0}&id[1]={1}", "id%5B%5D={0}&id={1}"])
def test_a_filter_with_several_values_in_every_spelling(world: World, style: str) -> None:
    """`axios` and PHP write brackets."""
    ids = [world.admin.create("clients")["id"] for _ in range(3)]
    answer = world.admin.get("/clients?" + style.format(ids[0], ids[2]))
    assert [client["id"] for client in json_body(answer)["items"]] == [ids[0], ids[2]]
    assert "truweel-warning" not in answer.headers
    world.strict.get("/clients?" + style.format(ids[0], ids[2]))


def test_brackets_behind_other_parameters(world: World) -> None:
    client = world.admin.create("clients")["id"]
    contact = world.admin.create("clients/contacts", parent=client)["id"]
    listed = json_body(world.admin.get(f"/clients?id[]={client}&include[]=contacts&sort[]=name&size[0]=5"))
    assert [c["id"] for c in listed["items"][0]["contacts"]] == [contact]
    fetched = world.admin.get(f"/clients/{client}?include[0]=contacts")
    assert [c["id"] for c in json_body(fetched)["contacts"]] == [contact]
    warned = world.admin.get("/clients?nmae[]=x")
    assert warned.headers["truweel-warning"] == "nmae: unknown, ignored (did you mean 'name'?)"


def test_brackets_behind_an_extra_field(world: World) -> None:
    world.admin.create("extra-fields", {"module": "clients", "name": "Colour", "type": "TEXT"})
    ids = [
        world.admin.create("clients", {"name": "n", "extraFields": {"Colour": {"stringValue": colour}}})["id"]
        for colour in ("red", "green", "blue")
    ]
    clients = world.admin.items("/clients?extraFields[Colour][]=red&extraFields[Colour][1]=blue")
    assert [client["id"] for client in clients] == [ids[0], ids[2]]


@pytest.mark.parametrize("value", ["=", "=null", ""])
def test_a_filter_without_a_value_finds_records_without_one(fresh_world: World, value: str) -> None:
    admin = fresh_world.admin
    admin.create("extra-fields", {"module": "clients", "name": "Score", "type": "INTEGER"})
    admin.create("extra-fields", {"module": "clients", "name": "Note", "type": "TEXT"})
    full = {
        "name": "full", "status": "open", "email": "a@b.example", "assignedUserId": "1",
        "extraFields": {"Score": {"integerValue": 3}, "Note": {"stringValue": "x"}},
    }  # fmt: skip
    full_id = admin.create("clients", full)["id"]
    empty_id = admin.create("clients", {"name": "empty"})["id"]
    admin.merge(f"/clients/{empty_id}", {"status": None, "email": "", "assignedUserId": None})
    for name in ("status", "email", "assignedUserId", "extraFields[Score]", "extraFields[Note]"):
        answer = admin.get(f"/clients?{name}{value}")
        assert [client["id"] for client in json_body(answer)["items"]] == [empty_id], name
        assert "truweel-warning" not in answer.headers
    both = admin.items(f"/clients?status{value}&status=open&extraFields[Score]{value}&extraFields[Score]=3")
    assert [client["id"] for client in both] == [full_id, empty_id]
    assert admin.items(f"/clients?id{value}") == []


def test_a_bound_or_a_page_without_a_value_is_as_if_it_was_not_sent(world: World) -> None:
    world.admin.create("clients")
    for name in ("page", "size", "limit", "offset", "includeArchived", "updatedFrom", "createdTo"):
        answer = world.admin.get(f"/clients?{name}=")
        assert answer.headers["truweel-warning"] == f"{name}: empty, ignored"
        assert json_body(answer)["size"] > 0
        world.strict.get(f"/clients?{name}=", status=400)
    world.admin.get("/clients?deletedFrom=", status=400)  # all live records would be taken for deleted ones


@pytest.mark.parametrize("word", ["true", "True", "1"])
def test_booleans_in_queries(fresh_world: World, word: str) -> None:
    admin = fresh_world.admin
    admin.create("extra-fields", {"module": "clients", "name": "Vip", "type": "CHECKBOX"})
    vip = admin.create("clients", {"name": "v", "extraFields": {"Vip": {"booleanValue": True}}})["id"]
    other = admin.create("clients", {"name": "o", "extraFields": {"Vip": {"booleanValue": False}}})["id"]
    opposite = {"true": "false", "True": "False", "1": "0"}[word]
    assert [client["id"] for client in admin.items(f"/clients?extraFields[Vip]={word}")] == [vip]
    assert [client["id"] for client in admin.items(f"/clients?extraFields[Vip]={opposite}")] == [other]
    admin.post(f"/clients/{other}/archive", None, status=204)
    assert len(admin.items(f"/clients?includeArchived={word}")) == 2
    assert len(admin.items(f"/clients?includeArchived={opposite}")) == 1


@pytest.mark.parametrize(
    ("member", "computed", "kept", "decimals"),
    [
        ("price", "0.30000000000000004", "0.3", 6),  # 0.1 + 0.2
        ("price", "1.2100000000000002", "1.21", 6),  # 1.1 * 1.1
        ("price", "24.187899999999996", "24.1879", 6),
        ("price", "0.0000005", "0.000001", 6),
        ("price", "-0.0000005", "-0.000001", 6),
        ("price", "0.0000004999999999999999", "0.0", 6),
        ("quantity", "21.299999999999997", "21.3", 6),  # 7.1 * 3
        ("quantity", "0.3333333333333333", "0.333333", 6),
        ("quantity", "1e-7", "0.0", 6),
    ],
)
def test_numbers_computed_in_floating_point_are_rounded_and_told(
    world: World, member: str, computed: str, kept: str, decimals: int
) -> None:
    offer = world.admin.create("offers")["id"]
    path, body = f"/offers/{offer}/line-items", f'{{"description": "f", "{member}": {computed}}}'
    answer = world.admin("POST", path, content=body.encode(), type="application/json")
    assert answer.status_code == 201
    shown = Decimal(kept)
    assert Decimal(str(json_body(answer)[member])) == shown
    warning = answer.headers["truweel-warning"]
    assert warning.startswith(f"{member}: rounded to ")
    assert warning.endswith(f": must have at most {decimals} decimals")
    with world.unchanged():
        refused = world.strict("POST", path, content=body.encode(), type="application/json")
    assert refused.status_code == 400
    expected = fault(member, f"must have at most {decimals} decimals", "too_many_digits", decimals=decimals)
    assert json_body(refused)["errors"] == [expected]


def test_a_rounded_number_in_a_line_of_a_body_and_in_an_extra_field(world: World) -> None:
    world.admin.create("extra-fields", {"module": "offers", "name": "Factor", "type": "DECIMAL"})
    body = (
        b'{"title": "t", "lineItems": [{"description": "d", "price": 0.30000000000000004}],'
        b' "extraFields": {"Factor": {"decimalValue": 0.30000000000000004}}}'
    )
    answer = world.admin("POST", "/offers", content=body, type="application/json")
    assert answer.status_code == 201
    assert answer.headers["truweel-warning"].count("rounded to 0.3") == 2
    assert "lineItems[0].price: rounded to 0.3" in answer.headers["truweel-warning"]
    assert json_body(answer)["extraFields"]["Factor"]["decimalValue"] == Decimal("0.3")
    assert world.strict("POST", "/offers", content=body, type="application/json").status_code == 400


def test_bounds_hold_for_what_is_rounded(world: World) -> None:
    offer = world.admin.create("offers")["id"]
    body = b'{"description": "d", "discount": 100.00000000000001}'
    answer = world.admin("POST", f"/offers/{offer}/line-items", content=body, type="application/json")
    assert (answer.status_code, json_body(answer)["discount"]) == (201, 100)
    large = b'{"description": "d", "discount": 100.0001}'
    assert world.admin("POST", f"/offers/{offer}/line-items", content=large, type="application/json").status_code == 400


@pytest.mark.parametrize("empty", [[], {}, None])
def test_no_extra_fields_as_php_writes_them(world: World, empty: Any) -> None:
    client = json_body(world.admin.post("/clients", {"name": "n", "extraFields": empty}))
    assert client["extraFields"] == {}
    answer = world.admin.merge(f"/clients/{client['id']}", {"extraFields": empty})
    assert "truweel-warning" not in answer.headers
    world.admin.post("/clients", {"name": "n", "extraFields": [1]}, status=400)


@pytest.mark.parametrize("text", [
    "2026-01-31Tgarbage", "2026-01-31T", "2026-W05-6", "20260131", "2026-01-31T25:00:00Z", "2026-02-30", "2026-1-31",
    "2026-01-31T10:00:00+25:00", " 2026-01-31", "1710122512345",
])  # fmt: skip
def test_what_is_no_date_is_refused(world: World, text: str) -> None:
    refused = json_body(world.admin.post("/clients", {"name": "d", "clientSince": text}, status=400))
    message = "must be a date such as 2026-01-31"
    assert refused["errors"] == [fault("clientSince", message, "wrong_type", expected="date")]


@pytest.mark.parametrize(
    "text", ["2026-01-31", "2026-01-31T23:30:00-05:00", "2026-01-31t00:00:00z", "2026-01-31 10:00"]
)
def test_a_date_may_have_a_time_behind_it(world: World, text: str) -> None:
    assert json_body(world.admin.post("/clients", {"name": "d", "clientSince": text}))["clientSince"] == "2026-01-31"


@pytest.mark.parametrize("text", ["1710122512345", "1767225600000", "20260131T100000Z", "2026-W05-6T10:00:00Z"])
def test_what_is_no_instant_is_refused(world: World, text: str) -> None:
    refused = json_body(world.admin.get(f"/clients?updatedFrom={text}", status=400))
    assert refused["errors"][0]["field"] == "updatedFrom"


@pytest.mark.parametrize("text", [
    "2026-01-01t00:00:00z", "2026-06-30T23:59:60Z", "2026-01-01T24:00:00Z", "2026-01-01T10:00", "2026-01-01",
    "2026-01-01T10:00:00.1234567+02:00", "2026-01-01T10:00:00 02:00", "2026-01-01T10:00:00,5-0300",
])  # fmt: skip
def test_instants_that_rfc_3339_and_iso_8601_know(world: World, text: str) -> None:
    world.strict.get(f"/clients?updatedFrom={text}")


def test_a_choice_of_a_patch_that_is_no_option_stays_as_it_is(world: World) -> None:
    """It is as if it hadn't been sent. What a PUT lacks has its default."""
    order = world.admin.create("work-orders", {"lineItems": [{"type": "TEXT", "description": "Dank"}]})["id"]
    (line,) = world.admin.items(f"/work-orders/{order}/line-items")
    path = f"/work-orders/{order}/line-items/{line['id']}"
    warning = "type: dropped: must be one of LINE, TITLE, TEXT, VARIANT, SUM"
    with world.unchanged():
        merged = world.admin.merge(path, {"type": "text"})
        patched = world.admin.patch(path, {"op": "replace", "path": "/type", "value": "text"})
    assert [answer.headers["truweel-warning"] for answer in (merged, patched)] == [warning, warning]
    world.admin.merge(path, {"type": "text", "description": "Bedankt"})
    assert (world.admin.read(path)["type"], world.admin.read(path)["description"]) == ("TEXT", "Bedankt")
    assert world.admin.put(path, {"type": "text"}).headers["truweel-warning"] == warning
    assert world.admin.read(path)["type"] == "LINE"


@pytest.mark.parametrize("value", ["Jansen", "12", 12, True])
def test_a_text_under_the_name_of_a_relation_is_told(world: World, value: Any) -> None:
    body = {"title": "t", "client": value, "assignedUser": None}
    answer = world.admin.post("/offers", body)
    message = "a relation is not set by its name; send clientId"
    assert answer.headers["truweel-warning"] == f"client: dropped: {message}"
    with world.unchanged():
        refused = json_body(world.strict.post("/offers", body, status=400))
        change = json_body(world.strict.merge(f"/offers/{json_body(answer)['id']}", {"client": value}, status=400))
    expected = fault("client", message, "unknown_member", nearest="clientId")
    assert refused["errors"] == change["errors"] == [expected]


def test_what_get_answers_with_includes_is_put_without_a_word(world: World) -> None:
    client = world.admin.create("clients")["id"]
    offer = world.admin.create("offers", {"title": "t", "clientId": client})["id"]
    record = json_body(world.admin.get(f"/offers/{offer}?include=client,assignedUser,lineItems"))
    assert record["client"]["id"] == client
    assert "truweel-warning" not in world.strict.put(f"/offers/{offer}", record).headers


@pytest.mark.parametrize(("key", "name"), [("projects", "siteAddress"), ("employees", "domicileAddress")])
def test_the_old_spelling_of_an_address_is_taken_and_told(world: World, key: str, name: str) -> None:
    created = world.admin.post(f"/{key}", {"name": "n", "address": {"city": "Gent"}})
    record = json_body(created)
    assert record[name]["city"] == "Gent"
    assert "address" not in record
    warning = f"address: is called {name}, and was taken as that"
    assert warning in created.headers["truweel-warning"]
    path = f"/{key}/{record['id']}"
    for city, send in (("Brugge", world.admin.merge), ("Aalst", world.admin.put)):
        body = {"address": {"city": city}} | ({"name": "n"} if send == world.admin.put else {})
        assert warning in send(path, body).headers["truweel-warning"]
        assert world.admin.read(path)[name]["city"] == city
    both = world.admin.merge(path, {"address": {"city": "Ieper"}, name: {"city": "Lier"}})
    assert both.headers["truweel-warning"] == f"address: ignored, since {name} is sent too"
    assert world.admin.read(path)[name]["city"] == "Lier"
    world.admin.merge(path, {"address": None})
    assert world.admin.read(path)[name] is None


@pytest.mark.parametrize(("key", "name"), [("projects", "siteAddress"), ("employees", "domicileAddress")])
def test_patches_find_an_address_under_its_old_spelling(world: World, key: str, name: str) -> None:
    record = world.admin.create(key, {"name": "n", name: {"addressLine1": "Dorp 1", "city": "Gent"}})
    path, warning = f"/{key}/{record['id']}", f"address: is called {name}, and was taken as that"
    answer = world.admin.merge(path, {"address": {"city": "Aalst"}})
    assert answer.headers["truweel-warning"] == warning
    address = world.admin.read(path)[name]
    assert (address["addressLine1"], address["city"]) == ("Dorp 1", "Aalst")  # the rest of it stays

    whole = {**address, "city": "Lier"}
    for operations, city in (
        ([{"op": "replace", "path": "/address", "value": whole}], "Lier"),
        ([{"op": "replace", "path": "/address/city", "value": "Ieper"}], "Ieper"),
        ([{"op": "test", "path": "/address/city", "value": "Ieper"}], "Ieper"),
        ([{"op": "copy", "from": "/address/addressLine1", "path": f"/{name}/city"}], "Dorp 1"),
        ([{"op": "remove", "path": "/address"}], None),
        ([{"op": "add", "path": "/address", "value": {"city": "Mol"}}], "Mol"),
    ):
        answer = world.admin.patch(path, *operations)
        assert answer.headers["truweel-warning"] == warning
        assert (world.admin.read(path)[name] or {}).get("city") == city
    with world.unchanged():
        world.admin.patch(path, {"op": "test", "path": "/address/city", "value": "Gent"}, status=409)


def test_a_json_patch_into_lines_names_their_address(world: World) -> None:
    offer = world.admin.create("offers", {"title": "t", "lineItems": [{"description": "d"}]})["id"]
    operation = {"op": "replace", "path": "/lineItems/0/price", "value": 1}
    refused = json_body(world.admin.patch(f"/offers/{offer}", operation, status=400))
    assert refused["errors"][0]["message"].endswith(
        "; change one of lineItems by PATCH /offers/{id}/line-items/{childId}"
    )
