"""What the API takes and answers.

Written by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from msgspec import field

from truweel_client.base import UNSET, Body, Model, Number, Record, UnsetType
from truweel_client.extra_fields import ExtraFieldValue, ExtraFieldValueWrite

__all__ = [
    "Acknowledge",
    "Acknowledged",
    "Activity",
    "ActivityPatch",
    "ActivityWrite",
    "Address",
    "AddressWrite",
    "App",
    "AppManifest",
    "AppSecret",
    "ApprovalRequest",
    "ApprovalRequestsAddApprover",
    "ApprovalRequestsReject",
    "Article",
    "ArticleAdditionalItem",
    "ArticleAdditionalItemPatch",
    "ArticleAdditionalItemWrite",
    "ArticleGroup",
    "ArticleGroupPatch",
    "ArticleGroupWrite",
    "ArticlePatch",
    "ArticleStockLevel",
    "ArticleSupplier",
    "ArticleSupplierPatch",
    "ArticleSupplierWrite",
    "ArticleWrite",
    "Bucket",
    "Callers",
    "CallersApps",
    "CallersItems",
    "Certificate",
    "CertificatePatch",
    "CertificateWrite",
    "Change",
    "ChangeChildren",
    "Client",
    "ClientContact",
    "ClientContactPatch",
    "ClientContactWrite",
    "ClientPatch",
    "ClientWrite",
    "Comment",
    "CommentPatch",
    "CommentWrite",
    "Company",
    "CompanyPatch",
    "CompanyWrite",
    "ConsumerMessage",
    "ConsumerMessagePayload",
    "Delivery",
    "DeliveryDetail",
    "Document",
    "DocumentNumberRange",
    "DocumentNumberRangePatch",
    "DocumentNumberRangeWrite",
    "DocumentPatch",
    "DocumentWrite",
    "Employee",
    "EmployeePatch",
    "EmployeeRole",
    "EmployeeRolePatch",
    "EmployeeRoleWrite",
    "EmployeeWrite",
    "EventConsumer",
    "EventConsumerSecret",
    "EventConsumerWrite",
    "ExtraFieldDefinition",
    "ExtraFieldDefinitionPatch",
    "ExtraFieldDefinitionWrite",
    "ExtraFieldValue",
    "ExtraFieldValueWrite",
    "GeneralLedgerAccount",
    "GeneralLedgerAccountPatch",
    "GeneralLedgerAccountWrite",
    "Installation",
    "InvitationLink",
    "Journal",
    "JournalPatch",
    "JournalWrite",
    "ListenerMessage",
    "Metadata",
    "Offer",
    "OfferLineItem",
    "OfferLineItemPatch",
    "OfferLineItemWrite",
    "OfferPatch",
    "OfferWrite",
    "PasswordChange",
    "PaymentCondition",
    "PaymentConditionPatch",
    "PaymentConditionWrite",
    "Profile",
    "Project",
    "ProjectPatch",
    "ProjectSupplyRoute",
    "ProjectSupplyRoutePatch",
    "ProjectSupplyRouteWrite",
    "ProjectWrite",
    "PurchaseInvoice",
    "PurchaseInvoiceLineItem",
    "PurchaseInvoiceLineItemPatch",
    "PurchaseInvoiceLineItemWrite",
    "PurchaseInvoicePatch",
    "PurchaseInvoiceWrite",
    "PurchaseInvoicesStartApprovalRequest",
    "Recovered",
    "Refusals",
    "RefusalsItems",
    "Role",
    "RolePatch",
    "RoleWrite",
    "SalesInvoice",
    "SalesInvoiceLineItem",
    "SalesInvoiceLineItemPatch",
    "SalesInvoiceLineItemWrite",
    "SalesInvoicePatch",
    "SalesInvoicePayment",
    "SalesInvoicePaymentPatch",
    "SalesInvoicePaymentWrite",
    "SalesInvoiceWrite",
    "SalesInvoicesBook",
    "SalesInvoicesCredit",
    "Status",
    "StatusChange",
    "StatusPatch",
    "StatusWrite",
    "StockChange",
    "StockChangeLineItem",
    "StockChangeLineItemPatch",
    "StockChangeLineItemWrite",
    "StockChangePatch",
    "StockChangeWrite",
    "StockLocation",
    "StockLocationPatch",
    "StockLocationWrite",
    "Supplier",
    "SupplierContact",
    "SupplierContactPatch",
    "SupplierContactWrite",
    "SupplierPatch",
    "SupplierWrite",
    "Upload",
    "UploadPart",
    "UploadSession",
    "UploadSessionWrite",
    "User",
    "UserPatch",
    "UserState",
    "UserWrite",
    "VatTariff",
    "VatTariffPatch",
    "VatTariffWrite",
    "VatTotal",
    "WebhookEndpoint",
    "WebhookEndpointWrite",
    "WebhookSecret",
    "WebhookTest",
]


class Acknowledge(Body, kw_only=True):
    """A body."""

    ids: Sequence[str] | UnsetType = UNSET
    results: Sequence[Mapping[str, Any]] | UnsetType = UNSET


class Acknowledged(Model, kw_only=True):
    """Part of an answer."""

    acknowledged: int


class Activity(Record, kw_only=True):
    """A line of business that costs and sales are counted by."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ActivityPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""


class ActivityWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""


class Address(Model, kw_only=True):
    """A postal address (reference 8.1). The country is free text: programs send `BE` as well as `België`."""

    address_line1: str | None = None
    """Street and number."""
    address_line2: str | None = None
    """Box, building or name of the site."""
    postal_code: str | None = None
    """Postal code."""
    city: str | None = None
    """City."""
    country: str | None = None
    """Country, best as ISO 3166-1 alpha-2."""
    latitude: Decimal | None = None
    """Degrees north."""
    longitude: Decimal | None = None
    """Degrees east."""


class AddressWrite(Body, kw_only=True):
    """A postal address (reference 8.1). The country is free text: programs send `BE` as well as `België`."""

    address_line1: str | None | UnsetType = UNSET
    """Street and number."""
    address_line2: str | None | UnsetType = UNSET
    """Box, building or name of the site."""
    postal_code: str | None | UnsetType = UNSET
    """Postal code."""
    city: str | None | UnsetType = UNSET
    """City."""
    country: str | None | UnsetType = UNSET
    """Country, best as ISO 3166-1 alpha-2."""
    latitude: Number | None | UnsetType = UNSET
    """Degrees north."""
    longitude: Number | None | UnsetType = UNSET
    """Degrees east."""


class App(Model, kw_only=True):
    """Part of an answer."""

    client_id: str
    state: str


class AppManifest(Body, kw_only=True):
    """A body."""



class AppSecret(Model, kw_only=True):
    """Part of an answer."""

    client_secret: str


class ApprovalRequest(Record, kw_only=True):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    resource_under_approval_ref: str | None = None
    """What is to be approved. Path of a record, such as `/offers/123`."""
    open: bool | None = None
    """Whether somebody still has to decide."""
    logic_id: str | None = None
    """Number of the record."""
    invoice_number: str | None = None
    """The supplier's number."""
    date: dt.date | None = None
    """Day of the record."""
    supplier_id: str | None = None
    """The supplier. Id of one of `suppliers`."""
    total_vat_excl: Decimal | None = None
    """Total, VAT not included."""
    total_vat_incl: Decimal | None = None
    """Total, VAT included."""
    user_states: list[UserState] = []
    """Who is asked, and what they decided."""
    next_user_ids: list[str] = []
    """Who is asked once the others accepted, in order (ours). Ids of `users`, in order."""
    resource_under_approval: dict[str, Any] | None = None
    """Null unless included: `include=resourceUnderApproval`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    next_users: list[User] | None = None
    """Null unless included: `include=nextUsers`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ApprovalRequestsAddApprover(Body, kw_only=True):
    """A body."""

    user_id: str
    """The user to ask too. Id of one of `users`."""


class ApprovalRequestsReject(Body, kw_only=True):
    """A body."""

    reason: str | None | UnsetType = UNSET
    """Why."""


class Article(Record, kw_only=True):
    """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    name: str | None = None
    """Name inside the firm."""
    sale_name: str | None = None
    """Name on documents for clients, if another."""
    description: str | None = None
    """Description."""
    brand: str | None = None
    """Brand."""
    article_number: str | None = None
    """Article number."""
    barcode: str | None = None
    """Bar code."""
    article_group_id: str | None = None
    """Group. Id of one of `article-groups`."""
    unit_type: str | None = None
    """Unit, in the tenant's own words."""
    sale_price: Decimal | None = None
    """Sale price of one unit, VAT not included."""
    cost_price: Decimal | None = None
    """Cost of one unit."""
    sale_price_strategy: str | None = None
    """How the sale price is found."""
    cost_price_strategy: str | None = None
    """How the cost is found."""
    margin: Decimal | None = None
    """Margin in percent; 20 is 20 %."""
    minimum_sale_amount: Decimal | None = None
    """Least quantity that is sold."""
    calculation_type: str | None = None
    """Kind of cost it is in a calculation."""
    vat_tariff_id: str | None = None
    """VAT tariff. Id of one of `vat-tariffs`."""
    vat_tariff_forced: bool | None = None
    """Whether it has this tariff whatever the document's is (ours)."""
    sales_gl_account_id: str | None = field(default=None, name="salesGLAccountId")
    """Account that its sales are booked on. Id of one of `general-ledger-accounts`."""
    purchase_gl_account_id: str | None = field(default=None, name="purchaseGLAccountId")
    """Account that its purchases are booked on. Id of one of `general-ledger-accounts`."""
    activity_id: str | None = None
    """Activity that it counts for. Id of one of `activities`."""
    project_supply_route_id: str | None = None
    """How it gets to a project. Id of one of `project-supply-routes`."""
    stock_article: bool | None = None
    """Whether stock is kept of it."""
    stock_place: str | None = None
    """Shelf; information only."""
    stock_location_ids: list[str] = []
    """Locations where it is kept. Ids of `stock-locations`, in order."""
    minimum_stock: Decimal | None = None
    """Below this it is to be ordered."""
    target_stock: Decimal | None = None
    """Up to this it is ordered."""
    weight_kg: Decimal | None = None
    """Weight of one unit in kg."""
    time_operation: bool | None = None
    """Whether it is an hour code."""
    installation: bool | None = None
    """Whether each one sold is an installation to look after."""
    wappy: bool | None = None
    """Whether the mobile app shows it."""
    image_id: str | None = None
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    total_stock: Decimal | None = None
    """Units in stock."""
    reserved_stock: Decimal | None = None
    """Units of those that are promised."""
    backorder_stock: Decimal | None = None
    """Units that are ordered and not received."""
    available_stock: Decimal | None = None
    """Units that are free."""
    group: ArticleGroup | None = None
    """Null unless included: `include=group`."""
    article_group: ArticleGroup | None = None
    """Null unless included: `include=articleGroup`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    sales_gl_account: GeneralLedgerAccount | None = field(default=None, name="salesGLAccount")
    """Null unless included: `include=salesGLAccount`."""
    purchase_gl_account: GeneralLedgerAccount | None = field(default=None, name="purchaseGLAccount")
    """Null unless included: `include=purchaseGLAccount`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    project_supply_route: ProjectSupplyRoute | None = None
    """Null unless included: `include=projectSupplyRoute`."""
    stock_locations: list[StockLocation] | None = None
    """Null unless included: `include=stockLocations`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    additional_items: list[ArticleAdditionalItem] | None = None
    """What is added to a document with it. Null unless included: `include=additionalItems`."""
    stock_levels: list[ArticleStockLevel] | None = None
    """How much of it is where. Null unless included: `include=stockLevels`."""
    article_suppliers: list[ArticleSupplier] | None = None
    """Who delivers it, and at what price. Null unless included: `include=articleSuppliers`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ArticleAdditionalItem(Record, kw_only=True):
    """An article that is added to a document together with another."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    article_id: str
    """The article that is added. Id of one of `articles`."""
    quantity: Decimal | None = None
    """Units of it for one unit of the other."""
    required: bool | None = None
    """Whether it can't be left out."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class ArticleAdditionalItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | UnsetType = UNSET
    """The article that is added. Id of one of `articles`."""
    quantity: Number | None | UnsetType = UNSET
    """Units of it for one unit of the other."""
    required: bool | None | UnsetType = UNSET
    """Whether it can't be left out. Left out on creation: `true`."""


class ArticleAdditionalItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str
    """The article that is added. Id of one of `articles`."""
    quantity: Number | None | UnsetType = UNSET
    """Units of it for one unit of the other."""
    required: bool | None | UnsetType = UNSET
    """Whether it can't be left out. Left out on creation: `true`."""


class ArticleGroup(Record, kw_only=True):
    """A group of articles, in a tree."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    parent_id: str | None = None
    """The group that it is part of. Id of one of `article-groups`."""
    wappy: bool | None = None
    """Whether the mobile app shows it."""
    parent: ArticleGroup | None = None
    """Null unless included: `include=parent`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ArticleGroupPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    parent_id: str | None | UnsetType = UNSET
    """The group that it is part of. Id of one of `article-groups`."""
    wappy: bool | None | UnsetType = UNSET
    """Whether the mobile app shows it. Left out on creation: `false`."""


class ArticleGroupWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    parent_id: str | None | UnsetType = UNSET
    """The group that it is part of. Id of one of `article-groups`."""
    wappy: bool | None | UnsetType = UNSET
    """Whether the mobile app shows it. Left out on creation: `false`."""


class ArticlePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | None | UnsetType = UNSET
    """Name inside the firm."""
    sale_name: str | None | UnsetType = UNSET
    """Name on documents for clients, if another."""
    description: str | None | UnsetType = UNSET
    """Description."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    article_number: str | None | UnsetType = UNSET
    """Article number."""
    barcode: str | None | UnsetType = UNSET
    """Bar code."""
    article_group_id: str | None | UnsetType = UNSET
    """Group. Id of one of `article-groups`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words."""
    sale_price: Number | None | UnsetType = UNSET
    """Sale price of one unit, VAT not included."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    sale_price_strategy: str | None | UnsetType = UNSET
    """How the sale price is found. Left out on creation: `FIXED_PRICE`."""
    cost_price_strategy: str | None | UnsetType = UNSET
    """How the cost is found. Left out on creation: `FIXED_PRICE`."""
    margin: Number | None | UnsetType = UNSET
    """Margin in percent; 20 is 20 %."""
    minimum_sale_amount: Number | None | UnsetType = UNSET
    """Least quantity that is sold."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost it is in a calculation."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""
    vat_tariff_forced: bool | None | UnsetType = UNSET
    """Whether it has this tariff whatever the document's is (ours). Left out on creation: `false`."""
    sales_gl_account_id: str | None | UnsetType = field(default=UNSET, name="salesGLAccountId")
    """Account that its sales are booked on. Id of one of `general-ledger-accounts`."""
    purchase_gl_account_id: str | None | UnsetType = field(default=UNSET, name="purchaseGLAccountId")
    """Account that its purchases are booked on. Id of one of `general-ledger-accounts`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. Id of one of `activities`."""
    project_supply_route_id: str | None | UnsetType = UNSET
    """How it gets to a project. Id of one of `project-supply-routes`."""
    stock_article: bool | None | UnsetType = UNSET
    """Whether stock is kept of it. Left out on creation: `false`."""
    stock_place: str | None | UnsetType = UNSET
    """Shelf; information only."""
    stock_location_ids: Sequence[str] | None | UnsetType = UNSET
    """Locations where it is kept. Ids of `stock-locations`, in order."""
    minimum_stock: Number | None | UnsetType = UNSET
    """Below this it is to be ordered."""
    target_stock: Number | None | UnsetType = UNSET
    """Up to this it is ordered."""
    weight_kg: Number | None | UnsetType = UNSET
    """Weight of one unit in kg."""
    time_operation: bool | None | UnsetType = UNSET
    """Whether it is an hour code. Left out on creation: `false`."""
    installation: bool | None | UnsetType = UNSET
    """Whether each one sold is an installation to look after. Left out on creation: `false`."""
    wappy: bool | None | UnsetType = UNSET
    """Whether the mobile app shows it. Left out on creation: `false`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    additional_items: Sequence[ArticleAdditionalItemWrite] | None | UnsetType = UNSET
    """What is added to a document with it. An array replaces them, matched by `id`; null leaves them."""
    article_suppliers: Sequence[ArticleSupplierWrite] | None | UnsetType = UNSET
    """Who delivers it, and at what price. An array replaces them, matched by `id`; null leaves them."""


class ArticleStockLevel(Record, kw_only=True):
    """The stock of an article at one location; it is there from the first booked change on."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    stock_location_id: str | None = None
    """The location. Id of one of `stock-locations`."""
    total_stock: Decimal | None = None
    """Units in stock there."""
    reserved_stock: Decimal | None = None
    """Units of those that are promised."""
    available_stock: Decimal | None = None
    """Units that are free."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""


class ArticleSupplier(Record, kw_only=True):
    """A supplier of an article, and the supplier's conditions."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    article_id: str | None = None
    """The article. Id of one of `articles`."""
    supplier_id: str
    """The supplier. Id of one of `suppliers`."""
    preferred: bool | None = None
    """Whether it is ordered here unless one says otherwise."""
    reference: str | None = None
    """The supplier's number for it."""
    barcode: str | None = None
    """Bar code on the supplier's packing."""
    gross_purchase_price: Decimal | None = None
    """Price of one unit before discount."""
    purchase_price: Decimal | None = None
    """Price of one unit."""
    unit_type: str | None = None
    """Unit that it is ordered in."""
    minimum_order_quantity: Decimal | None = None
    """Least quantity that is ordered."""
    package_quantity: Decimal | None = None
    """Units in a packing."""
    date: dt.date | None = None
    """Day of these prices."""
    stock_location_id: str | None = None
    """Where it is delivered. Id of one of `stock-locations`."""
    webshop: bool | None = None
    """Whether it can be ordered in the supplier's web shop."""
    external_id: str | None = None
    """Its id in another program."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ArticleSupplierPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    supplier_id: str | UnsetType = UNSET
    """The supplier. Id of one of `suppliers`."""
    preferred: bool | None | UnsetType = UNSET
    """Whether it is ordered here unless one says otherwise. Left out on creation: `false`."""
    reference: str | None | UnsetType = UNSET
    """The supplier's number for it."""
    barcode: str | None | UnsetType = UNSET
    """Bar code on the supplier's packing."""
    gross_purchase_price: Number | None | UnsetType = UNSET
    """Price of one unit before discount."""
    purchase_price: Number | None | UnsetType = UNSET
    """Price of one unit."""
    unit_type: str | None | UnsetType = UNSET
    """Unit that it is ordered in."""
    minimum_order_quantity: Number | None | UnsetType = UNSET
    """Least quantity that is ordered."""
    package_quantity: Number | None | UnsetType = UNSET
    """Units in a packing."""
    date: dt.date | None | UnsetType = UNSET
    """Day of these prices."""
    stock_location_id: str | None | UnsetType = UNSET
    """Where it is delivered. Id of one of `stock-locations`."""
    webshop: bool | None | UnsetType = UNSET
    """Whether it can be ordered in the supplier's web shop. Left out on creation: `false`."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another program."""


class ArticleSupplierWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    supplier_id: str
    """The supplier. Id of one of `suppliers`."""
    preferred: bool | None | UnsetType = UNSET
    """Whether it is ordered here unless one says otherwise. Left out on creation: `false`."""
    reference: str | None | UnsetType = UNSET
    """The supplier's number for it."""
    barcode: str | None | UnsetType = UNSET
    """Bar code on the supplier's packing."""
    gross_purchase_price: Number | None | UnsetType = UNSET
    """Price of one unit before discount."""
    purchase_price: Number | None | UnsetType = UNSET
    """Price of one unit."""
    unit_type: str | None | UnsetType = UNSET
    """Unit that it is ordered in."""
    minimum_order_quantity: Number | None | UnsetType = UNSET
    """Least quantity that is ordered."""
    package_quantity: Number | None | UnsetType = UNSET
    """Units in a packing."""
    date: dt.date | None | UnsetType = UNSET
    """Day of these prices."""
    stock_location_id: str | None | UnsetType = UNSET
    """Where it is delivered. Id of one of `stock-locations`."""
    webshop: bool | None | UnsetType = UNSET
    """Whether it can be ordered in the supplier's web shop. Left out on creation: `false`."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another program."""


