"""``/soeg``: what the search box of the published site asks. The query is in no log and in no cache."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from quiz_app.bootstrap import Platform
from quiz_app.services.searching import Hit
from quiz_app.views.components.labels import FOUND_KIND
from quiz_app.web.session import COOKIE

SHOWN = 20


class SearchPages:
    """Search for the site; whoever is signed in finds what staff may find."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    def routes(self) -> list[BaseRoute]:
        """The routes under the site's own address."""
        return [Route("/soeg", self._search)]

    async def _search(self, request: Request) -> Response:
        hits = await run_in_threadpool(self._hits, request.query_params.get("q", ""), request.cookies.get(COOKIE))
        return JSONResponse([_shown(hit) for hit in hits], headers={"cache-control": "no-store"})

    def _hits(self, query: str, token: str | None) -> tuple[Hit, ...]:
        return self._platform.searching.search(self._platform.signing_in.actor(token), query)[:SHOWN]


def _shown(hit: Hit) -> dict[str, object]:
    return {
        "kind": FOUND_KIND[hit.kind],
        "title": hit.title,
        "url": hit.url,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }
