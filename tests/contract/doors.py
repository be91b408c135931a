"""The operations of the OpenAPI document as doors, each leading to something that stands in the first firm."""

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from PIL import Image

from tests.contract.cases import made
from tests.harness import MERGE_PATCH, Client, World, value
from truweel import clock
from truweel.auth import store as accounts
from truweel.http.openapi.document import build_document
from truweel.http.openapi.names import CollectionRoute, collection_routes
from truweel.oauth import store as apps
from truweel.oauth.model import Installation
from truweel.storage.database import Writer

__all__ = ["TEXT", "Door", "doors", "operations", "picture"]

METHODS = ("get", "post", "put", "patch", "delete")
TEXT = {"bytesBase64": base64.b64encode(b"text").decode()}
APP = {
    "name": "Planbord",
    "vendor": "Voorbeeld bv",
    "redirectUris": ["https://planbord.example/callback"],
    "scopes": ["clients"],
}
BODIES: dict[str, Any] = {
    "Acknowledge": {"ids": []},
    "AppManifest": APP,
    "EventConsumerWrite": {},
    "Upload": {"name": "note.txt", **TEXT},
    "UploadPart": {"partNumber": 0, **TEXT},
    "UploadSessionWrite": {"name": "note.txt"},
    "WebhookEndpointWrite": {"listener": True, "description": "Shop"},
    "WebhookTest": {},
}
"""A body for each schema that is no collection's."""


@dataclass(frozen=True)
class Door:
    """One operation: its template in the document, the path filled with ids, the module that it belongs to (or
    none), and what else is sent."""

    method: str
    template: str
    path: str
    module: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """Its first segment."""
        return self.template.split("/")[1]

    @property
    def reads(self) -> bool:
        """Whether it changes nothing even for those who may."""
        return self.method in ("GET", "HEAD")

    @property
    def named(self) -> bool:
        """Whether it leads to one thing, not to a list or to something new."""
        return "{" in self.template

    def through(self, client: Client, **headers: str) -> httpx.Response:
        """What `client` is answered."""
        return client(self.method, self.path, **self.more, headers=headers)


def operations(world: World) -> Iterator[tuple[str, str, Any]]:
    """Method, path template and description of each operation of the document."""
    for template, item in build_document(world.registry)["paths"].items():
        for verb in METHODS:
            if verb in item:
                yield verb.upper(), template, item[verb]


def picture(client: Client, owner: str) -> dict[str, Any]:
    """A document of the record at `owner`, drawn in both sizes already, which are kept."""
    drawn = io.BytesIO()
    Image.new("RGB", (2, 2)).save(drawn, "PNG")
    body = {"name": "photo.png", "bytesBase64": base64.b64encode(drawn.getvalue()).decode()}
    record: dict[str, Any] = value(client.post(f"{owner}/documents", body))
    for size in ("", "/thumbnail"):
        client.get(f"/images/{record['id']}{size}")
    return record


def doors(world: World) -> list[Door]:
    """Every operation, and HEAD beside each GET, those that delete last and from the inside out: what one takes
    away no other needs any more."""
    house, found = House(world), []
    for method, template, operation in operations(world):
        door = house.door(method, template, operation)
        found.append(door)
        if method == "GET" and not template.endswith("/messages"):  # which are taken, not looked at
            found.append(Door("HEAD", template, door.path, door.module, door.more))
    return sorted(found, key=lambda door: len(door.template) if door.method == "DELETE" else 1000, reverse=True)