class ArticleWrite(Body, kw_only=True):
    """A body."""

    name: str | None | UnsetType = UNSET
    """Name inside the firm."""
    sale_name: str | None | UnsetType = UNSET
    """Name on documents for clients, if another."""
    description: str | None | UnsetType = UNSET
    """Description."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    article_number: str | None | UnsetType = UNSET
    """Article number."""
    barcode: str | None | UnsetType = UNSET
    """Bar code."""
    article_group_id: str | None | UnsetType = UNSET
    """Group. Id of one of `article-groups`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words."""
    sale_price: Number | None | UnsetType = UNSET
    """Sale price of one unit, VAT not included."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    sale_price_strategy: str | None | UnsetType = UNSET
    """How the sale price is found. Left out on creation: `FIXED_PRICE`."""
    cost_price_strategy: str | None | UnsetType = UNSET
    """How the cost is found. Left out on creation: `FIXED_PRICE`."""
    margin: Number | None | UnsetType = UNSET
    """Margin in percent; 20 is 20 %."""
    minimum_sale_amount: Number | None | UnsetType = UNSET
    """Least quantity that is sold."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost it is in a calculation."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""
    vat_tariff_forced: bool | None | UnsetType = UNSET
    """Whether it has this tariff whatever the document's is (ours). Left out on creation: `false`."""
    sales_gl_account_id: str | None | UnsetType = field(default=UNSET, name="salesGLAccountId")
    """Account that its sales are booked on. Id of one of `general-ledger-accounts`."""
    purchase_gl_account_id: str | None | UnsetType = field(default=UNSET, name="purchaseGLAccountId")
    """Account that its purchases are booked on. Id of one of `general-ledger-accounts`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. Id of one of `activities`."""
    project_supply_route_id: str | None | UnsetType = UNSET
    """How it gets to a project. Id of one of `project-supply-routes`."""
    stock_article: bool | None | UnsetType = UNSET
    """Whether stock is kept of it. Left out on creation: `false`."""
    stock_place: str | None | UnsetType = UNSET
    """Shelf; information only."""
    stock_location_ids: Sequence[str] | None | UnsetType = UNSET
    """Locations where it is kept. Ids of `stock-locations`, in order."""
    minimum_stock: Number | None | UnsetType = UNSET
    """Below this it is to be ordered."""
    target_stock: Number | None | UnsetType = UNSET
    """Up to this it is ordered."""
    weight_kg: Number | None | UnsetType = UNSET
    """Weight of one unit in kg."""
    time_operation: bool | None | UnsetType = UNSET
    """Whether it is an hour code. Left out on creation: `false`."""
    installation: bool | None | UnsetType = UNSET
    """Whether each one sold is an installation to look after. Left out on creation: `false`."""
    wappy: bool | None | UnsetType = UNSET
    """Whether the mobile app shows it. Left out on creation: `false`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    additional_items: Sequence[ArticleAdditionalItemWrite] | None | UnsetType = UNSET
    """What is added to a document with it. An array replaces them, matched by `id`; null leaves them."""
    article_suppliers: Sequence[ArticleSupplierWrite] | None | UnsetType = UNSET
    """Who delivers it, and at what price. An array replaces them, matched by `id`; null leaves them."""


class Bucket(Record, kw_only=True):
    """Part of an answer."""

    expires: dt.datetime


class Callers(Model, kw_only=True):
    """Part of an answer."""

    items: list[CallersItems] = []
    apps: list[CallersApps] = []


class CallersApps(Model, kw_only=True):
    """Part of an answer."""

    client_id: str


class CallersItems(Model, kw_only=True):
    """Part of an answer."""

    user_id: str


class Certificate(Record, kw_only=True):
    """A certificate of an employee: a driving licence, a safety course, a medical examination."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """What it certifies."""
    number: str | None = None
    """Number."""
    issued_date: dt.date | None = None
    """Day on which it was given."""
    expire_date: dt.date | None = None
    """Last day on which it holds."""
    document_id: str | None = None
    """Scan of it. Id of a document of type image or application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    confidential: bool | None = None
    """Whether only the personnel department may see it."""
    document: Document | None = None
    """Null unless included: `include=document`."""


class CertificatePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """What it certifies."""
    number: str | None | UnsetType = UNSET
    """Number."""
    issued_date: dt.date | None | UnsetType = UNSET
    """Day on which it was given."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""
    document_id: str | None | UnsetType = UNSET
    """Scan of it. Id of a document of type image or application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    confidential: bool | None | UnsetType = UNSET
    """Whether only the personnel department may see it. Left out on creation: `false`."""


class CertificateWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """What it certifies."""
    number: str | None | UnsetType = UNSET
    """Number."""
    issued_date: dt.date | None | UnsetType = UNSET
    """Day on which it was given."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""
    document_id: str | None | UnsetType = UNSET
    """Scan of it. Id of a document of type image or application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    confidential: bool | None | UnsetType = UNSET
    """Whether only the personnel department may see it. Left out on creation: `false`."""


class Change(Model, kw_only=True):
    """Part of an answer."""

    version: int
    at: dt.datetime
    user_id: str | None = None
    user_name: str | None = None
    app_id: str | None = None
    app_name: str | None = None
    correlation_id: str
    operation: str
    changes: dict[str, Any] = {}
    children: list[ChangeChildren] = []
    names: dict[str, str] = {}
    """Path of a record that the changes refer to, `/clients/12` → what it is called now. Names that the caller has no right to read are left out."""


class ChangeChildren(Record, kw_only=True):
    """Part of an answer."""

    member: str
    """The member that holds the child: `lineItems`."""
    description: str | None = None
    """What the child is called now."""
    version: int
    operation: str
    changes: dict[str, Any] = {}
    """`position` is its place among its siblings, from 0."""


class Client(Record, kw_only=True):
    """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    name: str
    """Name."""
    client_nr: str | None = None
    """The firm's own number for it."""
    title: str | None = None
    """Salutation."""
    legal_form: str | None = None
    """Legal form."""
    vat_id_number: str | None = None
    """VAT number."""
    email: str | None = None
    """E-mail address."""
    invoice_email: str | None = None
    """E-mail address that invoices go to."""
    tel: str | None = None
    """Telephone."""
    gsm: str | None = None
    """Mobile telephone."""
    website: str | None = None
    """Website."""
    language: str | None = None
    """Language that it is written to in."""
    currency: str | None = None
    """Currency, ISO 4217."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    client_since: dt.date | None = None
    """Day since which it is a client."""
    address: Address | None = None
    """Where it is."""
    invoice_address: Address | None = None
    """Where invoices go, if elsewhere."""
    vat_tariff_id: str | None = None
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None = None
    """When it pays. Id of one of `payment-conditions`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    contacts: list[ClientContact] | None = None
    """People to speak to. Null unless included: `include=contacts`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ClientContact(Record, kw_only=True):
    """A person at a client."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    title: str | None = None
    """Salutation."""
    name: str | None = None
    """First name."""
    surname: str | None = None
    """Family name."""
    function: str | None = None
    """What the person does there."""
    email: str | None = None
    """E-mail address."""
    tel: str | None = None
    """Telephone."""
    gsm: str | None = None
    """Mobile telephone."""
    language: str | None = None
    """Language the person is written to in."""
    remark: str | None = None
    """What else there is to know."""
    client_id: str | None = None
    """The client. Id of one of `clients`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ClientContactPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    name: str | None | UnsetType = UNSET
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    function: str | None | UnsetType = UNSET
    """What the person does there."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    language: str | None | UnsetType = UNSET
    """Language the person is written to in."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class ClientContactWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    name: str | None | UnsetType = UNSET
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    function: str | None | UnsetType = UNSET
    """What the person does there."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    language: str | None | UnsetType = UNSET
    """Language the person is written to in."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class ClientPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    client_nr: str | None | UnsetType = UNSET
    """The firm's own number for it."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    invoice_email: str | None | UnsetType = UNSET
    """E-mail address that invoices go to."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    language: str | None | UnsetType = UNSET
    """Language that it is written to in."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_since: dt.date | None | UnsetType = UNSET
    """Day since which it is a client."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    invoice_address: AddressWrite | None | UnsetType = UNSET
    """Where invoices go, if elsewhere."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it pays. Id of one of `payment-conditions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[ClientContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class ClientWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    client_nr: str | None | UnsetType = UNSET
    """The firm's own number for it."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    invoice_email: str | None | UnsetType = UNSET
    """E-mail address that invoices go to."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    language: str | None | UnsetType = UNSET
    """Language that it is written to in."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_since: dt.date | None | UnsetType = UNSET
    """Day since which it is a client."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    invoice_address: AddressWrite | None | UnsetType = UNSET
    """Where invoices go, if elsewhere."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it pays. Id of one of `payment-conditions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[ClientContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class Comment(Record, kw_only=True):
    """What somebody says about a record. Whoever may read the record may read it."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    content: str
    """What is said, as HTML."""
    author_id: str | None = None
    """User who says it. By default the user who creates it. Id of one of `users`."""
    mentioned_user_ids: list[str] = []
    """Users who are mentioned (ours). Ids of `users`, in order."""
    internal: bool | None = None
    """Whether it is for the firm's own people only (ours)."""
    related_resource: str | None = None
    """The record it stands on. Path of a record, such as `/offers/123`."""
    author: User | None = None
    """Null unless included: `include=author`."""
    mentioned_users: list[User] | None = None
    """Null unless included: `include=mentionedUsers`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class CommentPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    content: str | UnsetType = UNSET
    """What is said, as HTML."""
    author_id: str | None | UnsetType = UNSET
    """User who says it. By default the user who creates it. Id of one of `users`."""
    mentioned_user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who are mentioned (ours). Ids of `users`, in order."""
    internal: bool | None | UnsetType = UNSET
    """Whether it is for the firm's own people only (ours). Left out on creation: `false`."""


