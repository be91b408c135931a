"""`truweel` as programs: servers, workers and commands that a test starts, asks and kills."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from tests.cli.conftest import ENVIRONMENT

__all__ = ["Program", "run_program", "run_to_end"]

CODE = "from tests.events.crashing import shorten_leases; shorten_leases(); from truweel.cli import main; main()"


class Program:
    """One that runs, and what it has printed."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.text = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout is not None
        while chunk := await self.process.stdout.read(65_536):
            self.text += chunk.decode()

    async def wait_for_output(self, pattern: str, seconds: float = 60) -> "re.Match[str]":
        """Wait until it has printed something that matches."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not (match := re.search(pattern, self.text)) and self.process.returncode is None:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        match = re.search(pattern, self.text)
        assert match, self.text
        return match

    async def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        await self.process.wait()

    async def terminate(self) -> int:
        """SIGTERM; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(self.process.wait(), 30)
        await self._reading
        return int(self.process.returncode or 0)


@asynccontextmanager
async def run_program(*arguments: str, **variables: str) -> AsyncIterator[Program]:
    """A program that runs until the block ends."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", CODE, *arguments),
        env=ENVIRONMENT | {"TRUWEEL_WEBHOOKS_ALLOW_NETWORKS": "127.0.0.0/8"} | variables,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    program = Program(process)
    try:
        yield program
    finally:
        if process.returncode is None:
            await program.kill()
        await program._reading


async def run_to_end(*arguments: str, **variables: str) -> str:
    """What a command printed that ended well."""
    async with run_program(*arguments, **variables) as program:
        await asyncio.wait_for(program.process.wait(), 60)
        await program._reading
        assert program.process.returncode == 0, program.text
        return program.text
