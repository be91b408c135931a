"""The row locks of one request, over its attempts.

On PostgreSQL rows are locked in one order: by the rank of their collection, then by id. Two requests then wait for each
other, and neither waits for what the other waits for. A lock out of that order ends the attempt: the next one begins
with all the locks that the earlier ones needed. SQLite has one writer and needs none of this.
"""

from collections.abc import Iterable, Sequence
from typing import NoReturn

__all__ = ["Locks", "Restart"]


class Restart(Exception):
    """The attempt is over: roll back and run the work again. The database repeats it; no caller sees this."""


class Locks:
    """What one request has locked, and what its earlier attempts locked.

    `is_enforced` is False where there is one writer anyway.
    """

    def __init__(self, *, enforced: bool) -> None:
        self.is_enforced = enforced
        self._earlier: dict[tuple[int, str], dict[int, bool]] = {}
        self._held: dict[tuple[str, int], bool] = {}
        self._made: set[tuple[str, int]] = set()
        self._highest = (-1, 0)
        self._known = 0

    def begin(self) -> None:
        """A new attempt: nothing is locked yet."""
        self._held.clear()
        self._made.clear()
        self._highest = (-1, 0)
        self._known = sum(map(len, self._earlier.values()))

    @property
    def has_grown(self) -> bool:
        """Whether this attempt needed rows that none before it had locked: the next one locks them first."""
        return sum(map(len, self._earlier.values())) > self._known

    def earlier(self) -> list[tuple[str, list[int], bool]]:
        """Collection, ids and whether they are deleted, of all that earlier attempts locked, in the order to take."""
        if self._held:
            return []
        return [(key, sorted(ids), any(ids.values())) for (_, key), ids in sorted(self._earlier.items())]

    def holds(self, key: str, id: int, *, deleting: bool = False) -> bool:
        """Whether this attempt has locked the row, and strongly enough to delete it."""
        strength = self._held.get((key, id))
        return strength is not None and (strength or not deleting)

    def make(self, key: str, ids: Iterable[int]) -> None:
        """Note that this attempt has written the new rows `ids`: nobody else sees them, so that they have no turn, and
        the next attempt makes others."""
        if self.is_enforced:
            self._made |= {(key, id) for id in ids}

    def take(self, key: str, rank: int, ids: Sequence[int], *, deleting: bool = False) -> None:
        """Note that the rows `ids` (ascending) are to be locked now. Restart where their turn is over."""
        if not self.is_enforced:
            self._held |= dict.fromkeys(((key, id) for id in ids), True)
            return
        ids = [id for id in ids if (key, id) not in self._made]
        if not ids:
            return
        earlier = self._earlier.setdefault((rank, key), {})
        earlier |= {id: deleting or earlier.get(id, False) for id in ids}
        fresh = [id for id in ids if (key, id) not in self._held]
        if fresh and (rank, fresh[0]) < self._highest:
            self.restart()
        self._held |= {(key, id): deleting or self._held.get((key, id), False) for id in ids}
        if fresh:
            self._highest = max(self._highest, (rank, fresh[-1]))

    def restart(self) -> NoReturn:
        """End the attempt."""
        raise Restart

    @property
    def reference_clause(self) -> str:
        """What ends a SELECT of rows that are referred to from now on: they can't be deleted meanwhile."""
        return " ORDER BY id FOR KEY SHARE" if self.is_enforced else ""

    def clause(self, *, deleting: bool = False) -> str:
        """What ends a SELECT that locks its rows.

        `FOR NO KEY UPDATE` lets new references to the row pass; `FOR UPDATE`, for a row that is deleted, does not.
        """
        if not self.is_enforced:
            return ""
        return " ORDER BY id FOR UPDATE" if deleting else " ORDER BY id FOR NO KEY UPDATE"
