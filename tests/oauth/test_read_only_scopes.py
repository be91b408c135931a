"""A scope that ends in `:read` lets an app read, and change nothing."""

from typing import Any

import pytest

from tests.oauth.conftest import server, time
from tests.oauth.server import OAuthServer
from truweel.oauth import scopes
from truweel.schema.registry import load_registry

__all__ = ["server", "time"]


def statuses(server: OAuthServer, token: str) -> tuple[int, int]:
    """What reading and making a client answer."""
    body: dict[str, Any] = {"json": {"name": "X"}}
    return server.call_api(token).status_code, server.call_api(token, "/clients", "POST", **body).status_code


def test_an_app_that_declares_reading_reads(server: OAuthServer) -> None:
    client = server.create_app(scopes=["clients:read", "offers"])
    tokens = client.obtain_tokens()
    assert tokens["scope"].split() == ["offers", "clients:read"]
    assert statuses(server, tokens["access_token"]) == (200, 403)
    refused = server.call_api(tokens["access_token"], "/clients", "POST", json={"name": "X"})
    assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]
    wider = client.request_authorization(scope="clients")
    assert "invalid_scope" in wider.headers.get("location", "") + wider.text


def test_an_app_may_ask_for_less_than_it_declares(server: OAuthServer) -> None:
    client = server.create_app(scopes=["clients", "offers"])
    tokens = client.obtain_tokens(scope="clients:read")
    assert tokens["scope"] == "clients:read"
    assert statuses(server, tokens["access_token"]) == (200, 403)
    assert client.refresh(tokens["refresh_token"], scope="clients").status_code == 400
    full = client.obtain_tokens()
    assert statuses(server, full["access_token"]) == (200, 201)
    less = client.refresh(full["refresh_token"], scope="clients:read").json()
    assert (less["scope"], statuses(server, less["access_token"])) == ("clients:read", (200, 403))


def test_reading_is_consented_to_as_reading(server: OAuthServer) -> None:
    page = server.create_app(scopes=["clients:read"]).request_authorization()
    assert "Clients and their contacts (only reading)" in page.text


def test_a_narrower_manifest_narrows_tokens(server: OAuthServer) -> None:
    assert scopes.restrict(("clients", "offers", "users:read"), ("clients:read", "users")) == (
        "clients:read",
        "users:read",
    )
    assert scopes.widen(("clients:read", "offers"), ("clients", "offers:read")) == ("offers", "clients")
    assert scopes.covers(("clients", "offers:read"), ("clients:read", "offers:read"))
    assert not scopes.covers(("offers:read",), ("offers",))


def test_every_scope_with_records_can_be_read_only() -> None:
    known = scopes.known_scopes(load_registry())
    assert "profile:read" not in known
    assert {f"{scope}:read" for scope in known if ":" not in scope and scope != "profile"} < set(known)
    assert len(set(known)) == len(known)


@pytest.mark.parametrize("scope", ["clients:write", "clients:", ":read", "profile:read"])
def test_no_other_endings(server: OAuthServer, scope: str) -> None:
    with pytest.raises(Exception, match="there is no scope"):
        server.create_app(scopes=[scope])
