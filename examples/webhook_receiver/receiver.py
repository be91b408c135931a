"""Receive webhooks: verify, keep each event once, answer at once. `python3 receiver.py 3000`

WEBHOOK_SECRET is the secret of the endpoint, EVENTS the folder that keeps the events. What is to be done with them is
done by another program, from that folder: the sender waits two seconds only.
"""

import hashlib
import hmac
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SECRET = os.environ["WEBHOOK_SECRET"]
FOLDER = Path(os.environ["EVENTS"])
MAX_BYTES = 64 * 1024 * 1024


def verify(body: bytes, header: str, secret: str, tolerance: int = 300) -> bool:
    """Whether `header` signs `body`, not longer than `tolerance` seconds ago."""
    parts = [part.split("=", 1) for part in header.split(",") if "=" in part]
    timestamp = next((value for name, value in parts if name == "t"), "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > tolerance:
        return False
    expected = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return any(hmac.compare_digest(expected, value) for name, value in parts if name == "v1")


def keep(id: str, body: bytes) -> None:
    """Keep the event under its id. One that is there already is kept once: every attempt has the same id.

    Written aside and renamed, so that a power cut leaves no half event that counts as received.
    """
    if not re.fullmatch(r"[0-9a-f-]{36}", id):
        raise ValueError("no id of an event")
    temporary = FOLDER / f"{id}.{os.getpid()}.{time.monotonic_ns()}"
    with temporary.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(FOLDER / f"{id}.json")


class Receiver(BaseHTTPRequestHandler):
    """Takes the POST of an event."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        if length > MAX_BYTES:
            self.answer(413)
            self.close_connection = True
            return
        body = self.rfile.read(length)
        if not verify(body, self.headers.get("Robaws-Signature", ""), SECRET):
            self.answer(401)
            return
        keep(json.loads(body)["id"], body)
        self.answer(204)

    def answer(self, status: int) -> None:
        """An answer without a body."""
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
