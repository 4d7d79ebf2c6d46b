"""Sagskonferencer: calling together, assessing alone, and the reveal that nobody can get around."""

from datetime import UTC, datetime, timedelta

import pytest
from conferring import Room, four, released
from sharing_examples import case_event, case_text
from world import World, parts

from quiz_app.domain.assessment import Missing, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import ConferenceFormat, Manner, Part, Stage
from quiz_app.domain.law import Track
from quiz_app.domain.people import Role
from quiz_app.domain.sharing.form import Stage as CaseStage
from quiz_app.domain.sharing.history import Happening
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError

REASON = "Praktikken viser ikke nok om arbejdsevnen."


@pytest.fixture
def room(town: World) -> Room:
    return Room(town, four(town))


def held(room: Room) -> Room:
    room.call()
    return room


def test_people_are_called_together_with_their_parts(room: Room) -> None:
    held(room)
    view = room.view(3)
    assert [(p.name, p.centre, p.part) for p in view.people] == [
        ("Amina", "Center Nord", Part.CASE_OWNER),
        ("Bo", "Center Syd", Part.FACILITATOR),
        ("Dorthe", "Center Syd", Part.NOTE_TAKER),
        ("Hanne", "Center Nord", Part.PARTICIPANT),
    ]
    assert (view.stage, view.own_part, view.centres) == (
        Stage.ASSESSING,
        Part.PARTICIPANT,
        ("Center Nord", "Center Syd"),
    )


def test_a_whole_conference_has_three_people_for_its_three_parts(room: Room) -> None:
    with pytest.raises(InvalidInput, match="tre forskellige"):
        room.call(note_taker_id="amina")
    room.call(format=ConferenceFormat.FREMSKUDT_SPARRING, facilitator_id="amina", note_taker_id="amina")


def test_a_doorway_holds_three(room: Room) -> None:
    with pytest.raises(InvalidInput, match="højst plads til 3"):
        room.call(format=ConferenceFormat.DOORWAY)
    room.call(format=ConferenceFormat.DOORWAY, invited=())
    with pytest.raises(RuleError, match="højst plads til 3"):
        room.town.platform.conferences.conferring.join(room.people[3], "k1")


def test_only_those_who_are_here_and_may_take_part_are_called(room: Room, town: World) -> None:
    town.person("Erik", Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput, match="kan deltage"):
        room.call(invited=("erik",))


def test_a_case_is_not_talked_over_while_all_centres_assess_it_alone(room: Room, town: World) -> None:
    conferences, bo = town.platform.conferences, room.people[1]
    conferences.calibrating.start(bo, round_id="r1", case_id=room.case.id)
    assert room.case not in {sheet.ref for sheet in conferences.conferring.choosable(bo)}
    with pytest.raises(InvalidInput, match="vurderingsrunde"):
        room.call()
    town.clock.advance(days=7)
    room.call()


def test_a_case_that_is_withheld_or_unknown_is_not_talked_over(room: Room) -> None:
    with pytest.raises(NotFound):
        room.call(case=CaseRef(kind=CaseRefKind.SYNTHETIC, id="findes-ikke"))
    withheld = room.town.platform.library.withheld_cases()
    for case_id in withheld:
        with pytest.raises(NotFound):
            room.call(case=CaseRef(kind=CaseRefKind.SYNTHETIC, id=case_id))
    chosen = room.town.platform.conferences.conferring.choosable(room.people[0])
    assert not {s.ref.id for s in chosen} & withheld


def test_the_place_passes_the_gate(room: Room) -> None:
    with pytest.raises(InvalidInput):
        room.call(place="Hos Mette Sørensen, tlf. 20 30 40 50")


def test_a_time_that_is_over_is_refused_and_so_is_a_deadline_before_the_start(room: Room) -> None:
    now = room.town.clock.now()
    with pytest.raises(InvalidInput, match="ikke er gået"):
        room.call(starts_at=now - timedelta(hours=2))
    with pytest.raises(InvalidInput, match="efter starten"):
        room.call(manner=Manner.ASYNCHRONOUS)


