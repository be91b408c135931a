"""The system user of a tenant and the tenant's time zone, on both databases."""

import threading
from dataclasses import replace
from typing import Any

import pytest

from tests.harness import World, fresh_world
from tests.unit.auth.conftest import AuthEnvironment
from tests.unit.auth.test_authenticator import HERE, PASSWORD, basic, refused
from truweel import clock
from truweel.auth import keys, passwords, store
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.storage import records

__all__ = ["fresh_world"]

pytestmark = pytest.mark.anyio
NEW_YEAR = clock.parse_instant("2026-12-31T23:30:00.000Z")


def system_user(environment: AuthEnvironment, tenant: int = 1) -> Any:
    """The record of the tenant's system user."""
    caller = environment.database.write_sync(lambda w: system_caller(w, environment.registry, tenant))
    return environment.database.read_sync(
        lambda reader: records.load(reader, environment.registry["users"], tenant, caller.user_id)
    )


def test_it_is_one_archived_user_made_by_itself(environment: AuthEnvironment) -> None:
    user = system_user(environment)
    assert (user.email, user.fullName, user.apiOnly) == ("system@truweel.invalid", "Truweel", True)
    assert (user.createdBy, user.deletedAt, user.roleId) == (str(user.id), None, None)
    assert user.archivedAt == user.createdAt
    assert system_user(environment).id == user.id
    assert system_user(environment, tenant=2).id != user.id


def test_processes_that_need_it_at_once_make_one(environment: AuthEnvironment) -> None:
    ids: list[int] = []
    threads = [threading.Thread(target=lambda: ids.append(system_user(environment).id)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1
    sql = "SELECT count(*) FROM users WHERE tenant_id = 1 AND email = 'system@truweel.invalid'"
    assert environment.database.read_sync(lambda reader: reader.row(sql)) == (1,)


def test_what_it_makes_is_assigned_to_it(environment: AuthEnvironment) -> None:
    user = system_user(environment)
    caller = environment.database.write_sync(lambda w: system_caller(w, environment.registry, 1))
    client: Any = environment.database.write_sync(
        lambda w: create_record(w, environment.registry, caller, "clients", {"name": "Peeters"})
    )
    assert (client.assignedUserId, client.createdBy) == (user.id, str(user.id))


def test_lists_leave_it_out_and_references_to_it_resolve(fresh_world: World) -> None:
    world = fresh_world
    caller = world.database.write_sync(lambda w: system_caller(w, world.registry, 1))
    client = world.database.write_sync(
        lambda w: create_record(w, world.registry, caller, "clients", {"name": "Peeters"}).id
    )
    assert len(world.admin.items("/users")) == len([key for key in world.users if key[0] == 1])
    assert str(caller.user_id) not in [user["id"] for user in world.admin.items("/users")]
    user = world.admin.read(f"/clients/{client}?include=assignedUser")["assignedUser"]
    assert (user["id"], user["email"]) == (str(caller.user_id), "system@truweel.invalid")
    assert user["archivedAt"] is not None


async def test_nobody_signs_in_as_it(environment: AuthEnvironment) -> None:
    user, hashed = system_user(environment), passwords.hash_password(PASSWORD)
    key = environment.database.write_sync(lambda w: keys.create_key(w, environment.keyring, 1, user.id))
    environment.database.write_sync(lambda w: store.set_password_hash(w, 1, user.id, hashed, clock.now()))
    with environment.process() as process:
        for authorization in (basic(*key), basic(user.email, PASSWORD)):
            assert await refused(process, authorization) == ("user-gone", "The user doesn't exist any more.")


@pytest.mark.parametrize(
    ("time_zone", "year", "day"),
    [(None, "26", "2026-12-31"), ("Europe/Brussels", "27", "2027-01-01"), ("America/New_York", "26", "2026-12-31")],
)
async def test_today_and_the_year_of_a_number_are_those_of_the_tenant(
    environment: AuthEnvironment, monkeypatch: pytest.MonkeyPatch, time_zone: str | None, year: str, day: str
) -> None:
    if time_zone is not None:
        environment.database.write_sync(lambda w: store.set_time_zone(w, 1, time_zone))
    key = environment.database.write_sync(
        lambda w: keys.create_key(w, environment.keyring, 1, environment.user("admin"))
    )
    monkeypatch.setattr(clock, "now", lambda: NEW_YEAR)
    with environment.process() as process:
        signed_in = await process.authenticate(basic(*key), None, HERE)
    operator = environment.database.write_sync(lambda w: system_caller(w, environment.registry, 1))
    for caller in (replace(signed_in, is_administrator=True), operator):
        assert caller.time_zone == (time_zone or "UTC")
        project: Any = environment.database.write_sync(
            lambda w, caller=caller: create_record(w, environment.registry, caller, "projects", {})
        )
        change: Any = environment.database.write_sync(
            lambda w, caller=caller: create_record(w, environment.registry, caller, "stock-changes", {})
        )
        assert project.logicId.startswith(f"P{year}")
        assert change.date == day
        assert change.logicId.startswith(f"SW{year}")
