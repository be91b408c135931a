"""References: only to live records of the same firm; what is there keeps resolving; includes, one statement a level."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.contract.cases import ALL, UPDATED, create_full_record, make_deletable, others_of_group
from tests.harness import MERGE_PATCH, World, fault, json_body
from truweel.schema.collection import Collection
from truweel.schema.fields import Field
from truweel.schema.registry import load_registry
from truweel.schema.relations import Children, File, Ref, Refs
from truweel.schema.values import List, Value


def references(collection: Collection) -> Iterator[tuple[str, str, bool]]:
    """(member, target, whether to several) of what a body may refer to."""
    for name, field in collection.writable.items():
        if isinstance(field, (Ref, Refs)) and not isinstance(field, File):
            yield name, field.target, isinstance(field, Refs)


def remove(world: World, key: str, id: str) -> None:
    """Delete a record, also of a collection that the API can't delete from."""
    collection = world.registry[key]
    if "delete" in collection.options.verbs and not collection.parent:
        make_deletable(world, key, f"/{collection.path}/{id}")
        world.admin.delete(f"/{collection.path}/{id}")
        return
    if collection.parent:
        ((parent,),) = world.rows(f'SELECT parent_id FROM "{collection.table}" WHERE id = ?', int(id))
        world.admin.delete(world.path(key, id, parent=parent))
    else:
        sql = f'UPDATE "{collection.table}" SET deleted_at = 1 WHERE id = ?'
        world.database.write_sync(lambda writer: writer.execute(sql, (int(id),)))


RULED = {
    ("sales-invoices", "creditedInvoiceId"),
    ("sales-invoices/payments", "bankTransactionId"),
    *(
        ("sales-invoices/line-items", name)
        for name in ("orderId", "orderLineItemId", "settlementLineItemId", "workOrderId")
    ),
    *(("progress-statements", name) for name in ("projectId", "salesOrderId", "offerId")),
}
"""References that lead to records in a certain state only, or stay as they are: tests/rules."""
KEPT = {
    (key, "projectId")
    for key in (
        "offers", "settlements", "sales-orders", "subscriptions", "work-orders", "purchase-supply-orders",
        "sales-invoices/line-items", "purchase-invoices/line-items",
    )
}  # fmt: skip
"""References that keep the record from being deleted."""