def test_a_colleague_with_the_link_joins_until_the_first_reveal(room: Room, town: World) -> None:
    held(room)
    late, later = town.person("Sif"), town.person("Tom")
    conferring = town.platform.conferences.conferring
    with pytest.raises(NotFound):
        conferring.view(late, "k1")
    assert conferring.door(late, "k1").people == 4
    conferring.join(late, "k1")
    conferring.join(late, "k1")
    assert len(conferring.view(late, "k1").people) == 5
    room.assess(0)
    room.assess(1)
    room.reveal()
    with pytest.raises(RuleError, match="ikke komme flere"):
        conferring.join(later, "k1")


def test_colleagues_are_found_by_name_in_the_whole_municipality(room: Room, town: World) -> None:
    conferring = town.platform.conferences.conferring
    assert [c.name for c in conferring.find_people(room.people[0], "dor")] == ["Dorthe"]
    assert conferring.find_people(room.people[0], "d") == ()
    assert conferring.find_people(room.people[0], "amina") == ()


def test_one_centre_is_told_apart_from_two(room: Room, town: World) -> None:
    conferring = town.platform.conferences.conferring
    assert conferring.is_one_centre(room.people[0], ("hanne",)) is True
    assert conferring.is_one_centre(room.people[0], ("hanne", "bo")) is False


def test_nobody_sees_anything_of_another_before_the_reveal(room: Room) -> None:
    """Every view of every participant is taken apart; the facilitator has no more than the others."""
    held(room)
    room.assess(0, track=Track.SENIORPENSION, reason=REASON, missing=(Missing.EMPLOYER,), provisions="")
    room.assess(3, sufficiency=Sufficiency.CLEARLY_NOT, certainty=AnswerCertainty.GUESSING)
    for number in (1, 2):
        seen = {repr(value) for _, value in parts(room.view(number).first)} | {
            repr(value) for _, value in parts(room.town.platform.conferences.conferring.mine(room.people[number]))
        }
        assert not any("SENIORPENSION" in s or "EMPLOYER" in s or "GUESSING" in s or REASON in s for s in seen)
        assert (room.view(number).first.given, room.view(number).first.own) == (2, None)
    assert room.view(0).first.own_reason == REASON


def test_only_the_facilitator_reveals_and_never_one_assessment_alone(room: Room) -> None:
    held(room)
    room.assess(0)
    with pytest.raises(NotAllowed):
        room.reveal()
    room.assess(1)
    for other in (0, 2, 3):
        with pytest.raises(NotAllowed):
            room.reveal(by=other)
    room.reveal()
    assert room.stage == Stage.TALKING


def test_an_asynchronous_conference_opens_at_its_deadline_or_when_all_have_answered_for_anybody(room: Room) -> None:
    room.call(manner=Manner.ASYNCHRONOUS, ends_at=room.town.clock.now() + timedelta(days=3))
    room.assess(0)
    room.assess(1)
    with pytest.raises(NotAllowed):
        room.reveal()
    room.town.clock.advance(days=3)
    room.reveal(by=3)
    assert room.stage == Stage.TALKING


def test_after_the_reveal_the_spread_is_there_and_nothing_can_be_added(room: Room) -> None:
    held(room)
    room.assess(0, reason=REASON)
    room.assess(0, track=Track.FOERTIDSPENSION, certainty=AnswerCertainty.SURE, reason=REASON)
    room.assess(1, certainty=AnswerCertainty.SURE)
    room.reveal()
    whole = room.view(2).first.whole
    assert whole is not None
    assert dict(whole.tracks) == {Track.FOERTIDSPENSION: 1, Track.FLEKSJOB: 1}
    assert whole.sure_apart == 2
    assert room.view(2).first.reasons == (REASON,)
    assert room.view(2).first.by_centre == room.view(2).first.by_series == ()
    with pytest.raises(Conflict):
        room.assess(2)


