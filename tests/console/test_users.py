"""Users are invited, changed, disabled and deleted, by API and in the console; what they got in with ends at once."""

import base64
import json
import re
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.oauth.conftest import server, time
from tests.oauth.server import KEYRING, PASSWORD, SESSION, VISITOR, Clock, OAuthServer
from truweel.auth import keys
from truweel.schema.engine import SYSTEM_EMAIL

__all__ = ["server", "time"]

NEW = "a whole new password"


def api(
    server: OAuthServer, user: str, method: str, path: str, body: Any = None, password: str = PASSWORD
) -> httpx.Response:
    """A call of the API with e-mail address and password."""
    login = base64.b64encode(f"{user}.example:{password}".encode()).decode()
    kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
    headers = {"Authorization": f"Basic {login}", "Content-Type": kind}
    return server.send(method, f"/api/v2{path}", headers=headers, content=None if body is None else json.dumps(body))


def accept(server: OAuthServer, url: str, password: str = NEW, again: str = "") -> httpx.Response:
    """Open the link of an invitation and choose a password."""
    parts = urlsplit(url)
    page = server.send("GET", f"{parts.path}?{parts.query}", cookies={VISITOR: "v" * 32})
    if page.status_code != 200:
        return page
    form = {"token": server.sessions.form_token("v" * 32), "new": password, "again": again or password}
    form["invitation"] = parts.query.partition("=")[2]
    return server.send("POST", parts.path, cookies={VISITOR: "v" * 32}, data=form)


def make_user(server: OAuthServer, email: str) -> str:
    """A new administrator of `bouw`; the id."""
    (role,) = api(server, "admin@bouw", "GET", "/roles?name=admin").json()["items"]
    answer = api(server, "admin@bouw", "POST", "/users", {"email": email, "fullName": "An", "roleId": role["id"]})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_an_invited_user_chooses_a_password_once(server: OAuthServer, time: Clock) -> None:
    id = make_user(server, "an@bouw.example")
    assert api(server, "clerk@bouw", "POST", f"/users/{id}/invite").status_code == 403
    assert api(server, "admin@dak", "POST", f"/users/{id}/invite").status_code == 404
    first = api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"]
    link = api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()
    assert accept(server, first).status_code == 404, "a new one takes its place"
    assert accept(server, link["url"], "short").status_code == 400
    assert accept(server, link["url"], NEW, "another one").status_code == 400
    done = accept(server, link["url"])
    assert (done.status_code, done.headers["location"]) == (303, "/console")
    assert SESSION in done.cookies
    assert api(server, "an@bouw", "GET", "/clients", password=NEW).status_code == 200
    assert accept(server, link["url"]).status_code == 404
    late = api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"]
    time.forward(7 * 86_400 + 1)
    assert accept(server, late).status_code == 404
    assert api(server, "an@bouw", "GET", "/clients", password=NEW).status_code == 200


