"""The pages of the site as Markdown, from the content objects: one plain function, no MkDocs.

Questions give their stems only, and only those of module quizzes; cases and facits give nothing at all.
"""

from collections.abc import Mapping, Sequence

from quiz_app.domain.guideline import Guideline, Module, Situation
from quiz_app.domain.posing import example
from quiz_app.domain.status import worst
from quiz_app.site_hooks import act_pages, before_after, case_chooser, citizen_pages, grey_zones, law_pages, tool_pages
from quiz_app.site_hooks.markdown import block, inline, plain, sections_of
from quiz_app.site_hooks.meanings import explaining
from quiz_app.site_hooks.parts import (
    Site,
    badge,
    by_topic,
    cards,
    changes_touching,
    facts_line,
    first_sentence,
    heading,
    link,
    links_here,
    provisions,
    status_of,
)
from quiz_app.views.components import labels


def pages(site: Site) -> Mapping[str, str]:
    """The Markdown text of every generated page by its path, e.g. ``retningslinjer/x.md``."""
    lib = site.library
    explained = explaining(lib.glossary)
    written = {
        "index.md": _front(site),
        "situationer/index.md": _situations(site),
        **{f"situationer/{s.id}.md": _situation(site, s) for s in lib.situations.values()},
        "retningslinjer/index.md": _guidelines(site),
        **{f"retningslinjer/{g.id}.md": _guideline(site, g) for g in lib.guidelines.values()},
        "moduler/index.md": _modules(site),
        **{f"moduler/{m.id}.md": _module(site, m) for m in lib.modules.values()},
        "ordliste.md": _glossary(site),
        "foer-og-nu.md": before_after.page(site),
        **grey_zones.pages(site),
        **citizen_pages.pages(site),
        **tool_pages.pages(site),
        **law_pages.pages(site),
        **act_pages.pages(site),
    }
    return {path: explained(text) for path, text in written.items()}


def navigation(site: Site, written: Mapping[str, str], *, sheets: Sequence[str] = ()) -> list[dict[str, object]]:
    """The menu of the site, in MkDocs' form.

    ``written`` are the hand-written pages by title, last in the menu; ``sheets``, if any, the list of the weekly sheets
    and each of them, after the modules.
    """
    lib = site.library
    situations: list[object] = [{s.title: f"situationer/{s.id}.md"} for s in _ordered(site)]
    guidelines: list[object] = [
        {topic: [{g.title: f"retningslinjer/{g.id}.md"} for g in found]}
        for topic, found in by_topic(lib.guidelines.values()).items()
    ]
    zones: list[object] = [
        {z.title: f"graazoner/{z.id}.md"} for found in by_topic(lib.grey_zones.values()).values() for z in found
    ]
    modules: list[object] = [{m.title: f"moduler/{m.id}.md"} for m in lib.modules.values()]
    weekly: list[object] = [{"Ti minutter til teammødet": [*sheets]}] if sheets else []
    acts: list[object] = [{a.cite: f"lov/{a.id}.md"} for a in law_pages.by_name(site)]
    changes: list[object] = [{c.title: f"lovaendringer/{c.id}.md"} for c in law_pages.newest_first(site)]
    citizens: list[object] = [{p.title: f"borger/{p.id}.md"} for p in citizen_pages.ordered(site)]
    tools: list[object] = [{t.title: f"vaerktoejer/{t.id}.md"} for t in tool_pages.ordered(site)]
    about: list[dict[str, object]] = [{title: path} for title, path in written.items()]
    return [
        {"Situationer": ["index.md", *situations]},
        {"Retningslinjer": ["retningslinjer/index.md", *guidelines]},
        {"Gråzoner": ["graazoner/index.md", *zones]},
        {"Moduler": ["moduler/index.md", *modules, *weekly]},
        {tool_pages.TITLE: ["vaerktoejer/index.md", *tools]},
        {
            "Loven": [
                {"Lovændringer": ["lovaendringer.md", *changes]},
                {before_after.SECTION: "foer-og-nu.md"},
                {"Fakta om loven": "lov/fakta.md"},
                {"Lovgrundlag": ["lov/index.md", *acts]},
            ]
        },
        {"Ordliste": "ordliste.md"},
        {citizen_pages.TITLE: ["borger/index.md", *citizens]},
        *about,
    ]


def _front(site: Site) -> str:
    app = '<p><a class="kk-button" href="/app/">Åbn Mit kørekort</a></p>\n'
    return (
        "---\ntitle: Situationer\nhide: [toc]\n---\n# Hvad står du med lige nu?\n\n"
        "Vælg den situation, der ligner. Hver side siger, hvad du gør nu, hvad loven siger, og hvem du kan spørge.\n\n"
        f"{_situation_cards(site, '')}\n{app}\n"
        "En borgers sag venter ikke på et kørekort. Uden kørekort booker du sammen med en ledsager.\n"
    )


