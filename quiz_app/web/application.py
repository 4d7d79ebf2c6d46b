"""The ASGI application: which address is answered by whom, and the layers that every request passes."""

import logging
from collections.abc import Callable

import streamlit as st
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.setting_values import SiteAccess
from quiz_app.web.access_log import AccessLog
from quiz_app.web.edge import AppEdge, app_page, page_names
from quiz_app.web.guard import Guard
from quiz_app.web.headers import SecurityHeaders
from quiz_app.web.health import HealthPages
from quiz_app.web.page import Pages, pages
from quiz_app.web.policy import SitePolicy, app_policy
from quiz_app.web.published import SignedInSite, asset_routes, published_site
from quiz_app.web.searching import SearchPages
from quiz_app.web.signing_in import SignInPages
from quiz_app.web.streamlit_app import INDEX, PACKAGE, streamlit_app
from quiz_app.web.sweeping import A_DAY, Lifespan, sweeping
from quiz_app.web.verification import VerificationPages

LOG = logging.getLogger("koerekort")


def create_app(platform: Platform, *, ui: ASGIApp | None = None) -> Starlette:
    """The whole application; in tests ``ui`` stands in for Streamlit."""
    settings = platform.settings
    own, page, ui = pages(settings.municipality, platform.maintenance.banner), app_page(INDEX), ui or streamlit_app()
    edge = AppEdge(ui, signing_in=platform.signing_in, pages=own, page=page, names=page_names(PACKAGE / "views"))
    site, site_policy = (
        published_site(settings.site_dir, own, platform.maintenance.banner),
        SitePolicy(settings.site_dir),
    )
    if settings.site_access == SiteAccess.SIGNED_IN:
        site = SignedInSite(site, signing_in=platform.signing_in)
    return Starlette(
        routes=[
            *HealthPages(platform).routes(),
            *VerificationPages(platform, own).routes(),
            *_signing_in(platform, own),
            *SearchPages(platform).routes(),
            *asset_routes(),
            Route("/app", _to_app),
            Mount("/app", app=edge),
            Mount("/", app=site),
        ],
        middleware=[
            Middleware(
                SecurityHeaders, app_policy=app_policy(page), site_policy=site_policy, is_https=settings.is_https
            ),
            Middleware(AccessLog, pages=own),
            Middleware(Guard, settings=settings, pages=own),
        ],
        exception_handlers={HTTPException: _error_page(own)},
        lifespan=_lifespan(platform, ui),
    )


NOBODYS = "Arbejdsevnen er prøvet to gange."
"""A text that nobody wrote: the gate reads its lists with the first one, and nobody should wait for them."""


def _lifespan(platform: Platform, ui: ASGIApp) -> Lifespan:
    """The app's own, with each minute's hand-ins and reveals, and each day's forgetting and reading again."""

    def forget() -> None:
        platform.conferences.gate.screen(NOBODYS)
        counts = {str(kept): count for kept, count in platform.retaining.run().items() if count}
        if counts:
            LOG.info("forgotten %s", counts)
        read = platform.conferences.rescreening.run()
        if read.read:
            LOG.info("rescreened %d cases, %d hidden", read.read, read.hidden)

    daily = sweeping(forget, ui.lifespan() if isinstance(ui, st.App) else None, every=A_DAY)

    def sweep() -> None:
        platform.attempting.sweep()
        platform.conferences.calibrating.reveal_due()

    return sweeping(sweep, daily)


def _signing_in(platform: Platform, own: Pages) -> list[BaseRoute]:
    """The ways in: the demo's people, or local accounts and the identity provider, as far as each is set up."""
    oidc = platform.settings.oidc
    if oidc is None:
        return [*SignInPages(platform, own).routes()]
    from quiz_app.web.oidc import OidcPages  # noqa: PLC0415 - costs half a second, and most start without

    provider = OidcPages(platform, own, oidc)
    return [*provider.routes(), *SignInPages(platform, own, provider.farewell).routes()]


async def _to_app(request: Request) -> Response:
    return RedirectResponse("/app/" + (f"?{request.url.query}" if request.url.query else ""), 307)


def _error_page(own: Pages) -> Callable[[Request, Exception], Response]:
    def respond(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return own.error(error.status_code)

    return respond
