"""The events of webhooks, each with its record.

Written by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from truweel_client import models as m

__all__ = ["EVENTS", "Event", "EventName", "UnknownEvent", "ActivityCreated", "ActivityUpdated", "ActivityDeleted", "CompanyCreated", "CompanyUpdated", "CompanyDeleted", "EmployeeRoleCreated", "EmployeeRoleUpdated", "EmployeeRoleDeleted", "EmployeeCreated", "EmployeeUpdated", "EmployeeDeleted", "GeneralLedgerAccountCreated", "GeneralLedgerAccountUpdated", "GeneralLedgerAccountDeleted", "JournalCreated", "JournalUpdated", "JournalDeleted", "PaymentConditionCreated", "PaymentConditionUpdated", "PaymentConditionDeleted", "RoleCreated", "RoleUpdated", "RoleDeleted", "SettingsCreated", "SettingsUpdated", "SettingsDeleted", "UserCreated", "UserUpdated", "UserDeleted", "VatTariffCreated", "VatTariffUpdated", "VatTariffDeleted", "MaintenanceVisitCreated", "MaintenanceVisitUpdated", "MaintenanceVisitDeleted", "MaterialCreated", "MaterialUpdated", "MaterialDeleted", "InstallationCreated", "InstallationUpdated", "InstallationDeleted", "PlanningItemCreated", "PlanningItemUpdated", "PlanningItemDeleted", "PlanningRecurrenceCreated", "PlanningRecurrenceUpdated", "PlanningRecurrenceDeleted", "PlanningTypeCreated", "PlanningTypeUpdated", "PlanningTypeDeleted", "ApprovalFlowCreated", "ApprovalFlowUpdated", "ApprovalFlowDeleted", "ApprovalRequestCreated", "ApprovalRequestUpdated", "ApprovalRequestDeleted", "BankStatementCreated", "BankStatementUpdated", "BankStatementDeleted", "BankTransactionCreated", "BankTransactionUpdated", "BankTransactionDeleted", "PaymentFileCreated", "PaymentFileUpdated", "PaymentFileDeleted", "PriceRequestCreated", "PriceRequestUpdated", "PriceRequestDeleted", "PurchaseInvoiceCreated", "PurchaseInvoiceUpdated", "PurchaseInvoiceDeleted", "PurchaseSupplyOrderCreated", "PurchaseSupplyOrderUpdated", "PurchaseSupplyOrderDeleted", "ClientGroupCreated", "ClientGroupUpdated", "ClientGroupDeleted", "ClientRelationCreated", "ClientRelationUpdated", "ClientRelationDeleted", "ClientCreated", "ClientUpdated", "ClientDeleted", "SupplierCreated", "SupplierUpdated", "SupplierDeleted", "DeliveryCreated", "DeliveryUpdated", "DeliveryDeleted", "OfferCreated", "OfferUpdated", "OfferDeleted", "OfferRecalculated", "PostCreated", "PostUpdated", "PostDeleted", "PriceGroupCreated", "PriceGroupUpdated", "PriceGroupDeleted", "PriceIndexCreated", "PriceIndexUpdated", "PriceIndexDeleted", "ProgressStatementCreated", "ProgressStatementUpdated", "ProgressStatementDeleted", "ProjectCreated", "ProjectUpdated", "ProjectDeleted", "SalesInvoiceCreated", "SalesInvoiceUpdated", "SalesInvoiceDeleted", "SalesOrderCreated", "SalesOrderUpdated", "SalesOrderDeleted", "SettlementCreated", "SettlementUpdated", "SettlementDeleted", "SettlementRecalculated", "SubscriptionCreated", "SubscriptionUpdated", "SubscriptionDeleted", "TariffCreated", "TariffUpdated", "TariffDeleted", "ArticleGroupCreated", "ArticleGroupUpdated", "ArticleGroupDeleted", "ArticleCreated", "ArticleUpdated", "ArticleDeleted", "ArticleStockChanged", "ProjectSupplyRouteCreated", "ProjectSupplyRouteUpdated", "ProjectSupplyRouteDeleted", "StockChangeCreated", "StockChangeUpdated", "StockChangeDeleted", "StockLocationCreated", "StockLocationUpdated", "StockLocationDeleted", "CommentCreated", "CommentUpdated", "CommentDeleted", "DocumentCreated", "DocumentUpdated", "DocumentDeleted", "EMailTemplateCreated", "EMailTemplateUpdated", "EMailTemplateDeleted", "EmailCreated", "EmailUpdated", "EmailDeleted", "ExtraFieldCreated", "ExtraFieldUpdated", "ExtraFieldDeleted", "NumberRangeCreated", "NumberRangeUpdated", "NumberRangeDeleted", "StatusCreated", "StatusUpdated", "StatusDeleted", "AppointmentCreated", "AppointmentUpdated", "AppointmentDeleted", "HourTypeCreated", "HourTypeUpdated", "HourTypeDeleted", "MobilityTypeCreated", "MobilityTypeUpdated", "MobilityTypeDeleted", "PresenceRegistrationCreated", "PresenceRegistrationUpdated", "PresenceRegistrationDeleted", "PublicHolidayCreated", "PublicHolidayUpdated", "PublicHolidayDeleted", "TaskCreated", "TaskUpdated", "TaskDeleted", "TimeOffCategoryCreated", "TimeOffCategoryUpdated", "TimeOffCategoryDeleted", "TimeOffRequestCreated", "TimeOffRequestUpdated", "TimeOffRequestDeleted", "TimeRegistrationCreated", "TimeRegistrationUpdated", "TimeRegistrationDeleted", "WageSupplementCreated", "WageSupplementUpdated", "WageSupplementDeleted", "WorkOrderCreated", "WorkOrderUpdated", "WorkOrderDeleted", "WorkScheduleCreated", "WorkScheduleUpdated", "WorkScheduleDeleted"]


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


class SettingsCreated(Event):
    """A record of `settings` was created. (ours)"""

    data: m.Settings


class SettingsUpdated(Event):
    """A record of `settings` changed; a change of what belongs to it counts. (ours)"""

    data: m.Settings


class SettingsDeleted(Event):
    """A record of `settings` was deleted. (ours)"""

    data: m.Settings


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


class MaintenanceVisitCreated(Event):
    """A record of `maintenance-visits` was created. (ours)"""

    data: m.MaintenanceVisit


class MaintenanceVisitUpdated(Event):
    """A record of `maintenance-visits` changed; a change of what belongs to it counts. (ours)"""

    data: m.MaintenanceVisit


class MaintenanceVisitDeleted(Event):
    """A record of `maintenance-visits` was deleted. (ours)"""

    data: m.MaintenanceVisit


class MaterialCreated(Event):
    """A record of `materials` was created."""

    data: m.Material


class MaterialUpdated(Event):
    """A record of `materials` changed; a change of what belongs to it counts."""

    data: m.Material


class MaterialDeleted(Event):
    """A record of `materials` was deleted. (ours)"""

    data: m.Material


class InstallationCreated(Event):
    """A record of `installations` was created."""

    data: m.Installation


class InstallationUpdated(Event):
    """A record of `installations` changed; a change of what belongs to it counts."""

    data: m.Installation


class InstallationDeleted(Event):
    """A record of `installations` was deleted. (ours)"""

    data: m.Installation


class PlanningItemCreated(Event):
    """A record of `planning-items` was created."""

    data: m.PlanningItem


class PlanningItemUpdated(Event):
    """A record of `planning-items` changed; a change of what belongs to it counts."""

    data: m.PlanningItem


class PlanningItemDeleted(Event):
    """A record of `planning-items` was deleted. (ours)"""

    data: m.PlanningItem


class PlanningRecurrenceCreated(Event):
    """A record of `planning-recurrences` was created. (ours)"""

    data: m.PlanningRecurrence


class PlanningRecurrenceUpdated(Event):
    """A record of `planning-recurrences` changed; a change of what belongs to it counts. (ours)"""

    data: m.PlanningRecurrence


class PlanningRecurrenceDeleted(Event):
    """A record of `planning-recurrences` was deleted. (ours)"""

    data: m.PlanningRecurrence


class PlanningTypeCreated(Event):
    """A record of `planning-types` was created. (ours)"""

    data: m.PlanningType


class PlanningTypeUpdated(Event):
    """A record of `planning-types` changed; a change of what belongs to it counts. (ours)"""

    data: m.PlanningType


class PlanningTypeDeleted(Event):
    """A record of `planning-types` was deleted. (ours)"""

    data: m.PlanningType


class ApprovalFlowCreated(Event):
    """A record of `approval-flows` was created. (ours)"""

    data: m.ApprovalFlow


class ApprovalFlowUpdated(Event):
    """A record of `approval-flows` changed; a change of what belongs to it counts. (ours)"""

    data: m.ApprovalFlow


class ApprovalFlowDeleted(Event):
    """A record of `approval-flows` was deleted. (ours)"""

    data: m.ApprovalFlow


class ApprovalRequestCreated(Event):
    """A record of `approval-requests` was created. (ours)"""

    data: m.ApprovalRequest


class ApprovalRequestUpdated(Event):
    """A record of `approval-requests` changed; a change of what belongs to it counts. (ours)"""

    data: m.ApprovalRequest


class ApprovalRequestDeleted(Event):
    """A record of `approval-requests` was deleted. (ours)"""

    data: m.ApprovalRequest


class BankStatementCreated(Event):
    """A record of `bank-statements` was created. (ours)"""

    data: m.BankStatement


class BankStatementUpdated(Event):
    """A record of `bank-statements` changed; a change of what belongs to it counts. (ours)"""

    data: m.BankStatement


class BankStatementDeleted(Event):
    """A record of `bank-statements` was deleted. (ours)"""

    data: m.BankStatement


class BankTransactionCreated(Event):
    """A record of `bank-transactions` was created. (ours)"""

    data: m.BankTransaction


class BankTransactionUpdated(Event):
    """A record of `bank-transactions` changed; a change of what belongs to it counts. (ours)"""

    data: m.BankTransaction


class BankTransactionDeleted(Event):
    """A record of `bank-transactions` was deleted. (ours)"""

    data: m.BankTransaction


class PaymentFileCreated(Event):
    """A record of `payment-files` was created. (ours)"""

    data: m.PaymentFile


class PaymentFileUpdated(Event):
    """A record of `payment-files` changed; a change of what belongs to it counts. (ours)"""

    data: m.PaymentFile


class PaymentFileDeleted(Event):
    """A record of `payment-files` was deleted. (ours)"""

    data: m.PaymentFile


class PriceRequestCreated(Event):
    """A record of `price-requests` was created. (ours)"""

    data: m.PriceRequest


class PriceRequestUpdated(Event):
    """A record of `price-requests` changed; a change of what belongs to it counts. (ours)"""

    data: m.PriceRequest


class PriceRequestDeleted(Event):
    """A record of `price-requests` was deleted. (ours)"""

    data: m.PriceRequest


class PurchaseInvoiceCreated(Event):
    """A record of `purchase-invoices` was created. (ours)"""

    data: m.PurchaseInvoice


class PurchaseInvoiceUpdated(Event):
    """A record of `purchase-invoices` changed; a change of what belongs to it counts. (ours)"""

    data: m.PurchaseInvoice


class PurchaseInvoiceDeleted(Event):
    """A record of `purchase-invoices` was deleted. (ours)"""

    data: m.PurchaseInvoice


class PurchaseSupplyOrderCreated(Event):
    """A record of `purchase-supply-orders` was created. (ours)"""

    data: m.PurchaseSupplyOrder


class PurchaseSupplyOrderUpdated(Event):
    """A record of `purchase-supply-orders` changed; a change of what belongs to it counts. (ours)"""

    data: m.PurchaseSupplyOrder


class PurchaseSupplyOrderDeleted(Event):
    """A record of `purchase-supply-orders` was deleted. (ours)"""

    data: m.PurchaseSupplyOrder


class ClientGroupCreated(Event):
    """A record of `client-groups` was created. (ours)"""

    data: m.ClientGroup


class ClientGroupUpdated(Event):
    """A record of `client-groups` changed; a change of what belongs to it counts. (ours)"""

    data: m.ClientGroup


class ClientGroupDeleted(Event):
    """A record of `client-groups` was deleted. (ours)"""

    data: m.ClientGroup


class ClientRelationCreated(Event):
    """A record of `client-relations` was created. (ours)"""

    data: m.ClientRelation


class ClientRelationUpdated(Event):
    """A record of `client-relations` changed; a change of what belongs to it counts. (ours)"""

    data: m.ClientRelation


class ClientRelationDeleted(Event):
    """A record of `client-relations` was deleted. (ours)"""

    data: m.ClientRelation


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


class DeliveryCreated(Event):
    """A record of `deliveries` was created. (ours)"""

    data: m.Delivery


class DeliveryUpdated(Event):
    """A record of `deliveries` changed; a change of what belongs to it counts. (ours)"""

    data: m.Delivery


class DeliveryDeleted(Event):
    """A record of `deliveries` was deleted. (ours)"""

    data: m.Delivery


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


class PostCreated(Event):
    """A record of `posts` was created. (ours)"""

    data: m.Post


class PostUpdated(Event):
    """A record of `posts` changed; a change of what belongs to it counts. (ours)"""

    data: m.Post


class PostDeleted(Event):
    """A record of `posts` was deleted. (ours)"""

    data: m.Post


class PriceGroupCreated(Event):
    """A record of `price-groups` was created. (ours)"""

    data: m.PriceGroup


class PriceGroupUpdated(Event):
    """A record of `price-groups` changed; a change of what belongs to it counts. (ours)"""

    data: m.PriceGroup


class PriceGroupDeleted(Event):
    """A record of `price-groups` was deleted. (ours)"""

    data: m.PriceGroup


class PriceIndexCreated(Event):
    """A record of `price-indices` was created. (ours)"""

    data: m.PriceIndex


class PriceIndexUpdated(Event):
    """A record of `price-indices` changed; a change of what belongs to it counts. (ours)"""

    data: m.PriceIndex


class PriceIndexDeleted(Event):
    """A record of `price-indices` was deleted. (ours)"""

    data: m.PriceIndex


class ProgressStatementCreated(Event):
    """A record of `progress-statements` was created. (ours)"""

    data: m.ProgressStatement


class ProgressStatementUpdated(Event):
    """A record of `progress-statements` changed; a change of what belongs to it counts. (ours)"""

    data: m.ProgressStatement


class ProgressStatementDeleted(Event):
    """A record of `progress-statements` was deleted. (ours)"""

    data: m.ProgressStatement


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


class SalesOrderCreated(Event):
    """A record of `sales-orders` was created."""

    data: m.SalesOrder


class SalesOrderUpdated(Event):
    """A record of `sales-orders` changed; a change of what belongs to it counts."""

    data: m.SalesOrder


class SalesOrderDeleted(Event):
    """A record of `sales-orders` was deleted. (ours)"""

    data: m.SalesOrder


class SettlementCreated(Event):
    """A record of `settlements` was created."""

    data: m.Settlement


class SettlementUpdated(Event):
    """A record of `settlements` changed; a change of what belongs to it counts."""

    data: m.Settlement


class SettlementDeleted(Event):
    """A record of `settlements` was deleted. (ours)"""

    data: m.Settlement


class SettlementRecalculated(Event):
    """`recalculated` of a record of `settlements`."""

    data: m.Settlement


class SubscriptionCreated(Event):
    """A record of `subscriptions` was created. (ours)"""

    data: m.Subscription


class SubscriptionUpdated(Event):
    """A record of `subscriptions` changed; a change of what belongs to it counts. (ours)"""

    data: m.Subscription


class SubscriptionDeleted(Event):
    """A record of `subscriptions` was deleted. (ours)"""

    data: m.Subscription


class TariffCreated(Event):
    """A record of `tariffs` was created. (ours)"""

    data: m.Tariff


class TariffUpdated(Event):
    """A record of `tariffs` changed; a change of what belongs to it counts. (ours)"""

    data: m.Tariff


class TariffDeleted(Event):
    """A record of `tariffs` was deleted. (ours)"""

    data: m.Tariff


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


class EMailTemplateCreated(Event):
    """A record of `e-mail-templates` was created. (ours)"""

    data: m.EmailTemplate


class EMailTemplateUpdated(Event):
    """A record of `e-mail-templates` changed; a change of what belongs to it counts. (ours)"""

    data: m.EmailTemplate


class EMailTemplateDeleted(Event):
    """A record of `e-mail-templates` was deleted. (ours)"""

    data: m.EmailTemplate


class EmailCreated(Event):
    """A record of `emails` was created. (ours)"""

    data: m.Email


class EmailUpdated(Event):
    """A record of `emails` changed; a change of what belongs to it counts. (ours)"""

    data: m.Email


class EmailDeleted(Event):
    """A record of `emails` was deleted. (ours)"""

    data: m.Email


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


class AppointmentCreated(Event):
    """A record of `appointments` was created. (ours)"""

    data: m.Appointment


class AppointmentUpdated(Event):
    """A record of `appointments` changed; a change of what belongs to it counts. (ours)"""

    data: m.Appointment


class AppointmentDeleted(Event):
    """A record of `appointments` was deleted. (ours)"""

    data: m.Appointment


class HourTypeCreated(Event):
    """A record of `hour-types` was created. (ours)"""

    data: m.HourType


class HourTypeUpdated(Event):
    """A record of `hour-types` changed; a change of what belongs to it counts. (ours)"""

    data: m.HourType


class HourTypeDeleted(Event):
    """A record of `hour-types` was deleted. (ours)"""

    data: m.HourType


class MobilityTypeCreated(Event):
    """A record of `mobility-types` was created. (ours)"""

    data: m.MobilityType


class MobilityTypeUpdated(Event):
    """A record of `mobility-types` changed; a change of what belongs to it counts. (ours)"""

    data: m.MobilityType


class MobilityTypeDeleted(Event):
    """A record of `mobility-types` was deleted. (ours)"""

    data: m.MobilityType


class PresenceRegistrationCreated(Event):
    """A record of `presence-registrations` was created. (ours)"""

    data: m.PresenceRegistration


class PresenceRegistrationUpdated(Event):
    """A record of `presence-registrations` changed; a change of what belongs to it counts. (ours)"""

    data: m.PresenceRegistration


class PresenceRegistrationDeleted(Event):
    """A record of `presence-registrations` was deleted. (ours)"""

    data: m.PresenceRegistration


class PublicHolidayCreated(Event):
    """A record of `public-holidays` was created. (ours)"""

    data: m.PublicHoliday


class PublicHolidayUpdated(Event):
    """A record of `public-holidays` changed; a change of what belongs to it counts. (ours)"""

    data: m.PublicHoliday


class PublicHolidayDeleted(Event):
    """A record of `public-holidays` was deleted. (ours)"""

    data: m.PublicHoliday


class TaskCreated(Event):
    """A record of `tasks` was created. (ours)"""

    data: m.Task


class TaskUpdated(Event):
    """A record of `tasks` changed; a change of what belongs to it counts. (ours)"""

    data: m.Task


class TaskDeleted(Event):
    """A record of `tasks` was deleted. (ours)"""

    data: m.Task


class TimeOffCategoryCreated(Event):
    """A record of `time-off-categories` was created. (ours)"""

    data: m.TimeOffCategory


class TimeOffCategoryUpdated(Event):
    """A record of `time-off-categories` changed; a change of what belongs to it counts. (ours)"""

    data: m.TimeOffCategory


class TimeOffCategoryDeleted(Event):
    """A record of `time-off-categories` was deleted. (ours)"""

    data: m.TimeOffCategory


class TimeOffRequestCreated(Event):
    """A record of `time-off-requests` was created. (ours)"""

    data: m.TimeOffRequest


class TimeOffRequestUpdated(Event):
    """A record of `time-off-requests` changed; a change of what belongs to it counts. (ours)"""

    data: m.TimeOffRequest


class TimeOffRequestDeleted(Event):
    """A record of `time-off-requests` was deleted. (ours)"""

    data: m.TimeOffRequest


class TimeRegistrationCreated(Event):
    """A record of `time-registrations` was created. (ours)"""

    data: m.TimeRegistration


class TimeRegistrationUpdated(Event):
    """A record of `time-registrations` changed; a change of what belongs to it counts. (ours)"""

    data: m.TimeRegistration


class TimeRegistrationDeleted(Event):
    """A record of `time-registrations` was deleted. (ours)"""

    data: m.TimeRegistration


class WageSupplementCreated(Event):
    """A record of `wage-supplements` was created. (ours)"""

    data: m.WageSupplement


class WageSupplementUpdated(Event):
    """A record of `wage-supplements` changed; a change of what belongs to it counts. (ours)"""

    data: m.WageSupplement


class WageSupplementDeleted(Event):
    """A record of `wage-supplements` was deleted. (ours)"""

    data: m.WageSupplement


class WorkOrderCreated(Event):
    """A record of `work-orders` was created."""

    data: m.WorkOrder


class WorkOrderUpdated(Event):
    """A record of `work-orders` changed; a change of what belongs to it counts."""

    data: m.WorkOrder


class WorkOrderDeleted(Event):
    """A record of `work-orders` was deleted. (ours)"""

    data: m.WorkOrder


class WorkScheduleCreated(Event):
    """A record of `work-schedules` was created. (ours)"""

    data: m.WorkSchedule


class WorkScheduleUpdated(Event):
    """A record of `work-schedules` changed; a change of what belongs to it counts. (ours)"""

    data: m.WorkSchedule


class WorkScheduleDeleted(Event):
    """A record of `work-schedules` was deleted. (ours)"""

    data: m.WorkSchedule


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
    "settings.created",
    "settings.updated",
    "settings.deleted",
    "user.created",
    "user.updated",
    "user.deleted",
    "vat-tariff.created",
    "vat-tariff.updated",
    "vat-tariff.deleted",
    "maintenance-visit.created",
    "maintenance-visit.updated",
    "maintenance-visit.deleted",
    "material.created",
    "material.updated",
    "material.deleted",
    "installation.created",
    "installation.updated",
    "installation.deleted",
    "planning-item.created",
    "planning-item.updated",
    "planning-item.deleted",
    "planning-recurrence.created",
    "planning-recurrence.updated",
    "planning-recurrence.deleted",
    "planning-type.created",
    "planning-type.updated",
    "planning-type.deleted",
    "approval-flow.created",
    "approval-flow.updated",
    "approval-flow.deleted",
    "approval-request.created",
    "approval-request.updated",
    "approval-request.deleted",
    "bank-statement.created",
    "bank-statement.updated",
    "bank-statement.deleted",
    "bank-transaction.created",
    "bank-transaction.updated",
    "bank-transaction.deleted",
    "payment-file.created",
    "payment-file.updated",
    "payment-file.deleted",
    "price-request.created",
    "price-request.updated",
    "price-request.deleted",
    "purchase-invoice.created",
    "purchase-invoice.updated",
    "purchase-invoice.deleted",
    "purchase-supply-order.created",
    "purchase-supply-order.updated",
    "purchase-supply-order.deleted",
    "client-group.created",
    "client-group.updated",
    "client-group.deleted",
    "client-relation.created",
    "client-relation.updated",
    "client-relation.deleted",
    "client.created",
    "client.updated",
    "client.deleted",
    "supplier.created",
    "supplier.updated",
    "supplier.deleted",
    "delivery.created",
    "delivery.updated",
    "delivery.deleted",
    "offer.created",
    "offer.updated",
    "offer.deleted",
    "offer.recalculated",
    "post.created",
    "post.updated",
    "post.deleted",
    "price-group.created",
    "price-group.updated",
    "price-group.deleted",
    "price-index.created",
    "price-index.updated",
    "price-index.deleted",
    "progress-statement.created",
    "progress-statement.updated",
    "progress-statement.deleted",
    "project.created",
    "project.updated",
    "project.deleted",
    "sales-invoice.created",
    "sales-invoice.updated",
    "sales-invoice.deleted",
    "sales-order.created",
    "sales-order.updated",
    "sales-order.deleted",
    "settlement.created",
    "settlement.updated",
    "settlement.deleted",
    "settlement.recalculated",
    "subscription.created",
    "subscription.updated",
    "subscription.deleted",
    "tariff.created",
    "tariff.updated",
    "tariff.deleted",
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
    "e-mail-template.created",
    "e-mail-template.updated",
    "e-mail-template.deleted",
    "email.created",
    "email.updated",
    "email.deleted",
    "extra-field.created",
    "extra-field.updated",
    "extra-field.deleted",
    "number-range.created",
    "number-range.updated",
    "number-range.deleted",
    "status.created",
    "status.updated",
    "status.deleted",
    "appointment.created",
    "appointment.updated",
    "appointment.deleted",
    "hour-type.created",
    "hour-type.updated",
    "hour-type.deleted",
    "mobility-type.created",
    "mobility-type.updated",
    "mobility-type.deleted",
    "presence-registration.created",
    "presence-registration.updated",
    "presence-registration.deleted",
    "public-holiday.created",
    "public-holiday.updated",
    "public-holiday.deleted",
    "task.created",
    "task.updated",
    "task.deleted",
    "time-off-category.created",
    "time-off-category.updated",
    "time-off-category.deleted",
    "time-off-request.created",
    "time-off-request.updated",
    "time-off-request.deleted",
    "time-registration.created",
    "time-registration.updated",
    "time-registration.deleted",
    "wage-supplement.created",
    "wage-supplement.updated",
    "wage-supplement.deleted",
    "work-order.created",
    "work-order.updated",
    "work-order.deleted",
    "work-schedule.created",
    "work-schedule.updated",
    "work-schedule.deleted",
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
    "settings.created": SettingsCreated,
    "settings.updated": SettingsUpdated,
    "settings.deleted": SettingsDeleted,
    "user.created": UserCreated,
    "user.updated": UserUpdated,
    "user.deleted": UserDeleted,
    "vat-tariff.created": VatTariffCreated,
    "vat-tariff.updated": VatTariffUpdated,
    "vat-tariff.deleted": VatTariffDeleted,
    "maintenance-visit.created": MaintenanceVisitCreated,
    "maintenance-visit.updated": MaintenanceVisitUpdated,
    "maintenance-visit.deleted": MaintenanceVisitDeleted,
    "material.created": MaterialCreated,
    "material.updated": MaterialUpdated,
    "material.deleted": MaterialDeleted,
    "installation.created": InstallationCreated,
    "installation.updated": InstallationUpdated,
    "installation.deleted": InstallationDeleted,
    "planning-item.created": PlanningItemCreated,
    "planning-item.updated": PlanningItemUpdated,
    "planning-item.deleted": PlanningItemDeleted,
    "planning-recurrence.created": PlanningRecurrenceCreated,
    "planning-recurrence.updated": PlanningRecurrenceUpdated,
    "planning-recurrence.deleted": PlanningRecurrenceDeleted,
    "planning-type.created": PlanningTypeCreated,
    "planning-type.updated": PlanningTypeUpdated,
    "planning-type.deleted": PlanningTypeDeleted,
    "approval-flow.created": ApprovalFlowCreated,
    "approval-flow.updated": ApprovalFlowUpdated,
    "approval-flow.deleted": ApprovalFlowDeleted,
    "approval-request.created": ApprovalRequestCreated,
    "approval-request.updated": ApprovalRequestUpdated,
    "approval-request.deleted": ApprovalRequestDeleted,
    "bank-statement.created": BankStatementCreated,
    "bank-statement.updated": BankStatementUpdated,
    "bank-statement.deleted": BankStatementDeleted,
    "bank-transaction.created": BankTransactionCreated,
    "bank-transaction.updated": BankTransactionUpdated,
    "bank-transaction.deleted": BankTransactionDeleted,
    "payment-file.created": PaymentFileCreated,
    "payment-file.updated": PaymentFileUpdated,
    "payment-file.deleted": PaymentFileDeleted,
    "price-request.created": PriceRequestCreated,
    "price-request.updated": PriceRequestUpdated,
    "price-request.deleted": PriceRequestDeleted,
    "purchase-invoice.created": PurchaseInvoiceCreated,
    "purchase-invoice.updated": PurchaseInvoiceUpdated,
    "purchase-invoice.deleted": PurchaseInvoiceDeleted,
    "purchase-supply-order.created": PurchaseSupplyOrderCreated,
    "purchase-supply-order.updated": PurchaseSupplyOrderUpdated,
    "purchase-supply-order.deleted": PurchaseSupplyOrderDeleted,
    "client-group.created": ClientGroupCreated,
    "client-group.updated": ClientGroupUpdated,
    "client-group.deleted": ClientGroupDeleted,
    "client-relation.created": ClientRelationCreated,
    "client-relation.updated": ClientRelationUpdated,
    "client-relation.deleted": ClientRelationDeleted,
    "client.created": ClientCreated,
    "client.updated": ClientUpdated,
    "client.deleted": ClientDeleted,
    "supplier.created": SupplierCreated,
    "supplier.updated": SupplierUpdated,
    "supplier.deleted": SupplierDeleted,
    "delivery.created": DeliveryCreated,
    "delivery.updated": DeliveryUpdated,
    "delivery.deleted": DeliveryDeleted,
    "offer.created": OfferCreated,
    "offer.updated": OfferUpdated,
    "offer.deleted": OfferDeleted,
    "offer.recalculated": OfferRecalculated,
    "post.created": PostCreated,
    "post.updated": PostUpdated,
    "post.deleted": PostDeleted,
    "price-group.created": PriceGroupCreated,
    "price-group.updated": PriceGroupUpdated,
    "price-group.deleted": PriceGroupDeleted,
    "price-index.created": PriceIndexCreated,
    "price-index.updated": PriceIndexUpdated,
    "price-index.deleted": PriceIndexDeleted,
    "progress-statement.created": ProgressStatementCreated,
    "progress-statement.updated": ProgressStatementUpdated,
    "progress-statement.deleted": ProgressStatementDeleted,
    "project.created": ProjectCreated,
    "project.updated": ProjectUpdated,
    "project.deleted": ProjectDeleted,
    "sales-invoice.created": SalesInvoiceCreated,
    "sales-invoice.updated": SalesInvoiceUpdated,
    "sales-invoice.deleted": SalesInvoiceDeleted,
    "sales-order.created": SalesOrderCreated,
    "sales-order.updated": SalesOrderUpdated,
    "sales-order.deleted": SalesOrderDeleted,
    "settlement.created": SettlementCreated,
    "settlement.updated": SettlementUpdated,
    "settlement.deleted": SettlementDeleted,
    "settlement.recalculated": SettlementRecalculated,
    "subscription.created": SubscriptionCreated,
    "subscription.updated": SubscriptionUpdated,
    "subscription.deleted": SubscriptionDeleted,
    "tariff.created": TariffCreated,
    "tariff.updated": TariffUpdated,
    "tariff.deleted": TariffDeleted,
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
    "e-mail-template.created": EMailTemplateCreated,
    "e-mail-template.updated": EMailTemplateUpdated,
    "e-mail-template.deleted": EMailTemplateDeleted,
    "email.created": EmailCreated,
    "email.updated": EmailUpdated,
    "email.deleted": EmailDeleted,
    "extra-field.created": ExtraFieldCreated,
    "extra-field.updated": ExtraFieldUpdated,
    "extra-field.deleted": ExtraFieldDeleted,
    "number-range.created": NumberRangeCreated,
    "number-range.updated": NumberRangeUpdated,
    "number-range.deleted": NumberRangeDeleted,
    "status.created": StatusCreated,
    "status.updated": StatusUpdated,
    "status.deleted": StatusDeleted,
    "appointment.created": AppointmentCreated,
    "appointment.updated": AppointmentUpdated,
    "appointment.deleted": AppointmentDeleted,
    "hour-type.created": HourTypeCreated,
    "hour-type.updated": HourTypeUpdated,
    "hour-type.deleted": HourTypeDeleted,
    "mobility-type.created": MobilityTypeCreated,
    "mobility-type.updated": MobilityTypeUpdated,
    "mobility-type.deleted": MobilityTypeDeleted,
    "presence-registration.created": PresenceRegistrationCreated,
    "presence-registration.updated": PresenceRegistrationUpdated,
    "presence-registration.deleted": PresenceRegistrationDeleted,
    "public-holiday.created": PublicHolidayCreated,
    "public-holiday.updated": PublicHolidayUpdated,
    "public-holiday.deleted": PublicHolidayDeleted,
    "task.created": TaskCreated,
    "task.updated": TaskUpdated,
    "task.deleted": TaskDeleted,
    "time-off-category.created": TimeOffCategoryCreated,
    "time-off-category.updated": TimeOffCategoryUpdated,
    "time-off-category.deleted": TimeOffCategoryDeleted,
    "time-off-request.created": TimeOffRequestCreated,
    "time-off-request.updated": TimeOffRequestUpdated,
    "time-off-request.deleted": TimeOffRequestDeleted,
    "time-registration.created": TimeRegistrationCreated,
    "time-registration.updated": TimeRegistrationUpdated,
    "time-registration.deleted": TimeRegistrationDeleted,
    "wage-supplement.created": WageSupplementCreated,
    "wage-supplement.updated": WageSupplementUpdated,
    "wage-supplement.deleted": WageSupplementDeleted,
    "work-order.created": WorkOrderCreated,
    "work-order.updated": WorkOrderUpdated,
    "work-order.deleted": WorkOrderDeleted,
    "work-schedule.created": WorkScheduleCreated,
    "work-schedule.updated": WorkScheduleUpdated,
    "work-schedule.deleted": WorkScheduleDeleted,
}
