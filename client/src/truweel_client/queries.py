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
    time_operation: OneOf[bool]
    """Only those whose `timeOperation` equals this value; repeat it for any of several."""
    installation: OneOf[bool]
    """Only those whose `installation` equals this value; repeat it for any of several."""
    wappy: OneOf[bool]
    """Only those whose `wappy` equals this value; repeat it for any of several."""
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


class OffersLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/offers/{id}/line-items`."""

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


class PurchaseInvoicesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/purchase-invoices/{id}/line-items`."""

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
    supplier_id: OneOf[str | int]
    """Only those whose `supplierId` equals this value; repeat it for any of several."""
    company_id: OneOf[str | int]
    """Only those whose `companyId` equals this value; repeat it for any of several."""
    approval_status: OneOf[Literal["NONE", "PENDING", "APPROVED", "REJECTED"]]
    """Only those whose `approvalStatus` equals this value; repeat it for any of several."""
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


class SalesInvoicesLineItemsQuery(ListQuery, total=False):
    """Keywords of the list `/sales-invoices/{id}/line-items`."""

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
    credited_invoice_id: OneOf[str | int]
    """Only those whose `creditedInvoiceId` equals this value; repeat it for any of several."""
    remark: OneOf[str]
    """Only those whose `remark` contains this text (under three characters: starts with it)."""
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
    from_stock_location_id: OneOf[str | int]
    """Only those whose `fromStockLocationId` equals this value; repeat it for any of several."""
    to_stock_location_id: OneOf[str | int]
    """Only those whose `toStockLocationId` equals this value; repeat it for any of several."""
    remark: OneOf[str]
    """Only those whose `remark` contains this text (under three characters: starts with it)."""
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
    "created_from",
    "created_to",
    "date_from",
    "date_to",
    "deleted_from",
    "expire_date_from",
    "expire_date_to",
    "from_date",
    "include_archived",
    "page_size",
    "search_text",
    "to_date",
    "updated_from",
    "updated_to",
})
"""Keywords that take one value. None is as if they were not there."""
