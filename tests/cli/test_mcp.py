"""`truweel mcp` as a program for language models uses it: over standard input and output, against a real server."""

import json
from typing import Any

import anyio
import pytest
from mcp import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.cli.conftest import ENVIRONMENT, TRUWEEL
from tests.e2e.installations import Installations
from truweel.cli.mcp import TOOLS, instructions, tool_schema
from truweel.schema.registry import load_registry

MAX_TOKENS = 8_000
"""Of all that a model reads before its first call, at four characters a token."""


def test_the_tools_are_a_dozen_and_small() -> None:
    text = instructions(load_registry()) + json.dumps(
        [{"name": name, "description": tool.description, "input": tool_schema(tool)} for name, tool in TOOLS.items()]
    )
    assert len(TOOLS) == 13
    assert len(text) // 4 <= MAX_TOKENS


class Model:
    """What calls the tools."""

    def __init__(self, session: ClientSession) -> None:
        self.session = session

    async def call(self, tool: str, /, **arguments: Any) -> Any:
        """What a tool answers."""
        result = await self.session.call_tool(tool, arguments)
        assert not result.is_error, result.content
        return json.loads(result.content[0].text)  # type: ignore[union-attr]

    async def refusal(self, tool: str, /, **arguments: Any) -> str:
        """Why a tool refuses."""
        result = await self.session.call_tool(tool, arguments)
        assert result.is_error
        return str(result.content[0].text)  # type: ignore[union-attr]


async def talk(login: tuple[str, str], base: str, steps: Any, *options: str) -> None:
    environment = ENVIRONMENT | {
        "TRUWEEL_CLIENT_SERVER": base,
        "TRUWEEL_CLIENT_KEY": login[0],
        "TRUWEEL_CLIENT_SECRET": login[1],
    }
    program = StdioServerParameters(command=TRUWEEL[0], args=[*TRUWEEL[1:], "mcp", *options], env=environment)
    async with stdio_client(program) as streams, ClientSession(*streams) as session:
        started = await session.initialize()
        assert "sales-invoices" in (started.instructions or "")
        await steps(Model(session))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, installations: Installations) -> Any:
    """The demo company."""
    return installations.demo(tmp_path_factory.mktemp("mcp"))[0]


def test_a_model_works_with_the_rights_of_its_key(installation: Any) -> None:
    user = ("user", "create", "-t", "demo", "--email", "model@test.example", "--role", "Werfleiding", "--json")
    few = json.loads(installation.run(*user))

    async def read(model: Model) -> None:
        names = {tool.name for tool in (await model.session.list_tools()).tools}
        assert names == {name for name, tool in TOOLS.items() if not tool.changes}
        assert (await model.call("profile"))["email"]
        facts = await model.call("explain", collection="offers")
        assert {"status", "clientId"} <= facts["filters"].keys()
        assert "accept" in facts["actions"]
        page = await model.call("search", collection="clients", filters={"status": ["klant"]}, sort="name", size=3)
        assert [row["status"] for row in page["items"]] == ["klant"] * 3
        client = page["items"][0]
        full = await model.call("get", collection="clients", id=client["id"], include="contacts")
        assert (full["name"], type(full["contacts"])) == (client["name"], list)
        assert await model.call("history", collection="clients", id=client["id"])
        assert isinstance(await model.call("comments", collection="clients", id=client["id"]), list)
        assert isinstance(await model.call("documents", collection="clients", id=client["id"]), list)
        changes = await model.call("changes", collection="articles", since="1970-01-01T00:00:00.000Z")
        assert (changes["changed"]["totalItems"] > 0, changes["deleted"]) == (True, [])
        assert "items" in await model.call("events")
        assert "clientid: unknown" in await model.refusal("search", collection="offers", filters={"clientid": 1})
        assert "did you mean 'offers'" in await model.refusal("search", collection="offer")
        for path in ("../apps", "clients/1", "users/1/../2/keys", "clients?x="):
            assert "There is no collection" in await model.refusal("search", collection=path)
        assert "There is no tool create" in await model.refusal("create", collection="clients", body={"name": "x"})
        assert "'id' is a required property" in await model.refusal("get", collection="clients")

    async def change(model: Model) -> None:
        offer = await model.call("create", collection="offers", body={"title": "Dak", "lineItems": [{"quantity": 2}]})
        path = f"offers/{offer['id']}/line-items"
        lines = await model.call("search", collection=path)
        line = await model.call("change", collection=path, id=lines["items"][0]["id"], members={"price": 12.5})
        assert line["price"] == 12.5
        assert (await model.call("get", collection="offers", id=offer["id"]))["totalExclVat"] == 25.0
        await model.call("act", collection="offers", id=offer["id"], action="lock")
        assert "is locked" in await model.refusal("delete", collection="offers", id=offer["id"])
        assert "no action 'lok'" in await model.refusal("act", collection="offers", id=offer["id"], action="lok")
        await model.call("act", collection="offers", id=offer["id"], action="unlock")
        await model.call("delete", collection="offers", id=offer["id"])
        assert "404" in await model.refusal("get", collection="offers", id=offer["id"])
        body = {"titel": "x", "tel": 7}
        assert "name: is required; tel: must be a string" in await model.refusal(
            "create", collection="clients", body=body
        )

    async def with_few_rights(model: Model) -> None:
        assert "403" in await model.refusal("search", collection="sales-invoices")

    with installation.serve() as server:
        anyio.run(talk, installation.login, server.base_url, read)
        anyio.run(talk, installation.login, server.base_url, change, "--allow-changes")
        anyio.run(talk, (few["apiKey"], few["apiSecret"]), server.base_url, with_few_rights)
