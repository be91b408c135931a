"""Migrations of the schema, by Alembic. `python -m truweel.storage.migrations "message"` writes the next one from the
declarations."""

from pathlib import Path

__all__ = ["HEAD", "PLACE"]

PLACE = Path(__file__).parent
HEAD = max((path.name[:4] for path in (PLACE / "versions").glob("[0-9]*.py")), default="")
"""The revision that this code needs."""
