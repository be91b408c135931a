"""An administrator who signs in stays in each tenant, whatever is changed, also by two at once."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.harness import World, json_body
from tests.operations.unit_of_work.test_concurrency import Meeting
from truweel.errors import ApiError
from truweel.operations import write
from truweel.operations.answer import Context
from truweel.operations.internal import update_record
from truweel.operations.write import Write

CONTEXT = Context(base="http://truweel.test")
MESSAGE = "This is the last administrator who signs in; let another user be one first."


class Office:
    """Roles and users of one firm."""

    def __init__(self, world: World) -> None:
        self.world = world

    def role(self, name: str, *, administrator: bool = True) -> str:
        return str(self.world.admin.create("roles", {"name": name, "administrator": administrator})["id"])

    def user(self, name: str, role: str, **members: Any) -> str:
        body = {"email": f"{name}@office.example", "roleId": role, "apiOnly": False, **members}
        return str(self.world.admin.create("users", body)["id"])


@pytest.fixture
def office(fresh_world: World) -> Office:
    """A firm without roles, on each database."""
    return Office(fresh_world)


CHANGES: dict[str, Callable[[Any, str, str, int], Any]] = {
    "demote the role": lambda admin, role, _, status: admin.merge(
        f"/roles/{role}", {"administrator": False}, status=status
    ),
    "replace the role": lambda admin, role, _, status: admin.put(f"/roles/{role}", {"name": "Boss"}, status=status),
    "archive the role": lambda admin, role, _, status: admin.post(f"/roles/{role}/archive", {}, status=status),
    "delete the role": lambda admin, role, _, status: admin.delete(f"/roles/{role}", status=status),
    "make it a program": lambda admin, _, user, status: admin.merge(f"/users/{user}", {"apiOnly": True}, status=status),
    "clear its role": lambda admin, _, user, status: admin.merge(f"/users/{user}", {"roleId": None}, status=status),
    "archive the user": lambda admin, _, user, status: admin.post(f"/users/{user}/archive", {}, status=status),
    "delete the user": lambda admin, _, user, status: admin.delete(f"/users/{user}", status=status),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_last_administrator_is_taken_away_by_no_change(
    office: Office, change: Callable[[Any, str, str, int], Any]
) -> None:
    admin, role, clerk = office.world.admin, office.role("Boss"), office.role("Clerk", administrator=False)
    last = office.user("last", role)
    office.user("clerk", clerk)
    # None of these counts: a program, one who is disabled, one whose role is archived.
    office.user("program", role, apiOnly=True)
    admin.post(f"/users/{office.user('disabled', role)}/archive", {}, status=204)
    archived = office.role("Former boss")
    office.user("former", archived)
    admin.post(f"/roles/{archived}/archive", {}, status=204)
    with office.world.unchanged():
        assert json_body(change(admin, role, last, 409))["message"] == MESSAGE
    office.user("next", office.role("Other boss"))
    change(admin, role, last, 204)


def test_a_role_without_an_administrator_who_signs_in_is_changed_freely(office: Office) -> None:
    unused, program = office.role("Unused"), office.role("Program")
    office.user("program", program, apiOnly=True)
    admin = office.world.admin
    admin.merge(f"/roles/{unused}", {"administrator": False})
    admin.delete(f"/roles/{program}")


def demote(office: Office, role: str, _user: str) -> Callable[[Any], Any]:
    return lambda writer: update_record(
        writer, office.world.registry, office.world.admin.caller, "roles", int(role), {"administrator": False}
    )


def disable(office: Office, _role: str, user: str) -> Callable[[Any], Any]:
    return lambda writer: update_record(
        writer, office.world.registry, office.world.admin.caller, "users", int(user), {"archivedAt": 1}
    )


def delete_role(office: Office, role: str, _user: str) -> Callable[[Any], Any]:
    registry, caller = office.world.registry, office.world.admin.caller
    return lambda writer: write.delete(Write(writer, registry, caller, CONTEXT, registry["roles"]), int(role))


@pytest.mark.parametrize("kinds", [(demote, demote), (demote, disable), (disable, disable), (delete_role, demote)])
def test_of_two_who_take_the_last_two_away_at_once_one_is_refused(office: Office, kinds: Any) -> None:
    if office.world.dialect == "sqlite":
        pytest.skip("one writer")
    roles = [office.role(name) for name in ("Boss", "Other boss")]
    users = [office.user(name, role) for name, role in zip(("a", "b"), roles, strict=True)]
    works = [kind(office, role, user) for kind, role, user in zip(kinds, roles, users, strict=True)]

    def run(work: Callable[[Any], Any], after: Callable[[], None] = lambda: None) -> int:
        def write_and_wait(writer: Any) -> None:
            work(writer)
            after()

        try:
            office.world.database.write_sync(write_and_wait)
        except ApiError as error:
            return error.status
        return 200

    first, second = (partial(run, work) for work in works)
    assert Meeting(office.world)(first, second) == [200, 409]


def test_deleting_a_role_says_how_many_users_lose_it(office: Office) -> None:
    admin, used, unused = office.world.admin, office.role("Used", administrator=False), office.role("Unused")
    office.user("a", used)
    office.user("b", used)
    warning = "id: 2 users have this role and lose its rights"
    assert "truweel-warning" not in admin.delete(f"/roles/{unused}").headers
    assert office.world.strict.delete(f"/roles/{used}").headers["truweel-warning"] == warning
