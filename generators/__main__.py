"""Make a client with each tool, compile it, and call a running server with it. `make generators`

    python -m generators [NAME …]     all tools, or those named
    python -m generators --list       the tools

Each is pinned and installed from its registry into `.generators/`. A program in `programs/` lists clients with a filter
and with an extra field, creates, patches, uploads a file, and reads a 404 and a 429: seven lines `ok …`, or the tool
failed. What this machine lacks a compiler for is reported as not run. Exit code 1 where a tool failed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

from generators.tools import TOOLS, Failed, NotRun, Run

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "generators"
FOLDER = ROOT / ".generators"
START_SECONDS = 300
INSTALL_SECONDS = 900


def install_python_tools() -> None:
    """The tools of PyPI, in a virtual environment of their own; instant when nothing changed."""
    wanted, installed = HERE / "requirements.txt", FOLDER / "python" / "installed.txt"
    if installed.exists() and installed.read_text() == wanted.read_text():
        return
    venv.create(FOLDER / "python", with_pip=True, clear=True)
    pip = [str(FOLDER / "python" / "bin" / "pip"), "install", "--quiet", "--requirement", str(wanted)]
    subprocess.run(pip, check=True, timeout=INSTALL_SECONDS)
    shutil.copy(wanted, installed)


def install_node_tools() -> None:
    """The tools of npm; instant when nothing changed."""
    folder = FOLDER / "node"
    folder.mkdir(exist_ok=True)
    lock = HERE / "package-lock.json"
    if (folder / "installed.json").exists() and (folder / "installed.json").read_text() == lock.read_text():
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(npm, cwd=folder, check=True, timeout=INSTALL_SECONDS)
    shutil.copy(lock, folder / "installed.json")


@contextlib.contextmanager
def running_server() -> Iterator[tuple[str, str, str]]:
    """A server with the demo company: its address, key and secret."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    data = Path(tempfile.mkdtemp(prefix="data-", dir=FOLDER))
    log = (FOLDER / "server.log").open("w")
    command = [sys.executable, "-m", "truweel", "run", "--data", str(data), "--port", str(port)]
    server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(url):
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The server did not start; see {log.name}")
            time.sleep(0.5)
        admin = json.loads((data / "demo-credentials.json").read_text())["admin"]
        yield url, admin["apiKey"], admin["apiSecret"]
    finally:
        server.terminate()
        server.wait(30)
        log.close()
        shutil.rmtree(data, ignore_errors=True)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api/v2/", timeout=5):
            return True
    except OSError:
        return False


def fetch_document(url: str, key: str, secret: str, query: str, path: Path) -> None:
    """Write the document to `path`. With credentials it holds the extra fields of the demo company."""
    basic = base64.b64encode(f"{key}:{secret}".encode()).decode()
    request = urllib.request.Request(f"{url}/v3/api-docs?{query}", headers={"Authorization": f"Basic {basic}"})
    for _ in range(60):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                path.write_bytes(answer.read())
                return
        except urllib.error.HTTPError as error:
            if error.code != 429:
                raise
            time.sleep(int(error.headers["Retry-After"]))
    raise SystemExit("The server answers 429 for minutes.")


def main(names: list[str]) -> int:
    """Run the tools; 1 where one failed."""
    if names == ["--list"]:
        print("\n".join(TOOLS))
        return 0
    if unknown := set(names) - set(TOOLS):
        raise SystemExit(f"No such tool: {', '.join(sorted(unknown))}. There are: {', '.join(TOOLS)}")
    FOLDER.mkdir(exist_ok=True)
    install_python_tools()
    install_node_tools()
    rows: list[tuple[str, str, str]] = []
    with running_server() as (url, key, secret):
        for name in names or TOOLS:
            tool, folder = TOOLS[name], FOLDER / "made" / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            fetch_document(url, key, secret, tool.query, folder / "truweel.json")
            environment = os.environ | {"BASE": f"{url}/api/v2", "KEY": key, "SECRET": secret}
            start = time.monotonic()
            try:
                outcome = "ok", tool.run(Run(FOLDER, HERE, folder, environment))
            except NotRun as error:
                outcome = "not run", str(error)
            except Failed as error:
                outcome = "FAILED", str(error)
            rows.append((name, *outcome))
            print(f"{outcome[0]:8} {name:28} {time.monotonic() - start:4.0f} s  {outcome[1]}", flush=True)
    counts = {kind: sum(row[1] == kind for row in rows) for kind in ("ok", "FAILED", "not run")}
    print(f"{counts['ok']} passed, {counts['FAILED']} failed, {counts['not run']} skipped")
    return 1 if counts["FAILED"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
