"""The pages of docs/guide/client: each snippet is run, against a real server, and prints what the page says."""

import contextlib
import io
import json
import re
import shelve
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from .conftest import Server

PAGES = Path(__file__).parents[2] / "docs" / "guide" / "client"
BLOCK = re.compile(r"```python\n(.*?)```(?:\s*```text\n(.*?)```)?", re.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    """The snippets of a page, and what each prints; empty where the page does not say."""
    return BLOCK.findall((PAGES / page).read_text())


def run(page: str, snippet: str, expected: str, names: dict[str, Any]) -> None:
    """Run a snippet as a part of the program that its page is."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(snippet, str(PAGES / page), "exec"), names)
    if expected:
        assert out.getvalue() == expected


@pytest.fixture
def surroundings(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, and the environment that the pages assume."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRUWEEL_CLIENT_SERVER", server.base_url)
    monkeypatch.setenv("TRUWEEL_CLIENT_KEY", server.login["key"])
    monkeypatch.setenv("TRUWEEL_CLIENT_SECRET", server.login["secret"])


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md") if path.name != "oauth.md"))
def test_the_snippets_of_a_page(surroundings: None, page: str) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    snippets = blocks(page)
    assert snippets
    for snippet, expected in snippets:
        run(page, snippet, expected, names)


def test_the_sync_of_ten_lines_follows_changes(surroundings: None, server: Server) -> None:
    sync = blocks("README.md")[1][0]
    assert len([line for line in sync.splitlines() if line.strip()]) == 10
    exec(sync, {})  # alone: as who copies it
    with server.client() as truweel:
        expected = {article.id: article.name for article in truweel.articles.list(include_archived=True)}
        assert read_copy() == expected
        changed, gone = list(expected)[:2]
        truweel.articles.patch(changed, {"name": "Anders"})
        truweel.articles.delete(gone)
    exec(sync, {})
    assert read_copy() == {id: "Anders" if id == changed else name for id, name in expected.items() if id != gone}


def read_copy() -> dict[str, str]:
    """What the sync keeps, but for where it goes on."""
    with shelve.open("articles") as names:
        return {id: name for id, name in names.items() if id != "since"}


def consent(server: Server, url: str) -> str:
    """The URL to which a browser in which the customer signs in and allows it is sent back."""
    with httpx.Client(base_url=server.base_url, follow_redirects=True, timeout=30) as browser:

        def send_cookies(request: httpx.Request) -> None:
            """As browsers do: to loopback they send those that are for HTTPS."""
            request.headers["Cookie"] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies.jar)

        browser.event_hooks = {"request": [send_cookies]}
        page = browser.get(url)
        form = hidden_fields(page.text) | {"email": server.email, "password": server.password}
        page = browser.post("/sign-in", data=form)
        answer = hidden_fields(page.text) | {"answer": "allow"}
        redirect = browser.post("/oauth2/authorize", data=answer, follow_redirects=False)
        assert redirect.status_code == 303, redirect.text
        return redirect.headers["location"]


def hidden_fields(page: str) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields}


def test_the_snippets_of_oauth(surroundings: None, server: Server) -> None:
    create = ("app", "create", "--name", "Planbord", "--tenant", "demo", "--json")
    where = ("--redirect-uri", "https://planbord.example/callback", "--scope", "clients", "--scope", "profile")
    app = json.loads(server.installation.run(*create, *where))
    server.installation.run("app", "publish", "Planbord", "--force")
    names: dict[str, Any] = {
        "SERVER": server.base_url,
        "CLIENT_ID": app["clientId"],
        "CLIENT_SECRET": app["clientSecret"],
    }
    first, second, *others = blocks("oauth.md")
    run("oauth.md", *first, names)
    assert urlsplit(names["authorization"].url).path == "/oauth2/authorize"
    names["callback_url"] = consent(server, names["authorization"].url)
    for snippet in (second, *others):
        run("oauth.md", *snippet, names)
