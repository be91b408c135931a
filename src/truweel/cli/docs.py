"""`truweel docs`: the generated pages of docs/."""

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
) -> None:
    """Write the generated pages of the documentation from the declarations.

    \b
    truweel docs
    truweel docs --check
    """
    from truweel import docs as generated
    from truweel.cli.app import app
    from truweel.docs import commands

    page = commands.render_page(typer.main.get_command(app))
    stale = generated.write_pages(out, check=check, extra_pages={"command-line.md": page})
    if check and stale:
        raise CommandError(f"{len(stale)} pages aren't those of this code ({', '.join(stale[:5])}); run: truweel docs")
    typer.echo("The pages are those of this code." if check else f"Wrote {len(stale)} pages to {out}.")
