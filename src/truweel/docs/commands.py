"""The page of the command line, from the commands themselves."""

import inspect
from collections.abc import Iterator
from typing import Any

from truweel.docs.markdown import code, codes, table

__all__ = ["iterate_commands", "render_page"]


def render_page(program: Any) -> str:
    """Every command of `program` (a click group), with its arguments and options."""
    parts = [
        "# The command line",
        (
            "Exit codes: 0 done, 1 refused (a sentence on stderr says why), 2 called or set wrongly. Options that are "
            "settings too can be given as in [settings](settings.md)."
        ),
    ]
    for name, command in iterate_commands(program, program.name):
        parts += [f"## {name}", *_render_help(command), table(("", "", "what it does"), _parameter_rows(command))]
    return "\n\n".join(part for part in parts if part) + "\n"


def iterate_commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command below `command`, by its whole name."""
    subcommands = getattr(command, "commands", None)
    if subcommands is None:
        yield name, command
        return
    for subcommand_name, subcommand in subcommands.items():
        yield from iterate_commands(subcommand, f"{name} {subcommand_name}")


def _render_help(command: Any) -> Iterator[str]:
    """The help: what stands after `\\b` is examples."""
    text, _, example = inspect.cleandoc(command.help or "").partition("\b")
    yield text.strip()
    if example.strip():
        yield f"```sh\n{inspect.cleandoc(example)}\n```"


def _parameter_rows(command: Any) -> Iterator[tuple[str, str, str]]:
    for parameter in command.params:
        if parameter.name == "help" or getattr(parameter, "hidden", False):
            continue
        names = (
            codes((*parameter.opts, *parameter.secondary_opts))
            if parameter.param_type_name == "option"
            else code(parameter.name.upper())
        )
        yield names, "required" if parameter.required else "", getattr(parameter, "help", None) or ""
