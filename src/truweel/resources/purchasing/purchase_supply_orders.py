"""Purchase supply orders and their lines: what is ordered at a supplier."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.resources.address import Address
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.lines import Line
from truweel.resources.documents.prints import PRICED_TYPES, SupplyOrderPrint
from truweel.resources.documents.totals import VatTotal
from truweel.resources.purchasing.approvals import Approvable
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Creator,
    Date,
    DecimalField,
    From,
    List,
    LogicId,
    LongText,
    Money,
    Range,
    Reads,
    Ref,
    StatusField,
    Text,
    Today,
    Value,
    Work,
    derive,
    frozen,
    label,
    rendition,
)
from truweel.schema.printed_document import PrintedDocument

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.payment_conditions import PaymentCondition
    from truweel.resources.company.users import User
    from truweel.resources.relations.contacts import SupplierContact
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.stock.articles import ArticleSupplier
    from truweel.resources.stock.project_supply_routes import ProjectSupplyRoute
    from truweel.resources.stock.stock_locations import StockLocation

__all__ = ["PurchaseSupplyOrder", "PurchaseSupplyOrderLineItem"]


class PurchaseSupplyOrder(
    Approvable,
    path="purchase-supply-orders",
    event="purchase-supply-order",
    module="purchase-supply-orders",
    type="purchase-supply-order",
    extra=True,
    documents=True,
):
    """What is ordered at a supplier, and how much of it has come."""

    approved_kind = "purchase-supply-orders", "order"
    request_members = "logicId", "date", "supplierId"

    logicId = LogicId("B", when="date", doc="Number, given with the date.", example="B260412")
    title = Text(sort=True, search=True, doc="Subject.", example="Ketels fase 2")
    date = Date(default=Today(), filter=Range("fromDate", "toDate"), sort=True, doc="Day of the order.")
    supplierId = Ref["Supplier"]("suppliers", filter=True, doc="Who delivers.")
    supplierContactId = Ref["SupplierContact"]("suppliers/contacts", doc="Contact at the supplier.")
    status = StatusField(
        "purchase-supply-orders", doc="Where it stands, one of the tenant's statuses.", example="besteld"
    )
    kind = Choice(
        "INTERNAL", "PURCHASE", "TRANSPORT", "RENTAL", "SUBCONTRACT", "PRICE_REQUEST",
        default="PURCHASE", filter=True, doc="What kind of order it is.",
    )  # fmt: skip
    projectId = Ref["Project"]("projects", filter=True, doc="Project that it is for.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Sales order that it is for.")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that orders.")
    assignedUserId = Ref["User"]("users", filter=True, default=Creator(), doc="User who is responsible.")
    requestedDate = Date(filter=Range(), sort=True, doc="Day on which it is to be delivered.")
    confirmedDate = Date(filter=Range(), sort=True, doc="Day on which the supplier says that it will be.")
    address = Value(Address, doc="Where it is delivered.")
    stockLocationId = Ref["StockLocation"]("stock-locations", filter=True, doc="Location that it is received at.")
    projectSupplyRouteId = Ref["ProjectSupplyRoute"](
        "project-supply-routes", filter=True, doc="How it gets to the project."
    )
    supplierReference = Text(filter=True, search=True, doc="The supplier's number of the order.", example="SO-448120")
    paymentConditionId = Ref["PaymentCondition"](
        "payment-conditions", default=From("supplierId.paymentConditionId"), doc="When it is paid."
    )
    currency = Text(
        max_length=3, default=From("supplierId.currency", otherwise="EUR"), doc="Currency, ISO 4217.", example="EUR"
    )
    remark = LongText(default=From("supplierId.orderRemark"), doc="Remark to the supplier.")
    approvalStatus = Choice(
        "NONE", "PENDING", "APPROVED", "REJECTED",
        read_only=True, default="NONE", filter=True, doc="How far its approval is.",
    )  # fmt: skip
    totalExclVat = Money(read_only=True, sort=True, doc="Total, VAT not included.", example=1000)
    totalVat = Money(read_only=True, doc="VAT.", example=210)
    totalInclVat = Money(read_only=True, sort=True, doc="Total, VAT included.", example=1210)
    vatTotals = List(Value(VatTotal), read_only=True, doc="Base and VAT of each category and rate.")
    receivedPercentage = DecimalField(
        decimals=2, read_only=True, default=Decimal(0), filter=True, sort=True, doc="How much of it was received."
    )
    fullyReceived = Boolean(
        read_only=True, default=False, filter=True, sort=True, doc="Whether all of it was received."
    )
    lineItems = Children["PurchaseSupplyOrderLineItem"](
        "line-items", filter=["articleId", "materialId", "orderId", "postId"], doc="Its lines, in order."
    )

    @label
    def describe(self) -> str:
        """Number, day and subject."""
        return name_document(self.logicId, self.date, self.title)

    @rendition("pdf", "application/pdf", types=PRICED_TYPES)
    def print(self, work: Reads, type: str) -> PrintedDocument:
        """The order on paper, in the supplier's language."""
        return SupplyOrderPrint(self, work, type).compose()

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one."""
        if work.is_loaded(self, "lineItems"):
            self.total_lines(work)

    @frozen(
        "supplierId", "date", "currency", "lineItems", "archivedAt",
        but=("lineItems.projectId", "lineItems.orderId", "lineItems.activityId", "lineItems.description",
             "lineItems.materialId", "lineItems.installationId", "lineItems.expectedDate",
             "lineItems.generalLedgerAccountId", "lineItems.price", "lineItems.discount", "lineItems.totalExclVat",
             "totalExclVat", "totalVat", "totalInclVat", "vatTotals"),
    )  # fmt: skip
    def stay_as_asked(self, work: Work) -> str | None:
        """What approvers are asked, or have agreed to, stays (catalogue 3.3)."""
        return self.approval_reason

    @frozen("lineItems.price", "lineItems.discount", deletion=False)
    def keep_prices(self, work: Work) -> str | None:
        """Prices stay too, but for a user who has to decide now."""
        return self.price_reason(work)


class PurchaseSupplyOrderLineItem(
    Line, path="line-items", parent="purchase-supply-orders", type="purchase-supply-order-line-item", revision=2
):
    """One line of a purchase supply order."""

    unitType = Text(
        max_length=40,
        default=From("articleSupplierId.unitType", "articleId.unitType"),
        doc="Unit, in the tenant's own words.",
        example="m",
    )
    description = LongText(default=From("articleId.name"), search=True, doc="What is ordered, or the text of the line.")
    price = Money(
        default=From("articleSupplierId.purchasePrice", "articleId.costPrice", otherwise=Decimal(0)),
        doc="Price of one unit, VAT not included.",
        example=5.1,
    )
    receivedAmount = DecimalField(read_only=True, default=Decimal(0), doc="How many units were received.")
    orderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Sales order that it is for.")
    articleSupplierId = Ref["ArticleSupplier"](
        "articles/article-suppliers", doc="The supplier's conditions that it is ordered on."
    )
    invoicedQuantity = DecimalField(read_only=True, default=Decimal(0), doc="How many units were invoiced.")
    expectedDate = Date(doc="Day on which it is expected.")
