"""The names of tables, which a release freezes."""

import pytest

from truweel.schema import Children, Resource, Text
from truweel.schema.registry import Registry


@pytest.mark.parametrize(
    ("parent", "table"),
    [
        ("sales-invoices", "sales_invoice_line_items"),
        ("site-diaries", "site_diary_line_items"),
        ("batches", "batch_line_items"),
        ("addresses", "address_line_items"),
        ("boxes", "box_line_items"),
        ("expenses", "expense_line_items"),
        ("cheese", "cheese_line_items"),
    ],
)
def test_the_table_of_a_child_begins_with_the_singular_of_its_parent(parent: str, table: str) -> None:
    document = type(
        "Document",
        (Resource,),
        {"__module__": "documents", "lineItems": Children("line-items")},
        path=parent, module="documents", event="document",
    )  # fmt: skip
    line = type("Line", (Resource,), {"__module__": "documents", "text": Text()}, path="line-items", parent=parent)
    assert Registry([document, line])[f"{parent}/line-items"].table == table
