"""Receivers as people write them, on the servers that they use: any 2xx is taken once, whatever stands behind it."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import servers
from tests.events.world import EventWorld, call, delivery_states, register, wait_until
from tests.harness import MERGE_PATCH

PHP = """<?php
file_get_contents('php://input');
if ($_SERVER['REQUEST_URI'] === '/204') { http_response_code(204); }
if ($_SERVER['REQUEST_URI'] === '/long') { header('Content-Security-Policy: ' . str_repeat('a', 9000)); }
echo 'ok';
"""

PYTHON = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Hook(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204 if self.path == "/204" else 200)
        if self.path == "/long":
            self.send_header("Content-Security-Policy", "a" * 9000)
            self.send_header("Content-Length", "2")
        elif self.path == "/more":
            self.send_header("Content-Length", "1")
        self.end_headers()
        self.wfile.write(b"ok")
        self.close_connection = self.path == "/no-length"

ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Hook).serve_forever()
"""

NODE = """
const http = require('node:http')
http.createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    if (request.url === '/raw') return response.socket.write('HTTP/1.1 204 No Content\\r\\n\\r\\nok')
    for (let number = 0; number < 200; number++) response.setHeader('X-' + number, 'y')
    response.writeHead(request.url === '/204' ? 204 : 200)
    response.end('ok')
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
"""

NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port};
    location /204 {{ return 204 "ok"; }}
    location /long {{ add_header Content-Security-Policy "{long}"; return 202 "ok"; }}
    location /php/ {{ proxy_pass http://127.0.0.1:{php}/; }}
  }}
}}
"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """An address for each way to answer, of PHP, Python, Node, and nginx alone and before PHP."""
    folder = tmp_path_factory.mktemp("receivers")
    php, python, node, nginx = (servers.free_port() for _ in range(4))
    conf = NGINX.format(folder=folder, port=nginx, php=php, long="a" * 3000)
    for name, text in (("hook.php", PHP), ("hook.py", PYTHON), ("hook.js", NODE), ("nginx.conf", conf)):
        (folder / name).write_text(text)
    commands: dict[int, list[str | Path]] = {
        php: [servers.PHP.path(), "-S", f"127.0.0.1:{php}", folder / "hook.php"],
        python: [sys.executable, folder / "hook.py", str(python)],
        node: [servers.NODE.path(), folder / "hook.js", str(node)],
        nginx: [servers.NGINX.path(), "-c", folder / "nginx.conf", "-e", folder / "error.log"],
    }
    with ExitStack() as stack:
        for port, command in commands.items():
            (folder / str(port)).mkdir()
            stack.enter_context(servers.listening([str(part) for part in command], port, folder / str(port)))
        yield [
            *(f"http://127.0.0.1:{php}/{path}" for path in ("200", "204", "long")),
            *(f"http://127.0.0.1:{python}/{path}" for path in ("204", "long", "more", "no-length")),
            *(f"http://127.0.0.1:{node}/{path}" for path in ("200", "204", "raw")),
            *(f"http://127.0.0.1:{nginx}/{path}" for path in ("204", "long", "php/204", "php/200")),
        ]


def test_any_2xx_is_taken_once_and_holds_nothing_back(world: EventWorld, addresses: list[str]) -> None:
    async def scenario() -> None:
        async with world.events.running():
            endpoints = [
                await register(world.admin, url=url, events=["client.*"], timeoutSeconds=30) for url in addresses
            ]
            client = await call(world.admin, "POST", "/clients", {"name": "0"}, status=201)
            for name in ("1", "2"):
                path = f"/clients/{client['id']}"
                await call(world.admin, "PATCH", path, {"name": name}, status=204, type=MERGE_PATCH)
            taken = [("client.created", "delivered", 1), *[("client.updated", "delivered", 1)] * 2]
            for endpoint in endpoints:
                await wait_until(lambda endpoint=endpoint: delivery_states(world.admin, endpoint), taken, 60)  # type: ignore[misc]
                state = await call(world.admin, "GET", f"/webhook-endpoints/{endpoint['id']}")
                assert state["state"] == "active", state["url"]

    world.run(scenario())
