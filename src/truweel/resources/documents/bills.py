"""Bills of an offer: what of one kind it takes, added up over its posts and its own lines, without prices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from truweel.resources.documents.prints import QuotationPrint, format_number
from truweel.resources.sales.posts import Post, PostLine
from truweel.resources.stock.articles import Article
from truweel.schema import Reads
from truweel.schema.printed_document import PrintedColumn, PrintedRow

__all__ = ["BILL_TYPES", "BillPrint"]

BILL_TYPES = ("BILL_OF_MATERIALS", "BILL_OF_MACHINES", "BILL_OF_SUBCONTRACTORS", "BILL_OF_WORK")
TITLES = dict(zip(BILL_TYPES, ("materials", "machines", "subcontractors", "labour"), strict=True))
KINDS = {
    "BILL_OF_MACHINES": ("materieel", "machine", "equipment", "matériel", "gerät"),
    "BILL_OF_SUBCONTRACTORS": ("oa", "onderaanneming", "subcontractor", "sous-traitance", "nachunternehmer"),
    "BILL_OF_WORK": ("arbeid", "labour", "labor", "work", "main-d'œuvre", "arbeit"),
    "indirect": ("kost", "indirect", "coût", "kosten"),
}
"""Bill → the kinds of cost of its lines, in the words of the screens and imports. All else is material."""


@dataclass(frozen=True, slots=True)
class _Need:
    number: str
    description: str
    unit: str


class BillPrint(QuotationPrint):
    """What an offer or change order takes of one kind."""

    signature = None
    prints_remark = False

    def __init__(self, document: Any, work: Reads, type: str) -> None:
        super().__init__(document, work, "NO_PRICES")
        self.bill = type

    def title_phrase(self) -> str:
        return TITLES[self.bill]

    def intro(self) -> str | None:
        return None

    def columns(self) -> Iterator[PrintedColumn]:
        yield PrintedColumn(self.say("number"))
        yield PrintedColumn(self.say("description"), is_wide=True)
        yield PrintedColumn(self.say("quantity"), is_number=True)
        yield PrintedColumn(self.say("unit"))

    def rows(self, columns: Sequence[PrintedColumn]) -> Iterator[PrintedRow]:
        needs: dict[_Need, Decimal] = {}
        for line, quantity in self.needed():
            article = self.work.get(Article, line.articleId)
            if self.kind_of(line, article) != self.bill:
                continue
            number = (article.articleNumber or "") if article is not None else ""
            need = _Need(number, (line.description or "").strip(), line.unitType or "")
            needs[need] = needs.get(need, Decimal(0)) + quantity
        for need in sorted(needs, key=lambda need: (need.number, need.description)):
            written = format_number(needs[need], self.language)
            yield PrintedRow("line", (need.number, need.description, written, need.unit))

    def needed(self) -> Iterator[tuple[Any, Decimal]]:
        """Each line with its units in the whole offer: those of its posts, and its own that show no post."""
        posts = self.work.select(Post, getattr(Post, self.document.post_member).equals(self.document.id))
        for post in posts:
            lines: list[PostLine] = self.work.children(post, "lines")
            for line in lines:
                factor = Decimal(1) if line.total else (post.quantity or Decimal(0))
                yield line, factor * (line.quantity or Decimal(0))
        shown = {post.id for post in posts}
        for line in self.document.lineItems:
            if line.type == "LINE" and line.postId not in shown:
                yield line, line.quantity or Decimal(0)

    def kind_of(self, line: Any, article: Article | None) -> str:
        """The bill on which a line stands."""
        written = line.calculationType or (article.calculationType if article is not None else None) or ""
        word = written.strip().casefold()
        if not word and article is not None and article.timeOperation:
            return "BILL_OF_WORK"
        return next((bill for bill, words in KINDS.items() if _is_one_of(word, words)), BILL_TYPES[0])


def _is_one_of(word: str, words: Sequence[str]) -> bool:
    """Whether a kind of cost is one of these, or begins with one that is not an abbreviation."""
    return any(word == known or (len(known) > 4 and word.startswith(known)) for known in words)
