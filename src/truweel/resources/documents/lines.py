"""Documents with lines: what every line has, its VAT tariff, and the totals of its document."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, cast

from msgspec import Struct
from msgspec import field as msgspec_field

from truweel.resources.company.settings import Settings, read_settings
from truweel.resources.company.vat_tariffs import VatTariff
from truweel.resources.documents.formulas import Values, parse_formula
from truweel.resources.documents.totals import NO_DISCOUNTS, Discounts, Totals, line_amount, total
from truweel.resources.stock.articles import Article
from truweel.schema import (
    Boolean,
    Choice,
    Chosen,
    DecimalField,
    File,
    From,
    Id,
    Integer,
    List,
    LongText,
    Money,
    Ref,
    Resource,
    Snapshot,
    Text,
    Value,
    ValueObject,
    Work,
    derive,
    meta,
)

if TYPE_CHECKING:
    from truweel.resources.company.activities import Activity
    from truweel.resources.company.general_ledger_accounts import GeneralLedgerAccount
    from truweel.resources.equipment.materials import Material
    from truweel.resources.sales.posts import Post
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.subscriptions import Subscription

__all__ = [
    "CompositeLine",
    "DiscountedDocument",
    "Line",
    "LineOutline",
    "LinedDocument",
    "PlainLine",
    "PricedOutline",
    "choose_tariff",
    "read_id",
    "rounding",
]

COUNTING = "LINE"
BY_TARIFF = "TARIFF"
SPECIAL_CATEGORIES = ("AE", "E", "K", "G", "O")
"""Categories in which no VAT is charged for a reason that holds for the whole document."""


def choose_tariff(line: "Line", work: Work) -> Id[VatTariff] | None:
    """The VAT tariff of a new line (catalogue 7.2). A tariff for which no VAT is charged goes before all, then that of
    the post, one that an article forces, that of the line before, that of the client or supplier, the article's, the
    tenant's default."""
    document: LinedDocument = work.parent(line)
    before = reversed(document.lines(work)[: meta(line).position])
    earlier = next((sibling.vatTariffId for sibling in before if sibling.vatTariffId is not None), None)
    party = document.party_tariff_id(work)
    article = work.follow(line, Line.articleId)
    own = article.vatTariffId if article is not None else None
    for tariff_id in (party, earlier):
        tariff = work.get(VatTariff, tariff_id)
        if tariff is not None and tariff.category in SPECIAL_CATEGORIES:
            return tariff.id
    post = document.own_post(line, work)
    if post is not None and post.vatTariffId is not None:
        return post.vatTariffId
    if article is not None and article.vatTariffForced and own is not None:
        return own
    chosen = next((tariff_id for tariff_id in (earlier, party, own) if tariff_id is not None), None)
    if chosen is not None:
        return chosen
    default = work.first(VatTariff, VatTariff.default.equals(True))
    return default.id if default is not None else None


def choose_rounding(document: "LinedDocument", work: Work) -> str | None:
    """How the settings say that totals are rounded."""
    settings = read_settings(work, Settings.documents)
    return cast("str | None", settings["rounding"])


def rounding(*, since: int = 1) -> Choice[str | None]:
    """The member that says how a document rounds: of those that may do so either way."""
    return Choice(
        "LINE",
        BY_TARIFF,
        read_only=True,
        default=Chosen(choose_rounding, "as `documents.rounding` of the settings says when it is made"),
        since=since,
        doc="What is rounded to cents in its totals: each line, or the lines of each VAT rate; null: each line (ours).",
    )


