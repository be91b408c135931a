"""Send a file to a record, in parts. Run it again after a break: it goes on with what is missing.

python3 upload.py /offers/17 plan.pdf
"""

import base64
import hashlib
import secrets
import sys
from pathlib import Path
from typing import Any

from api import ApiFault, call

PART_BYTES = 4 * 1024 * 1024


def open_session(record: str, path: Path, note: Path) -> dict[str, Any]:
    """The upload that was begun before, if the server still has it; else a new one. `note` keeps its id."""
    if note.exists():
        try:
            return call("GET", f"/document-upload-sessions/{note.read_text()}")[0]
        except ApiFault as fault:
            if fault.status not in (404, 409, 410):
                raise
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    count = max(1, -(-path.stat().st_size // PART_BYTES))
    body = {"name": path.name, "size": path.stat().st_size, "partCount": count, "sha256": digest}
    session, _ = call("POST", f"{record}/document-upload-sessions", body, idempotency_key=secrets.token_hex(16))
    note.write_text(session["id"])
    return session


def upload(record: str, path: Path) -> dict[str, Any]:
    """Send the parts that are missing; returns the document, which the last one is answered with."""
    note = path.with_name(path.name + ".upload")
    session = open_session(record, path, note)
    answer: dict[str, Any] = {}
    with path.open("rb") as file:
        for number in session["missingParts"]:
            file.seek(number * PART_BYTES)
            part = base64.b64encode(file.read(PART_BYTES)).decode()
            body = {"partNumber": number, "bytesBase64": part}
            # The number makes a part safe to send again.
            key = f"{session['id']}-{number}"
            answer, _ = call("POST", f"/document-upload-sessions/{session['id']}", body, idempotency_key=key)
    note.unlink()
    return answer


if __name__ == "__main__":
    document = upload(sys.argv[1], Path(sys.argv[2]))
    print(f"document {document['id']}, {document['size']} bytes")
