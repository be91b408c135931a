"""Employee roles."""

from typing import TYPE_CHECKING

from truweel.schema import Refs, Resource, Text

if TYPE_CHECKING:
    from truweel.resources.stock.articles import Article

__all__ = ["EmployeeRole"]


class EmployeeRole(Resource, path="employee-roles", module="employees", type="employee-role"):
    """What an employee does, and with it the hour codes that he or she may use."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Installateur")
    timeOperationIds = Refs["Article"]("articles", relation="timeOperations", doc="Articles that are its hour codes.")
