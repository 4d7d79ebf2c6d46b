"""Bekræft lovgrundlaget: a jurist answers, another person stands by it, and only then is anything sure."""

from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, World

from quiz_app.bootstrap.decided import as_decided, decisions
from quiz_app.domain.audit import Action
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.law import Certainty
from quiz_app.domain.law_confirmation import LawReply
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import Conflict, InvalidInput, NotFound, RuleError
from quiz_app.services.confirming import OWN_ANSWER, QuestionView, Reading

QUESTION = "moedet-bortfalder"
YES = Reading(reply=LawReply.YES, paragraph="§ 1, stk. 2")


@pytest.fixture
def jurist(town: World) -> Actor:
    return town.person("Jon", Role.JURIST)


@pytest.fixture
def owner(town: World) -> Actor:
    return town.person("Gerda", Role.PRACTICE_OWNER, unit="syd")


def answer(town: World, actor: Actor, reading: Reading = YES, answer_id: str = "a") -> None:
    town.platform.confirming.answer(actor, QUESTION, answer_id=answer_id, reading=reading)


def view(town: World, actor: Actor) -> QuestionView:
    return next(v for v in town.platform.confirming.questions(actor) if v.question.id == QUESTION)


def test_an_answer_waits_for_another_person(town: World, jurist: Actor, owner: Actor) -> None:
    answer(town, jurist)
    answer(town, jurist)
    with pytest.raises(RuleError, match=OWN_ANSWER):
        town.platform.confirming.approve(jurist, "a", approved=True)
    assert view(town, jurist).is_mine
    town.platform.confirming.approve(owner, "a", approved=True)
    settled = view(town, owner)
    assert (settled.answered_by, settled.approved_by) == ("Jon", "Gerda")
    assert "certainty: {content: law_text, date: law_text}" in settled.lines
    with pytest.raises(Conflict):
        answer(town, jurist, answer_id="b")


def test_an_approved_yes_is_read_by_everybody_and_leaves_a_trail(town: World, jurist: Actor, owner: Actor) -> None:
    with town.storage.reading() as stores:
        before = decisions(stores)
    answer(town, jurist)
    town.platform.confirming.approve(owner, "a", approved=True)
    with town.storage.reading() as stores:
        assert decisions(stores) == before + 2
        assert as_decided(town.platform.content, stores).facts["EKS-02"].certainty.date == "law_text"
        actions = [row.action for row in stores.audit.rows()]
    assert actions.count(Action.LAW_ANSWERED) == actions.count(Action.LAW_APPROVED) == 1


def test_an_approved_yes_lifts_what_rests_on_it_for_everybody(town: World, jurist: Actor, owner: Actor) -> None:
    zone = town.platform.content.grey_zones["sager-i-gang"]
    verified = replace(zone.verified, content=Certainty.LAW_TEXT, date=Certainty.INFERRED)
    unsure = replace(zone, verified=verified)
    unread = town.with_library(replace(town.platform.content, grey_zones={zone.id: unsure}))
    assert view(unread, jurist).lift.objects == (unsure,)
    answer(unread, jurist)
    assert not view(unread, owner).has_lifted
    unread.platform.confirming.approve(owner, "a", approved=True)
    assert view(unread, owner).has_lifted
    with unread.storage.reading() as stores:
        decided = as_decided(unread.platform.content, stores)
    assert decided.grey_zones[zone.id].verified.date == "law_text"


def test_an_item_on_new_text_is_asked_in_exams_once_its_date_is_confirmed(
    town: World, jurist: Actor, owner: Actor
) -> None:
    old = town.platform.content.questions["eks-enkelt-proeve"]
    waiting = replace(old, id="ny", facts=("EKS-02",), verified=replace(old.verified, date=Certainty.INFERRED))
    content = replace(town.platform.content, questions={**town.platform.content.questions, "ny": waiting})
    ready = town.with_library(content)
    answer(ready, jurist)
    assert "ny" not in asked(ready)
    ready.platform.confirming.approve(owner, "a", approved=True)
    assert "ny" in asked(ready)


def asked(town: World) -> set[str]:
    """The items that the exam may ask today, by what has been decided."""
    with town.storage.reading() as stores:
        decided = as_decided(town.platform.content, stores)
    return {q.id for q in exam_pool(decided.licences[LICENCE], decided, town.clock.today())}


