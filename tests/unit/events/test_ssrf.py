import asyncio

import pytest

from tests.unit.events.receivers import FixedResolver
from truweel.events.ssrf import SsrfGuard, UnsafeUrl

pytestmark = pytest.mark.anyio

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_public_addresses(address):
    assert SsrfGuard().permits(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.0.8",
        "192.0.0.9",
        "192.0.0.170",
        "192.88.99.1",
        "168.63.129.16",
        "::ffff:168.63.129.16",
        "64:ff9b::a83f:8110",
        "3fff::1",
        "3fff:fff:ffff::1",
        "5f00::1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "fe80::1",
        "fe80::1%1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_other_addresses(address):
    assert not SsrfGuard().permits(address)


def test_allowed_networks():
    guard = SsrfGuard(["127.0.0.0/8", "::1/128", "10.1.0.0/16"])
    assert [guard.permits(it) for it in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.255.1")] == [True] * 4
    assert [guard.permits(it) for it in ("10.2.0.1", "::2", "169.254.169.254")] == [False] * 3


async def test_ports():
    guard = SsrfGuard(["127.0.0.0/8"], FixedResolver([PUBLIC]), ports=[443, 8443])
    for url in ("https://example.com/", "https://example.com:8443/", "https://127.0.0.1/"):
        await guard.check_url(url)
    for url, port in (("http://example.com/", 80), ("https://example.com:6379/", 6379), ("http://127.0.0.1/", 80)):
        with pytest.raises(UnsafeUrl, match=f"^port {port} is not one that the operator allows$"):
            await guard.check_url(url)
    assert all(SsrfGuard().permits_port(port) for port in (1, 22, 443, 65_535))


def test_an_allowed_network_must_be_one():
    with pytest.raises(ValueError, match=r"'10\.0\.0\.1/8'|10\.0\.0\.1/8 has host bits set"):
        SsrfGuard(["10.0.0.1/8"])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/hook",
        "http://example.com:8080/hook?tenant=1#part",
        "HTTPS://EXAMPLE.COM",
        "https://éxample.com/",
        "https://example.com./",
        f"http://{PUBLIC}/",
        "http://[2606:4700::1111]:81/",
    ],
)
async def test_urls_that_may_be_registered(url):
    await SsrfGuard(resolver=FixedResolver([PUBLIC])).check_url(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "begins with https:// or http://"),
        ("example.com/hook", "begins with https:// or http://"),
        ("//example.com/hook", "begins with https:// or http://"),
        ("ftp://example.com/", "begins with https:// or http://"),
        ("file:///etc/passwd", "begins with https:// or http://"),
        ("http:///hook", "begins with https:// or http://"),
        ("http://example.com:0/", "begins with https:// or http://"),
        ("http://example.com:99999/", "not a URL: Port out of range"),
        ("http://[::1/", "not a URL"),
        ("http://a\\@example.com/", "not a URL"),
        ("http://exam ple.com/", "no spaces or control characters"),
        ("http://example.com/\r\nX: y", "no spaces or control characters"),
        ("https://example.com/" + "x" * 2000, "at most 2000 characters"),
        ("https://user@example.com/", "must not hold credentials"),
        ("https://user:secret@example.com/", "must not hold credentials"),
        ("https://:secret@example.com/", "must not hold credentials"),
        ("http://127.0.0.1/", "127.0.0.1 is not a public address"),
        ("http://[::1]:80/", "::1 is not a public address"),
        ("http://[::ffff:10.0.0.1]/", "is not a public address"),
        ("http://2130706433/", "2130706433 is a number, not a host"),
        ("http://127.1/", "127.1 is a number, not a host"),
        ("http://0x7f.0.0.1/", "0x7f.0.0.1 is a number, not a host"),
        ("http://0177.0.0.1/", "0177.0.0.1 is a number, not a host"),
        ("http://127.0.0.1./", "127.0.0.1. is a number, not a host"),
        ("http://0X7F000001/", "is a number, not a host"),
        ("http://①②⑦.⓪.⓪.①/", "127.0.0.1"),
    ],
)
async def test_urls_that_may_not(url, words):
    with pytest.raises(UnsafeUrl) as caught:
        await SsrfGuard(resolver=FixedResolver([PUBLIC])).check_url(url)
    assert words in str(caught.value)


@pytest.mark.parametrize("answer", [["10.0.0.1"], [PUBLIC, "10.0.0.1"], ["fe80::1"]])
async def test_a_name_must_lead_to_public_addresses_only(answer):
    with pytest.raises(UnsafeUrl, match=r"^example\.com leads to .*, and .* is not a public address; the operator"):
        await SsrfGuard(resolver=FixedResolver(answer)).check_url("https://example.com/")


async def test_the_systems_own_resolver():
    with pytest.raises(UnsafeUrl, match="localhost leads to"):
        await SsrfGuard().check_url("http://localhost:8000/")
    await SsrfGuard(["127.0.0.0/8", "::1/128"]).check_url("http://localhost:8000/")


async def test_a_name_that_does_not_resolve_may_be_registered():
    await SsrfGuard(resolver=FixedResolver([])).check_url("https://example.com/")


async def test_a_name_that_resolves_too_slowly_may_be_registered(monkeypatch):
    monkeypatch.setattr("truweel.events.ssrf.RESOLVE_SECONDS", 0.01)
    await SsrfGuard(resolver=FixedResolver(["10.0.0.1"], seconds=60)).check_url("https://example.com/")


@pytest.mark.parametrize(
    "url", ["http://a.example/?x=100%", "http://a.example/{z}", "http://a.example/a|b", "http://a.example/%zz"]
)
def test_what_is_no_uri_is_refused(url: str) -> None:
    with pytest.raises(UnsafeUrl, match="percent-encoded"):
        asyncio.run(SsrfGuard().check_url(url))
