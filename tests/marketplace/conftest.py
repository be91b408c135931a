"""The server of the OAuth tests, for those of the marketplace."""

from tests.oauth.conftest import server, templates, time

__all__ = ["server", "templates", "time"]
