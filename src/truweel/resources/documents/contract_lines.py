"""Lines of contracts: what is delivered, stated and invoiced of them, and what that fixes."""

from collections.abc import Iterable
from decimal import Decimal

from truweel.resources.documents.prices import SaleLine
from truweel.schema import Code, Fault, Field, Refused, Work, check, check_deletion

__all__ = ["MORE_THAN_AGREED", "ContractLine"]

MORE_THAN_AGREED = "Invoice no more than was agreed: lower the quantity, or raise that of this line first."
"""What to do where an invoice asks for more of a line than it has."""

USED = ("invoicedQuantity", "deliveredQuantity")
"""The balances that a line of a contract may have besides."""
AGREED: tuple[Field, ...] = (SaleLine.price, SaleLine.discount, SaleLine.vatTariffId)
"""What stays once an approved progress statement has units of the line."""


class ContractLine(SaleLine):
    """A line that invoices, deliveries and progress statements draw on."""

    @property
    def most(self) -> Decimal | None:
        """The units that are delivered or invoiced at most: those sold; any of a presumed quantity (catalogue 7.6)."""
        return None if self.agreementType == "VH" else max(self.quantity or Decimal(0), Decimal(0))

    @property
    def fewest(self) -> Decimal:
        """The units at least: below zero on a line that takes something off."""
        return min(self.quantity or Decimal(0), Decimal(0))

    def is_stated(self, work: Work) -> bool:
        """Whether an approved progress statement has units of it."""
        return bool(self.__dict__["statedQuantity"])

    @check
    def stay_as_stated(self, before: "ContractLine | None", work: Work) -> Iterable[Fault]:
        """Approved progress statements go on with the price that was agreed (catalogue 7.6)."""
        if before is not None:
            names = [member.name for member in AGREED if self.__dict__[member.name] != before.__dict__[member.name]]
            if names and self.is_stated(work):
                reason = "an approved progress statement has it; agree on another price in a settlement"
                raise Refused(
                    f"{', '.join(names)} of the line can't change: {reason}.", members=names, code=Code.FROZEN
                )
        return ()

    @check_deletion
    def keep_used(self, work: Work) -> Iterable[Fault]:
        """What was invoiced, delivered or stated would have no source any more."""
        if any(self.__dict__.get(name) for name in USED) or self.is_stated(work):
            raise Refused("The line can't be deleted: it was invoiced, delivered, or is on an approved statement.")
        return ()