class House:
    """Something behind every path, made by the administrator of the first firm.

    ids      template of what has ids (`/offers/{id}/line-items/{childId}`) → the ids
    records  the same → the record as GET answers it
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.routes = list(collection_routes(world.registry))
        self.ids: dict[str, dict[str, str]] = {}
        self.records: dict[str, dict[str, Any]] = {}
        for route in self.routes:
            if route.collection.key == "approval-requests":
                self._approval(route)
            elif not route.collection.owner_member:
                self._record(route)
        self._document()
        self._webhooks()
        self._uploads()
        self._callers()

    # What there is

    def _record(self, route: CollectionRoute) -> None:
        _, path, _, record = made(self.world, route.collection.key)
        ids = path.split("/")[2::2]
        self._known(route.record_path, record, *(ids if route.is_nested else ids[-1:]))

    def _known(self, item: str, record: dict[str, Any], *ids: str) -> None:
        self.ids[item] = dict(zip(("id", "childId"), ids, strict=False))
        self.records[item] = record

    def _approval(self, route: CollectionRoute) -> None:
        """One that asks the administrator, whose actions are open therefore."""
        admin = self.world.admin
        invoice = f"/purchase-invoices/{admin.create('purchase-invoices')['id']}"
        admin.post(f"{invoice}/start-approval-request", {"userIds": [str(self.world.users[1, "admin"])]}, status=204)
        (record,) = admin.items(f"/{route.collection.path}", {"resourceUnderApprovalRef": invoice})
        self._known(route.record_path, record, record["id"])

    def _document(self) -> None:
        record = picture(self.world.admin, f"/clients/{self.ids['/clients/{id}']['id']}")
        self._known("/documents/{id}", record, record["id"])
        self._known("/images/{id}", record, record["id"])

    def _webhooks(self) -> None:
        post = self.world.admin.post
        endpoint = value(post("/webhook-endpoints", {"listener": True}))["id"]
        delivery = value(post(f"/webhook-endpoints/{endpoint}/test", {}, status=202))["id"]
        self.ids["/webhook-endpoints/{uuid}"] = {"uuid": endpoint, "event": delivery}
        self.ids["/event-consumers/{uuid}"] = {"uuid": value(post("/event-consumers", {}))["id"]}

    def _uploads(self) -> None:
        post = self.world.admin.post
        bucket = value(post("/temp-document-buckets", {}))["id"]
        session = value(post(f"/temp-document-buckets/{bucket}/document-upload-sessions", {"name": "a.txt"}))["id"]
        self.ids["/temp-document-buckets/{uuid}"] = {"uuid": bucket}
        self.ids["/document-upload-sessions/{uuid}"] = {"uuid": session}

    def _callers(self) -> None:
        """An app that is installed, and a user; both are blocked."""
        client_id = value(self.world.admin.post("/apps", APP))["clientId"]
        user = self.world.users[1, "strict"]

        def block(writer: Writer) -> None:
            app, now = apps.find_app_by_client_id(writer, client_id), clock.now()
            assert app is not None
            apps.install(writer, Installation(1, app.id, user, ("clients",), now))
            apps.block_app(writer, 1, app.id, now, "429")
            accounts.block_user(writer, 1, user, now, "429")

        self.world.database.write_sync(block)
        self.ids["/apps/{clientId}"] = self.ids["/callers/apps/{clientId}"] = {"clientId": client_id}
        self.ids["/callers/{id}"] = {"id": str(user)}

    # What leads there

    def door(self, method: str, template: str, operation: Any) -> Door:
        """The operation, with ids of what there is and a body that the administrator may send."""
        known = max((item for item in self.ids if template.startswith(item)), key=len, default="")
        path = template.format(**self.ids[known]) if known else template
        more: dict[str, Any] = {}
        if method == "PATCH":
            more = {"body": {}, "type": MERGE_PATCH}
        elif "requestBody" in operation:
            more = {"body": self._body(method, template, operation)}
        elif template.endswith("/recover"):
            more = {"query": {"since": "2026-01-01T00:00:00Z"}}
        return Door(method, template, path, self._module(template), more)

    def _module(self, template: str) -> str:
        root = template.split("/")[1]
        if root in ("documents", "images"):  # their only one hangs on a client
            root = "clients"
        collection = self.world.registry.top_level.get(root)
        return collection.module if collection else ""

    def _body(self, method: str, template: str, operation: Any) -> Any:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        name = schema.get("$ref", "").rpartition("/")[2]
        if name in BODIES:
            return BODIES[name]
        if method == "PUT":
            return self.records[template]
        samples = self.world.samples()
        above, _, last = template.rpartition("/")
        for route in self.routes:
            if template == route.path:
                return samples.full(route.collection.key)
            if above == route.record_path and (action := route.collection.actions.get(last)):
                return {name: samples.value(member, 1) for name, member in action.body.items()}
        raise AssertionError(f"no body for {method} {template}")
