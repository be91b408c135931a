"""The page of the command line, from the commands themselves."""

import inspect
from collections.abc import Iterator
from typing import Any

from truweel.docs.markdown import code, codes, table

__all__ = ["page", "walk"]


def page(program: Any) -> str:
    """Every command of `program` (a click group), with its arguments and options."""
    parts = [
        "# The command line",
        (
            "Exit codes: 0 done, 1 refused (a sentence on stderr says why), 2 called or set wrongly. Options that are "
            "settings too can be given as in [settings](settings.md)."
        ),
    ]
    for name, command in walk(program, program.name):
        parts += [f"## {name}", *_told(command), table(("", "", "what it does"), _parameters(command))]
    return "\n\n".join(part for part in parts if part) + "\n"


def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command below `command`, by its whole name."""
    below = getattr(command, "commands", None)
    if below is None:
        yield name, command
        return
    for word, one in below.items():
        yield from walk(one, f"{name} {word}")


def _told(command: Any) -> Iterator[str]:
    """The help: what stands after `\\b` is examples."""
    text, _, example = inspect.cleandoc(command.help or "").partition("\b")
    yield text.strip()
    if example.strip():
        yield f"```sh\n{inspect.cleandoc(example)}\n```"


def _parameters(command: Any) -> Iterator[tuple[str, str, str]]:
    for one in command.params:
        if one.name == "help" or getattr(one, "hidden", False):
            continue
        names = codes((*one.opts, *one.secondary_opts)) if one.param_type_name == "option" else code(one.name.upper())
        yield names, "required" if one.required else "", getattr(one, "help", None) or ""
