"""The worlds in which the contract of every collection is tested."""

from tests.harness import fresh_world, world

__all__ = ["fresh_world", "world"]
