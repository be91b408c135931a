"""`truweel user …`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel import clock
from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    System,
    TenantOption,
    UsageError,
    format_table,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.storage.database import Writer

__all__ = ["app"]

UserArgument = Annotated[str, typer.Argument(help="The user: e-mail address or id.")]

app = typer.Typer(no_args_is_help=True, help="Users: people and programs that may log in, and their API keys.")


@app.command("create")
def create(
    tenant: TenantOption,
    email: Annotated[str, typer.Option(help="E-mail address, unique in the tenant.")],
    role: Annotated[str, typer.Option(help="Role: its name or id; truweel role list shows them.")],
    name: Annotated[str | None, typer.Option(help="First name and family name, or what the program is called.")] = None,
    api_only: Annotated[bool, typer.Option("--api-only", help="A program, which never signs in to pages.")] = False,
    password: Annotated[
        bool,
        typer.Option(
            "--password", help="Ask for a password, to log in with the e-mail address; or read it from a pipe."
        ),
    ] = False,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="Neither rate nor daily limits.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a user with an API key. The secret is shown this once.

    \b
    truweel user create --tenant acme --email shop@acme.be --role Webshop --api-only
    truweel user create --tenant acme --email an@acme.be --role Administrator --password
    """
    from truweel.auth.keys import NewApiKey
    from truweel.cli.accounts import check_email, create_user, find_role, hash_new_password, read_password
    from truweel.storage.database import UniqueViolation

    if api_only and password:
        raise UsageError("--api-only and --password exclude each other: a program logs in with its key.")
    check_email(email)
    password_hash = hash_new_password(read_password()) if password else None
    with open_system(data, database) as system:
        firm = system.tenant(tenant)

        def work(writer: "Writer") -> tuple[int, NewApiKey]:
            role_id = find_role(writer, system.registry, firm.id, role).id
            return create_user(
                writer, system.registry, system.keyring, firm.id,
                email=email, role_id=role_id, name=name, api_only=api_only,
                password_hash=password_hash, limited=not no_limits,
            )  # fmt: skip

        try:
            id, pair = system.database.write_sync(work)
        except UniqueViolation:
            raise CommandError(
                f"{email} is a user of {firm.slug} already; truweel user add-key gives it a further key."
            ) from None
    payload = {"id": str(id), "email": email, "apiKey": pair.key, "apiSecret": pair.secret}
    print_result(payload, f"User {email} made (id {id}).\n{_format_new_key(pair.key, pair.secret)}", as_json)