class CommentWrite(Body, kw_only=True):
    """A body."""

    content: str
    """What is said, as HTML."""
    author_id: str | None | UnsetType = UNSET
    """User who says it. By default the user who creates it. Id of one of `users`."""
    mentioned_user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who are mentioned (ours). Ids of `users`, in order."""
    internal: bool | None | UnsetType = UNSET
    """Whether it is for the firm's own people only (ours). Left out on creation: `false`."""


class Company(Record, kw_only=True):
    """One of the companies that the firm consists of: it offers, orders, invoices and employs."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    legal_form: str | None = None
    """Legal form."""
    vat_id_number: str | None = None
    """VAT number."""
    email: str | None = None
    """E-mail address."""
    tel: str | None = None
    """Telephone."""
    website: str | None = None
    """Website."""
    iban: str | None = None
    """Bank account."""
    bic: str | None = None
    """Bank of that account."""
    currency: str | None = None
    """Currency, ISO 4217."""
    address: Address | None = None
    """Where it is."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class CompanyPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    iban: str | None | UnsetType = UNSET
    """Bank account."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class CompanyWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    iban: str | None | UnsetType = UNSET
    """Bank account."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class ConsumerMessage(Record, kw_only=True):
    """Part of an answer."""

    context: str
    type: str
    timestamp: int
    payload: ConsumerMessagePayload


class ConsumerMessagePayload(Record, kw_only=True):
    """Part of an answer."""



class Delivery(Record, kw_only=True):
    """Part of an answer."""

    event: str
    object_: str
    version: int
    created_at: dt.datetime
    state: str
    attempts: int
    next_attempt_at: dt.datetime | None = None
    done_at: dt.datetime | None = None
    last_status: int | None = None
    last_error: str | None = None


class DeliveryDetail(Record, kw_only=True):
    """Part of an answer."""

    event: str
    object_: str
    version: int
    created_at: dt.datetime
    state: str
    attempts: int
    next_attempt_at: dt.datetime | None = None
    done_at: dt.datetime | None = None
    last_status: int | None = None
    last_error: str | None = None
    request: dict[str, Any] = {}
    tries: list[dict[str, Any]] = []


class Document(Record, kw_only=True):
    """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    name: str
    """Name of the file, its last part only."""
    content_type: str | None = None
    """What the bytes are, whatever was declared."""
    size: int | None = None
    """Bytes."""
    attached_to_resource: str | None = None
    """The record it belongs to. Path of a record, such as `/offers/123`."""
    url: str
    """Where its bytes are, with a log-in."""
    preview_url: str
    """A small picture of it, with a log-in."""
    presigned_url: str | None = None
    """Where its bytes are for 15 minutes, without a log-in. Null unless included: `include=presignedUrl`."""
    presigned_preview_url: str | None = None
    """The small picture for 15 minutes, without a log-in. Null unless included: `include=presignedPreviewUrl`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class DocumentNumberRange(Record, kw_only=True):
    """What the numbers of a module look like and which comes next; without one they are a letter, the year and four digits."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    module: str
    """Path of the collection whose documents it numbers."""
    prefix: str | None = None
    """Text before the pattern."""
    pattern: str | None = None
    """What the number looks like: `yyyy`, `yy` and `mm` are year and month of the document's date, `{n}` is the number, which stands last where it is left out."""
    suffix: str | None = None
    """Text after the pattern."""
    digits: int | None = None
    """Digits of the number at least, filled up with zeros."""
    next_number: int | None = None
    """The number that the next document of `period` gets; by default the first that no document has. It can be raised, and never be lowered to a number that exists."""
    reset: str | None = None
    """When the numbers begin at 1 again."""
    gapless: bool | None = None
    """Whether no number may be left out: `nextNumber` can't be raised once there is a number."""
    period: str | None = None
    """The year or month that `nextNumber` is of: the latest that has a number; empty where it never resets."""
    journal_id: str | None = None
    """Journal whose documents it numbers; null: those of any. Id of one of `journals`."""
    company_id: str | None = None
    """Own company whose documents it numbers; null: those of any. Id of one of `companies`."""
    journal: Journal | None = None
    """Null unless included: `include=journal`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class DocumentNumberRangePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    module: Literal["purchase-invoices", "offers", "projects", "sales-invoices", "stock-changes"] | UnsetType = UNSET
    """Path of the collection whose documents it numbers."""
    prefix: str | None | UnsetType = UNSET
    """Text before the pattern."""
    pattern: str | None | UnsetType = UNSET
    """What the number looks like: `yyyy`, `yy` and `mm` are year and month of the document's date, `{n}` is the number, which stands last where it is left out. Left out on creation: `{n}`."""
    suffix: str | None | UnsetType = UNSET
    """Text after the pattern."""
    digits: int | None | UnsetType = UNSET
    """Digits of the number at least, filled up with zeros. Left out on creation: `4`."""
    next_number: int | None | UnsetType = UNSET
    """The number that the next document of `period` gets; by default the first that no document has. It can be raised, and never be lowered to a number that exists."""
    reset: Literal["NEVER", "YEARLY", "MONTHLY"] | None | UnsetType = UNSET
    """When the numbers begin at 1 again. Left out on creation: `NEVER`."""
    gapless: bool | None | UnsetType = UNSET
    """Whether no number may be left out: `nextNumber` can't be raised once there is a number. Left out on creation: `false`."""
    journal_id: str | None | UnsetType = UNSET
    """Journal whose documents it numbers; null: those of any. Id of one of `journals`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose documents it numbers; null: those of any. Id of one of `companies`."""


class DocumentNumberRangeWrite(Body, kw_only=True):
    """A body."""

    module: Literal["purchase-invoices", "offers", "projects", "sales-invoices", "stock-changes"]
    """Path of the collection whose documents it numbers."""
    prefix: str | None | UnsetType = UNSET
    """Text before the pattern."""
    pattern: str | None | UnsetType = UNSET
    """What the number looks like: `yyyy`, `yy` and `mm` are year and month of the document's date, `{n}` is the number, which stands last where it is left out. Left out on creation: `{n}`."""
    suffix: str | None | UnsetType = UNSET
    """Text after the pattern."""
    digits: int | None | UnsetType = UNSET
    """Digits of the number at least, filled up with zeros. Left out on creation: `4`."""
    next_number: int | None | UnsetType = UNSET
    """The number that the next document of `period` gets; by default the first that no document has. It can be raised, and never be lowered to a number that exists."""
    reset: Literal["NEVER", "YEARLY", "MONTHLY"] | None | UnsetType = UNSET
    """When the numbers begin at 1 again. Left out on creation: `NEVER`."""
    gapless: bool | None | UnsetType = UNSET
    """Whether no number may be left out: `nextNumber` can't be raised once there is a number. Left out on creation: `false`."""
    journal_id: str | None | UnsetType = UNSET
    """Journal whose documents it numbers; null: those of any. Id of one of `journals`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose documents it numbers; null: those of any. Id of one of `companies`."""


class DocumentPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name of the file, its last part only."""


class DocumentWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name of the file, its last part only."""


