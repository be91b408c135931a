"""Work orders: the keys of the one saved record, and the two names of the price of an hour."""

import pytest

from tests.harness import World, json_body

KEYS = (
    "id createdAt updatedAt extraFields logicId assignedUserId projectId clientId salesOrderId endClientId "
    "planningItemId companyId supplyOrderId title date clientReference status remark timeAndMaterial ticketNumber "
    "address totalExclVat totalCostExclVat origin signatureId signatureName installationIds rentalInvoicingPeriodId "
    "assignedUser client endClient project company planningItem salesOrder supplyOrder lineItems timeEntries "
    "materialEntries commuteEntries statusDetails statusHistory rentalInvoicingPeriod _metadata"
).split()
LINE_KEYS = (
    "id createdAt updatedAt lineNumber type quantity unitType description styleName articleId postId materialId "
    "installationId activityId rentalTicketId price costPrice discount article post"
).split()


def test_the_keys_of_a_work_order_and_of_its_lines_stand_as_observed(world: World) -> None:
    order = world.admin.create("work-orders", {"lineItems": [{"description": "Sifon"}]})
    assert [key for key in order if key in KEYS] == KEYS
    (line,) = world.admin.items(f"/work-orders/{order['id']}/line-items")
    assert [key for key in line if key in LINE_KEYS] == LINE_KEYS
    assert list(order).index("signedAt") == KEYS.index("rentalInvoicingPeriodId") + 1


@pytest.mark.parametrize("name", ["unitPrice", "salePrice"])
def test_either_name_gives_the_price_of_an_hour_and_both_are_answered(world: World, name: str) -> None:
    path = f"/work-orders/{world.admin.create('work-orders', {})['id']}/time-entries"
    answer = world.admin.post(path, {"hours": -0.5, name: 58.25})
    entry = json_body(answer)
    assert "truweel-warning" not in answer.headers
    assert (entry["unitPrice"], entry["salePrice"], entry["billableHours"]) == (58.25, 58.25, -0.5)
    path += f"/{entry['id']}"
    for body in ({"unitPrice": 60}, {"salePrice": 61}):
        assert "truweel-warning" not in world.admin.merge(path, body).headers
        (price,) = body.values()
        assert (world.admin.read(path)["unitPrice"], world.admin.read(path)["salePrice"]) == (price, price)
    assert "truweel-warning" not in world.admin.put(path, world.admin.read(path)).headers
    world.admin.merge(path, {"salePrice": None})
    assert world.admin.read(path)["unitPrice"] is None


def test_items_that_overlap_a_range_are_found(world: World) -> None:
    days = [
        ("2031-05-01T06:00:00.000Z", "2031-05-03T15:00:00.000Z"),
        ("2031-05-04T06:00:00.000Z", "2031-05-04T15:00:00.000Z"),
    ]
    ids = [world.admin.create("planning-items", {"startDate": start, "endDate": end})["id"] for start, end in days]

    def ids_between(start: str, end: str) -> list[str]:
        return [row["id"] for row in world.admin.items("/planning-items", {"fromDate": start, "toDate": end})]

    assert ids_between("2031-05-02T00:00:00Z", "2031-05-02T23:00:00Z") == ids[:1]
    assert ids_between("2031-05-03T15:00:00Z", "2031-05-04T06:00:00Z") == ids
    assert ids_between("2031-05-05T00:00:00Z", "2031-05-09T00:00:00Z") == []


def test_a_bare_day_overlaps_what_is_on_the_day_of_the_tenant(world: World) -> None:
    late = {"startDate": "2032-05-31T20:30:00.000Z", "endDate": "2032-05-31T21:30:00.000Z"}  # 22:30 in Brussels
    id = world.admin.create("planning-items", late)["id"]
    for start, end, ids in (
        ("2032-05-31", "2032-05-31", [id]),
        ("2032-05-01", "2032-05-30", []),
        ("2032-06-01", "2032-06-30", []),
    ):
        rows = world.admin.items("/planning-items", {"fromDate": start, "toDate": end})
        assert [row["id"] for row in rows] == ids
