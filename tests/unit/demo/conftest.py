"""The tenant on SQLite that the tests of the declarations use."""

from tests.unit.resources.conftest import empty, firm

__all__ = ["empty", "firm"]
