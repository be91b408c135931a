"""Callers and their limits in two processes on PostgreSQL: a change in one holds in both."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests import servers
from tests.e2e.server_process import Installation, ServerProcess

CONNECTIONS = 4
"""Half of them go to each process."""
REASON = "x-robaws-unauthorized-reason"
USER = "shop@acme.example"


@contextlib.contextmanager
def connect_clients(server: ServerProcess, login: tuple[str, str]) -> Iterator[list[httpx.Client]]:
    """Clients with one connection each, to both processes in turn."""
    with contextlib.ExitStack() as stack:
        clients = [
            stack.enter_context(httpx.Client(base_url=f"{server.base_url}/api/v2", auth=login, timeout=30))
            for _ in range(CONNECTIONS)
        ]
        pids = worker_pids(server)
        assert len(pids) == 2
        for number, pid in enumerate(pids):
            os.kill(pid, signal.SIGSTOP)  # so that it accepts no connection
            try:
                for client in clients[number::2]:
                    client.get(server.base_url + "/healthz")
            finally:
                os.kill(pid, signal.SIGCONT)
        yield clients


def worker_pids(server: ServerProcess) -> list[int]:
    """The worker processes, without the parent that started them."""
    parent_pid = server.process.pid
    children = Path(f"/proc/{parent_pid}/task/{parent_pid}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def create_api_user(installation: Installation) -> tuple[str, str]:
    """Key and secret of an API-only user with few rights."""
    installation.run("role", "create", "-t", "acme", "--name", "Shop", "--rights", "clients=read")
    user = json.loads(
        installation.run("user", "create", "-t", "acme", "--email", USER, "--role", "Shop", "--api-only", "--json")
    )
    return user["apiKey"], user["apiSecret"]


def statuses(clients: list[httpx.Client], method: str = "GET") -> set[int]:
    body = {"json": {"name": "A"}} if method == "POST" else {}
    return {client.request(method, "/clients", **body).status_code for client in clients}  # type: ignore[arg-type]


def reasons(clients: list[httpx.Client], login: tuple[str, str] | None = None) -> list[str]:
    login = login or ("tw_nobody", "wrong")
    return [client.get("/clients?size=1", auth=login).headers.get(REASON, "") for client in clients]


def test_roles_and_keys_hold_in_every_process_after_a_second(large: Callable[..., Installation]) -> None:
    installation = large()
    login = create_api_user(installation)
    installation.run("user", "set", USER, "-t", "acme", "--no-limits")
    with (
        installation.serve("--workers", "2") as server,
        installation.client(server) as admin,
        connect_clients(server, login) as clients,
    ):
        assert (statuses(clients), statuses(clients, "POST")) == ({200}, {403})
        (role,) = admin.get("/roles", params={"name": "Shop"}).json()["items"]
        merge = {"content-type": "application/merge-patch+json"}

        def change(**rights: str) -> None:
            response = admin.patch(f"/roles/{role['id']}", content=json.dumps({"rights": rights}), headers=merge)
            assert response.status_code == 204

        change(clients="write")
        time.sleep(1)
        assert statuses(clients, "POST") == {201}
        change(clients="none")
        time.sleep(1)
        assert (statuses(clients), statuses(clients, "POST")) == ({403}, {403})
        assert admin.get("/clients?size=1").json()["totalItems"] == CONNECTIONS
        refused = clients[0].patch(f"/roles/{role['id']}", content=b"{}", headers=merge)
        assert refused.status_code == 403
        installation.run("role", "set", "Shop", "-t", "acme", "--rights", "clients=read")
        time.sleep(1)
        assert statuses(clients) == {200}
        installation.run("user", "revoke-key", USER, "-t", "acme", login[0])
        time.sleep(1)
        assert statuses(clients) == {401}


def test_refusals_of_both_processes_add_up_to_a_block(large: Callable[..., Installation]) -> None:
    installation = large()
    login = create_api_user(installation)
    installation.run("user", "limits", USER, "-t", "acme", "--rate", "1", "--burst", "1")
    with installation.serve("--workers", "2") as server, connect_clients(server, login) as clients:
        answered_statuses: list[int] = []
        while answered_statuses.count(429) <= 100:
            answered_statuses.append(clients[len(answered_statuses) % CONNECTIONS].get("/clients?size=1").status_code)
        assert set(answered_statuses) <= {200, 429}
        time.sleep(1)
        assert set(reasons(clients, login)) == {"temp-blocked"}
        (block,) = json.loads(installation.run("user", "blocked", "--json"))
        assert (block["user"], block["times"], block["reason"]) == (USER, 1, "too many answers 429")


def test_wrong_credentials_in_both_processes_add_up_to_a_block(large: Callable[..., Installation]) -> None:
    installation = large()
    key, secret = create_api_user(installation)
    installation.run("user", "set", USER, "-t", "acme", "--no-limits")
    wrong = (key, "wrong")
    with (
        installation.serve("--workers", "2") as server,
        installation.client(server) as admin,
        connect_clients(server, (key, secret)) as clients,
    ):
        answered_statuses = [reasons([clients[number % CONNECTIONS]], wrong)[0] for number in range(21)]
        assert answered_statuses == ["invalid-credentials"] * 21
        reasons(clients, wrong)  # the process that didn't see the last one learns of the block
        assert set(reasons(clients, wrong)) == {"temp-blocked"}
        assert statuses(clients) == {200}  # nobody else is locked out
        (caller,) = admin.get("/callers").json()["items"]
        assert [(block["address"], block["times"]) for block in caller["refused"]] == [("127.0.0.1", 1)]
        assert caller["blocked"] is None
        (block,) = json.loads(installation.run("user", "blocked", "--json"))
        assert (block["user"], block["reason"]) == (USER, "wrong credentials from 127.0.0.1")
        assert admin.post(f"/callers/{caller['userId']}/unblock").status_code == 204
        time.sleep(1)
        assert set(reasons(clients, wrong)) == {"invalid-credentials"}


def test_why_an_integration_was_blocked(large: Callable[..., Installation]) -> None:
    installation = large()
    key, secret = create_api_user(installation)
    with installation.serve(TRUWEEL_LOG_LEVEL="info") as server, installation.client(server) as admin:
        installation.run("user", "limits", USER, "-t", "acme", "--rate", "1", "--burst", "1")
        time.sleep(1)
        with httpx.Client(base_url=f"{server.base_url}/api/v2", auth=(key, secret), timeout=30) as shop:
            shop.post("/clients", json={"name": "A"})
            answered = [shop.get("/clients/1").status_code for _ in range(103)]
            assert answered.count(429) >= 101
            time.sleep(1)
            assert shop.get("/clients").headers[REASON] == "temp-blocked"
            shop.get("/clients", auth=(key, "wrong"))
            shop.get("/clients", auth=("nobody", "wrong"))
        time.sleep(6)
        items = admin.get("/callers/refusals").json()["items"]
        refusals = {(row["status"], row["code"]): row for row in items}
        assert set(refusals) >= {(403, "forbidden"), (429, "rate_limited"), (429, "blocked"), (401, "temp-blocked")}
        for row in items:
            assert (row["user"], row["key"], row["address"]) == (USER, key, "127.0.0.1")
        limited = refusals[429, "rate_limited"]
        assert (limited["route"], limited["count"]) == ("GET /api/v2/clients/{id}", answered.count(429))
        assert refusals[429, "blocked"]["count"] == 1
        assert refusals[429, "blocked"]["message"].endswith(": too many answers 429")
        assert refusals[403, "forbidden"]["route"] == "POST /api/v2/clients"
        only = admin.get("/callers/refusals", params={"status": 403, "userId": limited["userId"]}).json()["items"]
        assert [row["code"] for row in only] == ["forbidden"]
        page = admin.get("/callers/refusals", params={"size": 1})
        assert len(admin.get(page.links["next"]["url"]).json()["items"]) == 1
        assert admin.get("/callers/refusals", params={"status": "x"}).status_code == 400
        rows = json.loads(installation.run("user", "refusals", "-t", "acme", "--user", USER, "--json"))
        assert {(row["status"], row["code"]) for row in rows} == set(refusals)
        strangers = json.loads(installation.run("user", "refusals", "--json"))
        assert {row["code"] for row in strangers if row["tenant"] is None} == {"invalid-credentials"}
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if '"event":"request"' in line]
    identity = f"{limited['userId']}:-"
    for status in (401, 403, 429):
        callers = {(line["caller"].partition(":")[2], line["address"]) for line in lines if line["status"] == status}
        assert (identity, "127.0.0.1") in callers, status


def test_redis_goes_and_comes_back(large: Callable[..., Installation]) -> None:
    installation = large()
    login = create_api_user(installation)
    for mode, status, ready in (("open", 200, (200, "degraded")), ("closed", 503, (503, "not ready"))):
        with contextlib.ExitStack() as first_redis:
            url = first_redis.enter_context(servers.redis_server())
            with (
                installation.serve("--workers", "2", TRUWEEL_REDIS=url, TRUWEEL_LIMITS_WHEN_REDIS_GONE=mode) as server,
                connect_clients(server, login) as clients,
            ):
                assert statuses(clients) == {200}
                assert readiness(clients) == {(200, "ready", None)}
                first_redis.close()
                problem = f"Redis is gone; limits are {mode}."
                assert readiness(clients) == {(*ready, problem)}  # before anybody called
                assert statuses(clients) == {status}
                with servers.redis_server(urlsplit(url).port):
                    time.sleep(1.1)
                    assert readiness(clients) == {(200, "ready", None)}  # though nobody called meanwhile
                    assert statuses(clients) == {200}
                    text = server.log.read_text()
                    assert text.count("no answer from Redis") == text.count("Redis is back") == 2
                code, _ = server.stop()
                assert code == 0


def readiness(clients: list[httpx.Client]) -> set[tuple[int, str, str | None]]:
    """The answers of `/readyz` of both processes."""
    answers = set()
    for client in clients:
        answer = client.get(str(client.base_url).replace("/api/v2/", "/readyz"))
        answers.add((answer.status_code, answer.json()["status"], answer.json()["parts"]["limits"]))
    return answers
