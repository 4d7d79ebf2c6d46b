"""The demo's cases about licences: notice, answer and decision, lived through with the real services."""

from datetime import date, timedelta
from typing import Protocol

from quiz_app.bootstrap import Platform
from quiz_app.domain.people import Actor
from quiz_app.domain.proceeding import Ground, Outcome
from quiz_app.services.hearing import Ruling

STATES = frozenset({"suspended", "revoked", "noticed"})
_NOTICE = "Tre sager gik videre uden partshøring. Vi talte om det i teamet og hver for sig, og det er sket igen."
_ANSWER = "To af sagerne hastede. Jeg vil gerne gå de tre sager igennem med en kollega og rette op."
_HELD = (
    "Svaret er læst. Der er lagt vægt på, at du selv vil rette op. Kørekortet er i bero, mens I går sagerne igennem."
)
_TAKEN = "Der er ikke kommet noget svar. Der er lagt vægt på, at det er sket flere gange efter to samtaler."


class Movable(Protocol):
    """A clock that can be set."""

    def today(self) -> date:
        """The day that is being lived through."""
        ...

    def move_to(self, day: date) -> None:
        """Another day."""
        ...


def live(past: Platform, clock: Movable, person: Actor, *, state: str, deciders: tuple[Actor, Actor]) -> None:
    """From the notice, thirty days after the licence was earned, as far as the state says."""
    first, second = deciders
    clock.move_to(clock.today() + timedelta(days=30))
    holder = next(h for h in past.hearing.holders(first) if h.person_id == person.person_id)
    proceeding_id = past.administering.entropy.new_id()
    past.hearing.give_notice(
        first,
        proceeding_id=proceeding_id,
        person_id=person.person_id,
        licence_id=holder.licence.licence_id,
        ground=Ground.CASEWORK,
        words=_NOTICE,
    )
    if state == "noticed":
        return
    if state == "suspended":
        clock.move_to(clock.today() + timedelta(days=4))
        past.hearing.reply(person, proceeding_id, _ANSWER)
    clock.move_to(clock.today() + timedelta(days=20))
    past.hearing.decide(second, proceeding_id, _ruling(past, clock, held=state == "suspended"))


def _ruling(past: Platform, clock: Movable, *, held: bool) -> Ruling:
    return Ruling(
        decision_id=past.administering.entropy.new_id(),
        outcome=Outcome.SUSPEND if held else Outcome.REVOKE,
        words=_HELD if held else _TAKEN,
        until=clock.today() + timedelta(days=120) if held else None,
    )
