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
    "AcknowledgeResults",
    "Acknowledged",
    "Activity",
    "ActivityPatch",
    "ActivityWrite",
    "Address",
    "AddressWrite",
    "App",
    "AppInstallation",
    "AppManifest",
    "AppManifestWebhooks",
    "AppSecret",
    "Appointment",
    "AppointmentPatch",
    "AppointmentWrite",
    "ApprovalFlow",
    "ApprovalFlowPatch",
    "ApprovalFlowWrite",
    "ApprovalRequest",
    "ApprovalRequestsAccept",
    "ApprovalRequestsAddApprover",
    "ApprovalRequestsHold",
    "ApprovalRequestsReject",
    "ApprovalStep",
    "ApprovalStepWrite",
    "Article",
    "ArticleAdditionalItem",
    "ArticleAdditionalItemPatch",
    "ArticleAdditionalItemWrite",
    "ArticleComposite",
    "ArticleCompositePatch",
    "ArticleCompositeWrite",
    "ArticleGroup",
    "ArticleGroupPatch",
    "ArticleGroupWrite",
    "ArticleMaintenanceTemplate",
    "ArticleMaintenanceTemplatePatch",
    "ArticleMaintenanceTemplateWrite",
    "ArticlePatch",
    "ArticleSaleUnit",
    "ArticleSaleUnitPatch",
    "ArticleSaleUnitWrite",
    "ArticleStockLevel",
    "ArticleStockLevelPatch",
    "ArticleStockLevelWrite",
    "ArticleSupplier",
    "ArticleSupplierPatch",
    "ArticleSupplierWrite",
    "ArticleTierPrice",
    "ArticleTierPricePatch",
    "ArticleTierPriceWrite",
    "ArticleTimeStandard",
    "ArticleTimeStandardPatch",
    "ArticleTimeStandardWrite",
    "ArticleTranslation",
    "ArticleTranslationWrite",
    "ArticleWrite",
    "BankStatement",
    "BankTransaction",
    "BankTransactionPatch",
    "BankTransactionWrite",
    "BankTransactionsImport",
    "BankTransactionsMatch",
    "Bucket",
    "BuildingPartner",
    "BuildingPartnerPatch",
    "BuildingPartnerWrite",
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
    "ClientGroup",
    "ClientGroupPatch",
    "ClientGroupWrite",
    "ClientPatch",
    "ClientRelation",
    "ClientRelationPatch",
    "ClientRelationWrite",
    "ClientWrite",
    "Comment",
    "CommentPatch",
    "CommentWrite",
    "CommuteEntry",
    "CommuteEntryPatch",
    "CommuteEntryWrite",
    "Company",
    "CompanyPatch",
    "CompanyWrite",
    "CompositeLine",
    "ConsumerMessage",
    "ConsumerMessagePayload",
    "CreditedLineWrite",
    "DeliveredLineWrite",
    "Delivery",
    "DeliveryLineItem",
    "DeliveryLineItemPatch",
    "DeliveryLineItemWrite",
    "DeliveryPatch",
    "DeliveryWrite",
    "Document",
    "DocumentNumberRange",
    "DocumentNumberRangePatch",
    "DocumentNumberRangeWrite",
    "DocumentPatch",
    "DocumentReference",
    "DocumentReferenceWrite",
    "DocumentSettings",
    "DocumentSettingsWrite",
    "DocumentStyle",
    "DocumentStyleWrite",
    "DocumentWrite",
    "Email",
    "EmailPatch",
    "EmailTemplate",
    "EmailTemplatePatch",
    "EmailTemplateWrite",
    "EmailWrite",
    "Employee",
    "EmployeePatch",
    "EmployeeRole",
    "EmployeeRolePatch",
    "EmployeeRoleWrite",
    "EmployeeWrite",
    "EventConsumer",
    "EventConsumerSecret",
    "EventConsumerWrite",
    "ExecutionPhase",
    "ExecutionPhasePatch",
    "ExecutionPhaseWrite",
    "ExtraFieldDefinition",
    "ExtraFieldDefinitionPatch",
    "ExtraFieldDefinitionWrite",
    "ExtraFieldValue",
    "ExtraFieldValueWrite",
    "GeneralLedgerAccount",
    "GeneralLedgerAccountPatch",
    "GeneralLedgerAccountWrite",
    "HourDay",
    "HourSettings",
    "HourSettingsWrite",
    "HourTotal",
    "HourType",
    "HourTypePatch",
    "HourTypeWrite",
    "Indexation",
    "IndexationWrite",
    "Installation",
    "InstallationMaintenanceSchedule",
    "InstallationMaintenanceSchedulePatch",
    "InstallationMaintenanceScheduleWrite",
    "InstallationPatch",
    "InstallationWrite",
    "InvitationLink",
    "InvoiceSettings",
    "InvoiceSettingsWrite",
    "Journal",
    "JournalPatch",
    "JournalWrite",
    "ListenerMessage",
    "MaintenanceVisit",
    "MaintenanceVisitPatch",
    "MaintenanceVisitWrite",
    "MaintenanceVisitsCreateOrders",
    "Material",
    "MaterialEntry",
    "MaterialEntryPatch",
    "MaterialEntryWrite",
    "MaterialMaintenanceSchedule",
    "MaterialMaintenanceSchedulePatch",
    "MaterialMaintenanceScheduleWrite",
    "MaterialPatch",
    "MaterialWrite",
    "Metadata",
    "MobilityType",
    "MobilityTypePatch",
    "MobilityTypeWrite",
    "Offer",
    "OfferInvoicePhase",
    "OfferInvoicePhasePatch",
    "OfferInvoicePhaseWrite",
    "OfferLineItem",
    "OfferLineItemPatch",
    "OfferLineItemWrite",
    "OfferPatch",
    "OfferSettings",
    "OfferSettingsWrite",
    "OfferWrite",
    "OffersAccept",
    "OffersPriceRequest",
    "OrderSettings",
    "OrderSettingsWrite",
    "PasswordChange",
    "Payment",
    "PaymentCondition",
    "PaymentConditionPatch",
    "PaymentConditionWrite",
    "PaymentFile",
    "PaymentFilePatch",
    "PaymentFileWrite",
    "PaymentProposal",
    "PaymentWrite",
    "PlanningConflict",
    "PlanningItem",
    "PlanningItemLineItem",
    "PlanningItemLineItemPatch",
    "PlanningItemLineItemWrite",
    "PlanningItemPatch",
    "PlanningItemWrite",
    "PlanningItemsMove",
    "PlanningRecurrence",
    "PlanningRecurrencePatch",
    "PlanningRecurrenceWrite",
    "PlanningSettings",
    "PlanningSettingsDayEnd",
    "PlanningSettingsDayStart",
    "PlanningSettingsWrite",
    "PlanningSettingsWriteDayEnd",
    "PlanningSettingsWriteDayStart",
    "PlanningTemplate",
    "PlanningTemplateEndTime",
    "PlanningTemplateStartTime",
    "PlanningTemplateWrite",
    "PlanningTemplateWriteEndTime",
    "PlanningTemplateWriteStartTime",
    "PlanningType",
    "PlanningTypePatch",
    "PlanningTypeWrite",
    "Post",
    "PostLine",
    "PostLinePatch",
    "PostLineWrite",
    "PostPatch",
    "PostWrite",
    "PresenceRegistration",
    "PresenceRegistrationPatch",
    "PresenceRegistrationWrite",
    "PresenceSettings",
    "PresenceSettingsWrite",
    "PriceGroup",
    "PriceGroupPatch",
    "PriceGroupWrite",
    "PriceIndex",
    "PriceIndexPatch",
    "PriceIndexWrite",
    "PriceQuote",
    "PriceQuotePatch",
    "PriceQuoteWrite",
    "PriceRequest",
    "PriceRequestLineItem",
    "PriceRequestLineItemPatch",
    "PriceRequestLineItemWrite",
    "PriceRequestPatch",
    "PriceRequestWrite",
    "PriceRequestsSend",
    "Profile",
    "ProgressStatement",
    "ProgressStatementLineItem",
    "ProgressStatementLineItemPatch",
    "ProgressStatementLineItemWrite",
    "ProgressStatementPatch",
    "ProgressStatementWrite",
    "ProgressStatementsInvoice",
    "Project",
    "ProjectPatch",
    "ProjectSupplyRoute",
    "ProjectSupplyRoutePatch",
    "ProjectSupplyRouteWrite",
    "ProjectWrite",
    "ProjectsProgressStatements",
    "PublicHoliday",
    "PublicHolidayPatch",
    "PublicHolidayWrite",
    "PurchaseInvoice",
    "PurchaseInvoiceLineItem",
    "PurchaseInvoiceLineItemPatch",
    "PurchaseInvoiceLineItemWrite",
    "PurchaseInvoicePatch",
    "PurchaseInvoiceWrite",
    "PurchaseInvoicesStartApprovalRequest",
    "PurchaseReceipt",
    "PurchaseSupplyOrder",
    "PurchaseSupplyOrderLineItem",
    "PurchaseSupplyOrderLineItemPatch",
    "PurchaseSupplyOrderLineItemWrite",
    "PurchaseSupplyOrderPatch",
    "PurchaseSupplyOrderWrite",
    "PurchaseSupplyOrdersQuickOrder",
    "PurchaseSupplyOrdersReceive",
    "PurchaseSupplyOrdersReorder",
    "PurchaseSupplyOrdersStartApprovalRequest",
    "PurchasingSettings",
    "PurchasingSettingsWrite",
    "QuotationParameter",
    "QuotationParameterWrite",
    "QuotedPrice",
    "QuotedPriceWrite",
    "ReceivedLineWrite",
    "Recipients",
    "RecipientsWrite",
    "Recovered",
    "Refusals",
    "RefusalsItems",
    "RequestStep",
    "RevisionTerm",
    "RevisionTermWrite",
    "Role",
    "RolePatch",
    "RoleWrite",
    "SalesInvoice",
    "SalesInvoiceAdjustedLineItem",
    "SalesInvoiceLineItem",
    "SalesInvoiceLineItemPatch",
    "SalesInvoiceLineItemWrite",
    "SalesInvoicePatch",
    "SalesInvoicePayment",
    "SalesInvoicePaymentPatch",
    "SalesInvoicePaymentWrite",
    "SalesInvoiceWrite",
    "SalesInvoicesBook",
    "SalesInvoicesCollect",
    "SalesInvoicesCredit",
    "SalesInvoicesRelease",
    "SalesInvoicesRemind",
    "SalesInvoicesSend",
    "SalesOrder",
    "SalesOrderInvoicePhase",
    "SalesOrderInvoicePhasePatch",
    "SalesOrderInvoicePhaseWrite",
    "SalesOrderLineItem",
    "SalesOrderLineItemPatch",
    "SalesOrderLineItemWrite",
    "SalesOrderPatch",
    "SalesOrderWrite",
    "SalesOrdersDeliver",
    "SalesOrdersInvoice",
    "SalesOrdersInvoicePhasesInvoice",
    "SalesOrdersOrderSupplies",
    "SalesOrdersWorkOrder",
    "ScheduleDay",
    "ScheduleDayEnd",
    "ScheduleDayStart",
    "ScheduleDayWrite",
    "ScheduleDayWriteEnd",
    "ScheduleDayWriteStart",
    "Settings",
    "SettingsPatch",
    "SettingsWrite",
    "Settlement",
    "SettlementLineItem",
    "SettlementLineItemPatch",
    "SettlementLineItemWrite",
    "SettlementPatch",
    "SettlementWrite",
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
    "StockSettings",
    "StockSettingsWrite",
    "Subscription",
    "SubscriptionLineItem",
    "SubscriptionLineItemPatch",
    "SubscriptionLineItemWrite",
    "SubscriptionPatch",
    "SubscriptionWrite",
    "SubscriptionsRun",
    "SuppliedLineWrite",
    "Supplier",
    "SupplierContact",
    "SupplierContactPatch",
    "SupplierContactWrite",
    "SupplierPatch",
    "SupplierWrite",
    "Tariff",
    "TariffPatch",
    "TariffWrite",
    "Task",
    "TaskPatch",
    "TaskWrite",
    "TimeEntry",
    "TimeEntryEndTime",
    "TimeEntryPatch",
    "TimeEntryPatchEndTime",
    "TimeEntryPatchStartTime",
    "TimeEntryStartTime",
    "TimeEntryWrite",
    "TimeEntryWriteEndTime",
    "TimeEntryWriteStartTime",
    "TimeOffBalance",
    "TimeOffCategory",
    "TimeOffCategoryPatch",
    "TimeOffCategoryWrite",
    "TimeOffRequest",
    "TimeOffRequestPatch",
    "TimeOffRequestWrite",
    "TimeOffRequestsStartApprovalRequest",
    "TimeRegistration",
    "TimeRegistrationPatch",
    "TimeRegistrationWrite",
    "TimeRegistrationsStop",
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
    "WageSupplement",
    "WageSupplementPatch",
    "WageSupplementWrite",
    "WantedArticleWrite",
    "WappySettings",
    "WappySettingsWrite",
    "WebhookDelivery",
    "WebhookDeliveryDetail",
    "WebhookEndpoint",
    "WebhookEndpointWrite",
    "WebhookSecret",
    "WebhookTest",
    "Withholding",
    "WithholdingWrite",
    "WorkOrder",
    "WorkOrderLineItem",
    "WorkOrderLineItemPatch",
    "WorkOrderLineItemWrite",
    "WorkOrderPatch",
    "WorkOrderWrite",
    "WorkOrdersInvoice",
    "WorkOrdersSign",
    "WorkSchedule",
    "WorkSchedulePatch",
    "WorkScheduleWrite",
]


class Acknowledge(Body, kw_only=True):
    """A body."""

    ids: Sequence[str] | UnsetType = UNSET
    results: Sequence[AcknowledgeResults] | UnsetType = UNSET


class AcknowledgeResults(Body, kw_only=True):
    """A body."""

    id: str
    status: int | None | UnsetType = UNSET
    duration_ms: int | UnsetType = UNSET
    error: str | None | UnsetType = UNSET
    body: str | UnsetType = UNSET


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


class AppInstallation(Model, kw_only=True):
    """Part of an answer."""

    tenant: str
    scopes: list[str] = []


class AppManifest(Body, kw_only=True):
    """A body."""

    name: str
    vendor: str
    description: str | UnsetType = UNSET
    home_page: str | None | UnsetType = UNSET
    support_address: str | None | UnsetType = UNSET
    start_url: str | None | UnsetType = UNSET
    video_url: str | None | UnsetType = UNSET
    redirect_uris: Sequence[str]
    scopes: Sequence[str]
    webhooks: Sequence[AppManifestWebhooks] | UnsetType = UNSET
    public: bool | UnsetType = UNSET
    strict: bool | UnsetType = UNSET
    logo: str | None | UnsetType = UNSET


class AppManifestWebhooks(Body, kw_only=True):
    """A body."""

    url: str
    events: Sequence[str]


class AppSecret(Model, kw_only=True):
    """Part of an answer."""

    client_secret: str
    old_secret_until: dt.datetime


class Appointment(Record, kw_only=True):
    """A meeting of users, with a client or among themselves."""

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
    title: str
    """Subject."""
    description: str | None = None
    """More about it."""
    start_date: dt.datetime | None = None
    """When it begins."""
    end_date: dt.datetime | None = None
    """When it ends."""
    all_day: bool | None = None
    """Whether it takes the whole day."""
    address: Address | None = None
    """Where it is."""
    user_ids: list[str] = []
    """Users who take part. Ids of `users`, in order."""
    client_id: str | None = None
    """Client whom it is with. Id of one of `clients`."""
    project_id: str | None = None
    """Project that it is about. Id of one of `projects`."""
    offer_id: str | None = None
    """Offer that it is about. Id of one of `offers`."""
    related_resource: str | None = None
    """Another record that it is about. Path of a record, such as `/offers/123`."""
    color: str | None = None
    """Colour, as CSS writes it."""
    private: bool | None = None
    """Whether calendars show others only that the time is taken; who may read it reads all."""
    reminder_minutes: int | None = None
    """How many minutes before to remind of it."""
    external_id: str | None = None
    """Its id in another calendar."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    users: list[User] | None = None
    """Null unless included: `include=users`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class AppointmentPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | UnsetType = UNSET
    """Subject."""
    description: str | None | UnsetType = UNSET
    """More about it."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When it begins."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When it ends."""
    all_day: bool | None | UnsetType = UNSET
    """Whether it takes the whole day. Left out on creation: `false`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who take part. Ids of `users`, in order."""
    client_id: str | None | UnsetType = UNSET
    """Client whom it is with. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is about. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it is about. Id of one of `offers`."""
    related_resource: str | None | UnsetType = UNSET
    """Another record that it is about. Path of a record, such as `/offers/123`."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    private: bool | None | UnsetType = UNSET
    """Whether calendars show others only that the time is taken; who may read it reads all. Left out on creation: `false`."""
    reminder_minutes: int | None | UnsetType = UNSET
    """How many minutes before to remind of it."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another calendar."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""


class AppointmentWrite(Body, kw_only=True):
    """A body."""

    title: str
    """Subject."""
    description: str | None | UnsetType = UNSET
    """More about it."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When it begins."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When it ends."""
    all_day: bool | None | UnsetType = UNSET
    """Whether it takes the whole day. Left out on creation: `false`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users who take part. Ids of `users`, in order."""
    client_id: str | None | UnsetType = UNSET
    """Client whom it is with. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is about. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it is about. Id of one of `offers`."""
    related_resource: str | None | UnsetType = UNSET
    """Another record that it is about. Path of a record, such as `/offers/123`."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    private: bool | None | UnsetType = UNSET
    """Whether calendars show others only that the time is taken; who may read it reads all. Left out on creation: `false`."""
    reminder_minutes: int | None | UnsetType = UNSET
    """How many minutes before to remind of it."""
    external_id: str | None | UnsetType = UNSET
    """Its id in another calendar."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""


class ApprovalFlow(Record, kw_only=True):
    """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""

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
    steps: list[ApprovalStep] = []
    """Who is asked, and when."""
    automatic: bool | None = None
    """Whether approval begins as soon as an electronic invoice comes in."""
    second_person: bool | None = None
    """Whether somebody else than who asks for approval must give it (ours)."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ApprovalFlowPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    steps: Sequence[ApprovalStepWrite] | None | UnsetType = UNSET
    """Who is asked, and when."""
    automatic: bool | None | UnsetType = UNSET
    """Whether approval begins as soon as an electronic invoice comes in. Left out on creation: `false`."""
    second_person: bool | None | UnsetType = UNSET
    """Whether somebody else than who asks for approval must give it (ours). Left out on creation: `false`."""


class ApprovalFlowWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    steps: Sequence[ApprovalStepWrite] | None | UnsetType = UNSET
    """Who is asked, and when."""
    automatic: bool | None | UnsetType = UNSET
    """Whether approval begins as soon as an electronic invoice comes in. Left out on creation: `false`."""
    second_person: bool | None | UnsetType = UNSET
    """Whether somebody else than who asks for approval must give it (ours). Left out on creation: `false`."""


class ApprovalRequest(Record, kw_only=True):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions. Whoever may read the record may read it."""

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
    steps: list[RequestStep] = []
    """Who is asked in which order, and how many must accept; empty on those of an older release (ours)."""
    module: str | None = None
    """Module of a role that lets see it, that of the record (ours)."""
    second_person: bool | None = None
    """Whether who asked may not decide (ours)."""
    resource_under_approval: dict[str, Any] | None = None
    """Null unless included: `include=resourceUnderApproval`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    next_users: list[User] | None = None
    """Null unless included: `include=nextUsers`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ApprovalRequestsAccept(Body, kw_only=True):
    """A body."""

    reason: str | None | UnsetType = UNSET
    """What there is to say."""


class ApprovalRequestsAddApprover(Body, kw_only=True):
    """A body."""

    user_id: str
    """The user to ask too. Id of one of `users`."""


class ApprovalRequestsHold(Body, kw_only=True):
    """A body."""

    reason: str | None | UnsetType = UNSET
    """Why."""


class ApprovalRequestsReject(Body, kw_only=True):
    """A body."""

    reason: str | None | UnsetType = UNSET
    """Why."""


class ApprovalStep(Model, kw_only=True):
    """Users who are asked at the same time."""

    priority: int | None = None
    """When they are asked: those of 2 once those of 1 accepted."""
    user_ids: list[str] | None = None
    """Who is asked."""
    minimum: int | None = None
    """How many of them must accept; null for all."""
    from_amount: Decimal | None = None
    """They are asked from this total on, VAT included; null for any."""


class ApprovalStepWrite(Body, kw_only=True):
    """Users who are asked at the same time."""

    priority: int | None | UnsetType = UNSET
    """When they are asked: those of 2 once those of 1 accepted."""
    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Who is asked."""
    minimum: int | None | UnsetType = UNSET
    """How many of them must accept; null for all."""
    from_amount: Number | None | UnsetType = UNSET
    """They are asked from this total on, VAT included; null for any."""


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
    """How the sale price is found: FIXED_PRICE, MARGIN_ON_COST or MARGIN_ON_GROSS_PURCHASE_PRICE (that of the preferred supplier)."""
    cost_price_strategy: str | None = None
    """How the cost is found: FIXED_PRICE, PREFERRED_SUPPLIER_PRICE, AVERAGE_PURCHASE_PRICE (that of all that was received), or LAST_PURCHASE_PRICE (that of what was received last)."""
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
    internal_photo_id: str | None = None
    """Picture that only the firm's own people see. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    article_type: str | None = None
    """What it is: an article, an installation, a material."""
    library_type: str | None = None
    """Library that it comes from."""
    line_type: str | None = None
    """Kind of line that it makes on a document."""
    level: str | None = None
    """Layout style of that line."""
    agreement_type: str | None = None
    """Kind of quantity in a bill of quantities: SOG lump sum, FH fixed, VH presumed."""
    price_per_quantity: Decimal | None = None
    """Units that its prices are for; null for one."""
    composite_line_item: bool | None = None
    """Whether a line of it shows the parts that it is made of."""
    translations: dict[str, ArticleTranslation] = {}
    """Language, such as `fr`, and its texts for clients in that language."""
    total_stock: Decimal | None = None
    """Units in stock."""
    reserved_stock: Decimal | None = None
    """Units that orders promise and have not delivered."""
    backorder_stock: Decimal | None = None
    """Units that are ordered and not received."""
    available_stock: Decimal | None = None
    """Units in stock that are not promised; below zero what is short."""
    purchased_quantity: Decimal | None = None
    """Units received of suppliers (ours)."""
    purchased_total: Decimal | None = None
    """What these cost, VAT not included (ours)."""
    reorder_quantity: Decimal | None = None
    """Units to order: up to `targetStock`, once less than `minimumStock` is free or on its way (ours)."""
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
    internal_photo: Document | None = None
    """Null unless included: `include=internalPhoto`."""
    sale_units: list[ArticleSaleUnit] | None = None
    """Packings in which it is sold. Null unless included: `include=saleUnits`."""
    tier_prices: list[ArticleTierPrice] | None = None
    """Prices from a quantity on. Null unless included: `include=tierPrices`."""
    composites: list[ArticleComposite] | None = None
    """What it is made of. Null unless included: `include=composites`."""
    maintenance_templates: list[ArticleMaintenanceTemplate] | None = None
    """Maintenance that an installation made of it needs. Null unless included: `include=maintenanceTemplates`."""
    time_standards: list[ArticleTimeStandard] | None = None
    """Hours of work that one unit takes. Null unless included: `include=timeStandards`."""
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


class ArticleComposite(Record, kw_only=True):
    """A part of an article that is made of others."""

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
    """The article that is part of it. Id of one of `articles`."""
    quantity: Decimal
    """Units of the part for one unit of the whole."""
    unit_type: str | None = None
    """Unit of the part."""
    price: Decimal | None = None
    """Sale price of one unit of the part, if another."""
    cost_price: Decimal | None = None
    """Cost of one unit of the part, if another."""
    required: bool | None = None
    """Whether it can't be left out."""
    calculation_type: str | None = None
    """Kind of cost that the part is."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class ArticleCompositePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | UnsetType = UNSET
    """The article that is part of it. Id of one of `articles`."""
    quantity: Number | UnsetType = UNSET
    """Units of the part for one unit of the whole."""
    unit_type: str | None | UnsetType = UNSET
    """Unit of the part."""
    price: Number | None | UnsetType = UNSET
    """Sale price of one unit of the part, if another."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of the part, if another."""
    required: bool | None | UnsetType = UNSET
    """Whether it can't be left out. Left out on creation: `true`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost that the part is."""


class ArticleCompositeWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str
    """The article that is part of it. Id of one of `articles`."""
    quantity: Number
    """Units of the part for one unit of the whole."""
    unit_type: str | None | UnsetType = UNSET
    """Unit of the part."""
    price: Number | None | UnsetType = UNSET
    """Sale price of one unit of the part, if another."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of the part, if another."""
    required: bool | None | UnsetType = UNSET
    """Whether it can't be left out. Left out on creation: `true`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost that the part is."""


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


class ArticleMaintenanceTemplate(Record, kw_only=True):
    """Maintenance that each installation of the article gets a schedule for."""

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
    """What is done."""
    period_unit: str | None = None
    """Unit of the period."""
    period_count: int | None = None
    """How many of it the period lasts."""
    synchronize: bool | None = None
    """Whether the next date follows the day on which it was really done."""
    combinable: bool | None = None
    """Whether one order does it together with others of the same project and client."""
    estimated_minutes: int | None = None
    """Minutes that it takes."""
    planning_type_id: str | None = None
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None = None
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None = None
    """What is checked, one point a line."""
    remark: str | None = None
    """What else there is to know."""
    planning_type: PlanningType | None = None
    """Null unless included: `include=planningType`."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class ArticleMaintenanceTemplatePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class ArticleMaintenanceTemplateWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


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
    """How the sale price is found: FIXED_PRICE, MARGIN_ON_COST or MARGIN_ON_GROSS_PURCHASE_PRICE (that of the preferred supplier). Left out on creation: `FIXED_PRICE`."""
    cost_price_strategy: str | None | UnsetType = UNSET
    """How the cost is found: FIXED_PRICE, PREFERRED_SUPPLIER_PRICE, AVERAGE_PURCHASE_PRICE (that of all that was received), or LAST_PURCHASE_PRICE (that of what was received last). Left out on creation: `FIXED_PRICE`."""
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
    internal_photo_id: str | None | UnsetType = UNSET
    """Picture that only the firm's own people see. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    article_type: str | None | UnsetType = UNSET
    """What it is: an article, an installation, a material."""
    library_type: str | None | UnsetType = UNSET
    """Library that it comes from."""
    line_type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """Kind of line that it makes on a document."""
    level: str | None | UnsetType = UNSET
    """Layout style of that line."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """Kind of quantity in a bill of quantities: SOG lump sum, FH fixed, VH presumed."""
    price_per_quantity: Number | None | UnsetType = UNSET
    """Units that its prices are for; null for one."""
    composite_line_item: bool | None | UnsetType = UNSET
    """Whether a line of it shows the parts that it is made of. Left out on creation: `false`."""
    translations: Mapping[str, ArticleTranslationWrite] | None | UnsetType = UNSET
    """Language, such as `fr`, and its texts for clients in that language."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    sale_units: Sequence[ArticleSaleUnitWrite] | None | UnsetType = UNSET
    """Packings in which it is sold. An array replaces them, matched by `id`; null leaves them."""
    tier_prices: Sequence[ArticleTierPriceWrite] | None | UnsetType = UNSET
    """Prices from a quantity on. An array replaces them, matched by `id`; null leaves them."""
    composites: Sequence[ArticleCompositeWrite] | None | UnsetType = UNSET
    """What it is made of. An array replaces them, matched by `id`; null leaves them."""
    maintenance_templates: Sequence[ArticleMaintenanceTemplateWrite] | None | UnsetType = UNSET
    """Maintenance that an installation made of it needs. An array replaces them, matched by `id`; null leaves them."""
    time_standards: Sequence[ArticleTimeStandardWrite] | None | UnsetType = UNSET
    """Hours of work that one unit takes. An array replaces them, matched by `id`; null leaves them."""
    additional_items: Sequence[ArticleAdditionalItemWrite] | None | UnsetType = UNSET
    """What is added to a document with it. An array replaces them, matched by `id`; null leaves them."""
    article_suppliers: Sequence[ArticleSupplierWrite] | None | UnsetType = UNSET
    """Who delivers it, and at what price. An array replaces them, matched by `id`; null leaves them."""


class ArticleSaleUnit(Record, kw_only=True):
    """A packing in which an article is sold."""

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
    factor: Decimal
    """Units of the article in it, more than none."""
    price: Decimal | None = None
    """Price of one of it; null for that of its units."""
    barcode: str | None = None
    """Bar code on it."""
    default: bool | None = None
    """Whether a new line takes it."""


class ArticleSaleUnitPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """Name."""
    factor: Number | UnsetType = UNSET
    """Units of the article in it, more than none."""
    price: Number | None | UnsetType = UNSET
    """Price of one of it; null for that of its units."""
    barcode: str | None | UnsetType = UNSET
    """Bar code on it."""
    default: bool | None | UnsetType = UNSET
    """Whether a new line takes it. Left out on creation: `false`."""


class ArticleSaleUnitWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """Name."""
    factor: Number
    """Units of the article in it, more than none."""
    price: Number | None | UnsetType = UNSET
    """Price of one of it; null for that of its units."""
    barcode: str | None | UnsetType = UNSET
    """Bar code on it."""
    default: bool | None | UnsetType = UNSET
    """Whether a new line takes it. Left out on creation: `false`."""


class ArticleStockLevel(Record, kw_only=True):
    """The stock of an article at one location, and how much is to be there. The first booked change makes it, where nobody did."""

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
    stock_location_id: str
    """The location; it stays the same. Id of one of `stock-locations`."""
    minimum_stock: Decimal | None = None
    """Below this it is to be ordered for the location."""
    target_stock: Decimal | None = None
    """Up to this it is ordered for the location."""
    stock_place: str | None = None
    """Shelf at the location; information only."""
    total_stock: Decimal | None = None
    """Units in stock there."""
    reserved_stock: Decimal | None = None
    """Units that orders promise from there and have not delivered."""
    available_stock: Decimal | None = None
    """Units in stock there that are not promised from there."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""


class ArticleStockLevelPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    stock_location_id: str | UnsetType = UNSET
    """The location; it stays the same. Id of one of `stock-locations`."""
    minimum_stock: Number | None | UnsetType = UNSET
    """Below this it is to be ordered for the location."""
    target_stock: Number | None | UnsetType = UNSET
    """Up to this it is ordered for the location."""
    stock_place: str | None | UnsetType = UNSET
    """Shelf at the location; information only."""


class ArticleStockLevelWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    stock_location_id: str
    """The location; it stays the same. Id of one of `stock-locations`."""
    minimum_stock: Number | None | UnsetType = UNSET
    """Below this it is to be ordered for the location."""
    target_stock: Number | None | UnsetType = UNSET
    """Up to this it is ordered for the location."""
    stock_place: str | None | UnsetType = UNSET
    """Shelf at the location; information only."""


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


class ArticleTierPrice(Record, kw_only=True):
    """Another price of an article from a quantity on: a price, a discount or a margin."""

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
    from_quantity: Decimal
    """Least quantity for it."""
    price: Decimal | None = None
    """Price, for as many units as the article's own prices."""
    discount: Decimal | None = None
    """Percent off the sale price."""
    margin: Decimal | None = None
    """Margin on cost in percent."""
    price_group_id: str | None = None
    """Clients whom it is for; null for all of them. Id of one of `price-groups`."""
    price_group: PriceGroup | None = None
    """Null unless included: `include=priceGroup`."""


class ArticleTierPricePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    from_quantity: Number | UnsetType = UNSET
    """Least quantity for it."""
    price: Number | None | UnsetType = UNSET
    """Price, for as many units as the article's own prices."""
    discount: Number | None | UnsetType = UNSET
    """Percent off the sale price."""
    margin: Number | None | UnsetType = UNSET
    """Margin on cost in percent."""
    price_group_id: str | None | UnsetType = UNSET
    """Clients whom it is for; null for all of them. Id of one of `price-groups`."""


class ArticleTierPriceWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    from_quantity: Number
    """Least quantity for it."""
    price: Number | None | UnsetType = UNSET
    """Price, for as many units as the article's own prices."""
    discount: Number | None | UnsetType = UNSET
    """Percent off the sale price."""
    margin: Number | None | UnsetType = UNSET
    """Margin on cost in percent."""
    price_group_id: str | None | UnsetType = UNSET
    """Clients whom it is for; null for all of them. Id of one of `price-groups`."""


class ArticleTimeStandard(Record, kw_only=True):
    """The hours of work that one unit of an article takes."""

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
    execution_phase: str | None = None
    """Phase of the work."""
    context: str | None = None
    """Where it is done; null for both."""
    hours: Decimal
    """Hours for one unit."""
    article_id: str | None = None
    """The hour code that those hours are booked on. Id of one of `articles`."""
    default: bool | None = None
    """Whether it counts where nothing else is said."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class ArticleTimeStandardPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    execution_phase: str | None | UnsetType = UNSET
    """Phase of the work."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where it is done; null for both."""
    hours: Number | UnsetType = UNSET
    """Hours for one unit."""
    article_id: str | None | UnsetType = UNSET
    """The hour code that those hours are booked on. Id of one of `articles`."""
    default: bool | None | UnsetType = UNSET
    """Whether it counts where nothing else is said. Left out on creation: `false`."""


class ArticleTimeStandardWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    execution_phase: str | None | UnsetType = UNSET
    """Phase of the work."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where it is done; null for both."""
    hours: Number
    """Hours for one unit."""
    article_id: str | None | UnsetType = UNSET
    """The hour code that those hours are booked on. Id of one of `articles`."""
    default: bool | None | UnsetType = UNSET
    """Whether it counts where nothing else is said. Left out on creation: `false`."""


class ArticleTranslation(Model, kw_only=True):
    """What documents for clients call an article, in another language."""

    sale_name: str | None = None
    """Name on documents for clients."""
    description: str | None = None
    """Description."""


class ArticleTranslationWrite(Body, kw_only=True):
    """What documents for clients call an article, in another language."""

    sale_name: str | None | UnsetType = UNSET
    """Name on documents for clients."""
    description: str | None | UnsetType = UNSET
    """Description."""


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
    """How the sale price is found: FIXED_PRICE, MARGIN_ON_COST or MARGIN_ON_GROSS_PURCHASE_PRICE (that of the preferred supplier). Left out on creation: `FIXED_PRICE`."""
    cost_price_strategy: str | None | UnsetType = UNSET
    """How the cost is found: FIXED_PRICE, PREFERRED_SUPPLIER_PRICE, AVERAGE_PURCHASE_PRICE (that of all that was received), or LAST_PURCHASE_PRICE (that of what was received last). Left out on creation: `FIXED_PRICE`."""
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
    internal_photo_id: str | None | UnsetType = UNSET
    """Picture that only the firm's own people see. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    article_type: str | None | UnsetType = UNSET
    """What it is: an article, an installation, a material."""
    library_type: str | None | UnsetType = UNSET
    """Library that it comes from."""
    line_type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """Kind of line that it makes on a document."""
    level: str | None | UnsetType = UNSET
    """Layout style of that line."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """Kind of quantity in a bill of quantities: SOG lump sum, FH fixed, VH presumed."""
    price_per_quantity: Number | None | UnsetType = UNSET
    """Units that its prices are for; null for one."""
    composite_line_item: bool | None | UnsetType = UNSET
    """Whether a line of it shows the parts that it is made of. Left out on creation: `false`."""
    translations: Mapping[str, ArticleTranslationWrite] | None | UnsetType = UNSET
    """Language, such as `fr`, and its texts for clients in that language."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    sale_units: Sequence[ArticleSaleUnitWrite] | None | UnsetType = UNSET
    """Packings in which it is sold. An array replaces them, matched by `id`; null leaves them."""
    tier_prices: Sequence[ArticleTierPriceWrite] | None | UnsetType = UNSET
    """Prices from a quantity on. An array replaces them, matched by `id`; null leaves them."""
    composites: Sequence[ArticleCompositeWrite] | None | UnsetType = UNSET
    """What it is made of. An array replaces them, matched by `id`; null leaves them."""
    maintenance_templates: Sequence[ArticleMaintenanceTemplateWrite] | None | UnsetType = UNSET
    """Maintenance that an installation made of it needs. An array replaces them, matched by `id`; null leaves them."""
    time_standards: Sequence[ArticleTimeStandardWrite] | None | UnsetType = UNSET
    """Hours of work that one unit takes. An array replaces them, matched by `id`; null leaves them."""
    additional_items: Sequence[ArticleAdditionalItemWrite] | None | UnsetType = UNSET
    """What is added to a document with it. An array replaces them, matched by `id`; null leaves them."""
    article_suppliers: Sequence[ArticleSupplierWrite] | None | UnsetType = UNSET
    """Who delivers it, and at what price. An array replaces them, matched by `id`; null leaves them."""


class BankStatement(Record, kw_only=True):
    """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last one of an account takes its import back."""

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
    company_id: str | None = None
    """Own company whose account it is. Id of one of `companies`."""
    iban: str | None = None
    """The account."""
    currency: str | None = None
    """Currency, ISO 4217."""
    year: int | None = None
    """Year of its last day."""
    identification: str | None = None
    """What the bank calls it."""
    number: int | None = None
    """Its number in the year, where the bank counts."""
    sequence: int | None = None
    """How many of the account came before it, and it."""
    date: dt.date | None = None
    """Day of the new balance."""
    opening_balance: Decimal | None = None
    """The old balance."""
    closing_balance: Decimal | None = None
    """The new balance."""
    transaction_count: int | None = None
    """How many transactions it has."""
    document_id: str | None = None
    """The file, on its first statement. Id of a document of type text or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    document: Document | None = None
    """Null unless included: `include=document`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class BankTransaction(Record, kw_only=True):
    """One movement on an account of an own company, and the invoices that it pays."""

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
    company_id: str | None = None
    """Own company whose account it is. Id of one of `companies`."""
    iban: str | None = None
    """The account."""
    date: dt.date
    """Day on which the bank booked it."""
    value_date: dt.date | None = None
    """Day from which it bears interest."""
    amount: Decimal
    """What came in; below zero what went out."""
    currency: str | None = None
    """Currency, ISO 4217."""
    counterparty_name: str | None = None
    """Who paid, or was paid."""
    counterparty_iban: str | None = None
    """The account on the other side."""
    communication: str | None = None
    """The message."""
    structured: bool | None = None
    """Whether the message is a structured communication."""
    statement_number: str | None = None
    """Number of the statement that it is on."""
    statement_id: str | None = None
    """The statement that it was imported with. Id of one of `bank-statements`."""
    status: str | None = None
    """MATCHED once all of it pays invoices; `match`, `unmatch` and `ignore` turn it, and payments of invoices."""
    sales_invoice_id: str | None = None
    """Sales invoice that it paid last. Id of one of `sales-invoices`."""
    purchase_invoice_id: str | None = None
    """Purchase invoice that it pays. Id of one of `purchase-invoices`."""
    purchase_amount: Decimal | None = None
    """What of that it pays; 0 where a payment file says so already (ours)."""
    matched_total: Decimal | None = None
    """What of it pays invoices (ours)."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    statement: BankStatement | None = None
    """Null unless included: `include=statement`."""
    sales_invoice: SalesInvoice | None = None
    """Null unless included: `include=salesInvoice`."""
    purchase_invoice: PurchaseInvoice | None = None
    """Null unless included: `include=purchaseInvoice`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class BankTransactionPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    company_id: str | None | UnsetType = UNSET
    """Own company whose account it is. Id of one of `companies`."""
    iban: str | None | UnsetType = UNSET
    """The account."""
    date: dt.date | UnsetType = UNSET
    """Day on which the bank booked it."""
    value_date: dt.date | None | UnsetType = UNSET
    """Day from which it bears interest."""
    amount: Number | UnsetType = UNSET
    """What came in; below zero what went out."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    counterparty_name: str | None | UnsetType = UNSET
    """Who paid, or was paid."""
    counterparty_iban: str | None | UnsetType = UNSET
    """The account on the other side."""
    communication: str | None | UnsetType = UNSET
    """The message."""
    structured: bool | None | UnsetType = UNSET
    """Whether the message is a structured communication. Left out on creation: `false`."""
    statement_number: str | None | UnsetType = UNSET
    """Number of the statement that it is on."""


class BankTransactionWrite(Body, kw_only=True):
    """A body."""

    company_id: str | None | UnsetType = UNSET
    """Own company whose account it is. Id of one of `companies`."""
    iban: str | None | UnsetType = UNSET
    """The account."""
    date: dt.date
    """Day on which the bank booked it."""
    value_date: dt.date | None | UnsetType = UNSET
    """Day from which it bears interest."""
    amount: Number
    """What came in; below zero what went out."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    counterparty_name: str | None | UnsetType = UNSET
    """Who paid, or was paid."""
    counterparty_iban: str | None | UnsetType = UNSET
    """The account on the other side."""
    communication: str | None | UnsetType = UNSET
    """The message."""
    structured: bool | None | UnsetType = UNSET
    """Whether the message is a structured communication. Left out on creation: `false`."""
    statement_number: str | None | UnsetType = UNSET
    """Number of the statement that it is on."""


class BankTransactionsImport(Body, kw_only=True):
    """A body."""

    document_id: str
    """The file of the bank, CODA or camt.053: a document in a temporary bucket of yours. Id of a document of type text or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose account it is; by default the one with that account. Id of one of `companies`."""
    accept_gap: bool | None | UnsetType = UNSET
    """Whether it may be taken though a statement before it is missing. Left out on creation: `false`."""


class BankTransactionsMatch(Body, kw_only=True):
    """A body."""

    sales_invoice_id: str | None | UnsetType = UNSET
    """Sales invoice that it pays. Id of one of `sales-invoices`."""
    purchase_invoice_id: str | None | UnsetType = UNSET
    """Or purchase invoice that it pays. Id of one of `purchase-invoices`."""
    amount: Number | None | UnsetType = UNSET
    """What of it; by default all that is left of both."""


class Bucket(Record, kw_only=True):
    """Part of an answer."""

    expires: dt.datetime


class BuildingPartner(Record, kw_only=True):
    """Someone who takes part in a project: a client, a supplier, or a contact at a client."""

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
    client_id: str | None = None
    """Client, if it is one. Id of one of `clients`."""
    supplier_id: str | None = None
    """Supplier, if it is one. Id of one of `suppliers`."""
    contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    function: str | None = None
    """What it does there, in the tenant's own words."""
    remark: str | None = None
    """What else there is to know."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    contact: ClientContact | None = None
    """Null unless included: `include=contact`."""


class BuildingPartnerPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    client_id: str | None | UnsetType = UNSET
    """Client, if it is one. Id of one of `clients`."""
    supplier_id: str | None | UnsetType = UNSET
    """Supplier, if it is one. Id of one of `suppliers`."""
    contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    function: str | None | UnsetType = UNSET
    """What it does there, in the tenant's own words."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class BuildingPartnerWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    client_id: str | None | UnsetType = UNSET
    """Client, if it is one. Id of one of `clients`."""
    supplier_id: str | None | UnsetType = UNSET
    """Supplier, if it is one. Id of one of `suppliers`."""
    contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    function: str | None | UnsetType = UNSET
    """What it does there, in the tenant's own words."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


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
    """Whether programs show it to the personnel department only; who may read employees reads all."""
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
    """Whether programs show it to the personnel department only; who may read employees reads all. Left out on creation: `false`."""


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
    """Whether programs show it to the personnel department only; who may read employees reads all. Left out on creation: `false`."""


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
    client_group_ids: list[str] = []
    """Groups that it belongs to. Ids of `client-groups`, in order."""
    client_price_group_id: str | None = None
    """Price group whose tier prices it has. Id of one of `price-groups`."""
    general_ledger_account_id: str | None = None
    """Account of its own that sales to it are booked on. Id of one of `general-ledger-accounts`."""
    iban: str | None = None
    """Bank account that it pays from."""
    bic: str | None = None
    """Bank of that account."""
    direct_debit_mandate: str | None = None
    """Mandate by which it is paid by direct debit (ours)."""
    financial_discount_percentage: Decimal | None = None
    """Percent off when it pays in time, instead of that of the payment condition."""
    financial_discount_days: int | None = None
    """Days within which that holds."""
    credit_limit: Decimal | None = None
    """Up to what its credit is insured."""
    credit_date: dt.date | None = None
    """Day on which that was decided."""
    credit_info: str | None = None
    """What the insurer says of it."""
    enterprise_number: str | None = None
    """Enterprise number: in Belgium 10 digits. By default that of a Belgian VAT number."""
    peppol_id: str | None = None
    """Address in the Peppol network. By default that of a Belgian enterprise number."""
    invoice_delivery: str | None = None
    """How invoices go out to it. By default PEPPOL for a Belgian VAT number."""
    reverse_charge_allowed: bool | None = None
    """Whether it says that it files periodic VAT returns; null until it says so or denies it."""
    confidential: bool | None = None
    """Whether it is confidential."""
    contact_medium: str | None = None
    """How it found the firm."""
    invoice_remark: str | None = None
    """What to know when it is invoiced."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    client_groups: list[ClientGroup] | None = None
    """Null unless included: `include=clientGroups`."""
    client_price_group: PriceGroup | None = None
    """Null unless included: `include=clientPriceGroup`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
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


class ClientGroup(Record, kw_only=True):
    """Clients that are looked at together, such as the members of a buying association."""

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
    color: str | None = None
    """Colour, as CSS writes it."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ClientGroupPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""


class ClientGroupWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""


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
    client_group_ids: Sequence[str] | None | UnsetType = UNSET
    """Groups that it belongs to. Ids of `client-groups`, in order."""
    client_price_group_id: str | None | UnsetType = UNSET
    """Price group whose tier prices it has. Id of one of `price-groups`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account of its own that sales to it are booked on. Id of one of `general-ledger-accounts`."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it pays from."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    direct_debit_mandate: str | None | UnsetType = UNSET
    """Mandate by which it is paid by direct debit (ours)."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it pays in time, instead of that of the payment condition."""
    financial_discount_days: int | None | UnsetType = UNSET
    """Days within which that holds."""
    credit_limit: Number | None | UnsetType = UNSET
    """Up to what its credit is insured."""
    credit_date: dt.date | None | UnsetType = UNSET
    """Day on which that was decided."""
    credit_info: str | None | UnsetType = UNSET
    """What the insurer says of it."""
    enterprise_number: str | None | UnsetType = UNSET
    """Enterprise number: in Belgium 10 digits. By default that of a Belgian VAT number."""
    peppol_id: str | None | UnsetType = UNSET
    """Address in the Peppol network. By default that of a Belgian enterprise number."""
    invoice_delivery: Literal["EMAIL", "PEPPOL", "POST", "NONE"] | None | UnsetType = UNSET
    """How invoices go out to it. By default PEPPOL for a Belgian VAT number."""
    reverse_charge_allowed: bool | None | UnsetType = UNSET
    """Whether it says that it files periodic VAT returns; null until it says so or denies it."""
    confidential: bool | None | UnsetType = UNSET
    """Whether it is confidential. Left out on creation: `false`."""
    contact_medium: str | None | UnsetType = UNSET
    """How it found the firm."""
    invoice_remark: str | None | UnsetType = UNSET
    """What to know when it is invoiced."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[ClientContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class ClientRelation(Record, kw_only=True):
    """What one client is to another: the manager of its building, its architect, its tenant."""

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
    from_client_id: str
    """Client that is something to another. Id of one of `clients`."""
    to_client_id: str
    """Client that it is that to. Id of one of `clients`."""
    kind: str | None = None
    """What it is to the other, in the tenant's own words."""
    remark: str | None = None
    """What else there is to know."""
    from_client: Client | None = None
    """Null unless included: `include=fromClient`."""
    to_client: Client | None = None
    """Null unless included: `include=toClient`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ClientRelationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    from_client_id: str | UnsetType = UNSET
    """Client that is something to another. Id of one of `clients`."""
    to_client_id: str | UnsetType = UNSET
    """Client that it is that to. Id of one of `clients`."""
    kind: str | None | UnsetType = UNSET
    """What it is to the other, in the tenant's own words."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class ClientRelationWrite(Body, kw_only=True):
    """A body."""

    from_client_id: str
    """Client that is something to another. Id of one of `clients`."""
    to_client_id: str
    """Client that it is that to. Id of one of `clients`."""
    kind: str | None | UnsetType = UNSET
    """What it is to the other, in the tenant's own words."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


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
    client_group_ids: Sequence[str] | None | UnsetType = UNSET
    """Groups that it belongs to. Ids of `client-groups`, in order."""
    client_price_group_id: str | None | UnsetType = UNSET
    """Price group whose tier prices it has. Id of one of `price-groups`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account of its own that sales to it are booked on. Id of one of `general-ledger-accounts`."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it pays from."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    direct_debit_mandate: str | None | UnsetType = UNSET
    """Mandate by which it is paid by direct debit (ours)."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it pays in time, instead of that of the payment condition."""
    financial_discount_days: int | None | UnsetType = UNSET
    """Days within which that holds."""
    credit_limit: Number | None | UnsetType = UNSET
    """Up to what its credit is insured."""
    credit_date: dt.date | None | UnsetType = UNSET
    """Day on which that was decided."""
    credit_info: str | None | UnsetType = UNSET
    """What the insurer says of it."""
    enterprise_number: str | None | UnsetType = UNSET
    """Enterprise number: in Belgium 10 digits. By default that of a Belgian VAT number."""
    peppol_id: str | None | UnsetType = UNSET
    """Address in the Peppol network. By default that of a Belgian enterprise number."""
    invoice_delivery: Literal["EMAIL", "PEPPOL", "POST", "NONE"] | None | UnsetType = UNSET
    """How invoices go out to it. By default PEPPOL for a Belgian VAT number."""
    reverse_charge_allowed: bool | None | UnsetType = UNSET
    """Whether it says that it files periodic VAT returns; null until it says so or denies it."""
    confidential: bool | None | UnsetType = UNSET
    """Whether it is confidential. Left out on creation: `false`."""
    contact_medium: str | None | UnsetType = UNSET
    """How it found the firm."""
    invoice_remark: str | None | UnsetType = UNSET
    """What to know when it is invoiced."""
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


class CommuteEntry(Record, kw_only=True):
    """How one employee came to the work."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    employee_id: str | None = None
    """Who travelled. Id of one of `employees`."""
    mobility_type_id: str | None = None
    """How: `-1` as driver with passengers, `-2` as passenger, `-3` as driver alone. Id of one of `mobility-types`."""
    mobility_type_name: str | None = None
    """Name of that. `mobilityTypeId.name` as it was when the reference was set."""
    distance: Decimal | None = None
    """Kilometres there."""
    return_distance: Decimal | None = None
    """Kilometres back."""
    material_id: str | None = None
    """Vehicle. Id of one of `materials`."""
    price: Decimal | None = None
    """Allowance for a kilometre. By default `mobilityTypeId.pricePerKm`."""
    amount: Decimal | None = None
    """Allowance in all."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    mobility_type: MobilityType | None = None
    """Null unless included: `include=mobilityType`."""
    material: Material | None = None
    """Null unless included: `include=material`."""


class CommuteEntryPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    employee_id: str | None | UnsetType = UNSET
    """Who travelled. Id of one of `employees`."""
    mobility_type_id: str | None | UnsetType = UNSET
    """How: `-1` as driver with passengers, `-2` as passenger, `-3` as driver alone. Id of one of `mobility-types`."""
    distance: Number | None | UnsetType = UNSET
    """Kilometres there."""
    return_distance: Number | None | UnsetType = UNSET
    """Kilometres back."""
    material_id: str | None | UnsetType = UNSET
    """Vehicle. Id of one of `materials`."""
    price: Number | None | UnsetType = UNSET
    """Allowance for a kilometre. By default `mobilityTypeId.pricePerKm`."""


class CommuteEntryWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    employee_id: str | None | UnsetType = UNSET
    """Who travelled. Id of one of `employees`."""
    mobility_type_id: str | None | UnsetType = UNSET
    """How: `-1` as driver with passengers, `-2` as passenger, `-3` as driver alone. Id of one of `mobility-types`."""
    distance: Number | None | UnsetType = UNSET
    """Kilometres there."""
    return_distance: Number | None | UnsetType = UNSET
    """Kilometres back."""
    material_id: str | None | UnsetType = UNSET
    """Vehicle. Id of one of `materials`."""
    price: Number | None | UnsetType = UNSET
    """Allowance for a kilometre. By default `mobilityTypeId.pricePerKm`."""


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
    enterprise_number: str | None = None
    """Number in the register of enterprises (ours)."""
    kvk_number: str | None = None
    """Number in the Dutch chamber of commerce."""
    peppol_id: str | None = None
    """Address for e-invoices (ours)."""
    register_court: str | None = None
    """Court whose register it is in, for invoices (ours)."""
    contractor_registration: str | None = None
    """Registration as a contractor (ours)."""
    logo_id: str | None = None
    """Logo on documents. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    letterhead_id: str | None = None
    """Paper that documents are printed on. Id of a document of type application/pdf or image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    default_sales_journal_id: str | None = None
    """Journal of its invoices (ours). Id of one of `journals`."""
    default_credit_journal_id: str | None = None
    """Journal of its credit notes (ours). Id of one of `journals`."""
    default_purchase_journal_id: str | None = None
    """Journal of what it buys (ours). Id of one of `journals`."""
    invoice_footer: dict[str, str] = {}
    """Language → text at the foot of invoices (ours)."""
    document_style: DocumentStyle | None = None
    """How its documents look on paper (ours)."""
    logo: Document | None = None
    """Null unless included: `include=logo`."""
    letterhead: Document | None = None
    """Null unless included: `include=letterhead`."""
    default_sales_journal: Journal | None = None
    """Null unless included: `include=defaultSalesJournal`."""
    default_credit_journal: Journal | None = None
    """Null unless included: `include=defaultCreditJournal`."""
    default_purchase_journal: Journal | None = None
    """Null unless included: `include=defaultPurchaseJournal`."""
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
    enterprise_number: str | None | UnsetType = UNSET
    """Number in the register of enterprises (ours)."""
    kvk_number: str | None | UnsetType = UNSET
    """Number in the Dutch chamber of commerce."""
    peppol_id: str | None | UnsetType = UNSET
    """Address for e-invoices (ours)."""
    register_court: str | None | UnsetType = UNSET
    """Court whose register it is in, for invoices (ours)."""
    contractor_registration: str | None | UnsetType = UNSET
    """Registration as a contractor (ours)."""
    logo_id: str | None | UnsetType = UNSET
    """Logo on documents. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    letterhead_id: str | None | UnsetType = UNSET
    """Paper that documents are printed on. Id of a document of type application/pdf or image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    default_sales_journal_id: str | None | UnsetType = UNSET
    """Journal of its invoices (ours). Id of one of `journals`."""
    default_credit_journal_id: str | None | UnsetType = UNSET
    """Journal of its credit notes (ours). Id of one of `journals`."""
    default_purchase_journal_id: str | None | UnsetType = UNSET
    """Journal of what it buys (ours). Id of one of `journals`."""
    invoice_footer: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text at the foot of invoices (ours)."""
    document_style: DocumentStyleWrite | None | UnsetType = UNSET
    """How its documents look on paper (ours)."""


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
    enterprise_number: str | None | UnsetType = UNSET
    """Number in the register of enterprises (ours)."""
    kvk_number: str | None | UnsetType = UNSET
    """Number in the Dutch chamber of commerce."""
    peppol_id: str | None | UnsetType = UNSET
    """Address for e-invoices (ours)."""
    register_court: str | None | UnsetType = UNSET
    """Court whose register it is in, for invoices (ours)."""
    contractor_registration: str | None | UnsetType = UNSET
    """Registration as a contractor (ours)."""
    logo_id: str | None | UnsetType = UNSET
    """Logo on documents. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    letterhead_id: str | None | UnsetType = UNSET
    """Paper that documents are printed on. Id of a document of type application/pdf or image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    default_sales_journal_id: str | None | UnsetType = UNSET
    """Journal of its invoices (ours). Id of one of `journals`."""
    default_credit_journal_id: str | None | UnsetType = UNSET
    """Journal of its credit notes (ours). Id of one of `journals`."""
    default_purchase_journal_id: str | None | UnsetType = UNSET
    """Journal of what it buys (ours). Id of one of `journals`."""
    invoice_footer: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text at the foot of invoices (ours)."""
    document_style: DocumentStyleWrite | None | UnsetType = UNSET
    """How its documents look on paper (ours)."""


class CompositeLine(Model, kw_only=True):
    """A part of a composite line, for one unit of that line."""

    article_id: str | None = None
    """Article."""
    description: str | None = None
    """What it is."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit."""
    price: Decimal | None = None
    """Price of one unit, VAT not included."""
    cost_price: Decimal | None = None
    """Cost of one unit."""


class ConsumerMessage(Record, kw_only=True):
    """Part of an answer."""

    context: str
    type: str
    timestamp: int
    payload: ConsumerMessagePayload


class ConsumerMessagePayload(Record, kw_only=True):
    """Part of an answer."""



class CreditedLineWrite(Body, kw_only=True):
    """How much of a line is credited."""

    line_item_id: str | None | UnsetType = UNSET
    """Line of the invoice."""
    quantity: Number | None | UnsetType = UNSET
    """Units; by default all of the line."""


class DeliveredLineWrite(Body, kw_only=True):
    """How much of a line is delivered."""

    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order."""
    quantity: Number | None | UnsetType = UNSET
    """Units; by default all that are open."""


class Delivery(Record, kw_only=True):
    """What is brought to a client of one order."""

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
    date: dt.date | None = None
    """Day of the delivery. By default the day on which it is created."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    sales_order_id: str
    """Order that is delivered. Id of one of `sales-orders`."""
    client_id: str | None = None
    """Client. `salesOrderId.clientId` as it was when the reference was set. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client who gets it, if another. `salesOrderId.endClientId` as it was when the reference was set. Id of one of `clients`."""
    project_id: str | None = None
    """Project. `salesOrderId.projectId` as it was when the reference was set. Id of one of `projects`."""
    company_id: str | None = None
    """Own company. `salesOrderId.companyId` as it was when the reference was set. Id of one of `companies`."""
    address: Address | None = None
    """Where it is brought. By default `salesOrderId.address`."""
    assigned_user_id: str | None = None
    """User who is responsible. Id of one of `users`."""
    employee_id: str | None = None
    """Employee who brings it. Id of one of `employees`."""
    stock_location_id: str | None = None
    """Location it is taken from. By default `salesOrderId.stockLocationId`. Id of one of `stock-locations`."""
    signature_name: str | None = None
    """Name of who signed for it."""
    signature_id: str | None = None
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signed_at: dt.datetime | None = None
    """When it was signed."""
    delivered: bool | None = None
    """Whether it was delivered, and counts."""
    remark: str | None = None
    """What else there is to know."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    signature: Document | None = None
    """Null unless included: `include=signature`."""
    line_items: list[DeliveryLineItem] | None = None
    """What is delivered, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class DeliveryLineItem(Record, kw_only=True):
    """What is delivered of a line of the order. All but quantity, unit and text is the order's."""

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
    """What kind of line it is. `orderLineItemId.type` as it was when the reference was set."""
    quantity: Decimal | None = None
    """Units that are delivered. By default `orderLineItemId.quantity`."""
    unit_type: str | None = None
    """Unit. By default `orderLineItemId.unitType`."""
    description: str | None = None
    """Text of the line. By default `orderLineItemId.description`."""
    style_name: str | None = None
    """Layout style. `orderLineItemId.styleName` as it was when the reference was set."""
    article_id: str | None = None
    """Article. `orderLineItemId.articleId` as it was when the reference was set. Id of one of `articles`."""
    post_id: str | None = None
    """Post. `orderLineItemId.postId` as it was when the reference was set. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment. `orderLineItemId.materialId` as it was when the reference was set. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation. `orderLineItemId.installationId` as it was when the reference was set. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. `orderLineItemId.activityId` as it was when the reference was set. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. `orderLineItemId.price` as it was when the reference was set."""
    cost_price: Decimal | None = None
    """Cost of one unit. `orderLineItemId.costPrice` as it was when the reference was set."""
    discount: Decimal | None = None
    """Discount in percent. `orderLineItemId.discount` as it was when the reference was set."""
    order_line_item_id: str
    """Line of the order. Id of one of `sales-orders/line-items`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    order_line_item: SalesOrderLineItem | None = None
    """Null unless included: `include=orderLineItem`."""


class DeliveryLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    quantity: Number | None | UnsetType = UNSET
    """Units that are delivered. By default `orderLineItemId.quantity`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `orderLineItemId.unitType`."""
    description: str | None | UnsetType = UNSET
    """Text of the line. By default `orderLineItemId.description`."""
    order_line_item_id: str | UnsetType = UNSET
    """Line of the order. Id of one of `sales-orders/line-items`."""


class DeliveryLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    quantity: Number | None | UnsetType = UNSET
    """Units that are delivered. By default `orderLineItemId.quantity`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `orderLineItemId.unitType`."""
    description: str | None | UnsetType = UNSET
    """Text of the line. By default `orderLineItemId.description`."""
    order_line_item_id: str
    """Line of the order. Id of one of `sales-orders/line-items`."""


class DeliveryPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the delivery. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    sales_order_id: str | UnsetType = UNSET
    """Order that is delivered. Id of one of `sales-orders`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is brought. By default `salesOrderId.address`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee who brings it. Id of one of `employees`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location it is taken from. By default `salesOrderId.stockLocationId`. Id of one of `stock-locations`."""
    signature_name: str | None | UnsetType = UNSET
    """Name of who signed for it."""
    signature_id: str | None | UnsetType = UNSET
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signed_at: dt.datetime | None | UnsetType = UNSET
    """When it was signed."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[DeliveryLineItemWrite] | None | UnsetType = UNSET
    """What is delivered, in order. An array replaces them, matched by `id`; null leaves them."""


