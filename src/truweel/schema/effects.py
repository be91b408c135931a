"""The words for what follows from a change: defaults taken from elsewhere, snapshots, sums, postings, balances.

A declaration uses them as data; `operations.derive` and `operations.posting` carry them out. Paths are texts
(`articleId.salePrice`); the registry resolves them at start.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from msgspec import Struct

from truweel.schema.fields import Column, DecimalField, DefaultRule, Field, FilledValueRule, ValueRule
from truweel.schema.known import suggest
from truweel.schema.relations import Ref
from truweel.schema.rules import mark

if TYPE_CHECKING:
    from truweel.schema.resource import Resource

__all__ = [
    "Balance",
    "BalanceFormula",
    "Chosen",
    "ColumnField",
    "Creator",
    "From",
    "Ledger",
    "Lookup",
    "Posting",
    "Snapshot",
    "Sum",
    "Today",
    "posting",
]

Function = TypeVar("Function", bound=Callable[..., Any])
SCALE = 10**6
ZERO = Decimal(0)
_LEDGERS: "dict[int, type[Ledger]]" = {}
"""Which ledger a key or an amount belongs to; both live as long as their class."""


class From(DefaultRule):
    """The first of `paths` that leads to a value: `From("articleId.saleName", "articleId.name")`.

    Taken when the record is created, or when the reference at the start of the path is first set; never over a value.
    """

    def __init__(self, *paths: str, otherwise: Any = None) -> None:
        """`otherwise` is the value where no path leads to one."""
        self.paths = paths
        self.steps = tuple(tuple(path.split(".")) for path in paths)
        self.otherwise = otherwise
        self.sentence = "by default " + ", else ".join(f"`{path}`" for path in paths)


class Chosen(DefaultRule):
    """What `choose(record, work)` gives when the record is created; `sentence` says it for the docs."""

    def __init__(self, choose: Callable[[Any, Any], Any], sentence: str) -> None:
        self.choose = choose
        self.sentence = sentence


class Lookup(DefaultRule):
    """Members that are looked up together, such as a price and its discount, until somebody sets one by hand.

    All of them have it as their `default=`. `find(record, work)` gives their values, in the order of their declaration.
    A rule of the record carries it out at its place: `work.fill(record, PRICE)`. Then what is null is filled. Where one
    of the members `over` differs from the stored record, all of them are looked up anew, unless the boolean `by_hand`
    is true: it is, once a body named one of them. It is null for records of before, which stay as they are.

    `find` reads by `work.lookup`: one statement a document, not one a line.
    """

    def __init__(
        self, find: Callable[[Any, Any], tuple[Any, ...]], sentence: str, *, over: tuple[str, ...], by_hand: str
    ) -> None:
        self.find = find
        self.sentence = sentence
        self.over = over
        self.by_hand = by_hand


class Creator(DefaultRule):
    """The user who creates the record."""

    sentence = "by default the user who creates it"


class Today(DefaultRule):
    """The day of its creation in the tenant's time zone."""

    sentence = "by default the day on which it is created"


class Snapshot(ValueRule):
    """What `path` leads to when the reference at its start is set: `Snapshot("vatTariffId.percentage")`.

    It is taken again when the reference is set to another record, and at no other time. `since` is the revision of the
    collection that has this path first: open records of before take it once.
    """

    def __init__(self, path: str, *, since: int = 1) -> None:
        self.path = path
        self.steps = tuple(path.split("."))
        self.since = since
        self.sentence = f"`{path}` as it was when the reference was set"


class Sum(FilledValueRule):
    """The sum of a member over the record's children: `Sum("payments.amount")`. `since` is the revision of the
    collection that has this path first."""

    def __init__(self, path: str, *, since: int = 1) -> None:
        self.path = path
        self.since = since
        self.children, _, self.member = path.partition(".")
        self.sentence = f"the sum of `{path}`"


@dataclass_transform(kw_only_default=True)
class Ledger:
    """A table of movements that only grows: a subclass names its keys (references) and its amounts.

    Each is annotated (`quantity: DecimalField = DecimalField()`), so that mypy finds a misspelt one in a posting.

    Its rows come from postings. The engine adds signed rows until the sum for each source line and key is what the
    posting says; no row is changed or deleted, so the ledger shows what happened.
    """

    name: ClassVar[str] = ""
    keys: ClassVar[dict[str, Ref]] = {}
    amounts: ClassVar[dict[str, DecimalField]] = {}

    def __init_subclass__(cls, *, name: str) -> None:
        """`name` is the table's."""
        cls.name = name
        fields = {key: value for key, value in vars(cls).items() if isinstance(value, Field)}
        cls.keys = {key: field for key, field in fields.items() if isinstance(field, Ref)}
        cls.amounts = {key: field for key, field in fields.items() if isinstance(field, DecimalField)}
        for field in fields.values():
            _LEDGERS[id(field)] = cls

    def __init__(self, **members: Any) -> None:
        for name in members:
            if name not in self.keys and name not in self.amounts:
                hint = suggest(name, (*self.keys, *self.amounts))
                raise AttributeError(f"{type(self).__name__} has no member '{name}'{hint}")
        self.members = members


