"""Approval of purchase invoices: who decides may change prices, until the decision is made."""

import asyncio

from tests.harness import MERGE_PATCH, World, json_body

LINE = {"quantity": 1, "price": 100, "description": "Buizen"}


def test_a_price_is_not_changed_after_the_decision_of_who_changes_it(world: World) -> None:
    admin, users = world.admin, [str(world.users[1, name]) for name in ("admin", "writer")]
    for _ in range(12):
        invoice = f"/purchase-invoices/{admin.create('purchase-invoices', {'lineItems': [LINE]})['id']}"
        (line,) = admin.items(f"{invoice}/line-items")
        admin.post(f"{invoice}/start-approval-request", {"userIds": users}, status=204)
        (request,) = admin.items("/approval-requests", {"resourceUnderApprovalRef": invoice})
        place = f"/approval-requests/{request['id']}"

        async def decide_and_change(place: str, line_path: str) -> list[int]:
            price = admin.send("PATCH", line_path, {"price": 55}, type=MERGE_PATCH)
            answers = await asyncio.gather(admin.send("POST", f"{place}/accept", {}), price)
            return [answer.status_code for answer in answers]

        line_path = f"{invoice}/line-items/{line['id']}"
        accepted, changed = world.run(decide_and_change(place, line_path))
        assert accepted == 204
        assert changed in (204, 409)
        if changed == 204:
            assert admin.read(line_path)["updatedAt"] <= admin.read(place)["updatedAt"]
        else:
            assert admin.read(line_path)["price"] == 100
        late = json_body(admin.merge(line_path, {"price": 56}, status=409))
        assert late["status"] == 409
