"""Approval requests: who is asked whether something may be paid, and what they decided."""

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.error_codes import Code
from truweel.errors import Forbidden, ValidationError
from truweel.resources.company.users import User
from truweel.resources.documents.phrases import choose_language, phrase
from truweel.resources.purchasing.payment_files import CONFIDENTIAL_INVOICES
from truweel.resources.system.emails import queue_email
from truweel.schema import (
    Boolean,
    Choice,
    Date,
    Equality,
    Fault,
    Id,
    Instant,
    Integer,
    List,
    LongText,
    Money,
    Ref,
    Refs,
    Refused,
    Resource,
    ResourceRef,
    Restricted,
    Text,
    Value,
    ValueObject,
    Work,
    action,
    label,
)

if TYPE_CHECKING:
    from truweel.resources.relations.suppliers import Supplier

__all__ = ["ApprovalRequest", "RequestStep", "Step", "UserState", "make_step", "require_approvers"]

MODULES = ("purchase-invoices", CONFIDENTIAL_INVOICES, "purchase-supply-orders", "employees")
"""The modules that grant what is approved."""
AWAITING = "AWAITING_DECISION"
UNDECIDED = (AWAITING, "ON_HOLD")
"""The states of users who have yet to decide."""
Step = dict[str, Any]
"""A `RequestStep`."""


class UserState(ValueObject):
    """What one user decided, or is asked to."""

    userId = Ref["User"]("users", doc="The user.")
    status = Choice("AWAITING_DECISION", "ACCEPTED", "REJECTED", "ON_HOLD", doc="The decision.")
    reason = LongText(doc="Why it was accepted, rejected or put on hold.")
    decidedAt = Instant(doc="When it was decided or put on hold (ours).")


class RequestStep(ValueObject):
    """Users who are asked at the same time."""

    priority = Integer(doc="When they are asked: after those with a lower one accepted.")
    userIds = List(Ref["User"]("users"), doc="Who is asked.")
    minimum = Integer(doc="How many of them must accept; null for all.")


