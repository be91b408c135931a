"""The worlds in which the contract of every collection is tested."""

from tests.harness import fresh_world, templates, world

__all__ = ["fresh_world", "templates", "world"]