def test_who_is_disabled_has_no_access_at_once_and_none_comes_back(server: OAuthServer) -> None:
    id = make_user(server, "bo@bouw.example")
    accept(server, api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"])
    server.users["bo@bouw"] = int(id)
    session = server.sign_in("bo@bouw")
    pair = server.database.write_sync(lambda writer: keys.create_key(writer, KEYRING, server.tenants["bouw"], int(id)))
    basic = {"Authorization": "Basic " + base64.b64encode(f"{pair.key}:{pair.secret}".encode()).decode()}
    client = server.create_app()
    tokens = client.obtain_tokens("bo@bouw")
    link = api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"]

    def statuses() -> list[int]:
        return [
            server.send("GET", "/console", cookies=session).status_code,
            server.send("GET", "/api/v2/clients", headers=basic).status_code,
            server.call_api(tokens["access_token"]).status_code,
            api(server, "bo@bouw", "GET", "/clients", password=NEW).status_code,
        ]

    assert statuses() == [200, 200, 200, 200]
    assert api(server, "admin@bouw", "POST", f"/users/{id}/archive").status_code == 204
    assert statuses() == [303, 401, 401, 401]
    assert accept(server, link).status_code == 404
    assert api(server, "admin@bouw", "POST", f"/users/{id}/invite").status_code == 409
    assert api(server, "admin@bouw", "POST", f"/users/{id}/unarchive").status_code == 204
    assert statuses() == [303, 401, 401, 200], "the password alone is good again"
    assert client.refresh(tokens["refresh_token"]).status_code == 400


def test_a_deleted_user_is_told_where_it_is_named(server: OAuthServer) -> None:
    id = make_user(server, "cas@bouw.example")
    accept(server, api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"])
    client = api(server, "cas@bouw", "POST", "/clients", {"name": "X", "assignedUserId": id}, password=NEW)
    assert client.status_code == 201, client.text
    answer = api(server, "admin@bouw", "DELETE", f"/users/{id}")
    assert answer.headers["truweel-warning"] == "id: 1 records name this user and keep doing so"
    assert api(server, "cas@bouw", "GET", "/clients", password=NEW).status_code == 401
    kept = api(server, "admin@bouw", "GET", f"/clients/{client.json()['id']}?include=assignedUser").json()
    assert kept["assignedUser"]["fullName"] == "An"


def test_a_password_is_reset_and_changed(server: OAuthServer) -> None:
    id = make_user(server, "dré@bouw.example".replace("é", "e"))
    accept(server, api(server, "admin@bouw", "POST", f"/users/{id}/invite").json()["url"])
    change = {"currentPassword": "wrong", "newPassword": "yet another one"}
    assert api(server, "dre@bouw", "POST", "/profile/password", change, password=NEW).status_code == 401
    change["currentPassword"] = NEW
    short = change | {"newPassword": "short"}
    assert api(server, "dre@bouw", "POST", "/profile/password", short, password=NEW).status_code == 400
    assert api(server, "dre@bouw", "POST", "/profile/password", change, password=NEW).status_code == 204
    assert api(server, "dre@bouw", "GET", "/clients", password=NEW).status_code == 401
    assert api(server, "dre@bouw", "GET", "/clients", password="yet another one").status_code == 200
    link = api(server, "admin@bouw", "POST", f"/users/{id}/reset-password").json()["url"]
    assert api(server, "dre@bouw", "GET", "/clients", password="yet another one").status_code == 401
    assert accept(server, link, "the fourth of them").status_code == 303
    assert api(server, "dre@bouw", "GET", "/clients", password="the fourth of them").status_code == 200


def test_the_servers_own_user_and_the_last_administrator_stay(server: OAuthServer) -> None:
    (system,) = api(server, "admin@bouw", "GET", f"/users?includeArchived=true&email={SYSTEM_EMAIL}").json()["items"]
    for method, path in (("DELETE", ""), ("POST", "/unarchive")):
        assert api(server, "admin@bouw", method, f"/users/{system['id']}{path}").status_code == 409
    assert api(server, "admin@bouw", "PATCH", f"/users/{system['id']}", {"email": "me@bouw.example"}).status_code == 409
    own = server.users["admin@dak"]
    for method, path in (("DELETE", ""), ("POST", "/archive")):
        answer = api(server, "admin@dak", method, f"/users/{own}{path}")
        assert (answer.status_code, "last administrator" in answer.text) == (409, True)


def test_the_console_manages_users(server: OAuthServer) -> None:
    role = api(server, "admin@bouw", "GET", "/roles?name=clerk").json()["items"][0]["id"]
    form = {"email": "eva@bouw.example", "fullName": "Eva", "roleId": role}
    assert server.submit_form("clerk@bouw", "/console/users/new", form).status_code == 403
    assert "email" in server.submit_form("admin@bouw", "/console/users/new", form | {"email": "eva"}).text
    page = server.submit_form("admin@bouw", "/console/users/new", form)
    (link,) = re.findall(r"<code>(\S+/invitation\S+)</code>", page.text)
    (user,) = re.findall(r"/console/users/(\d+)/change", page.text)
    assert accept(server, link).status_code == 303
    assert api(server, "eva@bouw", "GET", "/clients", password=NEW).status_code == 200
    server.users["eva@bouw"] = int(user)
    own = {"current": "wrong", "new": "an even newer one", "again": "an even newer one"}
    assert server.submit_form("eva@bouw", "/console/password", own).status_code == 400
    assert server.submit_form("eva@bouw", "/console/password", own | {"current": NEW}).status_code == 303
    assert api(server, "eva@bouw", "GET", "/clients", password="an even newer one").status_code == 200
    path = f"/console/users/{user}"
    changed = server.submit_form("admin@bouw", f"{path}/change", form | {"fullName": "Eva Claes"})
    assert (changed.status_code, changed.headers["location"]) == (303, path)
    assert "Eva Claes" in server.send("GET", path, cookies=server.sign_in("admin@bouw")).text
    assert server.submit_form("admin@dak", f"{path}/disable", {}).status_code == 404
    assert server.submit_form("admin@bouw", f"{path}/disable", {}).status_code == 303
    assert api(server, "eva@bouw", "GET", "/clients", password="an even newer one").status_code == 401
    assert server.submit_form("admin@bouw", f"{path}/invite", {}).status_code == 409
    assert server.submit_form("admin@bouw", f"{path}/enable", {}).status_code == 303
    assert server.submit_form("admin@bouw", f"{path}/reset", {}).status_code == 200
    assert server.submit_form("admin@bouw", f"{path}/delete", {}).headers["location"] == "/console/callers"
    assert server.send("GET", path, cookies=server.sign_in("admin@bouw")).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "é" * 20, "a" * 5000])
def test_a_token_that_is_none_is_no_page(server: OAuthServer, token: str) -> None:
    assert server.send("GET", "/invitation", params={"token": token}).status_code == 404


@pytest.mark.parametrize("action", ["invite", "reset-password"])
def test_the_body_of_an_action_is_read_as_that_of_a_collection_s(server: OAuthServer, action: str) -> None:
    id = make_user(server, f"{action}@bouw.example")
    login = base64.b64encode(f"admin@bouw.example:{PASSWORD}".encode()).decode()
    for path in (f"/users/{id}/{action}", f"/users/{id}/archive"):
        for strict in (True, False):
            headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
            if strict:
                headers["Prefer"] = "handling=strict"
            answers = [
                server.send("POST", f"/api/v2{path}", headers=headers, content=body)
                for body in ("{no JSON", "[]", '{"colour": 1}')
            ]
            assert [answer.json()["code"] for answer in answers[:2]] == ["malformed_body"] * 2
            if strict:
                assert answers[2].status_code == 400
                (fault,) = answers[2].json()["errors"]
                assert (fault["field"], fault["code"]) == ("colour", "unknown_member")
            else:
                assert answers[2].status_code == (204 if path.endswith("archive") else 200)
