"""Random histories of stock changes, against an oracle in the words of the trade; and pages while the stock moves."""

import random
from decimal import Decimal
from typing import Any

import pytest

from tests.harness import World, json_body
from truweel.operations.doctor import examine_rules
from truweel.storage.doctor import examine

STEPS = 60


class Oracle:
    """What a storekeeper knows: the lines of each slip, where it came from and went to, and whether it counts."""

    def __init__(self) -> None:
        self.slips: dict[str, dict[str, Any]] = {}

    def stock(self, article: str) -> Decimal:
        """What came in and didn't leave: a slip with both ends moves it, and the firm has as much as before."""
        total = Decimal(0)
        for slip in self.slips.values():
            if slip["counts"]:
                of_article = sum((quantity for name, quantity in slip["lines"] if name == article), Decimal(0))
                if slip["to"] is not None:
                    total += of_article
                if slip["from"] is not None:
                    total -= of_article
        return total


def test_every_balance_follows_a_random_history(fresh_world: World) -> None:
    world, draw, oracle = fresh_world, random.Random(20261130), Oracle()
    depot, van = (_make(world, "stock-locations", name=name) for name in ("depot", "van"))
    articles = [_make(world, "articles", name=f"Article {number}") for number in range(4)]
    steps = 0
    while steps < STEPS:
        steps += 1
        slip_id = draw.choice([*oracle.slips, None])
        lines = [(draw.choice(articles), Decimal(draw.randint(1, 9999)) / 1000) for _ in range(draw.randint(1, 4))]
        ends: dict[str, Any] = draw.choice(
            [{"from": None, "to": depot}, {"from": depot, "to": None}, {"from": depot, "to": van}]
        )
        if slip_id is None or len(oracle.slips) < 3:
            counts = draw.random() < 0.5
            made = _make(world, "stock-changes", booked=counts, **_ends(ends), lineItems=_lines(lines))
            oracle.slips[made] = {"counts": counts, "lines": lines, **ends}
        else:
            _step(world, draw, oracle, slip_id, lines, ends)
        stored = {id: json_body(world.admin.get(f"/articles/{id}")) for id in articles}
        assert {id: article["totalStock"] for id, article in stored.items()} == {
            id: oracle.stock(id) for id in articles
        }
        assert all(article["availableStock"] == article["totalStock"] for article in stored.values())
        if steps % 10 == 0:
            assert examine(world.database, world.registry).findings == []
            assert examine_rules(world.database, world.registry) == []


def _step(
    world: World, draw: random.Random, oracle: Oracle, id: str, lines: list[tuple[str, Decimal]], ends: dict[str, Any]
) -> None:
    """Change, book, unbook or delete a slip; what counts refuses to be changed or deleted."""
    slip, path = oracle.slips[id], f"/stock-changes/{id}"
    step = draw.choice(["lines", "ends", "one line", "book", "unbook", "delete"])
    refused = 409 if slip["counts"] else 204
    if step == "lines":
        world.admin.merge(path, {"lineItems": _lines(lines)}, status=refused)
        slip |= {} if slip["counts"] else {"lines": lines}
    elif step == "ends":
        is_same = all(slip[end] == ends[end] for end in ends)
        world.admin.merge(path, _ends(ends), status=204 if is_same else refused)
        slip |= {} if slip["counts"] else ends
    elif step == "one line":
        whole = json_body(world.admin.get(f"{path}?include=lineItems"))
        last = whole["lineItems"][-1]["id"]
        world.admin.delete(f"{path}/line-items/{last}", status=refused)
        slip |= {} if slip["counts"] else {"lines": slip["lines"][:-1]}
        if not slip["counts"] and not slip["lines"]:
            world.admin.post(f"{path}/line-items", _lines(lines[:1])[0])
            slip["lines"] = lines[:1]
    elif step == "book":
        world.admin.post(f"{path}/book", {}, status=204)
        slip["counts"] = True
    elif step == "unbook":
        world.admin.post(f"{path}/unbook", {}, status=204 if slip["counts"] else 409)
        slip["counts"] = False
    else:
        world.admin.delete(path, status=refused)
        if not slip["counts"]:
            del oracle.slips[id]


@pytest.mark.parametrize("way", ["page", "cursor"])
def test_pages_by_stock_lose_and_repeat_nothing_that_stayed(fresh_world: World, way: str) -> None:
    world, draw = fresh_world, random.Random(5)
    depot = _make(world, "stock-locations", name="depot")
    articles = [_make(world, "articles", name=f"Article {number}") for number in range(30)]
    fill = [(id, Decimal(draw.randint(1, 12))) for id in articles]
    _make(world, "stock-changes", booked=True, toStockLocationId=depot, lineItems=_lines(fill))
    moved: set[str] = set()
    seen: list[str] = []
    following: str | None = "/articles?sort=-availableStock&page=0&size=5"
    page = 0
    while following is not None:
        answer = world.admin.get(following)
        items = json_body(answer)["items"]
        seen += [article["id"] for article in items]
        page += 1
        if way == "cursor":
            following = answer.links["next"]["url"] if "next" in answer.links else None
        else:
            following = f"/articles?sort=-availableStock&page={page}&size=5" if page < 6 else None
        for article in draw.sample(articles[:10], 2):
            moved.add(article)
            lines = _lines([(article, Decimal(draw.randint(1, 12)))])
            _make(world, "stock-changes", booked=True, toStockLocationId=depot, lineItems=lines)
    stayed = set(articles) - moved
    assert len(stayed) >= 20
    of_stayed = [id for id in seen if id in stayed]
    assert sorted(of_stayed) == sorted(stayed)
    assert page >= 6


def _make(world: World, path: str, **body: Any) -> str:
    return str(json_body(world.admin.post(f"/{path}", body))["id"])


def _lines(lines: list[tuple[str, Decimal]]) -> list[dict[str, Any]]:
    return [{"articleId": article, "quantity": quantity} for article, quantity in lines]


def _ends(ends: dict[str, Any]) -> dict[str, Any]:
    return {"fromStockLocationId": ends["from"], "toStockLocationId": ends["to"]}
