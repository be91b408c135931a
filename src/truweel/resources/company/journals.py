"""Journals."""

from typing import TYPE_CHECKING

from truweel.schema import Boolean, Choice, Ref, Resource, Text

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.system.number_ranges import DocumentNumberRange

__all__ = ["Journal"]


class Journal(Resource, path="journals", module="settings", scope="settings", type="journal", revision=2):
    """A book that invoices are numbered and booked in."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Verkopen")
    code = Text(max_length=20, filter=True, sort=True, doc="Code in the accountant's program.", example="VF1")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company whose book it is.")
    numberRangeId = Ref["DocumentNumberRange"](
        "number-ranges", doc="Number range of its documents, whatever journal and company the range names (ours)."
    )
    kind = Choice(
        "SALES", "SALES_CREDIT", "PURCHASE", "PURCHASE_CREDIT",
        filter=True, since=2, doc="What is booked in it; null: anything (ours).",
    )  # fmt: skip
    default = Boolean(
        default=False, filter=True, since=2, doc="Whether it is the one of its kind and company by default (ours)."
    )
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", since=2, doc="Account that lines are booked on that nothing else gives one (ours)."
    )
