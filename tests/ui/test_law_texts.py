"""Lovtekster: what a key person sees, decides and takes away."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.bootstrap import Platform
from quiz_app.domain.law_watch import FeedReason, LawTask
from quiz_app.domain.lawtext import LawText, TextProvision

Open = Callable[..., AppTest]


def text(app: AppTest) -> str:
    parts = (*app.markdown, *app.info, *app.success, *app.error, *app.warning, *app.caption, *app.subheader)
    return "\n".join(part.value for part in parts)


def html(app: AppTest) -> str:
    return "\n".join(part.value for part in app.get("html"))


@pytest.fixture
def compared(platform: Platform) -> None:
    """Two versions of an act: a deadline is changed, and one provision has gone."""
    texts = {"gammel": ["Loven gælder <b>alle</b>.", "Fristen er 4 uger.", "Tilsynet føres af ministeren."]}
    texts["ny"] = ["Loven gælder <b>alle</b> borgere.", "Fristen er 6 uger."]
    for label, provisions in texts.items():
        found = tuple(TextProvision(paragraf=str(n), text=t) for n, t in enumerate(provisions, 1))
        platform.collating.import_text(LawText(title="Lov", provisions=found), act="lab", label=label)


def test_without_imported_texts_the_page_says_how_to_get_them(open_as: Open) -> None:
    assert "koerekort law import" in text(open_as("johanne", "law_texts"))


def opened(open_as: Open) -> AppTest:
    app = open_as("johanne", "law_texts")
    new = app.selectbox(key="law_texts.new")
    new.select_index(next(i for i, o in enumerate(new.options) if o.endswith("ny")))
    return app.run()


def test_each_provision_stands_with_class_and_reason_and_the_words_are_marked(open_as: Open, compared: None) -> None:
    app = opened(open_as)
    shown = app.table[0].value
    classes = [cell.partition(".")[0] for cell in shown["Klasse og grund"]]
    assert classes == ["Ændret i substansen", "Ændret i substansen", "Ophævet"]
    next(s for s in app.selectbox if s.label == "Læs en bestemmelse").select_index(1).run()
    assert "<del>4</del> <ins>6</ins>" in html(app)


def test_the_texts_own_signs_are_never_markup(open_as: Open, compared: None) -> None:
    assert "&lt;b&gt;" in html(opened(open_as))
    assert "<b>" not in html(opened(open_as))


def test_a_person_sets_another_class_and_it_stands_with_their_words(open_as: Open, compared: None) -> None:
    app = opened(open_as)
    app.text_area[0].set_value("Kun en præcisering.")
    app.selectbox(key="law_texts.1.1.kind").select_index(0)
    next(b for b in app.button if b.label == "Gem klassen").click()
    app.run()
    assert [e.message for e in app.exception] == []
    assert "Kun en præcisering." in text(app)
    assert "Programmets klasse\\: Ændret i substansen." in text(app)
    assert next(iter(app.table[0].value["Klasse og grund"])).startswith("Uændret \\*")


def test_the_draft_asks_for_a_day_and_is_then_the_file_of_a_change(open_as: Open, compared: None) -> None:
    app = opened(open_as)
    assert "Skriv datoen" in text(app)
    next(t for t in app.text_input if t.label == "Gælder fra").set_value("1.1.2027").run()
    assert "commences: 2027-01-01" in "\n".join(c.value for c in app.code)


def test_a_document_that_was_found_is_seen_and_closed(open_as: Open, platform: Platform) -> None:
    task = LawTask(
        task_id="w",
        act="lab",
        eli="lta/2026/8",
        title="Lov om ændring af noget",
        type_name="LOV",
        reason=FeedReason.NEW,
        day=date(2026, 11, 20),
        at=platform.clock.now(),
    )
    with platform.storage.writing() as stores:
        stores.law_texts.add_task(task)
        for day in (18, 20):
            stores.law_texts.add_day(date(2026, 11, day), platform.clock.now())
    app = open_as("johanne", "law_texts")
    assert "Lov om ændring af noget" in text(app)
    assert "19. november 2026" in text(app)
    app.button(key="law_texts.task.w.close").click().run()
    assert "1 dokument er set og vurderet" in text(app)
    assert "Ingen nye dokumenter venter" in text(app)
