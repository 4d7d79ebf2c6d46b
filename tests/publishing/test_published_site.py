"""What the built site shows, and what it must never show: judged by its files, not by how they are made."""

import html
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from world import parts

from quiz_app.domain.case_date import AskedCase, what_applies
from quiz_app.domain.citation import Citations
from quiz_app.domain.law import Certainty
from quiz_app.domain.library import Library
from quiz_app.domain.posing import example, outcome_of
from quiz_app.domain.question import AnyQuestion, ComputedQuestion, Use
from quiz_app.domain.status import ContentStatus, status_on, touching_changes
from quiz_app.site_hooks.build import is_fresh
from quiz_app.site_hooks.pages import pages
from quiz_app.site_hooks.parts import Site

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)

TAG = re.compile(r"<[^>]+>")
LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|link|object|embed)\b[^>]*?\b(?:src|href|data)=["']?([^"'\s>]+)"""
)
CSS_URL = re.compile(r"""(?:url\(|@import\s+)["']?(https?:)?//""")


def plain(text: str) -> str:
    """Letters and digits only, so that neither markup nor line breaks hide a leak."""
    return re.sub(r"\W+", "", html.unescape(TAG.sub("", text))).lower()


def long_options(question: AnyQuestion) -> list[str]:
    """What an item lets one choose from, without what is too short to tell apart from ordinary words."""
    texts = [text for name, text in parts(question) if name in {"text", "left", "right"}]
    return [text for text in texts if isinstance(text, str) and len(plain(text)) > 30]


def reasons(question: AnyQuestion) -> list[str]:
    """What tells the key of an item: reasons, model answers, and the steps of a rule."""
    texts = [text for name, text in parts(question) if name in {"why", "model"} and isinstance(text, str)]
    posed = example(question)
    return [*texts, *outcome_of(posed).steps] if isinstance(posed, ComputedQuestion) else texts


@pytest.fixture(scope="module")
def published(site: Path) -> str:
    """All that anyone can fetch, search index included, as one run of letters."""
    files = [*site.rglob("*.html"), *site.rglob("*.xml"), *site.rglob("*.md"), *site.rglob("*.yml")]
    texts = [f.read_text(encoding="utf-8") for f in files]
    texts += [json.dumps(json.loads(f.read_text(encoding="utf-8")), ensure_ascii=False) for f in site.rglob("*.json")]
    return "".join(map(plain, texts))


def test_no_reason_behind_an_option_reaches_the_site(library: Library, published: str) -> None:
    found = {q.id: reasons(q) for q in library.questions.values()}
    assert all(found.values())
    assert [why for texts in found.values() for why in texts if plain(why) in published] == []


def test_no_item_shows_its_options_so_none_can_be_marked_as_right(library: Library, published: str) -> None:
    """One option may be a phrase that a guideline uses as well; two of the same item are no accident."""
    leaked = [q.id for q in library.questions.values() if sum(plain(text) in published for text in long_options(q)) > 1]
    assert leaked == []


def test_no_case_and_no_facit_reaches_the_site(library: Library, published: str) -> None:
    for case in library.cases.values():
        secrets = [case.story[:200], case.facit.tell_citizen, *(d.body[:120] for d in case.documents)]
        secrets += [k.why for k in case.facit.documents] + [m.why for m in case.facit.missing]
        secrets += [p for t in case.facit.tracks for p in (*t.points_for, *t.points_against)]
        assert [s for s in secrets if plain(s) in published] == []


def test_no_exam_item_reaches_the_site(library: Library, published: str) -> None:
    exam = [q for q in library.questions.values() if Use.EXAM in q.use]
    assert exam
    assert [q.id for q in exam if plain(q.stem) in published] == []


def test_the_self_check_shows_the_stems_of_the_module(library: Library, site: Path) -> None:
    for module in library.modules.values():
        page = plain((site / "moduler" / f"{module.id}.html").read_text(encoding="utf-8"))
        assert [q for q in module.questions if plain(example(library.questions[q]).stem) not in page] == []


def test_the_self_check_leads_to_the_quiz_in_the_app(library: Library, site: Path) -> None:
    for module in library.modules.values():
        assert f'href="/app/quiz?modul={module.id}"' in (site / "moduler" / f"{module.id}.html").read_text(
            encoding="utf-8"
        )


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    loaded = {(f.name, url) for f in site.rglob("*.html") for url in LOADED.findall(f.read_text(encoding="utf-8"))}
    foreign = {(name, url) for name, url in loaded if re.match(r"(https?:)?//", url) and "localhost" not in url}
    assert foreign == set()
    assert [f.name for f in site.rglob("*.css") if CSS_URL.search(f.read_text(encoding="utf-8"))] == []


