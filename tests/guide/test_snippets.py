"""The code in the pages of the guide runs, in each language, against a server with the demo company.

The blocks of a page in one language are one program, from top to bottom. A block `text` behind the last language of a
group is what each program prints, the shell's excepted.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import servers
from tests.cli.conftest import ENVIRONMENT
from tests.e2e.installations import Installations

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = (
    "authentication", "errors", "extra-fields", "files", "filtering", "find-or-create", "integration", "keep-a-copy",
    "limits", "migration", "updating", "webhooks",
)  # fmt: skip
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
SHELL = 'set -eu\ncurl() { command curl --fail-with-body "$@"; }\n'
"""An answer that is an error ends the program, unless it is piped on."""


@dataclass
class Program:
    """How the blocks of a language become a program, and how it is run."""

    file: str
    command: tuple[str, ...]
    beginning: str = ""


PROGRAMS = {
    "sh": Program("page.sh", ("bash",), SHELL),
    "python": Program("page.py", (sys.executable,)),
    "php": Program("page.php", (str(servers.PHP.find()), "-d", "display_errors=stderr")),
    "javascript": Program("page.mjs", (str(servers.NODE.find()),)),
}


def programs() -> list[tuple[str, str]]:
    """Each page with each language that it has."""
    return [
        (page, language)
        for page in PAGES
        for language in PROGRAMS
        if f"```{language}\n" in (GUIDE / f"{page}.md").read_text()
    ]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Iterator[dict[str, str]]:
    """What the pages assume: a server and its credentials, under the names of each page."""
    installation, _ = installations.demo(tmp_path_factory.mktemp("guide"))
    installation.run("tenant", "create", "--slug", "acme", "--name", "Acme bv")

    def login(tenant: str) -> dict[str, str]:
        user = ("user", "create", "-t", tenant, "--email", f"guide@{tenant}.example", "--role", "Administrator")
        login: dict[str, str] = json.loads(installation.run(*user, "--json"))
        limits = ("--rate", "1000", "--burst", "1000")
        installation.run("user", "limits", f"guide@{tenant}.example", "--tenant", tenant, *limits)
        return login

    demo, acme = login("demo"), login("acme")
    with installation.serve() as server:
        yield {
            "TRUWEEL": f"{server.base_url}/api/v2",
            "SERVER": server.base_url,
            **{f"{tenant}_KEY": login["apiKey"] for tenant, login in (("DEMO", demo), ("ACME", acme))},
            **{f"{tenant}_SECRET": login["apiSecret"] for tenant, login in (("DEMO", demo), ("ACME", acme))},
        }


def run(page: str, language: str, environment: dict[str, str], folder: Path) -> tuple[str, list[str]]:
    """Run the program that a page is; what it prints, and what the page says that it prints."""
    blocks = [block for block in BLOCK.findall((GUIDE / f"{page}.md").read_text()) if block[0] in PROGRAMS]
    program = PROGRAMS[language]
    code = [block.removeprefix("<?php\n") for name, block, _ in blocks if name == language]
    start = "<?php\n" if language == "php" else program.beginning
    (folder / program.file).write_text(start + "\n".join(code))
    for name in ("api.php", "api.mjs"):
        shutil.copy(ROOT / "examples" / name, folder)
    (folder / "badkamer.jpg").write_bytes(JPEG)
    own, former = ("ACME", "DEMO") if page == "migration" else ("DEMO", "DEMO")
    variables = {
        "KEY": environment[f"{own}_KEY"],
        "SECRET": environment[f"{own}_SECRET"],
        "TRUWEEL": environment["TRUWEEL"],
        "TRUWEEL_CLIENT_SERVER": environment["SERVER"],
        "TRUWEEL_CLIENT_KEY": environment[f"{own}_KEY"],
        "TRUWEEL_CLIENT_SECRET": environment[f"{own}_SECRET"],
        "FORMER_SERVER": environment["SERVER"],
        "FORMER_KEY": environment[f"{former}_KEY"],
        "FORMER_SECRET": environment[f"{former}_SECRET"],
        "PYTHONPATH": os.pathsep.join([str(ROOT / "client" / "src"), *ENVIRONMENT.get("PYTHONPATH", "").split(":")]),
        "PYTHONWARNINGS": "error,ignore::ResourceWarning",  # the programs leave closing to their end
    }
    command = [*program.command, program.file]
    done = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT | variables, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert language == "sh" or not done.stderr, done.stderr[-2000:]
    return done.stdout, [output for _, _, output in blocks if output and language != "sh"]


@pytest.mark.parametrize(("page", "language"), programs(), ids=lambda word: word)
def test_the_code_of_a_page_runs(page: str, language: str, environment: dict[str, str], tmp_path: Path) -> None:
    printed, expected = run(page, language, environment, tmp_path)
    for text in expected:
        assert text in printed


def test_a_page_has_code_in_four_languages() -> None:
    complete = {page for page in PAGES if all((page, language) in programs() for language in PROGRAMS)}
    assert complete >= {
        "authentication",
        "errors",
        "extra-fields",
        "filtering",
        "integration",
        "limits",
        "updating",
        "webhooks",
    }


def test_clients_come_over_once(environment: dict[str, str], tmp_path: Path) -> None:
    counts = []
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        run("migration", "python", environment, folder)
        counts.append([count_clients(environment, tenant) for tenant in ("DEMO", "ACME")])
    (former, own), again = counts
    assert again == [former, own]
    assert own == former


def count_clients(environment: dict[str, str], tenant: str) -> int:
    """How many clients a tenant has."""
    login = f"{environment[f'{tenant}_KEY']}:{environment[f'{tenant}_SECRET']}"
    url = f"{environment['TRUWEEL']}/clients?size=1&includeArchived=true"
    answer = subprocess.run(["curl", "-sS", "-u", login, url], capture_output=True, text=True, check=True)
    total: int = json.loads(answer.stdout)["totalItems"]
    return total
