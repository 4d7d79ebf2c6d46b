"""Fælles vurderingsrunder: sent to all centres, assessed by each alone, seen by nobody before the deadline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quiz_app.domain.agreement.consensus import Consensus, consensus
from quiz_app.domain.agreement.twins import TwinResult, compare
from quiz_app.domain.assessment import Assessment, Judgement, Occasion, Series, Turn
from quiz_app.domain.audit import Action
from quiz_app.domain.calibration_round import A_WEEK, CalibrationRound, TwinTrait, open_cases
from quiz_app.domain.case import Case
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.digest import canonical, digest
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.domain.twin_case import is_consented, swapped
from quiz_app.errors import Conflict, InvalidInput, NotFound
from quiz_app.services.authorising import require
from quiz_app.services.conference_standing import current
from quiz_app.services.free_text import checked
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, ContentThaw, Entropy, Storage, Stores
from quiz_app.services.sealing import Sealing

NOT_CONSENTED = "Tvillingesager kræver, at både MED og databeskyttelsesrådgiveren har sagt ja, og at det er noteret."
TALKED_OVER = "Sagen bliver vendt på en sagskonference nu. Vent, til den har givet sit råd, eller vælg en anden sag."
OVER = "Fristen er gået, så der kan ikke vurderes mere. Nu kan alle se resultatet."


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinText:
    """How the second version differs: the trait, and lines of ``word = other word``."""

    trait: TwinTrait
    swaps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A case that may be sent out; ``rounds`` is how often it has been."""

    case: Case
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round in a list. ``given`` is how many have assessed, ``answered`` whether the reader has."""

    calibration: CalibrationRound
    title: str
    given: int
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A round to assess: the case as the reader gets it, their own assessment, and how many have given one."""

    calibration: CalibrationRound
    case: Case
    own: Assessment | None
    reason: str
    given: int
    may_hold_versions: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """A finished round: the spread of each series, reasons without names, and the round that it follows.

    ``reasons`` are empty for a series of fewer than five. ``twins`` is ``None`` without versions, without consent, or
    below thirty answers of either.
    """

    calibration: CalibrationRound
    case: Case
    spreads: Mapping[Series, Consensus]
    reasons: Mapping[Series, tuple[tuple[Track, str], ...]]
    before: "RoundResult | None"
    twins: TwinResult | None
    centres: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrating:
    """Rounds from their start to what they show."""

    storage: Storage
    library: Library
    clock: Clock
    entropy: Entropy
    sealing: Sealing
    thaw: ContentThaw

    def candidates(self, actor: Actor) -> tuple[Candidate, ...]:
        """The constructed cases that may be sent out now: not kept for exams, in no open round or conference."""
        require(actor, Permission.CALIBRATE)
        with self.storage.reading() as stores:
            known = stores.rounds.rounds()
            talked = _talked_over(stores, self.clock.now())
        away = self.library.withheld_cases() | open_cases(known, self.clock.now()) | talked
        return tuple(
            Candidate(case=case, rounds=sum(r.case_id == case.id for r in known))
            for case in self.library.cases.values()
            if case.synthetic and case.id not in away
        )

    def preview(self, actor: Actor, case_id: str, twin: TwinText) -> Case:
        """The second version of a case, to be read before it is sent.

        :raises InvalidInput: the lines cannot be read, or change nothing. :raises NotFound: no such case.
        """
        require(actor, Permission.CALIBRATE)
        return self._twin(self._case(case_id), twin)

    def start(
        self, actor: Actor, *, round_id: str, case_id: str, follows: str = "", twin: TwinText | None = None
    ) -> CalibrationRound:
        """Send a case to everybody, to be assessed within a week. Twice is once.

        :raises NotFound: the case may not be sent out. :raises Conflict: versions without both consents, or an open
            conference talks the case over.
        :raises InvalidInput: the versions do not differ, or the round that it follows is not finished.
        """
        require(actor, Permission.CALIBRATE)
        case, now = self._case(case_id), self.clock.now()
        other = self._twin(case, twin) if twin else None
        with self.storage.writing() as stores:
            if known := stores.rounds.find_round(round_id):
                return known
            self._check(stores, case, follows, is_twin=twin is not None)
            calibration = CalibrationRound(
                round_id=round_id,
                case_id=case.id,
                digest=digest(case),
                starter_id=actor.person_id,
                started_at=now,
                deadline=now + A_WEEK,
                seed=self.entropy.seed(),
                follows=follows,
                trait=twin.trait if twin else None,
                twin_digest=digest(other) if other else "",
            )
            stores.rounds.add_round(calibration)
            for each in filter(None, (case, other)):
                stores.versions.keep(
                    kind="case", object_id=each.id, digest=digest(each), canonical=canonical(each), at=now
                )
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=Action.CALIBRATION_ROUND,
                subject=round_id,
                details={"case": case.id} | ({"trait": twin.trait.value} if twin else {}),
            )
        return calibration

    def waiting(self, actor: Actor) -> tuple[RoundLine, ...]:
        """The open rounds, the first to close first."""
        require(actor, Permission.CONFER)
        now = self.clock.now()
        with self.storage.reading() as stores:
            return tuple(
                self._line(stores, actor, r)
                for r in sorted(stores.rounds.rounds(), key=lambda r: r.deadline)
                if not r.is_over(now)
            )

    def finished(self, actor: Actor) -> tuple[RoundLine, ...]:
        """The rounds whose deadline has passed, the newest first."""
        require(actor, Permission.CONFER)
        now = self.clock.now()
        with self.storage.reading() as stores:
            over = [r for r in reversed(stores.rounds.rounds()) if r.is_over(now)]
            return tuple(self._line(stores, actor, r) for r in over)

    def open_round(self, actor: Actor, round_id: str) -> OpenRound:
        """A round to assess. :raises NotFound: no such round. :raises Conflict: its deadline has passed."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            calibration = self._running(stores, round_id)
            own = self._own(stores, actor, calibration)
            consented = is_consented(stores.rounds.consents())
            return OpenRound(
                calibration=calibration,
                case=self._version(stores, calibration.digest_of(_occasion(stores, actor, calibration, own))),
                own=own,
                reason=(stores.texts.find(own.reason_id) or "") if own and own.reason_id else "",
                given=self._given(stores, calibration),
                may_hold_versions=consented,
            )

    def assess(self, actor: Actor, round_id: str, judgement: Judgement) -> None:
        """Seal the actor's assessment; a later one, before the deadline, counts instead.

        :raises NotFound: no such round. :raises Conflict: its deadline has passed. :raises InvalidInput: as the form's.
        """
        require(actor, Permission.CONFER)
        prepared = self.sealing.prepared(judgement)
        with self.storage.writing() as stores:
            calibration = self._running(stores, round_id)
            own = self._own(stores, actor, calibration)
            occasion = _occasion(stores, actor, calibration, own)
            self.sealing.put(stores, actor, prepared, occasion=occasion, turn=Turn.FIRST)

    def result(self, actor: Actor, round_id: str) -> RoundResult:
        """What a finished round shows. :raises NotFound: no such round, or its deadline is still to come."""
        require(actor, Permission.CONFER)
        self.reveal_due()
        with self.storage.reading() as stores:
            calibration = stores.rounds.find_round(round_id)
            if calibration is None or not calibration.is_over(self.clock.now()):
                raise NotFound
            return self._result(stores, calibration, with_before=True)

    def open_cases(self, actor: Actor) -> frozenset[str]:
        """The cases of open rounds: their facit stays closed in the library meanwhile."""
        require(actor, Permission.PRACTISE)
        with self.storage.reading() as stores:
            return open_cases(stores.rounds.rounds(), self.clock.now())

    def reveal_due(self) -> int:
        """Open the rounds whose deadline has passed: the first reader does, or the sweep. Gives how many."""
        now = self.clock.now()
        with self.storage.reading() as stores:
            due = [
                (r, o)
                for r in stores.rounds.rounds()
                if r.is_over(now)
                for o in r.occasions
                if not stores.assessments.is_revealed(o, Turn.FIRST)
            ]
        if due:
            with self.storage.writing() as stores:
                for _, occasion in due:
                    stores.assessments.reveal(occasion, Turn.FIRST, by=None, at=now)
        return len({r.round_id for r, _ in due})

    def _check(self, stores: Stores, case: Case, follows: str, *, is_twin: bool) -> None:
        if is_twin and not is_consented(stores.rounds.consents()):
            raise Conflict(NOT_CONSENTED)
        known = stores.rounds.rounds()
        if case.id in self.library.withheld_cases() | open_cases(known, self.clock.now()):
            raise NotFound("Sagen kan ikke sendes ud nu: den bruges i prøver eller er i en runde, der er i gang.")
        if case.id in _talked_over(stores, self.clock.now()):
            raise Conflict(TALKED_OVER)
        if follows and not any(r.round_id == follows and r.is_over(self.clock.now()) for r in known):
            raise InvalidInput("follows", "Vælg en runde, der er slut.")

    def _case(self, case_id: str) -> Case:
        case = self.library.cases.get(case_id)
        if case is None or not case.synthetic or case_id in self.library.withheld_cases():
            raise NotFound
        return case

    def _twin(self, case: Case, twin: TwinText) -> Case:
        words = _swaps(twin.swaps)
        other = swapped(case, words)
        if digest(other) == digest(case):
            raise InvalidInput("swaps", "Ordene findes ikke i sagen, så de to udgaver er ens.")
        return other

    def sent(self, stores: Stores, calibration: CalibrationRound) -> Case:
        """A round's case as it was when it was sent, whatever became of it since."""
        return self._version(stores, calibration.digest)

    def _version(self, stores: Stores, wanted: str) -> Case:
        kept = stores.versions.find(wanted)
        assert kept is not None, "a round's case is kept when it begins"
        found = self.thaw(*kept)
        assert isinstance(found, Case)
        return found

    def _running(self, stores: Stores, round_id: str) -> CalibrationRound:
        calibration = stores.rounds.find_round(round_id)
        if calibration is None:
            raise NotFound
        if calibration.is_over(self.clock.now()):
            raise Conflict(OVER)
        return calibration

    def _own(self, stores: Stores, actor: Actor, calibration: CalibrationRound) -> Assessment | None:
        found = (stores.assessments.own(o, Turn.FIRST, actor.person_id) for o in calibration.occasions)
        return next(filter(None, found), None)

    def _given(self, stores: Stores, calibration: CalibrationRound) -> int:
        return sum(stores.assessments.given(o, Turn.FIRST) for o in calibration.occasions)

    def _line(self, stores: Stores, actor: Actor, calibration: CalibrationRound) -> RoundLine:
        case = self.library.cases.get(calibration.case_id) or self._version(stores, calibration.digest)
        return RoundLine(
            calibration=calibration,
            title=case.title,
            given=self._given(stores, calibration),
            answered=self._own(stores, actor, calibration) is not None,
        )

    def _result(self, stores: Stores, calibration: CalibrationRound, *, with_before: bool) -> RoundResult:
        given = [stores.assessments.revealed(o, Turn.FIRST) for o in calibration.occasions]
        everybody = [a for version in given for a in version]
        by_series = {s: [a for a in everybody if a.series == s] for s in Series}
        consented = is_consented(stores.rounds.consents())
        before = stores.rounds.find_round(calibration.follows) if with_before and calibration.follows else None
        return RoundResult(
            calibration=calibration,
            case=self._version(stores, calibration.digest),
            spreads={s: consensus(group) for s, group in by_series.items() if group},
            reasons={s: self._reasons(stores, calibration, group) for s, group in by_series.items()},
            before=self._result(stores, before, with_before=False) if before else None,
            twins=compare(*given) if calibration.trait and consented else None,
            centres={u.unit_id: u.name for u in stores.people.units()},
        )

    def _reasons(
        self, stores: Stores, calibration: CalibrationRound, group: list[Assessment]
    ) -> tuple[tuple[Track, str], ...]:
        """In an order that tells nothing about who was first."""
        if len(group) < SMALLEST:
            return ()
        found = sorted((a.track, words) for a in group if (words := words_of(stores, a.reason_id)))
        Random(calibration.seed).shuffle(found)  # noqa: S311 - reproducible by the stored seed
        return tuple(found)


