"""Reading: one record, a page of records. No objects are built; the answer is the documents' own bytes."""

from collections.abc import Sequence
from email.utils import formatdate
from typing import Any

import xxhash

from truweel import clock
from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.errors import Fault, RecordNotFound, ValidationError
from truweel.operations.answer import Answer, Context
from truweel.operations.extra import extra_conditions
from truweel.operations.include import IncludeExpander, columns_for
from truweel.operations.page_tokens import PageTokens
from truweel.operations.single import load_single
from truweel.query import compile
from truweel.query.compile import VERSION, ExtraMatch, IndexChoice, Select, by_id_layout, page_layout
from truweel.query.model import Includes, Notice, Query
from truweel.schema.collection import Collection
from truweel.schema.document import encode, response_tail
from truweel.schema.registry import Registry
from truweel.schema.resource import meta
from truweel.storage.database import Reader
from truweel.storage.segments import count_live, find_offset

__all__ = ["get", "raise_if_strict", "search"]

MAX_INSTANT = 2**63 - 1
CARRIED = 16
"""How many entries of an index cost as much to pass over as one record (measured with 100,000 clients on SQLite)."""


def raise_if_strict(caller: Caller, context: Context, warnings: Sequence[Notice]) -> None:
    """In strict handling a warning is a refusal (design §6)."""
    if warnings and context.is_strict_for(caller):
        raise ValidationError([Fault(w.name, w.message.replace(", ignored", ""), w.code, w.params) for w in warnings])


def get(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    collection: Collection,
    id: int,
    *,
    parent: int | None = None,
    includes: Includes | None = None,
    warnings: Sequence[Notice] = (),
    module: str | None = None,
) -> Answer:
    """The live record `id` (a child: of `parent`), with `includes`. `module` grants it where the collection has none of
    its own. NotFound, Forbidden."""
    granted.require(caller, collection, "read", module)
    if collection.single:
        record, version = load_single(reader, collection, caller)
        raise_if_strict(caller, context, warnings)
        document = meta(record).document or encode(collection, record)
        body = response_tail(collection, context.base).complete(document, id, b"")
        return Answer(200, body, etag=f'"{version}-{_hash(body)}"', warnings=warnings)
    columns = columns_for(collection, includes or {})
    statement = compile.by_id(collection, columns, granted.shown(caller, collection), owned=parent is not None)
    row = reader.row(statement, (caller.tenant_id, id) if parent is None else (caller.tenant_id, id, parent))
    if row is None:
        raise RecordNotFound(collection.path, id)
    expander = IncludeExpander(reader, registry, caller, context)
    body = expander.answers(collection, [row], includes or {}, by_id_layout(columns))[0]
    notices = (*warnings, *expander.warnings)
    raise_if_strict(caller, context, notices)
    is_spliced = bool(includes or collection.is_spliced)
    etag = f'"{row[VERSION]}-{_hash(body)}"' if is_spliced else collection.entity_tag(row[VERSION])
    return Answer(200, body, etag=etag, warnings=notices)


