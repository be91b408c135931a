"""The server of the OAuth tests, for those of the marketplace."""

from tests.oauth.conftest import server, time

__all__ = ["server", "time"]
