"""Runs an application in this process behind the real `HttpProtocol`, on a free port."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from truweel.http.protocol import HttpProtocol

__all__ = ["running_server"]


@contextmanager
def running_server(app: ASGIApp, *, lifespan: str = "on") -> Iterator[int]:
    """The port on which `app` answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            app,
            http=HttpProtocol,
            ws="none",
            log_config=None,
            lifespan=lifespan,
            timeout_keep_alive=75,
            server_header=False,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(30)