def test_a_declined_answer_opens_the_question_again(town: World, jurist: Actor, owner: Actor) -> None:
    answer(town, jurist)
    with pytest.raises(Conflict):
        answer(town, jurist, answer_id="b")
    town.platform.confirming.approve(owner, "a", approved=False)
    assert view(town, jurist).answered is None
    answer(town, jurist, answer_id="b")


def test_an_approved_yes_counts_until_two_people_have_taken_it_back(town: World, jurist: Actor, owner: Actor) -> None:
    back = Reading(reply=LawReply.TAKEN_BACK, paragraph="", words="Jeg læste den forkerte bestemmelse.")
    with pytest.raises(Conflict):
        answer(town, jurist, back, answer_id="b")
    answer(town, jurist)
    town.platform.confirming.approve(owner, "a", approved=True)
    assert LawReply.YES not in view(town, owner).replies
    town.clock.advance(minutes=1)
    answer(town, jurist, back, answer_id="b")
    with pytest.raises(RuleError, match=OWN_ANSWER):
        town.platform.confirming.approve(jurist, "b", approved=True)
    assert (view(town, owner).has_lifted, date_of(town)) == (True, "law_text")
    town.platform.confirming.approve(owner, "b", approved=True)
    open_again = view(town, owner)
    assert (open_again.answered, open_again.has_lifted, date_of(town)) == (None, False, "inferred")
    assert LawReply.TAKEN_BACK not in open_again.replies
    town.clock.advance(minutes=1)
    answer(town, jurist, answer_id="c")
    with town.storage.reading() as stores:
        assert len(stores.confirmations.answered()) == 3


def test_a_taking_back_that_is_not_approved_leaves_the_yes(town: World, jurist: Actor, owner: Actor) -> None:
    answer(town, jurist)
    town.platform.confirming.approve(owner, "a", approved=True)
    town.clock.advance(minutes=1)
    answer(town, jurist, Reading(reply=LawReply.TAKEN_BACK, paragraph="", words="Måske forkert."), answer_id="b")
    town.platform.confirming.approve(owner, "b", approved=False)
    assert (view(town, owner).has_lifted, date_of(town)) == (True, "law_text")


def test_a_no_needs_no_paragraph_and_disputes_the_change(town: World, jurist: Actor, owner: Actor) -> None:
    answer(town, jurist, Reading(reply=LawReply.NO, paragraph=""))
    town.platform.confirming.approve(owner, "a", approved=True)
    assert town.platform.confirming.disputed(owner) == ("2026-07-01-moedet-bortfalder",)
    assert "# Ret: guidelines" in view(town, owner).lines


def date_of(town: World) -> str:
    """How sure the date of the fact is that the question asks about."""
    with town.storage.reading() as stores:
        return as_decided(town.platform.content, stores).facts["EKS-02"].certainty.date.value


def test_another_date_disputes_the_change_and_may_be_answered_again(town: World, jurist: Actor, owner: Actor) -> None:
    answer(town, jurist, Reading(reply=LawReply.OTHER_DATE, paragraph="§ 9", day=date(2026, 9, 1)))
    assert town.platform.confirming.disputed(owner) == ()
    town.platform.confirming.approve(owner, "a", approved=True)
    assert town.platform.confirming.disputed(owner) == ("2026-07-01-moedet-bortfalder",)
    assert "commences: 2026-09-01" in view(town, owner).lines
    answer(town, jurist, answer_id="b")


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (Reading(reply=None, paragraph="§ 1"), "reply"),
        (Reading(reply=LawReply.YES, paragraph="Kravet falder bort"), "paragraph"),
        (Reading(reply=LawReply.OTHER_DATE, paragraph="§ 1"), "day"),
        (Reading(reply=LawReply.OTHER_WORDING, paragraph="§ 1"), "words"),
        (Reading(reply=LawReply.NO, paragraph="Den er ikke vedtaget"), "paragraph"),
        (Reading(reply=LawReply.TAKEN_BACK, paragraph=""), "words"),
        (Reading(reply=LawReply.OTHER_WORDING, paragraph="§ 1", words="Ring til 12 34 56 78"), "words"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(town: World, jurist: Actor, reading: Reading, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        answer(town, jurist, reading)
    assert refused.value.field == field


def test_a_question_or_an_answer_that_is_not_there_is_not_found(town: World, jurist: Actor) -> None:
    with pytest.raises(NotFound):
        town.platform.confirming.answer(jurist, "andet", answer_id="a", reading=YES)
    with pytest.raises(NotFound):
        town.platform.confirming.approve(jurist, "a", approved=True)
