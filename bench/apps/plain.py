"""Truweel without limits, log lines and metrics: `plain.py DATA PORT`. Rights, history and events are as ever."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn

from truweel.application import application
from truweel.auth.authenticator import Authenticator
from truweel.auth.secrets import open_keyring
from truweel.http.gate import Open
from truweel.http.protocol import Protocol
from truweel.schema.registry import load
from truweel.settings import Settings
from truweel.storage.opening import open_database

if __name__ == "__main__":
    settings = Settings.load({}, data=Path(sys.argv[1]))
    registry = load()
    database = open_database(registry, path=settings.data / "truweel.db", url=None)
    gate = Open(Authenticator(database, registry, settings, open_keyring(settings, database)))
    uvicorn.run(
        application(registry, database, gate),
        port=int(sys.argv[2]),
        access_log=False,
        log_config=None,
        server_header=False,
        http=Protocol,
        ws="none",
    )
