"""The events of webhooks, each with its record.

Written by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from truweel_client import models as m

__all__ = ["EVENTS", "Event", "EventName", "UnknownEvent", "ActivityCreated", "ActivityUpdated", "ActivityDeleted", "CompanyCreated", "CompanyUpdated", "CompanyDeleted", "EmployeeRoleCreated", "EmployeeRoleUpdated", "EmployeeRoleDeleted", "EmployeeCreated", "EmployeeUpdated", "EmployeeDeleted", "GeneralLedgerAccountCreated", "GeneralLedgerAccountUpdated", "GeneralLedgerAccountDeleted", "JournalCreated", "JournalUpdated", "JournalDeleted", "PaymentConditionCreated", "PaymentConditionUpdated", "PaymentConditionDeleted", "RoleCreated", "RoleUpdated", "RoleDeleted", "UserCreated", "UserUpdated", "UserDeleted", "VatTariffCreated", "VatTariffUpdated", "VatTariffDeleted", "ApprovalRequestCreated", "ApprovalRequestUpdated", "ApprovalRequestDeleted", "PurchaseInvoiceCreated", "PurchaseInvoiceUpdated", "PurchaseInvoiceDeleted", "ClientCreated", "ClientUpdated", "ClientDeleted", "SupplierCreated", "SupplierUpdated", "SupplierDeleted", "OfferCreated", "OfferUpdated", "OfferDeleted", "OfferRecalculated", "ProjectCreated", "ProjectUpdated", "ProjectDeleted", "SalesInvoiceCreated", "SalesInvoiceUpdated", "SalesInvoiceDeleted", "ArticleGroupCreated", "ArticleGroupUpdated", "ArticleGroupDeleted", "ArticleCreated", "ArticleUpdated", "ArticleDeleted", "ArticleStockChanged", "ProjectSupplyRouteCreated", "ProjectSupplyRouteUpdated", "ProjectSupplyRouteDeleted", "StockChangeCreated", "StockChangeUpdated", "StockChangeDeleted", "StockLocationCreated", "StockLocationUpdated", "StockLocationDeleted", "CommentCreated", "CommentUpdated", "CommentDeleted", "DocumentCreated", "DocumentUpdated", "DocumentDeleted", "ExtraFieldCreated", "ExtraFieldUpdated", "ExtraFieldDeleted", "NumberRangeCreated", "NumberRangeUpdated", "NumberRangeDeleted", "StatusCreated", "StatusUpdated", "StatusDeleted"]


class Event(msgspec.Struct, kw_only=True):
    """What a webhook brings.

    id      the same in each attempt
    event   its name: `client.updated`
    data    the record as `get` returned it right after the change
    """

    id: str
    event: str
    data: Any


class UnknownEvent(Event):
    """An event that this version of the package does not know."""


class ActivityCreated(Event):
    """A record of `activities` was created. (ours)"""

    data: m.Activity


class ActivityUpdated(Event):
    """A record of `activities` changed; a change of what belongs to it counts. (ours)"""

    data: m.Activity


class ActivityDeleted(Event):
    """A record of `activities` was deleted. (ours)"""

    data: m.Activity


class CompanyCreated(Event):
    """A record of `companies` was created. (ours)"""

    data: m.Company


class CompanyUpdated(Event):
    """A record of `companies` changed; a change of what belongs to it counts. (ours)"""

    data: m.Company


class CompanyDeleted(Event):
    """A record of `companies` was deleted. (ours)"""

    data: m.Company


class EmployeeRoleCreated(Event):
    """A record of `employee-roles` was created. (ours)"""

    data: m.EmployeeRole


class EmployeeRoleUpdated(Event):
    """A record of `employee-roles` changed; a change of what belongs to it counts. (ours)"""

    data: m.EmployeeRole


class EmployeeRoleDeleted(Event):
    """A record of `employee-roles` was deleted. (ours)"""

    data: m.EmployeeRole


class EmployeeCreated(Event):
    """A record of `employees` was created."""

    data: m.Employee


class EmployeeUpdated(Event):
    """A record of `employees` changed; a change of what belongs to it counts."""

    data: m.Employee


class EmployeeDeleted(Event):
    """A record of `employees` was deleted. (ours)"""

    data: m.Employee


class GeneralLedgerAccountCreated(Event):
    """A record of `general-ledger-accounts` was created. (ours)"""

    data: m.GeneralLedgerAccount


class GeneralLedgerAccountUpdated(Event):
    """A record of `general-ledger-accounts` changed; a change of what belongs to it counts. (ours)"""

    data: m.GeneralLedgerAccount


class GeneralLedgerAccountDeleted(Event):
    """A record of `general-ledger-accounts` was deleted. (ours)"""

    data: m.GeneralLedgerAccount


class JournalCreated(Event):
    """A record of `journals` was created. (ours)"""

    data: m.Journal


class JournalUpdated(Event):
    """A record of `journals` changed; a change of what belongs to it counts. (ours)"""

    data: m.Journal


class JournalDeleted(Event):
    """A record of `journals` was deleted. (ours)"""

    data: m.Journal


class PaymentConditionCreated(Event):
    """A record of `payment-conditions` was created. (ours)"""

    data: m.PaymentCondition


class PaymentConditionUpdated(Event):
    """A record of `payment-conditions` changed; a change of what belongs to it counts. (ours)"""

    data: m.PaymentCondition


class PaymentConditionDeleted(Event):
    """A record of `payment-conditions` was deleted. (ours)"""

    data: m.PaymentCondition


class RoleCreated(Event):
    """A record of `roles` was created. (ours)"""

    data: m.Role


class RoleUpdated(Event):
    """A record of `roles` changed; a change of what belongs to it counts. (ours)"""

    data: m.Role


class RoleDeleted(Event):
    """A record of `roles` was deleted. (ours)"""

    data: m.Role


class UserCreated(Event):
    """A record of `users` was created. (ours)"""

    data: m.User


class UserUpdated(Event):
    """A record of `users` changed; a change of what belongs to it counts. (ours)"""

    data: m.User


class UserDeleted(Event):
    """A record of `users` was deleted. (ours)"""

    data: m.User


class VatTariffCreated(Event):
    """A record of `vat-tariffs` was created. (ours)"""

    data: m.VatTariff


class VatTariffUpdated(Event):
    """A record of `vat-tariffs` changed; a change of what belongs to it counts. (ours)"""

    data: m.VatTariff


class VatTariffDeleted(Event):
    """A record of `vat-tariffs` was deleted. (ours)"""

    data: m.VatTariff


class ApprovalRequestCreated(Event):
    """A record of `approval-requests` was created. (ours)"""

    data: m.ApprovalRequest


class ApprovalRequestUpdated(Event):
    """A record of `approval-requests` changed; a change of what belongs to it counts. (ours)"""

    data: m.ApprovalRequest


class ApprovalRequestDeleted(Event):
    """A record of `approval-requests` was deleted. (ours)"""

    data: m.ApprovalRequest


class PurchaseInvoiceCreated(Event):
    """A record of `purchase-invoices` was created. (ours)"""

    data: m.PurchaseInvoice


class PurchaseInvoiceUpdated(Event):
    """A record of `purchase-invoices` changed; a change of what belongs to it counts. (ours)"""

    data: m.PurchaseInvoice


class PurchaseInvoiceDeleted(Event):
    """A record of `purchase-invoices` was deleted. (ours)"""

    data: m.PurchaseInvoice


class ClientCreated(Event):
    """A record of `clients` was created."""

    data: m.Client


class ClientUpdated(Event):
    """A record of `clients` changed; a change of what belongs to it counts."""

    data: m.Client


class ClientDeleted(Event):
    """A record of `clients` was deleted. (ours)"""

    data: m.Client


class SupplierCreated(Event):
    """A record of `suppliers` was created. (ours)"""

    data: m.Supplier


class SupplierUpdated(Event):
    """A record of `suppliers` changed; a change of what belongs to it counts. (ours)"""

    data: m.Supplier


class SupplierDeleted(Event):
    """A record of `suppliers` was deleted. (ours)"""

    data: m.Supplier


class OfferCreated(Event):
    """A record of `offers` was created."""

    data: m.Offer


class OfferUpdated(Event):
    """A record of `offers` changed; a change of what belongs to it counts."""

    data: m.Offer


class OfferDeleted(Event):
    """A record of `offers` was deleted. (ours)"""

    data: m.Offer


class OfferRecalculated(Event):
    """`recalculated` of a record of `offers`."""

    data: m.Offer


class ProjectCreated(Event):
    """A record of `projects` was created."""

    data: m.Project


class ProjectUpdated(Event):
    """A record of `projects` changed; a change of what belongs to it counts."""

    data: m.Project


class ProjectDeleted(Event):
    """A record of `projects` was deleted. (ours)"""

    data: m.Project


class SalesInvoiceCreated(Event):
    """A record of `sales-invoices` was created."""

    data: m.SalesInvoice


class SalesInvoiceUpdated(Event):
    """A record of `sales-invoices` changed; a change of what belongs to it counts."""

    data: m.SalesInvoice


class SalesInvoiceDeleted(Event):
    """A record of `sales-invoices` was deleted. (ours)"""

    data: m.SalesInvoice


class ArticleGroupCreated(Event):
    """A record of `article-groups` was created. (ours)"""

    data: m.ArticleGroup


class ArticleGroupUpdated(Event):
    """A record of `article-groups` changed; a change of what belongs to it counts. (ours)"""

    data: m.ArticleGroup


class ArticleGroupDeleted(Event):
    """A record of `article-groups` was deleted. (ours)"""

    data: m.ArticleGroup


class ArticleCreated(Event):
    """A record of `articles` was created."""

    data: m.Article


class ArticleUpdated(Event):
    """A record of `articles` changed; a change of what belongs to it counts."""

    data: m.Article


class ArticleDeleted(Event):
    """A record of `articles` was deleted. (ours)"""

    data: m.Article


class ArticleStockChanged(Event):
    """`stock-changed` of a record of `articles`."""

    data: m.Article


class ProjectSupplyRouteCreated(Event):
    """A record of `project-supply-routes` was created. (ours)"""

    data: m.ProjectSupplyRoute


class ProjectSupplyRouteUpdated(Event):
    """A record of `project-supply-routes` changed; a change of what belongs to it counts. (ours)"""

    data: m.ProjectSupplyRoute


class ProjectSupplyRouteDeleted(Event):
    """A record of `project-supply-routes` was deleted. (ours)"""

    data: m.ProjectSupplyRoute


class StockChangeCreated(Event):
    """A record of `stock-changes` was created. (ours)"""

    data: m.StockChange


class StockChangeUpdated(Event):
    """A record of `stock-changes` changed; a change of what belongs to it counts. (ours)"""

    data: m.StockChange


class StockChangeDeleted(Event):
    """A record of `stock-changes` was deleted. (ours)"""

    data: m.StockChange


class StockLocationCreated(Event):
    """A record of `stock-locations` was created. (ours)"""

    data: m.StockLocation


class StockLocationUpdated(Event):
    """A record of `stock-locations` changed; a change of what belongs to it counts. (ours)"""

    data: m.StockLocation


class StockLocationDeleted(Event):
    """A record of `stock-locations` was deleted. (ours)"""

    data: m.StockLocation


class CommentCreated(Event):
    """A record of `comments` was created."""

    data: m.Comment


class CommentUpdated(Event):
    """A record of `comments` changed; a change of what belongs to it counts."""

    data: m.Comment


class CommentDeleted(Event):
    """A record of `comments` was deleted. (ours)"""

    data: m.Comment


class DocumentCreated(Event):
    """A record of `documents` was created."""

    data: m.Document


class DocumentUpdated(Event):
    """A record of `documents` changed; a change of what belongs to it counts."""

    data: m.Document


class DocumentDeleted(Event):
    """A record of `documents` was deleted. (ours)"""

    data: m.Document


class ExtraFieldCreated(Event):
    """A record of `extra-fields` was created. (ours)"""

    data: m.ExtraFieldDefinition


class ExtraFieldUpdated(Event):
    """A record of `extra-fields` changed; a change of what belongs to it counts. (ours)"""

    data: m.ExtraFieldDefinition


class ExtraFieldDeleted(Event):
    """A record of `extra-fields` was deleted. (ours)"""

    data: m.ExtraFieldDefinition


class NumberRangeCreated(Event):
    """A record of `number-ranges` was created. (ours)"""

    data: m.DocumentNumberRange


class NumberRangeUpdated(Event):
    """A record of `number-ranges` changed; a change of what belongs to it counts. (ours)"""

    data: m.DocumentNumberRange


class NumberRangeDeleted(Event):
    """A record of `number-ranges` was deleted. (ours)"""

    data: m.DocumentNumberRange


class StatusCreated(Event):
    """A record of `statuses` was created. (ours)"""

    data: m.Status


class StatusUpdated(Event):
    """A record of `statuses` changed; a change of what belongs to it counts. (ours)"""

    data: m.Status


class StatusDeleted(Event):
    """A record of `statuses` was deleted. (ours)"""

    data: m.Status


EventName = Literal[
    "activity.created",
    "activity.updated",
    "activity.deleted",
    "company.created",
    "company.updated",
    "company.deleted",
    "employee-role.created",
    "employee-role.updated",
    "employee-role.deleted",
    "employee.created",
    "employee.updated",
    "employee.deleted",
    "general-ledger-account.created",
    "general-ledger-account.updated",
    "general-ledger-account.deleted",
    "journal.created",
    "journal.updated",
    "journal.deleted",
    "payment-condition.created",
    "payment-condition.updated",
    "payment-condition.deleted",
    "role.created",
    "role.updated",
    "role.deleted",
    "user.created",
    "user.updated",
    "user.deleted",
    "vat-tariff.created",
    "vat-tariff.updated",
    "vat-tariff.deleted",
    "approval-request.created",
    "approval-request.updated",
    "approval-request.deleted",
    "purchase-invoice.created",
    "purchase-invoice.updated",
    "purchase-invoice.deleted",
    "client.created",
    "client.updated",
    "client.deleted",
    "supplier.created",
    "supplier.updated",
    "supplier.deleted",
    "offer.created",
    "offer.updated",
    "offer.deleted",
    "offer.recalculated",
    "project.created",
    "project.updated",
    "project.deleted",
    "sales-invoice.created",
    "sales-invoice.updated",
    "sales-invoice.deleted",
    "article-group.created",
    "article-group.updated",
    "article-group.deleted",
    "article.created",
    "article.updated",
    "article.deleted",
    "article.stock-changed",
    "project-supply-route.created",
    "project-supply-route.updated",
    "project-supply-route.deleted",
    "stock-change.created",
    "stock-change.updated",
    "stock-change.deleted",
    "stock-location.created",
    "stock-location.updated",
    "stock-location.deleted",
    "comment.created",
    "comment.updated",
    "comment.deleted",
    "document.created",
    "document.updated",
    "document.deleted",
    "extra-field.created",
    "extra-field.updated",
    "extra-field.deleted",
    "number-range.created",
    "number-range.updated",
    "number-range.deleted",
    "status.created",
    "status.updated",
    "status.deleted",
]


EVENTS: dict[str, type[Event]] = {
    "activity.created": ActivityCreated,
    "activity.updated": ActivityUpdated,
    "activity.deleted": ActivityDeleted,
    "company.created": CompanyCreated,
    "company.updated": CompanyUpdated,
    "company.deleted": CompanyDeleted,
    "employee-role.created": EmployeeRoleCreated,
    "employee-role.updated": EmployeeRoleUpdated,
    "employee-role.deleted": EmployeeRoleDeleted,
    "employee.created": EmployeeCreated,
    "employee.updated": EmployeeUpdated,
    "employee.deleted": EmployeeDeleted,
    "general-ledger-account.created": GeneralLedgerAccountCreated,
    "general-ledger-account.updated": GeneralLedgerAccountUpdated,
    "general-ledger-account.deleted": GeneralLedgerAccountDeleted,
    "journal.created": JournalCreated,
    "journal.updated": JournalUpdated,
    "journal.deleted": JournalDeleted,
    "payment-condition.created": PaymentConditionCreated,
    "payment-condition.updated": PaymentConditionUpdated,
    "payment-condition.deleted": PaymentConditionDeleted,
    "role.created": RoleCreated,
    "role.updated": RoleUpdated,
    "role.deleted": RoleDeleted,
    "user.created": UserCreated,
    "user.updated": UserUpdated,
    "user.deleted": UserDeleted,
    "vat-tariff.created": VatTariffCreated,
    "vat-tariff.updated": VatTariffUpdated,
    "vat-tariff.deleted": VatTariffDeleted,
    "approval-request.created": ApprovalRequestCreated,
    "approval-request.updated": ApprovalRequestUpdated,
    "approval-request.deleted": ApprovalRequestDeleted,
    "purchase-invoice.created": PurchaseInvoiceCreated,
    "purchase-invoice.updated": PurchaseInvoiceUpdated,
    "purchase-invoice.deleted": PurchaseInvoiceDeleted,
    "client.created": ClientCreated,
    "client.updated": ClientUpdated,
    "client.deleted": ClientDeleted,
    "supplier.created": SupplierCreated,
    "supplier.updated": SupplierUpdated,
    "supplier.deleted": SupplierDeleted,
    "offer.created": OfferCreated,
    "offer.updated": OfferUpdated,
    "offer.deleted": OfferDeleted,
    "offer.recalculated": OfferRecalculated,
    "project.created": ProjectCreated,
    "project.updated": ProjectUpdated,
    "project.deleted": ProjectDeleted,
    "sales-invoice.created": SalesInvoiceCreated,
    "sales-invoice.updated": SalesInvoiceUpdated,
    "sales-invoice.deleted": SalesInvoiceDeleted,
    "article-group.created": ArticleGroupCreated,
    "article-group.updated": ArticleGroupUpdated,
    "article-group.deleted": ArticleGroupDeleted,
    "article.created": ArticleCreated,
    "article.updated": ArticleUpdated,
    "article.deleted": ArticleDeleted,
    "article.stock-changed": ArticleStockChanged,
    "project-supply-route.created": ProjectSupplyRouteCreated,
    "project-supply-route.updated": ProjectSupplyRouteUpdated,
    "project-supply-route.deleted": ProjectSupplyRouteDeleted,
    "stock-change.created": StockChangeCreated,
    "stock-change.updated": StockChangeUpdated,
    "stock-change.deleted": StockChangeDeleted,
    "stock-location.created": StockLocationCreated,
    "stock-location.updated": StockLocationUpdated,
    "stock-location.deleted": StockLocationDeleted,
    "comment.created": CommentCreated,
    "comment.updated": CommentUpdated,
    "comment.deleted": CommentDeleted,
    "document.created": DocumentCreated,
    "document.updated": DocumentUpdated,
    "document.deleted": DocumentDeleted,
    "extra-field.created": ExtraFieldCreated,
    "extra-field.updated": ExtraFieldUpdated,
    "extra-field.deleted": ExtraFieldDeleted,
    "number-range.created": NumberRangeCreated,
    "number-range.updated": NumberRangeUpdated,
    "number-range.deleted": NumberRangeDeleted,
    "status.created": StatusCreated,
    "status.updated": StatusUpdated,
    "status.deleted": StatusDeleted,
}
