"""Writes that are beside the point of a request: where they fail, the request is answered all the same."""

import logging
from collections.abc import Callable

from truweel.errors import Unavailable
from truweel.storage.database import Database, Writer

__all__ = ["write_if_possible"]

log = logging.getLogger("truweel.storage")


async def write_if_possible(database: Database, work: Callable[[Writer], object], purpose: str) -> None:
    """`database.write(work)`; where the database takes no changes, the log says that `purpose` was left out."""
    try:
        await database.write(work)
    except Unavailable as error:
        log.warning("left out: %s: %s", purpose, error)