def test_the_front_page_leads_to_every_situation(library: Library, site: Path) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    assert all(f"situationer/{s}.html" in front for s in library.situations)
    assert '<html lang="da"' in front


def test_a_guideline_says_its_status_verification_certainty_and_law(library: Library, site: Path) -> None:
    for guideline in library.guidelines.values():
        page = (site / "retningslinjer" / f"{guideline.id}.html").read_text(encoding="utf-8")
        assert "kk-badge" in page
        assert "Efterset den" in page
        assert "Gælder for sager" in page
        assert "retsinformation.dk/eli/" in page
        assert "Her bruges den" in page


def test_a_module_of_todays_licence_is_historic_only_when_all_its_guidelines_are(library: Library, site: Path) -> None:
    changes = library.changes.values()
    mixed = []
    for module in library.modules.values():
        page = (site / "moduler" / f"{module.id}.html").read_text(encoding="utf-8")
        over = [
            status_on(library.guidelines[g], DAY, changes).status == ContentStatus.HISTORIC for g in module.guidelines
        ]
        mixed += [module.id] if any(over) and not all(over) else []
        assert ("kk-badge kk-historic" in page) == all(over), module.id
    assert mixed, "no module has both"


def test_a_page_names_the_change_to_come_and_that_it_is_not_confirmed(library: Library, site: Path) -> None:
    waiting = library.changes["2027-01-01-ny-hovedlov"]
    touched = [g for g in library.guidelines.values() if touching_changes(g, [waiting])]
    assert touched
    for guideline in touched:
        page = (site / "retningslinjer" / f"{guideline.id}.html").read_text(encoding="utf-8")
        assert f"{waiting.title}</a>, 1. januar 2027 (datoen er ikke bekræftet)" in page


def test_the_timeline_holds_every_change(library: Library, site: Path) -> None:
    page = (site / "lovaendringer.html").read_text(encoding="utf-8")
    assert [c for c in library.changes if f'id="{c}"' not in page] == []


def test_the_banner_says_until_when_the_law_was_read(site: Path) -> None:
    for page in ("index.html", "lovaendringer.html", "moduler/index.html"):
        assert "Lovgrundlaget er læst til og med 12. februar 2026" in (site / page).read_text(encoding="utf-8")


