"""Supervised practice: ask a companion, and have it signed off against a rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quiz_app.domain.audit import Action
from quiz_app.domain.library import Library
from quiz_app.domain.licence import (
    LicenceStatus,
    PracticeTrack,
    Rating,
    SignOff,
    StepKind,
    SupervisedCase,
    Verdict,
    licences_on,
)
from quiz_app.domain.licence_kind import PracticeKind, PracticeStep
from quiz_app.domain.people import PERMITTED, Actor, Permission, Role
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound
from quiz_app.services.authorising import require
from quiz_app.services.evidence import anew_for
from quiz_app.services.free_text import checked
from quiz_app.services.issuing import Issuing
from quiz_app.services.ports import Clock, Storage, Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who may be asked; ``why`` is ``key_person`` or ``holder``."""

    person_id: str
    name: str
    unit: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView:
    """One supervised case with its names; ``sign_off`` and ``comment`` once it is judged."""

    case: SupervisedCase
    step: PracticeStep
    asker: str
    companion: str
    sign_off: SignOff | None
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practising:
    """Nobody signs off their own practice, and only the companion who was asked signs off at all."""

    storage: Storage
    library: Library
    clock: Clock
    issuing: Issuing

    def companions(self, actor: Actor) -> tuple[Companion, ...]:
        """Whom the actor may ask: key persons and holders of a valid licence, never themselves; by name."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return tuple(c for c in self._companions(stores) if c.person_id != actor.person_id)

    def ask(
        self,
        actor: Actor,
        *,
        supervised_case_id: str,
        licence_kind: str,
        step: str,
        track: PracticeTrack,
        companion_id: str,
    ) -> None:
        """Ask a companion to follow a case and sign it off.

        :raises NotFound: no such licence or step. :raises InvalidInput: the companion may not be asked.
        :raises Conflict: the step is approved, or waits for a companion already.
        """
        require(actor, Permission.EARN)
        self._step(licence_kind, step)
        with self.storage.writing() as stores:
            if companion_id not in {c.person_id for c in self._companions(stores)} - {actor.person_id}:
                raise InvalidInput("companion", "Vælg en nøgleperson eller en kollega med gyldigt kørekort.")
            mine = self._of_step(stores, actor.person_id, licence_kind, step)
            if supervised_case_id in {c.supervised_case_id for c, _ in mine}:
                return
            anew = anew_for(stores, actor.person_id, licence_kind, self.clock.today())
            approved = [s for _, s in mine if s and s.verdict == Verdict.APPROVED]
            holds = any(anew.counts(StepKind.PRACTICE, step, s.at) for s in approved)
            if holds or any(s is None for _, s in mine):
                raise Conflict("Trinnet venter allerede på en ledsager, eller det er godkendt.")
            stores.practice.add_supervised_case(
                SupervisedCase(
                    supervised_case_id=supervised_case_id,
                    person_id=actor.person_id,
                    companion_id=companion_id,
                    licence_kind=licence_kind,
                    step=step,
                    track=track,
                    asked_at=self.clock.now(),
                )
            )

    def mine(self, actor: Actor) -> tuple[PracticeView, ...]:
        """The actor's own supervised cases, newest first."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return self._views(stores, stores.practice.supervised_cases_of((actor.person_id,)))

    def inbox(self, actor: Actor) -> tuple[PracticeView, ...]:
        """What waits for the actor, longest first, and then what the actor has judged, newest first."""
        require(actor, Permission.ASSESS)
        with self.storage.reading() as stores:
            views = self._views(stores, stores.practice.supervised_cases_for(actor.person_id))
            waiting = [v for v in reversed(views) if v.sign_off is None]
            return (*waiting, *(v for v in views if v.sign_off is not None))

    def sign_off(
        self,
        actor: Actor,
        *,
        supervised_case_id: str,
        sign_off_id: str,
        verdict: Verdict,
        ratings: Mapping[str, Rating],
        comment: str,
    ) -> None:
        """Approve or return a supervised case. The comment passes the check for certain identifiers and lies apart.

        :raises NotFound: the actor was not asked. :raises InvalidInput: a criterion or the comment is missing or wrong.
        :raises Conflict: it is signed off already. :raises NotAllowed: the actor may no longer be a companion.
        """
        require(actor, Permission.ASSESS)
        comment = checked("comment", comment)
        with self.storage.writing() as stores:
            case = stores.practice.find_supervised_case(supervised_case_id)
            if case is None or case.companion_id != actor.person_id or case.person_id == actor.person_id:
                raise NotFound
            if actor.person_id not in {c.person_id for c in self._companions(stores)}:
                raise NotAllowed("Kun nøglepersoner og kolleger med gyldigt kørekort kan godkende.")
            _check(self._step(case.licence_kind, case.step), verdict, ratings, comment)
            stored = stores.practice.sign_offs([supervised_case_id]).get(supervised_case_id)
            if stored is not None and stored.sign_off_id != sign_off_id:
                raise Conflict("Sagen er allerede vurderet.")
            if stored is not None:
                return
            self._store(
                stores,
                SignOff(
                    sign_off_id=sign_off_id,
                    supervised_case_id=supervised_case_id,
                    companion_id=actor.person_id,
                    verdict=verdict,
                    ratings=dict(ratings),
                    text_id=f"sign-off:{sign_off_id}" if comment else None,
                    at=self.clock.now(),
                ),
                comment,
            )
            if verdict == Verdict.APPROVED:
                self.issuing.after_approval(stores, case.person_id, case.licence_kind, case.step)

    def _store(self, stores: Stores, sign_off: SignOff, comment: str) -> None:
        stores.practice.add_sign_off(sign_off)
        if sign_off.text_id:
            case = stores.practice.find_supervised_case(sign_off.supervised_case_id)
            about_id = case.person_id if case else None
            stores.texts.add(
                sign_off.text_id, author_id=sign_off.companion_id, body=comment, at=sign_off.at, about_id=about_id
            )
        stores.audit.append(
            at=sign_off.at,
            actor_id=sign_off.companion_id,
            action=Action.SIGN_OFF,
            subject=sign_off.supervised_case_id,
            details={"verdict": sign_off.verdict, **{f"rating:{k}": v for k, v in sign_off.ratings.items()}},
        )

    def _companions(self, stores: Stores) -> tuple[Companion, ...]:
        units = {u.unit_id: u.name for u in stores.people.units()}
        grants = stores.people.grants_of_all()
        people = [p for p in stores.people.people() if p.is_here(self.clock.today())]
        events = stores.licences.events_of([p.person_id for p in people])
        licences = licences_on(events, self.clock.today())
        holders = {x.person_id for x in licences if x.status == LicenceStatus.VALID}
        found = []
        for p in people:
            roles = {g.role for g in grants.get(p.person_id, ())}
            if roles & PERMITTED[Permission.ASSESS] and (Role.KEY_PERSON in roles or p.person_id in holders):
                why = "key_person" if Role.KEY_PERSON in roles else "holder"
                found.append(Companion(person_id=p.person_id, name=p.name, unit=units.get(p.unit_id, ""), why=why))
        return tuple(found)

    def _of_step(
        self, stores: Stores, person_id: str, licence_kind: str, step: str
    ) -> list[tuple[SupervisedCase, SignOff | None]]:
        cases = [
            c
            for c in stores.practice.supervised_cases_of((person_id,))
            if (c.licence_kind, c.step) == (licence_kind, step)
        ]
        sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
        return [(c, sign_offs.get(c.supervised_case_id)) for c in cases]

    def _views(self, stores: Stores, cases: tuple[SupervisedCase, ...]) -> tuple[PracticeView, ...]:
        sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
        names = {p.person_id: p.name for p in stores.people.people()}
        views = []
        for case in reversed(cases):
            sign_off = sign_offs.get(case.supervised_case_id)
            views.append(
                PracticeView(
                    case=case,
                    step=self._shown_step(case, sign_off),
                    asker=names.get(case.person_id, ""),
                    companion=names.get(case.companion_id, ""),
                    sign_off=sign_off,
                    comment=stores.texts.find(sign_off.text_id) if sign_off and sign_off.text_id else None,
                )
            )
        return tuple(views)

    def _shown_step(self, case: SupervisedCase, sign_off: SignOff | None) -> PracticeStep:
        """The step as it reads today, with the criteria that were judged; by its id alone once it is withdrawn."""
        step = self._find_step(case.licence_kind, case.step)
        if step is None:
            return PracticeStep(id=case.step, title=case.step, kind=PracticeKind.SUPERVISED_CASE, guide="", rubric=())
        judged = step.rubric if sign_off is None else tuple(c for c in step.rubric if c.id in sign_off.ratings)
        return replace(step, rubric=judged)

    def _step(self, licence_kind: str, step: str) -> PracticeStep:
        found = self._find_step(licence_kind, step)
        if found is None:
            raise NotFound
        return found

    def _find_step(self, licence_kind: str, step: str) -> PracticeStep | None:
        kind = self.library.licences.get(licence_kind)
        return next((p for p in kind.practice if p.id == step), None) if kind else None


def _check(step: PracticeStep, verdict: Verdict, ratings: Mapping[str, Rating], comment: str) -> None:
    missing = [c.text for c in step.rubric if c.id not in ratings]
    if missing or set(ratings) - {c.id for c in step.rubric}:
        raise InvalidInput("ratings", "Vurdér alle punkter, før du gemmer.")
    if verdict == Verdict.APPROVED and Rating.NOT_MET in ratings.values():
        raise InvalidInput("verdict", "Et punkt er ikke opfyldt. Send sagen retur, eller ret vurderingen.")
    if verdict == Verdict.RETURNED and not comment:
        raise InvalidInput("comment", "Skriv, hvad der skal til, før trinnet kan godkendes.")
