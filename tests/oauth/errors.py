"""What an error of RFC 6749 §5.2 looks like."""

import re

import httpx

__all__ = ["assert_error"]


def assert_error(answer: httpx.Response, error: str, status: int = 400) -> None:
    """The answer is this error: JSON, printable ASCII, kept by nobody, and with nothing else in it."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert body["error"] == error
    assert set(body) <= {"error", "error_description"}
    assert re.fullmatch(r"[ !#-\[\]-~]*", body.get("error_description", ""))
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    if status == 401:
        assert "www-authenticate" in answer.headers
