"""Mistakes that someone who writes a rule may make: each is found by mypy or at start, and says what was meant."""

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from truweel.resources.stock.stock_changes import StockMove
from truweel.schema import (
    Boolean,
    Children,
    DecimalField,
    Equals,
    Field,
    From,
    LogicId,
    Lookup,
    Money,
    Range,
    Ref,
    Resource,
    Snapshot,
    Sum,
    Text,
    emits,
    frozen,
    posting,
)
from truweel.schema.effects import Posting
from truweel.schema.registry import DeclarationError, Registry

SOURCE = Path(__file__).resolve().parents[2] / "src"


def find_nothing(record: object, work: object) -> tuple[()]:
    """What a look-up may find."""
    return ()


RULES = """
from decimal import Decimal
from truweel.resources.company.users import User
from truweel.resources.purchasing.approval_requests import ApprovalRequest
from truweel.resources.purchasing.purchase_invoices import PurchaseInvoice
from truweel.resources.relations.clients import Client
from truweel.resources.relations.suppliers import Supplier
from truweel.resources.sales.offers import Offer, OfferLineItem
from truweel.resources.stock.articles import Article
from truweel.resources.stock.stock_changes import StockChange, StockChangeLineItem, StockMove
from truweel.schema import Children, Money, Ref, Resource, Sum, Text, Work, derive, formula


class Order(Resource):
    number = Text(required=True)
    title = Text()
    total = Money(required=True)
    paid = Money(value=Sum("payments.amount"))
    discount = Money()
    supplierId = Ref["Supplier"]("suppliers", required=True)

    def words(self) -> str:
        return self.number


def rule(work: Work, order: Order, offer: Offer, invoice: PurchaseInvoice, article: Article) -> None:
"""
"""The start of the file that mypy reads; each mistake is a line of `rule`."""

RIGHT = (
    "order.total = order.paid + article.totalStock",
    "order.title = None",
    "order.number.upper()",
    "for line in offer.lineItems: line.price = Decimal(3)",
    "order.supplierId = work.select(Supplier, Supplier.vatIdNumber.equals('BE0403170701'))[0].id",
    "work.add(offer, Offer.lineItems).price = None",
    "work.copy(offer, work.make(Offer), Offer.title, Offer.clientId)",
    "invoice.start_approval_request(work, userIds=[work.user_id])",
    "if (client := work.follow(offer, Offer.clientId)) is not None: client.name.upper()",
    "StockMove(articleId=article.id, stockLocationId=None, quantity=Decimal(3))",
    "if (user := work.get(User, invoice.assignedUserId)) is not None: invoice.assignedUserId = user.id",
)
"""What is as it should be: mypy finds nothing in it."""

