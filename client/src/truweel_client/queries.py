"""The keywords of each list.

Written by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypedDict

from truweel_client.base import Number, OneOf
from truweel_client.extra_fields import ExtraValue


class ListQuery(TypedDict, total=False):
    """Keywords of every list."""

    sort: str | Sequence[str]
    """Members to sort by: `["date:desc", "title"]`."""
    include: str | Sequence[str]
    """Relations to fill in: `["client", "lineItems.article"]`."""
    include_archived: bool
    """Archived records too."""
    deleted_from: dt.datetime | str | None
    """Instead of the live records those deleted at this instant or later."""
    page_size: int
    """Records that one request brings, at most 100."""


class ActivitiesQuery(ListQuery, total=False):
    """Keywords of the list `/activities`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class AppointmentsQuery(ListQuery, total=False):
    """Keywords of the list `/appointments`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    start_date_from: dt.datetime | str | None
    """Only those whose `startDate` is this or later (higher)."""
    start_date_to: dt.datetime | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    to_date: dt.datetime | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    end_date_from: dt.datetime | str | None
    """Only those whose `endDate` is this or later (higher)."""
    end_date_to: dt.datetime | str | None
    """Only those whose `endDate` is this or earlier (lower)."""
    from_date: dt.datetime | str | None
    """Only those whose `endDate` is this or later (higher)."""
    all_day: OneOf[bool]
    """Only those whose `allDay` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    external_id: OneOf[str]
    """Only those whose `externalId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    user_id: OneOf[str | int]
    """Only those with one of these in `userIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ApprovalFlowsQuery(ListQuery, total=False):
    """Keywords of the list `/approval-flows`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    automatic: OneOf[bool]
    """Only those whose `automatic` equals this value; repeat it for any of several."""
    second_person: OneOf[bool]
    """Only those whose `secondPerson` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ApprovalRequestsQuery(ListQuery, total=False):
    """Keywords of the list `/approval-requests`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    resource_under_approval_ref: OneOf[str]
    """Only those whose `resourceUnderApprovalRef` equals this value; repeat it for any of several."""
    open: OneOf[bool]
    """Only those whose `open` equals this value; repeat it for any of several."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    module: OneOf[Literal["purchase-invoices", "confidential-purchase-invoices", "purchase-supply-orders", "employees"]]
    """Only those whose `module` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticleGroupsQuery(ListQuery, total=False):
    """Keywords of the list `/article-groups`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    parent_id: OneOf[str | int]
    """Only those whose `parentId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticleSuppliersQuery(ListQuery, total=False):
    """Keywords of the list `/article-suppliers`."""

    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    reference: OneOf[str]
    """Only those whose `reference` equals this value; repeat it for any of several."""
    barcode: OneOf[str]
    """Only those whose `barcode` equals this value; repeat it for any of several."""
    external_id: OneOf[str]
    """Only those whose `externalId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesAdditionalItemsQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/additional-items`."""

    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesArticleSuppliersQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/article-suppliers`."""

    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    reference: OneOf[str]
    """Only those whose `reference` equals this value; repeat it for any of several."""
    barcode: OneOf[str]
    """Only those whose `barcode` equals this value; repeat it for any of several."""
    external_id: OneOf[str]
    """Only those whose `externalId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesCompositesQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/composites`."""

    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesMaintenanceTemplatesQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/maintenance-templates`."""

    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesQuery(ListQuery, total=False):
    """Keywords of the list `/articles`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    brand: OneOf[str]
    """Only those whose `brand` equals this value; repeat it for any of several."""
    article_number: OneOf[str]
    """Only those whose `articleNumber` equals this value; repeat it for any of several."""
    barcode: OneOf[str]
    """Only those whose `barcode` equals this value; repeat it for any of several."""
    article_group_id: OneOf[str | int]
    """Only those whose `articleGroupId` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    stock_article: OneOf[bool]
    """Only those whose `stockArticle` equals this value; repeat it for any of several."""
    reorder_quantity_from: Number | None
    """Only those whose `reorderQuantity` is this or later (higher)."""
    reorder_quantity_to: Number | None
    """Only those whose `reorderQuantity` is this or earlier (lower)."""
    time_operation: OneOf[bool]
    """Only those whose `timeOperation` equals this value; repeat it for any of several."""
    installation: OneOf[bool]
    """Only those whose `installation` equals this value; repeat it for any of several."""
    wappy: OneOf[bool]
    """Only those whose `wappy` equals this value; repeat it for any of several."""
    article_type: OneOf[str]
    """Only those whose `articleType` equals this value; repeat it for any of several."""
    library_type: OneOf[str]
    """Only those whose `libraryType` equals this value; repeat it for any of several."""
    line_type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `lineType` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class ArticlesSaleUnitsQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/sale-units`."""

    barcode: OneOf[str]
    """Only those whose `barcode` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesStockLevelsQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/stock-levels`."""

    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesTierPricesQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/tier-prices`."""

    price_group_id: OneOf[str | int]
    """Only those whose `priceGroupId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ArticlesTimeStandardsQuery(ListQuery, total=False):
    """Keywords of the list `/articles/{id}/time-standards`."""

    execution_phase: OneOf[str]
    """Only those whose `executionPhase` equals this value; repeat it for any of several."""
    context: OneOf[Literal["NEW_BUILD", "RENOVATION"]]
    """Only those whose `context` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class BankStatementsQuery(ListQuery, total=False):
    """Keywords of the list `/bank-statements`."""

    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    iban: OneOf[str]
    """Only those whose `iban` equals this value; repeat it for any of several."""
    year: OneOf[int]
    """Only those whose `year` equals this value; repeat it for any of several."""
    identification: OneOf[str]
    """Only those whose `identification` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class BankTransactionsQuery(ListQuery, total=False):
    """Keywords of the list `/bank-transactions`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    iban: OneOf[str]
    """Only those whose `iban` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    value_date_from: dt.date | str | None
    """Only those whose `valueDate` is this or later (higher)."""
    value_date_to: dt.date | str | None
    """Only those whose `valueDate` is this or earlier (lower)."""
    amount: OneOf[Number]
    """Only those whose `amount` equals this value; repeat it for any of several."""
    amount_from: Number | None
    """Only those whose `amount` is this or later (higher)."""
    amount_to: Number | None
    """Only those whose `amount` is this or earlier (lower)."""
    counterparty_iban: OneOf[str]
    """Only those whose `counterpartyIban` equals this value; repeat it for any of several."""
    communication: OneOf[str]
    """Only those whose `communication` contains this text (under three characters: starts with it)."""
    structured: OneOf[bool]
    """Only those whose `structured` equals this value; repeat it for any of several."""
    statement_number: OneOf[str]
    """Only those whose `statementNumber` equals this value; repeat it for any of several."""
    statement_id: OneOf[str | int]
    """Only those whose `statementId` equals this value; repeat it for any of several."""
    status: OneOf[Literal["NEW", "MATCHED", "IGNORED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    sales_invoice_id: OneOf[str | int]
    """Only those whose `salesInvoiceId` equals this value; repeat it for any of several."""
    purchase_invoice_id: OneOf[str | int]
    """Only those whose `purchaseInvoiceId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ClientGroupsQuery(ListQuery, total=False):
    """Keywords of the list `/client-groups`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ClientRelationsQuery(ListQuery, total=False):
    """Keywords of the list `/client-relations`."""

    from_client_id: OneOf[str | int]
    """Only those whose `fromClientId` equals this value; repeat it for any of several."""
    to_client_id: OneOf[str | int]
    """Only those whose `toClientId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ClientsQuery(ListQuery, total=False):
    """Keywords of the list `/clients`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    client_nr: OneOf[str]
    """Only those whose `clientNr` equals this value; repeat it for any of several."""
    vat_id_number: OneOf[str]
    """Only those whose `vatIdNumber` equals this value; repeat it for any of several."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    invoice_email: OneOf[str]
    """Only those whose `invoiceEmail` equals this value; repeat it for any of several."""
    tel: OneOf[str]
    """Only those whose `tel` equals this value; repeat it for any of several."""
    gsm: OneOf[str]
    """Only those whose `gsm` equals this value; repeat it for any of several."""
    language: OneOf[str]
    """Only those whose `language` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    assignee_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    client_price_group_id: OneOf[str | int]
    """Only those whose `clientPriceGroupId` equals this value; repeat it for any of several."""
    iban: OneOf[str]
    """Only those whose `iban` equals this value; repeat it for any of several."""
    enterprise_number: OneOf[str]
    """Only those whose `enterpriseNumber` equals this value; repeat it for any of several."""
    peppol_id: OneOf[str]
    """Only those whose `peppolId` equals this value; repeat it for any of several."""
    invoice_delivery: OneOf[Literal["EMAIL", "PEPPOL", "POST", "NONE"]]
    """Only those whose `invoiceDelivery` equals this value; repeat it for any of several."""
    contact_medium: OneOf[str]
    """Only those whose `contactMedium` equals this value; repeat it for any of several."""
    client_group_ids: OneOf[str | int]
    """Only those with one of these in `clientGroupIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class CommentsQuery(ListQuery, total=False):
    """Keywords of the list `/comments`."""

    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class CompaniesQuery(ListQuery, total=False):
    """Keywords of the list `/companies`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    vat_id_number: OneOf[str]
    """Only those whose `vatIdNumber` equals this value; repeat it for any of several."""
    enterprise_number: OneOf[str]
    """Only those whose `enterpriseNumber` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ContactsQuery(ListQuery, total=False):
    """Keywords of the list `/contacts`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class DeliveriesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/deliveries/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    order_line_item_id: OneOf[str | int]
    """Only those whose `orderLineItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class DeliveriesQuery(ListQuery, total=False):
    """Keywords of the list `/deliveries`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    delivered: OneOf[bool]
    """Only those whose `delivered` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class DocumentsQuery(ListQuery, total=False):
    """Keywords of the list `/documents`."""

    attached_to_resource: OneOf[str]
    """Only those whose `attachedToResource` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class EMailTemplatesQuery(ListQuery, total=False):
    """Keywords of the list `/e-mail-templates`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    module: OneOf[str]
    """Only those whose `module` equals this value; repeat it for any of several."""
    language: OneOf[str]
    """Only those whose `language` equals this value; repeat it for any of several."""
    subject: OneOf[str]
    """Only those whose `subject` contains this text (under three characters: starts with it)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class EmailsQuery(ListQuery, total=False):
    """Keywords of the list `/emails`."""

    status: OneOf[Literal["DRAFT", "QUEUED", "SENT", "FAILED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class EmployeeRolesQuery(ListQuery, total=False):
    """Keywords of the list `/employee-roles`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class EmployeesCertificatesQuery(ListQuery, total=False):
    """Keywords of the list `/employees/{id}/certificates`."""

    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class EmployeesQuery(ListQuery, total=False):
    """Keywords of the list `/employees`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    surname: OneOf[str]
    """Only those whose `surname` contains this text (under three characters: starts with it)."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    employee_role_id: OneOf[str | int]
    """Only those whose `employeeRoleId` equals this value; repeat it for any of several."""
    planning_group: OneOf[str]
    """Only those whose `planningGroup` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    employer_id: OneOf[str | int]
    """Only those whose `employerId` equals this value; repeat it for any of several."""
    type: OneOf[str]
    """Only those whose `type` equals this value; repeat it for any of several."""
    work_schedule_id: OneOf[str | int]
    """Only those whose `workScheduleId` equals this value; repeat it for any of several."""
    subcontractor: OneOf[bool]
    """Only those whose `subcontractor` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class ExtraFieldsQuery(ListQuery, total=False):
    """Keywords of the list `/extra-fields`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    module: OneOf[str]
    """Only those whose `module` equals this value; repeat it for any of several."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    type: OneOf[Literal["TEXT", "LONG_TEXT", "SELECT", "LINK", "CHECKBOX", "INTEGER", "DECIMAL", "DATE"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class GeneralLedgerAccountsQuery(ListQuery, total=False):
    """Keywords of the list `/general-ledger-accounts`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    kind: OneOf[Literal["SALES", "PURCHASE"]]
    """Only those whose `kind` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class HourTypesQuery(ListQuery, total=False):
    """Keywords of the list `/hour-types`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    type: OneOf[Literal["PRESENCE", "ABSENCE"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    time_off_category_id: OneOf[str | int]
    """Only those whose `timeOffCategoryId` equals this value; repeat it for any of several."""
    counts_in_schedule: OneOf[bool]
    """Only those whose `countsInSchedule` equals this value; repeat it for any of several."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class InstallationsMaintenanceSchedulesQuery(ListQuery, total=False):
    """Keywords of the list `/installations/{id}/maintenance-schedules`."""

    next_date_from: dt.date | str | None
    """Only those whose `nextDate` is this or later (higher)."""
    next_date_to: dt.date | str | None
    """Only those whose `nextDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class InstallationsQuery(ListQuery, total=False):
    """Keywords of the list `/installations`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    serial_number: OneOf[str]
    """Only those whose `serialNumber` equals this value; repeat it for any of several."""
    brand: OneOf[str]
    """Only those whose `brand` equals this value; repeat it for any of several."""
    model: OneOf[str]
    """Only those whose `model` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    subscription_id: OneOf[str | int]
    """Only those whose `subscriptionId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    installation: OneOf[bool]
    """Only those whose `installation` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `assignedProjectId` equals this value; repeat it for any of several."""
    assigned_project_id: OneOf[str | int]
    """Only those whose `assignedProjectId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `assignedClientId` equals this value; repeat it for any of several."""
    assigned_client_id: OneOf[str | int]
    """Only those whose `assignedClientId` equals this value; repeat it for any of several."""
    assigned_end_client_id: OneOf[str | int]
    """Only those whose `assignedEndClientId` equals this value; repeat it for any of several."""
    assigned_employee_id: OneOf[str | int]
    """Only those whose `assignedEmployeeId` equals this value; repeat it for any of several."""
    assigned_subcontractor_id: OneOf[str | int]
    """Only those whose `assignedSubcontractorId` equals this value; repeat it for any of several."""
    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    planning_group: OneOf[str]
    """Only those whose `planningGroup` equals this value; repeat it for any of several."""
    commissioning_date_from: dt.date | str | None
    """Only those whose `commissioningDate` is this or later (higher)."""
    commissioning_date_to: dt.date | str | None
    """Only those whose `commissioningDate` is this or earlier (lower)."""
    warranty_end_date_from: dt.date | str | None
    """Only those whose `warrantyEndDate` is this or later (higher)."""
    warranty_end_date_to: dt.date | str | None
    """Only those whose `warrantyEndDate` is this or earlier (lower)."""
    purchase_supply_order_line_item_id: OneOf[str | int]
    """Only those whose `purchaseSupplyOrderLineItemId` equals this value; repeat it for any of several."""
    parent_id: OneOf[str | int]
    """Only those whose `parentId` equals this value; repeat it for any of several."""
    next_maintenance_date_from: dt.date | str | None
    """Only those whose `nextMaintenanceDate` is this or later (higher)."""
    next_maintenance_date_to: dt.date | str | None
    """Only those whose `nextMaintenanceDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class JournalsQuery(ListQuery, total=False):
    """Keywords of the list `/journals`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    kind: OneOf[Literal["SALES", "SALES_CREDIT", "PURCHASE", "PURCHASE_CREDIT"]]
    """Only those whose `kind` equals this value; repeat it for any of several."""
    default: OneOf[bool]
    """Only those whose `default` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class MaintenanceVisitsQuery(ListQuery, total=False):
    """Keywords of the list `/maintenance-visits`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    maintenance_schedule_id: OneOf[str | int]
    """Only those whose `maintenanceScheduleId` equals this value; repeat it for any of several."""
    planned_date_from: dt.date | str | None
    """Only those whose `plannedDate` is this or later (higher)."""
    planned_date_to: dt.date | str | None
    """Only those whose `plannedDate` is this or earlier (lower)."""
    executed_date_from: dt.date | str | None
    """Only those whose `executedDate` is this or later (higher)."""
    executed_date_to: dt.date | str | None
    """Only those whose `executedDate` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    work_order_id: OneOf[str | int]
    """Only those whose `workOrderId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    planning_item_id: OneOf[str | int]
    """Only those whose `planningItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class MaterialsMaintenanceSchedulesQuery(ListQuery, total=False):
    """Keywords of the list `/materials/{id}/maintenance-schedules`."""

    next_date_from: dt.date | str | None
    """Only those whose `nextDate` is this or later (higher)."""
    next_date_to: dt.date | str | None
    """Only those whose `nextDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class MaterialsQuery(ListQuery, total=False):
    """Keywords of the list `/materials`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    serial_number: OneOf[str]
    """Only those whose `serialNumber` equals this value; repeat it for any of several."""
    brand: OneOf[str]
    """Only those whose `brand` equals this value; repeat it for any of several."""
    model: OneOf[str]
    """Only those whose `model` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    subscription_id: OneOf[str | int]
    """Only those whose `subscriptionId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    installation: OneOf[bool]
    """Only those whose `installation` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `assignedProjectId` equals this value; repeat it for any of several."""
    assigned_project_id: OneOf[str | int]
    """Only those whose `assignedProjectId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `assignedClientId` equals this value; repeat it for any of several."""
    assigned_client_id: OneOf[str | int]
    """Only those whose `assignedClientId` equals this value; repeat it for any of several."""
    assigned_end_client_id: OneOf[str | int]
    """Only those whose `assignedEndClientId` equals this value; repeat it for any of several."""
    assigned_employee_id: OneOf[str | int]
    """Only those whose `assignedEmployeeId` equals this value; repeat it for any of several."""
    assigned_subcontractor_id: OneOf[str | int]
    """Only those whose `assignedSubcontractorId` equals this value; repeat it for any of several."""
    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    planning_group: OneOf[str]
    """Only those whose `planningGroup` equals this value; repeat it for any of several."""
    commissioning_date_from: dt.date | str | None
    """Only those whose `commissioningDate` is this or later (higher)."""
    commissioning_date_to: dt.date | str | None
    """Only those whose `commissioningDate` is this or earlier (lower)."""
    warranty_end_date_from: dt.date | str | None
    """Only those whose `warrantyEndDate` is this or later (higher)."""
    warranty_end_date_to: dt.date | str | None
    """Only those whose `warrantyEndDate` is this or earlier (lower)."""
    purchase_supply_order_line_item_id: OneOf[str | int]
    """Only those whose `purchaseSupplyOrderLineItemId` equals this value; repeat it for any of several."""
    parent_id: OneOf[str | int]
    """Only those whose `parentId` equals this value; repeat it for any of several."""
    next_maintenance_date_from: dt.date | str | None
    """Only those whose `nextMaintenanceDate` is this or later (higher)."""
    next_maintenance_date_to: dt.date | str | None
    """Only those whose `nextMaintenanceDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class MobilityTypesQuery(ListQuery, total=False):
    """Keywords of the list `/mobility-types`."""

    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    built_in: OneOf[bool]
    """Only those whose `builtIn` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class NumberRangesQuery(ListQuery, total=False):
    """Keywords of the list `/number-ranges`."""

    module: OneOf[str]
    """Only those whose `module` equals this value; repeat it for any of several."""
    journal_id: OneOf[str | int]
    """Only those whose `journalId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class OffersInvoicePhasesQuery(ListQuery, total=False):
    """Keywords of the list `/offers/{id}/invoice-phases`."""

    sales_invoice_id: OneOf[str | int]
    """Only those whose `salesInvoiceId` equals this value; repeat it for any of several."""
    status: OneOf[Literal["OPEN", "INVOICED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class OffersLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/offers/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class OffersQuery(ListQuery, total=False):
    """Keywords of the list `/offers`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    client_contact_id: OneOf[str | int]
    """Only those whose `clientContactId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    assignee_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    external_id: OneOf[str]
    """Only those whose `externalId` equals this value; repeat it for any of several."""
    calculation: OneOf[bool]
    """Only those whose `calculation` equals this value; repeat it for any of several."""
    template: OneOf[bool]
    """Only those whose `template` equals this value; repeat it for any of several."""
    sales_agent_user_id: OneOf[str | int]
    """Only those whose `salesAgentUserId` equals this value; repeat it for any of several."""
    loss_reason: OneOf[str]
    """Only those whose `lossReason` equals this value; repeat it for any of several."""
    template_id: OneOf[str | int]
    """Only those whose `templateId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PaymentConditionsQuery(ListQuery, total=False):
    """Keywords of the list `/payment-conditions`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PaymentFilesQuery(ListQuery, total=False):
    """Keywords of the list `/payment-files`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    iban: OneOf[str]
    """Only those whose `iban` equals this value; repeat it for any of several."""
    execution_date_from: dt.date | str | None
    """Only those whose `executionDate` is this or later (higher)."""
    execution_date_to: dt.date | str | None
    """Only those whose `executionDate` is this or earlier (lower)."""
    status: OneOf[Literal["DRAFT", "CREATED", "PAID"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    confidential: OneOf[bool]
    """Only those whose `confidential` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PlanningItemsLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/planning-items/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PlanningItemsQuery(ListQuery, total=False):
    """Keywords of the list `/planning-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    start_date_from: dt.datetime | str | None
    """Only those whose `startDate` is this or later (higher)."""
    start_date_to: dt.datetime | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    to_date: dt.datetime | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    end_date_from: dt.datetime | str | None
    """Only those whose `endDate` is this or later (higher)."""
    end_date_to: dt.datetime | str | None
    """Only those whose `endDate` is this or earlier (lower)."""
    from_date: dt.datetime | str | None
    """Only those whose `endDate` is this or later (higher)."""
    planning_type_id: OneOf[str | int]
    """Only those whose `planningTypeId` equals this value; repeat it for any of several."""
    hour_type_id: OneOf[str | int]
    """Only those whose `hourTypeId` equals this value; repeat it for any of several."""
    time_and_material: OneOf[bool]
    """Only those whose `timeAndMaterial` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    planning_resource: OneOf[str]
    """Only those whose `planningResource` equals this value; repeat it for any of several."""
    execution_phase_id: OneOf[str | int]
    """Only those whose `executionPhaseId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    all_day: OneOf[bool]
    """Only those whose `allDay` equals this value; repeat it for any of several."""
    planning_recurrence_id: OneOf[str | int]
    """Only those whose `planningRecurrenceId` equals this value; repeat it for any of several."""
    recurrence_date: OneOf[dt.date | str]
    """Only those whose `recurrenceDate` equals this value; repeat it for any of several."""
    recurrence_date_from: dt.date | str | None
    """Only those whose `recurrenceDate` is this or later (higher)."""
    recurrence_date_to: dt.date | str | None
    """Only those whose `recurrenceDate` is this or earlier (lower)."""
    time_off_request_id: OneOf[str | int]
    """Only those whose `timeOffRequestId` equals this value; repeat it for any of several."""
    employee_id: OneOf[str | int]
    """Only those with one of these in `employeeIds`."""
    installation_id: OneOf[str | int]
    """Only those with one of these in `installationIds`."""
    material_id: OneOf[str | int]
    """Only those with one of these in `materialIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PlanningRecurrencesQuery(ListQuery, total=False):
    """Keywords of the list `/planning-recurrences`."""

    frequency: OneOf[Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]]
    """Only those whose `frequency` equals this value; repeat it for any of several."""
    until: OneOf[dt.date | str]
    """Only those whose `until` equals this value; repeat it for any of several."""
    until_from: dt.date | str | None
    """Only those whose `until` is this or later (higher)."""
    until_to: dt.date | str | None
    """Only those whose `until` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PlanningTypesQuery(ListQuery, total=False):
    """Keywords of the list `/planning-types`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    absence: OneOf[bool]
    """Only those whose `absence` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PostsLinesQuery(ListQuery, total=False):
    """Keywords of the list `/posts/{id}/lines`."""

    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PostsQuery(ListQuery, total=False):
    """Keywords of the list `/posts`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    number: OneOf[str]
    """Only those whose `number` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    library: OneOf[bool]
    """Only those whose `library` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    settlement_id: OneOf[str | int]
    """Only those whose `settlementId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    parent_id: OneOf[str | int]
    """Only those whose `parentId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PresenceRegistrationsQuery(ListQuery, total=False):
    """Keywords of the list `/presence-registrations`."""

    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[Literal["PLANNED", "SENT", "CONFIRMED", "ERROR", "CANCELLED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PriceGroupsQuery(ListQuery, total=False):
    """Keywords of the list `/price-groups`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PriceIndicesQuery(ListQuery, total=False):
    """Keywords of the list `/price-indices`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    month: OneOf[str]
    """Only those whose `month` equals this value; repeat it for any of several."""
    month_from: str | None
    """Only those whose `month` is this or later (higher)."""
    month_to: str | None
    """Only those whose `month` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PriceRequestsLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/price-requests/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    offer_line_item_id: OneOf[str | int]
    """Only those whose `offerLineItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PriceRequestsQuery(ListQuery, total=False):
    """Keywords of the list `/price-requests`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    deadline_from: dt.date | str | None
    """Only those whose `deadline` is this or later (higher)."""
    deadline_to: dt.date | str | None
    """Only those whose `deadline` is this or earlier (lower)."""
    supplier_ids: OneOf[str | int]
    """Only those with one of these in `supplierIds`."""
    article_id: OneOf[str | int]
    """Only those with one of these in `lineItems.articleId`."""
    post_id: OneOf[str | int]
    """Only those with one of these in `lineItems.postId`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PriceRequestsQuotesQuery(ListQuery, total=False):
    """Keywords of the list `/price-requests/{id}/quotes`."""

    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    received_date_from: dt.date | str | None
    """Only those whose `receivedDate` is this or later (higher)."""
    received_date_to: dt.date | str | None
    """Only those whose `receivedDate` is this or earlier (lower)."""
    valid_until_from: dt.date | str | None
    """Only those whose `validUntil` is this or later (higher)."""
    valid_until_to: dt.date | str | None
    """Only those whose `validUntil` is this or earlier (lower)."""
    chosen: OneOf[bool]
    """Only those whose `chosen` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ProgressStatementsLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/progress-statements/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    order_line_item_id: OneOf[str | int]
    """Only those whose `orderLineItemId` equals this value; repeat it for any of several."""
    offer_line_item_id: OneOf[str | int]
    """Only those whose `offerLineItemId` equals this value; repeat it for any of several."""
    settlement_id: OneOf[str | int]
    """Only those whose `settlementId` equals this value; repeat it for any of several."""
    settlement_line_item_id: OneOf[str | int]
    """Only those whose `settlementLineItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ProgressStatementsQuery(ListQuery, total=False):
    """Keywords of the list `/progress-statements`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    number: OneOf[int]
    """Only those whose `number` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    period_start_from: dt.date | str | None
    """Only those whose `periodStart` is this or later (higher)."""
    period_start_to: dt.date | str | None
    """Only those whose `periodStart` is this or earlier (lower)."""
    period_end_from: dt.date | str | None
    """Only those whose `periodEnd` is this or later (higher)."""
    period_end_to: dt.date | str | None
    """Only those whose `periodEnd` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    previous_statement_id: OneOf[str | int]
    """Only those whose `previousStatementId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    sales_invoice_id: OneOf[str | int]
    """Only those whose `salesInvoiceId` equals this value; repeat it for any of several."""
    credited: OneOf[bool]
    """Only those whose `credited` equals this value; repeat it for any of several."""
    corrected_by_id: OneOf[str | int]
    """Only those whose `correctedById` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class ProjectSupplyRoutesQuery(ListQuery, total=False):
    """Keywords of the list `/project-supply-routes`."""

    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ProjectsBuildingPartnersQuery(ListQuery, total=False):
    """Keywords of the list `/projects/{id}/building-partners`."""

    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    contact_id: OneOf[str | int]
    """Only those whose `contactId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ProjectsExecutionPhasesQuery(ListQuery, total=False):
    """Keywords of the list `/projects/{id}/execution-phases`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    planning_group: OneOf[str]
    """Only those whose `planningGroup` equals this value; repeat it for any of several."""
    start_date_from: dt.date | str | None
    """Only those whose `startDate` is this or later (higher)."""
    start_date_to: dt.date | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    end_date_from: dt.date | str | None
    """Only those whose `endDate` is this or later (higher)."""
    end_date_to: dt.date | str | None
    """Only those whose `endDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class ProjectsQuery(ListQuery, total=False):
    """Keywords of the list `/projects`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    planning_name: OneOf[str]
    """Only those whose `planningName` contains this text (under three characters: starts with it)."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    assignee_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    planning_group: OneOf[str]
    """Only those whose `planningGroup` equals this value; repeat it for any of several."""
    rsz_number: OneOf[str]
    """Only those whose `rszNumber` equals this value; repeat it for any of several."""
    subtype: OneOf[str]
    """Only those whose `subtype` equals this value; repeat it for any of several."""
    template_id: OneOf[str | int]
    """Only those whose `templateId` equals this value; repeat it for any of several."""
    user_ids: OneOf[str | int]
    """Only those with one of these in `userIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PublicHolidaysQuery(ListQuery, total=False):
    """Keywords of the list `/public-holidays`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    country: OneOf[str]
    """Only those whose `country` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PurchaseInvoicesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-invoices/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    purchase_supply_order_line_item_id: OneOf[str | int]
    """Only those whose `purchaseSupplyOrderLineItemId` equals this value; repeat it for any of several."""
    invoiced_on_sales_invoice_id: OneOf[str | int]
    """Only those whose `invoicedOnSalesInvoiceId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PurchaseInvoicesQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-invoices`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    invoice_number: OneOf[str]
    """Only those whose `invoiceNumber` equals this value; repeat it for any of several."""
    type: OneOf[Literal["INVOICE", "CREDIT_NOTE"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    journal_id: OneOf[str | int]
    """Only those whose `journalId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    payment_instruction: OneOf[str]
    """Only those whose `paymentInstruction` equals this value; repeat it for any of several."""
    remark: OneOf[str]
    """Only those whose `remark` contains this text (under three characters: starts with it)."""
    confidential: OneOf[bool]
    """Only those whose `confidential` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    approval_status: OneOf[Literal["NONE", "PENDING", "APPROVED", "REJECTED"]]
    """Only those whose `approvalStatus` equals this value; repeat it for any of several."""
    credited_invoice_id: OneOf[str | int]
    """Only those whose `creditedInvoiceId` equals this value; repeat it for any of several."""
    payment_file_id: OneOf[str | int]
    """Only those whose `paymentFileId` equals this value; repeat it for any of several."""
    iban: OneOf[str]
    """Only those whose `iban` equals this value; repeat it for any of several."""
    booked: OneOf[bool]
    """Only those whose `booked` equals this value; repeat it for any of several."""
    sent_to_accountant: OneOf[bool]
    """Only those whose `sentToAccountant` equals this value; repeat it for any of several."""
    sent_to_accountant_from: dt.datetime | str | None
    """Only those whose `sentToAccountantAt` is this or later (higher)."""
    sent_to_accountant_to: dt.datetime | str | None
    """Only those whose `sentToAccountantAt` is this or earlier (lower)."""
    origin: OneOf[Literal["MANUAL", "EMAIL", "PEPPOL", "IMPORT"]]
    """Only those whose `origin` equals this value; repeat it for any of several."""
    supplier_vat_id_number: OneOf[str]
    """Only those whose `supplierVatIdNumber` equals this value; repeat it for any of several."""
    project_ids: OneOf[str | int]
    """Only those with one of these in `projectIds`."""
    purchase_supply_order_ids: OneOf[str | int]
    """Only those with one of these in `purchaseSupplyOrderIds`."""
    article_id: OneOf[str | int]
    """Only those with one of these in `lineItems.articleId`."""
    material_id: OneOf[str | int]
    """Only those with one of these in `lineItems.materialId`."""
    project_id: OneOf[str | int]
    """Only those with one of these in `lineItems.projectId`."""
    sales_order_id: OneOf[str | int]
    """Only those with one of these in `lineItems.salesOrderId`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PurchaseSupplyOrdersLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-supply-orders/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    order_id: OneOf[str | int]
    """Only those whose `orderId` equals this value; repeat it for any of several."""
    order_line_item_id: OneOf[str | int]
    """Only those whose `orderLineItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class PurchaseSupplyOrdersQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-supply-orders`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    kind: OneOf[Literal["INTERNAL", "PURCHASE", "TRANSPORT", "RENTAL", "SUBCONTRACT", "PRICE_REQUEST"]]
    """Only those whose `kind` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    requested_date_from: dt.date | str | None
    """Only those whose `requestedDate` is this or later (higher)."""
    requested_date_to: dt.date | str | None
    """Only those whose `requestedDate` is this or earlier (lower)."""
    confirmed_date_from: dt.date | str | None
    """Only those whose `confirmedDate` is this or later (higher)."""
    confirmed_date_to: dt.date | str | None
    """Only those whose `confirmedDate` is this or earlier (lower)."""
    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    project_supply_route_id: OneOf[str | int]
    """Only those whose `projectSupplyRouteId` equals this value; repeat it for any of several."""
    supplier_reference: OneOf[str]
    """Only those whose `supplierReference` equals this value; repeat it for any of several."""
    approval_status: OneOf[Literal["NONE", "PENDING", "APPROVED", "REJECTED"]]
    """Only those whose `approvalStatus` equals this value; repeat it for any of several."""
    received_percentage: OneOf[Number]
    """Only those whose `receivedPercentage` equals this value; repeat it for any of several."""
    received_percentage_from: Number | None
    """Only those whose `receivedPercentage` is this or later (higher)."""
    received_percentage_to: Number | None
    """Only those whose `receivedPercentage` is this or earlier (lower)."""
    fully_received: OneOf[bool]
    """Only those whose `fullyReceived` equals this value; repeat it for any of several."""
    expects_stock: OneOf[bool]
    """Only those whose `expectsStock` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those with one of these in `lineItems.articleId`."""
    material_id: OneOf[str | int]
    """Only those with one of these in `lineItems.materialId`."""
    order_id: OneOf[str | int]
    """Only those with one of these in `lineItems.orderId`."""
    post_id: OneOf[str | int]
    """Only those with one of these in `lineItems.postId`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class PurchaseSupplyOrdersReceiptsQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-supply-orders/{id}/receipts`."""

    line_item_id: OneOf[str | int]
    """Only those whose `lineItemId` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    undone: OneOf[bool]
    """Only those whose `undone` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class RecordCommentsQuery(ListQuery, total=False):
    """Keywords of the list `/activities/{id}/comments`."""

    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class RecordContactsQuery(ListQuery, total=False):
    """Keywords of the list `/clients/{id}/contacts`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class RecordEmailsQuery(ListQuery, total=False):
    """Keywords of the list `/activities/{id}/emails`."""

    status: OneOf[Literal["DRAFT", "QUEUED", "SENT", "FAILED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class RolesQuery(ListQuery, total=False):
    """Keywords of the list `/roles`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesInvoicesAdjustedLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/sales-invoices/{id}/adjusted-line-items`."""

    line_item_id: OneOf[str | int]
    """Only those whose `lineItemId` equals this value; repeat it for any of several."""
    type: OneOf[Literal["LINE"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    general_ledger_account_id: OneOf[str | int]
    """Only those whose `generalLedgerAccountId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    order_id: OneOf[str | int]
    """Only those whose `orderId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesInvoicesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/sales-invoices/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    order_id: OneOf[str | int]
    """Only those whose `orderId` equals this value; repeat it for any of several."""
    order_line_item_id: OneOf[str | int]
    """Only those whose `orderLineItemId` equals this value; repeat it for any of several."""
    settlement_line_item_id: OneOf[str | int]
    """Only those whose `settlementLineItemId` equals this value; repeat it for any of several."""
    advance_invoice_id: OneOf[str | int]
    """Only those whose `advanceInvoiceId` equals this value; repeat it for any of several."""
    work_order_id: OneOf[str | int]
    """Only those whose `workOrderId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesInvoicesPaymentsQuery(ListQuery, total=False):
    """Keywords of the list `/sales-invoices/{id}/payments`."""

    date_from: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    date_to: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    payment_method: OneOf[str]
    """Only those whose `paymentMethod` equals this value; repeat it for any of several."""
    reference: OneOf[str]
    """Only those whose `reference` equals this value; repeat it for any of several."""
    bank_transaction_id: OneOf[str | int]
    """Only those whose `bankTransactionId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesInvoicesQuery(ListQuery, total=False):
    """Keywords of the list `/sales-invoices`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    type: OneOf[Literal["INVOICE", "CREDIT_NOTE"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    expire_date_from: dt.date | str | None
    """Only those whose `expireDate` is this or later (higher)."""
    expire_date_to: dt.date | str | None
    """Only those whose `expireDate` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    booked: OneOf[bool]
    """Only those whose `booked` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    client_contact_id: OneOf[str | int]
    """Only those whose `clientContactId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    journal_id: OneOf[str | int]
    """Only those whose `journalId` equals this value; repeat it for any of several."""
    payment_condition_id: OneOf[str | int]
    """Only those whose `paymentConditionId` equals this value; repeat it for any of several."""
    payment_instruction: OneOf[str]
    """Only those whose `paymentInstruction` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    origin_type: OneOf[str]
    """Only those whose `originType` equals this value; repeat it for any of several."""
    origin_ref: OneOf[str]
    """Only those whose `originRef` equals this value; repeat it for any of several."""
    subscription_id: OneOf[str | int]
    """Only those whose `subscriptionId` equals this value; repeat it for any of several."""
    progress_statement_id: OneOf[str | int]
    """Only those whose `progressStatementId` equals this value; repeat it for any of several."""
    invoice_phase_id: OneOf[str | int]
    """Only those whose `invoicePhaseId` equals this value; repeat it for any of several."""
    advance_payment: OneOf[bool]
    """Only those whose `advancePayment` equals this value; repeat it for any of several."""
    credited_invoice_id: OneOf[str | int]
    """Only those whose `creditedInvoiceId` equals this value; repeat it for any of several."""
    remark: OneOf[str]
    """Only those whose `remark` contains this text (under three characters: starts with it)."""
    sent_date_from: dt.date | str | None
    """Only those whose `sentDate` is this or later (higher)."""
    sent_date_to: dt.date | str | None
    """Only those whose `sentDate` is this or earlier (lower)."""
    sent_to_accountant: OneOf[bool]
    """Only those whose `sentToAccountant` equals this value; repeat it for any of several."""
    peppol_status: OneOf[Literal["NONE", "QUEUED", "SENT", "DELIVERED", "REJECTED"]]
    """Only those whose `peppolStatus` equals this value; repeat it for any of several."""
    project_ids: OneOf[str | int]
    """Only those with one of these in `projectIds`."""
    sales_order_ids: OneOf[str | int]
    """Only those with one of these in `salesOrderIds`."""
    work_order_ids: OneOf[str | int]
    """Only those with one of these in `workOrderIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class SalesOrdersInvoicePhasesQuery(ListQuery, total=False):
    """Keywords of the list `/sales-orders/{id}/invoice-phases`."""

    sales_invoice_id: OneOf[str | int]
    """Only those whose `salesInvoiceId` equals this value; repeat it for any of several."""
    status: OneOf[Literal["OPEN", "INVOICED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesOrdersLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/sales-orders/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SalesOrdersQuery(ListQuery, total=False):
    """Keywords of the list `/sales-orders`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    client_contact_id: OneOf[str | int]
    """Only those whose `clientContactId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    subscription_id: OneOf[str | int]
    """Only those whose `subscriptionId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    sales_agent_user_id: OneOf[str | int]
    """Only those whose `salesAgentUserId` equals this value; repeat it for any of several."""
    time_and_material: OneOf[bool]
    """Only those whose `timeAndMaterial` equals this value; repeat it for any of several."""
    stock_location_id: OneOf[str | int]
    """Only those whose `stockLocationId` equals this value; repeat it for any of several."""
    requested_date_from: dt.date | str | None
    """Only those whose `requestedDate` is this or later (higher)."""
    requested_date_to: dt.date | str | None
    """Only those whose `requestedDate` is this or earlier (lower)."""
    reserves_stock: OneOf[bool]
    """Only those whose `reservesStock` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class SettlementsLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/settlements/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SettlementsQuery(ListQuery, total=False):
    """Keywords of the list `/settlements`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    client_contact_id: OneOf[str | int]
    """Only those whose `clientContactId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    assignee_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    external_id: OneOf[str]
    """Only those whose `externalId` equals this value; repeat it for any of several."""
    calculation: OneOf[bool]
    """Only those whose `calculation` equals this value; repeat it for any of several."""
    template: OneOf[bool]
    """Only those whose `template` equals this value; repeat it for any of several."""
    sales_agent_user_id: OneOf[str | int]
    """Only those whose `salesAgentUserId` equals this value; repeat it for any of several."""
    loss_reason: OneOf[str]
    """Only those whose `lossReason` equals this value; repeat it for any of several."""
    template_id: OneOf[str | int]
    """Only those whose `templateId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    kind: OneOf[Literal["MORE", "LESS", "MIXED"]]
    """Only those whose `kind` equals this value; repeat it for any of several."""
    approved_date_from: dt.date | str | None
    """Only those whose `approvedDate` is this or later (higher)."""
    approved_date_to: dt.date | str | None
    """Only those whose `approvedDate` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class StatusesQuery(ListQuery, total=False):
    """Keywords of the list `/statuses`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    module: OneOf[str]
    """Only those whose `module` equals this value; repeat it for any of several."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    is_default: OneOf[bool]
    """Only those whose `isDefault` equals this value; repeat it for any of several."""
    locks: OneOf[bool]
    """Only those whose `locks` equals this value; repeat it for any of several."""
    hides_in_wappy: OneOf[bool]
    """Only those whose `hidesInWappy` equals this value; repeat it for any of several."""
    stock_reserving: OneOf[bool]
    """Only those whose `stockReserving` equals this value; repeat it for any of several."""
    invoiceable: OneOf[bool]
    """Only those whose `invoiceable` equals this value; repeat it for any of several."""
    final: OneOf[bool]
    """Only those whose `final` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class StockChangesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/stock-changes/{id}/line-items`."""

    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    from_stock_location_id: OneOf[str | int]
    """Only those whose `fromStockLocationId` equals this value; repeat it for any of several."""
    to_stock_location_id: OneOf[str | int]
    """Only those whose `toStockLocationId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    order_line_item_id: OneOf[str | int]
    """Only those whose `orderLineItemId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class StockChangesQuery(ListQuery, total=False):
    """Keywords of the list `/stock-changes`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    booked: OneOf[bool]
    """Only those whose `booked` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    work_order_id: OneOf[str | int]
    """Only those whose `workOrderId` equals this value; repeat it for any of several."""
    purchase_supply_order_id: OneOf[str | int]
    """Only those whose `purchaseSupplyOrderId` equals this value; repeat it for any of several."""
    delivery_id: OneOf[str | int]
    """Only those whose `deliveryId` equals this value; repeat it for any of several."""
    from_stock_location_id: OneOf[str | int]
    """Only those whose `fromStockLocationId` equals this value; repeat it for any of several."""
    to_stock_location_id: OneOf[str | int]
    """Only those whose `toStockLocationId` equals this value; repeat it for any of several."""
    kind: OneOf[Literal["RECEIPT", "ISSUE", "TRANSFER", "COUNT", "CORRECTION"]]
    """Only those whose `kind` equals this value; repeat it for any of several."""
    origin_type: OneOf[str]
    """Only those whose `originType` equals this value; repeat it for any of several."""
    origin_ref: OneOf[str]
    """Only those whose `originRef` equals this value; repeat it for any of several."""
    remark: OneOf[str]
    """Only those whose `remark` contains this text (under three characters: starts with it)."""
    article_id: OneOf[str | int]
    """Only those with one of these in `lineItems.articleId`."""
    material_id: OneOf[str | int]
    """Only those with one of these in `lineItems.materialId`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class StockLocationsQuery(ListQuery, total=False):
    """Keywords of the list `/stock-locations`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    default: OneOf[bool]
    """Only those whose `default` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SubscriptionsLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/subscriptions/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    chapter: OneOf[str]
    """Only those whose `chapter` equals this value; repeat it for any of several."""
    agreement_type: OneOf[Literal["SOG", "FH", "VH"]]
    """Only those whose `agreementType` equals this value; repeat it for any of several."""
    calculation_type: OneOf[str]
    """Only those whose `calculationType` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SubscriptionsQuery(ListQuery, total=False):
    """Keywords of the list `/subscriptions`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    client_contact_id: OneOf[str | int]
    """Only those whose `clientContactId` equals this value; repeat it for any of several."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    journal_id: OneOf[str | int]
    """Only those whose `journalId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    payment_condition_id: OneOf[str | int]
    """Only those whose `paymentConditionId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    offer_id: OneOf[str | int]
    """Only those whose `offerId` equals this value; repeat it for any of several."""
    target: OneOf[Literal["INVOICE", "ORDER"]]
    """Only those whose `target` equals this value; repeat it for any of several."""
    next_date_from: dt.date | str | None
    """Only those whose `nextDate` is this or later (higher)."""
    next_date_to: dt.date | str | None
    """Only those whose `nextDate` is this or earlier (lower)."""
    end_date_from: dt.date | str | None
    """Only those whose `endDate` is this or later (higher)."""
    end_date_to: dt.date | str | None
    """Only those whose `endDate` is this or earlier (lower)."""
    paused: OneOf[bool]
    """Only those whose `paused` equals this value; repeat it for any of several."""
    installation_ids: OneOf[str | int]
    """Only those with one of these in `installationIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class SuppliersContactsQuery(ListQuery, total=False):
    """Keywords of the list `/suppliers/{id}/contacts`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class SuppliersQuery(ListQuery, total=False):
    """Keywords of the list `/suppliers`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` contains this text (under three characters: starts with it)."""
    vat_id_number: OneOf[str]
    """Only those whose `vatIdNumber` equals this value; repeat it for any of several."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    tel: OneOf[str]
    """Only those whose `tel` equals this value; repeat it for any of several."""
    gsm: OneOf[str]
    """Only those whose `gsm` equals this value; repeat it for any of several."""
    language: OneOf[str]
    """Only those whose `language` equals this value; repeat it for any of several."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    supplier_nr: OneOf[str]
    """Only those whose `supplierNr` equals this value; repeat it for any of several."""
    type: OneOf[str]
    """Only those whose `type` equals this value; repeat it for any of several."""
    subcontractor: OneOf[bool]
    """Only those whose `subcontractor` equals this value; repeat it for any of several."""
    confidential: OneOf[bool]
    """Only those whose `confidential` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class TariffsQuery(ListQuery, total=False):
    """Keywords of the list `/tariffs`."""

    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    article_group_id: OneOf[str | int]
    """Only those whose `articleGroupId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    subscription_id: OneOf[str | int]
    """Only those whose `subscriptionId` equals this value; repeat it for any of several."""
    valid_from_from: dt.date | str | None
    """Only those whose `validFrom` is this or later (higher)."""
    valid_from_to: dt.date | str | None
    """Only those whose `validFrom` is this or earlier (lower)."""
    valid_to_from: dt.date | str | None
    """Only those whose `validTo` is this or later (higher)."""
    valid_to_to: dt.date | str | None
    """Only those whose `validTo` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class TasksQuery(ListQuery, total=False):
    """Keywords of the list `/tasks`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    reporting_user_id: OneOf[str | int]
    """Only those whose `reportingUserId` equals this value; repeat it for any of several."""
    related_resource: OneOf[str]
    """Only those whose `relatedResource` equals this value; repeat it for any of several."""
    deadline_from: dt.date | str | None
    """Only those whose `deadline` is this or later (higher)."""
    deadline_to: dt.date | str | None
    """Only those whose `deadline` is this or earlier (lower)."""
    done_from: dt.datetime | str | None
    """Only those whose `doneAt` is this or later (higher)."""
    done_to: dt.datetime | str | None
    """Only those whose `doneAt` is this or earlier (lower)."""
    priority: OneOf[Literal["LOW", "NORMAL", "HIGH"]]
    """Only those whose `priority` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class TimeOffCategoriesQuery(ListQuery, total=False):
    """Keywords of the list `/time-off-categories`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    paid: OneOf[bool]
    """Only those whose `paid` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class TimeOffRequestsQuery(ListQuery, total=False):
    """Keywords of the list `/time-off-requests`."""

    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    time_off_category_id: OneOf[str | int]
    """Only those whose `timeOffCategoryId` equals this value; repeat it for any of several."""
    hour_type_id: OneOf[str | int]
    """Only those whose `hourTypeId` equals this value; repeat it for any of several."""
    to_date: dt.datetime | str | None
    """Only those whose `fromDate` is this or earlier (lower)."""
    from_date: dt.datetime | str | None
    """Only those whose `toDate` is this or later (higher)."""
    status: OneOf[Literal["DRAFT", "SUBMITTED", "WAITING", "APPROVED", "REJECTED"]]
    """Only those whose `status` equals this value; repeat it for any of several."""
    approval_request_id: OneOf[str | int]
    """Only those whose `approvalRequestId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class TimeRegistrationsQuery(ListQuery, total=False):
    """Keywords of the list `/time-registrations`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    start_date_from: dt.datetime | str | None
    """Only those whose `startDate` is this or later (higher)."""
    start_date_to: dt.datetime | str | None
    """Only those whose `startDate` is this or earlier (lower)."""
    end_date_from: dt.datetime | str | None
    """Only those whose `endDate` is this or later (higher)."""
    end_date_to: dt.datetime | str | None
    """Only those whose `endDate` is this or earlier (lower)."""
    type: OneOf[str]
    """Only those whose `type` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    work_order_id: OneOf[str | int]
    """Only those whose `workOrderId` equals this value; repeat it for any of several."""
    planning_item_id: OneOf[str | int]
    """Only those whose `planningItemId` equals this value; repeat it for any of several."""
    open: OneOf[bool]
    """Only those whose `open` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class UsersQuery(ListQuery, total=False):
    """Keywords of the list `/users`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    email: OneOf[str]
    """Only those whose `email` equals this value; repeat it for any of several."""
    username: OneOf[str]
    """Only those whose `username` equals this value; repeat it for any of several."""
    full_name: OneOf[str]
    """Only those whose `fullName` contains this text (under three characters: starts with it)."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    role_id: OneOf[str | int]
    """Only those whose `roleId` equals this value; repeat it for any of several."""
    api_only: OneOf[bool]
    """Only those whose `apiOnly` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class VatTariffsQuery(ListQuery, total=False):
    """Keywords of the list `/vat-tariffs`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    category: OneOf[Literal["S", "Z", "E", "AE", "K", "G", "O"]]
    """Only those whose `category` equals this value; repeat it for any of several."""
    default: OneOf[bool]
    """Only those whose `default` equals this value; repeat it for any of several."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WageSupplementsQuery(ListQuery, total=False):
    """Keywords of the list `/wage-supplements`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    code: OneOf[str]
    """Only those whose `code` equals this value; repeat it for any of several."""
    type: OneOf[Literal["DEDUCTION", "SUPPLEMENT"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WorkOrdersCommuteEntriesQuery(ListQuery, total=False):
    """Keywords of the list `/work-orders/{id}/commute-entries`."""

    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    mobility_type_id: OneOf[str | int]
    """Only those whose `mobilityTypeId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WorkOrdersLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/work-orders/{id}/line-items`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    type: OneOf[Literal["LINE", "TITLE", "TEXT", "VARIANT", "SUM"]]
    """Only those whose `type` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    post_id: OneOf[str | int]
    """Only those whose `postId` equals this value; repeat it for any of several."""
    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    installation_id: OneOf[str | int]
    """Only those whose `installationId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WorkOrdersMaterialEntriesQuery(ListQuery, total=False):
    """Keywords of the list `/work-orders/{id}/material-entries`."""

    material_id: OneOf[str | int]
    """Only those whose `materialId` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    vat_tariff_id: OneOf[str | int]
    """Only those whose `vatTariffId` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WorkOrdersQuery(ListQuery, total=False):
    """Keywords of the list `/work-orders`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    logic_id: OneOf[str]
    """Only those whose `logicId` equals this value; repeat it for any of several."""
    assigned_user_id: OneOf[str | int]
    """Only those whose `assignedUserId` equals this value; repeat it for any of several."""
    project_id: OneOf[str | int]
    """Only those whose `projectId` equals this value; repeat it for any of several."""
    client_id: OneOf[str | int]
    """Only those whose `clientId` equals this value; repeat it for any of several."""
    sales_order_id: OneOf[str | int]
    """Only those whose `salesOrderId` equals this value; repeat it for any of several."""
    end_client_id: OneOf[str | int]
    """Only those whose `endClientId` equals this value; repeat it for any of several."""
    planning_item_id: OneOf[str | int]
    """Only those whose `planningItemId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    supply_order_id: OneOf[str | int]
    """Only those whose `supplyOrderId` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    client_reference: OneOf[str]
    """Only those whose `clientReference` contains this text (under three characters: starts with it)."""
    status: OneOf[str]
    """Only those whose `status` equals this value; repeat it for any of several."""
    time_and_material: OneOf[bool]
    """Only those whose `timeAndMaterial` equals this value; repeat it for any of several."""
    ticket_number: OneOf[str]
    """Only those whose `ticketNumber` equals this value; repeat it for any of several."""
    origin: OneOf[Literal["MANUAL", "WAPPY", "PLANNING", "ORDER", "MAINTENANCE", "IMPORT", "API"]]
    """Only those whose `origin` equals this value; repeat it for any of several."""
    rental_invoicing_period_id: OneOf[str]
    """Only those whose `rentalInvoicingPeriodId` equals this value; repeat it for any of several."""
    checked_by_user_id: OneOf[str | int]
    """Only those whose `checkedByUserId` equals this value; repeat it for any of several."""
    checked_from: dt.datetime | str | None
    """Only those whose `checkedAt` is this or later (higher)."""
    checked_to: dt.datetime | str | None
    """Only those whose `checkedAt` is this or earlier (lower)."""
    installation_id: OneOf[str | int]
    """Only those with one of these in `installationIds`."""
    sales_invoice_id: OneOf[str | int]
    """Only those with one of these in `salesInvoiceIds`."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""
    extra: Mapping[str, OneOf[ExtraValue]]
    """Extra fields by display name."""


class WorkOrdersTimeEntriesQuery(ListQuery, total=False):
    """Keywords of the list `/work-orders/{id}/time-entries`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    employee_id: OneOf[str | int]
    """Only those whose `employeeId` equals this value; repeat it for any of several."""
    article_id: OneOf[str | int]
    """Only those whose `articleId` equals this value; repeat it for any of several."""
    hour_type_id: OneOf[str | int]
    """Only those whose `hourTypeId` equals this value; repeat it for any of several."""
    activity_id: OneOf[str | int]
    """Only those whose `activityId` equals this value; repeat it for any of several."""
    date: OneOf[dt.date | str]
    """Only those whose `date` equals this value; repeat it for any of several."""
    from_date: dt.date | str | None
    """Only those whose `date` is this or later (higher)."""
    to_date: dt.date | str | None
    """Only those whose `date` is this or earlier (lower)."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


class WorkSchedulesQuery(ListQuery, total=False):
    """Keywords of the list `/work-schedules`."""

    search_text: str | None
    """Only those with this text in one of the members searched."""
    name: OneOf[str]
    """Only those whose `name` equals this value; repeat it for any of several."""
    created_from: dt.datetime | str | None
    """Only those whose `createdAt` is this or later (higher)."""
    created_to: dt.datetime | str | None
    """Only those whose `createdAt` is this or earlier (lower)."""
    updated_from: dt.datetime | str | None
    """Only those whose `updatedAt` is this or later (higher)."""
    updated_to: dt.datetime | str | None
    """Only those whose `updatedAt` is this or earlier (lower)."""
    id: OneOf[str | int]
    """Only the records with this id; repeat it for several."""


BOUNDS: frozenset[str] = frozenset({
    "amount_from",
    "amount_to",
    "approved_date_from",
    "approved_date_to",
    "checked_from",
    "checked_to",
    "commissioning_date_from",
    "commissioning_date_to",
    "confirmed_date_from",
    "confirmed_date_to",
    "created_from",
    "created_to",
    "date_from",
    "date_to",
    "deadline_from",
    "deadline_to",
    "deleted_from",
    "done_from",
    "done_to",
    "end_date_from",
    "end_date_to",
    "executed_date_from",
    "executed_date_to",
    "execution_date_from",
    "execution_date_to",
    "expire_date_from",
    "expire_date_to",
    "from_date",
    "include_archived",
    "month_from",
    "month_to",
    "next_date_from",
    "next_date_to",
    "next_maintenance_date_from",
    "next_maintenance_date_to",
    "page_size",
    "period_end_from",
    "period_end_to",
    "period_start_from",
    "period_start_to",
    "planned_date_from",
    "planned_date_to",
    "received_date_from",
    "received_date_to",
    "received_percentage_from",
    "received_percentage_to",
    "recurrence_date_from",
    "recurrence_date_to",
    "reorder_quantity_from",
    "reorder_quantity_to",
    "requested_date_from",
    "requested_date_to",
    "search_text",
    "sent_date_from",
    "sent_date_to",
    "sent_to_accountant_from",
    "sent_to_accountant_to",
    "start_date_from",
    "start_date_to",
    "to_date",
    "until_from",
    "until_to",
    "updated_from",
    "updated_to",
    "valid_from_from",
    "valid_from_to",
    "valid_to_from",
    "valid_to_to",
    "valid_until_from",
    "valid_until_to",
    "value_date_from",
    "value_date_to",
    "warranty_end_date_from",
    "warranty_end_date_to",
})
"""Keywords that take one value. None is as if they were not there."""
