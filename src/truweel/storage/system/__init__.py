"""The engine's own tables, those that no declaration makes: one file for each package that uses them."""

from sqlalchemy import MetaData

from truweel.storage.system import auth, engine, events, files, jobs, oauth

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add all of them to `metadata`."""
    for package in (engine, events, jobs, auth, oauth, files):
        package.tables(metadata)
