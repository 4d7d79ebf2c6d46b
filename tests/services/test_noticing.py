"""What a person's first page tells of conferences: invitations, advice to object to, and next steps."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from conferring import Room, released, three
from world import World

from quiz_app.domain.assessment import Turn
from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.sharing.history import HideReason
from quiz_app.services import noticing
from quiz_app.services.noticing import Invited, NextStep, Objectable, Waiting
from quiz_app.services.ports import Stores

NOTHING = Waiting(invited=(), objectable=(), next_steps=())


@pytest.fixture
def room(town: World) -> Room:
    return Room(town, three(town), released=released(town, "amina"))


def waiting(room: Room, number: int) -> Waiting:
    return room.town.platform.conferences.noticing.waiting(room.people[number])


def test_who_is_invited_is_told_until_they_have_assessed_or_it_is_over(room: Room) -> None:
    starts = room.town.clock.now() + timedelta(days=2)
    room.call(starts_at=starts)
    told = Invited(conference_id="k1", starts_at=starts, until=starts + timedelta(hours=1))
    assert waiting(room, 0) == NOTHING, "who called knows"
    assert waiting(room, 1).invited == waiting(room, 2).invited == (told,)
    room.assess(1)
    assert (waiting(room, 1).invited, waiting(room, 2).invited) == ((), (told,))
    room.town.clock.advance(days=3)
    assert waiting(room, 2) == NOTHING


def test_of_advice_everybody_but_its_writer_is_told_for_three_days_that_they_may_object(room: Room) -> None:
    room.call()
    room.talk()
    room.conclude()
    told = Objectable(conference_id="k1", until=room.town.clock.now() + timedelta(days=3))
    assert (waiting(room, 0).objectable, waiting(room, 2).objectable) == ((told,), ())
    concluding = room.town.platform.conferences.concluding
    concluding.object(room.people[0], "k1", objection_id="i", reason="Praktikken er vægtet for højt.")
    assert (waiting(room, 0).objectable, waiting(room, 1).objectable) == ((), (told,))
    room.town.clock.advance(days=3)
    assert waiting(room, 1) == NOTHING


def test_who_has_the_next_step_is_told_until_two_weeks_after_its_day(room: Room) -> None:
    room.call()
    room.talk()
    day = room.town.clock.today() + timedelta(days=5)
    room.conclude(next_owner_id="bo", next_on=day)
    assert waiting(room, 1).next_steps == (NextStep(conference_id="k1", by=day),)
    assert waiting(room, 0).next_steps == ()
    room.town.clock.advance(days=20)
    assert waiting(room, 1) == NOTHING


@pytest.mark.parametrize("taken_down", [False, True])
def test_nothing_is_told_of_what_is_called_off_or_taken_down(room: Room, taken_down: bool) -> None:  # noqa: FBT001 - a case of the test
    room.call()
    conferences = room.town.platform.conferences
    if taken_down:
        conferences.taking_down.hide(room.people[2], "c1", HideReason.RECOGNISED)
    else:
        conferences.cancelling.cancel(room.people[0], "k1", CancelReason.NO_TIME)
    assert waiting(room, 1) == NOTHING


def test_who_has_seen_the_first_turn_is_not_invited_again(room: Room) -> None:
    room.call()
    room.assess(0)
    room.assess(1)
    room.reveal()
    assert waiting(room, 2).invited == ()
    room.assess(1, Turn.SECOND)
    assert waiting(room, 1) == NOTHING


def test_a_next_step_that_was_kept_for_the_last_day_there_is_breaks_nobodys_first_page(room: Room) -> None:
    room.call()
    room.talk()
    room.conclude()
    last = date.max
    with room.town.storage.writing() as stores:
        (written,) = stores.conferences.conclusions(["k1"])
        kept = replace(written, conclusion_id="raad-2", version=2, next_owner_id="bo", next_on=last)
        stores.conferences.add_conclusion(kept)
    assert waiting(room, 1).next_steps == (NextStep(conference_id="k1", by=last),)


@pytest.mark.parametrize("advised", [False, True])
def test_of_what_is_over_nobody_reads_the_case(room: Room, monkeypatch: pytest.MonkeyPatch, advised: bool) -> None:  # noqa: FBT001 - a case of the test
    read: Counter[str] = Counter()
    reads = noticing.may_be_read

    def counted(stores: Stores, ref: CaseRef) -> bool:
        read[ref.id] += 1
        return reads(stores, ref)

    monkeypatch.setattr(noticing, "may_be_read", counted)
    room.call()
    if advised:
        room.talk()
        room.conclude(next_owner_id="bo", next_on=room.town.clock.today())
    waiting(room, 1)
    assert read == {"c1": 1}
    room.town.clock.advance(days=20)
    assert (waiting(room, 1), read) == (NOTHING, {"c1": 1})
