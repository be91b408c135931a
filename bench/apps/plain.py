"""Truweel without limits, log lines and metrics, and the same server otherwise: `plain.py DATA PORT`."""

from __future__ import annotations

import gc
import sys
from typing import Any

import uvicorn
from starlette.applications import Starlette

from truweel import application
from truweel.http.protocol import HttpProtocol
from truweel.settings import Settings

build_application = application.build_application


def quiet(*parts: Any, **options: Any) -> Starlette:
    """The application without an access log and metrics."""
    return build_application(*parts, **{**options, "telemetry": None})


if __name__ == "__main__":
    application.build_application = quiet
    settings = Settings.load({"TRUWEEL_DATA": sys.argv[1], "TRUWEEL_LIMITS": "false"})
    server = application.build(settings)
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
