"""Approval of purchase invoices: who decides may change prices, until the decision is made."""

import asyncio
from decimal import Decimal

from tests.harness import MERGE_PATCH, World, fault, json_body

D = Decimal
LINE = {"quantity": 1, "price": 100, "description": "Buizen"}


def test_a_price_is_not_changed_after_the_decision_of_who_changes_it(world: World) -> None:
    world.let_decide("admin", "writer")
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


def ask(world: World, *names: str) -> tuple[str, str]:
    """An invoice that these users have to approve; its path and that of the request."""
    invoice = f"/purchase-invoices/{world.admin.create('purchase-invoices', {'lineItems': [LINE]})['id']}"
    world.let_decide(*names)
    ids = [str(world.users[1, name]) for name in names]
    world.admin.post(f"{invoice}/start-approval-request", {"userIds": ids}, status=204)
    (request,) = world.admin.items("/approval-requests", {"resourceUnderApprovalRef": invoice})
    return invoice, f"/approval-requests/{request['id']}"


def test_who_is_asked_decides_without_the_right_to_edit(world: World) -> None:
    invoice, request = ask(world, "reader", "strict")
    decider = world.client(user="reader", rights={"purchase-invoices": "read"})
    other = world.client(user="writer", rights={"purchase-invoices": "read"})
    app = world.client(user="reader", rights={"purchase-invoices": "read"}, app_id=7)
    blind = world.client(user="reader", rights={"clients": "write"})
    with world.unchanged():
        assert json_body(other.post(f"{request}/accept", {}, status=403))["message"].startswith(
            "Only a user who is asked"
        )
        app.post(f"{request}/accept", {}, status=403)
        blind.post(f"{request}/accept", {}, status=403)
        decider.merge(invoice, {"remark": "x"}, status=403)
        decider.post(f"{request}/add-approver", {"userId": str(world.users[1, "writer"])}, status=403)
        decider.post(f"{invoice}/approve", {}, status=403)
    decider.post(f"{request}/accept", {}, status=204)
    world.client(user="strict", rights={"purchase-invoices": "read"}).post(f"{request}/reject", {}, status=204)
    assert world.admin.read(invoice)["approvalStatus"] == "REJECTED"


def test_who_cant_decide_is_refused_when_named(fresh_world: World) -> None:
    admin, registry = fresh_world.admin, fresh_world.registry
    assert "purchase-invoices" in registry
    role = admin.create("roles", {"name": "Shop", "rights": {"clients": "write"}})["id"]
    seller = admin.create("users", {"email": "s@firm-1.example", "fullName": "Sara", "roleId": role})["id"]
    gone = admin.create("users", {"email": "g@firm-1.example", "fullName": "Gus", "roleId": role})["id"]
    admin.post(f"/users/{gone}/archive", {}, status=204)
    nobody, reader = str(fresh_world.users[1, "nobody"]), str(fresh_world.users[1, "reader"])
    reasons = {
        seller: "Sara has the role 'Shop', which grants no read right on the module 'purchase-invoices'",
        gone: "Gus is disabled",
        nobody: "Nobody 1 has no role",
    }
    invoice = f"/purchase-invoices/{admin.create('purchase-invoices', {'lineItems': [LINE]})['id']}"
    _, request = ask(fresh_world, "reader")
    for id, reason in reasons.items():
        message = f"user {id} can't decide: {reason}"
        with fresh_world.unchanged():
            start = admin.post(f"{invoice}/start-approval-request", {"userIds": [reader, id]}, status=400)
            assert json_body(start)["errors"] == [fault("userIds[1]", message)]
            more = admin.post(f"{request}/add-approver", {"userId": id}, status=400)
            assert json_body(more)["errors"] == [fault("userId", message)]
    admin.merge(f"/roles/{role}", {"rights": {"purchase-invoices": "read"}})
    admin.post(f"{invoice}/start-approval-request", {"userIds": [seller]}, status=204)


