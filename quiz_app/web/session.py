"""The session's cookie, and where one may go after signing in."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quiz_app.bootstrap import Platform
from quiz_app.state import COOKIE

__all__ = ["COOKIE", "PASSWORD_PATH", "SIGNED_OUT", "START", "enter", "give_session", "safe_next", "take_session"]

PASSWORD_PATH = "/konto/adgangskode"  # noqa: S105  # a path
SIGNED_OUT = "/login/ud"
START = "/app/"
_OWN_APP = re.compile(r"/app([/?][!-~]*)?")


def safe_next(wanted: str | None) -> str:
    """The wanted address if it lies in the app, else the app's front page; never another host."""
    return wanted if wanted and _OWN_APP.fullmatch(wanted) and "\\" not in wanted else START


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
