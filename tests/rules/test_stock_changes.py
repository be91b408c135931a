"""The stock of articles follows from booked stock changes, with eight writers at once, whatever order they come in."""

import random
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any

import msgspec
import pytest

from tests.harness import World, fault, json_body
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.doctor import examine_rules
from truweel.operations.write import Write
from truweel.storage.doctor import examine

CONTEXT = Context(base="http://truweel.test")


@pytest.fixture
def stock(fresh_world: World) -> "Stock":
    """A firm with two locations, on each database."""
    return Stock(fresh_world)


class Stock:
    """Articles and locations of one firm, and what moves between them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.van = self.post("/stock-locations", {"name": "Bestelwagen"})["id"]
        self.depot = self.post("/stock-locations", {"name": "Magazijn"})["id"]

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return json_body(self.world.admin.post(path, body, status=201))

    def article(self, name: str = "PVC-buis") -> str:
        return str(self.post("/articles", {"name": name, "stockArticle": True})["id"])

    def move(self, article: str, quantity: str, **members: Any) -> Any:
        line = {"articleId": article, "quantity": Decimal(quantity)}
        return self.post("/stock-changes", {"booked": True, "lineItems": [line], **members})

    def total(self, article: str) -> Decimal:
        total: Decimal = json_body(self.world.admin.get(f"/articles/{article}"))["totalStock"]
        return total


def test_a_booked_change_moves_the_stock_and_a_draft_does_not(stock: Stock) -> None:
    article = stock.article()
    stock.move(article, "12.5", toStockLocationId=stock.depot)
    draft = stock.move(article, "100", toStockLocationId=stock.depot, booked=False)
    assert stock.total(article) == Decimal("12.5")
    stock.world.admin.post(f"/stock-changes/{draft['id']}/book", {}, status=204)
    assert stock.total(article) == Decimal("112.5")
    stock.world.admin.post(f"/stock-changes/{draft['id']}/unbook", {}, status=204)
    stock.move(article, "2.5", fromStockLocationId=stock.depot)
    stock.move(article, "4", fromStockLocationId=stock.depot, toStockLocationId=stock.van)
    assert stock.total(article) == Decimal(10)


def test_events_leave_the_effect_after_its_cause_with_the_stock_of_then(stock: Stock) -> None:
    world, articles = stock.world, [stock.article("PVC-buis"), stock.article("Bocht")]
    lines = [{"articleId": id, "quantity": Decimal(5)} for id in (articles[1], articles[0], articles[1])]
    slip = stock.post("/stock-changes", {"toStockLocationId": stock.depot, "lineItems": lines})["id"]
    with world.changes() as change:
        world.admin.post(f"/stock-changes/{slip}/book", {}, status=204)
    stock.move(articles[0], "1", toStockLocationId=stock.depot)
    assert change.events[0][:2] == ("stock-change.updated", slip)
    effects = {("article.stock-changed", id, 1) for id in articles}
    assert len(change.events) == 3
    assert set(change.events[1:]) == effects
    stocks = [
        msgspec.json.decode(bytes(document) + b"}")["totalStock"]
        for id in articles
        for (document,) in world.rows(
            "SELECT document FROM event WHERE name = 'article.stock-changed' AND record_id = ? ORDER BY id", int(id)
        )
    ]
    assert stocks == [5.0, 6.0, 10.0]


def test_a_booked_change_is_frozen_over_every_path_and_undone_by_unbooking(stock: Stock) -> None:
    article = stock.article()
    change = stock.move(article, "3", toStockLocationId=stock.depot)
    path, line = f"/stock-changes/{change['id']}", None
    whole = json_body(stock.world.admin.get(f"{path}?include=lineItems"))
    line = whole["lineItems"][0]
    with stock.world.unchanged():
        stock.world.admin.put(path, {**whole, "lineItems": [{**line, "quantity": 4}]}, status=409)
        stock.world.admin.merge(path, {"toStockLocationId": stock.van}, status=409)
        stock.world.admin.merge(path, {"lineItems": []}, status=409)
        stock.world.admin.post(f"{path}/line-items", {"articleId": article, "quantity": 1}, status=409)
        stock.world.admin.delete(f"{path}/line-items/{line['id']}", status=409)
        stock.world.admin.delete(path, status=409)
    stock.world.admin.merge(path, {"remark": "geteld", "lineItems": None}, status=204)
    stock.world.admin.post(f"{path}/unbook", {}, status=204)
    stock.world.admin.delete(path, status=204)
    assert stock.total(article) == 0


def test_eight_writers_move_twenty_articles_in_any_order(stock: Stock) -> None:
    if stock.world.dialect == "sqlite":
        pytest.skip("one writer")
    articles = [stock.article(f"Artikel {number}") for number in range(20)]
    draw = random.Random(7)
    orders = [[(article, draw.randint(1, 9)) for article in draw.sample(articles, 10)] for _ in range(200)]

    def book(order: list[tuple[str, int]]) -> int:
        lines = [{"articleId": article, "quantity": Decimal(quantity)} for article, quantity in order]
        body = {"booked": True, "toStockLocationId": stock.depot, "lineItems": lines}
        world = stock.world
        registry, caller = world.registry, world.admin.caller
        try:
            world.database.write_sync(
                lambda writer: write.create(Write(writer, registry, caller, CONTEXT, registry["stock-changes"]), body)
            )
        except ApiError as error:
            return error.status
        return 201

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(book, orders))
    assert statuses == [201] * 200
    expected = {article: Decimal(0) for article in articles}
    for order in orders:
        for article, quantity in order:
            expected[article] += quantity
    assert {article: stock.total(article) for article in articles} == expected


def test_stock_of_each_location_is_a_row_that_the_first_move_makes(stock: Stock) -> None:
    article, admin = stock.article(), stock.world.admin
    path = f"/articles/{article}"
    before = json_body(admin.get(path))
    version = admin.get(path).headers["etag"].partition("-")[0]
    assert admin.items(f"{path}/stock-levels") == []
    with stock.world.changes() as change:
        stock.move(article, "12.5", toStockLocationId=stock.depot)
    assert [event[0] for event in change.events] == ["stock-change.created", "article.stock-changed"]
    assert [(key, version) for key, _, version, _ in change.history] == [
        ("articles/stock-levels", 1), ("stock-changes", 1), ("stock-changes/line-items", 1)
    ]  # fmt: skip
    stock.move(article, "4.5", fromStockLocationId=stock.depot, toStockLocationId=stock.van)
    stock.move(article, "1", fromStockLocationId=stock.van)

    def levels() -> dict[str, Any]:
        return {
            level["stockLocationId"]: (level["totalStock"], level["availableStock"], level["reservedStock"])
            for level in admin.items(f"{path}/stock-levels")
        }

    assert levels() == {stock.depot: (8, 8, 0), stock.van: (Decimal("3.5"), Decimal("3.5"), 0)}
    assert stock.total(article) == Decimal("11.5")
    after = admin.get(path)
    assert after.headers["etag"].partition("-")[0] == version
    assert json_body(after)["updatedAt"] > before["updatedAt"]
    included = json_body(admin.get(f"{path}?include=stockLevels.stockLocation"))["stockLevels"]
    assert [level["stockLocation"]["name"] for level in included] == ["Magazijn", "Bestelwagen"]
    only = admin.items(f"{path}/stock-levels", {"stockLocationId": stock.van})
    assert [level["stockLocationId"] for level in only] == [stock.van]
    with stock.world.unchanged():
        twice = json_body(admin.post(f"{path}/stock-levels", {"stockLocationId": stock.van}, status=400))
        answer = admin.merge(f"{path}/stock-levels/{only[0]['id']}", {"totalStock": 9})
        admin.delete(f"{path}/stock-levels/{only[0]['id']}", status=403)
    message = f"has a stock level already; change {only[0]['id']}"
    assert twice["errors"] == [fault("stockLocationId", message)]
    assert answer.headers["truweel-warning"] == "totalStock: is set by the server; the value sent was not taken"
    stock.world.strict.put(path, json_body(admin.get(f"{path}?include=stockLevels")) | {"stockLevels": []})
    assert levels() == {stock.depot: (8, 8, 0), stock.van: (Decimal("3.5"), Decimal("3.5"), 0)}
    assert examine(stock.world.database, stock.world.registry).findings == []
    assert examine_rules(stock.world.database, stock.world.registry) == []


def test_minimum_target_and_shelf_of_a_location_are_set_by_hand(stock: Stock) -> None:
    article, admin = stock.article(), stock.world.admin
    path, names = f"/articles/{article}", ("totalStock", "minimumStock", "targetStock", "stockPlace")
    body = {"stockLocationId": stock.van, "minimumStock": 2, "targetStock": 10, "stockPlace": "Bak 3"}
    with stock.world.changes() as change:
        level = json_body(admin.post(f"{path}/stock-levels", body, status=201))
    assert [event[0] for event in change.events] == ["article.updated"]
    own = f"{path}/stock-levels/{level['id']}"
    version = admin.get(path).headers["etag"].partition("-")[0]
    stock.move(article, "12", toStockLocationId=stock.van)  # the row is there already
    stock.move(article, "5", toStockLocationId=stock.depot)
    assert admin.get(path).headers["etag"].partition("-")[0] == version
    assert [admin.read(own)[name] for name in names] == [12, 2, 10, "Bak 3"]
    admin.merge(own, {"minimumStock": 4, "stockPlace": None})
    whole = admin.read(own)
    stock.move(article, "1", fromStockLocationId=stock.van)
    answer = admin.put(own, whole | {"targetStock": 20})  # read before it moved: the stock stays
    assert "totalStock: is set by the server" in answer.headers["truweel-warning"]
    assert [admin.read(own)[name] for name in names] == [11, 4, 20, None]
    with stock.world.unchanged():
        moved = json_body(admin.merge(own, {"stockLocationId": stock.depot}, status=400))
        below = json_body(admin.merge(own, {"minimumStock": -1}, status=400))
        admin.post(f"{path}/stock-levels", {"minimumStock": 1}, status=400)
    assert moved["errors"] == [fault("stockLocationId", f"can't change: it is the stock at location {stock.van}")]
    assert below["errors"] == [fault("minimumStock", "must be 0 or more", "out_of_range", min=0)]
    assert stock.total(article) == 16
    answer = admin.merge(path, {"stockLevels": [{"stockLocationId": stock.depot, "minimumStock": 3}]})
    assert answer.headers["truweel-warning"] == (
        "stockLevels: was not taken; POST /articles/{id}/stock-levels makes one"
    )
    assert examine(stock.world.database, stock.world.registry).findings == []
    assert examine_rules(stock.world.database, stock.world.registry) == []


def test_a_record_that_was_read_before_it_was_booked_takes_nothing_back(stock: Stock) -> None:
    admin, article = stock.world.admin, stock.article()
    path = f"/stock-changes/{stock.move(article, '5', booked=False, toStockLocationId=stock.depot)['id']}"
    early = json_body(admin.get(path))
    admin.post(f"{path}/book", {}, status=204)
    with stock.world.unchanged():
        refused = json_body(admin.put(path, {**early, "title": "Levering"}, status=409))
        admin.merge(path, {"booked": False}, status=409)
        admin.merge(path, {"booked": None}, status=409)
    assert refused["message"] == (f"booked can't change: stock change {early['logicId']} is booked; unbook it first.")
    ends = {name: early[name] for name in ("date", "toStockLocationId")}
    admin.put(path, {"title": "Levering", **ends})  # what says nothing of it keeps it
    record = json_body(admin.get(path))
    assert (record["title"], record["booked"], stock.total(article)) == ("Levering", True, 5)
    admin.put(path, {**record, "title": "Levering werf"})
    admin.post(f"{path}/unbook", {}, status=204)
    admin.merge(path, {"booked": True})
    assert stock.total(article) == 5


def test_a_refused_move_makes_no_row(stock: Stock) -> None:
    article = stock.article()
    lines = [{"articleId": article, "quantity": 1}, {"articleId": article, "quantity": 10**16}]
    with stock.world.unchanged():
        body = {"booked": True, "toStockLocationId": stock.depot, "lineItems": lines}
        stock.world.admin.post("/stock-changes", body, status=409)


def test_the_first_move_of_eight_writers_makes_one_row(stock: Stock) -> None:
    if stock.world.dialect == "sqlite":
        pytest.skip("one writer")
    world = stock.world
    registry, caller = world.registry, world.admin.caller
    articles = [stock.article(f"Artikel {number}") for number in range(6)]
    together = Barrier(8)

    def book(article: str) -> int:
        lines = [{"articleId": article, "quantity": 1}]
        body = {"booked": True, "toStockLocationId": stock.depot, "lineItems": lines}
        together.wait(30)
        try:
            world.database.write_sync(
                lambda writer: write.create(Write(writer, registry, caller, CONTEXT, registry["stock-changes"]), body)
            )
        except ApiError as error:
            return error.status
        return 201

    for article in articles:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(book, [article] * 8)) == [201] * 8
        (level,) = world.admin.items(f"/articles/{article}/stock-levels")
        assert (level["stockLocationId"], level["totalStock"], stock.total(article)) == (stock.depot, 8, 8)
    assert examine(world.database, registry).findings == []
    assert examine_rules(world.database, registry) == []


def test_a_second_default_is_told_which_of_them_is_taken(world: World) -> None:
    bodies: dict[str, tuple[str, dict[str, Any]]] = {
        "stock-locations": ("default", {"name": "Magazijn"}),
        "vat-tariffs": ("default", {"name": "21 %", "percentage": 21}),
        "statuses": ("isDefault", {"module": "tasks"}),
    }
    for path, (member, body) in bodies.items():
        make = lambda name: world.admin.post(f"/{path}", {**body, "name": name, member: True})  # noqa: B023, E731
        first, second = make("Eerste"), make("Tweede")
        assert "truweel-warning" not in first.headers
        id = json_body(first)["id"]
        text = f"{member}: record {id} has it too, and is taken: the first is; clear it there"
        assert second.headers["truweel-warning"] == text
        world.admin.merge(f"/{path}/{id}", {member: False})
        last = f"/{path}/{json_body(second)['id']}"
        world.admin.merge(last, {member: False})
        assert "truweel-warning" not in world.admin.merge(last, {member: True}).headers
    statuses = world.admin.post("/statuses", {"module": "offers", "name": "X", "isDefault": True})
    assert "truweel-warning" not in statuses.headers  # that of another module is none of it
