"""VAT tariffs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from truweel.resources.company.defaults import tell_of_another
from truweel.schema import (
    Boolean,
    Choice,
    Chosen,
    DecimalField,
    Fault,
    LongText,
    Map,
    Ref,
    Resource,
    Text,
    Work,
    check,
    derive,
)

if TYPE_CHECKING:
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount

__all__ = ["VatTariff"]


def choose_category(tariff: Any, work: Work) -> str:
    """The category of a new tariff."""
    return "AE" if tariff.reverseCharge else "Z" if tariff.percentage == 0 else "S"


def owe_by_category(tariff: Any, work: Work) -> bool:
    """Whether the client owes the VAT of a new tariff."""
    return bool(tariff.category == "AE")


class VatTariff(
    Resource,
    path="vat-tariffs",
    module="settings",
    scope="settings",
    type="vat-tariff",
    revision=2,
    example={"percentage": 0, "category": "AE", "reverseCharge": True, "default": False},
):
    """A percentage of VAT, or the reason why there is none."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Btw verlegd")
    percentage = DecimalField(decimals=4, minimum=0, maximum=100, sort=True, doc="Percentage.", example=21)
    category = Choice(
        "S", "Z", "E", "AE", "K", "G", "O",
        default=Chosen(choose_category, "by default S, Z at 0 %, AE where the client owes the VAT itself"),
        filter=True, doc="VAT category (UNCL5305) (ours).",
    )  # fmt: skip
    exemptionCode = Text(max_length=40, doc="Code of the reason why no VAT is charged (ours).", example="VATEX-EU-AE")
    mention = Map(LongText(), doc="Language → text that a document with this tariff must carry (ours).")
    reverseCharge = Boolean(
        default=Chosen(owe_by_category, "by default so in category AE"),
        doc="Whether the client owes the VAT itself (btw verlegd): category AE.",
    )
    default = Boolean(default=False, filter=True, doc="Whether lines have it that nothing else gives one (ours).")
    code = Text(max_length=20, filter=True, since=2, doc="Code in the accountant's program (ours).", example="V21")
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", since=2, doc="Account that its VAT is booked on (ours)."
    )

    @check
    def be_the_only_default(self, before: "VatTariff | None", work: Work) -> Iterable[Fault]:
        """Where another is the default too, the caller is told which is taken."""
        tell_of_another(work, self, VatTariff.default)
        return ()

    @derive
    def agree_on_category(self, work: Work) -> None:
        """Reverse charge is category AE: a body that sets it sets AE (catalogue 14)."""
        before = work.before(self)
        if self.reverseCharge and not (before is not None and before.reverseCharge):
            self.category = "AE"
        self.reverseCharge = self.category == "AE"
