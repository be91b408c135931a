"""Detects callers that repeat the same list query, where a webhook event would tell them of changes."""

from collections import OrderedDict
from dataclasses import dataclass

from truweel.limits.policy import PollingPolicy
from truweel.limits.sliding_window import SlidingWindow

MAX_QUERY_LENGTH = 1000
"""Characters of a query that are remembered: two that differ only after these count as one."""


@dataclass(frozen=True, slots=True)
class PollingReport:
    """`caller` asked `collection` the same `query` `times` times; noticed at `since`, last at `last` (ms)."""

    caller: str
    collection: str
    query: str
    since: int
    last: int
    times: int


@dataclass(slots=True)
class _QueryCount:
    window: SlidingWindow
    times: int = 0
    since: int | None = None
    last: int = 0


class PollingDetector:
    """Counts list queries without `updatedFrom`; the caller of this class leaves the others out."""

    def __init__(self, policy: PollingPolicy | None = None) -> None:
        self._policy = policy or PollingPolicy()
        self._queries: OrderedDict[tuple[str, str, str], _QueryCount] = OrderedDict()

    def record(self, caller: str, collection: str, query: str, now: int) -> bool:
        """Count one list query (as text, the same for the same meaning); whether it is polling just now."""
        key = caller, collection, query[:MAX_QUERY_LENGTH]
        repeats = self._queries.get(key)
        if repeats is None:
            window = SlidingWindow(self._policy.max_repeats, self._policy.window_seconds * 1000)
            repeats = self._queries[key] = _QueryCount(window)
            if len(self._queries) > self._policy.max_queries:
                self._queries.popitem(last=False)
        else:
            self._queries.move_to_end(key)
        repeats.times += 1
        repeats.last = now
        polling = repeats.window.add(now)
        if polling and repeats.since is None:
            repeats.since = now
        return polling

    def report(self) -> list[PollingReport]:
        """Who polls, the most frequent first. Nobody is forgotten until newer queries push them out."""
        rows = [
            PollingReport(*key, repeats.since, repeats.last, repeats.times)
            for key, repeats in self._queries.items()
            if repeats.since is not None
        ]
        return sorted(rows, key=lambda row: -row.times)
