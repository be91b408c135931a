"""Users."""

from typing import TYPE_CHECKING

from truweel.schema import Boolean, Contains, Ref, Resource, Text, label

if TYPE_CHECKING:
    from truweel.resources.company.employees import Employee
    from truweel.resources.company.roles import Role

__all__ = ["User"]


class User(Resource, path="users", module="users", scope="users", type="user", verbs=frozenset({"list", "get"})):
    """Someone, or a program, that may log in. Made by the operator: the API only reads users."""

    email = Text(required=True, unique=True, filter=True, sort=True, search=True, doc="E-mail address, unique.")
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
