"""Månedens læring: what conferences, released cases and drafts of a month have given, for one centre and for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.calibration_round import open_cases
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart, Offer, objections_until
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.drafting import DraftDecision, DraftKind
from quiz_app.domain.learnt import Month, TookPart, lacking, people_by_centre
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission, centre
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.services.authorising import require
from quiz_app.services.kept_advice import KeptAdvice, kept, words
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import find_released, released


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Advice that was kept in the month: about which case, which way, and in which words."""

    case: CaseRef
    title: str
    advised: Band
    provisions: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLearnt:
    """A month. ``from_centre`` is how many of the actor's centre took part; ``None``: too few to say.

    ``conferences`` counts all; ``advice`` tells of those alone in which five or more took part.
    """

    month: Month
    centre: str
    conferences: int
    from_centre: int | None
    advice: tuple[Learnt, ...]
    cases: tuple[SharedCase, ...]
    taken_over: tuple[tuple[DraftKind, str], ...]
    lacking: Mapping[Offer, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLearning:
    """The same for everybody in a centre; nobody is named, and no small group is shown."""

    storage: Storage
    library: Library
    clock: Clock

    def months(self, actor: Actor) -> tuple[Month, ...]:
        """This month and the eleven before it, the newest first."""
        require(actor, Permission.CONFER)
        found = [Month.of(self.clock.today())]
        while len(found) < 12:  # noqa: PLR2004 - a year
            found.append(found[-1].before())
        return tuple(found)

    def month(self, actor: Actor, month: Month) -> MonthLearnt:
        """What was learnt in it, as far as it has come."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            advice = [k for k in kept(stores, self.clock.now()) if _kept_on(k) in month]
            parts = [(k, _part(stores, k)) for k in advice]
            person = stores.people.find_person(actor.person_id)
            units = stores.people.units()
            own = centre(units, person.unit_id) if person else ""
            return MonthLearnt(
                month=month,
                centre=next((u.name for u in units if u.unit_id == own), ""),
                conferences=len(advice),
                from_centre=people_by_centre(part for _, part in parts).get(own),
                advice=tuple(x for k, part in parts if part.is_enough and (x := self._learnt(stores, k))),
                cases=tuple(c for c in released(stores) if c.released_on in month),
                taken_over=_taken_over(stores, month),
                lacking=lacking([(part, k.conclusion.offers) for k, part in parts]),
            )

    def _learnt(self, stores: Stores, advice: KeptAdvice) -> Learnt | None:
        """``None`` once the case is taken down, or the words are gone; and while people assess the case alone."""
        ref = advice.conference.case
        if ref.id in open_cases(stores.rounds.rounds(), self.clock.now()):
            return None
        title = self._title(stores, ref)
        said = words(stores, advice.conclusion, ConclusionPart.ADVICE).get(ConclusionPart.ADVICE)
        if not title or not said:
            return None
        conclusion = advice.conclusion
        return Learnt(case=ref, title=title, advised=conclusion.advised, provisions=conclusion.provisions, advice=said)

    def _title(self, stores: Stores, ref: CaseRef) -> str:
        if ref.kind == CaseRefKind.RELEASED:
            shared = find_released(stores, ref.id)
            return shared.title if shared else ""
        withheld = self.library.withheld_cases()
        return self.library.cases[ref.id].title if ref.id in self.library.cases.keys() - withheld else ""


def _kept_on(advice: KeptAdvice) -> date:
    return danish_day(objections_until(advice.conclusion))


def _part(stores: Stores, advice: KeptAdvice) -> TookPart:
    units = stores.people.units()
    members = stores.conferences.members(advice.conference.conference_id)
    people = [p for m in members if (p := stores.people.find_person(m.person_id))]
    return TookPart(people={p.person_id: centre(units, p.unit_id) for p in people})


def _taken_over(stores: Stores, month: Month) -> tuple[tuple[DraftKind, str], ...]:
    drafts = {d.draft_id: d for d in stores.drafts.drafts()}
    taken = [
        d
        for d in stores.drafts.decided_drafts()
        if d.decision == DraftDecision.TAKEN_OVER and danish_day(d.at) in month
    ]
    return tuple((drafts[d.draft_id].kind, drafts[d.draft_id].path) for d in taken)
