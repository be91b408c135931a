"""A private PostgreSQL cluster for one run, on loopback, with the settings it comes with."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.environment import CannotRun
from bench.process import free_port


def _program(name: str) -> Path:
    programs = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which(name)
    if not programs and not on_path:
        raise CannotRun("PostgreSQL is missing; install it with: sudo apt-get install postgresql")
    return programs[-1] if programs else Path(str(on_path))


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster and give the URL of an empty database; stop it and throw it away afterwards."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="truweel-bench-", dir="/var/tmp"))  # a disk, where /tmp may be memory
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(*argv: str | Path) -> None:
        command = [*as_owner, *map(str, argv)]
        completed = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if completed.returncode:
            raise CannotRun(f"{' '.join(command)}: {completed.stderr.decode(errors='replace')}")

    try:
        run(_program("initdb"), "-D", data, "-U", "truweel", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        server = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        run(_program("pg_ctl"), "-D", data, "-l", folder / "log", "-w", "-o", server, "start")
        run(_program("createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "truweel", "truweel")
        yield f"postgresql://truweel@127.0.0.1:{port}/truweel"
    finally:
        if (data / "postmaster.pid").exists():
            run(_program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
