"""A short attack, held by counts and not by time. `make fuzz FUZZ_MODE=hostile` is the real one."""

from itertools import islice
from pathlib import Path

import pytest

from tests.hostile import calls
from tests.hostile.attack import attack, fill, install
from tests.hostile.calls import HostileCalls
from truweel.schema.registry import load_registry

CALLS = 100


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_hostile_call_is_answered_and_so_is_the_well_behaved_caller(
    request: pytest.FixtureRequest, tmp_path: Path, dialect: str
) -> None:
    url = request.getfixturevalue("postgres_database") if dialect == "postgresql" else None
    site = install(tmp_path / "data", url)
    with site.installation.serve() as server:
        fill(site, server, 2)
        report = attack(site, server, seed=7, calls=CALLS, calm_pause=0.05)
        assert server.process.poll() is None
        assert server.stop()[0] == 0
    assert report.faults == []
    assert report.calm_faults == []
    assert report.calls == CALLS
    assert len(report.calm_seconds) >= 4


def test_the_calls_follow_from_the_seed_and_reach_every_operation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "SIZES", (0.0001,))
    registry = load_registry()
    first, again, other = ([*islice(HostileCalls(registry, {}, seed), 30)] for seed in (1, 1, 2))
    assert first == again != other
    sequence = HostileCalls(registry, {}, 3)
    seen = {call.operation for call in islice(sequence, sequence.count * 5 // 4)}
    assert len(seen - {f"{method} {path}" for method, path in calls.PAGES}) == sequence.count
