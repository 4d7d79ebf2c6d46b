"""The sheet of findings: one person keeps one role, places move with the text, what is settled stays settled."""

import pytest

from quiz_app.domain.anonymise import Finding, Screening, Tier, Type
from quiz_app.domain.sharing.settling import Harmless, Resolution, counts, unsettled
from quiz_app.domain.sharing.worksheet import Sheet, alike, all_suggested, begun, cleared, replaced

TIERS = {Type.CPR: Tier.T1, Type.NAME: Tier.T2, Type.PLACE: Tier.T2, Type.SUSPECT: Tier.T2}


def finding(text: str, words: str, kind: Type, suggestion: str, *, nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    tier = TIERS.get(kind, Tier.T3)
    return Finding(start=start, end=start + len(words), text=words, tier=tier, type=kind, suggestion=suggestion)


def sheet(text: str, *found: tuple[str, Type, str]) -> Sheet:
    findings = tuple(sorted((finding(text, *f) for f in found), key=lambda f: f.start))
    return begun(text, Screening(findings=findings))


TEXT = "Mette gik. Ali så Mettes hund i Herlev, 010180-1234."
FULL = sheet(
    TEXT,
    ("Mette ", Type.NAME, "Borger A "),
    ("Ali", Type.NAME, "Borger B"),
    ("Mettes", Type.NAME, "Borger A's"),
    ("Herlev", Type.PLACE, "By 1"),
    ("010180-1234", Type.CPR, ""),
)
NAMES = sheet(
    TEXT, ("Mettes", Type.NAME, "Borger A's"), ("Ali", Type.NAME, "Borger B"), ("Mette", Type.NAME, "Borger A")
)


def test_a_name_is_replaced_with_its_genitive_and_the_rest_moves_along() -> None:
    after = replaced(NAMES, NAMES.open[0])
    assert after.text == "Borger A gik. Ali så Borger A's hund i Herlev, 010180-1234."
    assert [(f.text, after.text[f.start : f.end]) for f in after.open] == [("Ali", "Ali")]


def test_other_words_take_the_genitive_too() -> None:
    assert replaced(NAMES, NAMES.open[2], "naboen").text.startswith("naboen gik. Ali så naboens hund")
    assert "Barn 1's hund" in replaced(NAMES, NAMES.open[0], "Barn 1").text


def test_only_the_same_person_is_alike() -> None:
    assert [f.text for f in alike(NAMES, NAMES.open[0])] == ["Mette", "Mettes"]
    assert [f.text for f in alike(NAMES, NAMES.open[1])] == ["Ali"]


def test_all_suggestions_leave_what_somebody_must_think_about() -> None:
    text = "Ali er 47 år og talte om pumpen med 010180-1234."
    full = sheet(
        text,
        ("Ali", Type.NAME, "Borger A"),
        ("47 år", Type.AGE, "40-49 år"),
        ("pumpen", Type.SUSPECT, "[andet ord]"),
        ("010180-1234", Type.CPR, ""),
    )
    after = all_suggested(full)
    assert after.text == "Borger A er 47 år og talte om pumpen med ."
    assert [f.text for f in after.open] == ["47 år", "pumpen"]


def test_what_is_said_of_a_finding_moves_along_and_holds_for_that_place_alone() -> None:
    text = "Bo bor. Ali så Bo."
    two = begun(
        text,
        Screening(
            findings=(
                finding(text, "Bo", Type.NAME, "Borger A"),
                finding(text, "Ali", Type.NAME, "Borger B"),
                finding(text, "Bo", Type.NAME, "Borger A", nth=1),
            )
        ),
    )
    said = cleared(two, two.open[2], Harmless.ORDINARY_WORD)
    assert [f.text for f in said.open] == ["Bo", "Ali"]
    after = replaced(said, said.open[1])
    (place,) = after.settled
    assert after.text[place.start : place.end] == "Bo"
    assert place.start == after.text.rindex("Bo.")


def test_nothing_is_said_of_what_identifies_for_certain() -> None:
    cpr = next(f for f in FULL.open if f.tier == Tier.T1)
    with pytest.raises(ValueError, match="ordinary"):
        cleared(FULL, cpr, Harmless.ORDINARY_WORD)


def test_a_settled_word_stays_settled_when_the_text_is_edited_elsewhere() -> None:
    text = "Ved mødet blev der sagt, at Bo i egen bolig er målet for borgeren nu."
    before = begun(text, Screening(findings=(finding(text, "Bo", Type.NAME, "Borger A"),)))
    said = cleared(before, before.open[0], Harmless.ORDINARY_WORD)
    longer = f"Noget nyt først. {text}"
    again = begun(longer, Screening(findings=(finding(longer, "Bo", Type.NAME, "Borger A"),)), said)
    assert again.open == ()
    assert longer[again.settled[0].start : again.settled[0].end] == "Bo"
    other = "Noget nyt først. Her kom Bo hjem til os."
    assert begun(other, Screening(findings=(finding(other, "Bo", Type.NAME, "Borger A"),)), said).settled == ()


def test_a_role_that_stands_in_the_text_is_given_to_nobody_else() -> None:
    text = "Borger A gik. Ali så Barn 2 og Omar, Omars hund."
    again = sheet(
        text,
        ("Ali", Type.NAME, "Borger A"),
        ("Omar,", Type.NAME, "Barn 1"),
        ("Omars", Type.NAME, "Barn 1's"),
    )
    assert [f.suggestion for f in again.open] == ["Borger B", "Barn 3", "Barn 3's"]


def test_a_date_beside_months_of_another_count_is_no_month_of_its_own() -> None:
    text = "måned 3: Praktik. Den 5. juni 2026 stopper den."
    assert sheet(text, ("5. juni 2026", Type.DATE, "måned 1")).open[0].suggestion == "[måned]"


def test_a_finding_is_open_unless_its_very_place_and_type_are_settled() -> None:
    name = finding(TEXT, "Ali", Type.NAME, "Borger B")
    right = Resolution(start=name.start, end=name.end, type=Type.NAME, reason=Harmless.INVENTED)
    wrong = (
        Resolution(start=name.start, end=name.end + 1, type=Type.NAME, reason=Harmless.INVENTED),
        Resolution(start=name.start, end=name.end, type=Type.PLACE, reason=Harmless.INVENTED),
        Resolution(start=name.start, end=name.end, type=Type.NAME, reason=Harmless.NEEDED_FOR_THE_LESSON),
    )
    screening = Screening(findings=(name,))
    assert unsettled(screening, [right]) == ()
    assert unsettled(screening, wrong) == (name,)
    assert counts([name, name]) == {"name": 2}
