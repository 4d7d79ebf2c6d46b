"""The pages for signing in and out: local accounts, or the demo's personas."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quiz_app.bootstrap import Platform
from quiz_app.errors import InvalidInput, RuleError
from quiz_app.services.signing_in import Persona
from quiz_app.views.components.labels import ROLE
from quiz_app.web.form import fields
from quiz_app.web.origin import neighbourhood
from quiz_app.web.page import Pages
from quiz_app.web.policy import pages_policy
from quiz_app.web.rate_limit import RateLimit
from quiz_app.web.session import COOKIE, PASSWORD_PATH, SIGNED_OUT, enter, give_session, safe_next, take_session

HASHING_AT_ONCE = 4
NOT_THE_SAME = "De to nye adgangskoder er ikke ens."

_T = TypeVar("_T")

Farewell = Callable[[], Awaitable[str]]
"""Gives where one signs out at the identity provider, or nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """A persona as the picker shows it."""

    person_id: str
    name: str
    headline: str
    story: str


def card(persona: Persona) -> Card:
    """Roles and unit in one line; the unit goes first when there is no role."""
    roles = dict.fromkeys(ROLE[g.role] for g in persona.grants)
    headline = ", ".join(filter(None, [*roles, persona.unit]))
    return Card(persona.person_id, persona.name, headline[:1].upper() + headline[1:], persona.story)


class SignInPages:
    """Sign-in, sign-out and change of password; every way in ends in the same session."""

    def __init__(self, platform: Platform, pages: Pages, farewell: Farewell | None = None) -> None:
        self._platform, self._settings, self._pages = platform, platform.settings, pages
        self._farewell = farewell
        self._signing_in = platform.signing_in
        self._limit = RateLimit(per_address=120, overall=600, seconds=60)
        self._hashing = CapacityLimiter(HASHING_AT_ONCE)

    def routes(self) -> list[Route]:
        """The routes; a demo knows no passwords."""
        ways_out = [
            Route("/logout", self.sign_out, methods=["POST"]),
            Route("/logout", self.leave, methods=["GET"]),
        ]
        if self._settings.demo:
            return [
                Route("/login", self.personas, methods=["GET"]),
                Route(SIGNED_OUT, self.personas, methods=["GET"]),
                Route("/login", self.become, methods=["POST"]),
                *ways_out,
            ]
        shared = [
            Route("/login", self.form, methods=["GET"]),
            Route(SIGNED_OUT, self.form, methods=["GET"]),
            *ways_out,
        ]
        if not self._settings.local_accounts:
            return shared
        return [
            Route("/login", self.sign_in, methods=["POST"]),
            Route(PASSWORD_PATH, self.password_form, methods=["GET"]),
            Route(PASSWORD_PATH, self.change_password, methods=["POST"]),
            *shared,
        ]

    async def form(self, request: Request) -> Response:
        """The form; who is signed in already goes on."""
        wanted = safe_next(request.query_params.get("next"))
        if await self._is_signed_in(request):
            return RedirectResponse(wanted, 303)
        return self._form(wanted, is_out=request.url.path == SIGNED_OUT)

    async def sign_in(self, request: Request) -> Response:
        """Check login and password."""
        if not self._limit.admits(neighbourhood(request)):
            return self._pages.error(429)
        given = await fields(request)
        wanted, login = safe_next(given.get("next")), given.get("login", "")
        try:
            token = await self._slowly(lambda: self._signing_in.sign_in(login, given.get("password", "")))
        except RuleError as error:
            return self._form(wanted, status=403, login=login, problem=str(error))
        return await enter(request, self._platform, token=token, wanted=wanted)

    async def personas(self, request: Request) -> Response:
        """The demo's cards."""
        wanted = safe_next(request.query_params.get("next"))
        people = await run_in_threadpool(self._signing_in.personas)
        return self._pages.render("personas.html", cards=[card(p) for p in people], wanted=wanted)

    async def become(self, request: Request) -> Response:
        """Sign in as a persona."""
        given = await fields(request)
        try:
            token = await run_in_threadpool(self._signing_in.sign_in_as, given.get("person_id", ""))
        except RuleError as error:
            return self._pages.error(403, explanation=str(error))
        return await enter(request, self._platform, token=token, wanted=safe_next(given.get("next")))

    async def leave(self, request: Request) -> Response:
        """Sign out by link when the link stands on our own page; else ask first."""
        if request.headers.get("sec-fetch-site") == "same-origin":
            return await self.sign_out(request)
        response = self._pages.render("sign_out.html")
        if self._farewell and (place := await self._farewell()):
            response.headers["content-security-policy"] = pages_policy(forms_lead_to=place)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session on the server and in the browser; one that the provider opened ends there too."""
        token = request.cookies.get(COOKIE)
        issuer = await run_in_threadpool(self._signing_in.sign_out, token) if token else ""
        onwards = await self._farewell() if issuer and self._farewell else ""
        response = RedirectResponse(onwards or SIGNED_OUT, 303)
        take_session(response, is_https=self._settings.is_https)
        return response

    async def password_form(self, request: Request) -> Response:
        """The form for a new password; the app waits for it while the old one was chosen by somebody else."""
        wanted = safe_next(request.query_params.get("next"))
        if not await self._is_signed_in(request):
            return RedirectResponse("/login?next=" + quote(wanted, safe=""), 303)
        must = await run_in_threadpool(self._signing_in.must_change, request.cookies[COOKIE])
        return self._password_form(wanted, must_change=must)

    async def change_password(self, request: Request) -> Response:
        """Change it; all other sessions of the person end."""
        given = await fields(request)
        wanted, token = safe_next(given.get("next")), request.cookies.get(COOKIE, "")
        if not self._limit.admits(neighbourhood(request)):
            return self._pages.error(429)
        if given.get("new", "") != given.get("repeat", ""):
            return self._password_form(wanted, status=422, field="repeat", problem=NOT_THE_SAME)
        old, new = given.get("old", ""), given.get("new", "")
        try:
            fresh = await self._slowly(lambda: self._signing_in.change_password(token, old, new))
        except InvalidInput as error:
            return self._password_form(wanted, status=422, field=error.field, problem=str(error))
        except RuleError as error:
            return self._password_form(wanted, status=403, problem=str(error))
        response = RedirectResponse(wanted, 303)
        give_session(response, fresh, is_https=self._settings.is_https)
        return response

    def _form(
        self, wanted: str, *, status: int = 200, login: str = "", problem: str = "", is_out: bool = False
    ) -> Response:
        return self._pages.render(
            "login.html",
            status,
            wanted=wanted,
            login=login,
            problem=problem,
            is_out=is_out,
            by_provider=self._settings.oidc.label if self._settings.oidc else "",
            by_password=self._settings.local_accounts,
        )

    def _password_form(
        self, wanted: str, *, status: int = 200, field: str = "", problem: str = "", must_change: bool = False
    ) -> Response:
        return self._pages.render(
            "password.html", status, wanted=wanted, field=field, problem=problem, must_change=must_change
        )

    async def _is_signed_in(self, request: Request) -> bool:
        token = request.cookies.get(COOKIE)
        return bool(token) and await run_in_threadpool(self._signing_in.actor, token) is not None

    async def _slowly(self, act: Callable[[], _T]) -> _T:
        """Run what hashes a password: few at once, each takes 64 MiB."""
        return await to_thread.run_sync(act, limiter=self._hashing)
