"""A list, page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, urlsplit

import httpx

from truweel_client._async.transport import AsyncTransport
from truweel_client.base import Record
from truweel_client.codec import decode_page

__all__ = ["AsyncListing", "Page"]

R = TypeVar("R")
Pairs = list[tuple[str, str]]


class Page(Generic[R]):
    """One page.

    items    its records
    total    how many there are on all pages; None where the server does not count
    """

    __slots__ = ("items", "total")

    def __init__(self, items: list[R], total: int | None) -> None:
        self.items = items
        self.total = total


class AsyncListing(Generic[R]):
    """The records of a list, in its order. Each iteration asks anew, and holds one page at a time."""

    def __init__(
        self, transport: AsyncTransport, path: str, kind: type[R], params: Pairs, size: int, *, by_link: bool = False
    ) -> None:
        """With `by_link` there are only the pages that an answer links to."""
        if not 1 <= size <= 100:
            raise ValueError(f"page_size: from 1 to 100, not {size}")
        self._transport = transport
        self._path = path
        self._kind = kind
        self._params = params
        self._size = size
        self._by_link = by_link
        self.sync_from: dt.datetime | None = None
        """`Truweel-Sync-From` of the first page that was read last: the instant to ask from next time, of a list with
        `updated_from`, `created_from` or `deleted_from`."""

    async def pages(self) -> AsyncIterator[Page[R]]:
        """The pages; at least one, which may be empty."""
        params: Pairs = [*self._params, ("size", str(self._size))]
        number = seen = 0
        previous: list[R] = []
        while True:
            response = await self._transport.send("GET", self._path, params=params)
            page, is_bare = decode_page(response.content, self._kind)
            if number == 0:
                self._read_watermark(response)
            elif is_bare and _is_same(page.items, previous):
                return  # a bare array that knows no pages: it came whole
            seen += len(page.items)
            yield Page(page.items, page.total_items)
            following = _next_parameters(response)
            number += 1
            if following is not None:
                params = following
            elif page.items and self._goes_on(len(page.items), seen, number, page.total_items, page.total_pages):
                params = [*self._params, ("size", str(self._size)), ("page", str(number))]
            else:
                return
            previous = page.items

    def _goes_on(self, count: int, seen: int, number: int, total: int | None, pages: int | None) -> bool:
        """Whether there is another page, of a server that names none. Its `size` may echo what was asked for."""
        if self._by_link:
            return False
        if pages is not None:
            return number < pages
        if total is not None:
            return seen < total
        return count >= self._size

    async def __aiter__(self) -> AsyncIterator[R]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def all(self) -> list[R]:
        """All records at once, in memory."""
        return [item async for item in self]

    async def first(self) -> R | None:
        """The first record, or None."""
        listing = AsyncListing(self._transport, self._path, self._kind, self._params, 1)
        async for page in listing.pages():
            return page.items[0] if page.items else None
        return None

    async def count(self) -> int:
        """How many records there are, without reading them. Where the server does not count, it reads them."""
        listing = AsyncListing(self._transport, self._path, self._kind, self._params, 1)
        async for page in listing.pages():
            if page.total is not None:
                return page.total
            break
        return len(await self.all())

    def _read_watermark(self, response: httpx.Response) -> None:
        text = response.headers.get("truweel-sync-from")
        self.sync_from = None if text is None else dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def _next_parameters(response: httpx.Response) -> Pairs | None:
    """The parameters of the next page. Only they are taken from the link: a proxy may have made its host and path."""
    link = response.links.get("next")
    return None if link is None else parse_qsl(urlsplit(link["url"]).query, keep_blank_values=True)


def _is_same(items: list[R], others: list[R]) -> bool:
    return len(items) == len(others) and all(
        isinstance(item, Record) and isinstance(other, Record) and item.id == other.id
        for item, other in zip(items, others, strict=True)
    )
