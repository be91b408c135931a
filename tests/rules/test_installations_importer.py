"""The importer of calls.md §2: installations of what was ordered, once, however often it runs."""

from typing import Any

from tests.harness import Client, World, json_body

RELATIONS = ("post", "articleSupplier", "article", "material", "activity", "order", "project", "vatTariff")


def run_importer(program: Client) -> int:
    """Make an installation of each piece of an installation article, and link the line. How many were made."""
    made = 0
    page = program.read("/purchase-supply-orders", {"size": 100, "page": 0})
    assert page["totalPages"] == 1
    for order in page["items"]:
        path = f"/purchase-supply-orders/{order['id']}/line-items"
        answer = program.get(path, {"include": "article", "size": 200, "page": 0})
        for line in json_body(answer)["items"]:
            if line["type"] == "LINE" and line["article"] and line["article"]["installation"] and line["orderId"]:
                made += import_line(program, order, path, line)
    return made


def import_line(program: Client, order: dict[str, Any], path: str, line: dict[str, Any]) -> int:
    sale = program.read(f"/sales-orders/{line['orderId']}")
    known = {"projectId": sale["projectId"], "articleId": line["articleId"], "size": 100, "page": 0}
    existing = program.items("/installations", known)
    missing = int(line["quantity"]) - len(existing)
    body = {
        "name": line["article"]["name"], "articleId": line["articleId"], "supplierId": order["supplierId"],
        "status": "Actief", "installation": True, "assignedProjectId": sale["projectId"],
        "assignedClientId": sale["clientId"], "address": sale["address"],
    }  # fmt: skip
    pieces = [json_body(program.post("/installations", body)) for _ in range(missing)]
    if pieces and line["materialId"] is None:
        whole = {name: value for name, value in line.items() if name not in RELATIONS}
        program.put(f"{path}/{line['id']}", {**whole, "materialId": pieces[0]["id"]})
        in_use = program.read("/purchase-supply-orders", {"materialId": pieces[0]["id"], "size": 1, "page": 0})
        assert in_use["totalItems"] == 1
        piece = program.read(f"/installations/{pieces[0]['id']}")
        program.put(f"/installations/{piece['id']}", {**piece, "serialNumber": "WP8-2024-00731"})
    return missing


def test_a_second_run_makes_nothing(world: World) -> None:
    make = world.admin.create
    client, project = make("clients", {"name": "Peeters"})["id"], make("projects", {"title": "Ketels"})["id"]
    boiler = make("articles", {"name": "Ketel", "installation": True, "stockArticle": True, "unitType": "stuk"})["id"]
    pipe = make("articles", {"name": "Buis"})["id"]
    sale = make("sales-orders", {"clientId": client, "projectId": project})["id"]
    lines = [{"articleId": boiler, "quantity": 2, "orderId": sale}, {"articleId": pipe, "quantity": 9, "orderId": sale}]
    supplier = make("suppliers", {"name": "Van Marcke"})["id"]
    order = make("purchase-supply-orders", {"supplierId": supplier, "lineItems": [{"type": "TEXT"}, *lines]})["id"]
    assert run_importer(world.admin) == 2
    with world.unchanged():
        assert run_importer(world.admin) == 0
    rows = world.admin.items(f"/purchase-supply-orders/{order}/line-items")
    pieces = world.admin.items("/installations", {"clientId": client})
    assert [row["materialId"] for row in rows] == [None, pieces[0]["id"], None]
    assert [piece["serialNumber"] for piece in pieces] == ["WP8-2024-00731", None]
