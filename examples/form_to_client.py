"""A contact form: who fills it in becomes a client, once, with a contact, and what was asked becomes a comment.

python3 form_to_client.py --port 8000
"""

import argparse
import hashlib
import html
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from api import ApiFault, call

FORM = """<!doctype html><title>Contact</title>
<form method="post">
  <label>Company <input name="company" required></label>
  <label>First name <input name="name"></label> <label>Family name <input name="surname"></label>
  <label>E-mail <input name="email" type="email" required></label>
  <label>Question <textarea name="question" required></textarea></label>
  <button>Send</button>
</form>"""


def find_client(email: str) -> dict[str, Any] | None:
    """The oldest client with this address. An archived one counts: it would be made a second time otherwise."""
    body, _ = call("GET", "/clients", email=email, includeArchived="true", size=1)
    return body["items"][0] if body["items"] else None


def find_or_create_client(form: dict[str, str]) -> tuple[dict[str, Any], bool]:
    """The client with the address of the form, and whether it is new.

    Two forms with one address may come at the same instant. Both then find nothing, and both create with the same key:
    the second waits for the first, and gets the same client. Where its other fields differ it is 422, and looks again.
    """
    email = form["email"].strip().lower()
    client = find_client(email)
    if client is not None:
        return client, False
    contact = {"name": form.get("name"), "surname": form.get("surname"), "email": email}
    body = {"name": form["company"], "email": email, "contacts": [contact]}
    key = "form-" + hashlib.sha256(email.encode()).hexdigest()[:40]
    try:
        client, headers = call("POST", "/clients", body, idempotency_key=key)
    except ApiFault as fault:
        client = find_client(email)
        if fault.status != 422 or client is None:
            raise
        return client, False
    return client, "idempotency-replayed" not in headers


class Form(BaseHTTPRequestHandler):
    """Shows the form, and takes it."""

    def do_GET(self) -> None:
        self.answer(200, FORM)

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers["Content-Length"]), 100_000)).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if not all(form.get(name, "").strip() for name in ("company", "email", "question")):
            self.answer(400, "Company, e-mail and question are needed.")
            return
        try:
            client, is_new = find_or_create_client(form)
            question = hashlib.sha256((client["id"] + form["question"]).encode()).hexdigest()[:40]
            comment = {"content": f"<p>{html.escape(form['question'])}</p>"}
            call("POST", f"/clients/{client['id']}/comments", comment, idempotency_key=question)
        except ApiFault as fault:
            print(f"not saved: {fault}", flush=True)
            self.answer(502, "Something went wrong. Please call us.")
            return
        print(f"client {client['id']} {'created' if is_new else 'found'}", flush=True)
        self.answer(200, "Thank you. We will call you.")

    def answer(self, status: int, text: str) -> None:
        """Send a page."""
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: what matters is printed above."""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    ThreadingHTTPServer(("127.0.0.1", parser.parse_args().port), Form).serve_forever()
