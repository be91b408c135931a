"""An endpoint begins with the first event that is committed after it: nothing earlier arrives, nothing later is missed.

Events are fanned out by hand here, so that all of them still wait when the endpoint is made.
"""

import threading
from collections.abc import Iterator

import pytest

from tests.events.conftest import Clock
from tests.events.world import EventWorld, event_world
from tests.harness import Templates
from truweel import clock
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.events import store
from truweel.events.fanout import fan_out
from truweel.events.job import Capacity
from truweel.events.store import Endpoint
from truweel.events.subscribers import Subscriber, Subscribers
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.storage.database import Reader, Writer

URL = "http://127.0.0.1:9/hook"
KINDS = [
    ("/webhook-endpoints", {"url": URL, "events": ["client.created"]}),
    ("/webhook-endpoints", {"listener": True, "events": ["client.created"]}),
    ("/event-consumers", {"url": URL, "types": ["ClientCreated"]}),
    ("/event-consumers", {"types": ["ClientCreated"]}),
]


@pytest.fixture
def postgresql_world(templates: Templates) -> Iterator[EventWorld]:
    """Only PostgreSQL has transactions side by side."""
    with event_world(templates, "postgresql") as created_world:
        yield created_world


def fan_out_all(world: EventWorld, subscribers: Subscribers | None = None) -> None:
    """Fan out until no event waits."""

    def step(writer: Writer) -> bool:
        capacity = Capacity(total=100, per_tenant=100, per_endpoint=100, per_failing_endpoint=1)
        active = subscribers or world.events.subscribers
        return fan_out(writer, world.registry, active, capacity, "test", clock.now(), 0).has_more_events

    while world.database.write_sync(step):
        pass


def receipts(world: EventWorld) -> list[tuple[str, int]]:
    """(UUID of the endpoint, id of the record) of each delivery."""
    return [
        (row[0], row[1])
        for row in world.rows(
            "SELECT w.uuid, e.record_id FROM delivery d JOIN event e ON e.tenant_id = d.tenant_id "
            "AND e.id = d.event_id JOIN webhook_endpoint w ON w.tenant_id = d.tenant_id AND w.id = d.endpoint_id "
            "ORDER BY w.id, e.id"
        )
    ]


def create_client(world: EventWorld, name: str) -> int:
    return int(world.admin.post("/clients", {"name": name}).json()["id"])


@pytest.mark.parametrize(("path", "members"), KINDS, ids=["webhook", "listener", "push", "pull"])
def test_what_was_committed_before_it_doesnt_arrive(world: EventWorld, path: str, members: dict[str, object]) -> None:
    operator = world.database.write_sync(lambda writer: system_caller(writer, world.registry, 1))
    load_bodies(world.database, world.registry, operator, generate_bodies(8))
    (waiting,) = world.rows("SELECT count(*) FROM event WHERE name = 'client.created' AND dispatched_at IS NULL")
    # The one writer of SQLite knows that nobody gets them.
    assert waiting[0] == 0 if world.database.dialect == "sqlite" else waiting[0] >= 8
    create_client(world, "before")
    endpoint = world.admin.post(path, members).json()["id"]
    after = [create_client(world, "after"), create_client(world, "after too")]
    fan_out_all(world)
    assert receipts(world) == [(endpoint, id) for id in after]
    assert world.rows("SELECT count(*) FROM event WHERE dispatched_at IS NULL") == [(0,)]


def test_each_endpoint_has_a_beginning_of_its_own(world: EventWorld) -> None:
    path, members = KINDS[0]
    first = world.admin.post(path, members).json()["id"]
    first_client = create_client(world, "1")
    second = world.admin.post(path, members).json()["id"]
    second_client = create_client(world, "2")
    fan_out_all(world)
    assert receipts(world) == [(first, first_client), (first, second_client), (second, second_client)]


@pytest.mark.parametrize(("path", "members"), KINDS, ids=["webhook", "listener", "push", "pull"])
def test_an_event_drawn_before_it_and_committed_after_it_arrives(
    postgresql_world: EventWorld, path: str, members: dict[str, object]
) -> None:
    world = postgresql_world
    is_drawn, may_commit = threading.Event(), threading.Event()
    ids: list[int] = []

    def write(writer: Writer) -> None:
        ids.append(create_record(writer, world.registry, world.admin.caller, "clients", {"name": "slow"}).id)
        is_drawn.set()
        assert may_commit.wait(30)

    thread = threading.Thread(target=world.database.write_sync, args=(write,))
    thread.start()
    assert is_drawn.wait(30)
    create_client(world, "before")  # with a larger id than that of the slow one
    endpoint = world.admin.post(path, members).json()["id"]
    fan_out_all(world)
    assert receipts(world) == []
    may_commit.set()
    thread.join()
    after = create_client(world, "after")
    fan_out_all(world)
    assert receipts(world) == [(endpoint, ids[0]), (endpoint, after)]
    slow, before, late = world.rows("SELECT id FROM event WHERE name = 'client.created' ORDER BY id")
    (begins,) = world.rows("SELECT after_event FROM webhook_endpoint")
    assert slow < before < begins < late


def test_one_made_while_events_are_fanned_out_misses_none(postgresql_world: EventWorld) -> None:
    """Its 201 and a commit after it come when the subscribers have been read for the events that waited."""
    world = postgresql_world
    create_client(world, "before")
    endpoints: list[str] = []
    later: list[int] = []

    class Interrupted(Subscribers):
        def for_tenant(self, reader: Reader, tenant_id: int) -> dict[int, Subscriber]:
            subscribers = super().for_tenant(reader, tenant_id)
            if not endpoints:
                endpoint = world.database.write_sync(insert_endpoint)
                endpoints.append(endpoint.uuid)
                later.append(world.database.write_sync(insert_client))
            return subscribers

    def insert_client(writer: Writer) -> int:
        return create_record(writer, world.registry, world.admin.caller, "clients", {"name": "later"}).id

    def insert_endpoint(writer: Writer) -> Endpoint:
        endpoint = Endpoint(
            tenant_id=1, id=writer.next_ids("webhook_endpoint")[0], uuid=clock.new_uuid(), kind="webhook",
            user_id=world.admin.caller.user_id, app_id=None, url=URL, event_names=("client.created",),
            description=None, active=True, timeout=2000, secret="", created_at=0, updated_at=0,
        )  # fmt: skip
        store.insert_endpoint(writer, endpoint)
        return endpoint

    subscribers = Interrupted(world.registry, world.events.subscribers._find_owner)
    fan_out_all(world, subscribers)
    fan_out_all(world, subscribers)
    assert receipts(world) == [(endpoints[0], later[0])]


def test_one_made_at_the_instant_at_which_another_goes_misses_none(
    postgresql_world: EventWorld, fixed_clock: Clock
) -> None:
    """A process that has cached the one reads the other, though their number and their instants are the same."""
    world = postgresql_world
    path, members = KINDS[0]
    first = world.admin.post(path, members).json()["id"]
    create_client(world, "1")
    elsewhere = Subscribers(world.registry, world.events.subscribers._find_owner)
    fan_out_all(world, elsewhere)
    world.admin.delete(f"{path}/{first}")
    second = world.admin.post(path, members).json()["id"]
    client = create_client(world, "2")
    fan_out_all(world, elsewhere)
    assert receipts(world)[1:] == [(second, client)]
