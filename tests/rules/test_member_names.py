"""A member of the wire may have any name: the engine keeps what is its own in `meta(record)`, and finds rules by
decorator."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from tests.unit.resources.conftest import CONTEXT, Firm
from truweel.errors import ValidationError
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
from truweel.schema.registry import Registry
from truweel.storage.database import Writer
from truweel.storage.sqlite import Sqlite
from truweel.storage.tables import derived_statements, metadata


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


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """A tenant on SQLite whose only collection are contracts."""
    registry = Registry([Contract, Clause])
    path = tmp_path / "contracts.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        metadata(registry).create_all(connection)
        for statement in derived_statements(registry, "sqlite"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "INSERT INTO tenant (id, slug, name, created_at, test, settings) VALUES (1, 'firm', 'Firm', 0, 0, '{}')"
        )
    engine.dispose()
    database = Sqlite(path)
    firm = Firm(database)
    firm.registry = registry
    yield firm
    database.close()


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


def test_names_of_the_engine_are_written_patched_and_read(firm: Firm) -> None:
    first = firm.post("contracts", {"label": "Kader"})
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
    made = firm.post("contracts", body)
    firm.patch("contracts", made["id"], {"meta": 4, "options": ["c"], "keeper": None})
    read = firm.get("contracts", made["id"], "actions", "owned")
    members = {name: read[name] for name in ("label", "check", "copy", "owner", "meta", "options", "keeper", "fields")}
    assert members == {
        "label": "Onderhoud",
        "check": True,
        "copy": "ONDERHOUD",
        "owner": first["id"],
        "meta": 4,
        "options": ["c"],
        "keeper": None,
        "fields": Decimal("14.5"),
    }
    assert read["owned"]["label"] == "Kader"
    assert [{name: clause[name] for name in CLAUSE} for clause in read["actions"]] == [
        CLAUSE,
        {**CLAUSE, "meta": Decimal(2)},
    ]
    assert read["_metadata"]["description"] == "Onderhoud"


def test_their_rules_still_run(firm: Firm) -> None:
    contract = firm.post("contracts", {"label": "Onderhoud", "check": True})
    with pytest.raises(ValidationError) as error:
        firm.patch("contracts", contract["id"], {"check": False})
    assert [(fault.field, fault.message) for fault in error.value.faults] == [("check", "stays true")]
    firm.delete("contracts", contract["id"])


def test_a_rule_fires_no_event_that_is_not_declared(firm: Firm) -> None:
    def fire(writer: Writer, event: str) -> None:
        unit = Unit(writer, firm.registry, firm.caller, CONTEXT)
        unit.emit(event, unit.make(Contract, label="Kader"))
        unit.commit()

    with pytest.raises(ValueError) as error:
        firm.database.write_sync(lambda writer: fire(writer, "signd"))
    assert str(error.value) == "Contract has no event 'signd'; did you mean 'signed'?"
    assert firm.events() == []
    firm.database.write_sync(lambda writer: fire(writer, "signed"))
    assert firm.events() == [("contract.created", 2), ("contract.signed", 2)]


def test_references_and_paths_lead_to_records_of_their_class(firm: Firm) -> None:
    first = firm.post("contracts", {"label": "Kader"})["id"]
    second = firm.post("contracts", {"label": "Onderhoud", "owner": first, "actions": [CLAUSE]})["id"]

    def labels(writer: Writer) -> list[str | None]:
        unit = Unit(writer, firm.registry, firm.caller, CONTEXT)
        contract = unit.resolve(f"/contracts/{second}", Contract)
        assert contract is not None
        owner = unit.follow(contract, Contract.owner)
        assert owner is not None
        assert unit.follow(owner, Contract.owner) is None
        assert unit.resolve("/contracts/99", Contract) is None
        assert unit.resolve(f"/contracts/{first}", Clause) is None
        assert unit.resolve(None, Contract) is None
        return [contract.label, owner.label]

    assert firm.database.write_sync(labels) == ["Onderhoud", "Kader"]
