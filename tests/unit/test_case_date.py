"""Min sag er fra …: which text applies to a case, on the days around a change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import change, guideline, library
from builders import situation as a_situation

from quiz_app.domain.case_date import AskedCase, certainty_of, decisions, fragment, offers_choice, told, what_applies
from quiz_app.domain.guideline import DatedBy, Guideline, Section, SectionPeriod
from quiz_app.domain.law import (
    Applies,
    Certainty,
    Change,
    Period,
    Provision,
    Regime,
    Track,
    Transition,
    TwoCertainties,
)
from quiz_app.domain.library import Library

CLOSES, REFORM, EXPECTED = date(2026, 2, 1), date(2026, 7, 1), date(2027, 1, 1)
INFERRED = TwoCertainties(content=Certainty.INFERRED, date=Certainty.INFERRED)
OLD_TEXT, NEW_TEXT = "Lov til og med 30. juni 2026", "Lov fra 1. juli 2026"
PERIODS = (
    SectionPeriod(section=OLD_TEXT, end=date(2026, 6, 30)),
    SectionPeriod(section=NEW_TEXT, start=REFORM),
)


def page(**changed: object) -> Guideline:
    sections = tuple(Section(title=title, body="§ 5") for title in ("Lov", OLD_TEXT, NEW_TEXT))
    return guideline(**{"sections": sections, "periods": PERIODS} | changed)


def rule(name: str, **applies: object) -> Transition:
    return Transition(applies=Applies(**applies), rule=name, text=f"Regel {name}.")  # type: ignore[arg-type]


def regime(name: str, start: date | None, end: date | None, known: Certainty = Certainty.LAW_TEXT) -> Regime:
    sure = TwoCertainties(content=known, date=known)
    return Regime(id=name, title=f"Tiden {name}", period=Period(start=start, end=end), certainty=sure, rules=())


CLOSED = change(
    id="lukker",
    commences=CLOSES,
    transition=(
        rule("old", track=Track.RESSOURCEFORLOEB, granted_until=date(2026, 1, 31)),
        rule("new", track=Track.RESSOURCEFORLOEB, granted_from=CLOSES),
    ),
)
REFORMED = change(
    id="reform",
    certainty=INFERRED,
    transition=(
        rule("old", track=Track.FLEKSJOB, granted_until=date(2026, 6, 30)),
        rule("unknown", pending_on=REFORM),
    ),
)
REGIMES = (
    regime("A", date(2025, 1, 1), date(2026, 1, 31)),
    regime("B", CLOSES, date(2026, 6, 30), Certainty.INFERRED),
    regime("C", REFORM, date(2026, 12, 31), Certainty.INFERRED),
    regime("D", EXPECTED, None, Certainty.UNVERIFIED),
)


def law(*more: object, changes: tuple[Change, ...] = (CLOSED, REFORMED)) -> Library:
    return library(*changes, *REGIMES, *more)


def case(day: date, track: Track | None = None, granted: date | None = None) -> AskedCase:
    return AskedCase(case_date=day, track=track, granted=granted)


@pytest.mark.parametrize(
    ("day", "shown", "period"),
    [
        (date(2026, 1, 31), OLD_TEXT, "A"),
        (date(2026, 2, 1), OLD_TEXT, "B"),
        (date(2026, 6, 30), OLD_TEXT, "B"),
        (date(2026, 7, 1), NEW_TEXT, "C"),
    ],
)
def test_the_last_day_follows_the_old_text_and_the_first_the_new(day: date, shown: str, period: str) -> None:
    found = what_applies(page(), case(day), law())
    assert found.sections == ("Lov", shown)
    assert [r.id for r in found.regimes] == [period]


def test_a_forloeb_granted_on_the_last_day_keeps_the_old_rules_and_one_granted_the_day_after_does_not() -> None:
    asked = date(2026, 8, 14)
    kept = what_applies(page(), case(asked, Track.RESSOURCEFORLOEB, date(2026, 1, 31)), law())
    closed = what_applies(page(), case(asked, Track.RESSOURCEFORLOEB, CLOSES), law())
    assert (kept.sections, [r.id for r in kept.regimes]) == (("Lov", OLD_TEXT), ["A"])
    assert (closed.sections, [r.id for r in closed.regimes]) == (("Lov", NEW_TEXT), ["C"])


def test_a_decision_from_before_the_reform_is_reviewed_by_the_old_text() -> None:
    found = what_applies(page(), case(date(2026, 9, 1), Track.FLEKSJOB, date(2026, 6, 30)), law())
    assert found.sections == ("Lov", OLD_TEXT)
    assert found.certainty == Certainty.INFERRED


def test_a_rule_nobody_knows_says_so_and_shows_both_texts() -> None:
    pending = case(date(2026, 6, 30), Track.FLEKSJOB, REFORM)
    found = what_applies(page(), pending, law())
    assert found.sections == ("Lov", OLD_TEXT, NEW_TEXT)
    assert "vides det ikke, om reglerne fra før eller efter 1. juli 2026 gælder" in told(pending, found)


def test_a_case_that_does_not_say_enough_is_told_what_would_matter() -> None:
    found = what_applies(page(), case(date(2026, 8, 14)), law())
    assert found.sections == ("Lov", NEW_TEXT)
    assert (
        "Handler sagen om fleksjob, og er der bevilget eller afgjort senest 30. juni 2026: Regel old." in found.notes[1]
    )


def test_a_rule_that_would_change_nothing_is_not_told() -> None:
    found = what_applies(page(), case(date(2025, 6, 1), Track.RESSOURCEFORLOEB), law(changes=(CLOSED,)))
    assert [note.split(": ")[1] for note in found.notes] == ["Regel new. (de nye regler; datoen er læst i loven)"]


def test_a_section_may_go_by_the_grant_and_stands_while_the_grant_is_unknown() -> None:
    by_grant = page(periods=tuple(replace(period, by=DatedBy.GRANTED) for period in PERIODS))
    asked = date(2026, 9, 1)
    assert what_applies(by_grant, case(asked, granted=date(2026, 6, 30)), law()).sections == ("Lov", OLD_TEXT)
    unknown = what_applies(by_grant, case(asked), law())
    assert unknown.sections == ("Lov", OLD_TEXT, NEW_TEXT)
    assert "Skriv datoen" in unknown.notes[0]


def test_an_unconfirmed_date_never_makes_new_rules_apply() -> None:
    found = what_applies(page(), case(EXPECTED), law())
    assert found.lead.startswith("er det ikke bekræftet, hvad der gælder")
    assert found.certainty == Certainty.UNVERIFIED


def test_the_sentence_names_the_case_and_how_surely_its_period_is_known() -> None:
    asked = case(date(2026, 5, 14))
    assert told(asked, what_applies(page(), asked, law())) == (
        "For en sag fra 14. maj 2026 gælder reglerne i perioden »Tiden B« fra 1. februar 2026 til og med 30. juni 2026; "
        "datoen er udledt."
    )


def test_an_older_version_is_named_for_the_cases_it_is_about() -> None:
    older = guideline(id="gammel", valid=Period(end=date(2026, 6, 30)))
    newer = guideline(id="ny", valid=Period(start=REFORM), replaces="gammel")
    here = law(older, newer, changes=(REFORMED,))
    assert what_applies(newer, case(date(2026, 6, 30)), here).elsewhere == ("gammel",)
    assert what_applies(older, case(REFORM), here).elsewhere == ("ny",)
    assert what_applies(newer, case(REFORM), here).elsewhere == ()
    reviewed = case(date(2026, 9, 1), Track.FLEKSJOB, date(2026, 6, 30))
    assert what_applies(newer, reviewed, here).elsewhere == ("gammel",)


def test_a_page_never_sends_its_reader_to_itself() -> None:
    moving = a_situation(sections=page().sections, periods=PERIODS, valid=Period(start=date(2020, 1, 1)))
    asked = case(date(2019, 12, 31))
    assert "Siden er skrevet til sager" in what_applies(moving, asked, law()).notes[0]
    table = decisions(moving, law())
    told = {name for block in table.answers for row in block for found in row for name in found.elsewhere}
    assert told == set()


def test_a_choice_is_offered_only_where_it_matters() -> None:
    elsewhere = guideline(anchors=(Provision(act="eksempelloven", paragraf="9"),))
    assert offers_choice(page(), law())
    assert offers_choice(guideline(), law())
    assert not offers_choice(elsewhere, law())
    assert not offers_choice(a_situation(), law())
    assert offers_choice(a_situation(sections=page().sections, periods=PERIODS), law())


def test_the_certainty_of_a_section_is_that_of_the_change_at_its_end() -> None:
    assert certainty_of(PERIODS[0], law()) == Certainty.INFERRED
    assert certainty_of(SectionPeriod(section="Lov", end=date(2026, 1, 31)), law()) == Certainty.LAW_TEXT


def test_the_table_says_what_the_decision_says_on_every_day() -> None:
    here = law()
    table = decisions(page(), here)
    for number in range(-5, 800, 7):
        day = date(2025, 1, 1) + timedelta(days=number)
        for granted in (None, date(2026, 1, 31), CLOSES, date(2026, 6, 30), REFORM):
            for place, track in enumerate(table.tracks):
                grant = 0 if granted is None else 1 + sum(turn <= granted for turn in table.grants)
                found = table.answers[place][grant][sum(turn <= day for turn in table.days)]
                assert found == what_applies(page(), case(day, track, granted), here)


def test_an_address_carries_the_case() -> None:
    assert fragment(case(date(2026, 5, 14))) == "#sag=2026-05-14"
    granted = case(date(2026, 5, 14), Track.RESSOURCEFORLOEB, date(2026, 1, 31))
    assert fragment(granted) == "#sag=2026-05-14&bevilget=2026-01-31&spor=ressourceforloeb"