class PlainLine(Resource):
    """A line without VAT and totals: what the lines of all documents have, in the order of the wire."""

    lineNumber = Integer(read_only=True, sort=True, doc="Place among the lines, from 1.", example=1)
    type = Choice(
        "LINE",
        "TITLE",
        "TEXT",
        "VARIANT",
        "SUM",
        default="LINE",
        filter=True,
        doc="What kind of line it is; only LINE counts.",
    )
    quantity = DecimalField(default=Decimal(1), doc="How many units.", example=12.5)
    unitType = Text(
        max_length=40,
        default=From("postId.unitType", "articleId.unitType"),
        doc="Unit, in the tenant's own words.",
        example="m",
    )
    description = LongText(
        default=From("postId.name", "articleId.saleName", "articleId.name"),
        search=True,
        doc="What is sold, or the text of the line.",
        example="PVC-buis diameter 110 mm",
    )
    styleName = Text(max_length=120, doc="Layout style it is printed in.", example="Titel 1")
    articleId = Ref["Article"]("articles", filter=True, doc="Article.")
    postId = Ref["Post"]("posts", filter=True, since=2, doc="Item of the bill of quantities that it belongs to.")
    materialId = Ref["Material"]("materials", filter=True, since=2, doc="Piece of equipment that it is for.")
    installationId = Ref["Material"]("installations", filter=True, since=2, doc="Installation that it is for.")
    activityId = Ref["Activity"](
        "activities", default=From("articleId.activityId"), filter=True, doc="Activity that it counts for."
    )
    rentalTicketId = Text(read_only=True, since=2, doc="Always null: rental is not part of this program.")
    price = Money(
        decimals=6,
        default=From("articleId.salePrice", otherwise=Decimal(0)),
        doc="Price of one unit, VAT not included.",
        example=8.95,
    )
    costPrice = Money(decimals=6, default=From("articleId.costPrice"), doc="Cost of one unit.", example=5.1)
    discount = DecimalField(
        decimals=4,
        minimum=-100,
        maximum=100,
        default=Decimal(0),
        doc="Discount in percent; below 0 a surcharge.",
        example=5,
    )

    @derive
    def take_its_place(self, work: Work) -> None:
        """Its number follows from its place."""
        self.lineNumber = meta(self).position + 1


class CompositeLine(ValueObject):
    """A part of a composite line, for one unit of that line."""

    articleId = Ref["Article"]("articles", doc="Article.")
    description = LongText(doc="What it is.", example="Koppelstuk 110 mm")
    quantity = DecimalField(doc="How many units.", example=2)
    unitType = Text(max_length=40, doc="Unit.", example="stuk")
    price = Money(doc="Price of one unit, VAT not included.", example=3.2)
    costPrice = Money(doc="Cost of one unit.", example=1.9)


class Line(PlainLine):
    """A line with VAT and its total. Only a line of type LINE counts towards the total of its document."""

    vatTariffId = Ref["VatTariff"](
        "vat-tariffs",
        filter=True,
        default=Chosen(
            choose_tariff,
            "by default that of the client, the supplier or the line before, if it is one without VAT for a reason; "
            "else that of the post; else one that the article forces; else that of the line before, of the client or "
            "supplier, of the article, or the tenant's default",
        ),
        doc="VAT tariff.",
    )
    extraDescription = LongText(since=2, doc="Second text.", example="Inclusief bochten en koppelstukken")
    chapter = Text(
        max_length=60,
        default=From("postId.number"),
        filter=True,
        since=2,
        doc="Number of the post, as it is printed.",
        example="32.11.a",
    )
    agreementType = Choice(
        "SOG",
        "FH",
        "VH",
        default=From("postId.agreementType"),
        filter=True,
        since=2,
        doc="What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH).",
    )
    calculationType = Text(
        max_length=40,
        filter=True,
        since=2,
        doc="Kind of cost: labour, material, subcontractor, equipment or indirect, in the tenant's own words.",
        example="Arbeid",
    )
    projectId = Ref["Project"]("projects", filter=True, since=2, doc="Project that it is for.")
    quantityFormula = Text(
        max_length=1000,
        syntax=parse_formula,
        since=2,
        doc="Formula that the quantity follows from, also over the parameters of an offer, on lines for clients.",
        example="3 * 4,5",
    )
    imageId = File("image/", doc="Picture that is printed with it.")
    generalLedgerAccountId = Ref["GeneralLedgerAccount"](
        "general-ledger-accounts", since=2, doc="Account that it is booked on."
    )
    totalExclVat = Money(read_only=True, doc="Quantity times price less discount, in cents; 0 where it doesn't count.")
    compositeLines = List(Value(CompositeLine), read_only=True, since=2, doc="Parts of a composite line.")
    customPrice = Boolean(
        read_only=True,
        since=2,
        doc="Whether price or discount came by hand, on lines for clients; null on those of an older release (ours).",
    )
    vatCategory = Text(
        value=Snapshot("vatTariffId.category"), doc="VAT category, as it was agreed (ours).", example="S"
    )
    vatPercentage = DecimalField(
        decimals=4,
        value=Snapshot("vatTariffId.percentage"),
        doc="Percentage of VAT, as it was agreed (ours).",
        example=21,
    )

    @derive
    def come_to(self, work: Work) -> None:
        """What it comes to. A sum is its document's to compute."""
        if self.type != "SUM":
            counts = self.type == COUNTING
            self.totalExclVat = line_amount(self.quantity, self.price, self.discount) if counts else Decimal(0)


class LineOutline(Struct, frozen=True, gc=False):
    """What the totals of a document read of a line that doesn't change."""

    type: str | None
    quantity: Decimal | None
    costPrice: Decimal | None
    totalExclVat: Decimal | None
    vatCategory: str | None
    vatPercentage: Decimal | None
    tariff_id: str | None = msgspec_field(name="vatTariffId")

    @property
    def vatTariffId(self) -> Id[VatTariff] | None:
        """The tariff."""
        return read_id(self.tariff_id)


