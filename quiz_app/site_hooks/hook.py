"""The MkDocs hook: hands the generated pages and the menu to MkDocs; everything else is in ``pages``."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

import quiz_app
from quiz_app.domain.law import awaits_confirmation
from quiz_app.domain.law_confirmation import asked_today
from quiz_app.site_hooks import build, citizen_pages, tool_pages
from quiz_app.site_hooks.pages import navigation, pages
from quiz_app.views.components import labels

WRITTEN = {
    "Ønskerne og svarene": "oenskerne-og-svarene.md",
    "Del en sag": "del-en-sag.md",
    "Sagskonferencer": "sagskonferencer.md",
    "Sagsbibliotek": "sagsbibliotek.md",
    "Fælles retsforståelse": "faelles-retsforstaaelse.md",
    "To bekendtgørelser side om side": "to-bekendtgoerelser.md",
    "Om webstedet": "om.md",
    "Tilgængelighed": "tilgaengelighed.md",
}
"""Pages that the root may hold beside its content, by their title in the menu."""
SHEETS = "ti-minutter"
"""Folder of hand-written sheets to print, one for each week; its ``index.md`` lists them."""
CONTENT = ("moduler/", "borger/", "vaerktoejer/")
"""Folders of content among the site's own pages: what is shown of them is generated."""
LOOK = ("tokens.css", "favicon.svg", "wordmark.svg")
"""Files that the site shares with the app and the server's own pages."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set the menu and what the banner says."""
    site = build.site_for(Path(config.config_file_path).parent)
    written = {title: path for title, path in WRITTEN.items() if (Path(config.docs_dir) / path).is_file()}
    config.nav = navigation(site, written, sheets=_sheets(Path(config.docs_dir)))
    config.extra["law_read_until"] = labels.day(site.library.law_read_until)
    config.extra["status_day"] = labels.day(site.day)
    awaiting = sum(map(awaits_confirmation, site.library.changes.values()))
    told = labels.count(awaiting, "lovændring afventer", "lovændringer afventer")
    config.extra["asked"] = asked_today(site.library, site.day)
    config.extra["awaiting"] = f"{told} bekræftelse" if awaiting else ""
    foot = {citizen_pages.TITLE: "borger/index.html"} | {t: p.replace(".md", ".html") for t, p in written.items()}
    config.extra |= {"about": foot, "homepage": "index.html"}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages in the place of the content files that they are made from."""
    site = build.site_for(Path(config.config_file_path).parent)
    generated = pages(site)
    for file in [f for f in files.documentation_pages() if f.src_uri in generated or f.src_uri.startswith(CONTENT)]:
        files.remove(file)
    for path, text in generated.items():
        files.append(File.generated(config, path, content=text))
    for path, document in tool_pages.documents(site).items():
        files.append(File.generated(config, path, content=document))
    for name in LOOK:
        look = Path(quiz_app.__file__).parent / "web" / "assets" / name
        files.append(File.generated(config, f"assets/{name}", abs_src_path=str(look)))
    return files


def _sheets(docs: Path) -> list[str]:
    """The sheets' paths in the order of their weeks, the list before them; none where the root has no list."""
    folder = docs / SHEETS
    names = ["index.md", *sorted(p.name for p in folder.glob("[0-9]*.md"))] if (folder / "index.md").is_file() else []
    return [f"{SHEETS}/{name}" for name in names]


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index a second time, as a script: a page opened from a folder may not fetch."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    data = json.dumps(json.loads(index.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
    index.with_suffix(".js").write_text(f"var __index = {data}\n", encoding="utf-8")
