"""What the process does by itself: hand in what is past its deadline, forget what was kept long enough."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from quiz_app.web.faults import report

EVERY_SECONDS = 60.0
A_DAY = 24 * 60 * 60.0

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def sweeping(sweep: Callable[[], object], within: Lifespan | None, *, every: float = EVERY_SECONDS) -> Lifespan:
    """A lifespan around another one (the app's), which sweeps at once and then again, also after a failure."""

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:  # noqa: ANN401 - Starlette's own type
        async with contextlib.AsyncExitStack() as stack:
            if within is not None:
                await stack.enter_async_context(within(app))
            task = asyncio.create_task(_forever(sweep, every))
            try:
                yield
            finally:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    return lifespan


async def _forever(sweep: Callable[[], object], every: float) -> None:
    while True:
        try:
            await run_in_threadpool(sweep)
        except Exception as error:  # noqa: BLE001  # one failure must not end the sweeping
            report(error)
        await asyncio.sleep(every)