def _situations(site: Site) -> str:
    return f"{heading('Alle situationer', hide='toc')}{_situation_cards(site, '../')}"


def _situation_cards(site: Site, up: str) -> str:
    return cards((f"{up}situationer/{s.id}.html", s.title, inline(first_sentence(s.answer))) for s in _ordered(site))


def _ordered(site: Site) -> list[Situation]:
    return sorted(site.library.situations.values(), key=lambda s: (s.order, s.id))


def _situation(site: Site, situation: Situation) -> str:
    guidelines = "".join(
        f"<li>{link(f'../retningslinjer/{g}.html', site.library.guidelines[g].title)}</li>"
        for g in situation.guidelines
    )
    more = f"## Læs mere\n\n<ul>{guidelines}</ul>\n" if guidelines else ""
    return _page(site, situation, more)


def _guideline(site: Site, guideline: Guideline) -> str:
    return _page(site, guideline, links_here(site, guideline))


def _page(site: Site, thing: Guideline | Situation, more: str) -> str:
    return (
        f"{heading(thing.title)}{facts_line(site, thing)}\n{case_chooser.form(site, thing)}\n"
        f"{block(thing.answer, css='kk-answer')}\n{case_chooser.sections(site, thing)}\n"
        f"{provisions(site, thing)}\n"
        f"{changes_touching(site, thing)}\n{more}"
    )


def _guidelines(site: Site) -> str:
    parts = [f"{heading('Retningslinjer')}Fælles for hele kommunen, ordnet efter emne.\n"]
    for topic, found in by_topic(site.library.guidelines.values()).items():
        entries = (
            (f"{g.id}.html", g.title, f"{badge(status_of(site, g))} {inline(first_sentence(g.answer))}") for g in found
        )
        parts.append(f"## {topic}\n\n{cards(entries)}")
    return "\n".join(parts)


def _modules(site: Site) -> str:
    parts = [f"{heading('Moduler', hide='toc')}Læs et modul, og øv dig bagefter i appen.\n"]
    parts.append(cards((f"{m.id}.html", m.title, f"{m.minutes} minutter. {plain(m.when)}") for m in _in_order(site)))
    for licence in site.library.licences.values():
        steps = "".join(f"<li>{link(f'{m}.html', site.library.modules[m].title)}</li>" for m in licence.modules)
        parts.append(f"## {licence.title}\n\n{block(licence.summary)}\n<ol>{steps}</ol>\n")
    return "\n".join(parts)


def _in_order(site: Site) -> list[Module]:
    return sorted(site.library.modules.values(), key=lambda m: m.number)


def _module(site: Site, module: Module) -> str:
    status = worst(status_of(site, site.library.guidelines[g]) for g in module.guidelines)
    goals = "".join(f"<li>{inline(o.text)}</li>" for o in module.objectives)
    body = "\n".join(
        f"## {title}\n\n{block(text)}" if title else block(text) for title, text in sections_of(module.body)
    )
    guidelines = "".join(
        f"<li>{link(f'../retningslinjer/{g}.html', site.library.guidelines[g].title)}</li>" for g in module.guidelines
    )
    return (
        f'{heading(module.title)}<ul class="kk-facts"><li>{badge(status)} {plain(status.reason)}</li>'
        f"<li>{module.minutes} minutter</li><li>{plain(module.when)}</li></ul>\n\n"
        f"## Det kan du bagefter\n\n<ul>{goals}</ul>\n\n{body}\n"
        f"{_self_check(site, module)}\n## Retningslinjerne bag\n\n<ul>{guidelines}</ul>\n"
    )


def _self_check(site: Site, module: Module) -> str:
    """Stems only: the key stays in the app."""
    stems = []
    for question_id in module.questions:
        question = example(site.library.questions[question_id])
        dates = labels.dates(question.case_date, question.granted)
        when = f"<em>{dates}</em> " if dates else ""
        stems.append(f"<li>{when}{inline(question.stem.strip())}</li>")
    button = f'<p><a class="kk-button" href="/app/quiz?modul={module.id}">Svar i appen, og se hvorfor</a></p>'
    return f"## Tjek dig selv\n\n<ol>{''.join(stems)}</ol>\n{button}\n"


def _glossary(site: Site) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{plain(t.term)}</th><td>{inline(t.meaning)}</td><td>{inline(t.source)}</td></tr>"
        for t in sorted(site.library.glossary, key=lambda t: t.term.lower())
        if t.meaning
    )
    return (
        f"{heading('Ordliste', hide='toc')}<table><thead><tr><th>Ord</th><th>Betydning</th>"
        f"<th>Kilde</th></tr></thead><tbody>{rows}</tbody></table>\n"
    )
