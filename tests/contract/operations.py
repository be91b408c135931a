"""Every operation of the OpenAPI document as a call to something that exists in the first firm."""

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from PIL import Image

from tests.contract.cases import create_full_record
from tests.contract.covering import cover
from tests.files.bank_files import coda
from tests.harness import MERGE_PATCH, Client, World, json_body
from truweel import clock
from truweel.auth import store as accounts
from truweel.auth.refusals import Refusal, RefusalCount, add_refusals
from truweel.http.openapi.document import build_document
from truweel.http.openapi.names import CollectionRoute, collection_routes
from truweel.oauth import store as apps
from truweel.oauth.model import Installation
from truweel.schema.registry import Registry
from truweel.storage.database import Writer

__all__ = ["TEXT", "Operation", "all_operations", "create_picture", "documented_operations"]

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
    "PasswordChange": {"currentPassword": "correct horse", "newPassword": "battery staple"},
    "Upload": {"name": "note.txt", **TEXT},
    "UploadPart": {"partNumber": 0, **TEXT},
    "UploadSessionWrite": {"name": "note.txt"},
    "WebhookEndpointWrite": {"listener": True, "description": "Shop"},
    "WebhookTest": {},
}
"""A body for each schema that belongs to no collection."""


@dataclass(frozen=True)
class Operation:
    """One operation of the document.

    template  its path in the document
    path      the same, filled with ids
    module    the module that it belongs to; "" for none
    options   what else the client sends
    """

    method: str
    template: str
    path: str
    module: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def first_segment(self) -> str:
        """The first segment of its path."""
        return self.template.split("/")[1]

    @property
    def is_read(self) -> bool:
        """Whether it changes nothing, whoever calls it."""
        return self.method in ("GET", "HEAD")

    @property
    def has_id(self) -> bool:
        """Whether its path holds an id: it is about one record, not about a list or a new record."""
        return "{" in self.template

    def send(self, client: Client, **headers: str) -> httpx.Response:
        """The answer to `client`."""
        return client(self.method, self.path, **self.options, headers=headers)


def left_out(registry: Registry, route: CollectionRoute) -> bool:
    """Whether its operations aren't called: what may be attached to any record has the same ones below each.

    Comments stand for all below every collection; the others are called below those that use each word (`covering.py`).
    """
    is_attached = route.owner is not None and route.collection.path in registry.attached.keys() - {"comments"}
    return is_attached and route.owner is not None and route.owner.key not in cover(registry)


def documented_operations(world: World) -> Iterator[tuple[str, str, Any]]:
    """Method, path template and description of each operation of the document, but those `left_out`."""
    without = tuple(route.path for route in collection_routes(world.registry) if left_out(world.registry, route))
    for template, path_item in build_document(world.registry)["paths"].items():
        if template in without or template.rpartition("/")[0] in without:
            continue
        for method in METHODS:
            if method in path_item:
                yield method.upper(), template, path_item[method]


def create_picture(client: Client, owner: str) -> dict[str, Any]:
    """A document of the record at `owner`, with both of its small pictures made, which are stored."""
    image = io.BytesIO()
    Image.new("RGB", (2, 2)).save(image, "PNG")
    body = {"name": "photo.png", "bytesBase64": base64.b64encode(image.getvalue()).decode()}
    record: dict[str, Any] = json_body(client.post(f"{owner}/documents", body))
    for size in ("", "/thumbnail"):
        client.get(f"/images/{record['id']}{size}")
    return record


def upload_statement(client: Client) -> str:
    """The id of a file of a bank, in a bucket of the client's: an account with nothing on it."""
    bucket = json_body(client.post("/temp-document-buckets", {}))["id"]
    body = {"name": "coda.txt", "bytesBase64": base64.b64encode(coda("0.00")).decode()}
    return str(json_body(client.post(f"/temp-document-buckets/{bucket}/documents", body))["id"])