class Employee(Record, kw_only=True):
    """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    name: str
    """First name."""
    surname: str | None = None
    """Family name."""
    email: str | None = None
    """E-mail address."""
    tel: str | None = None
    """Telephone."""
    gsm: str | None = None
    """Mobile telephone."""
    emergency_call: str | None = None
    """Who to call in an emergency."""
    status: str | None = None
    """Where the person stands, one of the tenant's statuses."""
    employee_role_id: str | None = None
    """Role; it says which hour codes the person may use. Id of one of `employee-roles`."""
    planning_group: str | None = None
    """Group in the planning."""
    company_id: str | None = None
    """Own company that the person works for. Id of one of `companies`."""
    employer_id: str | None = None
    """Employer, where it is another firm. Id of one of `suppliers`."""
    function: str | None = None
    """Function."""
    type: str | None = None
    """Kind of contract."""
    employee_statute: str | None = None
    """Statute."""
    employee_since: dt.date | None = None
    """First day."""
    employee_gone: dt.date | None = None
    """Last day."""
    birth_date: dt.date | None = None
    """Day of birth."""
    civil_state: str | None = None
    """Civil state."""
    insz: str | None = None
    """National number."""
    dimona: str | None = None
    """Number of the Dimona declaration."""
    iban: str | None = None
    """Bank account."""
    cost_per_hour: Decimal | None = None
    """Cost of one hour."""
    language: str | None = None
    """Language."""
    domicile_address: Address | None = None
    """Where the person lives."""
    remark: str | None = None
    """What else there is to know."""
    other_certificates: list[str] = []
    """Certificates in the firm's own words."""
    employee_role: EmployeeRole | None = None
    """Null unless included: `include=employeeRole`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    employer: Supplier | None = None
    """Null unless included: `include=employer`."""
    certificates: list[Certificate] | None = None
    """Certificates with a date. Null unless included: `include=certificates`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class EmployeePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    emergency_call: str | None | UnsetType = UNSET
    """Who to call in an emergency."""
    status: str | None | UnsetType = UNSET
    """Where the person stands, one of the tenant's statuses."""
    employee_role_id: str | None | UnsetType = UNSET
    """Role; it says which hour codes the person may use. Id of one of `employee-roles`."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    company_id: str | None | UnsetType = UNSET
    """Own company that the person works for. Id of one of `companies`."""
    employer_id: str | None | UnsetType = UNSET
    """Employer, where it is another firm. Id of one of `suppliers`."""
    function: str | None | UnsetType = UNSET
    """Function."""
    type: str | None | UnsetType = UNSET
    """Kind of contract."""
    employee_statute: str | None | UnsetType = UNSET
    """Statute."""
    employee_since: dt.date | None | UnsetType = UNSET
    """First day."""
    employee_gone: dt.date | None | UnsetType = UNSET
    """Last day."""
    birth_date: dt.date | None | UnsetType = UNSET
    """Day of birth."""
    civil_state: str | None | UnsetType = UNSET
    """Civil state."""
    insz: str | None | UnsetType = UNSET
    """National number."""
    dimona: str | None | UnsetType = UNSET
    """Number of the Dimona declaration."""
    iban: str | None | UnsetType = UNSET
    """Bank account."""
    cost_per_hour: Number | None | UnsetType = UNSET
    """Cost of one hour."""
    language: str | None | UnsetType = UNSET
    """Language."""
    domicile_address: AddressWrite | None | UnsetType = UNSET
    """Where the person lives."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    other_certificates: Sequence[str] | None | UnsetType = UNSET
    """Certificates in the firm's own words."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    certificates: Sequence[CertificateWrite] | None | UnsetType = UNSET
    """Certificates with a date. An array replaces them, matched by `id`; null leaves them."""


class EmployeeRole(Record, kw_only=True):
    """What an employee does, and with it the hour codes that he or she may use."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    time_operation_ids: list[str] = []
    """Articles that are its hour codes. Ids of `articles`, in order."""
    time_operations: list[Article] | None = None
    """Null unless included: `include=timeOperations`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class EmployeeRolePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    time_operation_ids: Sequence[str] | None | UnsetType = UNSET
    """Articles that are its hour codes. Ids of `articles`, in order."""


class EmployeeRoleWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    time_operation_ids: Sequence[str] | None | UnsetType = UNSET
    """Articles that are its hour codes. Ids of `articles`, in order."""


class EmployeeWrite(Body, kw_only=True):
    """A body."""

    name: str
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    emergency_call: str | None | UnsetType = UNSET
    """Who to call in an emergency."""
    status: str | None | UnsetType = UNSET
    """Where the person stands, one of the tenant's statuses."""
    employee_role_id: str | None | UnsetType = UNSET
    """Role; it says which hour codes the person may use. Id of one of `employee-roles`."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    company_id: str | None | UnsetType = UNSET
    """Own company that the person works for. Id of one of `companies`."""
    employer_id: str | None | UnsetType = UNSET
    """Employer, where it is another firm. Id of one of `suppliers`."""
    function: str | None | UnsetType = UNSET
    """Function."""
    type: str | None | UnsetType = UNSET
    """Kind of contract."""
    employee_statute: str | None | UnsetType = UNSET
    """Statute."""
    employee_since: dt.date | None | UnsetType = UNSET
    """First day."""
    employee_gone: dt.date | None | UnsetType = UNSET
    """Last day."""
    birth_date: dt.date | None | UnsetType = UNSET
    """Day of birth."""
    civil_state: str | None | UnsetType = UNSET
    """Civil state."""
    insz: str | None | UnsetType = UNSET
    """National number."""
    dimona: str | None | UnsetType = UNSET
    """Number of the Dimona declaration."""
    iban: str | None | UnsetType = UNSET
    """Bank account."""
    cost_per_hour: Number | None | UnsetType = UNSET
    """Cost of one hour."""
    language: str | None | UnsetType = UNSET
    """Language."""
    domicile_address: AddressWrite | None | UnsetType = UNSET
    """Where the person lives."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    other_certificates: Sequence[str] | None | UnsetType = UNSET
    """Certificates in the firm's own words."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    certificates: Sequence[CertificateWrite] | None | UnsetType = UNSET
    """Certificates with a date. An array replaces them, matched by `id`; null leaves them."""


class EventConsumer(Record, kw_only=True):
    """Part of an answer."""

    created_at: dt.datetime
    type: str
    url: str | None = None
    events: list[str] = []
    state: str
    suspended_at: dt.datetime | None = None
    suspended_reason: str | None = None


class EventConsumerSecret(Record, kw_only=True):
    """Part of an answer."""

    created_at: dt.datetime
    type: str
    url: str | None = None
    events: list[str] = []
    state: str
    suspended_at: dt.datetime | None = None
    suspended_reason: str | None = None
    secret: str


class EventConsumerWrite(Body, kw_only=True):
    """A body."""

    url: str | None | UnsetType = UNSET
    events: Sequence[str] | None | UnsetType = UNSET


class ExtraFieldDefinition(Record, kw_only=True):
    """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    module: str
    """Path of the collection that carries it."""
    name: str
    """Display name: its key on the wire."""
    type: str
    """What it holds."""
    group: str | None = None
    """Group it stands in on the page."""
    position: int | None = None
    """Order within the module."""
    options: list[str] = []
    """The words to choose from, of a SELECT."""
    show_in_overview: bool | None = None
    """Shown as a column in lists."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ExtraFieldDefinitionPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    module: Literal["employees", "purchase-invoices", "clients", "suppliers", "offers", "projects", "sales-invoices", "articles"] | UnsetType = UNSET
    """Path of the collection that carries it."""
    name: str | UnsetType = UNSET
    """Display name: its key on the wire."""
    type: Literal["TEXT", "LONG_TEXT", "SELECT", "LINK", "CHECKBOX", "INTEGER", "DECIMAL", "DATE"] | UnsetType = UNSET
    """What it holds."""
    group: str | None | UnsetType = UNSET
    """Group it stands in on the page."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    options: Sequence[str] | None | UnsetType = UNSET
    """The words to choose from, of a SELECT."""
    show_in_overview: bool | None | UnsetType = UNSET
    """Shown as a column in lists. Left out on creation: `false`."""


class ExtraFieldDefinitionWrite(Body, kw_only=True):
    """A body."""

    module: Literal["employees", "purchase-invoices", "clients", "suppliers", "offers", "projects", "sales-invoices", "articles"]
    """Path of the collection that carries it."""
    name: str
    """Display name: its key on the wire."""
    type: Literal["TEXT", "LONG_TEXT", "SELECT", "LINK", "CHECKBOX", "INTEGER", "DECIMAL", "DATE"]
    """What it holds."""
    group: str | None | UnsetType = UNSET
    """Group it stands in on the page."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    options: Sequence[str] | None | UnsetType = UNSET
    """The words to choose from, of a SELECT."""
    show_in_overview: bool | None | UnsetType = UNSET
    """Shown as a column in lists. Left out on creation: `false`."""


class GeneralLedgerAccount(Record, kw_only=True):
    """An account of the general ledger that sales and purchases are booked on."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    code: str
    """Number."""
    name: str
    """Name."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class GeneralLedgerAccountPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    code: str | UnsetType = UNSET
    """Number."""
    name: str | UnsetType = UNSET
    """Name."""


class GeneralLedgerAccountWrite(Body, kw_only=True):
    """A body."""

    code: str
    """Number."""
    name: str
    """Name."""


class Installation(Model, kw_only=True):
    """Part of an answer."""

    tenant: str
    scopes: list[str] = []


class InvitationLink(Model, kw_only=True):
    """Part of an answer."""

    url: str
    expires_at: dt.datetime


class Journal(Record, kw_only=True):
    """A book that invoices are numbered and booked in."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    code: str | None = None
    """Code in the accountant's program."""
    company_id: str | None = None
    """Own company whose book it is. Id of one of `companies`."""
    number_range_id: str | None = None
    """Number range of its documents, whatever journal and company the range names (ours). Id of one of `number-ranges`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    number_range: DocumentNumberRange | None = None
    """Null unless included: `include=numberRange`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class JournalPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    code: str | None | UnsetType = UNSET
    """Code in the accountant's program."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose book it is. Id of one of `companies`."""
    number_range_id: str | None | UnsetType = UNSET
    """Number range of its documents, whatever journal and company the range names (ours). Id of one of `number-ranges`."""


class JournalWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    code: str | None | UnsetType = UNSET
    """Code in the accountant's program."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose book it is. Id of one of `companies`."""
    number_range_id: str | None | UnsetType = UNSET
    """Number range of its documents, whatever journal and company the range names (ours). Id of one of `number-ranges`."""


class ListenerMessage(Record, kw_only=True):
    """Part of an answer."""

    event: str
    object_: str
    attempt: int
    body: str


class Metadata(Model, kw_only=True):
    """Part of an answer."""

    resource: str
    """The record as other records refer to it: `/offers/17`."""
    resource_type_id: str
    description: str
    """A line in which a person recognises it."""
    href: str
    """Its page in the console."""