def test_the_second_turn_comes_after_the_first_and_before_the_advice(room: Room) -> None:
    held(room)
    with pytest.raises(RuleError, match="efter samtalen"):
        room.assess(0, Turn.SECOND)
    room.talk()
    room.assess(0, Turn.SECOND, track=Track.FOERTIDSPENSION)
    room.assess(1, Turn.SECOND)
    room.reveal(Turn.SECOND)
    second = room.view().second.whole
    assert second is not None
    assert (room.stage, second.total) == (Stage.CONCLUDING, 2)
    room.conclude()
    with pytest.raises(RuleError, match="Rådet er skrevet"):
        room.assess(2, Turn.SECOND)


def test_citations_are_read_and_an_unknown_one_is_refused(room: Room) -> None:
    held(room)
    act = min(room.town.platform.library.acts.values(), key=lambda a: a.id)
    room.assess(0, provisions=f"{act.cite} § 1; {act.cite} § 1")
    own = room.view(0).first.own
    assert own is not None
    assert own.provisions == (f"{act.cite} § 1",)
    with pytest.raises(InvalidInput, match="kan ikke læses"):
        room.assess(0, provisions="den gamle lov § 7")


def test_a_reason_that_names_somebody_is_refused_and_nothing_is_stored(room: Room) -> None:
    held(room)
    before = room.town.rows()
    with pytest.raises(InvalidInput):
        room.assess(0, reason="Jeg tænker på Mette Sørensen fra Herlev.")
    assert room.town.rows() == before


def test_reasons_come_in_an_order_that_does_not_follow_who_gave_them(room: Room) -> None:
    held(room)
    given = ["Sagen er oplyst.", "Arbejdsevnen er prøvet.", "Helbredet er uklart.", "Borgeren er ikke hørt."]
    for number, reason in enumerate(given):
        room.assess(number, reason=reason)
    room.reveal()
    shown = room.view(0).first.reasons
    assert sorted(shown) == sorted(given)
    assert shown == room.view(3).first.reasons


def test_series_follow_from_roles(room: Room) -> None:
    held(room)
    room.talk()
    with room.town.storage.reading() as stores:
        series = {a.person_id: a.series for a in stores.assessments.all_revealed()}
    assert series == {
        "amina": Series.CASEWORKERS,
        "bo": Series.CASEWORKERS,
        "dorthe": Series.MEETING_LEADERS,
        "hanne": Series.TEAM_MEMBERS,
    }


@pytest.fixture
def many(town: World) -> Room:
    nord = [town.person(f"N{n}") for n in range(6)]
    syd = [town.person(f"S{n}", unit="syd") for n in range(5)]
    return Room(town, (*nord, *syd))


def test_centres_are_shown_apart_when_each_has_five_and_merged_when_one_has_not(many: Room, town: World) -> None:
    many.call()
    many.talk()
    assert [(name, s.total) for name, s in many.view().first.by_centre] == [("Center Nord", 6), ("Center Syd", 5)]
    other = Room(town, many.people[:10], "k2")
    other.call()
    other.talk()
    assert other.view().first.by_centre == ()


def test_the_pulse_counts_and_says_no_more(room: Room, town: World) -> None:
    held(room)
    room.assess(0, reason=REASON)
    conferring = town.platform.conferences.conferring
    pulse = conferring.pulse(room.people[1], "k1")
    assert pulse.may_reveal is False
    room.assess(0)
    assert conferring.pulse(room.people[1], "k1").drawn == pulse.drawn
    room.assess(2)
    assert conferring.pulse(room.people[1], "k1").may_reveal is True
    assert conferring.pulse(room.people[0], "k1").may_reveal is False
    assert (pulse.stage, pulse.people, pulse.given, pulse.version) == (Stage.ASSESSING, 4, (1, 0), 0)
    with pytest.raises(NotFound):
        conferring.pulse(town.person("Sif"), "k1")


def test_the_first_look_is_nothing_before_the_reveal_and_the_counts_after(room: Room, town: World) -> None:
    held(room)
    room.assess(0)
    room.assess(2, track=Track.FOERTIDSPENSION)
    conferring = town.platform.conferences.conferring
    assert conferring.shown(room.people[1], "k1", Turn.FIRST) is None
    room.reveal()
    assert conferring.shown(room.people[3], "k1", Turn.FIRST) == room.view().first.whole
    with pytest.raises(NotFound):
        conferring.shown(town.person("Sif"), "k1", Turn.FIRST)


