"""The public check of a licence: anyone with the code sees what it is worth today."""

import re
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quiz_app.bootstrap import Platform
from quiz_app.domain.licence import LicenceStatus
from quiz_app.services.verifying import normalised
from quiz_app.web.form import fields
from quiz_app.web.origin import neighbourhood
from quiz_app.web.page import Pages
from quiz_app.web.rate_limit import RateLimit

LONGEST_TYPED = 64
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}")

_STATUS: Mapping[LicenceStatus, tuple[str, str]] = {
    LicenceStatus.VALID: ("Gyldigt", "Beviset gælder i dag."),
    LicenceStatus.SUSPENDED: ("I bero", "Beviset er sat på pause og gælder ikke i øjeblikket."),
    LicenceStatus.EXPIRED: ("Udløbet", "Beviset gælder ikke længere, fordi perioden er gået."),
    LicenceStatus.REVOKED: ("Inddraget", "Beviset er taget tilbage og gælder ikke længere."),
}


def normal_code(typed: str) -> str | None:
    """The code as it was issued, from what somebody read off a paper; ``None`` when it cannot be a code at all."""
    code = normalised(typed[:LONGEST_TYPED])
    return code if _CODE.fullmatch(code) else None


class VerificationPages:
    """A form for the code, and what stands behind it."""

    def __init__(self, platform: Platform, pages: Pages) -> None:
        self._platform, self._pages = platform, pages
        self._limit = RateLimit(per_address=20, overall=300, seconds=60)

    def routes(self) -> list[Route]:
        """The routes; the typed code travels in the form's body, never in a query."""
        return [
            Route("/verificer", self.form, methods=["GET"]),
            Route("/verificer/", self.to_form, methods=["GET"]),
            Route("/verificer", self.typed, methods=["POST"]),
            Route("/verificer/{code}", self.result, methods=["GET"]),
        ]

    async def form(self, _request: Request) -> Response:
        """An empty form."""
        return self._pages.render("verify.html", typed="", problem="")

    async def to_form(self, _request: Request) -> Response:
        """The form has one address."""
        return RedirectResponse("/verificer", 307)

    async def typed(self, request: Request) -> Response:
        """Go to the code's own page."""
        typed = (await fields(request)).get("code", "")
        code = normal_code(typed)
        if code is None:
            problem = "En kode har 20 bogstaver og tal i fire grupper, fx 7K3MQ-9XW2T-4BD8R-1HZ6N."
            return self._pages.render("verify.html", 422, typed=typed[:LONGEST_TYPED], problem=problem)
        return RedirectResponse(f"/verificer/{code}", 303)

    async def result(self, request: Request) -> Response:
        """What the licence is worth today."""
        if not self._limit.admits(neighbourhood(request)):
            return self._pages.error(429)
        typed = request.path_params["code"]
        code = normal_code(typed)
        found = await run_in_threadpool(self._platform.verifying.verify, code) if code else None
        if found is None:
            problem = "Vi kender ikke koden. Se efter, om den er skrevet rigtigt."
            return self._pages.render("verify.html", 404, typed=typed[:LONGEST_TYPED], problem=problem)
        word, meaning = _STATUS[found.status]
        today = self._platform.clock.today()
        return self._pages.render("verified.html", found=found, code=code, word=word, meaning=meaning, today=today)