def test_the_same_number_of_a_supplier_is_told(fresh_world: World) -> None:
    admin, strict = fresh_world.admin, fresh_world.strict
    supplier = admin.create("suppliers", {"name": "Buizen nv"})["id"]
    body = {"supplierId": supplier, "invoiceNumber": "2026/17", "lineItems": [LINE]}
    first = json_body(strict.post("/purchase-invoices", body))["id"]
    message = f"Buizen nv has sent '2026/17' already: purchase invoice {first}"
    with fresh_world.unchanged():
        refused = json_body(strict.post("/purchase-invoices", body, status=409))
    assert (refused["code"], refused["message"]) == ("not_unique", message)
    strict.post("/purchase-invoices", body | {"invoiceNumber": " 2026/17 "}, status=409)
    assert refused["params"] == {"members": ["supplierId", "invoiceNumber", "type"]}
    answer = admin.post("/purchase-invoices", body)
    assert answer.headers["truweel-warning"] == f"invoiceNumber: {message}"
    second = json_body(answer)["id"]
    assert "truweel-warning" not in admin.merge(f"/purchase-invoices/{second}", {"remark": "checked"}).headers
    assert "truweel-warning" not in strict.post("/purchase-invoices", body | {"type": "CREDIT_NOTE"}).headers
    assert "truweel-warning" not in strict.post("/purchase-invoices", body | {"invoiceNumber": None}).headers
    other = json_body(strict.post("/purchase-invoices", body | {"invoiceNumber": "18"}))["id"]
    strict.merge(f"/purchase-invoices/{other}", {"invoiceNumber": "2026/17"}, status=409)
    for id in (first, second):
        admin.delete(f"/purchase-invoices/{id}")
    strict.post("/purchase-invoices", body)


def test_of_two_at_once_one_is_told(world: World) -> None:
    strict = world.strict
    for round in range(6):
        supplier = world.admin.create("suppliers", {"name": "Buizen nv"})["id"]
        body = {"supplierId": supplier, "invoiceNumber": f"r{round}", "lineItems": [LINE]}

        async def send_both(body: dict[str, object]) -> list[int]:
            answers = await asyncio.gather(*(strict.send("POST", "/purchase-invoices", body) for _ in range(4)))
            return sorted(answer.status_code for answer in answers)

        assert world.run(send_both(body)) == [201, 409, 409, 409]


class Office:
    """A firm with approvers, a flow of a supplier, and a call of each of them."""

    def __init__(self, world: World, *steps: dict[str, object], **members: object) -> None:
        self.world, self.admin = world, world.admin
        world.let_decide("admin", "writer", "reader", "strict")
        self.ids = {name: str(world.users[1, name]) for name in ("admin", "writer", "reader", "strict")}
        named = [{**step, "userIds": [self.ids[str(name)] for name in str(step["who"]).split()]} for step in steps]
        steps_sent = [{name: value for name, value in step.items() if name != "who"} for step in named]
        flow = self.admin.create("approval-flows", {"name": "Aankopen", "steps": steps_sent, **members})["id"]
        self.supplier = self.admin.create("suppliers", {"name": "De Leie", "approvalFlowId": flow})["id"]
        self.callers = {
            name: world.client(user=name, rights={"purchase-invoices": "write", "purchase-supply-orders": "write"})
            for name in self.ids
        }

    def start(self, path: str = "purchase-invoices", price: int = 100, status: int = 204) -> tuple[str, str]:
        """A document under approval, and the request about it."""
        body = {"supplierId": self.supplier, "lineItems": [{**LINE, "price": price}]}
        record = f"/{path}/{self.admin.create(path, body)['id']}"
        self.admin.post(f"{record}/start-approval-request", {}, status=status)
        (request,) = self.admin.items("/approval-requests", {"resourceUnderApprovalRef": record})
        return record, f"/approval-requests/{request['id']}"

    def decide(self, name: str, request: str, word: str, status: int = 204, **body: object) -> None:
        self.callers[name].post(f"{request}/{word}", body, status=status)

    def states(self, request: str) -> dict[str, str]:
        names = {id: name for name, id in self.ids.items()}
        states = self.admin.read(request)["userStates"]
        return {names[state["userId"]]: state["status"] for state in states}


