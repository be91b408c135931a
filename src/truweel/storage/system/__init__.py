"""The engine's own tables, those that no declaration makes: one file for each room that they belong to."""

from sqlalchemy import MetaData

from truweel.storage.system import auth, engine, events, files, oauth

__all__ = ["tables"]


def tables(found: MetaData) -> None:
    """Add all of them to `found`."""
    for room in (engine, events, auth, oauth, files):
        room.tables(found)
