"""The MkDocs hook: hands the generated pages and the menu to MkDocs; everything else is in ``pages``."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from quiz_app.site_hooks import build
from quiz_app.site_hooks.pages import navigation, pages
from quiz_app.views.components import labels

WRITTEN = {"Om webstedet": "om.md", "Tilgængelighed": "tilgaengelighed.md"}
"""Pages that the root may hold beside its content, by their title in the menu."""
CONTENT = ("moduler/", "borger/")
"""Folders of content among the site's own pages: what is shown of them is generated."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set the menu and what the banner says."""
    site = build.site_for(Path(config.config_file_path).parent)
    written = {title: path for title, path in WRITTEN.items() if (Path(config.docs_dir) / path).is_file()}
    config.nav = navigation(site, written)
    config.extra["law_read_until"] = labels.day(site.library.law_read_until)
    config.extra["status_day"] = labels.day(site.day)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages in the place of the content files that they are made from."""
    generated = pages(build.site_for(Path(config.config_file_path).parent))
    for file in [f for f in files.documentation_pages() if f.src_uri in generated or f.src_uri.startswith(CONTENT)]:
        files.remove(file)
    for path, text in generated.items():
        files.append(File.generated(config, path, content=text))
    return files
