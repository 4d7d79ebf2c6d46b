"""Råd til praksis: versions, objections within three days, and what became of the case."""

from datetime import timedelta

import pytest
from conferring import WORDS, Room, advice, released, three
from doubles import START
from fakes_conferences import MemoryConferences
from fakes_sharing import MemorySharedCases
from world import World, words_of

from quiz_app.domain.assessment import Turn
from quiz_app.domain.conference import Band, Complaint, ConclusionPart, Offer, Outcome, Stage, against
from quiz_app.domain.sharing.history import HideReason
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.concluding import to_revise


@pytest.fixture
def room(town: World) -> Room:
    room = Room(town, three(town), released=released(town, "amina"))
    room.call()
    return room


def follow_up(
    room: Room,
    *,
    months: int = 3,
    band: Band = Band.FLEKSJOB,
    complaint: Complaint = Complaint.NONE,
    outcome_id: str = "u",
) -> bool:
    concluding = room.town.platform.conferences.concluding
    outcome_id = f"{outcome_id}{months}"
    return concluding.follow_up(
        room.people[0], "k1", outcome_id=outcome_id, months=months, band=band, complaint=complaint
    )


def object_to(room: Room, reason: str = "Praktikken er vægtet for højt.") -> None:
    room.town.platform.conferences.concluding.object(room.people[0], "k1", objection_id="i1", reason=reason)


def test_the_note_taker_writes_after_the_first_reveal_and_nobody_else(room: Room) -> None:
    with pytest.raises(RuleError, match="Vis vurderingerne først"):
        room.conclude()
    room.talk()
    with pytest.raises(NotAllowed, match="referenten"):
        room.town.platform.conferences.concluding.conclude(room.people[1], "k1", advice())
    room.conclude(offers=(Offer.MENTOR,), next_owner_id="bo", next_on=room.town.clock.today())
    latest = room.view().latest
    assert latest is not None
    assert (latest.words, latest.next_owner, latest.conclusion.version) == (WORDS, "Bo", 1)
    assert room.stage == Stage.OBJECTING


@pytest.mark.parametrize("part", WORDS)
def test_facts_options_advice_and_what_would_change_it_are_all_said(room: Room, part: ConclusionPart) -> None:
    room.talk()
    with pytest.raises(InvalidInput):
        room.conclude(words={p: w for p, w in WORDS.items() if p != part})


@pytest.mark.parametrize("part", ConclusionPart)
def test_every_field_passes_the_gate_and_nothing_is_stored_of_what_is_refused(room: Room, part: ConclusionPart) -> None:
    room.talk()
    before = room.town.rows()
    with pytest.raises(InvalidInput):
        room.conclude(words=WORDS | {part: "Vi talte om Mette Sørensen fra Herlev."})
    assert room.town.rows() == before


def test_the_next_step_has_both_an_owner_from_the_room_and_a_day(room: Room, town: World) -> None:
    room.talk()
    town.person("Sif")
    with pytest.raises(InvalidInput, match="både en person og en dag"):
        room.conclude(next_owner_id="bo")
    with pytest.raises(InvalidInput, match="en af deltagerne"):
        room.conclude(next_owner_id="sif", next_on=town.clock.today())


def test_the_next_step_is_within_the_next_year(room: Room) -> None:
    room.talk()
    latest = room.town.clock.today() + timedelta(days=366)
    with pytest.raises(InvalidInput, match="inden for det næste år"):
        room.conclude(next_owner_id="bo", next_on=latest + timedelta(days=1))
    room.conclude(next_owner_id="bo", next_on=latest)


def test_it_is_kept_when_three_days_pass_in_silence_and_then_stands(room: Room) -> None:
    room.talk()
    room.conclude()
    room.town.clock.at += timedelta(days=3, seconds=-1)
    assert room.stage == Stage.OBJECTING
    room.town.clock.advance(seconds=1)
    assert room.stage == Stage.KEPT
    with pytest.raises(RuleError, match="de tre dage er gået"):
        object_to(room)
    with pytest.raises(RuleError, match="kan ikke ændres"):
        room.conclude(conclusion_id="r2", version=1)


def test_an_objection_keeps_it_open_until_a_new_version_is_written_which_has_its_own_three_days(room: Room) -> None:
    room.talk()
    room.conclude()
    object_to(room)
    room.town.clock.advance(days=9)
    assert room.stage == Stage.OBJECTED
    room.conclude(conclusion_id="r2", version=1, words=WORDS | {ConclusionPart.DISSENT: "En ser det anderledes."})
    assert room.stage == Stage.OBJECTING
    assert [len(a.objections) for a in room.view().advice] == [1, 0]
    room.town.clock.advance(days=3)
    assert room.stage == Stage.KEPT


def test_nobody_writes_over_a_version_that_they_have_not_read(room: Room) -> None:
    room.talk()
    room.conclude()
    with pytest.raises(Conflict):
        room.conclude(conclusion_id="r2", version=0)


