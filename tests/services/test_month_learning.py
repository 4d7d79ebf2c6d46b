"""Månedens læring: what everybody in a centre may read."""

from datetime import timedelta

import pytest
from conferring import WORDS, Room
from sharing_examples import case_text, form, release
from world import World

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConclusionPart, Offer
from quiz_app.domain.drafting import DraftDecision, DraftKind
from quiz_app.domain.learnt import Month
from quiz_app.domain.people import Role
from quiz_app.domain.sharing.history import HideReason
from quiz_app.services.month_learning import MonthLearnt

NOVEMBER = Month(year=2026, number=11)


def room_of(town: World, size: int) -> Room:
    """A conference over a released case, whose advice is kept in November; the people are Center Nord's."""
    people = tuple(town.person(name) for name in ("Amina", "Bo", "Cleo", "Dan", "Eva")[:size])
    with town.storage.writing() as stores:
        release(stores.shared_cases, case_text(form=form()))
    found = Room(town, people)
    found.call(case=CaseRef(kind=CaseRefKind.RELEASED, id="c1"))
    found.talk()
    found.conclude(offers=(Offer.MENTOR,))
    town.clock.at += timedelta(days=3)
    return found


def learnt(room: Room) -> MonthLearnt:
    return room.town.platform.conferences.month_learning.month(room.people[0], NOVEMBER)


def test_a_month_tells_advice_cases_offers_and_how_many_of_ones_centre(town: World) -> None:
    found = learnt(room_of(town, 5))
    assert (found.conferences, found.centre, found.from_centre) == (1, "Center Nord", 5)
    assert [one.advice for one in found.advice] == [WORDS[ConclusionPart.ADVICE]]
    assert [case.id for case in found.cases] == ["c1"]
    assert found.lacking == {Offer.MENTOR: 1}


def test_below_five_only_the_number_of_conferences_is_told(town: World) -> None:
    found = learnt(room_of(town, 4))
    assert (found.conferences, found.from_centre, found.advice, dict(found.lacking)) == (1, None, (), {})


def test_a_case_that_is_hidden_takes_its_advice_along(town: World) -> None:
    room = room_of(town, 5)
    town.platform.conferences.taking_down.hide(room.people[0], "c1", HideReason.RECOGNISED)
    found = learnt(room)
    assert (found.advice, found.cases) == ((), ())


def test_drafts_that_were_taken_over_are_told_by_their_files(town: World) -> None:
    room, key = room_of(town, 5), town.person("Sanne", Role.KEY_PERSON, unit="syd")
    drafting = town.platform.conferences.drafting
    drafting.draft(room.people[0], room.conference_id, DraftKind.GREY_ZONE)
    draft = drafting.drafts(key)[0].draft
    drafting.decide(key, draft.draft_id, DraftDecision.TAKEN_OVER)
    assert learnt(room).taken_over == ((DraftKind.GREY_ZONE, draft.path),)


@pytest.mark.parametrize("number", [10, 12])
def test_another_month_knows_nothing_of_it(town: World, number: int) -> None:
    room = room_of(town, 5)
    month = Month(year=2026, number=number)
    found = town.platform.conferences.month_learning.month(room.people[0], month)
    assert (found.conferences, found.cases, found.advice) == (0, (), ())


def test_a_year_may_be_looked_back_on(town: World) -> None:
    months = town.platform.conferences.month_learning.months(town.person("Amina"))
    assert (months[0], months[-1], len(months)) == (NOVEMBER, Month(year=2025, number=12), 12)
