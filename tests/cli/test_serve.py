"""`truweel run` and `serve` as programs: what they print works, a second start keeps the data, the end is clean."""

import json
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.cli.conftest import ENVIRONMENT, TRUWEEL

CALL = re.compile(r"curl -u '(\S+):(\S+)' '(\S+)'")


@contextmanager
def started(folder: Path, *arguments: str, until: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server, and what it printed up to a line with `until`."""
    process = subprocess.Popen(
        [*TRUWEEL, *arguments], cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    try:
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if re.search(until, line):
                break
        yield process, "".join(lines)
    finally:
        if process.poll() is None:
            process.terminate()
        process.stdout.close()
        process.wait(30)


def test_run_makes_the_demo_prints_a_call_that_works_and_keeps_the_data(tmp_path: Path) -> None:
    with started(tmp_path, "run", "--port", "0", until="Ctrl-C") as (process, first):
        match = CALL.search(first)
        assert match, first
        key, secret, url = match.groups()
        answer = httpx.get(url, auth=(key, secret))
        assert (answer.status_code, answer.json()["totalItems"], answer.json()["size"]) == (200, 200, 2)
        assert isinstance(answer.json()["items"][0]["contacts"], list)
        base = f"http://{urlsplit(url).netloc}"
        restricted = json.loads((tmp_path / "data" / "demo-credentials.json").read_text())["restricted"]
        assert restricted["apiKey"] in first
        console = re.search(r"Console +(\S+)\n +sign in as (\S+) with (\S+)\n", first)
        assert console, first
        assert console[1] == f"{base}/console"
        with httpx.Client(follow_redirects=True) as browser:
            token = re.search(r'name="token" value="([^"]+)"', browser.get(console[1]).text)
            assert token
            for cookie in browser.cookies.jar:
                cookie.secure = False  # browsers send it to 127.0.0.1, httpx doesn't
            form = {"token": token[1], "email": console[2], "password": console[3]}
            assert browser.post(f"{base}/sign-in", data=form, follow_redirects=False).headers["location"] == "/console"
        login = (restricted["apiKey"], restricted["apiSecret"])
        assert httpx.get(f"{base}/api/v2/clients", auth=login).status_code == 200
        assert httpx.get(f"{base}/api/v2/users", auth=login).status_code == 403
        assert httpx.get(f"{base}/swagger-ui/index.html").status_code == 200
        with subprocess.Popen(
            [*TRUWEEL, "serve", "--port", "0"], cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
        ) as second:
            assert second.stderr is not None
            assert f"is served already, by process {process.pid}; stop that first." in second.stderr.read()
        assert second.returncode == 1
        client_id = httpx.post(f"{base}/api/v2/clients", auth=(key, secret), json={"name": "Nieuw"}).json()["id"]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    with started(tmp_path, "run", "--port", "0", until="Ctrl-C") as (process, again):
        assert (key in again, "loading the demo" in again) == (True, False)
        url = CALL.search(again)[3]  # type: ignore[index]
        base = f"http://{urlsplit(url).netloc}"
        assert httpx.get(f"{base}/api/v2/clients/{client_id}", auth=(key, secret)).json()["name"] == "Nieuw"
        process.terminate()
        assert process.wait(20) == 0
    with started(tmp_path, "run", "--port", "0", "--host", "0.0.0.0", until="Ctrl-C|work while") as (process, again):
        assert "The demo's credentials don't work while the server listens on 0.0.0.0." in again
        assert console[3] not in again
        base = re.search(r"Base URL +(\S+)", again)[1]  # type: ignore[index]
        answer = httpx.get(f"{base}/api/v2/clients", auth=(console[2], console[3]))
        assert answer.status_code == 401
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / "demo-credentials.json").stat().st_mode & 0o777 == 0o600


def test_a_command_names_its_tenant_and_takes_the_demos_key_only_where_nobody_else_is_meant(tmp_path: Path) -> None:
    with started(tmp_path, "run", "--port", "0", until="Ctrl-C") as (_, printed):
        match = CALL.search(printed)
        assert match
        key, secret, url = match.groups()
        server = f"http://{urlsplit(url).netloc}"

        def attempt(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
            command = [*TRUWEEL, *arguments]
            environment = ENVIRONMENT | variables
            return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

        listed = ("webhook", "list", "--json", "--server", server)
        done = attempt(*listed)
        named = f"Tenant demo (Installatiebedrijf Vermeersch) at {server}, as "
        assert (done.returncode, json.loads(done.stdout)) == (0, [])
        assert done.stderr.startswith(named)
        elsewhere = attempt("webhook", "list", "--server", "http://truweel.example")
        assert (elsewhere.returncode, elsewhere.stdout) == (1, "")
        assert "The demo's key (data/demo-credentials.json) is not sent to truweel.example." in elsewhere.stderr
        half = attempt(*listed, "--key", key)
        assert (half.returncode, half.stdout) == (1, "")
        assert "A key needs its secret" in half.stderr
        assert attempt("tenant", "create", "--slug", "acme", "--name", "Acme bv").returncode == 0
        refused = attempt(*listed)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "There are other tenants beside the demo (acme)" in refused.stderr
        said = attempt(*listed, TRUWEEL_CLIENT_KEY=key, TRUWEEL_CLIENT_SECRET=secret)
        assert (said.returncode, json.loads(said.stdout)) == (0, [])
        assert said.stderr.startswith(named)


def test_a_taken_port_is_a_sentence_and_leaves_no_folder(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        completed = subprocess.run(
            [*TRUWEEL, "run", "--port", str(port)], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
        )
    assert (completed.returncode, completed.stdout) == (1, "")
    assert completed.stderr == f"truweel: Port {port} is taken; choose another: --port 8081 (make run PORT=8081).\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers", ["1", "2"])
def test_postgresql_is_served_by_several_processes(tmp_path: Path, postgres_database: str, workers: str) -> None:
    where = ("--database", postgres_database)
    subprocess.run([*TRUWEEL, "init", *where], cwd=tmp_path, env=ENVIRONMENT, check=True)
    create = ["tenant", "create", "--slug", "a", "--name", "A", *where]
    subprocess.run([*TRUWEEL, *create], cwd=tmp_path, env=ENVIRONMENT, check=True)
    create = ["user", "create", "-t", "a", "--email", "a@a.example", "--role", "admin", "--api-only", "--json", *where]
    completed = subprocess.run([*TRUWEEL, *create], cwd=tmp_path, env=ENVIRONMENT, check=True, capture_output=True)
    user = json.loads(completed.stdout)
    (tmp_path / "data" / "truweel.toml").write_text("limits = false\n")
    with started(tmp_path, "serve", "--port", "0", "--workers", workers, *where, until="Serving") as (process, text):
        base = text.split()[-1]
        with httpx.Client(base_url=base, auth=(user["apiKey"], user["apiSecret"]), timeout=60) as client:
            assert client.get("/api/v2/clients").json()["totalItems"] == 0
        process.terminate()
        assert process.wait(30) == 0


def test_serve_makes_a_data_folder_only_where_it_is_told_to(tmp_path: Path) -> None:
    serve = ("serve", "--port", "0", "--data", "new")
    result = subprocess.run(
        [*TRUWEEL, *serve], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )
    message = (
        "truweel: There is no data folder new. Name another with --data, make one with: truweel init --data new, or "
        "let serve make it: --create.\n"
    )
    assert (result.returncode, result.stdout, result.stderr) == (1, "", message)
    assert list(tmp_path.iterdir()) == []
    with started(tmp_path, *serve, "--create", until="Console") as (process, text):
        assert httpx.get(f"{text.split()[2]}/healthz").status_code == 200
        assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
        process.terminate()
        assert process.wait(30) == 0
