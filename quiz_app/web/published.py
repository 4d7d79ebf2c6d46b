"""Files as they lie on disk: the built site, and what our own pages and the app's page load."""

import os
import re
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from stat import S_ISREG
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from quiz_app.services.signing_in import SigningIn
from quiz_app.web.page import Pages
from quiz_app.web.session import where_first

ASSETS = Path(__file__).with_name("assets")
_OPEN = re.compile(r"/borger(/[a-z0-9-]*(\.html)?)?|/(om|tilgaengelighed)\.html|/assets/[A-Za-z0-9._/-]+")
_SEARCH_INDEX = "/search/search_index.json"
_NOTHING_TO_FIND = {"config": {"lang": ["da"], "separator": "[\\s\\-]+"}, "docs": []}


class Site(StaticFiles):
    """The built site; a missing page is ours to answer, since the theme's own answer is English."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a file lies; the theme's 404 page is nowhere."""
        return ("", None) if path == "404.html" else super().lookup_path(path)


class BannerAbove:
    """Puts the banner, while there is one, on top of the built pages; else lets everything through as it is."""

    def __init__(self, site: Site, banner: Callable[[], str]) -> None:
        self._site, self._banner = site, banner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        page = await run_in_threadpool(self._page, scope)
        return await (self._site if page is None else HTMLResponse(page))(scope, receive, send)

    def _page(self, scope: Scope) -> str | None:
        """The page with the banner; ``None`` when there is none, or what is asked for is no page."""
        banner = self._banner()
        if not banner or scope["method"] != "GET":
            return None
        path = self._site.get_path(scope)
        for name in (path, os.path.normpath(f"{path}/index.html")):
            found, stat = self._site.lookup_path(name)
            if stat is not None and S_ISREG(stat.st_mode) and name.endswith(".html"):
                return _under(banner, Path(found).read_text(encoding="utf-8"))
        return None


def _under(banner: str, page: str) -> str:
    told = f'<p class="kk-banner" role="status">{escape(banner)}</p>'
    return re.sub(r"<body[^>]*>", lambda body: body[0] + told, page, count=1)


def published_site(site_dir: Path, pages: Pages, banner: Callable[[], str] = str) -> ASGIApp:
    """The site, or the page that says that it is not built; it may be built anew while we run."""
    site = BannerAbove(Site(directory=site_dir, html=True, check_dir=False), banner)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        built = (site_dir / "index.html").is_file()
        await (site if built else pages.error(503))(scope, receive, send)

    return answer


class SignedInSite:
    """The site for those who are signed in; what citizens need, and what it is drawn with, stay open to all."""

    def __init__(self, site: ASGIApp, *, signing_in: SigningIn) -> None:
        self._site, self._signing_in = site, signing_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request for a file of the site."""
        path = scope["path"]
        first = None if is_open(path) else await where_first(scope, self._signing_in)
        if first is None:
            return await self._site(scope, receive, send)
        return await self._refusal(path, first)(scope, receive, send)

    @staticmethod
    def _refusal(path: str, first: str) -> Response:
        if path == _SEARCH_INDEX:
            return JSONResponse(_NOTHING_TO_FIND)
        if path.endswith(("/", ".html")):
            return RedirectResponse(f"{first}?next={quote(path, safe='')}", 303)
        return PlainTextResponse("Log ind.", 403)


def is_open(path: str) -> bool:
    """True of the pages for citizens and about the site, and of styles, scripts and pictures; never by a way around."""
    return _OPEN.fullmatch(path) is not None and ".." not in path


def asset_routes() -> list[Route]:
    """One route a file: the site keeps files of its own below ``/assets``."""
    return [Route(f"/assets/{path.name}", _file(path.name)) for path in sorted(ASSETS.iterdir())]


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    folder = StaticFiles(directory=ASSETS)

    async def endpoint(request: Request) -> Response:
        return await folder.get_response(name, request.scope)

    return endpoint
