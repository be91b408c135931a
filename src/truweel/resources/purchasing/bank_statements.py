"""Bank statements: those of an account that were imported, one after the other and without a gap (catalogue 11)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from truweel.error_codes import Code
from truweel.errors import ValidationError
from truweel.resources.company.companies import Company
from truweel.resources.documents.labels import name_document
from truweel.schema import (
    Date,
    Fault,
    File,
    Id,
    Integer,
    Money,
    Range,
    Ref,
    Refused,
    Resource,
    Text,
    Work,
    check_deletion,
    label,
    on_deletion,
)
from truweel.schema.bank_statement import StatedStatement
from truweel.schema.identifiers import compact_iban

if TYPE_CHECKING:
    from truweel.resources.purchasing.bank_transactions import BankTransaction
    from truweel.schema import Attachment

__all__ = ["STATEMENT_FILE", "BankStatement", "import_statements"]

STATEMENT_FILE = ("text/", "application/xml")
"""Content types of CODA and camt.053."""


class BankStatement(
    Resource,
    path="bank-statements",
    event="bank-statement",
    module="sales-invoices",
    type="bank-statement",
    documents=True,
    verbs=frozenset({"list", "get", "delete"}),
    unique=(("iban", "year", "identification"), ("iban", "sequence")),
):
    """One statement of an account. `POST /bank-transactions/import` makes it, with its transactions; deleting the last
    one of an account takes its import back."""

    companyId = Ref["Company"]("companies", read_only=True, filter=True, doc="Own company whose account it is.")
    iban = Text(max_length=42, read_only=True, filter=True, doc="The account.", example="BE68539007547034")
    currency = Text(max_length=3, read_only=True, doc="Currency, ISO 4217.", example="EUR")
    year = Integer(read_only=True, filter=True, doc="Year of its last day.", example=2026)
    identification = Text(max_length=40, read_only=True, filter=True, doc="What the bank calls it.", example="118")
    number = Integer(read_only=True, doc="Its number in the year, where the bank counts.", example=118)
    sequence = Integer(read_only=True, sort=True, doc="How many of the account came before it, and it.", example=412)
    date = Date(read_only=True, filter=Range("fromDate", "toDate"), sort=True, doc="Day of the new balance.")
    openingBalance = Money(decimals=2, read_only=True, doc="The old balance.", example=2500)
    closingBalance = Money(decimals=2, read_only=True, doc="The new balance.", example=3710)
    transactionCount = Integer(read_only=True, doc="How many transactions it has.", example=12)
    documentId = File(*STATEMENT_FILE, read_only=True, reads="bank statements", doc="The file, on its first statement.")

    @label
    def describe(self) -> str:
        """Number, day and account."""
        return name_document(self.identification, self.date, self.iban)

    @check_deletion
    def be_the_last(self, work: Work) -> Iterable[Fault]:
        """The balances of one follow from those of the one before."""
        company = work.follow(self, BankStatement.companyId)
        if company is not None:
            work.lock(company)  # the next one may be imported at this moment
        last = find_last(self.iban, work)
        if last is not None and (last.sequence or 0) > (self.sequence or 0):
            raise Refused(f"Bank statement {last.id}, {last.describe()}, follows it; delete that first.")
        return ()

    @on_deletion
    def take_transactions_back(self, work: Work) -> None:
        """Its transactions go with it; one that pays an invoice refuses."""
        transactions: type[BankTransaction] = work.class_at("bank-transactions")
        own = transactions.statementId.equals(cast("Id[BankStatement]", self.id))
        for transaction in work.select(transactions, own):
            work.delete(transaction)


def find_last(iban: str | None, work: Work) -> BankStatement | None:
    """The last statement that was imported of an account."""
    return work.latest(BankStatement, BankStatement.sequence, BankStatement.iban.equals(iban))


def import_statements(
    work: Work, document_id: "Id[Attachment] | None", company_id: Id[Company] | None, *, accept_gap: bool
) -> list[tuple[BankStatement, StatedStatement]]:
    """The statements in a document of the caller's, in the order of their days, each with what it states.
    ValidationError where it can't be read. Refused where one was imported already, or doesn't follow the last one."""
    first = work.make(BankStatement)
    first.documentId = document_id
    document = work.read(first, BankStatement.documentId)
    if document is None:  # the check of the document says what is wrong with it
        return []
    if document.fault is not None:
        raise ValidationError([Fault("documentId", f"no statements can be read from it: {document.fault}")])
    stated = sorted(document.statements, key=lambda statement: (statement.date, statement.number or 0))
    companies = {
        iban: find_company(iban, company_id, work) for iban in dict.fromkeys(statement.iban for statement in stated)
    }
    work.lock(*{company.id: company for company in companies.values()}.values())  # the same file may come twice at once
    last = {iban: find_last(iban, work) for iban in companies}
    made: list[tuple[BankStatement, StatedStatement]] = []
    for facts in stated:
        statement = work.make(BankStatement) if made else first
        _take(statement, facts, companies[facts.iban], last[facts.iban], work, accept_gap=accept_gap)
        last[facts.iban] = statement
        made.append((statement, facts))
    return made


def _take(
    statement: BankStatement,
    facts: StatedStatement,
    company: Company,
    last: BankStatement | None,
    work: Work,
    *,
    accept_gap: bool,
) -> None:
    same = (("iban", facts.iban), ("year", facts.date.year), ("identification", facts.identification))
    twin = work.first(BankStatement, *(getattr(BankStatement, name).equals(value) for name, value in same))
    if twin is not None:
        raise Refused(f"Statement {_name(facts)} was imported already: it is bank statement {twin.id}.")
    if last is not None:
        if facts.date.isoformat() < (last.date or ""):
            raise Refused(f"Statement {_name(facts)} is of before {last.date}, the day of the last one, {last.id}.")
        if not accept_gap:
            _require_no_gap(facts, last)
    statement.companyId, statement.iban, statement.currency = company.id, facts.iban, facts.currency
    statement.year, statement.identification, statement.number = facts.date.year, facts.identification, facts.number
    statement.date, statement.transactionCount = facts.date.isoformat(), len(facts.movements)
    statement.openingBalance, statement.closingBalance = facts.opening_balance, facts.closing_balance
    statement.sequence = (last.sequence or 0) + 1 if last is not None else 1


def _require_no_gap(facts: StatedStatement, last: BankStatement) -> None:
    accept = "a statement is missing in between. Import that first, or take this one all the same by acceptGap: true"
    if facts.opening_balance != last.closingBalance:
        raise Refused(
            f"Statement {_name(facts)} begins with {facts.opening_balance:.2f}, and the last one, "
            f"{last.identification} of {last.date}, ended with {last.closingBalance:.2f}: {accept}."
        )
    follows = (last.number or 0) + 1 if facts.date.year == last.year else 1
    if facts.number is not None and last.number is not None and facts.number != follows:
        raise Refused(f"Statement {_name(facts)} has number {facts.number}, and {follows} would follow: {accept}.")


def _name(facts: StatedStatement) -> str:
    return f"{facts.identification} of {facts.date.isoformat()} of account {facts.iban}"


def find_company(iban: str, named: Id[Company] | None, work: Work) -> Company:
    """The own company whose account it is: the one that is named, that of the last statement, or the one that has it
    as its own. ValidationError where there is none."""
    last = find_last(iban, work) if named is None else None
    id = named if last is None else last.companyId
    company = work.get(Company, id)
    if company is None and id is None:
        company = next((own for own in work.select(Company) if compact_iban(own.iban) == iban), None)
    if company is None or company.deletedAt is not None:
        message = f"no company has account {iban}; name the one whose account it is"
        if id is not None:
            message = f"no live record of companies has id {id}"
        raise ValidationError([Fault("companyId", message, Code.DEAD_REFERENCE if id is not None else Code.REQUIRED)])
    return company