def search(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    query: Query,
    page_tokens: PageTokens,
    *,
    parent: int | None = None,
    module: str | None = None,
) -> Answer:
    """A page of records: the envelope, or a bare array where the declaration says so. `headers["next"]` is the next
    cursor.

    A list that follows changes shows only what nobody can add to any more: a program that asks again from the largest
    `updatedAt` that it saw, from `Truweel-Sync-From` or from `Date` misses nothing. Both headers are the same bound,
    that of the first page on all pages: a record behind the cursor that changes meanwhile is newer than all they show.
    """
    collection, tenant, page = query.collection, caller.tenant_id, query.page
    granted.require(caller, collection, "read", module)
    shown = granted.shown(caller, collection)
    if parent is None:
        query = query.shown(shown)
    elif reader.row(compile.exists(collection.root, shown), (tenant, parent)) is None:
        raise RecordNotFound(collection.root.path, parent)
    token = _end_of_page_before(reader, query, caller, page_tokens, parent)
    after, bound = compile.decode_cursor(query, token) if token is not None else ((), None)
    headers: dict[str, str] = {}
    if query.followed:
        bound = min(bound or MAX_INSTANT, reader.sync_bound())  # before any row is read
        headers = {"Truweel-Sync-From": clock.format_instant(bound), "Date": formatdate(bound // 1000, usegmt=True)}
        # On SQLite the bound is the instant of the last commit; on PostgreSQL nothing that it shows is as late.
        query = query.before(bound + 1 if reader.dialect == "sqlite" else bound)
    extra = extra_conditions(reader, registry, tenant, collection, query.extra)
    counter = _Counter(reader, query, tenant, parent, extra)
    start_id, skip = (None, 0) if after else _offset(reader, query, tenant, counter)
    columns = columns_for(collection, query.includes)
    select = compile.page(
        query, reader.dialect, tenant, columns=columns, parent=parent, extra=extra,
        after=after, start=start_id, offset=skip, index=counter.index_choice(page.limit + skip),
    )  # fmt: skip
    expander = IncludeExpander(reader, registry, caller, context)
    rows = reader.rows_within(expander.budget, select.sql, select.parameters)
    records = expander.items(collection, rows, query.includes, page_layout(query, columns))
    notices = (*query.warnings, *expander.warnings)
    raise_if_strict(caller, context, notices)
    if not collection.options.envelope:
        body = b"[%b]" % records
    else:
        body = _envelope(records, len(rows), query, counter.total(rows, page.limit, after, skip))
    if len(rows) == page.limit and parent is None:
        headers["next"] = compile.encode_cursor(query, rows[-1], bound)
    return Answer(200, body, headers, notices, f'"{_hash(body)}"')


def _end_of_page_before(
    reader: Reader, query: Query, caller: Caller, page_tokens: PageTokens, parent: int | None
) -> str | None:
    """The cursor after which the page starts; None where it is counted in rows."""
    page = query.page
    if page.cursor is not None or page.offset == 0 or parent is not None:
        return page.cursor
    return page_tokens.find(reader, caller.tenant_id, caller.identity, query)


def _offset(reader: Reader, query: Query, tenant: int, counter: "_Counter") -> tuple[int | None, int]:
    """The smallest id to look at, and how many rows to skip from there."""
    if query.page.offset and counter.plain and not query.sort:
        return find_offset(reader, query.collection, tenant, query.page.offset)
    return None, query.page.offset


class _Counter:
    """The exact number of matches, found in the cheapest way that the rows allow."""

    def __init__(
        self, reader: Reader, query: Query, tenant: int, parent: int | None, extra: Sequence[ExtraMatch]
    ) -> None:
        self.reader, self.query, self.tenant, self.parent, self.extra = reader, query, tenant, parent, extra
        self.plain = not query.is_filtered and parent is None
        self._count: int | None = None

    def index_choice(self, rows: int) -> IndexChoice | None:
        """Whether a page of `rows`, skipped ones counted, is found sooner by walking in order or by sorting all that
        match.

        Walking reads as many records as hold `rows` matches, or only as many index entries where these carry what is
        asked for; sorting reads every match.
        """
        query = self.query
        equal = all(c.operator == "in" and len(c.values) == 1 for c in query.conditions) and not query.extra
        ordered = equal and len(query.conditions) == 1 and not query.sort and "." not in query.conditions[0].field
        if self.reader.dialect != "sqlite" or not query.conditions + query.extra or ordered or self.parent is not None:
            return None
        matches = self.count()
        walked = rows * self._total() // max(matches, 1)
        carried = not query.extra and all(c.field in query.collection.covering_columns for c in query.conditions)
        return "order" if walked < matches * (CARRIED if carried else 1) else "filter"

    def count(self) -> int:
        if self._count is None:
            if self.plain:
                self._count = self._total()
            else:
                select = compile.count(
                    self.query, self.reader.dialect, self.tenant, parent=self.parent, extra=self.extra
                )
                self._count = self.reader.cached_until_commit(select, lambda: self._rows(select))
        return self._count

    def _total(self) -> int:
        collection, tenant = self.query.collection, self.tenant
        return self.reader.cached_until_commit(
            (collection.kind.key, tenant), lambda: count_live(self.reader, collection.kind, tenant)
        )

    def _rows(self, select: Select) -> int:
        row = self.reader.row(select.sql, select.parameters)
        return int(row[0]) if row else 0

    def total(self, rows: Sequence[Any], limit: int, after: Sequence[Any], skip: int) -> int:
        """The count; a page that is not full, counted from the start, needs no statement to know it."""
        if self._count is None and not self.plain and not after and len(rows) < limit and (rows or not skip):
            return skip + len(rows)
        return self.count()


def _envelope(records: bytes, size: int, query: Query, count: int) -> bytes:
    """Reference A2: `size` is the number of rows on this page."""
    pages, number = -(-count // query.page.limit), query.page.number
    return b'{"items":[%b],"totalItems":%d,"totalPages":%d,"currentPage":%d,"size":%d}' % (
        records, count, pages, number, size,
    )  # fmt: skip


def _hash(body: bytes) -> str:
    # An ETag protects nothing, so speed counts: a page of 100 costs 2 microseconds, where SHA-1 takes 67.
    return xxhash.xxh3_128_hexdigest(body)
