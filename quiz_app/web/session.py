"""The session's cookie, and where one may go after signing in."""

import re

from starlette.responses import Response

from quiz_app.state import COOKIE

__all__ = ["COOKIE", "PASSWORD_PATH", "START", "give_session", "safe_next", "take_session"]

PASSWORD_PATH = "/konto/adgangskode"  # noqa: S105  # a path
START = "/app/"
_OWN_APP = re.compile(r"/app([/?][!-~]*)?")


def safe_next(wanted: str | None) -> str:
    """The wanted address if it lies in the app, else the app's front page; never another host."""
    return wanted if wanted and _OWN_APP.fullmatch(wanted) and "\\" not in wanted else START


def give_session(response: Response, token: str, *, is_https: bool) -> None:
    """Put the session's token into the browser until it closes; no script can read it."""
    response.set_cookie(COOKIE, token, path="/", secure=is_https, httponly=True, samesite="lax")


def take_session(response: Response, *, is_https: bool) -> None:
    """Take the token out of the browser."""
    response.delete_cookie(COOKIE, path="/", secure=is_https, httponly=True, samesite="lax")
