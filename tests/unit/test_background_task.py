"""Work that is repeated beside the server: also after an error, and once more at the end."""

import asyncio

import pytest

from truweel.background_task import repeating
from truweel.errors import Unavailable


@pytest.mark.anyio
async def test_it_goes_on_after_an_error_and_ends_with_one_call(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []
    third = asyncio.Event()

    async def work() -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            raise RuntimeError("no")
        if len(calls) == 3:
            third.set()

    async with repeating(work, 0.001, "counting"):
        await asyncio.wait_for(third.wait(), 10)
        before = len(calls)
    assert len(calls) > before
    after = len(calls)
    await asyncio.sleep(0.01)
    assert len(calls) == after
    assert [record.getMessage() for record in caplog.records] == ["counting failed; it is tried again"]


@pytest.mark.anyio
async def test_a_call_at_the_end_that_fails_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise Unavailable("The database can't be reached.")

    async with repeating(work, 60, "saving"):
        pass
    (record,) = caplog.records
    assert record.getMessage() == "saving failed; the process ends: The database can't be reached."
    assert record.exc_info is None
