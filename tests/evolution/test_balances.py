"""A balance that is new on a ledger with rows: the migration sums it up."""

from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal

import pytest

from tests.evolution.conftest import Place
from tests.evolution.site_reports import RESOURCES
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


class Delivery(Resource, path="deliveries", module="crates", event="delivery"):
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


def _third() -> type[Resource]:
    class Crate(Resource, path="crates", module="crates", event="crate"):
        """The same with what follows from its content."""

        name = Text()
        content = Balance(CrateMove.quantity, by=CrateMove.crateId, filter=True)
        twice = BalanceFormula()

        @formula(twice)
        def compute_twice(self) -> Decimal:
            """Twice its content."""
            return 2 * self.content

    return Crate


FIRST = Registry([*RESOURCES, Crate, Delivery])
SECOND = Registry([*RESOURCES, _second(), Delivery])
FOUNDATION = unreleased_text([], FIRST)
VERSIONS = {"0001": FOUNDATION, "0002": unreleased_text([FOUNDATION], SECOND)}


def test_the_migration_sums_it_up(place: Place) -> None:
    with closing(place.first(FIRST, FOUNDATION)) as world:
        admin = world.admin
        for name in ("A", "B", "C"):
            admin.post("/crates", {"name": name})
        for crate, quantity in ((1, 3), (1, 2.5), (2, -1)):
            admin.post("/deliveries", {"crateId": str(crate), "quantity": quantity})
    place.migrate(SECOND, VERSIONS)
    with closing(place.world(SECOND, VERSIONS)) as world:
        assert [crate["content"] for crate in world.admin.items("/crates")] == [5.5, -1, 0]
        assert doctor.examine(world.database, SECOND).findings == []
        world.admin.post("/deliveries", {"crateId": "1", "quantity": 1})
        assert world.admin.read("/crates/1")["content"] == 6.5


def test_what_follows_from_balances_cannot_be_added() -> None:
    with pytest.raises(EvolutionError) as error:
        unreleased_text(list(VERSIONS.values()), Registry([*RESOURCES, _third(), Delivery]))
    assert str(error.value) == (
        "Crate.twice is new and follows from balances, but records of before would hold 0 until their next movement: "
        "a BalanceFormula can only be part of a new collection"
    )
