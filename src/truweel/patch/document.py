"""What a document is, for the type checker and in words."""

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | bool | None"
Container: TypeAlias = "dict[str, Json] | list[Json]"

_MAX_LENGTH = 40


def describe(value: Json) -> str:
    """`value` in a few words for an error message, cut short: `the string "21"`, `a list of 3`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the string {json.dumps(_shorten(value), ensure_ascii=False)}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return f"an object of {len(value)} members"
        case _:
            return f"the number {_shorten(str(value))}"


def _shorten(text: str) -> str:
    return text if len(text) <= _MAX_LENGTH else f"{text[:_MAX_LENGTH]}…"
