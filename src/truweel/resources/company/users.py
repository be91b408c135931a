"""Users."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from truweel.resources.company.roles import Role, require_administrator
from truweel.schema import Boolean, Contains, Fault, Ref, Refused, Resource, Text, Work, check, check_deletion, label
from truweel.schema.engine import SYSTEM_EMAIL

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee

__all__ = ["User"]


class User(Resource, path="users", module="users", scope="users", type="user", admin_only=True):
    """Someone, or a program, that may log in. Administrators and the operator change users. Archiving a user ends its
    access: sessions, API keys and the tokens of apps."""

    email = Text(
        required=True,
        unique=True,
        filter=True,
        sort=True,
        search=True,
        pattern=r"[^@\s]+@[^@\s]+",
        doc="E-mail address, unique.",
        example="an@acme.example",
    )
    username = Text(filter=True, sort=True, search=True, doc="Name to log in with.", example="pieter")
    fullName = Text(
        filter=Contains(), sort=True, search=True, doc="First name and family name.", example="Pieter Claes"
    )
    employeeId = Ref["Employee"]("employees", filter=True, doc="The employee that the user is.")
    roleId = Ref["Role"]("roles", filter=True, doc="Role; it says what the user may see and change.")
    language = Text(max_length=10, default="NL", doc="Language.", example="NL")
    apiOnly = Boolean(default=False, filter=True, doc="Whether it is a program that never uses the screens.")

    @label
    def describe(self) -> str:
        """Full name, else the e-mail address."""
        return self.fullName or self.email

    @check
    def keep_an_administrator(self, before: "User | None", work: Work) -> Iterable[Fault]:
        """Somebody has to be able to let others in; and the server's own user stays what it is."""
        if before is not None and before.email == SYSTEM_EMAIL:
            raise Refused("This is the server's own user; it can't be changed.")
        # Also from one role of administrators to another: that one may be changed at the same time.
        takes = before is not None and (
            (self.roleId, self.archivedAt, self.apiOnly) != (before.roleId, before.archivedAt, before.apiOnly)
        )
        if before is not None and takes and before.is_administrator(work):
            require_administrator(work)
        return ()

    @check_deletion
    def tell_of_its_records(self, work: Work) -> Iterable[Fault]:
        """What it did and what it is named in stays; nobody logs in as it any more."""
        before = work.before(self) or self
        if before.email == SYSTEM_EMAIL:
            raise Refused("This is the server's own user; it can't be deleted.")
        if before.is_administrator(work):
            require_administrator(work)
        count = work.count_references(self)
        work.tell("id", f"{count} records name this user and keep doing so", count)
        return ()

    def signs_in(self) -> bool:
        """Whether it is a person whom the server lets in."""
        return self.archivedAt is None and not self.apiOnly

    def is_administrator(self, work: Work) -> bool:
        """Whether it signs in, and may do everything."""
        role = work.follow(self, User.roleId)
        return self.signs_in() and role is not None and role.deletedAt is None and role.makes_administrators()
