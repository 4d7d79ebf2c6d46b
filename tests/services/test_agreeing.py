"""The index over rounds and conferences: revealed first assessments, series apart, and what is known of outcomes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from calibration_rows import CASE, begun
from sharing_examples import form, release
from world import World

from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, Complaint, Conference, ConferenceFormat, Manner, Outcome
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor
from quiz_app.services.agreeing import Agreeing, AgreementView

PEOPLE = 12
CONSTRUCTED = CaseRef(kind=CaseRefKind.SYNTHETIC, id=CASE)


@pytest.fixture
def agreeing(town: World, bo: Actor) -> Agreeing:
    for n in range(PEOPLE):
        town.person(f"P{n}", unit=("nord", "syd")[n % 2])
    agreeing, library = town.platform.conferences.agreeing, town.platform.library
    copies = {f"sag{n}": replace(library.cases[CASE], id=f"sag{n}") for n in range(20)}
    return replace(agreeing, library=replace(library, cases={**library.cases, **copies}))


def conference(town: World, conference_id: str, *, band: Band | None = None, case: CaseRef | None = None) -> Occasion:
    """About a case of its own, unless told otherwise."""
    case = case or CaseRef(kind=CaseRefKind.SYNTHETIC, id=f"sag{conference_id[1:]}")
    now = town.clock.now()
    held = Conference(
        conference_id=conference_id, format=ConferenceFormat.CONFERENCE, manner=Manner.ROOM,
        case=case, pending=False, owner_id="bo", facilitator_id="bo",
        note_taker_id="bo", starts_at=now, ends_at=now + timedelta(hours=1), place_id="", seed=1, at=now,
    )  # fmt: skip
    with town.storage.writing() as stores:
        stores.conferences.add_conference(held)
        if band:
            told = Outcome(
                outcome_id=conference_id, conference_id=conference_id, months=3, band=band,
                complaint=Complaint.NONE, at=now,
            )  # fmt: skip
            stores.conferences.add_outcome(told)
    return Occasion(kind=OccasionKind.CONFERENCE, id=conference_id)


def assessed(town: World, occasion: Occasion, *, turn: Turn = Turn.FIRST, odd: int = 0, reveal: bool = True) -> None:
    """Everybody assesses, ``odd`` of them otherwise than the others."""
    own, other = (Track.FLEKSJOB, Track.FOERTIDSPENSION)[:: 1 if hash_of(occasion) else -1]
    for n in range(PEOPLE):
        given = Assessment(
            assessment_id=f"{occasion.id}-{turn}-{n}", occasion=occasion, turn=turn, person_id=f"p{n}",
            centre_id=("nord", "syd")[n % 2], series=Series.CASEWORKERS, sufficiency=Sufficiency(1 + hash_of(occasion)),
            missing=(), track=other if n < odd else own, provisions=(), certainty=AnswerCertainty.SURE, reason_id="",
            at=town.clock.now(),
        )  # fmt: skip
        with town.storage.writing() as stores:
            stores.assessments.add(given)
    if reveal:
        with town.storage.writing() as stores:
            stores.assessments.reveal(occasion, turn, by="bo", at=town.clock.now())


def hash_of(occasion: Occasion) -> int:
    return int(occasion.id[1:]) % 2


def seen(agreeing: Agreeing, bo: Actor, series: Series = Series.CASEWORKERS) -> AgreementView:
    return agreeing.overview(bo, series)


def test_conferences_and_rounds_are_counted_together_once_they_are_revealed(
    town: World, agreeing: Agreeing, bo: Actor
) -> None:
    for n in range(7):
        assessed(town, conference(town, f"k{n}"), reveal=n < 6)
    begun(town, "r8", days_ago=7)
    found = seen(agreeing, bo).index
    assert found.overall.basis.cases == 6
    assert set(found.topics) == {Topic.FLEKSJOB}
    assert found.topics[Topic.FLEKSJOB].basis.cases == 6
    assert seen(agreeing, bo, Series.MEETING_LEADERS).index.overall.basis.answers == 0


def test_however_often_the_same_people_meet_a_case_it_is_one_case_and_each_of_them_counts_once(
    town: World, agreeing: Agreeing, bo: Actor
) -> None:
    for n in range(6):
        assessed(town, conference(town, f"k{n}", case=CONSTRUCTED), odd=n)
        town.clock.advance(hours=1)
    found = seen(agreeing, bo)
    basis = found.index.overall.basis
    assert (basis.cases, basis.people, basis.answers) == (1, PEOPLE, PEOPLE)
    assert (found.index.overall.track, found.majority[AnswerCertainty.SURE].in_line) == (None, None)


def test_the_facit_of_a_round_is_that_of_the_case_as_it_was_sent(town: World, agreeing: Agreeing, bo: Actor) -> None:
    begun(town, "r1", days_ago=0)
    assessed(town, Occasion(kind=OccasionKind.CALIBRATION_ROUND, id="r1"), reveal=False)
    town.clock.advance(days=8)
    before = agreeing.library.cases[CASE]
    changed = replace(before, track=Track.FOERTIDSPENSION)
    later = replace(agreeing, library=replace(agreeing.library, cases={**agreeing.library.cases, CASE: changed}))
    with town.storage.reading() as stores:
        (sent,) = stores.rounds.rounds()
        facit = later._facit(stores, lambda _: changed)
        assert facit(sent.occasions[0]) == (before.track,) != (changed.track,)


def test_a_colleagues_case_counts_under_its_topics_while_it_is_released(
    town: World, agreeing: Agreeing, bo: Actor, amina: Actor
) -> None:
    with town.storage.writing() as stores:
        case_id = release(stores.shared_cases)
    assessed(town, conference(town, "k1", case=CaseRef(kind=CaseRefKind.RELEASED, id=case_id)))
    assessed(town, conference(town, "k2", case=CaseRef(kind=CaseRefKind.RELEASED, id="gone")))
    found = seen(agreeing, bo)
    assert found.index.overall.basis.cases == 2
    assert set(found.index.topics) == set(map(str, form().themes))
    assert found.facit[AnswerCertainty.SURE].answers == 0


def test_second_assessments_count_after_the_talk_only(town: World, agreeing: Agreeing, bo: Actor) -> None:
    for n in range(6):
        where = conference(town, f"k{n}")
        assessed(town, where, odd=5)
        assessed(town, where, turn=Turn.SECOND)
    found = seen(agreeing, bo).index
    assert found.overall.basis.answers == 6 * PEOPLE
    assert seen(agreeing, bo).majority[AnswerCertainty.SURE].answers == 6 * PEOPLE
    assert found.talk.track is not None
    assert found.talk.track.low > 0


def test_certainty_is_held_against_what_came_of_the_case(town: World, agreeing: Agreeing, bo: Actor) -> None:
    for n, band in enumerate([*[Band.FLEKSJOB] * 4, *[Band.PENSION] * 2, Band.UNDECIDED, None]):
        assessed(town, conference(town, f"k{2 * n + 1}", band=band))
    level = seen(agreeing, bo).outcomes[AnswerCertainty.SURE]
    assert level.answers == 6 * PEOPLE
    assert level.in_line is not None
    assert level.in_line.value == pytest.approx(2 / 3)
    facit = seen(agreeing, bo).facit[AnswerCertainty.SURE]
    assert (facit.answers, facit.in_line and facit.in_line.value) == (8 * PEOPLE, 1)


def test_a_case_counts_under_its_tracks_topic_and_those_that_it_is_asked_about(
    town: World, agreeing: Agreeing, bo: Actor
) -> None:
    assessed(town, conference(town, "k1"))
    assessed(town, conference(town, "k2", case=CaseRef(kind=CaseRefKind.SYNTHETIC, id=CASE)))
    found = seen(agreeing, bo).index.topics
    assert {topic: r.basis.cases for topic, r in found.items()} == {Topic.DOKUMENTATION: 1, Topic.FLEKSJOB: 2}


def test_a_theme_narrows_everything_and_groups_nothing(
    town: World, agreeing: Agreeing, bo: Actor, amina: Actor
) -> None:
    with town.storage.writing() as stores:
        case_id = release(stores.shared_cases)
    for n in range(6):
        assert seen(agreeing, bo).themes == ()
        assessed(town, conference(town, f"k{n}"))
    assessed(town, conference(town, "k7", case=CaseRef(kind=CaseRefKind.RELEASED, id=case_id)))
    whole, narrowed = seen(agreeing, bo), agreeing.overview(bo, Series.CASEWORKERS, "ryg")
    assert whole.themes == narrowed.themes == ("eksempel", "ryg")
    assert (whole.index.overall.basis.cases, narrowed.index.overall.basis.cases) == (7, 6)
    assert narrowed.majority[AnswerCertainty.SURE].answers == 6 * PEOPLE
    assert agreeing.overview(bo, Series.CASEWORKERS, "findes ikke").index.overall.basis.answers == 0


def test_a_topic_that_people_differ_on_is_a_task(town: World, agreeing: Agreeing, bo: Actor) -> None:
    for n in range(6):
        assessed(town, conference(town, f"k{n}"), odd=6)
    assert {task.title for task in agreeing.tasks(bo)} == {Topic.FLEKSJOB}


def test_the_same_answers_show_the_same_numbers_every_time(town: World, agreeing: Agreeing, bo: Actor) -> None:
    for n in range(6):
        assessed(town, conference(town, f"k{n}"), odd=n)
    assert seen(agreeing, bo) == seen(agreeing, replace(bo))


def test_a_round_that_nobody_answered_is_counted_without_its_case_being_read(
    town: World, bo: Actor, agreeing: Agreeing
) -> None:
    def unreadable(*kept: object) -> object:
        raise ValueError(kept)

    begun(town, days_ago=8)
    broken = replace(agreeing, calibrating=replace(agreeing.calibrating, thaw=unreadable))
    assert seen(broken, bo).index.overall.basis.answers == 0
