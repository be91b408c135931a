"""The real servers the suite runs against: a throw-away PostgreSQL and a throw-away Redis (or Valkey).

Also the one list of programs that the suite needs and where they come from: `scripts/test-servers` reads it.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis

START_SECONDS = 60
"""How long a server may take to answer before the suite gives up on it (about two on a busy machine)."""


class ServerError(RuntimeError):
    """A server that the suite needs is missing or does not start."""


@dataclass(frozen=True)
class Program:
    """A program that the suite needs, under any of `names`."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    """The Debian packages that contain it."""
    why: str

    def find(self) -> Path | None:
        """The first of `names` on the PATH or among Debian's versioned PostgreSQL folders, newest first."""
        folders = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin_: int(bin_.parent.name), reverse=True
        )
        search = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", *map(str, folders)])
        path = next(filter(None, (shutil.which(name, path=search) for name in self.names)), None)
        return Path(path) if path else None

    def path(self) -> Path:
        """Where the program is. Raises ServerError, saying what to install, when it is nowhere."""
        path = self.find()
        if path is None:
            raise ServerError(f"{self.names[0]} not found ({self.why}): run `make test`, or {self.advice()}.")
        return path

    def advice(self) -> str:
        return f"install it (Debian and Ubuntu: apt-get install {' '.join(self.packages)})"


POSTGRES = Program(("postgres",), ("postgresql", "postgresql-contrib"), "the suite runs on PostgreSQL too")
REDIS = Program(("redis-server", "valkey-server"), ("redis-server",), "limits shared by several processes")

CHROMIUM = Program(
    ("chromium", "chromium-browser", "google-chrome"), ("chromium",), "the pages are tested in a browser"
)

PGBOUNCER = Program(("pgbouncer",), ("pgbouncer",), "a pooler in transaction mode in front of PostgreSQL")

NODE = Program(("node", "nodejs"), ("nodejs",), "the guide's JavaScript is run")
PHP = Program(("php",), ("php-cli",), "the guide's PHP is run")

NGINX = Program(("nginx",), ("nginx",), "a proxy in front of the server, also under a path")

PROGRAMS = (POSTGRES, REDIS, CHROMIUM, PGBOUNCER, NODE, PHP, NGINX)


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Run a PostgreSQL cluster in a folder of its own; yields the URL of its `postgres` database.

    Nothing is flushed to disk, since the cluster lives no longer than the suite.
    """
    binaries = POSTGRES.path().parent
    with _folder() as folder:
        data, port = folder / "data", free_port()
        _check(
            *_unprivileged(),
            *(str(binaries / "initdb"), "--pgdata", str(data), "--username=truweel", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": folder,
            "max_connections": 200,
            "shared_buffers": "64MB",
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
        }
        options = [option for key, value in settings.items() for option in ("-c", f"{key}={value}")]
        url = f"postgresql://truweel@127.0.0.1:{port}/postgres"
        command = [*_unprivileged(stop_signal="INT"), str(binaries / "postgres"), "-D", str(data), *options]
        with _server(command, folder, lambda: psycopg.connect(url, connect_timeout=2).close()):
            yield url


class KillablePostgres:
    """A PostgreSQL that a test may kill and start again; acknowledged changes survive."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"postgresql://truweel@127.0.0.1:{self.port}/postgres"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers. After a kill, old child processes may still be running."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self.folder,
            "fsync": "off",
        }
        options = [option for key, value in settings.items() for option in ("-c", f"{key}={value}")]
        command = [*_unprivileged(stop_signal="INT"), str(POSTGRES.path()), "-D", str(self.folder / "data"), *options]
        deadline = time.monotonic() + START_SECONDS
        with (self.folder / "log").open("ab") as output:
            while time.monotonic() < deadline:
                if self.process is None or self.process.poll() is not None:
                    self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
                with contextlib.suppress(psycopg.OperationalError):
                    psycopg.connect(self.url, connect_timeout=2).close()
                    return
                time.sleep(0.05)
        raise ServerError(f"it does not start:\n{(self.folder / 'log').read_text(errors='replace')}")

    def kill(self) -> None:
        """kill -9 of the server, whose processes end with it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def killable_postgres() -> Iterator[KillablePostgres]:
    """Run a PostgreSQL that the test may kill. Nothing is flushed to disk, so only a power failure would lose data."""
    with _folder() as folder:
        _check(
            *_unprivileged(),
            *(str(POSTGRES.path().parent / "initdb"), "--pgdata", str(folder / "data"), "--username=truweel"),
            *("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        server = KillablePostgres(folder)
        server.start()
        try:
            yield server
        finally:
            assert server.process is not None
            server.process.send_signal(signal.SIGINT)
            server.process.wait()


@contextlib.contextmanager
def pgbouncer(url: str) -> Iterator[str]:
    """Run a pooler in transaction mode before the database at `url`; yields the URL to reach it through the pooler."""
    parts = urlsplit(url)
    name = parts.path.removeprefix("/")
    with _folder() as folder:
        port = free_port()
        (folder / "users").write_text(f'"{parts.username}" ""\n')
        (folder / "pgbouncer.ini").write_text(
            f"[databases]\n{name} = host={parts.hostname} port={parts.port} dbname={name}\n[pgbouncer]\n"
            f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = trust\n"
            f"auth_file = {folder}/users\npool_mode = transaction\ndefault_pool_size = 4\nmax_client_conn = 200\n"
        )
        pooled = f"postgresql://{parts.username}@127.0.0.1:{port}/{name}"
        command = [*_unprivileged(), str(PGBOUNCER.path()), str(folder / "pgbouncer.ini")]
        with _server(command, folder, lambda: psycopg.connect(pooled, connect_timeout=2).close()):
            yield pooled


@contextlib.contextmanager
def postgres_with_replica() -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Run a PostgreSQL and a hot standby; yields both URLs, and a function after which the standby falls behind."""
    binaries = POSTGRES.path().resolve().parent
    with postgres() as primary, _folder() as folder:
        data, port = folder / "data", free_port()
        parts = urlsplit(primary)
        standby = f"postgresql://{parts.username}@127.0.0.1:{port}/postgres"
        source = ("-h", "127.0.0.1", "-p", str(parts.port), "-U", str(parts.username))
        _check(*_unprivileged(), str(binaries / "pg_basebackup"), *source, "-D", str(data), "-R", "-X", "stream")
        options = [f"port={port}", f"unix_socket_directories={folder}", "fsync=off", "max_connections=200"]
        flags = [flag for option in options for flag in ("-c", option)]
        command = [*_unprivileged(stop_signal="INT"), str(binaries / "postgres"), "-D", str(data), *flags]

        def pause() -> None:
            with psycopg.connect(standby, autocommit=True) as connection:
                connection.execute("SELECT pg_wal_replay_pause()")

        with _server(command, folder, lambda: psycopg.connect(standby, connect_timeout=2).close()):
            yield primary, standby, pause


