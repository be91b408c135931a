"""The tools for a language model that fastmcp makes of a part of the document."""

import asyncio
import base64
import json
import os
from pathlib import Path
from typing import Any

import httpx2
from fastmcp import Client, FastMCP
from fastmcp.exceptions import ToolError

MAX_TOKENS = 24_000
"""Of all tools, at four characters a token."""


def without_answer(route: Any, tool: Any) -> None:
    """Drop what the tool says of its answer: fastmcp repeats a record in it for each path that leads there."""
    tool.output_schema = None


async def main(document: dict[str, Any]) -> None:
    """Call them as a client of MCP does."""
    http = httpx2.AsyncClient(base_url=os.environ["BASE"], auth=(os.environ["KEY"], os.environ["SECRET"]))
    server = FastMCP.from_openapi(document, http, mcp_component_fn=without_answer, validate_output=False)
    async with Client(server) as client:
        tools = await client.list_tools()
        names = {tool.name for tool in tools}
        tokens = sum(len(tool.model_dump_json(exclude_none=True)) for tool in tools) // 4
        assert tokens <= MAX_TOKENS, f"{len(tools)} tools of {tokens} tokens"

        async def call(tool: str, /, **arguments: Any) -> Any:
            answer = await client.call_tool(tool, arguments)
            text = "".join(part.text for part in answer.content)
            return json.loads(text) if text else None

        assert "clients_search" in names, names
        page = await call("clients_search", status=["klant"], size=5)
        assert [row["status"] for row in page["items"]] == ["klant"] * 5
        print("ok list")
        page = await call("clients_search", **{"extraFields[Contact via]": "Website", "size": 5})
        assert page["items"]
        assert {row["extraFields"]["Contact via"]["stringValue"] for row in page["items"]} == {"Website"}
        print("ok extra")
        created = await call("clients_create", name="Dakwerken Janssens")
        print("ok create")
        await call("clients_patch", id=created["id"], tel="+32 9 221 03 44")
        row = await call("clients_get", id=created["id"])
        assert (row["tel"], row["name"]) == ("+32 9 221 03 44", "Dakwerken Janssens")
        print("ok patch")
        note = base64.b64encode(b"Hello").decode()
        uploaded = await call("clients_upload", id=created["id"], name="note.txt", bytesBase64=note)
        assert uploaded["name"] == "note.txt"
        print("ok upload")
        try:
            await call("clients_get", id="987654321")
        except ToolError as error:
            assert "404" in str(error)
            print("ok 404")
        for _ in range(1000):
            try:
                await call("clients_search", size=1)
            except ToolError as error:
                assert "Rate limited" in str(error)
                print("ok 429")
                break


asyncio.run(main(json.loads(Path("truweel.json").read_text())))
