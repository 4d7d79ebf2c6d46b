"""The web process over the memory fakes; a small app stands where Streamlit stands."""

from pathlib import Path

import pytest
from asgi import Browser
from entrance import INLINE, Serve, add_account, behind_the_edge
from world import World, world

from quiz_app.bootstrap.settings import OWN_MACHINE
from quiz_app.domain.library import Library
from quiz_app.web.application import create_app


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site with one page, one inline script and the theme's own English 404."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(
        f"<html><body><script>{INLINE}</script><p>Situationer</p></body></html>", encoding="utf-8"
    )
    (folder / "404.html").write_text("<h1>404 - Not found</h1>", encoding="utf-8")
    return folder


@pytest.fixture
def serve(example_library: Library, site: Path, tmp_path: Path) -> Serve:
    """The application with other settings than the usual ones."""

    def served(**settings: object) -> tuple[World, Browser]:
        usual = {"site_dir": site, "data_dir": tmp_path, "allowed_hosts": OWN_MACHINE}
        made = world(example_library, **usual | settings)
        return made, Browser(create_app(made.platform, ui=behind_the_edge))

    return served


@pytest.fixture
def browser(serve: Serve) -> Browser:
    return serve()[1]


@pytest.fixture
def with_account(serve: Serve) -> tuple[World, Browser]:
    """Amina has a local account."""
    made, browser = serve()
    add_account(made)
    return made, browser
