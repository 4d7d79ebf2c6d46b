"""The first layer: what is refused before any route sees it."""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from quiz_app.bootstrap.settings import Settings
from quiz_app.web.origin import host_name, is_from_own_page, is_loopback, is_own_origin
from quiz_app.web.page import Pages

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED_SOCKET = 4403
_ONLY_HERE = "Demonstrationen kan kun åbnes på den maskine, den kører på, i en browser uden proxy."
_WRONG_HOST = "Sagskørekortet svarer ikke på den adresse. Brug den adresse, du har fået oplyst."


class Guard:
    """Refuses foreign hosts, foreign pages that send forms or open sockets, and everybody else's machine in a demo."""

    def __init__(self, app: ASGIApp, *, settings: Settings, pages: Pages) -> None:
        self._app, self._settings, self._pages = app, settings, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a refusal."""
        if scope["type"] not in {"http", "websocket"}:
            return await self._app(scope, receive, send)
        refusal = self._refusal(HTTPConnection(scope), is_socket=scope["type"] == "websocket")
        if refusal is None:
            return await self._app(scope, receive, send)
        if scope["type"] == "websocket":
            return await refuse_socket(receive, send, REFUSED_SOCKET)
        status, explanation = refusal
        return await self._pages.error(status, explanation=explanation)(scope, receive, send)

    def _refusal(self, conn: HTTPConnection, *, is_socket: bool) -> tuple[int, str] | None:
        """Status and explanation (empty: the usual one)."""
        if host_name(conn) not in self._settings.allowed_hosts:
            return 400, _WRONG_HOST
        if self._settings.demo and not is_loopback(conn):
            return 403, _ONLY_HERE
        public_url, origin = self._settings.public_url, conn.headers.get("origin")
        if is_socket:
            return None if origin is None or is_own_origin(conn, origin, public_url) else (403, "")
        if conn.scope["method"] not in SAFE_METHODS and not is_from_own_page(conn, public_url):
            return 403, ""
        return None


async def refuse_socket(receive: Receive, send: Send, code: int) -> None:
    """Close a websocket that was not accepted; the browser sees 403."""
    await receive()
    await send({"type": "websocket.close", "code": code})
