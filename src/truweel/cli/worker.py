"""`truweel worker`: deliver webhooks and do jobs in a process of its own."""

import asyncio
import gc
import signal

import typer

from truweel.cli.common import CommandError, DatabaseOption, DataOption, connect
from truweel.settings import Settings

__all__ = ["worker"]


def worker(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Deliver webhooks and do jobs until SIGTERM or Ctrl-C; any number of these may run on one PostgreSQL.

    \b
    TRUWEEL_WEBHOOKS_DELIVER=off truweel serve --database postgresql://truweel@db/truweel
    truweel worker --database postgresql://truweel@db/truweel
    """
    settings = Settings.load(data=data, database=database)
    if settings.sqlite_path:
        raise CommandError(
            "SQLite is served by one process, which delivers webhooks and does jobs itself; a worker needs PostgreSQL."
        )
    with connect(settings) as system:
        from truweel.application import build_events, build_worker
        from truweel.http.middleware.access_log import configure_logging

        configure_logging(settings.log_level, settings.log_format)
        events = build_events(settings, system.database, system.registry, system.keyring)

        async def work() -> None:
            stopped = asyncio.Event()
            for name in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(name, stopped.set)
            async with events.running(), build_worker(events).running():
                typer.echo("Delivering webhooks")
                await stopped.wait()

        gc.freeze()  # as in a server
        asyncio.run(work())
