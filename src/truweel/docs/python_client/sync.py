"""The synchronous twin of an asynchronous module: the same text without `async`."""

import re

__all__ = ["convert"]

NOTE = "# Written by `truweel docs` from its twin in `_async`. Do not change it by hand.\n"
WORDS = {
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aiter_bytes": "iter_bytes",
    "aread": "read",
    "asynccontextmanager": "contextmanager",
    "_async": "_sync",
}
"""What is called otherwise where nothing is awaited. Names that begin with `Async` lose that."""


def convert(text: str) -> str:
    """The synchronous text of an asynchronous module."""
    text = re.sub(r"\b(?:async|await) (?=def|with|for|\S)", "", text)
    text = re.sub(r"\bAsync(?=[A-Z])", "", text)
    words = "|".join(map(re.escape, WORDS))
    return NOTE + re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda match: WORDS[match[0]], text)
