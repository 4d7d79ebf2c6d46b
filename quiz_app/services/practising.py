"""Supervised practice: ask a companion, and have it signed off against a rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.companionship import KEY_PERSON_ATTESTS, NOT_RECENT, attestable, is_recent, misfit
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import PracticeKind, PracticeStep
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.practice import PracticeForm, PracticeTrack, Rating, SignOff, SupervisedCase, Verdict
from quiz_app.domain.request import TakenBack
from quiz_app.domain.steps import StepKind
from quiz_app.errors import Conflict, InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.awaiting import TAKEN_BACK, take_back, waiting_cases
from quiz_app.services.colleagues import Companion, companions
from quiz_app.services.evidence import anew_for, evidence_of, pauses_of
from quiz_app.services.free_text import checked
from quiz_app.services.issuing import Issuing
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, Storage, Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a person asks a companion for. ``closed_on`` is for an attested case: the day on which it was closed."""

    supervised_case_id: str
    licence_kind: str
    step: str
    track: PracticeTrack
    companion_id: str
    form: PracticeForm = PracticeForm.SUPERVISED
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView:
    """One supervised case with its names; ``sign_off`` and ``comment`` once it is judged.

    Until then it is ``waiting``, unless it was ``taken_back`` or the companion can no longer judge it.
    """

    case: SupervisedCase
    step: PracticeStep
    asker: str
    companion: str
    sign_off: SignOff | None
    comment: str | None
    waiting: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Practising:
    """Nobody signs off their own practice, and only the companion who was asked signs off at all."""

    storage: Storage
    library: Library
    clock: Clock
    issuing: Issuing

    def companions(
        self, actor: Actor, licence_kind: str, step: str, form: PracticeForm = PracticeForm.SUPERVISED
    ) -> tuple[Companion, ...]:
        """Whom the actor may ask for the step: those who fit, never themselves; by name.

        :raises NotFound: no such licence or step.
        """
        require(actor, Permission.EARN)
        self._step(licence_kind, step)
        with self.storage.reading() as stores:
            others = self._standing(stores, actor.person_id, licence_kind)
            blank = Ask(
                supervised_case_id="",
                licence_kind=licence_kind,
                step=step,
                track=PracticeTrack.ANDET,
                companion_id="",
                form=form,
            )
            return tuple(
                c for c in self._others(stores, actor) if not self._misfit(self._case(stores, actor, blank, c), others)
            )

    def forms(self, actor: Actor, licence_kind: str, step: str) -> tuple[PracticeForm, ...]:
        """How the step may be done: with a companion, or by merit also attested.

        :raises NotFound: no such licence or step.
        """
        require(actor, Permission.EARN)
        self._step(licence_kind, step)
        with self.storage.reading() as stores:
            merit = self._has_merit(stores, actor.person_id, licence_kind)
        attested = merit and step in attestable(self.library.licences[licence_kind])
        return (PracticeForm.ATTESTED, PracticeForm.SUPERVISED) if attested else (PracticeForm.SUPERVISED,)

    def ask(self, actor: Actor, ask: Ask) -> None:
        """Ask a companion to follow a case and sign it off, or a key person to attest one.

        :raises NotFound: no such licence or step. :raises InvalidInput: the companion or the day does not fit.
        :raises Conflict: the step is approved, or waits for a companion already.
        :raises RuleError: it cannot be attested without merit.
        """
        require(actor, Permission.EARN)
        self._step(ask.licence_kind, ask.step)
        with self.storage.writing() as stores:
            known = {c.person_id: c for c in self._others(stores, actor)}
            if ask.companion_id not in known:
                raise InvalidInput("companion", "Vælg en nøgleperson eller en kollega med gyldigt kørekort.")
            mine = self._of_step(stores, actor.person_id, ask.licence_kind, ask.step)
            if ask.supervised_case_id in {c.supervised_case_id for c, _ in mine}:
                return
            anew = anew_for(stores, actor.person_id, ask.licence_kind, self.clock.today())
            approved = [s for _, s in mine if s and s.verdict == Verdict.APPROVED]
            holds = any(anew.counts(StepKind.PRACTICE, ask.step, s.at) for s in approved)
            if holds or waiting_cases(stores, [c for c, _ in mine], self.clock.today()):
                raise Conflict("Trinnet venter allerede på en ledsager, eller det er godkendt.")
            case = self._case(stores, actor, ask, known[ask.companion_id])
            self._require_attestable(stores, case)
            if reason := self._misfit(case, self._standing(stores, actor.person_id, ask.licence_kind)):
                raise InvalidInput("companion", reason)
            stores.practice.add_supervised_case(case)

    def take_back(self, actor: Actor, supervised_case_id: str) -> None:
        """Ask no more, so that somebody else can be asked. Again changes nothing.

        :raises NotFound: it is not the actor's. :raises Conflict: it is judged already.
        """
        require(actor, Permission.EARN)
        with self.storage.writing() as stores:
            case = stores.practice.find_supervised_case(supervised_case_id)
            if case is None or case.person_id != actor.person_id:
                raise NotFound
            if stores.practice.sign_offs([supervised_case_id]):
                raise Conflict("Sagen er allerede vurderet.")
            taken = TakenBack(asked_id=supervised_case_id, person_id=actor.person_id, at=self.clock.now())
            take_back(stores, taken, kind="practice", licence=case.licence_kind, person_id=actor.person_id)

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
            waiting = [v for v in reversed(views) if v.sign_off is None and not v.taken_back]
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
        :raises Conflict: it is signed off or taken back. :raises NotAllowed: the actor may no longer be a companion.
        """
        require(actor, Permission.ASSESS)
        comment = checked("comment", comment)
        with self.storage.writing() as stores:
            case = stores.practice.find_supervised_case(supervised_case_id)
            if case is None or case.companion_id != actor.person_id or case.person_id == actor.person_id:
                raise NotFound
            if actor.person_id not in {c.person_id for c in companions(stores, self.clock.today(), also_paused=True)}:
                raise NotAllowed("Kun nøglepersoner og kolleger med gyldigt kørekort kan godkende.")
            _check(self._step(case.licence_kind, case.step), verdict, ratings, comment)
            stored = stores.practice.sign_offs([supervised_case_id]).get(supervised_case_id)
            if stored is not None and stored.sign_off_id != sign_off_id:
                raise Conflict("Sagen er allerede vurderet.")
            if stored is not None:
                return
            if stores.paths.taken_back([supervised_case_id]):
                raise Conflict(TAKEN_BACK)
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

    def _others(self, stores: Stores, actor: Actor) -> tuple[Companion, ...]:
        return tuple(c for c in companions(stores, self.clock.today()) if c.person_id != actor.person_id)

    def _case(self, stores: Stores, actor: Actor, ask: Ask, companion: Companion) -> SupervisedCase:
        """The case as it would be stored: with what the companion is to the person now."""
        person = stores.people.find_person(actor.person_id)
        attested = ask.form == PracticeForm.ATTESTED
        return SupervisedCase(
            supervised_case_id=ask.supervised_case_id,
            person_id=actor.person_id,
            companion_id=companion.person_id,
            licence_kind=ask.licence_kind,
            step=ask.step,
            track=ask.track,
            asked_at=self.clock.now(),
            form=ask.form,
            key_person=companion.key_person,
            other_unit=person is not None and person.unit_id != companion.unit_id,
            closed_on=ask.closed_on if attested else None,
        )

    def _misfit(self, case: SupervisedCase, others: list[SupervisedCase]) -> str:
        if case.form == PracticeForm.ATTESTED:
            return "" if case.key_person else KEY_PERSON_ATTESTS
        kind = self.library.licences[case.licence_kind]
        return misfit(kind, case.step, others, key_person=case.key_person, other_unit=case.other_unit)

    def _require_attestable(self, stores: Stores, case: SupervisedCase) -> None:
        if case.form != PracticeForm.ATTESTED:
            return
        has_merit = self._has_merit(stores, case.person_id, case.licence_kind)
        if not has_merit or case.step not in attestable(self.library.licences[case.licence_kind]):
            raise RuleError("Kun den, der har fået merit, kan få afsluttede sager attesteret.")
        if case.closed_on is None or not is_recent(
            case.closed_on, self.clock.today(), pauses_of(stores, case.person_id)
        ):
            raise InvalidInput("closed_on", NOT_RECENT)

    def _has_merit(self, stores: Stores, person_id: str, licence_kind: str) -> bool:
        kind = self.library.licences[licence_kind]
        return (
            evidence_of(stores, (person_id,), kind, self.clock.today(), library=self.library)[person_id].merit
            is not None
        )

    def _standing(self, stores: Stores, person_id: str, licence_kind: str) -> list[SupervisedCase]:
        """The person's cases towards the licence that are approved or wait."""
        cases = [c for c in stores.practice.supervised_cases_of((person_id,)) if c.licence_kind == licence_kind]
        waiting = waiting_cases(stores, cases, self.clock.today())
        sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
        approved = {s.supervised_case_id for s in sign_offs.values() if s.verdict == Verdict.APPROVED}
        return [c for c in cases if c.supervised_case_id in waiting | approved]

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
        waiting = waiting_cases(stores, cases, self.clock.today())
        taken = stores.paths.taken_back([c.supervised_case_id for c in cases])
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
                    comment=words_of(stores, sign_off.text_id) if sign_off and sign_off.text_id else None,
                    waiting=case.supervised_case_id in waiting,
                    taken_back=case.supervised_case_id in taken,
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
