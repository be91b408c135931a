"""`scripts/audit`: known vulnerabilities fail, and what can't be looked up is said and fails nothing."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CLEAN = {"name": "aiohttp", "version": "3.14.5", "vulns": []}
SKIPPED = {"name": "yarl", "skip_reason": "Dependency not found on PyPI and could not be audited: yarl (1.0)"}
FAULTY = {"name": "orjson", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}


def audit(folder: Path, stdout: str, stderr: str = "", code: int = 0) -> tuple[int, str]:
    """Exit code and output, with a pip-audit on the PATH that answers this."""
    program = folder / "pip-audit"
    lines = f"import sys\nsys.stdout.write({stdout!r})\nsys.stderr.write({stderr!r})\nsys.exit({code})\n"
    program.write_text(f"#!{sys.executable}\n{lines}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    environment = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, str(ROOT / "scripts" / "audit")]
    completed = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert completed.stderr == ""
    return completed.returncode, completed.stdout


@pytest.mark.parametrize(
    ("packages", "code", "output"),
    [
        ([CLEAN, SKIPPED], 0, "audit: 1 packages, 0 known vulnerabilities.\n"),
        (
            [CLEAN, FAULTY],
            1,
            "orjson 1.0: PYSEC-1, mended in 1.1\naudit: 2 packages, 1 known vulnerabilities.\n",
        ),
        ([SKIPPED], 0, "audit: NOT RUN: the database of vulnerabilities can't be reached.\n"),
    ],
)
def test_what_the_database_says(tmp_path: Path, packages: list[dict[str, Any]], code: int, output: str) -> None:
    assert audit(tmp_path, json.dumps({"dependencies": packages}), code=code) == (code, output)


def test_without_an_answer_the_audit_is_not_run(tmp_path: Path) -> None:
    assert audit(tmp_path, "", "ERROR: a\nERROR: no connection", code=1) == (
        0,
        "audit: NOT RUN: ERROR: no connection.\n",
    )


def test_make_ci_audits() -> None:
    dry_run = subprocess.run(["make", "--dry-run", "audit"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "scripts/audit" in dry_run.stdout
    checks = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("QUICK_CHECKS"))
    assert "audit" in checks.split()
