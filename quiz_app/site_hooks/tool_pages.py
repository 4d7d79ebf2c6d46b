"""Checklists and templates: a list, a page to print for each, and the same text as a document to fill in."""

from collections.abc import Mapping

from quiz_app.domain.guideline import Tool
from quiz_app.site_hooks.markdown import block, inline, plain
from quiz_app.site_hooks.parts import (
    Site,
    badge,
    cards,
    changes_touching,
    facts_line,
    first_sentence,
    heading,
    link,
    provisions,
    status_of,
    verified,
)
from quiz_app.site_hooks.tool_document import document

TITLE = "Værktøjer"
_WHAT_THEY_ARE = (
    "Ark og skabeloner til at skrive ud eller hente som dokument. De hjælper dig med at huske og med at skrive kort. "
    "Ingen af dem er påkrævet, og et felt står tomt, når sagen ikke har brug for det. Et ark om en borger hører til i "
    "sagen, når det er færdigt, og ikke andre steder.\n"
)


def pages(site: Site) -> Mapping[str, str]:
    """The list and a page for each tool, by path."""
    return {"vaerktoejer/index.md": _list(site), **{f"vaerktoejer/{t.id}.md": _page(site, t) for t in ordered(site)}}


def documents(site: Site) -> Mapping[str, bytes]:
    """A DOCX file for each tool that is filled in by hand, by path."""
    return {_address(t): document(t, site.day, verified(t.verified)) for t in ordered(site) if not t.app}


def ordered(site: Site) -> list[Tool]:
    """The tools in the order in which they are shown."""
    return sorted(site.library.tools.values(), key=lambda tool: (tool.order, tool.id))


def _address(tool: Tool) -> str:
    return f"vaerktoejer/{tool.id}.docx"


def _list(site: Site) -> str:
    shown = cards(
        (f"{t.id}.html", t.title, f"{badge(status_of(site, t))} {inline(first_sentence(t.answer))}")
        for t in ordered(site)
    )
    return f"{heading(TITLE, hide='toc')}{_WHAT_THEY_ARE}\n{shown}"


def _page(site: Site, tool: Tool) -> str:
    """The sheet stands first; what comes after the mark is for the screen only (site.css)."""
    sheet = "\n".join(f"## {s.title}\n\n{block(s.body, css='kk-body kk-sheet')}" for s in tool.sections)
    return (
        f"{heading(tool.title, hide='toc')}{facts_line(site, tool)}\n{block(tool.answer, css='kk-answer')}\n"
        f'{_way_on(tool)}\n{_picture(tool)}\n{sheet}\n<div class="kk-sheet-end"></div>\n\n'
        f"{provisions(site, tool)}\n{changes_touching(site, tool)}\n<p>{link('index.html', 'Alle værktøjer')}</p>\n"
    )


def _way_on(tool: Tool) -> str:
    if tool.app:
        return f'<p><a class="kk-button" href="/app/{plain(tool.app)}">Åbn i appen</a></p>\n'
    name = f"{tool.id}.docx"
    return f'<p class="kk-paper"><a href="{name}" download>Hent som dokument (DOCX)</a></p>\n'


def _picture(tool: Tool) -> str:
    if not tool.picture:
        return ""
    source, words = plain(tool.picture.file), plain(tool.picture.text)
    return f'<p class="kk-picture"><img src="../assets/{source}" alt="{words}"></p>\n'