@app.command("list")
def list_(
    tenant: TenantOption,
    disabled: Annotated[bool, typer.Option("--disabled", help="Those that are disabled.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the users of a tenant, and who is blocked.

    \b
    truweel user list --tenant demo
    """
    from truweel.auth import store
    from truweel.schema.engine import SYSTEM_EMAIL
    from truweel.storage import records
    from truweel.storage.database import Reader

    with open_system(data, database) as system:
        firm = system.tenant(tenant)

        def work(reader: Reader) -> list[dict[str, Any]]:
            roles = {role.id: role for role in records.select(reader, system.registry["roles"], firm.id, {})}
            users: list[Any] = records.select(reader, system.registry["users"], firm.id, {})
            blocked_until = {
                user: instant for user, instant, _, _ in store.list_blocked_users(reader, firm.id, clock.now())
            }
            return [
                {
                    "id": str(user.id),
                    "email": user.email,
                    "role": getattr(roles.get(user.roleId), "name", None),
                    "apiOnly": bool(user.apiOnly),
                    "blockedUntil": clock.format_instant(blocked_until[user.id]) if user.id in blocked_until else None,
                }
                for user in users
                if (user.archivedAt is not None) == disabled and user.email != SYSTEM_EMAIL
            ]

        payload = system.database.read_sync(work)
    heads = ("id", "email", "role", "apiOnly", "blockedUntil")
    rows = [
        (*(user[head] for head in heads[:3]), "yes" if user["apiOnly"] else "", user["blockedUntil"])
        for user in payload
    ]
    print_result(payload, format_table(("id", "e-mail", "role", "API only", "blocked until"), rows), as_json)


@app.command("set")
def set_(
    user: UserArgument,
    tenant: TenantOption,
    role: Annotated[str | None, typer.Option(help="Another role: its name or id.")] = None,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    email: Annotated[str | None, typer.Option(help="Another e-mail address.")] = None,
    limits: Annotated[bool | None, typer.Option("--limits/--no-limits", help="Whether it is limited.")] = None,
    strict: Annotated[
        bool | None, typer.Option("--strict/--lenient", help="Whether unknown names are refused.")
    ] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Change a user's role, name, address, limits or strictness. It holds everywhere within a second.

    \b
    truweel user set shop@acme.be --tenant acme --role Webshop --strict
    truweel user set an@acme.be --tenant acme --name "An Claes" --email an.claes@acme.be
    """
    from truweel.auth import store
    from truweel.cli.accounts import check_email, find_role
    from truweel.operations.internal import update_record
    from truweel.operations.system import system_caller

    def work(writer: "Writer", system: System, tenant_id: int, user_record: Any) -> None:
        members: dict[str, Any] = {} if name is None else {"fullName": name}
        if role is not None:
            members["roleId"] = find_role(writer, system.registry, tenant_id, role).id
        if email is not None:
            members["email"] = check_email(email)
        if members:
            operator = system_caller(writer, system.registry, tenant_id)
            update_record(writer, system.registry, operator, "users", user_record.id, members)
        standing = store.load_user_status(writer, tenant_id, user_record.id)
        if standing and (limits is not None or strict is not None):
            store.set_user_flags(
                writer, tenant_id, user_record.id,
                is_limited=standing.is_limited if limits is None else limits,
                is_strict=standing.is_strict if strict is None else strict,
            )  # fmt: skip

    _with_user(user, tenant, data, database, work)
    typer.echo(f"User {user} changed.")


@app.command("invite")
def invite(
    user: UserArgument,
    tenant: TenantOption,
    reset: Annotated[
        bool, typer.Option("--reset", help="End the password and the sessions of before at once.")
    ] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a link with which a user chooses a password, once, within a week. Hand it over yourself: no e-mail is sent.

    \b
    truweel user create --tenant acme --email an@acme.be --role Administrator
    truweel user invite an@acme.be --tenant acme
    truweel user invite an@acme.be --tenant acme --reset
    """
    from truweel.auth import invitations

    def work(writer: "Writer", system: System, tenant_id: int, user_record: Any) -> tuple[str, int]:
        path, expires_at = invitations.invite(
            writer, system.registry, system.keyring, tenant_id, user_record.id, resets=reset
        )
        return system.settings.base_url + path, expires_at

    url, expires_at = _with_user(user, tenant, data, database, work)
    payload = {"url": url, "expiresAt": clock.format_instant(expires_at)}
    print_result(payload, f"{url}\nIt works once, until {payload['expiresAt']}.", as_json)


@app.command("disable")
def disable(user: UserArgument, tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Let a user in no more, within a second: sessions, API keys and app tokens end for good. What it did stays.

    \b
    truweel user disable an@acme.be --tenant acme
    """
    _with_user(user, tenant, data, database, _archive(is_disabled=True))
    typer.echo(f"User {user} is disabled; its sessions, API keys and app tokens have ended.")


@app.command("enable")
def enable(user: UserArgument, tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Let a disabled user in again: with its password, and with new API keys.

    \b
    truweel user enable an@acme.be --tenant acme
    """
    _with_user(user, tenant, data, database, _archive(is_disabled=False), is_disabled=True)
    typer.echo(f"User {user} is enabled. Its API keys stay revoked: truweel user add-key.")


def _archive(*, is_disabled: bool) -> "Callable[[Writer, System, int, Any], None]":
    from truweel.operations.internal import update_record
    from truweel.operations.system import system_caller

    def work(writer: "Writer", system: System, tenant_id: int, user_record: Any) -> None:
        operator = system_caller(writer, system.registry, tenant_id)
        members = {"archivedAt": clock.now() if is_disabled else None}
        update_record(writer, system.registry, operator, "users", user_record.id, members)

    return work


@app.command("delete")
def delete(user: UserArgument, tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Delete a user, and end its sessions, API keys and app tokens. Records that name it keep doing so.

    \b
    truweel user delete an@acme.be --tenant acme
    """
    from truweel.operations.internal import delete_record
    from truweel.operations.system import system_caller

    def work(writer: "Writer", system: System, tenant_id: int, user_record: Any) -> list[str]:
        operator = system_caller(writer, system.registry, tenant_id)
        return [n.message for n in delete_record(writer, system.registry, operator, "users", user_record.id)]

    notices = _with_user(user, tenant, data, database, work, is_disabled=None)
    typer.echo("\n".join([f"User {user} deleted.", *notices]))


@app.command("keys")
def keys(
    user: UserArgument,
    tenant: TenantOption,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a user's API keys: when they were made, last used, revoked.

    \b
    truweel user keys shop@acme.be --tenant acme
    """
    from truweel.auth import store

    api_keys = _with_user(
        user,
        tenant,
        data,
        database,
        lambda writer, _, tenant_id, user_record: store.list_keys(writer, tenant_id, user_record.id),
    )
    payload = [
        {
            "key": key.key,
            "name": key.name,
            "createdAt": clock.format_instant(key.created_at),
            "usedAt": clock.format_instant(key.used_at) if key.used_at else None,
            "revokedAt": clock.format_instant(key.revoked_at) if key.revoked_at else None,
        }
        for key in api_keys
    ]
    heads = ("key", "name", "createdAt", "usedAt", "revokedAt")
    rows = [tuple(key[head] for head in heads) for key in payload]
    print_result(payload, format_table(("key", "name", "made", "used", "revoked"), rows), as_json)


@app.command("add-key")
def add_key(
    user: UserArgument,
    tenant: TenantOption,
    name: Annotated[str, typer.Option(help="What it is for.")] = "",
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a user a further API key. The secret is shown this once.

    \b
    truweel user add-key shop@acme.be --tenant acme --name "staging"
    """
    from truweel.auth.keys import create_key

    pair = _with_user(
        user, tenant, data, database,
        lambda writer, system, tenant_id, user_record: create_key(
            writer, system.keyring, tenant_id, user_record.id, name=name
        ),
    )  # fmt: skip
    print_result({"apiKey": pair.key, "apiSecret": pair.secret}, _format_new_key(pair.key, pair.secret), as_json)


@app.command("revoke-key")
def revoke_key(
    user: UserArgument,
    key: Annotated[str, typer.Argument(help="The key, as truweel user keys shows it.")],
    tenant: TenantOption,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """End an API key, within a second and for good.

    \b
    truweel user revoke-key shop@acme.be tw_Vx0… --tenant acme
    """
    from truweel.auth import store

    def work(writer: "Writer", _: System, tenant_id: int, user_record: Any) -> bool:
        return store.revoke_key(writer, tenant_id, user_record.id, key, clock.now())

    if not _with_user(user, tenant, data, database, work):
        raise CommandError(f"{user} has no key '{key}' that is still good.")
    typer.echo(f"Key {key} revoked.")


@app.command("set-password")
def set_password(
    user: UserArgument,
    tenant: TenantOption,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Give a user a password, instead of any before, and sign the user out everywhere. Asked for, or read from a pipe.

    \b
    truweel user set-password an@acme.be --tenant acme
    truweel user set-password an@acme.be --tenant acme < password.txt
    """
    from truweel.auth import store
    from truweel.cli.accounts import hash_new_password, read_password
    from truweel.console import store as sessions

    password_hash = hash_new_password(read_password())

    def work(writer: "Writer", _: System, tenant_id: int, user_record: Any) -> None:
        if user_record.apiOnly:
            raise CommandError(f"{user} is a program and logs in with its key.")
        if password_hash:
            store.set_password_hash(writer, tenant_id, user_record.id, password_hash, clock.now())
            sessions.end_user_sessions(writer, tenant_id, user_record.id)

    _with_user(user, tenant, data, database, work)
    typer.echo(f"Password of {user} set.")


@app.command("unblock")
def unblock(user: UserArgument, tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Let a blocked user in again, within a second.

    \b
    truweel user unblock shop@acme.be --tenant acme
    """
    from truweel.auth import store

    def work(writer: "Writer", _: System, tenant_id: int, user_record: Any) -> bool:
        return store.unblock_user(writer, tenant_id, user_record.id, clock.now())

    was_blocked = _with_user(user, tenant, data, database, work)
    typer.echo(f"{user} is let in again." if was_blocked else f"{user} was not blocked.")


def _with_user(
    user: str,
    tenant: str,
    data: Any,
    database: str | None,
    work: "Callable[[Writer, System, int, Any], Any]",
    *,
    is_disabled: bool | None = False,
) -> Any:
    """Run `work` in a transaction with the writer, everything else, the tenant's id, and the user, who is disabled or
    not; None for either."""
    from truweel.cli.accounts import find_user

    with open_system(data, database) as system:
        firm = system.tenant(tenant)
        return system.database.write_sync(
            lambda writer: work(writer, system, firm.id, find_user(writer, system.registry, firm.id, user, is_disabled))
        )


def _format_new_key(key: str, secret: str) -> str:
    return f"  key     {key}\n  secret  {secret}\nKeep the secret now: it is not shown again."
