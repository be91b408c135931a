import asyncio
import datetime
import json
import socket
import ssl
import struct

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.unit.events.receivers import FixedResolver, answering, read_request, receiver
from truweel import __version__
from truweel.events.attempt import Outcome, attempt_delivery, open_client
from truweel.events.ssrf import SsrfGuard

pytestmark = pytest.mark.anyio

LOOPBACK = ("127.0.0.0/8",)
HEADERS = {"Content-Type": "application/json", "Robaws-Signature": "t=1,v1=ab"}
BODY = '{"name":"Café",  "n":1.50}\n'.encode()


async def deliver(url, *, guard=None, connect_timeout=5.0, read_timeout=5.0, times=1):
    async with open_client(guard or SsrfGuard(LOOPBACK)) as client:
        outcomes = [
            await attempt_delivery(
                client, url, BODY, HEADERS, connect_timeout=connect_timeout, read_timeout=read_timeout
            )
            for _ in range(times)
        ]
    return outcomes if times > 1 else outcomes[0]


async def deliver_to(behave, path="/hook", **options):
    async with receiver(behave) as port:
        return await deliver(f"http://127.0.0.1:{port}{path}", **options)


# -- what is sent, and what is received


async def test_the_exact_bytes_and_headers_are_sent():
    requests = []

    async def behave(reader, writer):
        requests.append(await read_request(reader))
        writer.write(b"HTTP/1.1 204 No Content\r\nX-Kept: yes\r\n\r\n")

    outcome = await deliver_to(behave, "/hook?a=1%2F2&b=x+y")

    [(line, headers, body)] = requests
    assert line == "POST /hook?a=1%2F2&b=x+y HTTP/1.1"
    assert body == BODY
    host = headers.pop("host")
    assert host.startswith("127.0.0.1:")
    assert headers == {
        "content-type": "application/json",
        "robaws-signature": "t=1,v1=ab",
        "user-agent": f"Truweel/{__version__}",
        "accept": "*/*",
        "accept-encoding": "identity",
        "content-length": str(len(BODY)),
    }
    assert outcome == Outcome(204, (("X-Kept", "yes"),), "", outcome.duration_ms, None, None)
    assert outcome.is_delivered
    assert outcome.duration_ms >= 0


@pytest.mark.parametrize("status", [200, 201, 202, 299])
async def test_any_2xx_is_success(status):
    outcome = await deliver_to(answering(b"HTTP/1.1 %d X\r\nContent-Length: 2\r\n\r\nok" % status))
    assert (outcome.status, outcome.is_delivered, outcome.error, outcome.body_start) == (status, True, None, "ok")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (304, "answered 304 Not Modified; redirects are not followed"),
        (400, "answered 400 Bad Request"),
        (401, "answered 401 Unauthorized"),
        (410, "answered 410 Gone"),
        (499, "answered 499"),
        (503, "answered 503 Service Unavailable"),
    ],
)
async def test_everything_else_is_not(status, words):
    outcome = await deliver_to(answering(b"HTTP/1.1 %d Fine\r\nContent-Length: 0\r\n\r\n" % status))
    assert (outcome.status, outcome.is_delivered, outcome.error) == (status, False, words)


async def test_retry_after_is_handed_on():
    raw = b"HTTP/1.1 503 X\r\nRetry-After: 120\r\nContent-Length: 4\r\n\r\nbusy"
    outcome = await deliver_to(answering(raw))
    assert (outcome.retry_after, outcome.body_start) == ("120", "busy")
    assert outcome.headers == (("Retry-After", "120"), ("Content-Length", "4"))


async def test_redirects_are_not_followed():
    hits = []

    async def hook(request):
        hits.append(request.path)
        raise web.HTTPTemporaryRedirect("/elsewhere")

    app = web.Application()
    app.router.add_post("/hook", hook)
    app.router.add_post("/elsewhere", hook)
    async with TestServer(app) as server:
        outcome = await deliver(str(server.make_url("/hook")))
    assert hits == ["/hook"]
    assert outcome.error == "answered 307 Temporary Redirect; redirects are not followed"
    assert ("Location", "/elsewhere") in outcome.headers


