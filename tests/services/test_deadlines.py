"""The deadline of a conference over some days: it shows what is in by itself, takes no more, and may be extended."""

from datetime import timedelta

import pytest
from conferring import Room
from doubles import START
from world import World

from quiz_app.domain.assessment import Reveal, Turn
from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.conference import Manner, Stage
from quiz_app.domain.people import Role
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.conference_standing import occasion

DAYS = timedelta(days=3)


@pytest.fixture
def room(town: World) -> Room:
    people = (
        town.person("Amina"),
        town.person("Bo", Role.KEY_PERSON, unit="syd"),
        town.person("Dorthe", Role.MEETING_LEADER, unit="syd"),
        town.person("Hanne", Role.TEAM_MEMBER, unit="nord-1"),
    )
    room = Room(town, people)
    room.call(manner=Manner.ASYNCHRONOUS, ends_at=town.clock.now() + DAYS)
    return room


def look(room: Room, number: int = 3) -> bool:
    """Open the page as one of them."""
    return room.town.platform.conferences.deadlines.open_due(room.people[number], "k1")


def extend(room: Room, *, days: int = 2, by: int = 0, later_deadline_id: str = "f1") -> None:
    until = room.town.clock.now() + timedelta(days=days)
    deadlines = room.town.platform.conferences.deadlines
    deadlines.extend(room.people[by], "k1", later_deadline_id=later_deadline_id, until=until)


def revealed(room: Room, turn: Turn = Turn.FIRST) -> Reveal | None:
    with room.town.storage.reading() as stores:
        return stores.assessments.find_reveal(occasion("k1"), turn)


