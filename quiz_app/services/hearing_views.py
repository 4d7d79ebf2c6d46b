"""What deciders and the person see of a case about a licence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.proceeding import Proceeding, Stage, may_decide
from quiz_app.domain.steps import StepKind, step_name
from quiz_app.services.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody in the decider's units with a licence that stands."""

    person_id: str
    name: str
    unit: str
    licence: Licence
    licence_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingView:
    """A case with its names and words; a text is ``None`` once it is blanked, a name empty once it is erased.

    ``steps`` are what a suspension may wait for, by name. ``may_decide`` is true for those who may be second decider,
    whether the time to decide has come or not. ``answer_by`` is the last day of the person's time to answer.
    """

    proceeding: Proceeding
    stage: Stage
    answer_by: date
    person: str
    licence_title: str
    first_decider: str
    second_decider: str
    notice_words: str | None
    reply_words: str | None
    decision_words: str | None
    steps: Mapping[str, str]
    may_decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingViews:
    """Cases as one reader sees them, within one transaction."""

    stores: Stores
    library: Library
    actor: Actor
    today: date

    def of(self, found: tuple[Proceeding, ...]) -> tuple[ProceedingView, ...]:
        """The cases in the order given."""
        events = self.stores.licences.events_of([p.notice.person_id for p in found])
        kinds = {e.licence_id: e.licence_kind for e in events}
        pauses = self.stores.people.pauses_of([p.notice.person_id for p in found])
        return tuple(self._view(p, kinds[p.notice.licence_id], pauses.get(p.notice.person_id, ())) for p in found)

    def _view(self, proceeding: Proceeding, kind: str, pauses: Sequence[Pause]) -> ProceedingView:
        notice, reply, decision = proceeding.notice, proceeding.reply, proceeding.decision
        return ProceedingView(
            proceeding=proceeding,
            stage=proceeding.stage(self.today, pauses),
            answer_by=notice.answer_by(pauses),
            person=self._name(notice.person_id),
            licence_title=title_of(self.library, kind),
            first_decider=self._name(notice.decider_id),
            second_decider=self._name(decision.decider_id) if decision else "",
            notice_words=self.stores.texts.find(notice.text_id),
            reply_words=self.stores.texts.find(reply.text_id) if reply else None,
            decision_words=self.stores.texts.find(decision.text_id) if decision else None,
            steps=steps_of(self.library, kind),
            may_decide=self._may_decide(proceeding),
        )

    def _may_decide(self, proceeding: Proceeding) -> bool:
        person = self.stores.people.find_person(proceeding.notice.person_id)
        if person is None:
            return False
        units = self.stores.people.units()
        grants = self.actor.grants_over(Permission.DECIDE_LICENCES, person.unit_id, units)
        return may_decide(proceeding.notice, self.actor.person_id, grants) is not None

    def _name(self, person_id: str) -> str:
        person = self.stores.people.find_person(person_id)
        return person.name if person else ""


def steps_of(library: Library, kind: str) -> dict[str, str]:
    """What a suspension of such a licence may wait for, by name: steps that the person can do again."""
    found = library.licences.get(kind)
    if found is None:
        return {}
    modules = {step_name(StepKind.MODULE, m): f"Modulets øvelse: {library.modules[m].title}" for m in found.modules}
    return modules | {step_name(StepKind.PRACTICE, p.id): p.title for p in found.practice}


def title_of(library: Library, kind: str) -> str:
    """The title of a licence kind; its id once content no longer knows it."""
    found = library.licences.get(kind)
    return found.title if found else kind
