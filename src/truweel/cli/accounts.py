"""Tenants, roles and users, made by the operator: through the same operations as a request's, as the system."""

import sys
from collections.abc import Mapping
from typing import Any

import typer

from truweel import clock
from truweel.auth import keys, store
from truweel.auth.keyring import Keyring
from truweel.auth.keys import NewApiKey
from truweel.auth.passwords import hash_password
from truweel.auth.store import Tenant
from truweel.cli.common import CommandError
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import Registry
from truweel.schema.resource import Resource
from truweel.storage import records
from truweel.storage.database import Reader, Writer

__all__ = [
    "ADMINISTRATOR",
    "check_email",
    "create_role",
    "create_tenant",
    "create_user",
    "find_role",
    "find_user",
    "hash_new_password",
    "read_password",
]

ADMINISTRATOR = "Administrator"
"""The role that a new tenant starts with."""


def create_tenant(writer: Writer, registry: Registry, slug: str, name: str, time_zone: str = clock.TIME_ZONE) -> Tenant:
    """A tenant with the role to begin with. UniqueViolation where the slug is taken."""
    tenant = store.add_tenant(writer, slug, name, clock.now(), time_zone=time_zone)
    create_role(writer, registry, tenant.id, ADMINISTRATOR, administrator=True)
    return tenant


def create_role(
    writer: Writer,
    registry: Registry,
    tenant_id: int,
    name: str,
    *,
    administrator: bool = False,
    rights: Mapping[str, str] | None = None,
) -> Resource:
    """A role. ValidationError where a module is unknown."""
    members = {"name": name, "administrator": administrator, "rights": dict(rights or {})}
    return create_record(writer, registry, system_caller(writer, registry, tenant_id), "roles", members)


def create_user(
    writer: Writer,
    registry: Registry,
    keyring: Keyring,
    tenant_id: int,
    *,
    email: str,
    role_id: int,
    name: str | None = None,
    api_only: bool = False,
    password_hash: str | None = None,
    limited: bool = True,
) -> tuple[int, NewApiKey]:
    """A user with an API key, and its secret, which is not to be seen again."""
    members = {"email": email, "fullName": name, "roleId": str(role_id), "apiOnly": api_only}
    user = create_record(writer, registry, system_caller(writer, registry, tenant_id), "users", members)
    if password_hash:
        store.set_password_hash(writer, tenant_id, user.id, password_hash, clock.now())
    if not limited:
        store.set_user_flags(writer, tenant_id, user.id, is_limited=False, is_strict=False)
    return user.id, keys.create_key(writer, keyring, tenant_id, user.id, name="first")


def read_password() -> str:
    """A new password: asked for twice at a terminal, else the first line of the standard input.

    It is never an argument, since a machine shows these to everybody in its list of processes.
    """
    if sys.stdin.isatty():
        password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return password
    return sys.stdin.readline().rstrip("\r\n")


def hash_new_password(password: str) -> str:
    """The hash of a password that was given. CommandError where it is too short."""
    try:
        return hash_password(password)
    except ValueError as error:
        raise CommandError(str(error)) from None


def find_role(reader: Reader, registry: Registry, tenant_id: int, name: str) -> Any:
    """The role with this name, in any case, or this id; `admin` and `administrator` also mean the first that is one."""
    all_roles: list[Any] = records.select(reader, registry["roles"], tenant_id, {})
    casefolded_name = name.strip().casefold()
    matches = [role for role in all_roles if casefolded_name in (role.name.casefold(), str(role.id))]
    if not matches and casefolded_name in ("admin", "administrator"):
        matches = [role for role in all_roles if role.administrator]
    if not matches:
        known = ", ".join(role.name for role in all_roles) or "none; truweel role create makes one"
        raise CommandError(f"There is no role '{name}'; known: {known}.")
    return matches[0]


def check_email(email: str) -> str:
    """The address. CommandError where it is none."""
    if "@" not in email.strip("@") or any(character.isspace() for character in email):
        raise CommandError(f"'{email}' is no e-mail address, such as an@acme.be.")
    return email


def find_user(reader: Reader, registry: Registry, tenant_id: int, name: str, is_disabled: bool | None = False) -> Any:
    """The user with this e-mail address or id, who is disabled or not; None for either."""
    users = registry["users"]
    user: Any = next(iter(records.select(reader, users, tenant_id, {"email": name})), None)
    if user is None and name.isdigit():
        user = records.load_many(reader, users, tenant_id, [int(name)]).get(int(name))
    if user is None or user.deletedAt is not None or is_disabled == (user.archivedAt is None):
        kind, option = ("disabled user", " --disabled") if is_disabled else ("user", "")
        raise CommandError(
            f"There is no {kind} '{name}' in this tenant; truweel user list{option} shows those there are."
        )
    return user