def test_the_search_index_holds_the_guidelines(library: Library, site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {doc["location"] for doc in index["docs"]}
    assert {f"retningslinjer/{g}.html" for g in library.guidelines} <= places


def test_no_raw_content_file_is_copied_to_the_site(site: Path) -> None:
    assert [f.name for f in site.rglob("*") if f.suffix in {".md", ".yml", ".yaml"}] == []


def test_a_site_is_fresh_for_its_content_pages_and_day_only(library: Library, site: Path, tmp_path: Path) -> None:
    assert is_fresh(library, root=ROOT, site_dir=site, day=DAY)
    assert not is_fresh(library, root=ROOT, site_dir=site, day=DAY.replace(day=23))
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert is_fresh(library, root=tmp_path, site_dir=site, day=DAY)
    (tmp_path / "docs" / "om.md").write_text("# Om\n\nEn rettet side.\n", encoding="utf-8")
    assert not is_fresh(library, root=tmp_path, site_dir=site, day=DAY)


def test_a_grey_zone_says_its_question_its_line_and_what_will_settle_it(library: Library, site: Path) -> None:
    register = plain((site / "graazoner" / "index.html").read_text(encoding="utf-8"))
    for zone in library.grey_zones.values():
        page = plain((site / "graazoner" / f"{zone.id}.html").read_text(encoding="utf-8"))
        first_words = plain(zone.question.split("\n\n")[0])
        assert all(text in page for text in (first_words, plain(zone.release_condition), "besluttes"))
        assert all(plain(text) in register for text in (zone.title, zone.release_condition, "Besluttes lokalt"))


def test_the_citizens_pages_promise_that_no_case_waits_for_a_licence(library: Library, site: Path) -> None:
    assert library.citizen_pages
    start = (site / "borger" / "index.html").read_text(encoding="utf-8")
    assert "Din sag venter ikke på et kørekort" in start
    assert all(f"{page}.html" in start for page in library.citizen_pages)


def test_an_acts_page_leads_to_its_text_and_to_what_rests_on_it(library: Library, site: Path) -> None:
    for act in library.acts.values():
        page = (site / "lov" / f"{act.id}.html").read_text(encoding="utf-8")
        assert all(f"retsinformation.dk/eli/{version.eli}" in page for version in act.versions)
        resting = [g.id for g in library.guidelines.values() if any(a.act == act.id for a in g.anchors)]
        assert [g for g in resting if f"../retningslinjer/{g}.html" not in page] == []


def test_before_and_after_holds_every_period_and_every_guidelines_own_table(library: Library, site: Path) -> None:
    page = (site / "foer-og-nu.html").read_text(encoding="utf-8")
    said = plain(page)
    assert [r.id for r in library.regimes.values() for rule in r.rules if plain(rule.text) not in said] == []
    compared = [g.id for g in library.guidelines.values() if any(s.title == "Før og nu" for s in g.sections)]
    assert compared
    assert [g for g in compared if f"retningslinjer/{g}.html" not in page] == []


def test_the_site_tells_about_itself_and_its_accessibility(site: Path) -> None:
    assert "Det er ikke prøvet" in (site / "tilgaengelighed.html").read_text(encoding="utf-8")
    assert "Ikke en offentlig autorisation".lower()[5:] in (site / "om.html").read_text(encoding="utf-8").lower()


def test_the_banner_says_how_many_changes_await_confirmation(library: Library, site: Path) -> None:
    unsure = {Certainty.INFERRED, Certainty.UNVERIFIED}
    awaiting = [c.id for c in library.changes.values() if unsure & {c.certainty.content, c.certainty.date}]
    assert f"{len(awaiting)} lovændringer afventer bekræftelse" in (site / "om.html").read_text(encoding="utf-8")
    page = (site / "lovaendringer.html").read_text(encoding="utf-8")
    told = page.split('id="afventer"')[1].split("</ul>")[0]
    assert [c for c in awaiting if f'href="#{c}"' not in told] == []


def test_the_search_index_lies_beside_itself_as_a_script(site: Path) -> None:
    written = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    script = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    assert json.loads(script.removeprefix("var __index = ")) == json.loads(written)


def test_the_site_carries_the_shared_look(site: Path) -> None:
    for name in ("tokens.css", "favicon.svg", "wordmark.svg"):
        shared = ROOT / "quiz_app" / "web" / "assets" / name
        assert (site / "assets" / name).read_bytes() == shared.read_bytes()


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_a_dated_section_says_which_cases_it_is_about(site: Path) -> None:
    page = read(site, "retningslinjer/foertidspension-trin-for-trin.html")
    assert "Gælder for sager til og med 30. juni 2026 (datoen er udledt)" in page
    assert "Gælder for sager fra 1. juli 2026 (datoen er udledt)" in page
    by_grant = read(site, "retningslinjer/loebende-ressourceforloeb.html")
    assert "Gælder, når der er bevilget eller afgjort til og med 31. januar 2026" in by_grant


def test_nothing_is_hidden_from_those_without_the_script(site: Path) -> None:
    page = read(site, "retningslinjer/foertidspension-trin-for-trin.html")
    assert re.findall(r"<(\w+)[^>]*\bdata-kk-section[^>]*\bhidden", page) == []
    assert re.search(r'<form class="kk-case"[^>]* hidden', page)


def test_the_table_on_a_page_is_what_the_domain_decides(site: Path, library: Library) -> None:
    for guideline in (g for g in library.guidelines.values() if g.periods):
        page = read(site, f"retningslinjer/{guideline.id}.html")
        data = json.loads(html.unescape(re.search(r'data-kk-case="([^"]*)"', page)[1]))  # type: ignore[index]
        for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30), date(2026, 7, 1)):
            place = sum(turn <= day.isoformat() for turn in data["days"])
            said = data["answers"][data["table"][0][0][place]]
            found = what_applies(guideline, AskedCase(case_date=day), library)
            assert (said["lead"], [data["notes"][n] for n in said["notes"]]) == (found.lead, list(found.notes))
            assert [guideline.sections[n].title for n in said["show"]] == list(found.sections)


def test_no_page_of_the_law_pages_runs_a_script_of_its_own(site: Path) -> None:
    page = read(site, "retningslinjer/foertidspension-trin-for-trin.html")
    assert '<script src="../assets/case_date.js"' in page


def test_a_change_has_a_page_with_a_date_for_each_provision(site: Path) -> None:
    page = read(site, "lovaendringer/2026-07-01-rehabiliteringsteam.html")
    assert "trådte i kraft 1. juli 2026" in page
    assert "Alle slags sager, begyndt, men ikke afgjort 1. juli 2026" in page
    assert "Det vides ikke" in page
    assert "ventes 1. januar 2027" in read(site, "lovaendringer/2027-01-01-ny-hovedlov.html")


def test_before_february_2026_the_timeline_shows_what_is_coming(library: Library) -> None:
    before = Site(library=library, citations=Citations(library.acts.values()), day=date(2026, 1, 15))
    timeline = pages(before)["lovaendringer.md"]
    assert "træder i kraft 1. februar 2026" in timeline
    assert "træder i kraft 1. juli 2026" in timeline
    assert "ventes 1. januar 2027" in timeline
    after = pages(Site(library=library, citations=before.citations, day=date(2027, 1, 2)))["lovaendringer.md"]
    assert "var ventet 1. januar 2027" in after
