"""The server of the OAuth tests, for those of the marketplace."""

from tests.oauth.conftest import arena, templates, time

__all__ = ["arena", "templates", "time"]
