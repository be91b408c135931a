"""An article that moved 10,000 times costs what one that moved ten times does: to read, to move, and to list."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.harness import World, json_body
from truweel.query import compile
from truweel.query.parse import parse_query
from truweel.storage.database import Reader, Writer

LINES, CHANGES = 500, 20


class Shelf:
    """An article at one location."""

    def __init__(self, world: World) -> None:
        self.world, self.admin = world, world.admin
        self.place = self.admin.create("stock-locations", {"name": "Magazijn"})["id"]
        self.article = self.admin.create("articles", {"name": "Buis", "stockArticle": True})["id"]
        self.order = self.admin.create("work-orders", {})["id"]

    def move(self, lines: int = 1, **members: Any) -> Any:
        line = {"articleId": self.article, "quantity": 1}
        return self.admin.create(
            "stock-changes", {"booked": True, "toStockLocationId": self.place, "lineItems": [line] * lines, **members}
        )

    def costs(self) -> dict[str, int]:
        """Call → its SQL statements."""
        calls = {
            "balance": lambda: self.admin.get(f"/articles/{self.article}"),
            "levels": lambda: self.admin.get(f"/articles/{self.article}/stock-levels"),
            "move": self.move,
            "ledger": lambda: self.admin.get("/stock-changes", {"articleId": self.article, "size": "5"}),
            "page": lambda: self.admin.get("/stock-changes", {"articleId": self.article, "size": "5", "page": "1"}),
            "of a source": lambda: self.admin.get(
                "/stock-changes", {"articleId": self.article, "workOrderId": self.order, "sort": "date:desc"}
            ),
        }
        return {name: min(self._count(call) for _ in range(3)) for name, call in calls.items()}

    def _count(self, call: Callable[[], Any]) -> int:
        """Its SQL statements, the first and those of what expires beside it (counts, sign-ins) included."""
        with self.world.count_statements() as count:
            call()
        return count.statements

    def plan(self, sql: str, parameters: Any) -> str:
        """How the database carries out a statement."""
        if self.world.dialect == "sqlite":
            return "\n".join(str(row[-1]) for row in self.world.rows(f"EXPLAIN QUERY PLAN {sql}", *parameters))

        def explain(reader: Reader) -> str:  # where a table is small the planner reads all of it
            reader.rows("SELECT set_config('enable_seqscan', 'off', false)")
            return "\n".join(str(row[-1]) for row in reader.rows(f"EXPLAIN {sql}", parameters))

        return self.world.database.read_sync(explain)


def test_ten_thousand_rows_cost_what_ten_do(fresh_world: World) -> None:
    shelf, world = Shelf(fresh_world), fresh_world
    shelf.move(lines=2, workOrderId=shelf.order)
    for _ in range(8):
        shelf.move()
    few = shelf.costs()
    for _ in range(CHANGES):
        shelf.move(lines=LINES)
    assert shelf.costs() == few
    ((rows,),) = world.rows("SELECT count(*) FROM stock_moves")
    assert rows > LINES * CHANGES
    assert json_body(shelf.admin.get(f"/articles/{shelf.article}"))["totalStock"] == Decimal(rows)
    if world.dialect == "postgresql":
        world.database.write_sync(_analyze)
    moved = 'SELECT sum("quantity") FROM stock_moves WHERE tenant_id = 1 AND collection = ? AND record_id = ?'
    assert_indexed(shelf.plan(moved, ("stock-changes", 1)), "stock_moves")
    for pairs in ([("workOrderId", shelf.order)], [("articleId", "999999")]):
        query = parse_query(world.registry, world.registry["stock-changes"], [*pairs, ("size", "10")])
        for select in (compile.count(query, world.dialect, 1), compile.page(query, world.dialect, 1)):
            plan = shelf.plan(select.sql, select.parameters)
            assert_indexed(plan, "stock_change_line_items" if pairs[0][0] == "articleId" else "stock_changes")


def _analyze(writer: Writer) -> None:
    for table in ("stock_moves", "stock_changes", "stock_change_line_items"):
        writer.execute(f"ANALYZE {table}")


def assert_indexed(plan: str, table: str) -> None:
    """`table` is read by an index, and no table as a whole."""
    steps = [step for step in plan.replace('"', "").splitlines() if table in step]
    assert any("INDEX" in step or "Index" in step for step in steps), plan
    assert "Seq Scan" not in plan, plan
    assert not any(step.startswith(f"SCAN {table}") and "INDEX" not in step for step in steps), plan
