"""`truweel webhook …` against a server that runs: what it forwards passes the receiver's own verification."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import stripe

from tests.e2e.installations import Installations
from tests.events.programs import run_program
from tests.events.world import Receiver, run_receiver
from truweel.cli.app import run

pytestmark = pytest.mark.anyio

ServerOptions = tuple[str, ...]


@dataclass
class Site:
    """A server that runs, a client of it, and the options by which commands find it."""

    http: httpx.AsyncClient
    where: ServerOptions
    capture: pytest.CaptureFixture[str]

    async def call(self, method: str, path: str, body: Any = None, **query: str) -> Any:
        while (answer := await self.http.request(method, path, json=body, params=query)).status_code == 429:  # noqa: ASYNC110
            await asyncio.sleep(int(answer.headers["Retry-After"]))
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def attempt(self, *arguments: str) -> tuple[int, str, str]:
        """A command's exit code, and what it wrote to both streams."""
        self.capture.readouterr()
        code = await asyncio.to_thread(run, ["webhook", *arguments, *self.where])
        return code, *self.capture.readouterr()

    async def run(self, *arguments: str) -> Any:
        """What a command answers with `--json`."""
        code, out, err = await self.attempt(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Iterator[ServerOptions]:
    """The options by which commands find a server that runs."""
    installation = installations.empty(tmp_path_factory.mktemp("site"), limited=True)
    with installation.serve(TRUWEEL_WEBHOOKS_ALLOW_NETWORKS="127.0.0.0/8") as served:
        key, secret = installation.login
        yield ("--server", served.base_url, "--key", key, "--secret", secret)


@pytest.fixture
def visit(server: ServerOptions, capsys: pytest.CaptureFixture[str]) -> Callable[[], Any]:
    """Opens the server as a `Site`."""
    _, base, _, key, _, secret = server

    @asynccontextmanager
    async def connect() -> AsyncIterator[Site]:
        async with httpx.AsyncClient(auth=(key, secret), base_url=f"{base}/api/v2", timeout=30) as http:
            yield Site(http, server, capsys)

    return connect


def verified(receiver: Receiver, secret: str) -> list[Any]:
    """What was received, as a receiver reads it that believes nothing unsigned."""
    for request in receiver.requests:
        header = request.headers["robaws-signature"]
        stripe.WebhookSignature.verify_header(request.body.decode(), header, secret, tolerance=300)
    return [request.json for request in receiver.requests]


async def test_listen_forwards_signed_and_says_what_came_of_it(visit: Callable[[], Any]) -> None:
    async with visit() as site, run_receiver() as receiver:
        listen = ("webhook", "listen", "--forward", receiver.url)
        async with run_program(*listen, "--events", "client.*,project.created", *site.where) as listening:
            secret = (await listening.wait_for_output(r"Signing secret: (\S+)\n"))[1]
            (endpoint,) = (await site.call("GET", "/webhook-endpoints"))["items"]
            assert (endpoint["events"], endpoint["listener"]) == (["client.*", "project.created"], True)
            client = await site.call("POST", "/clients", {"name": "Peeters bv"})
            await listening.wait_for_output(r"client\.created +200 +\d+ ms")
            receiver.answers = [503, 200]
            await site.call("POST", "/projects", {})
            await listening.wait_for_output(
                r"project\.created +answered 503 Service Unavailable; again at \d\d:\d\d:\d\d +\d+ ms"
            )
            await listening.wait_for_output(r"project\.created +200 +\d+ ms")  # after five seconds
            created, project, again = verified(receiver, secret)
            assert (created["event"], created["data"]["name"]) == ("client.created", "Peeters bv")
            assert again == project
            assert [
                (request.headers["truweel-event-id"], request.headers["truweel-attempt"])
                for request in receiver.requests
            ] == [(created["id"], "1"), (project["id"], "1"), (project["id"], "2")]
            log = f"/webhook-endpoints/{endpoint['id']}/deliveries"
            states = [
                (delivery["event"], delivery["state"], delivery["attempts"], delivery["lastStatus"])
                for delivery in (await site.call("GET", log))["items"]
            ]
            assert states == [("project.created", "delivered", 2, 200), ("client.created", "delivered", 1, 200)]
            # `trigger` reaches whoever listens, and `replay` sends again.
            (sent,) = await site.run("trigger", "client.updated")
            assert (sent["event"], sent["state"], sent["lastStatus"]) == ("client.updated", "delivered", 200)
            assert verified(receiver, secret)[3]["data"]["id"] == client["id"]
            again = await site.run("replay", "--endpoint", endpoint["id"], project["id"])
            assert (again["id"], again["state"], again["attempts"]) == (project["id"], "delivered", 3)
            assert receiver.requests[4].body == receiver.requests[1].body
            assert receiver.requests[4].headers["truweel-attempt"] == "3"
            listening.process.send_signal(signal.SIGINT)
            assert await asyncio.wait_for(listening.process.wait(), 20) in (0, 130)
        assert (await site.call("GET", "/webhook-endpoints"))["items"] == []


async def test_listen_goes_on_where_it_was(visit: Callable[[], Any]) -> None:
    async with visit() as site, run_receiver() as receiver:
        listen = ("webhook", "listen", "--forward", receiver.url, *site.where)
        async with run_program(*listen, "--events", "client.created", "--signing-secret", "s3cret") as listening:
            id = (await listening.wait_for_output(r"Listener: ([0-9a-f-]+)"))[1]
            receiver.answers = [500]
            first = await site.call("POST", "/clients", {"name": "not taken"})
            await listening.wait_for_output("answered 500 Internal Server Error; again at")
            assert await listening.terminate() == 0
            assert f"1 events wait; --endpoint {id} goes on with them" in listening.text
        second = await site.call("POST", "/clients", {"name": "while nobody listened"})
        receiver.answers = [200]
        more = ("--endpoint", id, "--signing-secret", "s3cret")
        async with run_program(*listen, *more) as listening:
            await receiver.wait(3, 30)
            await listening.wait_for_output(rf" {receiver.requests[-1].json['id']}\n")
            assert {client for _, client in receiver.events()[1:]} == {first["id"], second["id"]}
            assert verified(receiver, "s3cret")[0]["data"] == first
            assert await listening.terminate() == 0
        assert [endpoint["id"] for endpoint in (await site.call("GET", "/webhook-endpoints"))["items"]] == [id]
        await site.call("DELETE", f"/webhook-endpoints/{id}")
        # A new listener from an instant on.
        since = ("--events", "client.created", "--since", first["createdAt"], "--signing-secret", "s3cret")
        async with run_program(*listen, *since) as listening:
            await receiver.wait(5, 30)
            assert [client for _, client in receiver.events()[3:]] == [first["id"], second["id"]]
            await listening.wait_for_output(rf" {receiver.requests[-1].json['id']}\n")
            assert await listening.terminate() == 0
        assert (await site.call("GET", "/webhook-endpoints"))["items"] == []


async def test_listen_waits_when_the_server_is_asked_too_often(visit: Callable[[], Any]) -> None:
    async with visit() as site, run_receiver() as receiver:
        listen = ("webhook", "listen", "--forward", receiver.url, "--events", "client.created", *site.where)
        async with run_program(*listen) as listening:
            await listening.wait_for_output("Signing secret")
            client_ids = [(await site.call("POST", "/clients", {"name": str(number)}))["id"] for number in range(40)]
            await receiver.wait(40, 60)
            assert [id for _, id in receiver.events()] == client_ids
            await listening.wait_for_output(rf" {receiver.requests[-1].json['id']}\n")
            assert await listening.terminate() == 0, listening.text


async def test_trigger_and_replay_for_an_endpoint_with_a_url(visit: Callable[[], Any]) -> None:
    async with visit() as site, run_receiver() as receiver, run_receiver() as other:
        early = await site.call("POST", "/webhook-endpoints", {"url": other.url, "events": ["client.created"]})
        before = await site.call("POST", "/clients", {"name": "before"})
        await other.wait(1)  # it is planned: no endpoint that is made from here on gets it by itself
        await site.call("DELETE", f"/webhook-endpoints/{early['id']}")
        endpoint = await site.call(
            "POST", "/webhook-endpoints", {"url": receiver.url, "events": ["client.created"], "timeoutSeconds": 30}
        )
        (sent,) = await site.run("trigger", "webhook.test", "--endpoint", endpoint["id"])
        assert (sent["url"], sent["state"], sent["lastStatus"]) == (receiver.url, "delivered", 200)
        test = verified(receiver, endpoint["secret"])[0]
        assert (test["event"], test["data"]) == ("webhook.test", {"message": "This endpoint works."})
        recovered = await site.run("replay", "--endpoint", endpoint["id"], "--since", before["createdAt"])
        assert recovered == {"recovered": 1}
        await receiver.wait(2)
        assert verified(receiver, endpoint["secret"])[1]["data"]["name"] == "before"
        log = f"/webhook-endpoints/{endpoint['id']}/deliveries"
        for _ in range(600):  # its answer is still to be noted
            if all(delivery["state"] == "delivered" for delivery in (await site.call("GET", log))["items"]):
                break
            await asyncio.sleep(0.05)
        again = await site.run("replay", "--endpoint", endpoint["id"], receiver.requests[1].json["id"])
        assert (again["state"], again["attempts"]) == ("delivered", 2)
        assert receiver.requests[2].body == receiver.requests[1].body
        (listed,) = await site.run("list")
        assert (listed["id"], listed["state"]) == (endpoint["id"], "active")
        await site.call("DELETE", f"/webhook-endpoints/{endpoint['id']}")


async def test_what_cant_be_done_is_a_sentence(visit: Callable[[], Any]) -> None:
    async with visit() as site:
        for arguments, words, expected in (
            (("trigger", "client.updated"), "There is no active webhook endpoint", 1),
            (("replay", "--endpoint", "none"), "Say which event to send again", 2),
            (("listen", "--forward", "localhost:3000"), "--forward: a URL begins with https:// or http://", 2),
            (("listen", "--forward", "http://x/", "--endpoint", "none"), "needs the signing secret of before", 2),
            (("replay", "--endpoint", "none", "x"), "404 There is no webhook endpoint with id none", 1),
        ):
            code, out, err = await site.attempt(*arguments)
            assert (code, out, words in err) == (expected, "", True), err
        listen = ("webhook", "listen", "--forward", "http://127.0.0.1:1/", "--events", "client.udpated", *site.where)
        async with run_program(*listen) as program:
            await program.wait_for_output("nearest: client.updated")
            assert await asyncio.wait_for(program.process.wait(), 20) == 1