def test_an_objection_needs_a_reason_that_passes_the_gate(room: Room) -> None:
    room.talk()
    room.conclude()
    for reason in ("", "Ring til 20 30 40 50."):
        with pytest.raises(InvalidInput):
            object_to(room, reason)
    assert "Ring til 20 30 40 50." not in words_of(room.town)


def test_who_shared_the_case_is_asked_after_three_and_six_months(room: Room) -> None:
    room.talk()
    room.conclude()
    concluding, owner = room.town.platform.conferences.concluding, room.people[0]
    with pytest.raises(RuleError, match="3 måneder"):
        follow_up(room)
    room.town.clock.advance(days=93)
    assert (room.view().due, concluding.waiting(owner), concluding.waiting(room.people[1])) == ((3,), 1, 0)
    assert follow_up(room) is False
    assert (room.view().due, concluding.waiting(owner)) == ((), 0)
    room.town.clock.advance(days=93)
    assert room.view().due == (6,)
    with pytest.raises(NotFound):
        concluding.follow_up(
            room.people[1], "k1", outcome_id="u6", months=6, band=Band.FLEKSJOB, complaint=Complaint.NONE
        )


def test_what_was_told_can_be_corrected_and_the_last_counts(room: Room) -> None:
    room.talk()
    room.conclude()
    room.town.clock.advance(days=100)
    assert follow_up(room, band=Band.PENSION) is True
    room.town.clock.advance(days=1)
    follow_up(room, outcome_id="rettet")
    assert ([o.band for o in room.view().outcomes], room.view().against) == ([Band.FLEKSJOB], False)
    with room.town.storage.reading() as stores:
        assert to_revise(stores) == {}


def test_the_caller_of_a_conference_about_anothers_case_is_not_asked_but_who_shared_it(town: World, room: Room) -> None:
    amina, bo, dorthe = room.people
    kim = town.person("Kim")
    other = Room(town, (kim, bo, dorthe), "k2", released=room.released)
    other.keep()
    town.clock.advance(days=100)
    concluding = town.platform.conferences.concluding
    assert (other.view().due, concluding.waiting(kim), concluding.waiting(amina)) == ((), 0, 1)
    (one,) = concluding.asked(amina)
    assert (one.conference_id, one.months, one.told) == ("k2", 3, None)
    told = {"outcome_id": "u", "months": 3, "band": Band.FLEKSJOB, "complaint": Complaint.NONE}
    with pytest.raises(NotFound):
        concluding.follow_up(kim, "k2", **told)
    concluding.follow_up(amina, "k2", **told)
    assert concluding.waiting(amina) == 0
    own = [town.platform.disclosing.everything(person)["outcomes"] for person in (amina, bo)]
    assert [[o["conference_id"] for o in outcomes] for outcomes in own] == [["k2"], []]


