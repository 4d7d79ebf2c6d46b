import base64
import hashlib
import os
from pathlib import Path

import pytest
from asgi import Browser
from entrance import INLINE, Serve, sign_in
from starlette.types import Receive, Scope, Send
from world import World

from quiz_app.web.headers import SecurityHeaders

EVERYWHERE = [
    "/",
    "/404",
    "/app",
    "/app/",
    "/app/static/x.js",
    "/app/media/x",
    "/login",
    "/logout",
    "/verificer",
    "/healthz",
    "/readyz",
    "/assets/app.js",
    "/konto/adgangskode",
]


def scripts(policy: str) -> str:
    return next(part for part in policy.split("; ") if part.startswith("script-src"))


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_carries_the_security_headers(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_policy_lets_unknown_inline_scripts_run(browser: Browser, path: str) -> None:
    policy = browser.get(path).headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy or "unsafe-inline" not in scripts(policy)


def test_the_refusals_carry_them_too(browser: Browser) -> None:
    refused = browser.get("/", host="fremmed.example")
    assert (refused.status, refused.headers["x-content-type-options"]) == (400, "nosniff")


def test_the_sites_inline_scripts_are_allowed_by_their_hash(browser: Browser) -> None:
    policy = browser.get("/").headers["content-security-policy"]
    assert scripts(policy) == f"script-src 'self' {hashed(INLINE)}"


def test_a_site_that_is_built_anew_gets_new_hashes(browser: Browser, site: Path) -> None:
    browser.get("/")
    page = site / "index.html"
    page.write_text("<script>other()</script>", encoding="utf-8")
    os.utime(page, ns=(1, 1))
    assert hashed("other()") in browser.get("/").headers["content-security-policy"]


def test_data_blocks_and_outside_scripts_need_no_hash(browser: Browser, site: Path) -> None:
    (site / "data.html").write_text(
        "<script type='application/json'>{}</script><script src='a.js'></script>", encoding="utf-8"
    )
    assert browser.get("/").headers["content-security-policy"].count("sha256-") == 1


def test_the_apps_page_allows_exactly_its_own_inline_script(with_account: tuple[World, Browser]) -> None:
    _, browser = with_account
    sign_in(browser)
    page = browser.get("/app/")
    inline = page.text.split("<script>")[1].split("</script>")[0]
    assert scripts(page.headers["content-security-policy"]) == f"script-src 'self' {hashed(inline)}"


def test_only_https_asks_for_strict_transport(serve: Serve) -> None:
    _, plain = serve()
    _, secure = serve(public_url="https://localhost:8000")
    assert "strict-transport-security" not in plain.get("/").headers
    assert "strict-transport-security" in secure.get("/").headers


def test_what_a_response_says_itself_stands(browser: Browser) -> None:
    async def own(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-store")]})
        await send({"type": "http.response.body"})

    browser.app = SecurityHeaders(own, app_policy="a", site_policy=lambda: "s", is_https=False)
    assert browser.get("/").headers["cache-control"] == "no-store"
    assert browser.get("/app/").headers["content-security-policy"] == "a"
