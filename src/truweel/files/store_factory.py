"""Where bytes are kept: a folder, or an object store of S3's, Azure's or Google's kind, as one URL says."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from truweel.files.guarded import GuardedStore
from truweel.files.local import LocalStore

__all__ = ["open_store"]


def open_store(url: str, spool: Path) -> GuardedStore:
    """The store at `url`: `file:///path`, `s3://bucket/prefix`, `az://container` or `gs://bucket`.

    Credentials come from the environment, as those services' own tools take them. `spool` is where uploads to a remote
    one are written aside. What fails there is Unavailable.
    """
    parts = urlsplit(url)
    if parts.scheme == "file":
        return GuardedStore(LocalStore(Path(url2pathname(parts.path))))
    from truweel.files.remote import RemoteStore

    return GuardedStore(RemoteStore(url, spool))
