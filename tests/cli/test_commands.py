"""Tenants, roles, users, keys: what is printed, what is refused and with which exit code."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.conftest import ENVIRONMENT, TRUWEEL, Shell
from truweel import clock
from truweel.auth import store
from truweel.auth.keyring import Keyring
from truweel.console import store as sessions


def test_a_tenant_is_made_and_listed_with_the_role_to_begin_with(shell: Shell) -> None:
    made = shell("tenant", "create", "--slug", "acme", "--name", "Acme bv", "--json").value
    assert made == {"id": made["id"], "slug": "acme", "name": "Acme bv", "timeZone": "Europe/Brussels"}
    assert [tenant["slug"] for tenant in shell("tenant", "list", "--json").value] == ["firm-1", "firm-2", "acme"]
    assert made in shell("tenant", "list", "--json").value
    (role,) = shell("role", "list", "--tenant", "acme", "--json").value
    assert role == {"id": role["id"], "name": "Administrator", "administrator": True, "rights": {}}


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("firm-1", "The tenant 'firm-1' is there already; choose another slug."),
        ("Firm", "The slug 'Firm' can't be used; it is 1 to 63 of a-z, 0-9 and -, such as acme-service."),
    ],
)
def test_a_slug_that_cant_be_is_refused(shell: Shell, slug: str, message: str) -> None:
    result = shell("tenant", "create", "--slug", slug, "--name", "X")
    assert (result.code, result.err) == (1, f"truweel: {message}\n")
    assert [tenant["slug"] for tenant in shell("tenant", "list", "--json").value] == ["firm-1", "firm-2"]


def test_a_tenant_has_a_time_zone(shell: Shell) -> None:
    made = shell("tenant", "create", "--slug", "acme", "--name", "X", "--time-zone", "Europe/Lisbon", "--json").value
    assert made["timeZone"] == "Europe/Lisbon"
    assert shell("tenant", "set", "firm-2", "--time-zone", "America/New_York").out == (
        "Tenant firm-2 is in America/New_York, and lenient.\n"
    )
    zones = [tenant["timeZone"] for tenant in shell("tenant", "list", "--json").value]
    assert zones == ["UTC", "America/New_York", "Europe/Lisbon"]


def test_a_tenant_is_strict_for_all_its_users(shell: Shell) -> None:
    assert shell("tenant", "set", "firm-2", "--strict").out == "Tenant firm-2 is in UTC, and strict.\n"
    database = shell.database()
    settings = [tenant.settings.get("strict") for tenant in database.read_sync(store.list_tenants)]
    database.close()
    assert settings == [None, True]
    assert shell("tenant", "set", "firm-2", "--lenient").out == "Tenant firm-2 is in UTC, and lenient.\n"
    nothing = shell("tenant", "set", "firm-2")
    assert (nothing.code, nothing.err) == (2, "truweel: Say what to change: --time-zone, --strict or --lenient.\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Brusels", "nearest: Europe/Brussels"),
        ("../../etc/passwd", "give a name of the IANA database, such as Europe/Brussels"),
        ("", "give a name of the IANA database, such as Europe/Brussels"),
    ],
)
def test_a_time_zone_that_isnt_there_is_refused(shell: Shell, name: str, hint: str) -> None:
    before = shell("tenant", "list", "--json").value
    for command in (("create", "--slug", "acme", "--name", "X"), ("set", "firm-1")):
        result = shell("tenant", *command, "--time-zone", name)
        assert (result.code, result.err) == (1, f"truweel: There is no time zone '{name}'; {hint}.\n")
    assert shell("tenant", "list", "--json").value == before


def test_the_system_user_is_nobody_to_the_command_line(shell: Shell) -> None:
    shell("tenant", "create", "--slug", "acme", "--name", "X")
    assert shell("user", "list", "--tenant", "acme", "--json").value == []
    database = shell.database()
    sql = "SELECT id FROM users WHERE email = 'system@truweel.invalid'"
    ((id,),) = database.read_sync(lambda reader: reader.rows(sql))
    database.close()
    for user in ("system@truweel.invalid", str(id)):
        result = shell("user", "add-key", user, "--tenant", "acme")
        assert result.code == 1
        assert result.err.startswith(f"truweel: There is no user '{user}' in this tenant;")


def test_a_role_is_made_changed_and_listed(shell: Shell) -> None:
    made = shell(
        "role", "create", "--tenant", "firm-1", "--name", "Shop", "--rights", "clients=write,offers=read", "--json"
    ).value
    assert made["rights"] == {"clients": "write", "offers": "read"}
    changed = shell(
        "role", "set", "shop", "--tenant", "firm-1", "--rights", "offers=none,articles=read", "--json"
    ).value
    assert changed == made | {"rights": {"clients": "write", "offers": "none", "articles": "read"}}
    assert shell("role", "list", "--tenant", "1", "--json").value == [changed]
    everything = shell("role", "create", "-t", "firm-2", "--name", "All", "--rights", "*=read", "--json").value
    assert set(everything["rights"].values()) == {"read"}
    assert "offers" in everything["rights"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("role", "create", "-t", "nobody", "--name", "X"), "There is no tenant 'nobody'; known: firm-1, firm-2."),
        (("role", "set", "X", "-t", "firm-1"), "There is no role 'X'; known: none"),
        (("user", "keys", "x@y.example", "-t", "firm-1"), "There is no user 'x@y.example' in this tenant"),
        (
            ("user", "create", "-t", "firm-1", "--email", "a@b.example", "--role", "admin", "--password"),
            "A password has at least 10 characters.",
        ),
        (("user", "create", "-t", "firm-1", "--email", "an", "--role", "admin"), "'an' is no e-mail address"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_1(shell: Shell, arguments: tuple[str, ...], message: str) -> None:
    result = shell(*arguments)
    assert result.code == 1
    assert result.err.startswith("truweel: ")
    assert message in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("role", "create", "-t", "firm-1", "--name", "X", "--rights", "clients"), "'clients' is no right"),
        (
            ("role", "create", "-t", "firm-1", "--name", "X", "--rights", "ufo=read"),
            "there is no module 'ufo'; known: ",
        ),
        (
            ("user", "create", "-t", "firm-1", "--email", "a@b.c", "--role", "x", "--password", "--api-only"),
            "--api-only and --password exclude each other",
        ),
        (("tenant", "create", "--slug", "acme"), "A tenant needs --slug and --name"),
        (("purge", "-t", "firm-1"), "Say which: --days N"),
    ],
)
def test_options_that_dont_fit_together_are_exit_2(shell: Shell, arguments: tuple[str, ...], message: str) -> None:
    result = shell(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("truweel: ")
    assert message in result.err


def test_a_user_gets_a_key_that_is_hashed_and_may_get_more(shell: Shell) -> None:
    assert shell("role", "create", "-t", "firm-1", "--name", "Boss", "--administrator").code == 0
    create = ("user", "create", "-t", "firm-1", "--email", "shop@a.example", "--role", "admin", "--api-only")
    user = shell(*create, "--no-limits", "--json").value
    assert sorted(user) == ["apiKey", "apiSecret", "email", "id"]
    again = shell(*create, "--json")
    assert (again.code, "is a user of firm-1 already" in again.err) == (1, True)
    further = shell("user", "add-key", "shop@a.example", "-t", "firm-1", "--name", "staging", "--json").value
    shell("user", "revoke-key", user["id"], user["apiKey"], "-t", "firm-1")
    first, second = shell("user", "keys", "shop@a.example", "-t", "firm-1", "--json").value
    assert (first["key"], first["revokedAt"] is None) == (user["apiKey"], False)
    assert (second["key"], second["name"], second["revokedAt"]) == (further["apiKey"], "staging", None)
    database = shell.database()
    keys = database.read_sync(lambda reader: store.list_keys(reader, 1, int(user["id"])))
    standing = database.read_sync(lambda reader: store.load_user_status(reader, 1, int(user["id"])))
    database.close()
    ring = Keyring.parse((shell.data / "server.key").read_text(), "server.key")
    assert ring.matches(further["apiSecret"], keys[1].secret_hash, "api-key")
    assert further["apiSecret"] not in repr(keys)
    assert standing is not None
    assert not standing.is_limited
    once = shell("user", "revoke-key", "shop@a.example", user["apiKey"], "-t", "firm-1")
    assert (once.code, "that is still good" in once.err) == (1, True)


def test_a_user_is_changed_blocked_and_let_in(shell: Shell) -> None:
    shell("role", "create", "-t", "firm-1", "--name", "Shop")
    assert shell("user", "set", "admin@firm-1.example", "-t", "firm-1", "--role", "Shop", "--no-limits").code == 0
    database = shell.database()
    listed = {user["email"]: user for user in shell("user", "list", "-t", "firm-1", "--json").value}
    id = int(listed["admin@firm-1.example"]["id"])
    assert listed["admin@firm-1.example"]["role"] == "Shop"
    assert listed["reader@firm-1.example"]["role"] is None
    until, _ = database.write_sync(lambda writer: store.block_user(writer, 1, id, clock.now(), "unauthorized"))
    database.close()
    listed = {user["email"]: user for user in shell("user", "list", "-t", "firm-1", "--json").value}
    assert listed["admin@firm-1.example"]["blockedUntil"] == clock.format_instant(until)
    assert shell("user", "unblock", str(id), "-t", "firm-1").out == f"{id} is let in again.\n"
    assert shell("user", "unblock", str(id), "-t", "firm-1").out == f"{id} was not blocked.\n"


def test_a_password_is_set(shell: Shell) -> None:
    arguments = ("user", "set-password", "admin@firm-1.example", "-t", "firm-1")
    sql = "SELECT id FROM users WHERE email = 'admin@firm-1.example'"
    database = shell.database()
    (user,) = database.read_sync(lambda reader: reader.row(sql)) or (0,)

    def signed_in() -> list[str]:
        rows = database.read_sync(lambda reader: reader.rows("SELECT id FROM session ORDER BY id"))
        return [row[0] for row in rows]

    for number, user_id in enumerate((user, user, user + 1)):
        database.write_sync(lambda w, id=f"s{number}", user_id=user_id: sessions.add(w, id, "", 1, user_id, 0))
    assert shell(*arguments, input="short\n").code == 1
    assert signed_in() == ["s0", "s1", "s2"]
    assert shell(*arguments, input="correct horse\n").code == 0
    assert signed_in() == ["s2"]
    database.close()


def test_the_servers_key_is_rotated(shell: Shell) -> None:
    shell("tenant", "list")
    before = Keyring.parse((shell.data / "server.key").read_text(), "").current_id
    after = shell("key", "rotate", "--json").value["keys"]
    assert after[1:] == [before]
    (shell.data / "server.key").write_text("x:" + "A" * 43)
    result = shell("tenant", "list")
    assert (result.code, "lacks the key" in result.err) == (1, True)


def test_an_unmigrated_postgresql_is_refused_until_migrate(
    postgres_database: str, truweel: Callable[..., "CompletedProcess[str]"]
) -> None:
    where = ("--database", postgres_database)
    result = truweel("tenant", "list", *where)
    assert (result.returncode, "run `truweel migrate`" in result.stderr) == (1, True)
    result = truweel("serve", "--port", "0", *where)
    assert (result.returncode, "run `truweel migrate`" in result.stderr) == (1, True)
    assert truweel("migrate", *where).returncode == 0
    assert truweel("init", *where).returncode == 0
    assert truweel("tenant", "list", "--json", *where).stdout == "[]\n"


def test_a_database_that_isnt_there_is_a_sentence(truweel: Callable[..., "CompletedProcess[str]"]) -> None:
    result = truweel("tenant", "list")
    assert result.returncode == 1
    assert result.stderr.startswith("truweel: There is no database at data/truweel.db; make one with: truweel init")
    result = truweel("tenant", "list", "--database", "postgresql://truweel@127.0.0.1:1/none")
    assert result.returncode == 1
    assert result.stderr.startswith("truweel: ")
    assert "Traceback" not in result.stderr


def test_what_is_called_or_set_wrongly_is_exit_2(truweel: Callable[..., "CompletedProcess[str]"]) -> None:
    assert truweel("user", "create").returncode == 2
    assert truweel("unknown").returncode == 2
    result = truweel("serve", TRUWEEL_PORT="http")
    assert (result.returncode, result.stderr) == (
        2,
        "truweel: TRUWEEL_PORT = http: must be a whole number from 0 to 65535.\n",
    )
    result = truweel("serve", "--workers", "2")
    assert (result.returncode, "SQLite is served by one process" in result.stderr) == (2, True)


def test_help_teaches_by_example(truweel: Callable[..., "CompletedProcess[str]"]) -> None:
    for command in (("run",), ("serve",), ("user", "create"), ("role", "set"), ("explain",), ("doctor",)):
        lines = [line.strip() for line in truweel(*command, "--help").stdout.splitlines()]
        assert any(line.startswith(f"truweel {' '.join(command)}") for line in lines)
        examples = [line for line in lines if line.startswith("truweel ")]
        assert not any(" truweel " in line for line in examples)  # each stands on a line of its own


def test_files_that_cant_be_opened_are_a_sentence(
    tmp_path: Path, truweel: Callable[..., "CompletedProcess[str]"]
) -> None:
    (tmp_path / "data" / "truweel.db").mkdir(parents=True)
    for arguments in (("serve", "--port", "0"), ("tenant", "list"), ("init",)):
        result = truweel(*arguments)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)
        assert result.stderr.startswith("truweel: data/truweel.db can't be opened: ")
    (tmp_path / "data" / "truweel.db").rmdir()
    assert truweel("init").returncode == 0
    result = truweel("backup", "data/server.key/x.tar")
    assert (result.returncode, result.stderr.startswith("truweel: ")) == (1, True)
    assert "Traceback" not in result.stderr
    (tmp_path / "data" / "server.key").unlink()
    (tmp_path / "data" / "server.key").mkdir(0o700)
    result = truweel("tenant", "list")
    assert (result.returncode, result.stderr) == (1, "truweel: data/server.key: Is a directory.\n")


@pytest.mark.parametrize("closed", ["truweel.db", "."])
def test_a_database_that_cant_be_written_isnt_served(tmp_path: Path, closed: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "truweel.db").touch()
    place = folder / closed
    place.chmod(0o555)
    # Root may write whatever the mode says, unless that is taken from it.
    plain = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override") if os.geteuid() == 0 else ()
    result = subprocess.run(
        [*plain, *TRUWEEL, "serve", "--port", "0", "--data", str(folder)],
        env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    place.chmod(0o755)
    message = f"truweel: {place} can't be written by the user who is to serve it.\n"
    assert (result.returncode, result.stdout, result.stderr) == (1, "", message)


def test_what_it_makes_is_for_its_owner_only(
    truweel: Callable[..., "subprocess.CompletedProcess[str]"], tmp_path: Path
) -> None:
    assert truweel("init").returncode == 0
    made = [tmp_path / "data", *(tmp_path / "data").iterdir()]
    assert {"data", "server.key", "truweel.db"} <= {path.name for path in made}
    assert [path.name for path in made if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize(
    "command", [("user", "create", "--email", "a@b.example", "--role", "x"), ("user", "set-password", "x")]
)
def test_no_password_stands_in_the_list_of_processes(shell: Shell, command: tuple[str, ...]) -> None:
    result = shell(*command, "-t", "firm-1", "--password", "correct horse battery")
    assert result.code == 2
    assert "correct horse battery" not in result.out


def test_users_are_invited_renamed_disabled_and_deleted(shell: Shell) -> None:
    shell("role", "create", "-t", "firm-1", "--name", "Shop", "--rights", "clients=read")
    made = shell("user", "create", "-t", "firm-1", "--email", "an@acme.be", "--role", "Shop", "--json").value
    link = shell("user", "invite", "an@acme.be", "-t", "firm-1", "--json").value
    assert "/invitation?token=" in link["url"]
    assert shell("user", "set", "an@acme.be", "-t", "firm-1", "--name", "An", "--email", "an.claes@acme.be").code == 0
    assert shell("user", "set", made["id"], "-t", "firm-1", "--email", "nobody").code == 1
    name = ("an.claes@acme.be", "-t", "firm-1")
    assert shell("user", "disable", *name).code == 0
    (key,) = _keys(shell, made["id"])
    assert key[0] is not None
    assert name[0] not in shell("user", "list", "-t", "firm-1").out
    assert [user["email"] for user in shell("user", "list", "-t", "firm-1", "--disabled", "--json").value] == [name[0]]
    assert shell("user", "invite", *name).err == (
        f"truweel: There is no user '{name[0]}' in this tenant; truweel user list shows those there are.\n"
    )
    assert shell("user", "enable", *name).code == 0
    assert shell("user", "enable", *name).code == 1
    assert shell("user", "delete", *name).out == f"User {name[0]} deleted.\n"
    assert shell("user", "delete", *name).code == 1


def _keys(shell: Shell, user: str) -> list[tuple[int | None]]:
    """When the keys of a user were revoked."""
    database = shell.database()
    sql = "SELECT revoked_at FROM api_key WHERE user_id = ?"
    rows = database.read_sync(lambda reader: reader.rows(sql, (int(user),)))
    database.close()
    return [(row[0],) for row in rows]