class PricedOutline(LineOutline, frozen=True, gc=False):
    """What they read where they round at each rate of VAT."""

    price: Decimal | None = None
    discount: Decimal | None = None
    postId: str | None = None


def read_id(text: str | None) -> Id[Any] | None:
    """The id that a document has as a text."""
    return None if text is None else cast("Id[Any]", int(text))


class LinedDocument(Resource):
    """Base of the documents whose lines are added up. What a line agreed on stays until that line is changed."""

    line_outline: ClassVar[type[LineOutline]] = LineOutline
    """What its rules read of lines that don't change."""

    if TYPE_CHECKING:  # each declares these, in the order of its wire format
        totalExclVat: Money[Decimal | None]
        totalVat: Money[Decimal | None]
        totalInclVat: Money[Decimal | None]
        vatTotals: List[Any]

    def party_tariff_id(self, work: Work) -> Id[VatTariff] | None:
        """The VAT tariff of the client, or of the supplier where it has no client."""
        document: Any = type(self)
        party = work.follow(self, getattr(document, "clientId", None) or document.supplierId)
        return None if party is None else party.vatTariffId

    def subscription_id(self) -> "Id[Subscription] | None":
        """The subscription whose tariffs hold for it."""
        return self.__dict__.get("subscriptionId")

    @property
    def rounds_by_tariff(self) -> bool:
        """Whether its lines are rounded at each rate of VAT, not each by itself."""
        return self.__dict__.get("rounding") == BY_TARIFF

    def own_post(self, line: "PlainLine", work: Work) -> "Post | None":
        """The post of `line`, where it stands in this document: the line follows it."""
        return None

    def formula_values(self) -> Values:
        """What the names in the formulas of its lines stand for."""
        return {}

    def lines(self, work: Work) -> list[Line]:
        """Its lines, in order."""
        lines: list[Line] = work.children(self, "lineItems")
        return lines

    def total_lines(
        self, work: Work, discounts: Discounts = NO_DISCOUNTS, stated: Sequence[Mapping[str, Any]] = ()
    ) -> Totals:
        """Set the totals that every document has. `stated` is the VAT as the document states it. Returns these and the
        others."""
        by_tariff = self.rounds_by_tariff
        lines: list[Any] = work.outline(self, "lineItems", PricedOutline if by_tariff else self.line_outline)
        if any(line.type == "SUM" for line in lines):
            lines = self.lines(work)
            _sum_up(lines)
        totals = total([line for line in lines if line.type == COUNTING], discounts, stated, by_tariff=by_tariff)
        self.totalExclVat, self.totalVat, self.totalInclVat = totals.excl, totals.tax, totals.incl
        self.vatTotals = totals.vat
        return totals


class DiscountedDocument(LinedDocument):
    """Base of the documents with a discount on the whole: percent, then a fixed amount of what is left. Posts may stand
    in them."""

    post_member: ClassVar[str]
    """The member by which a post says that it stands in one of these."""

    if TYPE_CHECKING:
        globalDiscount: DecimalField[Decimal | None]
        globalDiscountAmount: Money[Decimal | None]
        totalCostExclVat: Money[Decimal | None]

    def own_post(self, line: PlainLine, work: Work) -> "Post | None":
        """The post of `line`, where it stands in this document."""
        post = work.follow(line, PlainLine.postId)
        stands_here = post is not None and post.deletedAt is None and post.__dict__[self.post_member] == self.id
        return post if stands_here else None

    @derive
    def total_up(self, work: Work) -> None:
        """Lines are added up, where this transaction changes one, or a discount."""
        discounts = (self.globalDiscount, self.globalDiscountAmount)
        before = work.before(self)
        is_discounted = before is not None and discounts != (before.globalDiscount, before.globalDiscountAmount)
        if is_discounted or work.is_loaded(self, "lineItems"):
            percentage, amount = (discount or Decimal(0) for discount in discounts)
            self.totalCostExclVat = self.total_lines(work, Discounts(percentage, amount)).cost


def _sum_up(lines: list[Line]) -> None:
    """Give each line of type SUM what the counting ones above it come to, up to the last sum or title."""
    subtotal = Decimal(0)
    for line in lines:
        if line.type == COUNTING:
            subtotal += line.totalExclVat or 0
        elif line.type == "SUM":
            line.totalExclVat = subtotal
        if line.type in ("SUM", "TITLE"):
            subtotal = Decimal(0)
