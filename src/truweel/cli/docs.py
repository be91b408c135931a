"""`truweel docs`: the generated pages of docs/, and the generated modules of the Python client."""

from pathlib import Path
from typing import Annotated

import typer

from truweel.cli.common import CommandError

__all__ = ["docs"]


def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when a page isn't that of this code.")
    ] = False,
    out: Annotated[Path, typer.Option("--out", help="Folder of the generated pages.")] = Path("docs/reference"),
    client: Annotated[
        Path, typer.Option("--client", help="Folder of the Python client, where it is there: its models.")
    ] = Path("client/src/truweel_client"),
) -> None:
    """Write the generated pages of the documentation, and the generated modules of the Python client, from the
    declarations.

    \b
    truweel docs
    truweel docs --check
    """
    from truweel import docs as generated
    from truweel.cli.app import app
    from truweel.docs import commands, python_client
    from truweel.schema.registry import load_registry

    page = commands.render_page(typer.main.get_command(app))
    stale = generated.write_pages(out, check=check, extra_pages={"command-line.md": page})
    modules = python_client.write_modules(load_registry(), client, check=check) if client.is_dir() else []
    if check and (old := stale + modules):
        raise CommandError(f"{len(old)} files aren't those of this code ({', '.join(old[:5])}); run: truweel docs")
    if check:
        typer.echo("The pages are those of this code.")
    else:
        typer.echo(f"Wrote {len(stale)} pages to {out}, {len(modules)} modules to {client}.")
