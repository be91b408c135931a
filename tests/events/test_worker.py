"""`truweel worker`, as programs on a real PostgreSQL, beside a server that leaves delivering to them."""

import asyncio
from collections import Counter
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.e2e.server_process import Installation
from tests.events.programs import run_program
from tests.events.test_crash import wait_until_delivered
from tests.events.world import Receiver, run_receiver, wait_until


async def rows(url: str, sql: str) -> list[tuple[object, ...]]:
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return await (await connection.execute(sql)).fetchall()  # type: ignore[call-overload, no-any-return]


async def create(http: httpx.AsyncClient, count: int) -> None:
    async def create_some(number: int) -> None:
        for index in range(number):
            answer = await http.post("/clients", json={"name": str(index)})
            assert answer.status_code == 201, answer.text

    await asyncio.gather(*(create_some(count // 4) for _ in range(4)))


def receipt_counts(receiver: Receiver) -> Counter[str]:
    """How often each event was received."""
    return Counter(request.headers["truweel-event-id"] for request in receiver.requests)


@pytest.mark.anyio
async def test_workers_share_the_work_and_one_takes_over_from_another(tmp_path: Path, postgres_database: str) -> None:
    installation = Installation(tmp_path, postgres_database)
    await asyncio.to_thread(installation.fill)
    options = installation.where
    async with (
        run_receiver() as receiver,
        run_program("serve", "--port", "0", *options, TRUWEEL_WEBHOOKS_DELIVER="off") as server,
        run_program("worker", *options) as first,
        run_program("worker", *options) as second,
    ):
        base = (await server.wait_for_output(r"http://127\.0\.0\.1:\d+"))[0]
        for worker in (first, second):
            await worker.wait_for_output("Delivering webhooks")
        async with httpx.AsyncClient(auth=installation.login, base_url=f"{base}/api/v2", timeout=30) as http:
            # Nobody is answered until both have something in hand.
            opened = asyncio.Event()
            receiver.gate = opened
            body = {"url": receiver.url, "events": ["client.created"], "timeoutSeconds": 30}
            endpoint = (await http.post("/webhook-endpoints", json=body)).json()
            await create(http, 400)
            holders = "SELECT count(DISTINCT lease) FROM delivery WHERE state = 'pending' AND lease IS NOT NULL"
            await wait_until(lambda: rows(postgres_database, holders), [(2,)], 60)
            opened.set()
            await receiver.wait(400, 90)
            await wait_until_delivered(http, 90)
            assert (len(receipt_counts(receiver)), set(receipt_counts(receiver).values())) == (400, {1})
            await http.delete(f"/webhook-endpoints/{endpoint['id']}")

            # One is stopped, the other killed with calls under way, and a third finds what that one leaves.
            assert await second.terminate() == 0, second.text
            receiver.requests.clear()
            receiver.gate = asyncio.Event()
            await http.post("/webhook-endpoints", json=body | {"timeoutSeconds": 2})
            await create(http, 40)
            await receiver.wait(1)
            await first.kill()
            await asyncio.sleep(0.2)  # what it had sent already is still on its way in
            attempted = receipt_counts(receiver)
            receiver.gate.set()
            async with run_program("worker", *options) as third:
                await third.wait_for_output("Delivering webhooks")
                await wait_until_delivered(http, 90)
                again = {id for id, number in receipt_counts(receiver).items() if number > 1}
                assert len(receipt_counts(receiver)) == 40
                assert again == set(attempted), "delivered again without cause, or not delivered again"
                assert set(receipt_counts(receiver).values()) <= {1, 2}
                assert await third.terminate() == 0, third.text


@pytest.mark.anyio
async def test_sqlite_has_no_workers(tmp_path: Path) -> None:
    async with run_program("worker", "--data", str(tmp_path)) as program:
        await program.wait_for_output("a worker needs PostgreSQL")
        assert await program.process.wait() == 1