@contextlib.contextmanager
def redis_server(port: int | None = None) -> Iterator[str]:
    """Run a Redis without persistence; yields its URL without a database number."""
    with _folder() as folder:
        port = port or free_port()
        url = f"redis://127.0.0.1:{port}"
        command = [*_unprivileged(), str(REDIS.path()), "--port", str(port), "--bind", "127.0.0.1"]
        command += ["--dir", str(folder), "--save", "", "--appendonly", "no", "--databases", "256"]

        def ping() -> None:
            with redis.Redis.from_url(url) as client:
                client.ping()

        with _server(command, folder, ping):
            yield url


@contextlib.contextmanager
def listening(command: list[str], port: int, folder: Path, **variables: str) -> Iterator[None]:
    """Run a program that listens on `port` of loopback until the block ends; the processes that it starts end with it.
    What it prints is in `folder`/log."""

    def connect() -> None:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()

    with _server(command, folder, connect, os.environ | variables, signal.SIGTERM, with_children=True):
        yield


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A new folder that belongs to the user whom the servers run as."""
    with tempfile.TemporaryDirectory(prefix="truweel-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if account := _account():
            os.chown(folder, account.pw_uid, account.pw_gid)
        yield folder


@contextlib.contextmanager
def _server(
    command: list[str],
    folder: Path,
    ping: Callable[[], object],
    environment: dict[str, str] | None = None,
    stop_signal: signal.Signals = signal.SIGINT,
    *,
    with_children: bool = False,
) -> Iterator[None]:
    """Run `command` until the block ends; enters the block as soon as `ping` raises no more.

    PostgreSQL and Redis stop at once on SIGINT. Other programs ignore it where the suite runs in the background.
    """
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            start_new_session=with_children,
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            with contextlib.suppress(psycopg.OperationalError, redis.ConnectionError, redis.BusyLoadingError, OSError):
                ping()
                break
            if process.poll() is not None or time.monotonic() > deadline:
                raise ServerError(f"{command} does not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)
        yield
    finally:
        if with_children:
            with contextlib.suppress(ProcessLookupError):  # all of them have ended
                os.killpg(process.pid, stop_signal)
        else:
            process.send_signal(stop_signal)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerError(f"{command} did not stop on {stop_signal.name}") from None


def _account() -> pwd.struct_passwd | None:
    """The account that runs the servers if the suite runs as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise ServerError("running as root, and there is no account 'postgres' or 'nobody' to run PostgreSQL as.")


def _unprivileged(stop_signal: str = "TERM") -> list[str]:
    """A command prefix: run without root, and end the command if this process is killed."""
    setpriv = shutil.which("setpriv")
    account = _account()
    if setpriv is None:
        if account:
            raise ServerError("running as root without 'setpriv' (util-linux), which drops root.")
        return []
    prefix = [setpriv, "--pdeathsig", stop_signal]
    if account:
        prefix += [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    return prefix


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _check(*command: str) -> None:
    completed = subprocess.run(command, capture_output=True, text=True, cwd="/")
    if completed.returncode:
        raise ServerError(f"{command} failed:\n{completed.stdout}{completed.stderr}")
