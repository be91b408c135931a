"""The files for deployment: existing settings, no root user, no writable root folder, a health check."""

import json
import re
import subprocess
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from truweel.application import build
from truweel.http.middleware.telemetry import GAUGES
from truweel.settings import Settings, setting_docs

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
            has_check = "healthcheck" in services[name] or name == "server"  # that one has its image's
            assert has_check if healthy else how["condition"] == "service_completed_successfully"
    used = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert used == set(compose["volumes"])


@pytest.mark.anyio
async def test_the_guide_names_settings_and_metrics_that_there_are(tmp_path: Path) -> None:
    metrics = set(labels_by_metric(await metrics_of_a_server(tmp_path)))
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)\b", text("docs/guide/operate.md")))
    families = metrics | {name.removesuffix("_bucket") for name in metrics}
    assert named - KEYS - POSTGRESQL_NAMES - families == set()


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


def expressions(dashboard: dict[str, Any]) -> Iterator[str]:
    """Every query of a Grafana dashboard."""
    for panel in dashboard["panels"]:
        yield from (target["expr"] for target in panel.get("targets", ()))


async def metrics_of_a_server(data: Path) -> str:
    """What `/metrics` of a server answers after a request."""
    application = build(Settings(data=data))
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://x") as http,
    ):
        await http.get("/api/v2/")
        return (await http.get("/metrics")).text


def labels_by_metric(metrics: str) -> dict[str, set[str]]:
    """The labels of each series of `/metrics`, and `job`, which Prometheus adds."""
    labels_by_name: dict[str, set[str]] = {}
    for name, labels in re.findall(r"^(\w+)(?:\{(.*)\})? ", metrics, re.MULTILINE):
        labels_by_name.setdefault(name, {"job"}).update(re.findall(r"(\w+)=", labels))
    return labels_by_name


@pytest.mark.anyio
async def test_the_dashboard_shows_metrics_that_there_are_and_all_gauges(tmp_path: Path) -> None:
    series = labels_by_metric(await metrics_of_a_server(tmp_path))
    labels_by_name = {name: labels for name, labels in series.items() if name.startswith("truweel_")}
    dashboard = json.loads(text("deploy/grafana.json"))
    used = set()
    for expression in expressions(dashboard):
        assert expression.count("(") == expression.count(")"), expression
        for name, matchers in re.findall(r"(truweel_\w+)\{(.*?)\}", expression):
            used.add(name)
            assert name in labels_by_name, expression
            assert set(re.findall(r"(\w+)=", matchers)) <= labels_by_name[name], expression
        for labels in re.findall(r"by \((.*?)\)", expression):
            assert set(labels.split(", ")) <= {"le", "outcome", "route", "status"}, expression
        assert len(re.findall(r"truweel_\w+", expression)) == expression.count('job=~"$job"'), expression
    assert {f"truweel_{name}" for name in GAUGES} <= used
    assert {name for name in labels_by_name if name.endswith("_total")} <= used
    assert [variable["name"] for variable in dashboard["templating"]["list"]] == ["datasource", "job"]
    assert re.findall(r"truweel_\w+", dashboard["templating"]["list"][1]["definition"])[0] in labels_by_name

    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"])


def test_compose_tells_the_server_its_address_and_its_proxy() -> None:
    compose: dict[str, Any] = yaml.safe_load(text("compose.yaml"))
    services = compose["services"]
    address = services["proxy"]["networks"]["default"]["ipv4_address"]
    (network,) = compose["networks"]["default"]["ipam"]["config"]
    assert ip_address(address) in ip_network(network["subnet"])
    variables = services["server"]["environment"]
    settings = Settings.load(
        {name: variables[name].replace("${DOMAIN:?set it in .env}", "truweel.acme.example")
         for name in ("TRUWEEL_PUBLIC_URL", "TRUWEEL_TRUSTED_PROXIES")}
    )  # fmt: skip
    assert settings.public_url == "https://truweel.acme.example"
    assert settings.trusted_proxies == (ip_network(address),)
    assert "reverse_proxy server:8080" in compose["configs"]["caddyfile"]["content"]
    assert services["server"]["ports"] == ["127.0.0.1:8080:8080"]  # others come through the proxy


def test_the_units_start_commands_that_there_are_as_the_user_of_the_guide() -> None:
    guide = text("docs/guide/operate.md")
    names = [
        path.name for path in sorted((ROOT / "deploy").glob("*.service")) + sorted((ROOT / "deploy").glob("*.timer"))
    ]
    assert names == ["truweel-backup.service", "truweel.service", "truweel-backup.timer"]
    assert f"cp {names[1]} {names[0]} {names[2]} /etc/systemd/system/" in guide
    for name in names[:2]:
        unit = text(f"deploy/{name}")
        assert "User=truweel\n" in unit
        assert "Environment=TRUWEEL_DATA=/var/lib/truweel\n" in unit
        (command,) = re.findall(r"^ExecStart=.*/opt/truweel/bin/truweel (\w+)", unit, re.MULTILINE)
        assert command in ("serve", "backup")
    for step in ("useradd --system", "python3 -m venv /opt/truweel", "--mode 0700 /var/lib/truweel"):
        assert step in guide
