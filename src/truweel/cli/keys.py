"""`truweel key …`: the server's own keys."""

import typer

from truweel.cli.console import AsJson, DatabaseOption, DataOption, answer, opened

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="The server's keys, which guard the secrets in the database.")


@app.command("rotate")
def rotate(data: DataOption = None, database: DatabaseOption = None, as_json: AsJson = False) -> None:
    """Put a new key in front; the old ones stay for what they made. Servers use it from their next start.

    \b
    truweel key rotate --data /srv/truweel
    """
    from truweel.auth.secrets import rotate as turn

    with opened(data, database) as system:
        keyring = turn(system.settings, system.database)
    answer({"keys": list(keyring.ids)}, f"New key {keyring.current} in front of {', '.join(keyring.ids[1:])}.", as_json)
