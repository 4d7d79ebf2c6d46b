"""One line per request, without query, code or name; and no error that leaves without a page."""

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quiz_app.web.faults import report
from quiz_app.web.page import Pages

log = logging.getLogger("koerekort.access")

KNOWN_FIRST = frozenset({"app", "assets", "healthz", "konto", "login", "logout", "readyz", "verificer"})
_ERROR = 400
_FILES = re.compile(r"/(app/static|assets)/")
_INTERNAL = ("_stcore", "media", "component")


class AccessLog:
    """Logs method, masked path, status and milliseconds, and turns an unexpected error into the page that says so."""

    def __init__(self, app: ASGIApp, *, pages: Pages) -> None:
        self._app, self._pages = app, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:  # noqa: BLE001  # the last place where a person can still be given a page
            number = report(error)
            if not status:
                await self._pages.error(500, number=number)(scope, receive, noted)
        spent = (time.perf_counter() - began) * 1000
        level = logging.DEBUG if status < _ERROR and _FILES.match(scope["path"]) else logging.INFO
        log.log(level, "%s %s %d %.0f ms", scope["method"], masked(scope["path"], status), status, spent)
        return None


def masked(path: str, status: int) -> str:
    """The path as it may be logged: whole where it named one of our pages, else only how it began."""
    first, _, rest = path.removeprefix("/").partition("/")
    if status >= _ERROR or not path.isprintable():
        return (f"/{first}/*" if rest else f"/{first}") if first in KNOWN_FIRST else "/*"
    if first == "verificer" and rest:
        return "/verificer/*"
    inner = rest.partition("/")[0]
    return f"/app/{inner}/*" if first == "app" and inner in _INTERNAL else path