@pytest.mark.parametrize("key", UPDATED)
def test_references_lead_to_live_records_of_the_same_firm(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    for name, target, many in references(collection):
        if (key, name) in RULED:
            continue
        deleted = world.admin.create(target)["id"]
        remove(world, target, deleted)
        ids = ["999999999999", world.other.create(target)["id"], deleted, "-5"]
        rest = dict.fromkeys(others_of_group(collection, name))
        clear = [{"op": "add", "path": f"/{other}", "value": None} for other in rest]
        with world.unchanged():
            for id in ids:
                reference: Any = [*record[name], id] if many else id
                message = f"no live record of {target} has id {id}"
                expected = [fault(name, message, "dead_reference", collection=target, id=id)]
                for answer in (
                    world.admin.merge(path, {name: reference, **rest}, status=400),
                    world.admin.put(path, record | {name: reference, **rest}, status=400),
                    world.admin.patch(path, *clear, {"op": "add", "path": f"/{name}", "value": reference}, status=400),
                ):
                    errors = json_body(answer)["errors"]
                    for error in errors:  # those of a small list are named
                        error["message"] = error["message"].partition("; known are ")[0]
                    assert errors == expected, name
        live = world.admin.create(target)["id"]
        world.admin.merge(path, {name: [int(live), live] if many else int(live), **rest})
        assert world.admin.read(path)[name] == ([live] if many else live), "ids may be numbers; answers are strings"
        world.admin.merge(path, {member: record[member] for member in (name, *rest)})


HOLDERS = [key for key in UPDATED if load_registry()[key].holders]


@pytest.mark.parametrize("key", HOLDERS)
def test_what_lists_and_value_objects_refer_to_is_live_too(world: World, key: str) -> None:
    collection, path, _, record = create_full_record(world, key)
    for name, field in collection.holders.items():
        for place, target, insert in insertions(field, record[name], name):
            deleted = world.admin.create(target)["id"]
            remove(world, target, deleted)
            with world.unchanged():
                errors = json_body(world.admin.merge(path, {name: insert(deleted)}, status=400))["errors"]
            message = f"no live record of {target} has id {deleted}"
            assert fault(place, message, "dead_reference", collection=target, id=deleted) in errors
            live = world.admin("PATCH", path, {name: insert(world.admin.create(target)["id"])}, type=MERGE_PATCH)
            assert "dead_reference" not in live.text


def insertions(field: Field, value: Any, path: str) -> Iterator[tuple[str, str, Callable[[str], Any]]]:
    """Each place at `path` that an id may stand, of which collection it is, and what makes `value` with an id there."""
    if isinstance(field, Ref):
        yield path, field.target, lambda id: id
    elif isinstance(field, List):
        for place, target, insert in insertions(field.element, value[0] if value else None, f"{path}[0]"):
            yield place, target, lambda id, insert=insert: [insert(id)]
    elif isinstance(field, Value):
        for name, member in field.kind.members.items():
            for place, target, insert in insertions(member, (value or {}).get(name), f"{path}.{name}"):
                yield place, target, lambda id, name=name, insert=insert: {**(value or {}), name: insert(id)}


@pytest.mark.parametrize("key", UPDATED)
def test_what_refers_to_a_deleted_record_keeps_resolving(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    for name, target, many in references(collection):
        if (key, name) in RULED | KEPT:
            continue
        target_record = world.admin.create(target)
        rest = dict.fromkeys(others_of_group(collection, name))
        world.admin.merge(path, {name: [target_record["id"]] if many else target_record["id"], **rest})
        remove(world, target, target_record["id"])
        if not many and collection.refs[name].released:
            assert world.admin.read(path)[name] is None, "it says so"
            continue
        relation = next(r for r in collection.relations.values() if r.via == name)
        record = world.admin.read(path, {"include": relation.name})
        included = record[relation.name][0] if many else record[relation.name]
        assert included["id"] == target_record["id"]
        with world.unchanged():
            world.admin.put(path, record)
            world.admin.merge(path, {name: record[name]})


@pytest.mark.parametrize("key", ALL)
def test_every_relation_is_included_with_one_statement_a_level(world: World, key: str) -> None:
    collection = world.registry[key]
    _, record_path, _, first = create_full_record(world, key)
    ids = [first["id"], create_full_record(world, key)[3]["id"], create_full_record(world, key)[3]["id"]]
    root = collection.options.top_level or not collection.parent
    lists = [f"/{collection.path}"] if root else [record_path.rpartition("/")[0]]
    for name, relation in collection.relations.items():
        record = world.admin.read(record_path, {"include": name})
        plain = world.admin.read(record_path)
        assert list(record) == list(plain)
        assert {n: v for n, v in record.items() if n != name} == {n: v for n, v in plain.items() if n != name}
        if relation.kind == "one":
            target = world.registry[relation.target]
            expected = None if plain[relation.via] is None else read_target(world, target, plain[relation.via])
            assert record[name] == expected
        elif relation.kind == "many":
            assert [r["id"] for r in record[name]] == plain[relation.via]
        elif relation.kind == "children":
            child = world.registry[relation.target]
            field = collection.fields[name]
            assert isinstance(field, Children)
            query = [("size", "100"), *(("include", brought) for brought in field.brings)]
            assert record[name] == world.admin.items(f"{record_path}/{child.path}", query)
            assert len(record[name]) == (2 if name in collection.writable_children else 0)
        elif relation.kind == "referring":
            assert record[name] == [], "nothing refers to a new record"
        for path in lists:
            listed = world.admin.items(path, [("include", name), *(("id", id) for id in ids)])
            assert [r for r in listed if r["id"] == ids[0]] == [record]
            assert statements(world, path, name, ids) == statements(world, path, name, ids[:2])


def read_target(world: World, target: Collection, id: str) -> Any:
    """The record `id` as it is shown inside another: as GET answers it."""
    parent = (
        world.rows(f'SELECT parent_id FROM "{target.table}" WHERE id = ?', int(id))[0][0] if target.parent else None
    )
    return world.admin.read(world.path(target.key, id, parent=parent))


def statements(world: World, path: str, include: str, ids: list[str]) -> int:
    """How many statements a list of `ids` takes once their number is known."""
    world.admin.items(path, [("id", id) for id in ids])
    with world.count_statements() as count:
        world.admin.items(path, [("include", include), *(("id", id) for id in ids)])
    return count.statements


@pytest.mark.parametrize("key", ALL)
def test_nested_includes(world: World, key: str) -> None:
    collection, path, _, _ = create_full_record(world, key)
    for name, relation in collection.relations.items():
        if relation.kind in ("status", "history", "signed"):
            continue
        target = world.registry[relation.target]
        for nested in list(target.relations)[:3]:
            record = world.admin.read(path, {"include": f"{name}.{nested}"})
            included = record[name] if isinstance(record[name], list) else [record[name]]
            for target_record in included:
                if target_record is not None:
                    assert list(target_record) == list(target.members)
                    kind = target.relations[nested].kind
                    if kind in ("many", "children", "history"):
                        assert isinstance(target_record[nested], list)


def test_a_fault_names_every_reference_at_once(world: World) -> None:
    with world.unchanged():
        refused = json_body(world.admin.post("/offers", {"clientId": "900", "projectId": 901}, status=400))
    assert refused["errors"] == [
        fault("clientId", "no live record of clients has id 900", "dead_reference", collection="clients", id="900"),
        fault("projectId", "no live record of projects has id 901", "dead_reference", collection="projects", id="901"),
    ]


def test_a_default_that_leads_to_a_deleted_record_is_taken_and_told(world: World) -> None:
    """Nobody named it: the supplier has it still."""
    admin = world.admin
    condition = admin.create("payment-conditions", {"name": "Oud", "days": 30})["id"]
    supplier = admin.create("suppliers", {"name": "Van Marcke", "paymentConditionId": condition})["id"]
    admin.delete(f"/payment-conditions/{condition}")
    answer = admin.post("/purchase-supply-orders", {"supplierId": supplier})
    assert json_body(answer)["paymentConditionId"] == condition
    assert answer.headers["truweel-warning"] == (
        f"paymentConditionId: was taken over, and leads to record {condition} of payment-conditions, which is deleted"
    )
    with world.unchanged():
        admin.post("/purchase-supply-orders", {"supplierId": supplier, "paymentConditionId": condition}, status=400)
    path = f"/purchase-supply-orders/{json_body(answer)['id']}"
    assert admin.read(path, {"include": "paymentCondition"})["paymentCondition"]["name"] == "Oud"
    record = admin.read(path)
    assert "truweel-warning" not in admin.put(path, {**record, "title": "Kranen"}).headers
