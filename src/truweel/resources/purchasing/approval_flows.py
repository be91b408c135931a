"""Approval flows: who decides on the orders and invoices of a supplier, and in which order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from truweel.schema import (
    Boolean,
    Code,
    Fault,
    Integer,
    List,
    Money,
    Ref,
    Resource,
    Text,
    Value,
    ValueObject,
    Work,
    check,
)

if TYPE_CHECKING:
    from truweel.resources.company.users import User

__all__ = ["ApprovalFlow", "ApprovalStep"]


class ApprovalStep(ValueObject):
    """Users who are asked at the same time."""

    priority = Integer(minimum=1, maximum=1000, doc="When they are asked: those of 2 once those of 1 accepted.")
    userIds = List(Ref["User"]("users"), doc="Who is asked.")
    minimum = Integer(minimum=1, maximum=1000, doc="How many of them must accept; null for all.")
    fromAmount = Money(minimum=0, doc="They are asked from this total on, VAT included; null for any.", example=2500)


class ApprovalFlow(
    Resource,
    path="approval-flows",
    event="approval-flow",
    module="purchase-invoices",
    type="approval-flow",
):
    """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Aankopen boven 2.500 euro")
    steps = List(Value(ApprovalStep), doc="Who is asked, and when.")
    automatic = Boolean(
        default=False, filter=True, doc="Whether approval begins as soon as an electronic invoice comes in."
    )
    secondPerson = Boolean(
        default=False, filter=True, doc="Whether somebody else than who asks for approval must give it (ours)."
    )

    @check
    def ask_somebody(self, before: "ApprovalFlow | None", work: Work) -> Iterable[Fault]:
        """Each step asks somebody."""
        for index, step in enumerate(cast("list[dict[str, Any]]", self.steps)):
            if not step.get("userIds"):
                yield Fault(f"steps[{index}].userIds", "is required: a step asks somebody", Code.REQUIRED)
            elif (step.get("minimum") or 0) > len(step["userIds"]):
                text = f"must be {len(step['userIds'])} or less: so many are asked"
                yield Fault(f"steps[{index}].minimum", text, Code.OUT_OF_RANGE, {"max": len(step["userIds"])})
