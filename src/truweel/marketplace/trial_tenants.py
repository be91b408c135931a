"""Test tenants: with demo data, in which a vendor tests an app for 14 days."""

from dataclasses import dataclass
from functools import partial

from truweel import clock
from truweel.auth import store
from truweel.auth.passwords import hash_password
from truweel.auth.store import Tenant
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.errors import Conflict
from truweel.oauth.services import Services
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.storage import records
from truweel.storage.database import Reader, Writer
from truweel.storage.removal import remove_tenant

__all__ = [
    "DAYS",
    "MAX_PER_VENDOR",
    "TestTenant",
    "create_test_tenant",
    "extend_test_tenant",
    "list_expired",
    "list_test_tenants",
    "remove_expired",
]

DAYS = 14
DAY_MS = 24 * 60 * 60 * 1000
MAX_PER_VENDOR = 5
"""Test tenants of a vendor at the same time."""
MAX_EXTENSIONS = 6
NO_USER = 0
"""Stands for the administrator of a test tenant that is still being filled."""
DEMO_CLIENTS = 40
"""Clients in the demo data of a test tenant: few enough to be created at once."""


@dataclass(frozen=True, slots=True)
class TestTenant:
    """A new test tenant; its administrator's password is shown once."""

    tenant: Tenant
    email: str
    password: str


def create_test_tenant(
    services: Services, owner: tuple[int, int], email: str, language: str = "EN", time_zone: str = clock.TIME_ZONE
) -> TestTenant:
    """A test tenant of the vendor `owner` (tenant and user; 0, 0 for the operator), filled with demo data.

    Its administrator has the address `email` with the tenant in it (`an+test-x@example.com`), because a user whose
    address exists in two tenants would have to name the tenant at each sign-in. Raises Conflict at MAX_PER_VENDOR.
    Blocks: call it on a thread.
    """
    password, now = clock.new_secret(12), clock.now()
    password_hash = hash_password(password)

    def create_tenant(writer: Writer) -> Tenant:
        writer.row(f"SELECT id FROM tenant WHERE id = ?{writer.for_update}", (owner[0],))  # one at a time for a vendor
        if owner[0] and _count_test_tenants(writer, owner[0], now) >= MAX_PER_VENDOR:
            raise Conflict(
                f"There are {MAX_PER_VENDOR} test tenants already; they end by themselves after {DAYS} days."
            )
        slug = f"test-{clock.new_secret(6).lower().replace('_', 'x').replace('-', 'y')}"
        tenant = store.add_tenant(
            writer, slug, f"Test {slug[5:]}", now, is_test=True, expires_at=now + DAYS * DAY_MS, time_zone=time_zone
        )
        writer.execute(
            "INSERT INTO test_tenant (tenant_id, owner_tenant_id, owner_user_id, user_id, extended) "
            "VALUES (?, ?, ?, ?, 0)",
            (tenant.id, *owner, NO_USER),
        )
        return tenant

    tenant = services.database.write_sync(create_tenant)
    local_part, _, domain = email.rpartition("@")
    address = f"{local_part}+{tenant.slug}@{domain}"

    def create_administrator(writer: Writer) -> None:
        role = next(
            role
            for role in records.select(writer, services.registry["roles"], tenant.id, {})
            if role.__dict__["administrator"]
        )
        body = {"email": address, "fullName": local_part, "roleId": str(role.id), "language": language}
        user_id = create_record(writer, services.registry, operator, "users", body).id
        store.set_password_hash(writer, tenant.id, user_id, password_hash, now)
        writer.execute("UPDATE test_tenant SET user_id = ? WHERE tenant_id = ?", (user_id, tenant.id))

    try:
        operator = services.database.write_sync(lambda writer: system_caller(writer, services.registry, tenant.id))
        load_bodies(services.database, services.registry, operator, generate_bodies(DEMO_CLIENTS), batch=1000)
        services.database.write_sync(create_administrator)
    except BaseException:
        services.database.write_sync(partial(remove_tenant, registry=services.registry, tenant_id=tenant.id))
        raise
    return TestTenant(tenant, address, password)


def _count_test_tenants(reader: Reader, owner_tenant_id: int, now: int) -> int:
    """The active test tenants of the vendor, those that are being filled included."""
    row = reader.row(
        "SELECT count(*) FROM test_tenant o JOIN tenant t ON t.id = o.tenant_id "
        "WHERE o.owner_tenant_id = ? AND t.expires_at > ?",
        (owner_tenant_id, now),
    )
    return int(row[0]) if row else 0


def list_test_tenants(reader: Reader, owner_tenant_id: int) -> list[tuple[Tenant, int]]:
    """The active test tenants of the vendor, with the id of their administrator."""
    rows = reader.rows(
        "SELECT tenant_id, user_id FROM test_tenant WHERE owner_tenant_id = ? AND user_id != ? ORDER BY tenant_id",
        (owner_tenant_id, NO_USER),
    )
    users, now = {row[0]: row[1] for row in rows}, clock.now()
    tenants = [tenant for tenant in store.list_tenants(reader) if tenant.id in users and (tenant.expires_at or 0) > now]
    return [(tenant, users[tenant.id]) for tenant in tenants]


def extend_test_tenant(writer: Writer, owner_tenant_id: int, tenant_id: int) -> int:
    """Extend to 14 days from now; returns the new end. Raises Conflict if it has ended or was extended too often."""
    tenant = next((tenant for tenant, _ in list_test_tenants(writer, owner_tenant_id) if tenant.id == tenant_id), None)
    if tenant is None:
        raise Conflict("There is no such test tenant any more; make another.")
    sql = "UPDATE test_tenant SET extended = extended + 1 WHERE tenant_id = ? AND extended < ?"
    if not writer.execute(sql, (tenant_id, MAX_EXTENSIONS)):
        raise Conflict(f"It was extended {MAX_EXTENSIONS} times, the maximum; create a new one.")
    expires_at = clock.now() + DAYS * DAY_MS
    writer.execute("UPDATE tenant SET expires_at = ? WHERE id = ?", (expires_at, tenant_id))
    return expires_at


def list_expired(reader: Reader, before: int) -> list[Tenant]:
    """The test tenants that ended before the instant `before` and are still stored."""
    return [
        tenant
        for tenant in store.list_tenants(reader)
        if tenant.is_test and tenant.expires_at is not None and tenant.expires_at < before
    ]


async def remove_expired(services: Services) -> int:
    """Remove the test tenants that ended at least a day ago; returns how many."""
    expired = await services.database.read(lambda reader: list_expired(reader, clock.now() - DAY_MS))
    for tenant in expired:
        await services.database.write(partial(remove_tenant, registry=services.registry, tenant_id=tenant.id))
    return len(expired)
