"""The status of content on a day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.case import Case, Facit
from quiz_app.domain.guideline import Guideline, Topic
from quiz_app.domain.law import (
    Affected,
    Certainty,
    Change,
    ChangeKind,
    Effect,
    Period,
    Provision,
    Track,
    TwoCertainties,
    Verification,
)
from quiz_app.domain.question import ChoiceQuestion, Level, Use
from quiz_app.domain.status import (
    Anchored,
    ContentStatus,
    StatusOnDay,
    leaves_exams,
    status_on,
    touching_changes,
    validity,
    worst,
)

READ = date(2026, 2, 12)
COMMENCES = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)
TEAM = Provision(act="lob", paragraf="9", to="12")
SURE = TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT)


def place(paragraf: str, stk: int | None = None, act: str = "lob") -> Provision:
    return Provision(act=act, paragraf=paragraf, stk=stk)


def verified(**changed: object) -> Verification:
    return replace(Verification(on=READ, content=Certainty.LAW_TEXT, date=Certainty.SECONDARY), **changed)


GUIDELINE = Guideline(
    id="teamets-indstilling", title="Teamets indstilling", topic=Topic.REHABILITERINGSTEAM,
    valid=Period(start=date(2020, 1, 1)), anchors=(place("11", 2),), verified=verified(),
    steward="netvaerk", review=12, answer="Ja.", sections=(),
)  # fmt: skip
QUESTION = ChoiceQuestion(
    id="q", topic=Topic.REHABILITERINGSTEAM, level=Level.APPLY, valid=Period(start=date(2020, 1, 1)),
    anchors=(place("11", 2),), verified=verified(), guideline="teamets-indstilling", use=(Use.EXAM,),
    stem="Hvad nu?", type="single", options=(),
)  # fmt: skip
CASE = Case(
    id="c", title="En sag", case_date=date(2026, 5, 4), track=Track.FLEKSJOB, themes=(), synthetic=True,
    anchors=(place("11"),), verified=verified(), difficulty=1, story="", documents=(),
    facit=Facit(documents=(), missing=(), tracks=(), differ=(), settle=(), tell_citizen=""),
)  # fmt: skip


def change(
    *provision: Provision,
    kind: ChangeKind = ChangeKind.SUBSTANTIVE,
    commences: date = COMMENCES,
    here: date | None = None,
    dated: Certainty = Certainty.INFERRED,
    id: str = "2026-07-01-rehabiliteringsteam",  # noqa: A002
) -> Change:
    affected = Affected(provision=provision or (TEAM,), effect=Effect.AMENDED, kind=kind, commences=here)
    return Change(
        id=id, title="Kravet om team bortfalder", source="lov 1750/2025 § 21", commences=commences,
        certainty=TwoCertainties(content=Certainty.LAW_TEXT, date=dated), summary="", affects=(affected,),
    )  # fmt: skip


def status(thing: Anchored = GUIDELINE, day: date = READ, *changes: Change) -> ContentStatus:
    return status_on(thing, day, changes).status


def reason(thing: Anchored = GUIDELINE, day: date = READ, *changes: Change) -> str:
    return status_on(thing, day, changes).reason


def test_content_just_read_in_the_law_is_current() -> None:
    assert status() == ContentStatus.CURRENT
    assert reason() == "Efterset den 12. februar 2026; indholdet er læst i loven."


def test_a_substantive_change_makes_content_changing_until_it_commences_and_suspended_from_that_day() -> None:
    assert status(GUIDELINE, BEFORE, change()) == ContentStatus.CHANGING
    assert status(GUIDELINE, COMMENCES, change()) == ContentStatus.SUSPENDED


def test_the_reason_names_the_change_its_date_and_how_surely_the_date_is_known() -> None:
    assert (
        reason(GUIDELINE, BEFORE, change())
        == "»Kravet om team bortfalder« træder i kraft den 1. juli 2026 (datoen er udledt) og skal indarbejdes."
    )
    assert (
        reason(GUIDELINE, COMMENCES, change())
        == "»Kravet om team bortfalder« trådte i kraft den 1. juli 2026 (datoen er udledt) og er endnu ikke indarbejdet."
    )


def test_a_change_elsewhere_in_the_law_does_not_touch() -> None:
    assert status(GUIDELINE, COMMENCES, change(place("13"))) == ContentStatus.CURRENT
    assert status(GUIDELINE, COMMENCES, change(place("11", act="lab"))) == ContentStatus.CURRENT
    assert status(GUIDELINE, COMMENCES, change(place("11", 3))) == ContentStatus.CURRENT
    assert status(GUIDELINE, COMMENCES, change(place("13"), place("11", 2))) == ContentStatus.SUSPENDED


def test_an_object_cleared_for_a_change_is_not_touched_by_it() -> None:
    cleared = replace(GUIDELINE, verified=verified(cleared=("2026-07-01-rehabiliteringsteam",)))
    assert status(cleared, COMMENCES, change()) == ContentStatus.CURRENT
    assert status(cleared, COMMENCES, change(id="en-anden")) == ContentStatus.SUSPENDED


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (None, None, True),
        (date(2020, 1, 1), BEFORE, False),
        (date(2020, 1, 1), COMMENCES, True),
        (BEFORE, None, True),
        (COMMENCES, None, False),
    ],
)
def test_a_change_touches_only_what_is_valid_across_its_commencement(
    start: date | None, end: date | None, *, touched: bool
) -> None:
    thing = replace(GUIDELINE, valid=Period(start=start, end=end))
    assert bool(touching_changes(thing, [change()])) is touched


def test_a_provision_may_commence_on_its_own_day() -> None:
    later = change(here=date(2026, 8, 1))
    assert status(GUIDELINE, date(2026, 7, 31), later) == ContentStatus.CHANGING
    assert status(GUIDELINE, date(2026, 8, 1), later) == ContentStatus.SUSPENDED
    assert "1. august 2026" in reason(GUIDELINE, BEFORE, later)


def test_an_own_day_decides_whether_validity_reaches_it() -> None:
    ends_july = replace(GUIDELINE, valid=Period(end=date(2026, 7, 31)))
    assert touching_changes(ends_july, [change()])
    assert not touching_changes(ends_july, [change(here=date(2026, 8, 1))])


@pytest.mark.parametrize("day", [BEFORE, COMMENCES, date(2026, 12, 1)])
def test_a_consequential_change_asks_for_a_reading_and_never_suspends(day: date) -> None:
    light = change(kind=ChangeKind.CONSEQUENTIAL)
    assert status(GUIDELINE, day, light) == ContentStatus.CHANGING
    assert "følgeændring" in reason(GUIDELINE, day, light)


def test_renumbering_has_no_effect() -> None:
    assert status(GUIDELINE, COMMENCES, change(kind=ChangeKind.RENUMBERED)) == ContentStatus.CURRENT


def test_a_change_whose_date_is_unverified_awaits_confirmation_and_never_suspends() -> None:
    rumour = change(dated=Certainty.UNVERIFIED)
    assert status(GUIDELINE, date(2026, 9, 1), rumour) == ContentStatus.CHANGING
    assert "afventer bekræftelse" in reason(GUIDELINE, date(2026, 9, 1), rumour)
    assert "1. juli 2026" in reason(GUIDELINE, date(2026, 9, 1), rumour)


def test_an_unconfirmed_change_never_hides_that_a_text_is_overdue_or_provisional() -> None:
    rumour = change(dated=Certainty.UNVERIFIED)
    unsure = replace(GUIDELINE, verified=verified(content=Certainty.INFERRED))
    assert status(unsure, BEFORE, change()) == ContentStatus.CHANGING
    assert status(unsure, BEFORE, rumour) == ContentStatus.PROVISIONAL
    assert status(GUIDELINE, date(2028, 1, 1), rumour) == ContentStatus.OVERDUE
    assert touching_changes(unsure, [rumour]), "the page still names the change"


def test_a_confirmed_change_speaks_before_an_unconfirmed_one() -> None:
    rumour = change(dated=Certainty.UNVERIFIED, commences=date(2026, 3, 1), id="varsel")
    light = change(kind=ChangeKind.CONSEQUENTIAL)
    assert "1. juli 2026" in reason(GUIDELINE, BEFORE, rumour, change())
    assert "følgeændring" in reason(GUIDELINE, BEFORE, rumour, light)


def test_the_suspending_change_speaks_for_several() -> None:
    coming = change(commences=date(2026, 12, 1), id="senere")
    light = change(kind=ChangeKind.CONSEQUENTIAL, commences=date(2026, 3, 1), id="let")
    assert status(GUIDELINE, COMMENCES, coming, light, change()) == ContentStatus.SUSPENDED
    assert "1. juli 2026" in reason(GUIDELINE, COMMENCES, coming, light, change())
    assert "1. december 2026" in reason(GUIDELINE, COMMENCES, light, coming)


def test_of_two_suspending_changes_the_first_to_commence_speaks() -> None:
    sooner = change(commences=date(2026, 6, 1), id="tidligere")
    assert "1. juni 2026" in reason(GUIDELINE, date(2026, 9, 1), change(), sooner)


def test_touching_changes_come_by_date_and_each_provision_counts_once() -> None:
    later, sooner = change(commences=date(2026, 12, 1), id="b"), change(TEAM, place("11"), id="a")
    assert [touch.change.id for touch in touching_changes(GUIDELINE, [later, sooner])] == ["a", "b"]
    assert touching_changes(GUIDELINE, [sooner])[0].commences == COMMENCES


def test_one_change_may_touch_by_two_provisions_on_two_days() -> None:
    first = change(here=date(2026, 7, 1))
    both = replace(first, affects=(*change(here=date(2026, 9, 1)).affects, *first.affects))
    assert [touch.commences for touch in touching_changes(GUIDELINE, [both])] == [date(2026, 7, 1), date(2026, 9, 1)]


@pytest.mark.parametrize(
    ("read", "months", "last_good"),
    [
        (READ, 12, date(2027, 2, 12)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_content_is_overdue_the_day_after_its_review_was_due(read: date, months: int, last_good: date) -> None:
    thing = replace(GUIDELINE, verified=verified(on=read), review=months)
    assert status(thing, last_good) == ContentStatus.CURRENT
    assert status(thing, last_good + timedelta(days=1)) == ContentStatus.OVERDUE


def test_a_reason_says_that_only_some_of_it_is_from_another_source() -> None:
    thing = replace(GUIDELINE, verified=verified(content=Certainty.SECONDARY, date=Certainty.LAW_TEXT))
    assert reason(thing) == "Efterset den 12. februar 2026; noget af indholdet er læst i anden kilde."


def test_an_overdue_reason_names_the_day_it_was_due() -> None:
    assert reason(GUIDELINE, date(2028, 1, 1)) == "Skulle være efterset senest den 12. februar 2027."


@pytest.mark.parametrize(
    ("content", "dated", "says"),
    [
        (Certainty.INFERRED, Certainty.LAW_TEXT, "Noget af indholdet er udledt; det skal bekræftes."),
        (Certainty.LAW_TEXT, Certainty.UNVERIFIED, "Datoen er ikke bekræftet; det skal bekræftes."),
        (
            Certainty.UNVERIFIED,
            Certainty.INFERRED,
            "Noget af indholdet er ikke bekræftet og datoen er udledt; det skal bekræftes.",
        ),
    ],
)
def test_content_known_less_surely_than_from_a_secondary_source_is_provisional(
    content: Certainty, dated: Certainty, says: str
) -> None:
    thing = replace(GUIDELINE, verified=verified(content=content, date=dated))
    assert status(thing) == ContentStatus.PROVISIONAL
    assert reason(thing) == says


def test_a_secondary_source_is_enough_to_be_current() -> None:
    thing = replace(GUIDELINE, verified=verified(content=Certainty.SECONDARY))
    assert status(thing) == ContentStatus.CURRENT


def test_content_is_historic_the_day_after_its_validity_ended() -> None:
    old = replace(GUIDELINE, valid=Period(end=BEFORE))
    assert status(old, BEFORE) == ContentStatus.CURRENT
    assert status(old, COMMENCES) == ContentStatus.HISTORIC
    assert reason(old, COMMENCES) == "Gælder kun for sager til og med den 30. juni 2026."


def test_a_question_with_its_own_case_date_is_never_outlived_by_the_calendar() -> None:
    old = replace(QUESTION, valid=Period(end=BEFORE))
    assert status(old, COMMENCES) == ContentStatus.HISTORIC
    assert status(replace(old, case_date=date(2026, 5, 4)), COMMENCES) == ContentStatus.CURRENT
    assert status(replace(old, case_date=COMMENCES), READ) == ContentStatus.HISTORIC


def test_a_case_file_is_about_its_own_day_so_later_changes_leave_it_alone() -> None:
    assert validity(CASE) == Period(start=CASE.case_date, end=CASE.case_date)
    assert status(CASE, COMMENCES, change()) == ContentStatus.CURRENT
    assert status(CASE, date(2028, 1, 1)) == ContentStatus.OVERDUE


def test_the_graver_status_wins() -> None:
    """Each step takes the gravest cause away."""
    day = date(2028, 1, 1)
    thing = replace(GUIDELINE, valid=Period(end=date(2027, 12, 31)), verified=verified(content=Certainty.INFERRED))
    assert status(thing, day, change()) == ContentStatus.HISTORIC
    thing = replace(thing, valid=Period())
    assert status(thing, day, change()) == ContentStatus.SUSPENDED
    assert status(thing, day, change(commences=date(2028, 6, 1))) == ContentStatus.CHANGING
    assert status(thing, day) == ContentStatus.OVERDUE
    assert status(replace(thing, review=36), day) == ContentStatus.PROVISIONAL
    assert status(replace(thing, review=36, verified=verified()), day) == ContentStatus.CURRENT


def test_only_suspended_and_historic_leave_exams() -> None:
    assert {s for s in ContentStatus if leaves_exams(s)} == {ContentStatus.SUSPENDED, ContentStatus.HISTORIC}


def test_a_module_is_no_better_than_its_worst_guideline() -> None:
    current, *others = (StatusOnDay(status=s, reason=s) for s in ContentStatus if s != ContentStatus.HISTORIC)
    warned = StatusOnDay(status=ContentStatus.CHANGING, reason="varsel", unconfirmed=True)
    for pair in pairwise([current, warned, *others]):
        assert worst(pair) == worst(reversed(pair)) == pair[1]
    assert worst([StatusOnDay(status=ContentStatus.CURRENT, reason=r) for r in ("a", "b")]).reason == "a"
    with pytest.raises(ValueError, match="empty"):
        worst([])


def test_a_module_is_historic_only_when_all_its_guidelines_are() -> None:
    over = StatusOnDay(status=ContentStatus.HISTORIC, reason="a")
    current = StatusOnDay(status=ContentStatus.CURRENT, reason="b")
    assert worst([over, current]) == worst([current, over]) == current
    assert worst([over, over]) == over


_days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
_maybe = st.none() | _days
_changes = st.lists(
    st.builds(change, st.sampled_from([TEAM, place("11"), place("13")]), kind=st.sampled_from(ChangeKind), commences=_days, here=_maybe, dated=st.sampled_from(Certainty), id=st.sampled_from("abc")),
    max_size=4,
)  # fmt: skip


@given(_days, _changes, _changes, st.sampled_from(Certainty))
def test_another_change_never_makes_content_better_and_order_never_matters(
    day: date, some: list[Change], more: list[Change], content: Certainty
) -> None:
    thing = replace(GUIDELINE, verified=verified(content=content))
    fewer, all_of_them = (status_on(thing, day, changes) for changes in (some, [*some, *more]))
    assert worst([all_of_them, fewer]) == all_of_them
    assert status(thing, day, *some, *more) == status(thing, day, *more, *some)


@given(_days, _changes)
def test_every_status_has_one_danish_sentence(day: date, changes: list[Change]) -> None:
    text = reason(GUIDELINE, day, *changes)
    assert text.endswith(".")
    assert text[0] == "»" or text[0].isupper()


@given(_days, _changes)
def test_what_suspends_leaves_when_it_is_cleared(day: date, changes: list[Change]) -> None:
    cleared = replace(GUIDELINE, verified=verified(cleared=("a", "b", "c")))
    assert status(cleared, day, *changes) == status(GUIDELINE, day)
