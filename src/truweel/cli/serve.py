"""`truweel run` and `truweel serve`."""

import ctypes
import errno
import fcntl
import gc
import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING, Annotated

import typer

from truweel import __version__
from truweel.cli.common import CommandError, DatabaseOption, DataOption, connect
from truweel.settings import PREFIX, Settings

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

__all__ = ["application", "run", "serve"]

HostOption = Annotated[str | None, typer.Option("--host", help="Address to listen on.", show_default="127.0.0.1")]
PortOption = Annotated[int | None, typer.Option("--port", help="Port; 0 lets the system choose.", show_default="8080")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", help="Processes that serve; PostgreSQL only.", show_default="1")
]
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
LARGE_BLOCK = 1024 * 1024
"""Bytes from which the C library returns a freed block at once."""
GRACE = 8
"""Seconds that requests under way have after SIGTERM."""
KEEP_ALIVE = 75
BACKLOG = 2048
METRICS_FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which several processes add up what `/metrics` shows."""


def run(
    data: DataOption = None, host: HostOption = None, port: PortOption = None, database: DatabaseOption = None
) -> None:
    """Serve the demo company: load it into a new data folder, keep what is in an old one, and print how to call it.

    \b
    truweel run
    truweel run --data /srv/truweel --port 9000
    """
    from truweel.auth import store
    from truweel.cli import demo

    settings = allow_loopback(Settings.load(data=data, database=database, host=host, port=port))
    with bind_listener(settings) as (listener, settings):
        if settings.database is None and not (settings.data / "truweel.db").exists():
            typer.echo("The data folder is new: loading the demo company …", err=True)
            demo.create_demo_database(settings)
        with connect(settings) as system:
            if not system.database.read_sync(store.list_tenants):
                demo.load_demo(system)
        serve_until_stopped(listener, settings, welcome_text(settings))


def allow_loopback(settings: Settings) -> Settings:
    """`settings` with webhooks to this machine, for who develops a receiver on it; unless others reach the server."""
    if not settings.is_loopback_only:
        return settings
    loopback = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
    return replace(settings, webhooks_allow_networks=(*settings.webhooks_allow_networks, *loopback))


def serve(
    data: DataOption = None,
    database: DatabaseOption = None,
    host: HostOption = None,
    port: PortOption = None,
    workers: WorkersOption = None,
    create: Annotated[
        bool, typer.Option("--create", help="Make the data folder where it isn't there; it is refused otherwise.")
    ] = False,
) -> None:
    """Serve what is in the data folder, or in PostgreSQL. SQLite is brought up to date first; PostgreSQL isn't.

    \b
    truweel serve --data /srv/truweel --host 0.0.0.0
    truweel migrate --database postgresql://truweel@db/truweel
    truweel serve --database postgresql://truweel@db/truweel --workers 4
    """
    settings = Settings.load(data=data, database=database, host=host, port=port, workers=workers)
    if not create and not settings.data.exists():
        raise CommandError(
            f"There is no data folder {settings.data}. Name another with --data, make one with: truweel init --data "
            f"{settings.data}, or let serve make it: --create."
        )
    with bind_listener(settings) as (listener, settings):
        with connect(settings):
            pass  # what stands in the way is said once, not by every process
        base = settings.base_url
        serve_until_stopped(listener, settings, f"Serving on {base}\nConsole at {base}/console")


@contextmanager
def bind_listener(settings: Settings) -> Iterator[tuple[socket.socket, Settings]]:
    """A socket that listens, and the settings with its port. CommandError if the port or the SQLite file is in use."""
    with _listener(settings) as listener:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # not where the port is taken
        with _lock_database(settings):
            yield listener, replace(settings, port=listener.getsockname()[1])


@contextmanager
def _listener(settings: Settings) -> Iterator[socket.socket]:
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CommandError(f"host = {settings.host}: can't be listened on ({error.strerror}).") from None
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(BACKLOG)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {settings.port} is taken; choose another: --port 8081 (make run PORT=8081)."
                ) from None
            raise CommandError(
                f"Port {settings.port} of {settings.host} can't be listened on: {error.strerror}."
            ) from None
        yield listener


@contextmanager
def _lock_database(settings: Settings) -> Iterator[None]:
    """A SQLite database is served by one process. The lock goes with the process, however that ends. CommandError."""
    if settings.sqlite_path is None:
        yield
        return
    for path in (settings.sqlite_path.parent, settings.sqlite_path):
        if path.exists() and not os.access(path, os.W_OK):
            raise CommandError(f"{path} can't be written by the user who is to serve it.")
    with settings.sqlite_path.with_name(settings.sqlite_path.name + ".serving").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise CommandError(
                f"{settings.sqlite_path} is served already, by process {holder}; stop that first."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def serve_until_stopped(listener: socket.socket, settings: Settings, greeting: str) -> None:
    """Serve until SIGTERM or Ctrl-C; `greeting` is printed once nothing stands in the way."""
    import uvicorn

    from truweel.http.protocol import HttpProtocol

    multiprocess = settings.workers > 1
    metrics_folder = tempfile.mkdtemp(prefix="truweel-metrics-") if multiprocess else None
    if metrics_folder:
        _export_settings(settings)
        os.environ[METRICS_FOLDER_VARIABLE] = metrics_folder
    config = uvicorn.Config(
        "truweel.cli.serve:application" if multiprocess else _build_application(settings),
        factory=multiprocess,
        workers=settings.workers,
        access_log=False,
        log_config=None,
        server_header=False,
        lifespan="on",
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        proxy_headers=False,  # truweel.http.middleware.forwarded knows the host too
        http=HttpProtocol,
        ws="none",
    )
    serve = _multi_process(config, listener) if multiprocess else _single_process(config, listener)
    try:
        with suppress(KeyboardInterrupt):
            typer.echo(greeting)
            serve()
    finally:
        if metrics_folder:
            shutil.rmtree(metrics_folder, ignore_errors=True)


def _single_process(config: "uvicorn.Config", listener: socket.socket) -> Callable[[], None]:
    """Serve in this process; SIGTERM is handled from now on."""
    import uvicorn

    server = uvicorn.Server(config)
    _exit_cleanly_on_sigterm(server)
    return lambda: server.run(sockets=[listener])


def _multi_process(config: "uvicorn.Config", listener: socket.socket) -> Callable[[], None]:
    """Serve with several processes; SIGTERM is handled from now on. If they fail to start, exit as one process does."""
    from uvicorn.config import STARTUP_FAILURE
    from uvicorn.supervisors import Multiprocess

    class Supervisor(Multiprocess):
        def terminate_all(self) -> None:
            listener.close()  # what connects to it from now on would wait for nobody
            super().terminate_all()

    supervisor = Supervisor(config, sockets=[listener])

    def serve() -> None:
        supervisor.run()
        if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
            raise SystemExit(STARTUP_FAILURE)

    return serve


def _exit_cleanly_on_sigterm(server: "uvicorn.Server") -> None:
    """SIGTERM exits with 0: also before uvicorn listens to it, and when uvicorn, having stopped, sends it again."""

    def stop(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGTERM, stop)


def application() -> "Starlette":
    """The application of one of several processes, from the environment that the first has set."""
    return _build_application(Settings.load())


def _build_application(settings: Settings) -> "Starlette":
    from truweel.application import build
    from truweel.http.middleware.access_log import configure_logging

    configure_logging(settings.log_level, settings.log_format)
    _return_freed_memory()
    app = build(settings)
    gc.freeze()  # what is there now stays for good: without looking at it again, a delivery costs up to a quarter less
    return app


def _return_freed_memory() -> None:
    """Let the C library give large blocks back to the system once they are freed, and keep few heaps for threads: with
    its own settings a server that took some large bodies keeps up to a fifth more for good (glibc, mallopt(3))."""
    with suppress(AttributeError, OSError):  # another C library
        mallopt = ctypes.CDLL(None).mallopt
        for parameter, value in ((M_ARENA_MAX, 2), (M_MMAP_THRESHOLD, LARGE_BLOCK), (M_TRIM_THRESHOLD, LARGE_BLOCK)):
            mallopt(parameter, value)


def _export_settings(settings: Settings) -> None:
    """Export the options of the command line as variables: all that the other processes are started with."""
    for name in ("data", "database", "host", "port", "workers"):
        setting = getattr(settings, name)
        if setting is not None:
            os.environ[PREFIX + name.upper()] = str(setting)


def welcome_text(settings: Settings) -> str:
    """What `truweel run` prints: where it serves, as whom to call it, and one call that works."""
    from truweel.cli.demo import read_credentials

    base = settings.base_url
    lines = [f"Truweel {__version__}", "", f"  Base URL     {base}", f"  Console      {base}/console"]
    credentials = read_credentials(settings)
    admin = credentials["admin"] if credentials else {}
    if settings.is_loopback_only and "password" in admin:
        lines.append(f"               sign in as {admin['email']} with {admin['password']}")
    lines += [f"  Guide        {base}/docs/", f"  Swagger UI   {base}/swagger-ui/index.html", ""]
    if credentials is None:
        return "\n".join([*lines, "  truweel user create makes a user and prints its key and secret."])
    if not settings.is_loopback_only:
        return "\n".join([*lines, f"  The demo's credentials don't work while the server listens on {settings.host}."])
    lines += ["  Webhooks may go to this machine (loopback); truweel serve refuses that.", ""]
    for title, name in (("Administrator", "admin"), ("API-only user with few rights", "restricted")):
        user = credentials[name]
        lines += [
            f"  {title} ({user['email']})",
            f"    key        {user['apiKey']}",
            f"    secret     {user['apiSecret']}",
            "",
        ]
    call = f"curl -u '{admin['apiKey']}:{admin['apiSecret']}' '{base}/api/v2/clients?size=2&include=contacts'"
    return "\n".join([*lines, "  Try it:", f"    {call}", "", "  Ctrl-C stops it."])