WRONG = {
    "unknown class": ('Ref["Articel"]("articles")', 'Name "Articel" is not defined'),
    "misspelt member": ("order.titel", '"Order" has no attribute "titel"; maybe "title"?'),
    "misspelt member that is set": ("order.titel = 'x'", '"Order" has no attribute "titel"; maybe "title"?'),
    "misspelt member of a base": ("offer.titel", '"Offer" has no attribute "titel"'),
    "misspelt member of a line": (
        "for line in offer.lineItems: line.pric",
        '"OfferLineItem" has no attribute "pric"',
    ),
    "misspelt member of a referenced record": (
        "if (client := work.follow(offer, Offer.clientId)) is not None: client.nam",
        '"Client" has no attribute "nam"; maybe "name"?',
    ),
    "misspelt member of a condition": (
        "work.first(Supplier, Supplier.vatIdNumbr.equals('x'))",
        '"type[Supplier]" has no attribute "vatIdNumbr"',
    ),
    "condition of another type": (
        "work.first(ApprovalRequest, ApprovalRequest.open.equals('yes'))",
        'Argument 1 to "equals" of "Field" has incompatible type "str"; expected "bool | None"',
    ),
    "misspelt member of a new line": (
        "work.add(offer, Offer.lineItem)",
        '"type[Offer]" has no attribute "lineItem"',
    ),
    "misspelt member of a new record": ("work.make(Offer).titel = 'x'", '"Offer" has no attribute "titel"'),
    "member that is given on the way": (
        "work.make(Offer, title='x')",
        'Unexpected keyword argument "title" for "make" of "Work"',
    ),
    "wrong type on a new line": (
        "work.add(offer, Offer.lineItems).quantity = 'three'",
        'expression has type "str", variable has type "Decimal | None"',
    ),
    "misspelt member to copy": (
        "work.copy(offer, offer, Offer.titel)",
        '"type[Offer]" has no attribute "titel"',
    ),
    "text set on a decimal": (
        "order.discount = 'much'",
        'expression has type "str", variable has type "Decimal | None"',
    ),
    "None on a required member": ("order.number = None", 'expression has type "None", variable has type "str"'),
    "float on money": ("order.total = 1.5", 'expression has type "float", variable has type "Decimal"'),
    "id of another class set": (
        "order.supplierId = article.id",
        'expression has type "Id[Article]", variable has type "Id[Supplier]"',
    ),
    "id of another class asked for": (
        "work.get(Supplier, offer.clientId)",
        'Cannot infer value of type parameter "Record" of "get" of "Reads"',
    ),
    "number for an id": ("order.supplierId = 7", 'expression has type "int", variable has type "Id[Supplier]"'),
    "argument of an action": (
        "invoice.start_approval_request(work, userId=[])",
        'Unexpected keyword argument "userId" for "start_approval_request" of "Approvable"',
    ),
    "record that may be None": (
        "work.get(Client, offer.clientId).name",
        'Item "None" of "Client | None" has no attribute "name"',
    ),
    "member that may be None": ("offer.title.upper()", 'Item "None" of "str | None" has no attribute "upper"'),
    "reference followed that is no reference": (
        "work.follow(offer, Offer.title)",
        'Argument 2 to "follow" of "Reads" has incompatible type "Text[str | None]"; expected "Ref[Never, Any]"',
    ),
    "formula of another type": (
        "formula(Order.total)(Order.words)",
        'has incompatible type "Callable[[Order], str]"; expected "Callable[[Order], Decimal]"',
    ),
    "misspelt member of a ledger": (
        "StockMove(articlId=article.id, quantity=Decimal(3))",
        'Unexpected keyword argument "articlId" for "StockMove"; did you mean "articleId"?',
    ),
    "misspelt option": ("Money(decimal=2)", 'Unexpected keyword argument "decimal"'),
}
"""Mistake → the line that makes it, and what mypy says of it."""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """Number of a line of `rule`, from 0 → what mypy says of it."""
    folder = tmp_path_factory.mktemp("mistakes")
    lines = [*RIGHT, *(line for line, _ in WRONG.values())]
    file = folder / "mistakes.py"
    file.write_text(RULES + "".join(f"    {line}\n" for line in lines))
    (folder / "mypy.ini").write_text("[mypy]\nfollow_imports = silent\n")
    options = [
        "--strict",
        "--no-error-summary",
        f"--config-file={folder / 'mypy.ini'}",
        f"--cache-dir={folder / 'cache'}",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"MYPYPATH": str(SOURCE), "PATH": ""},
    )
    by_line: dict[int, list[str]] = {}
    for number, message in re.findall(r"^.*mistakes\.py:(\d+): error: (.*)$", run.stdout, re.MULTILINE):
        by_line.setdefault(int(number) - RULES.count("\n") - 1, []).append(message)
    assert by_line, run.stdout + run.stderr
    return by_line


def test_right_rules_pass(complaints: dict[int, list[str]]) -> None:
    start = len(RIGHT)
    assert {number: messages for number, messages in complaints.items() if number < start} == {}


@pytest.mark.parametrize("mistake", WRONG)
def test_mypy_finds(mistake: str, complaints: dict[int, list[str]]) -> None:
    (message,) = complaints[len(RIGHT) + [*WRONG].index(mistake)]
    assert WRONG[mistake][1] in message


