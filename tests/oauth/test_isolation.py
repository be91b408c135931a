"""Two tenants, one app: no token of one ever reads or changes what is the other's, over every collection."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.oauth.server import PASSWORD, Client, OAuthServer
from tests.samples import Samples
from truweel.oauth import scopes
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry

KEYS = [collection.key for collection in load_registry() if not collection.single]
"""A single record has the same path for every tenant: see tests/contract/test_settings.py."""


class TenantRecords:
    """The administrator of a firm, who fills it."""

    def __init__(self, server: OAuthServer, slug: str) -> None:
        self.server = server
        self.tenant = server.tenants[slug]
        self.auth = (f"admin@{slug}.example", PASSWORD)
        self.samples = Samples(server.registry, self.create)

    def minimal(self, key: str) -> dict[str, Any]:
        """The least body of the collection `key`, as httpx can send it."""
        body: dict[str, Any] = json.loads(json.dumps(self.samples.minimal(key), default=float))
        return body

    def create(self, key: str, body: Mapping[str, Any] | None = None, *, parent: str | None = None) -> dict[str, Any]:
        """A record of the collection `key`."""
        registry = self.server.registry
        collection = registry[key]
        body = dict(self.minimal(key) if body is None else body)
        if collection.parent and parent is None:
            parent = self.create(collection.parent.key)["id"]
        if collection.per:  # the engine makes it
            location = self.create("stock-locations")["id"]
            lines = [{"articleId": parent, "quantity": 1}]
            self.create("stock-changes", {"booked": True, "toStockLocationId": location, "lineItems": lines})
            query = f"stock-levels?stockLocationId={location}"
            levels = self.server.send("GET", f"/api/v2/articles/{parent}/{query}", auth=self.auth).json()
            level: dict[str, Any] = levels["items"][0]
            return level
        if "create" not in collection.options.verbs or collection.owner_member:
            caller = self.server.database.write_sync(lambda writer: system_caller(writer, registry, self.tenant))
            attached = f"/clients/{self.samples.reference('clients')}" if collection.owner_member else ""
            root = int(parent) if parent is not None else None
            id = self.server.database.write_sync(
                lambda writer: create_record(writer, registry, caller, key, body, owner=attached, parent=root).id
            )
            return {"id": str(id)}
        path = f"/{collection.parent.path}/{parent}/{collection.path}" if collection.parent else f"/{collection.path}"
        response = self.server.send(
            "POST", f"/api/v2{path}", json=json.loads(json.dumps(body, default=float)), auth=self.auth
        )
        assert response.status_code == 201, response.text
        record: dict[str, Any] = response.json()
        return record


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app(scopes=list(scopes.known_scopes(server.registry)))


@pytest.fixture(scope="module")
def token(client: Client) -> str:
    return str(client.obtain_tokens("admin@bouw")["access_token"])


@pytest.fixture(scope="module")
def other_token(server: OAuthServer, client: Client) -> str:
    return str(client.obtain_tokens("admin@dak")["access_token"])


@pytest.fixture(scope="module")
def other_records(server: OAuthServer) -> dict[str, tuple[str, str | None]]:
    """A record of each collection in the other firm, with its parent."""
    other_tenant, records = TenantRecords(server, "dak"), {}
    for collection in server.registry:
        parent = other_tenant.create(collection.parent.key)["id"] if collection.parent else None
        records[collection.key] = (str(other_tenant.create(collection.key, parent=parent)["id"]), parent)
    return records


def record_path(server: OAuthServer, key: str, id: str, parent: str | None) -> str:
    collection = server.registry[key]
    start = f"/{collection.parent.path}/{parent}/{collection.path}" if collection.parent else f"/{collection.path}"
    return f"{start}/{id}"


@pytest.mark.parametrize("key", KEYS)
def test_a_record_of_the_other_tenant_is_not_there(
    server: OAuthServer, token: str, other_token: str, other_records: dict[str, tuple[str, str | None]], key: str
) -> None:
    id, parent = other_records[key]
    path = record_path(server, key, id, parent)
    assert server.call_api(other_token, path).status_code == 200
    before = server.call_api(other_token, path).content
    assert server.call_api(token, path).status_code == 404
    assert server.call_api(token, f"{path}/history").status_code == 404
    assert server.call_api(token, path, "DELETE").status_code in (403, 404)
    patch = {"Content-Type": "application/merge-patch+json"}
    for method, body in (("PUT", b"{}"), ("PATCH", b"{}")):
        headers = {"Authorization": f"Bearer {token}"} | (patch if method == "PATCH" else {})
        response = server.send(method, f"/api/v2{path}", content=body, headers=headers)
        assert response.status_code in (403, 404), response.text
    assert server.call_api(other_token, path).content == before


@pytest.mark.parametrize("key", [key for key in KEYS if not load_registry()[key].parent])
def test_a_list_holds_none_of_the_other_tenant_s(
    server: OAuthServer, token: str, other_records: dict[str, tuple[str, str | None]], key: str
) -> None:
    collection = server.registry[key]
    response = server.call_api(token, f"/{collection.path}?limit=100&includeArchived=true&id={other_records[key][0]}")
    if collection.owner_member:  # listed with what they hang on, which is not there either
        assert response.status_code in (403, 404, 405)
        return
    assert response.status_code == 200
    body = response.json()
    assert (body if isinstance(body, list) else body["items"]) == []
    if "name" in collection.parameters or collection.searched:
        every = server.call_api(token, f"/{collection.path}?limit=100").json()
        ids = {row["id"] for row in (every if isinstance(every, list) else every["items"])}
        assert other_records[key][0] not in ids


@pytest.mark.parametrize(
    "key", [key for key in KEYS if load_registry()[key].refs and "create" in load_registry()[key].options.verbs]
)
def test_a_reference_into_the_other_tenant_is_refused(
    server: OAuthServer, token: str, other_records: dict[str, tuple[str, str | None]], key: str
) -> None:
    collection = server.registry[key]
    if collection.parent or collection.owner_member:
        return
    body = TenantRecords(server, "bouw").minimal(key)
    for name, field in collection.refs.items():
        if field.read_only:
            continue
        response = server.call_api(
            token, f"/{collection.path}", "POST", json=body | {name: other_records[field.target][0]}
        )
        assert response.status_code in (400, 403), f"{name}: {response.text}"
