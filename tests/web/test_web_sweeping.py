import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from quiz_app.errors import StorageError
from quiz_app.web.sweeping import sweeping

SECRET = "Databasen /hemmelig/sti er låst"


def test_a_failed_sweep_is_logged_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    swept: list[str] = []

    async def live() -> None:
        loop, enough = asyncio.get_running_loop(), asyncio.Event()

        def sweep() -> int:
            swept.append("forsøgt")
            if len(swept) == 1:
                raise StorageError(SECRET)
            loop.call_soon_threadsafe(enough.set)
            return 0

        async with sweeping(sweep, None, every=0)(None):
            await asyncio.wait_for(enough.wait(), 30)

    asyncio.run(live())
    assert len(swept) >= 2
    assert "StorageError" in caplog.text
    assert SECRET not in caplog.text


def test_it_lives_within_the_apps_own_lifespan_and_ends_with_it() -> None:
    seen: list[str] = []

    @asynccontextmanager
    async def own(_app: object) -> AsyncIterator[None]:
        seen.append("begyndt")
        yield
        seen.append("endt")

    async def live() -> int:
        async with sweeping(lambda: 0, own)(None):
            seen.append("i gang")
        return len(asyncio.all_tasks())

    assert asyncio.run(live()) == 1
    assert seen == ["begyndt", "i gang", "endt"]
