"""`truweel key …`: the server's own keys."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from truweel import clock
from truweel.cli.common import CommandError, DatabaseOption, DataOption, JsonOption, open_system, print_result

if TYPE_CHECKING:
    from truweel.auth.keyring import Keyring
    from truweel.auth.store import ApiKey
    from truweel.storage.database import Reader, Writer

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


@app.command("retire")
def retire(
    id: Annotated[str, typer.Argument(help="The key: what stands before the colon of its line in server.key.")],
    force: Annotated[
        bool, typer.Option("--force", help="Also where API keys, apps or approvals stop working by it.")
    ] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give up a key that somebody else may know: what it encrypted is encrypted with the current one, and nothing that
    it signed is accepted any more. Rotate first, on every server.

    \b
    truweel key rotate --data /srv/truweel
    truweel key retire k1a2b --data /srv/truweel
    """
    from truweel.auth import store
    from truweel.auth.keyring import retire_key
    from truweel.console.store import end_sessions_hashed_by

    with open_system(data, database) as system:
        keyring = system.keyring
        if id not in keyring.retired_ids:
            keyring.without_key(id)  # says what is wrong with it before anything is changed
            dependents = system.database.read_sync(lambda reader: _find_dependents(reader, id))
            if dependents.lines and not force:
                raise CommandError(dependents.sentence(id))

            def work(writer: "Writer") -> int:
                count = _reseal(writer, keyring, id)
                for key in dependents.api_keys:
                    store.revoke_key(writer, key.tenant_id, key.user_id, key.key, clock.now())
                return count

            encrypted_anew = system.database.write_sync(work)
        else:
            encrypted_anew = 0
        ended = system.database.write_sync(lambda writer: end_sessions_hashed_by(writer, id))
        keyring = retire_key(system.settings, system.database, id)
        path = system.settings.key_path
    text = (
        f"{id} is retired: {encrypted_anew} secrets are encrypted with {keyring.current_id} now, {ended} sessions in "
        f"the console have ended. Copy {path} to the servers on other machines, and back it up."
    )
    payload = {"keys": list(keyring.ids), "encryptedAnew": encrypted_anew, "endedSessions": ended}
    print_result(payload, text, as_json)


def _reseal(writer: "Writer", keyring: "Keyring", id: str) -> int:
    """Encrypt with the current key all that is encrypted with the key `id`; how many secrets there were."""
    from truweel.events.dispatcher import SEAL_PURPOSE as WEBHOOK
    from truweel.events.store import reseal_secrets
    from truweel.oauth.store import reseal_webhook_secrets
    from truweel.operations.idempotency import SEAL_PURPOSE as ANSWER
    from truweel.operations.idempotency import reseal_answers

    return (
        reseal_secrets(writer, id, partial(keyring.reseal, purpose=WEBHOOK))
        + reseal_webhook_secrets(writer, id, partial(keyring.reseal, purpose=WEBHOOK))
        + reseal_answers(writer, id, partial(keyring.reseal, purpose=ANSWER))
    )


@dataclass(frozen=True)
class _Dependents:
    """What is hashed with a key, and can't be hashed with another one without its secret."""

    api_keys: "list[ApiKey]"
    apps: list[str]
    approvals: int

    @property
    def lines(self) -> list[str]:
        """One for each kind that there is."""
        keys = ", ".join(key.key for key in self.api_keys[:10]) + (", …" if len(self.api_keys) > 10 else "")
        return [
            *([f"{len(self.api_keys)} API keys that nobody has used since: {keys}"] if self.api_keys else []),
            *([f"the client secrets of the apps {', '.join(self.apps)}"] if self.apps else []),
            *([f"{self.approvals} approvals of apps, which their users have to give anew"] if self.approvals else []),
        ]

    def sentence(self, id: str) -> str:
        """Why the key can't be retired yet, and what would help."""
        return (
            f"With {id} these would stop working: {'; '.join(self.lines)}. Each lets go of {id} when it is next used. "
            "Wait for that, make new ones, or retire it all the same with --force. Nothing was changed."
        )


def _find_dependents(reader: "Reader", id: str) -> _Dependents:
    from truweel.auth.store import list_keys_hashed_by
    from truweel.maintenance.sweeps import TOKEN_DAYS
    from truweel.oauth.store import count_grants_hashed_by, list_apps_hashed_by

    now = clock.now()
    since = now - TOKEN_DAYS * 24 * 60 * 60 * 1000
    return _Dependents(
        list_keys_hashed_by(reader, id), list_apps_hashed_by(reader, id, now), count_grants_hashed_by(reader, id, since)
    )