def test_the_calendar_entry_names_time_and_link_and_nothing_of_the_case(room: Room, town: World) -> None:
    held(room)
    file = town.platform.conferences.conferring.invitation(room.people[3], "k1", title="Sagskonference")
    text = file.decode()
    case = town.platform.library.cases[room.case.id]
    assert "DTSTART:20261122T090000Z" in text
    assert "DTEND:20261122T100000Z" in text
    assert "konference=k1" in text.replace("\r\n ", "")
    assert case.title not in text
    assert not any(p.person_id in text.lower() for p in room.people)


def test_calling_twice_with_the_same_id_calls_once(room: Room) -> None:
    held(room)
    rows = room.town.rows()
    room.call(format=ConferenceFormat.DOORWAY, invited=())
    assert room.town.rows() == rows


def test_who_shared_a_case_that_is_not_decided_confirms_a_task_in_it_and_nobody_else_calls(room: Room) -> None:
    room.released = released(room.town, "amina", stage=CaseStage.PENDING)
    with pytest.raises(InvalidInput, match="§ 32"):
        room.call()
    others = Room(room.town, room.people[1:] + room.people[:1], "k2", released=room.released)
    with pytest.raises(InvalidInput, match="Den, der har delt den"):
        others.call(has_task=True)
    room.call(has_task=True)
    assert room.view().conference.pending is True


def test_a_case_that_is_decided_is_anybodys_to_call_together_about(room: Room) -> None:
    room.released = released(room.town, "bo", stage=CaseStage.CLOSED)
    room.call()
    view = room.view(3)
    assert view.case is not None
    assert (view.conference.pending, view.case.title) == (False, case_text().words.title)


def test_a_case_that_is_taken_down_is_gone_from_its_conference(room: Room) -> None:
    room.released = released(room.town, "bo")
    room.call()
    with room.town.storage.writing() as stores:
        stores.shared_cases.add_event(case_event("e2", happening=Happening.HIDDEN, at=room.town.clock.now()))
    assert room.view().case is None


def test_the_reveal_stands_in_the_trail(room: Room) -> None:
    held(room)
    room.talk()
    with room.town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
    assert (row.action, row.actor_id, row.subject, row.details) == (
        "reveal",
        "bo",
        "k1",
        {"turn": "first", "given": "4"},
    )


def test_nobody_talks_a_case_over_alone_nor_in_five_hundred_years(town: World) -> None:
    amina, later = town.person("Amina"), town.clock.now() + timedelta(days=367)
    room = Room(town, (amina, town.person("Bo"), town.person("Cleo")))
    alone = {"format": ConferenceFormat.DOORWAY, "facilitator_id": "amina", "note_taker_id": "amina", "invited": ()}
    with pytest.raises(InvalidInput, match="mindst én kollega"):
        room.call(**alone)
    with pytest.raises(InvalidInput, match="inden for det næste år"):
        room.call(starts_at=later)


def test_a_start_at_the_end_of_time_is_refused_in_words(town: World) -> None:
    room = Room(town, (town.person("Amina"), town.person("Bo"), town.person("Cleo")))
    with pytest.raises(InvalidInput, match="inden for det næste år"):
        room.call(starts_at=datetime(9999, 12, 31, 23, 55, tzinfo=UTC))


def test_showing_what_fewer_than_half_have_assessed_has_to_be_meant(town: World) -> None:
    room = Room(town, tuple(town.person(name) for name in ("Amina", "Bo", "Cleo", "Dan", "Eva")))
    room.call()
    for number in range(2):
        room.assess(number)
    with pytest.raises(RuleError, match="Kun 2 af 5 har vurderet"):
        room.reveal(though_few=False)
    assert room.stage == Stage.ASSESSING
    room.assess(2)
    room.reveal(though_few=False)
    assert room.stage == Stage.TALKING
