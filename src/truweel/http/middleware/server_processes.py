"""`process_*` of a server that has several processes, for Prometheus."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prometheus_client import ProcessCollector
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

__all__ = ["ServerProcesses"]

EARLIEST = "process_start_time_seconds"


class ServerProcesses(Collector):
    """The sums over the process that started this one and all that it started; of the start, the earliest.

    Nothing where there is no `/proc`. The CPU seconds of a process that ended are no longer in the sum, which
    Prometheus takes for a restart.
    """

    def collect(self) -> Iterable[Metric]:
        """The families of `ProcessCollector`, with one sample each."""
        families: dict[str, Metric] = {}
        for pid in _server_pids():
            for family in _collect_process(pid):
                merged = families.setdefault(family.name, family)
                if merged is not family:
                    (sample,), (other,) = merged.samples, family.samples
                    merge = min if sample.name == EARLIEST else _add
                    merged.samples = [sample._replace(value=merge(sample.value, other.value))]
        return families.values()


def _collect_process(pid: int) -> Iterable[Metric]:
    return ProcessCollector(pid=lambda: pid, registry=None).collect()


def _add(one: float, other: float) -> float:
    return one + other


def _server_pids() -> list[int]:
    parent = os.getppid()
    children = ""
    with suppress(OSError):
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [parent, *map(int, children.split())]
