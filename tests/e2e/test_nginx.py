"""Behind a real nginx, mounted under a path: every link, redirect, cookie and page stays under it."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests import servers
from tests.e2e.installations import Installations
from tests.e2e.server_process import Installation

__all__: list[str] = []

PREFIX = "/tw"
WELL_KNOWN = "/.well-known/oauth-authorization-server"
LOCAL = re.compile(r'(?:href|src|action|data-document)="(/[^"]*)"')


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def nginx(folder: Path, upstream: str, port: int, *, strips: bool, header: bool) -> Iterator[str]:
    """nginx with one worker, which passes `/tw/` on to `upstream`, with the path or without; yields its URL."""
    folder.mkdir()
    target = f"{upstream}/" if strips else upstream
    prefix_header = f"proxy_set_header X-Forwarded-Prefix {PREFIX};" if header else ""
    (folder / "nginx.conf").write_text(
        f"""
        daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
        events {{ worker_connections 64; }}
        http {{
          access_log off;
          client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
          uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
          server {{
            listen 127.0.0.1:{port};
            location {PREFIX}/ {{
              proxy_pass {target};
              proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-For $remote_addr; {prefix_header}
            }}
            location = {WELL_KNOWN}{PREFIX} {{
              proxy_pass {upstream};
              proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-For $remote_addr; {prefix_header}
            }}
            location {WELL_KNOWN}/other {{
              proxy_pass {upstream};
            }}
          }}
        }}
        """
    )
    process = subprocess.Popen(
        [servers.NGINX.path(), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    )
    try:
        end = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, (folder / "error.log").read_text()
                assert time.monotonic() < end
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{PREFIX}"
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module", params=["public_url", "header", "unstripped"])
def mounted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, installations: Installations
) -> Iterator[tuple[Installation, str]]:
    """A server behind nginx, and its address there; it knows of the path by setting, by header, or sees it itself."""
    folder, port, upstream = tmp_path_factory.mktemp("mounted"), free_port(), free_port()
    installation = installations.empty(folder / "data")
    variables = {"TRUWEEL_TRUSTED_PROXIES": "127.0.0.0/8"}
    if request.param != "header":
        variables["TRUWEEL_PUBLIC_URL"] = f"http://127.0.0.1:{port}{PREFIX}"
    strips, header = request.param != "unstripped", request.param == "header"
    with (
        nginx(folder / "nginx", f"http://127.0.0.1:{upstream}", port, strips=strips, header=header) as address,
        installation.serve("--port", str(upstream), **variables),
    ):
        yield installation, address


@pytest.fixture
def http(mounted: tuple[Installation, str]) -> Iterator[httpx.Client]:
    installation, address = mounted
    with httpx.Client(base_url=address, auth=installation.login, timeout=30) as client:
        yield client


def test_links_of_the_api_stay_under_the_path(http: httpx.Client) -> None:
    created = [http.post("/api/v2/clients", json={"name": f"n{n}"}) for n in range(2)]
    address = str(http.base_url).rstrip("/")
    for answer in created:
        assert answer.headers["location"] == f"{address}/api/v2/clients/{answer.json()['id']}"
        assert http.get(answer.headers["location"]).json()["id"] == answer.json()["id"]
        written = re.findall(r'"(https?://[^"]+)"', answer.text)
        assert written
        assert all(url.startswith(f"{address}/") for url in written)
    page = http.get("/api/v2/clients?size=1")
    match = re.fullmatch(r'<([^>]+)>; rel="next"', page.headers["link"])
    assert match is not None
    assert match[1].startswith(f"{address}/api/v2/clients?")
    assert http.get(match[1]).json()["items"][0]["name"] == "n1"


def test_a_document_is_downloaded_by_its_signed_link(http: httpx.Client) -> None:
    client = http.post("/api/v2/clients", json={"name": "n"}).json()["id"]
    made = http.post(f"/api/v2/clients/{client}/documents", files={"file": ("a.txt", b"content", "text/plain")})
    assert made.status_code == 201
    signed = http.get(f"/api/v2/documents/{made.json()['id']}?include=presignedUrl").json()["presignedUrl"]
    assert signed.startswith(str(http.base_url).rstrip("/"))
    assert httpx.get(signed).content == b"content"


def test_pages_lead_nowhere_else(http: httpx.Client) -> None:
    for path in ("/sign-in", "/marketplace", "/", "/swagger-ui/index.html", "/console/nowhere"):
        page = http.get(path, auth=None)
        addresses = LOCAL.findall(page.text)
        assert page.status_code in (200, 404)
        assert addresses or page.status_code == 404, path
        for address in addresses:
            assert address.startswith(f"{PREFIX}/"), f"{path}: {address}"
            if "/static/" in address or address.endswith((".css", ".js", ".png")):
                assert http.get(urlsplit(str(http.base_url))._replace(path="").geturl() + address).status_code == 200


def test_redirects_and_cookies_hold_under_the_path(http: httpx.Client) -> None:
    refused = http.get("/console", auth=None)
    assert (refused.status_code, refused.headers["location"]) == (303, f"{PREFIX}/sign-in?next=%2Fconsole")
    assert http.get("/swagger-ui", auth=None).headers["location"] == f"{PREFIX}/swagger-ui/index.html"
    assert http.get("/docs", auth=None).headers["location"] == f"{PREFIX}/docs/"
    form = http.get("/sign-in?next=%2Fconsole", auth=None)
    token = re.search(r'name="token" value="([^"]+)"', form.text)
    assert token is not None
    assert f'action="{PREFIX}/sign-in"' in form.text
    cookie = form.headers["set-cookie"].partition(";")[0]
    sent = http.post(
        "/sign-in", auth=None,
        headers={"Cookie": cookie, "Origin": f"http://{urlsplit(str(http.base_url)).netloc}"},
        data={"token": token[1], "email": "nobody@acme.example", "password": "wrong", "next": "/console"},
    )  # fmt: skip
    assert f'action="{PREFIX}/sign-in"' in sent.text  # the form again: the visitor's cookie came back


def test_the_issuer_has_the_path(http: httpx.Client) -> None:
    address = str(http.base_url).rstrip("/")
    metadata = http.get("/.well-known/oauth-authorization-server", auth=None).json()
    assert metadata["issuer"] == address
    assert metadata["token_endpoint"] == f"{address}/oauth2/tokens"
    root = address.removesuffix(PREFIX)
    assert httpx.get(f"{root}{WELL_KNOWN}{PREFIX}").json() == metadata  # where RFC 8414 section 3.1 looks for it
    assert httpx.get(f"{root}{WELL_KNOWN}/other").status_code == 404


def test_a_stranger_can_not_set_the_prefix(tmp_path: Path, installations: Installations) -> None:
    installation = installations.empty(tmp_path / "data")
    with installation.serve() as server, installation.client(server) as http:
        made = http.post("/clients", json={"name": "n"}, headers={"X-Forwarded-Prefix": "/evil"})
        assert made.headers["location"] == f"{server.base_url}/api/v2/clients/{made.json()['id']}"
