"""The usual stack: FastAPI, SQLAlchemy 2 async ORM on aiosqlite, Pydantic response models.

Written to be fast where ordinary good practice allows: WAL, keys and indexes that serve the measured queries,
JSON in pydantic-core, one query and one count a page, select-in loading, writers queued in the process and
not in SQLite's busy loop; the user is looked up in each request. ``synchronous=FULL``, because the operation
measured is a durable write.
"""
