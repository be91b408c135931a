"""One server and one browser for the tests of a module."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.console.serving import Callback, Served, callback, served
from tests.servers import CHROMIUM

__all__ = ["app_side", "browser", "context", "server"]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP elsewhere.example 127.0.0.1",
]


@pytest.fixture(scope="module")
def app_side() -> Iterator[Callback]:
    """The vendor's side."""
    with callback() as callback_server:
        yield callback_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, app_side: Callback) -> Iterator[Served]:
    """The server."""
    with served(tmp_path_factory.mktemp("served"), app_side.url) as served_app:
        yield served_app


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, until the module ends: while it lives no other loop runs in this thread."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM.path()), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows nobody, in Dutch."""
    browser_context = browser.new_context(locale="nl-BE", viewport={"width": 1200, "height": 800})
    yield browser_context
    browser_context.close()
