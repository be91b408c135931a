"""A real server for the Python client, and a fake one with the quirks of the real service."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.e2e.installations import Installations
from tests.e2e.server_process import Installation
from truweel_client import Retry, Truweel

IMPATIENT = Retry(attempts=4, first=0.01, longest=5)


@dataclass
class Server:
    """A running server with the demo company. `login` has no limits."""

    installation: Installation
    base_url: str
    login: dict[str, str]
    email: str
    password: str

    def client(self, **options: Any) -> Truweel:
        """A client without limits."""
        return Truweel(self.base_url, **{**self.login, "retry": IMPATIENT, **options})


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Iterator[Server]:
    """One server for all tests of a worker; each makes records of its own."""
    installation, admin = installations.demo(tmp_path_factory.mktemp("client"))
    user = ("user", "create", "-t", "demo", "--email", "client@test.example", "--role", "Administrator", "--no-limits")
    login = json.loads(installation.run(*user, "--json"))
    with installation.serve(TRUWEEL_WEBHOOKS_ALLOW_NETWORKS="127.0.0.0/8") as process:
        yield Server(
            installation,
            process.base_url,
            {"key": login["apiKey"], "secret": login["apiSecret"]},
            admin["email"],
            admin["password"],
        )


@pytest.fixture
def truweel(server: Server) -> Iterator[Truweel]:
    """A client of the real server."""
    with server.client() as client:
        yield client


@dataclass
class Question:
    """A request that the fake got."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, dict[str, str], Any]
"""Status, headers, and what becomes the JSON of the body; bytes are sent as they are, None closes the connection."""


@dataclass
class Fake:
    """A server whose answers the test scripts. `questions` is what it was asked."""

    answer: Callable[[Question], Answer | None] = lambda question: (200, {}, {})
    questions: list[Question] = field(default_factory=list)
    base_url: str = ""


@contextmanager
def running_fake() -> Iterator[Fake]:
    """A fake on a free port."""
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            question = Question(self.command, parts.path, parse_qsl(parts.query, keep_blank_values=True), headers, body)
            fake.questions.append(question)
            answer = fake.answer(question)
            if answer is None:
                self.close_connection = True
                return
            status, answer_headers, content = answer
            raw = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in answer_headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer_headers:
                self.send_header("Content-Length", str(len(raw)))
            with contextlib.suppress(ConnectionError):  # whoever asked may have given up
                self.end_headers()
                self.wfile.write(raw)
                self.wfile.flush()
            if len(raw) < int(answer_headers.get("Content-Length", 0)):
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    fake.base_url = f"http://127.0.0.1:{listener.server_address[1]}"
    try:
        yield fake
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A server that is scripted."""
    with running_fake() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for files."""
    return tmp_path
