"""`truweel logs` on the lines that a server writes."""

import io
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, TRUWEEL
from truweel.http.middleware.access_log import AccessLog
from truweel.http.middleware.request_record import RequestRecord


def lines(*statuses: int) -> str:
    """The log of requests with these statuses, and one line that is none."""
    stream = io.StringIO()
    requests = [RequestRecord(0, "id", "GET", "/x", status, 0.01, "1:2", 3, 0.005, "") for status in statuses]
    AccessLog(stream=stream).write_requests(requests)
    return 'started\n{"event": "truweel.http"}\n' + stream.getvalue()


def shown(status: int) -> str:
    return f"1970-01-01T00:00:00.000Z {status} GET /x 10.0 ms (3 statements, 5.0 ms) 1:2 - id\n"


def run(*arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    command = [*TRUWEEL, "logs", *arguments]
    return subprocess.run(
        command, env=ENVIRONMENT, capture_output=True, text=True, input=text, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("options", "statuses"),
    [
        ((), (200, 404, 429, 503)),
        (("--status", "4xx"), (404, 429)),
        (("--status", "404", "--status", "5XX"), (404, 503)),
    ],
)
def test_requests_by_their_status(options: tuple[str, ...], statuses: tuple[int, ...]) -> None:
    result = run(*options, text=lines(200, 404, 429, 503))
    assert (result.returncode, result.stdout, result.stderr) == (0, "".join(map(shown, statuses)), "")


def test_json_leaves_lines_as_they_are(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(lines(200, 404))
    result = run(str(log), "--json", "--status", "404")
    assert (result.returncode, result.stdout) == (0, lines(404).splitlines(keepends=True)[2])


def test_what_is_no_status_or_no_file_is_a_sentence(tmp_path: Path) -> None:
    result = run("--status", "4x")
    assert (result.returncode, "--status 4x is no status; write 404, or 4xx" in result.stderr) == (2, True)
    result = run(str(tmp_path / "none"))
    assert (result.returncode, result.stderr) == (1, f"truweel: {tmp_path / 'none'}: No such file or directory.\n")


def test_follow_goes_on_with_what_comes_and_with_the_file_after_a_rotation(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(lines(401, 200))
    command = [*TRUWEEL, "logs", str(log), "--follow", "--status", "4xx"]
    environment = ENVIRONMENT | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == shown(401)
        half = len(lines(404)) - 5
        with log.open("a") as stream:
            stream.write(lines(404)[:half])
            stream.flush()
            stream.write(lines(404)[half:])
        assert process.stdout.readline() == shown(404)
        log.rename(tmp_path / "log.1")
        log.write_text(lines(200, 429))
        assert process.stdout.readline() == shown(429)
        process.terminate()
