"""`truweel role …`."""

from typing import Annotated, Any

import typer

from truweel.auth.roles import RIGHTS
from truweel.cli.common import (
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

__all__ = ["app"]

RightsOption = Annotated[
    str,
    typer.Option(
        "--rights", help="Module and right, with commas between: clients=read,offers=write; * is every module."
    ),
]
AdministratorOption = Annotated[
    bool | None, typer.Option("--administrator/--no-administrator", help="May do everything, and register webhooks.")
]

app = typer.Typer(no_args_is_help=True, help="Roles: what their users may see and change, module by module.")


@app.command("create")
def create(
    tenant: TenantOption,
    name: Annotated[str, typer.Option(help="Name, unique in the tenant.")],
    rights: RightsOption = "",
    administrator: AdministratorOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a role.

    \b
    truweel role create --tenant acme --name Webshop --rights clients=write,offers=write,articles=read
    truweel role create --tenant acme --name Accountant --rights '*=read'
    """
    from truweel.cli.accounts import create_role

    with open_system(data, database) as system:
        firm, granted = system.tenant(tenant), parse_rights(system, rights)
        role = system.database.write_sync(
            lambda writer: create_role(
                writer, system.registry, firm.id, name, administrator=bool(administrator), rights=granted
            )
        )
    print_result(role_payload(role), f"Role {name} made.", as_json)


@app.command("set")
def set_(
    role: Annotated[str, typer.Argument(help="The role: its name or id.")],
    tenant: TenantOption,
    rights: RightsOption = "",
    administrator: AdministratorOption = None,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change a role: modules that aren't named keep their right. It holds everywhere within a second.

    \b
    truweel role set Webshop --tenant acme --rights offers=none,articles=write
    """
    from truweel.cli.accounts import find_role
    from truweel.operations.internal import update_record
    from truweel.operations.system import system_caller
    from truweel.storage.database import Writer

    with open_system(data, database) as system:
        firm, changed_rights = system.tenant(tenant), parse_rights(system, rights)

        def work(writer: Writer) -> Any:
            role_record = find_role(writer, system.registry, firm.id, role)
            members: dict[str, Any] = {"rights": {**(role_record.rights or {}), **changed_rights}}
            members |= {} if administrator is None else {"administrator": administrator}
            members |= {} if name is None else {"name": name}
            operator = system_caller(writer, system.registry, firm.id)
            return update_record(writer, system.registry, operator, "roles", role_record.id, members)

        print_result(
            role_payload(role_record := system.database.write_sync(work)), f"Role {role_record.name} changed.", as_json
        )


@app.command("list")
def list_(
    tenant: TenantOption, data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Show the roles of a tenant.

    \b
    truweel role list --tenant demo
    """
    from truweel.storage import records

    with open_system(data, database) as system:
        firm, collection = system.tenant(tenant), system.registry["roles"]
        role_records = system.database.read_sync(lambda reader: records.select(reader, collection, firm.id, {}))
    payload = [role_payload(role) for role in role_records]
    rows = [
        (role["id"], role["name"], "everything" if role["administrator"] else _format_rights(role["rights"]))
        for role in payload
    ]
    print_result(payload, format_table(("id", "name", "rights"), rows), as_json)


def role_payload(role: Any) -> dict[str, Any]:
    """A role as JSON."""
    return {
        "id": str(role.id),
        "name": role.name,
        "administrator": bool(role.administrator),
        "rights": dict(role.rights or {}),
    }


def parse_rights(system: System, text: str) -> dict[str, str]:
    """`clients=read,offers=write` as a map. CommandError where it can't be."""
    rights_by_module: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        module, _, right = (word.strip() for word in part.partition("="))
        if right not in RIGHTS:
            raise UsageError(f"--rights: '{part}' is no right; write module=read, module=write or module=none.")
        modules = system.registry.modules if module == "*" else (module,)
        if unknown := [name for name in modules if name not in system.registry.modules]:
            raise UsageError(
                f"--rights: there is no module '{unknown[0]}'; known: {', '.join(system.registry.modules)}."
            )
        rights_by_module |= dict.fromkeys(modules, right)
    return rights_by_module


def _format_rights(rights: dict[str, str]) -> str:
    return ", ".join(f"{module}={right}" for module, right in rights.items() if right != "none")
