"""The TypeScript example, as its README says: installed, generated, type-checked and run against a real server."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.installations import Installations

EXAMPLE = Path(__file__).parents[2] / "examples" / "typescript"
WRONG = """\
import { connect } from './truweel.js'
const truweel = connect({ server: '', key: '', secret: '' })
await truweel.GET('/clients', { params: { query: { naam: 'x' } } })
await truweel.POST('/clients', { body: { naam: 'x' } })
await truweel.GET('/cleints')
"""
"""Lines 3 to 5 name what does not exist."""
FILES = ("package.json", "package-lock.json", "tsconfig.json", "src/truweel.ts", "src/example.ts")


def npm(folder: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run npm in the copy of the example."""
    program = shutil.which("npm")
    assert program
    environment = os.environ | {"npm_config_update_notifier": "false", "npm_config_fund": "false"} | variables
    command = [program, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example with its packages."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("the TypeScript example needs Node 20 and npm, which are not here")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.removeprefix("v").partition(".")[0]) < 20:
        pytest.skip(f"the TypeScript example needs Node 20, and this is {version.strip()}")
    folder = tmp_path_factory.mktemp("typescript")
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLE / name, folder / name)
    installed = npm(folder, "ci", "--no-audit")
    if installed.returncode and re.search(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH", installed.stderr):
        pytest.skip("the registry of npm can't be reached, from which the TypeScript example takes its packages")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


def test_it_is_generated_checked_and_run_and_refuses_wrong_names(
    example: Path, tmp_path: Path, installations: Installations
) -> None:
    installation, _ = installations.demo(tmp_path / "data")
    key, secret = installation.login
    with installation.serve() as server:
        where = {
            "TRUWEEL_CLIENT_SERVER": server.base_url,
            "TRUWEEL_CLIENT_KEY": key,
            "TRUWEEL_CLIENT_SECRET": secret,
        }
        for script in ("generate", "build"):
            done = npm(example, "run", script, **where)
            assert done.returncode == 0, done.stdout + done.stderr
        started = npm(example, "--silent", "start", **where)
        with installation.client(server) as client:
            query = {"status": "klant", "extraFields[Contact via]": "Website", "size": "1"}
            count = client.get("/clients", params=query).json()["totalItems"]
    assert started.returncode == 0, started.stderr
    assert started.stdout.splitlines() == [
        f"{count} clients came by the website",
        "Nieuw dak for Dakwerken Janssens",
        "validation_failed name: too_long",
    ]
    (example / "src" / "wrong.ts").write_text(WRONG)
    built = npm(example, "run", "build")
    assert built.returncode != 0
    assert {line for line in (3, 4, 5) if f"src/wrong.ts({line}," in built.stdout} == {3, 4, 5}, built.stdout
