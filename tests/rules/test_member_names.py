"""A member of the wire may have any name: the engine keeps what is its own in `meta(record)`, and finds rules by
decorator."""

import importlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.harness import Templates, World, fault, json_body
from truweel.operations.answer import Context
from truweel.operations.unit import Unit
from truweel.schema import (
    Boolean,
    Children,
    Date,
    Fault,
    Integer,
    List,
    LongText,
    Money,
    Ref,
    Resource,
    Sum,
    Text,
    Work,
    rules,
)
from truweel.schema.registry import Registry, declared_resources
from truweel.storage.database import Writer


class Contract(Resource, path="contracts", module="contracts", event="contract", extra=True):
    """A collection whose members have the names of what the engine does with it."""

    label = Text(required=True)
    check = Boolean(default=False, filter=True)
    copy = LongText(filter=True)
    owner = Ref["Contract"]("contracts", filter=True, relation="owned")
    meta = Integer(sort=True)
    options = List(Text())
    keeper = Date(filter=True, sort=True)
    fields = Money(value=Sum("actions.meta"))
    actions = Children["Clause"]("clauses")

    @rules.label
    def describe(self) -> str:
        """Its label."""
        return self.label

    @rules.derive
    def shorten(self, work: Work) -> None:
        """The copy starts with the label."""
        Contract.copy.fill(self, self.label.upper())

    @rules.emits("signed")
    def was_signed(self, before: "Contract | None") -> bool:
        """Its day is the day of signing."""
        return self.keeper is not None and (before is None or before.keeper is None)

    @rules.check
    def be_checked(self, before: "Contract | None", work: Work) -> Iterable[Fault]:
        """What was checked stays so."""
        if before is not None and before.check and not self.check:
            yield Fault("check", "stays true")


class Clause(Resource, path="clauses", parent="contracts"):
    """A child with such names."""

    label = Text()
    check = Boolean()
    copy = Text()
    owner = Text(filter=True)
    meta = Money(sort=True)
    options = Text(filter=True)
    keeper = Text(filter=True)
    fields = Text(filter=True)
    actions = Text(filter=True)


RESOURCES = declared_resources(importlib.import_module("truweel.resources"))
CONTEXT = Context(base="http://truweel.test")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """Databases with contracts besides the collections of the product."""
    folder = tmp_path_factory.mktemp("contracts")
    postgres_url = cache(lambda: str(request.getfixturevalue("postgres_url")))
    templates = Templates(folder, postgres_url, Registry([*RESOURCES, Contract, Clause]))
    yield templates
    templates.close()


CLAUSE = {
    "label": "Prijs",
    "check": True,
    "copy": "twee",
    "owner": "An",
    "meta": Decimal("12.5"),
    "options": "geen",
    "keeper": "An",
    "fields": "veld",
    "actions": "geen",
}


def test_names_of_the_engine_are_written_patched_read_filtered_and_sorted(fresh_world: World) -> None:
    admin = fresh_world.admin
    first = json_body(admin.post("/contracts", {"label": "Kader", "meta": 9}))
    body: dict[str, Any] = {
        "label": "Onderhoud",
        "check": True,
        "copy": None,
        "owner": first["id"],
        "meta": 3,
        "options": ["a", "b"],
        "keeper": "2026-01-31",
        "actions": [CLAUSE, {**CLAUSE, "meta": Decimal(2)}],
    }
    path = f"/contracts/{json_body(admin.post('/contracts', body))['id']}"
    admin.merge(path, {"meta": 4, "options": ["c"], "keeper": None})
    admin.patch(path, {"op": "replace", "path": "/options/0", "value": "d"})
    second = json_body(admin.get(f"{path}?include=actions"))["actions"][1]["id"]
    admin.merge(f"{path}/clauses/{second}", {"copy": "drie"})
    contract = json_body(admin.get(f"{path}?include=actions,owned"))
    members = {name: contract[name] for name in (*body, "fields") if name != "actions"}
    assert members == {
        "label": "Onderhoud",
        "check": True,
        "copy": "ONDERHOUD",
        "owner": first["id"],
        "meta": 4,
        "options": ["d"],
        "keeper": None,
        "fields": Decimal("14.5"),
    }
    assert contract["owned"]["label"] == "Kader"
    assert [{name: clause[name] for name in CLAUSE} for clause in contract["actions"]] == [
        CLAUSE,
        {**CLAUSE, "meta": Decimal(2), "copy": "drie"},
    ]
    assert contract["_metadata"]["description"] == "Onderhoud"
    assert [item["meta"] for item in admin.items("/contracts", {"sort": "-meta"})] == [9, 4]
    assert [item["label"] for item in admin.items("/contracts", {"check": "true", "copy": "onderh"})] == ["Onderhoud"]


def test_their_rules_still_run(fresh_world: World) -> None:
    admin = fresh_world.admin
    path = f"/contracts/{json_body(admin.post('/contracts', {'label': 'Onderhoud', 'check': True}))['id']}"
    with fresh_world.unchanged():
        answer = json_body(admin.merge(path, {"check": False}, status=400))
    assert answer["errors"] == [fault("check", "stays true")]
    admin.delete(path)


def test_a_rule_fires_no_event_that_is_not_declared(fresh_world: World) -> None:
    def fire(writer: Writer, event: str) -> None:
        unit = Unit(writer, fresh_world.registry, fresh_world.admin.caller, CONTEXT)
        contract = unit.make(Contract)
        contract.label = "Kader"
        unit.emit(event, contract)
        unit.commit()

    events = "SELECT name FROM event WHERE name LIKE 'contract.%' ORDER BY id"
    with pytest.raises(ValueError) as error:
        fresh_world.database.write_sync(lambda writer: fire(writer, "signd"))
    assert str(error.value) == "Contract has no event 'signd'; did you mean 'signed'?"
    assert fresh_world.rows(events) == []
    fresh_world.database.write_sync(lambda writer: fire(writer, "signed"))
    assert [name for (name,) in fresh_world.rows(events)] == ["contract.created", "contract.signed"]


def test_references_and_paths_lead_to_records_of_their_class(fresh_world: World) -> None:
    admin = fresh_world.admin
    first = json_body(admin.post("/contracts", {"label": "Kader"}))["id"]
    second = json_body(admin.post("/contracts", {"label": "Onderhoud", "owner": first}))["id"]

    def labels(writer: Writer) -> list[str]:
        unit = Unit(writer, fresh_world.registry, admin.caller, CONTEXT)
        contract = unit.resolve(f"/contracts/{second}", Contract)
        assert contract is not None
        owner = unit.follow(contract, Contract.owner)
        assert owner is not None
        assert unit.follow(owner, Contract.owner) is None
        assert unit.resolve("/contracts/99", Contract) is None
        assert unit.resolve(f"/contracts/{first}", Clause) is None
        assert unit.resolve(None, Contract) is None
        return [contract.label, owner.label]

    assert fresh_world.database.write_sync(labels) == ["Onderhoud", "Kader"]
