"""Approval requests: who is asked whether something may be paid, and what they decided."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

from truweel.error_codes import Code
from truweel.errors import Forbidden, ValidationError
from truweel.resources.company.users import User
from truweel.schema import (
    Boolean,
    Choice,
    Date,
    Equality,
    Fault,
    Id,
    Instant,
    List,
    LongText,
    Money,
    Ref,
    Refs,
    Refused,
    Resource,
    ResourceRef,
    Text,
    Value,
    ValueObject,
    Work,
    action,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.relations.suppliers import Supplier

__all__ = ["ApprovalRequest", "UserState", "require_approvers"]


class UserState(ValueObject):
    """What one user decided, or is asked to."""

    userId = Ref["User"]("users", doc="The user.")
    status = Choice("AWAITING_DECISION", "ACCEPTED", "REJECTED", "ON_HOLD", doc="The decision.")
    reason = LongText(doc="Why it was rejected or put on hold.")
    decidedAt = Instant(doc="When it was decided or put on hold (ours).")


class ApprovalRequest(
    Resource,
    path="approval-requests",
    event="approval-request",
    module="purchase-invoices",
    type="approval-request",
    verbs=frozenset({"list", "get"}),
):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions."""

    resourceUnderApprovalRef = ResourceRef(
        relation="resourceUnderApproval",
        read_only=True,
        filter=True,
        doc="What is to be approved.",
        example="/purchase-invoices/123",
    )
    open = Boolean(read_only=True, filter=True, sort=True, doc="Whether somebody still has to decide.")
    logicId = Text(read_only=True, filter=True, sort=True, search=True, doc="Number of the record.", example="I260439")
    invoiceNumber = Text(read_only=True, search=True, doc="The supplier's number.", example="2026/1187")
    date = Date(read_only=True, sort=True, doc="Day of the record.")
    supplierId = Ref["Supplier"]("suppliers", read_only=True, filter=True, doc="The supplier.")
    totalVatExcl = Money(read_only=True, doc="Total, VAT not included.", example=1000)
    totalVatIncl = Money(read_only=True, doc="Total, VAT included.", example=1210)
    userStates = List(Value(UserState), read_only=True, doc="Who is asked, and what they decided.")
    nextUserIds = Refs["User"](
        "users", relation="nextUsers", read_only=True, doc="Who is asked once the others accepted, in order (ours)."
    )

    @label
    def describe(self) -> str:
        """The record's number, else its path."""
        return self.logicId or self.resourceUnderApprovalRef or ""

    @classmethod
    def open_for(cls, invoice_id: int) -> tuple[Equality, Equality]:
        """The conditions on the open request about a purchase invoice."""
        return cls.resourceUnderApprovalRef.equals(f"/purchase-invoices/{invoice_id}"), cls.open.equals(True)

    def ask(self, user_ids: Sequence[Id[User]]) -> None:
        """Ask the first of these users now, the others in their order once it accepted."""
        self.userStates, self.nextUserIds = [_awaiting_decision(user_ids[0])], list(user_ids[1:])

    def is_awaiting(self, user_id: int) -> bool:
        """Whether this user has to decide now."""
        return any(s["userId"] == user_id and s["status"] == "AWAITING_DECISION" for s in self.userStates)

    @action(rights="read")
    def accept(self, work: Work) -> None:
        """Accept, as the user who calls. The next in line is asked then; after the last the record is approved."""
        if self._record_decision(work, "ACCEPTED", None) and not self._is_awaiting():
            if self.nextUserIds:
                next_user_id, self.nextUserIds = self.nextUserIds[0], self.nextUserIds[1:]
                self.userStates = [*self.userStates, _awaiting_decision(next_user_id)]
            else:
                self._close(work, "APPROVED")

    @action(rights="read")
    def reject(self, work: Work, reason: Annotated[str | None, LongText(max_length=4000, doc="Why.")] = None) -> None:
        """Reject, as the user who calls: nobody else is asked any more."""
        if self._record_decision(work, "REJECTED", reason):
            self._close(work, "REJECTED")

    @action()
    def add_approver(
        self, work: Work, userId: Annotated[Id[User], Ref["User"]("users", required=True, doc="The user to ask too.")]
    ) -> None:
        """Ask one user more, now; one who is asked already isn't asked twice."""
        if not self.open:
            raise Refused("The approval request is closed.")
        require_approvers(work, [("userId", userId)])
        if all(state["userId"] != userId for state in self.userStates):
            self.nextUserIds = [id for id in self.nextUserIds if id != userId]
            self.userStates = [*self.userStates, _awaiting_decision(userId)]

    def _is_awaiting(self) -> bool:
        return any(state["status"] == "AWAITING_DECISION" for state in self.userStates)

    def _record_decision(self, work: Work, status: str, reason: str | None) -> bool:
        """Note the decision; False where the same was decided before, so that a call may be sent again."""
        mine = next((state for state in self.userStates if state["userId"] == work.user_id), None)
        if mine is None:
            raise Forbidden("Only a user who is asked decides; you aren't, or not yet.")
        if mine["status"] == status:
            return False
        if not self.open or mine["status"] != "AWAITING_DECISION":
            raise Refused("The approval request is closed." if not self.open else "You have decided already.")
        decision = {**mine, "status": status, "reason": reason, "decidedAt": work.now}
        self.userStates = [decision if state is mine else state for state in self.userStates]
        return True

    def _close(self, work: Work, status: str) -> None:
        self.open, self.nextUserIds = False, []
        from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice

        invoice = work.resolve(self.resourceUnderApprovalRef, PurchaseInvoice)
        if invoice is not None and invoice.deletedAt is None:
            invoice.approvalStatus = status


def require_approvers(work: Work, named: Iterable[tuple[str, Id[User]]]) -> None:
    """ValidationError where one of these users could not decide; `named` has the member that names each."""
    for member, id in named:
        user = work.get(User, id)
        if user is None or user.deletedAt is not None:
            params = {"collection": "users", "id": str(id)}
            raise ValidationError([Fault(member, f"no user has id {id}", Code.DEAD_REFERENCE, params)])
        role = work.follow(user, User.roleId)
        has_role = role is not None and role.deletedAt is None
        if user.archivedAt is not None:
            reason = "is disabled"
        elif role is None or not has_role:
            reason = "has no role"
        elif not role.administrator and role.rights.get("purchase-invoices", "none") == "none":
            reason = f"has the role '{role.name}', which grants no read right on the module 'purchase-invoices'"
        else:
            continue
        raise ValidationError([Fault(member, f"user {id} can't decide: {user.describe()} {reason}")])


def _awaiting_decision(user_id: Id[User]) -> dict[str, object]:
    return {"userId": user_id, "status": "AWAITING_DECISION", "reason": None, "decidedAt": None}
