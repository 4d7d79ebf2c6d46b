"""The weekly sheets on paper: one leaf, the questions on its front and the answers on its back."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from quiz_app.domain.library import Library
from quiz_app.site_hooks.build import build_site

ROOT = Path(__file__).parents[2]
PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("sheets") / "site"
    build_site(library, root=ROOT, site_dir=site_dir, day=date(2026, 11, 22))
    return site_dir / "ti-minutter"


def test_each_sheet_is_one_leaf_of_a4(folder: Path, browser: Browser) -> None:
    with browser.new_context(locale="da-DK") as context:
        page, sides = context.new_page(), {}
        for sheet in sorted(folder.glob("[0-9]*.html")):
            page.goto(sheet.as_uri())
            sides[sheet.stem] = len(PAGE.findall(page.pdf(prefer_css_page_size=True)))
    assert len(sides) == 12
    assert {name: count for name, count in sides.items() if count != 2} == {}
