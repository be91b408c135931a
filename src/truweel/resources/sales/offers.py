"""Offers, their lines, and in which parts they will be invoiced; what becomes of one that is accepted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, cast

from truweel.errors import ValidationError
from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.documents.contract_lines import ContractLine
from truweel.resources.documents.invoice_phases import AGREED_PHASE, InvoicePhase
from truweel.resources.documents.lines import Line
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
    Refs,
    Refused,
    Resource,
    StatusField,
    Text,
    Work,
    action,
)
from truweel.schema.attachment import Attachment

if TYPE_CHECKING:
    from truweel.resources.purchasing.price_requests import PriceRequest
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder

__all__ = ["Offer", "OfferInvoicePhase", "OfferLineItem"]

ASKED = ("LINE", "TITLE", "TEXT")
"""The lines that a price request has of an offer."""


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
    salesOrderId = Ref["SalesOrder"](
        "sales-orders", released=True, read_only=True, filter=True, since=2,
        doc="Order that it became; they have one plan of phases (ours).",
    )  # fmt: skip
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
            by_default = read_settings(work, Settings.offers)
            is_ordered = bool(by_default["createOrderOnAcceptance"])
        return self._make_order(work) if is_ordered else None

    @action(returns="offers")
    def copy(self, work: Work) -> "Offer":
        """Make a draft of the same lines, posts, discounts and phases."""
        twin = work.make(Offer)
        self.copy_to(twin, work)
        twin.templateId = cast("Id[Offer]", self.id)
        for phase in self.invoicePhases:
            work.copy(phase, work.add(twin, Offer.invoicePhases), *AGREED_PHASE)
        return twin

    @action(returns="price-requests")
    def price_request(
        self,
        work: Work,
        supplierIds: Annotated[
            "list[Id[Supplier]]", Refs["Supplier"]("suppliers", doc="Suppliers and subcontractors who are asked.")
        ],
    ) -> "PriceRequest":
        """A draft that asks suppliers for the price of its lines, with an empty quote of each of them."""
        from truweel.resources.purchasing.price_requests import PriceRequest  # they refer to offers

        request = work.make(PriceRequest)
        request.title, request.projectId, request.offerId = self.title, self.projectId, cast("Id[Offer]", self.id)
        request.date, request.supplierIds = work.today.isoformat(), supplierIds
        for supplier_id in supplierIds:
            work.add(request, PriceRequest.quotes).supplierId = supplier_id
        for line in self.lineItems:
            if line.type in ASKED:
                asked = work.add(request, PriceRequest.lineItems)
                work.copy(
                    line, asked, Line.type, Line.articleId, Line.postId, Line.description, Line.quantity, Line.unitType
                )
                asked.offerLineItemId = line.id
        return request

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
            Offer.currency, Offer.remark, Offer.globalDiscount, Offer.globalDiscountAmount, Offer.rounding,
        )  # fmt: skip
        copy_lines(self, order, work, keeps_prices=True)
        self.salesOrderId = order.id
        for phase in self.invoicePhases:
            phase.add_to(order, SalesOrder.invoicePhases, work)
        for change in work.select(Settlement, Settlement.offerId.equals(cast("Id[Offer]", self.id))):
            change.salesOrderId = change.salesOrderId or order.id
        return order


class OfferLineItem(ContractLine, path="line-items", parent="offers", type="offer-line-item", revision=2):
    """One line of an offer."""

    supplierId = Ref["Supplier"](
        "suppliers", filter=True, since=2, doc="Supplier whose quote it costs what it does by (ours)."
    )

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

    def other_plans(self, work: Work) -> Iterable[tuple[Resource, Children[Any]]]:
        """That of the order that was made from its offer."""
        offer: Offer = work.parent(self)
        order = work.follow(offer, Offer.salesOrderId)
        if order is not None and order.deletedAt is None and order.offerId == offer.id:
            yield order, type(order).invoicePhases
