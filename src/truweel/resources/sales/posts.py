"""Posts: the priced items of a bill of quantities, what each is made of, and what it comes to (catalogue 8.2)."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from truweel.resources.documents.formulas import parse_formula, reckon
from truweel.resources.documents.lines import DiscountedDocument
from truweel.resources.documents.prices import SaleLine, find_cost, unit_price, with_margin
from truweel.resources.documents.totals import EXACT, bounded
from truweel.resources.stock.articles import Article, ArticleTimeStandard
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Chosen,
    DecimalField,
    Fault,
    From,
    Id,
    Integer,
    LongText,
    Money,
    Ref,
    Resource,
    Text,
    Work,
    check,
    derive,
    label,
    meta,
)
from truweel.schema.numbers import round_to_cents, round_to_millionths

if TYPE_CHECKING:
    from truweel.resources.company.vat_tariffs import VatTariff
    from truweel.resources.documents.quotations import Quotation
    from truweel.resources.sales.offers import Offer
    from truweel.resources.sales.sales_orders import SalesOrder
    from truweel.resources.sales.settlements import Settlement

__all__ = ["Post", "PostLine", "copy_posts"]

ZERO = Decimal(0)


class Post(
    Resource,
    path="posts",
    event="post",
    module="posts",
    scope="posts",
    type="post",
    documents=True,
    at_most_one=(("offerId", "settlementId", "salesOrderId"),),
    example={"library": False},
):
    """An item of a bill of quantities. It is in the library, or stands in one offer, settlement or order. One that
    stands in an order keeps what was agreed: it follows no parameter, margin or time standard."""

    number = Text(
        max_length=60, filter=True, sort=True, search=True, doc="Number, as it is printed.", example="32.11.a"
    )
    name = Text(required=True, sort=True, search=True, doc="Name.", example="Afvoerleiding PVC 110 mm")
    description = LongText(search=True, doc="What is done, as the bill says it.")
    unitType = Text(max_length=40, doc="Unit, in the tenant's own words.", example="m")
    quantity = DecimalField(default=Decimal(1), doc="How many units of it.", example=36)
    agreementType = Choice(
        "SOG",
        "FH",
        "VH",
        filter=True,
        doc="What was agreed: a lump sum for the whole (SOG), a fixed quantity (FH) or a presumed one (VH).",
    )
    library = Boolean(default=False, filter=True, doc="Whether it is part of the library.")
    offerId = Ref["Offer"]("offers", filter=True, doc="Offer that it stands in.")
    settlementId = Ref["Settlement"]("settlements", filter=True, doc="Settlement that it stands in.")
    salesOrderId = Ref["SalesOrder"]("sales-orders", filter=True, doc="Order that it stands in.")
    parentId = Ref["Post"]("posts", filter=True, doc="Chapter above it.")
    position = Integer(default=0, minimum=0, sort=True, doc="Order among those beside it.")
    vatTariffId = Ref["VatTariff"]("vat-tariffs", doc="VAT tariff.")
    priceByHand = Money(decimals=6, doc="Price of one unit that stands above the computed one.", example=42.5)
    unitPrice = Money(decimals=6, read_only=True, doc="Price of one unit, VAT not included.", example=42.5)
    unitCost = Money(decimals=6, read_only=True, doc="Cost of one unit.", example=31.2)
    totalExclVat = Money(read_only=True, doc="Total, VAT not included.", example=1530)
    totalCostExclVat = Money(read_only=True, doc="What it costs, VAT not included.", example=1123.2)
    hours = DecimalField(decimals=4, read_only=True, doc="Hours of work in it.", example=12.6)
    lines = Children["PostLine"]("lines", doc="What it is made of.")

    @label
    def describe(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.number, self.name) if word)

    @check
    def stand_in_one_place(self, before: "Post | None", work: Work) -> Iterable[Fault]:
        """What stands in a document is none of the library."""
        place = self.offerId or self.settlementId or self.salesOrderId
        if self.library and place is not None:
            yield Fault("library", "must be false for a post that stands in an offer, a settlement or an order")

    @derive
    def calculate(self, work: Work) -> None:
        """Its quantities, prices and hours, and with them the line of the document that it stands in."""
        if self.salesOrderId is None:
            quotation = self._quotation(work)
            if quotation is not None:
                work.lock(quotation)
            for line in self.lines:
                line.reckon(quotation, work)
            self._plan_labour(quotation, work)
        self._add_up(work)
        for document_line in self._document_lines(work):
            document_line.follow_post(self, work)

    def _quotation(self, work: Work) -> "Quotation | None":
        """The offer or settlement whose parameters and margins it follows."""
        return work.follow(self, Post.offerId) or work.follow(self, Post.settlementId)

    def _plan_labour(self, quotation: "Quotation | None", work: Work) -> None:
        """Have a line of labour for each line whose article has a time standard; it follows that line."""
        planned = {line.labourOfId: line for line in self.lines if line.labourOfId is not None}
        for line in self.lines:
            standard = line.time_standard(quotation, work) if line.labourOfId is None else None
            if standard is None:
                continue
            labour = planned.pop(line.id, None)
            if labour is None:
                labour = work.add(self, Post.lines)
                labour.labourOfId = line.id
            labour.articleId, labour.executionPhase, labour.total = standard.articleId, line.executionPhase, line.total
            labour.quantity = round_to_millionths(standard.hours * (line.quantity or ZERO))
        for orphan in planned.values():
            work.delete(orphan)

    def _add_up(self, work: Work) -> None:
        """What one unit and all of it come to; the total is rounded once."""
        quantity = ZERO if self.quantity is None else self.quantity
        with localcontext(EXACT):
            price, cost, hours = _sums((line for line in self.lines if not line.total), work)
            whole_price, whole_cost, whole_hours = _sums((line for line in self.lines if line.total), work)
            price = price if self.priceByHand is None else self.priceByHand
            total = round_to_cents(bounded(quantity * price + whole_price))
            total_cost = round_to_cents(bounded(quantity * cost + whole_cost))
            self.totalExclVat, self.totalCostExclVat = total, total_cost
            self.unitPrice = round_to_millionths(total / quantity) if quantity else ZERO
            self.unitCost = round_to_millionths(total_cost / quantity) if quantity else ZERO
            self.hours = (quantity * hours + whole_hours).quantize(Decimal("0.0001"), ROUND_HALF_UP)

    def _document_lines(self, work: Work) -> list[SaleLine]:
        """The lines that show it in the document that it stands in; a new post has none yet."""
        document = self._quotation(work) or work.follow(self, Post.salesOrderId)
        if document is None or work.before(self) is None:
            return []
        return [line for line in document.lines(work) if line.postId == self.id and isinstance(line, SaleLine)]


def find_price(line: "PostLine", work: Work) -> Decimal | None:
    """The sale price of one unit of its article."""
    article = work.follow(line, PostLine.articleId)
    return unit_price(article) if article is not None else None


class PostLine(Resource, path="lines", parent="posts", type="post-line", example={"margin": None}):
    """An article or a free text that a post is made of."""

    articleId = Ref["Article"]("articles", doc="Article; null for a free text.")
    description = LongText(
        default=From("articleId.saleName", "articleId.name"), doc="What it is.", example="PVC-buis diameter 110 mm"
    )
    unitType = Text(
        max_length=40, default=From("articleId.unitType"), doc="Unit, in the tenant's own words.", example="m"
    )
    calculationType = Text(
        max_length=60, default=From("articleId.calculationType"), doc="Kind of cost.", example="Materiaal"
    )
    quantity = DecimalField(default=Decimal(1), doc="How many for one unit of the post.", example=1.05)
    quantityFormula = Text(
        max_length=1000,
        syntax=parse_formula,
        doc="Formula over the parameters of the offer, from which the quantity follows.",
        example='colour == "Blue" ? 1 : 0',
    )
    total = Boolean(default=False, doc="Whether the quantity is for the whole post, not for one unit of it.")
    separatePrice = Boolean(default=False, doc="Whether `price` holds instead of the article's.")
    price = Money(
        decimals=6,
        default=Chosen(find_price, "by default that of the article"),
        doc="Price of one unit, VAT not included. Without `separatePrice` it is the cost and the margin, where there "
        "is a margin, and follows the article where that changes.",
        example=8.95,
    )
    costPrice = Money(
        decimals=6,
        default=Chosen(find_cost, "by default that of the article"),
        doc="Cost of one unit.",
        example=5.1,
    )
    margin = DecimalField(
        decimals=4, doc="Percent on top of the cost; null: that of the offer for its kind of cost.", example=20
    )
    executionPhase = Text(max_length=120, doc="Phase by whose time standard its hours are reckoned.", example="Ruwbouw")
    labourOfId = Ref["PostLine"](
        "posts/lines", read_only=True, doc="Line whose time standard made it a line of labour (ours)."
    )

    def reckon(self, quotation: "Quotation | None", work: Work) -> None:
        """Its quantity and price, by what the offer or settlement says."""
        if self.quantityFormula is not None:
            place = f"lines[{meta(self).position}].quantityFormula"
            values = quotation.formula_values() if quotation is not None else {}
            warn = (lambda message: work.warn(place, message)) if quotation is not None else _keep_quiet
            self.quantity = reckon(self.quantityFormula, values, warn)
        before = work.before(self)
        if self.separatePrice:
            return
        is_other_article = before is not None and before.articleId != self.articleId
        margin = _margin(self, quotation)
        former = _margin(before, work.before(quotation) if quotation is not None else None)
        if margin is not None:
            self.price = with_margin(self.costPrice or ZERO, margin)
        elif self.articleId is not None and (is_other_article or former is not None):
            self.price = find_price(self, work)

    def time_standard(self, quotation: "Quotation | None", work: Work) -> ArticleTimeStandard | None:
        """The time standard of its article for its phase, else the one that counts by default, else the first one."""
        context = quotation.context if quotation is not None else None
        standards = [
            standard
            for standard in work.lookup(ArticleTimeStandard, Article.timeStandards, self.articleId)
            if context is None or standard.context in (None, context)
        ]
        phase = (self.executionPhase or "").casefold()
        of_phase = [standard for standard in standards if phase and (standard.executionPhase or "").casefold() == phase]
        default = [standard for standard in standards if standard.default]
        return next(iter((*of_phase, *default, *standards)), None)


POST_COPIED = (
    Post.number, Post.name, Post.description, Post.unitType, Post.quantity, Post.agreementType, Post.position,
    Post.vatTariffId, Post.priceByHand, Post.unitPrice, Post.unitCost, Post.totalExclVat, Post.totalCostExclVat,
    Post.hours,
)  # fmt: skip
"""What a copy of a post has from it; the last five are what it comes to."""
LINE_COPIED = (
    PostLine.articleId, PostLine.description, PostLine.unitType, PostLine.calculationType, PostLine.quantity,
    PostLine.total, PostLine.price, PostLine.costPrice, PostLine.executionPhase,
)  # fmt: skip
CALCULATION_COPIED = (PostLine.quantityFormula, PostLine.separatePrice, PostLine.margin)


def copy_posts(
    source: DiscountedDocument, target: DiscountedDocument, work: Work, *, keeps_prices: bool
) -> Mapping[int, Post]:
    """Copy the posts that stand in `source` to `target`. Id of a post → its copy. Without `keeps_prices` what its
    prices and quantities follow from is copied too."""
    copies: dict[int, Post] = {}
    posts = work.select(Post, getattr(Post, source.post_member).equals(source.id))
    for post in posts:
        twin = copies[post.id] = work.make(Post)
        work.copy(post, twin, *POST_COPIED)
        setattr(twin, target.post_member, target.id)
        _copy_lines(post, twin, work, keeps_prices=keeps_prices)
    for post in posts:
        chapter = copies.get(post.parentId or 0)
        copies[post.id].parentId = chapter.id if chapter is not None else None
    return copies


def _copy_lines(post: Post, twin: Post, work: Work, *, keeps_prices: bool) -> None:
    copies: dict[int, Id[PostLine]] = {}
    for line in post.lines:
        copy = work.add(twin, Post.lines)
        copies[line.id] = copy.id
        work.copy(line, copy, *LINE_COPIED)
        if keeps_prices:
            copy.separatePrice = True
        else:
            work.copy(line, copy, *CALCULATION_COPIED)
            copy.labourOfId = copies.get(line.labourOfId or 0)


def _sums(lines: Iterable[PostLine], work: Work) -> tuple[Decimal, Decimal, Decimal]:
    """Price, cost and hours of lines."""
    price = cost = hours = ZERO
    for line in lines:
        quantity = ZERO if line.quantity is None else line.quantity
        price += quantity * (line.price or ZERO)
        cost += quantity * (line.costPrice or ZERO)
        article = work.follow(line, PostLine.articleId)
        if article is not None and article.timeOperation:
            hours += quantity
    return price, cost, hours


def _margin(line: PostLine | None, quotation: "Quotation | None") -> Decimal | None:
    """The margin of a line, else that of the offer or settlement for its kind of cost."""
    if line is None or line.margin is not None or quotation is None:
        return line.margin if line is not None else None
    return quotation.margins.get(line.calculationType or "")


def _keep_quiet(message: str) -> None:
    """The library has no parameters: nothing is wrong there."""
