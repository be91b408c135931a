"""An administrator is told the name of the app that wrote a record, or was refused."""

import html
import re

from tests.console.test_users import api
from tests.oauth.server import Client, OAuthServer


def create_offer(server: OAuthServer, *clients: Client) -> str:
    """An offer that the first app made and the others changed; the id."""
    tokens = [client.obtain_tokens()["access_token"] for client in clients]
    answer = server.call_api(tokens[0], "/offers", "POST", json={"title": "0"})
    assert answer.status_code == 201, answer.text
    id = str(answer.json()["id"])
    for number, token in enumerate(tokens[1:], 1):
        changed = server.send(
            "PATCH",
            f"/api/v2/offers/{id}",
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/merge-patch+json"},
            content=f'{{"title": "{number}"}}',
        )
        assert changed.status_code == 204, changed.text
    return id


def page_text(server: OAuthServer, path: str) -> str:
    page = server.send("GET", path, cookies=server.sign_in("admin@bouw"))
    assert page.status_code == 200, page.text
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.text)))


def test_the_history_names_the_apps_that_wrote(server: OAuthServer) -> None:
    first, second = server.create_app(name='Say "Hé" & go'), server.create_app(name="Plan")
    id = create_offer(server, first, second, first)
    assert api(server, "admin@bouw", "PATCH", f"/offers/{id}", {"title": "3"}).status_code == 204
    answer = api(server, "admin@bouw", "GET", f"/offers/{id}/history")
    assert answer.status_code == 200, answer.text
    assert [(entry["appId"], entry["appName"]) for entry in answer.json()] == [
        (None, None),
        (str(first.app.id), 'Say "Hé" & go'),
        (str(second.app.id), "Plan"),
        (str(first.app.id), 'Say "Hé" & go'),
    ]
    for path in (f"/console/records/offers/{id}", f"/console/records/offers/{id}/history"):
        text = page_text(server, path)
        assert 'Admin · Say "Hé" & go' in text
        assert "Admin · Plan" in text


def test_what_an_app_was_refused_is_listed_with_its_name(server: OAuthServer) -> None:
    client = server.create_app(name="Snoop")
    assert server.call_api(client.obtain_tokens(scope="clients")["access_token"], "/offers").status_code == 403
    server.run(server.refusals.flush())
    answer = api(server, "admin@bouw", "GET", "/callers/refusals?status=403")
    assert answer.status_code == 200, answer.text
    assert [
        (row["status"], row["appId"], row["app"], row["user"], row["route"], row["count"])
        for row in answer.json()["items"]
    ] == [(403, str(client.app.id), "Snoop", "admin@bouw.example", "GET /api/v2/offers", 1)]
    assert "admin@bouw.example · Snoop" in page_text(server, "/console/refusals")
