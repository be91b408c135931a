# Written by `truweel docs` from its twin in `_async`. Do not change it by hand.
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
from truweel_client._sync.files import BucketDocuments, RecordDocuments, download
from truweel_client._sync.listing import Listing
from truweel_client._sync.resource import (
    Archives,
    Creates,
    Deletes,
    History,
    Locks,
    Reads,
    Resource,
    Updates,
)
from truweel_client._sync.transport import Transport
from truweel_client.base import Body, Id, Number, id_text
from truweel_client.uploading import ProgressCallback

if TYPE_CHECKING:
    import sys

    if sys.version_info >= (3, 11):
        from typing import Unpack
    else:
        from typing_extensions import Unpack


class Activities(Reads[m.Activity], Creates[m.Activity, m.ActivityWrite], Updates[m.Activity, m.ActivityWrite, m.ActivityPatch], Deletes, History, Archives[m.Activity], Locks[m.Activity]):
    """A line of business that costs and sales are counted by."""

    record = m.Activity

    def list(self, **query: Unpack[q.ActivitiesQuery]) -> Listing[m.Activity]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Activity, query, q.ActivitiesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Appointments(Reads[m.Appointment], Creates[m.Appointment, m.AppointmentWrite], Updates[m.Appointment, m.AppointmentWrite, m.AppointmentPatch], Deletes, History, Archives[m.Appointment], Locks[m.Appointment]):
    """A meeting of users, with a client or among themselves."""

    record = m.Appointment

    def list(self, **query: Unpack[q.AppointmentsQuery]) -> Listing[m.Appointment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Appointment, query, q.AppointmentsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class ApprovalFlows(Reads[m.ApprovalFlow], Creates[m.ApprovalFlow, m.ApprovalFlowWrite], Updates[m.ApprovalFlow, m.ApprovalFlowWrite, m.ApprovalFlowPatch], Deletes, History, Archives[m.ApprovalFlow], Locks[m.ApprovalFlow]):
    """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""

    record = m.ApprovalFlow

    def list(self, **query: Unpack[q.ApprovalFlowsQuery]) -> Listing[m.ApprovalFlow]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ApprovalFlow, query, q.ApprovalFlowsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class ApprovalRequests(Reads[m.ApprovalRequest], History):
    """A question to approve a record, to one user after the other; started on the record, closed by the decisions. Whoever may read the record may read it."""

    record = m.ApprovalRequest

    def list(self, **query: Unpack[q.ApprovalRequestsQuery]) -> Listing[m.ApprovalRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ApprovalRequest, query, q.ApprovalRequestsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def accept(self, record: Id, body: m.ApprovalRequestsAccept | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Accept, as the user who calls. Once enough of those of a priority did, those of the next one are asked; after the last the record is approved."""
        answer: m.ApprovalRequest = self._act(record, "accept", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def reject(self, record: Id, body: m.ApprovalRequestsReject | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Reject, as the user who calls: nobody else is asked any more."""
        answer: m.ApprovalRequest = self._act(record, "reject", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def hold(self, record: Id, body: m.ApprovalRequestsHold | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Put it on hold, as the user who calls, who decides later. The others decide meanwhile. Who asked for approval is told by an e-mail."""
        answer: m.ApprovalRequest = self._act(record, "hold", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def add_approver(self, record: Id, body: m.ApprovalRequestsAddApprover | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ApprovalRequest:
        """Ask one user more, now; one who is asked already isn't asked twice."""
        answer: m.ApprovalRequest = self._act(record, "add-approver", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class Apps(Resource):
    """`/apps`."""

    def list(self) -> builtins.list[m.App]:
        """Search apps. The apps of the calling vendor (ours)."""
        return self._call("GET", self._below(), builtins.list[m.App])

    def create(self, body: m.AppManifest | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.App:
        """Register an app. Registers an app; its secrets are shown this once (ours)."""
        return self._call("POST", self._below(), m.App, body=body, headers={"Idempotency-Key": idempotency_key})

    def get(self, client_id: str) -> m.App:
        """Get an app. One app with its state and its manifest (ours)."""
        return self._call("GET", self._below(client_id), m.App)

    def replace(self, client_id: str, body: m.AppManifest | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> None:
        """Replace an app. Replaces its manifest (ours)."""
        self._call("PUT", self._below(client_id), type(None), body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})

    def rotate_secret(self, client_id: str, *, idempotency_key: str | None = None) -> m.AppSecret:
        """Make a new secret of an app. A new secret, shown this once; the old one works beside it for a day (ours)."""
        return self._call("POST", self._below(client_id, "rotate-secret"), m.AppSecret, headers={"Idempotency-Key": idempotency_key})

    def submit(self, client_id: str, *, idempotency_key: str | None = None) -> None:
        """Submit an app. Asks for production (ours)."""
        self._call("POST", self._below(client_id, "submit"), type(None), headers={"Idempotency-Key": idempotency_key})

    def installations(self, client_id: str) -> builtins.list[m.AppInstallation]:
        """Search the installations of an app. Who has installed it, and with which scopes (ours)."""
        return self._call("GET", self._below(client_id, "installations"), builtins.list[m.AppInstallation])


class ArticleGroups(Reads[m.ArticleGroup], Creates[m.ArticleGroup, m.ArticleGroupWrite], Updates[m.ArticleGroup, m.ArticleGroupWrite, m.ArticleGroupPatch], Deletes, History, Archives[m.ArticleGroup], Locks[m.ArticleGroup]):
    """A group of articles, in a tree."""

    record = m.ArticleGroup

    def list(self, **query: Unpack[q.ArticleGroupsQuery]) -> Listing[m.ArticleGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleGroup, query, q.ArticleGroupsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class ArticleSuppliers(Reads[m.ArticleSupplier], History):
    """A supplier of an article, and the supplier's conditions."""

    record = m.ArticleSupplier

    def list(self, **query: Unpack[q.ArticleSuppliersQuery]) -> Listing[m.ArticleSupplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSupplier, query, q.ArticleSuppliersQuery)


class Articles(Reads[m.Article], Creates[m.Article, m.ArticleWrite], Updates[m.Article, m.ArticleWrite, m.ArticlePatch], Deletes, History, Archives[m.Article], Locks[m.Article]):
    """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""

    record = m.Article

    def list(self, **query: Unpack[q.ArticlesQuery]) -> Listing[m.Article]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Article, query, q.ArticlesQuery)

    def additional_items(self, record: Id) -> ArticlesAdditionalItems:
        """What belongs to a record: An article that is added to a document together with another."""
        return ArticlesAdditionalItems(self._transport, self._below(id_text(record), "additional-items"))

    def stock_levels(self, record: Id) -> ArticlesStockLevels:
        """What belongs to a record: The stock of an article at one location, and how much is to be there. The first booked change makes it, where nobody did."""
        return ArticlesStockLevels(self._transport, self._below(id_text(record), "stock-levels"))

    def article_suppliers(self, record: Id) -> ArticlesArticleSuppliers:
        """What belongs to a record: A supplier of an article, and the supplier's conditions."""
        return ArticlesArticleSuppliers(self._transport, self._below(id_text(record), "article-suppliers"))

    def sale_units(self, record: Id) -> ArticlesSaleUnits:
        """What belongs to a record: A packing in which an article is sold."""
        return ArticlesSaleUnits(self._transport, self._below(id_text(record), "sale-units"))

    def tier_prices(self, record: Id) -> ArticlesTierPrices:
        """What belongs to a record: Another price of an article from a quantity on: a price, a discount or a margin."""
        return ArticlesTierPrices(self._transport, self._below(id_text(record), "tier-prices"))

    def composites(self, record: Id) -> ArticlesComposites:
        """What belongs to a record: A part of an article that is made of others."""
        return ArticlesComposites(self._transport, self._below(id_text(record), "composites"))

    def maintenance_templates(self, record: Id) -> ArticlesMaintenanceTemplates:
        """What belongs to a record: Maintenance that each installation of the article gets a schedule for."""
        return ArticlesMaintenanceTemplates(self._transport, self._below(id_text(record), "maintenance-templates"))

    def time_standards(self, record: Id) -> ArticlesTimeStandards:
        """What belongs to a record: The hours of work that one unit of an article takes."""
        return ArticlesTimeStandards(self._transport, self._below(id_text(record), "time-standards"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class ArticlesAdditionalItems(Reads[m.ArticleAdditionalItem], Creates[m.ArticleAdditionalItem, m.ArticleAdditionalItemWrite], Updates[m.ArticleAdditionalItem, m.ArticleAdditionalItemWrite, m.ArticleAdditionalItemPatch], Deletes):
    """An article that is added to a document together with another."""

    record = m.ArticleAdditionalItem

    def list(self, **query: Unpack[q.ArticlesAdditionalItemsQuery]) -> Listing[m.ArticleAdditionalItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleAdditionalItem, query, q.ArticlesAdditionalItemsQuery)


class ArticlesArticleSuppliers(Reads[m.ArticleSupplier], Creates[m.ArticleSupplier, m.ArticleSupplierWrite], Updates[m.ArticleSupplier, m.ArticleSupplierWrite, m.ArticleSupplierPatch], Deletes):
    """A supplier of an article, and the supplier's conditions."""

    record = m.ArticleSupplier

    def list(self, **query: Unpack[q.ArticlesArticleSuppliersQuery]) -> Listing[m.ArticleSupplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSupplier, query, q.ArticlesArticleSuppliersQuery)


class ArticlesComposites(Reads[m.ArticleComposite], Creates[m.ArticleComposite, m.ArticleCompositeWrite], Updates[m.ArticleComposite, m.ArticleCompositeWrite, m.ArticleCompositePatch], Deletes):
    """A part of an article that is made of others."""

    record = m.ArticleComposite

    def list(self, **query: Unpack[q.ArticlesCompositesQuery]) -> Listing[m.ArticleComposite]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleComposite, query, q.ArticlesCompositesQuery)


class ArticlesMaintenanceTemplates(Reads[m.ArticleMaintenanceTemplate], Creates[m.ArticleMaintenanceTemplate, m.ArticleMaintenanceTemplateWrite], Updates[m.ArticleMaintenanceTemplate, m.ArticleMaintenanceTemplateWrite, m.ArticleMaintenanceTemplatePatch], Deletes):
    """Maintenance that each installation of the article gets a schedule for."""

    record = m.ArticleMaintenanceTemplate

    def list(self, **query: Unpack[q.ArticlesMaintenanceTemplatesQuery]) -> Listing[m.ArticleMaintenanceTemplate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleMaintenanceTemplate, query, q.ArticlesMaintenanceTemplatesQuery)


class ArticlesSaleUnits(Reads[m.ArticleSaleUnit], Creates[m.ArticleSaleUnit, m.ArticleSaleUnitWrite], Updates[m.ArticleSaleUnit, m.ArticleSaleUnitWrite, m.ArticleSaleUnitPatch], Deletes):
    """A packing in which an article is sold."""

    record = m.ArticleSaleUnit

    def list(self, **query: Unpack[q.ArticlesSaleUnitsQuery]) -> Listing[m.ArticleSaleUnit]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleSaleUnit, query, q.ArticlesSaleUnitsQuery)


class ArticlesStockLevels(Reads[m.ArticleStockLevel], Creates[m.ArticleStockLevel, m.ArticleStockLevelWrite], Updates[m.ArticleStockLevel, m.ArticleStockLevelWrite, m.ArticleStockLevelPatch]):
    """The stock of an article at one location, and how much is to be there. The first booked change makes it, where nobody did."""

    record = m.ArticleStockLevel

    def list(self, **query: Unpack[q.ArticlesStockLevelsQuery]) -> Listing[m.ArticleStockLevel]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleStockLevel, query, q.ArticlesStockLevelsQuery)


class ArticlesTierPrices(Reads[m.ArticleTierPrice], Creates[m.ArticleTierPrice, m.ArticleTierPriceWrite], Updates[m.ArticleTierPrice, m.ArticleTierPriceWrite, m.ArticleTierPricePatch], Deletes):
    """Another price of an article from a quantity on: a price, a discount or a margin."""

    record = m.ArticleTierPrice

    def list(self, **query: Unpack[q.ArticlesTierPricesQuery]) -> Listing[m.ArticleTierPrice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleTierPrice, query, q.ArticlesTierPricesQuery)


class ArticlesTimeStandards(Reads[m.ArticleTimeStandard], Creates[m.ArticleTimeStandard, m.ArticleTimeStandardWrite], Updates[m.ArticleTimeStandard, m.ArticleTimeStandardWrite, m.ArticleTimeStandardPatch], Deletes):
    """The hours of work that one unit of an article takes."""

    record = m.ArticleTimeStandard

    def list(self, **query: Unpack[q.ArticlesTimeStandardsQuery]) -> Listing[m.ArticleTimeStandard]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ArticleTimeStandard, query, q.ArticlesTimeStandardsQuery)


class BankStatements(Reads[m.BankStatement], Deletes, History):
    """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last one of an account takes its import back."""

    record = m.BankStatement

    def list(self, **query: Unpack[q.BankStatementsQuery]) -> Listing[m.BankStatement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BankStatement, query, q.BankStatementsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class BankTransactions(Reads[m.BankTransaction], Creates[m.BankTransaction, m.BankTransactionWrite], Updates[m.BankTransaction, m.BankTransactionWrite, m.BankTransactionPatch], Deletes, History, Archives[m.BankTransaction], Locks[m.BankTransaction]):
    """One movement on an account of an own company, and the invoices that it pays."""

    record = m.BankTransaction

    def list(self, **query: Unpack[q.BankTransactionsQuery]) -> Listing[m.BankTransaction]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BankTransaction, query, q.BankTransactionsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def match(self, record: Id, body: m.BankTransactionsMatch | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """Pay an invoice by it, or a part of one: the invoice gets a payment. It may be done for several sales invoices, until nothing of it is left."""
        answer: m.BankTransaction = self._act(record, "match", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def unmatch(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """Take back what `match`, `ignore` or the import did: its payments are deleted, their invoices open again. On a new one it changes nothing."""
        answer: m.BankTransaction = self._act(record, "unmatch", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def ignore(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.BankTransaction:
        """It pays no invoice, such as costs of the bank. Once more changes nothing."""
        answer: m.BankTransaction = self._act(record, "ignore", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def proposals(self, record: Id) -> builtins.list[m.PaymentProposal]:
        """Proposals of a bank transaction. The open invoices that it most likely pays, and why, the most likely one first; none once nothing of it is left."""
        return self._call("GET", self._below(id_text(record), "proposals"), builtins.list[m.PaymentProposal])

    def import_(self, body: m.BankTransactionsImport | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.BankTransaction:
        """Import a bank transaction. Import a file of the bank: its statements, each with its transactions. Balances and numbers must follow those of the last statement of the account; the same statement again is 409. What has the structured communication of an open sales invoice pays it at once. The answer is an array of the statements."""
        return self._call("POST", self._below("import"), m.BankTransaction, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class Callers(Resource):
    """`/callers`."""

    def list(self) -> m.Callers:
        """Search callers. Who has limits, is blocked, or polls; for administrators (ours)."""
        return self._call("GET", self._below(), m.Callers)

    def refusals(self, *, from_: dt.datetime | None = None, to: dt.datetime | None = None, user_id: str | None = None, status: Literal[401, 403, 429] | None = None) -> m.Refusals:
        """Search refusals. What was refused (401, 403, 429), and who was blocked, by the hour, for 30 days; for administrators (ours)."""
        return self._call("GET", self._below("refusals"), m.Refusals, params={"from": from_, "to": to, "userId": user_id, "status": status})

    def unblock(self, record: Id, *, idempotency_key: str | None = None) -> None:
        """Unblock a user. Ends a block; for administrators (ours)."""
        self._call("POST", self._below(id_text(record), "unblock"), type(None), headers={"Idempotency-Key": idempotency_key})

    def unblock_app(self, client_id: str, *, idempotency_key: str | None = None) -> None:
        """Unblock an app. Ends a block; for administrators (ours)."""
        self._call("POST", self._below("apps", client_id, "unblock"), type(None), headers={"Idempotency-Key": idempotency_key})


class ClientGroups(Reads[m.ClientGroup], Creates[m.ClientGroup, m.ClientGroupWrite], Updates[m.ClientGroup, m.ClientGroupWrite, m.ClientGroupPatch], Deletes, History, Archives[m.ClientGroup], Locks[m.ClientGroup]):
    """Clients that are looked at together, such as the members of a buying association."""

    record = m.ClientGroup

    def list(self, **query: Unpack[q.ClientGroupsQuery]) -> Listing[m.ClientGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientGroup, query, q.ClientGroupsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class ClientRelations(Reads[m.ClientRelation], Creates[m.ClientRelation, m.ClientRelationWrite], Updates[m.ClientRelation, m.ClientRelationWrite, m.ClientRelationPatch], Deletes, History, Archives[m.ClientRelation], Locks[m.ClientRelation]):
    """What one client is to another: the manager of its building, its architect, its tenant."""

    record = m.ClientRelation

    def list(self, **query: Unpack[q.ClientRelationsQuery]) -> Listing[m.ClientRelation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientRelation, query, q.ClientRelationsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Clients(Reads[m.Client], Creates[m.Client, m.ClientWrite], Updates[m.Client, m.ClientWrite, m.ClientPatch], Deletes, History, Archives[m.Client], Locks[m.Client]):
    """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""

    record = m.Client

    def list(self, **query: Unpack[q.ClientsQuery]) -> Listing[m.Client]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Client, query, q.ClientsQuery)

    def contacts(self, record: Id) -> RecordContacts:
        """What belongs to a record: A person at a client."""
        return RecordContacts(self._transport, self._below(id_text(record), "contacts"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def check_vat(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Client:
        """Check form and check digits of its VAT number: 204 where they are right, 409 says what is not. No register is asked, and nothing changes."""
        answer: m.Client = self._act(record, "check-vat", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class Comments(Reads[m.Comment], Updates[m.Comment, m.CommentWrite, m.CommentPatch], Deletes):
    """What somebody says about a record. Whoever may read the record may read it."""

    record = m.Comment

    def list(self, **query: Unpack[q.CommentsQuery]) -> Listing[m.Comment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Comment, query, q.CommentsQuery)


class Companies(Reads[m.Company], Creates[m.Company, m.CompanyWrite], Updates[m.Company, m.CompanyWrite, m.CompanyPatch], Deletes, History, Archives[m.Company], Locks[m.Company]):
    """One of the companies that the firm consists of: it offers, orders, invoices and employs."""

    record = m.Company

    def list(self, **query: Unpack[q.CompaniesQuery]) -> Listing[m.Company]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Company, query, q.CompaniesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Contacts(Reads[m.ClientContact], History):
    """A person at a client."""

    record = m.ClientContact

    def list(self, **query: Unpack[q.ContactsQuery]) -> Listing[m.ClientContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientContact, query, q.ContactsQuery)


class Deliveries(Reads[m.Delivery], Creates[m.Delivery, m.DeliveryWrite], Updates[m.Delivery, m.DeliveryWrite, m.DeliveryPatch], Deletes, History, Archives[m.Delivery], Locks[m.Delivery]):
    """What is brought to a client of one order."""

    record = m.Delivery

    def list(self, **query: Unpack[q.DeliveriesQuery]) -> Listing[m.Delivery]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Delivery, query, q.DeliveriesQuery)

    def line_items(self, record: Id) -> DeliveriesLineItems:
        """What belongs to a record: What is delivered of a line of the order. All but quantity, unit and text is the order's."""
        return DeliveriesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def deliver(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Let it count: its order has it, and the stock goes out. Delivering it again changes nothing."""
        answer: m.Delivery = self._act(record, "deliver", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def undo(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Take it back: its order lacks it again, and the stock comes back by a stock change of its own. Not while a checked work order used some of it."""
        answer: m.Delivery = self._act(record, "undo", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a delivery as PDF. The delivery note, in the client's language, with a place to sign. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class DeliveriesLineItems(Reads[m.DeliveryLineItem], Creates[m.DeliveryLineItem, m.DeliveryLineItemWrite], Updates[m.DeliveryLineItem, m.DeliveryLineItemWrite, m.DeliveryLineItemPatch], Deletes):
    """What is delivered of a line of the order. All but quantity, unit and text is the order's."""

    record = m.DeliveryLineItem

    def list(self, **query: Unpack[q.DeliveriesLineItemsQuery]) -> Listing[m.DeliveryLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.DeliveryLineItem, query, q.DeliveriesLineItemsQuery)


class Documents(Reads[m.Document], Updates[m.Document, m.DocumentWrite, m.DocumentPatch], Deletes):
    """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""

    record = m.Document

    def list(self, **query: Unpack[q.DocumentsQuery]) -> Listing[m.Document]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Document, query, q.DocumentsQuery)

    def download(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Download a document. The bytes, whole or the part that `Range` asks for. They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "download"), to, progress)


class EMailTemplates(Reads[m.EmailTemplate], Creates[m.EmailTemplate, m.EmailTemplateWrite], Updates[m.EmailTemplate, m.EmailTemplateWrite, m.EmailTemplatePatch], Deletes, History, Archives[m.EmailTemplate], Locks[m.EmailTemplate]):
    """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""

    record = m.EmailTemplate

    def list(self, **query: Unpack[q.EMailTemplatesQuery]) -> Listing[m.EmailTemplate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.EmailTemplate, query, q.EMailTemplatesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Emails(Reads[m.Email], Updates[m.Email, m.EmailWrite, m.EmailPatch], Deletes):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    record = m.Email

    def list(self, **query: Unpack[q.EmailsQuery]) -> Listing[m.Email]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Email, query, q.EmailsQuery)


class EmployeeRoles(Reads[m.EmployeeRole], Creates[m.EmployeeRole, m.EmployeeRoleWrite], Updates[m.EmployeeRole, m.EmployeeRoleWrite, m.EmployeeRolePatch], Deletes, History, Archives[m.EmployeeRole], Locks[m.EmployeeRole]):
    """What an employee does, and with it the hour codes that he or she may use."""

    record = m.EmployeeRole

    def list(self, **query: Unpack[q.EmployeeRolesQuery]) -> Listing[m.EmployeeRole]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.EmployeeRole, query, q.EmployeeRolesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Employees(Reads[m.Employee], Creates[m.Employee, m.EmployeeWrite], Updates[m.Employee, m.EmployeeWrite, m.EmployeePatch], Deletes, History, Archives[m.Employee], Locks[m.Employee]):
    """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""

    record = m.Employee

    def list(self, **query: Unpack[q.EmployeesQuery]) -> Listing[m.Employee]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Employee, query, q.EmployeesQuery)

    def certificates(self, record: Id) -> EmployeesCertificates:
        """What belongs to a record: A certificate of an employee: a driving licence, a safety course, a medical examination."""
        return EmployeesCertificates(self._transport, self._below(id_text(record), "certificates"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def hour_control(self, *, from_date: str, to_date: str, employee_id: str | None = None) -> builtins.list[m.HourDay]:
        """Hour control of employees. Presence and absence of each employee and day beside the schedule: hours of work orders and of the clock, approved time off."""
        return self._call("GET", self._below("hour-control"), builtins.list[m.HourDay], params={"fromDate": from_date, "toDate": to_date, "employeeId": employee_id})

    def hour_totals(self, *, from_date: str, to_date: str, per: Literal["WEEK", "MONTH"] | None = None, employee_id: str | None = None) -> builtins.list[m.HourTotal]:
        """Hour totals of employees. Hours of each employee, week or month, and hour type; what doesn't count in the schedule beside."""
        return self._call("GET", self._below("hour-totals"), builtins.list[m.HourTotal], params={"fromDate": from_date, "toDate": to_date, "per": per, "employeeId": employee_id})

    def time_off_balances(self, record: Id, *, year: str | None = None) -> builtins.list[m.TimeOffBalance]:
        """Time off balances of an employee. What is left of each category of time off."""
        return self._call("GET", self._below(id_text(record), "time-off-balances"), builtins.list[m.TimeOffBalance], params={"year": year})


class EmployeesCertificates(Reads[m.Certificate], Creates[m.Certificate, m.CertificateWrite], Updates[m.Certificate, m.CertificateWrite, m.CertificatePatch], Deletes):
    """A certificate of an employee: a driving licence, a safety course, a medical examination."""

    record = m.Certificate

    def list(self, **query: Unpack[q.EmployeesCertificatesQuery]) -> Listing[m.Certificate]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Certificate, query, q.EmployeesCertificatesQuery)


class EventConsumers(Resource):
    """`/event-consumers`."""

    def list(self, *, page_size: int = 100) -> Listing[m.EventConsumer]:
        """Search event consumers. The consumers of the older API."""
        return self._listing(self._below(), m.EventConsumer, {}, page_size)

    def create(self, body: m.EventConsumerWrite | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.EventConsumerSecret:
        """Register an event consumer. Registers in the older API: PUSH with a URL, PULL without. The secret is shown this once."""
        return self._call("POST", self._below(), m.EventConsumerSecret, body=body, headers={"Idempotency-Key": idempotency_key})

    def get(self, record: Id) -> m.EventConsumer:
        """Get an event consumer. One consumer with its state."""
        return self._call("GET", self._below(id_text(record)), m.EventConsumer)

    def delete(self, record: Id) -> None:
        """Delete an event consumer. Nothing is delivered to it from then on."""
        self._call("DELETE", self._below(id_text(record)), type(None))

    def resume(self, record: Id, *, idempotency_key: str | None = None) -> m.EventConsumer:
        """Resume an event consumer. Delivers again after a suspension (ours)."""
        return self._call("POST", self._below(id_text(record), "resume"), m.EventConsumer, headers={"Idempotency-Key": idempotency_key})

    def messages(self, record: Id, *, wait: float | None = None) -> builtins.list[m.ConsumerMessage]:
        """Take the messages of an event consumer. The next messages, at most 10; they come again until they are acknowledged."""
        return self._call("GET", self._below(id_text(record), "messages"), builtins.list[m.ConsumerMessage], params={"wait": wait})

    def acknowledge(self, record: Id, body: m.Acknowledge | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.Acknowledged:
        """Acknowledge messages of an event consumer. Messages that are acknowledged don't come again."""
        return self._call("POST", self._below(id_text(record), "messages", "acknowledge"), m.Acknowledged, body=body, headers={"Idempotency-Key": idempotency_key})


class ExtraFields(Reads[m.ExtraFieldDefinition], Creates[m.ExtraFieldDefinition, m.ExtraFieldDefinitionWrite], Updates[m.ExtraFieldDefinition, m.ExtraFieldDefinitionWrite, m.ExtraFieldDefinitionPatch], Deletes, History, Archives[m.ExtraFieldDefinition], Locks[m.ExtraFieldDefinition]):
    """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""

    record = m.ExtraFieldDefinition

    def list(self, **query: Unpack[q.ExtraFieldsQuery]) -> Listing[m.ExtraFieldDefinition]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ExtraFieldDefinition, query, q.ExtraFieldsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class GeneralLedgerAccounts(Reads[m.GeneralLedgerAccount], Creates[m.GeneralLedgerAccount, m.GeneralLedgerAccountWrite], Updates[m.GeneralLedgerAccount, m.GeneralLedgerAccountWrite, m.GeneralLedgerAccountPatch], Deletes, History, Archives[m.GeneralLedgerAccount], Locks[m.GeneralLedgerAccount]):
    """An account of the general ledger that sales and purchases are booked on."""

    record = m.GeneralLedgerAccount

    def list(self, **query: Unpack[q.GeneralLedgerAccountsQuery]) -> Listing[m.GeneralLedgerAccount]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.GeneralLedgerAccount, query, q.GeneralLedgerAccountsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class HourTypes(Reads[m.HourType], Creates[m.HourType, m.HourTypeWrite], Updates[m.HourType, m.HourTypeWrite, m.HourTypePatch], Deletes, History, Archives[m.HourType], Locks[m.HourType]):
    """A kind of hours: worked, or away from work."""

    record = m.HourType

    def list(self, **query: Unpack[q.HourTypesQuery]) -> Listing[m.HourType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.HourType, query, q.HourTypesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Images(Resource):
    """`/images`."""

    def download(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a picture. The picture, at most 1600 pixels wide and high. They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record)), to, progress)

    def thumbnail(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a small picture. The picture, at most 256 pixels wide and high (ours). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "thumbnail"), to, progress)


class Installations(Reads[m.Installation], Creates[m.Installation, m.InstallationWrite], Updates[m.Installation, m.InstallationWrite, m.InstallationPatch], Deletes, History, Archives[m.Installation], Locks[m.Installation]):
    """A machine, a tool or an installation that is looked after one by one."""

    record = m.Installation

    def list(self, **query: Unpack[q.InstallationsQuery]) -> Listing[m.Installation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Installation, query, q.InstallationsQuery)

    def maintenance_schedules(self, record: Id) -> InstallationsMaintenanceSchedules:
        """What belongs to a record: Maintenance that is due again and again."""
        return InstallationsMaintenanceSchedules(self._transport, self._below(id_text(record), "maintenance-schedules"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class InstallationsMaintenanceSchedules(Reads[m.InstallationMaintenanceSchedule], Creates[m.InstallationMaintenanceSchedule, m.InstallationMaintenanceScheduleWrite], Updates[m.InstallationMaintenanceSchedule, m.InstallationMaintenanceScheduleWrite, m.InstallationMaintenanceSchedulePatch], Deletes):
    """Maintenance that is due again and again."""

    record = m.InstallationMaintenanceSchedule

    def list(self, **query: Unpack[q.InstallationsMaintenanceSchedulesQuery]) -> Listing[m.InstallationMaintenanceSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.InstallationMaintenanceSchedule, query, q.InstallationsMaintenanceSchedulesQuery)


class Journals(Reads[m.Journal], Creates[m.Journal, m.JournalWrite], Updates[m.Journal, m.JournalWrite, m.JournalPatch], Deletes, History, Archives[m.Journal], Locks[m.Journal]):
    """A book that invoices are numbered and booked in."""

    record = m.Journal

    def list(self, **query: Unpack[q.JournalsQuery]) -> Listing[m.Journal]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Journal, query, q.JournalsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class MaintenanceVisits(Reads[m.MaintenanceVisit], Creates[m.MaintenanceVisit, m.MaintenanceVisitWrite], Updates[m.MaintenanceVisit, m.MaintenanceVisitWrite, m.MaintenanceVisitPatch], Deletes, History, Archives[m.MaintenanceVisit], Locks[m.MaintenanceVisit]):
    """One time that maintenance is due, and what came of it."""

    record = m.MaintenanceVisit

    def list(self, **query: Unpack[q.MaintenanceVisitsQuery]) -> Listing[m.MaintenanceVisit]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaintenanceVisit, query, q.MaintenanceVisitsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def create_orders(self, body: m.MaintenanceVisitsCreateOrders | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.MaintenanceVisit:
        """Create orders of a maintenance visit. Order the maintenance that is due and not ordered yet, each with its visit: one order for each project and client, and one for each maintenance that isn't `combinable`. Once more makes nothing."""
        return self._call("POST", self._below("create-orders"), m.MaintenanceVisit, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class Materials(Reads[m.Material], Creates[m.Material, m.MaterialWrite], Updates[m.Material, m.MaterialWrite, m.MaterialPatch], Deletes, History, Archives[m.Material], Locks[m.Material]):
    """A machine, a tool or an installation that is looked after one by one."""

    record = m.Material

    def list(self, **query: Unpack[q.MaterialsQuery]) -> Listing[m.Material]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Material, query, q.MaterialsQuery)

    def maintenance_schedules(self, record: Id) -> MaterialsMaintenanceSchedules:
        """What belongs to a record: Maintenance that is due again and again."""
        return MaterialsMaintenanceSchedules(self._transport, self._below(id_text(record), "maintenance-schedules"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class MaterialsMaintenanceSchedules(Reads[m.MaterialMaintenanceSchedule], Creates[m.MaterialMaintenanceSchedule, m.MaterialMaintenanceScheduleWrite], Updates[m.MaterialMaintenanceSchedule, m.MaterialMaintenanceScheduleWrite, m.MaterialMaintenanceSchedulePatch], Deletes):
    """Maintenance that is due again and again."""

    record = m.MaterialMaintenanceSchedule

    def list(self, **query: Unpack[q.MaterialsMaintenanceSchedulesQuery]) -> Listing[m.MaterialMaintenanceSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaterialMaintenanceSchedule, query, q.MaterialsMaintenanceSchedulesQuery)


class MobilityTypes(Reads[m.MobilityType], Creates[m.MobilityType, m.MobilityTypeWrite], Updates[m.MobilityType, m.MobilityTypeWrite, m.MobilityTypePatch], Deletes, History, Archives[m.MobilityType], Locks[m.MobilityType]):
    """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with passengers, `-2` passenger, `-3` driver alone."""

    record = m.MobilityType

    def list(self, **query: Unpack[q.MobilityTypesQuery]) -> Listing[m.MobilityType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MobilityType, query, q.MobilityTypesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class NumberRanges(Reads[m.DocumentNumberRange], Creates[m.DocumentNumberRange, m.DocumentNumberRangeWrite], Updates[m.DocumentNumberRange, m.DocumentNumberRangeWrite, m.DocumentNumberRangePatch], Deletes, History, Archives[m.DocumentNumberRange], Locks[m.DocumentNumberRange]):
    """What the numbers of a module look like and which comes next; without one they are a letter, the year and four digits."""

    record = m.DocumentNumberRange

    def list(self, **query: Unpack[q.NumberRangesQuery]) -> Listing[m.DocumentNumberRange]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.DocumentNumberRange, query, q.NumberRangesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Offers(Reads[m.Offer], Creates[m.Offer, m.OfferWrite], Updates[m.Offer, m.OfferWrite, m.OfferPatch], Deletes, History, Archives[m.Offer], Locks[m.Offer]):
    """A price that a client may accept; it has a number once it has a date."""

    record = m.Offer

    def list(self, **query: Unpack[q.OffersQuery]) -> Listing[m.Offer]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Offer, query, q.OffersQuery)

    def line_items(self, record: Id) -> OffersLineItems:
        """What belongs to a record: One line of an offer."""
        return OffersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def invoice_phases(self, record: Id) -> OffersInvoicePhases:
        """What belongs to a record: A part of an offer that is invoiced as one."""
        return OffersInvoicePhases(self._transport, self._below(id_text(record), "invoice-phases"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def accept(self, record: Id, body: m.OffersAccept | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesOrder:
        """The client agrees. It is signed, gets the status of what is agreed and a date where it has none, and becomes an order with the same lines, posts, discounts and phases; without an order the answer is 200 with the offer. Accepting it again changes nothing: 200."""
        return self._call("POST", self._below(id_text(record), "accept"), m.SalesOrder, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def copy(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Offer:
        """Make a draft of the same lines, posts, discounts and phases."""
        return self._call("POST", self._below(id_text(record), "copy"), m.Offer, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def price_request(self, record: Id, body: m.OffersPriceRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceRequest:
        """A draft that asks suppliers for the price of its lines, with an empty quote of each of them."""
        return self._call("POST", self._below(id_text(record), "price-request"), m.PriceRequest, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get an offer as PDF. What is offered, on paper, in the client's language; or a bill of what of one kind it takes, without prices. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class OffersInvoicePhases(Reads[m.OfferInvoicePhase], Creates[m.OfferInvoicePhase, m.OfferInvoicePhaseWrite], Updates[m.OfferInvoicePhase, m.OfferInvoicePhaseWrite, m.OfferInvoicePhasePatch], Deletes):
    """A part of an offer that is invoiced as one."""

    record = m.OfferInvoicePhase

    def list(self, **query: Unpack[q.OffersInvoicePhasesQuery]) -> Listing[m.OfferInvoicePhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.OfferInvoicePhase, query, q.OffersInvoicePhasesQuery)


class OffersLineItems(Reads[m.OfferLineItem], Creates[m.OfferLineItem, m.OfferLineItemWrite], Updates[m.OfferLineItem, m.OfferLineItemWrite, m.OfferLineItemPatch], Deletes):
    """One line of an offer."""

    record = m.OfferLineItem

    def list(self, **query: Unpack[q.OffersLineItemsQuery]) -> Listing[m.OfferLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.OfferLineItem, query, q.OffersLineItemsQuery)


class PaymentConditions(Reads[m.PaymentCondition], Creates[m.PaymentCondition, m.PaymentConditionWrite], Updates[m.PaymentCondition, m.PaymentConditionWrite, m.PaymentConditionPatch], Deletes, History, Archives[m.PaymentCondition], Locks[m.PaymentCondition]):
    """How long one has to pay."""

    record = m.PaymentCondition

    def list(self, **query: Unpack[q.PaymentConditionsQuery]) -> Listing[m.PaymentCondition]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PaymentCondition, query, q.PaymentConditionsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PaymentFiles(Reads[m.PaymentFile], Creates[m.PaymentFile, m.PaymentFileWrite], Updates[m.PaymentFile, m.PaymentFileWrite, m.PaymentFilePatch], Deletes, History, Archives[m.PaymentFile], Locks[m.PaymentFile]):
    """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that pays a confidential invoice is confidential too."""

    record = m.PaymentFile

    def list(self, **query: Unpack[q.PaymentFilesQuery]) -> Listing[m.PaymentFile]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PaymentFile, query, q.PaymentFilesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def close(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """Close it for the bank: its invoices are in a payment file, and no other file pays that part of them. Closing it again changes nothing."""
        answer: m.PaymentFile = self._act(record, "close", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def paid(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """The bank has paid: so are its invoices, or the parts of them. Once more changes nothing."""
        answer: m.PaymentFile = self._act(record, "paid", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def reopen(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PaymentFile:
        """Take it back: it is a draft again, and its invoices are open again."""
        answer: m.PaymentFile = self._act(record, "reopen", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def pain001(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a payment file as PAIN001. The file for the bank, pain.001.001.09: a transfer for each payment, on the day of the file or the last one of the invoice, and one for each part that is withheld. 409 while it is a draft. The same file is always the same bytes, until it is reopened. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pain001"), to, progress)


class PlanningItems(Reads[m.PlanningItem], Creates[m.PlanningItem, m.PlanningItemWrite], Updates[m.PlanningItem, m.PlanningItemWrite, m.PlanningItemPatch], Deletes, History, Archives[m.PlanningItem], Locks[m.PlanningItem]):
    """Work, or an absence, that stands in the planning."""

    record = m.PlanningItem

    def list(self, **query: Unpack[q.PlanningItemsQuery]) -> Listing[m.PlanningItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningItem, query, q.PlanningItemsQuery)

    def line_items(self, record: Id) -> PlanningItemsLineItems:
        """What belongs to a record: One line of a planning item."""
        return PlanningItemsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def work_order(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """A work order for it, with its clients, project, order, company, address, reference, installations and equipment, on its day, for the user who is its first employee."""
        return self._call("POST", self._below(id_text(record), "work-order"), m.WorkOrder, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def move(self, record: Id, body: m.PlanningItemsMove | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PlanningItem:
        """To other times, or other employees."""
        answer: m.PlanningItem = self._act(record, "move", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def conflicts(self, *, from_date: str, to_date: str, employee_id: str | None = None) -> builtins.list[m.PlanningConflict]:
        """Conflicts of planning items. Employees who are in two places at once, away, or without a certificate that holds on the last day of the item. A certificate of which a later one has the same name is left out."""
        return self._call("GET", self._below("conflicts"), builtins.list[m.PlanningConflict], params={"fromDate": from_date, "toDate": to_date, "employeeId": employee_id})


class PlanningItemsLineItems(Reads[m.PlanningItemLineItem], Creates[m.PlanningItemLineItem, m.PlanningItemLineItemWrite], Updates[m.PlanningItemLineItem, m.PlanningItemLineItemWrite, m.PlanningItemLineItemPatch], Deletes):
    """One line of a planning item."""

    record = m.PlanningItemLineItem

    def list(self, **query: Unpack[q.PlanningItemsLineItemsQuery]) -> Listing[m.PlanningItemLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningItemLineItem, query, q.PlanningItemsLineItemsQuery)


class PlanningRecurrences(Reads[m.PlanningRecurrence], Creates[m.PlanningRecurrence, m.PlanningRecurrenceWrite], Updates[m.PlanningRecurrence, m.PlanningRecurrenceWrite, m.PlanningRecurrencePatch], Deletes, History, Archives[m.PlanningRecurrence], Locks[m.PlanningRecurrence]):
    """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on which it is made; one that is changed by hand keeps its own values."""

    record = m.PlanningRecurrence

    def list(self, **query: Unpack[q.PlanningRecurrencesQuery]) -> Listing[m.PlanningRecurrence]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningRecurrence, query, q.PlanningRecurrencesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PlanningTypes(Reads[m.PlanningType], Creates[m.PlanningType, m.PlanningTypeWrite], Updates[m.PlanningType, m.PlanningTypeWrite, m.PlanningTypePatch], Deletes, History, Archives[m.PlanningType], Locks[m.PlanningType]):
    """A kind of planning item, with its colour on the board."""

    record = m.PlanningType

    def list(self, **query: Unpack[q.PlanningTypesQuery]) -> Listing[m.PlanningType]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PlanningType, query, q.PlanningTypesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Posts(Reads[m.Post], Creates[m.Post, m.PostWrite], Updates[m.Post, m.PostWrite, m.PostPatch], Deletes, History, Archives[m.Post], Locks[m.Post]):
    """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""

    record = m.Post

    def list(self, **query: Unpack[q.PostsQuery]) -> Listing[m.Post]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Post, query, q.PostsQuery)

    def lines(self, record: Id) -> PostsLines:
        """What belongs to a record: An article or a free text that a post is made of."""
        return PostsLines(self._transport, self._below(id_text(record), "lines"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class PostsLines(Reads[m.PostLine], Creates[m.PostLine, m.PostLineWrite], Updates[m.PostLine, m.PostLineWrite, m.PostLinePatch], Deletes):
    """An article or a free text that a post is made of."""

    record = m.PostLine

    def list(self, **query: Unpack[q.PostsLinesQuery]) -> Listing[m.PostLine]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PostLine, query, q.PostsLinesQuery)


class PresenceRegistrations(Reads[m.PresenceRegistration], Creates[m.PresenceRegistration, m.PresenceRegistrationWrite], Updates[m.PresenceRegistration, m.PresenceRegistrationWrite, m.PresenceRegistrationPatch], Deletes, History, Archives[m.PresenceRegistration], Locks[m.PresenceRegistration]):
    """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""

    record = m.PresenceRegistration

    def list(self, **query: Unpack[q.PresenceRegistrationsQuery]) -> Listing[m.PresenceRegistration]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PresenceRegistration, query, q.PresenceRegistrationsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PriceGroups(Reads[m.PriceGroup], Creates[m.PriceGroup, m.PriceGroupWrite], Updates[m.PriceGroup, m.PriceGroupWrite, m.PriceGroupPatch], Deletes, History, Archives[m.PriceGroup], Locks[m.PriceGroup]):
    """Clients for whom articles have the same prices: tier prices are per group."""

    record = m.PriceGroup

    def list(self, **query: Unpack[q.PriceGroupsQuery]) -> Listing[m.PriceGroup]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceGroup, query, q.PriceGroupsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PriceIndices(Reads[m.PriceIndex], Creates[m.PriceIndex, m.PriceIndexWrite], Updates[m.PriceIndex, m.PriceIndexWrite, m.PriceIndexPatch], Deletes, History, Archives[m.PriceIndex], Locks[m.PriceIndex]):
    """What an index was in one month: by indices of wages and materials the price of a contract is revised."""

    record = m.PriceIndex

    def list(self, **query: Unpack[q.PriceIndicesQuery]) -> Listing[m.PriceIndex]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceIndex, query, q.PriceIndicesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PriceRequests(Reads[m.PriceRequest], Creates[m.PriceRequest, m.PriceRequestWrite], Updates[m.PriceRequest, m.PriceRequestWrite, m.PriceRequestPatch], Deletes, History, Archives[m.PriceRequest], Locks[m.PriceRequest]):
    """A question to several suppliers: at what price, and when?"""

    record = m.PriceRequest

    def list(self, **query: Unpack[q.PriceRequestsQuery]) -> Listing[m.PriceRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceRequest, query, q.PriceRequestsQuery)

    def line_items(self, record: Id) -> PriceRequestsLineItems:
        """What belongs to a record: Something that is to be quoted."""
        return PriceRequestsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def quotes(self, record: Id) -> PriceRequestsQuotes:
        """What belongs to a record: The quote of one supplier."""
        return PriceRequestsQuotes(self._transport, self._below(id_text(record), "quotes"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def send(self, record: Id, body: m.PriceRequestsSend | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceRequest:
        """Ask its suppliers, each by an e-mail of its own, that is queued. Once more asks those only who were not asked yet, or whose e-mail failed."""
        answer: m.PriceRequest = self._act(record, "send", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class PriceRequestsLineItems(Reads[m.PriceRequestLineItem], Creates[m.PriceRequestLineItem, m.PriceRequestLineItemWrite], Updates[m.PriceRequestLineItem, m.PriceRequestLineItemWrite, m.PriceRequestLineItemPatch], Deletes):
    """Something that is to be quoted."""

    record = m.PriceRequestLineItem

    def list(self, **query: Unpack[q.PriceRequestsLineItemsQuery]) -> Listing[m.PriceRequestLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceRequestLineItem, query, q.PriceRequestsLineItemsQuery)


class PriceRequestsQuotes(Reads[m.PriceQuote], Creates[m.PriceQuote, m.PriceQuoteWrite], Updates[m.PriceQuote, m.PriceQuoteWrite, m.PriceQuotePatch], Deletes):
    """The quote of one supplier."""

    record = m.PriceQuote

    def list(self, **query: Unpack[q.PriceRequestsQuotesQuery]) -> Listing[m.PriceQuote]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PriceQuote, query, q.PriceRequestsQuotesQuery)

    def choose(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PriceQuote:
        """Take this quote, and none of the others. The lines of the offer that were asked about cost what it says, and name its supplier; those of posts keep the cost of their post. Choosing it again changes nothing."""
        answer: m.PriceQuote = self._act(record, "choose", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def order(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Order what it quotes at its supplier, at its prices."""
        return self._call("POST", self._below(id_text(record), "order"), m.PurchaseSupplyOrder, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class Profile(Resource):
    """`/profile`."""

    def get(self) -> m.Profile:
        """Get the caller. Who is calling, for which tenant."""
        return self._call("GET", self._below(), m.Profile)

    def password(self, body: m.PasswordChange | Mapping[str, Any], *, idempotency_key: str | None = None) -> None:
        """Change one's own password. The sessions of before end (ours)."""
        self._call("POST", self._below("password"), type(None), body=body, headers={"Idempotency-Key": idempotency_key})


class ProgressStatements(Reads[m.ProgressStatement], Creates[m.ProgressStatement, m.ProgressStatementWrite], Updates[m.ProgressStatement, m.ProgressStatementWrite, m.ProgressStatementPatch], Deletes, History, Archives[m.ProgressStatement], Locks[m.ProgressStatement]):
    """How far the work of a contract is. It asks for what was done since the statement before it."""

    record = m.ProgressStatement

    def list(self, **query: Unpack[q.ProgressStatementsQuery]) -> Listing[m.ProgressStatement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProgressStatement, query, q.ProgressStatementsQuery)

    def line_items(self, record: Id) -> ProgressStatementsLineItems:
        """What belongs to a record: How far one line of the contract is."""
        return ProgressStatementsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ProgressStatement:
        """Agree on it: from now on its lines stay. Approving it again changes nothing."""
        answer: m.ProgressStatement = self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def invoice(self, record: Id, body: m.ProgressStatementsInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make the draft of its invoice: one line for each VAT rate, or one for each of its lines, by `strategy`."""
        return self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a progress statement as PDF. The statement on paper, in the client's language: of each line the contract, and what was done before, now and in all. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class ProgressStatementsLineItems(Reads[m.ProgressStatementLineItem], Creates[m.ProgressStatementLineItem, m.ProgressStatementLineItemWrite], Updates[m.ProgressStatementLineItem, m.ProgressStatementLineItemWrite, m.ProgressStatementLineItemPatch], Deletes):
    """How far one line of the contract is."""

    record = m.ProgressStatementLineItem

    def list(self, **query: Unpack[q.ProgressStatementsLineItemsQuery]) -> Listing[m.ProgressStatementLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProgressStatementLineItem, query, q.ProgressStatementsLineItemsQuery)


class ProjectSupplyRoutes(Reads[m.ProjectSupplyRoute], Creates[m.ProjectSupplyRoute, m.ProjectSupplyRouteWrite], Updates[m.ProjectSupplyRoute, m.ProjectSupplyRouteWrite, m.ProjectSupplyRoutePatch], Deletes, History, Archives[m.ProjectSupplyRoute], Locks[m.ProjectSupplyRoute]):
    """A way in which an article gets to a project: from stock, or straight from the supplier."""

    record = m.ProjectSupplyRoute

    def list(self, **query: Unpack[q.ProjectSupplyRoutesQuery]) -> Listing[m.ProjectSupplyRoute]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ProjectSupplyRoute, query, q.ProjectSupplyRoutesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Projects(Reads[m.Project], Creates[m.Project, m.ProjectWrite], Updates[m.Project, m.ProjectWrite, m.ProjectPatch], Deletes, History, Archives[m.Project], Locks[m.Project]):
    """Work that is planned, done and calculated afterwards as one."""

    record = m.Project

    def list(self, **query: Unpack[q.ProjectsQuery]) -> Listing[m.Project]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Project, query, q.ProjectsQuery)

    def execution_phases(self, record: Id) -> ProjectsExecutionPhases:
        """What belongs to a record: A phase of a project, by which it is planned."""
        return ProjectsExecutionPhases(self._transport, self._below(id_text(record), "execution-phases"))

    def building_partners(self, record: Id) -> ProjectsBuildingPartners:
        """What belongs to a record: Someone who takes part in a project: a client, a supplier, or a contact at a client."""
        return ProjectsBuildingPartners(self._transport, self._below(id_text(record), "building-partners"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def progress_statements(self, record: Id, body: m.ProjectsProgressStatements | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.ProgressStatement:
        """Make its next progress statement. The lines of the contract go on where the last one ended."""
        return self._call("POST", self._below(id_text(record), "progress-statements"), m.ProgressStatement, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class ProjectsBuildingPartners(Reads[m.BuildingPartner], Creates[m.BuildingPartner, m.BuildingPartnerWrite], Updates[m.BuildingPartner, m.BuildingPartnerWrite, m.BuildingPartnerPatch], Deletes):
    """Someone who takes part in a project: a client, a supplier, or a contact at a client."""

    record = m.BuildingPartner

    def list(self, **query: Unpack[q.ProjectsBuildingPartnersQuery]) -> Listing[m.BuildingPartner]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.BuildingPartner, query, q.ProjectsBuildingPartnersQuery)


class ProjectsExecutionPhases(Reads[m.ExecutionPhase], Creates[m.ExecutionPhase, m.ExecutionPhaseWrite], Updates[m.ExecutionPhase, m.ExecutionPhaseWrite, m.ExecutionPhasePatch], Deletes):
    """A phase of a project, by which it is planned."""

    record = m.ExecutionPhase

    def list(self, **query: Unpack[q.ProjectsExecutionPhasesQuery]) -> Listing[m.ExecutionPhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ExecutionPhase, query, q.ProjectsExecutionPhasesQuery)


class PublicHolidays(Reads[m.PublicHoliday], Creates[m.PublicHoliday, m.PublicHolidayWrite], Updates[m.PublicHoliday, m.PublicHolidayWrite, m.PublicHolidayPatch], Deletes, History, Archives[m.PublicHoliday], Locks[m.PublicHoliday]):
    """A day on which nobody works."""

    record = m.PublicHoliday

    def list(self, **query: Unpack[q.PublicHolidaysQuery]) -> Listing[m.PublicHoliday]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PublicHoliday, query, q.PublicHolidaysQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class PurchaseInvoices(Reads[m.PurchaseInvoice], Creates[m.PurchaseInvoice, m.PurchaseInvoiceWrite], Updates[m.PurchaseInvoice, m.PurchaseInvoiceWrite, m.PurchaseInvoicePatch], Deletes, History, Archives[m.PurchaseInvoice], Locks[m.PurchaseInvoice]):
    """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""

    record = m.PurchaseInvoice

    def list(self, **query: Unpack[q.PurchaseInvoicesQuery]) -> Listing[m.PurchaseInvoice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseInvoice, query, q.PurchaseInvoicesQuery)

    def line_items(self, record: Id) -> PurchaseInvoicesLineItems:
        """What belongs to a record: One line of a purchase invoice."""
        return PurchaseInvoicesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def start_approval_request(self, record: Id, body: m.PurchaseInvoicesStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        answer: m.PurchaseInvoice = self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing. Where the flow asks for a second person, or did so when approval was asked for, not by who asked for it last, nor, of what nobody was asked about, by who made it."""
        answer: m.PurchaseInvoice = self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def mark_sent_to_accountant(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Note that the accountant has it; its approval must be finished where somebody is asked, or its supplier has a flow. Noting it again changes nothing."""
        answer: m.PurchaseInvoice = self._act(record, "mark-sent-to-accountant", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def create_supplier(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Supplier:
        """Make a supplier of the sender of the electronic invoice, and set it. Not while there is one."""
        return self._call("POST", self._below(id_text(record), "create-supplier"), m.Supplier, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class PurchaseInvoicesLineItems(Reads[m.PurchaseInvoiceLineItem], Creates[m.PurchaseInvoiceLineItem, m.PurchaseInvoiceLineItemWrite], Updates[m.PurchaseInvoiceLineItem, m.PurchaseInvoiceLineItemWrite, m.PurchaseInvoiceLineItemPatch], Deletes):
    """One line of a purchase invoice."""

    record = m.PurchaseInvoiceLineItem

    def list(self, **query: Unpack[q.PurchaseInvoicesLineItemsQuery]) -> Listing[m.PurchaseInvoiceLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseInvoiceLineItem, query, q.PurchaseInvoicesLineItemsQuery)


class PurchaseSupplyOrders(Reads[m.PurchaseSupplyOrder], Creates[m.PurchaseSupplyOrder, m.PurchaseSupplyOrderWrite], Updates[m.PurchaseSupplyOrder, m.PurchaseSupplyOrderWrite, m.PurchaseSupplyOrderPatch], Deletes, History, Archives[m.PurchaseSupplyOrder], Locks[m.PurchaseSupplyOrder]):
    """What is ordered at a supplier, and how much of it has come."""

    record = m.PurchaseSupplyOrder

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersQuery]) -> Listing[m.PurchaseSupplyOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseSupplyOrder, query, q.PurchaseSupplyOrdersQuery)

    def line_items(self, record: Id) -> PurchaseSupplyOrdersLineItems:
        """What belongs to a record: One line of a purchase supply order."""
        return PurchaseSupplyOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def receipts(self, record: Id) -> PurchaseSupplyOrdersReceipts:
        """What belongs to a record: What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""
        return PurchaseSupplyOrdersReceipts(self._transport, self._below(id_text(record), "receipts"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def start_approval_request(self, record: Id, body: m.PurchaseSupplyOrdersStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Ask for approval. Not while it is asked for already, nor once it is approved; after a refusal anew."""
        answer: m.PurchaseSupplyOrder = self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing. Where the flow asks for a second person, or did so when approval was asked for, not by who asked for it last, nor, of what nobody was asked about, by who made it."""
        answer: m.PurchaseSupplyOrder = self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def receive(self, record: Id, body: m.PurchaseSupplyOrdersReceive | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseSupplyOrder:
        """Receive lines, in part too: the stock comes in by a stock change. Units below zero go back. More than was ordered is taken, and told. Nothing left to receive changes nothing."""
        answer: m.PurchaseSupplyOrder = self._act(record, "receive", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def to_purchase_invoice(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseInvoice:
        """Make an invoice of what was received of it and not invoiced, to compare with that of the supplier."""
        return self._call("POST", self._below(id_text(record), "to-purchase-invoice"), m.PurchaseInvoice, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a purchase supply order as PDF. The order on paper, in the supplier's language. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)

    def quick_order(self, body: m.PurchaseSupplyOrdersQuickOrder | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.PurchaseSupplyOrder:
        """Quick order of a purchase supply order. Order articles at their preferred suppliers: one order for each of these."""
        return self._call("POST", self._below("quick-order"), m.PurchaseSupplyOrder, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})

    def reorder(self, body: m.PurchaseSupplyOrdersReorder | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.PurchaseSupplyOrder:
        """Reorder a purchase supply order. Order what is missing (`/articles?reorderQuantityFrom=0.000001`), in whole packings and no less than the supplier takes: one order for each preferred supplier."""
        return self._call("POST", self._below("reorder"), m.PurchaseSupplyOrder, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class PurchaseSupplyOrdersLineItems(Reads[m.PurchaseSupplyOrderLineItem], Creates[m.PurchaseSupplyOrderLineItem, m.PurchaseSupplyOrderLineItemWrite], Updates[m.PurchaseSupplyOrderLineItem, m.PurchaseSupplyOrderLineItemWrite, m.PurchaseSupplyOrderLineItemPatch], Deletes):
    """One line of a purchase supply order."""

    record = m.PurchaseSupplyOrderLineItem

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersLineItemsQuery]) -> Listing[m.PurchaseSupplyOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseSupplyOrderLineItem, query, q.PurchaseSupplyOrdersLineItemsQuery)


class PurchaseSupplyOrdersReceipts(Reads[m.PurchaseReceipt]):
    """What came of a line at one time. `receive` of the order makes it, and a patch of `receivedAmount`."""

    record = m.PurchaseReceipt

    def list(self, **query: Unpack[q.PurchaseSupplyOrdersReceiptsQuery]) -> Listing[m.PurchaseReceipt]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.PurchaseReceipt, query, q.PurchaseSupplyOrdersReceiptsQuery)

    def undo(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.PurchaseReceipt:
        """Take it back: its line lacks it again, and the stock goes out by a stock change of its own. Once undone it stays so."""
        answer: m.PurchaseReceipt = self._act(record, "undo", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class RecordComments(Reads[m.Comment], Creates[m.Comment, m.CommentWrite], Updates[m.Comment, m.CommentWrite, m.CommentPatch], Deletes):
    """What somebody says about a record. Whoever may read the record may read it."""

    record = m.Comment

    def list(self, **query: Unpack[q.RecordCommentsQuery]) -> Listing[m.Comment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Comment, query, q.RecordCommentsQuery)


class RecordContacts(Reads[m.ClientContact], Creates[m.ClientContact, m.ClientContactWrite], Updates[m.ClientContact, m.ClientContactWrite, m.ClientContactPatch], Deletes):
    """A person at a client."""

    record = m.ClientContact

    def list(self, **query: Unpack[q.RecordContactsQuery]) -> Listing[m.ClientContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.ClientContact, query, q.RecordContactsQuery)


class RecordEmails(Reads[m.Email], Creates[m.Email, m.EmailWrite], Updates[m.Email, m.EmailWrite, m.EmailPatch], Deletes):
    """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""

    record = m.Email

    def list(self, **query: Unpack[q.RecordEmailsQuery]) -> Listing[m.Email]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Email, query, q.RecordEmailsQuery)


class Roles(Reads[m.Role], Creates[m.Role, m.RoleWrite], Updates[m.Role, m.RoleWrite, m.RolePatch], Deletes, History, Archives[m.Role], Locks[m.Role]):
    """What its users may see and change, module by module. Administrators and the operator change roles."""

    record = m.Role

    def list(self, **query: Unpack[q.RolesQuery]) -> Listing[m.Role]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Role, query, q.RolesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class SalesInvoices(Reads[m.SalesInvoice], Creates[m.SalesInvoice, m.SalesInvoiceWrite], Updates[m.SalesInvoice, m.SalesInvoiceWrite, m.SalesInvoicePatch], Deletes, History, Archives[m.SalesInvoice], Locks[m.SalesInvoice]):
    """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""

    record = m.SalesInvoice

    def list(self, **query: Unpack[q.SalesInvoicesQuery]) -> Listing[m.SalesInvoice]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoice, query, q.SalesInvoicesQuery)

    def adjusted_line_items(self, record: Id) -> SalesInvoicesAdjustedLineItems:
        """What belongs to a record: What is booked for a line that counts. It is there once the invoice is booked; those of one VAT rate come to its base."""
        return SalesInvoicesAdjustedLineItems(self._transport, self._below(id_text(record), "adjusted-line-items"))

    def line_items(self, record: Id) -> SalesInvoicesLineItems:
        """What belongs to a record: One line of an invoice."""
        return SalesInvoicesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def payments(self, record: Id) -> SalesInvoicesPayments:
        """What belongs to a record: An amount that was paid; below zero a refund."""
        return SalesInvoicesPayments(self._transport, self._below(id_text(record), "payments"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def book(self, record: Id, body: m.SalesInvoicesBook | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Book it: it gets its number and stays as it is. Booking it again changes nothing."""
        answer: m.SalesInvoice = self._act(record, "book", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def credit(self, record: Id, body: m.SalesInvoicesCredit | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make a credit note of all its lines, or of some in part, a draft."""
        return self._call("POST", self._below(id_text(record), "credit"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def release(self, record: Id, body: m.SalesInvoicesRelease | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Let what is retained be paid, all or a part. With nothing retained it changes nothing."""
        answer: m.SalesInvoice = self._act(record, "release", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def remind(self, record: Id, body: m.SalesInvoicesRemind | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Remind the client: count, day and the status of that reminder, and an e-mail with the PDF. Where no address is known it is only noted, with a warning."""
        answer: m.SalesInvoice = self._act(record, "remind", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def send(self, record: Id, body: m.SalesInvoicesSend | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Queue it: for the Peppol network, `peppolStatus` says where it is, or by e-mail with the PDF attached, to the contact, else the client. Refused, naming all that is missing, where no valid electronic invoice can be made of it, or nobody's address is known. What is queued, or was sent over Peppol, is not queued again."""
        answer: m.SalesInvoice = self._act(record, "send", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def mark_sent_to_accountant(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Note that the accountant has it. Noting it again changes nothing."""
        answer: m.SalesInvoice = self._act(record, "mark-sent-to-accountant", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def ubl(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales invoice as UBL. The electronic invoice: UBL 2.1, as Peppol BIS Billing 3.0 wants it. 409 says what is missing for one. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "ubl"), to, progress)

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales invoice as PDF. The invoice on paper, in the client's language: PDF/A-3 with the electronic invoice inside, where one can be made of it. A draft is a pro forma, and says so; what is booked is none. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)

    def collect(self, body: m.SalesInvoicesCollect | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None, if_match: str | None = None) -> m.SalesInvoice:
        """Collect a sales invoice. Make draft invoices of several orders, work orders and purchases, with a heading for each. The answer is an array."""
        return self._call("POST", self._below("collect"), m.SalesInvoice, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match})


class SalesInvoicesAdjustedLineItems(Reads[m.SalesInvoiceAdjustedLineItem]):
    """What is booked for a line that counts. It is there once the invoice is booked; those of one VAT rate come to its base."""

    record = m.SalesInvoiceAdjustedLineItem

    def list(self, **query: Unpack[q.SalesInvoicesAdjustedLineItemsQuery]) -> Listing[m.SalesInvoiceAdjustedLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoiceAdjustedLineItem, query, q.SalesInvoicesAdjustedLineItemsQuery)


class SalesInvoicesLineItems(Reads[m.SalesInvoiceLineItem], Creates[m.SalesInvoiceLineItem, m.SalesInvoiceLineItemWrite], Updates[m.SalesInvoiceLineItem, m.SalesInvoiceLineItemWrite, m.SalesInvoiceLineItemPatch], Deletes):
    """One line of an invoice."""

    record = m.SalesInvoiceLineItem

    def list(self, **query: Unpack[q.SalesInvoicesLineItemsQuery]) -> Listing[m.SalesInvoiceLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoiceLineItem, query, q.SalesInvoicesLineItemsQuery)


class SalesInvoicesPayments(Reads[m.SalesInvoicePayment], Creates[m.SalesInvoicePayment, m.SalesInvoicePaymentWrite], Updates[m.SalesInvoicePayment, m.SalesInvoicePaymentWrite, m.SalesInvoicePaymentPatch], Deletes):
    """An amount that was paid; below zero a refund."""

    record = m.SalesInvoicePayment

    def list(self, **query: Unpack[q.SalesInvoicesPaymentsQuery]) -> Listing[m.SalesInvoicePayment]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesInvoicePayment, query, q.SalesInvoicesPaymentsQuery)


class SalesOrders(Reads[m.SalesOrder], Creates[m.SalesOrder, m.SalesOrderWrite], Updates[m.SalesOrder, m.SalesOrderWrite, m.SalesOrderPatch], Deletes, History, Archives[m.SalesOrder], Locks[m.SalesOrder]):
    """What a client ordered."""

    record = m.SalesOrder

    def list(self, **query: Unpack[q.SalesOrdersQuery]) -> Listing[m.SalesOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrder, query, q.SalesOrdersQuery)

    def line_items(self, record: Id) -> SalesOrdersLineItems:
        """What belongs to a record: One line of an order."""
        return SalesOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def invoice_phases(self, record: Id) -> SalesOrdersInvoicePhases:
        """What belongs to a record: A part of an order that is invoiced as one: an advance, or the rest."""
        return SalesOrdersInvoicePhases(self._transport, self._below(id_text(record), "invoice-phases"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def invoice(self, record: Id, body: m.SalesOrdersInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make a draft invoice of what is to be invoiced of it, less the advances that were invoiced."""
        return self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def deliver(self, record: Id, body: m.SalesOrdersDeliver | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Delivery:
        """Make a delivery of its lines, which counts once it is delivered."""
        return self._call("POST", self._below(id_text(record), "deliver"), m.Delivery, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def work_order(self, record: Id, body: m.SalesOrdersWorkOrder | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """A work order for it, with its clients, project, company, address and reference, for the user who is responsible. It has no lines yet."""
        return self._call("POST", self._below(id_text(record), "work-order"), m.WorkOrder, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def order_supplies(self, record: Id, body: m.SalesOrdersOrderSupplies | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> dict[str, Any]:
        """Order its articles at their preferred suppliers, a draft for each: by default what is neither ordered nor delivered yet."""
        return self._call("POST", self._below(id_text(record), "order-supplies"), dict[str, Any], body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a sales order as PDF. The confirmation of the order, in the client's language; as a pro forma it says that it is no invoice. TIME_AND_MATERIAL is what its work orders come to up to now. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class SalesOrdersInvoicePhases(Reads[m.SalesOrderInvoicePhase], Creates[m.SalesOrderInvoicePhase, m.SalesOrderInvoicePhaseWrite], Updates[m.SalesOrderInvoicePhase, m.SalesOrderInvoicePhaseWrite, m.SalesOrderInvoicePhasePatch], Deletes):
    """A part of an order that is invoiced as one: an advance, or the rest."""

    record = m.SalesOrderInvoicePhase

    def list(self, **query: Unpack[q.SalesOrdersInvoicePhasesQuery]) -> Listing[m.SalesOrderInvoicePhase]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrderInvoicePhase, query, q.SalesOrdersInvoicePhasesQuery)

    def invoice(self, record: Id, body: m.SalesOrdersInvoicePhasesInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """Make the draft of its invoice: an advance, or of the last phase all that is open, less the advances."""
        return self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})


class SalesOrdersLineItems(Reads[m.SalesOrderLineItem], Creates[m.SalesOrderLineItem, m.SalesOrderLineItemWrite], Updates[m.SalesOrderLineItem, m.SalesOrderLineItemWrite, m.SalesOrderLineItemPatch], Deletes):
    """One line of an order."""

    record = m.SalesOrderLineItem

    def list(self, **query: Unpack[q.SalesOrdersLineItemsQuery]) -> Listing[m.SalesOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SalesOrderLineItem, query, q.SalesOrdersLineItemsQuery)


class Settings(Resource):
    """`/settings`."""

    def get(self) -> m.Settings:
        """Get a setting. Relations are null unless included."""
        return self._call("GET", self._below(), m.Settings)

    def replace(self, body: m.SettingsWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.Settings:
        """Replace a setting. A member that is left out gets its default; children that aren't named stay. What GET answers may be sent back as it is."""
        return self._call("PUT", self._below(), m.Settings, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"})

    def patch(self, body: m.SettingsPatch | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.Settings:
        """Change a setting. `application/merge-patch+json` (RFC 7396) or `application/json-patch+json` (RFC 6902); any other content type is 415."""
        return self._call("PATCH", self._below(), m.Settings, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"}, content_type="application/merge-patch+json")

    def history(self, *, before: int | None = None, from_: dt.datetime | None = None, to: dt.datetime | None = None, user_id: str | None = None, member: str | None = None) -> builtins.list[m.Change]:
        """Get the history of a setting. Who changed what of the record and of its children, the latest first, at most 200 at once (ours). `Link` has the next page, as `rel="next"`. A deleted record has its history too."""
        return self._call("GET", self._below("history"), builtins.list[m.Change], params={"before": before, "from": from_, "to": to, "userId": user_id, "member": member})


class Settlements(Reads[m.Settlement], Creates[m.Settlement, m.SettlementWrite], Updates[m.Settlement, m.SettlementWrite, m.SettlementPatch], Deletes, History, Archives[m.Settlement], Locks[m.Settlement]):
    """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""

    record = m.Settlement

    def list(self, **query: Unpack[q.SettlementsQuery]) -> Listing[m.Settlement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Settlement, query, q.SettlementsQuery)

    def line_items(self, record: Id) -> SettlementsLineItems:
        """What belongs to a record: One line of a settlement; what is left out has a quantity below 0."""
        return SettlementsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def accept(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Settlement:
        """The client agrees: it gets its day of approval and the status of what is agreed. Accepting it again changes nothing."""
        answer: m.Settlement = self._act(record, "accept", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def copy(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Settlement:
        """Make a draft of the same lines, posts and discounts."""
        return self._call("POST", self._below(id_text(record), "copy"), m.Settlement, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a settlement as PDF. What is offered, on paper, in the client's language; or a bill of what of one kind it takes, without prices. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class SettlementsLineItems(Reads[m.SettlementLineItem], Creates[m.SettlementLineItem, m.SettlementLineItemWrite], Updates[m.SettlementLineItem, m.SettlementLineItemWrite, m.SettlementLineItemPatch], Deletes):
    """One line of a settlement; what is left out has a quantity below 0."""

    record = m.SettlementLineItem

    def list(self, **query: Unpack[q.SettlementsLineItemsQuery]) -> Listing[m.SettlementLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SettlementLineItem, query, q.SettlementsLineItemsQuery)


class Statuses(Reads[m.Status], Creates[m.Status, m.StatusWrite], Updates[m.Status, m.StatusWrite, m.StatusPatch], Deletes, History, Archives[m.Status], Locks[m.Status]):
    """A word that says where the records of a module can stand, in the tenant's own choice."""

    record = m.Status

    def list(self, **query: Unpack[q.StatusesQuery]) -> Listing[m.Status]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Status, query, q.StatusesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class StockChanges(Reads[m.StockChange], Creates[m.StockChange, m.StockChangeWrite], Updates[m.StockChange, m.StockChangeWrite, m.StockChangePatch], Deletes, History, Archives[m.StockChange], Locks[m.StockChange]):
    """Goods that move; it counts once it is booked."""

    record = m.StockChange

    def list(self, **query: Unpack[q.StockChangesQuery]) -> Listing[m.StockChange]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockChange, query, q.StockChangesQuery)

    def line_items(self, record: Id) -> StockChangesLineItems:
        """What belongs to a record: An article that moves."""
        return StockChangesLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def book(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.StockChange:
        """Let it count. Booking it again changes nothing."""
        answer: m.StockChange = self._act(record, "book", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def unbook(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.StockChange:
        """Book the reverse: nothing is erased from the ledger."""
        answer: m.StockChange = self._act(record, "unbook", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class StockChangesLineItems(Reads[m.StockChangeLineItem], Creates[m.StockChangeLineItem, m.StockChangeLineItemWrite], Updates[m.StockChangeLineItem, m.StockChangeLineItemWrite, m.StockChangeLineItemPatch], Deletes):
    """An article that moves."""

    record = m.StockChangeLineItem

    def list(self, **query: Unpack[q.StockChangesLineItemsQuery]) -> Listing[m.StockChangeLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockChangeLineItem, query, q.StockChangesLineItemsQuery)


class StockLocations(Reads[m.StockLocation], Creates[m.StockLocation, m.StockLocationWrite], Updates[m.StockLocation, m.StockLocationWrite, m.StockLocationPatch], Deletes, History, Archives[m.StockLocation], Locks[m.StockLocation]):
    """A place where stock is kept: a warehouse, a yard or a van."""

    record = m.StockLocation

    def list(self, **query: Unpack[q.StockLocationsQuery]) -> Listing[m.StockLocation]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.StockLocation, query, q.StockLocationsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Subscriptions(Reads[m.Subscription], Creates[m.Subscription, m.SubscriptionWrite], Updates[m.Subscription, m.SubscriptionWrite, m.SubscriptionPatch], Deletes, History, Archives[m.Subscription], Locks[m.Subscription]):
    """What is invoiced or ordered again each period."""

    record = m.Subscription

    def list(self, **query: Unpack[q.SubscriptionsQuery]) -> Listing[m.Subscription]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Subscription, query, q.SubscriptionsQuery)

    def line_items(self, record: Id) -> SubscriptionsLineItems:
        """What belongs to a record: One line of what a subscription makes."""
        return SubscriptionsLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def run(self, record: Id, body: m.SubscriptionsRun | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> dict[str, Any]:
        """Make the next one now, a draft: an invoice or an order, by `target`."""
        return self._call("POST", self._below(id_text(record), "run"), dict[str, Any], body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pause(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Subscription:
        """Make none until it is resumed. Pausing it again changes nothing."""
        answer: m.Subscription = self._act(record, "pause", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def resume(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.Subscription:
        """Go on with the first day from today; what would have been made meanwhile is left out."""
        answer: m.Subscription = self._act(record, "resume", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class SubscriptionsLineItems(Reads[m.SubscriptionLineItem], Creates[m.SubscriptionLineItem, m.SubscriptionLineItemWrite], Updates[m.SubscriptionLineItem, m.SubscriptionLineItemWrite, m.SubscriptionLineItemPatch], Deletes):
    """One line of what a subscription makes."""

    record = m.SubscriptionLineItem

    def list(self, **query: Unpack[q.SubscriptionsLineItemsQuery]) -> Listing[m.SubscriptionLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SubscriptionLineItem, query, q.SubscriptionsLineItemsQuery)


class Suppliers(Reads[m.Supplier], Creates[m.Supplier, m.SupplierWrite], Updates[m.Supplier, m.SupplierWrite, m.SupplierPatch], Deletes, History, Archives[m.Supplier], Locks[m.Supplier]):
    """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""

    record = m.Supplier

    def list(self, **query: Unpack[q.SuppliersQuery]) -> Listing[m.Supplier]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Supplier, query, q.SuppliersQuery)

    def contacts(self, record: Id) -> SuppliersContacts:
        """What belongs to a record: A person at a supplier."""
        return SuppliersContacts(self._transport, self._below(id_text(record), "contacts"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))


class SuppliersContacts(Reads[m.SupplierContact], Creates[m.SupplierContact, m.SupplierContactWrite], Updates[m.SupplierContact, m.SupplierContactWrite, m.SupplierContactPatch], Deletes):
    """A person at a supplier."""

    record = m.SupplierContact

    def list(self, **query: Unpack[q.SuppliersContactsQuery]) -> Listing[m.SupplierContact]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.SupplierContact, query, q.SuppliersContactsQuery)


class Tariffs(Reads[m.Tariff], Creates[m.Tariff, m.TariffWrite], Updates[m.Tariff, m.TariffWrite, m.TariffPatch], Deletes, History, Archives[m.Tariff], Locks[m.Tariff]):
    """What an article, or a whole group of them, costs one client, on one project or in one subscription."""

    record = m.Tariff

    def list(self, **query: Unpack[q.TariffsQuery]) -> Listing[m.Tariff]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Tariff, query, q.TariffsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Tasks(Reads[m.Task], Creates[m.Task, m.TaskWrite], Updates[m.Task, m.TaskWrite, m.TaskPatch], Deletes, History, Archives[m.Task], Locks[m.Task]):
    """Something that somebody has to do."""

    record = m.Task

    def list(self, **query: Unpack[q.TasksQuery]) -> Listing[m.Task]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.Task, query, q.TasksQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class TempDocumentBuckets(Resource):
    """`/temp-document-buckets`."""

    def create(self, *, idempotency_key: str | None = None) -> m.Bucket:
        """Create a bucket for files. A place for files that no record has yet; it is gone after a day."""
        return self._call("POST", self._below(), m.Bucket, headers={"Idempotency-Key": idempotency_key})

    def documents(self, bucket: Id) -> BucketDocuments:
        """The files of a bucket."""
        return BucketDocuments(self._transport, self._below(id_text(bucket)))


class TimeOffCategories(Reads[m.TimeOffCategory], Creates[m.TimeOffCategory, m.TimeOffCategoryWrite], Updates[m.TimeOffCategory, m.TimeOffCategoryWrite, m.TimeOffCategoryPatch], Deletes, History, Archives[m.TimeOffCategory], Locks[m.TimeOffCategory]):
    """A reason to be away: holiday, illness, compensation."""

    record = m.TimeOffCategory

    def list(self, **query: Unpack[q.TimeOffCategoriesQuery]) -> Listing[m.TimeOffCategory]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeOffCategory, query, q.TimeOffCategoriesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class TimeOffRequests(Reads[m.TimeOffRequest], Creates[m.TimeOffRequest, m.TimeOffRequestWrite], Updates[m.TimeOffRequest, m.TimeOffRequestWrite, m.TimeOffRequestPatch], Deletes, History, Archives[m.TimeOffRequest], Locks[m.TimeOffRequest]):
    """A question to be away from work. Once it is approved, the absence stands in the planning."""

    record = m.TimeOffRequest

    def list(self, **query: Unpack[q.TimeOffRequestsQuery]) -> Listing[m.TimeOffRequest]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeOffRequest, query, q.TimeOffRequestsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def start_approval_request(self, record: Id, body: m.TimeOffRequestsStartApprovalRequest | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Ask those who decide; where nobody does, it is approved. After a refusal it may be asked anew."""
        answer: m.TimeOffRequest = self._act(record, "start-approval-request", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def withdraw(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Take it back: it is a draft again, nobody is asked any more, and the absence leaves the planning."""
        answer: m.TimeOffRequest = self._act(record, "withdraw", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def approve(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeOffRequest:
        """Approve it whatever others decided or have still to decide, as an administrator; doing so again changes nothing."""
        answer: m.TimeOffRequest = self._act(record, "approve", if_match=if_match, idempotency_key=idempotency_key)
        return answer


class TimeRegistrations(Reads[m.TimeRegistration], Creates[m.TimeRegistration, m.TimeRegistrationWrite], Updates[m.TimeRegistration, m.TimeRegistrationWrite, m.TimeRegistrationPatch], Deletes, History, Archives[m.TimeRegistration], Locks[m.TimeRegistration]):
    """That somebody came and left; open until it has an end. Its history keeps what it was."""

    record = m.TimeRegistration

    def list(self, **query: Unpack[q.TimeRegistrationsQuery]) -> Listing[m.TimeRegistration]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeRegistration, query, q.TimeRegistrationsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def stop(self, record: Id, body: m.TimeRegistrationsStop | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.TimeRegistration:
        """The person leaves."""
        answer: m.TimeRegistration = self._act(record, "stop", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer


class Users(Reads[m.User], Creates[m.User, m.UserWrite], Updates[m.User, m.UserWrite, m.UserPatch], Deletes, History, Archives[m.User], Locks[m.User]):
    """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its access: sessions, API keys and the tokens of apps."""

    record = m.User

    def list(self, **query: Unpack[q.UsersQuery]) -> Listing[m.User]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.User, query, q.UsersQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def invite(self, record: Id, *, idempotency_key: str | None = None) -> m.InvitationLink:
        """Invite a user. A link to choose a password with, once, within a week; for administrators (ours)."""
        return self._call("POST", self._below(id_text(record), "invite"), m.InvitationLink, headers={"Idempotency-Key": idempotency_key})

    def reset_password(self, record: Id, *, idempotency_key: str | None = None) -> m.InvitationLink:
        """Reset the password of a user. A link as of an invitation; the password and the sessions of before end at once (ours)."""
        return self._call("POST", self._below(id_text(record), "reset-password"), m.InvitationLink, headers={"Idempotency-Key": idempotency_key})


class VatTariffs(Reads[m.VatTariff], Creates[m.VatTariff, m.VatTariffWrite], Updates[m.VatTariff, m.VatTariffWrite, m.VatTariffPatch], Deletes, History, Archives[m.VatTariff], Locks[m.VatTariff]):
    """A percentage of VAT, or the reason why there is none."""

    record = m.VatTariff

    def list(self, **query: Unpack[q.VatTariffsQuery]) -> Listing[m.VatTariff]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.VatTariff, query, q.VatTariffsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class WageSupplements(Reads[m.WageSupplement], Creates[m.WageSupplement, m.WageSupplementWrite], Updates[m.WageSupplement, m.WageSupplementWrite, m.WageSupplementPatch], Deletes, History, Archives[m.WageSupplement], Locks[m.WageSupplement]):
    """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""

    record = m.WageSupplement

    def list(self, **query: Unpack[q.WageSupplementsQuery]) -> Listing[m.WageSupplement]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WageSupplement, query, q.WageSupplementsQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class WebhookEndpoints(Resource):
    """`/webhook-endpoints`."""

    def list(self, *, page_size: int = 100) -> Listing[m.WebhookEndpoint]:
        """Search webhook endpoints. The endpoints that the caller may see, the oldest first."""
        return self._listing(self._below(), m.WebhookEndpoint, {}, page_size)

    def create(self, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.WebhookSecret:
        """Register a webhook endpoint. Registers an address that events are sent to; the secret is shown this once."""
        return self._call("POST", self._below(), m.WebhookSecret, body=body, headers={"Idempotency-Key": idempotency_key})

    def get(self, record: Id) -> m.WebhookEndpoint:
        """Get a webhook endpoint. One endpoint with its state, without its secret."""
        return self._call("GET", self._below(id_text(record)), m.WebhookEndpoint)

    def replace(self, record: Id, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.WebhookEndpoint:
        """Replace a webhook endpoint. Replaces address, events and settings; a member that is left out gets its default (ours)."""
        return self._call("PUT", self._below(id_text(record)), m.WebhookEndpoint, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"})

    def patch(self, record: Id, body: m.WebhookEndpointWrite | Mapping[str, Any], *, idempotency_key: str | None = None, if_match: str | None = None) -> m.WebhookEndpoint:
        """Change a webhook endpoint. Changes the members that are named (ours)."""
        return self._call("PATCH", self._below(id_text(record)), m.WebhookEndpoint, body=body, headers={"Idempotency-Key": idempotency_key, "If-Match": if_match, "Prefer": "return=representation"}, content_type="application/merge-patch+json")

    def delete(self, record: Id) -> None:
        """Delete a webhook endpoint. Nothing is delivered to it from then on."""
        self._call("DELETE", self._below(id_text(record)), type(None))

    def rotate_secret(self, record: Id, *, idempotency_key: str | None = None) -> m.WebhookSecret:
        """Make a new secret of a webhook endpoint. A new secret, shown this once; the old one signs beside it for a day (ours)."""
        return self._call("POST", self._below(id_text(record), "rotate-secret"), m.WebhookSecret, headers={"Idempotency-Key": idempotency_key})

    def resume(self, record: Id, *, idempotency_key: str | None = None) -> m.WebhookEndpoint:
        """Resume a webhook endpoint. Delivers again after a suspension (ours)."""
        return self._call("POST", self._below(id_text(record), "resume"), m.WebhookEndpoint, headers={"Idempotency-Key": idempotency_key})

    def test(self, record: Id, body: m.WebhookTest | Mapping[str, Any] | None = None, *, idempotency_key: str | None = None) -> m.WebhookDeliveryDetail:
        """Send a test event. Delivers an event of no record, or that of `event`, to this endpoint alone (ours)."""
        return self._call("POST", self._below(id_text(record), "test"), m.WebhookDeliveryDetail, body=body, headers={"Idempotency-Key": idempotency_key})

    def recover(self, record: Id, *, since: dt.datetime, idempotency_key: str | None = None) -> m.Recovered:
        """Deliver missed events anew. Delivers what it subscribes to and did not get since `since` (ours)."""
        return self._call("POST", self._below(id_text(record), "recover"), m.Recovered, params={"since": since}, headers={"Idempotency-Key": idempotency_key})

    def deliveries(self, record: Id, *, state: Literal["pending", "delivered", "failed", "withheld"] | None = None, page_size: int = 100) -> Listing[m.WebhookDelivery]:
        """Search the deliveries of a webhook endpoint. The log of deliveries, the latest first (ours)."""
        return self._listing(self._below(id_text(record), "deliveries"), m.WebhookDelivery, {"state": state}, page_size)

    def delivery(self, record: Id, event: str) -> m.WebhookDeliveryDetail:
        """Get a delivery of a webhook. One delivery with its request and its tries (ours)."""
        return self._call("GET", self._below(id_text(record), "deliveries", event), m.WebhookDeliveryDetail)

    def redeliver(self, record: Id, event: str, *, idempotency_key: str | None = None) -> m.WebhookDeliveryDetail:
        """Deliver an event again. Tries it again, now and with all retries; one that is being tried now is not changed (ours)."""
        return self._call("POST", self._below(id_text(record), "deliveries", event, "redeliver"), m.WebhookDeliveryDetail, headers={"Idempotency-Key": idempotency_key})

    def messages(self, record: Id, *, wait: float | None = None) -> builtins.list[m.ListenerMessage]:
        """Take the messages of a listener. The next messages of an endpoint without an address; they come again until they are acknowledged (ours)."""
        return self._call("GET", self._below(id_text(record), "messages"), builtins.list[m.ListenerMessage], params={"wait": wait})

    def acknowledge(self, record: Id, body: m.Acknowledge | Mapping[str, Any], *, idempotency_key: str | None = None) -> m.Acknowledged:
        """Acknowledge messages of a listener. Says what became of messages (ours)."""
        return self._call("POST", self._below(id_text(record), "messages", "acknowledge"), m.Acknowledged, body=body, headers={"Idempotency-Key": idempotency_key})


class WorkOrders(Reads[m.WorkOrder], Creates[m.WorkOrder, m.WorkOrderWrite], Updates[m.WorkOrder, m.WorkOrderWrite, m.WorkOrderPatch], Deletes, History, Archives[m.WorkOrder], Locks[m.WorkOrder]):
    """What was done at a client on a day."""

    record = m.WorkOrder

    def list(self, **query: Unpack[q.WorkOrdersQuery]) -> Listing[m.WorkOrder]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkOrder, query, q.WorkOrdersQuery)

    def time_entries(self, record: Id) -> WorkOrdersTimeEntries:
        """What belongs to a record: Hours of one employee."""
        return WorkOrdersTimeEntries(self._transport, self._below(id_text(record), "time-entries"))

    def material_entries(self, record: Id) -> WorkOrdersMaterialEntries:
        """What belongs to a record: Equipment that was used."""
        return WorkOrdersMaterialEntries(self._transport, self._below(id_text(record), "material-entries"))

    def commute_entries(self, record: Id) -> WorkOrdersCommuteEntries:
        """What belongs to a record: How one employee came to the work."""
        return WorkOrdersCommuteEntries(self._transport, self._below(id_text(record), "commute-entries"))

    def line_items(self, record: Id) -> WorkOrdersLineItems:
        """What belongs to a record: One line of a work order."""
        return WorkOrdersLineItems(self._transport, self._below(id_text(record), "line-items"))

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))

    def documents(self, record: Id) -> RecordDocuments:
        """The files of a record."""
        return RecordDocuments(self._transport, self._below(id_text(record)))

    def sign(self, record: Id, body: m.WorkOrdersSign | Mapping[str, Any], *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """The client signs: its status is `uitgevoerd`, unless it was further already. Signing it again under the same name changes nothing."""
        answer: m.WorkOrder = self._act(record, "sign", body, if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def check(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """Its hours and lines are right: they stay, and the articles of which stock is kept go out of the location of the employee who is responsible, else of that of the settings. They deliver the open lines of its order, the oldest first; what a delivery note brought isn't taken out again. Where the settings of the app say so, the client gets it by e-mail. Checking it again changes nothing."""
        answer: m.WorkOrder = self._act(record, "check", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def uncheck(self, record: Id, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.WorkOrder:
        """Let its lines change again, and bring back what it took out of stock, by a stock change of its own."""
        answer: m.WorkOrder = self._act(record, "uncheck", if_match=if_match, idempotency_key=idempotency_key)
        return answer

    def invoice(self, record: Id, body: m.WorkOrdersInvoice | Mapping[str, Any] | None = None, *, if_match: str | None = None, idempotency_key: str | None = None) -> m.SalesInvoice:
        """A draft invoice of its lines, hours, equipment and kilometres. Of a work order of an order only where one of the two is `timeAndMaterial`: else the order is invoiced."""
        return self._call("POST", self._below(id_text(record), "invoice"), m.SalesInvoice, body=body, headers={"If-Match": if_match, "Idempotency-Key": idempotency_key})

    def pdf(self, record: Id, to: str | os.PathLike[str], *, progress: ProgressCallback = None) -> Path:
        """Get a work order as PDF. The work order on paper, in the client's language: articles, hours, equipment and kilometres, with the signature, or a place for it. It has prices where it is invoiced by use. (Ours.). They go into the file `to`, which appears once it is complete."""
        return download(self._transport, self._below(id_text(record), "pdf"), to, progress)


class WorkOrdersCommuteEntries(Reads[m.CommuteEntry], Creates[m.CommuteEntry, m.CommuteEntryWrite], Updates[m.CommuteEntry, m.CommuteEntryWrite, m.CommuteEntryPatch], Deletes):
    """How one employee came to the work."""

    record = m.CommuteEntry

    def list(self, **query: Unpack[q.WorkOrdersCommuteEntriesQuery]) -> Listing[m.CommuteEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.CommuteEntry, query, q.WorkOrdersCommuteEntriesQuery)


class WorkOrdersLineItems(Reads[m.WorkOrderLineItem], Creates[m.WorkOrderLineItem, m.WorkOrderLineItemWrite], Updates[m.WorkOrderLineItem, m.WorkOrderLineItemWrite, m.WorkOrderLineItemPatch], Deletes):
    """One line of a work order."""

    record = m.WorkOrderLineItem

    def list(self, **query: Unpack[q.WorkOrdersLineItemsQuery]) -> Listing[m.WorkOrderLineItem]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkOrderLineItem, query, q.WorkOrdersLineItemsQuery)


class WorkOrdersMaterialEntries(Reads[m.MaterialEntry], Creates[m.MaterialEntry, m.MaterialEntryWrite], Updates[m.MaterialEntry, m.MaterialEntryWrite, m.MaterialEntryPatch], Deletes):
    """Equipment that was used."""

    record = m.MaterialEntry

    def list(self, **query: Unpack[q.WorkOrdersMaterialEntriesQuery]) -> Listing[m.MaterialEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.MaterialEntry, query, q.WorkOrdersMaterialEntriesQuery)


class WorkOrdersTimeEntries(Reads[m.TimeEntry], Creates[m.TimeEntry, m.TimeEntryWrite], Updates[m.TimeEntry, m.TimeEntryWrite, m.TimeEntryPatch], Deletes):
    """Hours of one employee."""

    record = m.TimeEntry

    def list(self, **query: Unpack[q.WorkOrdersTimeEntriesQuery]) -> Listing[m.TimeEntry]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.TimeEntry, query, q.WorkOrdersTimeEntriesQuery)


class WorkSchedules(Reads[m.WorkSchedule], Creates[m.WorkSchedule, m.WorkScheduleWrite], Updates[m.WorkSchedule, m.WorkScheduleWrite, m.WorkSchedulePatch], Deletes, History, Archives[m.WorkSchedule], Locks[m.WorkSchedule]):
    """How long somebody works on each day of the week, in one week or several in turn."""

    record = m.WorkSchedule

    def list(self, **query: Unpack[q.WorkSchedulesQuery]) -> Listing[m.WorkSchedule]:
        """The records of a list, page by page; its keywords are filters."""
        return self._list(m.WorkSchedule, query, q.WorkSchedulesQuery)

    def comments(self, record: Id) -> RecordComments:
        """What belongs to a record: What somebody says about a record. Whoever may read the record may read it."""
        return RecordComments(self._transport, self._below(id_text(record), "comments"))

    def emails(self, record: Id) -> RecordEmails:
        """What belongs to a record: An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return RecordEmails(self._transport, self._below(id_text(record), "emails"))


class Api:
    """All that a server has, as attributes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def activities(self) -> Activities:
        """A line of business that costs and sales are counted by."""
        return Activities(self._transport, "/activities")

    @property
    def companies(self) -> Companies:
        """One of the companies that the firm consists of: it offers, orders, invoices and employs."""
        return Companies(self._transport, "/companies")

    @property
    def employee_roles(self) -> EmployeeRoles:
        """What an employee does, and with it the hour codes that he or she may use."""
        return EmployeeRoles(self._transport, "/employee-roles")

    @property
    def employees(self) -> Employees:
        """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""
        return Employees(self._transport, "/employees")

    @property
    def general_ledger_accounts(self) -> GeneralLedgerAccounts:
        """An account of the general ledger that sales and purchases are booked on."""
        return GeneralLedgerAccounts(self._transport, "/general-ledger-accounts")

    @property
    def journals(self) -> Journals:
        """A book that invoices are numbered and booked in."""
        return Journals(self._transport, "/journals")

    @property
    def payment_conditions(self) -> PaymentConditions:
        """How long one has to pay."""
        return PaymentConditions(self._transport, "/payment-conditions")

    @property
    def roles(self) -> Roles:
        """What its users may see and change, module by module. Administrators and the operator change roles."""
        return Roles(self._transport, "/roles")

    @property
    def users(self) -> Users:
        """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its access: sessions, API keys and the tokens of apps."""
        return Users(self._transport, "/users")

    @property
    def vat_tariffs(self) -> VatTariffs:
        """A percentage of VAT, or the reason why there is none."""
        return VatTariffs(self._transport, "/vat-tariffs")

    @property
    def maintenance_visits(self) -> MaintenanceVisits:
        """One time that maintenance is due, and what came of it."""
        return MaintenanceVisits(self._transport, "/maintenance-visits")

    @property
    def materials(self) -> Materials:
        """A machine, a tool or an installation that is looked after one by one."""
        return Materials(self._transport, "/materials")

    @property
    def installations(self) -> Installations:
        """A machine, a tool or an installation that is looked after one by one."""
        return Installations(self._transport, "/installations")

    @property
    def planning_items(self) -> PlanningItems:
        """Work, or an absence, that stands in the planning."""
        return PlanningItems(self._transport, "/planning-items")

    @property
    def planning_recurrences(self) -> PlanningRecurrences:
        """How often a planning item comes back, and until when. Its items are made twelve months ahead, from the day on which it is made; one that is changed by hand keeps its own values."""
        return PlanningRecurrences(self._transport, "/planning-recurrences")

    @property
    def planning_types(self) -> PlanningTypes:
        """A kind of planning item, with its colour on the board."""
        return PlanningTypes(self._transport, "/planning-types")

    @property
    def approval_flows(self) -> ApprovalFlows:
        """Who is asked to approve, step by step. Suppliers name the flow of their orders and invoices."""
        return ApprovalFlows(self._transport, "/approval-flows")

    @property
    def approval_requests(self) -> ApprovalRequests:
        """A question to approve a record, to one user after the other; started on the record, closed by the decisions. Whoever may read the record may read it."""
        return ApprovalRequests(self._transport, "/approval-requests")

    @property
    def bank_statements(self) -> BankStatements:
        """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last one of an account takes its import back."""
        return BankStatements(self._transport, "/bank-statements")

    @property
    def bank_transactions(self) -> BankTransactions:
        """One movement on an account of an own company, and the invoices that it pays."""
        return BankTransactions(self._transport, "/bank-transactions")

    @property
    def payment_files(self) -> PaymentFiles:
        """Invoices that an own company pays together, by one file for its bank. Only what is approved is paid. One that pays a confidential invoice is confidential too."""
        return PaymentFiles(self._transport, "/payment-files")

    @property
    def price_requests(self) -> PriceRequests:
        """A question to several suppliers: at what price, and when?"""
        return PriceRequests(self._transport, "/price-requests")

    @property
    def purchase_invoices(self) -> PurchaseInvoices:
        """An invoice or credit note of a supplier; from an electronic one (UBL) what the body lacks is read."""
        return PurchaseInvoices(self._transport, "/purchase-invoices")

    @property
    def purchase_supply_orders(self) -> PurchaseSupplyOrders:
        """What is ordered at a supplier, and how much of it has come."""
        return PurchaseSupplyOrders(self._transport, "/purchase-supply-orders")

    @property
    def client_groups(self) -> ClientGroups:
        """Clients that are looked at together, such as the members of a buying association."""
        return ClientGroups(self._transport, "/client-groups")

    @property
    def client_relations(self) -> ClientRelations:
        """What one client is to another: the manager of its building, its architect, its tenant."""
        return ClientRelations(self._transport, "/client-relations")

    @property
    def clients(self) -> Clients:
        """Someone who buys or may buy: a customer, a prospect or a lead; the status tells which."""
        return Clients(self._transport, "/clients")

    @property
    def contacts(self) -> Contacts:
        """A person at a client."""
        return Contacts(self._transport, "/contacts")

    @property
    def suppliers(self) -> Suppliers:
        """Someone who delivers: a wholesaler, a subcontractor or an agency for temporary work."""
        return Suppliers(self._transport, "/suppliers")

    @property
    def deliveries(self) -> Deliveries:
        """What is brought to a client of one order."""
        return Deliveries(self._transport, "/deliveries")

    @property
    def offers(self) -> Offers:
        """A price that a client may accept; it has a number once it has a date."""
        return Offers(self._transport, "/offers")

    @property
    def posts(self) -> Posts:
        """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""
        return Posts(self._transport, "/posts")

    @property
    def price_groups(self) -> PriceGroups:
        """Clients for whom articles have the same prices: tier prices are per group."""
        return PriceGroups(self._transport, "/price-groups")

    @property
    def price_indices(self) -> PriceIndices:
        """What an index was in one month: by indices of wages and materials the price of a contract is revised."""
        return PriceIndices(self._transport, "/price-indices")

    @property
    def progress_statements(self) -> ProgressStatements:
        """How far the work of a contract is. It asks for what was done since the statement before it."""
        return ProgressStatements(self._transport, "/progress-statements")

    @property
    def projects(self) -> Projects:
        """Work that is planned, done and calculated afterwards as one."""
        return Projects(self._transport, "/projects")

    @property
    def sales_invoices(self) -> SalesInvoices:
        """An invoice or credit note to a client. It is a draft until it is booked; what is booked stays."""
        return SalesInvoices(self._transport, "/sales-invoices")

    @property
    def sales_orders(self) -> SalesOrders:
        """What a client ordered."""
        return SalesOrders(self._transport, "/sales-orders")

    @property
    def settlements(self) -> Settlements:
        """A change order: work beyond an offer or order, or less of it. It has a number once it has a date."""
        return Settlements(self._transport, "/settlements")

    @property
    def subscriptions(self) -> Subscriptions:
        """What is invoiced or ordered again each period."""
        return Subscriptions(self._transport, "/subscriptions")

    @property
    def tariffs(self) -> Tariffs:
        """What an article, or a whole group of them, costs one client, on one project or in one subscription."""
        return Tariffs(self._transport, "/tariffs")

    @property
    def article_groups(self) -> ArticleGroups:
        """A group of articles, in a tree."""
        return ArticleGroups(self._transport, "/article-groups")

    @property
    def articles(self) -> Articles:
        """Something that is bought, kept or sold: goods, an hour of work, an installation to look after."""
        return Articles(self._transport, "/articles")

    @property
    def article_suppliers(self) -> ArticleSuppliers:
        """A supplier of an article, and the supplier's conditions."""
        return ArticleSuppliers(self._transport, "/article-suppliers")

    @property
    def project_supply_routes(self) -> ProjectSupplyRoutes:
        """A way in which an article gets to a project: from stock, or straight from the supplier."""
        return ProjectSupplyRoutes(self._transport, "/project-supply-routes")

    @property
    def stock_changes(self) -> StockChanges:
        """Goods that move; it counts once it is booked."""
        return StockChanges(self._transport, "/stock-changes")

    @property
    def stock_locations(self) -> StockLocations:
        """A place where stock is kept: a warehouse, a yard or a van."""
        return StockLocations(self._transport, "/stock-locations")

    @property
    def comments(self) -> Comments:
        """What somebody says about a record. Whoever may read the record may read it."""
        return Comments(self._transport, "/comments")

    @property
    def documents(self) -> Documents:
        """A file of a record: a photo, a plan, the PDF of an invoice. Whoever may read the record may read it."""
        return Documents(self._transport, "/documents")

    @property
    def e_mail_templates(self) -> EMailTemplates:
        """An e-mail that is sent again and again; `${logicId}` and other variables stand for what the record says."""
        return EMailTemplates(self._transport, "/e-mail-templates")

    @property
    def emails(self) -> Emails:
        """An e-mail about a record. Whoever may change the record may write one; whoever may read it may read them."""
        return Emails(self._transport, "/emails")

    @property
    def extra_fields(self) -> ExtraFields:
        """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""
        return ExtraFields(self._transport, "/extra-fields")

    @property
    def number_ranges(self) -> NumberRanges:
        """What the numbers of a module look like and which comes next; without one they are a letter, the year and four digits."""
        return NumberRanges(self._transport, "/number-ranges")

    @property
    def statuses(self) -> Statuses:
        """A word that says where the records of a module can stand, in the tenant's own choice."""
        return Statuses(self._transport, "/statuses")

    @property
    def appointments(self) -> Appointments:
        """A meeting of users, with a client or among themselves."""
        return Appointments(self._transport, "/appointments")

    @property
    def hour_types(self) -> HourTypes:
        """A kind of hours: worked, or away from work."""
        return HourTypes(self._transport, "/hour-types")

    @property
    def mobility_types(self) -> MobilityTypes:
        """A way of travelling to the work, and what a kilometre of it is paid. Three are built in: `-1` driver with passengers, `-2` passenger, `-3` driver alone."""
        return MobilityTypes(self._transport, "/mobility-types")

    @property
    def presence_registrations(self) -> PresenceRegistrations:
        """That somebody is on a site on a day, as the authorities want to know it (Checkinatwork)."""
        return PresenceRegistrations(self._transport, "/presence-registrations")

    @property
    def public_holidays(self) -> PublicHolidays:
        """A day on which nobody works."""
        return PublicHolidays(self._transport, "/public-holidays")

    @property
    def tasks(self) -> Tasks:
        """Something that somebody has to do."""
        return Tasks(self._transport, "/tasks")

    @property
    def time_off_categories(self) -> TimeOffCategories:
        """A reason to be away: holiday, illness, compensation."""
        return TimeOffCategories(self._transport, "/time-off-categories")

    @property
    def time_off_requests(self) -> TimeOffRequests:
        """A question to be away from work. Once it is approved, the absence stands in the planning."""
        return TimeOffRequests(self._transport, "/time-off-requests")

    @property
    def time_registrations(self) -> TimeRegistrations:
        """That somebody came and left; open until it has an end. Its history keeps what it was."""
        return TimeRegistrations(self._transport, "/time-registrations")

    @property
    def wage_supplements(self) -> WageSupplements:
        """What comes on top of a wage, or off it: a bonus for work at height, meal vouchers."""
        return WageSupplements(self._transport, "/wage-supplements")

    @property
    def work_orders(self) -> WorkOrders:
        """What was done at a client on a day."""
        return WorkOrders(self._transport, "/work-orders")

    @property
    def work_schedules(self) -> WorkSchedules:
        """How long somebody works on each day of the week, in one week or several in turn."""
        return WorkSchedules(self._transport, "/work-schedules")

    @property
    def settings(self) -> Settings:
        """`/settings`."""
        return Settings(self._transport, "/settings")

    @property
    def webhook_endpoints(self) -> WebhookEndpoints:
        """`/webhook-endpoints`."""
        return WebhookEndpoints(self._transport, "/webhook-endpoints")

    @property
    def event_consumers(self) -> EventConsumers:
        """`/event-consumers`."""
        return EventConsumers(self._transport, "/event-consumers")

    @property
    def temp_document_buckets(self) -> TempDocumentBuckets:
        """`/temp-document-buckets`."""
        return TempDocumentBuckets(self._transport, "/temp-document-buckets")

    @property
    def images(self) -> Images:
        """`/images`."""
        return Images(self._transport, "/images")

    @property
    def apps(self) -> Apps:
        """`/apps`."""
        return Apps(self._transport, "/apps")

    @property
    def profile(self) -> Profile:
        """`/profile`."""
        return Profile(self._transport, "/profile")

    @property
    def callers(self) -> Callers:
        """`/callers`."""
        return Callers(self._transport, "/callers")
