"""The reform of 2026 on this repository's own content, by its rules: what a day changes, and what it must not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quiz_app.content import read_library
from quiz_app.domain.case_date import AskedCase, what_applies
from quiz_app.domain.citation import Citations
from quiz_app.domain.delta import demand
from quiz_app.domain.digest import digest
from quiz_app.domain.exam import blueprint_gaps, exam_pool
from quiz_app.domain.exam_impact import exam_impacts
from quiz_app.domain.grading import key_response
from quiz_app.domain.guideline import Topic
from quiz_app.domain.impact import ObjectKind, ObjectRef, Reach, Standing
from quiz_app.domain.law import Certainty, Change, ChangeKind
from quiz_app.domain.law_confirmation import AnsweredQuestion, LawAnswer, LawApproval, LawReply, with_confirmations
from quiz_app.domain.law_question import LawQuestion
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion, Use
from quiz_app.domain.renumbering import followed, moves_in
from quiz_app.domain.status import Anchored, ContentStatus, meeting, status_on, touching_changes

ROOT = Path(__file__).parents[2]
CLOSES, TEAM, NEW_ACT = "2026-02-01-ressourceforloeb-lukker", "2026-07-01-rehabiliteringsteam", "2027-01-01-ny-hovedlov"
DAYS = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1))


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT, today=date(2026, 11, 22))


@pytest.fixture(scope="module")
def reach(library: Library) -> Reach:
    return Reach(library)


def anchored(library: Library) -> Iterator[Anchored]:
    yield from library.guidelines.values()
    yield from library.situations.values()
    yield from library.grey_zones.values()
    yield from library.citizen_pages.values()
    yield from library.tools.values()
    yield from library.questions.values()


@pytest.mark.parametrize("day", DAYS)
def test_an_object_is_suspended_exactly_when_a_confirmed_substantive_change_it_was_not_read_for_has_commenced(
    library: Library, day: date
) -> None:
    for thing in anchored(library):
        status = status_on(thing, day, library.changes.values()).status
        due = [
            t for t in touching_changes(thing, library.changes.values())
            if t.kind == ChangeKind.SUBSTANTIVE
            and t.commences <= day
            and t.change.certainty.date != Certainty.UNVERIFIED
        ]  # fmt: skip
        assert (status == ContentStatus.SUSPENDED) == (bool(due) and status != ContentStatus.HISTORIC), thing.id


@pytest.mark.parametrize("day", DAYS)
def test_whatever_is_open_for_a_change_to_come_is_marked_at_once(library: Library, day: date) -> None:
    for thing in anchored(library):
        status = status_on(thing, day, library.changes.values()).status
        touches = touching_changes(thing, library.changes.values())
        if touches and status != ContentStatus.HISTORIC:
            assert status != ContentStatus.CURRENT, thing.id
        if any(t.is_confirmed for t in touches) and status != ContentStatus.HISTORIC:
            assert status in {ContentStatus.CHANGING, ContentStatus.SUSPENDED}, thing.id


def test_the_warning_of_2027_hides_no_text_that_is_unsure_or_unread_today(library: Library) -> None:
    day = date(2026, 11, 22)
    without = [change for change in library.changes.values() if change.id != NEW_ACT]
    for thing in anchored(library):
        calm = status_on(thing, day, without)
        if calm.status != ContentStatus.CURRENT:
            assert status_on(thing, day, library.changes.values()) == calm, thing.id


def test_the_new_act_of_2027_is_unconfirmed_and_suspends_nothing(library: Library) -> None:
    assert library.changes[NEW_ACT].certainty.date == Certainty.UNVERIFIED
    day = date(2027, 1, 1)
    for thing in anchored(library):
        touches = touching_changes(thing, library.changes.values())
        if touches and {t.change.id for t in touches} == {NEW_ACT}:
            assert status_on(thing, day, library.changes.values()).status != ContentStatus.SUSPENDED


@pytest.mark.parametrize("day", DAYS)
def test_the_exam_that_is_offered_can_be_drawn_and_asks_nothing_suspended_or_over(library: Library, day: date) -> None:
    offered = [kind for kind in library.licences.values() if day in kind.offered]
    for kind in offered:
        assert blueprint_gaps(kind, library, day) == ()
        for question in exam_pool(kind, library, day):
            assert (question.case_date or day) in question.valid
            assert status_on(question, day, library.changes.values()).status not in {
                ContentStatus.SUSPENDED, ContentStatus.HISTORIC,
            }  # fmt: skip


@pytest.mark.parametrize("change", [CLOSES, TEAM])
def test_a_guideline_for_the_old_rules_only_is_historic_from_the_commencement(
    library: Library, reach: Reach, change: str
) -> None:
    commences = library.changes[change].commences
    found = reach.impact(library.changes[change], before=date(2026, 1, 1), after=commences)
    ending = [t for t in found.touched if t.own == Standing.ENDS and t.ref.kind == ObjectKind.GUIDELINE]
    for touched in ending:
        assert touched.after is not None
        assert touched.after.status == ContentStatus.HISTORIC


def test_the_exam_pool_is_another_from_the_day_the_team_falls_away(library: Library) -> None:
    before, after = (
        [{q.id for q in exam_pool(kind, library, day)} for kind in library.licences.values()] for day in DAYS[2:4]
    )
    assert before != after


def test_the_team_falling_away_touches_every_kind_and_both_licences(library: Library, reach: Reach) -> None:
    found = reach.impact(library.changes[TEAM], before=date(2026, 6, 30), after=date(2026, 7, 1))
    kinds = {t.ref.kind for t in found.touched}
    assert {ObjectKind.GUIDELINE, ObjectKind.SITUATION, ObjectKind.QUESTION, ObjectKind.MODULE} <= kinds
    assert {t.ref.id for t in found.of(ObjectKind.LICENCE)} == set(library.licences)
    for exam in exam_impacts(library, reach, found):
        assert not (exam.offered and exam.gaps)


def test_everything_that_the_impact_says_about_a_day_is_what_the_status_says(library: Library, reach: Reach) -> None:
    shelves = {ObjectKind.GUIDELINE: library.guidelines, ObjectKind.QUESTION: library.questions}
    for day in DAYS:
        for kind, shelf in shelves.items():
            for name, thing in shelf.items():
                expected = status_on(thing, day, library.changes.values())
                assert reach.status(ObjectRef(kind=kind, id=name), day) == expected


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 7, 1), date(2027, 1, 1)])
def test_who_earned_the_licence_before_february_is_asked_about_the_closing_only(library: Library, day: date) -> None:
    found = demand(library.licences["rehabiliteringsmoedet"], library, since=date(2025, 12, 3), day=day)
    assert found is not None
    assert [change.id for change in found.changes] == [CLOSES]
    assert (found.commences, found.size) == (date(2026, 2, 1), 7)
    assert found.pairs
    for question in found.items:
        assert question.case_date is not None
        assert question.case_date >= date(2026, 2, 1)
        assert question.verified.content == question.verified.date == Certainty.LAW_TEXT


def test_the_exam_asks_about_july_once_two_people_stand_by_its_date(library: Library) -> None:
    kind, day = library.licences["fleksjob-og-foertidspension"], date(2026, 11, 23)
    july = {q.id for q in library.questions.values() if Use.EXAM in q.use and q.valid.start == date(2026, 7, 1)}
    assert len(july) >= 3
    assert not july & {q.id for q in exam_pool(kind, library, day)}
    confirmed = with_confirmations(library, [approved_yes(library.law_questions["lov-1750-ikrafttraeden"])])
    assert july <= {q.id for q in exam_pool(kind, confirmed, day)}


def approved_yes(question: LawQuestion) -> AnsweredQuestion:
    at = datetime(2026, 7, 2, 9, 0, tzinfo=UTC)
    answer = LawAnswer(
        answer_id="a", question=question.id, digest=digest(question), reply=LawReply.YES, paragraph="§ 21",
        text_id="", person_id="jurist", at=at,
    )  # fmt: skip
    approval = LawApproval(answer_id="a", approved=True, person_id="owner", at=at)
    return AnsweredQuestion(answer=answer, approval=approval)


def test_a_situation_whose_law_turned_in_july_has_a_section_for_each_side(library: Library) -> None:
    met = [s for s in library.situations.values() if substantive(library.changes[TEAM], s, library)]
    assert len(met) >= 4
    for situation in met:
        days = (date(2026, 6, 30), date(2026, 7, 1))
        read = [set(what_applies(situation, AskedCase(case_date=day), library).sections) for day in days]
        assert read[0] - read[1], situation.id
        assert read[1] - read[0], situation.id


def substantive(change: Change, thing: Anchored, library: Library) -> bool:
    return any(t.kind == ChangeKind.SUBSTANTIVE for t in meeting(change, thing, moves_in(library.changes.values())))


def test_a_forloeb_that_is_taken_over_is_read_by_the_day_it_was_granted(library: Library) -> None:
    situation = library.situations["jeg-har-overtaget-en-sag"]
    cases = [AskedCase(case_date=date(2026, 3, 16), granted=day) for day in (date(2026, 1, 31), date(2026, 2, 1))]
    early, late = (set(what_applies(situation, case, library).sections) for case in cases)
    assert (early - late, late - early) == (
        {"Ressourceforløb bevilget senest 31. januar 2026"},
        {"Ressourceforløb bevilget 1. februar 2026 eller senere"},
    )


def test_the_orders_provisions_are_followed_to_their_new_numbers(library: Library) -> None:
    moves = moves_in(library.changes.values())
    became = {
        "§ 15, stk. 1": "§ 14, stk. 1",
        "§ 16": "§ 15",
        "§ 1, stk. 4": "§ 1, stk. 3",
        "§ 8": "§ 8",
        "§ 8, stk. 2": "§ 8, stk. 1",
        "§ 8, stk. 5": "§ 8, stk. 4",
        "§ 3, stk. 3": "§ 3, stk. 3",
        "§ 20": "§ 16",
    }
    citations = Citations(library.acts.values())
    for old, new in became.items():
        anchors = citations.parse(f"BEK 1708/2024 {old}")
        found = followed(anchors, moves, read_on=date(2026, 2, 12), before=date(2026, 2, 2))
        assert found == citations.parse(f"BEK 47/2026 {new}"), old


def test_a_case_granted_on_31_january_and_one_granted_on_1_february_have_different_right_answers(
    library: Library,
) -> None:
    twins = [library.questions[f"reform-bevilget-{day}"] for day in ("31-januar", "1-februar")]
    assert [q.granted for q in twins] == [date(2026, 1, 31), date(2026, 2, 1)]
    right = []
    for question in twins:
        assert isinstance(question, ChoiceQuestion)
        assert CLOSES in library.changes
        key = set(getattr(key_response(question, None), "chosen", ()))
        right.append({option.text for option in question.options if option.id in key})
    assert right[0] != right[1]
    assert all(right)


def test_the_module_on_july_practises_what_is_new(library: Library) -> None:
    asked = [library.questions[name] for name in library.modules["fra-1-juli-2026"].questions]
    older = [q.id for q in asked if q.topic == Topic.FORVALTNINGSRET]
    assert len(older) / len(asked) <= 0.25
