"""Keep a copy of the articles in SQLite. Run it as often as you like: it asks for what changed since the last time.

python3 article_sync.py articles.db
"""

import json
import sqlite3
import sys

from api import pages

BEGINNING = "1970-01-01T00:00:00.000Z"
SCHEMA = """
CREATE TABLE IF NOT EXISTS article (
  id TEXT PRIMARY KEY, name TEXT, article_number TEXT, sale_price TEXT, total_stock TEXT, archived INTEGER, extra TEXT
);
CREATE TABLE IF NOT EXISTS watermark (list TEXT PRIMARY KEY, instant TEXT);
"""


def read_watermark(database: sqlite3.Connection, name: str) -> str:
    """From which instant on to ask `name` (`updatedFrom`, `deletedFrom`)."""
    row = database.execute("SELECT instant FROM watermark WHERE list = ?", (name,)).fetchone()
    return row[0] if row else BEGINNING


def sync(database: sqlite3.Connection) -> tuple[int, int]:
    """Bring the copy up to date; how many articles came, and how many went.

    Rows and watermarks are one transaction: an interrupted run begins again where the last whole one began. What comes
    twice is written twice, with the same result. `includeArchived` shows what was archived meanwhile.
    """
    changed = deleted = 0
    with database:
        marks = {}
        updated_from = read_watermark(database, "updatedFrom")
        for items, headers in pages("/articles", updatedFrom=updated_from, includeArchived="true", sort="updatedAt"):
            marks.setdefault("updatedFrom", headers["truweel-sync-from"])  # of the first page
            for article in items:
                row = (
                    article["id"], article["name"], article["articleNumber"], str(article["salePrice"]),
                    str(article["totalStock"]), article["archivedAt"] is not None,
                    json.dumps(article["extraFields"], default=str),
                )  # fmt: skip
                database.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", row)
                changed += 1
        for items, headers in pages("/articles", deletedFrom=read_watermark(database, "deletedFrom")):
            marks.setdefault("deletedFrom", headers["truweel-sync-from"])
            for article in items:
                deleted += database.execute("DELETE FROM article WHERE id = ?", (article["id"],)).rowcount
        database.executemany("INSERT OR REPLACE INTO watermark VALUES (?, ?)", marks.items())
    return changed, deleted


if __name__ == "__main__":
    connection = sqlite3.connect(sys.argv[1])
    connection.executescript(SCHEMA)
    print("{} changed, {} deleted".format(*sync(connection)))
    connection.close()
