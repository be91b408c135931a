"""Stock locations."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.company.defaults import tell_of_another
from truweel.schema import Boolean, Contains, Fault, Ref, Resource, Text, Value, Work, check

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employees import Employee
    from truweel.resources.equipment.materials import Material

__all__ = ["StockLocation"]


class StockLocation(Resource, path="stock-locations", module="articles", type="stock-location", revision=2):
    """A place where stock is kept: a warehouse, a yard or a van."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Magazijn Waregem")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company whose stock it is.")
    employeeId = Ref["Employee"]("employees", filter=True, since=2, doc="Employee whose van it is.")
    materialId = Ref["Material"]("materials", filter=True, since=2, doc="Van that it is.")
    default = Boolean(default=False, filter=True, since=2, doc="Whether stock moves here where nothing else is said.")
    color = Text(max_length=20, since=2, doc="Colour in lists.", example="#2e7d32")
    address = Value(Address, doc="Where it is.")

    @check
    def be_the_only_default(self, before: "StockLocation | None", work: Work) -> Iterable[Fault]:
        """Where another is the default too, the caller is told which is taken."""
        tell_of_another(work, self, StockLocation.default)
        return ()
