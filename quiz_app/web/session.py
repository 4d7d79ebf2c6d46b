"""The session's cookie, and where one may go after signing in."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from quiz_app.bootstrap import Platform
from quiz_app.services.signing_in import SigningIn
from quiz_app.state import COOKIE

__all__ = [
    "COOKIE",
    "PASSWORD_PATH",
    "SIGNED_OUT",
    "START",
    "enter",
    "give_session",
    "safe_next",
    "take_session",
    "where_first",
]

PASSWORD_PATH = "/konto/adgangskode"  # noqa: S105  # a path
SIGNED_OUT = "/login/ud"
START = "/app/"
_OWN_APP = re.compile(r"/app([/?][!-~]*)?")
_OWN_SITE = re.compile(r"/([a-z0-9-]+/)*([a-z0-9-]+\.html)?")


def safe_next(wanted: str | None) -> str:
    """The wanted address if it lies in the app or is a page of the site, else the app's front page; never elsewhere."""
    if not wanted or "\\" in wanted:
        return START
    return wanted if _OWN_APP.fullmatch(wanted) or _OWN_SITE.fullmatch(wanted) else START


async def where_first(scope: Scope, signing_in: SigningIn) -> str | None:
    """Where the person behind a request or socket must go before anything else; ``None`` when they may enter."""
    token = HTTPConnection(scope).cookies.get(COOKIE)
    if not token or await run_in_threadpool(signing_in.actor, token) is None:
        return "/login"
    return PASSWORD_PATH if await run_in_threadpool(signing_in.must_change, token) else None


async def enter(request: Request, platform: Platform, *, token: str, wanted: str) -> Response:
    """Go on with a new session, every way in alike; the browser's old one ends."""
    old = request.cookies.get(COOKIE)
    if old:
        await run_in_threadpool(platform.signing_in.sign_out, old)
    response = RedirectResponse(wanted or START, 303)
    give_session(response, token, is_https=platform.settings.is_https)
    return response


def give_session(response: Response, token: str, *, is_https: bool) -> None:
    """Put the session's token into the browser until it closes; no script can read it."""
    response.set_cookie(COOKIE, token, path="/", secure=is_https, httponly=True, samesite="lax")


def take_session(response: Response, *, is_https: bool) -> None:
    """Take the token out of the browser."""
    response.delete_cookie(COOKIE, path="/", secure=is_https, httponly=True, samesite="lax")