class VatTariff(Resource, path="vat-tariffs", module="settings", event="vat-tariff"):
    """A tariff that refers to nothing, so that three collections are a whole registry."""

    name = Text()
    percentage = DecimalField()
    reverseCharge = Boolean()


class Payment(Resource, path="payments", parent="bills"):
    """A payment of a bill."""

    amount = Money()
    remark = Text()
    vatTariffId = Ref["VatTariff"]("vat-tariffs")


PAYMENTS = Children["Payment"]("payments")


class MisspeltOutline(Struct, frozen=True):
    """An outline of payments that names a member which they don't have."""

    amont: Decimal | None = None


def start(payment: type[Resource] = Payment, **members: object) -> None:
    """Start a server whose bills have `members`, besides a tariff and payments."""
    bill = type(
        "Bill",
        (Resource,),
        {
            "__module__": "bills",
            "vatTariffId": Ref["VatTariff"]("vat-tariffs", filter=True),
            "date": Text(),
            "payments": PAYMENTS,
            **members,
        },
        path="bills",
        module="bills",
        event="bill",
    )
    Registry([VatTariff, bill, payment])


@pytest.mark.parametrize(
    ("member", "message"),
    [
        (
            DecimalField(default=From("vatTarifId.percentage")),
            (
                "bills.Bill.x: From(\"vatTarifId.percentage\"): Bill has no reference 'vatTarifId'; "
                "did you mean 'vatTariffId'?"
            ),
        ),
        (
            DecimalField(default=From("vatTariffId.percentag")),
            (
                "bills.Bill.x: From(\"vatTariffId.percentag\"): VatTariff has no member 'percentag'; "
                "did you mean 'percentage'?"
            ),
        ),
        (
            DecimalField(default=From("vatTariffId.name")),
            'bills.Bill.x: From("vatTariffId.name"): gives str, the member takes Decimal',
        ),
        (
            DecimalField(default=Lookup(find_nothing, "", over=("vatTarifId",), by_hand="title")),
            "bills.Bill.x: Lookup: Bill has no member 'vatTarifId'; did you mean 'vatTariffId'?",
        ),
        (
            DecimalField(value=Snapshot("vatTariffId.procentage")),
            (
                "bills.Bill.x: Snapshot(\"vatTariffId.procentage\"): VatTariff has no member 'procentage'; "
                "did you mean 'percentage'?"
            ),
        ),
        (
            DecimalField(value=Snapshot("percentage")),
            'bills.Bill.x: Snapshot("percentage"): needs a reference and a member, such as "vatTariffId.percentage"',
        ),
        (
            Money(value=Sum("payment.amount")),
            "bills.Bill.x: Sum(\"payment.amount\"): Bill has no children 'payment'; did you mean 'payments'?",
        ),
        (
            Money(value=Sum("payments.amont")),
            "bills.Bill.x: Sum(\"payments.amont\"): Payment has no member 'amont'; did you mean 'amount'?",
        ),
        (
            Money(value=Sum("payments.remark")),
            "bills.Bill.x: Sum(\"payments.remark\"): 'remark' is a Text, not a decimal number",
        ),
        (LogicId("B", when="dat"), "bills.Bill.x: LogicId: Bill has no member 'dat'; did you mean 'date'?"),
        (
            LogicId("B", prefix_by=("dates", {"x": "C"})),
            "bills.Bill.x: LogicId: Bill has no member 'dates'; did you mean 'date'?",
        ),
        (
            Text(filter=Equals("vatTariffId")),
            "bills.Bill: x: the parameter 'vatTariffId' filters by 'vatTariffId' already",
        ),
        (
            Children["Payment"]("payments", filter=["vatTarifId"]),
            "bills.Bill: x: filter: Payment has no reference 'vatTarifId'; did you mean 'vatTariffId'?",
        ),
        (
            Children["Payment"]("payments", filter=["vatTariffId"]),
            "bills.Bill: x: the parameter 'vatTariffId' filters by 'vatTariffId' already",
        ),
        (Text(filter=(Range,)), "bills.Bill: x: filter <class 'truweel.schema.filters.Range'> is none of Equals, "),  # type: ignore[call-overload]
        (
            emits("upated")(lambda self, before: True),
            "bills.Bill: the event 'upated' is too near to 'updated', which every change fires",
        ),
        (
            emits("Paid off")(lambda self, before: True),
            "bills.Bill: the event 'Paid off' must be words in small letters, such as 'stock-changed'",
        ),
        (
            frozen("payment")(lambda self, work: None),
            "bills.Bill: frozen: Bill has no member 'payment'; did you mean 'payments'?",
        ),
        (
            frozen("payments", but=["payments.remrk"])(lambda self, work: None),
            "bills.Bill: frozen 'payments.remrk': Payment has no member 'remrk'; did you mean 'remark'?",
        ),
        (
            posting(StockMove, reads=(Payment.remark,))(lambda self: []),
            "bills.Bill: <lambda>: posting reads: Bill has no member 'remark'",
        ),
        (
            posting(StockMove, over=VatTariff.name, outline=MisspeltOutline)(lambda self: []),
            "bills.Bill: <lambda>: posting over: Bill has no member 'name'",
        ),
        (
            posting(StockMove, over=PAYMENTS)(lambda self: []),
            "bills.Bill: <lambda>: posting(StockMove): over= and outline= belong together",
        ),
        (
            posting(StockMove, over=PAYMENTS, outline=MisspeltOutline)(lambda self: []),
            "bills.Bill: <lambda>: MisspeltOutline: Payment has no member 'amont'; did you mean 'amount'?",
        ),
    ],
)
def test_the_server_does_not_start_with(member: object, message: str) -> None:
    with pytest.raises(DeclarationError) as error:
        start(x=member)
    assert str(error.value).startswith(message)


