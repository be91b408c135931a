"""Write the next migration: what the declarations have that the migrations so far don't make."""

import re
import sys
from typing import Any

import sqlalchemy as sa
from alembic import autogenerate, command
from alembic.config import Config
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext

from truweel.schema.registry import load
from truweel.storage import tables
from truweel.storage.migrations import HEAD, PLACE

__all__ = ["config", "ours", "write"]

FIRST = '''"""{message}"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from truweel.storage.migrations.foundation import Tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every table of the first release."""
    made = Tables()
    tables(made)
    made.create(op.get_bind())


def tables(op: Any) -> None:
    """The tables, frozen as they were."""
    {body}
'''


def ours(thing: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Whether Alembic should look at it: text indexes and what SQLite keeps beside them follow from the tables."""
    return not (reflected and other is None and name is not None and re.search(r"_text(_\w+)?$", name))


def config(connection: sa.Connection | None) -> Config:
    """Alembic's configuration, without a file."""
    found = Config()
    found.set_main_option("script_location", str(PLACE))
    found.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    found.attributes["connection"] = connection
    return found


def write(message: str) -> None:
    """Write the migration file `NNNN_message.py`."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        if not HEAD:
            context = MigrationContext.configure(connection)
            script: MigrationScript = autogenerate.produce_migrations(context, tables.metadata(load()))
            assert script.upgrade_ops is not None
            body = autogenerate.render_python_code(script.upgrade_ops)
            (PLACE / "versions" / f"0001_{message}.py").write_text(FIRST.format(message=message.title(), body=body))
            return
        command.upgrade(config(connection), "head")
        command.revision(config(connection), message, autogenerate=True, rev_id=f"{int(HEAD) + 1:04d}")


if __name__ == "__main__":
    write(sys.argv[1])
