"""Roles of users."""

from collections.abc import Iterable

from truweel.error_codes import Code
from truweel.schema import Boolean, Choice, Fault, Map, Resource, Text, Work, check, registry
from truweel.schema.known import list_known

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
        doc="Module → right; a module that isn't named is not seen.",
        example={"clients": "write", "articles": "read"},
    )

    @check
    def know_modules(self, before: "Role | None", work: Work) -> Iterable[Fault]:
        """A right on a module that doesn't exist would be a right that is silently missing on another."""
        modules = registry.load_registry().modules
        for name in self.rights:
            if name not in modules:
                yield Fault(
                    f"rights.{name}", "no module has this name; known: " + list_known(modules), Code.UNKNOWN_MEMBER
                )
