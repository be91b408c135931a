"""Truweel without limits, log lines and metrics, and the same server otherwise: `plain.py DATA PORT`."""

from __future__ import annotations

import gc
import sys
from typing import Any

import uvicorn
from starlette.applications import Starlette

from truweel import application as wiring
from truweel.http.protocol import HttpProtocol
from truweel.settings import Settings

application = wiring.application


def quiet(*parts: Any, **options: Any) -> Starlette:
    """The application, and nobody who is told of its requests."""
    return application(*parts, **{**options, "telemetry": None})


if __name__ == "__main__":
    wiring.application = quiet
    settings = Settings.load({"TRUWEEL_DATA": sys.argv[1], "TRUWEEL_LIMITS": "false"})
    server = wiring.build(settings)
    gc.freeze()
    uvicorn.run(
        server,
        port=int(sys.argv[2]),
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        http=HttpProtocol,
        ws="none",
    )
