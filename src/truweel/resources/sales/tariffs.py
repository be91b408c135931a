"""Tariffs: special prices of a client, a project or a subscription."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truweel.schema import Date, DecimalField, Money, Range, Ref, Resource, label

if TYPE_CHECKING:
    from truweel.resources.relations.clients import Client
    from truweel.resources.sales.projects import Project
    from truweel.resources.sales.subscriptions import Subscription
    from truweel.resources.stock.article_groups import ArticleGroup
    from truweel.resources.stock.articles import Article

__all__ = ["Tariff"]


class Tariff(
    Resource,
    path="tariffs",
    event="tariff",
    module="articles",
    scope="articles",
    type="tariff",
    one_of=(
        ("articleId", "articleGroupId"),
        ("clientId", "projectId", "subscriptionId"),
        ("price", "discount", "margin"),
    ),
):
    """What an article, or a whole group of them, costs one client, on one project or in one subscription."""

    articleId = Ref["Article"]("articles", filter=True, doc="Article; null where it holds for a group.")
    articleGroupId = Ref["ArticleGroup"]("article-groups", filter=True, doc="Group of articles, if not one article.")
    clientId = Ref["Client"]("clients", filter=True, doc="Client for whom it holds.")
    projectId = Ref["Project"]("projects", filter=True, doc="Project on which it holds.")
    subscriptionId = Ref["Subscription"]("subscriptions", filter=True, doc="Subscription in which it holds.")
    price = Money(decimals=6, doc="Fixed price of one unit, VAT not included.", example=7.95)
    discount = DecimalField(decimals=4, minimum=-100, maximum=100, doc="Else percent off the sale price.", example=12.5)
    margin = DecimalField(decimals=4, doc="Else percent on top of the cost.", example=25)
    fromQuantity = DecimalField(minimum=0, sort=True, doc="Quantity from which it holds.", example=10)
    validFrom = Date(filter=Range(), doc="First day on which it holds.")
    validTo = Date(filter=Range(), doc="Last day on which it holds.")

    @label
    def describe(self) -> str:
        """The price (`7.95`), the discount (`-12.5 %`) or the margin (`+25 %`)."""
        if self.price is not None:
            return _plain(self.price)
        if self.discount is not None:
            return f"{_plain(-self.discount)} %"
        return f"+{_plain(self.margin)} %" if self.margin is not None else ""


def _plain(number: Decimal) -> str:
    """`12.50` as `12.5`, `10` as `10`."""
    return f"{number.normalize():f}"