class ApprovalRequest(
    Resource,
    path="approval-requests",
    event="approval-request",
    module="purchase-invoices",
    type="approval-request",
    verbs=frozenset({"list", "get"}),
    restricted=Restricted("module", {name: name for name in MODULES}),
    revision=2,
):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions.
    Whoever may read the record may read it."""

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
    steps = List(
        Value(RequestStep), read_only=True, since=2,
        doc="Who is asked in which order, and how many must accept; empty on those of an older release (ours).",
    )  # fmt: skip
    module = Choice(
        *MODULES, default=MODULES[0], read_only=True, filter=True, since=2,
        doc="Module of a role that lets see it, that of the record (ours).",
    )  # fmt: skip
    secondPerson = Boolean(read_only=True, default=False, since=2, doc="Whether who asked may not decide (ours).")

    @label
    def describe(self) -> str:
        """The record's number, else its path."""
        return self.logicId or self.resourceUnderApprovalRef or ""

    @classmethod
    def open_for(cls, path: str) -> tuple[Equality, Equality]:
        """The conditions on the open request about the record at `path` (`/purchase-invoices/7`)."""
        return cls.resourceUnderApprovalRef.equals(path), cls.open.equals(True)

    def ask_about(self, record: Resource, path: str, work: Work) -> None:
        """Be open, about `record` at `path` (`/purchase-invoices/7`)."""
        self.resourceUnderApprovalRef, self.module, self.open = path, work.module_of(record), True

    def ask(self, user_ids: Sequence[Id[User]]) -> None:
        """Ask the first of these users now, each other one once the one before accepted."""
        self.ask_in_steps([make_step(number, [id]) for number, id in enumerate(user_ids, 1)])

    def ask_in_steps(self, steps: Sequence[Step]) -> None:
        """Ask those of the lowest priority now, the others once these accepted."""
        self.steps, self.userStates = sorted(steps, key=_priority), []
        self._go_on()

    def is_awaiting(self, user_id: int) -> bool:
        """Whether this user has to decide now, or has put it on hold."""
        return any(s["userId"] == user_id and s["status"] in UNDECIDED for s in self.userStates)

    @action(rights="read")
    def accept(
        self, work: Work, reason: Annotated[str | None, LongText(max_length=4000, doc="What there is to say.")] = None
    ) -> None:
        """Accept, as the user who calls. Once enough of those of a priority did, those of the next one are asked; after
        the last the record is approved."""
        if self._record_decision(work, "ACCEPTED", reason) and not self._go_on():
            self._close(work, "APPROVED")

    @action(rights="read")
    def reject(self, work: Work, reason: Annotated[str | None, LongText(max_length=4000, doc="Why.")] = None) -> None:
        """Reject, as the user who calls: nobody else is asked any more."""
        if self._record_decision(work, "REJECTED", reason):
            self._close(work, "REJECTED")

    @action(rights="read")
    def hold(self, work: Work, reason: Annotated[str | None, LongText(max_length=4000, doc="Why.")] = None) -> None:
        """Put it on hold, as the user who calls, who decides later. The others decide meanwhile. Who asked for approval
        is told by an e-mail."""
        if self._record_decision(work, "ON_HOLD", reason):
            self._tell_requester(work, reason)

    @action()
    def add_approver(
        self, work: Work, userId: Annotated[Id[User], Ref["User"]("users", required=True, doc="The user to ask too.")]
    ) -> None:
        """Ask one user more, now; one who is asked already isn't asked twice."""
        if not self.open:
            raise Refused("The approval request is closed.")
        require_approvers(work, [("userId", userId)], self.module or MODULES[0])
        if self.secondPerson and str(userId) == self.createdBy:
            raise Refused("The flow asks for a second person: who asked for the approval doesn't decide.")
        if all(state["userId"] != userId for state in self.userStates):
            priority = min(step["priority"] for step in self._incomplete())
            self.steps = sorted([*self._all_steps(), make_step(priority, [userId])], key=_priority)
            self._go_on()

    def _all_steps(self) -> Sequence[Step]:
        """Its steps; of one of an older release each user is one."""
        user_ids = [*(cast("Id[User]", state["userId"]) for state in self.userStates), *self.nextUserIds]
        return cast("Sequence[Step]", self.steps) or [make_step(number, [id]) for number, id in enumerate(user_ids, 1)]

    def _incomplete(self) -> list[Step]:
        """The steps that not enough users accepted yet."""
        accepted = {state["userId"] for state in self.userStates if state["status"] == "ACCEPTED"}
        return [step for step in self._all_steps() if len(accepted & {*step["userIds"]}) < _minimum(step)]

    def _go_on(self) -> bool:
        """Ask those whose turn it is. False where nobody is left: all steps are complete."""
        steps, incomplete = self._all_steps(), self._incomplete()
        turn = min((step["priority"] for step in incomplete), default=None)
        current = [id for step in incomplete if step["priority"] == turn for id in step["userIds"]]
        asked = [state for state in self.userStates if state["status"] != AWAITING or state["userId"] in current]
        known = {state["userId"] for state in asked}
        self.userStates = [*asked, *(_awaiting_decision(id) for id in dict.fromkeys(current) if id not in known)]
        later = [id for step in incomplete if step["priority"] != turn for id in step["userIds"]]
        self.steps = list(steps)
        self.nextUserIds = [id for id in dict.fromkeys(later) if id not in known and id not in current]
        return bool(incomplete)

    def _record_decision(self, work: Work, status: str, reason: str | None) -> bool:
        """Note the decision; False where the same was decided before, so that a call may be sent again."""
        mine = next((state for state in self.userStates if state["userId"] == work.user_id), None)
        if mine is None:
            raise Forbidden("Only a user who is asked decides; you aren't, or not yet.")
        if mine["status"] == status and (status != "ON_HOLD" or reason in (None, mine["reason"])):
            if reason not in (None, mine["reason"]):
                work.warn("reason", "was not taken: you have decided already", Code.NOT_TAKEN)
            return False
        if not self.open or mine["status"] not in UNDECIDED:
            raise Refused("The approval request is closed." if not self.open else "You have decided already.")
        decision = {**mine, "status": status, "reason": reason, "decidedAt": work.now}
        self.userStates = [decision if state is mine else state for state in self.userStates]
        return True

    def _tell_requester(self, work: Work, reason: str | None) -> None:
        requester, decider = (work.get(User, cast("Id[User]", id)) for id in (int(self.createdBy or 0), work.user_id))
        if requester is None or requester is decider or requester.archivedAt is not None or not requester.email:
            return
        language = choose_language(requester, work)
        email = queue_email(self.resourceUnderApprovalRef or "", work, requester.email)
        email.subject = phrase("approval on hold", language, number=self.describe())
        who = decider.describe() if decider is not None else ""
        text = phrase("put on hold", language, who=who, number=self.describe())
        email.body = "".join(f"<p>{html.escape(line)}</p>" for line in (text, reason) if line)

    def _close(self, work: Work, status: str) -> None:
        from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
        from truweel.resources.purchasing.purchase_supply_orders import PurchaseSupplyOrder
        from truweel.resources.work.time_off_requests import TimeOffRequest

        self.open, self.nextUserIds = False, []
        kinds: tuple[type[Any], ...] = (PurchaseInvoice, PurchaseSupplyOrder, TimeOffRequest)
        for kind in kinds:
            record = work.resolve(self.resourceUnderApprovalRef, kind)
            if record is not None and record.deletedAt is None:
                record.close_approval(work, status)


def require_approvers(work: Work, named: Iterable[tuple[str, Id[User]]], module: str) -> None:
    """ValidationError where one of these users could not decide about a record that `module` grants; `named` has the
    member that names each."""
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
        elif not role.administrator and role.rights.get(module, "none") == "none":
            reason = f"has the role '{role.name}', which grants no read right on the module '{module}'"
        else:
            continue
        raise ValidationError([Fault(member, f"user {id} can't decide: {user.describe()} {reason}")])


def make_step(priority: int, user_ids: Sequence[Id[User]], minimum: int | None = None) -> Step:
    """A step; `minimum` None: all of its users must accept."""
    return {"priority": priority, "userIds": list(user_ids), "minimum": minimum}


def _priority(step: Step) -> int:
    return int(step["priority"])


def _minimum(step: Step) -> int:
    asked = len({*step["userIds"]})
    return min(step["minimum"] or asked, asked)


def _awaiting_decision(user_id: Id[User]) -> dict[str, object]:
    return {"userId": user_id, "status": AWAITING, "reason": None, "decidedAt": None}
