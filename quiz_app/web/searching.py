"""``/soeg``: what the search box of the published site asks. The query is in no log and in no cache."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.setting_values import SiteAccess
from quiz_app.services.search_port import Hit
from quiz_app.views.components.labels import FOUND_KIND
from quiz_app.web.session import COOKIE

SHOWN = 20
OPEN_TO_ALL = ("citizen_page",)
"""What anybody finds where the rest of the site is for those who are signed in."""


class SearchPages:
    """Search for the site; whoever is signed in finds what staff may find, everybody else what they may read."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    def routes(self) -> list[BaseRoute]:
        """The routes under the site's own address."""
        return [Route("/soeg", self._search)]

    async def _search(self, request: Request) -> Response:
        hits = await run_in_threadpool(self._hits, request.query_params.get("q", ""), request.cookies.get(COOKIE))
        return JSONResponse([_shown(hit) for hit in hits], headers={"cache-control": "no-store"})

    def _hits(self, query: str, token: str | None) -> tuple[Hit, ...]:
        actor, platform = self._platform.signing_in.actor(token), self._platform
        is_closed = actor is None and platform.settings.site_access == SiteAccess.SIGNED_IN
        return platform.searching.search(actor, query, kinds=OPEN_TO_ALL if is_closed else ())[:SHOWN]


def _shown(hit: Hit) -> dict[str, object]:
    return {
        "kind": FOUND_KIND[hit.kind],
        "title": hit.title,
        "url": hit.url,
        "provision": hit.provision,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }
