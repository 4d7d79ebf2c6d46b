"""Content security policies: scripts only from ourselves, and inline ones only when we know their hash."""

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

_SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
_EVERYWHERE = "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"

PAGES_POLICY = f"default-src 'none'; style-src 'self'; img-src 'self' data:; {_EVERYWHERE}"


def pages_policy(*, forms_lead_to: str) -> str:
    """The policy of a page of ours whose form ends at another site's address: browsers hold redirects to it too."""
    parts = urlsplit(forms_lead_to)
    return PAGES_POLICY.replace("form-action 'self'", f"form-action 'self' {parts.scheme}://{parts.netloc}")


def app_policy(page: str) -> str:
    """The policy of the app's one page. Its styles are made by script; ``blob:`` is for downloads and workers."""
    return (
        f"default-src 'self'; {_scripts(_inline_scripts(page))}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        f"media-src 'self' blob:; frame-src 'none'; {_EVERYWHERE}"
    )


class SitePolicy:
    """The policy of the built site: the inline scripts that stand in its pages, read again when it is built anew."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir, self._built, self._policy = site_dir, -1, ""

    def __call__(self) -> str:
        """The policy of the site as it lies now."""
        front = self._site_dir / "index.html"
        built = front.stat().st_mtime_ns if front.is_file() else 0
        if built != self._built:
            self._built, self._policy = built, _site_policy(self._site_dir)
        return self._policy


def _site_policy(site_dir: Path) -> str:
    pages = (path.read_text(encoding="utf-8") for path in sorted(site_dir.rglob("*.html")))
    found = {script for page in pages for script in _inline_scripts(page)}
    return (
        f"default-src 'self'; {_scripts(found)}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; {_EVERYWHERE}"
    )


def _scripts(inline: Iterable[str]) -> str:
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline}
    return " ".join(["script-src 'self'", *(f"'sha256-{h}'" for h in sorted(hashes))])


def _inline_scripts(page: str) -> list[str]:
    parser = _InlineScripts()
    parser.feed(page)
    parser.close()
    return parser.found


class _InlineScripts(HTMLParser):
    """Collects the text of the scripts that a browser would run from the page itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._within = tag == "script" and "src" not in given and (given.get("type") or "").lower() in _SCRIPT_TYPES
        if self._within:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._within:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._within = False