def _occasion(stores: Stores, actor: Actor, calibration: CalibrationRound, own: Assessment | None) -> Occasion:
    """The version that the actor has answered or is to answer; without consent nobody new gets the second."""
    if own is not None:
        return own.occasion
    if not is_consented(stores.rounds.consents()):
        return calibration.occasions[0]
    return calibration.occasion_of(actor.person_id)


def _talked_over(stores: Stores, now: datetime) -> frozenset[str]:
    """The constructed cases in conferences that are called and have not advised: there they are not assessed alone.

    One that nobody finishes stops standing in the way a week after its end.
    """
    known = [
        c
        for c in stores.conferences.conferences()
        if c.case.kind == CaseRefKind.SYNTHETIC and now - A_WEEK < current(stores, c).ends_at
    ]
    ids = [c.conference_id for c in known]
    advised = {c.conference_id for c in stores.conferences.conclusions(ids)}
    over = advised | {c.conference_id for c in stores.conferences.cancellations(ids)}
    return frozenset(c.case.id for c in known if c.conference_id not in over)


def _swaps(lines: str) -> dict[str, str]:
    """``Aqqaluk = Mads`` a line. The words are of an invented case; certain identifiers are refused all the same."""
    words = {}
    for line in filter(None, map(str.strip, checked("swaps", lines).splitlines())):
        old, equals, new = (part.strip() for part in line.partition("="))
        if not (old and equals and new):
            raise InvalidInput("swaps", f"Skriv et ord, et lighedstegn og det andet ord: »{line}« kan ikke læses.")
        words[old] = new
    if not words:
        raise InvalidInput("swaps", "Skriv mindst ét ord, der er forskelligt i de to udgaver.")
    return words
