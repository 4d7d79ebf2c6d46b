"""A change typed into a form: each line is read as lawyers write it, and each bad line says why."""

from dataclasses import replace
from datetime import date

import pytest
from builders import act, guideline, library

from quiz_app.content.change_file import written_change
from quiz_app.domain.change_form import ChangeForm, change_of
from quiz_app.domain.citation import Citations
from quiz_app.domain.impact import impact
from quiz_app.domain.law import Applies, Certainty, Effect, Track

CITATIONS = Citations([act(last=30)])
FORM = ChangeForm(
    title="Fristen på § 5 forlænges",
    source="lov nr. 9 af 1. december 2025",
    commences=date(2027, 3, 1),
    content=Certainty.LAW_TEXT,
    dated=Certainty.INFERRED,
    summary="Fristen forlænges.\nResten er ikke læst.",
    affects="eksempelloven § 5, stk. 2; ændres; indholdet ændres\n\neksempelloven § 6; ny; følgeændring; 2027-07-01",
    transition="fleksjob; senest 2027-02-28; gamle; Afgjorte sager følger den gamle frist.\n;i gang 2027-03-01;ukendt;Ukendt.",
)


def test_a_form_becomes_a_change_that_the_reader_of_content_takes_back() -> None:
    change, problems = change_of(FORM, CITATIONS)
    assert problems == ()
    assert change is not None
    assert change.id == "2027-03-01-fristen-paa-5-forlaenges"
    assert [a.effect for a in change.affects] == [Effect.AMENDED, Effect.NEW]
    assert [a.commences for a in change.affects] == [None, date(2027, 7, 1)]
    assert [t.rule for t in change.transition] == ["old", "unknown"]
    assert change.transition[0].applies == Applies(track=Track.FLEKSJOB, granted_until=date(2027, 2, 28))
    assert change.transition[1].applies == Applies(pending_on=date(2027, 3, 1))
    text, objections = written_change(change, library(), CITATIONS)
    assert objections == ()
    assert "pending_on: 2027-03-01" in text


def test_a_form_shows_what_it_would_touch() -> None:
    change, _ = change_of(FORM, CITATIONS)
    assert change is not None
    found = impact(library(guideline()), change, before=date(2026, 8, 3), after=date(2027, 7, 1))
    assert [t.ref.id for t in found.touched] == ["retningslinje"]


@pytest.mark.parametrize(
    ("field", "typed", "line", "sentence"),
    [
        ("title", "§", 0, "Skriv, hvad ændringen går ud på."),
        ("source", " ", 0, "Skriv, hvor ændringen står, for eksempel lov nr. 1750/2025 § 21."),
        ("commences", None, 0, "Skriv, hvornår ændringen træder i kraft, som dd.mm.åååå."),
        ("affects", "", 0, "Skriv mindst én bestemmelse."),
        ("affects", "eksempelloven § 5", 1, "Skriv bestemmelse; hvad der sker; hvor meget. Brug semikolon imellem."),
        ("affects", "\neksempelloven § 55; ny; følgeændring", 2, "eksempelloven har ingen § 55; den sidste er § 30."),
        (
            "affects",
            "eksempelloven § 5; slettes; følgeændring",
            1,
            ("»slettes« kendes ikke; skriv ny, ændres, erstattes, ophæves, får nyt nummer."),
        ),
        (
            "affects",
            "eksempelloven § 5; ny; følgeændring; marts",
            1,
            ("»marts« er ikke en dato; skriv år-måned-dag, fx 2026-07-01."),
        ),
        (
            "transition",
            "fleksjob; 2027-02-28; gamle; Sådan.",
            1,
            ("»2027-02-28« kan ikke læses; skriv senest, fra eller i gang og en dato (2026-01-31)."),
        ),
        (
            "transition",
            "pension; ; gamle; Sådan.",
            1,
            (
                "Sporet »pension« kendes ikke; skriv fleksjob, foertidspension, "
                "ressourceforloeb, jobafklaring, tilskud_selvstaendig, seniorpension, anden_indsats, eller lad det stå tomt."
            ),
        ),
        ("transition", "; ; måske; Sådan.", 1, "»måske« kendes ikke; skriv gamle, nye, ukendt."),
    ],
)
def test_a_bad_line_says_why(field: str, typed: object, line: int, sentence: str) -> None:
    change, problems = change_of(replace(FORM, **{field: typed}), CITATIONS)  # type: ignore[arg-type]
    assert change is None
    assert [(p.field, p.line, p.sentence) for p in problems] == [(field, line, sentence)]


def test_the_reader_objects_to_facts_and_changes_that_clash() -> None:
    change, _ = change_of(replace(FORM, facts="REF-99"), CITATIONS)
    assert change is not None
    _, objections = written_change(change, library(change), CITATIONS)
    path = f"guidelines/lovgrundlag/changes/{change.id}.yml:1"
    assert objections == (
        f"{path}: en ændring med den dato og titel er registreret i forvejen",
        f"{path}: faktum »REF-99« findes ikke",
    )
