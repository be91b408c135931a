"""Orders and invoices of suppliers that are approved before they are paid: one mechanism (catalogue 3.3, 8.7)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

from truweel.errors import Fault, Forbidden, ValidationError
from truweel.resources.company.users import User
from truweel.resources.documents.lines import LinedDocument
from truweel.resources.purchasing.approval_flows import ApprovalFlow
from truweel.resources.purchasing.approval_requests import ApprovalRequest, Step, make_step, require_approvers
from truweel.resources.relations.suppliers import Supplier
from truweel.schema import Choice, Code, Id, Ref, Refs, Refused, StatusField, Work, action, frozen

__all__ = ["Approvable"]


class Approvable(LinedDocument):
    """A document of a supplier that somebody approves."""

    approved_kind: ClassVar[tuple[str, str]]
    """Its path, and what a person calls it: `purchase-invoices`, `invoice`."""
    request_members: ClassVar[tuple[str, ...]]
    """What the request about it shows of it."""
    approval_statuses: ClassVar[tuple[str, str, str] | None] = None
    """Its status before it is approved, while somebody is asked, and once it was; None: it has none of them."""

    if TYPE_CHECKING:
        approvalStatus: Choice[str | None]
        status: StatusField
        assignedUserId: Ref[User, Id[User] | None]
        supplierId: Ref[Supplier, Id[Supplier] | None]

    @property
    def approval_reason(self) -> str | None:
        """Why what approvers are asked stays; None while nobody is asked."""
        words = {"PENDING": "is under approval", "APPROVED": "is approved"}
        word = words.get(self.approvalStatus or "")
        return None if word is None else f"the {self.approved_kind[1]} {word}"

    @frozen("lineItems.price", "lineItems.discount", deletion=False)
    def keep_prices(self, work: Work) -> str | None:
        """Prices of lines stay too, but for a user who has to decide now and is held to that (catalogue 3.3)."""
        if self.approvalStatus == "PENDING":
            request = work.first(ApprovalRequest, *self.open_request())
            if request is not None and request.is_awaiting(work.user_id):
                work.lock(request)  # the user may be deciding at this moment
                return None
        return self.approval_reason

    @action()
    def start_approval_request(
        self,
        work: Work,
        userIds: Annotated[
            list[Id[User]],
            Refs["User"](
                "users",
                doc="Who approves, one after the other; by default as the supplier's flow says, else the supplier's "
                "approvers, else the responsible user.",
            ),
        ],
    ) -> None:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        if self.approvalStatus in ("PENDING", "APPROVED"):
            state = "under approval" if self.approvalStatus == "PENDING" else "approved"
            raise Refused(f"The {self.approved_kind[1]} is {state} already.")
        self.ask_for_approval(work, userIds)

    @action()
    def approve(self, work: Work) -> None:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes
        nothing. Where the flow asks for a second person, or did so when approval was asked for, not by who asked for it
        last, nor, of what nobody was asked about, by who made it."""
        if self.approvalStatus == "APPROVED":
            return
        if not work.is_administrator:
            raise Forbidden(
                f"Only administrators approve an {self.approved_kind[1]} whatever its approvers say; ask these by "
                "start-approval-request, or accept the approval request about it."
            )
        own = ApprovalRequest.resourceUnderApprovalRef.equals(f"/{self.approved_kind[0]}/{self.id}")
        request = max(work.select(ApprovalRequest, own), key=lambda asked: asked.id, default=None)
        flow = self.find_flow(work)
        if (flow is not None and flow.secondPerson) or (request is not None and request.secondPerson):
            asked_by = request.createdBy if request is not None else self.createdBy
            if asked_by == str(work.user_id):
                raise Refused("The flow asks for a second person: another user has to approve it.")
        if request is not None and request.open:
            request.open, request.nextUserIds = False, []
        self.close_approval(work, "APPROVED")

    def close_approval(self, work: Work, status: str) -> None:
        """The decision was made."""
        self.approvalStatus = status
        if status == "APPROVED":
            self._go_to(2, work)

    def _go_to(self, place: int, work: Work) -> None:
        """Stand in that one of `approval_statuses`: forward only, never where the tenant has others or the body names
        one (catalogue 7.9)."""
        names = self.approval_statuses
        if names is not None and self.status in (None, *names[:place]) and not work.gives(self, type(self).status):
            self.status = names[place]

    def find_flow(self, work: Work) -> ApprovalFlow | None:
        """The flow of its supplier."""
        supplier = work.follow(self, type(self).supplierId)
        flow = None if supplier is None else work.follow(supplier, Supplier.approvalFlowId)
        return flow if flow is not None and flow.deletedAt is None else None

    def ask_for_approval(self, work: Work, user_ids: Sequence[Id[User]] = ()) -> None:
        """Ask these users one after the other, else those of the flow. ValidationError where there is nobody."""
        flow = self.find_flow(work)
        second_person = flow is not None and flow.secondPerson
        steps = self._steps(work, flow, user_ids)
        if second_person:
            steps = [_without(step, work.user_id) for step in steps]
        steps = [step for step in steps if step["userIds"]]
        if not steps:
            message = f"names nobody, and neither the supplier nor the {self.approved_kind[1]} has an approver"
            if second_person:
                message += " other than you; the flow asks for a second person"
            raise ValidationError([Fault("userIds", message, Code.REQUIRED)])
        named = [id for step in steps for id in step["userIds"]]
        require_approvers(
            work,
            ((f"userIds[{index}]" if user_ids else "userIds", id) for index, id in enumerate(named)),
            work.module_of(self),
        )
        self.approvalStatus = "PENDING"
        self._go_to(1, work)
        request = work.make(ApprovalRequest)
        request.ask_about(self, f"/{self.approved_kind[0]}/{self.id}", work)
        request.secondPerson = second_person
        self.show_on(request, work)
        request.ask_in_steps(steps)

    def show_on(self, request: ApprovalRequest, work: Work) -> None:
        """What a request shows of the document."""
        members: Any = type(self)
        work.copy(self, request, *(getattr(members, name) for name in self.request_members))
        request.totalVatExcl, request.totalVatIncl = self.totalExclVat, self.totalInclVat

    def open_request(self) -> Any:
        """The conditions on the open request about it."""
        return ApprovalRequest.open_for(f"/{self.approved_kind[0]}/{self.id}")

    def _steps(self, work: Work, flow: ApprovalFlow | None, user_ids: Sequence[Id[User]]) -> list[Step]:
        supplier = work.follow(self, type(self).supplierId)
        if not user_ids and flow is not None:
            total = abs(self.totalInclVat or 0)
            return [
                make_step(step["priority"] or 1, step["userIds"], step["minimum"])
                for step in cast("Sequence[Step]", flow.steps)
                if step["fromAmount"] is None or step["fromAmount"] <= total
            ]
        approver_ids = list(user_ids) or list(supplier.approverIds if supplier is not None else ())
        approver_ids = approver_ids or ([self.assignedUserId] if self.assignedUserId else [])
        return [make_step(number, [id]) for number, id in enumerate(approver_ids, 1)]


def _without(step: Step, user_id: Id[User]) -> Step:
    """A step without one of its users; no more have to accept than are left."""
    return {**step, "userIds": [id for id in step["userIds"] if id != user_id]}
