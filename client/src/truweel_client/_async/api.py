"""The collections and their methods.

Written by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.
"""

from __future__ import annotations

import builtins
import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from truweel_client import models as m
from truweel_client import queries as q
from truweel_client._async.files import AsyncBucketDocuments, AsyncRecordDocuments, download
from truweel_client._async.listing import AsyncListing
from truweel_client._async.resource import (
    AsyncArchives,
    AsyncCreates,
    AsyncDeletes,
    AsyncHistory,
    AsyncLocks,
    AsyncReads,
    AsyncResource,
    AsyncUpdates,
)
from truweel_client._async.transport import AsyncTransport
from truweel_client.base import Body, Id, Number, id_text
from truweel_client.uploading import ProgressCallback

if TYPE_CHECKING:
    import sys

    if sys.version_info >= (3, 11):
        from typing import Unpack
    else:
        from typing_extensions import Unpack


class AsyncActivities(AsyncReads[m.Activity], AsyncCreates[m.Activity, m.ActivityWrite], AsyncUpdates[m.Activity, m.ActivityWrite, m.ActivityPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Activity], AsyncLocks[m.Activity]):
    """A line of business that costs and sales are counted by."""

    record = m.Activity

    def list(self, **query: Unpack[q.ActivitiesQuery]) -> AsyncListing[m.Activity]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Activity, query, q.ActivitiesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncAppointments(AsyncReads[m.Appointment], AsyncCreates[m.Appointment, m.AppointmentWrite], AsyncUpdates[m.Appointment, m.AppointmentWrite, m.AppointmentPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Appointment], AsyncLocks[m.Appointment]):
    """A meeting of users, with a client or among themselves."""

    record = m.Appointment

    def list(self, **query: Unpack[q.AppointmentsQuery]) -> AsyncListing[m.Appointment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Appointment, query, q.AppointmentsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncApprovalFlows(AsyncReads[m.ApprovalFlow], AsyncCreates[m.ApprovalFlow, m.ApprovalFlowWrite], AsyncUpdates[m.ApprovalFlow, m.ApprovalFlowWrite, m.ApprovalFlowPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ApprovalFlow], AsyncLocks[m.ApprovalFlow]):
    """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""

    record = m.ApprovalFlow

    def list(self, **query: Unpack[q.ApprovalFlowsQuery]) -> AsyncListing[m.ApprovalFlow]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ApprovalFlow, query, q.ApprovalFlowsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncApprovalRequests(AsyncReads[m.ApprovalRequest], AsyncHistory):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions. Whoever may read the record may read it."""

    record = m.ApprovalRequest

    def list(self, **query: Unpack[q.ApprovalRequestsQuery]) -> AsyncListing[m.ApprovalRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ApprovalRequest, query, q.ApprovalRequestsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    async def accept(self, record: Id, body: m.ApprovalRequestsAccept | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Accept, as the user who calls. Once enough of those of a priority did, those of the next one are asked; after the last the record is approved."""
        answer: m.ApprovalRequest = await self._act(record, "accept", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def reject(self, record: Id, body: m.ApprovalRequestsReject | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Reject, as the user who calls: nobody else is asked any more."""
        answer: m.ApprovalRequest = await self._act(record, "reject", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def hold(self, record: Id, body: m.ApprovalRequestsHold | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Put it on hold, as the user who calls, who decides later. The others decide meanwhile. Who asked for approval is told by an e-mail."""
        answer: m.ApprovalRequest = await self._act(record, "hold", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def add_approver(self, record: Id, body: m.ApprovalRequestsAddApprover | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Ask one user more, now; one who is asked already isn't asked twice."""
        answer: m.ApprovalRequest = await self._act(record, "add-approver", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncApps(AsyncResource):
    """`/apps`."""

    async def list(self) -> builtins.list[m.App]:
        """Search apps. The apps of the calling vendor (ours)."""
        return await self._call("GET", self._below(), builtins.list[m.App])

    async def create(self, body: m.AppManifest | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.App:
        """Register an app. Registers an app; its secrets are shown this once (ours)."""
        return await self._call("POST", self._below(), m.App, body=body, headers={"Idempotency-Key": idempotency_key})

    async def get(self, client_id: str) -> m.App:
        """Get an app. One app with its state and its manifest (ours)."""
        return await self._call("GET", self._below(client_id), m.App)

    async def replace(self, client_id: str, body: m.AppManifest | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> None:
        """Replace an app. Replaces its manifest (ours)."""
        await self._call("PUT", self._below(client_id), type(None), body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})

    async def rotate_secret(self, client_id: str, *, idempotency_key: str | None = None) -> m.AppSecret:
        """Make a new secret of an app. A new secret, shown this once; the old one works beside it for a day (ours)."""
        return await self._call("POST", self._below(client_id, "rotate-secret"), m.AppSecret, headers={"Idempotency-Key": idempotency_key})

    async def submit(self, client_id: str, *, idempotency_key: str | None = None) -> None:
        """Submit an app. Asks for production (ours)."""
        await self._call("POST", self._below(client_id, "submit"), type(None), headers={"Idempotency-Key": idempotency_key})

    async def installations(self, client_id: str) -> builtins.list[m.AppInstallation]:
        """Search the installations of an app. Who has installed it, and with which scopes (ours)."""
        return await self._call("GET", self._below(client_id, "installations"), builtins.list[m.AppInstallation])


class AsyncArticleGroups(AsyncReads[m.ArticleGroup], AsyncCreates[m.ArticleGroup, m.ArticleGroupWrite], AsyncUpdates[m.ArticleGroup, m.ArticleGroupWrite, m.ArticleGroupPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ArticleGroup], AsyncLocks[m.ArticleGroup]):
    """A group of articles, in a tree."""

    record = m.ArticleGroup

    def list(self, **query: Unpack[q.ArticleGroupsQuery]) -> AsyncListing[m.ArticleGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleGroup, query, q.ArticleGroupsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncArticleSuppliers(AsyncReads[m.ArticleSupplier], AsyncHistory):
    """A supplier of an article, and the supplier's conditions."""

    record = m.ArticleSupplier

    def list(self, **query: Unpack[q.ArticleSuppliersQuery]) -> AsyncListing[m.ArticleSupplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSupplier, query, q.ArticleSuppliersQuery)


class AsyncArticles(AsyncReads[m.Article], AsyncCreates[m.Article, m.ArticleWrite], AsyncUpdates[m.Article, m.ArticleWrite, m.ArticlePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Article], AsyncLocks[m.Article]):
    """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""

    record = m.Article

    def list(self, **query: Unpack[q.ArticlesQuery]) -> AsyncListing[m.Article]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Article, query, q.ArticlesQuery)

    def additional_items(self, record: Id) -> AsyncArticlesAdditionalItems:
        """What belongs to a record: An article that is added to a document together with another."""
        return AsyncArticlesAdditionalItems(self._transport, self._below(id_text(record), "additional-items"))

    def stock_levels(self, record: Id) -> AsyncArticlesStockLevels:
        """What belongs to a record: The stock of an article at one location, and how much is to be there. The first booked change makes it, where nobody did."""
        return AsyncArticlesStockLevels(self._transport, self._below(id_text(record), "stock-levels"))

    def article_suppliers(self, record: Id) -> AsyncArticlesArticleSuppliers:
        """What belongs to a record: A supplier of an article, and the supplier's conditions."""
        return AsyncArticlesArticleSuppliers(self._transport, self._below(id_text(record), "article-suppliers"))

    def sale_units(self, record: Id) -> AsyncArticlesSaleUnits:
        """What belongs to a record: A packing in which an article is sold."""
        return AsyncArticlesSaleUnits(self._transport, self._below(id_text(record), "sale-units"))

    def tier_prices(self, record: Id) -> AsyncArticlesTierPrices:
        """What belongs to a record: Another price of an article from a quantity on: a price, a discount or a margin."""
        return AsyncArticlesTierPrices(self._transport, self._below(id_text(record), "tier-prices"))

    def composites(self, record: Id) -> AsyncArticlesComposites:
        """What belongs to a record: A part of an article that is made of others."""
        return AsyncArticlesComposites(self._transport, self._below(id_text(record), "composites"))

    def maintenance_templates(self, record: Id) -> AsyncArticlesMaintenanceTemplates:
        """What belongs to a record: Maintenance that each installation of the article gets a schedule for."""
        return AsyncArticlesMaintenanceTemplates(self._transport, self._below(id_text(record), "maintenance-templates"))

    def time_standards(self, record: Id) -> AsyncArticlesTimeStandards:
        """What belongs to a record: The hours of work that one unit of an article takes."""
        return AsyncArticlesTimeStandards(self._transport, self._below(id_text(record), "time-standards"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncArticlesAdditionalItems(AsyncReads[m.ArticleAdditionalItem], AsyncCreates[m.ArticleAdditionalItem, m.ArticleAdditionalItemWrite], AsyncUpdates[m.ArticleAdditionalItem, m.ArticleAdditionalItemWrite, m.ArticleAdditionalItemPatch], AsyncDeletes):
    """An article that is added to a document together with another."""

    record = m.ArticleAdditionalItem

    def list(self, **query: Unpack[q.ArticlesAdditionalItemsQuery]) -> AsyncListing[m.ArticleAdditionalItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleAdditionalItem, query, q.ArticlesAdditionalItemsQuery)


class AsyncArticlesArticleSuppliers(AsyncReads[m.ArticleSupplier], AsyncCreates[m.ArticleSupplier, m.ArticleSupplierWrite], AsyncUpdates[m.ArticleSupplier, m.ArticleSupplierWrite, m.ArticleSupplierPatch], AsyncDeletes):
    """A supplier of an article, and the supplier's conditions."""

    record = m.ArticleSupplier

    def list(self, **query: Unpack[q.ArticlesArticleSuppliersQuery]) -> AsyncListing[m.ArticleSupplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSupplier, query, q.ArticlesArticleSuppliersQuery)


class AsyncArticlesComposites(AsyncReads[m.ArticleComposite], AsyncCreates[m.ArticleComposite, m.ArticleCompositeWrite], AsyncUpdates[m.ArticleComposite, m.ArticleCompositeWrite, m.ArticleCompositePatch], AsyncDeletes):
    """A part of an article that is made of others."""

    record = m.ArticleComposite

    def list(self, **query: Unpack[q.ArticlesCompositesQuery]) -> AsyncListing[m.ArticleComposite]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleComposite, query, q.ArticlesCompositesQuery)


class AsyncArticlesMaintenanceTemplates(AsyncReads[m.ArticleMaintenanceTemplate], AsyncCreates[m.ArticleMaintenanceTemplate, m.ArticleMaintenanceTemplateWrite], AsyncUpdates[m.ArticleMaintenanceTemplate, m.ArticleMaintenanceTemplateWrite, m.ArticleMaintenanceTemplatePatch], AsyncDeletes):
    """Maintenance that each installation of the article gets a schedule for."""

    record = m.ArticleMaintenanceTemplate

    def list(self, **query: Unpack[q.ArticlesMaintenanceTemplatesQuery]) -> AsyncListing[m.ArticleMaintenanceTemplate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleMaintenanceTemplate, query, q.ArticlesMaintenanceTemplatesQuery)


class AsyncArticlesSaleUnits(AsyncReads[m.ArticleSaleUnit], AsyncCreates[m.ArticleSaleUnit, m.ArticleSaleUnitWrite], AsyncUpdates[m.ArticleSaleUnit, m.ArticleSaleUnitWrite, m.ArticleSaleUnitPatch], AsyncDeletes):
    """A packing in which an article is sold."""

    record = m.ArticleSaleUnit

    def list(self, **query: Unpack[q.ArticlesSaleUnitsQuery]) -> AsyncListing[m.ArticleSaleUnit]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSaleUnit, query, q.ArticlesSaleUnitsQuery)


class AsyncArticlesStockLevels(AsyncReads[m.ArticleStockLevel], AsyncCreates[m.ArticleStockLevel, m.ArticleStockLevelWrite], AsyncUpdates[m.ArticleStockLevel, m.ArticleStockLevelWrite, m.ArticleStockLevelPatch]):
    """The stock of an article at one location, and how much is to be there. The first booked change makes it, where nobody did."""

    record = m.ArticleStockLevel

    def list(self, **query: Unpack[q.ArticlesStockLevelsQuery]) -> AsyncListing[m.ArticleStockLevel]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleStockLevel, query, q.ArticlesStockLevelsQuery)


class AsyncArticlesTierPrices(AsyncReads[m.ArticleTierPrice], AsyncCreates[m.ArticleTierPrice, m.ArticleTierPriceWrite], AsyncUpdates[m.ArticleTierPrice, m.ArticleTierPriceWrite, m.ArticleTierPricePatch], AsyncDeletes):
    """Another price of an article from a quantity on: a price, a discount or a margin."""

    record = m.ArticleTierPrice

    def list(self, **query: Unpack[q.ArticlesTierPricesQuery]) -> AsyncListing[m.ArticleTierPrice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleTierPrice, query, q.ArticlesTierPricesQuery)


class AsyncArticlesTimeStandards(AsyncReads[m.ArticleTimeStandard], AsyncCreates[m.ArticleTimeStandard, m.ArticleTimeStandardWrite], AsyncUpdates[m.ArticleTimeStandard, m.ArticleTimeStandardWrite, m.ArticleTimeStandardPatch], AsyncDeletes):
    """The hours of work that one unit of an article takes."""

    record = m.ArticleTimeStandard

    def list(self, **query: Unpack[q.ArticlesTimeStandardsQuery]) -> AsyncListing[m.ArticleTimeStandard]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleTimeStandard, query, q.ArticlesTimeStandardsQuery)


class AsyncBankStatements(AsyncReads[m.BankStatement], AsyncDeletes, AsyncHistory):
    """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last one of an account takes its import back."""

    record = m.BankStatement

    def list(self, **query: Unpack[q.BankStatementsQuery]) -> AsyncListing[m.BankStatement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BankStatement, query, q.BankStatementsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncBankTransactions(AsyncReads[m.BankTransaction], AsyncCreates[m.BankTransaction, m.BankTransactionWrite], AsyncUpdates[m.BankTransaction, m.BankTransactionWrite, m.BankTransactionPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.BankTransaction], AsyncLocks[m.BankTransaction]):
    """One movement on an account of an own company, and the invoices that it pays."""

    record = m.BankTransaction

    def list(self, **query: Unpack[q.BankTransactionsQuery]) -> AsyncListing[m.BankTransaction]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BankTransaction, query, q.BankTransactionsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def match(self, record: Id, body: m.BankTransactionsMatch | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """Pay an invoice by it, or a part of one: the invoice gets a payment. It may be done for several sales invoices, until nothing of it is left."""
        answer: m.BankTransaction = await self._act(record, "match", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def unmatch(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """Take back what `match`, `ignore` or the import did: its payments are deleted, their invoices open again. On a new one it changes nothing."""
        answer: m.BankTransaction = await self._act(record, "unmatch", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def ignore(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """It pays no invoice, such as costs of the bank. Once more changes nothing."""
        answer: m.BankTransaction = await self._act(record, "ignore", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def proposals(self, record: Id) -> builtins.list[m.PaymentProposal]:
        """Proposals of a bank transaction. The open invoices that it most likely pays, and why, the most likely one first; none once nothing of it is left."""
        return await self._call("GET", self._below(id_text(record), "proposals"), builtins.list[m.PaymentProposal])

    async def import_(self, body: m.BankTransactionsImport | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.BankTransaction:
        """Import a bank transaction. Import a file of the bank: its statements, each with its transactions. Balances and numbers must follow those of the last statement of the account; the same statement again is 409. What has the structured communication of an open sales invoice pays it at once. The answer is an array of the statements."""
        return await self._call("POST", self._below("import"), m.BankTransaction, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class AsyncCallers(AsyncResource):
    """`/callers`."""

    async def list(self) -> m.Callers:
        """Search callers. Who has limits, is blocked, or polls; for administrators (ours)."""
        return await self._call("GET", self._below(), m.Callers)

    async def refusals(self, *, from_: dt.datetime | None = None, to: dt.datetime | None = None, user_id: str | None = None, status: Literal[401, 403, 429] | None = None) -> m.Refusals:
        """Search refusals. What was refused (401, 403, 429), and who was blocked, by the hour, for 30 days; for administrators (ours)."""
        return await self._call("GET", self._below("refusals"), m.Refusals, params={"from": from_, "to": to, "userId": user_id, "status": status})

    async def unblock(self, record: Id, *, idempotency_key: str | None = None) -> None:
        """Unblock a user. Ends a block; for administrators (ours)."""
        await self._call("POST", self._below(id_text(record), "unblock"), type(None), headers={"Idempotency-Key": idempotency_key})

    async def unblock_app(self, client_id: str, *, idempotency_key: str | None = None) -> None:
        """Unblock an app. Ends a block; for administrators (ours)."""
        await self._call("POST", self._below("apps", client_id, "unblock"), type(None), headers={"Idempotency-Key": idempotency_key})


class AsyncClientGroups(AsyncReads[m.ClientGroup], AsyncCreates[m.ClientGroup, m.ClientGroupWrite], AsyncUpdates[m.ClientGroup, m.ClientGroupWrite, m.ClientGroupPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ClientGroup], AsyncLocks[m.ClientGroup]):
    """Clients that are looked at together, such as the members of a buying association."""

    record = m.ClientGroup

    def list(self, **query: Unpack[q.ClientGroupsQuery]) -> AsyncListing[m.ClientGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientGroup, query, q.ClientGroupsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncClientRelations(AsyncReads[m.ClientRelation], AsyncCreates[m.ClientRelation, m.ClientRelationWrite], AsyncUpdates[m.ClientRelation, m.ClientRelationWrite, m.ClientRelationPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ClientRelation], AsyncLocks[m.ClientRelation]):
    """What one client is to another: the manager of its building, its architect, its tenant."""

    record = m.ClientRelation

    def list(self, **query: Unpack[q.ClientRelationsQuery]) -> AsyncListing[m.ClientRelation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientRelation, query, q.ClientRelationsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncClients(AsyncReads[m.Client], AsyncCreates[m.Client, m.ClientWrite], AsyncUpdates[m.Client, m.ClientWrite, m.ClientPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Client], AsyncLocks[m.Client]):
    """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""

    record = m.Client

    def list(self, **query: Unpack[q.ClientsQuery]) -> AsyncListing[m.Client]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Client, query, q.ClientsQuery)

    def contacts(self, record: Id) -> AsyncRecordContacts:
        """What belongs to a record: A person at a client."""
        return AsyncRecordContacts(self._transport, self._below(id_text(record), "contacts"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def check_vat(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Client:
        """Check form and check digits of its VAT number: 204 where they are right, 409 says what is not. No register is asked, and nothing changes."""
        answer: m.Client = await self._act(record, "check-vat", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncComments(AsyncReads[m.Comment], AsyncUpdates[m.Comment, m.CommentWrite, m.CommentPatch], AsyncDeletes):
    """What somebody says about a record. Whoever may read the record may read it."""

    record = m.Comment

    def list(self, **query: Unpack[q.CommentsQuery]) -> AsyncListing[m.Comment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Comment, query, q.CommentsQuery)


class AsyncCompanies(AsyncReads[m.Company], AsyncCreates[m.Company, m.CompanyWrite], AsyncUpdates[m.Company, m.CompanyWrite, m.CompanyPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Company], AsyncLocks[m.Company]):
    """One of the companies that the firm consists of: it offers, orders, invoices and employs."""

    record = m.Company

    def list(self, **query: Unpack[q.CompaniesQuery]) -> AsyncListing[m.Company]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Company, query, q.CompaniesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncContacts(AsyncReads[m.ClientContact], AsyncHistory):
    """A person at a client."""

    record = m.ClientContact

    def list(self, **query: Unpack[q.ContactsQuery]) -> AsyncListing[m.ClientContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientContact, query, q.ContactsQuery)


class AsyncDeliveries(AsyncReads[m.Delivery], AsyncCreates[m.Delivery, m.DeliveryWrite], AsyncUpdates[m.Delivery, m.DeliveryWrite, m.DeliveryPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Delivery], AsyncLocks[m.Delivery]):
    """What is brought to a client of one order."""

    record = m.Delivery

    def list(self, **query: Unpack[q.DeliveriesQuery]) -> AsyncListing[m.Delivery]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Delivery, query, q.DeliveriesQuery)

    def line_items(self, record: Id) -> AsyncDeliveriesLineItems:
        """What belongs to a record: What is delivered of a line of the order. All but quantity, unit and text is the order's."""
        return AsyncDeliveriesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def deliver(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Let it count: its order has it, and the stock goes out. Delivering it again changes nothing."""
        answer: m.Delivery = await self._act(record, "deliver", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def undo(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Take it back: its order lacks it again, and the stock comes back by a stock change of its own. Not while a checked work order used some of it."""
        answer: m.Delivery = await self._act(record, "undo", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a delivery as PDF. The delivery note, in the client's language, with a place to sign. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncDeliveriesLineItems(AsyncReads[m.DeliveryLineItem], AsyncCreates[m.DeliveryLineItem, m.DeliveryLineItemWrite], AsyncUpdates[m.DeliveryLineItem, m.DeliveryLineItemWrite, m.DeliveryLineItemPatch], AsyncDeletes):
    """What is delivered of a line of the order. All but quantity, unit and text is the order's."""

    record = m.DeliveryLineItem

    def list(self, **query: Unpack[q.DeliveriesLineItemsQuery]) -> AsyncListing[m.DeliveryLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.DeliveryLineItem, query, q.DeliveriesLineItemsQuery)


class AsyncDocuments(AsyncReads[m.Document], AsyncUpdates[m.Document, m.DocumentWrite, m.DocumentPatch], AsyncDeletes):
    """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""

    record = m.Document

    def list(self, **query: Unpack[q.DocumentsQuery]) -> AsyncListing[m.Document]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Document, query, q.DocumentsQuery)

    async def download(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Download a document. The bytes, whole or the part that `Range` asks for. They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "download"), to, progress)


class AsyncEMailTemplates(AsyncReads[m.EmailTemplate], AsyncCreates[m.EmailTemplate, m.EmailTemplateWrite], AsyncUpdates[m.EmailTemplate, m.EmailTemplateWrite, m.EmailTemplatePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.EmailTemplate], AsyncLocks[m.EmailTemplate]):
    """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""

    record = m.EmailTemplate

    def list(self, **query: Unpack[q.EMailTemplatesQuery]) -> AsyncListing[m.EmailTemplate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.EmailTemplate, query, q.EMailTemplatesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncEmails(AsyncReads[m.Email], AsyncUpdates[m.Email, m.EmailWrite, m.EmailPatch], AsyncDeletes):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    record = m.Email

    def list(self, **query: Unpack[q.EmailsQuery]) -> AsyncListing[m.Email]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Email, query, q.EmailsQuery)


class AsyncEmployeeRoles(AsyncReads[m.EmployeeRole], AsyncCreates[m.EmployeeRole, m.EmployeeRoleWrite], AsyncUpdates[m.EmployeeRole, m.EmployeeRoleWrite, m.EmployeeRolePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.EmployeeRole], AsyncLocks[m.EmployeeRole]):
    """What an employee does, and with it the hour codes that he or she may use."""

    record = m.EmployeeRole

    def list(self, **query: Unpack[q.EmployeeRolesQuery]) -> AsyncListing[m.EmployeeRole]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.EmployeeRole, query, q.EmployeeRolesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncEmployees(AsyncReads[m.Employee], AsyncCreates[m.Employee, m.EmployeeWrite], AsyncUpdates[m.Employee, m.EmployeeWrite, m.EmployeePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Employee], AsyncLocks[m.Employee]):
    """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""

    record = m.Employee

    def list(self, **query: Unpack[q.EmployeesQuery]) -> AsyncListing[m.Employee]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Employee, query, q.EmployeesQuery)

    def certificates(self, record: Id) -> AsyncEmployeesCertificates:
        """What belongs to a record: A certificate of an employee: a driving licence, a safety course, a medical examination."""
        return AsyncEmployeesCertificates(self._transport, self._below(id_text(record), "certificates"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def hour_control(self, *, from_date: str, to_date: str, employee_id: str | None = None) -> builtins.list[m.HourDay]:
        """Hour control of employees. Presence and absence of each employee and day beside the schedule: hours of work orders and of the clock, approved time off."""
        return await self._call("GET", self._below("hour-control"), builtins.list[m.HourDay], params={"fromDate": from_date, "toDate": to_date, "employeeId": employee_id})

    async def hour_totals(self, *, from_date: str, to_date: str, per: Literal["WEEK", "MONTH"] | None = None, employee_id: str | None = None) -> builtins.list[m.HourTotal]:
        """Hour totals of employees. Hours of each employee, week or month, and hour type; what doesn't count in the schedule beside."""
        return await self._call("GET", self._below("hour-totals"), builtins.list[m.HourTotal], params={"fromDate": from_date, "toDate": to_date, "per": per, "employeeId": employee_id})

    async def time_off_balances(self, record: Id, *, year: str | None = None) -> builtins.list[m.TimeOffBalance]:
        """Time off balances of an employee. What is left of each category of time off."""
        return await self._call("GET", self._below(id_text(record), "time-off-balances"), builtins.list[m.TimeOffBalance], params={"year": year})


class AsyncEmployeesCertificates(AsyncReads[m.Certificate], AsyncCreates[m.Certificate, m.CertificateWrite], AsyncUpdates[m.Certificate, m.CertificateWrite, m.CertificatePatch], AsyncDeletes):
    """A certificate of an employee: a driving licence, a safety course, a medical examination."""

    record = m.Certificate

    def list(self, **query: Unpack[q.EmployeesCertificatesQuery]) -> AsyncListing[m.Certificate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Certificate, query, q.EmployeesCertificatesQuery)


class AsyncEventConsumers(AsyncResource):
    """`/event-consumers`."""

    def list(self, *, page_size: int = 100) -> AsyncListing[m.EventConsumer]:
        """Search event consumers. The consumers of the older API."""
        return self._listing(self._below(), m.EventConsumer, {}, page_size)

    async def create(self, body: m.EventConsumerWrite | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.EventConsumerSecret:
        """Register an event consumer. Registers in the older API: PUSH with a URL, PULL without. The secret is shown this once."""
        return await self._call("POST", self._below(), m.EventConsumerSecret, body=body, headers={"Idempotency-Key": idempotency_key})

    async def get(self, record: Id) -> m.EventConsumer:
        """Get an event consumer. One consumer with its state."""
        return await self._call("GET", self._below(id_text(record)), m.EventConsumer)

    async def delete(self, record: Id) -> None:
        """Delete an event consumer. Nothing is delivered to it from then on."""
        await self._call("DELETE", self._below(id_text(record)), type(None))

    async def resume(self, record: Id, *, idempotency_key: str | None = None) -> m.EventConsumer:
        """Resume an event consumer. Delivers again after a suspension (ours)."""
        return await self._call("POST", self._below(id_text(record), "resume"), m.EventConsumer, headers={"Idempotency-Key": idempotency_key})

    async def messages(self, record: Id, *, wait: float | None = None) -> builtins.list[m.ConsumerMessage]:
        """Take the messages of an event consumer. The next messages, at most 10; they come again until they are acknowledged."""
        return await self._call("GET", self._below(id_text(record), "messages"), builtins.list[m.ConsumerMessage], params={"wait": wait})

    async def acknowledge(self, record: Id, body: m.Acknowledge | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.Acknowledged:
        """Acknowledge messages of an event consumer. Messages that are acknowledged don't come again."""
        return await self._call("POST", self._below(id_text(record), "messages", "acknowledge"), m.Acknowledged, body=body, headers={"Idempotency-Key": idempotency_key})


class AsyncExtraFields(AsyncReads[m.ExtraFieldDefinition], AsyncCreates[m.ExtraFieldDefinition, m.ExtraFieldDefinitionWrite], AsyncUpdates[m.ExtraFieldDefinition, m.ExtraFieldDefinitionWrite, m.ExtraFieldDefinitionPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ExtraFieldDefinition], AsyncLocks[m.ExtraFieldDefinition]):
    """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""

    record = m.ExtraFieldDefinition

    def list(self, **query: Unpack[q.ExtraFieldsQuery]) -> AsyncListing[m.ExtraFieldDefinition]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ExtraFieldDefinition, query, q.ExtraFieldsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncGeneralLedgerAccounts(AsyncReads[m.GeneralLedgerAccount], AsyncCreates[m.GeneralLedgerAccount, m.GeneralLedgerAccountWrite], AsyncUpdates[m.GeneralLedgerAccount, m.GeneralLedgerAccountWrite, m.GeneralLedgerAccountPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.GeneralLedgerAccount], AsyncLocks[m.GeneralLedgerAccount]):
    """An account of the general ledger that sales and purchases are booked on."""

    record = m.GeneralLedgerAccount

    def list(self, **query: Unpack[q.GeneralLedgerAccountsQuery]) -> AsyncListing[m.GeneralLedgerAccount]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.GeneralLedgerAccount, query, q.GeneralLedgerAccountsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncHourTypes(AsyncReads[m.HourType], AsyncCreates[m.HourType, m.HourTypeWrite], AsyncUpdates[m.HourType, m.HourTypeWrite, m.HourTypePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.HourType], AsyncLocks[m.HourType]):
    """A kind of hours: worked, or away from work."""

    record = m.HourType

    def list(self, **query: Unpack[q.HourTypesQuery]) -> AsyncListing[m.HourType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.HourType, query, q.HourTypesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncImages(AsyncResource):
    """`/images`."""

    async def download(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a picture. The picture, at most 1600 pixels wide and high. They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record)), to, progress)

    async def thumbnail(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a small picture. The picture, at most 256 pixels wide and high (ours). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "thumbnail"), to, progress)


class AsyncInstallations(AsyncReads[m.Installation], AsyncCreates[m.Installation, m.InstallationWrite], AsyncUpdates[m.Installation, m.InstallationWrite, m.InstallationPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Installation], AsyncLocks[m.Installation]):
    """A machine, a tool or an installation that is looked after one by one."""

    record = m.Installation

    def list(self, **query: Unpack[q.InstallationsQuery]) -> AsyncListing[m.Installation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Installation, query, q.InstallationsQuery)

    def maintenance_schedules(self, record: Id) -> AsyncInstallationsMaintenanceSchedules:
        """What belongs to a record: Maintenance that is due again and again."""
        return AsyncInstallationsMaintenanceSchedules(self._transport, self._below(id_text(record), "maintenance-schedules"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncInstallationsMaintenanceSchedules(AsyncReads[m.InstallationMaintenanceSchedule], AsyncCreates[m.InstallationMaintenanceSchedule, m.InstallationMaintenanceScheduleWrite], AsyncUpdates[m.InstallationMaintenanceSchedule, m.InstallationMaintenanceScheduleWrite, m.InstallationMaintenanceSchedulePatch], AsyncDeletes):
    """Maintenance that is due again and again."""

    record = m.InstallationMaintenanceSchedule

    def list(self, **query: Unpack[q.InstallationsMaintenanceSchedulesQuery]) -> AsyncListing[m.InstallationMaintenanceSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.InstallationMaintenanceSchedule, query, q.InstallationsMaintenanceSchedulesQuery)


class AsyncJournals(AsyncReads[m.Journal], AsyncCreates[m.Journal, m.JournalWrite], AsyncUpdates[m.Journal, m.JournalWrite, m.JournalPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Journal], AsyncLocks[m.Journal]):
    """A book that invoices are numbered and booked in."""

    record = m.Journal

    def list(self, **query: Unpack[q.JournalsQuery]) -> AsyncListing[m.Journal]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Journal, query, q.JournalsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncMaintenanceVisits(AsyncReads[m.MaintenanceVisit], AsyncCreates[m.MaintenanceVisit, m.MaintenanceVisitWrite], AsyncUpdates[m.MaintenanceVisit, m.MaintenanceVisitWrite, m.MaintenanceVisitPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.MaintenanceVisit], AsyncLocks[m.MaintenanceVisit]):
    """One time that maintenance is due, and what came of it."""

    record = m.MaintenanceVisit

    def list(self, **query: Unpack[q.MaintenanceVisitsQuery]) -> AsyncListing[m.MaintenanceVisit]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaintenanceVisit, query, q.MaintenanceVisitsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def create_orders(self, body: m.MaintenanceVisitsCreateOrders | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.MaintenanceVisit:
        """Create orders of a maintenance visit. Order the maintenance that is due and not ordered yet, each with its visit: one order for each project and client, and one for each maintenance that isn't `combinable`. Once more makes nothing."""
        return await self._call("POST", self._below("create-orders"), m.MaintenanceVisit, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class AsyncMaterials(AsyncReads[m.Material], AsyncCreates[m.Material, m.MaterialWrite], AsyncUpdates[m.Material, m.MaterialWrite, m.MaterialPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Material], AsyncLocks[m.Material]):
    """A machine, a tool or an installation that is looked after one by one."""

    record = m.Material

    def list(self, **query: Unpack[q.MaterialsQuery]) -> AsyncListing[m.Material]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Material, query, q.MaterialsQuery)

    def maintenance_schedules(self, record: Id) -> AsyncMaterialsMaintenanceSchedules:
        """What belongs to a record: Maintenance that is due again and again."""
        return AsyncMaterialsMaintenanceSchedules(self._transport, self._below(id_text(record), "maintenance-schedules"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncMaterialsMaintenanceSchedules(AsyncReads[m.MaterialMaintenanceSchedule], AsyncCreates[m.MaterialMaintenanceSchedule, m.MaterialMaintenanceScheduleWrite], AsyncUpdates[m.MaterialMaintenanceSchedule, m.MaterialMaintenanceScheduleWrite, m.MaterialMaintenanceSchedulePatch], AsyncDeletes):
    """Maintenance that is due again and again."""

    record = m.MaterialMaintenanceSchedule

    def list(self, **query: Unpack[q.MaterialsMaintenanceSchedulesQuery]) -> AsyncListing[m.MaterialMaintenanceSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaterialMaintenanceSchedule, query, q.MaterialsMaintenanceSchedulesQuery)


class AsyncMobilityTypes(AsyncReads[m.MobilityType], AsyncCreates[m.MobilityType, m.MobilityTypeWrite], AsyncUpdates[m.MobilityType, m.MobilityTypeWrite, m.MobilityTypePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.MobilityType], AsyncLocks[m.MobilityType]):
    """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with passengers, `-2` passenger, `-3` driver alone."""

    record = m.MobilityType

    def list(self, **query: Unpack[q.MobilityTypesQuery]) -> AsyncListing[m.MobilityType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MobilityType, query, q.MobilityTypesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncNumberRanges(AsyncReads[m.DocumentNumberRange], AsyncCreates[m.DocumentNumberRange, m.DocumentNumberRangeWrite], AsyncUpdates[m.DocumentNumberRange, m.DocumentNumberRangeWrite, m.DocumentNumberRangePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.DocumentNumberRange], AsyncLocks[m.DocumentNumberRange]):
    """What the numbers of a module look like and which comes next; without one they are a letter, the year and four digits."""

    record = m.DocumentNumberRange

    def list(self, **query: Unpack[q.NumberRangesQuery]) -> AsyncListing[m.DocumentNumberRange]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.DocumentNumberRange, query, q.NumberRangesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncOffers(AsyncReads[m.Offer], AsyncCreates[m.Offer, m.OfferWrite], AsyncUpdates[m.Offer, m.OfferWrite, m.OfferPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Offer], AsyncLocks[m.Offer]):
    """A price that a client may accept; it has a number once it has a date."""

    record = m.Offer

    def list(self, **query: Unpack[q.OffersQuery]) -> AsyncListing[m.Offer]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Offer, query, q.OffersQuery)

    def line_items(self, record: Id) -> AsyncOffersLineItems:
        """What belongs to a record: One line of an offer."""
        return AsyncOffersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def invoice_phases(self, record: Id) -> AsyncOffersInvoicePhases:
        """What belongs to a record: A part of an offer that is invoiced as one."""
        return AsyncOffersInvoicePhases(self._transport, self._below(id_text(record), "invoice-phases"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def accept(self, record: Id, body: m.OffersAccept | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesOrder:
        """The client agrees. It is signed, gets the status of what is agreed and a date where it has none, and becomes an order with the same lines, posts, discounts and phases; without an order the answer is 200 with the offer. Accepting it again changes nothing: 200."""
        return await self._call("POST", self._below(id_text(record), "accept"), m.SalesOrder, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def copy(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Offer:
        """Make a draft of the same lines, posts, discounts and phases."""
        return await self._call("POST", self._below(id_text(record), "copy"), m.Offer, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def price_request(self, record: Id, body: m.OffersPriceRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceRequest:
        """A draft that asks suppliers for the price of its lines, with an empty quote of each of them."""
        return await self._call("POST", self._below(id_text(record), "price-request"), m.PriceRequest, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get an offer as PDF. What is offered, on paper, in the client's language; or a bill of what of one kind it takes, without prices. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncOffersInvoicePhases(AsyncReads[m.OfferInvoicePhase], AsyncCreates[m.OfferInvoicePhase, m.OfferInvoicePhaseWrite], AsyncUpdates[m.OfferInvoicePhase, m.OfferInvoicePhaseWrite, m.OfferInvoicePhasePatch], AsyncDeletes):
    """A part of an offer that is invoiced as one."""

    record = m.OfferInvoicePhase

    def list(self, **query: Unpack[q.OffersInvoicePhasesQuery]) -> AsyncListing[m.OfferInvoicePhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.OfferInvoicePhase, query, q.OffersInvoicePhasesQuery)


class AsyncOffersLineItems(AsyncReads[m.OfferLineItem], AsyncCreates[m.OfferLineItem, m.OfferLineItemWrite], AsyncUpdates[m.OfferLineItem, m.OfferLineItemWrite, m.OfferLineItemPatch], AsyncDeletes):
    """One line of an offer."""

    record = m.OfferLineItem

    def list(self, **query: Unpack[q.OffersLineItemsQuery]) -> AsyncListing[m.OfferLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.OfferLineItem, query, q.OffersLineItemsQuery)


class AsyncPaymentConditions(AsyncReads[m.PaymentCondition], AsyncCreates[m.PaymentCondition, m.PaymentConditionWrite], AsyncUpdates[m.PaymentCondition, m.PaymentConditionWrite, m.PaymentConditionPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PaymentCondition], AsyncLocks[m.PaymentCondition]):
    """How long one has to pay."""

    record = m.PaymentCondition

    def list(self, **query: Unpack[q.PaymentConditionsQuery]) -> AsyncListing[m.PaymentCondition]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PaymentCondition, query, q.PaymentConditionsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPaymentFiles(AsyncReads[m.PaymentFile], AsyncCreates[m.PaymentFile, m.PaymentFileWrite], AsyncUpdates[m.PaymentFile, m.PaymentFileWrite, m.PaymentFilePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PaymentFile], AsyncLocks[m.PaymentFile]):
    """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that pays a confidential invoice is confidential too."""

    record = m.PaymentFile

    def list(self, **query: Unpack[q.PaymentFilesQuery]) -> AsyncListing[m.PaymentFile]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PaymentFile, query, q.PaymentFilesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def close(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """Close it for the bank: its invoices are in a payment file, and no other file pays that part of them. Closing it again changes nothing."""
        answer: m.PaymentFile = await self._act(record, "close", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def paid(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """The bank has paid: so are its invoices, or the parts of them. Once more changes nothing."""
        answer: m.PaymentFile = await self._act(record, "paid", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def reopen(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """Take it back: it is a draft again, and its invoices are open again."""
        answer: m.PaymentFile = await self._act(record, "reopen", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def pain001(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a payment file as PAIN001. The file for the bank, pain.001.001.09: a transfer for each payment, on the day of the file or the last one of the invoice, and one for each part that is withheld. 409 while it is a draft. The same file is always the same bytes, until it is reopened. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pain001"), to, progress)


class AsyncPlanningItems(AsyncReads[m.PlanningItem], AsyncCreates[m.PlanningItem, m.PlanningItemWrite], AsyncUpdates[m.PlanningItem, m.PlanningItemWrite, m.PlanningItemPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PlanningItem], AsyncLocks[m.PlanningItem]):
    """Work, or an absence, that stands in the planning."""

    record = m.PlanningItem

    def list(self, **query: Unpack[q.PlanningItemsQuery]) -> AsyncListing[m.PlanningItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningItem, query, q.PlanningItemsQuery)

    def line_items(self, record: Id) -> AsyncPlanningItemsLineItems:
        """What belongs to a record: One line of a planning item."""
        return AsyncPlanningItemsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def work_order(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """A work order for it, with its clients, project, order, company, address, reference, installations and equipment, on its day, for the user who is its first employee."""
        return await self._call("POST", self._below(id_text(record), "work-order"), m.WorkOrder, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def move(self, record: Id, body: m.PlanningItemsMove | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PlanningItem:
        """To other times, or other employees."""
        answer: m.PlanningItem = await self._act(record, "move", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def conflicts(self, *, from_date: str, to_date: str, employee_id: str | None = None) -> builtins.list[m.PlanningConflict]:
        """Conflicts of planning items. Employees who are in two places at once, away, or without a certificate that holds on the last day of the item. A certificate of which a later one has the same name is left out."""
        return await self._call("GET", self._below("conflicts"), builtins.list[m.PlanningConflict], params={"fromDate": from_date, "toDate": to_date, "employeeId": employee_id})


class AsyncPlanningItemsLineItems(AsyncReads[m.PlanningItemLineItem], AsyncCreates[m.PlanningItemLineItem, m.PlanningItemLineItemWrite], AsyncUpdates[m.PlanningItemLineItem, m.PlanningItemLineItemWrite, m.PlanningItemLineItemPatch], AsyncDeletes):
    """One line of a planning item."""

    record = m.PlanningItemLineItem

    def list(self, **query: Unpack[q.PlanningItemsLineItemsQuery]) -> AsyncListing[m.PlanningItemLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningItemLineItem, query, q.PlanningItemsLineItemsQuery)


class AsyncPlanningRecurrences(AsyncReads[m.PlanningRecurrence], AsyncCreates[m.PlanningRecurrence, m.PlanningRecurrenceWrite], AsyncUpdates[m.PlanningRecurrence, m.PlanningRecurrenceWrite, m.PlanningRecurrencePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PlanningRecurrence], AsyncLocks[m.PlanningRecurrence]):
    """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on which it is made; one that is changed by hand keeps its own values."""

    record = m.PlanningRecurrence

    def list(self, **query: Unpack[q.PlanningRecurrencesQuery]) -> AsyncListing[m.PlanningRecurrence]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningRecurrence, query, q.PlanningRecurrencesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPlanningTypes(AsyncReads[m.PlanningType], AsyncCreates[m.PlanningType, m.PlanningTypeWrite], AsyncUpdates[m.PlanningType, m.PlanningTypeWrite, m.PlanningTypePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PlanningType], AsyncLocks[m.PlanningType]):
    """A kind of planning item, with its colour on the board."""

    record = m.PlanningType

    def list(self, **query: Unpack[q.PlanningTypesQuery]) -> AsyncListing[m.PlanningType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningType, query, q.PlanningTypesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPosts(AsyncReads[m.Post], AsyncCreates[m.Post, m.PostWrite], AsyncUpdates[m.Post, m.PostWrite, m.PostPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Post], AsyncLocks[m.Post]):
    """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""

    record = m.Post

    def list(self, **query: Unpack[q.PostsQuery]) -> AsyncListing[m.Post]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Post, query, q.PostsQuery)

    def lines(self, record: Id) -> AsyncPostsLines:
        """What belongs to a record: An article or a free text that a post is made of."""
        return AsyncPostsLines(self._transport, self._below(id_text(record), "lines"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncPostsLines(AsyncReads[m.PostLine], AsyncCreates[m.PostLine, m.PostLineWrite], AsyncUpdates[m.PostLine, m.PostLineWrite, m.PostLinePatch], AsyncDeletes):
    """An article or a free text that a post is made of."""

    record = m.PostLine

    def list(self, **query: Unpack[q.PostsLinesQuery]) -> AsyncListing[m.PostLine]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PostLine, query, q.PostsLinesQuery)


class AsyncPresenceRegistrations(AsyncReads[m.PresenceRegistration], AsyncCreates[m.PresenceRegistration, m.PresenceRegistrationWrite], AsyncUpdates[m.PresenceRegistration, m.PresenceRegistrationWrite, m.PresenceRegistrationPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PresenceRegistration], AsyncLocks[m.PresenceRegistration]):
    """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""

    record = m.PresenceRegistration

    def list(self, **query: Unpack[q.PresenceRegistrationsQuery]) -> AsyncListing[m.PresenceRegistration]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PresenceRegistration, query, q.PresenceRegistrationsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPriceGroups(AsyncReads[m.PriceGroup], AsyncCreates[m.PriceGroup, m.PriceGroupWrite], AsyncUpdates[m.PriceGroup, m.PriceGroupWrite, m.PriceGroupPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PriceGroup], AsyncLocks[m.PriceGroup]):
    """Clients for whom articles have the same prices: tier prices are per group."""

    record = m.PriceGroup

    def list(self, **query: Unpack[q.PriceGroupsQuery]) -> AsyncListing[m.PriceGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceGroup, query, q.PriceGroupsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPriceIndices(AsyncReads[m.PriceIndex], AsyncCreates[m.PriceIndex, m.PriceIndexWrite], AsyncUpdates[m.PriceIndex, m.PriceIndexWrite, m.PriceIndexPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PriceIndex], AsyncLocks[m.PriceIndex]):
    """What an index was in one month: by indices of wages and materials the price of a contract is revised."""

    record = m.PriceIndex

    def list(self, **query: Unpack[q.PriceIndicesQuery]) -> AsyncListing[m.PriceIndex]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceIndex, query, q.PriceIndicesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPriceRequests(AsyncReads[m.PriceRequest], AsyncCreates[m.PriceRequest, m.PriceRequestWrite], AsyncUpdates[m.PriceRequest, m.PriceRequestWrite, m.PriceRequestPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PriceRequest], AsyncLocks[m.PriceRequest]):
    """A question to several suppliers: at what price, and when?"""

    record = m.PriceRequest

    def list(self, **query: Unpack[q.PriceRequestsQuery]) -> AsyncListing[m.PriceRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceRequest, query, q.PriceRequestsQuery)

    def line_items(self, record: Id) -> AsyncPriceRequestsLineItems:
        """What belongs to a record: Something that is to be quoted."""
        return AsyncPriceRequestsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def quotes(self, record: Id) -> AsyncPriceRequestsQuotes:
        """What belongs to a record: The quote of one supplier."""
        return AsyncPriceRequestsQuotes(self._transport, self._below(id_text(record), "quotes"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def send(self, record: Id, body: m.PriceRequestsSend | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceRequest:
        """Ask its suppliers, each by an e-mail of its own, that is queued. Once more asks those only who were not asked yet, or whose e-mail failed."""
        answer: m.PriceRequest = await self._act(record, "send", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncPriceRequestsLineItems(AsyncReads[m.PriceRequestLineItem], AsyncCreates[m.PriceRequestLineItem, m.PriceRequestLineItemWrite], AsyncUpdates[m.PriceRequestLineItem, m.PriceRequestLineItemWrite, m.PriceRequestLineItemPatch], AsyncDeletes):
    """Something that is to be quoted."""

    record = m.PriceRequestLineItem

    def list(self, **query: Unpack[q.PriceRequestsLineItemsQuery]) -> AsyncListing[m.PriceRequestLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceRequestLineItem, query, q.PriceRequestsLineItemsQuery)


class AsyncPriceRequestsQuotes(AsyncReads[m.PriceQuote], AsyncCreates[m.PriceQuote, m.PriceQuoteWrite], AsyncUpdates[m.PriceQuote, m.PriceQuoteWrite, m.PriceQuotePatch], AsyncDeletes):
    """The quote of one supplier."""

    record = m.PriceQuote

    def list(self, **query: Unpack[q.PriceRequestsQuotesQuery]) -> AsyncListing[m.PriceQuote]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceQuote, query, q.PriceRequestsQuotesQuery)

    async def choose(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceQuote:
        """Take this quote, and none of the others. The lines of the offer that were asked about cost what it says, and name its supplier; those of posts keep the cost of their post. Choosing it again changes nothing."""
        answer: m.PriceQuote = await self._act(record, "choose", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def order(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Order what it quotes at its supplier, at its prices."""
        return await self._call("POST", self._below(id_text(record), "order"), m.PurchaseSupplyOrder, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class AsyncProfile(AsyncResource):
    """`/profile`."""

    async def get(self) -> m.Profile:
        """Get the caller. Who is calling, for which tenant."""
        return await self._call("GET", self._below(), m.Profile)

    async def password(self, body: m.PasswordChange | Mapping[str, Any], *, idempotency_key: str | None = None) -> None:
        """Change one's own password. The sessions of before end (ours)."""
        await self._call("POST", self._below("password"), type(None), body=body, headers={"Idempotency-Key": idempotency_key})


class AsyncProgressStatements(AsyncReads[m.ProgressStatement], AsyncCreates[m.ProgressStatement, m.ProgressStatementWrite], AsyncUpdates[m.ProgressStatement, m.ProgressStatementWrite, m.ProgressStatementPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ProgressStatement], AsyncLocks[m.ProgressStatement]):
    """How far the work of a contract is. It asks for what was done since the statement before it."""

    record = m.ProgressStatement

    def list(self, **query: Unpack[q.ProgressStatementsQuery]) -> AsyncListing[m.ProgressStatement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProgressStatement, query, q.ProgressStatementsQuery)

    def line_items(self, record: Id) -> AsyncProgressStatementsLineItems:
        """What belongs to a record: How far one line of the contract is."""
        return AsyncProgressStatementsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ProgressStatement:
        """Agree on it: from now on its lines stay. Approving it again changes nothing."""
        answer: m.ProgressStatement = await self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def invoice(self, record: Id, body: m.ProgressStatementsInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make the draft of its invoice: one line for each VAT rate, or one for each of its lines, by `strategy`."""
        return await self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a progress statement as PDF. The statement on paper, in the client's language: of each line the contract, and what was done before, now and in all. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncProgressStatementsLineItems(AsyncReads[m.ProgressStatementLineItem], AsyncCreates[m.ProgressStatementLineItem, m.ProgressStatementLineItemWrite], AsyncUpdates[m.ProgressStatementLineItem, m.ProgressStatementLineItemWrite, m.ProgressStatementLineItemPatch], AsyncDeletes):
    """How far one line of the contract is."""

    record = m.ProgressStatementLineItem

    def list(self, **query: Unpack[q.ProgressStatementsLineItemsQuery]) -> AsyncListing[m.ProgressStatementLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProgressStatementLineItem, query, q.ProgressStatementsLineItemsQuery)


class AsyncProjectSupplyRoutes(AsyncReads[m.ProjectSupplyRoute], AsyncCreates[m.ProjectSupplyRoute, m.ProjectSupplyRouteWrite], AsyncUpdates[m.ProjectSupplyRoute, m.ProjectSupplyRouteWrite, m.ProjectSupplyRoutePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.ProjectSupplyRoute], AsyncLocks[m.ProjectSupplyRoute]):
    """A way in which an article gets to a project: from stock, or straight from the supplier."""

    record = m.ProjectSupplyRoute

    def list(self, **query: Unpack[q.ProjectSupplyRoutesQuery]) -> AsyncListing[m.ProjectSupplyRoute]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProjectSupplyRoute, query, q.ProjectSupplyRoutesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncProjects(AsyncReads[m.Project], AsyncCreates[m.Project, m.ProjectWrite], AsyncUpdates[m.Project, m.ProjectWrite, m.ProjectPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Project], AsyncLocks[m.Project]):
    """Work that is planned, done and calculated afterwards as one."""

    record = m.Project

    def list(self, **query: Unpack[q.ProjectsQuery]) -> AsyncListing[m.Project]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Project, query, q.ProjectsQuery)

    def execution_phases(self, record: Id) -> AsyncProjectsExecutionPhases:
        """What belongs to a record: A phase of a project, by which it is planned."""
        return AsyncProjectsExecutionPhases(self._transport, self._below(id_text(record), "execution-phases"))

    def building_partners(self, record: Id) -> AsyncProjectsBuildingPartners:
        """What belongs to a record: Someone who takes part in a project: a client, a supplier, or a contact at a client."""
        return AsyncProjectsBuildingPartners(self._transport, self._below(id_text(record), "building-partners"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def progress_statements(self, record: Id, body: m.ProjectsProgressStatements | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ProgressStatement:
        """Make its next progress statement. The lines of the contract go on where the last one ended."""
        return await self._call("POST", self._below(id_text(record), "progress-statements"), m.ProgressStatement, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class AsyncProjectsBuildingPartners(AsyncReads[m.BuildingPartner], AsyncCreates[m.BuildingPartner, m.BuildingPartnerWrite], AsyncUpdates[m.BuildingPartner, m.BuildingPartnerWrite, m.BuildingPartnerPatch], AsyncDeletes):
    """Someone who takes part in a project: a client, a supplier, or a contact at a client."""

    record = m.BuildingPartner

    def list(self, **query: Unpack[q.ProjectsBuildingPartnersQuery]) -> AsyncListing[m.BuildingPartner]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BuildingPartner, query, q.ProjectsBuildingPartnersQuery)


class AsyncProjectsExecutionPhases(AsyncReads[m.ExecutionPhase], AsyncCreates[m.ExecutionPhase, m.ExecutionPhaseWrite], AsyncUpdates[m.ExecutionPhase, m.ExecutionPhaseWrite, m.ExecutionPhasePatch], AsyncDeletes):
    """A phase of a project, by which it is planned."""

    record = m.ExecutionPhase

    def list(self, **query: Unpack[q.ProjectsExecutionPhasesQuery]) -> AsyncListing[m.ExecutionPhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ExecutionPhase, query, q.ProjectsExecutionPhasesQuery)


class AsyncPublicHolidays(AsyncReads[m.PublicHoliday], AsyncCreates[m.PublicHoliday, m.PublicHolidayWrite], AsyncUpdates[m.PublicHoliday, m.PublicHolidayWrite, m.PublicHolidayPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PublicHoliday], AsyncLocks[m.PublicHoliday]):
    """A day on which nobody works."""

    record = m.PublicHoliday

    def list(self, **query: Unpack[q.PublicHolidaysQuery]) -> AsyncListing[m.PublicHoliday]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PublicHoliday, query, q.PublicHolidaysQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncPurchaseInvoices(AsyncReads[m.PurchaseInvoice], AsyncCreates[m.PurchaseInvoice, m.PurchaseInvoiceWrite], AsyncUpdates[m.PurchaseInvoice, m.PurchaseInvoiceWrite, m.PurchaseInvoicePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PurchaseInvoice], AsyncLocks[m.PurchaseInvoice]):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""

    record = m.PurchaseInvoice

    def list(self, **query: Unpack[q.PurchaseInvoicesQuery]) -> AsyncListing[m.PurchaseInvoice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseInvoice, query, q.PurchaseInvoicesQuery)

    def line_items(self, record: Id) -> AsyncPurchaseInvoicesLineItems:
        """What belongs to a record: One line of a purchase invoice."""
        return AsyncPurchaseInvoicesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def start_approval_request(self, record: Id, body: m.PurchaseInvoicesStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        answer: m.PurchaseInvoice = await self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing. Where the flow asks for a second person, or did so when approval was asked for, not by who asked for it last, nor, of what nobody was asked about, by who made it."""
        answer: m.PurchaseInvoice = await self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def mark_sent_to_accountant(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Note that the accountant has it; its approval must be finished where somebody is asked, or its supplier has a flow. Noting it again changes nothing."""
        answer: m.PurchaseInvoice = await self._act(record, "mark-sent-to-accountant", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def create_supplier(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Supplier:
        """Make a supplier of the sender of the electronic invoice, and set it. Not while there is one."""
        return await self._call("POST", self._below(id_text(record), "create-supplier"), m.Supplier, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class AsyncPurchaseInvoicesLineItems(AsyncReads[m.PurchaseInvoiceLineItem], AsyncCreates[m.PurchaseInvoiceLineItem, m.PurchaseInvoiceLineItemWrite], AsyncUpdates[m.PurchaseInvoiceLineItem, m.PurchaseInvoiceLineItemWrite, m.PurchaseInvoiceLineItemPatch], AsyncDeletes):
    """One line of a purchase invoice."""

    record = m.PurchaseInvoiceLineItem

    def list(self, **query: Unpack[q.PurchaseInvoicesLineItemsQuery]) -> AsyncListing[m.PurchaseInvoiceLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseInvoiceLineItem, query, q.PurchaseInvoicesLineItemsQuery)


class AsyncPurchaseSupplyOrders(AsyncReads[m.PurchaseSupplyOrder], AsyncCreates[m.PurchaseSupplyOrder, m.PurchaseSupplyOrderWrite], AsyncUpdates[m.PurchaseSupplyOrder, m.PurchaseSupplyOrderWrite, m.PurchaseSupplyOrderPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.PurchaseSupplyOrder], AsyncLocks[m.PurchaseSupplyOrder]):
    """What is ordered at a supplier, and how much of it has come."""

    record = m.PurchaseSupplyOrder

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersQuery]) -> AsyncListing[m.PurchaseSupplyOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseSupplyOrder, query, q.PurchaseSupplyOrdersQuery)

    def line_items(self, record: Id) -> AsyncPurchaseSupplyOrdersLineItems:
        """What belongs to a record: One line of a purchase supply order."""
        return AsyncPurchaseSupplyOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def receipts(self, record: Id) -> AsyncPurchaseSupplyOrdersReceipts:
        """What belongs to a record: What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""
        return AsyncPurchaseSupplyOrdersReceipts(self._transport, self._below(id_text(record), "receipts"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def start_approval_request(self, record: Id, body: m.PurchaseSupplyOrdersStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        answer: m.PurchaseSupplyOrder = await self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing. Where the flow asks for a second person, or did so when approval was asked for, not by who asked for it last, nor, of what nobody was asked about, by who made it."""
        answer: m.PurchaseSupplyOrder = await self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def receive(self, record: Id, body: m.PurchaseSupplyOrdersReceive | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Receive lines, in part too: the stock comes in by a stock change. Units below zero go back. More than was ordered is taken, and told. Nothing left to receive changes nothing."""
        answer: m.PurchaseSupplyOrder = await self._act(record, "receive", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def to_purchase_invoice(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Make an invoice of what was received of it and not invoiced, to compare with that of the supplier."""
        return await self._call("POST", self._below(id_text(record), "to-purchase-invoice"), m.PurchaseInvoice, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a purchase supply order as PDF. The order on paper, in the supplier's language. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)

    async def quick_order(self, body: m.PurchaseSupplyOrdersQuickOrder | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.PurchaseSupplyOrder:
        """Quick order of a purchase supply order. Order articles at their preferred suppliers: one order for each of these."""
        return await self._call("POST", self._below("quick-order"), m.PurchaseSupplyOrder, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})

    async def reorder(self, body: m.PurchaseSupplyOrdersReorder | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.PurchaseSupplyOrder:
        """Reorder a purchase supply order. Order what is missing (`/articles?reorderQuantityFrom=0.000001`), in whole packings and no less than the supplier takes: one order for each preferred supplier."""
        return await self._call("POST", self._below("reorder"), m.PurchaseSupplyOrder, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class AsyncPurchaseSupplyOrdersLineItems(AsyncReads[m.PurchaseSupplyOrderLineItem], AsyncCreates[m.PurchaseSupplyOrderLineItem, m.PurchaseSupplyOrderLineItemWrite], AsyncUpdates[m.PurchaseSupplyOrderLineItem, m.PurchaseSupplyOrderLineItemWrite, m.PurchaseSupplyOrderLineItemPatch], AsyncDeletes):
    """One line of a purchase supply order."""

    record = m.PurchaseSupplyOrderLineItem

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersLineItemsQuery]) -> AsyncListing[m.PurchaseSupplyOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseSupplyOrderLineItem, query, q.PurchaseSupplyOrdersLineItemsQuery)


class AsyncPurchaseSupplyOrdersReceipts(AsyncReads[m.PurchaseReceipt]):
    """What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""

    record = m.PurchaseReceipt

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersReceiptsQuery]) -> AsyncListing[m.PurchaseReceipt]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseReceipt, query, q.PurchaseSupplyOrdersReceiptsQuery)

    async def undo(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseReceipt:
        """Take it back: its line lacks it again, and the stock goes out by a stock change of its own. Once undone it stays so."""
        answer: m.PurchaseReceipt = await self._act(record, "undo", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncRecordComments(AsyncReads[m.Comment], AsyncCreates[m.Comment, m.CommentWrite], AsyncUpdates[m.Comment, m.CommentWrite, m.CommentPatch], AsyncDeletes):
    """What somebody says about a record. Whoever may read the record may read it."""

    record = m.Comment

    def list(self, **query: Unpack[q.RecordCommentsQuery]) -> AsyncListing[m.Comment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Comment, query, q.RecordCommentsQuery)


class AsyncRecordContacts(AsyncReads[m.ClientContact], AsyncCreates[m.ClientContact, m.ClientContactWrite], AsyncUpdates[m.ClientContact, m.ClientContactWrite, m.ClientContactPatch], AsyncDeletes):
    """A person at a client."""

    record = m.ClientContact

    def list(self, **query: Unpack[q.RecordContactsQuery]) -> AsyncListing[m.ClientContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientContact, query, q.RecordContactsQuery)


class AsyncRecordEmails(AsyncReads[m.Email], AsyncCreates[m.Email, m.EmailWrite], AsyncUpdates[m.Email, m.EmailWrite, m.EmailPatch], AsyncDeletes):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    record = m.Email

    def list(self, **query: Unpack[q.RecordEmailsQuery]) -> AsyncListing[m.Email]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Email, query, q.RecordEmailsQuery)


class AsyncRoles(AsyncReads[m.Role], AsyncCreates[m.Role, m.RoleWrite], AsyncUpdates[m.Role, m.RoleWrite, m.RolePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Role], AsyncLocks[m.Role]):
    """What its users may see and change, module by module. Administrators and the operator change roles."""

    record = m.Role

    def list(self, **query: Unpack[q.RolesQuery]) -> AsyncListing[m.Role]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Role, query, q.RolesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncSalesInvoices(AsyncReads[m.SalesInvoice], AsyncCreates[m.SalesInvoice, m.SalesInvoiceWrite], AsyncUpdates[m.SalesInvoice, m.SalesInvoiceWrite, m.SalesInvoicePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.SalesInvoice], AsyncLocks[m.SalesInvoice]):
    """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""

    record = m.SalesInvoice

    def list(self, **query: Unpack[q.SalesInvoicesQuery]) -> AsyncListing[m.SalesInvoice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoice, query, q.SalesInvoicesQuery)

    def adjusted_line_items(self, record: Id) -> AsyncSalesInvoicesAdjustedLineItems:
        """What belongs to a record: What is booked for a line that counts. It is there once the invoice is booked; those of one VAT rate come to its base."""
        return AsyncSalesInvoicesAdjustedLineItems(self._transport, self._below(id_text(record), "adjusted-line-items"))

    def line_items(self, record: Id) -> AsyncSalesInvoicesLineItems:
        """What belongs to a record: One line of an invoice."""
        return AsyncSalesInvoicesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def payments(self, record: Id) -> AsyncSalesInvoicesPayments:
        """What belongs to a record: An amount that was paid; below zero a refund."""
        return AsyncSalesInvoicesPayments(self._transport, self._below(id_text(record), "payments"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def book(self, record: Id, body: m.SalesInvoicesBook | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Book it: it gets its number and stays as it is. Booking it again changes nothing."""
        answer: m.SalesInvoice = await self._act(record, "book", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def credit(self, record: Id, body: m.SalesInvoicesCredit | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make a credit note of all its lines, or of some in part, a draft."""
        return await self._call("POST", self._below(id_text(record), "credit"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def release(self, record: Id, body: m.SalesInvoicesRelease | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Let what is retained be paid, all or a part. With nothing retained it changes nothing."""
        answer: m.SalesInvoice = await self._act(record, "release", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def remind(self, record: Id, body: m.SalesInvoicesRemind | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Remind the client: count, day and the status of that reminder, and an e-mail with the PDF. Where no address is known it is only noted, with a warning."""
        answer: m.SalesInvoice = await self._act(record, "remind", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def send(self, record: Id, body: m.SalesInvoicesSend | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Queue it: for the Peppol network, `peppolStatus` says where it is, or by e-mail with the PDF attached, to the contact, else the client. Refused, naming all that is missing, where no valid electronic invoice can be made of it, or nobody's address is known. What is queued, or was sent over Peppol, is not queued again."""
        answer: m.SalesInvoice = await self._act(record, "send", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def mark_sent_to_accountant(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Note that the accountant has it. Noting it again changes nothing."""
        answer: m.SalesInvoice = await self._act(record, "mark-sent-to-accountant", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def ubl(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales invoice as UBL. The electronic invoice: UBL 2.1, as Peppol BIS Billing 3.0 wants it. 409 says what is missing for one. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "ubl"), to, progress)

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales invoice as PDF. The invoice on paper, in the client's language: PDF/A-3 with the electronic invoice inside, where one can be made of it. A draft is a pro forma, and says so; what is booked is none. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)

    async def collect(self, body: m.SalesInvoicesCollect | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.SalesInvoice:
        """Collect a sales invoice. Make draft invoices of several orders, work orders and purchases, with a heading for each. The answer is an array."""
        return await self._call("POST", self._below("collect"), m.SalesInvoice, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class AsyncSalesInvoicesAdjustedLineItems(AsyncReads[m.SalesInvoiceAdjustedLineItem]):
    """What is booked for a line that counts. It is there once the invoice is booked; those of one VAT rate come to its base."""

    record = m.SalesInvoiceAdjustedLineItem

    def list(self, **query: Unpack[q.SalesInvoicesAdjustedLineItemsQuery]) -> AsyncListing[m.SalesInvoiceAdjustedLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoiceAdjustedLineItem, query, q.SalesInvoicesAdjustedLineItemsQuery)


class AsyncSalesInvoicesLineItems(AsyncReads[m.SalesInvoiceLineItem], AsyncCreates[m.SalesInvoiceLineItem, m.SalesInvoiceLineItemWrite], AsyncUpdates[m.SalesInvoiceLineItem, m.SalesInvoiceLineItemWrite, m.SalesInvoiceLineItemPatch], AsyncDeletes):
    """One line of an invoice."""

    record = m.SalesInvoiceLineItem

    def list(self, **query: Unpack[q.SalesInvoicesLineItemsQuery]) -> AsyncListing[m.SalesInvoiceLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoiceLineItem, query, q.SalesInvoicesLineItemsQuery)


class AsyncSalesInvoicesPayments(AsyncReads[m.SalesInvoicePayment], AsyncCreates[m.SalesInvoicePayment, m.SalesInvoicePaymentWrite], AsyncUpdates[m.SalesInvoicePayment, m.SalesInvoicePaymentWrite, m.SalesInvoicePaymentPatch], AsyncDeletes):
    """An amount that was paid; below zero a refund."""

    record = m.SalesInvoicePayment

    def list(self, **query: Unpack[q.SalesInvoicesPaymentsQuery]) -> AsyncListing[m.SalesInvoicePayment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoicePayment, query, q.SalesInvoicesPaymentsQuery)


class AsyncSalesOrders(AsyncReads[m.SalesOrder], AsyncCreates[m.SalesOrder, m.SalesOrderWrite], AsyncUpdates[m.SalesOrder, m.SalesOrderWrite, m.SalesOrderPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.SalesOrder], AsyncLocks[m.SalesOrder]):
    """What a client ordered."""

    record = m.SalesOrder

    def list(self, **query: Unpack[q.SalesOrdersQuery]) -> AsyncListing[m.SalesOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrder, query, q.SalesOrdersQuery)

    def line_items(self, record: Id) -> AsyncSalesOrdersLineItems:
        """What belongs to a record: One line of an order."""
        return AsyncSalesOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def invoice_phases(self, record: Id) -> AsyncSalesOrdersInvoicePhases:
        """What belongs to a record: A part of an order that is invoiced as one: an advance, or the rest."""
        return AsyncSalesOrdersInvoicePhases(self._transport, self._below(id_text(record), "invoice-phases"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def invoice(self, record: Id, body: m.SalesOrdersInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make a draft invoice of what is to be invoiced of it, less the advances that were invoiced."""
        return await self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def deliver(self, record: Id, body: m.SalesOrdersDeliver | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Make a delivery of its lines, which counts once it is delivered."""
        return await self._call("POST", self._below(id_text(record), "deliver"), m.Delivery, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def work_order(self, record: Id, body: m.SalesOrdersWorkOrder | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """A work order for it, with its clients, project, company, address and reference, for the user who is responsible. It has no lines yet."""
        return await self._call("POST", self._below(id_text(record), "work-order"), m.WorkOrder, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def order_supplies(self, record: Id, body: m.SalesOrdersOrderSupplies | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> dict[str, Any]:
        """Order its articles at their preferred suppliers, a draft for each: by default what is neither ordered nor delivered yet."""
        return await self._call("POST", self._below(id_text(record), "order-supplies"), dict[str, Any], body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales order as PDF. The confirmation of the order, in the client's language; as a pro forma it says that it is no invoice. TIME_AND_MATERIAL is what its work orders come to up to now. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncSalesOrdersInvoicePhases(AsyncReads[m.SalesOrderInvoicePhase], AsyncCreates[m.SalesOrderInvoicePhase, m.SalesOrderInvoicePhaseWrite], AsyncUpdates[m.SalesOrderInvoicePhase, m.SalesOrderInvoicePhaseWrite, m.SalesOrderInvoicePhasePatch], AsyncDeletes):
    """A part of an order that is invoiced as one: an advance, or the rest."""

    record = m.SalesOrderInvoicePhase

    def list(self, **query: Unpack[q.SalesOrdersInvoicePhasesQuery]) -> AsyncListing[m.SalesOrderInvoicePhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrderInvoicePhase, query, q.SalesOrdersInvoicePhasesQuery)

    async def invoice(self, record: Id, body: m.SalesOrdersInvoicePhasesInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make the draft of its invoice: an advance, or of the last phase all that is open, less the advances."""
        return await self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class AsyncSalesOrdersLineItems(AsyncReads[m.SalesOrderLineItem], AsyncCreates[m.SalesOrderLineItem, m.SalesOrderLineItemWrite], AsyncUpdates[m.SalesOrderLineItem, m.SalesOrderLineItemWrite, m.SalesOrderLineItemPatch], AsyncDeletes):
    """One line of an order."""

    record = m.SalesOrderLineItem

    def list(self, **query: Unpack[q.SalesOrdersLineItemsQuery]) -> AsyncListing[m.SalesOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrderLineItem, query, q.SalesOrdersLineItemsQuery)


class AsyncSettings(AsyncResource):
    """`/settings`."""

    async def get(self) -> m.Settings:
        """Get a setting. Relations are null unless included."""
        return await self._call("GET", self._below(), m.Settings)

    async def replace(self, body: m.SettingsWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.Settings:
        """Replace a setting. A member that is left out gets its default; children that aren't named stay. What GET answers may be sent back as it is."""
        return await self._call("PUT", self._below(), m.Settings, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"})

    async def patch(self, body: m.SettingsPatch | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.Settings:
        """Change a setting. `application/merge-patch+json` (RFC 7396) or `application/json-patch+json` (RFC 6902); any other content type is 415."""
        return await self._call("PATCH", self._below(), m.Settings, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"}, content_type="application/merge-patch+json")

    async def history(self, *, before: int | None = None, from_: dt.datetime | None = None, to: dt.datetime | None = None, user_id: str | None = None, member: str | None = None) -> builtins.list[m.Change]:
        """Get the history of a setting. Who changed what of the record and of its children, the latest first, at most 200 at once (ours). `Link` has the next page, as `rel="next"`. A deleted record has its history too."""
        return await self._call("GET", self._below("history"), builtins.list[m.Change], params={"before": before, "from": from_, "to": to, "userId": user_id, "member": member})


class AsyncSettlements(AsyncReads[m.Settlement], AsyncCreates[m.Settlement, m.SettlementWrite], AsyncUpdates[m.Settlement, m.SettlementWrite, m.SettlementPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Settlement], AsyncLocks[m.Settlement]):
    """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""

    record = m.Settlement

    def list(self, **query: Unpack[q.SettlementsQuery]) -> AsyncListing[m.Settlement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Settlement, query, q.SettlementsQuery)

    def line_items(self, record: Id) -> AsyncSettlementsLineItems:
        """What belongs to a record: One line of a settlement; what is left out has a quantity below 0."""
        return AsyncSettlementsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def accept(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Settlement:
        """The client agrees: it gets its day of approval and the status of what is agreed. Accepting it again changes nothing."""
        answer: m.Settlement = await self._act(record, "accept", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def copy(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Settlement:
        """Make a draft of the same lines, posts and discounts."""
        return await self._call("POST", self._below(id_text(record), "copy"), m.Settlement, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a settlement as PDF. What is offered, on paper, in the client's language; or a bill of what of one kind it takes, without prices. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncSettlementsLineItems(AsyncReads[m.SettlementLineItem], AsyncCreates[m.SettlementLineItem, m.SettlementLineItemWrite], AsyncUpdates[m.SettlementLineItem, m.SettlementLineItemWrite, m.SettlementLineItemPatch], AsyncDeletes):
    """One line of a settlement; what is left out has a quantity below 0."""

    record = m.SettlementLineItem

    def list(self, **query: Unpack[q.SettlementsLineItemsQuery]) -> AsyncListing[m.SettlementLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SettlementLineItem, query, q.SettlementsLineItemsQuery)


class AsyncStatuses(AsyncReads[m.Status], AsyncCreates[m.Status, m.StatusWrite], AsyncUpdates[m.Status, m.StatusWrite, m.StatusPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Status], AsyncLocks[m.Status]):
    """A word that says where the records of a module can stand, in the tenant's own choice."""

    record = m.Status

    def list(self, **query: Unpack[q.StatusesQuery]) -> AsyncListing[m.Status]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Status, query, q.StatusesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncStockChanges(AsyncReads[m.StockChange], AsyncCreates[m.StockChange, m.StockChangeWrite], AsyncUpdates[m.StockChange, m.StockChangeWrite, m.StockChangePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.StockChange], AsyncLocks[m.StockChange]):
    """Goods that move; it counts once it is booked."""

    record = m.StockChange

    def list(self, **query: Unpack[q.StockChangesQuery]) -> AsyncListing[m.StockChange]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockChange, query, q.StockChangesQuery)

    def line_items(self, record: Id) -> AsyncStockChangesLineItems:
        """What belongs to a record: An article that moves."""
        return AsyncStockChangesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def book(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.StockChange:
        """Let it count. Booking it again changes nothing."""
        answer: m.StockChange = await self._act(record, "book", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def unbook(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.StockChange:
        """Book the reverse: nothing is erased from the ledger."""
        answer: m.StockChange = await self._act(record, "unbook", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncStockChangesLineItems(AsyncReads[m.StockChangeLineItem], AsyncCreates[m.StockChangeLineItem, m.StockChangeLineItemWrite], AsyncUpdates[m.StockChangeLineItem, m.StockChangeLineItemWrite, m.StockChangeLineItemPatch], AsyncDeletes):
    """An article that moves."""

    record = m.StockChangeLineItem

    def list(self, **query: Unpack[q.StockChangesLineItemsQuery]) -> AsyncListing[m.StockChangeLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockChangeLineItem, query, q.StockChangesLineItemsQuery)


class AsyncStockLocations(AsyncReads[m.StockLocation], AsyncCreates[m.StockLocation, m.StockLocationWrite], AsyncUpdates[m.StockLocation, m.StockLocationWrite, m.StockLocationPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.StockLocation], AsyncLocks[m.StockLocation]):
    """A place where stock is kept: a warehouse, a yard or a van."""

    record = m.StockLocation

    def list(self, **query: Unpack[q.StockLocationsQuery]) -> AsyncListing[m.StockLocation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockLocation, query, q.StockLocationsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncSubscriptions(AsyncReads[m.Subscription], AsyncCreates[m.Subscription, m.SubscriptionWrite], AsyncUpdates[m.Subscription, m.SubscriptionWrite, m.SubscriptionPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Subscription], AsyncLocks[m.Subscription]):
    """What is invoiced or ordered again each period."""

    record = m.Subscription

    def list(self, **query: Unpack[q.SubscriptionsQuery]) -> AsyncListing[m.Subscription]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Subscription, query, q.SubscriptionsQuery)

    def line_items(self, record: Id) -> AsyncSubscriptionsLineItems:
        """What belongs to a record: One line of what a subscription makes."""
        return AsyncSubscriptionsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def run(self, record: Id, body: m.SubscriptionsRun | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> dict[str, Any]:
        """Make the next one now, a draft: an invoice or an order, by `target`."""
        return await self._call("POST", self._below(id_text(record), "run"), dict[str, Any], body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pause(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Subscription:
        """Make none until it is resumed. Pausing it again changes nothing."""
        answer: m.Subscription = await self._act(record, "pause", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def resume(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Subscription:
        """Go on with the first day from today; what would have been made meanwhile is left out."""
        answer: m.Subscription = await self._act(record, "resume", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncSubscriptionsLineItems(AsyncReads[m.SubscriptionLineItem], AsyncCreates[m.SubscriptionLineItem, m.SubscriptionLineItemWrite], AsyncUpdates[m.SubscriptionLineItem, m.SubscriptionLineItemWrite, m.SubscriptionLineItemPatch], AsyncDeletes):
    """One line of what a subscription makes."""

    record = m.SubscriptionLineItem

    def list(self, **query: Unpack[q.SubscriptionsLineItemsQuery]) -> AsyncListing[m.SubscriptionLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SubscriptionLineItem, query, q.SubscriptionsLineItemsQuery)


class AsyncSuppliers(AsyncReads[m.Supplier], AsyncCreates[m.Supplier, m.SupplierWrite], AsyncUpdates[m.Supplier, m.SupplierWrite, m.SupplierPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Supplier], AsyncLocks[m.Supplier]):
    """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""

    record = m.Supplier

    def list(self, **query: Unpack[q.SuppliersQuery]) -> AsyncListing[m.Supplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Supplier, query, q.SuppliersQuery)

    def contacts(self, record: Id) -> AsyncSuppliersContacts:
        """What belongs to a record: A person at a supplier."""
        return AsyncSuppliersContacts(self._transport, self._below(id_text(record), "contacts"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))


class AsyncSuppliersContacts(AsyncReads[m.SupplierContact], AsyncCreates[m.SupplierContact, m.SupplierContactWrite], AsyncUpdates[m.SupplierContact, m.SupplierContactWrite, m.SupplierContactPatch], AsyncDeletes):
    """A person at a supplier."""

    record = m.SupplierContact

    def list(self, **query: Unpack[q.SuppliersContactsQuery]) -> AsyncListing[m.SupplierContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SupplierContact, query, q.SuppliersContactsQuery)


class AsyncTariffs(AsyncReads[m.Tariff], AsyncCreates[m.Tariff, m.TariffWrite], AsyncUpdates[m.Tariff, m.TariffWrite, m.TariffPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Tariff], AsyncLocks[m.Tariff]):
    """What an article, or a whole group of them, costs one client, on one project or in one subscription."""

    record = m.Tariff

    def list(self, **query: Unpack[q.TariffsQuery]) -> AsyncListing[m.Tariff]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Tariff, query, q.TariffsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncTasks(AsyncReads[m.Task], AsyncCreates[m.Task, m.TaskWrite], AsyncUpdates[m.Task, m.TaskWrite, m.TaskPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.Task], AsyncLocks[m.Task]):
    """Something that somebody has to do."""

    record = m.Task

    def list(self, **query: Unpack[q.TasksQuery]) -> AsyncListing[m.Task]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Task, query, q.TasksQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncTempDocumentBuckets(AsyncResource):
    """`/temp-document-buckets`."""

    async def create(self, *, idempotency_key: str | None = None) -> m.Bucket:
        """Create a bucket for files. A place for files that no record has yet; it is gone after a day."""
        return await self._call("POST", self._below(), m.Bucket, headers={"Idempotency-Key": idempotency_key})

    def documents(self, bucket: Id) -> AsyncBucketDocuments:
        """The files of a bucket."""
        return AsyncBucketDocuments(self._transport, self._below(id_text(bucket)))


class AsyncTimeOffCategories(AsyncReads[m.TimeOffCategory], AsyncCreates[m.TimeOffCategory, m.TimeOffCategoryWrite], AsyncUpdates[m.TimeOffCategory, m.TimeOffCategoryWrite, m.TimeOffCategoryPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.TimeOffCategory], AsyncLocks[m.TimeOffCategory]):
    """A reason to be away: holiday, illness, compensation."""

    record = m.TimeOffCategory

    def list(self, **query: Unpack[q.TimeOffCategoriesQuery]) -> AsyncListing[m.TimeOffCategory]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeOffCategory, query, q.TimeOffCategoriesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncTimeOffRequests(AsyncReads[m.TimeOffRequest], AsyncCreates[m.TimeOffRequest, m.TimeOffRequestWrite], AsyncUpdates[m.TimeOffRequest, m.TimeOffRequestWrite, m.TimeOffRequestPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.TimeOffRequest], AsyncLocks[m.TimeOffRequest]):
    """A question to be away from work. Once it is approved, the absence stands in the planning."""

    record = m.TimeOffRequest

    def list(self, **query: Unpack[q.TimeOffRequestsQuery]) -> AsyncListing[m.TimeOffRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeOffRequest, query, q.TimeOffRequestsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    async def start_approval_request(self, record: Id, body: m.TimeOffRequestsStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Ask those who decide; where nobody does, it is approved. After a refusal it may be asked anew."""
        answer: m.TimeOffRequest = await self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def withdraw(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Take it back: it is a draft again, nobody is asked any more, and the absence leaves the planning."""
        answer: m.TimeOffRequest = await self._act(record, "withdraw", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing."""
        answer: m.TimeOffRequest = await self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncTimeRegistrations(AsyncReads[m.TimeRegistration], AsyncCreates[m.TimeRegistration, m.TimeRegistrationWrite], AsyncUpdates[m.TimeRegistration, m.TimeRegistrationWrite, m.TimeRegistrationPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.TimeRegistration], AsyncLocks[m.TimeRegistration]):
    """That somebody came and left; open until it has an end. Its history keeps what it was."""

    record = m.TimeRegistration

    def list(self, **query: Unpack[q.TimeRegistrationsQuery]) -> AsyncListing[m.TimeRegistration]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeRegistration, query, q.TimeRegistrationsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    async def stop(self, record: Id, body: m.TimeRegistrationsStop | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeRegistration:
        """The person leaves."""
        answer: m.TimeRegistration = await self._act(record, "stop", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class AsyncUsers(AsyncReads[m.User], AsyncCreates[m.User, m.UserWrite], AsyncUpdates[m.User, m.UserWrite, m.UserPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.User], AsyncLocks[m.User]):
    """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its access: sessions, API keys and the tokens of apps."""

    record = m.User

    def list(self, **query: Unpack[q.UsersQuery]) -> AsyncListing[m.User]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.User, query, q.UsersQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    async def invite(self, record: Id, *, idempotency_key: str | None = None) -> m.InvitationLink:
        """Invite a user. A link to choose a password with, once, within a week; for administrators (ours)."""
        return await self._call("POST", self._below(id_text(record), "invite"), m.InvitationLink, headers={"Idempotency-Key": idempotency_key})

    async def reset_password(self, record: Id, *, idempotency_key: str | None = None) -> m.InvitationLink:
        """Reset the password of a user. A link as of an invitation; the password and the sessions of before end at once (ours)."""
        return await self._call("POST", self._below(id_text(record), "reset-password"), m.InvitationLink, headers={"Idempotency-Key": idempotency_key})


class AsyncVatTariffs(AsyncReads[m.VatTariff], AsyncCreates[m.VatTariff, m.VatTariffWrite], AsyncUpdates[m.VatTariff, m.VatTariffWrite, m.VatTariffPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.VatTariff], AsyncLocks[m.VatTariff]):
    """A percentage of VAT, or the reason why there is none."""

    record = m.VatTariff

    def list(self, **query: Unpack[q.VatTariffsQuery]) -> AsyncListing[m.VatTariff]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.VatTariff, query, q.VatTariffsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncWageSupplements(AsyncReads[m.WageSupplement], AsyncCreates[m.WageSupplement, m.WageSupplementWrite], AsyncUpdates[m.WageSupplement, m.WageSupplementWrite, m.WageSupplementPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.WageSupplement], AsyncLocks[m.WageSupplement]):
    """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""

    record = m.WageSupplement

    def list(self, **query: Unpack[q.WageSupplementsQuery]) -> AsyncListing[m.WageSupplement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WageSupplement, query, q.WageSupplementsQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncWebhookEndpoints(AsyncResource):
    """`/webhook-endpoints`."""

    def list(self, *, page_size: int = 100) -> AsyncListing[m.WebhookEndpoint]:
        """Search webhook endpoints. The endpoints that the caller may see, the oldest first."""
        return self._listing(self._below(), m.WebhookEndpoint, {}, page_size)

    async def create(self, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.WebhookSecret:
        """Register a webhook endpoint. Registers an address that events are sent to; the secret is shown this once."""
        return await self._call("POST", self._below(), m.WebhookSecret, body=body, headers={"Idempotency-Key": idempotency_key})

    async def get(self, record: Id) -> m.WebhookEndpoint:
        """Get a webhook endpoint. One endpoint with its state, without its secret."""
        return await self._call("GET", self._below(id_text(record)), m.WebhookEndpoint)

    async def replace(self, record: Id, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.WebhookEndpoint:
        """Replace a webhook endpoint. Replaces address, events and settings; a member that is left out gets its default (ours)."""
        return await self._call("PUT", self._below(id_text(record)), m.WebhookEndpoint, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"})

    async def patch(self, record: Id, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.WebhookEndpoint:
        """Change a webhook endpoint. Changes the members that are named (ours)."""
        return await self._call("PATCH", self._below(id_text(record)), m.WebhookEndpoint, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"}, content_type="application/merge-patch+json")

    async def delete(self, record: Id) -> None:
        """Delete a webhook endpoint. Nothing is delivered to it from then on."""
        await self._call("DELETE", self._below(id_text(record)), type(None))

    async def rotate_secret(self, record: Id, *, idempotency_key: str | None = None) -> m.WebhookSecret:
        """Make a new secret of a webhook endpoint. A new secret, shown this once; the old one signs beside it for a day (ours)."""
        return await self._call("POST", self._below(id_text(record), "rotate-secret"), m.WebhookSecret, headers={"Idempotency-Key": idempotency_key})

    async def resume(self, record: Id, *, idempotency_key: str | None = None) -> m.WebhookEndpoint:
        """Resume a webhook endpoint. Delivers again after a suspension (ours)."""
        return await self._call("POST", self._below(id_text(record), "resume"), m.WebhookEndpoint, headers={"Idempotency-Key": idempotency_key})

    async def test(self, record: Id, body: m.WebhookTest | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None) -> m.WebhookDeliveryDetail:
        """Send a test event. Delivers an event of no record, or that of `event`, to this endpoint alone (ours)."""
        return await self._call("POST", self._below(id_text(record), "test"), m.WebhookDeliveryDetail, body=body, headers={"Idempotency-Key": idempotency_key})

    async def recover(self, record: Id, *, since: dt.datetime, idempotency_key: str | None = None) -> m.Recovered:
        """Deliver missed events anew. Delivers what it subscribes to and did not get since `since` (ours)."""
        return await self._call("POST", self._below(id_text(record), "recover"), m.Recovered, params={"since": since}, headers={"Idempotency-Key": idempotency_key})

    def deliveries(self, record: Id, *, state: Literal["pending", "delivered", "failed", "withheld"] | None = None, page_size: int = 100) -> AsyncListing[m.WebhookDelivery]:
        """Search the deliveries of a webhook endpoint. The log of deliveries, the latest first (ours)."""
        return self._listing(self._below(id_text(record), "deliveries"), m.WebhookDelivery, {"state": state}, page_size)

    async def delivery(self, record: Id, event: str) -> m.WebhookDeliveryDetail:
        """Get a delivery of a webhook. One delivery with its request and its tries (ours)."""
        return await self._call("GET", self._below(id_text(record), "deliveries", event), m.WebhookDeliveryDetail)

    async def redeliver(self, record: Id, event: str, *, idempotency_key: str | None = None) -> m.WebhookDeliveryDetail:
        """Deliver an event again. Tries it again, now and with all retries; one that is being tried now is not changed (ours)."""
        return await self._call("POST", self._below(id_text(record), "deliveries", event, "redeliver"), m.WebhookDeliveryDetail, headers={"Idempotency-Key": idempotency_key})

    async def messages(self, record: Id, *, wait: float | None = None) -> builtins.list[m.ListenerMessage]:
        """Take the messages of a listener. The next messages of an endpoint without an address; they come again until they are acknowledged (ours)."""
        return await self._call("GET", self._below(id_text(record), "messages"), builtins.list[m.ListenerMessage], params={"wait": wait})

    async def acknowledge(self, record: Id, body: m.Acknowledge | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.Acknowledged:
        """Acknowledge messages of a listener. Says what became of messages (ours)."""
        return await self._call("POST", self._below(id_text(record), "messages", "acknowledge"), m.Acknowledged, body=body, headers={"Idempotency-Key": idempotency_key})


class AsyncWorkOrders(AsyncReads[m.WorkOrder], AsyncCreates[m.WorkOrder, m.WorkOrderWrite], AsyncUpdates[m.WorkOrder, m.WorkOrderWrite, m.WorkOrderPatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.WorkOrder], AsyncLocks[m.WorkOrder]):
    """What was done at a client on a day."""

    record = m.WorkOrder

    def list(self, **query: Unpack[q.WorkOrdersQuery]) -> AsyncListing[m.WorkOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkOrder, query, q.WorkOrdersQuery)

    def time_entries(self, record: Id) -> AsyncWorkOrdersTimeEntries:
        """What belongs to a record: Hours of one employee."""
        return AsyncWorkOrdersTimeEntries(self._transport, self._below(id_text(record), "time-entries"))

    def material_entries(self, record: Id) -> AsyncWorkOrdersMaterialEntries:
        """What belongs to a record: Equipment that was used."""
        return AsyncWorkOrdersMaterialEntries(self._transport, self._below(id_text(record), "material-entries"))

    def commute_entries(self, record: Id) -> AsyncWorkOrdersCommuteEntries:
        """What belongs to a record: How one employee came to the work."""
        return AsyncWorkOrdersCommuteEntries(self._transport, self._below(id_text(record), "commute-entries"))

    def line_items(self, record: Id) -> AsyncWorkOrdersLineItems:
        """What belongs to a record: One line of a work order."""
        return AsyncWorkOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> AsyncRecordDocuments:
        """The files of a record."""
        return AsyncRecordDocuments(self._transport, self._below(id_text(record)))

    async def sign(self, record: Id, body: m.WorkOrdersSign | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """The client signs: its status is `uitgevoerd`, unless it was further already. Signing it again under the same name changes nothing."""
        answer: m.WorkOrder = await self._act(record, "sign", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def check(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """Its hours and lines are right: they stay, and the articles of which stock is kept go out of the location of the employee who is responsible, else of that of the settings. They deliver the open lines of its order, the oldest first; what a delivery note brought isn't taken out again. Where the settings of the app say so, the client gets it by e-mail. Checking it again changes nothing."""
        answer: m.WorkOrder = await self._act(record, "check", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def uncheck(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """Let its lines change again, and bring back what it took out of stock, by a stock change of its own."""
        answer: m.WorkOrder = await self._act(record, "uncheck", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    async def invoice(self, record: Id, body: m.WorkOrdersInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """A draft invoice of its lines, hours, equipment and kilometres. Of a work order of an order only where one of the two is `timeAndMaterial`: else the order is invoiced."""
        return await self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    async def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a work order as PDF. The work order on paper, in the client's language: articles, hours, equipment and kilometres, with the signature, or a place for it. It has prices where it is invoiced by use. (Ours.). They go into the file `to`, which appears once it is complete."""
        return await download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class AsyncWorkOrdersCommuteEntries(AsyncReads[m.CommuteEntry], AsyncCreates[m.CommuteEntry, m.CommuteEntryWrite], AsyncUpdates[m.CommuteEntry, m.CommuteEntryWrite, m.CommuteEntryPatch], AsyncDeletes):
    """How one employee came to the work."""

    record = m.CommuteEntry

    def list(self, **query: Unpack[q.WorkOrdersCommuteEntriesQuery]) -> AsyncListing[m.CommuteEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.CommuteEntry, query, q.WorkOrdersCommuteEntriesQuery)


class AsyncWorkOrdersLineItems(AsyncReads[m.WorkOrderLineItem], AsyncCreates[m.WorkOrderLineItem, m.WorkOrderLineItemWrite], AsyncUpdates[m.WorkOrderLineItem, m.WorkOrderLineItemWrite, m.WorkOrderLineItemPatch], AsyncDeletes):
    """One line of a work order."""

    record = m.WorkOrderLineItem

    def list(self, **query: Unpack[q.WorkOrdersLineItemsQuery]) -> AsyncListing[m.WorkOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkOrderLineItem, query, q.WorkOrdersLineItemsQuery)


class AsyncWorkOrdersMaterialEntries(AsyncReads[m.MaterialEntry], AsyncCreates[m.MaterialEntry, m.MaterialEntryWrite], AsyncUpdates[m.MaterialEntry, m.MaterialEntryWrite, m.MaterialEntryPatch], AsyncDeletes):
    """Equipment that was used."""

    record = m.MaterialEntry

    def list(self, **query: Unpack[q.WorkOrdersMaterialEntriesQuery]) -> AsyncListing[m.MaterialEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaterialEntry, query, q.WorkOrdersMaterialEntriesQuery)


class AsyncWorkOrdersTimeEntries(AsyncReads[m.TimeEntry], AsyncCreates[m.TimeEntry, m.TimeEntryWrite], AsyncUpdates[m.TimeEntry, m.TimeEntryWrite, m.TimeEntryPatch], AsyncDeletes):
    """Hours of one employee."""

    record = m.TimeEntry

    def list(self, **query: Unpack[q.WorkOrdersTimeEntriesQuery]) -> AsyncListing[m.TimeEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeEntry, query, q.WorkOrdersTimeEntriesQuery)


class AsyncWorkSchedules(AsyncReads[m.WorkSchedule], AsyncCreates[m.WorkSchedule, m.WorkScheduleWrite], AsyncUpdates[m.WorkSchedule, m.WorkScheduleWrite, m.WorkSchedulePatch], AsyncDeletes, AsyncHistory, AsyncArchives[m.WorkSchedule], AsyncLocks[m.WorkSchedule]):
    """How long somebody works on each day of the week, in one week or several in turn."""

    record = m.WorkSchedule

    def list(self, **query: Unpack[q.WorkSchedulesQuery]) -> AsyncListing[m.WorkSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkSchedule, query, q.WorkSchedulesQuery)

    def comments(self, record: Id) -> AsyncRecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return AsyncRecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> AsyncRecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncRecordEmails(self._transport, self._below(id_text(record), "emails"))


class AsyncApi:
    """All that a server has, as attributes."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def activities(self) -> AsyncActivities:
        """A line of business that costs and sales are counted by."""
        return AsyncActivities(self._transport, "/activities")

    @property
    def companies(self) -> AsyncCompanies:
        """One of the companies that the firm consists of: it offers, orders, invoices and employs."""
        return AsyncCompanies(self._transport, "/companies")

    @property
    def employee_roles(self) -> AsyncEmployeeRoles:
        """What an employee does, and with it the hour codes that he or she may use."""
        return AsyncEmployeeRoles(self._transport, "/employee-roles")

    @property
    def employees(self) -> AsyncEmployees:
        """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""
        return AsyncEmployees(self._transport, "/employees")

    @property
    def general_ledger_accounts(self) -> AsyncGeneralLedgerAccounts:
        """An account of the general ledger that sales and purchases are booked on."""
        return AsyncGeneralLedgerAccounts(self._transport, "/general-ledger-accounts")

    @property
    def journals(self) -> AsyncJournals:
        """A book that invoices are numbered and booked in."""
        return AsyncJournals(self._transport, "/journals")

    @property
    def payment_conditions(self) -> AsyncPaymentConditions:
        """How long one has to pay."""
        return AsyncPaymentConditions(self._transport, "/payment-conditions")

    @property
    def roles(self) -> AsyncRoles:
        """What its users may see and change, module by module. Administrators and the operator change roles."""
        return AsyncRoles(self._transport, "/roles")

    @property
    def users(self) -> AsyncUsers:
        """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its access: sessions, API keys and the tokens of apps."""
        return AsyncUsers(self._transport, "/users")

    @property
    def vat_tariffs(self) -> AsyncVatTariffs:
        """A percentage of VAT, or the reason why there is none."""
        return AsyncVatTariffs(self._transport, "/vat-tariffs")

    @property
    def maintenance_visits(self) -> AsyncMaintenanceVisits:
        """One time that maintenance is due, and what came of it."""
        return AsyncMaintenanceVisits(self._transport, "/maintenance-visits")

    @property
    def materials(self) -> AsyncMaterials:
        """A machine, a tool or an installation that is looked after one by one."""
        return AsyncMaterials(self._transport, "/materials")

    @property
    def installations(self) -> AsyncInstallations:
        """A machine, a tool or an installation that is looked after one by one."""
        return AsyncInstallations(self._transport, "/installations")

    @property
    def planning_items(self) -> AsyncPlanningItems:
        """Work, or an absence, that stands in the planning."""
        return AsyncPlanningItems(self._transport, "/planning-items")

    @property
    def planning_recurrences(self) -> AsyncPlanningRecurrences:
        """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on which it is made; one that is changed by hand keeps its own values."""
        return AsyncPlanningRecurrences(self._transport, "/planning-recurrences")

    @property
    def planning_types(self) -> AsyncPlanningTypes:
        """A kind of planning item, with its colour on the board."""
        return AsyncPlanningTypes(self._transport, "/planning-types")

    @property
    def approval_flows(self) -> AsyncApprovalFlows:
        """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""
        return AsyncApprovalFlows(self._transport, "/approval-flows")

    @property
    def approval_requests(self) -> AsyncApprovalRequests:
        """A question to approve a record, to one user after the other; started on the record, closed by the decisions. Whoever may read the record may read it."""
        return AsyncApprovalRequests(self._transport, "/approval-requests")

    @property
    def bank_statements(self) -> AsyncBankStatements:
        """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last one of an account takes its import back."""
        return AsyncBankStatements(self._transport, "/bank-statements")

    @property
    def bank_transactions(self) -> AsyncBankTransactions:
        """One movement on an account of an own company, and the invoices that it pays."""
        return AsyncBankTransactions(self._transport, "/bank-transactions")

    @property
    def payment_files(self) -> AsyncPaymentFiles:
        """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that pays a confidential invoice is confidential too."""
        return AsyncPaymentFiles(self._transport, "/payment-files")

    @property
    def price_requests(self) -> AsyncPriceRequests:
        """A question to several suppliers: at what price, and when?"""
        return AsyncPriceRequests(self._transport, "/price-requests")

    @property
    def purchase_invoices(self) -> AsyncPurchaseInvoices:
        """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""
        return AsyncPurchaseInvoices(self._transport, "/purchase-invoices")

    @property
    def purchase_supply_orders(self) -> AsyncPurchaseSupplyOrders:
        """What is ordered at a supplier, and how much of it has come."""
        return AsyncPurchaseSupplyOrders(self._transport, "/purchase-supply-orders")

    @property
    def client_groups(self) -> AsyncClientGroups:
        """Clients that are looked at together, such as the members of a buying association."""
        return AsyncClientGroups(self._transport, "/client-groups")

    @property
    def client_relations(self) -> AsyncClientRelations:
        """What one client is to another: the manager of its building, its architect, its tenant."""
        return AsyncClientRelations(self._transport, "/client-relations")

    @property
    def clients(self) -> AsyncClients:
        """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""
        return AsyncClients(self._transport, "/clients")

    @property
    def contacts(self) -> AsyncContacts:
        """A person at a client."""
        return AsyncContacts(self._transport, "/contacts")

    @property
    def suppliers(self) -> AsyncSuppliers:
        """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""
        return AsyncSuppliers(self._transport, "/suppliers")

    @property
    def deliveries(self) -> AsyncDeliveries:
        """What is brought to a client of one order."""
        return AsyncDeliveries(self._transport, "/deliveries")

    @property
    def offers(self) -> AsyncOffers:
        """A price that a client may accept; it has a number once it has a date."""
        return AsyncOffers(self._transport, "/offers")

    @property
    def posts(self) -> AsyncPosts:
        """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""
        return AsyncPosts(self._transport, "/posts")

    @property
    def price_groups(self) -> AsyncPriceGroups:
        """Clients for whom articles have the same prices: tier prices are per group."""
        return AsyncPriceGroups(self._transport, "/price-groups")

    @property
    def price_indices(self) -> AsyncPriceIndices:
        """What an index was in one month: by indices of wages and materials the price of a contract is revised."""
        return AsyncPriceIndices(self._transport, "/price-indices")

    @property
    def progress_statements(self) -> AsyncProgressStatements:
        """How far the work of a contract is. It asks for what was done since the statement before it."""
        return AsyncProgressStatements(self._transport, "/progress-statements")

    @property
    def projects(self) -> AsyncProjects:
        """Work that is planned, done and calculated afterwards as one."""
        return AsyncProjects(self._transport, "/projects")

    @property
    def sales_invoices(self) -> AsyncSalesInvoices:
        """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""
        return AsyncSalesInvoices(self._transport, "/sales-invoices")

    @property
    def sales_orders(self) -> AsyncSalesOrders:
        """What a client ordered."""
        return AsyncSalesOrders(self._transport, "/sales-orders")

    @property
    def settlements(self) -> AsyncSettlements:
        """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""
        return AsyncSettlements(self._transport, "/settlements")

    @property
    def subscriptions(self) -> AsyncSubscriptions:
        """What is invoiced or ordered again each period."""
        return AsyncSubscriptions(self._transport, "/subscriptions")

    @property
    def tariffs(self) -> AsyncTariffs:
        """What an article, or a whole group of them, costs one client, on one project or in one subscription."""
        return AsyncTariffs(self._transport, "/tariffs")

    @property
    def article_groups(self) -> AsyncArticleGroups:
        """A group of articles, in a tree."""
        return AsyncArticleGroups(self._transport, "/article-groups")

    @property
    def articles(self) -> AsyncArticles:
        """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""
        return AsyncArticles(self._transport, "/articles")

    @property
    def article_suppliers(self) -> AsyncArticleSuppliers:
        """A supplier of an article, and the supplier's conditions."""
        return AsyncArticleSuppliers(self._transport, "/article-suppliers")

    @property
    def project_supply_routes(self) -> AsyncProjectSupplyRoutes:
        """A way in which an article gets to a project: from stock, or straight from the supplier."""
        return AsyncProjectSupplyRoutes(self._transport, "/project-supply-routes")

    @property
    def stock_changes(self) -> AsyncStockChanges:
        """Goods that move; it counts once it is booked."""
        return AsyncStockChanges(self._transport, "/stock-changes")

    @property
    def stock_locations(self) -> AsyncStockLocations:
        """A place where stock is kept: a warehouse, a yard or a van."""
        return AsyncStockLocations(self._transport, "/stock-locations")

    @property
    def comments(self) -> AsyncComments:
        """What somebody says about a record. Whoever may read the record may read it."""
        return AsyncComments(self._transport, "/comments")

    @property
    def documents(self) -> AsyncDocuments:
        """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""
        return AsyncDocuments(self._transport, "/documents")

    @property
    def e_mail_templates(self) -> AsyncEMailTemplates:
        """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""
        return AsyncEMailTemplates(self._transport, "/e-mail-templates")

    @property
    def emails(self) -> AsyncEmails:
        """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return AsyncEmails(self._transport, "/emails")

    @property
    def extra_fields(self) -> AsyncExtraFields:
        """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""
        return AsyncExtraFields(self._transport, "/extra-fields")

    @property
    def number_ranges(self) -> AsyncNumberRanges:
        """What the numbers of a module look like and which comes next; without one they are a letter, the year and four digits."""
        return AsyncNumberRanges(self._transport, "/number-ranges")

    @property
    def statuses(self) -> AsyncStatuses:
        """A word that says where the records of a module can stand, in the tenant's own choice."""
        return AsyncStatuses(self._transport, "/statuses")

    @property
    def appointments(self) -> AsyncAppointments:
        """A meeting of users, with a client or among themselves."""
        return AsyncAppointments(self._transport, "/appointments")

    @property
    def hour_types(self) -> AsyncHourTypes:
        """A kind of hours: worked, or away from work."""
        return AsyncHourTypes(self._transport, "/hour-types")

    @property
    def mobility_types(self) -> AsyncMobilityTypes:
        """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with passengers, `-2` passenger, `-3` driver alone."""
        return AsyncMobilityTypes(self._transport, "/mobility-types")

    @property
    def presence_registrations(self) -> AsyncPresenceRegistrations:
        """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""
        return AsyncPresenceRegistrations(self._transport, "/presence-registrations")

    @property
    def public_holidays(self) -> AsyncPublicHolidays:
        """A day on which nobody works."""
        return AsyncPublicHolidays(self._transport, "/public-holidays")

    @property
    def tasks(self) -> AsyncTasks:
        """Something that somebody has to do."""
        return AsyncTasks(self._transport, "/tasks")

    @property
    def time_off_categories(self) -> AsyncTimeOffCategories:
        """A reason to be away: holiday, illness, compensation."""
        return AsyncTimeOffCategories(self._transport, "/time-off-categories")

    @property
    def time_off_requests(self) -> AsyncTimeOffRequests:
        """A question to be away from work. Once it is approved, the absence stands in the planning."""
        return AsyncTimeOffRequests(self._transport, "/time-off-requests")

    @property
    def time_registrations(self) -> AsyncTimeRegistrations:
        """That somebody came and left; open until it has an end. Its history keeps what it was."""
        return AsyncTimeRegistrations(self._transport, "/time-registrations")

    @property
    def wage_supplements(self) -> AsyncWageSupplements:
        """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""
        return AsyncWageSupplements(self._transport, "/wage-supplements")

    @property
    def work_orders(self) -> AsyncWorkOrders:
        """What was done at a client on a day."""
        return AsyncWorkOrders(self._transport, "/work-orders")

    @property
    def work_schedules(self) -> AsyncWorkSchedules:
        """How long somebody works on each day of the week, in one week or several in turn."""
        return AsyncWorkSchedules(self._transport, "/work-schedules")

    @property
    def settings(self) -> AsyncSettings:
        """`/settings`."""
        return AsyncSettings(self._transport, "/settings")

    @property
    def webhook_endpoints(self) -> AsyncWebhookEndpoints:
        """`/webhook-endpoints`."""
        return AsyncWebhookEndpoints(self._transport, "/webhook-endpoints")

    @property
    def event_consumers(self) -> AsyncEventConsumers:
        """`/event-consumers`."""
        return AsyncEventConsumers(self._transport, "/event-consumers")

    @property
    def temp_document_buckets(self) -> AsyncTempDocumentBuckets:
        """`/temp-document-buckets`."""
        return AsyncTempDocumentBuckets(self._transport, "/temp-document-buckets")

    @property
    def images(self) -> AsyncImages:
        """`/images`."""
        return AsyncImages(self._transport, "/images")

    @property
    def apps(self) -> AsyncApps:
        """`/apps`."""
        return AsyncApps(self._transport, "/apps")

    @property
    def profile(self) -> AsyncProfile:
        """`/profile`."""
        return AsyncProfile(self._transport, "/profile")

    @property
    def callers(self) -> AsyncCallers:
        """`/callers`."""
        return AsyncCallers(self._transport, "/callers")
