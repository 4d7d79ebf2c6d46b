"""The demo's people who do not go step by step: merit, the first licence by a panel, and a talk before a third try."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from quiz_app.bootstrap import Platform
from quiz_app.domain.licence_kind import LicenceKind, PracticeKind
from quiz_app.domain.people import Actor
from quiz_app.domain.practice import PracticeForm, PracticeTrack
from quiz_app.domain.request import RequestKind
from quiz_app.services.practising import Ask

STATES = frozenset({"merit", "merit_asked", "panel", "failed_twice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Whom they need: the manager of their unit, the practice owner, and a key person of another unit."""

    manager: Actor
    owner: Actor
    key_person: Actor


class Day(Protocol):
    """The clock that is lived by."""

    def today(self) -> date:
        """The day in Denmark."""
        ...


def live(past: Platform, actor: Actor, kind: LicenceKind, *, state: str, others: Others) -> None:
    """Ask for what the state is about, and have it answered where the story goes on."""
    match state:
        case "merit":
            _ask(past, actor, kind, RequestKind.MERIT, colleague=others.manager)
            (asked,) = past.requesting.mine(actor)
            past.requesting.reply(others.manager, asked.request.request_id, granted=True)
        case "merit_asked":
            _ask(past, actor, kind, RequestKind.MERIT, colleague=others.manager)
        case "failed_twice":
            _ask(past, actor, kind, RequestKind.TALK, colleague=others.manager)
        case _:
            _decide(past, actor, kind, others)


def attest(past: Platform, clock: Day, actor: Actor, kind: LicenceKind, *, key_person: Actor) -> None:
    """A case that was closed two months ago waits for a key person's attestation."""
    step = next(p for p in kind.practice if p.kind == PracticeKind.SUPERVISED_CASE)
    wanted = Ask(
        supervised_case_id=past.administering.entropy.new_id(),
        licence_kind=kind.id,
        step=step.id,
        track=PracticeTrack.FOERTIDSPENSION,
        companion_id=key_person.person_id,
        form=PracticeForm.ATTESTED,
        closed_on=clock.today() - timedelta(days=60),
    )
    past.practising.ask(actor, wanted)


def _ask(past: Platform, actor: Actor, kind: LicenceKind, what: RequestKind, *, colleague: Actor) -> None:
    request_id = past.administering.entropy.new_id()
    past.requesting.ask(actor, what, request_id=request_id, licence_kind=kind.id, colleague_id=colleague.person_id)


def _decide(past: Platform, actor: Actor, kind: LicenceKind, others: Others) -> None:
    """A panel issues the licence, if the day still lies in the licence's transition."""
    if kind not in past.panelling.kinds(others.owner):
        return
    request_id = past.administering.entropy.new_id()
    past.panelling.propose(
        others.owner,
        request_id=request_id,
        licence_kind=kind.id,
        person_id=actor.person_id,
        second_id=others.key_person.person_id,
    )
    past.panelling.second(others.key_person, request_id, granted=True)
