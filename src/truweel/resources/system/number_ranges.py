"""Number ranges."""

from typing import TYPE_CHECKING

from truweel.schema import NumberRange, Ref

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.journals import Journal

__all__ = ["DocumentNumberRange"]


class DocumentNumberRange(
    NumberRange,
    path="number-ranges",
    module="settings",
    scope="settings",
    type="number-range",
    example={"module": "stock-changes", "reset": "NEVER"},
):
    """What the numbers of a module look like and which comes next; without one they are a letter, the year and four
    digits."""

    journalId = Ref["Journal"]("journals", filter=True, doc="Journal whose documents it numbers; null: those of any.")
    companyId = Ref["Company"](
        "companies", filter=True, doc="Own company whose documents it numbers; null: those of any."
    )
