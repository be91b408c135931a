"""The command line on a database of each kind."""

from tests.cli.conftest import shell, templates

__all__ = ["shell", "templates"]
