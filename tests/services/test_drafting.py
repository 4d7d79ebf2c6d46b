"""From kept advice to drafts: who makes them, what they hold, and how they go when the case goes."""

from datetime import timedelta
from typing import Any

import pytest
from conferring import STORY, TITLE, WORDS, Room
from sharing_examples import STORY as SHARED_STORY
from sharing_examples import case_text, form, release
from world import World

from quiz_app.domain.assessment import Missing, Sufficiency
from quiz_app.domain.audit import Action
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, Complaint, ConclusionPart, Outcome
from quiz_app.domain.drafting import LACKS, LEARN_MORE, WAY, DraftDecision, DraftKind, DropReason
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.sharing.history import HideReason
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.drafting import Drafting, DraftView
from quiz_app.services.screened_text import unsettled

REASON = "Naboen så ham på stilladset."


@pytest.fixture
def bo(town: World) -> Actor:
    """A key person of another centre."""
    return town.person("Bo", Role.KEY_PERSON, unit="syd")


@pytest.fixture
def room(town: World, bo: Actor) -> Room:
    """Four people over a colleague's released case."""
    people = tuple(town.person(name) for name in ("Amina", "Dorthe", "Piotr", "Signe"))
    with town.storage.writing() as stores:
        release(stores.shared_cases, case_text(form=form(provisions=("eksempelloven § 5",))))
    return Room(town, people)


def drafting(room: Room) -> Drafting:
    return room.town.platform.conferences.drafting


def keep(room: Room, **changed: Any) -> None:  # noqa: ANN401 - any field of the advice
    """They differ, and advise fleksjob."""
    room.call(case=CaseRef(kind=CaseRefKind.RELEASED, id="c1"))
    for number, track in enumerate((Track.FLEKSJOB, Track.FOERTIDSPENSION, Track.FLEKSJOB, Track.FLEKSJOB)):
        lacks = (Missing.EMPLOYER,) if number < 3 else ()
        room.assess(number, track=track, missing=lacks, sufficiency=Sufficiency.RATHER_NOT, reason=REASON)
    room.reveal()
    room.conclude(**changed)
    room.town.clock.at += timedelta(days=3)


def made(room: Room, bo: Actor, kind: DraftKind) -> DraftView:
    """A draft by somebody who took part."""
    drafting(room).draft(room.people[3], room.conference_id, kind)
    return next(v for v in drafting(room).drafts(bo) if v.draft.kind == kind)


def everything(view: DraftView) -> str:
    return "\n".join((view.files or {}).values())


def test_nothing_is_offered_before_the_advice_is_kept(room: Room) -> None:
    room.call(case=CaseRef(kind=CaseRefKind.RELEASED, id="c1"))
    assert drafting(room).offered(room.people[0], room.conference_id) == ()
    with pytest.raises(RuleError):
        drafting(room).draft(room.people[0], room.conference_id, DraftKind.QUESTION)


def test_each_kind_is_offered_until_somebody_has_drafted_it_and_to_those_who_were_there(room: Room, bo: Actor) -> None:
    keep(room)
    assert drafting(room).offered(room.people[3], room.conference_id) == tuple(DraftKind)
    made(room, bo, DraftKind.QUESTION)
    made(room, bo, DraftKind.QUESTION)
    assert DraftKind.QUESTION not in drafting(room).offered(room.people[0], room.conference_id)
    assert len(drafting(room).drafts(bo)) == 1
    with pytest.raises(NotFound):
        drafting(room).offered(bo, room.conference_id)


def test_questions_hold_the_disagreement_and_nobodys_sentence(room: Room, bo: Actor) -> None:
    keep(room)
    text = everything(made(room, bo, DraftKind.QUESTION))
    assert "Gå videre mod førtidspension" in text
    assert "Oplysninger fra en arbejdsplads" in text
    assert "stilladset" not in text
    assert SHARED_STORY[:30] not in text


def test_the_templates_own_words_pass_the_whole_gate(town: World) -> None:
    gate = town.platform.conferences.gate
    for words in (*WAY.values(), *LACKS.values(), LEARN_MORE):
        assert unsettled(gate, f"{words}.") == ()


def test_what_somebody_confirmed_is_not_taken_on_trust_a_second_time(room: Room, bo: Actor) -> None:
    words = WORDS | {
        ConclusionPart.ADVICE: "Spørg først, hvad Vestvang ville svare.",
        ConclusionPart.GUIDELINES_LACK: "En tabel.",
    }
    keep(room, words=words, confirmed=("Vestvang",))
    text = everything(made(room, bo, DraftKind.GUIDELINE_NOTE))
    assert "Vestvang" not in text
    assert "UDFYLD: skriv rådet" in text
    assert "En tabel." in text


