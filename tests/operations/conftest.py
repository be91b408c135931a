"""The command line on a database of each kind."""

from tests.cli.conftest import open_shell, shell

__all__ = ["open_shell", "shell"]
