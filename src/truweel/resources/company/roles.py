"""Roles of users."""

from truweel.schema import Boolean, Choice, Map, Resource, Text, modules

__all__ = ["Role"]


class Role(Resource, path="roles", module="users", scope="users", type="role", admin_only=True):
    """What its users may see and change, module by module. Administrators and the operator change roles."""

    name = Text(
        required=True,
        unique=True,
        filter=True,
        sort=True,
        search=True,
        doc="Name, unique.",
        example="Verkoop",
    )
    administrator = Boolean(default=False, doc="Whether it may do everything, and register webhooks.")
    rights = Map(
        Choice("none", "read", "write"),
        names=modules,
        doc="Module → right; a module that isn't named is not seen.",
        example={"clients": "write", "articles": "read"},
    )
