"""A server that takes files, in a process that can be killed: for the tests and the bench."""

from pathlib import Path

import uvicorn

from truweel.application import build_application
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.files.links import SignedLinks
from truweel.files.store_factory import open_store
from truweel.http.admission import UnlimitedAdmission
from truweel.http.files import Files
from truweel.schema.registry import load_registry
from truweel.storage.opening import open_database

__all__ = ["Anyone", "serve"]

KEY = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class Anyone:
    """An Authenticator that takes everybody for the administrator of tenant 1."""

    caller_ = Caller(1, 1, "Administrator", is_administrator=True)

    def cached_caller(self, authorization: str, tenant: str | None) -> Caller | None:
        """The administrator."""
        return self.caller_

    async def authenticate(self, authorization: str | None, tenant: str | None, remote: str) -> Caller:
        """The administrator."""
        return self.caller_


def serve(path: str, store: str, port: int) -> None:
    """Serve the SQLite file at `path` and the store at `store` on `port` until the process ends."""
    registry = load_registry()
    database = open_database(registry, path=Path(path))
    blob_store = open_store(store, Path(path).parent / "incoming")
    files = Files(registry, database, blob_store, SignedLinks(Keyring.parse(KEY, "tests")))
    admission = UnlimitedAdmission(Anyone())
    app = build_application(
        registry,
        database,
        admission,
        handlers=files.handlers,
        record_handlers=files.record_handlers,
        sign=files.links.sign,
        routes=files.routes(admission),
    )
    uvicorn.run(app, port=port, loop="uvloop", http="httptools", lifespan="off", access_log=False, log_level="warning")


if __name__ == "__main__":
    import sys

    serve(sys.argv[1], sys.argv[2], int(sys.argv[3]))
