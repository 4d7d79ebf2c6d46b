"""Signing in by the municipality's identity provider: OpenID Connect's code flow with PKCE, state and nonce."""

import hashlib
import hmac
import warnings
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.deprecate import AuthlibDeprecationWarning
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.oidc_settings import OidcSettings
from quiz_app.domain.federation import Claims
from quiz_app.errors import RuleError
from quiz_app.web.faults import report
from quiz_app.web.origin import neighbourhood
from quiz_app.web.page import Pages
from quiz_app.web.rate_limit import RateLimit
from quiz_app.web.session import SIGNED_OUT, enter, safe_next

with warnings.catch_warnings():
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)  # it says of its own client that it will move to httpx2
    from authlib.integrations.starlette_client import OAuth, OAuthError

START = "/login/oidc"
CALLBACK = "/login/oidc/retur"
PROVIDER_SECONDS = 10
LOGIN_SECONDS = 600
LONGEST_NEXT = 1000  # a cookie holds it, and a browser drops one beyond 4 KB
_WANTED = "next"
_UNANSWERED = "Login-tjenesten svarer ikke, som den skal. Prøv igen om lidt, eller sig det til en administrator."
_BROKEN_OFF = "Login blev afbrudt eller tog for lang tid. Gå til login, og prøv igen."
_FAULTS = (httpx.HTTPError, JoseError, KeyError, RuntimeError, TypeError, ValueError)
"""What Authlib and its neighbours raise when a provider does not answer, or answers something else than OIDC."""


class OidcPages:
    """The way to the provider and back. What is remembered meanwhile lies signed in the browser, for ten minutes."""

    def __init__(self, platform: Platform, pages: Pages, oidc: OidcSettings) -> None:
        self._platform, self._pages, self._oidc = platform, pages, oidc
        self._limit = RateLimit(per_address=120, overall=600, seconds=60)
        self._provider: Any = _provider(oidc)

    def routes(self) -> list[BaseRoute]:
        """The routes; the remembered state is readable below them only, and by every process with the same secret."""
        key = hmac.new(self._oidc.client_secret.encode(), b"kk_login", hashlib.sha256).hexdigest()
        remembering = Middleware(
            SessionMiddleware,
            secret_key=key,
            session_cookie="kk_login",
            max_age=LOGIN_SECONDS,
            path=START,
            same_site="lax",
            https_only=self._platform.settings.is_https,
        )
        return [
            Route(START, self.start, methods=["GET"], middleware=[remembering]),
            Route(CALLBACK, self.callback, methods=["GET"], middleware=[remembering]),
        ]

    async def start(self, request: Request) -> Response:
        """Send the person to the provider."""
        if not self._limit.admits(neighbourhood(request)):
            return self._pages.error(429)
        wanted = request.query_params.get("next", "")
        request.session[_WANTED] = safe_next(wanted if len(wanted) <= LONGEST_NEXT else None)
        try:
            response: Response = await self._provider.authorize_redirect(
                request, self._platform.settings.public_url + CALLBACK
            )
        except _FAULTS as error:
            return self._pages.error(503, explanation=_UNANSWERED, number=report(error))
        return response

    async def callback(self, request: Request) -> Response:
        """Take the provider's answer, and open a session for whom it names."""
        if not self._limit.admits(neighbourhood(request)):
            return self._pages.error(429)
        wanted = safe_next(request.session.pop(_WANTED, None))
        try:
            told = await self._provider.authorize_access_token(request, claims_options=self._claims_options())
            claims = self._claims(told["userinfo"])
        except OAuthError as error:
            return self._pages.error(403, explanation=_BROKEN_OFF, number=report(error))
        except _FAULTS as error:
            return self._pages.error(503, explanation=_UNANSWERED, number=report(error))
        try:
            token = await run_in_threadpool(self._platform.federating.sign_in, claims)
        except RuleError as error:
            return self._pages.error(403, explanation=str(error))
        return await enter(request, self._platform, token=token, wanted=wanted)

    async def farewell(self) -> str:
        """Where one signs out at the provider; empty when it offers no such place or does not answer."""
        try:
            metadata: Mapping[str, Any] = await self._provider.load_server_metadata()
            place = metadata.get("end_session_endpoint")
        except (OAuthError, *_FAULTS) as error:
            report(error)
            return ""
        if not isinstance(place, str) or urlsplit(place).scheme not in {"http", "https"}:
            return ""
        back = self._platform.settings.public_url + SIGNED_OUT
        asked = urlencode({"client_id": self._oidc.client_id, "post_logout_redirect_uri": back})
        return f"{place}{'&' if urlsplit(place).query else '?'}{asked}"

    def _claims_options(self) -> dict[str, dict[str, object]]:
        """Issuer and audience, which the library does not compare with ours by itself (OIDC Core § 3.1.3.7)."""
        return {
            "iss": {"essential": True, "value": self._oidc.issuer},
            "aud": {"essential": True, "value": self._oidc.client_id},
        }

    def _claims(self, told: Mapping[str, Any]) -> Claims:
        oidc, roles = self._oidc, told.get(self._oidc.roles_claim)
        listed = [roles] if isinstance(roles, str) else roles if isinstance(roles, list) else []
        return Claims(
            issuer=oidc.issuer,
            subject=str(told["sub"]),
            login=_word(told.get(oidc.login_claim)),
            name=_word(told.get(oidc.name_claim)),
            roles=frozenset(role for role in listed if isinstance(role, str)),
        )


def _provider(oidc: OidcSettings) -> Any:  # noqa: ANN401 - Authlib has no types
    registry = OAuth()
    return registry.register(
        "oidc",
        client_id=oidc.client_id,
        client_secret=oidc.client_secret,
        server_metadata_url=oidc.issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={
            "scope": " ".join(oidc.scopes),
            "code_challenge_method": "S256",
            "timeout": PROVIDER_SECONDS,
        },
    )


def _word(told: object) -> str:
    return told if isinstance(told, str) else ""
