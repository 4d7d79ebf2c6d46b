"""Security headers on every response."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_HTTPS = {"strict-transport-security": "max-age=31536000"}


class SecurityHeaders:
    """Adds what a response does not say itself; the policy is the app's below ``/app``, else the site's."""

    def __init__(self, app: ASGIApp, *, app_policy: str, site_policy: Callable[[], str], is_https: bool) -> None:
        self._app, self._app_policy, self._site_policy = app, app_policy, site_policy
        self._always = _ALWAYS | (_HTTPS if is_https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its response."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        policy = self._app_policy if scope["path"].startswith("/app/") else self._site_policy()
        added = {**self._always, "content-security-policy": policy, "cache-control": "no-cache"}

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        return await self._app(scope, receive, completed)
