"""Payment conditions."""

from truweel.schema import Boolean, Integer, Resource, Text

__all__ = ["PaymentCondition"]


class PaymentCondition(
    Resource, path="payment-conditions", module="settings", scope="settings", type="payment-condition"
):
    """How long one has to pay."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="30 dagen einde maand")
    days = Integer(default=0, minimum=0, maximum=3650, doc="Days after the date of the invoice.", example=30)
    endOfMonth = Boolean(default=False, doc="Whether the term then runs on to the end of the month.")