class DeliveryWrite(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the delivery. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    sales_order_id: str
    """Order that is delivered. Id of one of `sales-orders`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is brought. By default `salesOrderId.address`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee who brings it. Id of one of `employees`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location it is taken from. By default `salesOrderId.stockLocationId`. Id of one of `stock-locations`."""
    signature_name: str | None | UnsetType = UNSET
    """Name of who signed for it."""
    signature_id: str | None | UnsetType = UNSET
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signed_at: dt.datetime | None | UnsetType = UNSET
    """When it was signed."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[DeliveryLineItemWrite] | None | UnsetType = UNSET
    """What is delivered, in order. An array replaces them, matched by `id`; null leaves them."""


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

    module: Literal["materials", "price-requests", "purchase-invoices", "purchase-supply-orders", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "stock-changes", "time-registrations", "work-orders"] | UnsetType = UNSET
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

    module: Literal["materials", "price-requests", "purchase-invoices", "purchase-supply-orders", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "stock-changes", "time-registrations", "work-orders"]
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


class DocumentReference(Model, kw_only=True):
    """A number that an invoice refers to."""

    kind: str | None = None
    """What the number is of: the buyer's own, a project, a contract, an order of the buyer or of the seller, a receipt, a delivery, a tender, an object, an account of the buyer, an earlier invoice."""
    number: str | None = None
    """The number."""
    date: dt.date | None = None
    """Its day, where it is stated."""


class DocumentReferenceWrite(Body, kw_only=True):
    """A number that an invoice refers to."""

    kind: Literal["BUYER", "PROJECT", "CONTRACT", "ORDER", "SALES_ORDER", "RECEIPT", "DESPATCH", "TENDER", "OBJECT", "ACCOUNTING", "INVOICE"] | None | UnsetType = UNSET
    """What the number is of: the buyer's own, a project, a contract, an order of the buyer or of the seller, a receipt, a delivery, a tender, an object, an account of the buyer, an earlier invoice."""
    number: str | None | UnsetType = UNSET
    """The number."""
    date: dt.date | None | UnsetType = UNSET
    """Its day, where it is stated."""


class DocumentSettings(Model, kw_only=True):
    """What holds for all documents with lines."""

    rounding: str | None = None
    """What is rounded to cents: each line, or the sum for each tariff. Sales invoices round each line."""


class DocumentSettingsWrite(Body, kw_only=True):
    """What holds for all documents with lines."""

    rounding: Literal["LINE", "TARIFF"] | None | UnsetType = UNSET
    """What is rounded to cents: each line, or the sum for each tariff. Sales invoices round each line. Left out on creation: `LINE`."""


class DocumentStyle(Model, kw_only=True):
    """How its documents look on paper. All of it is data: a colour, choices and texts."""

    accent_color: str | None = None
    """Colour of titles, rules and totals; null: that of the server."""
    logo_position: str | None = None
    """Where the logo stands, or the name."""
    text_size: str | None = None
    """Size of the text."""
    hidden_columns: list[str] | None = None
    """Columns of lines that are left out."""
    footer: dict[str, str] | None = None
    """Language → text at the foot of each page, below what the law asks for."""


class DocumentStyleWrite(Body, kw_only=True):
    """How its documents look on paper. All of it is data: a colour, choices and texts."""

    accent_color: str | None | UnsetType = UNSET
    """Colour of titles, rules and totals; null: that of the server."""
    logo_position: Literal["LEFT", "RIGHT"] | None | UnsetType = UNSET
    """Where the logo stands, or the name. Left out on creation: `LEFT`."""
    text_size: Literal["SMALL", "NORMAL", "LARGE"] | None | UnsetType = UNSET
    """Size of the text. Left out on creation: `NORMAL`."""
    hidden_columns: Sequence[Literal["QUANTITY", "UNIT", "PRICE", "DISCOUNT", "VAT"]] | None | UnsetType = UNSET
    """Columns of lines that are left out."""
    footer: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text at the foot of each page, below what the law asks for."""


class DocumentWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name of the file, its last part only."""


class Email(Record, kw_only=True):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    template_name: str | None = None
    """Name of the template that it is made from."""
    template_id: str | None = None
    """The template; by default that of the name. Id of one of `e-mail-templates`."""
    recipients: Recipients | None = None
    """Who gets it; by default who the template or the record names."""
    subject: str | None = None
    """Subject; by default the template's."""
    body: str | None = None
    """The e-mail itself, HTML; by default the template's."""
    template_context: dict[str, str] = {}
    """Values of variables; they go before what the record says."""
    attach_pdf: bool | None = None
    """Whether the PDF of the record is attached; by default where its template names a kind."""
    attach_ubl: bool | None = None
    """Whether the electronic invoice of the record is attached."""
    pdf_type: str | None = None
    """Kind of that PDF, as the template names it; null: the first."""
    document_ids: list[str] = []
    """Documents of the record that are attached. Ids of `documents`, in order."""
    send: bool | None = None
    """Whether it is sent; else it is a draft."""
    send_as_user_id: str | None = None
    """User in whose name it is sent; answers go there. By default the user who creates it. Id of one of `users`."""
    status: str | None = None
    """Where it stands. Without a mail server it stays queued."""
    sent_at: dt.datetime | None = None
    """When the mail server took it."""
    error: str | None = None
    """What went wrong the last time."""
    message_id: str | None = None
    """Its `Message-ID`."""
    attempts: int | None = None
    """How often it was tried."""
    next_attempt_at: dt.datetime | None = None
    """When it is tried again."""
    composed: bool | None = None
    """Whether its variables were filled."""
    related_resource: str | None = None
    """The record it is about. Path of a record, such as `/offers/123`."""
    template: EmailTemplate | None = None
    """Null unless included: `include=template`."""
    documents: list[Document] | None = None
    """Null unless included: `include=documents`."""
    send_as_user: User | None = None
    """Null unless included: `include=sendAsUser`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class EmailPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    template_name: str | None | UnsetType = UNSET
    """Name of the template that it is made from."""
    template_id: str | None | UnsetType = UNSET
    """The template; by default that of the name. Id of one of `e-mail-templates`."""
    recipients: RecipientsWrite | None | UnsetType = UNSET
    """Who gets it; by default who the template or the record names. Left out on creation: `{"to":[],"cc":[],"bcc":[]}`."""
    subject: str | None | UnsetType = UNSET
    """Subject; by default the template's."""
    body: str | None | UnsetType = UNSET
    """The e-mail itself, HTML; by default the template's."""
    template_context: Mapping[str, str] | None | UnsetType = UNSET
    """Values of variables; they go before what the record says."""
    attach_pdf: bool | None | UnsetType = UNSET
    """Whether the PDF of the record is attached; by default where its template names a kind. Left out on creation: `false`."""
    attach_ubl: bool | None | UnsetType = UNSET
    """Whether the electronic invoice of the record is attached. Left out on creation: `false`."""
    document_ids: Sequence[str] | None | UnsetType = UNSET
    """Documents of the record that are attached. Ids of `documents`, in order."""
    send: bool | None | UnsetType = UNSET
    """Whether it is sent; else it is a draft. Left out on creation: `false`."""
    send_as_user_id: str | None | UnsetType = UNSET
    """User in whose name it is sent; answers go there. By default the user who creates it. Id of one of `users`."""


class EmailTemplate(Record, kw_only=True):
    """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""

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
    """Name, the `templateName` of an e-mail."""
    module: str | None = None
    """Path of the collection whose records it is for; null: any."""
    language: str | None = None
    """Language; null: any."""
    subject: str | None = None
    """Subject."""
    body: str | None = None
    """The e-mail itself, HTML."""
    to: str | None = None
    """Address that it goes to; null: that of the contact or client."""
    status_after_sending: str | None = None
    """Status that the record gets once it is sent."""
    attach_pdf_type: str | None = None
    """Kind of PDF that is attached; null: none."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class EmailTemplatePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name, the `templateName` of an e-mail."""
    module: Literal["activities", "companies", "employee-roles", "employees", "general-ledger-accounts", "journals", "payment-conditions", "roles", "settings", "users", "vat-tariffs", "maintenance-visits", "materials", "installations", "planning-items", "planning-recurrences", "planning-types", "approval-flows", "approval-requests", "bank-statements", "bank-transactions", "payment-files", "price-requests", "purchase-invoices", "purchase-supply-orders", "client-groups", "client-relations", "clients", "suppliers", "deliveries", "offers", "posts", "price-groups", "price-indices", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "tariffs", "article-groups", "articles", "project-supply-routes", "stock-changes", "stock-locations", "e-mail-templates", "extra-fields", "number-ranges", "statuses", "appointments", "hour-types", "mobility-types", "presence-registrations", "public-holidays", "tasks", "time-off-categories", "time-off-requests", "time-registrations", "wage-supplements", "work-orders", "work-schedules"] | None | UnsetType = UNSET
    """Path of the collection whose records it is for; null: any."""
    language: str | None | UnsetType = UNSET
    """Language; null: any."""
    subject: str | None | UnsetType = UNSET
    """Subject."""
    body: str | None | UnsetType = UNSET
    """The e-mail itself, HTML."""
    to: str | None | UnsetType = UNSET
    """Address that it goes to; null: that of the contact or client."""
    status_after_sending: str | None | UnsetType = UNSET
    """Status that the record gets once it is sent."""
    attach_pdf_type: str | None | UnsetType = UNSET
    """Kind of PDF that is attached; null: none."""


class EmailTemplateWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name, the `templateName` of an e-mail."""
    module: Literal["activities", "companies", "employee-roles", "employees", "general-ledger-accounts", "journals", "payment-conditions", "roles", "settings", "users", "vat-tariffs", "maintenance-visits", "materials", "installations", "planning-items", "planning-recurrences", "planning-types", "approval-flows", "approval-requests", "bank-statements", "bank-transactions", "payment-files", "price-requests", "purchase-invoices", "purchase-supply-orders", "client-groups", "client-relations", "clients", "suppliers", "deliveries", "offers", "posts", "price-groups", "price-indices", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "tariffs", "article-groups", "articles", "project-supply-routes", "stock-changes", "stock-locations", "e-mail-templates", "extra-fields", "number-ranges", "statuses", "appointments", "hour-types", "mobility-types", "presence-registrations", "public-holidays", "tasks", "time-off-categories", "time-off-requests", "time-registrations", "wage-supplements", "work-orders", "work-schedules"] | None | UnsetType = UNSET
    """Path of the collection whose records it is for; null: any."""
    language: str | None | UnsetType = UNSET
    """Language; null: any."""
    subject: str | None | UnsetType = UNSET
    """Subject."""
    body: str | None | UnsetType = UNSET
    """The e-mail itself, HTML."""
    to: str | None | UnsetType = UNSET
    """Address that it goes to; null: that of the contact or client."""
    status_after_sending: str | None | UnsetType = UNSET
    """Status that the record gets once it is sent."""
    attach_pdf_type: str | None | UnsetType = UNSET
    """Kind of PDF that is attached; null: none."""


class EmailWrite(Body, kw_only=True):
    """A body."""

    template_name: str | None | UnsetType = UNSET
    """Name of the template that it is made from."""
    template_id: str | None | UnsetType = UNSET
    """The template; by default that of the name. Id of one of `e-mail-templates`."""
    recipients: RecipientsWrite | None | UnsetType = UNSET
    """Who gets it; by default who the template or the record names. Left out on creation: `{"to":[],"cc":[],"bcc":[]}`."""
    subject: str | None | UnsetType = UNSET
    """Subject; by default the template's."""
    body: str | None | UnsetType = UNSET
    """The e-mail itself, HTML; by default the template's."""
    template_context: Mapping[str, str] | None | UnsetType = UNSET
    """Values of variables; they go before what the record says."""
    attach_pdf: bool | None | UnsetType = UNSET
    """Whether the PDF of the record is attached; by default where its template names a kind. Left out on creation: `false`."""
    attach_ubl: bool | None | UnsetType = UNSET
    """Whether the electronic invoice of the record is attached. Left out on creation: `false`."""
    document_ids: Sequence[str] | None | UnsetType = UNSET
    """Documents of the record that are attached. Ids of `documents`, in order."""
    send: bool | None | UnsetType = UNSET
    """Whether it is sent; else it is a draft. Left out on creation: `false`."""
    send_as_user_id: str | None | UnsetType = UNSET
    """User in whose name it is sent; answers go there. By default the user who creates it. Id of one of `users`."""


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
    """Where the person stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
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
    work_schedule_id: str | None = None
    """Work schedule; it says how long the person works on each day. Id of one of `work-schedules`."""
    valid_from: dt.date | None = None
    """First day on which that work schedule holds."""
    subcontractor: bool | None = None
    """Whether the person works for a subcontractor."""
    presence_id: str | None = None
    """Number for presence on a site, where it isn't the national one."""
    other_certificates: list[str] = []
    """Certificates in the firm's own words."""
    employee_role: EmployeeRole | None = None
    """Null unless included: `include=employeeRole`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    employer: Supplier | None = None
    """Null unless included: `include=employer`."""
    work_schedule: WorkSchedule | None = None
    """Null unless included: `include=workSchedule`."""
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
    """Where the person stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
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
    work_schedule_id: str | None | UnsetType = UNSET
    """Work schedule; it says how long the person works on each day. Id of one of `work-schedules`."""
    valid_from: dt.date | None | UnsetType = UNSET
    """First day on which that work schedule holds."""
    subcontractor: bool | None | UnsetType = UNSET
    """Whether the person works for a subcontractor. Left out on creation: `false`."""
    presence_id: str | None | UnsetType = UNSET
    """Number for presence on a site, where it isn't the national one."""
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
    """Where the person stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
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
    work_schedule_id: str | None | UnsetType = UNSET
    """Work schedule; it says how long the person works on each day. Id of one of `work-schedules`."""
    valid_from: dt.date | None | UnsetType = UNSET
    """First day on which that work schedule holds."""
    subcontractor: bool | None | UnsetType = UNSET
    """Whether the person works for a subcontractor. Left out on creation: `false`."""
    presence_id: str | None | UnsetType = UNSET
    """Number for presence on a site, where it isn't the national one."""
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


class ExecutionPhase(Record, kw_only=True):
    """A phase of a project, by which it is planned."""

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
    planning_group: str | None = None
    """Group in the planning."""
    start_date: dt.date | None = None
    """First day."""
    end_date: dt.date | None = None
    """Last day."""
    position: int | None = None
    """Order among the phases, as it is shown."""


class ExecutionPhasePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """Name."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    start_date: dt.date | None | UnsetType = UNSET
    """First day."""
    end_date: dt.date | None | UnsetType = UNSET
    """Last day."""
    position: int | None | UnsetType = UNSET
    """Order among the phases, as it is shown."""


class ExecutionPhaseWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """Name."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    start_date: dt.date | None | UnsetType = UNSET
    """First day."""
    end_date: dt.date | None | UnsetType = UNSET
    """Last day."""
    position: int | None | UnsetType = UNSET
    """Order among the phases, as it is shown."""


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

    module: Literal["employees", "materials", "planning-items", "price-requests", "purchase-invoices", "purchase-supply-orders", "clients", "suppliers", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "articles", "work-orders"] | UnsetType = UNSET
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

    module: Literal["employees", "materials", "planning-items", "price-requests", "purchase-invoices", "purchase-supply-orders", "clients", "suppliers", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "articles", "work-orders"]
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
    kind: str | None = None
    """What is booked on it; null: anything."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class GeneralLedgerAccountPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    code: str | UnsetType = UNSET
    """Number."""
    name: str | UnsetType = UNSET
    """Name."""
    kind: Literal["SALES", "PURCHASE"] | None | UnsetType = UNSET
    """What is booked on it; null: anything."""


class GeneralLedgerAccountWrite(Body, kw_only=True):
    """A body."""

    code: str
    """Number."""
    name: str
    """Name."""
    kind: Literal["SALES", "PURCHASE"] | None | UnsetType = UNSET
    """What is booked on it; null: anything."""


class HourDay(Model, kw_only=True):
    """A day of an employee: what the schedule asks, and what there is."""

    employee_id: str | None = None
    """Employee."""
    date: dt.date | None = None
    """Day."""
    scheduled_minutes: int | None = None
    """Minutes that the schedule asks; none on a public holiday."""
    worked_minutes: int | None = None
    """Minutes of work, of hour types that count in the schedule."""
    absent_minutes: int | None = None
    """Minutes of approved time off, and of hours of absence."""
    difference_minutes: int | None = None
    """What there is, less what is asked."""
    color: str | None = None
    """Equal, different, or more missing than the settings tolerate; null for a day to come."""
    public_holiday: str | None = None
    """The public holiday that it is."""


class HourSettings(Model, kw_only=True):
    """What holds for hours."""

    tolerance: int | None = None
    """Minutes by which a day may differ from the schedule before its hours are missing."""
    require_correction_reason: bool | None = None
    """Whether a correction of what was clocked is refused without a reason, and a deletion altogether."""
    time_off_approver_ids: list[str] | None = None
    """Ids of the users who decide on time off, one after the other; none: it is approved."""


class HourSettingsWrite(Body, kw_only=True):
    """What holds for hours."""

    tolerance: int | None | UnsetType = UNSET
    """Minutes by which a day may differ from the schedule before its hours are missing. Left out on creation: `15`."""
    require_correction_reason: bool | None | UnsetType = UNSET
    """Whether a correction of what was clocked is refused without a reason, and a deletion altogether. Left out on creation: `false`."""
    time_off_approver_ids: Sequence[str] | None | UnsetType = UNSET
    """Ids of the users who decide on time off, one after the other; none: it is approved."""


class HourTotal(Model, kw_only=True):
    """Hours of one type of an employee in a week or month."""

    employee_id: str | None = None
    """Employee."""
    period: str | None = None
    """Week or month."""
    start_date: dt.date | None = None
    """First day of it."""
    hour_type_id: str | None = None
    """Hour type; null where none was given."""
    hour_type: str | None = None
    """Name of that."""
    counts_in_schedule: bool | None = None
    """Whether it counts in the schedule."""
    hours: Decimal | None = None
    """Hours."""


class HourType(Record, kw_only=True):
    """A kind of hours: worked, or away from work."""

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
    type: str | None = None
    """Worked, or away."""
    time_off_category_id: str | None = None
    """Category of time off that it counts for. Id of one of `time-off-categories`."""
    counts_in_schedule: bool | None = None
    """Whether it fills hours of the work schedule."""
    code: str | None = None
    """Code of the payroll office."""
    cost_percentage: Decimal | None = None
    """Cost of such an hour in percent of a normal one."""
    sale_percentage: Decimal | None = None
    """Price of such an hour in percent of a normal one."""
    time_off_category: TimeOffCategory | None = None
    """Null unless included: `include=timeOffCategory`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class HourTypePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    type: Literal["PRESENCE", "ABSENCE"] | None | UnsetType = UNSET
    """Worked, or away. Left out on creation: `PRESENCE`."""
    time_off_category_id: str | None | UnsetType = UNSET
    """Category of time off that it counts for. Id of one of `time-off-categories`."""
    counts_in_schedule: bool | None | UnsetType = UNSET
    """Whether it fills hours of the work schedule. Left out on creation: `true`."""
    code: str | None | UnsetType = UNSET
    """Code of the payroll office."""
    cost_percentage: Number | None | UnsetType = UNSET
    """Cost of such an hour in percent of a normal one."""
    sale_percentage: Number | None | UnsetType = UNSET
    """Price of such an hour in percent of a normal one."""


class HourTypeWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    type: Literal["PRESENCE", "ABSENCE"] | None | UnsetType = UNSET
    """Worked, or away. Left out on creation: `PRESENCE`."""
    time_off_category_id: str | None | UnsetType = UNSET
    """Category of time off that it counts for. Id of one of `time-off-categories`."""
    counts_in_schedule: bool | None | UnsetType = UNSET
    """Whether it fills hours of the work schedule. Left out on creation: `true`."""
    code: str | None | UnsetType = UNSET
    """Code of the payroll office."""
    cost_percentage: Number | None | UnsetType = UNSET
    """Cost of such an hour in percent of a normal one."""
    sale_percentage: Number | None | UnsetType = UNSET
    """Price of such an hour in percent of a normal one."""


class Indexation(Model, kw_only=True):
    """How the prices of a subscription rise each year."""

    index: str | None = None
    """Code of the price index that they follow."""
    base: Decimal | None = None
    """Value of the index when it was agreed."""
    percentage: Decimal | None = None
    """Percent that they rise by, where they follow no index."""
    next_date: dt.date | None = None
    """Day on which they rise next."""


class IndexationWrite(Body, kw_only=True):
    """How the prices of a subscription rise each year."""

    index: str | None | UnsetType = UNSET
    """Code of the price index that they follow."""
    base: Number | None | UnsetType = UNSET
    """Value of the index when it was agreed."""
    percentage: Number | None | UnsetType = UNSET
    """Percent that they rise by, where they follow no index."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which they rise next."""


class Installation(Record, kw_only=True):
    """A machine, a tool or an installation that is looked after one by one."""

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
    name: str | None = None
    """Name."""
    serial_number: str | None = None
    """Serial number."""
    brand: str | None = None
    """Brand."""
    model: str | None = None
    """Model."""
    article_id: str | None = None
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None = None
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None = None
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    installation: bool | None = None
    """Whether it is an installation."""
    assigned_project_id: str | None = None
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None = None
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None = None
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None = None
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None = None
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None = None
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None = None
    """Own company whose it is. Id of one of `companies`."""
    address: Address | None = None
    """Where it is."""
    planning_group: str | None = None
    """Group in the planning."""
    commissioning_date: dt.date | None = None
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None = None
    """Last day of its warranty."""
    purchase_date: dt.date | None = None
    """Day on which it was bought."""
    purchase_price: Decimal | None = None
    """What it cost."""
    cost_price: Decimal | None = None
    """Cost of one unit of its use."""
    sale_price: Decimal | None = None
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None = None
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None = None
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None = None
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    next_maintenance_date: dt.date | None = None
    """Earliest of the next dates of its schedules."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    subscription: Subscription | None = None
    """Null unless included: `include=subscription`."""
    subscriptions: list[Subscription] | None = None
    """Contracts that are about it. Null unless included: `include=subscriptions`."""
    assigned_project: Project | None = None
    """Null unless included: `include=assignedProject`."""
    assigned_client: Client | None = None
    """Null unless included: `include=assignedClient`."""
    assigned_end_client: Client | None = None
    """Null unless included: `include=assignedEndClient`."""
    assigned_employee: Employee | None = None
    """Null unless included: `include=assignedEmployee`."""
    assigned_subcontractor: Supplier | None = None
    """Null unless included: `include=assignedSubcontractor`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    status_details: Status | None = None
    """Its status with colour and position. Null unless included: `include=statusDetails`."""
    maintenance_schedule: list[InstallationMaintenanceSchedule] | None = None
    """Maintenance that it needs. Null unless included: `include=maintenanceSchedule`."""
    maintenance_visits: list[MaintenanceVisit] | None = None
    """Each time that it was or is due. Null unless included: `include=maintenanceVisits`."""
    files: list[Document] | None = None
    """Its documents. Null unless included: `include=files`."""
    purchase_supply_order_line_item: PurchaseSupplyOrderLineItem | None = None
    """Null unless included: `include=purchaseSupplyOrderLineItem`."""
    parent: Installation | None = None
    """Null unless included: `include=parent`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class InstallationMaintenanceSchedule(Record, kw_only=True):
    """Maintenance that is due again and again."""

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
    """What is done."""
    period_unit: str | None = None
    """Unit of the period."""
    period_count: int | None = None
    """How many of it the period lasts."""
    synchronize: bool | None = None
    """Whether the next date follows the day on which it was really done."""
    combinable: bool | None = None
    """Whether one order does it together with others of the same project and client."""
    estimated_minutes: int | None = None
    """Minutes that it takes."""
    planning_type_id: str | None = None
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None = None
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None = None
    """What is checked, one point a line."""
    remark: str | None = None
    """What else there is to know."""
    next_date: dt.date | None = None
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""
    first_date: dt.date | None = None
    """The next day that was set by hand last: the days after it are counted from it (ours)."""
    last_date: dt.date | None = None
    """Day on which it was done last."""
    planning_type: PlanningType | None = None
    """Null unless included: `include=planningType`."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class InstallationMaintenanceSchedulePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""


class InstallationMaintenanceScheduleWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""


class InstallationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | None | UnsetType = UNSET
    """Name."""
    serial_number: str | None | UnsetType = UNSET
    """Serial number."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    model: str | None | UnsetType = UNSET
    """Model."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None | UnsetType = UNSET
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_project_id: str | None | UnsetType = UNSET
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None | UnsetType = UNSET
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None | UnsetType = UNSET
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None | UnsetType = UNSET
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None | UnsetType = UNSET
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    commissioning_date: dt.date | None | UnsetType = UNSET
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None | UnsetType = UNSET
    """Last day of its warranty."""
    purchase_date: dt.date | None | UnsetType = UNSET
    """Day on which it was bought."""
    purchase_price: Number | None | UnsetType = UNSET
    """What it cost."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of its use."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None | UnsetType = UNSET
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    maintenance_schedule: Sequence[InstallationMaintenanceScheduleWrite] | None | UnsetType = UNSET
    """Maintenance that it needs. An array replaces them, matched by `id`; null leaves them."""


class InstallationWrite(Body, kw_only=True):
    """A body."""

    name: str | None | UnsetType = UNSET
    """Name."""
    serial_number: str | None | UnsetType = UNSET
    """Serial number."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    model: str | None | UnsetType = UNSET
    """Model."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None | UnsetType = UNSET
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_project_id: str | None | UnsetType = UNSET
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None | UnsetType = UNSET
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None | UnsetType = UNSET
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None | UnsetType = UNSET
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None | UnsetType = UNSET
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    commissioning_date: dt.date | None | UnsetType = UNSET
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None | UnsetType = UNSET
    """Last day of its warranty."""
    purchase_date: dt.date | None | UnsetType = UNSET
    """Day on which it was bought."""
    purchase_price: Number | None | UnsetType = UNSET
    """What it cost."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of its use."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None | UnsetType = UNSET
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    maintenance_schedule: Sequence[InstallationMaintenanceScheduleWrite] | None | UnsetType = UNSET
    """Maintenance that it needs. An array replaces them, matched by `id`; null leaves them."""


class InvitationLink(Model, kw_only=True):
    """Part of an answer."""

    url: str
    expires_at: dt.datetime


class InvoiceSettings(Model, kw_only=True):
    """What holds for sales invoices."""

    overdue_statuses: list[str] | None = None
    """Statuses in which an invoice can become overdue."""
    overdue_status: str | None = None
    """Status of what is overdue."""
    paid_status: str | None = None
    """Status of what is paid."""
    credited_status: str | None = None
    """Status of what is credited in full."""
    reminder_statuses: list[str] | None = None
    """Statuses that reminders give, the first one first."""
    reminder_days: list[int] | None = None
    """Days after the last day to pay on which reminders are sent by themselves, the first one first; none: a person sends them."""
    reminder_templates: list[str] | None = None
    """Names of the e-mail templates of reminders, the first one first; none: texts of the server."""
    show_post_number: bool | None = None
    """Whether numbers of posts are printed."""
    show_line_numbers: bool | None = None
    """Whether lines are numbered."""
    show_project_information: bool | None = None
    """Whether the project is printed."""
    intro_text: dict[str, str] | None = None
    """Language → text before the lines."""
    retention_base: str | None = None
    """What is retained of: the total with VAT or without."""
    retention_vat: str | None = None
    """When VAT on what is retained is due: at once, or on release."""


class InvoiceSettingsWrite(Body, kw_only=True):
    """What holds for sales invoices."""

    overdue_statuses: Sequence[str] | None | UnsetType = UNSET
    """Statuses in which an invoice can become overdue. Left out on creation: `["verzonden"]`."""
    overdue_status: str | None | UnsetType = UNSET
    """Status of what is overdue. Left out on creation: `vervallen`."""
    paid_status: str | None | UnsetType = UNSET
    """Status of what is paid. Left out on creation: `betaald`."""
    credited_status: str | None | UnsetType = UNSET
    """Status of what is credited in full. Left out on creation: `gecrediteerd`."""
    reminder_statuses: Sequence[str] | None | UnsetType = UNSET
    """Statuses that reminders give, the first one first. Left out on creation: `["herinnering 1","herinnering 2","herinnering 3"]`."""
    reminder_days: Sequence[int] | None | UnsetType = UNSET
    """Days after the last day to pay on which reminders are sent by themselves, the first one first; none: a person sends them."""
    reminder_templates: Sequence[str] | None | UnsetType = UNSET
    """Names of the e-mail templates of reminders, the first one first; none: texts of the server."""
    show_post_number: bool | None | UnsetType = UNSET
    """Whether numbers of posts are printed. Left out on creation: `false`."""
    show_line_numbers: bool | None | UnsetType = UNSET
    """Whether lines are numbered. Left out on creation: `false`."""
    show_project_information: bool | None | UnsetType = UNSET
    """Whether the project is printed. Left out on creation: `false`."""
    intro_text: Mapping[str, str] | None | UnsetType = UNSET
    """Language → text before the lines."""
    retention_base: Literal["INCL", "EXCL"] | None | UnsetType = UNSET
    """What is retained of: the total with VAT or without. Left out on creation: `INCL`."""
    retention_vat: Literal["STATEMENT", "RELEASE"] | None | UnsetType = UNSET
    """When VAT on what is retained is due: at once, or on release. Left out on creation: `STATEMENT`."""


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
    kind: str | None = None
    """What is booked in it; null: anything (ours)."""
    default: bool | None = None
    """Whether it is the one of its kind and company by default (ours)."""
    general_ledger_account_id: str | None = None
    """Account that lines are booked on that nothing else gives one (ours). Id of one of `general-ledger-accounts`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    number_range: DocumentNumberRange | None = None
    """Null unless included: `include=numberRange`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
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
    kind: Literal["SALES", "SALES_CREDIT", "PURCHASE", "PURCHASE_CREDIT"] | None | UnsetType = UNSET
    """What is booked in it; null: anything (ours)."""
    default: bool | None | UnsetType = UNSET
    """Whether it is the one of its kind and company by default (ours). Left out on creation: `false`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that lines are booked on that nothing else gives one (ours). Id of one of `general-ledger-accounts`."""


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
    kind: Literal["SALES", "SALES_CREDIT", "PURCHASE", "PURCHASE_CREDIT"] | None | UnsetType = UNSET
    """What is booked in it; null: anything (ours)."""
    default: bool | None | UnsetType = UNSET
    """Whether it is the one of its kind and company by default (ours). Left out on creation: `false`."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that lines are booked on that nothing else gives one (ours). Id of one of `general-ledger-accounts`."""


class ListenerMessage(Record, kw_only=True):
    """Part of an answer."""

    event: str
    object_: str
    attempt: int
    body: str


class MaintenanceVisit(Record, kw_only=True):
    """One time that maintenance is due, and what came of it."""

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
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    maintenance_schedule_id: str | None = None
    """Schedule that it follows from. Id of one of `installations/maintenance-schedules`."""
    planned_date: dt.date | None = None
    """Day on which it is due."""
    executed_date: dt.date | None = None
    """Day on which it was done."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    work_order_id: str | None = None
    """Work order on which it was done. Id of one of `work-orders`."""
    sales_order_id: str | None = None
    """Order that it is charged by. Id of one of `sales-orders`."""
    planning_item_id: str | None = None
    """Where it stands in the planning. Id of one of `planning-items`."""
    result: str | None = None
    """What was found."""
    remark: str | None = None
    """What else there is to know."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    maintenance_schedule: InstallationMaintenanceSchedule | None = None
    """Null unless included: `include=maintenanceSchedule`."""
    work_order: WorkOrder | None = None
    """Null unless included: `include=workOrder`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    planning_item: PlanningItem | None = None
    """Null unless included: `include=planningItem`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class MaintenanceVisitPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    maintenance_schedule_id: str | None | UnsetType = UNSET
    """Schedule that it follows from. Id of one of `installations/maintenance-schedules`."""
    planned_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due."""
    executed_date: dt.date | None | UnsetType = UNSET
    """Day on which it was done."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order on which it was done. Id of one of `work-orders`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is charged by. Id of one of `sales-orders`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Where it stands in the planning. Id of one of `planning-items`."""
    result: str | None | UnsetType = UNSET
    """What was found."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class MaintenanceVisitWrite(Body, kw_only=True):
    """A body."""

    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    maintenance_schedule_id: str | None | UnsetType = UNSET
    """Schedule that it follows from. Id of one of `installations/maintenance-schedules`."""
    planned_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due."""
    executed_date: dt.date | None | UnsetType = UNSET
    """Day on which it was done."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order on which it was done. Id of one of `work-orders`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is charged by. Id of one of `sales-orders`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Where it stands in the planning. Id of one of `planning-items`."""
    result: str | None | UnsetType = UNSET
    """What was found."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""


class MaintenanceVisitsCreateOrders(Body, kw_only=True):
    """A body."""

    until: dt.date
    """Last day on which what is ordered is due."""


class Material(Record, kw_only=True):
    """A machine, a tool or an installation that is looked after one by one."""

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
    name: str | None = None
    """Name."""
    serial_number: str | None = None
    """Serial number."""
    brand: str | None = None
    """Brand."""
    model: str | None = None
    """Model."""
    article_id: str | None = None
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None = None
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None = None
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    installation: bool | None = None
    """Whether it is an installation."""
    assigned_project_id: str | None = None
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None = None
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None = None
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None = None
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None = None
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None = None
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None = None
    """Own company whose it is. Id of one of `companies`."""
    address: Address | None = None
    """Where it is."""
    planning_group: str | None = None
    """Group in the planning."""
    commissioning_date: dt.date | None = None
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None = None
    """Last day of its warranty."""
    purchase_date: dt.date | None = None
    """Day on which it was bought."""
    purchase_price: Decimal | None = None
    """What it cost."""
    cost_price: Decimal | None = None
    """Cost of one unit of its use."""
    sale_price: Decimal | None = None
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None = None
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None = None
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None = None
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    next_maintenance_date: dt.date | None = None
    """Earliest of the next dates of its schedules."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    subscription: Subscription | None = None
    """Null unless included: `include=subscription`."""
    subscriptions: list[Subscription] | None = None
    """Contracts that are about it. Null unless included: `include=subscriptions`."""
    assigned_project: Project | None = None
    """Null unless included: `include=assignedProject`."""
    assigned_client: Client | None = None
    """Null unless included: `include=assignedClient`."""
    assigned_end_client: Client | None = None
    """Null unless included: `include=assignedEndClient`."""
    assigned_employee: Employee | None = None
    """Null unless included: `include=assignedEmployee`."""
    assigned_subcontractor: Supplier | None = None
    """Null unless included: `include=assignedSubcontractor`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    status_details: Status | None = None
    """Its status with colour and position. Null unless included: `include=statusDetails`."""
    maintenance_schedule: list[MaterialMaintenanceSchedule] | None = None
    """Maintenance that it needs. Null unless included: `include=maintenanceSchedule`."""
    maintenance_visits: list[MaintenanceVisit] | None = None
    """Each time that it was or is due. Null unless included: `include=maintenanceVisits`."""
    files: list[Document] | None = None
    """Its documents. Null unless included: `include=files`."""
    purchase_supply_order_line_item: PurchaseSupplyOrderLineItem | None = None
    """Null unless included: `include=purchaseSupplyOrderLineItem`."""
    parent: Installation | None = None
    """Null unless included: `include=parent`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class MaterialEntry(Record, kw_only=True):
    """Equipment that was used."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    material_id: str | None = None
    """Piece of equipment. Id of one of `materials`."""
    article_id: str | None = None
    """Article that it is invoiced as. Id of one of `articles`."""
    amount: Decimal | None = None
    """How much was used."""
    billable_amount: Decimal | None = None
    """How much is invoiced. By default `amount`."""
    cost_amount: Decimal | None = None
    """How much is counted as cost. By default `amount`."""
    sale_price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the article for this client."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    unit_type: str | None = None
    """Unit. By default `articleId.unitType`."""
    description: str | None = None
    """What it was used for."""
    remark: str | None = None
    """What else there is to know."""
    vat_tariff_id: str | None = None
    """VAT tariff. Id of one of `vat-tariffs`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""


class MaterialEntryPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment. Id of one of `materials`."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is invoiced as. Id of one of `articles`."""
    amount: Number | None | UnsetType = UNSET
    """How much was used."""
    billable_amount: Number | None | UnsetType = UNSET
    """How much is invoiced. By default `amount`."""
    cost_amount: Number | None | UnsetType = UNSET
    """How much is counted as cost. By default `amount`."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the article for this client."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What it was used for."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""


class MaterialEntryWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment. Id of one of `materials`."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is invoiced as. Id of one of `articles`."""
    amount: Number | None | UnsetType = UNSET
    """How much was used."""
    billable_amount: Number | None | UnsetType = UNSET
    """How much is invoiced. By default `amount`."""
    cost_amount: Number | None | UnsetType = UNSET
    """How much is counted as cost. By default `amount`."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the article for this client."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What it was used for."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""


class MaterialMaintenanceSchedule(Record, kw_only=True):
    """Maintenance that is due again and again."""

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
    """What is done."""
    period_unit: str | None = None
    """Unit of the period."""
    period_count: int | None = None
    """How many of it the period lasts."""
    synchronize: bool | None = None
    """Whether the next date follows the day on which it was really done."""
    combinable: bool | None = None
    """Whether one order does it together with others of the same project and client."""
    estimated_minutes: int | None = None
    """Minutes that it takes."""
    planning_type_id: str | None = None
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None = None
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None = None
    """What is checked, one point a line."""
    remark: str | None = None
    """What else there is to know."""
    next_date: dt.date | None = None
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""
    first_date: dt.date | None = None
    """The next day that was set by hand last: the days after it are counted from it (ours)."""
    last_date: dt.date | None = None
    """Day on which it was done last."""
    planning_type: PlanningType | None = None
    """Null unless included: `include=planningType`."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class MaterialMaintenanceSchedulePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""


class MaterialMaintenanceScheduleWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """What is done."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | None | UnsetType = UNSET
    """Unit of the period. Left out on creation: `YEAR`."""
    period_count: int | None | UnsetType = UNSET
    """How many of it the period lasts. Left out on creation: `1`."""
    synchronize: bool | None | UnsetType = UNSET
    """Whether the next date follows the day on which it was really done. Left out on creation: `false`."""
    combinable: bool | None | UnsetType = UNSET
    """Whether one order does it together with others of the same project and client. Left out on creation: `true`."""
    estimated_minutes: int | None | UnsetType = UNSET
    """Minutes that it takes."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of planning that it is put in as. Id of one of `planning-types`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is charged for it. Id of one of `articles`."""
    checklist_template: str | None | UnsetType = UNSET
    """What is checked, one point a line."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it is due next. Once a visit is executed it is a period later: than the planned day, or with `synchronize` than the day on which it was done."""


class MaterialPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | None | UnsetType = UNSET
    """Name."""
    serial_number: str | None | UnsetType = UNSET
    """Serial number."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    model: str | None | UnsetType = UNSET
    """Model."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None | UnsetType = UNSET
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_project_id: str | None | UnsetType = UNSET
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None | UnsetType = UNSET
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None | UnsetType = UNSET
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None | UnsetType = UNSET
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None | UnsetType = UNSET
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    commissioning_date: dt.date | None | UnsetType = UNSET
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None | UnsetType = UNSET
    """Last day of its warranty."""
    purchase_date: dt.date | None | UnsetType = UNSET
    """Day on which it was bought."""
    purchase_price: Number | None | UnsetType = UNSET
    """What it cost."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of its use."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None | UnsetType = UNSET
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    maintenance_schedule: Sequence[MaterialMaintenanceScheduleWrite] | None | UnsetType = UNSET
    """Maintenance that it needs. An array replaces them, matched by `id`; null leaves them."""


class MaterialWrite(Body, kw_only=True):
    """A body."""

    name: str | None | UnsetType = UNSET
    """Name."""
    serial_number: str | None | UnsetType = UNSET
    """Serial number."""
    brand: str | None | UnsetType = UNSET
    """Brand."""
    model: str | None | UnsetType = UNSET
    """Model."""
    article_id: str | None | UnsetType = UNSET
    """Article that it is one of. Id of one of `articles`."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivered it. Id of one of `suppliers`."""
    subscription_id: str | None | UnsetType = UNSET
    """Contract by which it is looked after. Id of one of `subscriptions`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_project_id: str | None | UnsetType = UNSET
    """Project where it is or was installed. Id of one of `projects`."""
    assigned_client_id: str | None | UnsetType = UNSET
    """Client whom it is assigned to. Id of one of `clients`."""
    assigned_end_client_id: str | None | UnsetType = UNSET
    """Who uses it, if another. Id of one of `clients`."""
    assigned_employee_id: str | None | UnsetType = UNSET
    """Employee who has it. Id of one of `employees`."""
    assigned_subcontractor_id: str | None | UnsetType = UNSET
    """Subcontractor who has it. Id of one of `suppliers`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location where it is kept. Id of one of `stock-locations`."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose it is. Id of one of `companies`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""
    planning_group: str | None | UnsetType = UNSET
    """Group in the planning."""
    commissioning_date: dt.date | None | UnsetType = UNSET
    """Day on which it was put into use."""
    warranty_end_date: dt.date | None | UnsetType = UNSET
    """Last day of its warranty."""
    purchase_date: dt.date | None | UnsetType = UNSET
    """Day on which it was bought."""
    purchase_price: Number | None | UnsetType = UNSET
    """What it cost."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit of its use."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one unit of its use."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it came by (ours). Id of one of `purchase-supply-orders/line-items`."""
    parent_id: str | None | UnsetType = UNSET
    """Installation that it is part of. Id of one of `installations`."""
    image_id: str | None | UnsetType = UNSET
    """Picture. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    maintenance_schedule: Sequence[MaterialMaintenanceScheduleWrite] | None | UnsetType = UNSET
    """Maintenance that it needs. An array replaces them, matched by `id`; null leaves them."""


class Metadata(Model, kw_only=True):
    """Part of an answer."""

    resource: str
    """The record as other records refer to it: `/offers/17`."""
    resource_type_id: str
    description: str
    """A line in which a person recognises it."""
    href: str
    """Its page in the console."""


class MobilityType(Record, kw_only=True):
    """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with passengers, `-2` passenger, `-3` driver alone."""

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
    price_per_km: Decimal | None = None
    """Allowance for a kilometre."""
    built_in: bool | None = None
    """Whether every firm has it."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class MobilityTypePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    price_per_km: Number | None | UnsetType = UNSET
    """Allowance for a kilometre."""


class MobilityTypeWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    price_per_km: Number | None | UnsetType = UNSET
    """Allowance for a kilometre."""


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
    """Its day; null while it is a draft."""
    expire_date: dt.date | None = None
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None = None
    """Day on which it was sent."""
    follow_up_date: dt.date | None = None
    """Day on which to ask the client about it."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None = None
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    contact_email: str | None = None
    """Address that it goes to."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None = None
    """Whether it counts in the project's post-calculation."""
    company_id: str | None = None
    """Own company that makes it. Id of one of `companies`."""
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
    rounding: str | None = None
    """What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours). As `documents.rounding` of the settings says when it is made."""
    calculation: bool | None = None
    """Whether it is calculated with posts; else it is a simple one."""
    template: bool | None = None
    """Whether others are made from it."""
    global_discount: Decimal | None = None
    """Discount on all lines in percent."""
    global_discount_amount: Decimal | None = None
    """Fixed discount on what is left then."""
    margins: dict[str, Decimal] = {}
    """Kind of cost → margin in percent of a calculated one."""
    parameters: list[QuotationParameter] = []
    """Questions whose answers the formulas of its posts use."""
    context: str | None = None
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None = None
    """User who sells it. Id of one of `users`."""
    success_percentage: Decimal | None = None
    """Chance of an order by its status, in percent."""
    signed_at: dt.datetime | None = None
    """When the client accepted it."""
    signature_name: str | None = None
    """Who signed."""
    signature_id: str | None = None
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    loss_reason: str | None = None
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None = None
    """Offer that it was made from. Id of one of `offers`."""
    sales_order_id: str | None = None
    """Order that it became; they have one plan of phases (ours). Id of one of `sales-orders`."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
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
    sales_agent_user: User | None = None
    """Null unless included: `include=salesAgentUser`."""
    signature: Document | None = None
    """Null unless included: `include=signature`."""
    template_offer: Offer | None = None
    """Null unless included: `include=templateOffer`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    line_items: list[OfferLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    invoice_phases: list[OfferInvoicePhase] | None = None
    """The parts that it will be invoiced in. Null unless included: `include=invoicePhases`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class OfferInvoicePhase(Record, kw_only=True):
    """A part of an offer that is invoiced as one."""

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
    kind: str
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Decimal | None = None
    """Percent of the total without VAT."""
    amount: Decimal | None = None
    """Amount, VAT not included."""
    due_date: dt.date | None = None
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None = None
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""
    status: str | None = None
    """Whether it is invoiced."""
    sales_invoice: SalesInvoice | None = None
    """Null unless included: `include=salesInvoice`."""


class OfferInvoicePhasePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """Name."""
    kind: Literal["PERCENTAGE", "AMOUNT", "FINAL"] | UnsetType = UNSET
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the total without VAT."""
    amount: Number | None | UnsetType = UNSET
    """Amount, VAT not included."""
    due_date: dt.date | None | UnsetType = UNSET
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None | UnsetType = UNSET
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""


class OfferInvoicePhaseWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """Name."""
    kind: Literal["PERCENTAGE", "AMOUNT", "FINAL"]
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the total without VAT."""
    amount: Number | None | UnsetType = UNSET
    """Amount, VAT not included."""
    due_date: dt.date | None | UnsetType = UNSET
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None | UnsetType = UNSET
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""


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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    supplier_id: str | None = None
    """Supplier whose quote it costs what it does by (ours). Id of one of `suppliers`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""


class OfferLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    supplier_id: str | None | UnsetType = UNSET
    """Supplier whose quote it costs what it does by (ours). Id of one of `suppliers`."""


class OfferLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    supplier_id: str | None | UnsetType = UNSET
    """Supplier whose quote it costs what it does by (ours). Id of one of `suppliers`."""


class OfferPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    logic_id: str | None | UnsetType = UNSET
    """Number, given with the date."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Its day; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that it goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes it. Id of one of `companies`."""
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
    calculation: bool | None | UnsetType = UNSET
    """Whether it is calculated with posts; else it is a simple one. Left out on creation: `false`."""
    template: bool | None | UnsetType = UNSET
    """Whether others are made from it. Left out on creation: `false`."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    margins: Mapping[str, Number] | None | UnsetType = UNSET
    """Kind of cost → margin in percent of a calculated one."""
    parameters: Sequence[QuotationParameterWrite] | None | UnsetType = UNSET
    """Questions whose answers the formulas of its posts use."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sells it. Id of one of `users`."""
    loss_reason: str | None | UnsetType = UNSET
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[OfferLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    invoice_phases: Sequence[OfferInvoicePhaseWrite] | None | UnsetType = UNSET
    """The parts that it will be invoiced in. An array replaces them, matched by `id`; null leaves them."""


class OfferSettings(Model, kw_only=True):
    """What holds for offers."""

    create_order_on_acceptance: bool | None = None
    """Whether an offer that is accepted becomes an order."""
    end_client: bool | None = None
    """Whether offers name an end client too."""


class OfferSettingsWrite(Body, kw_only=True):
    """What holds for offers."""

    create_order_on_acceptance: bool | None | UnsetType = UNSET
    """Whether an offer that is accepted becomes an order. Left out on creation: `true`."""
    end_client: bool | None | UnsetType = UNSET
    """Whether offers name an end client too. Left out on creation: `false`."""


class OfferWrite(Body, kw_only=True):
    """A body."""

    logic_id: str | None | UnsetType = UNSET
    """Number, given with the date."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Its day; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that it goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes it. Id of one of `companies`."""
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
    calculation: bool | None | UnsetType = UNSET
    """Whether it is calculated with posts; else it is a simple one. Left out on creation: `false`."""
    template: bool | None | UnsetType = UNSET
    """Whether others are made from it. Left out on creation: `false`."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    margins: Mapping[str, Number] | None | UnsetType = UNSET
    """Kind of cost → margin in percent of a calculated one."""
    parameters: Sequence[QuotationParameterWrite] | None | UnsetType = UNSET
    """Questions whose answers the formulas of its posts use."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sells it. Id of one of `users`."""
    loss_reason: str | None | UnsetType = UNSET
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[OfferLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    invoice_phases: Sequence[OfferInvoicePhaseWrite] | None | UnsetType = UNSET
    """The parts that it will be invoiced in. An array replaces them, matched by `id`; null leaves them."""


class OffersAccept(Body, kw_only=True):
    """A body."""

    create_order: bool | None | UnsetType = UNSET
    """Whether it becomes an order; by default what the setting `offers.createOrderOnAcceptance` says."""
    create_project: bool | None | UnsetType = UNSET
    """Whether a project is made for it. Left out on creation: `false`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it goes to. Id of one of `projects`."""
    signature_name: str | None | UnsetType = UNSET
    """Who signed."""
    signature_id: str | None | UnsetType = UNSET
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""


class OffersPriceRequest(Body, kw_only=True):
    """A body."""

    supplier_ids: Sequence[str] | None | UnsetType = UNSET
    """Suppliers and subcontractors who are asked. Ids of `suppliers`, in order."""


class OrderSettings(Model, kw_only=True):
    """What holds for orders."""

    order_based_invoicing: bool | None = None
    """Whether what is to be invoiced is gathered on the order."""


class OrderSettingsWrite(Body, kw_only=True):
    """What holds for orders."""

    order_based_invoicing: bool | None | UnsetType = UNSET
    """Whether what is to be invoiced is gathered on the order. Left out on creation: `false`."""


class PasswordChange(Body, kw_only=True):
    """A body."""

    current_password: str
    new_password: str


class Payment(Model, kw_only=True):
    """One invoice, or a part of it, that is paid."""

    purchase_invoice_id: str | None = None
    """The invoice."""
    amount: Decimal | None = None
    """What is paid of it."""
    reference: str | None = None
    """Message to the supplier."""
    iban: str | None = None
    """The supplier's account."""
    bic: str | None = None
    """Bank of that account."""
    withholdings: list[Withholding] | None = None
    """What goes to authorities instead."""


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
    financial_discount_percentage: Decimal | None = None
    """Percent off when it is paid in time."""
    financial_discount_days: int | None = None
    """Days in which that holds."""
    credit_restriction_percentage: Decimal | None = None
    """Percent on top, which is not owed when it is paid in time (ours)."""
    translations: dict[str, str] = {}
    """Language → its name on documents (ours)."""
    direct_debit: bool | None = None
    """Whether it is collected by direct debit (ours)."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PaymentConditionPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    days: int | None | UnsetType = UNSET
    """Days after the date of the invoice. Left out on creation: `0`."""
    end_of_month: bool | None | UnsetType = UNSET
    """Whether the term then runs on to the end of the month. Left out on creation: `false`."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time."""
    financial_discount_days: int | None | UnsetType = UNSET
    """Days in which that holds."""
    credit_restriction_percentage: Number | None | UnsetType = UNSET
    """Percent on top, which is not owed when it is paid in time (ours)."""
    translations: Mapping[str, str] | None | UnsetType = UNSET
    """Language → its name on documents (ours)."""
    direct_debit: bool | None | UnsetType = UNSET
    """Whether it is collected by direct debit (ours). Left out on creation: `false`."""


class PaymentConditionWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    days: int | None | UnsetType = UNSET
    """Days after the date of the invoice. Left out on creation: `0`."""
    end_of_month: bool | None | UnsetType = UNSET
    """Whether the term then runs on to the end of the month. Left out on creation: `false`."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time."""
    financial_discount_days: int | None | UnsetType = UNSET
    """Days in which that holds."""
    credit_restriction_percentage: Number | None | UnsetType = UNSET
    """Percent on top, which is not owed when it is paid in time (ours)."""
    translations: Mapping[str, str] | None | UnsetType = UNSET
    """Language → its name on documents (ours)."""
    direct_debit: bool | None | UnsetType = UNSET
    """Whether it is collected by direct debit (ours). Left out on creation: `false`."""


class PaymentFile(Record, kw_only=True):
    """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that pays a confidential invoice is confidential too."""

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
    name: str | None = None
    """Name."""
    company_id: str
    """Own company that pays. Id of one of `companies`."""
    iban: str | None = None
    """Account that it is paid from. By default `companyId.iban`."""
    execution_date: dt.date | None = None
    """Day on which the bank pays; null for the last day of each invoice."""
    status: str | None = None
    """How far it is."""
    payments: list[Payment] = []
    """What is paid; a payment takes what it lacks from its invoice."""
    total: Decimal | None = None
    """What it comes to (ours)."""
    confidential: bool | None = None
    """Whether it pays a confidential invoice (ours)."""
    document_id: str | None = None
    """Empty: the file for the bank is at `/pain001`. Id of a document: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    closed_at: dt.datetime | None = None
    """When it was closed for the bank (ours)."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    document: Document | None = None
    """Null unless included: `include=document`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PaymentFilePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | None | UnsetType = UNSET
    """Name."""
    company_id: str | UnsetType = UNSET
    """Own company that pays. Id of one of `companies`."""
    iban: str | None | UnsetType = UNSET
    """Account that it is paid from. By default `companyId.iban`."""
    execution_date: dt.date | None | UnsetType = UNSET
    """Day on which the bank pays; null for the last day of each invoice."""
    payments: Sequence[PaymentWrite] | None | UnsetType = UNSET
    """What is paid; a payment takes what it lacks from its invoice."""


class PaymentFileWrite(Body, kw_only=True):
    """A body."""

    name: str | None | UnsetType = UNSET
    """Name."""
    company_id: str
    """Own company that pays. Id of one of `companies`."""
    iban: str | None | UnsetType = UNSET
    """Account that it is paid from. By default `companyId.iban`."""
    execution_date: dt.date | None | UnsetType = UNSET
    """Day on which the bank pays; null for the last day of each invoice."""
    payments: Sequence[PaymentWrite] | None | UnsetType = UNSET
    """What is paid; a payment takes what it lacks from its invoice."""


class PaymentProposal(Model, kw_only=True):
    """An open invoice that a transaction may pay."""

    sales_invoice_id: str | None = None
    """Sales invoice, for what came in."""
    purchase_invoice_id: str | None = None
    """Purchase invoice, for what went out."""
    description: str | None = None
    """The invoice."""
    name: str | None = None
    """Client or supplier."""
    expire_date: dt.date | None = None
    """Last day to pay it."""
    open_total: Decimal | None = None
    """What is still to be paid of it."""
    reasons: list[str] | None = None
    """What agrees, the strongest first."""


class PaymentWrite(Body, kw_only=True):
    """One invoice, or a part of it, that is paid."""

    purchase_invoice_id: str | None | UnsetType = UNSET
    """The invoice."""
    amount: Number | None | UnsetType = UNSET
    """What is paid of it."""
    reference: str | None | UnsetType = UNSET
    """Message to the supplier."""
    iban: str | None | UnsetType = UNSET
    """The supplier's account."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account."""
    withholdings: Sequence[WithholdingWrite] | None | UnsetType = UNSET
    """What goes to authorities instead."""


class PlanningConflict(Model, kw_only=True):
    """Why a planning item can't be as it is."""

    kind: str | None = None
    """What is wrong."""
    employee_id: str | None = None
    """Employee."""
    planning_item_id: str | None = None
    """Planning item."""
    other_planning_item_id: str | None = None
    """The other item at that time, or the absence; null for a certificate."""
    certificate_id: str | None = None
    """Certificate that doesn't hold any more."""
    start_date: dt.datetime | None = None
    """From when."""
    end_date: dt.datetime | None = None
    """Until when."""
    description: str | None = None
    """What it is, for people."""


class PlanningItem(Record, kw_only=True):
    """Work, or an absence, that stands in the planning."""

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
    sales_order_id: str | None = None
    """Order that the work belongs to. Id of one of `sales-orders`."""
    client_id: str | None = None
    """Client. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    project_id: str | None = None
    """Project that the work belongs to. Id of one of `projects`."""
    start_date: dt.datetime | None = None
    """When it begins."""
    end_date: dt.datetime | None = None
    """When it ends. By default as long after its start as a new item of its type takes."""
    summary: str | None = None
    """Title."""
    description: str | None = None
    """What is to be done, as HTML."""
    address: Address | None = None
    """Where the work is done."""
    employee_ids: list[str] = []
    """Employees who do it. Ids of `employees`, in order."""
    installation_ids: list[str] = []
    """Installations that it is about. Ids of `installations`, in order."""
    material_ids: list[str] = []
    """Equipment that it takes. Ids of `materials`, in order."""
    planning_type_id: str | None = None
    """Kind of item. Id of one of `planning-types`."""
    hour_type_id: str | None = None
    """Kind of absence or of presence. Id of one of `hour-types`."""
    time_and_material: bool | None = None
    """Whether hours and material are invoiced as they are spent."""
    client_contact_ids: list[str] = []
    """Contacts at the client. Ids of `clients/contacts`, in order."""
    client_reference: str | None = None
    """The client's own reference."""
    company_id: str | None = None
    """Own company that does the work. Id of one of `companies`."""
    planning_resource: str | None = None
    """Crew."""
    execution_phase_id: str | None = None
    """Phase of the project that the work belongs to. Id of one of `projects/execution-phases`."""
    execution_phase_detail: str | None = None
    """What of that phase."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    all_day: bool | None = None
    """Whether it takes the whole day."""
    planning_recurrence_id: str | None = None
    """Recurrence that it was made by. Id of one of `planning-recurrences`."""
    recurrence_date: dt.date | None = None
    """Day of the recurrence that it stands for."""
    detached: bool | None = None
    """Whether it was changed by hand, and follows its recurrence no more."""
    time_off_request_id: str | None = None
    """Absence that it shows. Id of one of `time-off-requests`."""
    work_order_ids: list[str] = []
    """Work orders that were made from it. Ids of `work-orders`, in order."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    employees: list[Employee] | None = None
    """Null unless included: `include=employees`."""
    installations: list[Installation] | None = None
    """Null unless included: `include=installations`."""
    materials: list[Material] | None = None
    """Null unless included: `include=materials`."""
    planning_type: PlanningType | None = None
    """Null unless included: `include=planningType`."""
    hour_type: HourType | None = None
    """Null unless included: `include=hourType`."""
    client_contacts: list[ClientContact] | None = None
    """Null unless included: `include=clientContacts`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    execution_phase: ExecutionPhase | None = None
    """Null unless included: `include=executionPhase`."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
    planning_recurrence: PlanningRecurrence | None = None
    """Null unless included: `include=planningRecurrence`."""
    time_off_request: TimeOffRequest | None = None
    """Null unless included: `include=timeOffRequest`."""
    work_orders: list[WorkOrder] | None = None
    """Null unless included: `include=workOrders`."""
    line_items: list[PlanningItemLineItem] | None = None
    """What is to be done or brought, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PlanningItemLineItem(Record, kw_only=True):
    """One line of a planning item."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    line_number: int | None = None
    """Place among the lines, from 1."""
    type: str | None = None
    """What kind of line it is; only LINE counts."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    custom_price: bool | None = None
    """Whether price or discount came by hand (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""


class PlanningItemLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""


class PlanningItemLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""


class PlanningItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    sales_order_id: str | None | UnsetType = UNSET
    """Order that the work belongs to. Id of one of `sales-orders`."""
    client_id: str | None | UnsetType = UNSET
    """Client. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project that the work belongs to. Id of one of `projects`."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When it begins."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When it ends. By default as long after its start as a new item of its type takes."""
    summary: str | None | UnsetType = UNSET
    """Title."""
    description: str | None | UnsetType = UNSET
    """What is to be done, as HTML."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    employee_ids: Sequence[str] | None | UnsetType = UNSET
    """Employees who do it. Ids of `employees`, in order."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    material_ids: Sequence[str] | None | UnsetType = UNSET
    """Equipment that it takes. Ids of `materials`, in order."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of item. Id of one of `planning-types`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of absence or of presence. Id of one of `hour-types`."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether hours and material are invoiced as they are spent. Left out on creation: `false`."""
    client_contact_ids: Sequence[str] | None | UnsetType = UNSET
    """Contacts at the client. Ids of `clients/contacts`, in order."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    planning_resource: str | None | UnsetType = UNSET
    """Crew."""
    execution_phase_id: str | None | UnsetType = UNSET
    """Phase of the project that the work belongs to. Id of one of `projects/execution-phases`."""
    execution_phase_detail: str | None | UnsetType = UNSET
    """What of that phase."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    all_day: bool | None | UnsetType = UNSET
    """Whether it takes the whole day. Left out on creation: `false`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PlanningItemLineItemWrite] | None | UnsetType = UNSET
    """What is to be done or brought, in order. An array replaces them, matched by `id`; null leaves them."""


class PlanningItemWrite(Body, kw_only=True):
    """A body."""

    sales_order_id: str | None | UnsetType = UNSET
    """Order that the work belongs to. Id of one of `sales-orders`."""
    client_id: str | None | UnsetType = UNSET
    """Client. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project that the work belongs to. Id of one of `projects`."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When it begins."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When it ends. By default as long after its start as a new item of its type takes."""
    summary: str | None | UnsetType = UNSET
    """Title."""
    description: str | None | UnsetType = UNSET
    """What is to be done, as HTML."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    employee_ids: Sequence[str] | None | UnsetType = UNSET
    """Employees who do it. Ids of `employees`, in order."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    material_ids: Sequence[str] | None | UnsetType = UNSET
    """Equipment that it takes. Ids of `materials`, in order."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of item. Id of one of `planning-types`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of absence or of presence. Id of one of `hour-types`."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether hours and material are invoiced as they are spent. Left out on creation: `false`."""
    client_contact_ids: Sequence[str] | None | UnsetType = UNSET
    """Contacts at the client. Ids of `clients/contacts`, in order."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    planning_resource: str | None | UnsetType = UNSET
    """Crew."""
    execution_phase_id: str | None | UnsetType = UNSET
    """Phase of the project that the work belongs to. Id of one of `projects/execution-phases`."""
    execution_phase_detail: str | None | UnsetType = UNSET
    """What of that phase."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    all_day: bool | None | UnsetType = UNSET
    """Whether it takes the whole day. Left out on creation: `false`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PlanningItemLineItemWrite] | None | UnsetType = UNSET
    """What is to be done or brought, in order. An array replaces them, matched by `id`; null leaves them."""


class PlanningItemsMove(Body, kw_only=True):
    """A body."""

    start_date: dt.datetime | None | UnsetType = UNSET
    """When it begins; by default as it is."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When it ends; by default so that it takes as long as before."""
    employee_ids: Sequence[str] | None | UnsetType = UNSET
    """Who does it; by default who it is. Ids of `employees`, in order."""


class PlanningRecurrence(Record, kw_only=True):
    """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on which it is made; one that is changed by hand keeps its own values."""

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
    frequency: str
    """How often it comes back."""
    interval: int | None = None
    """Every how many days, weeks, months or years."""
    weekdays: list[str] = []
    """On which days of the week, of WEEKLY."""
    start_date: dt.date | None = None
    """First day, from which all others are counted. By default the day on which it is created."""
    until: dt.date | None = None
    """Last day; null without end."""
    count: int | None = None
    """How many times in all; null for any number."""
    exceptions: list[dt.date] = []
    """Days on which it doesn't happen."""
    template: PlanningTemplate | None = None
    """What each item has."""
    extend_on: dt.date | None = None
    """Day on which its next items are made; null once all of them are."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PlanningRecurrencePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    frequency: Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] | UnsetType = UNSET
    """How often it comes back."""
    interval: int | None | UnsetType = UNSET
    """Every how many days, weeks, months or years. Left out on creation: `1`."""
    weekdays: Sequence[Literal["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]] | None | UnsetType = UNSET
    """On which days of the week, of WEEKLY."""
    start_date: dt.date | None | UnsetType = UNSET
    """First day, from which all others are counted. By default the day on which it is created."""
    until: dt.date | None | UnsetType = UNSET
    """Last day; null without end."""
    count: int | None | UnsetType = UNSET
    """How many times in all; null for any number."""
    exceptions: Sequence[dt.date] | None | UnsetType = UNSET
    """Days on which it doesn't happen."""
    template: PlanningTemplateWrite | None | UnsetType = UNSET
    """What each item has."""


class PlanningRecurrenceWrite(Body, kw_only=True):
    """A body."""

    frequency: Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    """How often it comes back."""
    interval: int | None | UnsetType = UNSET
    """Every how many days, weeks, months or years. Left out on creation: `1`."""
    weekdays: Sequence[Literal["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]] | None | UnsetType = UNSET
    """On which days of the week, of WEEKLY."""
    start_date: dt.date | None | UnsetType = UNSET
    """First day, from which all others are counted. By default the day on which it is created."""
    until: dt.date | None | UnsetType = UNSET
    """Last day; null without end."""
    count: int | None | UnsetType = UNSET
    """How many times in all; null for any number."""
    exceptions: Sequence[dt.date] | None | UnsetType = UNSET
    """Days on which it doesn't happen."""
    template: PlanningTemplateWrite | None | UnsetType = UNSET
    """What each item has."""


class PlanningSettings(Model, kw_only=True):
    """What holds for the planning."""

    day_start: PlanningSettingsDayStart | None = None
    """When the day begins."""
    day_end: PlanningSettingsDayEnd | None = None
    """When it ends."""


class PlanningSettingsDayEnd(Model, kw_only=True):
    """When it ends."""

    hour: int
    minute: int


class PlanningSettingsDayStart(Model, kw_only=True):
    """When the day begins."""

    hour: int
    minute: int


class PlanningSettingsWrite(Body, kw_only=True):
    """What holds for the planning."""

    day_start: PlanningSettingsWriteDayStart | None | UnsetType = UNSET
    """When the day begins. Left out on creation: `{"hour":7,"minute":0}`."""
    day_end: PlanningSettingsWriteDayEnd | None | UnsetType = UNSET
    """When it ends. Left out on creation: `{"hour":19,"minute":0}`."""


class PlanningSettingsWriteDayEnd(Body, kw_only=True):
    """When it ends. Left out on creation: `{"hour":19,"minute":0}`."""

    hour: int
    minute: int


class PlanningSettingsWriteDayStart(Body, kw_only=True):
    """When the day begins. Left out on creation: `{"hour":7,"minute":0}`."""

    hour: int
    minute: int


class PlanningTemplate(Model, kw_only=True):
    """What each planning item of a recurrence has."""

    summary: str | None = None
    """Title."""
    description: str | None = None
    """What is to be done, as HTML."""
    client_id: str | None = None
    """Client."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another."""
    project_id: str | None = None
    """Project."""
    sales_order_id: str | None = None
    """Order."""
    planning_type_id: str | None = None
    """Kind of item."""
    hour_type_id: str | None = None
    """Kind of hours."""
    employee_ids: list[str] | None = None
    """Ids of the employees."""
    material_ids: list[str] | None = None
    """Ids of the equipment."""
    installation_ids: list[str] | None = None
    """Ids of the installations."""
    start_time: PlanningTemplateStartTime | None = None
    """When it begins, in the tenant's time zone."""
    end_time: PlanningTemplateEndTime | None = None
    """When it ends."""
    all_day: bool | None = None
    """Whether it takes the whole day."""
    address: Address | None = None
    """Where the work is done."""
    time_and_material: bool | None = None
    """Whether hours and material are invoiced as they are spent."""
    client_contact_ids: list[str] | None = None
    """Ids of the contacts at the client."""
    client_reference: str | None = None
    """The client's own reference."""
    company_id: str | None = None
    """Own company that does the work."""
    planning_resource: str | None = None
    """Crew."""
    execution_phase_id: str | None = None
    """Phase of the project."""
    execution_phase_detail: str | None = None
    """What of that phase."""


class PlanningTemplateEndTime(Model, kw_only=True):
    """When it ends."""

    hour: int
    minute: int


class PlanningTemplateStartTime(Model, kw_only=True):
    """When it begins, in the tenant's time zone."""

    hour: int
    minute: int


class PlanningTemplateWrite(Body, kw_only=True):
    """What each planning item of a recurrence has."""

    summary: str | None | UnsetType = UNSET
    """Title."""
    description: str | None | UnsetType = UNSET
    """What is to be done, as HTML."""
    client_id: str | None | UnsetType = UNSET
    """Client."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another."""
    project_id: str | None | UnsetType = UNSET
    """Project."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order."""
    planning_type_id: str | None | UnsetType = UNSET
    """Kind of item."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of hours."""
    employee_ids: Sequence[str] | None | UnsetType = UNSET
    """Ids of the employees."""
    material_ids: Sequence[str] | None | UnsetType = UNSET
    """Ids of the equipment."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Ids of the installations."""
    start_time: PlanningTemplateWriteStartTime | None | UnsetType = UNSET
    """When it begins, in the tenant's time zone."""
    end_time: PlanningTemplateWriteEndTime | None | UnsetType = UNSET
    """When it ends."""
    all_day: bool | None | UnsetType = UNSET
    """Whether it takes the whole day. Left out on creation: `false`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether hours and material are invoiced as they are spent. Left out on creation: `false`."""
    client_contact_ids: Sequence[str] | None | UnsetType = UNSET
    """Ids of the contacts at the client."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work."""
    planning_resource: str | None | UnsetType = UNSET
    """Crew."""
    execution_phase_id: str | None | UnsetType = UNSET
    """Phase of the project."""
    execution_phase_detail: str | None | UnsetType = UNSET
    """What of that phase."""


class PlanningTemplateWriteEndTime(Body, kw_only=True):
    """When it ends."""

    hour: int
    minute: int


class PlanningTemplateWriteStartTime(Body, kw_only=True):
    """When it begins, in the tenant's time zone."""

    hour: int
    minute: int


class PlanningType(Record, kw_only=True):
    """A kind of planning item, with its colour on the board."""

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
    color: str | None = None
    """Colour, as CSS writes it."""
    position: int | None = None
    """Order on the board."""
    absence: bool | None = None
    """Whether it is an absence."""
    default_minutes: int | None = None
    """Minutes that a new item of it takes."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PlanningTypePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order on the board. Left out on creation: `0`."""
    absence: bool | None | UnsetType = UNSET
    """Whether it is an absence. Left out on creation: `false`."""
    default_minutes: int | None | UnsetType = UNSET
    """Minutes that a new item of it takes."""


class PlanningTypeWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order on the board. Left out on creation: `0`."""
    absence: bool | None | UnsetType = UNSET
    """Whether it is an absence. Left out on creation: `false`."""
    default_minutes: int | None | UnsetType = UNSET
    """Minutes that a new item of it takes."""


class Post(Record, kw_only=True):
    """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""

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
    number: str | None = None
    """Number, as it is printed."""
    name: str
    """Name."""
    description: str | None = None
    """What is done, as the bill says it."""
    unit_type: str | None = None
    """Unit, in the tenant's own words."""
    quantity: Decimal | None = None
    """How many units of it."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH)."""
    library: bool | None = None
    """Whether it is part of the library."""
    offer_id: str | None = None
    """Offer that it stands in. Id of one of `offers`."""
    settlement_id: str | None = None
    """Settlement that it stands in. Id of one of `settlements`."""
    sales_order_id: str | None = None
    """Order that it stands in. Id of one of `sales-orders`."""
    parent_id: str | None = None
    """Chapter above it. Id of one of `posts`."""
    position: int | None = None
    """Order among those beside it."""
    vat_tariff_id: str | None = None
    """VAT tariff. Id of one of `vat-tariffs`."""
    price_by_hand: Decimal | None = None
    """Price of one unit that stands above the computed one."""
    unit_price: Decimal | None = None
    """Price of one unit, VAT not included."""
    unit_cost: Decimal | None = None
    """Cost of one unit."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    total_cost_excl_vat: Decimal | None = None
    """What it costs, VAT not included."""
    hours: Decimal | None = None
    """Hours of work in it."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    settlement: Settlement | None = None
    """Null unless included: `include=settlement`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    parent: Post | None = None
    """Null unless included: `include=parent`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    lines: list[PostLine] | None = None
    """What it is made of. Null unless included: `include=lines`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PostLine(Record, kw_only=True):
    """An article or a free text that a post is made of."""

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
    """Article; null for a free text. Id of one of `articles`."""
    description: str | None = None
    """What it is. By default `articleId.saleName`, else `articleId.name`."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    calculation_type: str | None = None
    """Kind of cost. By default `articleId.calculationType`."""
    quantity: Decimal | None = None
    """How many for one unit of the post."""
    quantity_formula: str | None = None
    """Formula over the parameters of the offer, from which the quantity follows."""
    total: bool | None = None
    """Whether the quantity is for the whole post, not for one unit of it."""
    separate_price: bool | None = None
    """Whether `price` holds instead of the article's."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. Without `separatePrice` it is the cost and the margin, where there is a margin, and follows the article where that changes. By default that of the article."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    margin: Decimal | None = None
    """Percent on top of the cost; null: that of the offer for its kind of cost."""
    execution_phase: str | None = None
    """Phase by whose time standard its hours are reckoned."""
    labour_of_id: str | None = None
    """Line whose time standard made it a line of labour (ours). Id of one of `posts/lines`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    labour_of: PostLine | None = None
    """Null unless included: `include=labourOf`."""


class PostLinePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | None | UnsetType = UNSET
    """Article; null for a free text. Id of one of `articles`."""
    description: str | None | UnsetType = UNSET
    """What it is. By default `articleId.saleName`, else `articleId.name`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost. By default `articleId.calculationType`."""
    quantity: Number | None | UnsetType = UNSET
    """How many for one unit of the post. Left out on creation: `1.0`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula over the parameters of the offer, from which the quantity follows."""
    total: bool | None | UnsetType = UNSET
    """Whether the quantity is for the whole post, not for one unit of it. Left out on creation: `false`."""
    separate_price: bool | None | UnsetType = UNSET
    """Whether `price` holds instead of the article's. Left out on creation: `false`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. Without `separatePrice` it is the cost and the margin, where there is a margin, and follows the article where that changes. By default that of the article."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    margin: Number | None | UnsetType = UNSET
    """Percent on top of the cost; null: that of the offer for its kind of cost."""
    execution_phase: str | None | UnsetType = UNSET
    """Phase by whose time standard its hours are reckoned."""


class PostLineWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | None | UnsetType = UNSET
    """Article; null for a free text. Id of one of `articles`."""
    description: str | None | UnsetType = UNSET
    """What it is. By default `articleId.saleName`, else `articleId.name`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleId.unitType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost. By default `articleId.calculationType`."""
    quantity: Number | None | UnsetType = UNSET
    """How many for one unit of the post. Left out on creation: `1.0`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula over the parameters of the offer, from which the quantity follows."""
    total: bool | None | UnsetType = UNSET
    """Whether the quantity is for the whole post, not for one unit of it. Left out on creation: `false`."""
    separate_price: bool | None | UnsetType = UNSET
    """Whether `price` holds instead of the article's. Left out on creation: `false`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. Without `separatePrice` it is the cost and the margin, where there is a margin, and follows the article where that changes. By default that of the article."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    margin: Number | None | UnsetType = UNSET
    """Percent on top of the cost; null: that of the offer for its kind of cost."""
    execution_phase: str | None | UnsetType = UNSET
    """Phase by whose time standard its hours are reckoned."""


class PostPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    number: str | None | UnsetType = UNSET
    """Number, as it is printed."""
    name: str | UnsetType = UNSET
    """Name."""
    description: str | None | UnsetType = UNSET
    """What is done, as the bill says it."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words."""
    quantity: Number | None | UnsetType = UNSET
    """How many units of it. Left out on creation: `1.0`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH)."""
    library: bool | None | UnsetType = UNSET
    """Whether it is part of the library. Left out on creation: `false`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it stands in. Id of one of `offers`."""
    settlement_id: str | None | UnsetType = UNSET
    """Settlement that it stands in. Id of one of `settlements`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it stands in. Id of one of `sales-orders`."""
    parent_id: str | None | UnsetType = UNSET
    """Chapter above it. Id of one of `posts`."""
    position: int | None | UnsetType = UNSET
    """Order among those beside it. Left out on creation: `0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""
    price_by_hand: Number | None | UnsetType = UNSET
    """Price of one unit that stands above the computed one."""
    lines: Sequence[PostLineWrite] | None | UnsetType = UNSET
    """What it is made of. An array replaces them, matched by `id`; null leaves them."""


class PostWrite(Body, kw_only=True):
    """A body."""

    number: str | None | UnsetType = UNSET
    """Number, as it is printed."""
    name: str
    """Name."""
    description: str | None | UnsetType = UNSET
    """What is done, as the bill says it."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words."""
    quantity: Number | None | UnsetType = UNSET
    """How many units of it. Left out on creation: `1.0`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH)."""
    library: bool | None | UnsetType = UNSET
    """Whether it is part of the library. Left out on creation: `false`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it stands in. Id of one of `offers`."""
    settlement_id: str | None | UnsetType = UNSET
    """Settlement that it stands in. Id of one of `settlements`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it stands in. Id of one of `sales-orders`."""
    parent_id: str | None | UnsetType = UNSET
    """Chapter above it. Id of one of `posts`."""
    position: int | None | UnsetType = UNSET
    """Order among those beside it. Left out on creation: `0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. Id of one of `vat-tariffs`."""
    price_by_hand: Number | None | UnsetType = UNSET
    """Price of one unit that stands above the computed one."""
    lines: Sequence[PostLineWrite] | None | UnsetType = UNSET
    """What it is made of. An array replaces them, matched by `id`; null leaves them."""


class PresenceRegistration(Record, kw_only=True):
    """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""

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
    employee_id: str
    """Who is on the site. Id of one of `employees`."""
    project_id: str
    """Project of the site. Id of one of `projects`."""
    date: dt.date
    """Day."""
    check_in_at: dt.datetime | None = None
    """When the person came."""
    check_out_at: dt.datetime | None = None
    """When the person left."""
    status: str | None = None
    """Whether it was told to the authorities, and what they answered."""
    receipt: str | None = None
    """What they call it."""
    company_id: str | None = None
    """Own company that registers it. Id of one of `companies`."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PresenceRegistrationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    employee_id: str | UnsetType = UNSET
    """Who is on the site. Id of one of `employees`."""
    project_id: str | UnsetType = UNSET
    """Project of the site. Id of one of `projects`."""
    date: dt.date | UnsetType = UNSET
    """Day."""
    check_in_at: dt.datetime | None | UnsetType = UNSET
    """When the person came."""
    check_out_at: dt.datetime | None | UnsetType = UNSET
    """When the person left."""
    status: Literal["PLANNED", "SENT", "CONFIRMED", "ERROR", "CANCELLED"] | None | UnsetType = UNSET
    """Whether it was told to the authorities, and what they answered. Left out on creation: `PLANNED`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that registers it. Id of one of `companies`."""


class PresenceRegistrationWrite(Body, kw_only=True):
    """A body."""

    employee_id: str
    """Who is on the site. Id of one of `employees`."""
    project_id: str
    """Project of the site. Id of one of `projects`."""
    date: dt.date
    """Day."""
    check_in_at: dt.datetime | None | UnsetType = UNSET
    """When the person came."""
    check_out_at: dt.datetime | None | UnsetType = UNSET
    """When the person left."""
    status: Literal["PLANNED", "SENT", "CONFIRMED", "ERROR", "CANCELLED"] | None | UnsetType = UNSET
    """Whether it was told to the authorities, and what they answered. Left out on creation: `PLANNED`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that registers it. Id of one of `companies`."""


class PresenceSettings(Model, kw_only=True):
    """What holds for the presence on site."""

    days_ahead: int | None = None
    """Days ahead that it may be registered."""


class PresenceSettingsWrite(Body, kw_only=True):
    """What holds for the presence on site."""

    days_ahead: int | None | UnsetType = UNSET
    """Days ahead that it may be registered. Left out on creation: `36`."""


class PriceGroup(Record, kw_only=True):
    """Clients for whom articles have the same prices: tier prices are per group."""

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


class PriceGroupPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""


class PriceGroupWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""


class PriceIndex(Record, kw_only=True):
    """What an index was in one month: by indices of wages and materials the price of a contract is revised."""

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
    """The index, as the contract names it."""
    month: str
    """Month that it holds for, `yyyy-MM`."""
    value: Decimal
    """What it was."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PriceIndexPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    code: str | UnsetType = UNSET
    """The index, as the contract names it."""
    month: str | UnsetType = UNSET
    """Month that it holds for, `yyyy-MM`."""
    value: Number | UnsetType = UNSET
    """What it was."""


class PriceIndexWrite(Body, kw_only=True):
    """A body."""

    code: str
    """The index, as the contract names it."""
    month: str
    """Month that it holds for, `yyyy-MM`."""
    value: Number
    """What it was."""


class PriceQuote(Record, kw_only=True):
    """The quote of one supplier."""

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
    supplier_id: str
    """Who quotes. Id of one of `suppliers`."""
    received_date: dt.date | None = None
    """Day on which it came in."""
    valid_until: dt.date | None = None
    """Last day on which it holds."""
    document_id: str | None = None
    """The quote itself. Id of a document: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    total_excl_vat: Decimal | None = None
    """What the lines come to at these prices."""
    chosen: bool | None = None
    """Whether it was taken."""
    prices: list[QuotedPrice] = []
    """The price of each line."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    document: Document | None = None
    """Null unless included: `include=document`."""


class PriceQuotePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    supplier_id: str | UnsetType = UNSET
    """Who quotes. Id of one of `suppliers`."""
    received_date: dt.date | None | UnsetType = UNSET
    """Day on which it came in."""
    valid_until: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""
    document_id: str | None | UnsetType = UNSET
    """The quote itself. Id of a document: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    chosen: bool | None | UnsetType = UNSET
    """Whether it was taken. Left out on creation: `false`."""
    prices: Sequence[QuotedPriceWrite] | None | UnsetType = UNSET
    """The price of each line."""


class PriceQuoteWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    supplier_id: str
    """Who quotes. Id of one of `suppliers`."""
    received_date: dt.date | None | UnsetType = UNSET
    """Day on which it came in."""
    valid_until: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""
    document_id: str | None | UnsetType = UNSET
    """The quote itself. Id of a document: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    chosen: bool | None | UnsetType = UNSET
    """Whether it was taken. Left out on creation: `false`."""
    prices: Sequence[QuotedPriceWrite] | None | UnsetType = UNSET
    """The price of each line."""


class PriceRequest(Record, kw_only=True):
    """A question to several suppliers: at what price, and when?"""

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
    """Day of the request. By default the day on which it is created."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    remark: str | None = None
    """What else there is to know."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    offer_id: str | None = None
    """Offer that it is for. Id of one of `offers`."""
    sales_order_id: str | None = None
    """Sales order that it is for. Id of one of `sales-orders`."""
    deadline: dt.date | None = None
    """Last day on which quotes are taken."""
    supplier_ids: list[str] = []
    """Who is asked. Ids of `suppliers`, in order."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    suppliers: list[Supplier] | None = None
    """Null unless included: `include=suppliers`."""
    quotes: list[PriceQuote] | None = None
    """What they answered. Null unless included: `include=quotes`."""
    line_items: list[PriceRequestLineItem] | None = None
    """What is asked for. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PriceRequestLineItem(Record, kw_only=True):
    """Something that is to be quoted."""

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
    """What kind of line it is."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    description: str | None = None
    """What it is. By default `articleId.name`."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit. By default `articleId.unitType`."""
    offer_line_item_id: str | None = None
    """Line of the offer that it was made of; a chosen quote gives it its cost. Id of one of `offers/line-items`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    offer_line_item: OfferLineItem | None = None
    """Null unless included: `include=offerLineItem`."""


class PriceRequestLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT"] | None | UnsetType = UNSET
    """What kind of line it is. Left out on creation: `LINE`."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    description: str | None | UnsetType = UNSET
    """What it is. By default `articleId.name`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `articleId.unitType`."""
    offer_line_item_id: str | None | UnsetType = UNSET
    """Line of the offer that it was made of; a chosen quote gives it its cost. Id of one of `offers/line-items`."""


class PriceRequestLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT"] | None | UnsetType = UNSET
    """What kind of line it is. Left out on creation: `LINE`."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    description: str | None | UnsetType = UNSET
    """What it is. By default `articleId.name`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units."""
    unit_type: str | None | UnsetType = UNSET
    """Unit. By default `articleId.unitType`."""
    offer_line_item_id: str | None | UnsetType = UNSET
    """Line of the offer that it was made of; a chosen quote gives it its cost. Id of one of `offers/line-items`."""


class PriceRequestPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the request. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it is for. Id of one of `offers`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    deadline: dt.date | None | UnsetType = UNSET
    """Last day on which quotes are taken."""
    supplier_ids: Sequence[str] | None | UnsetType = UNSET
    """Who is asked. Ids of `suppliers`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    quotes: Sequence[PriceQuoteWrite] | None | UnsetType = UNSET
    """What they answered. An array replaces them, matched by `id`; null leaves them."""
    line_items: Sequence[PriceRequestLineItemWrite] | None | UnsetType = UNSET
    """What is asked for. An array replaces them, matched by `id`; null leaves them."""


class PriceRequestWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the request. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it is for. Id of one of `offers`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    deadline: dt.date | None | UnsetType = UNSET
    """Last day on which quotes are taken."""
    supplier_ids: Sequence[str] | None | UnsetType = UNSET
    """Who is asked. Ids of `suppliers`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    quotes: Sequence[PriceQuoteWrite] | None | UnsetType = UNSET
    """What they answered. An array replaces them, matched by `id`; null leaves them."""
    line_items: Sequence[PriceRequestLineItemWrite] | None | UnsetType = UNSET
    """What is asked for. An array replaces them, matched by `id`; null leaves them."""


class PriceRequestsSend(Body, kw_only=True):
    """A body."""

    template_name: str | None | UnsetType = UNSET
    """Template of the e-mails; by default they list what is asked for."""


class Profile(Record, kw_only=True):
    """Part of an answer."""

    email: str
    tenant: dict[str, Any] = {}


class ProgressStatement(Record, kw_only=True):
    """How far the work of a contract is. It asks for what was done since the statement before it."""

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
    number: int | None = None
    """Place among those of its project, from 1."""
    title: str | None = None
    """Subject."""
    date: dt.date | None = None
    """Day of the statement. By default the day on which it is created."""
    period_start: dt.date | None = None
    """First day of the period that it is about."""
    period_end: dt.date | None = None
    """Last day of that period."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    project_id: str | None = None
    """Project that it is about; by default that of the order or offer. Id of one of `projects`."""
    sales_order_id: str | None = None
    """Order that is the contract. Id of one of `sales-orders`."""
    offer_id: str | None = None
    """Offer that is the contract, where there is no order. Id of one of `offers`."""
    previous_statement_id: str | None = None
    """The one before it of the same contract (ours). Id of one of `progress-statements`."""
    client_id: str | None = None
    """Client, who pays. By default `salesOrderId.clientId`, else `projectId.clientId`. Id of one of `clients`."""
    company_id: str | None = None
    """Own company that does the work. By default `salesOrderId.companyId`, else `projectId.companyId`. Id of one of `companies`."""
    strategy: str | None = None
    """Whether its invoice has one line for each VAT rate, or one for each of its lines."""
    percentage: Decimal | None = None
    """Percent of the contract that is done. Setting it sets each line, but those that are `fixed`."""
    contract_total: Decimal | None = None
    """What the contract comes to, VAT not included. The sum of `lineItems.predictedAmount`."""
    cumulative_total: Decimal | None = None
    """What was done up to now, VAT not included. The sum of `lineItems.cumulativeAmount`."""
    previous_total: Decimal | None = None
    """What earlier statements asked for, VAT not included. The sum of `lineItems.previousAmount`."""
    total_excl_vat: Decimal | None = None
    """What this one asks for, VAT not included."""
    total_vat: Decimal | None = None
    """VAT on that."""
    total_incl_vat: Decimal | None = None
    """What it asks for, VAT included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    global_discount: Decimal | None = None
    """Discount of the contract in percent, which its invoice takes off; change orders have their own (ours). By default `salesOrderId.globalDiscount`, else `offerId.globalDiscount`."""
    retention_percentage: Decimal | None = None
    """Percent that the client pays later, as a guarantee."""
    retention_total: Decimal | None = None
    """What of this one is paid later."""
    advance_deduction: Decimal | None = None
    """Part of an advance that is taken off."""
    price_revision_factor: Decimal | None = None
    """What prices are multiplied by, since wages and materials changed."""
    price_revision_terms: list[RevisionTerm] = []
    """How prices are revised: the factor follows from these, what is left is fixed (ours)."""
    price_revision_month: str | None = None
    """Month of the indices, `yyyy-MM`; by default that before the works (ours)."""
    approved_at: dt.datetime | None = None
    """When it was approved."""
    approved_by_user_id: str | None = None
    """Who approved it. Id of one of `users`."""
    sales_invoice_id: str | None = None
    """Invoice that was made of it; null again once that is deleted. Id of one of `sales-invoices`."""
    credited: bool | None = None
    """Whether its invoice was credited once the next one was made: a later one asks for it again (ours)."""
    corrected_by_id: str | None = None
    """Statement that does so (ours). Id of one of `progress-statements`."""
    former_status: str | None = None
    """The status that it had before its invoice was credited; empty for null (ours)."""
    invoiced_total: Decimal | None = None
    """What its invoices come to, less what credit notes took back, VAT included (ours)."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    previous_statement: ProgressStatement | None = None
    """Null unless included: `include=previousStatement`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    approved_by_user: User | None = None
    """Null unless included: `include=approvedByUser`."""
    sales_invoice: SalesInvoice | None = None
    """Null unless included: `include=salesInvoice`."""
    corrected_by: ProgressStatement | None = None
    """Null unless included: `include=correctedBy`."""
    line_items: list[ProgressStatementLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class ProgressStatementLineItem(Record, kw_only=True):
    """How far one line of the contract is."""

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
    """The same as `currentQuantity`."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `orderLineItemId.unitType`, else `settlementLineItemId.unitType`, else `offerLineItemId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is done. By default `orderLineItemId.description`, else `settlementLineItemId.description`, else `offerLineItemId.description`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit in the contract, VAT not included. By default `orderLineItemId.price`, else `settlementLineItemId.price`, else `offerLineItemId.price`, else `articleId.salePrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `orderLineItemId.costPrice`, else `settlementLineItemId.costPrice`, else `offerLineItemId.costPrice`, else `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount of the contract in percent; below 0 a surcharge. By default `orderLineItemId.discount`, else `settlementLineItemId.discount`, else `offerLineItemId.discount`."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the contract, else as on any line. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `orderLineItemId.chapter`, else `settlementLineItemId.chapter`, else `offerLineItemId.chapter`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `orderLineItemId.agreementType`, else `settlementLineItemId.agreementType`, else `offerLineItemId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    order_line_item_id: str | None = None
    """Line of the order. Id of one of `sales-orders/line-items`."""
    offer_line_item_id: str | None = None
    """Line of the offer that is the contract (ours). Id of one of `offers/line-items`."""
    settlement_id: str | None = None
    """Change of the contract that it comes from. Id of one of `settlements`."""
    settlement_line_item_id: str | None = None
    """Line of that change (ours). Id of one of `settlements/line-items`."""
    previous_line_item_id: str | None = None
    """Line of the statement before that it goes on from (ours). Id of one of `progress-statements/line-items`."""
    predicted_quantity: Decimal | None = None
    """Units of the contract. By default `orderLineItemId.quantity`, else `settlementLineItemId.quantity`, else `offerLineItemId.quantity`, else `previousLineItemId.predictedQuantity`."""
    predicted_amount: Decimal | None = None
    """What those come to, in cents (ours)."""
    previous_quantity: Decimal | None = None
    """Units up to the statement before."""
    current_quantity: Decimal | None = None
    """Units done in this period. It, `cumulativeQuantity` or `percentage` is written, and the others follow."""
    cumulative_quantity: Decimal | None = None
    """Units up to now."""
    percentage: Decimal | None = None
    """Percent of the contract's units up to now."""
    fixed: bool | None = None
    """Whether a percentage of the whole statement leaves it as it is."""
    cumulative_amount: Decimal | None = None
    """What was done up to now, in cents."""
    previous_amount: Decimal | None = None
    """That of the statement before, as it was stored there."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    order_line_item: SalesOrderLineItem | None = None
    """Null unless included: `include=orderLineItem`."""
    offer_line_item: OfferLineItem | None = None
    """Null unless included: `include=offerLineItem`."""
    settlement: Settlement | None = None
    """Null unless included: `include=settlement`."""
    settlement_line_item: SettlementLineItem | None = None
    """Null unless included: `include=settlementLineItem`."""
    previous_line_item: ProgressStatementLineItem | None = None
    """Null unless included: `include=previousLineItem`."""


class ProgressStatementLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `orderLineItemId.unitType`, else `settlementLineItemId.unitType`, else `offerLineItemId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is done. By default `orderLineItemId.description`, else `settlementLineItemId.description`, else `offerLineItemId.description`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit in the contract, VAT not included. By default `orderLineItemId.price`, else `settlementLineItemId.price`, else `offerLineItemId.price`, else `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `orderLineItemId.costPrice`, else `settlementLineItemId.costPrice`, else `offerLineItemId.costPrice`, else `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount of the contract in percent; below 0 a surcharge. By default `orderLineItemId.discount`, else `settlementLineItemId.discount`, else `offerLineItemId.discount`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the contract, else as on any line. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `orderLineItemId.chapter`, else `settlementLineItemId.chapter`, else `offerLineItemId.chapter`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `orderLineItemId.agreementType`, else `settlementLineItemId.agreementType`, else `offerLineItemId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order. Id of one of `sales-orders/line-items`."""
    offer_line_item_id: str | None | UnsetType = UNSET
    """Line of the offer that is the contract (ours). Id of one of `offers/line-items`."""
    settlement_id: str | None | UnsetType = UNSET
    """Change of the contract that it comes from. Id of one of `settlements`."""
    settlement_line_item_id: str | None | UnsetType = UNSET
    """Line of that change (ours). Id of one of `settlements/line-items`."""
    current_quantity: Number | None | UnsetType = UNSET
    """Units done in this period. It, `cumulativeQuantity` or `percentage` is written, and the others follow."""
    cumulative_quantity: Number | None | UnsetType = UNSET
    """Units up to now."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the contract's units up to now."""
    fixed: bool | None | UnsetType = UNSET
    """Whether a percentage of the whole statement leaves it as it is. Left out on creation: `false`."""


class ProgressStatementLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `orderLineItemId.unitType`, else `settlementLineItemId.unitType`, else `offerLineItemId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is done. By default `orderLineItemId.description`, else `settlementLineItemId.description`, else `offerLineItemId.description`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit in the contract, VAT not included. By default `orderLineItemId.price`, else `settlementLineItemId.price`, else `offerLineItemId.price`, else `articleId.salePrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `orderLineItemId.costPrice`, else `settlementLineItemId.costPrice`, else `offerLineItemId.costPrice`, else `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount of the contract in percent; below 0 a surcharge. By default `orderLineItemId.discount`, else `settlementLineItemId.discount`, else `offerLineItemId.discount`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the contract, else as on any line. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `orderLineItemId.chapter`, else `settlementLineItemId.chapter`, else `offerLineItemId.chapter`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `orderLineItemId.agreementType`, else `settlementLineItemId.agreementType`, else `offerLineItemId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order. Id of one of `sales-orders/line-items`."""
    offer_line_item_id: str | None | UnsetType = UNSET
    """Line of the offer that is the contract (ours). Id of one of `offers/line-items`."""
    settlement_id: str | None | UnsetType = UNSET
    """Change of the contract that it comes from. Id of one of `settlements`."""
    settlement_line_item_id: str | None | UnsetType = UNSET
    """Line of that change (ours). Id of one of `settlements/line-items`."""
    current_quantity: Number | None | UnsetType = UNSET
    """Units done in this period. It, `cumulativeQuantity` or `percentage` is written, and the others follow."""
    cumulative_quantity: Number | None | UnsetType = UNSET
    """Units up to now."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the contract's units up to now."""
    fixed: bool | None | UnsetType = UNSET
    """Whether a percentage of the whole statement leaves it as it is. Left out on creation: `false`."""


class ProgressStatementPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the statement. By default the day on which it is created."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the period that it is about."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of that period."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is about; by default that of the order or offer. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that is the contract. Id of one of `sales-orders`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that is the contract, where there is no order. Id of one of `offers`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. By default `salesOrderId.clientId`, else `projectId.clientId`. Id of one of `clients`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. By default `salesOrderId.companyId`, else `projectId.companyId`. Id of one of `companies`."""
    strategy: Literal["SIMPLE", "DETAILED"] | None | UnsetType = UNSET
    """Whether its invoice has one line for each VAT rate, or one for each of its lines. Left out on creation: `DETAILED`."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the contract that is done. Setting it sets each line, but those that are `fixed`."""
    retention_percentage: Number | None | UnsetType = UNSET
    """Percent that the client pays later, as a guarantee."""
    advance_deduction: Number | None | UnsetType = UNSET
    """Part of an advance that is taken off."""
    price_revision_factor: Number | None | UnsetType = UNSET
    """What prices are multiplied by, since wages and materials changed. Left out on creation: `1.0`."""
    price_revision_terms: Sequence[RevisionTermWrite] | None | UnsetType = UNSET
    """How prices are revised: the factor follows from these, what is left is fixed (ours)."""
    price_revision_month: str | None | UnsetType = UNSET
    """Month of the indices, `yyyy-MM`; by default that before the works (ours)."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[ProgressStatementLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class ProgressStatementWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the statement. By default the day on which it is created."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the period that it is about."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of that period."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is about; by default that of the order or offer. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that is the contract. Id of one of `sales-orders`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that is the contract, where there is no order. Id of one of `offers`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. By default `salesOrderId.clientId`, else `projectId.clientId`. Id of one of `clients`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. By default `salesOrderId.companyId`, else `projectId.companyId`. Id of one of `companies`."""
    strategy: Literal["SIMPLE", "DETAILED"] | None | UnsetType = UNSET
    """Whether its invoice has one line for each VAT rate, or one for each of its lines. Left out on creation: `DETAILED`."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the contract that is done. Setting it sets each line, but those that are `fixed`."""
    retention_percentage: Number | None | UnsetType = UNSET
    """Percent that the client pays later, as a guarantee."""
    advance_deduction: Number | None | UnsetType = UNSET
    """Part of an advance that is taken off."""
    price_revision_factor: Number | None | UnsetType = UNSET
    """What prices are multiplied by, since wages and materials changed. Left out on creation: `1.0`."""
    price_revision_terms: Sequence[RevisionTermWrite] | None | UnsetType = UNSET
    """How prices are revised: the factor follows from these, what is left is fixed (ours)."""
    price_revision_month: str | None | UnsetType = UNSET
    """Month of the indices, `yyyy-MM`; by default that before the works (ours)."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[ProgressStatementLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class ProgressStatementsInvoice(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; by default today."""
    journal_id: str | None | UnsetType = UNSET
    """Book of the invoice. Id of one of `journals`."""


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
    name: str | None = None
    """Name."""
    rsz_number: str | None = None
    """Number of its declaration of works to social security."""
    subtype: str | None = None
    """Kind of project, in the tenant's own words."""
    share_percentage: Decimal | None = None
    """Own share of a joint venture in percent."""
    template_id: str | None = None
    """Project that it was made from. Id of one of `projects`."""
    user_ids: list[str] = []
    """Users that it is shared with. Ids of `users`, in order."""
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
    template: Project | None = None
    """Null unless included: `include=template`."""
    users: list[User] | None = None
    """Null unless included: `include=users`."""
    execution_phases: list[ExecutionPhase] | None = None
    """The phases that it is done in. Null unless included: `include=executionPhases`."""
    building_partners: list[BuildingPartner] | None = None
    """Who else takes part in the building. Null unless included: `include=buildingPartners`."""
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
    name: str | None | UnsetType = UNSET
    """Name."""
    rsz_number: str | None | UnsetType = UNSET
    """Number of its declaration of works to social security."""
    subtype: str | None | UnsetType = UNSET
    """Kind of project, in the tenant's own words."""
    share_percentage: Number | None | UnsetType = UNSET
    """Own share of a joint venture in percent."""
    template_id: str | None | UnsetType = UNSET
    """Project that it was made from. Id of one of `projects`."""
    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users that it is shared with. Ids of `users`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    execution_phases: Sequence[ExecutionPhaseWrite] | None | UnsetType = UNSET
    """The phases that it is done in. An array replaces them, matched by `id`; null leaves them."""
    building_partners: Sequence[BuildingPartnerWrite] | None | UnsetType = UNSET
    """Who else takes part in the building. An array replaces them, matched by `id`; null leaves them."""


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
    name: str | None | UnsetType = UNSET
    """Name."""
    rsz_number: str | None | UnsetType = UNSET
    """Number of its declaration of works to social security."""
    subtype: str | None | UnsetType = UNSET
    """Kind of project, in the tenant's own words."""
    share_percentage: Number | None | UnsetType = UNSET
    """Own share of a joint venture in percent."""
    template_id: str | None | UnsetType = UNSET
    """Project that it was made from. Id of one of `projects`."""
    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Users that it is shared with. Ids of `users`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    execution_phases: Sequence[ExecutionPhaseWrite] | None | UnsetType = UNSET
    """The phases that it is done in. An array replaces them, matched by `id`; null leaves them."""
    building_partners: Sequence[BuildingPartnerWrite] | None | UnsetType = UNSET
    """Who else takes part in the building. An array replaces them, matched by `id`; null leaves them."""


class ProjectsProgressStatements(Body, kw_only=True):
    """A body."""

    sales_order_id: str | None | UnsetType = UNSET
    """Order that is the contract; needed where the project has several. Id of one of `sales-orders`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that is the contract, where there is no order. Id of one of `offers`."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the statement; by default today."""


class PublicHoliday(Record, kw_only=True):
    """A day on which nobody works."""

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
    date: dt.date
    """The day."""
    name: str | None = None
    """Name."""
    country: str | None = None
    """Country, ISO 3166-1 alpha-2; the day is free for all employees, whichever it is."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PublicHolidayPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    date: dt.date | UnsetType = UNSET
    """The day."""
    name: str | None | UnsetType = UNSET
    """Name."""
    country: str | None | UnsetType = UNSET
    """Country, ISO 3166-1 alpha-2; the day is free for all employees, whichever it is. Left out on creation: `BE`."""


class PublicHolidayWrite(Body, kw_only=True):
    """A body."""

    date: dt.date
    """The day."""
    name: str | None | UnsetType = UNSET
    """Name."""
    country: str | None | UnsetType = UNSET
    """Country, ISO 3166-1 alpha-2; the day is free for all employees, whichever it is. Left out on creation: `BE`."""


class PurchaseInvoice(Record, kw_only=True):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""

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
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    payment_instruction: str | None = None
    """Message to pay it with."""
    remark: str | None = None
    """What else there is to know."""
    confidential: bool | None = None
    """Whether only a role with the right `confidential-purchase-invoices` shows it; by default as its supplier says, else false. By default `supplierId.confidential`. A PUT without it keeps it."""
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
    rounding: str | None = None
    """What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours). As `documents.rounding` of the settings says when it is made."""
    approval_status: str | None = None
    """How far its approval is (ours)."""
    project_ids: list[str] = []
    """Projects that its lines are costs of. Ids of `projects`, in order."""
    credited_invoice_id: str | None = None
    """Invoice that a credit note corrects. Id of one of `purchase-invoices`."""
    payment_file_id: str | None = None
    """File that it is paid with. Id of one of `payment-files`."""
    iban: str | None = None
    """Bank account that it is paid on. By default `supplierId.iban`."""
    bic: str | None = None
    """Bank of that account. By default `supplierId.bic`."""
    booked: bool | None = None
    """Whether it is in the accounts."""
    sent_to_accountant: bool | None = None
    """Whether the accountant has it."""
    sent_to_accountant_at: dt.datetime | None = None
    """Since when."""
    withholding_total: Decimal | None = None
    """What is to be paid to authorities instead of the supplier (Belgium)."""
    origin: str | None = None
    """How it came in."""
    purchase_supply_order_ids: list[str] = []
    """Orders that its lines come from. Ids of `purchase-supply-orders`, in order."""
    prepaid_total: Decimal | None = None
    """What was paid before, as the invoice says (ours)."""
    rounding_total: Decimal | None = None
    """What is added to round the amount to pay, as the invoice says (ours)."""
    supplier_name: str | None = None
    """Sender, as the electronic invoice names it (ours)."""
    supplier_vat_id_number: str | None = None
    """Number of the sender, as the electronic invoice states it (ours)."""
    references: list[DocumentReference] = []
    """Numbers that the electronic invoice refers to (ours)."""
    stated_vat_totals: list[VatTotal] = []
    """VAT as the electronic invoice states it; it counts as long as the lines come to its base (ours)."""
    document_remarks: list[str] = []
    """What of the electronic invoice couldn't be taken or doesn't agree, when it was read (ours)."""
    former_status: str | None = None
    """The status that it had before a payment file asked for it; empty for null (ours)."""
    paid_total: Decimal | None = None
    """What was paid by payment files."""
    filed_total: Decimal | None = None
    """What payment files ask for, paid or not (ours)."""
    open_total: Decimal | None = None
    """What is still to be paid."""
    to_file_total: Decimal | None = None
    """What no payment file asks for yet (ours)."""
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
    projects: list[Project] | None = None
    """Null unless included: `include=projects`."""
    credited_invoice: PurchaseInvoice | None = None
    """Null unless included: `include=creditedInvoice`."""
    payment_file: PaymentFile | None = None
    """Null unless included: `include=paymentFile`."""
    purchase_supply_orders: list[PurchaseSupplyOrder] | None = None
    """Null unless included: `include=purchaseSupplyOrders`."""
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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge."""
    vat_tariff_id: str | None = None
    """VAT tariff. That of the rate in the electronic invoice, null where no tariff has it; of a line typed by hand as for other documents. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is a cost of. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    sales_order_id: str | None = None
    """Sales order that it is a cost of. Id of one of `sales-orders`."""
    purchase_supply_order_line_item_id: str | None = None
    """Line of an order that it invoices. Id of one of `purchase-supply-orders/line-items`."""
    period_start: dt.date | None = None
    """First day of the period that it is for."""
    period_end: dt.date | None = None
    """Last day of that period."""
    invoiced_on_sales_invoice_id: str | None = None
    """Sales invoice that passes it on to the client; null again once that is deleted. Id of one of `sales-invoices`."""
    stated_vat_rate: str | None = None
    """VAT rate as the electronic invoice states it (ours)."""
    rounding_amount: Decimal | None = None
    """What the electronic invoice's own amount is more than quantity times price less discount; gone once one of these changes (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    purchase_supply_order_line_item: PurchaseSupplyOrderLineItem | None = None
    """Null unless included: `include=purchaseSupplyOrderLineItem`."""
    invoiced_on_sales_invoice: SalesInvoice | None = None
    """Null unless included: `include=invoicedOnSalesInvoice`."""


class PurchaseInvoiceLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. That of the rate in the electronic invoice, null where no tariff has it; of a line typed by hand as for other documents. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is a cost of. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is a cost of. Id of one of `sales-orders`."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of an order that it invoices. Id of one of `purchase-supply-orders/line-items`."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the period that it is for."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of that period."""


class PurchaseInvoiceLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is bought, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. That of the rate in the electronic invoice, null where no tariff has it; of a line typed by hand as for other documents. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is a cost of. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. By default `articleId.purchaseGLAccountId`. Id of one of `general-ledger-accounts`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is a cost of. Id of one of `sales-orders`."""
    purchase_supply_order_line_item_id: str | None | UnsetType = UNSET
    """Line of an order that it invoices. Id of one of `purchase-supply-orders/line-items`."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the period that it is for."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of that period."""


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
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    payment_instruction: str | None | UnsetType = UNSET
    """Message to pay it with."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    confidential: bool | None | UnsetType = UNSET
    """Whether only a role with the right `confidential-purchase-invoices` shows it; by default as its supplier says, else false. By default `supplierId.confidential`. A PUT without it keeps it."""
    document_id: str | None | UnsetType = UNSET
    """The invoice itself: PDF, JPEG or UBL. Id of a document of type application/pdf or image/jpeg or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    supplier_id: str | None | UnsetType = UNSET
    """Who sent it; of an electronic one found by its VAT number. Id of one of `suppliers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that it is for. Id of one of `companies`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects. Id of one of `purchase-invoices`."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it is paid on. By default `supplierId.iban`."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account. By default `supplierId.bic`."""
    booked: bool | None | UnsetType = UNSET
    """Whether it is in the accounts. Left out on creation: `false`."""
    withholding_total: Number | None | UnsetType = UNSET
    """What is to be paid to authorities instead of the supplier (Belgium)."""
    prepaid_total: Number | None | UnsetType = UNSET
    """What was paid before, as the invoice says (ours)."""
    rounding_total: Number | None | UnsetType = UNSET
    """What is added to round the amount to pay, as the invoice says (ours)."""
    references: Sequence[DocumentReferenceWrite] | None | UnsetType = UNSET
    """Numbers that the electronic invoice refers to (ours)."""
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
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    payment_instruction: str | None | UnsetType = UNSET
    """Message to pay it with."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    confidential: bool | None | UnsetType = UNSET
    """Whether only a role with the right `confidential-purchase-invoices` shows it; by default as its supplier says, else false. By default `supplierId.confidential`. A PUT without it keeps it."""
    document_id: str | None | UnsetType = UNSET
    """The invoice itself: PDF, JPEG or UBL. Id of a document of type application/pdf or image/jpeg or application/xml: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    supplier_id: str | None | UnsetType = UNSET
    """Who sent it; of an electronic one found by its VAT number. Id of one of `suppliers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that it is for. Id of one of `companies`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects. Id of one of `purchase-invoices`."""
    iban: str | None | UnsetType = UNSET
    """Bank account that it is paid on. By default `supplierId.iban`."""
    bic: str | None | UnsetType = UNSET
    """Bank of that account. By default `supplierId.bic`."""
    booked: bool | None | UnsetType = UNSET
    """Whether it is in the accounts. Left out on creation: `false`."""
    withholding_total: Number | None | UnsetType = UNSET
    """What is to be paid to authorities instead of the supplier (Belgium)."""
    prepaid_total: Number | None | UnsetType = UNSET
    """What was paid before, as the invoice says (ours)."""
    rounding_total: Number | None | UnsetType = UNSET
    """What is added to round the amount to pay, as the invoice says (ours)."""
    references: Sequence[DocumentReferenceWrite] | None | UnsetType = UNSET
    """Numbers that the electronic invoice refers to (ours)."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PurchaseInvoiceLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PurchaseInvoicesStartApprovalRequest(Body, kw_only=True):
    """A body."""

    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Who approves, one after the other; by default as the supplier's flow says, else the supplier's approvers, else the responsible user. Ids of `users`, in order."""


class PurchaseReceipt(Record, kw_only=True):
    """What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""

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
    line_item_id: str | None = None
    """Line of the order. Id of one of `purchase-supply-orders/line-items`."""
    date: dt.date | None = None
    """Day on which it came."""
    quantity: Decimal | None = None
    """Units, below zero what went back."""
    stock_location_id: str | None = None
    """Where it was put; null where no stock is kept of it. Id of one of `stock-locations`."""
    stock_change_id: str | None = None
    """Stock change by which it came in. Id of one of `stock-changes`."""
    article_id: str | None = None
    """Article of the line. Id of one of `articles`."""
    stock_quantity: Decimal | None = None
    """Units of the article, as its stock counts them."""
    unit_cost: Decimal | None = None
    """What one of those cost, discount taken off."""
    undone: bool | None = None
    """Whether it was taken back."""
    line_item: PurchaseSupplyOrderLineItem | None = None
    """Null unless included: `include=lineItem`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    stock_change: StockChange | None = None
    """Null unless included: `include=stockChange`."""
    article: Article | None = None
    """Null unless included: `include=article`."""


class PurchaseSupplyOrder(Record, kw_only=True):
    """What is ordered at a supplier, and how much of it has come."""

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
    """Day of the order. By default the day on which it is created."""
    supplier_id: str | None = None
    """Who delivers. Id of one of `suppliers`."""
    supplier_contact_id: str | None = None
    """Contact at the supplier. Id of one of `suppliers/contacts`."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    kind: str | None = None
    """What kind of order it is."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None = None
    """Sales order that it is for. Id of one of `sales-orders`."""
    company_id: str | None = None
    """Own company that orders. Id of one of `companies`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    requested_date: dt.date | None = None
    """Day on which it is to be delivered."""
    confirmed_date: dt.date | None = None
    """Day on which the supplier says that it will be."""
    address: Address | None = None
    """Where it is delivered."""
    stock_location_id: str | None = None
    """Location that it is received at. Id of one of `stock-locations`."""
    project_supply_route_id: str | None = None
    """How it gets to the project. Id of one of `project-supply-routes`."""
    supplier_reference: str | None = None
    """The supplier's number of the order."""
    payment_condition_id: str | None = None
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None = None
    """Currency, ISO 4217. By default `supplierId.currency`."""
    remark: str | None = None
    """Remark to the supplier. By default `supplierId.orderRemark`."""
    approval_status: str | None = None
    """How far its approval is."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    total_vat: Decimal | None = None
    """VAT."""
    total_incl_vat: Decimal | None = None
    """Total, VAT included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    rounding: str | None = None
    """What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours). As `documents.rounding` of the settings says when it is made."""
    fully_received: bool | None = None
    """Whether all of it was received."""
    expects_stock: bool | None = None
    """Whether its status says that it is to come (ours)."""
    former_status: str | None = None
    """The status that it had before anything was received; empty for null (ours)."""
    received_percentage: Decimal | None = None
    """How much of its value was received; of one without value, how many of its lines."""
    received_total: Decimal | None = None
    """What was received of it, VAT not included (ours)."""
    counting_lines: Decimal | None = None
    """How many lines ask for something (ours)."""
    begun_lines: Decimal | None = None
    """Of how many of them something was received (ours)."""
    received_lines: Decimal | None = None
    """How many of them were received in full (ours)."""
    supplier: Supplier | None = None
    """Null unless included: `include=supplier`."""
    supplier_contact: SupplierContact | None = None
    """Null unless included: `include=supplierContact`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    project_supply_route: ProjectSupplyRoute | None = None
    """Null unless included: `include=projectSupplyRoute`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    line_items: list[PurchaseSupplyOrderLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    receipts: list[PurchaseReceipt] | None = None
    """What was received, and when (ours). Null unless included: `include=receipts`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class PurchaseSupplyOrderLineItem(Record, kw_only=True):
    """One line of a purchase supply order."""

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
    """Unit, in the tenant's own words. By default `articleSupplierId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is ordered, or the text of the line. By default `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default `articleSupplierId.purchasePrice`, else `articleId.costPrice`."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    stock_factor: Decimal | None = None
    """Units of the article's stock in one unit; null where none is kept (ours)."""
    order_id: str | None = None
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None = None
    """Line of that order (ours). Id of one of `sales-orders/line-items`."""
    order_factor: Decimal | None = None
    """Units of this line in one unit of that one; null for one (ours)."""
    article_supplier_id: str | None = None
    """The supplier's conditions that it is ordered on. Id of one of `articles/article-suppliers`."""
    expected_date: dt.date | None = None
    """Day on which it is expected."""
    received_amount: Decimal | None = None
    """How many units were received. A patch of the line that gives it another value receives the difference; elsewhere another value is told and not taken."""
    invoiced_quantity: Decimal | None = None
    """How many units were invoiced."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    order: SalesOrder | None = None
    """Null unless included: `include=order`."""
    order_line_item: SalesOrderLineItem | None = None
    """Null unless included: `include=orderLineItem`."""
    article_supplier: ArticleSupplier | None = None
    """Null unless included: `include=articleSupplier`."""


class PurchaseSupplyOrderLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleSupplierId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is ordered, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleSupplierId.purchasePrice`, else `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of that order (ours). Id of one of `sales-orders/line-items`."""
    article_supplier_id: str | None | UnsetType = UNSET
    """The supplier's conditions that it is ordered on. Id of one of `articles/article-suppliers`."""
    expected_date: dt.date | None | UnsetType = UNSET
    """Day on which it is expected."""


class PurchaseSupplyOrderLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `articleSupplierId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is ordered, or the text of the line. By default `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default `articleSupplierId.purchasePrice`, else `articleId.costPrice`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default `articleId.costPrice`."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. Left out on creation: `0.0`."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of that order (ours). Id of one of `sales-orders/line-items`."""
    article_supplier_id: str | None | UnsetType = UNSET
    """The supplier's conditions that it is ordered on. Id of one of `articles/article-suppliers`."""
    expected_date: dt.date | None | UnsetType = UNSET
    """Day on which it is expected."""


class PurchaseSupplyOrderPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the order. By default the day on which it is created."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivers. Id of one of `suppliers`."""
    supplier_contact_id: str | None | UnsetType = UNSET
    """Contact at the supplier. Id of one of `suppliers/contacts`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    kind: Literal["INTERNAL", "PURCHASE", "TRANSPORT", "RENTAL", "SUBCONTRACT", "PRICE_REQUEST"] | None | UnsetType = UNSET
    """What kind of order it is. Left out on creation: `PURCHASE`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that orders. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    requested_date: dt.date | None | UnsetType = UNSET
    """Day on which it is to be delivered."""
    confirmed_date: dt.date | None | UnsetType = UNSET
    """Day on which the supplier says that it will be."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is delivered."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location that it is received at. Id of one of `stock-locations`."""
    project_supply_route_id: str | None | UnsetType = UNSET
    """How it gets to the project. Id of one of `project-supply-routes`."""
    supplier_reference: str | None | UnsetType = UNSET
    """The supplier's number of the order."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. By default `supplierId.currency`."""
    remark: str | None | UnsetType = UNSET
    """Remark to the supplier. By default `supplierId.orderRemark`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PurchaseSupplyOrderLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PurchaseSupplyOrderWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the order. By default the day on which it is created."""
    supplier_id: str | None | UnsetType = UNSET
    """Who delivers. Id of one of `suppliers`."""
    supplier_contact_id: str | None | UnsetType = UNSET
    """Contact at the supplier. Id of one of `suppliers/contacts`."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    kind: Literal["INTERNAL", "PURCHASE", "TRANSPORT", "RENTAL", "SUBCONTRACT", "PRICE_REQUEST"] | None | UnsetType = UNSET
    """What kind of order it is. Left out on creation: `PURCHASE`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that orders. Id of one of `companies`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    requested_date: dt.date | None | UnsetType = UNSET
    """Day on which it is to be delivered."""
    confirmed_date: dt.date | None | UnsetType = UNSET
    """Day on which the supplier says that it will be."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is delivered."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location that it is received at. Id of one of `stock-locations`."""
    project_supply_route_id: str | None | UnsetType = UNSET
    """How it gets to the project. Id of one of `project-supply-routes`."""
    supplier_reference: str | None | UnsetType = UNSET
    """The supplier's number of the order."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `supplierId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. By default `supplierId.currency`."""
    remark: str | None | UnsetType = UNSET
    """Remark to the supplier. By default `supplierId.orderRemark`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[PurchaseSupplyOrderLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class PurchaseSupplyOrdersQuickOrder(Body, kw_only=True):
    """A body."""

    lines: Sequence[WantedArticleWrite] | None | UnsetType = UNSET
    """Articles and how many of each."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""


class PurchaseSupplyOrdersReceive(Body, kw_only=True):
    """A body."""

    lines: Sequence[ReceivedLineWrite] | None | UnsetType = UNSET
    """Lines and units; by default all that is to come."""
    stock_location_id: str | None | UnsetType = UNSET
    """Where it is put; by default the order's location. Id of one of `stock-locations`."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it came; by default today."""


class PurchaseSupplyOrdersReorder(Body, kw_only=True):
    """A body."""

    article_ids: Sequence[str] | None | UnsetType = UNSET
    """Articles; each is ordered up to its target where it is below its minimum. Ids of `articles`, in order."""


class PurchaseSupplyOrdersStartApprovalRequest(Body, kw_only=True):
    """A body."""

    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Who approves, one after the other; by default as the supplier's flow says, else the supplier's approvers, else the responsible user. Ids of `users`, in order."""


class PurchasingSettings(Model, kw_only=True):
    """What holds for buying."""

    received_status: str | None = None
    """Status of a supply order that was received in full."""
    partly_received_status: str | None = None
    """Status of one of which something was received."""
    create_installations: bool | None = None
    """Whether a receipt makes an installation of each piece of an article that is one."""
    social_withholding_iban: str | None = None
    """Account of the social security office, for what payment files withhold."""
    tax_withholding_iban: str | None = None
    """Account of the tax office, for what payment files withhold."""


class PurchasingSettingsWrite(Body, kw_only=True):
    """What holds for buying."""

    received_status: str | None | UnsetType = UNSET
    """Status of a supply order that was received in full. Left out on creation: `ontvangen`."""
    partly_received_status: str | None | UnsetType = UNSET
    """Status of one of which something was received. Left out on creation: `deels ontvangen`."""
    create_installations: bool | None | UnsetType = UNSET
    """Whether a receipt makes an installation of each piece of an article that is one. Left out on creation: `false`."""
    social_withholding_iban: str | None | UnsetType = UNSET
    """Account of the social security office, for what payment files withhold."""
    tax_withholding_iban: str | None | UnsetType = UNSET
    """Account of the tax office, for what payment files withhold."""


class QuotationParameter(Model, kw_only=True):
    """A question whose answer the formulas of the posts use by its name."""

    name: str | None = None
    """Name in the formulas."""
    description: str | None = None
    """The question."""
    values: list[str] | None = None
    """The answers that there are; empty for any."""
    value: str | None = None
    """The answer."""


class QuotationParameterWrite(Body, kw_only=True):
    """A question whose answer the formulas of the posts use by its name."""

    name: str | None | UnsetType = UNSET
    """Name in the formulas."""
    description: str | None | UnsetType = UNSET
    """The question."""
    values: Sequence[str] | None | UnsetType = UNSET
    """The answers that there are; empty for any."""
    value: str | None | UnsetType = UNSET
    """The answer."""


class QuotedPrice(Model, kw_only=True):
    """The price of one line."""

    line_item_id: str | None = None
    """The line of the request."""
    price: Decimal | None = None
    """Price of one unit, VAT not included."""
    delivery_days: int | None = None
    """Days until it is delivered."""
    remark: str | None = None
    """What the supplier says about it."""


class QuotedPriceWrite(Body, kw_only=True):
    """The price of one line."""

    line_item_id: str | None | UnsetType = UNSET
    """The line of the request."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included."""
    delivery_days: int | None | UnsetType = UNSET
    """Days until it is delivered."""
    remark: str | None | UnsetType = UNSET
    """What the supplier says about it."""


class ReceivedLineWrite(Body, kw_only=True):
    """How much of a line came."""

    line_item_id: str | None | UnsetType = UNSET
    """Line of the order."""
    quantity: Number | None | UnsetType = UNSET
    """Units, below zero what goes back; by default all that is to come."""


class Recipients(Model, kw_only=True):
    """Who gets an e-mail."""

    to: list[str] | None = None
    """Addresses."""
    cc: list[str] | None = None
    """Addresses that get a copy."""
    bcc: list[str] | None = None
    """Addresses that get a copy of which the others don't know."""


class RecipientsWrite(Body, kw_only=True):
    """Who gets an e-mail."""

    to: Sequence[str] | None | UnsetType = UNSET
    """Addresses."""
    cc: Sequence[str] | None | UnsetType = UNSET
    """Addresses that get a copy."""
    bcc: Sequence[str] | None | UnsetType = UNSET
    """Addresses that get a copy of which the others don't know."""


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


class RequestStep(Model, kw_only=True):
    """Users who are asked at the same time."""

    priority: int | None = None
    """When they are asked: after those with a lower one accepted."""
    user_ids: list[str] | None = None
    """Who is asked."""
    minimum: int | None = None
    """How many of them must accept; null for all."""


class RevisionTerm(Model, kw_only=True):
    """A part of the price that follows an index."""

    index: str | None = None
    """Code of the index, in `/price-indices`."""
    weight: Decimal | None = None
    """Part of the price that follows it."""
    base_month: str | None = None
    """Month before the tender, `yyyy-MM`."""


class RevisionTermWrite(Body, kw_only=True):
    """A part of the price that follows an index."""

    index: str | None | UnsetType = UNSET
    """Code of the index, in `/price-indices`."""
    weight: Number | None | UnsetType = UNSET
    """Part of the price that follows it."""
    base_month: str | None | UnsetType = UNSET
    """Month before the tender, `yyyy-MM`."""


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
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was. By default the tenant's status that is `isDefault`."""
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
    """Book that it is booked in. By default that of its company for what it is, else the default one of its kind. Id of one of `journals`."""
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
    """Percent off when it is paid in time; VAT is on what is left. By default `paymentConditionId.financialDiscountPercentage`."""
    financial_discount_date: dt.date | None = None
    """Last day on which that holds. By default by date and payment condition, as `expireDate`."""
    financial_discount_total: Decimal | None = None
    """What that comes to (ours)."""
    financial_discount_taken: Decimal | None = None
    """What of that was forgiven, since it was paid in time (ours). The sum of `payments.financialDiscount`."""
    rounding_total: Decimal | None = None
    """What is added to the amount to pay, to round it: less than one (ours)."""
    paid_total: Decimal | None = None
    """What was paid. The sum of `payments.amount`."""
    retention_total: Decimal | None = None
    """What of that is paid later, as a guarantee (ours)."""
    retention_due_date: dt.date | None = None
    """Day from which it is to be paid (ours)."""
    retention_released: Decimal | None = None
    """What of it is to be paid already (ours)."""
    retention_held: Decimal | None = None
    """What of it is not released yet (ours)."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    origin_type: str | None = None
    """What it was made from, such as MANUAL, SALES_ORDER, WORK_ORDER, SUBSCRIPTION or IMPORT."""
    origin_ref: str | None = None
    """Path of that record (ours)."""
    document_id: str | None = None
    """The PDF as it was sent. Id of a document of type application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    currency: str | None = None
    """Currency, ISO 4217."""
    project_ids: list[str] = []
    """Projects of its lines. Ids of `projects`, in order."""
    sales_order_ids: list[str] = []
    """Sales orders of its lines. Ids of `sales-orders`, in order."""
    work_order_ids: list[str] = []
    """Work orders of its lines. Ids of `work-orders`, in order."""
    subscription_id: str | None = None
    """Subscription that made it (ours). Id of one of `subscriptions`."""
    progress_statement_id: str | None = None
    """Progress statement that it is for (ours). Id of one of `progress-statements`."""
    invoice_phase_id: str | None = None
    """Phase of an order (ours). Id of one of `sales-orders/invoice-phases`."""
    advance_payment: bool | None = None
    """Whether it asks for an advance."""
    advance_percentage: Decimal | None = None
    """Percent that the advance is."""
    credited_invoice_id: str | None = None
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None = None
    """Text before the lines."""
    remark: str | None = None
    """What else there is to know."""
    period_start: dt.date | None = None
    """First day of the work (ours)."""
    period_end: dt.date | None = None
    """Last day of the work (ours)."""
    delivery_date: dt.date | None = None
    """Day of the delivery (ours)."""
    sent_date: dt.date | None = None
    """Day on which it was sent (ours)."""
    sent_to_accountant: bool | None = None
    """Whether the accountant has it."""
    sent_to_accountant_at: dt.datetime | None = None
    """When the accountant got it (ours)."""
    peppol_status: str | None = None
    """Where it is on the Peppol network (ours)."""
    reminder_count: int | None = None
    """How many reminders were sent (ours)."""
    last_reminder_date: dt.date | None = None
    """Day of the last one (ours)."""
    credited_total: Decimal | None = None
    """What credit notes took off."""
    open_total: Decimal | None = None
    """What is still to be paid (ours)."""
    due_total: Decimal | None = None
    """What is still to be paid, less what is paid later (ours)."""
    advance_open_total: Decimal | None = None
    """What of an advance no invoice has taken off yet, VAT not included (ours)."""
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
    document: Document | None = None
    """Null unless included: `include=document`."""
    projects: list[Project] | None = None
    """Null unless included: `include=projects`."""
    sales_orders: list[SalesOrder] | None = None
    """Null unless included: `include=salesOrders`."""
    work_orders: list[WorkOrder] | None = None
    """Null unless included: `include=workOrders`."""
    subscription: Subscription | None = None
    """Null unless included: `include=subscription`."""
    progress_statement: ProgressStatement | None = None
    """Null unless included: `include=progressStatement`."""
    invoice_phase: SalesOrderInvoicePhase | None = None
    """Null unless included: `include=invoicePhase`."""
    credited_invoice: SalesInvoice | None = None
    """Null unless included: `include=creditedInvoice`."""
    line_items: list[SalesInvoiceLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    adjusted_line_items: list[SalesInvoiceAdjustedLineItem] | None = None
    """What is booked for each line, all discounts taken off; once it is booked. Null unless included: `include=adjustedLineItems`."""
    payments: list[SalesInvoicePayment] | None = None
    """What was paid. Null unless included: `include=payments`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SalesInvoiceAdjustedLineItem(Record, kw_only=True):
    """What is booked for a line that counts. It is there once the invoice is booked; those of one VAT rate come to its base."""

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
    line_item_id: str | None = None
    """Line that it is of (ours). Id of one of `sales-invoices/line-items`."""
    type: str | None = None
    """What kind of line it is: one that counts."""
    description: str | None = None
    """Text of the line."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit."""
    price: Decimal | None = None
    """Price of one unit, all discounts taken off."""
    total_excl_vat: Decimal | None = None
    """What it comes to then, in cents."""
    vat_tariff_id: str | None = None
    """VAT tariff. Id of one of `vat-tariffs`."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on: that of the line, else of the article, the tariff or the journal. Id of one of `general-ledger-accounts`."""
    activity_id: str | None = None
    """Activity that it counts for. Id of one of `activities`."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    order_id: str | None = None
    """Sales order that it is for. Id of one of `sales-orders`."""
    line_item: SalesInvoiceLineItem | None = None
    """Null unless included: `include=lineItem`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    order: SalesOrder | None = None
    """Null unless included: `include=order`."""


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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    order_id: str | None = None
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None = None
    """Line of the order that it invoices (ours). Id of one of `sales-orders/line-items`."""
    settlement_line_item_id: str | None = None
    """Line of a change order that it invoices (ours). Id of one of `settlements/line-items`."""
    advance_invoice_id: str | None = None
    """Advance that it takes off (ours). Id of one of `sales-invoices`."""
    work_order_id: str | None = None
    """Work order that it is for. Id of one of `work-orders`."""
    agreed_total: Decimal | None = None
    """What it comes to on the invoice of a progress statement: a difference, maybe a cent beside quantity times price. Null once somebody changes quantity, price or discount (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    order: SalesOrder | None = None
    """Null unless included: `include=order`."""
    order_line_item: SalesOrderLineItem | None = None
    """Null unless included: `include=orderLineItem`."""
    settlement_line_item: SettlementLineItem | None = None
    """Null unless included: `include=settlementLineItem`."""
    advance_invoice: SalesInvoice | None = None
    """Null unless included: `include=advanceInvoice`."""
    work_order: WorkOrder | None = None
    """Null unless included: `include=workOrder`."""


class SalesInvoiceLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it invoices (ours). Id of one of `sales-orders/line-items`."""
    settlement_line_item_id: str | None | UnsetType = UNSET
    """Line of a change order that it invoices (ours). Id of one of `settlements/line-items`."""
    advance_invoice_id: str | None | UnsetType = UNSET
    """Advance that it takes off (ours). Id of one of `sales-invoices`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that it is for. Id of one of `work-orders`."""


class SalesInvoiceLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    order_id: str | None | UnsetType = UNSET
    """Sales order that it is for. Id of one of `sales-orders`."""
    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order that it invoices (ours). Id of one of `sales-orders/line-items`."""
    settlement_line_item_id: str | None | UnsetType = UNSET
    """Line of a change order that it invoices (ours). Id of one of `settlements/line-items`."""
    advance_invoice_id: str | None | UnsetType = UNSET
    """Advance that it takes off (ours). Id of one of `sales-invoices`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that it is for. Id of one of `work-orders`."""


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
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was. By default the tenant's status that is `isDefault`."""
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
    """Book that it is booked in. By default that of its company for what it is, else the default one of its kind. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work was done."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time; VAT is on what is left. By default `paymentConditionId.financialDiscountPercentage`."""
    financial_discount_date: dt.date | None | UnsetType = UNSET
    """Last day on which that holds. By default by date and payment condition, as `expireDate`."""
    rounding_total: Number | None | UnsetType = UNSET
    """What is added to the amount to pay, to round it: less than one (ours)."""
    retention_total: Number | None | UnsetType = UNSET
    """What of that is paid later, as a guarantee (ours)."""
    retention_due_date: dt.date | None | UnsetType = UNSET
    """Day from which it is to be paid (ours)."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    origin_type: str | None | UnsetType = UNSET
    """What it was made from, such as MANUAL, SALES_ORDER, WORK_ORDER, SUBSCRIPTION or IMPORT."""
    origin_ref: str | None | UnsetType = UNSET
    """Path of that record (ours)."""
    document_id: str | None | UnsetType = UNSET
    """The PDF as it was sent. Id of a document of type application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    advance_payment: bool | None | UnsetType = UNSET
    """Whether it asks for an advance. Left out on creation: `false`."""
    advance_percentage: Number | None | UnsetType = UNSET
    """Percent that the advance is."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the work (ours)."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of the work (ours)."""
    delivery_date: dt.date | None | UnsetType = UNSET
    """Day of the delivery (ours)."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent (ours)."""
    sent_to_accountant: bool | None | UnsetType = UNSET
    """Whether the accountant has it. Left out on creation: `false`."""
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
    """Amount; a body may also send `{"value": "500.00", "currency": "EUR"}`."""
    payment_method: str | None = None
    """How it was paid."""
    remark: str | None = None
    """What else there is to know."""
    reference: str | None = None
    """The bank's reference (ours)."""
    bank_transaction_id: str | None = None
    """Line of the bank that it came with (ours). Id of one of `bank-transactions`."""
    financial_discount: Decimal | None = None
    """What is forgiven since it was paid in time (ours)."""
    bank_transaction: BankTransaction | None = None
    """Null unless included: `include=bankTransaction`."""


class SalesInvoicePaymentPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the payment. By default the day on which it is created."""
    amount: Number | UnsetType = UNSET
    """Amount; a body may also send `{"value": "500.00", "currency": "EUR"}`."""
    payment_method: str | None | UnsetType = UNSET
    """How it was paid."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    reference: str | None | UnsetType = UNSET
    """The bank's reference (ours)."""
    bank_transaction_id: str | None | UnsetType = UNSET
    """Line of the bank that it came with (ours). Id of one of `bank-transactions`."""
    financial_discount: Number | None | UnsetType = UNSET
    """What is forgiven since it was paid in time (ours)."""


class SalesInvoicePaymentWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the payment. By default the day on which it is created."""
    amount: Number
    """Amount; a body may also send `{"value": "500.00", "currency": "EUR"}`."""
    payment_method: str | None | UnsetType = UNSET
    """How it was paid."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    reference: str | None | UnsetType = UNSET
    """The bank's reference (ours)."""
    bank_transaction_id: str | None | UnsetType = UNSET
    """Line of the bank that it came with (ours). Id of one of `bank-transactions`."""
    financial_discount: Number | None | UnsetType = UNSET
    """What is forgiven since it was paid in time (ours)."""


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
    """Where it stands, one of the tenant's statuses. A payment or credit that leaves nothing to pay turns it to `betaald` or `gecrediteerd`; without that it is again what it was. By default the tenant's status that is `isDefault`."""
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
    """Book that it is booked in. By default that of its company for what it is, else the default one of its kind. Id of one of `journals`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When it is paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    site_address: AddressWrite | None | UnsetType = UNSET
    """Where the work was done."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    financial_discount_percentage: Number | None | UnsetType = UNSET
    """Percent off when it is paid in time; VAT is on what is left. By default `paymentConditionId.financialDiscountPercentage`."""
    financial_discount_date: dt.date | None | UnsetType = UNSET
    """Last day on which that holds. By default by date and payment condition, as `expireDate`."""
    rounding_total: Number | None | UnsetType = UNSET
    """What is added to the amount to pay, to round it: less than one (ours)."""
    retention_total: Number | None | UnsetType = UNSET
    """What of that is paid later, as a guarantee (ours)."""
    retention_due_date: dt.date | None | UnsetType = UNSET
    """Day from which it is to be paid (ours)."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    origin_type: str | None | UnsetType = UNSET
    """What it was made from, such as MANUAL, SALES_ORDER, WORK_ORDER, SUBSCRIPTION or IMPORT."""
    origin_ref: str | None | UnsetType = UNSET
    """Path of that record (ours)."""
    document_id: str | None | UnsetType = UNSET
    """The PDF as it was sent. Id of a document of type application/pdf: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    advance_payment: bool | None | UnsetType = UNSET
    """Whether it asks for an advance. Left out on creation: `false`."""
    advance_percentage: Number | None | UnsetType = UNSET
    """Percent that the advance is."""
    credited_invoice_id: str | None | UnsetType = UNSET
    """Invoice that a credit note corrects (ours). Id of one of `sales-invoices`."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    period_start: dt.date | None | UnsetType = UNSET
    """First day of the work (ours)."""
    period_end: dt.date | None | UnsetType = UNSET
    """Last day of the work (ours)."""
    delivery_date: dt.date | None | UnsetType = UNSET
    """Day of the delivery (ours)."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent (ours)."""
    sent_to_accountant: bool | None | UnsetType = UNSET
    """Whether the accountant has it. Left out on creation: `false`."""
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


class SalesInvoicesCollect(Body, kw_only=True):
    """A body."""

    sales_order_ids: Sequence[str] | None | UnsetType = UNSET
    """Orders of which what is open is invoiced. Ids of `sales-orders`, in order."""
    work_order_ids: Sequence[str] | None | UnsetType = UNSET
    """Work orders that are invoiced. Ids of `work-orders`, in order."""
    purchase_invoice_ids: Sequence[str] | None | UnsetType = UNSET
    """Purchase invoices whose lines are passed on to the clients they were for. Ids of `purchase-invoices`, in order."""
    project_ids: Sequence[str] | None | UnsetType = UNSET
    """Projects of which all that is open is invoiced. Ids of `projects`, in order."""
    strategy: Literal["FULL", "DELIVERED", "TIME_AND_MATERIAL"] | None | UnsetType = UNSET
    """What of the orders, as for one of them."""
    journal_id: str | None | UnsetType = UNSET
    """Book of the invoices. Id of one of `journals`."""
    from_date: dt.date | None | UnsetType = UNSET
    """First day of the work orders and purchases that count."""
    to_date: dt.date | None | UnsetType = UNSET
    """Last day of the work orders and purchases that count."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoices; by default today."""
    per_client: bool | None | UnsetType = UNSET
    """Whether each client gets one invoice, else each order and work order. Left out on creation: `true`."""


class SalesInvoicesCredit(Body, kw_only=True):
    """A body."""

    lines: Sequence[CreditedLineWrite] | None | UnsetType = UNSET
    """Lines and units; by default all lines, whole."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the credit note; by default today."""
    journal_id: str | None | UnsetType = UNSET
    """Book; by default that of credit notes, else the invoice's. Id of one of `journals`."""


class SalesInvoicesRelease(Body, kw_only=True):
    """A body."""

    amount: Number | None | UnsetType = UNSET
    """What of it; by default all that is still retained."""
    date: dt.date | None | UnsetType = UNSET
    """A day to come on which all is released; by default it is done at once."""


class SalesInvoicesRemind(Body, kw_only=True):
    """A body."""

    template_id: str | None | UnsetType = UNSET
    """Template of the e-mail; by default that of the settings for its level. Id of one of `e-mail-templates`."""
    send: bool | None | UnsetType = UNSET
    """Whether an e-mail is sent; else it is only noted. Left out on creation: `true`."""


class SalesInvoicesSend(Body, kw_only=True):
    """A body."""

    channel: Literal["EMAIL", "PEPPOL"]
    """How it goes out."""


class SalesOrder(Record, kw_only=True):
    """What a client ordered."""

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
    """Day of the order. By default the day on which it is created."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None = None
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None = None
    """Offer that it was made from. Id of one of `offers`."""
    company_id: str | None = None
    """Own company that does the work. Id of one of `companies`."""
    subscription_id: str | None = None
    """Subscription that made it. Id of one of `subscriptions`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    sales_agent_user_id: str | None = None
    """User who sold it. Id of one of `users`."""
    time_and_material: bool | None = None
    """Whether it is invoiced by what is used, not by what was agreed."""
    address: Address | None = None
    """Where the work is done."""
    invoice_email: str | None = None
    """Address that its invoices go to."""
    payment_condition_id: str | None = None
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None = None
    """Currency, ISO 4217."""
    stock_location_id: str | None = None
    """Location that its stock is promised and taken from (ours). Id of one of `stock-locations`."""
    remark: str | None = None
    """What else there is to know."""
    requested_date: dt.date | None = None
    """Day on which the client wants it."""
    global_discount: Decimal | None = None
    """Discount on all lines in percent."""
    global_discount_amount: Decimal | None = None
    """Fixed discount on what is left then."""
    total_excl_vat: Decimal | None = None
    """Total, VAT not included."""
    lines_total: Decimal | None = None
    """What its lines come to, before discounts on the whole (ours)."""
    total_vat: Decimal | None = None
    """VAT."""
    total_incl_vat: Decimal | None = None
    """Total, VAT included."""
    total_cost_excl_vat: Decimal | None = None
    """What it costs, VAT not included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    rounding: str | None = None
    """What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours). As `documents.rounding` of the settings says when it is made."""
    reserves_stock: bool | None = None
    """Whether its status says that stock is promised (ours)."""
    former_status: str | None = None
    """The status that it had before it was delivered or invoiced; empty for null (ours)."""
    delivered_percentage: Decimal | None = None
    """Percent of its value delivered."""
    invoiced_total: Decimal | None = None
    """What was invoiced of it, drafts included, VAT not included."""
    settlements_total: Decimal | None = None
    """What the change orders that the client agreed to add, VAT not included (ours)."""
    settlement_count: Decimal | None = None
    """How many those are (ours)."""
    to_invoice_total: Decimal | None = None
    """What is to be invoiced yet, agreed change orders included, VAT not included."""
    advance_total: Decimal | None = None
    """Advances that no invoice has taken off yet."""
    delivered_total: Decimal | None = None
    """What was delivered of it, VAT not included (ours)."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    client_contact: ClientContact | None = None
    """Null unless included: `include=clientContact`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    subscription: Subscription | None = None
    """Null unless included: `include=subscription`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    sales_agent_user: User | None = None
    """Null unless included: `include=salesAgentUser`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    stock_location: StockLocation | None = None
    """Null unless included: `include=stockLocation`."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
    line_items: list[SalesOrderLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    invoice_phases: list[SalesOrderInvoicePhase] | None = None
    """The parts that it is invoiced in. Null unless included: `include=invoicePhases`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SalesOrderInvoicePhase(Record, kw_only=True):
    """A part of an order that is invoiced as one: an advance, or the rest."""

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
    kind: str
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Decimal | None = None
    """Percent of the total without VAT."""
    amount: Decimal | None = None
    """Amount, VAT not included."""
    due_date: dt.date | None = None
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None = None
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""
    status: str | None = None
    """Whether it is invoiced."""
    sales_invoice: SalesInvoice | None = None
    """Null unless included: `include=salesInvoice`."""


class SalesOrderInvoicePhasePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str | UnsetType = UNSET
    """Name."""
    kind: Literal["PERCENTAGE", "AMOUNT", "FINAL"] | UnsetType = UNSET
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the total without VAT."""
    amount: Number | None | UnsetType = UNSET
    """Amount, VAT not included."""
    due_date: dt.date | None | UnsetType = UNSET
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None | UnsetType = UNSET
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""


class SalesOrderInvoicePhaseWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    name: str
    """Name."""
    kind: Literal["PERCENTAGE", "AMOUNT", "FINAL"]
    """Whether it is a percentage of the whole, an amount, or what is left in the end."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the total without VAT."""
    amount: Number | None | UnsetType = UNSET
    """Amount, VAT not included."""
    due_date: dt.date | None | UnsetType = UNSET
    """Day from which it may be invoiced."""
    sales_invoice_id: str | None | UnsetType = UNSET
    """Its invoice; null again once that is deleted. Id of one of `sales-invoices`."""


class SalesOrderLineItem(Record, kw_only=True):
    """One line of an order."""

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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    purchase_supply_order_ids: list[str] = []
    """Orders to suppliers that it is on. Ids of `purchase-supply-orders`, in order."""
    stock_factor: Decimal | None = None
    """Units of the article's stock in one unit; null where none is kept (ours)."""
    delivered_quantity: Decimal | None = None
    """Units that were delivered."""
    invoiced_quantity: Decimal | None = None
    """Units that were invoiced, drafts included."""
    stated_quantity: Decimal | None = None
    """Units that approved progress statements say are done (ours)."""
    ordered_quantity: Decimal | None = None
    """Units that were ordered of suppliers."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
    purchase_supply_orders: list[PurchaseSupplyOrder] | None = None
    """Null unless included: `include=purchaseSupplyOrders`."""


class SalesOrderLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SalesOrderLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SalesOrderPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the order. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    subscription_id: str | None | UnsetType = UNSET
    """Subscription that made it. Id of one of `subscriptions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sold it. Id of one of `users`."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether it is invoiced by what is used, not by what was agreed. Left out on creation: `false`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    invoice_email: str | None | UnsetType = UNSET
    """Address that its invoices go to."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location that its stock is promised and taken from (ours). Id of one of `stock-locations`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    requested_date: dt.date | None | UnsetType = UNSET
    """Day on which the client wants it."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SalesOrderLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    invoice_phases: Sequence[SalesOrderInvoicePhaseWrite] | None | UnsetType = UNSET
    """The parts that it is invoiced in. An array replaces them, matched by `id`; null leaves them."""


class SalesOrderWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the order. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    subscription_id: str | None | UnsetType = UNSET
    """Subscription that made it. Id of one of `subscriptions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sold it. Id of one of `users`."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether it is invoiced by what is used, not by what was agreed. Left out on creation: `false`."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    invoice_email: str | None | UnsetType = UNSET
    """Address that its invoices go to."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    stock_location_id: str | None | UnsetType = UNSET
    """Location that its stock is promised and taken from (ours). Id of one of `stock-locations`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    requested_date: dt.date | None | UnsetType = UNSET
    """Day on which the client wants it."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SalesOrderLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""
    invoice_phases: Sequence[SalesOrderInvoicePhaseWrite] | None | UnsetType = UNSET
    """The parts that it is invoiced in. An array replaces them, matched by `id`; null leaves them."""


class SalesOrdersDeliver(Body, kw_only=True):
    """A body."""

    lines: Sequence[DeliveredLineWrite] | None | UnsetType = UNSET
    """Lines and units; by default all that is open."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the delivery; by default today."""


class SalesOrdersInvoice(Body, kw_only=True):
    """A body."""

    strategy: Literal["FULL", "DELIVERED", "TIME_AND_MATERIAL"] | None | UnsetType = UNSET
    """What is invoiced: all that is open, what was delivered, or its work orders. By default all; of an order that is invoiced by what is used, the work orders."""
    journal_id: str | None | UnsetType = UNSET
    """Book of the invoice. Id of one of `journals`."""
    from_date: dt.date | None | UnsetType = UNSET
    """First day of the work orders that count."""
    to_date: dt.date | None | UnsetType = UNSET
    """Last day of the work orders that count."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; by default today."""


class SalesOrdersInvoicePhasesInvoice(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; by default today."""
    journal_id: str | None | UnsetType = UNSET
    """Book of the invoice. Id of one of `journals`."""


class SalesOrdersOrderSupplies(Body, kw_only=True):
    """A body."""

    lines: Sequence[SuppliedLineWrite] | None | UnsetType = UNSET
    """Lines and units; by default all articles that have a preferred supplier."""


class SalesOrdersWorkOrder(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the work; by default today."""


class ScheduleDay(Model, kw_only=True):
    """A day of a work schedule."""

    start: ScheduleDayStart | None = None
    """When work begins; null on a free day."""
    end: ScheduleDayEnd | None = None
    """When it ends."""
    break_minutes: int | None = None
    """Minutes of break."""
    minutes: int | None = None
    """Minutes of work, breaks not included."""


class ScheduleDayEnd(Model, kw_only=True):
    """When it ends."""

    hour: int
    minute: int


class ScheduleDayStart(Model, kw_only=True):
    """When work begins; null on a free day."""

    hour: int
    minute: int


class ScheduleDayWrite(Body, kw_only=True):
    """A day of a work schedule."""

    start: ScheduleDayWriteStart | None | UnsetType = UNSET
    """When work begins; null on a free day."""
    end: ScheduleDayWriteEnd | None | UnsetType = UNSET
    """When it ends."""
    break_minutes: int | None | UnsetType = UNSET
    """Minutes of break. Left out on creation: `0`."""
    minutes: int | None | UnsetType = UNSET
    """Minutes of work, breaks not included."""


class ScheduleDayWriteEnd(Body, kw_only=True):
    """When it ends."""

    hour: int
    minute: int


class ScheduleDayWriteStart(Body, kw_only=True):
    """When work begins; null on a free day."""

    hour: int
    minute: int


class Settings(Record, kw_only=True):
    """What the tenant chose for itself, by module. Members that nobody has set have their default."""

    updated_at: dt.datetime | None = None
    """When it, or something that belongs to it, last changed."""
    updated_by: str | None | None = None
    """Id of the user who updated it."""
    time_zone: str | None = None
    """Time zone of its days; the operator sets it."""
    currency: str | None = None
    """Currency, ISO 4217."""
    financial_year_start: str | None = None
    """Month and day on which the financial year begins."""
    autosave_seconds: int | None = None
    """Seconds after which screens save; null: they don't."""
    languages: list[str] = []
    """Languages of documents."""
    legal_forms: list[str] = []
    """Legal forms."""
    civil_states: list[str] = []
    """Civil states."""
    employee_types: list[str] = []
    """Kinds of employees."""
    statutes: list[str] = []
    """Statutes of employees."""
    units: list[str] = []
    """Units of lines and articles."""
    titles: list[str] = []
    """Titles of people."""
    payment_methods: list[str] = []
    """Ways to pay."""
    article_types: list[str] = []
    """Kinds of articles."""
    documents: DocumentSettings | None = None
    """Documents with lines."""
    offers: OfferSettings | None = None
    """Offers."""
    orders: OrderSettings | None = None
    """Sales orders."""
    invoices: InvoiceSettings | None = None
    """Sales invoices."""
    purchasing: PurchasingSettings | None = None
    """Buying."""
    planning: PlanningSettings | None = None
    """Planning."""
    hours: HourSettings | None = None
    """Hours."""
    presence: PresenceSettings | None = None
    """Presence on site."""
    wappy: WappySettings | None = None
    """The app on site."""
    stock: StockSettings | None = None
    """Stock."""


class SettingsPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    financial_year_start: str | None | UnsetType = UNSET
    """Month and day on which the financial year begins. Left out on creation: `01-01`."""
    autosave_seconds: int | None | UnsetType = UNSET
    """Seconds after which screens save; null: they don't."""
    languages: Sequence[str] | None | UnsetType = UNSET
    """Languages of documents. Left out on creation: `["nl","fr","en","de"]`."""
    legal_forms: Sequence[str] | None | UnsetType = UNSET
    """Legal forms. Left out on creation: `["BV","NV","CV","VOF","CommV","VZW","eenmanszaak"]`."""
    civil_states: Sequence[str] | None | UnsetType = UNSET
    """Civil states. Left out on creation: `["ongehuwd","gehuwd","samenwonend","gescheiden","verweduwd"]`."""
    employee_types: Sequence[str] | None | UnsetType = UNSET
    """Kinds of employees. Left out on creation: `["arbeider","bediende","zelfstandige","interim"]`."""
    statutes: Sequence[str] | None | UnsetType = UNSET
    """Statutes of employees. Left out on creation: `["voltijds","deeltijds"]`."""
    units: Sequence[str] | None | UnsetType = UNSET
    """Units of lines and articles. Left out on creation: `["stuk","m","m²","m³","uur","dag","kg","l","set","forfait"]`."""
    titles: Sequence[str] | None | UnsetType = UNSET
    """Titles of people. Left out on creation: `["De heer","Mevrouw"]`."""
    payment_methods: Sequence[str] | None | UnsetType = UNSET
    """Ways to pay. Left out on creation: `["overschrijving","domiciliëring","kaart","contant"]`."""
    article_types: Sequence[str] | None | UnsetType = UNSET
    """Kinds of articles. Left out on creation: `["Artikel","Installatie"]`."""
    documents: DocumentSettingsWrite | None | UnsetType = UNSET
    """Documents with lines. Left out on creation: `{"rounding":"LINE"}`."""
    offers: OfferSettingsWrite | None | UnsetType = UNSET
    """Offers. Left out on creation: `{"createOrderOnAcceptance":true,"endClient":false}`."""
    orders: OrderSettingsWrite | None | UnsetType = UNSET
    """Sales orders. Left out on creation: `{"orderBasedInvoicing":false}`."""
    invoices: InvoiceSettingsWrite | None | UnsetType = UNSET
    """Sales invoices. Left out on creation: `{"overdueStatuses":["verzonden"],"overdueStatus":"vervallen","paidStatus":"betaald","creditedStatus":"gecrediteerd","reminderStatuses":["herinnering 1","herinnering 2","herinnering 3"],"reminderDays":[],"reminderTemplates":[],"showPostNumber":false,"showLineNumbers":false,"showProjectInformation":false,"introText":{},"retentionBase":"INCL","retentionVat":"STATEMENT"}`."""
    purchasing: PurchasingSettingsWrite | None | UnsetType = UNSET
    """Buying. Left out on creation: `{"receivedStatus":"ontvangen","partlyReceivedStatus":"deels ontvangen","createInstallations":false,"socialWithholdingIban":null,"taxWithholdingIban":null}`."""
    planning: PlanningSettingsWrite | None | UnsetType = UNSET
    """Planning. Left out on creation: `{"dayStart":{"hour":7,"minute":0},"dayEnd":{"hour":19,"minute":0}}`."""
    hours: HourSettingsWrite | None | UnsetType = UNSET
    """Hours. Left out on creation: `{"tolerance":15,"requireCorrectionReason":false,"timeOffApproverIds":[]}`."""
    presence: PresenceSettingsWrite | None | UnsetType = UNSET
    """Presence on site. Left out on creation: `{"daysAhead":36}`."""
    wappy: WappySettingsWrite | None | UnsetType = UNSET
    """The app on site. Left out on creation: `{"minuteStep":15,"visiblePastDays":14,"statuses":[],"sendWorkOrderToClient":false,"trackAndTrace":false}`."""
    stock: StockSettingsWrite | None | UnsetType = UNSET
    """Stock. Left out on creation: `{"allowNegative":true,"defaultLocationId":null}`."""


class SettingsWrite(Body, kw_only=True):
    """A body."""

    currency: str | None | UnsetType = UNSET
    """Currency, ISO 4217. Left out on creation: `EUR`."""
    financial_year_start: str | None | UnsetType = UNSET
    """Month and day on which the financial year begins. Left out on creation: `01-01`."""
    autosave_seconds: int | None | UnsetType = UNSET
    """Seconds after which screens save; null: they don't."""
    languages: Sequence[str] | None | UnsetType = UNSET
    """Languages of documents. Left out on creation: `["nl","fr","en","de"]`."""
    legal_forms: Sequence[str] | None | UnsetType = UNSET
    """Legal forms. Left out on creation: `["BV","NV","CV","VOF","CommV","VZW","eenmanszaak"]`."""
    civil_states: Sequence[str] | None | UnsetType = UNSET
    """Civil states. Left out on creation: `["ongehuwd","gehuwd","samenwonend","gescheiden","verweduwd"]`."""
    employee_types: Sequence[str] | None | UnsetType = UNSET
    """Kinds of employees. Left out on creation: `["arbeider","bediende","zelfstandige","interim"]`."""
    statutes: Sequence[str] | None | UnsetType = UNSET
    """Statutes of employees. Left out on creation: `["voltijds","deeltijds"]`."""
    units: Sequence[str] | None | UnsetType = UNSET
    """Units of lines and articles. Left out on creation: `["stuk","m","m²","m³","uur","dag","kg","l","set","forfait"]`."""
    titles: Sequence[str] | None | UnsetType = UNSET
    """Titles of people. Left out on creation: `["De heer","Mevrouw"]`."""
    payment_methods: Sequence[str] | None | UnsetType = UNSET
    """Ways to pay. Left out on creation: `["overschrijving","domiciliëring","kaart","contant"]`."""
    article_types: Sequence[str] | None | UnsetType = UNSET
    """Kinds of articles. Left out on creation: `["Artikel","Installatie"]`."""
    documents: DocumentSettingsWrite | None | UnsetType = UNSET
    """Documents with lines. Left out on creation: `{"rounding":"LINE"}`."""
    offers: OfferSettingsWrite | None | UnsetType = UNSET
    """Offers. Left out on creation: `{"createOrderOnAcceptance":true,"endClient":false}`."""
    orders: OrderSettingsWrite | None | UnsetType = UNSET
    """Sales orders. Left out on creation: `{"orderBasedInvoicing":false}`."""
    invoices: InvoiceSettingsWrite | None | UnsetType = UNSET
    """Sales invoices. Left out on creation: `{"overdueStatuses":["verzonden"],"overdueStatus":"vervallen","paidStatus":"betaald","creditedStatus":"gecrediteerd","reminderStatuses":["herinnering 1","herinnering 2","herinnering 3"],"reminderDays":[],"reminderTemplates":[],"showPostNumber":false,"showLineNumbers":false,"showProjectInformation":false,"introText":{},"retentionBase":"INCL","retentionVat":"STATEMENT"}`."""
    purchasing: PurchasingSettingsWrite | None | UnsetType = UNSET
    """Buying. Left out on creation: `{"receivedStatus":"ontvangen","partlyReceivedStatus":"deels ontvangen","createInstallations":false,"socialWithholdingIban":null,"taxWithholdingIban":null}`."""
    planning: PlanningSettingsWrite | None | UnsetType = UNSET
    """Planning. Left out on creation: `{"dayStart":{"hour":7,"minute":0},"dayEnd":{"hour":19,"minute":0}}`."""
    hours: HourSettingsWrite | None | UnsetType = UNSET
    """Hours. Left out on creation: `{"tolerance":15,"requireCorrectionReason":false,"timeOffApproverIds":[]}`."""
    presence: PresenceSettingsWrite | None | UnsetType = UNSET
    """Presence on site. Left out on creation: `{"daysAhead":36}`."""
    wappy: WappySettingsWrite | None | UnsetType = UNSET
    """The app on site. Left out on creation: `{"minuteStep":15,"visiblePastDays":14,"statuses":[],"sendWorkOrderToClient":false,"trackAndTrace":false}`."""
    stock: StockSettingsWrite | None | UnsetType = UNSET
    """Stock. Left out on creation: `{"allowNegative":true,"defaultLocationId":null}`."""


class Settlement(Record, kw_only=True):
    """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""

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
    """Its day; null while it is a draft."""
    expire_date: dt.date | None = None
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None = None
    """Day on which it was sent."""
    follow_up_date: dt.date | None = None
    """Day on which to ask the client about it."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None = None
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    contact_email: str | None = None
    """Address that it goes to."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None = None
    """Whether it counts in the project's post-calculation."""
    company_id: str | None = None
    """Own company that makes it. Id of one of `companies`."""
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
    rounding: str | None = None
    """What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours). As `documents.rounding` of the settings says when it is made."""
    calculation: bool | None = None
    """Whether it is calculated with posts; else it is a simple one."""
    template: bool | None = None
    """Whether others are made from it."""
    global_discount: Decimal | None = None
    """Discount on all lines in percent."""
    global_discount_amount: Decimal | None = None
    """Fixed discount on what is left then."""
    margins: dict[str, Decimal] = {}
    """Kind of cost → margin in percent of a calculated one."""
    parameters: list[QuotationParameter] = []
    """Questions whose answers the formulas of its posts use."""
    context: str | None = None
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None = None
    """User who sells it. Id of one of `users`."""
    success_percentage: Decimal | None = None
    """Chance of an order by its status, in percent."""
    signed_at: dt.datetime | None = None
    """When the client accepted it."""
    signature_name: str | None = None
    """Who signed."""
    signature_id: str | None = None
    """The signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    loss_reason: str | None = None
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None = None
    """Settlement that it was made from. Id of one of `settlements`."""
    offer_id: str | None = None
    """Offer that it changes. Id of one of `offers`."""
    sales_order_id: str | None = None
    """Order that it is added to. By default that of the offer. Id of one of `sales-orders`."""
    kind: str | None = None
    """Whether its lines add work, take some off, or both."""
    approved_date: dt.date | None = None
    """Day on which the client agreed."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
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
    sales_agent_user: User | None = None
    """Null unless included: `include=salesAgentUser`."""
    signature: Document | None = None
    """Null unless included: `include=signature`."""
    template_settlement: Settlement | None = None
    """Null unless included: `include=templateSettlement`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    line_items: list[SettlementLineItem] | None = None
    """Its lines, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SettlementLineItem(Record, kw_only=True):
    """One line of a settlement; what is left out has a quantity below 0."""

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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    invoiced_quantity: Decimal | None = None
    """Units that were invoiced, drafts included (ours)."""
    stated_quantity: Decimal | None = None
    """Units that approved progress statements say are done (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""


class SettlementLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SettlementLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SettlementPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Its day; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that it goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes it. Id of one of `companies`."""
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
    calculation: bool | None | UnsetType = UNSET
    """Whether it is calculated with posts; else it is a simple one. Left out on creation: `false`."""
    template: bool | None | UnsetType = UNSET
    """Whether others are made from it. Left out on creation: `false`."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    margins: Mapping[str, Number] | None | UnsetType = UNSET
    """Kind of cost → margin in percent of a calculated one."""
    parameters: Sequence[QuotationParameterWrite] | None | UnsetType = UNSET
    """Questions whose answers the formulas of its posts use."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sells it. Id of one of `users`."""
    loss_reason: str | None | UnsetType = UNSET
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None | UnsetType = UNSET
    """Settlement that it was made from. Id of one of `settlements`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it changes. Id of one of `offers`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is added to. By default that of the offer. Id of one of `sales-orders`."""
    approved_date: dt.date | None | UnsetType = UNSET
    """Day on which the client agreed."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SettlementLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


class SettlementWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Its day; null while it is a draft."""
    expire_date: dt.date | None | UnsetType = UNSET
    """Last day on which it can be accepted, as it was sent; nothing computes it."""
    sent_date: dt.date | None | UnsetType = UNSET
    """Day on which it was sent."""
    follow_up_date: dt.date | None | UnsetType = UNSET
    """Day on which to ask the client about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who signs and pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    contact_email: str | None | UnsetType = UNSET
    """Address that it goes to."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    active_on_project: bool | None | UnsetType = UNSET
    """Whether it counts in the project's post-calculation. Left out on creation: `true`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that makes it. Id of one of `companies`."""
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
    calculation: bool | None | UnsetType = UNSET
    """Whether it is calculated with posts; else it is a simple one. Left out on creation: `false`."""
    template: bool | None | UnsetType = UNSET
    """Whether others are made from it. Left out on creation: `false`."""
    global_discount: Number | None | UnsetType = UNSET
    """Discount on all lines in percent."""
    global_discount_amount: Number | None | UnsetType = UNSET
    """Fixed discount on what is left then."""
    margins: Mapping[str, Number] | None | UnsetType = UNSET
    """Kind of cost → margin in percent of a calculated one."""
    parameters: Sequence[QuotationParameterWrite] | None | UnsetType = UNSET
    """Questions whose answers the formulas of its posts use."""
    context: Literal["NEW_BUILD", "RENOVATION"] | None | UnsetType = UNSET
    """Where the work is done: which time standards hold for its posts (ours)."""
    sales_agent_user_id: str | None | UnsetType = UNSET
    """User who sells it. Id of one of `users`."""
    loss_reason: str | None | UnsetType = UNSET
    """Why it was not accepted, in the tenant's own words."""
    template_id: str | None | UnsetType = UNSET
    """Settlement that it was made from. Id of one of `settlements`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it changes. Id of one of `offers`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is added to. By default that of the offer. Id of one of `sales-orders`."""
    approved_date: dt.date | None | UnsetType = UNSET
    """Day on which the client agreed."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SettlementLineItemWrite] | None | UnsetType = UNSET
    """Its lines, in order. An array replaces them, matched by `id`; null leaves them."""


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
    is_default: bool | None = None
    """Whether new records stand there (ours)."""
    locks: bool | None = None
    """Whether records that stand there stay as they are (ours)."""
    hides_in_wappy: bool | None = None
    """Whether the app on site leaves out what stands there (ours)."""
    stock_reserving: bool | None = None
    """Whether an order that stands there promises stock; of one to a supplier, whether it is to come (ours)."""
    invoiceable: bool | None = None
    """Whether what stands there can be invoiced (ours)."""
    final: bool | None = None
    """Whether nothing follows on it (ours)."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class StatusChange(Model, kw_only=True):
    """Part of an answer."""

    status: str
    """The status from then on."""
    changed_at: dt.datetime
    user_id: str | None = None


class StatusPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    module: Literal["employees", "maintenance-visits", "materials", "planning-items", "price-requests", "purchase-invoices", "purchase-supply-orders", "clients", "suppliers", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "stock-changes", "appointments", "tasks", "work-orders"] | UnsetType = UNSET
    """Path of the collection that uses it."""
    name: str | UnsetType = UNSET
    """The word."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    success_percentage: int | None | UnsetType = UNSET
    """Chance of an order: won 100, lost 0; of offers only."""
    is_default: bool | None | UnsetType = UNSET
    """Whether new records stand there (ours). Left out on creation: `false`."""
    locks: bool | None | UnsetType = UNSET
    """Whether records that stand there stay as they are (ours). Left out on creation: `false`."""
    hides_in_wappy: bool | None | UnsetType = UNSET
    """Whether the app on site leaves out what stands there (ours). Left out on creation: `false`."""
    stock_reserving: bool | None | UnsetType = UNSET
    """Whether an order that stands there promises stock; of one to a supplier, whether it is to come (ours). Left out on creation: `false`."""
    invoiceable: bool | None | UnsetType = UNSET
    """Whether what stands there can be invoiced (ours). Left out on creation: `false`."""
    final: bool | None | UnsetType = UNSET
    """Whether nothing follows on it (ours). Left out on creation: `false`."""


class StatusWrite(Body, kw_only=True):
    """A body."""

    module: Literal["employees", "maintenance-visits", "materials", "planning-items", "price-requests", "purchase-invoices", "purchase-supply-orders", "clients", "suppliers", "deliveries", "offers", "progress-statements", "projects", "sales-invoices", "sales-orders", "settlements", "subscriptions", "stock-changes", "appointments", "tasks", "work-orders"]
    """Path of the collection that uses it."""
    name: str
    """The word."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""
    position: int | None | UnsetType = UNSET
    """Order within the module. Left out on creation: `0`."""
    success_percentage: int | None | UnsetType = UNSET
    """Chance of an order: won 100, lost 0; of offers only."""
    is_default: bool | None | UnsetType = UNSET
    """Whether new records stand there (ours). Left out on creation: `false`."""
    locks: bool | None | UnsetType = UNSET
    """Whether records that stand there stay as they are (ours). Left out on creation: `false`."""
    hides_in_wappy: bool | None | UnsetType = UNSET
    """Whether the app on site leaves out what stands there (ours). Left out on creation: `false`."""
    stock_reserving: bool | None | UnsetType = UNSET
    """Whether an order that stands there promises stock; of one to a supplier, whether it is to come (ours). Left out on creation: `false`."""
    invoiceable: bool | None | UnsetType = UNSET
    """Whether what stands there can be invoiced (ours). Left out on creation: `false`."""
    final: bool | None | UnsetType = UNSET
    """Whether nothing follows on it (ours). Left out on creation: `false`."""


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
    """Whether it counts. `unbook` takes it back, no body does. A PUT without it keeps it."""
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
    sales_order_id: str | None = None
    """Order that it is for. Id of one of `sales-orders`."""
    work_order_id: str | None = None
    """Work order that uses it. Id of one of `work-orders`."""
    purchase_supply_order_id: str | None = None
    """Supply order that it is a receipt of. Id of one of `purchase-supply-orders`."""
    delivery_id: str | None = None
    """Delivery note that it is an issue of. Id of one of `deliveries`."""
    from_stock_location_id: str | None = None
    """Location that it leaves. Id of one of `stock-locations`."""
    to_stock_location_id: str | None = None
    """Location that it comes to. Id of one of `stock-locations`."""
    kind: str | None = None
    """What it is."""
    origin_type: str | None = None
    """Kind of document that made it."""
    origin_ref: str | None = None
    """The document that made it, and undoes it."""
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
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    work_order: WorkOrder | None = None
    """Null unless included: `include=workOrder`."""
    purchase_supply_order: PurchaseSupplyOrder | None = None
    """Null unless included: `include=purchaseSupplyOrder`."""
    delivery: Delivery | None = None
    """Null unless included: `include=delivery`."""
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
    quantity: Decimal | None = None
    """Units that move, positive. Required, but in a count. 0 in a count."""
    unit_type: str | None = None
    """Unit: the article's, or the name of one of its `saleUnits`. By default `articleId.unitType`."""
    cost_price: Decimal | None = None
    """Cost of one unit."""
    from_stock_location_id: str | None = None
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None = None
    """Location that it comes to, if another. Id of one of `stock-locations`."""
    material_id: str | None = None
    """The one with this serial number that moves. Id of one of `materials`."""
    counted_quantity: Decimal | None = None
    """Units that were counted; `quantity` doesn't count then."""
    counted_difference: Decimal | None = None
    """How many more were counted than the books said when it was booked (ours)."""
    stock_factor: Decimal | None = None
    """Units of the article's stock in one unit; null is one (ours)."""
    order_line_item_id: str | None = None
    """Line of a sales order that it delivers, where a work order used it (ours). Id of one of `sales-orders/line-items`."""
    delivered_quantity: Decimal | None = None
    """Units of that line that it delivers (ours)."""
    delivered_amount: Decimal | None = None
    """What these are worth, VAT not included (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    from_stock_location: StockLocation | None = None
    """Null unless included: `include=fromStockLocation`."""
    to_stock_location: StockLocation | None = None
    """Null unless included: `include=toStockLocation`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    order_line_item: SalesOrderLineItem | None = None
    """Null unless included: `include=orderLineItem`."""


class StockChangeLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str | UnsetType = UNSET
    """The article. Id of one of `articles`."""
    quantity: Number | None | UnsetType = UNSET
    """Units that move, positive. Required, but in a count. 0 in a count."""
    unit_type: str | None | UnsetType = UNSET
    """Unit: the article's, or the name of one of its `saleUnits`. By default `articleId.unitType`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to, if another. Id of one of `stock-locations`."""
    material_id: str | None | UnsetType = UNSET
    """The one with this serial number that moves. Id of one of `materials`."""
    counted_quantity: Number | None | UnsetType = UNSET
    """Units that were counted; `quantity` doesn't count then."""


class StockChangeLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    article_id: str
    """The article. Id of one of `articles`."""
    quantity: Number | None | UnsetType = UNSET
    """Units that move, positive. Required, but in a count. 0 in a count."""
    unit_type: str | None | UnsetType = UNSET
    """Unit: the article's, or the name of one of its `saleUnits`. By default `articleId.unitType`."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit."""
    from_stock_location_id: str | None | UnsetType = UNSET
    """Location that it leaves, if another. Id of one of `stock-locations`."""
    to_stock_location_id: str | None | UnsetType = UNSET
    """Location that it comes to, if another. Id of one of `stock-locations`."""
    material_id: str | None | UnsetType = UNSET
    """The one with this serial number that moves. Id of one of `materials`."""
    counted_quantity: Number | None | UnsetType = UNSET
    """Units that were counted; `quantity` doesn't count then."""


class StockChangePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it moves. By default the day on which it is created."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. Left out on creation: `open`."""
    booked: bool | None | UnsetType = UNSET
    """Whether it counts. `unbook` takes it back, no body does. A PUT without it keeps it. Left out on creation: `false`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee to whom it is given. Id of one of `employees`."""
    supplier_id: str | None | UnsetType = UNSET
    """Subcontractor to whom it is given, or supplier who delivers. Id of one of `suppliers`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is for. Id of one of `sales-orders`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that uses it. Id of one of `work-orders`."""
    purchase_supply_order_id: str | None | UnsetType = UNSET
    """Supply order that it is a receipt of. Id of one of `purchase-supply-orders`."""
    delivery_id: str | None | UnsetType = UNSET
    """Delivery note that it is an issue of. Id of one of `deliveries`."""
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
    """Where it stands, one of the tenant's statuses. Left out on creation: `open`."""
    booked: bool | None | UnsetType = UNSET
    """Whether it counts. `unbook` takes it back, no body does. A PUT without it keeps it. Left out on creation: `false`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee to whom it is given. Id of one of `employees`."""
    supplier_id: str | None | UnsetType = UNSET
    """Subcontractor to whom it is given, or supplier who delivers. Id of one of `suppliers`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it is for. Id of one of `sales-orders`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that uses it. Id of one of `work-orders`."""
    purchase_supply_order_id: str | None | UnsetType = UNSET
    """Supply order that it is a receipt of. Id of one of `purchase-supply-orders`."""
    delivery_id: str | None | UnsetType = UNSET
    """Delivery note that it is an issue of. Id of one of `deliveries`."""
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
    employee_id: str | None = None
    """Employee whose van it is. Id of one of `employees`."""
    material_id: str | None = None
    """Van that it is. Id of one of `materials`."""
    default: bool | None = None
    """Whether stock moves here where nothing else is said."""
    color: str | None = None
    """Colour in lists."""
    address: Address | None = None
    """Where it is."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class StockLocationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose stock it is. Id of one of `companies`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee whose van it is. Id of one of `employees`."""
    material_id: str | None | UnsetType = UNSET
    """Van that it is. Id of one of `materials`."""
    default: bool | None | UnsetType = UNSET
    """Whether stock moves here where nothing else is said. Left out on creation: `false`."""
    color: str | None | UnsetType = UNSET
    """Colour in lists."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class StockLocationWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    company_id: str | None | UnsetType = UNSET
    """Own company whose stock it is. Id of one of `companies`."""
    employee_id: str | None | UnsetType = UNSET
    """Employee whose van it is. Id of one of `employees`."""
    material_id: str | None | UnsetType = UNSET
    """Van that it is. Id of one of `materials`."""
    default: bool | None | UnsetType = UNSET
    """Whether stock moves here where nothing else is said. Left out on creation: `false`."""
    color: str | None | UnsetType = UNSET
    """Colour in lists."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where it is."""


class StockSettings(Model, kw_only=True):
    """What holds for the stock."""

    allow_negative: bool | None = None
    """Whether stock may fall below zero."""
    default_location_id: str | None = None
    """Location where nothing else names one."""


class StockSettingsWrite(Body, kw_only=True):
    """What holds for the stock."""

    allow_negative: bool | None | UnsetType = UNSET
    """Whether stock may fall below zero. Left out on creation: `true`."""
    default_location_id: str | None | UnsetType = UNSET
    """Location where nothing else names one."""


class Subscription(Record, kw_only=True):
    """What is invoiced or ordered again each period."""

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
    """Day on which it was agreed. By default the day on which it is created."""
    client_id: str | None = None
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None = None
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None = None
    """The client's own reference."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses."""
    journal_id: str | None = None
    """Book that its invoices are booked in. Id of one of `journals`."""
    company_id: str | None = None
    """Own company that invoices. Id of one of `companies`."""
    payment_condition_id: str | None = None
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    assigned_user_id: str | None = None
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None = None
    """Offer that it was made from. Id of one of `offers`."""
    installation_ids: list[str] = []
    """Installations that it is about. Ids of `installations`, in order."""
    target: str
    """What it makes each period."""
    period_unit: str
    """Unit of its period."""
    period_count: int | None = None
    """Units in a period."""
    start_date: dt.date
    """First day; all others are counted from it."""
    next_date: dt.date | None = None
    """Day on which it makes the next one; null once it has ended. By default `startDate` where the coming period is invoiced, else a period later."""
    last_date: dt.date | None = None
    """Day on which it made the last one."""
    endless: bool | None = None
    """Whether it goes on until somebody ends it."""
    repetitions: int | None = None
    """How many it makes, where it ends by itself."""
    done_count: int | None = None
    """How many it has made."""
    end_date: dt.date | None = None
    """Last day on which it makes one."""
    paused: bool | None = None
    """Whether it makes none for now (ours)."""
    strategy: str | None = None
    """Whether its lines are invoiced, or what was used."""
    priority: int | None = None
    """Which goes first of those that are due on one day: the lowest."""
    advance: bool | None = None
    """Whether the coming period is invoiced, not the past one."""
    indexation: Indexation | None = None
    """How its prices rise."""
    remark: str | None = None
    """What else there is to know."""
    intro_text: str | None = None
    """Text before the lines of what it makes."""
    total_excl_vat: Decimal | None = None
    """Total of a period, VAT not included."""
    total_vat: Decimal | None = None
    """VAT."""
    total_incl_vat: Decimal | None = None
    """Total of a period, VAT included."""
    total_cost_excl_vat: Decimal | None = None
    """What a period costs, VAT not included."""
    vat_totals: list[VatTotal] = []
    """Base and VAT of each category and rate."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    client_contact: ClientContact | None = None
    """Null unless included: `include=clientContact`."""
    journal: Journal | None = None
    """Null unless included: `include=journal`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    payment_condition: PaymentCondition | None = None
    """Null unless included: `include=paymentCondition`."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    offer: Offer | None = None
    """Null unless included: `include=offer`."""
    installations: list[Installation] | None = None
    """Null unless included: `include=installations`."""
    line_items: list[SubscriptionLineItem] | None = None
    """The lines of what it makes, in order. Null unless included: `include=lineItems`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class SubscriptionLineItem(Record, kw_only=True):
    """One line of what a subscription makes."""

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
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None = None
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None = None
    """Second text."""
    chapter: str | None = None
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: str | None = None
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None = None
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None = None
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None = None
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None = None
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None = None
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""
    total_excl_vat: Decimal | None = None
    """Quantity times price less discount, in cents; 0 where it doesn't count."""
    composite_lines: list[CompositeLine] = []
    """Parts of a composite line."""
    custom_price: bool | None = None
    """Whether price or discount came by hand, on lines for clients; null on those of an older release (ours)."""
    vat_category: str | None = None
    """VAT category, as it was agreed (ours). `vatTariffId.category` as it was when the reference was set."""
    vat_percentage: Decimal | None = None
    """Percentage of VAT, as it was agreed (ours). `vatTariffId.percentage` as it was when the reference was set."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    vat_tariff: VatTariff | None = None
    """Null unless included: `include=vatTariff`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    image: Document | None = None
    """Null unless included: `include=image`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""


class SubscriptionLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SubscriptionLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    vat_tariff_id: str | None | UnsetType = UNSET
    """VAT tariff. By default that of the client, the supplier or the line before, if it is one without VAT for a reason; else that of the post; else one that the article forces; else that of the line before, of the client or supplier, of the article, or the tenant's default. Id of one of `vat-tariffs`."""
    extra_description: str | None | UnsetType = UNSET
    """Second text."""
    chapter: str | None | UnsetType = UNSET
    """Number of the post, as it is printed. By default `postId.number`."""
    agreement_type: Literal["SOG", "FH", "VH"] | None | UnsetType = UNSET
    """What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH). By default `postId.agreementType`."""
    calculation_type: str | None | UnsetType = UNSET
    """Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words."""
    project_id: str | None | UnsetType = UNSET
    """Project that it is for. Id of one of `projects`."""
    quantity_formula: str | None | UnsetType = UNSET
    """Formula that the quantity follows from, also over the parameters of an offer, on lines for clients."""
    image_id: str | None | UnsetType = UNSET
    """Picture that is printed with it. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that it is booked on. Id of one of `general-ledger-accounts`."""


class SubscriptionPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it was agreed. By default the day on which it is created."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    journal_id: str | None | UnsetType = UNSET
    """Book that its invoices are booked in. Id of one of `journals`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that invoices. Id of one of `companies`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    target: Literal["INVOICE", "ORDER"] | UnsetType = UNSET
    """What it makes each period."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"] | UnsetType = UNSET
    """Unit of its period."""
    period_count: int | None | UnsetType = UNSET
    """Units in a period. Left out on creation: `1`."""
    start_date: dt.date | UnsetType = UNSET
    """First day; all others are counted from it."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it makes the next one; null once it has ended. By default `startDate` where the coming period is invoiced, else a period later."""
    endless: bool | None | UnsetType = UNSET
    """Whether it goes on until somebody ends it. Left out on creation: `true`."""
    repetitions: int | None | UnsetType = UNSET
    """How many it makes, where it ends by itself."""
    end_date: dt.date | None | UnsetType = UNSET
    """Last day on which it makes one."""
    strategy: Literal["FULL", "TIME_AND_MATERIAL"] | None | UnsetType = UNSET
    """Whether its lines are invoiced, or what was used. Left out on creation: `FULL`."""
    priority: int | None | UnsetType = UNSET
    """Which goes first of those that are due on one day: the lowest."""
    advance: bool | None | UnsetType = UNSET
    """Whether the coming period is invoiced, not the past one. Left out on creation: `false`."""
    indexation: IndexationWrite | None | UnsetType = UNSET
    """How its prices rise."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines of what it makes."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SubscriptionLineItemWrite] | None | UnsetType = UNSET
    """The lines of what it makes, in order. An array replaces them, matched by `id`; null leaves them."""


class SubscriptionWrite(Body, kw_only=True):
    """A body."""

    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day on which it was agreed. By default the day on which it is created."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    client_contact_id: str | None | UnsetType = UNSET
    """Contact at the client. Id of one of `clients/contacts`."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses."""
    journal_id: str | None | UnsetType = UNSET
    """Book that its invoices are booked in. Id of one of `journals`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that invoices. Id of one of `companies`."""
    payment_condition_id: str | None | UnsetType = UNSET
    """When its invoices are paid. By default `clientId.paymentConditionId`. Id of one of `payment-conditions`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. By default the user who creates it. Id of one of `users`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    offer_id: str | None | UnsetType = UNSET
    """Offer that it was made from. Id of one of `offers`."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    target: Literal["INVOICE", "ORDER"]
    """What it makes each period."""
    period_unit: Literal["DAY", "WORKING_DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"]
    """Unit of its period."""
    period_count: int | None | UnsetType = UNSET
    """Units in a period. Left out on creation: `1`."""
    start_date: dt.date
    """First day; all others are counted from it."""
    next_date: dt.date | None | UnsetType = UNSET
    """Day on which it makes the next one; null once it has ended. By default `startDate` where the coming period is invoiced, else a period later."""
    endless: bool | None | UnsetType = UNSET
    """Whether it goes on until somebody ends it. Left out on creation: `true`."""
    repetitions: int | None | UnsetType = UNSET
    """How many it makes, where it ends by itself."""
    end_date: dt.date | None | UnsetType = UNSET
    """Last day on which it makes one."""
    strategy: Literal["FULL", "TIME_AND_MATERIAL"] | None | UnsetType = UNSET
    """Whether its lines are invoiced, or what was used. Left out on creation: `FULL`."""
    priority: int | None | UnsetType = UNSET
    """Which goes first of those that are due on one day: the lowest."""
    advance: bool | None | UnsetType = UNSET
    """Whether the coming period is invoiced, not the past one. Left out on creation: `false`."""
    indexation: IndexationWrite | None | UnsetType = UNSET
    """How its prices rise."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    intro_text: str | None | UnsetType = UNSET
    """Text before the lines of what it makes."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[SubscriptionLineItemWrite] | None | UnsetType = UNSET
    """The lines of what it makes, in order. An array replaces them, matched by `id`; null leaves them."""


class SubscriptionsRun(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of what is made; by default `nextDate`."""


class SuppliedLineWrite(Body, kw_only=True):
    """How much of a line is ordered at its supplier."""

    order_line_item_id: str | None | UnsetType = UNSET
    """Line of the order."""
    quantity: Number | None | UnsetType = UNSET
    """Units; by default what is neither ordered nor delivered."""


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
    supplier_nr: str | None = None
    """The firm's own number for it."""
    type: str | None = None
    """Kind, in the tenant's own words."""
    subcontractor: bool | None = None
    """Whether it does work: it can be planned, and hold materials."""
    confidential: bool | None = None
    """Whether its invoices are confidential unless they say otherwise."""
    approval_flow_id: str | None = None
    """Who decides on its orders and invoices; `approverIds` is the short form. Id of one of `approval-flows`."""
    withholding_checked_at: dt.datetime | None = None
    """When its debts to authorities were last looked up (Belgium)."""
    withholding_social: bool | None = None
    """Whether a part is to be paid to social security instead; null if unknown."""
    withholding_tax: bool | None = None
    """Whether a part is to be paid to the tax office instead; null if unknown."""
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
    approval_flow: ApprovalFlow | None = None
    """Null unless included: `include=approvalFlow`."""
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
    supplier_nr: str | None | UnsetType = UNSET
    """The firm's own number for it."""
    type: str | None | UnsetType = UNSET
    """Kind, in the tenant's own words."""
    subcontractor: bool | None | UnsetType = UNSET
    """Whether it does work: it can be planned, and hold materials. Left out on creation: `false`."""
    confidential: bool | None | UnsetType = UNSET
    """Whether its invoices are confidential unless they say otherwise. Left out on creation: `false`."""
    approval_flow_id: str | None | UnsetType = UNSET
    """Who decides on its orders and invoices; `approverIds` is the short form. Id of one of `approval-flows`."""
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
    supplier_nr: str | None | UnsetType = UNSET
    """The firm's own number for it."""
    type: str | None | UnsetType = UNSET
    """Kind, in the tenant's own words."""
    subcontractor: bool | None | UnsetType = UNSET
    """Whether it does work: it can be planned, and hold materials. Left out on creation: `false`."""
    confidential: bool | None | UnsetType = UNSET
    """Whether its invoices are confidential unless they say otherwise. Left out on creation: `false`."""
    approval_flow_id: str | None | UnsetType = UNSET
    """Who decides on its orders and invoices; `approverIds` is the short form. Id of one of `approval-flows`."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    contacts: Sequence[SupplierContactWrite] | None | UnsetType = UNSET
    """People to speak to. An array replaces them, matched by `id`; null leaves them."""


class Tariff(Record, kw_only=True):
    """What an article, or a whole group of them, costs one client, on one project or in one subscription."""

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
    """Article; null where it holds for a group. Id of one of `articles`."""
    article_group_id: str | None = None
    """Group of articles, if not one article. Id of one of `article-groups`."""
    client_id: str | None = None
    """Client for whom it holds. Id of one of `clients`."""
    project_id: str | None = None
    """Project on which it holds. Id of one of `projects`."""
    subscription_id: str | None = None
    """Subscription in which it holds. Id of one of `subscriptions`."""
    price: Decimal | None = None
    """Fixed price of one unit, VAT not included."""
    discount: Decimal | None = None
    """Else percent off the sale price."""
    margin: Decimal | None = None
    """Else percent on top of the cost."""
    from_quantity: Decimal | None = None
    """Quantity from which it holds."""
    valid_from: dt.date | None = None
    """First day on which it holds."""
    valid_to: dt.date | None = None
    """Last day on which it holds."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    article_group: ArticleGroup | None = None
    """Null unless included: `include=articleGroup`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    subscription: Subscription | None = None
    """Null unless included: `include=subscription`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class TariffPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    article_id: str | None | UnsetType = UNSET
    """Article; null where it holds for a group. Id of one of `articles`."""
    article_group_id: str | None | UnsetType = UNSET
    """Group of articles, if not one article. Id of one of `article-groups`."""
    client_id: str | None | UnsetType = UNSET
    """Client for whom it holds. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project on which it holds. Id of one of `projects`."""
    subscription_id: str | None | UnsetType = UNSET
    """Subscription in which it holds. Id of one of `subscriptions`."""
    price: Number | None | UnsetType = UNSET
    """Fixed price of one unit, VAT not included."""
    discount: Number | None | UnsetType = UNSET
    """Else percent off the sale price."""
    margin: Number | None | UnsetType = UNSET
    """Else percent on top of the cost."""
    from_quantity: Number | None | UnsetType = UNSET
    """Quantity from which it holds."""
    valid_from: dt.date | None | UnsetType = UNSET
    """First day on which it holds."""
    valid_to: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""


class TariffWrite(Body, kw_only=True):
    """A body."""

    article_id: str | None | UnsetType = UNSET
    """Article; null where it holds for a group. Id of one of `articles`."""
    article_group_id: str | None | UnsetType = UNSET
    """Group of articles, if not one article. Id of one of `article-groups`."""
    client_id: str | None | UnsetType = UNSET
    """Client for whom it holds. Id of one of `clients`."""
    project_id: str | None | UnsetType = UNSET
    """Project on which it holds. Id of one of `projects`."""
    subscription_id: str | None | UnsetType = UNSET
    """Subscription in which it holds. Id of one of `subscriptions`."""
    price: Number | None | UnsetType = UNSET
    """Fixed price of one unit, VAT not included."""
    discount: Number | None | UnsetType = UNSET
    """Else percent off the sale price."""
    margin: Number | None | UnsetType = UNSET
    """Else percent on top of the cost."""
    from_quantity: Number | None | UnsetType = UNSET
    """Quantity from which it holds."""
    valid_from: dt.date | None | UnsetType = UNSET
    """First day on which it holds."""
    valid_to: dt.date | None | UnsetType = UNSET
    """Last day on which it holds."""


class Task(Record, kw_only=True):
    """Something that somebody has to do."""

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
    title: str
    """What is to be done."""
    description: str | None = None
    """More about it."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None = None
    """User who is to do it. Id of one of `users`."""
    reporting_user_id: str | None = None
    """User who asked for it. By default the user who creates it. Id of one of `users`."""
    related_resource: str | None = None
    """The record that it is about. Path of a record, such as `/offers/123`."""
    deadline: dt.date | None = None
    """Last day to do it."""
    done_at: dt.datetime | None = None
    """When it was done."""
    priority: str | None = None
    """How urgent it is."""
    position: int | None = None
    """Order on a board."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    reporting_user: User | None = None
    """Null unless included: `include=reportingUser`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class TaskPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    title: str | UnsetType = UNSET
    """What is to be done."""
    description: str | None | UnsetType = UNSET
    """More about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is to do it. Id of one of `users`."""
    reporting_user_id: str | None | UnsetType = UNSET
    """User who asked for it. By default the user who creates it. Id of one of `users`."""
    related_resource: str | None | UnsetType = UNSET
    """The record that it is about. Path of a record, such as `/offers/123`."""
    deadline: dt.date | None | UnsetType = UNSET
    """Last day to do it."""
    priority: Literal["LOW", "NORMAL", "HIGH"] | None | UnsetType = UNSET
    """How urgent it is. Left out on creation: `NORMAL`."""
    position: int | None | UnsetType = UNSET
    """Order on a board. Left out on creation: `0`."""


class TaskWrite(Body, kw_only=True):
    """A body."""

    title: str
    """What is to be done."""
    description: str | None | UnsetType = UNSET
    """More about it."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    assigned_user_id: str | None | UnsetType = UNSET
    """User who is to do it. Id of one of `users`."""
    reporting_user_id: str | None | UnsetType = UNSET
    """User who asked for it. By default the user who creates it. Id of one of `users`."""
    related_resource: str | None | UnsetType = UNSET
    """The record that it is about. Path of a record, such as `/offers/123`."""
    deadline: dt.date | None | UnsetType = UNSET
    """Last day to do it."""
    priority: Literal["LOW", "NORMAL", "HIGH"] | None | UnsetType = UNSET
    """How urgent it is. Left out on creation: `NORMAL`."""
    position: int | None | UnsetType = UNSET
    """Order on a board. Left out on creation: `0`."""


class TimeEntry(Record, kw_only=True):
    """Hours of one employee."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    employee_id: str | None = None
    """Who worked. A PUT without it keeps it. Id of one of `employees`."""
    article_id: str | None = None
    """Article that is the hour code. Id of one of `articles`."""
    hour_type_id: str | None = None
    """Kind of hours. Id of one of `hour-types`."""
    hours: Decimal | None = None
    """Hours of work, breaks not included; below 0 to correct others. By default from start to end, less the break."""
    billable_hours: Decimal | None = None
    """Hours that are invoiced. By default `hours`."""
    break_minutes: int | None = None
    """Minutes of break. A PUT without it keeps it."""
    start_time: TimeEntryStartTime | None = None
    """When the work began."""
    end_time: TimeEntryEndTime | None = None
    """When it ended, on the next day where that is not after the start; null while it goes on."""
    unit_price: Decimal | None = None
    """`salePrice` under its other name; a body may use either."""
    sale_price: Decimal | None = None
    """Price of one hour, VAT not included; by default that of the article for this client, by the percentage of the hour type. A PUT without it keeps it."""
    cost_price: Decimal | None = None
    """Cost of one hour; by default that of the employee, by the percentage of the hour type. A PUT without it keeps it."""
    description: str | None = None
    """What was done. A PUT without it keeps it."""
    activity_id: str | None = None
    """Activity that it counts for. Id of one of `activities`."""
    supplement_ids: list[str] = []
    """What comes on top of the wage. Ids of `wage-supplements`, in order."""
    date: dt.date | None = None
    """Day; by default that of the work order. A PUT without it keeps it."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    hour_type: HourType | None = None
    """Null unless included: `include=hourType`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""
    supplements: list[WageSupplement] | None = None
    """Null unless included: `include=supplements`."""


class TimeEntryEndTime(Model, kw_only=True):
    """When it ended, on the next day where that is not after the start; null while it goes on."""

    hour: int
    minute: int


class TimeEntryPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    employee_id: str | None | UnsetType = UNSET
    """Who worked. A PUT without it keeps it. Id of one of `employees`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is the hour code. Id of one of `articles`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of hours. Id of one of `hour-types`."""
    hours: Number | None | UnsetType = UNSET
    """Hours of work, breaks not included; below 0 to correct others. By default from start to end, less the break."""
    billable_hours: Number | None | UnsetType = UNSET
    """Hours that are invoiced. By default `hours`."""
    break_minutes: int | None | UnsetType = UNSET
    """Minutes of break. A PUT without it keeps it."""
    start_time: TimeEntryPatchStartTime | None | UnsetType = UNSET
    """When the work began."""
    end_time: TimeEntryPatchEndTime | None | UnsetType = UNSET
    """When it ended, on the next day where that is not after the start; null while it goes on."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one hour, VAT not included; by default that of the article for this client, by the percentage of the hour type. A PUT without it keeps it."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one hour; by default that of the employee, by the percentage of the hour type. A PUT without it keeps it."""
    description: str | None | UnsetType = UNSET
    """What was done. A PUT without it keeps it."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. Id of one of `activities`."""
    supplement_ids: Sequence[str] | None | UnsetType = UNSET
    """What comes on top of the wage. Ids of `wage-supplements`, in order."""
    date: dt.date | None | UnsetType = UNSET
    """Day; by default that of the work order. A PUT without it keeps it."""


class TimeEntryPatchEndTime(Body, kw_only=True):
    """When it ended, on the next day where that is not after the start; null while it goes on."""

    hour: int
    minute: int


class TimeEntryPatchStartTime(Body, kw_only=True):
    """When the work began."""

    hour: int
    minute: int


class TimeEntryStartTime(Model, kw_only=True):
    """When the work began."""

    hour: int
    minute: int


class TimeEntryWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    employee_id: str | None | UnsetType = UNSET
    """Who worked. A PUT without it keeps it. Id of one of `employees`."""
    article_id: str | None | UnsetType = UNSET
    """Article that is the hour code. Id of one of `articles`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of hours. Id of one of `hour-types`."""
    hours: Number | None | UnsetType = UNSET
    """Hours of work, breaks not included; below 0 to correct others. By default from start to end, less the break."""
    billable_hours: Number | None | UnsetType = UNSET
    """Hours that are invoiced. By default `hours`."""
    break_minutes: int | None | UnsetType = UNSET
    """Minutes of break. A PUT without it keeps it."""
    start_time: TimeEntryWriteStartTime | None | UnsetType = UNSET
    """When the work began."""
    end_time: TimeEntryWriteEndTime | None | UnsetType = UNSET
    """When it ended, on the next day where that is not after the start; null while it goes on."""
    sale_price: Number | None | UnsetType = UNSET
    """Price of one hour, VAT not included; by default that of the article for this client, by the percentage of the hour type. A PUT without it keeps it."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one hour; by default that of the employee, by the percentage of the hour type. A PUT without it keeps it."""
    description: str | None | UnsetType = UNSET
    """What was done. A PUT without it keeps it."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. Id of one of `activities`."""
    supplement_ids: Sequence[str] | None | UnsetType = UNSET
    """What comes on top of the wage. Ids of `wage-supplements`, in order."""
    date: dt.date | None | UnsetType = UNSET
    """Day; by default that of the work order. A PUT without it keeps it."""


class TimeEntryWriteEndTime(Body, kw_only=True):
    """When it ended, on the next day where that is not after the start; null while it goes on."""

    hour: int
    minute: int


class TimeEntryWriteStartTime(Body, kw_only=True):
    """When the work began."""

    hour: int
    minute: int


class TimeOffBalance(Model, kw_only=True):
    """What an employee has of a category of time off in a year."""

    time_off_category_id: str | None = None
    """Category."""
    name: str | None = None
    """Name of that."""
    entitled_minutes: int | None = None
    """Days a year, as minutes of an average day of the schedule, with what is carried over; null for any number."""
    carried_minutes: int | None = None
    """What of that was left of the year before."""
    taken_minutes: int | None = None
    """What was approved."""
    requested_minutes: int | None = None
    """What was asked and is not decided yet."""
    left_minutes: int | None = None
    """What may still be asked; null for any number."""


class TimeOffCategory(Record, kw_only=True):
    """A reason to be away: holiday, illness, compensation."""

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
    paid: bool | None = None
    """Whether the employer pays it."""
    days_per_year: Decimal | None = None
    """Days that an employee has a year; null for any."""
    carry_over: bool | None = None
    """Whether what is left goes on to the next year."""
    color: str | None = None
    """Colour, as CSS writes it."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class TimeOffCategoryPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    paid: bool | None | UnsetType = UNSET
    """Whether the employer pays it. Left out on creation: `true`."""
    days_per_year: Number | None | UnsetType = UNSET
    """Days that an employee has a year; null for any."""
    carry_over: bool | None | UnsetType = UNSET
    """Whether what is left goes on to the next year. Left out on creation: `false`."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""


class TimeOffCategoryWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    paid: bool | None | UnsetType = UNSET
    """Whether the employer pays it. Left out on creation: `true`."""
    days_per_year: Number | None | UnsetType = UNSET
    """Days that an employee has a year; null for any."""
    carry_over: bool | None | UnsetType = UNSET
    """Whether what is left goes on to the next year. Left out on creation: `false`."""
    color: str | None | UnsetType = UNSET
    """Colour, as CSS writes it."""


class TimeOffRequest(Record, kw_only=True):
    """A question to be away from work. Once it is approved, the absence stands in the planning."""

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
    employee_id: str
    """Who wants to be away. Id of one of `employees`."""
    time_off_category_id: str | None = None
    """Reason. By default `hourTypeId.timeOffCategoryId`. Id of one of `time-off-categories`."""
    hour_type_id: str | None = None
    """Kind of absence. Id of one of `hour-types`."""
    from_date: dt.datetime
    """When it begins."""
    to_date: dt.datetime
    """When it ends. Where both are midnight in the tenant's time zone, the last day is whole."""
    status: str | None = None
    """Where it stands."""
    duration_in_minutes: int | None = None
    """Minutes of the work schedule that it takes."""
    comment: str | None = None
    """What else there is to know."""
    start_approval_request: bool | None = None
    """Of a POST: whether those who decide are asked at once."""
    approval_request_id: str | None = None
    """Question to those who decide. Id of one of `approval-requests`."""
    time_off_category: TimeOffCategory | None = None
    """Null unless included: `include=timeOffCategory`."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    hour_type: HourType | None = None
    """Null unless included: `include=hourType`."""
    approval_request: ApprovalRequest | None = None
    """Null unless included: `include=approvalRequest`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class TimeOffRequestPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    employee_id: str | UnsetType = UNSET
    """Who wants to be away. Id of one of `employees`."""
    time_off_category_id: str | None | UnsetType = UNSET
    """Reason. By default `hourTypeId.timeOffCategoryId`. Id of one of `time-off-categories`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of absence. Id of one of `hour-types`."""
    from_date: dt.datetime | UnsetType = UNSET
    """When it begins."""
    to_date: dt.datetime | UnsetType = UNSET
    """When it ends. Where both are midnight in the tenant's time zone, the last day is whole."""
    comment: str | None | UnsetType = UNSET
    """What else there is to know."""
    start_approval_request: bool | None | UnsetType = UNSET
    """Of a POST: whether those who decide are asked at once. Left out on creation: `false`."""


class TimeOffRequestWrite(Body, kw_only=True):
    """A body."""

    employee_id: str
    """Who wants to be away. Id of one of `employees`."""
    time_off_category_id: str | None | UnsetType = UNSET
    """Reason. By default `hourTypeId.timeOffCategoryId`. Id of one of `time-off-categories`."""
    hour_type_id: str | None | UnsetType = UNSET
    """Kind of absence. Id of one of `hour-types`."""
    from_date: dt.datetime
    """When it begins."""
    to_date: dt.datetime
    """When it ends. Where both are midnight in the tenant's time zone, the last day is whole."""
    comment: str | None | UnsetType = UNSET
    """What else there is to know."""
    start_approval_request: bool | None | UnsetType = UNSET
    """Of a POST: whether those who decide are asked at once. Left out on creation: `false`."""


class TimeOffRequestsStartApprovalRequest(Body, kw_only=True):
    """A body."""

    user_ids: Sequence[str] | None | UnsetType = UNSET
    """Who decides, one after the other; by default those of the settings. Ids of `users`, in order."""


class TimeRegistration(Record, kw_only=True):
    """That somebody came and left; open until it has an end. Its history keeps what it was."""

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
    employee_id: str | None = None
    """Who works. Id of one of `employees`."""
    start_date: dt.datetime | None = None
    """When the person came."""
    end_date: dt.datetime | None = None
    """When the person left; null while at work."""
    hours: Decimal | None = None
    """Hours of work, breaks not included. By default from start to end, less the break."""
    type: str | None = None
    """Kind, in the tenant's own words."""
    remarks: str | None = None
    """What else there is to know."""
    break_duration: int | None = None
    """Minutes of break."""
    project_id: str | None = None
    """Project that the work is for. Id of one of `projects`."""
    client_id: str | None = None
    """Client that the work is for. Id of one of `clients`."""
    work_order_id: str | None = None
    """Work order that the work is for. Id of one of `work-orders`."""
    planning_item_id: str | None = None
    """Planning item that the work is for. Id of one of `planning-items`."""
    latitude: Decimal | None = None
    """Degrees north where it was clocked."""
    longitude: Decimal | None = None
    """Degrees east where it was clocked."""
    device: str | None = None
    """Device that it was clocked with."""
    open: bool | None = None
    """Whether the person has come and not left."""
    correction_reason: str | None = None
    """Why the last correction was made: a change of what was clocked."""
    employee: Employee | None = None
    """Null unless included: `include=employee`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    work_order: WorkOrder | None = None
    """Null unless included: `include=workOrder`."""
    planning_item: PlanningItem | None = None
    """Null unless included: `include=planningItem`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class TimeRegistrationPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    employee_id: str | None | UnsetType = UNSET
    """Who works. Id of one of `employees`."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When the person came."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When the person left; null while at work."""
    hours: Number | None | UnsetType = UNSET
    """Hours of work, breaks not included. By default from start to end, less the break."""
    type: str | None | UnsetType = UNSET
    """Kind, in the tenant's own words."""
    remarks: str | None | UnsetType = UNSET
    """What else there is to know."""
    break_duration: int | None | UnsetType = UNSET
    """Minutes of break."""
    project_id: str | None | UnsetType = UNSET
    """Project that the work is for. Id of one of `projects`."""
    client_id: str | None | UnsetType = UNSET
    """Client that the work is for. Id of one of `clients`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that the work is for. Id of one of `work-orders`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Planning item that the work is for. Id of one of `planning-items`."""
    latitude: Number | None | UnsetType = UNSET
    """Degrees north where it was clocked."""
    longitude: Number | None | UnsetType = UNSET
    """Degrees east where it was clocked."""
    device: str | None | UnsetType = UNSET
    """Device that it was clocked with."""
    correction_reason: str | None | UnsetType = UNSET
    """Why the last correction was made: a change of what was clocked."""


class TimeRegistrationWrite(Body, kw_only=True):
    """A body."""

    employee_id: str | None | UnsetType = UNSET
    """Who works. Id of one of `employees`."""
    start_date: dt.datetime | None | UnsetType = UNSET
    """When the person came."""
    end_date: dt.datetime | None | UnsetType = UNSET
    """When the person left; null while at work."""
    hours: Number | None | UnsetType = UNSET
    """Hours of work, breaks not included. By default from start to end, less the break."""
    type: str | None | UnsetType = UNSET
    """Kind, in the tenant's own words."""
    remarks: str | None | UnsetType = UNSET
    """What else there is to know."""
    break_duration: int | None | UnsetType = UNSET
    """Minutes of break."""
    project_id: str | None | UnsetType = UNSET
    """Project that the work is for. Id of one of `projects`."""
    client_id: str | None | UnsetType = UNSET
    """Client that the work is for. Id of one of `clients`."""
    work_order_id: str | None | UnsetType = UNSET
    """Work order that the work is for. Id of one of `work-orders`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Planning item that the work is for. Id of one of `planning-items`."""
    latitude: Number | None | UnsetType = UNSET
    """Degrees north where it was clocked."""
    longitude: Number | None | UnsetType = UNSET
    """Degrees east where it was clocked."""
    device: str | None | UnsetType = UNSET
    """Device that it was clocked with."""
    correction_reason: str | None | UnsetType = UNSET
    """Why the last correction was made: a change of what was clocked."""


class TimeRegistrationsStop(Body, kw_only=True):
    """A body."""

    end_date: dt.datetime | None | UnsetType = UNSET
    """When the person left; by default now."""


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
    """Why it was accepted, rejected or put on hold."""
    decided_at: dt.datetime | None = None
    """When it was decided or put on hold (ours)."""


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
    code: str | None = None
    """Code in the accountant's program (ours)."""
    general_ledger_account_id: str | None = None
    """Account that its VAT is booked on (ours). Id of one of `general-ledger-accounts`."""
    general_ledger_account: GeneralLedgerAccount | None = None
    """Null unless included: `include=generalLedgerAccount`."""
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
    code: str | None | UnsetType = UNSET
    """Code in the accountant's program (ours)."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that its VAT is booked on (ours). Id of one of `general-ledger-accounts`."""


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
    code: str | None | UnsetType = UNSET
    """Code in the accountant's program (ours)."""
    general_ledger_account_id: str | None | UnsetType = UNSET
    """Account that its VAT is booked on (ours). Id of one of `general-ledger-accounts`."""


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


class WageSupplement(Record, kw_only=True):
    """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""

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
    """Code."""
    description: str | None = None
    """What it is for."""
    type: str | None = None
    """Off the wage, or on top of it."""
    amount: Decimal | None = None
    """Amount each time."""
    percentage: Decimal | None = None
    """Percent of the wage."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class WageSupplementPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    code: str | UnsetType = UNSET
    """Code."""
    description: str | None | UnsetType = UNSET
    """What it is for."""
    type: Literal["DEDUCTION", "SUPPLEMENT"] | None | UnsetType = UNSET
    """Off the wage, or on top of it. Left out on creation: `SUPPLEMENT`."""
    amount: Number | None | UnsetType = UNSET
    """Amount each time."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the wage."""


class WageSupplementWrite(Body, kw_only=True):
    """A body."""

    code: str
    """Code."""
    description: str | None | UnsetType = UNSET
    """What it is for."""
    type: Literal["DEDUCTION", "SUPPLEMENT"] | None | UnsetType = UNSET
    """Off the wage, or on top of it. Left out on creation: `SUPPLEMENT`."""
    amount: Number | None | UnsetType = UNSET
    """Amount each time."""
    percentage: Number | None | UnsetType = UNSET
    """Percent of the wage."""


class WantedArticleWrite(Body, kw_only=True):
    """How many of an article are wanted."""

    article_id: str | None | UnsetType = UNSET
    """Article."""
    quantity: Number | None | UnsetType = UNSET
    """Units of the article."""


class WappySettings(Model, kw_only=True):
    """What holds for the app on site. An app reads these, and does as they say; the server takes what an app sends, and itself follows `sendWorkOrderToClient` alone."""

    minute_step: int | None = None
    """Minutes that an app rounds times to; the server keeps what is sent."""
    visible_past_days: int | None = None
    """Days back that an app shows; lists of the server have all."""
    statuses: list[str] | None = None
    """Statuses that an app offers to somebody on site; the server takes any."""
    send_work_order_to_client: bool | None = None
    """Whether the server e-mails the work order to the client once it is checked."""
    track_and_trace: bool | None = None
    """Whether an app sends where somebody is; the server keeps a position that is sent."""


class WappySettingsWrite(Body, kw_only=True):
    """What holds for the app on site. An app reads these, and does as they say; the server takes what an app sends, and itself follows `sendWorkOrderToClient` alone."""

    minute_step: int | None | UnsetType = UNSET
    """Minutes that an app rounds times to; the server keeps what is sent. Left out on creation: `15`."""
    visible_past_days: int | None | UnsetType = UNSET
    """Days back that an app shows; lists of the server have all. Left out on creation: `14`."""
    statuses: Sequence[str] | None | UnsetType = UNSET
    """Statuses that an app offers to somebody on site; the server takes any."""
    send_work_order_to_client: bool | None | UnsetType = UNSET
    """Whether the server e-mails the work order to the client once it is checked. Left out on creation: `false`."""
    track_and_trace: bool | None | UnsetType = UNSET
    """Whether an app sends where somebody is; the server keeps a position that is sent. Left out on creation: `false`."""


class WebhookDelivery(Record, kw_only=True):
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


class WebhookDeliveryDetail(Record, kw_only=True):
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


class Withholding(Model, kw_only=True):
    """A part of a payment that goes to an authority, since the supplier has debts there."""

    kind: str | None = None
    """Social security, or taxes."""
    amount: Decimal | None = None
    """The part."""


class WithholdingWrite(Body, kw_only=True):
    """A part of a payment that goes to an authority, since the supplier has debts there."""

    kind: Literal["SOCIAL", "TAX"] | None | UnsetType = UNSET
    """Social security, or taxes."""
    amount: Number | None | UnsetType = UNSET
    """The part."""


class WorkOrder(Record, kw_only=True):
    """What was done at a client on a day."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    extra_fields: dict[str, ExtraFieldValue] = {}
    """The tenant's own members, by display name."""
    logic_id: str | None = None
    """Number."""
    assigned_user_id: str | None = None
    """User who is responsible. Id of one of `users`."""
    project_id: str | None = None
    """Project that it belongs to. Id of one of `projects`."""
    client_id: str | None = None
    """Client, who pays. Id of one of `clients`."""
    sales_order_id: str | None = None
    """Order that it belongs to. Id of one of `sales-orders`."""
    end_client_id: str | None = None
    """Client for whom the work is done, if another. Id of one of `clients`."""
    planning_item_id: str | None = None
    """Planning item that it was made from. Id of one of `planning-items`."""
    company_id: str | None = None
    """Own company that does the work. Id of one of `companies`."""
    supply_order_id: str | None = None
    """Order to a subcontractor who does the work. Id of one of `purchase-supply-orders`."""
    title: str | None = None
    """Subject."""
    date: dt.date | None = None
    """Day of the work."""
    client_reference: str | None = None
    """The client's own reference."""
    status: str | None = None
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    remark: str | None = None
    """What else there is to know."""
    time_and_material: bool | None = None
    """Whether hours and material are invoiced as they are spent."""
    ticket_number: str | None = None
    """Number of the ticket for hours and material."""
    address: Address | None = None
    """Where the work is done."""
    total_excl_vat: Decimal | None = None
    """What it comes to, VAT not included."""
    total_cost_excl_vat: Decimal | None = None
    """What it costs, VAT not included."""
    origin: str | None = None
    """How it was made."""
    signature_id: str | None = None
    """Drawing of the signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signature_name: str | None = None
    """Who signed it."""
    installation_ids: list[str] = []
    """Installations that it is about. Ids of `installations`, in order."""
    rental_invoicing_period_id: str | None = None
    """Always null: rental is not part of this program. Path of a record, such as `/offers/123`."""
    signed_at: dt.datetime | None = None
    """When it was signed."""
    sales_invoice_ids: list[str] = []
    """Invoices that it stands on. Ids of `sales-invoices`, in order."""
    checked_by_user_id: str | None = None
    """Who checked its hours. Id of one of `users`."""
    checked_at: dt.datetime | None = None
    """When its hours were checked."""
    former_status: str | None = None
    """The status that it had before it was invoiced; empty for null (ours)."""
    invoiced_total: Decimal | None = None
    """What of it was invoiced, VAT not included."""
    assigned_user: User | None = None
    """Null unless included: `include=assignedUser`."""
    client: Client | None = None
    """Null unless included: `include=client`."""
    end_client: Client | None = None
    """Null unless included: `include=endClient`."""
    project: Project | None = None
    """Null unless included: `include=project`."""
    company: Company | None = None
    """Null unless included: `include=company`."""
    planning_item: PlanningItem | None = None
    """Null unless included: `include=planningItem`."""
    sales_order: SalesOrder | None = None
    """Null unless included: `include=salesOrder`."""
    supply_order: PurchaseSupplyOrder | None = None
    """Null unless included: `include=supplyOrder`."""
    line_items: list[WorkOrderLineItem] | None = None
    """Articles and texts, in order. Null unless included: `include=lineItems`."""
    time_entries: list[TimeEntry] | None = None
    """Hours. Null unless included: `include=timeEntries`."""
    material_entries: list[MaterialEntry] | None = None
    """Equipment that was used. Null unless included: `include=materialEntries`."""
    commute_entries: list[CommuteEntry] | None = None
    """Kilometres. Null unless included: `include=commuteEntries`."""
    status_details: Status | None = None
    """Colour and order of the status. Null unless included: `include=statusDetails`."""
    status_history: list[StatusChange] | None = None
    """The statuses it has had. Null unless included: `include=statusHistory`."""
    rental_invoicing_period: dict[str, Any] | None = None
    """Null unless included: `include=rentalInvoicingPeriod`."""
    signature: Document | None = None
    """Null unless included: `include=signature`."""
    installations: list[Installation] | None = None
    """Null unless included: `include=installations`."""
    sales_invoices: list[SalesInvoice] | None = None
    """Null unless included: `include=salesInvoices`."""
    checked_by_user: User | None = None
    """Null unless included: `include=checkedByUser`."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class WorkOrderLineItem(Record, kw_only=True):
    """One line of a work order."""

    created_at: dt.datetime
    """When it was created."""
    updated_at: dt.datetime
    """When it, or something that belongs to it, last changed."""
    line_number: int | None = None
    """Place among the lines, from 1."""
    type: str | None = None
    """What kind of line it is; only LINE counts."""
    quantity: Decimal | None = None
    """How many units."""
    unit_type: str | None = None
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None = None
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None = None
    """Layout style it is printed in."""
    article_id: str | None = None
    """Article. Id of one of `articles`."""
    post_id: str | None = None
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None = None
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None = None
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None = None
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    rental_ticket_id: str | None = None
    """Always null: rental is not part of this program."""
    price: Decimal | None = None
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Decimal | None = None
    """Cost of one unit. By default that of the article."""
    discount: Decimal | None = None
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    custom_price: bool | None = None
    """Whether price or discount came by hand (ours)."""
    article: Article | None = None
    """Null unless included: `include=article`."""
    post: Post | None = None
    """Null unless included: `include=post`."""
    material: Material | None = None
    """Null unless included: `include=material`."""
    installation: Installation | None = None
    """Null unless included: `include=installation`."""
    activity: Activity | None = None
    """Null unless included: `include=activity`."""


class WorkOrderLineItemPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""


class WorkOrderLineItemWrite(Body, kw_only=True):
    """A body."""

    id: str | None | UnsetType = UNSET
    """Of a child that is there already, to keep it when an array of children is written."""
    type: Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"] | None | UnsetType = UNSET
    """What kind of line it is; only LINE counts. Left out on creation: `LINE`."""
    quantity: Number | None | UnsetType = UNSET
    """How many units. Left out on creation: `1.0`."""
    unit_type: str | None | UnsetType = UNSET
    """Unit, in the tenant's own words. By default `postId.unitType`, else `articleId.unitType`."""
    description: str | None | UnsetType = UNSET
    """What is sold, or the text of the line. By default `postId.name`, else `articleId.saleName`, else `articleId.name`."""
    style_name: str | None | UnsetType = UNSET
    """Layout style it is printed in."""
    article_id: str | None | UnsetType = UNSET
    """Article. Id of one of `articles`."""
    post_id: str | None | UnsetType = UNSET
    """Item of the bill of quantities that it belongs to. Id of one of `posts`."""
    material_id: str | None | UnsetType = UNSET
    """Piece of equipment that it is for. Id of one of `materials`."""
    installation_id: str | None | UnsetType = UNSET
    """Installation that it is for. Id of one of `installations`."""
    activity_id: str | None | UnsetType = UNSET
    """Activity that it counts for. By default `articleId.activityId`. Id of one of `activities`."""
    price: Number | None | UnsetType = UNSET
    """Price of one unit, VAT not included. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""
    cost_price: Number | None | UnsetType = UNSET
    """Cost of one unit. By default that of the article."""
    discount: Number | None | UnsetType = UNSET
    """Discount in percent; below 0 a surcharge. By default that of the tariff of the project, the subscription or the client, of the tier of the client's price group, of a tier for everybody, or the article's; looked up again when the article or the quantity changes, unless it came by hand."""


class WorkOrderPatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it belongs to. Id of one of `sales-orders`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Planning item that it was made from. Id of one of `planning-items`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    supply_order_id: str | None | UnsetType = UNSET
    """Order to a subcontractor who does the work. Id of one of `purchase-supply-orders`."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the work."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether hours and material are invoiced as they are spent. Left out on creation: `false`."""
    ticket_number: str | None | UnsetType = UNSET
    """Number of the ticket for hours and material."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    signature_id: str | None | UnsetType = UNSET
    """Drawing of the signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signature_name: str | None | UnsetType = UNSET
    """Who signed it."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[WorkOrderLineItemWrite] | None | UnsetType = UNSET
    """Articles and texts, in order. An array replaces them, matched by `id`; null leaves them."""
    time_entries: Sequence[TimeEntryWrite] | None | UnsetType = UNSET
    """Hours. An array replaces them, matched by `id`; null leaves them."""
    material_entries: Sequence[MaterialEntryWrite] | None | UnsetType = UNSET
    """Equipment that was used. An array replaces them, matched by `id`; null leaves them."""
    commute_entries: Sequence[CommuteEntryWrite] | None | UnsetType = UNSET
    """Kilometres. An array replaces them, matched by `id`; null leaves them."""


class WorkOrderWrite(Body, kw_only=True):
    """A body."""

    assigned_user_id: str | None | UnsetType = UNSET
    """User who is responsible. Id of one of `users`."""
    project_id: str | None | UnsetType = UNSET
    """Project that it belongs to. Id of one of `projects`."""
    client_id: str | None | UnsetType = UNSET
    """Client, who pays. Id of one of `clients`."""
    sales_order_id: str | None | UnsetType = UNSET
    """Order that it belongs to. Id of one of `sales-orders`."""
    end_client_id: str | None | UnsetType = UNSET
    """Client for whom the work is done, if another. Id of one of `clients`."""
    planning_item_id: str | None | UnsetType = UNSET
    """Planning item that it was made from. Id of one of `planning-items`."""
    company_id: str | None | UnsetType = UNSET
    """Own company that does the work. Id of one of `companies`."""
    supply_order_id: str | None | UnsetType = UNSET
    """Order to a subcontractor who does the work. Id of one of `purchase-supply-orders`."""
    title: str | None | UnsetType = UNSET
    """Subject."""
    date: dt.date | None | UnsetType = UNSET
    """Day of the work."""
    client_reference: str | None | UnsetType = UNSET
    """The client's own reference."""
    status: str | None | UnsetType = UNSET
    """Where it stands, one of the tenant's statuses. By default the tenant's status that is `isDefault`."""
    remark: str | None | UnsetType = UNSET
    """What else there is to know."""
    time_and_material: bool | None | UnsetType = UNSET
    """Whether hours and material are invoiced as they are spent. Left out on creation: `false`."""
    ticket_number: str | None | UnsetType = UNSET
    """Number of the ticket for hours and material."""
    address: AddressWrite | None | UnsetType = UNSET
    """Where the work is done."""
    signature_id: str | None | UnsetType = UNSET
    """Drawing of the signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    signature_name: str | None | UnsetType = UNSET
    """Who signed it."""
    installation_ids: Sequence[str] | None | UnsetType = UNSET
    """Installations that it is about. Ids of `installations`, in order."""
    extra_fields: Mapping[str, ExtraFieldValueWrite | None] | None | UnsetType = UNSET
    """The tenant's own members, by display name; the value key alone is enough."""
    line_items: Sequence[WorkOrderLineItemWrite] | None | UnsetType = UNSET
    """Articles and texts, in order. An array replaces them, matched by `id`; null leaves them."""
    time_entries: Sequence[TimeEntryWrite] | None | UnsetType = UNSET
    """Hours. An array replaces them, matched by `id`; null leaves them."""
    material_entries: Sequence[MaterialEntryWrite] | None | UnsetType = UNSET
    """Equipment that was used. An array replaces them, matched by `id`; null leaves them."""
    commute_entries: Sequence[CommuteEntryWrite] | None | UnsetType = UNSET
    """Kilometres. An array replaces them, matched by `id`; null leaves them."""


class WorkOrdersInvoice(Body, kw_only=True):
    """A body."""

    date: dt.date | None | UnsetType = UNSET
    """Day of the invoice; by default today."""
    journal_id: str | None | UnsetType = UNSET
    """Book that it is booked in. Id of one of `journals`."""


class WorkOrdersSign(Body, kw_only=True):
    """A body."""

    signature_name: str
    """Who signs."""
    signature_id: str | None | UnsetType = UNSET
    """Drawing of the signature. Id of a document of type image: one in a temporary bucket of yours, which it leaves, or one of the record's own."""
    bytes_base64: str | None | UnsetType = UNSET
    """Or the drawing itself: a picture, as base64."""


class WorkSchedule(Record, kw_only=True):
    """How long somebody works on each day of the week, in one week or several in turn."""

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
    days: list[ScheduleDay] = []
    """Seven days for each week, from Monday."""
    weeks: int | None = None
    """After how many weeks it begins again."""
    metadata: Metadata | None = field(default=None, name="_metadata")


class WorkSchedulePatch(Body, kw_only=True):
    """RFC 7396: members that are named change, null clears one, the others stay."""

    name: str | UnsetType = UNSET
    """Name."""
    days: Sequence[ScheduleDayWrite] | None | UnsetType = UNSET
    """Seven days for each week, from Monday."""
    weeks: int | None | UnsetType = UNSET
    """After how many weeks it begins again. Left out on creation: `1`."""


class WorkScheduleWrite(Body, kw_only=True):
    """A body."""

    name: str
    """Name."""
    days: Sequence[ScheduleDayWrite] | None | UnsetType = UNSET
    """Seven days for each week, from Monday."""
    weeks: int | None | UnsetType = UNSET
    """After how many weeks it begins again. Left out on creation: `1`."""
