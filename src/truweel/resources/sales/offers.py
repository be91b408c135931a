"""Offers, their lines, and in which parts they will be invoiced; what becomes of one that is accepted."""

from typing import TYPE_CHECKING, Annotated, cast

from truweel.errors import ValidationError
from truweel.resources.company.settings import OfferSettings, Settings
from truweel.resources.documents.contract_lines import ContractLine
from truweel.resources.documents.invoice_phases import InvoicePhase
from truweel.resources.documents.quotations import Quotation, copy_lines
from truweel.resources.system.statuses import WON, default_status
from truweel.schema import (
    Boolean,
    Children,
    Fault,
    File,
    Id,
    LogicId,
    Ref,
    Refused,
    StatusField,
    Text,
    Work,
    action,
)
from truweel.schema.attachment import Attachment

if TYPE_CHECKING:
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder

PHASE_COPIED = (
    InvoicePhase.name, InvoicePhase.kind, InvoicePhase.percentage, InvoicePhase.amount, InvoicePhase.dueDate,
)  # fmt: skip

__all__ = ["Offer", "OfferInvoicePhase", "OfferLineItem"]


class Offer(
    Quotation,
    path="offers",
    event="offer",
    module="offers",
    scope="offers",
    extra=True,
    documents=True,
    revision=2,
):
    """A price that a client may accept; it has a number once it has a date."""

    post_member = "offerId"
    status_module = "offers"

    logicId = LogicId("O", when="date", editable=True, doc="Number, given with the date.", example="O260114")
    status = StatusField(
        "offers",
        default=default_status("offers"),
        doc="Where it stands, one of the tenant's statuses.",
        example="verzonden",
    )
    templateId = Ref["Offer"](
        "offers", relation="templateOffer", filter=True, since=2, doc="Offer that it was made from."
    )
    lineItems = Children["OfferLineItem"]("line-items", doc="Its lines, in order.")
    invoicePhases = Children["OfferInvoicePhase"]("invoice-phases", doc="The parts that it will be invoiced in.")

    @action(returns="sales-orders")
    def accept(
        self,
        work: Work,
        createOrder: Annotated[
            bool | None,
            Boolean(
                doc="Whether it becomes an order; by default what the setting `offers.createOrderOnAcceptance` says."
            ),
        ],
        createProject: Annotated[bool | None, Boolean(default=False, doc="Whether a project is made for it.")],
        projectId: Annotated["Id[Project] | None", Ref["Project"]("projects", doc="Project that it goes to.")],
        signatureName: Annotated[str | None, Text(doc="Who signed.", example="Lieven De Smet")],
        signatureId: Annotated[Id[Attachment] | None, File("image/", doc="The signature.")],
    ) -> "SalesOrder | None":
        """The client agrees. It is signed, gets the status of what is agreed and a date where it has none, and becomes
        an order with the same lines, posts, discounts and phases; without an order the answer is 200 with the offer.
        Accepting it again changes nothing: 200."""
        if self.signedAt is not None:
            return None
        if self.template:
            raise Refused("It is a template; make a copy and accept that.")
        self.signedAt, self.signatureName, self.signatureId = work.now, signatureName, signatureId
        self.date = self.date or work.today.isoformat()
        self.become_won(work)
        if projectId is not None:
            self.projectId = projectId
        if createProject:
            self.projectId = self._make_project(work).id
        is_ordered = createOrder
        if is_ordered is None:
            settings = work.first(Settings)
            by_default = (settings.offers if settings is not None else None) or OfferSettings.defaults()
            is_ordered = bool(by_default["createOrderOnAcceptance"])
        return self._make_order(work) if is_ordered else None

    @action(returns="offers")
    def copy(self, work: Work) -> "Offer":
        """Make a draft of the same lines, posts, discounts and phases."""
        twin = work.make(Offer)
        self.copy_to(twin, work)
        twin.templateId = cast("Id[Offer]", self.id)
        for phase in self.invoicePhases:
            work.copy(phase, work.add(twin, Offer.invoicePhases), *PHASE_COPIED)
        return twin

    def _make_project(self, work: Work) -> "Project":
        from truweel.resources.sales.projects import Project

        if self.projectId is not None:
            raise ValidationError(
                [Fault("createProject", f"must be false: the offer goes to project {self.projectId}")]
            )
        project = work.make(Project)
        work.copy(
            self, project, Offer.title, Offer.clientId, Offer.endClientId, Offer.companyId, Offer.assignedUserId,
            Offer.clientReference,
        )  # fmt: skip
        project.siteAddress, project.date = self.address, work.today.isoformat()
        return project

    def _make_order(self, work: Work) -> "SalesOrder":
        from truweel.resources.sales.sales_orders import SalesOrder
        from truweel.resources.sales.settlements import Settlement

        order = work.make(SalesOrder)
        order.offerId = cast("Id[Offer]", self.id)
        work.copy(
            self, order, Offer.title, Offer.clientId, Offer.endClientId, Offer.clientContactId, Offer.clientReference,
            Offer.projectId, Offer.companyId, Offer.assignedUserId, Offer.salesAgentUserId, Offer.address,
            Offer.currency, Offer.remark, Offer.globalDiscount, Offer.globalDiscountAmount,
        )  # fmt: skip
        copy_lines(self, order, work, keeps_prices=True)
        for phase in self.invoicePhases:
            work.copy(phase, work.add(order, SalesOrder.invoicePhases), *PHASE_COPIED)
        for change in work.select(Settlement, Settlement.offerId.equals(cast("Id[Offer]", self.id))):
            change.salesOrderId = change.salesOrderId or order.id
        return order


class OfferLineItem(ContractLine, path="line-items", parent="offers", type="offer-line-item", revision=2):
    """One line of an offer."""

    def is_stated(self, work: Work) -> bool:
        """Whether an approved progress statement goes by the offer, which is asked of agreed ones only."""
        from truweel.resources.sales.progress_statements import ProgressStatement  # they refer to offers

        offer: Offer = work.parent(self)
        if offer.signedAt is None and offer.successPercentage != WON:
            return False
        statements = work.select(ProgressStatement, ProgressStatement.offerId.equals(offer.id))
        return any(statement.approvedAt is not None for statement in statements)


class OfferInvoicePhase(InvoicePhase, path="invoice-phases", parent="offers", type="offer-invoice-phase"):
    """A part of an offer that is invoiced as one."""
