"""A balance that is new on a ledger with rows: the migration sums it up."""

from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest

from tests.evolution.conftest import Place
from tests.evolution.site_reports import RESOURCES
from truweel.maintenance.rewriting import Rewriter
from truweel.operations.doctor import examine_rules
from truweel.schema import Balance, BalanceFormula, DecimalField, Ledger, Ref, Resource, Text, formula, posting
from truweel.schema.registry import Registry
from truweel.storage import doctor
from truweel.storage.migrations.__main__ import unreleased_text
from truweel.storage.migrations.changes import EvolutionError


class CrateMove(Ledger, name="crate_moves"):
    """What came into a crate."""

    crateId: Ref = Ref("crates")
    quantity: DecimalField = DecimalField()


class Crate(Resource, path="crates", module="crates", event="crate"):
    """A crate as the first release has it."""

    name = Text()


class CrateFilling(Resource, path="crate-fillings", module="crates", event="crate-filling"):
    """What was put into a crate."""

    crateId = Ref("crates")
    quantity = DecimalField()

    @posting(CrateMove)
    def move(self) -> Iterable[CrateMove]:
        """Its quantity."""
        return [CrateMove(crateId=self.crateId, quantity=self.quantity or Decimal(0))]


def _second() -> type[Resource]:
    class Crate(Resource, path="crates", module="crates", event="crate"):
        """The same with its content."""

        name = Text()
        content = Balance(CrateMove.quantity, by=CrateMove.crateId, filter=True)

    return Crate


def _third(revision: int, **options: Any) -> type[Resource]:
    class Crate(Resource, path="crates", module="crates", event="crate", revision=revision):
        """The same with what follows from its content."""

        name = Text()
        content = Balance(CrateMove.quantity, by=CrateMove.crateId, filter=True)
        twice = BalanceFormula(**options)

        @formula(twice)
        def compute_twice(self) -> Decimal:
            """Twice its content."""
            return 2 * self.content

    return Crate


FIRST = Registry([*RESOURCES, Crate, CrateFilling])
SECOND = Registry([*RESOURCES, _second(), CrateFilling])
FOUNDATION = unreleased_text([], FIRST)
VERSIONS = {"0001": FOUNDATION, "0002": unreleased_text([FOUNDATION], SECOND)}


def test_the_migration_sums_it_up(place: Place) -> None:
    with closing(place.first(FIRST, FOUNDATION)) as world:
        admin = world.admin
        for name in ("A", "B", "C"):
            admin.post("/crates", {"name": name})
        for crate, quantity in ((1, 3), (1, 2.5), (2, -1)):
            admin.post("/crate-fillings", {"crateId": str(crate), "quantity": quantity})
    place.migrate(SECOND, VERSIONS)
    with closing(place.world(SECOND, VERSIONS)) as world:
        assert [crate["content"] for crate in world.admin.items("/crates")] == [5.5, -1, 0]
        assert doctor.examine(world.database, SECOND).findings == []
        world.admin.post("/crate-fillings", {"crateId": "1", "quantity": 1})
        assert world.admin.read("/crates/1")["content"] == 6.5


def test_what_follows_from_balances_says_since_when_and_is_computed_for_older_records(place: Place) -> None:
    with pytest.raises(EvolutionError) as error:
        unreleased_text(list(VERSIONS.values()), Registry([*RESOURCES, _third(1), CrateFilling]))
    sentence = "Crate: its formula twice is new: declare revision=2 of the collection and since=2"
    assert str(error.value) == sentence
    third = Registry([*RESOURCES, _third(2, since=2), CrateFilling])
    versions = {**VERSIONS, "0003": unreleased_text(list(VERSIONS.values()), third)}
    with closing(place.first(FIRST, FOUNDATION)) as world:
        for name in ("A", "B"):
            world.admin.post("/crates", {"name": name})
        world.admin.post("/crate-fillings", {"crateId": "1", "quantity": 3})
    place.migrate(third, versions)
    with closing(place.world(third, versions)) as world:
        assert [(crate["content"], crate["twice"]) for crate in world.admin.items("/crates")] == [(3, 0), (0, 0)]
        world.run(Rewriter(world.database, third).rewrite_all())
        assert [(crate["content"], crate["twice"]) for crate in world.admin.items("/crates")] == [(3, 6), (0, 0)]
        assert world.rows('SELECT version, revision FROM "crates"') == [(1, 2)] * 2
        assert doctor.examine(world.database, third).findings == examine_rules(world.database, third) == []