def test_a_case_is_a_file_only_once_it_is_told_anew_through_the_whole_gate(room: Room, bo: Actor) -> None:
    keep(room)
    draft_id = made(room, bo, DraftKind.CASE).draft.draft_id
    with pytest.raises(RuleError):
        drafting(room).export(bo, draft_id)
    with pytest.raises(RuleError):
        drafting(room).decide(bo, draft_id, DraftDecision.TAKEN_OVER)
    for title, story in (("", STORY), (TITLE, "For kort."), (TITLE, f"{STORY} Hun hedder Kirsten Holm.")):
        with pytest.raises(InvalidInput):
            drafting(room).rebuild(bo, draft_id, title=title, story=story)
    with pytest.raises(InvalidInput, match="tæt på"):
        drafting(room).rebuild(bo, draft_id, title=TITLE, story=f"{SHARED_STORY} {SHARED_STORY}")
    drafting(room).rebuild(bo, draft_id, title=TITLE, story=STORY)
    files = drafting(room).export(bo, draft_id)
    assert STORY in next(text for path, text in files.items() if path.endswith("/sag.md"))


@pytest.mark.parametrize("kind", DraftKind)
def test_a_takedown_empties_every_draft_and_leaves_the_names_of_the_files(
    room: Room, bo: Actor, kind: DraftKind
) -> None:
    keep(room)
    draft = made(room, bo, kind).draft
    if kind == DraftKind.CASE:
        drafting(room).rebuild(bo, draft.draft_id, title=TITLE, story=STORY)
    conferences = room.town.platform.conferences
    conferences.taking_down.hide(bo, "c1", HideReason.RECOGNISED)
    conferences.taking_down.delete(bo, "c1")
    view = next(v for v in drafting(room).drafts(bo))
    assert (view.files, view.title) == (None, "")
    assert view.draft.path
    with pytest.raises(NotFound):
        drafting(room).export(bo, draft.draft_id)
    assert drafting(room).offered(room.people[0], room.conference_id) == ()


def test_a_draft_cannot_be_read_exported_or_taken_over_while_its_case_is_hidden(room: Room, bo: Actor) -> None:
    keep(room)
    draft_id = made(room, bo, DraftKind.GUIDELINE_NOTE).draft.draft_id
    taking_down = room.town.platform.conferences.taking_down
    taking_down.hide(room.people[0], "c1", HideReason.RECOGNISED)
    (view,) = drafting(room).drafts(bo)
    assert (view.files, view.hidden) == (None, True)
    with pytest.raises(NotFound):
        drafting(room).export(bo, draft_id)
    with pytest.raises(RuleError, match="skjult"):
        drafting(room).decide(bo, draft_id, DraftDecision.TAKEN_OVER)
    taking_down.put_back(bo, "c1")
    (view,) = drafting(room).drafts(bo)
    assert view.hidden is False
    assert view.files == drafting(room).export(bo, draft_id)


def test_a_decision_counts_once_leaves_its_trace_and_a_dropped_draft_loses_its_words(room: Room, bo: Actor) -> None:
    keep(room)
    zone = made(room, bo, DraftKind.GREY_ZONE).draft.draft_id
    with pytest.raises(RuleError):
        drafting(room).decide(bo, zone, DraftDecision.DROPPED)
    drafting(room).decide(bo, zone, DraftDecision.DROPPED, DropReason.ONE_CASE)
    view = drafting(room).drafts(bo)[0]
    assert view.decided is not None
    assert (view.decided.reason, view.files) == ("one_case", None)
    with room.town.storage.reading() as stores:
        assert [row.subject for row in stores.audit.rows() if row.action == Action.DRAFT_DECISION] == [zone]
    with pytest.raises(NotFound):
        drafting(room).decide(bo, zone, DraftDecision.TAKEN_OVER)


def test_a_draft_is_to_be_revised_when_its_case_ended_against_the_advice(room: Room, bo: Actor) -> None:
    keep(room)
    assert not made(room, bo, DraftKind.QUESTION).revise
    told = Outcome(
        outcome_id="u",
        conference_id=room.conference_id,
        months=3,
        band=Band.PENSION,
        complaint=Complaint.NONE,
        at=room.town.clock.now(),
    )
    with room.town.storage.writing() as stores:
        stores.conferences.add_outcome(told)
    assert drafting(room).drafts(bo)[0].revise


def test_only_key_persons_see_drafts(room: Room) -> None:
    with pytest.raises(NotAllowed):
        drafting(room).drafts(room.people[0])
