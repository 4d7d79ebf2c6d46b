"""The edge in front of the app: it lets in who is signed in, serves one page in Danish, and hides the rest."""

import re
from collections.abc import Awaitable, Callable, Collection
from pathlib import Path
from urllib.parse import quote

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from quiz_app.services.signing_in import SigningIn
from quiz_app.web.guard import refuse_socket
from quiz_app.web.page import Pages
from quiz_app.web.session import where_first

NO_SESSION = 4401
_OPEN = re.compile(r"/(static/.+|_stcore/(health|host-config))")
_INNER = re.compile(r"/(media|component|_stcore/(upload_file|bidi-components))/.+")
_PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)")
_SOCKET = "/_stcore/stream"
_OWN_HEAD = (
    '<link rel="stylesheet" href="/assets/tokens.css" /><link rel="stylesheet" href="/assets/app.css" />'
    '<link rel="stylesheet" href="/assets/waiting.css" />'
    '<script src="/assets/app.js" defer></script><script src="/assets/waiting.js" defer></script>'
)
_LOADING = (
    '<div id="root"><div class="kk-loading" role="status"><img src="/assets/wordmark.svg" alt="Sagskørekortet" '
    'width="224" height="40" /><p>Henter siden …</p></div></div>'
)
"""What stands on the page until the framework's script has come and puts the app in its place."""

Respond = Callable[[Scope, Receive, Send], Awaitable[None]]


def app_page(index: Path) -> str:
    """The app's page, made from the framework's own: Danish, with our title, icon, style and script.

    :raises ValueError: the framework's page is no longer what this was written for.
    """
    page = index.read_text(encoding="utf-8")
    for pattern, new in (
        (r'<html lang="en">', '<html lang="da">'),
        (r"<title>[^<]*</title>", "<title>Sagskørekortet</title>"),
        (r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />'),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", "<noscript><p>Sagskørekortet bruger JavaScript. Slå det til.</p></noscript>"),
        (r"</head>", f"{_OWN_HEAD}</head>"),
        (r'<div id="root"></div>', _LOADING),
    ):
        page, count = re.subn(pattern, new, page, flags=re.DOTALL)
        if count != 1:
            raise ValueError(pattern)
    return re.sub(r"<!--.*?-->\s*", "", page, flags=re.DOTALL)


def page_names(views: Path) -> frozenset[str]:
    """The pages of the app: one file a page, the file's name is its address."""
    return frozenset(path.stem for path in views.glob("*.py") if not path.stem.startswith("_"))


class AppEdge:
    """Default deny: only the paths named here reach the app, and only the framework's own files without a session."""

    def __init__(self, app: ASGIApp, *, signing_in: SigningIn, pages: Pages, page: str, names: Collection[str]) -> None:
        self._app, self._signing_in, self._pages = app, signing_in, pages
        self._page, self._names = page, frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket under the mount."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if scope["type"] == "websocket":
            if path != _SOCKET or await where_first(scope, self._signing_in) is not None:
                return await refuse_socket(receive, send, NO_SESSION)
            return await self._app(scope, receive, send)
        respond = await self._respond(scope, path)
        return await respond(scope, receive, send)

    async def _respond(self, scope: Scope, path: str) -> Respond:
        if path in {"", "/"} or path.strip("/") in self._names:
            return await self._show(scope, path)
        if _OPEN.fullmatch(path):
            return self._app
        if _INNER.fullmatch(path):
            return (
                self._app if await where_first(scope, self._signing_in) is None else PlainTextResponse("Log ind.", 403)
            )
        if _PROBE.fullmatch(path):
            return PlainTextResponse("Findes ikke.", 404)
        return self._pages.error(404)

    async def _show(self, scope: Scope, path: str) -> Response:
        query = "?" + scope["query_string"].decode("latin-1") if scope["query_string"] else ""
        if len(path) > 1 and path.endswith("/"):
            return RedirectResponse(scope["path"].rstrip("/") + query, 307)
        if scope["method"] not in {"GET", "HEAD"}:
            return self._pages.error(405)
        blocked = await where_first(scope, self._signing_in)
        if blocked is not None:
            return RedirectResponse(f"{blocked}?next={quote(scope['path'] + query, safe='')}", 303)
        return HTMLResponse(self._page, headers={"cache-control": "no-cache", "x-robots-tag": "noindex"})
