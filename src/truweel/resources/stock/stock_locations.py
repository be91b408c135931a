"""Stock locations."""

from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.schema import Contains, Ref, Resource, Text, Value

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company

__all__ = ["StockLocation"]


class StockLocation(Resource, path="stock-locations", module="articles", type="stock-location"):
    """A place where stock is kept: a warehouse, a yard or a van."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="Name.", example="Magazijn Waregem")
    companyId = Ref["Company"]("companies", doc="Own company whose stock it is.")
    address = Value(Address, doc="Where it is.")
