"""The asynchronous client against a real server: what the other tests ask of its twin, in one walk."""

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest

from truweel_client import AsyncTruweel, NotFound
from truweel_client import models as m

from .conftest import Server

pytestmark = pytest.mark.anyio


async def test_a_walk_through_all(server: Server, folder: Path) -> None:
    async with AsyncTruweel(server.base_url, **server.login) as truweel:
        mark = uuid4().hex
        made = await asyncio.gather(
            *(truweel.clients.create(m.ClientWrite(name=f"{mark} {number}")) for number in range(12))
        )
        names = [client.name async for client in truweel.clients.list(name=mark, sort="name", page_size=5)]
        assert names == sorted(client.name for client in made)
        assert await truweel.clients.list(name=mark).count() == 12
        assert [len(page.items) async for page in truweel.clients.list(name=mark, page_size=5).pages()] == [5, 5, 2]
        async with truweel.clients.edit(made[0]) as edited:
            edited.email = "a@b.example"
        assert (await truweel.clients.get(made[0])).email == "a@b.example"
        content = b"0123456789" * 100
        seen: list[int] = []
        document = await truweel.clients.documents(made[0]).upload(
            content, name="a.txt", part_bytes=300, progress=lambda progress: seen.append(progress.done)
        )
        assert seen == [300, 600, 900, 1000]
        path = await truweel.documents.download(document, folder / "a.txt")
        assert path.read_bytes() == content
        assert [listed.id for listed in await truweel.clients.documents(made[0]).list()] == [document.id]
        await truweel.clients.delete(made[0])
        with pytest.raises(NotFound):
            await truweel.clients.get(made[0])