class Offer(Record, kw_only=True):
    """A price that a client may accept; it has a number once it has a date."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    logic_id: str | None = None
    """Number, given with the date."""
    title: str | None = None
    """Subject."""
    date: dt.date | None = None
    """Day of the offer; null while it is a draft."""
    expire_date: dt.date | None = None
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None = None
    """Day on which it was sent."""
    follow_up_date: dt.date | None = None
    """Day on which to ask the client about it."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None = None
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    contact_email: str | None = None
    """Address that the offer goes to."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None = None
    """Whether it counts in the project's post-calculation."""
    company_id: str | None = None
    """Own company that makes the offer. Id of one of `companies`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None = None
    """Currency, ISO 4217."""
    address: Address | None = None
    """Where the work is done."""
    kilometers: Decimal | None = None
    """Distance from the company to that address, one way, in km."""
    remark: str | None = None
    """Remark to the client."""
    external_id: str | None = None
    """Its id in another program."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    total_vat: Decimal | None = None
    """VAT."""
    total_incl_vat: Decimal | None = None
    """Total, VAT included."""
    total_cost_excl_vat: Decimal | None = None
    """What it costs, VAT not included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    client_contact: ClientContact | None = None
    """Null unless included: `include=clientContact`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    line_items: list[OfferLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class OfferLineItem(Record, kw_only=True):
    """One line of an offer."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    line_number: int | None = None
    """Place among the lines, from 1."""
    type: str | None = None
    """What kind of line it is; only LINE counts."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""


class OfferLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""


class OfferLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""


class OfferPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    logic_id: str | None | UnsetType = UNSET
    """Number, given with the date."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the offer; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that the offer goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes the offer. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    kilometers: Number | None | UnsetType = UNSET
    """Distance from the company to that address, one way, in km."""
    remark: str | None | UnsetType = UNSET
    """Remark to the client."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another program."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[OfferLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class OfferWrite(Body, kw_only=True):
    """A body."""

    logic_id: str | None | UnsetType = UNSET
    """Number, given with the date."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the offer; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that the offer goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes the offer. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    kilometers: Number | None | UnsetType = UNSET
    """Distance from the company to that address, one way, in km."""
    remark: str | None | UnsetType = UNSET
    """Remark to the client."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another program."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[OfferLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PasswordChange(Body, kw_only=True):
    """A body."""

    current_password: str
    new_password: str


class PaymentCondition(Record, kw_only=True):
    """How long one has to pay."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    days: int | None = None
    """Days after the date of the invoice."""
    end_of_month: bool | None = None
    """Whether the term then runs on to the end of the month."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PaymentConditionPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    days: int | None | UnsetType = UNSET
    """Days after the date of the invoice. Left out on creation: `0`."""
    end_of_month: bool | None | UnsetType = UNSET
    """Whether the term then runs on to the end of the month. Left out on creation: `false`."""


class PaymentConditionWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    days: int | None | UnsetType = UNSET
    """Days after the date of the invoice. Left out on creation: `0`."""
    end_of_month: bool | None | UnsetType = UNSET
    """Whether the term then runs on to the end of the month. Left out on creation: `false`."""


class Profile(Record, kw_only=True):
    """Part of an answer."""

    email: str
    tenant: dict[str, Any] = {}


class Project(Record, kw_only=True):
    """Work that is planned, done and calculated afterwards as one."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    logic_id: str | None = None
    """Number."""
    title: str | None = None
    """Title."""
    planning_name: str | None = None
    """Name in the planning."""
    date: dt.date | None = None
    """Day from which it runs."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None = None
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    company_id: str | None = None
    """Own company that does the work. Id of one of `companies`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    client_reference: str | None = None
    """The client's own reference."""
    planning_group: str | None = None
    """Group in the planning."""
    site_address: Address | None = None
    """Where the work is done."""
    remark: str | None = None
    """What else there is to know."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ProjectPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Title."""
    planning_name: str | None | UnsetType = UNSET
    """Name in the planning."""
    date: dt.date | None | UnsetType = UNSET
    """Day from which it runs."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""


class ProjectSupplyRoute(Record, kw_only=True):
    """A way in which an article gets to a project: from stock, or straight from the supplier."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ProjectSupplyRoutePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""


class ProjectSupplyRouteWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""


class ProjectWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Title."""
    planning_name: str | None | UnsetType = UNSET
    """Name in the planning."""
    date: dt.date | None | UnsetType = UNSET
    """Day from which it runs."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""


class PurchaseInvoice(Record, kw_only=True):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what isn't given is read."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    logic_id: str | None = None
    """The firm's own number, given with the date."""
    invoice_number: str | None = None
    """The supplier's number, without blanks at its ends."""
    type: str | None = None
    """What it is."""
    journal_id: str | None = None
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None = None
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    date: dt.date | None = None
    """Day of the invoice; null while it is pro forma."""
    expire_date: dt.date | None = None
    """Last day to pay it: that of the electronic invoice, else as it was sent; nothing computes it."""
    booking_date: dt.date | None = None
    """Day on which it is booked."""
    assigned_user_id: str | None = None
    """User who is responsible. Id of one of `users`."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    payment_instruction: str | None = None
    """Message to pay it with."""
    remark: str | None = None
    """What else there is to know."""
    confidential: bool | None = None
    """Whether it is shown with care."""
    document_id: str | None = None
    """The invoice itself: PDF, JPEG or UBL. Id of a document of type application/pdf or image/jpeg or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    supplier_id: str | None = None
    """Who sent it; of an electronic one found by its VAT number. Id of one of `suppliers`."""
    company_id: str | None = None
    """Own company that it is for. Id of one of `companies`."""
    currency: str | None = None
    """Currency, ISO 4217."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    total_vat: Decimal | None = None
    """VAT."""
    total_incl_vat: Decimal | None = None
    """Total, VAT included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    approval_status: str | None = None
    """How far its approval is (ours)."""
    journal: Journal | None = None
    """Null unless included: `include=journal`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    document: Document | None = None
    """Null unless included: `include=document`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    line_items: list[PurchaseInvoiceLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PurchaseInvoiceLineItem(Record, kw_only=True):
    """One line of a purchase invoice."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    line_number: int | None = None
    """Place among the lines, from 1."""
    type: str | None = None
    """What kind of line it is; only LINE counts."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None = None
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    project_id: str | None = None
    """Project that it is a cost of. Id of one of `projects`."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""


class PurchaseInvoiceLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is a cost of. Id of one of `projects`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""


class PurchaseInvoiceLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is a cost of. Id of one of `projects`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""


class PurchaseInvoicePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    invoice_number: str | None | UnsetType = UNSET
    """The supplier's number, without blanks at its ends."""
    type: Literal["INVOICE", "CREDIT_NOTE"] | None | UnsetType = UNSET
    """What it is. Left out on creation: `INVOICE`."""
    journal_id: str | None | UnsetType = UNSET
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; null while it is pro forma."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day to pay it: that of the electronic invoice, else as it was sent; nothing computes it."""
    booking_date: dt.date | None | UnsetType = UNSET
    """Day on which it is booked."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    payment_instruction: str | None | UnsetType = UNSET
    """Message to pay it with."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    confidential: bool | None | UnsetType = UNSET
    """Whether it is shown with care. Left out on creation: `false`."""
    document_id: str | None | UnsetType = UNSET
    """The invoice itself: PDF, JPEG or UBL. Id of a document of type application/pdf or image/jpeg or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    supplier_id: str | None | UnsetType = UNSET
    """Who sent it; of an electronic one found by its VAT number. Id of one of `suppliers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that it is for. Id of one of `companies`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PurchaseInvoiceLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PurchaseInvoiceWrite(Body, kw_only=True):
    """A body."""

    invoice_number: str | None | UnsetType = UNSET
    """The supplier's number, without blanks at its ends."""
    type: Literal["INVOICE", "CREDIT_NOTE"] | None | UnsetType = UNSET
    """What it is. Left out on creation: `INVOICE`."""
    journal_id: str | None | UnsetType = UNSET
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; null while it is pro forma."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day to pay it: that of the electronic invoice, else as it was sent; nothing computes it."""
    booking_date: dt.date | None | UnsetType = UNSET
    """Day on which it is booked."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    payment_instruction: str | None | UnsetType = UNSET
    """Message to pay it with."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    confidential: bool | None | UnsetType = UNSET
    """Whether it is shown with care. Left out on creation: `false`."""
    document_id: str | None | UnsetType = UNSET
    """The invoice itself: PDF, JPEG or UBL. Id of a document of type application/pdf or image/jpeg or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    supplier_id: str | None | UnsetType = UNSET
    """Who sent it; of an electronic one found by its VAT number. Id of one of `suppliers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that it is for. Id of one of `companies`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PurchaseInvoiceLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PurchaseInvoicesStartApprovalRequest(Body, kw_only=True):
    """A body."""

    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Who approves, one after the other; by default the supplier's approvers. Ids of `users`, in order."""


class Recovered(Model, kw_only=True):
    """Part of an answer."""

    recovered: int


class Refusals(Model, kw_only=True):
    """Part of an answer."""

    items: list[RefusalsItems] = []


class RefusalsItems(Model, kw_only=True):
    """Part of an answer."""

    hour: dt.datetime
    status: int
    code: str
    """That of the error, of 401 its reason; `blocked` where a block began."""
    count: int
    first_at: dt.datetime
    last_at: dt.datetime
    user_id: str | None = None
    user: str | None = None
    app_id: str | None = None
    app: str | None = None
    key: str | None = None
    address: str | None = None
    route: str | None = None
    message: str
    """What the last one was told."""


class Role(Record, kw_only=True):
    """What its users may see and change, module by module. Administrators and the operator change roles."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name, unique."""
    administrator: bool | None = None
    """Whether it may do everything, and register webhooks."""
    rights: dict[str, str] = {}
    """Module → right; a module that isn't named is not seen."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class RolePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name, unique."""
    administrator: bool | None | UnsetType = UNSET
    """Whether it may do everything, and register webhooks. Left out on creation: `false`."""
    rights: Mapping[str, Literal["none", "read", "write"]] | None | UnsetType = UNSET
    """Module → right; a module that isn't named is not seen."""


class RoleWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name, unique."""
    administrator: bool | None | UnsetType = UNSET
    """Whether it may do everything, and register webhooks. Left out on creation: `false`."""
    rights: Mapping[str, Literal["none", "read", "write"]] | None | UnsetType = UNSET
    """Module → right; a module that isn't named is not seen."""


class SalesInvoice(Record, kw_only=True):
    """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    logic_id: str | None = None
    """Number, given when it is booked."""
    type: str | None = None
    """What it is."""
    title: str | None = None
    """Subject."""
    date: dt.date | None = None
    """Day of the invoice."""
    expire_date: dt.date | None = None
    """Last day to pay it. By default by date and payment condition; it follows them until it is booked or set by hand."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was."""
    former_status: str | None = None
    """The status that it had before that; empty for null (ours)."""
    booked: bool | None = None
    """Whether it is booked: numbered, and fixed for good."""
    client_id: str | None = None
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work was done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    company_id: str | None = None
    """Own company that invoices. Id of one of `companies`."""
    journal_id: str | None = None
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None = None
    """When it is paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    payment_instruction: str | None = None
    """The 12 digits of the structured communication, given when it is made."""
    site_address: Address | None = None
    """Where the work was done."""
    client_name: str | None = None
    """Name of the client as it was when it was booked (ours)."""
    vat_id_number: str | None = None
    """The client's VAT number as it was then (ours)."""
    address: Address | None = None
    """The client's address as it was then (ours)."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    total_vat: Decimal | None = None
    """VAT (ours)."""
    total_incl_vat: Decimal | None = None
    """Total, VAT included."""
    total_cost_excl_vat: Decimal | None = None
    """What it costs, VAT not included (ours)."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate (ours)."""
    global_discount: Decimal | None = None
    """Discount on all lines in percent."""
    global_discount_amount: Decimal | None = None
    """Fixed discount on what is left then."""
    financial_discount_percentage: Decimal | None = None
    """Percent off when it is paid in time; VAT is on what is left."""
    financial_discount_date: dt.date | None = None
    """Last day on which that holds."""
    financial_discount_total: Decimal | None = None
    """What that comes to (ours)."""
    paid_total: Decimal | None = None
    """What was paid. The sum of `payments.amount`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None = None
    """Currency, ISO 4217."""
    credited_invoice_id: str | None = None
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None = None
    """Text before the lines."""
    remark: str | None = None
    """What else there is to know."""
    credited_total: Decimal | None = None
    """What credit notes took off."""
    open_total: Decimal | None = None
    """What is still to be paid (ours)."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    client_contact: ClientContact | None = None
    """Null unless included: `include=clientContact`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    journal: Journal | None = None
    """Null unless included: `include=journal`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    credited_invoice: SalesInvoice | None = None
    """Null unless included: `include=creditedInvoice`."""
    line_items: list[SalesInvoiceLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    payments: list[SalesInvoicePayment] | None = None
    """What was paid. Null unless included: `include=payments`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SalesInvoiceLineItem(Record, kw_only=True):
    """One line of an invoice."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    line_number: int | None = None
    """Place among the lines, from 1."""
    type: str | None = None
    """What kind of line it is; only LINE counts."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""


class SalesInvoiceLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""


class SalesInvoiceLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""


class SalesInvoicePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    type: Literal["INVOICE", "CREDIT_NOTE"] | None | UnsetType = UNSET
    """What it is. Left out on creation: `INVOICE`."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day to pay it. By default by date and payment condition; it follows them until it is booked or set by hand."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was."""
    booked: bool | None | UnsetType = UNSET
    """Whether it is booked: numbered, and fixed for good. Left out on creation: `false`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work was done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    company_id: str | None | UnsetType = UNSET
    """Own company that invoices. Id of one of `companies`."""
    journal_id: str | None | UnsetType = UNSET
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work was done."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time; VAT is on what is left."""
    financial_discount_date: dt.date | None | UnsetType = UNSET
    """Last day on which that holds."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SalesInvoiceLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    payments: Sequence[SalesInvoicePaymentWrite] | None | UnsetType = UNSET
    """What was paid. An array replaces them, matched by `id`; null leaves them."""


class SalesInvoicePayment(Record, kw_only=True):
    """An amount that was paid; below zero a refund."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    date: dt.date | None = None
    """Day of the payment. By default the day on which it is created."""
    amount: Decimal
    """Amount."""
    payment_method: str | None = None
    """How it was paid."""
    remark: str | None = None
    """What else there is to know."""
    reference: str | None = None
    """The bank's reference (ours)."""


class SalesInvoicePaymentPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the payment. By default the day on which it is created."""
    amount: Number | UnsetType = UNSET
    """Amount."""
    payment_method: str | None | UnsetType = UNSET
    """How it was paid."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    reference: str | None | UnsetType = UNSET
    """The bank's reference (ours)."""


class SalesInvoicePaymentWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the payment. By default the day on which it is created."""
    amount: Number
    """Amount."""
    payment_method: str | None | UnsetType = UNSET
    """How it was paid."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    reference: str | None | UnsetType = UNSET
    """The bank's reference (ours)."""


class SalesInvoiceWrite(Body, kw_only=True):
    """A body."""

    type: Literal["INVOICE", "CREDIT_NOTE"] | None | UnsetType = UNSET
    """What it is. Left out on creation: `INVOICE`."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day to pay it. By default by date and payment condition; it follows them until it is booked or set by hand."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was."""
    booked: bool | None | UnsetType = UNSET
    """Whether it is booked: numbered, and fixed for good. Left out on creation: `false`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work was done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    company_id: str | None | UnsetType = UNSET
    """Own company that invoices. Id of one of `companies`."""
    journal_id: str | None | UnsetType = UNSET
    """Book that it is booked in. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work was done."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time; VAT is on what is left."""
    financial_discount_date: dt.date | None | UnsetType = UNSET
    """Last day on which that holds."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SalesInvoiceLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    payments: Sequence[SalesInvoicePaymentWrite] | None | UnsetType = UNSET
    """What was paid. An array replaces them, matched by `id`; null leaves them."""


class SalesInvoicesBook(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; by default today."""


class SalesInvoicesCredit(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the credit note; by default today."""


class Status(Record, kw_only=True):
    """A word that says where the records of a module can stand, in the tenant's own choice."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    module: str
    """Path of the collection that uses it."""
    name: str
    """The word."""
    color: str | None = None
    """Colour, as CSS writes it."""
    position: int | None = None
    """Order within the module."""
    success_percentage: int | None = None
    """Chance of an order: won 100, lost 0; of offers only."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class StatusChange(Model, kw_only=True):
    """Part of an answer."""

    status: str
    """The status from then on."""
    changed_at: dt.datetime
    user_id: str | None = None


class StatusPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    module: Literal["employees", "purchase-invoices", "clients", "suppliers", "offers", "projects", "sales-invoices", "stock-changes"] | UnsetType = UNSET
    """Path of the collection that uses it."""
    name: str | UnsetType = UNSET
    """The word."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    success_percentage: int | None | UnsetType = UNSET
    """Chance of an order: won 100, lost 0; of offers only."""


class StatusWrite(Body, kw_only=True):
    """A body."""

    module: Literal["employees", "purchase-invoices", "clients", "suppliers", "offers", "projects", "sales-invoices", "stock-changes"]
    """Path of the collection that uses it."""
    name: str
    """The word."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    success_percentage: int | None | UnsetType = UNSET
    """Chance of an order: won 100, lost 0; of offers only."""


class StockChange(Record, kw_only=True):
    """Goods that move; it counts once it is booked."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    logic_id: str | None = None
    """Number."""
    title: str | None = None
    """Subject."""
    date: dt.date | None = None
    """Day on which it moves. By default the day on which it is created."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    booked: bool | None = None
    """Whether it counts."""
    booked_at: dt.datetime | None = None
    """When it was booked."""
    booked_by_user_id: str | None = None
    """Who booked it. Id of one of `users`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    employee_id: str | None = None
    """Employee to whom it is given. Id of one of `employees`."""
    supplier_id: str | None = None
    """Subcontractor to whom it is given, or supplier who delivers. Id of one of `suppliers`."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    from_stock_location_id: str | None = None
    """Location that it leaves. Id of one of `stock-locations`."""
    to_stock_location_id: str | None = None
    """Location that it comes to. Id of one of `stock-locations`."""
    remark: str | None = None
    """What else there is to know."""
    booked_by_user: User | None = None
    """Null unless included: `include=bookedByUser`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    from_stock_location: StockLocation | None = None
    """Null unless included: `include=fromStockLocation`."""
    to_stock_location: StockLocation | None = None
    """Null unless included: `include=toStockLocation`."""
    line_items: list[StockChangeLineItem] | None = None
    """What moves. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class StockChangeLineItem(Record, kw_only=True):
    """An article that moves."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    article_id: str
    """The article. Id of one of `articles`."""
    quantity: Decimal
    """Units that move, positive."""
    unit_type: str | None = None
    """Unit; by default the article's."""
    cost_price: Decimal | None = None
    """Cost of one unit."""
    from_stock_location_id: str | None = None
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None = None
    """Location that it comes to, if another. Id of one of `stock-locations`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    from_stock_location: StockLocation | None = None
    """Null unless included: `include=fromStockLocation`."""
    to_stock_location: StockLocation | None = None
    """Null unless included: `include=toStockLocation`."""


class StockChangeLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | UnsetType = UNSET
    """The article. Id of one of `articles`."""
    quantity: Number | UnsetType = UNSET
    """Units that move, positive."""
    unit_type: str | None | UnsetType = UNSET
    """Unit; by default the article's."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to, if another. Id of one of `stock-locations`."""


class StockChangeLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str
    """The article. Id of one of `articles`."""
    quantity: Number
    """Units that move, positive."""
    unit_type: str | None | UnsetType = UNSET
    """Unit; by default the article's."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to, if another. Id of one of `stock-locations`."""


class StockChangePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it moves. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    booked: bool | None | UnsetType = UNSET
    """Whether it counts. Left out on creation: `false`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee to whom it is given. Id of one of `employees`."""
    supplier_id: str | None | UnsetType = UNSET
    """Subcontractor to whom it is given, or supplier who delivers. Id of one of `suppliers`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to. Id of one of `stock-locations`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    line_items: Sequence[StockChangeLineItemWrite] | None | UnsetType = UNSET
    """What moves. An array replaces them, matched by `id`; null leaves them."""


class StockChangeWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it moves. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    booked: bool | None | UnsetType = UNSET
    """Whether it counts. Left out on creation: `false`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee to whom it is given. Id of one of `employees`."""
    supplier_id: str | None | UnsetType = UNSET
    """Subcontractor to whom it is given, or supplier who delivers. Id of one of `suppliers`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to. Id of one of `stock-locations`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    line_items: Sequence[StockChangeLineItemWrite] | None | UnsetType = UNSET
    """What moves. An array replaces them, matched by `id`; null leaves them."""


class StockLocation(Record, kw_only=True):
    """A place where stock is kept: a warehouse, a yard or a van."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    company_id: str | None = None
    """Own company whose stock it is. Id of one of `companies`."""
    address: Address | None = None
    """Where it is."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class StockLocationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose stock it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class StockLocationWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose stock it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class Supplier(Record, kw_only=True):
    """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    name: str
    """Name."""
    legal_form: str | None = None
    """Legal form."""
    vat_id_number: str | None = None
    """VAT number."""
    email: str | None = None
    """E-mail address."""
    tel: str | None = None
    """Telephone."""
    gsm: str | None = None
    """Mobile telephone."""
    website: str | None = None
    """Website."""
    language: str | None = None
    """Language that it is written to in."""
    currency: str | None = None
    """Currency, ISO 4217."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    address: Address | None = None
    """Where it is."""
    invoice_address: Address | None = None
    """Where its invoices come from, if elsewhere."""
    iban: str | None = None
    """Bank account that it is paid on."""
    bic: str | None = None
    """Bank of that account."""
    invoice_remark: str | None = None
    """What to know when its invoices are handled."""
    order_remark: str | None = None
    """What to know when something is ordered."""
    vat_tariff_id: str | None = None
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None = None
    """When it is paid. Id of one of `payment-conditions`."""
    general_ledger_account_id: str | None = None
    """Account that its invoices are booked on. Id of one of `general-ledger-accounts`."""
    assigned_user_id: str | None = None
    """User who is responsible. Id of one of `users`."""
    approver_ids: list[str] = []
    """Users who approve its invoices, one after the other (ours). Ids of `users`, in order."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    approvers: list[User] | None = None
    """Null unless included: `include=approvers`."""
    contacts: list[SupplierContact] | None = None
    """People to speak to. Null unless included: `include=contacts`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SupplierContact(Record, kw_only=True):
    """A person at a supplier."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    title: str | None = None
    """Salutation."""
    name: str | None = None
    """First name."""
    surname: str | None = None
    """Family name."""
    function: str | None = None
    """What the person does there."""
    email: str | None = None
    """E-mail address."""
    tel: str | None = None
    """Telephone."""
    gsm: str | None = None
    """Mobile telephone."""
    language: str | None = None
    """Language the person is written to in."""
    remark: str | None = None
    """What else there is to know."""
    supplier_id: str | None = None
    """The supplier. Id of one of `suppliers`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""


class SupplierContactPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    name: str | None | UnsetType = UNSET
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    function: str | None | UnsetType = UNSET
    """What the person does there."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    language: str | None | UnsetType = UNSET
    """Language the person is written to in."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class SupplierContactWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    title: str | None | UnsetType = UNSET
    """Salutation."""
    name: str | None | UnsetType = UNSET
    """First name."""
    surname: str | None | UnsetType = UNSET
    """Family name."""
    function: str | None | UnsetType = UNSET
    """What the person does there."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    language: str | None | UnsetType = UNSET
    """Language the person is written to in."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class SupplierPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    language: str | None | UnsetType = UNSET
    """Language that it is written to in."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    invoice_address: AddressWrite | None | UnsetType = UNSET
    """Where its invoices come from, if elsewhere."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it is paid on."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    invoice_remark: str | None | UnsetType = UNSET
    """What to know when its invoices are handled."""
    order_remark: str | None | UnsetType = UNSET
    """What to know when something is ordered."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. Id of one of `payment-conditions`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that its invoices are booked on. Id of one of `general-ledger-accounts`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    approver_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who approve its invoices, one after the other (ours). Ids of `users`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[SupplierContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class SupplierWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    legal_form: str | None | UnsetType = UNSET
    """Legal form."""
    vat_id_number: str | None | UnsetType = UNSET
    """VAT number."""
    email: str | None | UnsetType = UNSET
    """E-mail address."""
    tel: str | None | UnsetType = UNSET
    """Telephone."""
    gsm: str | None | UnsetType = UNSET
    """Mobile telephone."""
    website: str | None | UnsetType = UNSET
    """Website."""
    language: str | None | UnsetType = UNSET
    """Language that it is written to in."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    invoice_address: AddressWrite | None | UnsetType = UNSET
    """Where its invoices come from, if elsewhere."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it is paid on."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    invoice_remark: str | None | UnsetType = UNSET
    """What to know when its invoices are handled."""
    order_remark: str | None | UnsetType = UNSET
    """What to know when something is ordered."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff of lines that name none. Id of one of `vat-tariffs`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. Id of one of `payment-conditions`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that its invoices are booked on. Id of one of `general-ledger-accounts`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    approver_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who approve its invoices, one after the other (ours). Ids of `users`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[SupplierContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class Upload(Body, kw_only=True):
    """A body."""

    name: str | UnsetType = UNSET
    content_type: str | UnsetType = UNSET
    bytes_base64: str | UnsetType = UNSET
    sha256: str | UnsetType = UNSET


class UploadPart(Body, kw_only=True):
    """A body."""

    part_number: int
    bytes_base64: str | UnsetType = UNSET
    sha256: str | UnsetType = UNSET


class UploadSession(Record, kw_only=True):
    """Part of an answer."""



class UploadSessionWrite(Body, kw_only=True):
    """A body."""

    name: str | UnsetType = UNSET
    content_type: str | UnsetType = UNSET
    size: int | UnsetType = UNSET
    part_count: int | UnsetType = UNSET
    sha256: str | UnsetType = UNSET


class User(Record, kw_only=True):
    """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its access: sessions, API keys and the tokens of apps."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    email: str
    """E-mail address, unique."""
    username: str | None = None
    """Name to log in with."""
    full_name: str | None = None
    """First name and family name."""
    employee_id: str | None = None
    """The employee that the user is. Id of one of `employees`."""
    role_id: str | None = None
    """Role; it says what the user may see and change. Id of one of `roles`."""
    language: str | None = None
    """Language."""
    api_only: bool | None = None
    """Whether it is a program that never uses the screens."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    role: Role | None = None
    """Null unless included: `include=role`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class UserPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    email: str | UnsetType = UNSET
    """E-mail address, unique."""
    username: str | None | UnsetType = UNSET
    """Name to log in with."""
    full_name: str | None | UnsetType = UNSET
    """First name and family name."""
    employee_id: str | None | UnsetType = UNSET
    """The employee that the user is. Id of one of `employees`."""
    role_id: str | None | UnsetType = UNSET
    """Role; it says what the user may see and change. Id of one of `roles`."""
    language: str | None | UnsetType = UNSET
    """Language. Left out on creation: `NL`."""
    api_only: bool | None | UnsetType = UNSET
    """Whether it is a program that never uses the screens. Left out on creation: `false`."""


class UserState(Model, kw_only=True):
    """What one user decided, or is asked to."""

    user_id: str | None = None
    """The user."""
    status: str | None = None
    """The decision."""
    reason: str | None = None
    """Why it was rejected."""
    decided_at: dt.datetime | None = None
    """When it was decided (ours)."""


class UserWrite(Body, kw_only=True):
    """A body."""

    email: str
    """E-mail address, unique."""
    username: str | None | UnsetType = UNSET
    """Name to log in with."""
    full_name: str | None | UnsetType = UNSET
    """First name and family name."""
    employee_id: str | None | UnsetType = UNSET
    """The employee that the user is. Id of one of `employees`."""
    role_id: str | None | UnsetType = UNSET
    """Role; it says what the user may see and change. Id of one of `roles`."""
    language: str | None | UnsetType = UNSET
    """Language. Left out on creation: `NL`."""
    api_only: bool | None | UnsetType = UNSET
    """Whether it is a program that never uses the screens. Left out on creation: `false`."""


class VatTariff(Record, kw_only=True):
    """A percentage of VAT, or the reason why there is none."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    created_by: str | None = None
    """Id of the user who created it."""
    updated_by: str | None = None
    """Id of the user who updated it."""
    archived_at: dt.datetime | None = None
    """When it was archived; archived records are listed with `includeArchived=true`."""
    locked_at: dt.datetime | None = None
    """When it was locked; a locked record refuses changes with 409."""
    deleted_at: dt.datetime | None = None
    """When it was deleted; null in every record that GET answers."""
    name: str
    """Name."""
    percentage: Decimal | None = None
    """Percentage."""
    category: str | None = None
    """VAT category (UNCL5305) (ours). By default S, Z at 0 %, AE where the client owes the VAT itself."""
    exemption_code: str | None = None
    """Code of the reason why no VAT is charged (ours)."""
    mention: dict[str, str] = {}
    """Language → text that a document with this tariff must carry (ours)."""
    reverse_charge: bool | None = None
    """Whether the client owes the VAT itself (btw verlegd): category AE. By default so in category AE."""
    default: bool | None = None
    """Whether lines have it that nothing else gives one (ours)."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class VatTariffPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    percentage: Number | None | UnsetType = UNSET
    """Percentage."""
    category: Literal["S", "Z", "E", "AE", "K", "G", "O"] | None | UnsetType = UNSET
    """VAT category (UNCL5305) (ours). By default S, Z at 0 %, AE where the client owes the VAT itself."""
    exemption_code: str | None | UnsetType = UNSET
    """Code of the reason why no VAT is charged (ours)."""
    mention: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text that a document with this tariff must carry (ours)."""
    reverse_charge: bool | None | UnsetType = UNSET
    """Whether the client owes the VAT itself (btw verlegd): category AE. By default so in category AE."""
    default: bool | None | UnsetType = UNSET
    """Whether lines have it that nothing else gives one (ours). Left out on creation: `false`."""


class VatTariffWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    percentage: Number | None | UnsetType = UNSET
    """Percentage."""
    category: Literal["S", "Z", "E", "AE", "K", "G", "O"] | None | UnsetType = UNSET
    """VAT category (UNCL5305) (ours). By default S, Z at 0 %, AE where the client owes the VAT itself."""
    exemption_code: str | None | UnsetType = UNSET
    """Code of the reason why no VAT is charged (ours)."""
    mention: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text that a document with this tariff must carry (ours)."""
    reverse_charge: bool | None | UnsetType = UNSET
    """Whether the client owes the VAT itself (btw verlegd): category AE. By default so in category AE."""
    default: bool | None | UnsetType = UNSET
    """Whether lines have it that nothing else gives one (ours). Left out on creation: `false`."""


class VatTotal(Model, kw_only=True):
    """What is taxed in one category at one rate."""

    vat_tariff_id: str | None = None
    """The first tariff of its lines; null for lines without one."""
    category: str | None = None
    """VAT category (UNCL5305): S, Z, E, AE, K, G or O (ours)."""
    percentage: Decimal | None = None
    """Its percentage."""
    base: Decimal | None = None
    """Sum of its lines less the discounts, in cents."""
    vat: Decimal | None = None
    """VAT on the base, in cents."""


class WebhookEndpoint(Record, kw_only=True):
    """Part of an answer."""

    created_at: dt.datetime
    updated_at: dt.datetime
    url: str | None = None
    events: list[str] = []
    description: str | None = None
    active: bool
    timeout_seconds: Decimal
    listener: bool
    state: str
    failing_since: dt.datetime | None = None
    suspended_at: dt.datetime | None = None
    suspended_reason: str | None = None
    old_secret_until: dt.datetime | None = None


class WebhookEndpointWrite(Body, kw_only=True):
    """A body."""

    url: str | UnsetType = UNSET
    events: Sequence[str] | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    timeout_seconds: Number | UnsetType = UNSET
    listener: bool | UnsetType = UNSET


class WebhookSecret(Record, kw_only=True):
    """Part of an answer."""

    created_at: dt.datetime
    updated_at: dt.datetime
    url: str | None = None
    events: list[str] = []
    description: str | None = None
    active: bool
    timeout_seconds: Decimal
    listener: bool
    state: str
    failing_since: dt.datetime | None = None
    suspended_at: dt.datetime | None = None
    suspended_reason: str | None = None
    old_secret_until: dt.datetime | None = None
    secret: str


class WebhookTest(Body, kw_only=True):
    """A body."""

    event: str | UnsetType = UNSET
