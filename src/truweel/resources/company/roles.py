"""Roles of users."""

from collections.abc import Iterable

from truweel.schema import Boolean, Choice, Fault, Map, Refused, Resource, Text, Work, check, check_deletion, modules

__all__ = ["Role", "require_administrator"]


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

    @check
    def keep_an_administrator(self, before: "Role | None", work: Work) -> Iterable[Fault]:
        """Its users are administrators no more: somebody else has to be one."""
        if before is not None and before.makes_administrators() and not self.makes_administrators():
            self._require_administrator_without_it(work)
        return ()

    @check_deletion
    def tell_of_its_users(self, work: Work) -> Iterable[Fault]:
        """They stay users, without rights. An administrator has to be left."""
        if (work.before(self) or self).makes_administrators():
            self._require_administrator_without_it(work)
        count = work.count("users", "roleId", self.id)
        work.tell("id", f"{count} users have this role and lose its rights", count)
        return ()

    def makes_administrators(self) -> bool:
        """Whether its users may do everything. An archived role doesn't count, though its users keep their rights."""
        return bool(self.administrator) and self.archivedAt is None

    def _require_administrator_without_it(self, work: Work) -> None:
        from truweel.resources.company.users import User

        if any(user.roleId == self.id and user.signs_in() for user in work.select(User)):
            require_administrator(work)


def require_administrator(work: Work) -> None:
    """Refused where this write leaves no administrator who signs in. Call it for a write that takes one away.

    All roles of administrators are locked: of two such writes at once, the second sees what the first left."""
    from truweel.resources.company.users import User

    work.lock(*(role for role in work.select(Role) if role.makes_administrators()))
    role_ids = {role.id for role in work.select(Role) if role.makes_administrators()}
    if not any(user.roleId in role_ids and user.signs_in() for user in work.select(User)):
        raise Refused("This is the last administrator who signs in; let another user be one first.")
