"""The demo's conferences, lived through with the real services: one with advice, one open now, one to come."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from quiz_app.bootstrap import Platform, demo_sharing
from quiz_app.domain.assessment import Judgement, Missing, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart, ConferenceFormat, Manner, Offer
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor
from quiz_app.services.concluding import Advice
from quiz_app.services.conferring import Call

PAST, NOW, COMING = "demo-konference-afholdt", "demo-konference-nu", "demo-konference-kommende"
_SURE, _FAIRLY = AnswerCertainty.SURE, AnswerCertainty.FAIRLY
_FLEKSJOB = Judgement(
    sufficiency=Sufficiency.RATHER,
    missing=(),
    track=Track.FLEKSJOB,
    provisions="LAB § 118",
    certainty=_SURE,
    reason="Den første praktik viser, at borgeren kan arbejde få timer med hensyn.",
)
_PENSION = Judgement(
    sufficiency=Sufficiency.CLEARLY,
    missing=(),
    track=Track.FOERTIDSPENSION,
    provisions="pensionsloven § 16, stk. 3",
    certainty=_SURE,
    reason="Timerne er så få, at et fleksjob ikke er realistisk.",
)
_UNSURE = Judgement(
    sufficiency=Sufficiency.RATHER_NOT,
    missing=(Missing.TREATMENT, Missing.CITIZENS_VIEW),
    track=Track.ANDEN_INDSATS,
    provisions="",
    certainty=_FAIRLY,
    reason="Det er uklart, om der er mere behandling at prøve.",
)
_ADVICE: dict[ConclusionPart, str] = {
    ConclusionPart.FACTS: "Hvor mange timer der blev arbejdet, med hvilke hensyn, og hvorfor det stoppede.",
    ConclusionPart.OPTIONS: "Et fleksjob på få timer, eller en ny prøve med færre timer fra starten.",
    ConclusionPart.ADVICE: "Få timer og hensyn skrevet ned først. Så er der nok til at vurdere et fleksjob.",
    ConclusionPart.DISSENT: "En ser det sådan, at sagen allerede er oplyst nok.",
    ConclusionPart.CHANGE_OUR_MIND: "En vurdering, der viser, at timerne ikke kan fastholdes.",
    ConclusionPart.NEXT: "Skriv til netværket om, hvordan praktikker bliver beskrevet.",
    ConclusionPart.GUIDELINES_LACK: "Et eksempel på en god beskrivelse af en praktik.",
    ConclusionPart.OFFERS_LACK: "Der manglede et job på under fem timer om ugen.",
}


class Movable(Protocol):
    """A clock that can be set."""

    def now(self) -> datetime:
        """The moment that is being lived through."""
        ...

    def today(self) -> date:
        """Its day."""
        ...

    def move_to(self, day: date) -> None:
        """Another day."""
        ...


def live(past: Platform, clock: Movable, people: dict[str, Actor], today: date) -> None:
    """The three conferences; ``people`` are the demo's personas by id."""
    _held(past, clock, people, CaseRef(kind=CaseRefKind.RELEASED, id=demo_sharing.RELEASED), today=today)
    clock.move_to(today - timedelta(days=1))
    first, second = _cases(past, people["bo"])
    _open_now(past, clock, people, first)
    _to_come(past, clock, people, second)


def _cases(past: Platform, somebody: Actor) -> tuple[CaseRef, CaseRef]:
    """Two constructed cases that may be talked over now, about fleksjob where there are any."""
    sheets = past.conferences.conferring.choosable(somebody)
    free = [s for s in sheets if s.ref.kind == CaseRefKind.SYNTHETIC]
    fitting = [s.ref for s in free if s.track == Track.FLEKSJOB] or [s.ref for s in free]
    return fitting[0], fitting[-1]


def _held(past: Platform, clock: Movable, people: dict[str, Actor], case: CaseRef, *, today: date) -> None:
    clock.move_to(today - timedelta(days=20))
    conferring = past.conferences.conferring
    call = _call(PAST, case, clock, invited=("amina", "sanne", "ida"))
    conferring.call(people["bo"], replace(call, facilitator_id="dorthe", note_taker_id="amina"))
    said = {"bo": _FLEKSJOB, "dorthe": _PENSION, "amina": _UNSURE, "sanne": _FLEKSJOB, "ida": _FLEKSJOB}
    for person_id, judgement in said.items():
        conferring.assess(people[person_id], PAST, Turn.FIRST, judgement)
    conferring.reveal(people["dorthe"], PAST, Turn.FIRST)
    for person_id, judgement in said.items():
        again = _FLEKSJOB if judgement == _UNSURE else judgement
        conferring.assess(people[person_id], PAST, Turn.SECOND, replace(again, reason=""))
    conferring.reveal(people["dorthe"], PAST, Turn.SECOND)
    advice = Advice(
        conclusion_id=f"{PAST}-raad",
        version=0,
        advised=Band.FLEKSJOB,
        provisions="LAB § 118; LAB § 119",
        words=_ADVICE,
        offers=(Offer.FEW_HOURS, Offer.PLACEMENT),
        next_owner_id="bo",
        next_on=today + timedelta(days=10),
    )
    past.conferences.concluding.conclude(people["amina"], PAST, advice)


def _open_now(past: Platform, clock: Movable, people: dict[str, Actor], case: CaseRef) -> None:
    conferring = past.conferences.conferring
    call = _call(NOW, case, clock, invited=("amina", "sanne", "ida", "hanne"))
    until = clock.now() + timedelta(days=5)
    asynchronous = replace(call, manner=Manner.ASYNCHRONOUS, ends_at=until, format=ConferenceFormat.FREMSKUDT_SPARRING)
    conferring.call(people["bo"], replace(asynchronous, facilitator_id="dorthe", note_taker_id="bo"))
    conferring.assess(people["sanne"], NOW, Turn.FIRST, _FLEKSJOB)
    conferring.assess(people["ida"], NOW, Turn.FIRST, _UNSURE)


def _to_come(past: Platform, clock: Movable, people: dict[str, Actor], case: CaseRef) -> None:
    call = _call(COMING, case, clock, invited=("ida",))
    later = replace(call, starts_at=clock.now() + timedelta(days=7), manner=Manner.ROOM)
    past.conferences.conferring.call(people["amina"], replace(later, facilitator_id="dorthe", note_taker_id="bo"))


def _call(conference_id: str, case: CaseRef, clock: Movable, *, invited: tuple[str, ...]) -> Call:
    return Call(
        conference_id=conference_id,
        format=ConferenceFormat.CONFERENCE,
        manner=Manner.REMOTE,
        case=case,
        facilitator_id="",
        note_taker_id="",
        invited=invited,
        starts_at=clock.now(),
    )
