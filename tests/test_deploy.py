"""The files for deployment: existing settings, no root user, no writable root folder, a health check."""

import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from truweel.settings import setting_docs

ROOT = Path(__file__).parent.parent
VARIABLES = {key.variable for key in setting_docs()}
KEYS = {key.name for key in setting_docs()}
POSTGRESQL_NAMES = {"pg_dump", "pg_restore", "idle_in_transaction_session_timeout"}


def text(name: str) -> str:
    return (ROOT / name).read_text()


def test_every_variable_is_a_setting() -> None:
    for name in ("Dockerfile", "compose.yaml", "deploy/truweel.service", "docs/guide/operate.md"):
        names = set(re.findall(r"TRUWEEL_[A-Z_]+", text(name)))
        assert names - VARIABLES == set(), name


def test_the_image_is_no_roots_and_says_how_it_is() -> None:
    lines = text("Dockerfile").splitlines()
    last = max(number for number, line in enumerate(lines) if line.startswith("FROM"))
    stage = lines[last:]
    assert any(re.fullmatch(r"USER [1-9]\d*", line) for line in stage)
    assert any(line.startswith("HEALTHCHECK") for line in stage)
    assert not any("latest" in line for line in lines)


def test_compose_is_read_only_and_waits_for_health() -> None:
    compose: dict[str, Any] = yaml.safe_load(text("compose.yaml"))
    services = compose["services"]
    assert services["server"]["read_only"] is True
    assert services["server"]["cap_drop"] == ["ALL"]
    for service in services.values():
        for name, how in (service.get("depends_on") or {}).items():
            healthy = how["condition"] == "service_healthy"
            assert "healthcheck" in services[name] if healthy else how["condition"] == "service_completed_successfully"
    used = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert used == set(compose["volumes"])


def test_the_guide_names_settings_that_there_are() -> None:
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text("docs/guide/operate.md")))
    assert named - KEYS - POSTGRESQL_NAMES == {name for name in named if name.startswith("truweel_")}


def test_compose_gives_the_server_no_root_credentials() -> None:
    services: dict[str, Any] = yaml.safe_load(text("compose.yaml"))["services"]
    roots = {"POSTGRES_ROOT_PASSWORD", "S3_ROOT_KEY", "S3_ROOT_SECRET"}
    named = {name: set(re.findall(r"\$\{(\w+)", yaml.safe_dump(service))) & roots for name, service in services.items()}
    assert {name: names for name, names in named.items() if names} == {
        "postgres": {"POSTGRES_ROOT_PASSWORD"},
        "store": {"S3_ROOT_KEY", "S3_ROOT_SECRET"},
        "bucket": {"S3_ROOT_KEY", "S3_ROOT_SECRET"},
    }


def test_make_fuzz_says_its_seed() -> None:
    printed = subprocess.run(
        ["make", "--dry-run", "fuzz", "FUZZ_SEED=7"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "TRUWEEL_FUZZ_SEED=7 " in printed.stdout


def test_make_fuzz_has_a_hostile_mode() -> None:
    command = ["make", "--dry-run", "fuzz", "FUZZ_MODE=hostile", "FUZZ_SEED=7"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "-m tests.hostile --seed 7" in printed.stdout
    assert "test_fuzz.py" not in printed.stdout
