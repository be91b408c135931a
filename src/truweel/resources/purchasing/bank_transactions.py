"""Bank transactions: what came in and went out, as the bank's statements say it, and the invoices that it pays
(catalogue 11)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, cast

from truweel.resources.company.companies import Company
from truweel.resources.documents.labels import name_document
from truweel.resources.documents.ledgers import BankMatch
from truweel.resources.purchasing.bank_matching import (
    PaymentProposal,
    match_by_communication,
    match_purchase,
    match_sale,
    propose,
)
from truweel.resources.purchasing.bank_statements import STATEMENT_FILE, BankStatement, import_statements
from truweel.resources.purchasing.payment_files import InvoicePayment
from truweel.resources.sales.sales_invoice_lines import SalesInvoicePayment
from truweel.schema import (
    Balance,
    Boolean,
    Choice,
    Date,
    Fault,
    File,
    Id,
    LongText,
    Money,
    Range,
    Reads,
    Ref,
    Refused,
    Resource,
    Text,
    Work,
    action,
    check_deletion,
    follows,
    frozen,
    label,
    posting,
    report,
)

if TYPE_CHECKING:
    from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
    from truweel.resources.sales.sales_invoices import SalesInvoice
    from truweel.schema import Attachment

__all__ = ["BankTransaction"]


class BankTransaction(
    Resource,
    path="bank-transactions",
    event="bank-transaction",
    module="sales-invoices",
    type="bank-transaction",
    documents=True,
):
    """One movement on an account of an own company, and the invoices that it pays."""

    companyId = Ref["Company"]("companies", filter=True, doc="Own company whose account it is.")
    iban = Text(max_length=42, filter=True, doc="The account.", example="BE68539007547034")
    date = Date(required=True, filter=Range("fromDate", "toDate"), sort=True, doc="Day on which the bank booked it.")
    valueDate = Date(filter=Range(), sort=True, doc="Day from which it bears interest.")
    amount = Money(
        required=True, decimals=2, filter=True, sort=True, doc="What came in; below zero what went out.", example=1210
    )
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    counterpartyName = Text(sort=True, search=True, doc="Who paid, or was paid.", example="Bouwwerken Peeters")
    counterpartyIban = Text(max_length=42, filter=True, doc="The account on the other side.")
    communication = LongText(filter=True, search=True, doc="The message.", example="+++090/9337/55493+++")
    structured = Boolean(default=False, filter=True, doc="Whether the message is a structured communication.")
    statementNumber = Text(max_length=40, filter=True, doc="Number of the statement that it is on.", example="118")
    statementId = Ref["BankStatement"](
        "bank-statements", read_only=True, filter=True, doc="The statement that it was imported with."
    )
    status = Choice(
        "NEW", "MATCHED", "IGNORED", default="NEW", read_only=True, filter=True, sort=True,
        doc="MATCHED once all of it pays invoices; `match`, `unmatch` and `ignore` turn it, and payments of invoices.",
    )  # fmt: skip
    salesInvoiceId = Ref["SalesInvoice"](
        "sales-invoices", read_only=True, filter=True, doc="Sales invoice that it paid last."
    )
    purchaseInvoiceId = Ref["PurchaseInvoice"](
        "purchase-invoices", read_only=True, filter=True, doc="Purchase invoice that it pays."
    )
    purchaseAmount = Money(
        read_only=True, default=Decimal(0), decimals=2,
        doc="What of that it pays; 0 where a payment file says so already (ours).",
    )  # fmt: skip
    matchedTotal = Balance(
        BankMatch.amount, by=BankMatch.bankTransactionId, at_least="lowest", at_most="highest", sort=True,
        remedy="Match no more than what is left of it: give a lower amount, or unmatch another invoice first.",
        doc="What of it pays invoices (ours).",
    )  # fmt: skip

    @label
    def describe(self) -> str:
        """Day, and who paid or was paid."""
        return name_document(None, self.date, self.counterpartyName)

    @property
    def lowest(self) -> Decimal:
        """The least that it pays: what went out."""
        return min(self.amount, Decimal(0))

    @property
    def highest(self) -> Decimal:
        """The most that it pays: what came in."""
        return max(self.amount, Decimal(0))

    @property
    def left(self) -> Decimal:
        """What of it pays nothing yet."""
        return self.amount - self.matchedTotal

    @follows(status, matchedTotal)
    def follow_matches(self, work: Work) -> str:
        """Matched once all of it pays invoices."""
        return "MATCHED" if self.matchedTotal == self.amount else "NEW"

    @posting(BankMatch)
    def pays_purchase(self) -> Iterable[BankMatch]:
        """What it pays of a purchase invoice went out."""
        if self.purchaseAmount:
            yield BankMatch(bankTransactionId=self.id, amount=-self.purchaseAmount)

    @posting(InvoicePayment)
    def settles_purchase(self) -> Iterable[InvoicePayment]:
        """So the invoice is paid, as if by a payment file."""
        if self.purchaseAmount:
            amount = self.purchaseAmount
            yield InvoicePayment(purchaseInvoiceId=self.purchaseInvoiceId, filed=amount, paid=amount)

    @frozen(
        "companyId", "iban", "date", "valueDate", "amount", "currency", "counterpartyName", "counterpartyIban",
        "communication", "structured", "statementNumber", deletion=False,
    )  # fmt: skip
    def stay_as_stated(self, work: Work) -> str | None:
        """What the bank states stays."""
        return "it was imported from a statement of the bank" if self.statementId is not None else None

    @check_deletion
    def be_free(self, work: Work) -> Iterable[Fault]:
        """What pays an invoice stays, and what is on a statement goes with it."""
        if self.matchedTotal or self.purchaseInvoiceId is not None:
            raise Refused(f"Bank transaction {self.id}, {self.describe()}, pays an invoice; unmatch it first.")
        statement = work.follow(self, BankTransaction.statementId)
        if statement is not None and statement.deletedAt is None:
            raise Refused(f"It is on bank statement {statement.id}; delete that, if it is the last one.")
        return ()

    @action()
    def match(
        self,
        work: Work,
        salesInvoiceId: Annotated[
            "Id[SalesInvoice] | None", Ref["SalesInvoice"]("sales-invoices", doc="Sales invoice that it pays.")
        ],
        purchaseInvoiceId: Annotated[
            "Id[PurchaseInvoice] | None",
            Ref["PurchaseInvoice"]("purchase-invoices", doc="Or purchase invoice that it pays."),
        ],
        amount: Annotated[
            Decimal | None,
            Money(minimum=0, decimals=2, doc="What of it; by default all that is left of both."),
        ],
    ) -> None:
        """Pay an invoice by it, or a part of one: the invoice gets a payment. It may be done for several sales
        invoices, until nothing of it is left."""
        if purchaseInvoiceId is not None:
            match_purchase(self, purchaseInvoiceId, amount, work)
        else:
            match_sale(self, salesInvoiceId, amount, work)

    @action()
    def unmatch(self, work: Work) -> None:
        """Take back what `match`, `ignore` or the import did: its payments are deleted, their invoices open again. On a
        new one it changes nothing."""
        own = SalesInvoicePayment.bankTransactionId.equals(cast("Id[BankTransaction]", self.id))
        payments = work.select(SalesInvoicePayment, own)
        work.lock(*payments)
        for payment in payments:
            work.delete(payment)
        self.salesInvoiceId, self.purchaseInvoiceId, self.purchaseAmount = None, None, Decimal(0)
        self.status = "NEW"

    @action()
    def ignore(self, work: Work) -> None:
        """It pays no invoice, such as costs of the bank. Once more changes nothing."""
        if self.matchedTotal or self.purchaseInvoiceId is not None:
            raise Refused("It pays an invoice; unmatch it first.")
        self.status = "IGNORED"

    @report(PaymentProposal)
    def proposals(self, work: Reads) -> "Iterable[dict[str, object]]":
        """The open invoices that it most likely pays, and why, the most likely one first; none once nothing of it is
        left."""
        return propose(self, work)

    @action("import", returns="bank-statements", many=True)
    @staticmethod
    def import_file(
        work: Work,
        documentId: Annotated[
            "Id[Attachment]",
            File(
                *STATEMENT_FILE,
                required=True,
                reads="bank statements",
                doc="The file of the bank, CODA or camt.053: a document in a temporary bucket of yours.",
            ),
        ],
        companyId: Annotated[
            "Id[Company] | None",
            Ref["Company"]("companies", doc="Own company whose account it is; by default the one with that account."),
        ],
        acceptGap: Annotated[
            bool, Boolean(default=False, doc="Whether it may be taken though a statement before it is missing.")
        ],
    ) -> list[BankStatement]:
        """Import a file of the bank: its statements, each with its transactions. Balances and numbers must follow those
        of the last statement of the account; the same statement again is 409. What has the structured communication of
        an open sales invoice pays it at once. The answer is an array of the statements."""
        statements: list[BankStatement] = []
        made: list[BankTransaction] = []
        for statement, facts in import_statements(work, documentId, companyId, accept_gap=acceptGap):
            statements.append(statement)
            for movement in facts.movements:
                transaction = work.make(BankTransaction)
                transaction.statementId, transaction.companyId = statement.id, statement.companyId
                transaction.iban, transaction.currency = statement.iban, facts.currency
                transaction.statementNumber, transaction.date = facts.identification, movement.date.isoformat()
                transaction.valueDate = movement.value_date.isoformat() if movement.value_date is not None else None
                transaction.amount, transaction.structured = movement.amount, movement.structured
                transaction.counterpartyName = movement.counterparty_name
                transaction.counterpartyIban = movement.counterparty_iban
                transaction.communication = movement.communication
                made.append(transaction)
        match_by_communication(made, work)
        return statements