def test_the_first_who_looks_after_the_deadline_finds_it_shown_by_the_system(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.at = START + DAYS - timedelta(seconds=1)
    assert (look(room), room.stage) == (False, Stage.ASSESSING)
    room.town.clock.advance(seconds=1)
    assert (look(room), look(room, 0)) == (True, False)
    found = revealed(room)
    assert found is not None
    assert (found.person_id, found.at) == (None, room.town.clock.now())
    assert (room.stage, room.view().first.by_itself) == (Stage.TALKING, True)
    with room.town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
        assert stores.assessments.reveals_by("hanne") == ()
    assert (row.action, row.actor_id, row.details) == ("reveal", None, {"turn": "first", "given": "2"})


def test_nobody_who_takes_no_part_opens_it(room: Room, town: World) -> None:
    room.assess(0)
    room.assess(1)
    town.clock.advance(days=3)
    with pytest.raises(NotFound):
        town.platform.conferences.deadlines.open_due(town.person("Sif"), "k1")
    assert revealed(room) is None


def test_after_the_deadline_nobody_adds_to_what_will_be_shown(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.advance(days=3)
    with pytest.raises(RuleError, match="Fristen er gået"):
        room.assess(2)
    look(room)
    whole = room.view().first.whole
    assert whole is not None
    assert whole.total == 2


def test_a_press_after_the_deadline_is_the_systems_act_all_the_same(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.advance(days=3)
    room.reveal(by=3)
    found = revealed(room)
    assert found is not None
    assert found.person_id is None


def test_when_all_have_answered_before_it_somebody_shows_it_and_is_named_in_the_trail(room: Room) -> None:
    for number in range(4):
        room.assess(number)
    room.reveal(by=3)
    found = revealed(room)
    assert found is not None
    assert (found.person_id, room.view().first.by_itself) == ("hanne", False)


@pytest.mark.parametrize("given", [0, 1])
def test_with_fewer_than_two_nothing_is_shown_and_it_stays_shut(room: Room, given: int) -> None:
    for number in range(given):
        room.assess(number)
    room.town.clock.advance(days=3)
    assert (look(room), revealed(room)) == (False, None)
    standing = room.view().standing
    assert standing is not None
    assert (standing.is_short, standing.given) == (True, given)
    assert [room.view(n).may_extend for n in range(4)] == [True, True, False, False]
    with pytest.raises(RuleError, match="Fristen er gået"):
        room.assess(3)
    with pytest.raises(NotAllowed):
        room.reveal()


def test_more_time_lets_people_assess_until_the_new_deadline(room: Room) -> None:
    room.assess(0)
    room.town.clock.advance(days=3)
    extend(room, by=1)
    assert room.view().conference.ends_at == room.town.clock.now() + timedelta(days=2)
    room.assess(2)
    assert look(room) is False
    room.town.clock.advance(days=2)
    assert look(room) is True


def test_it_is_extended_by_who_is_in_charge_once_it_is_short_to_a_moment_ahead(room: Room) -> None:
    room.assess(0)
    with pytest.raises(RuleError, match="når den er gået"):
        extend(room)
    room.town.clock.advance(days=3)
    with pytest.raises(NotAllowed):
        extend(room, by=2)
    with pytest.raises(InvalidInput):
        extend(room, days=0)
    extend(room)
    with room.town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
    assert (row.action, row.actor_id, row.details) == ("deadline_extended", "amina", {"until": "2026-11-27"})


def test_with_two_or_more_it_is_shown_and_cannot_be_put_off(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.advance(days=3)
    with pytest.raises(RuleError):
        extend(room)


def test_it_may_be_called_off_instead(room: Room) -> None:
    room.town.clock.advance(days=3)
    room.town.platform.conferences.cancelling.cancel(room.people[0], "k1", CancelReason.TOO_FEW)
    assert (room.view().standing, look(room)) == (None, False)


def test_the_second_turn_is_not_shut_by_a_deadline_that_had_passed_when_it_began(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.advance(days=3)
    look(room)
    room.assess(0, Turn.SECOND)
    room.assess(1, Turn.SECOND)
    assert (look(room), room.stage) == (False, Stage.TALKING)
    room.reveal(Turn.SECOND, by=3)
    assert room.stage == Stage.CONCLUDING


def test_the_second_turn_too_is_shown_by_itself_when_it_began_before(room: Room) -> None:
    room.talk()
    room.assess(0, Turn.SECOND)
    room.assess(3, Turn.SECOND)
    room.town.clock.advance(days=3)
    assert look(room) is True
    assert (room.stage, room.view().second.by_itself) == (Stage.CONCLUDING, True)


def test_advice_may_be_written_where_too_few_assessed_again(room: Room) -> None:
    room.talk()
    room.town.clock.advance(days=3)
    assert look(room) is False
    room.conclude()
    assert room.view().standing is None


def test_an_open_page_is_drawn_anew_when_the_deadline_passes(room: Room) -> None:
    room.assess(0)
    conferring = room.town.platform.conferences.conferring
    before = conferring.pulse(room.people[3], "k1").drawn
    room.town.clock.advance(days=3)
    assert conferring.pulse(room.people[3], "k1").drawn != before


def test_people_who_meet_have_no_deadline(room: Room, town: World) -> None:
    other = Room(town, room.people, "k2")
    other.call()
    other.assess(0)
    other.assess(1)
    town.clock.advance(days=9)
    assert town.platform.conferences.deadlines.open_due(room.people[0], "k2") is False
    assert (other.view().standing, other.stage) == (None, Stage.ASSESSING)


def test_the_calendar_gets_the_new_deadline_as_a_later_change(room: Room) -> None:
    room.town.clock.advance(days=3)
    extend(room)
    extend_again = room.town.clock.now() + timedelta(days=2)
    file = room.town.platform.conferences.conferring.invitation(room.people[2], "k1", title="Sagskonference").decode()
    assert "SEQUENCE:1" in file
    assert f"DTEND:{extend_again:%Y%m%dT%H%M%SZ}" in file


def test_the_same_press_twice_gives_more_time_once(room: Room) -> None:
    room.town.clock.advance(days=3)
    extend(room)
    rows = room.town.rows()
    extend(room)
    assert room.town.rows() == rows


def test_a_deadline_is_put_off_to_within_the_next_year(room: Room) -> None:
    room.town.clock.advance(days=3)
    with pytest.raises(InvalidInput, match="inden for det næste år"):
        extend(room, days=367)
    extend(room, days=366)


def test_nobody_joins_after_the_deadline_to_see_unassessed_what_it_shows(room: Room, town: World) -> None:
    room.assess(0)
    conferring, sif, tove = town.platform.conferences.conferring, town.person("Sif"), town.person("Tove")
    town.clock.advance(days=3)
    conferring.join(sif, "k1")
    extend(room)
    room.assess(1)
    conferring.join(tove, "k1")
    town.clock.advance(days=2)
    late = town.person("Ulla")
    with pytest.raises(RuleError, match="Fristen er gået"):
        conferring.join(late, "k1")
    with pytest.raises(RuleError, match="Fristen er gået"):
        conferring.invite(room.people[0], "k1", late.person_id)
    assert look(room) is True


def test_calling_it_off_seals_nothing_that_the_deadline_was_to_show(room: Room) -> None:
    room.assess(0)
    room.assess(1)
    room.town.clock.advance(days=3)
    room.town.platform.conferences.cancelling.cancel(room.people[0], "k1", CancelReason.NO_TIME)
    found = revealed(room)
    assert found is not None
    assert (found.person_id, room.stage) == (None, Stage.CANCELLED)
    assert room.view(3).first.whole is not None