def test_to_ask_somebody_nobody_elses_cases_and_conferences_are_read(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.talk()
    room.conclude()
    room.town.clock.advance(days=100)

    def everything(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(MemorySharedCases, "records", everything)
    monkeypatch.setattr(MemoryConferences, "conferences", everything)
    asked = room.town.platform.conferences.concluding.asked
    assert asked(room.people[1]) == ()


def test_nothing_is_asked_about_a_case_that_is_taken_down(room: Room) -> None:
    room.talk()
    room.conclude()
    room.town.clock.advance(days=100)
    conferences = room.town.platform.conferences
    conferences.taking_down.hide(room.people[2], "c1", HideReason.CITIZEN_ASKS)
    assert (conferences.concluding.asked(room.people[0]), room.view().due) == ((), ())
    with pytest.raises(NotFound):
        follow_up(room)


def test_nothing_is_asked_about_a_constructed_case(town: World, room: Room) -> None:
    other = Room(town, room.people, "k2")
    other.keep()
    town.clock.advance(days=200)
    assert other.view().due == ()


def test_what_was_written_about_a_colleagues_case_goes_with_it(room: Room) -> None:
    room.call()
    room.assess(0, reason="Arbejdsevnen er uklar.")
    room.assess(1)
    room.reveal()
    room.conclude()
    object_to(room)
    with room.town.storage.reading() as stores:
        derived = stores.shared_cases.derived("c1")
        words = {stores.texts.find(t) for t in derived}
    assert words == {"Arbejdsevnen er uklar.", "Praktikken er vægtet for højt.", *WORDS.values()}


def test_an_outcome_against_the_advice_puts_the_case_up_for_revision(room: Room) -> None:
    room.talk()
    room.conclude()
    room.town.clock.advance(days=200)
    with room.town.storage.reading() as stores:
        assert to_revise(stores) == {}
    assert follow_up(room, band=Band.PENSION) is True
    with room.town.storage.reading() as stores:
        assert to_revise(stores) == {room.case: ("k1",)}
    assert room.view().against is True


def test_the_outcome_itself_names_nobody(room: Room) -> None:
    room.talk()
    room.conclude()
    room.town.clock.advance(days=200)
    follow_up(room)
    assert not {"person_id", "author_id"} & set(Outcome.__dataclass_fields__)


@pytest.mark.parametrize(
    ("advised", "decided", "complaint", "speaks"),
    [
        (Band.FLEKSJOB, Band.FLEKSJOB, Complaint.NONE, False),
        (Band.FLEKSJOB, Band.FLEKSJOB, Complaint.UPHELD, False),
        (Band.FLEKSJOB, Band.FLEKSJOB, Complaint.CHANGED, True),
        (Band.FLEKSJOB, Band.FLEKSJOB, Complaint.SENT_BACK, True),
        (Band.FLEKSJOB, Band.PENSION, Complaint.NONE, True),
        (Band.FLEKSJOB, Band.PENSION, Complaint.UPHELD, True),
        (Band.FLEKSJOB, Band.PENSION, Complaint.CHANGED, False),
        (Band.FLEKSJOB, Band.UNDECIDED, Complaint.NONE, False),
        (Band.MORE_INFORMATION, Band.PENSION, Complaint.NONE, False),
    ],
)
def test_what_speaks_against_advice(advised: Band, decided: Band, complaint: Complaint, speaks: bool) -> None:  # noqa: FBT001 - a case of the test
    outcome = Outcome(outcome_id="u", conference_id="k", months=3, band=decided, complaint=complaint, at=START)
    assert against(advised, outcome) is speaks


@pytest.mark.parametrize("gone", [False, True])
def test_nothing_is_written_about_a_case_that_is_hidden_or_gone(room: Room, gone: bool) -> None:  # noqa: FBT001 - a case of the test
    room.talk()
    room.conclude()
    taking_down = room.town.platform.conferences.taking_down
    taking_down.hide(room.people[2], "c1", HideReason.RECOGNISED)
    if gone:
        taking_down.delete(room.people[1], "c1")
    acts = (
        lambda: room.assess(0, Turn.SECOND),
        lambda: room.reveal(Turn.SECOND),
        lambda: room.conclude(conclusion_id="r2", version=1),
        lambda: object_to(room),
    )
    for act in acts:
        with pytest.raises(RuleError, match="skjult eller taget ned"):
            act()


def test_what_was_written_about_a_case_is_withheld_while_it_is_hidden(room: Room) -> None:
    bo, conferences = room.people[1], room.town.platform.conferences
    for number in range(3):
        room.assess(number, reason="Arbejdsevnen er uklar.")
    room.reveal()
    room.conclude(words=WORDS | {ConclusionPart.OFFERS_LACK: "Der manglede et job."})
    object_to(room)
    room.town.clock.advance(seconds=1)
    room.conclude(conclusion_id="r2", version=1, words=WORDS | {ConclusionPart.OFFERS_LACK: "Der manglede et job."})
    room.town.clock.advance(days=3)
    conferences.taking_down.hide(room.people[2], "c1", HideReason.NAME_OR_NUMBER)
    view = room.view()
    said = [view.first.own_reason, *view.first.reasons, *(o for a in view.advice for _, o in a.objections)]
    assert (view.case, set(said), [dict(a.words) for a in view.advice]) == (None, {""}, [{}, {}])
    assert conferences.concluding.lacking(bo).words == ()
    conferences.taking_down.put_back(bo, "c1")
    view = room.view()
    assert [view.first.own_reason] * 3 == ["Arbejdsevnen er uklar."] * 3 == [*view.first.reasons]
    assert [[words for _, words in a.objections] for a in view.advice] == [["Praktikken er vægtet for højt."], []]
    assert conferences.concluding.lacking(bo).words == ("Der manglede et job.",)


def test_lacking_offers_are_counted_over_kept_advice_only_for_those_who_can_use_them(room: Room) -> None:
    words = WORDS | {ConclusionPart.OFFERS_LACK: "Der manglede et job på tre timer."}
    concluding, bo = room.town.platform.conferences.concluding, room.people[1]
    room.talk()
    room.conclude(offers=(Offer.FEW_HOURS, Offer.MENTOR), words=words)
    assert concluding.lacking(bo).conferences == 0
    room.town.clock.advance(days=3)
    found = concluding.lacking(bo)
    assert (found.conferences, dict(found.counts)) == (1, {Offer.FEW_HOURS: 1, Offer.MENTOR: 1})
    assert found.words == ("Der manglede et job på tre timer.",)
    with pytest.raises(NotAllowed):
        concluding.lacking(room.people[0])


def test_advice_objections_and_outcomes_stand_in_the_trail_without_words(room: Room) -> None:
    room.talk()
    room.conclude()
    object_to(room)
    room.town.clock.advance(days=100)
    follow_up(room)
    with room.town.storage.reading() as stores:
        rows = stores.audit.rows()[-3:]
    assert [(r.action, r.details) for r in rows] == [
        ("conclusion", {"version": "1", "advised": "fleksjob"}),
        ("objection", {"version": "1"}),
        ("outcome", {"months": "3", "against": "False"}),
    ]