class _DeclaredMembers(dict[str, Any]):
    """The members of a document that a posting says it reads."""

    def get(self, name: str, default: Any = None) -> Any:
        """AttributeError for a member that it doesn't say it reads."""
        if name not in self:
            raise AttributeError(f"a posting reads '{name}' of the document; name it in its reads=")
        return self[name]


@dataclass(frozen=True, slots=True)
class Posting:
    """What a record posts to a ledger: `rows(record)` of a root, `rows(line, record)` of a child.

    reads    the members of the document that it reads, and it can read no other; None: a root may read all. A line is
             asked anew only where it changed, or one of these did
    over     the member of a root's children that it goes over: it is `rows(record, children)` then, with those that
             changed, and an `outline` of each other one (`Work.outline`)
    balances those of the record that its rows follow from: where one moves, it is asked anew
    since    the revision of the collection that posts so first
    """

    ledger: type[Ledger]
    rows: Callable[..., Iterable[Ledger]]
    since: int
    reads: tuple[Field[Any], ...] | None
    over: Field[Any] | None
    outline: type[Struct] | None
    balances: "tuple[Balance, ...]"
    doc: str

    def narrow(self, document: "Resource") -> "Resource":
        """`document` with the members that it says it reads, and no others."""
        if self.reads is None:
            return document
        narrowed = object.__new__(type(document))
        members = document.__dict__
        names = ("id", *(field.name for field in self.reads))
        declared = _DeclaredMembers((name, members.get(name)) for name in names)
        object.__setattr__(narrowed, "__dict__", declared)
        return narrowed


def posting(
    ledger: type[Ledger],
    *,
    since: int = 1,
    reads: Iterable[Field[Any]] | None = None,
    over: Field[Any] | None = None,
    outline: type[Struct] | None = None,
    balances: "Iterable[Balance]" = (),
) -> Callable[[Function], Function]:
    """The rows that a record posts as it is now: `def …(self) -> Iterable[Ledger]` on a root, `def …(self, document)`
    on a child, `def …(self, children)` on a root with `over=` and `outline=`. A pure function; a deleted record posts
    nothing. `reads` are the members of the document that it reads; a child always says them. `balances` are those of
    the record itself that its rows follow from. `since` is the revision of the collection that posts so first: open
    records of before get the rows that are missing. See `Posting`."""
    members = None if reads is None else tuple(reads)
    own_balances = tuple(balances)

    def declare(function: Function) -> Function:
        doc = (function.__doc__ or "").strip()
        return mark("posting", Posting(ledger, function, since, members, over, outline, own_balances, doc), function)

    return declare


class ColumnField(DecimalField[Decimal]):
    """A number that lies in a column beside the document, since it changes without the record being changed.

    It is a whole number of millionths there: exact on both databases, up to nine billion units.
    """

    column: ClassVar[Column | None] = "balance"

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, decimals=6, **options)

    @property
    def has_column(self) -> bool:
        """Always: it is nowhere else."""
        return True

    def default(self) -> Decimal:
        """Nothing was posted yet."""
        return Decimal(0)

    def to_column(self, value: Any) -> int:
        return int(value * SCALE)

    def from_column(self, value: int) -> Decimal:
        """The inverse of `to_column`."""
        return Decimal(value) / SCALE if value else ZERO

    def from_query(self, text: str) -> int:
        super().from_query(text)
        return self.to_column(Decimal(text))


class Balance(ColumnField):
    """The sum of a ledger's amount over the rows that refer to this record.

    `Balance(StockMove.quantity, by=StockMove.articleId)`. It is read under lock, held to its bounds, and moved in the
    transaction that posts. A body never sets it.

    at_least, at_most   bounds: a number, or the name of a member or property of the record; 409 past them
    remedy              what a caller who gets that does about it: a sentence
    per                 another key of the ledger (`stockLocationId`): what `by` names has a child with this sum
                        for each value of that key; the engine makes it at the first move
    quiet               a move fires `event` only, not the record's `updated`
    event               the event of a move (`stock-changed`)
    """

    def __init__(
        self,
        amount: DecimalField,
        *,
        by: Ref,
        per: str | None = None,
        at_least: int | str | None = None,
        at_most: int | str | None = None,
        remedy: str = "",
        quiet: bool = False,
        event: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.amount = amount
        self.by = by
        self.per = per
        self.at_least = at_least
        self.at_most = at_most
        self.remedy = remedy
        self.quiet = quiet
        self.event = event

    @property
    def ledger(self) -> type[Ledger]:
        """The ledger whose amount it sums."""
        return _LEDGERS[id(self.amount)]


class BalanceFormula(ColumnField):
    """A number that follows from balances of the record; a `@formula` says how."""
