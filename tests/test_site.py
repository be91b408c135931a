"""The site of `docs/`: it is made whole, its links lead somewhere, all its own; the server shows it."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware

from tests.servers import CHROMIUM, free_port
from truweel.http import site
from truweel.http.middleware.correlation import Correlation
from truweel.http.middleware.request_check import RequestCheck
from website.__main__ import build, run_zensical
from website.source import ROOT, TABS, DeadLink, join_blocks_to_tabs, rewrite_links


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made from the pages of now: a dead link or anchor ends it."""
    folder = tmp_path_factory.mktemp("made") / "site"
    build(folder)
    return folder


class Page(HTMLParser):
    """Addresses of a page, and the ids in it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.ids: set[str] = set()
        self.feed(file.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.ids |= {value for name, value in attrs if name in ("id", "name") and value}
        if address := names.get("src") or (names.get("href") if tag == "link" else None):
            self.loaded.add(address)
        elif tag == "a" and (address := names.get("href")):
            self.links.add(address)


def test_each_page_is_there_and_each_address_in_it_leads_somewhere(made: Path) -> None:
    pages = {file: Page(file) for file in made.rglob("*.html") if file.name != "404.html"}
    assert len(pages) > 150
    assert {made / "index.html", made / "guide/filtering/index.html", made / "examples/index.html"} <= pages.keys()
    for file, page in pages.items():
        assert not [address for address in page.loaded if urlsplit(address).netloc], file
        for address in page.links | page.loaded:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (file, address)
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, (file, address)


def test_code_in_four_languages_is_in_tabs(made: Path) -> None:
    text = (made / "guide/filtering/index.html").read_text()
    labels = re.search(r'<div class="tabbed-labels">(.*?)</div>', text, re.DOTALL)
    assert labels is not None
    assert re.findall(r"<label[^>]*>(?:<a[^>]*>)?([^<]+)", labels[1]) == list(TABS.values())


def test_a_dead_anchor_ends_it(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/index.md").write_text("# A\n\n[there](#a) [not there](#b)\n")
    with pytest.raises(SystemExit, match="anchor does not exist"):
        run_zensical(
            tmp_path, {"site_name": "x", "docs_dir": "source", "site_dir": "site", "theme": {"name": "material"}}
        )


def test_links_out_of_docs_lead_to_copies() -> None:
    page = ROOT / "docs/guide/find-or-create.md"
    text, files = rewrite_links("[a](../../examples/api.py) `[b](c.md)` [d](client/README.md#x) [e](https://f.g)", page)
    assert text == "[a](../examples/api.py.txt) `[b](c.md)` [d](client/README.md#x) [e](https://f.g)"
    assert files == {ROOT / "examples/api.py", ROOT / "docs/guide/client/README.md"}
    with pytest.raises(DeadLink, match="nowhere"):
        rewrite_links("[a](nowhere.md)", page)


def test_only_blocks_of_different_languages_that_touch_become_tabs() -> None:
    alone = "```python\na\n```\n\nText.\n\n```php\nb\n```\n\n```json\n{}\n```\n"
    assert join_blocks_to_tabs(alone) == alone
    joined = join_blocks_to_tabs("```sh\na\n\nb\n```\n\n```php\nc\n```\n\n```php\nd\n```\n")
    assert joined == (
        '=== "curl"\n\n    ```sh\n    a\n\n    b\n    ```\n\n'
        '=== "PHP"\n\n    ```php\n    c\n    ```\n\n\n```php\nd\n```\n'
    )


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A server with the site alone; its address."""
    port = free_port()
    app = Starlette(
        routes=site.routes(folder=folder), middleware=[Middleware(Correlation, None), Middleware(RequestCheck)]
    )
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def test_the_server_shows_it(made: Path) -> None:
    with serving(made) as base, httpx.Client(base_url=base) as http:
        assert http.get("/docs").headers["location"] == "/docs/"
        assert http.get("/docs/guide/files").headers["location"] == "/docs/guide/files/"
        page = http.get("/docs/")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert "'unsafe-inline'" not in page.headers["content-security-policy"].split("style-src")[0]
        assert http.get("/docs/", headers={"If-None-Match": page.headers["etag"]}).status_code == 304
        assert http.get("/docs/images/console-dark.png").headers["content-type"] == "image/png"
        for name in ("api.mjs", "webhook_receiver/receiver.js"):
            assert http.get(f"/docs/examples/{name}.txt").headers["content-type"] == "text/plain; charset=utf-8"
        for path in (
            "/docs/nowhere",
            "/docs/guide/nowhere/",
            "/docs/%2e%2e/__init__.py",
            "/docs/a%00b",
            "/docs//etc/hosts",
        ):
            assert http.get(path).status_code == 404, path
        assert http.post("/docs/").status_code == 405


def test_where_it_is_not_made_the_answer_says_how(tmp_path: Path) -> None:
    with serving(tmp_path / "site") as base:
        answer = httpx.get(f"{base}/docs/")
    assert (answer.status_code, "make site" in answer.json()["message"]) == (404, True)


def test_a_browser_reads_searches_and_refuses_nothing(made: Path) -> None:
    faults: list[str] = []
    with serving(made) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM.path()), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(color_scheme="dark", viewport={"width": 1200, "height": 800})
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{base}/docs/guide/filtering/")
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        page.get_by_text("JavaScript", exact=True).first.click()
        assert page.get_by_text("for await (const offer of").is_visible()
        page.keyboard.press("Control+k")
        page.keyboard.type("Idempotency-Key")
        result = page.get_by_role("link").filter(has_text="Updating: PUT and PATCH").last
        result.wait_for()
        browser.close()
    assert faults == []
