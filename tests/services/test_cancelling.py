"""Aflys: who may, until when, what everybody sees, and that nothing sealed is ever shown."""

from datetime import timedelta

import pytest
from conferring import Room, four, released
from world import World

from quiz_app.domain.assessment import Turn
from quiz_app.domain.cancellation import CHOOSABLE, CancelReason
from quiz_app.domain.conference import Manner, Stage
from quiz_app.domain.sharing.history import Happening, HideReason
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.case_keeping import Act
from quiz_app.services.conference_standing import occasion

REASON = "Praktikken viser ikke nok om arbejdsevnen."


@pytest.fixture
def room(town: World) -> Room:
    return Room(town, four(town))


def cancel(room: Room, *, by: int = 0, reason: CancelReason = CancelReason.NO_TIME) -> None:
    room.town.platform.conferences.cancelling.cancel(room.people[by], room.conference_id, reason)


@pytest.mark.parametrize("by", [0, 1])
def test_the_owner_and_the_facilitator_call_it_off_and_everybody_sees_why(room: Room, by: int) -> None:
    room.call()
    cancel(room, by=by)
    for number in range(4):
        view = room.view(number)
        assert view.stage == Stage.CANCELLED
        assert view.cancellation is not None
        assert (view.cancellation.reason, view.may_cancel) == (CancelReason.NO_TIME, False)
    listed = room.town.platform.conferences.conferring.mine(room.people[3])
    assert [one.stage for one in listed] == [Stage.CANCELLED]


def test_nobody_else_calls_it_off(room: Room, town: World) -> None:
    room.call()
    for by in (2, 3):
        assert room.view(by).may_cancel is False
        with pytest.raises(NotAllowed, match="sagsejeren eller mødelederen"):
            cancel(room, by=by)
    with pytest.raises(NotFound):
        town.platform.conferences.cancelling.cancel(town.person("Sif"), "k1", CancelReason.MISTAKE)


def test_the_reason_is_one_of_those_that_people_give(room: Room) -> None:
    room.call()
    assert CancelReason.CASE_GONE not in CHOOSABLE
    with pytest.raises(InvalidInput):
        cancel(room, reason=CancelReason.CASE_GONE)


def test_what_is_sealed_is_never_shown_and_nobody_adds_to_it(room: Room) -> None:
    room.call()
    room.assess(0, reason=REASON)
    room.assess(1)
    cancel(room)
    with pytest.raises(Conflict, match="aflyst"):
        room.reveal()
    with pytest.raises(Conflict, match="aflyst"):
        room.assess(2)
    with pytest.raises(RuleError, match="aflyst"):
        room.conclude()
    view = room.view(1)
    assert (view.first.whole, view.first.reasons, view.first.may_reveal) == (None, (), False)
    with room.town.storage.reading() as stores:
        assert stores.assessments.all_revealed() == ()
        assert stores.assessments.revealed(occasion("k1"), Turn.FIRST) == ()
        assert [a.person_id for a in stores.assessments.all_own("amina")] == ["amina"]


def test_what_was_shown_before_stays_and_the_second_turn_stays_sealed(room: Room) -> None:
    room.call()
    room.talk()
    room.assess(0, Turn.SECOND)
    room.assess(1, Turn.SECOND)
    cancel(room, by=1)
    with pytest.raises(Conflict):
        room.reveal(Turn.SECOND)
    assert room.view().first.whole is not None
    assert room.view(1).second.may_reveal is False


def test_advice_is_not_called_off(room: Room) -> None:
    room.call()
    room.talk()
    room.conclude()
    with pytest.raises(RuleError, match="Rådet er skrevet"):
        cancel(room)
    assert room.view().may_cancel is False


def test_twice_is_once_and_the_first_reason_stands(room: Room) -> None:
    room.call()
    cancel(room)
    rows = room.town.rows()
    cancel(room, by=1, reason=CancelReason.MISTAKE)
    assert room.town.rows() == rows


def test_nobody_joins_what_is_called_off(room: Room, town: World) -> None:
    room.call()
    cancel(room)
    with pytest.raises(RuleError, match="aflyst"):
        town.platform.conferences.conferring.join(town.person("Sif"), "k1")


