"""Mobility types: how somebody travels to the work."""

from collections.abc import Iterable

from truweel.schema import Boolean, Fault, Money, Refused, Resource, Text, Work, check_deletion, derive

__all__ = ["MobilityType"]


class MobilityType(
    Resource,
    path="mobility-types",
    module="settings",
    scope="settings",
    type="mobility-type",
    built_in={
        -1: {"name": "Bestuurder met passagiers"},
        -2: {"name": "Passagier"},
        -3: {"name": "Bestuurder alleen"},
    },
):
    """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with
    passengers, `-2` passenger, `-3` driver alone."""

    name = Text(required=True, filter=True, sort=True, doc="Name.", example="Bestuurder met passagiers")
    pricePerKm = Money(minimum=0, doc="Allowance for a kilometre.", example=0.4415)
    builtIn = Boolean(default=False, read_only=True, filter=True, doc="Whether every firm has it.")

    @derive
    def know_its_origin(self, work: Work) -> None:
        """Built-in ones have ids below 0."""
        self.builtIn = self.id < 0

    @check_deletion
    def keep_built_in(self, work: Work) -> Iterable[Fault]:
        """Programs count on those that are built in."""
        if self.id < 0:
            raise Refused("This mobility type is built in; it can't be deleted.")
        return ()
