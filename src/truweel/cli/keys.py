"""`truweel key …`: the server's own keys."""

import typer

from truweel.cli.common import DatabaseOption, DataOption, JsonOption, open_system, print_result

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="The server's keys, which guard the secrets in the database.")


@app.command("rotate")
def rotate(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Make a new key the current one. Older keys stay, for the secrets that they encrypted. Servers that share the file
    use the new key at once. Copy the file to servers that don't share it.

    \b
    truweel key rotate --data /srv/truweel
    """
    from truweel.auth.keyring import rotate_keys

    with open_system(data, database) as system:
        keyring = rotate_keys(system.settings, system.database)
        path = system.settings.key_path
    text = (
        f"New key {keyring.current_id} in front of {', '.join(keyring.ids[1:])} in {path}. Servers that share the file "
        "use it from now on; back it up, and copy it to the servers on other machines."
    )
    print_result({"keys": list(keyring.ids)}, text, as_json)
