"""Rounds: nobody sees anything before the deadline but their own answer and a count."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from calibration_rows import CASE, JUDGEMENT, TWIN, begun
from conferring import Room
from world import World, parts, words_of

from quiz_app.domain.assessment import Series, Turn
from quiz_app.domain.audit import Action
from quiz_app.domain.case_facets import Facet
from quiz_app.domain.conference import Manner
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.domain.law import Track
from quiz_app.domain.learnt import Month
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.twin_case import ConsentParty
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.agreeing import TaskKind
from quiz_app.services.calibrating import Calibrating, TwinText
from quiz_app.views.components import case_words

OTHER = replace(JUDGEMENT, track=Track.FOERTIDSPENSION, provisions="eksempelloven § 5", reason="Det er prøvet nok.")


@pytest.fixture
def rounds(town: World) -> Calibrating:
    return town.platform.conferences.calibrating


@pytest.fixture
def gerda(town: World) -> Actor:
    return town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")


def consent(town: World, gerda: Actor) -> None:
    for party in ConsentParty:
        town.platform.conferences.twinning.record(
            gerda,
            consent_id=party.value,
            party=party,
            given_on=date(2026, 11, 2),
            words="Der er sagt ja på et møde.",
        )


def crowd(town: World, rounds: Calibrating, round_id: str, *, number: int, split: int = 10) -> list[Actor]:
    """So many caseworkers over two centres assess; of each ten, ``split`` say the case's own track."""
    people = [town.person(f"P{n}", unit=("nord-1", "syd")[n % 2]) for n in range(number)]
    for n, person in enumerate(people):
        said = JUDGEMENT if n % 10 < split else OTHER
        rounds.assess(person, round_id, said)
    return people


def test_everybody_is_asked_the_same_case_for_a_week(rounds: Calibrating, town: World, amina: Actor, bo: Actor) -> None:
    sent = rounds.start(bo, round_id="r", case_id=CASE)
    assert sent.deadline == town.clock.now() + timedelta(days=7)
    assert rounds.start(bo, round_id="r", case_id=CASE) == sent
    (line,) = rounds.waiting(amina)
    assert (line.title, line.given, line.answered) == ("Øvesagen om Ane", 0, False)
    assert rounds.open_round(amina, "r").case.id == CASE
    assert rounds.finished(amina) == ()
    assert [r.action for r in town.storage._state.audit.values()] == [Action.CALIBRATION_ROUND]


def test_a_case_is_in_one_round_at_a_time_and_exam_cases_in_none(rounds: Calibrating, bo: Actor) -> None:
    assert [c.case.id for c in rounds.candidates(bo)] == [CASE]
    rounds.start(bo, round_id="r", case_id=CASE)
    assert rounds.candidates(bo) == ()
    assert rounds.open_cases(bo) == {CASE}
    for case in (CASE, "proevesag", "ukendt"):
        with pytest.raises(NotFound):
            rounds.start(bo, round_id="r2", case_id=case)


def test_no_round_begins_on_a_case_that_is_being_talked_over(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    room = Room(town, (amina, bo, town.person("Cleo")))
    room.call()
    assert (room.case.id, rounds.candidates(bo)) == (CASE, ())
    with pytest.raises(Conflict, match="vendt på en sagskonference"):
        rounds.start(bo, round_id="r", case_id=CASE)
    room.talk()
    room.conclude()
    assert rounds.start(bo, round_id="r", case_id=CASE).case_id == CASE


def test_a_conference_that_nobody_finishes_stops_standing_in_the_way(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    Room(town, (amina, bo, town.person("Cleo"))).call()
    town.clock.advance(days=8)
    assert rounds.start(bo, round_id="r", case_id=CASE).case_id == CASE


def test_a_deadline_at_the_end_of_time_stops_no_round_of_another_case(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    Room(town, (amina, bo, town.person("Cleo"))).call(
        manner=Manner.ASYNCHRONOUS, ends_at=town.clock.now() + timedelta(days=1)
    )
    last = datetime(9999, 12, 31, 22, 55, tzinfo=UTC)
    kept = LaterDeadline(
        later_deadline_id="f1", conference_id="k1", ends_at=last, person_id="amina", at=town.clock.now()
    )
    with town.storage.writing() as stores:
        stores.conferences.add_later_deadline(kept)
    assert rounds.candidates(bo) == ()


def test_while_a_case_is_out_the_library_tells_nothing_of_the_answer(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    room = Room(town, (amina, bo, town.person("Cleo")))
    room.keep()
    browsing, learning = town.platform.conferences.browsing, town.platform.conferences.month_learning
    before = browsing.shelf(amina, {})
    rounds.start(bo, round_id="r", case_id=CASE)
    opened, shelf = browsing.case(amina, room.case), browsing.shelf(amina, {})
    assert (len(before.facets[Facet.TRACK]), shelf.facets[Facet.TRACK]) == (1, ())
    assert (opened.told.track, opened.told.facts.track, opened.told.anchors, opened.advice) == (None, None, (), ())
    assert case_words.line(opened.told) == "Konstrueret sag · 1. september 2026"
    assert browsing.similar(amina, CaseFacts(track=Track.FLEKSJOB)) == ()
    assert learning.month(amina, Month.of(town.clock.today())).advice == ()
    town.clock.advance(days=8)
    opened = browsing.case(amina, room.case)
    assert (opened.told.track, len(opened.advice)) == (Track.FLEKSJOB, 1)


def test_while_a_case_is_out_nobody_practises_on_it(rounds: Calibrating, town: World, amina: Actor, bo: Actor) -> None:
    rounds.start(bo, round_id="r", case_id=CASE)
    attempting, module = town.platform.attempting, town.platform.library.modules["oplys-sagen"]
    attempt = attempting.attempt(amina, attempting.start_quiz(amina, module.id)).attempt
    asked = {item.question for item in attempt.items}
    assert "eks-akter-modul" in module.questions
    assert "eks-akter-modul" not in asked
    assert len(asked) > 1


def test_a_quiz_under_way_keeps_the_facit_of_a_case_that_has_gone_out_until_the_round_is_over(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    attempting = town.platform.attempting
    quiz = attempting.start_quiz(amina, "oplys-sagen")
    rounds.start(bo, round_id="r", case_id=CASE)
    (at,) = attempting.attempt(amina, quiz).waiting
    response = town.right_response(town.asked(amina, quiz)[at])
    with pytest.raises(RuleError, match="ude i en fælles vurderingsrunde"):
        town.answer(amina, quiz, at, response)
    assert attempting.review(amina, quiz) == ()
    town.clock.advance(days=8)
    assert attempting.attempt(amina, quiz).waiting == frozenset()
    town.answer(amina, quiz, at, response)


def test_before_the_deadline_there_is_ones_own_and_a_count(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    begun(town)
    rounds.assess(amina, "r", OTHER)
    for reader in (bo, amina):
        seen = rounds.open_round(reader, "r")
        assert seen.given == 1
        told = [value for _, value in parts(seen)]
        assert ("Det er prøvet nok." in told) == (reader == amina)
        assert (seen.own is not None) == (reader == amina)
        with pytest.raises(NotFound):
            rounds.result(reader, "r")
    assert town.platform.conferences.agreeing.overview(bo, Series.CASEWORKERS).index.overall.basis.answers == 0
    with town.storage.reading() as stores:
        assert stores.assessments.all_revealed() == ()


def test_the_last_assessment_before_the_deadline_counts(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    begun(town)
    rounds.assess(amina, "r", OTHER)
    town.clock.advance(minutes=1)
    rounds.assess(amina, "r", JUDGEMENT)
    own = rounds.open_round(amina, "r").own
    assert own is not None
    assert (own.track, own.centre_id, own.series) == (Track.FLEKSJOB, "nord", Series.CASEWORKERS)
    town.clock.advance(days=7)
    (spread,) = rounds.result(bo, "r").spreads.values()
    assert spread.people == 1
    assert spread.everybody is None


def test_the_deadline_closes_and_opens_the_round_at_once(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    begun(town)
    people = crowd(town, rounds, "r", number=10, split=8)
    town.clock.advance(days=7)
    with pytest.raises(Conflict):
        rounds.assess(amina, "r", JUDGEMENT)
    with pytest.raises(Conflict):
        rounds.open_round(amina, "r")
    result = rounds.result(people[0], "r")
    spread = result.spreads[Series.CASEWORKERS]
    assert spread.everybody is not None
    assert spread.everybody.tracks == {Track.FLEKSJOB: 8, Track.FOERTIDSPENSION: 2}
    assert [(c, found.total) for c, found in spread.centres] == [("nord", 5), ("syd", 5)]
    assert result.reasons[Series.CASEWORKERS] == ((Track.FOERTIDSPENSION, "Det er prøvet nok."),) * 2
    assert rounds.reveal_due() == 0


def test_the_sweep_opens_what_nobody_has_read(rounds: Calibrating, town: World, bo: Actor) -> None:
    begun(town)
    assert rounds.reveal_due() == 0
    town.clock.advance(days=7)
    assert rounds.reveal_due() == 1
    with town.storage.reading() as stores:
        (occasion,) = stores.rounds.rounds()[0].occasions
        assert stores.assessments.is_revealed(occasion, Turn.FIRST)


def test_names_stand_nowhere_in_what_a_round_shows(rounds: Calibrating, town: World, bo: Actor) -> None:
    begun(town)
    people = {p.person_id for p in crowd(town, rounds, "r", number=10, split=8)}
    town.clock.advance(days=7)
    told = {value for _, value in parts(rounds.result(bo, "r")) if isinstance(value, str)}
    assert not told & (people | {p.upper() for p in people})


def test_reasons_of_fewer_than_five_stay_closed(rounds: Calibrating, town: World, bo: Actor) -> None:
    begun(town)
    crowd(town, rounds, "r", number=4, split=0)
    town.clock.advance(days=7)
    assert rounds.result(bo, "r").reasons[Series.CASEWORKERS] == ()


def test_series_are_counted_apart(rounds: Calibrating, town: World, bo: Actor) -> None:
    begun(town)
    crowd(town, rounds, "r", number=6)
    rounds.assess(town.person("Dorthe", Role.MEETING_LEADER), "r", OTHER)
    town.clock.advance(days=7)
    spreads = rounds.result(bo, "r").spreads
    assert {s: found.people for s, found in spreads.items()} == {Series.CASEWORKERS: 6, Series.MEETING_LEADERS: 1}


def test_a_wrong_citation_and_a_number_of_a_person_are_refused_and_nothing_is_stored(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    begun(town)
    for field, wrong in (("provisions", "ukendtlov § 3"), ("reason", "Borgeren med cpr 010180-1234 er syg.")):
        with pytest.raises(InvalidInput) as caught:
            rounds.assess(amina, "r", replace(JUDGEMENT, **{field: wrong}))
        assert caught.value.field == field
    assert rounds.open_round(amina, "r").given == 0
    assert words_of(town) == []


def test_citations_are_kept_as_they_are_written_in_one_way(
    rounds: Calibrating, town: World, amina: Actor, bo: Actor
) -> None:
    begun(town)
    rounds.assess(amina, "r", replace(JUDGEMENT, provisions="§ 5 i eksempelloven; eksempelloven § 7"))
    own = rounds.open_round(amina, "r").own
    assert own is not None
    assert own.provisions == ("eksempelloven § 5", "eksempelloven § 7")


def test_disagreement_about_a_round_is_a_task_until_a_round_follows_it(
    rounds: Calibrating, town: World, bo: Actor
) -> None:
    begun(town)
    crowd(town, rounds, "r", number=10, split=5)
    tasks = town.platform.conferences.agreeing.tasks
    assert tasks(bo) == ()
    town.clock.advance(days=7)
    (task,) = tasks(bo)
    assert (task.kind, task.subject, task.title, task.under_way) == (TaskKind.ROUND, "r", "Øvesagen om Ane", False)
    follow = rounds.start(bo, round_id="r2", case_id=CASE, follows="r")
    assert tasks(bo) == ()
    town.clock.advance(days=7)
    before = rounds.result(bo, follow.round_id).before
    assert before is not None
    assert before.calibration.round_id == "r"
    assert before.before is None


def test_a_round_follows_a_finished_one_only(rounds: Calibrating, town: World, bo: Actor) -> None:
    begun(town, days_ago=7)
    with pytest.raises(InvalidInput):
        rounds.start(bo, round_id="r2", case_id=CASE, follows="ukendt")
    assert rounds.start(bo, round_id="r2", case_id=CASE, follows="r").follows == "r"


def test_versions_need_both_consents_and_end_with_either(
    rounds: Calibrating, town: World, bo: Actor, gerda: Actor
) -> None:
    with pytest.raises(Conflict):
        rounds.start(bo, round_id="r", case_id=CASE, twin=TWIN)
    consent(town, gerda)
    rounds.start(bo, round_id="r", case_id=CASE, twin=TWIN)
    people = [town.person(f"P{n}") for n in range(8)]
    assert all(rounds.open_round(p, "r").may_hold_versions for p in people)
    stories = {rounds.open_round(p, "r").case.story[:3] for p in people}
    assert stories == {"Ane", "Ida"}
    second = next(p for p in people if rounds.open_round(p, "r").case.story.startswith("Ida"))
    other = next(p for p in people if p != second and rounds.open_round(p, "r").case.story.startswith("Ida"))
    rounds.assess(second, "r", JUDGEMENT)
    town.platform.conferences.twinning.withdraw(gerda, ConsentParty.MED.value)
    assert not rounds.open_round(second, "r").may_hold_versions
    assert rounds.open_round(second, "r").case.story.startswith("Ida"), "what one has answered stays"
    assert rounds.open_round(other, "r").case.story.startswith("Ane")
    with pytest.raises(Conflict):
        rounds.start(bo, round_id="r2", case_id=CASE, twin=TWIN)


def test_a_difference_is_shown_from_thirty_answers_each_and_only_while_consented(
    rounds: Calibrating, town: World, bo: Actor, gerda: Actor
) -> None:
    consent(town, gerda)
    rounds.start(bo, round_id="r", case_id=CASE, twin=TWIN)
    crowd(town, rounds, "r", number=80)
    town.clock.advance(days=7)
    result = rounds.result(bo, "r")
    assert result.twins is not None
    assert sum(result.twins.answers) == 80
    assert result.spreads[Series.CASEWORKERS].people == 80
    town.platform.conferences.twinning.withdraw(gerda, ConsentParty.DPO.value)
    assert rounds.result(bo, "r").twins is None


def test_versions_that_do_not_differ_are_refused(rounds: Calibrating, bo: Actor) -> None:
    for wrong in ("Bjarke = Ida", "Ane", "", "Ane ="):
        with pytest.raises(InvalidInput):
            rounds.preview(bo, CASE, TwinText(trait=TWIN.trait, swaps=wrong))
    assert rounds.preview(bo, CASE, TWIN).story.startswith("Ida er 45 år")


def test_a_consent_says_who_and_where_and_is_recorded_by_those_who_may(town: World, bo: Actor, gerda: Actor) -> None:
    twinning, said = town.platform.conferences.twinning, {"consent_id": "c", "party": ConsentParty.MED}
    with pytest.raises(NotAllowed):
        twinning.record(bo, **said, given_on=date(2026, 11, 2), words="Ja.")
    for day, words in ((date(2026, 11, 30), "Der er sagt ja."), (date(2026, 11, 2), " ")):
        with pytest.raises(InvalidInput):
            twinning.record(gerda, **said, given_on=day, words=words)
    twinning.record(gerda, **said, given_on=date(2026, 11, 2), words="Der er sagt ja.")
    twinning.record(gerda, **said, given_on=date(2026, 11, 2), words="Der er sagt ja.")
    (view,) = twinning.consents(gerda)
    assert (view.words, view.recorder) == ("Der er sagt ja.", "Gerda")
    assert not twinning.is_open(bo)
    with pytest.raises(NotFound):
        twinning.withdraw(gerda, "ukendt")
