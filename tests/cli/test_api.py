"""`truweel api` against a running server, and what the shell completes."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, TRUWEEL
from tests.cli.test_serve import started


def test_any_call_of_the_api(tmp_path: Path) -> None:
    firm = ("--slug", "acme", "--name", "Acme bv", "--email", "an@acme.example")
    init = ("init", *firm, "--starting-set", "none", "--json")
    made = subprocess.run([*TRUWEEL, *init], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    user = json.loads(made.stdout)
    with started(tmp_path, "serve", "--port", "0", until="Console") as (_, text):
        variables = {
            "TRUWEEL_CLIENT_SERVER": text.split()[2],
            "TRUWEEL_CLIENT_KEY": user["apiKey"],
            "TRUWEEL_CLIENT_SECRET": user["apiSecret"],
        }

        def call(*arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
            command = [*TRUWEEL, "api", *arguments]
            return subprocess.run(
                command, cwd=tmp_path, env=ENVIRONMENT | variables, capture_output=True, text=True, input=text
            )

        created = call("POST", "/clients", "--body", '{"name": "Bakker bv"}')
        assert created.returncode == 0, created.stderr
        id = json.loads(created.stdout)["id"]
        (tmp_path / "change.json").write_text('{"name": "Bakker nv"}')
        assert call("patch", f"clients/{id}", "--body", "@change.json").returncode == 0
        assert json.loads(call("GET", f"/clients/{id}").stdout)["name"] == "Bakker nv"
        operations = '[{"op": "replace", "path": "/name", "value": "Bakker & Co"}]'
        changed = call("PATCH", f"/api/v2/clients/{id}", "--body", "-", text=operations)
        assert (changed.returncode, changed.stdout) == (0, ""), changed.stderr
        listed = call("GET", "/clients", "size=1", f"id={id}", "id=999", "odd=1")
        page = json.loads(listed.stdout)
        assert [row["name"] for row in page["items"]] == ["Bakker & Co"]
        assert (page["size"], page["totalItems"]) == (1, 1)
        assert listed.stderr.startswith("Tenant acme (Acme bv) at http://127.0.0.1:")
        assert "\nWarning: " in listed.stderr
        assert "odd" in listed.stderr
        missing = call("GET", "/clients/999999")
        assert (missing.returncode, missing.stdout) == (1, "")
        assert "truweel: GET /clients/999999: 404 " in missing.stderr
        for arguments, message in (
            (("FETCH", "/clients"), "There is no method 'FETCH'"),
            (("GET", "/clients", "size"), "'size' is no parameter; write NAME=VALUE"),
            (("POST", "/clients", "--body", "{name}"), "--body is no JSON: "),
        ):
            refused = call(*arguments)
            assert (refused.returncode, refused.stdout, message in refused.stderr) == (2, "", True), refused.stderr


@pytest.mark.parametrize(("words", "completions"), [("truweel use", {"user"}), ("truweel webhook de", {"deliveries"})])
def test_the_shell_completes_commands(words: str, completions: set[str]) -> None:
    variables = {
        "_TRUWEEL_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    completed = subprocess.run([*TRUWEEL], env=ENVIRONMENT | variables, capture_output=True, text=True, check=False)
    assert set(completed.stdout.split()) == completions, completed.stderr
