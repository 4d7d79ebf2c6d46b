"""Whether the process lives, and whether it is ready: for load balancers and for whoever operates it."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from quiz_app.bootstrap import Platform
from quiz_app.errors import StorageError

_NO_STORE = {"cache-control": "no-store"}


class HealthPages:
    """``/healthz`` asks nothing of anybody; ``/readyz`` names in Danish what is missing, and never why in detail."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    def routes(self) -> list[Route]:
        """The routes."""
        return [Route("/healthz", self.alive), Route("/readyz", self.ready)]

    async def alive(self, _request: Request) -> Response:
        """200 as long as the process answers."""
        return JSONResponse({"lever": True}, headers=_NO_STORE)

    async def ready(self, _request: Request) -> Response:
        """200 when people can work, else 503 with what is missing."""
        missing = await run_in_threadpool(self._missing)
        return JSONResponse(
            {"klar": not missing, "mangler": missing}, status_code=503 if missing else 200, headers=_NO_STORE
        )

    def _missing(self) -> dict[str, str]:
        settings = self._platform.settings
        checks: dict[str, tuple[Callable[[], bool], str]] = {
            "database": (self._has_database, "Databasen svarer ikke. Kør koerekort db upgrade, og se loggen."),
            "indeks": (settings.index_file.is_file, "Søgeindekset mangler. Kør koerekort index."),
            "websted": ((settings.site_dir / "index.html").is_file, "Webstedet er ikke bygget. Kør koerekort site."),
            "indhold": (self._has_content, "Der er intet indhold. Se content_root, og kør koerekort check."),
        }
        return {name: sentence for name, (holds, sentence) in checks.items() if not holds()}

    def _has_database(self) -> bool:
        try:
            with self._platform.storage.reading() as stores:
                stores.people.units()
        except StorageError:
            return False
        return True

    def _has_content(self) -> bool:
        return bool(self._platform.library.modules)
