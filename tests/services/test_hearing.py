"""A licence is suspended or revoked by notice, the person's answer, and somebody else's decision; never by one click."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from world import LICENCE, MODULE, STEP, World

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.licence import LicenceEventType, LicenceStatus
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.proceeding import Ground, Outcome, Stage
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.hearing import Ruling
from quiz_app.services.hearing_views import ProceedingView

TYPES = LicenceEventType


@pytest.fixture
def carla(town: World) -> Actor:
    """The manager of Center Nord, where Amina works."""
    return town.person("Carla", Role.MANAGER)


@pytest.fixture
def gerda(town: World) -> Actor:
    """The practice owner of the municipality."""
    return town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen")


@pytest.fixture
def holder(town: World, amina: Actor, bo: Actor) -> Actor:
    """Amina with a licence, on Sunday 22 November 2026."""
    town.earn(amina, bo)
    return amina


def notify(town: World, decider: Actor, person: Actor, proceeding_id: str = "p", **changed: Any) -> None:  # noqa: ANN401
    said = {"ground": Ground.CASEWORK, "words": "Tre sager manglede partshøring. Vi talte om det i oktober."}
    base = {"proceeding_id": proceeding_id, "person_id": person.person_id}
    licence = {"licence_id": town.events(person)[0].licence_id}
    town.platform.hearing.give_notice(decider, **base | licence | said | changed)


def decide(town: World, decider: Actor, outcome: Outcome = Outcome.SUSPEND, **changed: Any) -> None:  # noqa: ANN401
    base = {"decision_id": "d", "outcome": outcome, "words": "Svaret er læst; der er lagt vægt på de tre sager."}
    end = {"until": date(2027, 1, 31)} if outcome == Outcome.SUSPEND and "until_step" not in changed else {}
    town.platform.hearing.decide(decider, "p", Ruling(**base | end | changed))


def answer(town: World, person: Actor, words: str = "To af dem var hastesager.") -> None:
    town.platform.hearing.reply(person, "p", words)


def status(town: World, person: Actor) -> LicenceStatus:
    found = town.platform.verifying.verify(town.events(person)[0].code)
    assert found is not None
    return found.status


def seen_by(town: World, person: Actor) -> ProceedingView:
    (view,) = town.platform.hearing.mine(person)
    return view


def test_the_time_to_answer_stands_still_while_the_person_is_away(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    assert town.platform.hearing.mine(holder)[0].answer_by == date(2026, 12, 4)
    with town.storage.writing() as stores:
        stores.people.save_pause(
            Pause(person_id=holder.person_id, starts_on=date(2026, 11, 26), back_on=date(2026, 12, 3))
        )
    assert town.platform.hearing.mine(holder)[0].answer_by == date(2026, 12, 11)
    town.clock.advance(days=15)
    with pytest.raises(RuleError, match=r"11\. december"):
        decide(town, gerda)
    town.clock.advance(days=5)
    decide(town, gerda)


def test_from_notice_by_answer_to_decision(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    assert status(town, holder) == LicenceStatus.VALID
    answer(town, holder)
    decide(town, gerda)
    assert status(town, holder) == LicenceStatus.SUSPENDED
    view = seen_by(town, holder)
    assert (view.first_decider, view.second_decider, view.stage) == ("Carla", "Gerda", Stage.DECIDED)
    assert [w is not None for w in (view.notice_words, view.reply_words, view.decision_words)] == [True] * 3


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.NO_ACTION, LicenceStatus.VALID),
        (Outcome.SUSPEND, LicenceStatus.SUSPENDED),
        (Outcome.REVOKE, LicenceStatus.REVOKED),
    ],
)
def test_a_decision_does_what_it_says(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, outcome: Outcome, expected: LicenceStatus
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda, outcome)
    assert status(town, holder) == expected


@pytest.mark.parametrize("days", [0, 11, 12])
def test_without_an_answer_nothing_is_decided_within_ten_working_days(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, days: int
) -> None:
    notify(town, carla, holder)
    town.clock.advance(days=days)
    with pytest.raises(RuleError, match=r"til og med den 4\. december 2026"):
        decide(town, gerda)
    assert status(town, holder) == LicenceStatus.VALID


def test_without_an_answer_it_is_decided_from_the_day_after(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    town.clock.advance(days=13)
    decide(town, gerda)
    assert status(town, holder) == LicenceStatus.SUSPENDED


def test_a_late_answer_is_taken_until_the_decision_and_not_after_it(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    town.clock.advance(days=20)
    answer(town, holder)
    notify_again = {"proceeding_id": "q", "words": "Det er sket igen."}
    decide(town, gerda, Outcome.NO_ACTION)
    notify(town, carla, holder, **notify_again)
    town.clock.advance(days=20)
    town.platform.hearing.decide(gerda, "q", Ruling(decision_id="e", outcome=Outcome.NO_ACTION, words="Intet nyt."))
    with pytest.raises(RuleError, match="afgjort"):
        town.platform.hearing.reply(holder, "q", "For sent.")


def test_an_answer_is_given_once_and_in_words(town: World, holder: Actor, carla: Actor) -> None:
    notify(town, carla, holder)
    with pytest.raises(InvalidInput):
        answer(town, holder, "   ")
    answer(town, holder, "Første svar")
    with pytest.raises(Conflict):
        answer(town, holder, "Andet svar")
    assert seen_by(town, holder).reply_words == "Første svar"


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PRACTICE_OWNER])
def test_whoever_gave_the_notice_never_decides(town: World, holder: Actor, role: Role) -> None:
    both = (Grant(role=Role.MANAGER, unit_id="nord"), Grant(role=Role.PRACTICE_OWNER, unit_id="kommunen"))
    first = Actor(person_id=town.person("Carla", role).person_id, grants=both)
    notify(town, first, holder)
    answer(town, holder)
    with pytest.raises(NotAllowed):
        decide(town, first)
    assert [v.may_decide for v in town.platform.hearing.inbox(first)] == [False]


@pytest.mark.parametrize(
    ("role", "unit", "allowed"),
    [
        (Role.MANAGER, "nord", False),
        (Role.MANAGER, "kommunen", True),
        (Role.PRACTICE_OWNER, "nord", True),
        (Role.PRACTICE_OWNER, "kommunen", True),
    ],
)
def test_the_second_decider_acts_in_another_role_or_unit_than_the_first(
    town: World, holder: Actor, carla: Actor, *, role: Role, unit: str, allowed: bool
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    second = town.person("Henrik", role, unit=unit)
    assert [v.may_decide for v in town.platform.hearing.inbox(second)] == [allowed]
    if allowed:
        decide(town, second)
    else:
        with pytest.raises(NotAllowed):
            decide(town, second)


def test_nobody_begins_or_decides_a_case_about_themselves(town: World, gerda: Actor, bo: Actor) -> None:
    carla = town.person("Carla", Role.MANAGER, Role.CASEWORKER)
    town.earn(carla, bo)
    with pytest.raises(NotFound):
        notify(town, carla, carla)
    notify(town, gerda, carla)
    answer(town, carla)
    assert town.platform.hearing.inbox(carla) == ()
    assert "Carla" not in [h.name for h in town.platform.hearing.holders(carla)]
    with pytest.raises(NotFound):
        decide(town, carla)


def test_a_decider_of_another_centre_sees_and_decides_nothing(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    other = town.person("Henrik", Role.MANAGER, unit="syd")
    notify(town, carla, holder)
    answer(town, holder)
    assert (town.platform.hearing.inbox(other), town.platform.hearing.holders(other)) == ((), ())
    with pytest.raises(NotFound):
        decide(town, other)
    with pytest.raises(NotFound):
        notify(town, other, holder, "q")


def test_nobody_answers_for_somebody_else(town: World, holder: Actor, carla: Actor) -> None:
    notify(town, carla, holder)
    with pytest.raises(NotFound):
        town.platform.hearing.reply(carla, "p", "Det passer.")


def test_one_case_at_a_time_about_a_licence(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    notify(town, carla, holder)
    with pytest.raises(Conflict):
        notify(town, gerda, holder, "q")
    assert town.rows()["notices"] == 1


def test_a_decision_is_made_once(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda)
    decide(town, gerda)
    with pytest.raises(Conflict):
        decide(town, gerda, Outcome.REVOKE, decision_id="e")
    assert [e.type for e in town.events(holder)] == [TYPES.ISSUED, TYPES.SUSPENDED]


@pytest.mark.parametrize("words", ["", "   ", "Borgeren 010180-1234 klagede."])
def test_no_step_goes_without_words_or_with_a_citizen_in_them(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, words: str
) -> None:
    with pytest.raises(InvalidInput):
        notify(town, carla, holder, words=words)
    notify(town, carla, holder)
    with pytest.raises(InvalidInput):
        answer(town, holder, words)
    answer(town, holder)
    with pytest.raises(InvalidInput):
        decide(town, gerda, words=words)
    assert "010180" not in repr(town.storage._state)


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": None},
        {"until": date(2026, 11, 22)},
        {"until": date(2027, 11, 23)},
        {"until_step": "module:ukendt"},
        {"until_step": f"module:{MODULE}", "until": date(2027, 1, 1)},
        {"outcome": Outcome.REVOKE, "until": date(2027, 1, 1)},
        {"outcome": Outcome.NO_ACTION, "until_step": f"module:{MODULE}"},
    ],
)
def test_a_suspension_has_one_end_and_nothing_else_has_any(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, wrong: dict[str, Any]
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    with pytest.raises(InvalidInput):
        decide(town, gerda, **wrong)
    assert town.rows()["decisions"] == 0


def test_a_suspension_to_a_day_lifts_by_itself(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda, until=date(2026, 12, 1))
    town.clock.advance(days=9)
    assert status(town, holder) == LicenceStatus.SUSPENDED
    town.clock.advance(days=1)
    assert status(town, holder) == LicenceStatus.VALID


def test_a_suspension_until_a_module_ends_when_its_quiz_is_taken_again(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda, until_step=f"module:{MODULE}")
    mine = town.platform.progressing.mine(holder)[0]
    assert mine.next_step is not None
    assert mine.next_step.ref == MODULE
    town.clock.advance(minutes=1)
    town.quiz(holder)
    assert status(town, holder) == LicenceStatus.VALID
    assert town.events(holder)[-1].type == TYPES.REINSTATED
    assert town.platform.progressing.mine(holder)[0].next_step is None


def test_a_suspension_until_a_supervised_case_ends_when_it_is_approved_again(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, bo: Actor
) -> None:
    with pytest.raises(Conflict):
        town.ask(holder, bo)
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda, until_step=f"practice:{STEP}")
    town.clock.advance(minutes=1)
    town.quiz(holder)
    assert status(town, holder) == LicenceStatus.SUSPENDED
    town.practise(holder, bo)
    assert status(town, holder) == LicenceStatus.VALID
    with pytest.raises(Conflict):
        town.ask(holder, bo)


def test_one_decider_lifts_a_suspension_early_with_a_reason(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda)
    more = {"person_id": holder.person_id, "licence_id": town.events(holder)[0].licence_id, "event_id": "e"}
    with pytest.raises(InvalidInput):
        town.platform.hearing.reinstate(carla, **more, words=" ")
    town.platform.hearing.reinstate(carla, **more, words="De tre sager er rettet.")
    assert status(town, holder) == LicenceStatus.VALID
    with pytest.raises(NotFound):
        town.platform.hearing.reinstate(carla, **more, words="Igen.")


def test_a_revoked_licence_is_not_reinstated_nor_questioned_again(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda, Outcome.REVOKE)
    more = {"person_id": holder.person_id, "licence_id": town.events(holder)[0].licence_id, "event_id": "e"}
    with pytest.raises(NotFound):
        town.platform.hearing.reinstate(carla, **more, words="Alligevel.")
    with pytest.raises(NotFound):
        notify(town, carla, holder, "q")


def test_each_step_stands_on_the_trail_without_words(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda)
    with town.storage.reading() as stores:
        rows = stores.audit.rows()
    assert broken_at(rows) is None
    assert [(r.action, r.actor_id) for r in rows[-4:]] == [
        (Action.LICENCE_NOTICE, "carla"),
        (Action.LICENCE_REPLY, "amina"),
        (Action.LICENCE_DECISION, "gerda"),
        (Action.LICENCE_EVENT, "gerda"),
    ]
    assert not [word for word in ("partshøring", "hastesager", "lagt vægt") if word in repr(rows)]


def test_words_about_a_person_are_kept_as_such(town: World, holder: Actor, carla: Actor, gerda: Actor) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda)
    with town.storage.reading() as stores:
        found = {t.text_id for t in stores.texts.by_or_about(holder.person_id)}
    assert found == {"notice:p", "reply:p", "decision:d"}


def test_a_blanked_text_is_shown_as_gone(town: World, holder: Actor, carla: Actor) -> None:
    notify(town, carla, holder)
    with town.storage.writing() as stores:
        stores.texts.blank(["notice:p"])
    assert seen_by(town, holder).notice_words is None


def test_what_is_decided_touches_no_booking_and_no_step_of_others(
    town: World, holder: Actor, carla: Actor, gerda: Actor, *, bo: Actor
) -> None:
    ane = town.person("Ane")
    waiting = town.ask(ane, holder)
    notify(town, carla, holder)
    answer(town, holder)
    decide(town, gerda)
    assert [c.person_id for c in town.platform.practising.companions(ane, LICENCE, STEP)] == [bo.person_id]
    assert [v.case.supervised_case_id for v in town.platform.practising.inbox(holder)] == [waiting]


def test_a_case_about_a_licence_that_content_no_longer_knows_can_still_be_decided(
    town: World, holder: Actor, carla: Actor, gerda: Actor
) -> None:
    notify(town, carla, holder)
    answer(town, holder)
    changed = town.with_library(_without_licences(town))
    decide(changed, gerda)
    assert seen_by(changed, holder).licence_title == LICENCE


def _without_licences(town: World) -> Any:  # noqa: ANN401 - the library
    return replace(town.platform.library, licences={})
