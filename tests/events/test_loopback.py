"""Who may be called on the machine itself: nobody, unless somebody said so."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from truweel.application import build_events
from truweel.auth.keyring import open_keyring
from truweel.cli.serve import allow_loopback
from truweel.events.service import Events
from truweel.events.ssrf import UnsafeUrl
from truweel.schema.registry import load_registry
from truweel.settings import Settings
from truweel.storage.opening import open_database

OWN = ("http://127.0.0.1:9000/", "http://[::1]:9000/")


def events_of(settings: Settings) -> Events:
    registry = load_registry()
    database = open_database(registry, path=settings.data / "truweel.db")
    return build_events(settings, database, registry, open_keyring(settings, database))


@pytest.mark.anyio
async def test_loopback_is_never_inferred_from_where_the_server_listens(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, host="127.0.0.1")  # as behind a proxy on the same machine
    guard = events_of(settings).guard
    for url in OWN:
        with pytest.raises(UnsafeUrl, match="is not a public address"):
            await guard.check_url(url)
    allowed = events_of(allow_loopback(settings)).guard
    for url in OWN:
        await allowed.check_url(url)


@pytest.mark.anyio
async def test_ports_are_those_of_the_setting(tmp_path: Path) -> None:
    guard = events_of(Settings(data=tmp_path, webhooks_ports=(443,))).guard
    await guard.check_url("https://93.184.216.34/")
    with pytest.raises(UnsafeUrl, match=r"^port 8080 is not one that the operator allows$"):
        await guard.check_url("https://93.184.216.34:8080/")


def test_the_demo_allows_it_only_while_nobody_else_reaches_it() -> None:
    other = (ip_network("10.0.0.0/8"),)
    assert allow_loopback(Settings(host="0.0.0.0", webhooks_allow_networks=other)).webhooks_allow_networks == other
    loopback = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
    assert allow_loopback(Settings(webhooks_allow_networks=other)).webhooks_allow_networks == other + loopback
