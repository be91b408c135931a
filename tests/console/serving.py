"""A server as it is run, with a firm, its administrator and an app; and the place that the app is sent back to."""

import contextlib
import http.server
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from truweel import clock
from truweel.auth import store as accounts
from truweel.auth.keyring import open_keyring
from truweel.auth.passwords import hash_password
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.marketplace import manifest, registration
from truweel.oauth import store
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage import records
from truweel.storage.database import Writer
from truweel.storage.opening import open_database

__all__ = ["EMAIL", "PASSWORD", "Callback", "Served", "callback", "served"]

EMAIL, PASSWORD = "an@vermeersch.example", "correct horse battery"


START_SECONDS = 30.0
"""How long a server may take to start."""


@dataclass(frozen=True)
class Served:
    """A running server and an app on it."""

    base: str
    client_id: str
    client_secret: str
    callback: str


class Callback:
    """The vendor's side: a page that remembers how it was called."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.seen.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>App</title><h1>Back at the app</h1>")

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/callback"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


@contextlib.contextmanager
def callback() -> Iterator[Callback]:
    """The vendor's side, while the block runs."""
    callback_server = Callback()
    try:
        yield callback_server
    finally:
        callback_server.close()


@contextlib.contextmanager
def served(folder: Path, callback_url: str) -> Iterator[Served]:
    """The server, in a process of its own."""
    settings = Settings(data=folder, port=0)
    registry = load_registry()
    database = open_database(registry, path=folder / "truweel.db")
    keyring = open_keyring(settings, database)

    def firm(writer: Writer) -> int:
        return accounts.add_tenant(writer, "vermeersch", "Vermeersch", clock.now()).id

    tenant = database.write_sync(firm)
    operator = database.write_sync(lambda writer: system_caller(writer, registry, tenant))
    load_bodies(database, registry, operator, generate_bodies(30), batch=1000)

    def people(writer: Writer) -> registration.RegisteredApp:
        role = next(r for r in records.select(writer, registry["roles"], tenant, {}) if r.__dict__["administrator"])
        body = {"email": EMAIL, "fullName": "An Vermeersch", "roleId": str(role.id), "language": "NL"}
        user = create_record(writer, registry, operator, "users", body).id
        accounts.set_password_hash(writer, tenant, user, hash_password(PASSWORD), clock.now())
        new_manifest = manifest.parse_manifest(
            registry,
            {
                "name": "Planbord",
                "vendor": "Voorbeeld bv",
                "description": "Alle offertes op één bord.",
                "startUrl": "https://voorbeeld.example/start",
                "redirectUris": [callback_url],
                "scopes": ["clients", "offers", "profile", "work-orders"],
            },
        )
        registered = registration.register_app(writer, keyring, new_manifest, (tenant, user))
        store.set_state(writer, registered.app.id, "published", clock.now())
        return registered

    registered = database.write_sync(people)
    database.close()
    command = [sys.executable, "-c", "from truweel.cli import main; main()"]
    command += ["serve", "--data", str(folder), "--port", "0"]
    log = folder / "log"  # a pipe that nobody reads would stop the server once it is full
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (address := re.search(r"Serving on (http://\S+)\n", log.read_text())):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield Served(address[1], registered.app.client_id, str(registered.secret), callback_url)
    finally:
        process.terminate()
        process.wait(20)
