"""Take the picture of the console for the first page: `python -m website.screenshot`.

Starts a server with the demo company, signs in with Chromium, and writes docs/images/console-light.png and -dark.png.
`python -m website.screenshot --site FOLDER` takes pictures of the site itself into FOLDER, to look at.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.servers import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
START_SECONDS = 180
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
PAGES = {
    "home": "", "filtering": "guide/filtering/", "clients": "reference/collections/clients/",
    "settings": "reference/settings/",
}  # fmt: skip


@contextlib.contextmanager
def running_demo() -> Iterator[tuple[str, dict[str, str]]]:
    """A server with the demo company: its address, and its administrator."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="truweel-demo-") as folder:
        command = [sys.executable, "-m", "truweel", "run", "--data", folder, "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        base = f"http://127.0.0.1:{port}"
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(f"{base}/healthz"):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("The server did not start.")
                time.sleep(0.3)
            yield base, json.loads((Path(folder) / "demo-credentials.json").read_text())["admin"]
        finally:
            server.terminate()
            server.wait(30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def take_console(browser: Any, base: str, admin: dict[str, str]) -> None:
    """The list of offers, in both schemes."""
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 1280, "height": 720}, color_scheme=scheme, locale="en-GB", device_scale_factor=1.5
        )
        page = context.new_page()
        page.goto(f"{base}/console")
        page.fill("input[name=email]", admin["email"])
        page.fill("input[name=password]", admin["password"])
        page.press("input[name=password]", "Enter")
        page.wait_for_load_state("networkidle")
        page.goto(f"{base}/console/records/offers?lang=en")
        page.wait_for_load_state("networkidle")
        path = IMAGES / f"console-{scheme}.png"
        page.screenshot(path=path)
        context.close()
        with Image.open(path) as picture:
            picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(path, optimize=True)
        print(path, path.stat().st_size // 1000, "KB")


def take_site(browser: Any, base: str, folder: Path) -> None:
    """Pages of the site, in both schemes, wide and narrow; says what the browser refused."""
    folder.mkdir(parents=True, exist_ok=True)
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.on("console", lambda message: print("console:", message.type, message.text))
            page.on("requestfailed", lambda request: print("failed:", request.url))
            for name, path in PAGES.items():
                page.goto(f"{base}/docs/{path}")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    print(f"{name} is {wide} wide on {width}")
            context.close()


def main() -> None:
    """Read the options, and take the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--site", type=Path)
    options = parser.parse_args()
    with running_demo() as (base, admin), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM.path()), args=["--no-sandbox"])
        if options.site:
            take_site(browser, base, options.site)
        else:
            take_console(browser, base, admin)
        browser.close()


if __name__ == "__main__":
    main()