def all_operations(world: World) -> list[Operation]:
    """Every operation, and HEAD beside each GET.

    DELETE comes last, children and what is attached before their owners, so that no later operation needs what is gone.
    """
    fixtures, operations = Fixtures(world), []
    for method, template, description in documented_operations(world):
        operation = fixtures.operation(method, template, description)
        operations.append(operation)
        if method == "GET" and not template.endswith("/messages"):  # these are taken, not only read
            operations.append(Operation("HEAD", template, operation.path, operation.module, operation.options))

    def order(operation: Operation) -> int:
        is_attached = operation.first_segment in world.registry.attached  # it goes before what it hangs on
        return len(operation.template) + 500 * is_attached if operation.method == "DELETE" else 1000

    return sorted(operations, key=order, reverse=True)


DAY = "2026-11-30"
"""The day that reports are asked for."""


class Fixtures:
    """A record behind every path, created by the administrator of the first firm.

    ids      path template up to the ids (`/offers/{id}/line-items/{childId}`) → the ids
    records  the same → the record as GET answers it
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.routes = list(collection_routes(world.registry))
        self.ids: dict[str, dict[str, str]] = {}
        self.records: dict[str, dict[str, Any]] = {}
        world.let_decide("admin", "reader")
        for route in self.routes:
            if route.collection.key == "approval-requests":
                self._approval(route)
            elif route.collection.single:
                self.records[route.record_path] = world.admin.read(route.record_path)
            elif not route.collection.owner_member:
                self._record(route)
        self._conflict()
        self._document()
        self._attached()
        self._webhooks()
        self._uploads()
        self._callers()

    # Records

    def _record(self, route: CollectionRoute) -> None:
        _, path, _, record = create_full_record(self.world, route.collection.key)
        ids = path.split("/")[2::2]
        self._remember(route.record_path, record, *(ids if route.is_nested else ids[-1:]))

    def _remember(self, record_path: str, record: dict[str, Any], *ids: str) -> None:
        self.ids[record_path] = dict(zip(("id", "childId"), ids, strict=False))
        self.records[record_path] = record

    def _approval(self, route: CollectionRoute) -> None:
        """A request to the administrator, who may therefore call its actions."""
        admin = self.world.admin
        invoice = f"/purchase-invoices/{admin.create('purchase-invoices')['id']}"
        admin.post(f"{invoice}/start-approval-request", {"userIds": [str(self.world.users[1, "admin"])]}, status=204)
        (record,) = admin.items(f"/{route.collection.path}", {"resourceUnderApprovalRef": invoice})
        self._remember(route.record_path, record, record["id"])

    def _conflict(self) -> None:
        """Two planning items of one employee at one time."""
        item = {"employeeIds": [self.ids["/employees/{id}"]["id"]]}
        item |= {"startDate": f"{DAY}T08:00:00Z", "endDate": f"{DAY}T09:00:00Z"}
        for _ in range(2):
            self.world.admin.post("/planning-items", item)

    def _document(self) -> None:
        record = create_picture(self.world.admin, f"/clients/{self.ids['/clients/{id}']['id']}")
        self._remember("/documents/{id}", record, record["id"])
        self._remember("/images/{id}", record, record["id"])

    def _attached(self) -> None:
        """A record attached to each record, and one more to a client for its own path."""
        post = self.world.admin.post
        for route in self.routes:
            is_attached = route.collection.path in self.world.registry.attached
            if not is_attached or left_out(self.world.registry, route):
                continue
            body = self.world.samples().full(route.collection.key)
            if route.is_nested:
                owner = self.ids[route.path.rpartition("/")[0]]["id"]
                record = json_body(post(route.path.format(id=owner), body))
                self._remember(route.record_path, record, owner, record["id"])
            else:
                owner = self.ids["/clients/{id}"]["id"]
                record = json_body(post(f"/clients/{owner}/{route.collection.path}", body))
                self._remember(route.record_path, record, record["id"])

    def _webhooks(self) -> None:
        post = self.world.admin.post
        endpoint = json_body(post("/webhook-endpoints", {"listener": True}))["id"]
        delivery = json_body(post(f"/webhook-endpoints/{endpoint}/test", {}, status=202))["id"]
        self.ids["/webhook-endpoints/{uuid}"] = {"uuid": endpoint, "event": delivery}
        self.ids["/event-consumers/{uuid}"] = {"uuid": json_body(post("/event-consumers", {}))["id"]}

    def _uploads(self) -> None:
        post = self.world.admin.post
        bucket = json_body(post("/temp-document-buckets", {}))["id"]
        session = json_body(post(f"/temp-document-buckets/{bucket}/document-upload-sessions", {"name": "a.txt"}))["id"]
        self.ids["/temp-document-buckets/{uuid}"] = {"uuid": bucket}
        self.ids["/document-upload-sessions/{uuid}"] = {"uuid": session}

    def _callers(self) -> None:
        """An installed app and a user, both blocked."""
        client_id = json_body(self.world.admin.post("/apps", APP))["clientId"]
        user = self.world.users[1, "strict"]

        def block(writer: Writer) -> None:
            app, now = apps.find_app_by_client_id(writer, client_id), clock.now()
            assert app is not None
            apps.install(writer, Installation(1, app.id, user, ("clients",), now))
            later = now + 60 * 60 * 1000  # or the block is over before its turn
            apps.block_app(writer, 1, app.id, later, "429")
            accounts.block_user(writer, 1, user, later, "429")
            add_refusals(writer, {Refusal(1, 429, "rate_limited", user): RefusalCount(1, now, now, "Slower.")})

        self.world.database.write_sync(block)
        self.ids["/apps/{clientId}"] = self.ids["/callers/apps/{clientId}"] = {"clientId": client_id}
        self.ids["/callers/{id}"] = {"id": str(user)}

    # Operations

    def operation(self, method: str, template: str, description: Any) -> Operation:
        """The operation, with existing ids and a body that the administrator may send."""
        record_path = max((path for path in self.ids if template.startswith(path)), key=len, default="")
        path = template.format(**self.ids[record_path]) if record_path else template
        options: dict[str, Any] = {}
        if method == "PATCH":
            options = {"body": {}, "type": MERGE_PATCH}
        elif "requestBody" in description:
            options = {"body": self._body(method, template, description)}
        elif template.endswith("/recover"):
            options = {"query": {"since": "2026-01-01T00:00:00Z"}}
        elif any(parameter.get("required") for parameter in description.get("parameters", ())):  # a report
            options = {"query": {"fromDate": DAY, "toDate": DAY}}
        return Operation(method, template, path, self._module(template), options)

    def _module(self, template: str) -> str:
        root = template.split("/")[1]
        if root in ("documents", "images", *self.world.registry.attached):  # the only one belongs to a client
            root = "clients"
        collection = self.world.registry.top_level.get(root)
        return collection.module if collection else ""

    def _body(self, method: str, template: str, description: Any) -> Any:
        schema = description["requestBody"]["content"]["application/json"]["schema"]
        name = schema.get("$ref", "").rpartition("/")[2]
        if name in BODIES:
            return BODIES[name]
        if method == "PUT":
            return self.records[template]
        approver = str(self.world.users[1, "reader"])  # one who may decide
        if template.endswith("/start-approval-request"):
            return {"userIds": [approver]}
        if template.endswith("/add-approver"):
            return {"userId": approver}
        if template == "/sales-invoices/collect":
            return {"salesOrderIds": [self.ids["/sales-orders/{id}"]["id"]]}
        if template in ("/projects/{id}/progress-statements", "/purchase-supply-orders/{id}/receive"):
            return {}
        if template == "/bank-transactions/import":
            return {"documentId": upload_statement(self.world.admin), "companyId": self.ids["/companies/{id}"]["id"]}
        if template == "/maintenance-visits/create-orders":
            return {"until": DAY}
        article = self.ids["/articles/{id}"]["id"]
        if template == "/sales-orders/{id}/order-supplies":
            path = f"/sales-orders/{self.ids['/sales-orders/{id}']['id']}/line-items"
            body = {"articleId": article, "quantity": 1}
            return {"lines": [{"orderLineItemId": json_body(self.world.admin.post(path, body))["id"]}]}
        if template == "/purchase-supply-orders/quick-order":
            return {"lines": [{"articleId": article, "quantity": 1}]}
        if template == "/purchase-supply-orders/reorder":
            return {"articleIds": [article]}
        samples = self.world.samples()
        above, _, last = template.rpartition("/")
        for route in self.routes:
            if template == route.path:
                return samples.full(route.collection.key)
            if above == route.record_path and (action := route.collection.actions.get(last)):
                return {name: samples.value(member, 1) for name, member in action.body.items()}
        raise AssertionError(f"no body for {method} {template}")
