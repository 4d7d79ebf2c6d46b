"""Files as they lie on disk: the built site, and what our own pages and the app's page load."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from quiz_app.web.page import Pages

ASSETS = Path(__file__).with_name("assets")


class Site(StaticFiles):
    """The built site; a missing page is ours to answer, since the theme's own answer is English."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a file lies; the theme's 404 page is nowhere."""
        return ("", None) if path == "404.html" else super().lookup_path(path)


def published_site(site_dir: Path, pages: Pages) -> ASGIApp:
    """The site, or the page that says that it is not built; it may be built anew while we run."""
    site = Site(directory=site_dir, html=True, check_dir=False)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        built = (site_dir / "index.html").is_file()
        await (site if built else pages.error(503))(scope, receive, send)

    return answer


def asset_routes() -> list[Route]:
    """One route a file: the site keeps files of its own below ``/assets``."""
    return [Route(f"/assets/{path.name}", _file(path.name)) for path in sorted(ASSETS.iterdir())]


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    folder = StaticFiles(directory=ASSETS)

    async def endpoint(request: Request) -> Response:
        return await folder.get_response(name, request.scope)

    return endpoint