def test_the_posting_of_a_line_says_what_it_reads_of_its_document() -> None:
    class Payment(Resource, path="payments", parent="bills"):
        vatTariffId = Ref["VatTariff"]("vat-tariffs")

        @posting(StockMove)
        def move(self, bill: object) -> list[StockMove]:
            return []

    with pytest.raises(DeclarationError) as error:
        start(payments=Children("payments"), payment=Payment)
    assert str(error.value).endswith("move: posting(StockMove): needs reads=, the members of Bill it reads")


def test_a_posting_reads_no_member_of_its_document_that_it_does_not_name() -> None:
    payment = Payment(id=1, amount=Decimal(3), remark="paid")
    narrow = Posting(StockMove, lambda payment: [], 1, (Payment.amount,), None, None, (), "").narrow(payment)
    assert isinstance(narrow, Payment)
    assert (narrow.id, narrow.amount) == (1, 3)
    with pytest.raises(AttributeError, match=r"a posting reads 'remark' of the document; name it in its reads="):
        _ = narrow.remark


def test_a_misspelt_member_of_a_ledger_names_the_nearest() -> None:
    with pytest.raises(AttributeError) as error:
        StockMove(articleId=1, quantitty=Decimal(3))  # type: ignore[call-arg]
    assert str(error.value) == "StockMove has no member 'quantitty'; did you mean 'quantity'?"


def test_a_member_with_a_column_has_another_name_than_the_engines_columns() -> None:
    with pytest.raises(DeclarationError) as error:
        start(label=Text(sort=True))
    assert str(error.value) == (
        "bills.Bill: label: can't be filtered, sorted, searched or unique: the engine has a column of this name"
    )
    start(label=Text())


def test_the_server_starts_with_paths_that_lead_somewhere() -> None:
    start(
        percentage=DecimalField(value=Snapshot("vatTariffId.percentage")),
        default=DecimalField(default=From("vatTariffId.percentage")),
        reverse=Boolean(default=From("vatTariffId.reverseCharge")),
        paid=Money(value=Sum("payments.amount")),
        number=LogicId("B", when="date"),
    )


def test_bare_fields_take_any_value() -> None:
    """The engine speaks of `Field`; brackets are for mypy and change nothing at run time."""
    assert Ref["Supplier"] is Ref  # noqa: F821
    assert Field["str"] is Field