def test_the_calendar_takes_the_entry_out_again(room: Room, town: World) -> None:
    room.call()
    conferring = town.platform.conferences.conferring
    before = conferring.invitation(room.people[3], "k1", title="Sagskonference").decode()
    cancel(room)
    after = conferring.invitation(room.people[3], "k1", title="Sagskonference").decode()
    assert ("METHOD:PUBLISH" in before, "SEQUENCE:0" in before) == (True, True)
    for line in ("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"):
        assert line in after
    uid = next(line for line in before.splitlines() if line.startswith("UID:"))
    assert uid in after.splitlines()


def test_who_was_invited_is_told_until_its_time_is_past_and_who_called_it_off_is_not(room: Room) -> None:
    room.call()
    cancel(room)
    fresh = room.town.platform.conferences.cancelling.fresh
    assert (list(fresh(room.people[3])), list(fresh(room.people[0]))) == (["k1"], [])
    room.town.clock.at += timedelta(hours=2)
    assert fresh(room.people[3]) == {}


def test_it_stands_in_the_trail_with_its_reason(room: Room) -> None:
    room.call()
    cancel(room, by=1)
    with room.town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
    assert (row.action, row.actor_id, row.subject, row.details) == (
        "conference_cancelled",
        "bo",
        "k1",
        {"reason": "no_time"},
    )


def happens(room: Room, happening: Happening) -> None:
    """Let something happen to the case that has been shared."""
    keeping = room.town.platform.conferences.taking_down.steps.keeping
    with room.town.storage.writing() as stores:
        record = stores.shared_cases.find("c1")
        assert record is not None
        keeping.keep(stores, record, Act(happening=happening))


@pytest.mark.parametrize("happening", [Happening.DELETED, Happening.EXPIRED])
def test_a_case_that_is_gone_calls_off_what_is_open_about_it_and_nothing_else(
    room: Room, town: World, happening: Happening
) -> None:
    room.released = released(town, "bo")
    done, other = Room(town, room.people, "k0", released=room.released), Room(town, room.people, "k2")
    for each in (room, done, other):
        each.call()
    done.talk()
    done.conclude()
    room.assess(0)
    happens(room, happening)
    assert (room.stage, done.stage, other.stage) == (Stage.CANCELLED, Stage.OBJECTING, Stage.ASSESSING)
    found = room.view().cancellation
    assert found is not None
    assert (found.person_id, found.reason) == (None, CancelReason.CASE_GONE)
    with town.storage.reading() as stores:
        told = [r for r in stores.audit.rows() if r.action == "conference_cancelled"]
    assert [(r.actor_id, r.subject) for r in told] == [(None, "k1")]


def test_while_a_case_is_hidden_its_conference_waits_and_goes_on_when_it_is_put_back(room: Room, town: World) -> None:
    room.released = released(town, "bo")
    room.call()
    room.assess(0)
    room.assess(1)
    town.platform.conferences.taking_down.hide(room.people[3], "c1", HideReason.RECOGNISED)
    assert (room.stage, room.view().cancellation) == (Stage.ASSESSING, None)
    for act in (lambda: room.assess(2), room.reveal, room.conclude):
        with pytest.raises(RuleError, match="skjult"):
            act()
    happens(room, Happening.PUT_BACK)
    room.assess(2)
    room.reveal()
    assert room.stage == Stage.TALKING


def test_nobody_objects_and_no_deadline_shows_anything_while_the_case_is_hidden(room: Room, town: World) -> None:
    room.released = released(town, "bo")
    open_for_days = Room(town, room.people, "k2", released=room.released)
    open_for_days.call(manner=Manner.ASYNCHRONOUS, ends_at=town.clock.now() + timedelta(hours=1))
    open_for_days.assess(0)
    open_for_days.assess(1)
    room.call()
    room.talk()
    room.conclude()
    conferences = town.platform.conferences
    conferences.taking_down.hide(room.people[3], "c1", HideReason.RECOGNISED)
    town.clock.advance(hours=2)
    with pytest.raises(RuleError, match="skjult"):
        conferences.concluding.object(room.people[0], "k1", objection_id="i", reason="Praktikken er vægtet for højt.")
    assert conferences.deadlines.open_due(room.people[0], "k2") is False
    happens(room, Happening.PUT_BACK)
    assert conferences.deadlines.open_due(room.people[0], "k2") is True


def test_what_one_called_off_is_ones_own_to_see(room: Room, town: World) -> None:
    room.call()
    cancel(room)
    seen = [town.platform.disclosing.everything(room.people[n])["cancellations"] for n in (0, 3)]
    assert [[c["reason"] for c in found] for found in seen] == [["no_time"], []]
