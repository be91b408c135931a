"""What was deleted goes for good, with its history; what is still referred to stays, and so does another tenant's."""

from typing import Any

from tests.harness import World, fresh_world
from truweel import clock
from truweel.files import blobs
from truweel.sql import placeholders
from truweel.storage.doctor import examine
from truweel.storage.purge import purge_deleted

__all__ = ["fresh_world"]


def purge(world: World, tenant: int = 1) -> dict[str, int]:
    return purge_deleted(world.database, world.registry, tenant, clock.now() + 1, blobs.release_document)


def left(world: World, table: str, *ids: Any) -> list[int]:
    marks = placeholders(len(ids))
    return [row[0] for row in world.rows(f'SELECT id FROM "{table}" WHERE id IN ({marks}) ORDER BY id', *map(int, ids))]


def test_only_what_was_deleted_goes(fresh_world: World) -> None:
    admin = fresh_world.admin
    remaining, deleted = admin.create("clients"), admin.create("clients")
    other = fresh_world.other.create("clients")
    child = admin.create("clients/contacts", parent=deleted["id"])
    admin.delete(f"/clients/{deleted['id']}")
    fresh_world.other.delete(f"/clients/{other['id']}")
    counts = purge(fresh_world)
    assert (counts["clients"], counts["clients/contacts"]) == (1, 1)
    assert left(fresh_world, "clients", remaining["id"], deleted["id"], other["id"]) == sorted(
        [int(remaining["id"]), int(other["id"])]
    )
    assert left(fresh_world, "client_contacts", child["id"]) == []
    rows = fresh_world.rows("SELECT 1 FROM history WHERE collection = 'clients' AND record_id = ?", int(deleted["id"]))
    assert rows == []
    assert examine(fresh_world.database, fresh_world.registry).findings == []
    with fresh_world.unchanged():
        assert purge(fresh_world) == {}


def test_what_is_referred_to_waits(fresh_world: World) -> None:
    admin = fresh_world.admin
    client = admin.create("clients")
    offer = admin.create("offers", {"clientId": client["id"]})
    admin.delete(f"/clients/{client['id']}")
    assert purge(fresh_world).get("clients") is None
    assert left(fresh_world, "clients", client["id"]) == [int(client["id"])]
    admin.delete(f"/offers/{offer['id']}")
    counts = purge(fresh_world)
    assert (counts["offers"], counts["clients"]) == (1, 1)
    assert examine(fresh_world.database, fresh_world.registry).findings == []