def test_a_priority_is_shared_and_the_next_is_asked_once_enough_accepted(fresh_world: World) -> None:
    office = Office(
        fresh_world,
        {"who": "writer reader", "priority": 1, "minimum": 1},
        {"who": "strict", "priority": 2, "fromAmount": 1000},
    )
    record, request = office.start(price=2000)
    assert office.states(request) == {"writer": "AWAITING_DECISION", "reader": "AWAITING_DECISION"}
    office.decide("strict", request, "accept", 403)
    office.decide("reader", request, "accept", reason="Geleverd op de werf")
    assert office.states(request) == {"reader": "ACCEPTED", "strict": "AWAITING_DECISION"}
    assert office.admin.read(request)["userStates"][0]["reason"] == "Geleverd op de werf"
    office.decide("strict", request, "hold", reason="Wacht op creditnota")
    assert (office.states(request)["strict"], office.admin.read(request)["open"]) == ("ON_HOLD", True)
    office.decide("strict", request, "accept")
    assert (office.admin.read(record)["approvalStatus"], office.admin.read(request)["open"]) == ("APPROVED", False)
    record, request = office.start(price=500)
    office.decide("writer", request, "accept")
    assert office.admin.read(record)["approvalStatus"] == "APPROVED"


def test_a_flow_may_ask_for_a_second_person(fresh_world: World) -> None:
    office = Office(fresh_world, {"who": "admin writer", "priority": 1}, secondPerson=True)
    record, request = office.start()
    assert office.states(request) == {"writer": "AWAITING_DECISION"}
    with fresh_world.unchanged():
        office.decide("admin", request, "accept", 403)
        refused = json_body(office.admin.post(f"{record}/approve", {}, status=409))
        office.admin.post(f"{request}/add-approver", {"userId": office.ids["admin"]}, status=409)
    assert refused["message"] == "The flow asks for a second person: another user has to approve it."
    with fresh_world.unchanged():
        refused = json_body(office.callers["writer"].post(f"{record}/approve", {}, status=403))
    assert refused["message"] == (
        "Only administrators approve an invoice whatever its approvers say; ask these by start-approval-request, or "
        "accept the approval request about it."
    )
    office.decide("writer", request, "accept")
    assert office.admin.read(record)["approvalStatus"] == "APPROVED"
    alone = Office(fresh_world, {"who": "admin", "priority": 1}, secondPerson=True, name="Alleen")
    body = {"supplierId": alone.supplier, "lineItems": [LINE]}
    invoice = alone.admin.create("purchase-invoices", body)["id"]
    with fresh_world.unchanged():
        alone.admin.post(f"/purchase-invoices/{invoice}/start-approval-request", {}, status=400)


def test_a_second_person_stays_asked_for_whatever_becomes_of_the_flow(fresh_world: World) -> None:
    office = Office(fresh_world, {"who": "admin writer", "priority": 1}, secondPerson=True)
    record, request = office.start()
    flow = office.admin.read(f"/suppliers/{office.supplier}")["approvalFlowId"]
    office.admin.merge(f"/approval-flows/{flow}", {"secondPerson": False})
    office.admin.merge(f"/suppliers/{office.supplier}", {"approvalFlowId": None})
    with fresh_world.unchanged():
        office.admin.post(f"{record}/approve", {}, status=409)
    office.decide("writer", request, "reject")
    with fresh_world.unchanged():
        refused = json_body(office.admin.post(f"{record}/approve", {}, status=409))
    assert refused["message"] == "The flow asks for a second person: another user has to approve it."
    assert office.admin.read(record)["approvalStatus"] == "REJECTED"


def test_orders_at_suppliers_are_approved_by_the_same_requests(fresh_world: World) -> None:
    office = Office(fresh_world, {"who": "writer", "priority": 1})
    order, request = office.start("purchase-supply-orders")
    (line,) = office.admin.items(f"{order}/line-items")
    path = f"{order}/line-items/{line['id']}"
    assert office.admin.read(request)["totalVatExcl"] == 100
    with fresh_world.unchanged():
        office.admin.merge(path, {"quantity": 2}, status=409)
        office.admin.merge(path, {"price": 90}, status=409)
        office.admin.merge(order, {"supplierId": None}, status=409)
        office.admin.delete(order, status=409)
    office.admin.merge(path, {"description": "Koperen buizen", "expectedDate": "2026-03-02"})
    office.callers["writer"].merge(path, {"price": 90})
    office.decide("writer", request, "reject", reason="Te duur")
    assert office.admin.read(order)["approvalStatus"] == "REJECTED"
    office.admin.merge(path, {"quantity": 2})
    office.admin.post(f"{order}/start-approval-request", {}, status=204)
    office.admin.post(f"{order}/approve", {}, status=204)
    office.admin.post(f"{order}/receive", {}, status=204)
    assert office.admin.read(order)["receivedPercentage"] == 100


