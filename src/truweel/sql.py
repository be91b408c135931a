"""Pieces of SQL text that statements of every package are put together from."""

__all__ = ["placeholders"]


def placeholders(count: int) -> str:
    """`count` parameters, separated by commas: `?, ?, ?`."""
    return ", ".join("?" * count)