async def test_connections_are_kept():
    connections = []

    async def behave(reader, writer):
        connections.append(writer)
        await answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")(reader, writer)

    outcomes = await deliver_to(behave, times=3)
    assert [outcome.status for outcome in outcomes] == [200] * 3
    assert len(connections) == 1


async def test_cookies_are_not_kept():
    requests = []

    async def behave(reader, writer):
        while True:
            requests.append(await read_request(reader))
            writer.write(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")

    await deliver_to(behave, times=2)
    assert ["cookie" in headers for _, headers, _ in requests] == [False, False]


async def test_a_body_is_kept_as_text_whatever_it_is():
    outcome = await deliver_to(answering(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\x00\xffb"))
    assert outcome.body_start == "a\ufffd\ufffdb"


async def test_headers_are_kept_as_text_whatever_bytes_they_have():
    raw = b"HTTP/1.1 200 OK\r\nX-Name: caf\xc3\xa9 \xff\x80\r\nContent-Length: 0\r\n\r\n"
    outcome = await deliver_to(answering(raw))
    assert outcome.headers[0] == ("X-Name", "café \ufffd\ufffd")
    assert json.dumps(outcome.headers, ensure_ascii=False).encode()


async def test_only_the_start_of_a_long_answer_is_kept():
    fields = b"".join(b"X-%d: %s\r\n" % (number, b"v" * 2000) for number in range(100))
    raw = b"HTTP/1.1 200 OK\r\n" + fields + b"Content-Length: 5000\r\n\r\n" + b"x" * 5000
    outcome = await deliver_to(answering(raw))
    assert outcome.is_delivered
    assert outcome.body_start == "x" * 1024
    assert [(name, len(value)) for name, value in outcome.headers] == [("X-0", 2000), ("X-1", 2000), ("X-2", 87)]


async def test_headers_are_cut_at_whole_characters():
    raw = b"HTTP/1.1 200 OK\r\nX: " + "é".encode() * 3000 + b"\r\nContent-Length: 0\r\n\r\n"
    outcome = await deliver_to(answering(raw))
    assert outcome.headers == (("X", "é" * 2047),)


async def test_what_is_kept_is_counted_as_it_is_stored():
    raw = b"HTTP/1.1 200 OK\r\nX: " + b'"' * 6000 + b"\r\nContent-Length: 1024\r\n\r\n" + b"\xff" * 1024
    outcome = await deliver_to(answering(raw))
    assert outcome.headers == (("X", '"' * 2047),)
    assert outcome.body_start == "\N{REPLACEMENT CHARACTER}" * 341


async def test_a_compressed_answer_is_not_unpacked():
    raw = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbomb"
    assert (await deliver_to(answering(raw))).body_start == "bomb"


# -- receivers that misbehave


async def test_an_endless_body_is_read_to_the_cap_and_the_connection_dropped():
    sent = []

    async def behave(reader, writer):
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        while True:
            writer.write(b"x" * 65_536)
            await writer.drain()
            sent.append(65_536)

    outcomes = await deliver_to(behave, times=2)
    assert [(outcome.status, outcome.error) for outcome in outcomes] == [(200, None)] * 2
    assert outcomes[0].body_start == "x" * 1024
    assert sum(sent) < 20_000_000  # what fits into buffers


async def test_one_byte_at_a_time_gains_nothing_in_the_body():
    async def behave(reader, writer):
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await asyncio.sleep(0.02)

    outcome = await deliver_to(behave, read_timeout=0.2)
    assert outcome.is_delivered
    assert 0 < len(outcome.body_start) < 20


async def test_one_byte_at_a_time_gains_nothing_in_the_head():
    async def behave(reader, writer):
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            writer.write(b"x")
            await asyncio.sleep(0.02)

    outcome = await deliver_to(behave, connect_timeout=0.2, read_timeout=0.2)
    assert (outcome.status, outcome.error) == (None, "no answer within 0.2 s")


async def test_a_receiver_that_never_answers():
    async def behave(reader, writer):
        await reader.read()

    outcome = await deliver_to(behave, read_timeout=0.1)
    assert outcome == Outcome(None, (), "", outcome.duration_ms, "no answer within 0.1 s", None)
    assert outcome.duration_ms >= 100


async def test_a_receiver_that_does_not_even_read():
    async def behave(reader, writer):
        await asyncio.sleep(60)

    async with receiver(behave) as port, open_client(SsrfGuard(LOOPBACK)) as client:
        url, body = f"http://127.0.0.1:{port}/", b"x" * 30_000_000
        outcome = await attempt_delivery(client, url, body, HEADERS, connect_timeout=0.1, read_timeout=0.1)
    assert outcome.error == "no answer within 0.1 s"


async def test_a_receiver_that_hangs_up():
    async def behave(reader, writer):
        await read_request(reader)

    assert (await deliver_to(behave)).error == "the connection was closed without an answer"


async def test_a_receiver_that_hangs_up_within_the_body():
    async def behave(reader, writer):
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")

    outcome = await deliver_to(behave)
    assert (outcome.status, outcome.error, outcome.body_start) == (200, None, "half")


CUT = b"HTTP/1.1 200 OK\r\n"
TIDY = CUT + b"Content-Length: 2\r\n\r\nok"

ODD_ANSWERS = {
    "a body behind a 204": b"HTTP/1.1 204 No Content\r\n\r\nok",
    "a body with a length behind a 204": b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok",
    "a body in chunks behind a 204": b"HTTP/1.1 204 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    "a long header": CUT + b"Content-Security-Policy: %b\r\nContent-Length: 2\r\n\r\nok" % (b"a" * 9000),
    "many headers": CUT + b"X: y\r\n" * 500 + b"Content-Length: 2\r\n\r\nok",
    "a head without end": CUT + b"X: " + b"y" * 300_000,
    "bytes behind the body": TIDY + b"more\r\n",
    "an answer behind the answer": TIDY + TIDY,
    "the length twice": CUT + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nok",
    "two lengths": CUT + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
    "a length that is none": CUT + b"Content-Length: x\r\n\r\nok",
    "a length and chunks": CUT + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    "chunks that are none": CUT + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n",
    "a space in a name": CUT + b"X Foo: bar\r\nContent-Length: 2\r\n\r\nok",
    "a header without a colon": CUT + b"Warning something\r\nContent-Length: 2\r\n\r\nok",
    "a NUL in a header": CUT + b"X: a\0b\r\nContent-Length: 2\r\n\r\nok",
    "bare line feeds": b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
    "another protocol": CUT + b"Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nok",
    "a 100 first": b"HTTP/1.1 100 Continue\r\n\r\n" + TIDY,
}


@pytest.mark.parametrize("raw", ODD_ANSWERS.values(), ids=ODD_ANSWERS)
async def test_a_2xx_is_success_whatever_stands_behind_it(raw):
    """`cases/api/webhook-answer-too-strict`; RFC 9112 section 6.3: what follows a 204 is not part of it."""
    outcomes = await deliver_to(answering(raw), times=3)
    assert [(outcome.status // 100, outcome.error, outcome.is_delivered) for outcome in outcomes] == [
        (2, None, True)
    ] * 3
    assert all(outcome.duration_ms < 4000 for outcome in outcomes)  # nothing waits for a body that does not come


async def test_an_error_is_an_error_whatever_stands_behind_it():
    outcome = await deliver_to(answering(b"HTTP/1.1 503 X\r\nRetry-After: 9\r\nX Foo: bar\r\n\r\n"))
    assert (outcome.status, outcome.error, outcome.retry_after) == (503, "answered 503 Service Unavailable", "9")


async def test_a_body_that_comes_late_behind_a_204_is_not_the_next_answer():
    connections = []

    async def behave(reader, writer):
        connections.append(writer)
        await read_request(reader)
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        await read_request(reader)
        writer.write(b'{"ok": true}')
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok")
        await reader.read()

    outcomes = await deliver_to(behave, times=2)
    assert [(outcome.status, outcome.body_start) for outcome in outcomes] == [(204, ""), (202, "ok")]
    assert len(connections) == 1


async def test_a_connection_that_the_receiver_closed_is_not_used_again():
    connections = []

    async def behave(reader, writer):
        connections.append(writer)
        await read_request(reader)
        writer.write(TIDY)

    async with receiver(behave) as port, open_client(SsrfGuard(LOOPBACK)) as client:
        for _ in range(2):
            outcome = await attempt_delivery(client, f"http://127.0.0.1:{port}/", BODY, HEADERS)
            assert (outcome.status, outcome.error) == (200, None)
            await asyncio.sleep(0.05)
    assert len(connections) == 2


async def test_a_large_body_arrives_whole():
    body, received = b"x" * 5_000_000, []

    async def behave(reader, writer):
        received.append(await read_request(reader))
        writer.write(TIDY)

    async with receiver(behave) as port, open_client(SsrfGuard(LOOPBACK)) as client:
        outcome = await attempt_delivery(client, f"http://127.0.0.1:{port}/", body, HEADERS)
    assert (outcome.status, received[0][2] == body) == (200, True)


@pytest.mark.parametrize("raw", [b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n"])
async def test_a_receiver_that_speaks_no_http(raw):
    outcome = await deliver_to(answering(raw))
    assert outcome.status is None
    assert outcome.error.startswith("the answer is not HTTP (")


async def test_nobody_there(unused_port):
    outcome = await deliver(f"http://127.0.0.1:{unused_port}/")
    assert (outcome.status, outcome.error) == (None, "no connection: Connection refused")


async def test_a_name_that_does_not_resolve():
    outcome = await deliver("http://gone.example/", guard=SsrfGuard(resolver=FixedResolver([])))
    assert outcome.error == "the host name gone.example cannot be resolved"


async def test_a_name_that_resolves_too_slowly():
    guard = SsrfGuard(resolver=FixedResolver(["8.8.8.8"], seconds=60))
    assert (
        await deliver("http://slow.example/", guard=guard, connect_timeout=0.1)
    ).error == "no connection within 0.1 s"


async def test_a_url_that_cannot_be_called():
    assert (await deliver("http://2130706433/")).error.startswith("the URL cannot be called (")


async def test_a_header_that_cannot_be_sent():
    async with receiver(answering(b"")) as port, open_client(SsrfGuard(LOOPBACK)) as client:
        outcome = await attempt_delivery(client, f"http://127.0.0.1:{port}/", b"", {"X": "a\r\nb"})
    assert outcome.status is None
    assert outcome.error.startswith("the request could not be sent (")


async def test_a_connection_that_breaks():
    async def behave(reader, writer):
        await read_request(reader)
        reset_on_close = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset_on_close)

    assert (await deliver_to(behave)).error == "the connection broke (Connection reset by peer)"


# -- addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]", "localhost"])
async def test_addresses_that_are_not_public_are_not_connected_to(host):
    hits = []

    async def behave(reader, writer):
        hits.append(1)

    async with receiver(behave) as port:
        outcome = await deliver(f"http://{host}:{port}/", guard=SsrfGuard())
    assert outcome.status is None
    assert "is not a public address; the operator can allow its network" in outcome.error
    assert hits == []


async def test_a_name_that_changes_its_answer_after_the_check_gains_nothing():
    hits = []

    async def behave(reader, writer):
        hits.append(1)

    resolver = FixedResolver(["93.184.216.34"], ["127.0.0.1"])
    guard = SsrfGuard(resolver=resolver)
    async with receiver(behave) as port:
        url = f"http://rebinding.example:{port}/"
        await guard.check_url(url)
        outcome = await deliver(url, guard=guard)
    assert resolver.asked == ["rebinding.example"] * 2
    assert outcome.error == "127.0.0.1 is not a public address; the operator can allow its network"
    assert hits == []


# -- TLS


@pytest.fixture(scope="module")
def self_signed(tmp_path_factory):
    """A TLS context of a server with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


async def test_a_certificate_that_nobody_vouches_for(self_signed):
    async with receiver(answering(b"HTTP/1.1 200 OK\r\n\r\n"), self_signed) as port:
        outcome = await deliver(f"https://127.0.0.1:{port}/")
    assert outcome.error.startswith("TLS: the certificate was not accepted (")
    assert "self-signed certificate" in outcome.error


async def test_a_receiver_without_tls():
    async def behave(reader, writer):
        await reader.read(10)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with receiver(behave) as port:
        outcome = await deliver(f"https://127.0.0.1:{port}/")
    assert outcome.error.startswith("no connection: ")