def test_a_step_asks_somebody(world: World) -> None:
    with world.unchanged():
        body = {"name": "Fout", "steps": [{"priority": 1, "userIds": []}]}
        refused = json_body(world.admin.post("/approval-flows", body, status=400))
    assert [(entry["field"], entry["code"]) for entry in refused["errors"]] == [("steps[0].userIds", "required")]


def test_a_step_asks_no_more_than_it_names(world: World) -> None:
    body = {"name": "Fout", "steps": [{"userIds": [str(world.users[1, "writer"])], "minimum": 2}]}
    with world.unchanged():
        refused = json_body(world.admin.post("/approval-flows", body, status=400))
    assert refused["errors"] == [
        fault("steps[0].minimum", "must be 1 or less: so many are asked", "out_of_range", max=1)
    ]


def test_what_approvers_are_asked_is_frozen_and_what_it_is_a_cost_of_is_not(fresh_world: World) -> None:
    admin = fresh_world.admin
    office = Office(fresh_world, {"who": "writer", "priority": 1})
    record, request = office.start()
    (line,) = admin.items(f"{record}/line-items")
    path = f"{record}/line-items/{line['id']}"
    ids = {name: admin.create(name, {"name": "Werf"})["id"] for name in ("projects", "activities")}
    account = admin.create("general-ledger-accounts", {"code": "604000", "name": "Aankopen"})["id"]
    free = {
        "projectId": ids["projects"], "salesOrderId": admin.create("sales-orders", {})["id"],
        "activityId": ids["activities"], "generalLedgerAccountId": account, "description": "Koperen buis",
    }  # fmt: skip
    for word in ("PENDING", "APPROVED"):
        assert admin.read(record)["approvalStatus"] == word
        for name, value in free.items():
            admin.merge(path, {name: value})
            assert admin.read(path)[name] == value
            admin.merge(path, {name: None if name != "description" else "Buis"})
        with fresh_world.unchanged():
            for name, value in (("quantity", 2), ("price", 90), ("discount", 5), ("vatTariffId", None)):
                if admin.read(path)[name] != value:
                    admin.merge(path, {name: value}, status=409)
            for name, value in (
                ("date", "2026-01-02"), ("invoiceNumber", "9"), ("supplierId", None), ("currency", "USD"),
                ("type", "CREDIT_NOTE"), ("prepaidTotal", 20), ("roundingTotal", D("0.01")),
            ):  # fmt: skip
                refused = json_body(admin.merge(record, {name: value}, status=409))
                assert [entry["field"] for entry in refused["errors"]] == [name]
        office.decide("writer", request, "accept") if word == "PENDING" else None


def test_the_status_of_an_invoice_follows_its_approval(fresh_world: World) -> None:
    admin = fresh_world.admin
    for name in ("nieuw", "goed te keuren", "te betalen", "betwist"):
        admin.create("statuses", {"module": "purchase-invoices", "name": name, "isDefault": name == "nieuw"})
    office = Office(fresh_world, {"who": "writer", "priority": 1})
    record, request = office.start()
    assert admin.read(record)["status"] == "goed te keuren"
    office.decide("writer", request, "reject")
    assert admin.read(record)["status"] == "goed te keuren"
    admin.post(f"{record}/start-approval-request", {}, status=204)
    admin.post(f"{record}/approve", {}, status=204)
    assert admin.read(record)["status"] == "te betalen"
    body = {"supplierId": office.supplier, "lineItems": [LINE]}
    own = admin.create("purchase-invoices", {**body, "status": "betwist"})
    assert (admin.create("purchase-invoices", body)["status"], own["status"]) == ("nieuw", "betwist")
    admin.post(f"/purchase-invoices/{own['id']}/approve", {}, status=204)  # a status of the tenant's own stays
    assert admin.read(f"/purchase-invoices/{own['id']}")["status"] == "betwist"


