"""What the server ignored or changed, as Python warnings."""

from __future__ import annotations

import contextlib
import sys
import warnings
from pathlib import Path
from typing import Any

import httpx
import msgspec

__all__ = ["ApiWarning", "warn_of"]

INSIDE = (str(Path(__file__).parent), contextlib.__file__)
"""What lies between the line that called this package and the warning."""


class ApiWarning(UserWarning):
    """The server answered, and ignored or changed a part of what was sent.

    field, code, params   as in an error
    """

    def __init__(self, message: str, *, field: str = "", code: str = "", params: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code
        self.params = params or {}


class _Entry(msgspec.Struct):
    field: str = ""
    code: str = ""
    params: dict[str, Any] = {}


def warn_of(response: httpx.Response) -> None:
    """Warn of what the headers of an answer name. The warning points at the line that called this package."""
    text = response.headers.get("truweel-warning")
    if text is None:
        return
    try:
        entries = msgspec.json.decode(response.headers.get("truweel-warning-codes", "[]"), type=list[_Entry])
    except msgspec.MsgspecError:
        entries = []
    messages = text.split(" | ")
    if len(entries) != len(messages):
        entries = [_Entry()] * len(messages)
    level = _level_of_caller()
    for message, entry in zip(messages, entries, strict=True):
        warning = ApiWarning(message, field=entry.field, code=entry.code, params=entry.params)
        warnings.warn(warning, stacklevel=level)


def _level_of_caller() -> int:
    """The level of the first frame outside this package, as `warnings.warn` counts in `warn_of`."""
    frame, level = sys._getframe(1), 1
    while frame.f_back is not None and frame.f_code.co_filename.startswith(INSIDE):
        frame, level = frame.f_back, level + 1
    return level
