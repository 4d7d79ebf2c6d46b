"""The accessibility scan that browser tests share."""

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

FRAMEWORKS_OWN: dict[str, str] = {}
"""Rule ids of violations that are the framework's, each with its reason; nothing else is tolerated."""


EVERYTHING = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast",)


def problems(page: Page, what: tuple[str, ...] = EVERYTHING) -> list[str]:
    """Serious and critical violations of WCAG 2.2 A and AA that are ours; of :data:`COLOURS` alone, if asked."""
    found = Axe().run(page, options={"runOnly": list(what)})
    ours = [v for v in found["violations"] if v["impact"] in {"serious", "critical"} and v["id"] not in FRAMEWORKS_OWN]
    return [f"{page.url}: {v['id']}: {node['html'][:160]}" for v in ours for node in v["nodes"]]