def test_the_accountant_gets_an_invoice_once_it_is_approved(fresh_world: World) -> None:
    admin = fresh_world.admin
    office = Office(fresh_world, {"who": "writer", "priority": 1})
    record = f"/purchase-invoices/{admin.create('purchase-invoices', {'supplierId': office.supplier})['id']}"
    for _ in range(2):  # nobody was asked, though the supplier has a flow; then somebody was
        with fresh_world.unchanged():
            refused = json_body(admin.post(f"{record}/mark-sent-to-accountant", {}, status=409))
        assert refused["message"] == "It is not approved; it goes to the accountant once it is."
        if admin.read(record)["approvalStatus"] == "NONE":
            admin.post(f"{record}/start-approval-request", {}, status=204)
    admin.post(f"{record}/approve", {}, status=204)
    admin.post(f"{record}/mark-sent-to-accountant", {}, status=204)
    sent = admin.read(record)
    assert sent["sentToAccountant"] is True
    with fresh_world.unchanged():
        admin.post(f"{record}/mark-sent-to-accountant", {}, status=204)
    free = f"/purchase-invoices/{admin.create('purchase-invoices', {})['id']}"
    admin.post(f"{free}/mark-sent-to-accountant", {}, status=204)  # nobody decides on it
    listed = admin.items("/purchase-invoices", {"sentToAccountantAtFrom": sent["sentToAccountantAt"]})
    assert [f"/purchase-invoices/{row['id']}" for row in listed] == [record, free]


def test_who_asked_is_told_that_it_is_on_hold(fresh_world: World) -> None:
    office = Office(fresh_world, {"who": "writer", "priority": 1})
    admin, (record, request) = office.admin, office.start()
    office.decide("writer", request, "hold", reason="Wacht op <creditnota>")
    (email,) = admin.items(f"{record}/emails")
    number = admin.read(request)["logicId"] or record
    assert (email["recipients"]["to"], email["subject"]) == (
        ["admin@firm-1.example"],
        f"Goedkeuring in de wacht: {number}",
    )
    assert email["body"] == (
        f"<p>Writer 1 heeft de goedkeuring van {number} in de wacht gezet.</p><p>Wacht op &lt;creditnota&gt;</p>"
    )
    with fresh_world.unchanged():
        office.decide("writer", request, "hold", reason="Wacht op <creditnota>")
    office.decide("writer", request, "hold", reason="Nog een week")  # another reason is kept
    assert [state["reason"] for state in admin.read(request)["userStates"]] == ["Nog een week"]
    office.decide("writer", request, "accept", reason="Goed")
    answer = office.callers["writer"].post(f"{request}/accept", {"reason": "Toch niet"}, status=204)
    assert answer.headers["truweel-warning"] == "reason: was not taken: you have decided already"
    assert [state["reason"] for state in admin.read(request)["userStates"]] == ["Goed"]


def test_an_account_that_is_not_the_suppliers_is_told(fresh_world: World) -> None:
    admin = fresh_world.admin
    supplier = admin.create("suppliers", {"name": "De Leie", "iban": "BE43 0689 9999 9501"})["id"]
    invoice = admin.create("purchase-invoices", {"supplierId": supplier, "iban": "be43068999999501"})
    answer = admin.merge(f"/purchase-invoices/{invoice['id']}", {"iban": "BE68539007547034"})
    assert answer.headers["truweel-warning"] == (
        "iban: is another account than BE43 0689 9999 9501 of the supplier; ask the supplier before you pay"
    )
    assert admin.read(f"/purchase-invoices/{invoice['id']}")["iban"] == "BE68539007547034"
    refused = json_body(
        admin.merge(f"/purchase-invoices/{invoice['id']}", {"creditedInvoiceId": invoice["id"]}, status=400)
    )
    message = "is the invoice itself; name the one that it corrects"
    assert refused["errors"] == [fault("creditedInvoiceId", message)]
