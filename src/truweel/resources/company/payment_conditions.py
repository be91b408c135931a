"""Payment conditions."""

from truweel.schema import Boolean, DecimalField, Integer, Map, Resource, Text

__all__ = ["PaymentCondition"]


class PaymentCondition(
    Resource, path="payment-conditions", module="settings", scope="settings", type="payment-condition", revision=2
):
    """How long one has to pay."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="30 dagen einde maand")
    days = Integer(default=0, minimum=0, maximum=3650, doc="Days after the date of the invoice.", example=30)
    endOfMonth = Boolean(default=False, doc="Whether the term then runs on to the end of the month.")
    financialDiscountPercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, since=2, doc="Percent off when it is paid in time.", example=2
    )
    financialDiscountDays = Integer(minimum=0, maximum=3650, since=2, doc="Days in which that holds.", example=8)
    creditRestrictionPercentage = DecimalField(
        decimals=4, minimum=0, maximum=100, since=2,
        doc="Percent on top, which is not owed when it is paid in time (ours).",
    )  # fmt: skip
    translations = Map(
        Text(), since=2, doc="Language → its name on documents (ours).", example={"fr": "30 jours fin de mois"}
    )
    directDebit = Boolean(default=False, since=2, doc="Whether it is collected by direct debit (ours).")
