"""A person's way to a licence, and the licence itself as a sequence of events."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from quiz_app.domain.danish_time import DENMARK, danish_day, end_of
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind, PracticeKind
from quiz_app.domain.pause import Pause


class PracticeTrack(StrEnum):
    """What a supervised case was about; a closed list, so that no word about a citizen is needed."""

    FLEKSJOB = "fleksjob"
    FOERTIDSPENSION = "foertidspension"
    ANDET = "andet"


class PracticeForm(StrEnum):
    """A case that a companion follows, or by merit one of the last twelve months that a key person attests."""

    SUPERVISED = "supervised"
    ATTESTED = "attested"


class Rating(StrEnum):
    """How a criterion of a rubric was met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class Verdict(StrEnum):
    """The outcome of a sign-off."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedCase:
    """Practice that a person asks a companion to sign off; ``step`` is an id of the licence's practice.

    ``key_person`` and ``other_unit`` say what the companion was to the person when asked. ``closed_on`` is the day on
    which an attested case was closed.
    """

    supervised_case_id: str
    person_id: str
    companion_id: str
    licence_kind: str
    step: str
    track: PracticeTrack
    asked_at: datetime
    form: PracticeForm = PracticeForm.SUPERVISED
    key_person: bool = False
    other_unit: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A companion's judgement of one supervised case; the comment lies apart, in ``texts``."""

    sign_off_id: str
    supervised_case_id: str
    companion_id: str
    verdict: Verdict
    ratings: dict[str, Rating]
    text_id: str | None
    at: datetime


class LicenceEventType(StrEnum):
    """What happened to a licence."""

    ISSUED = "issued"
    RENEWED = "renewed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    REVOKED = "revoked"
    DELTA_PASSED = "delta_passed"
    DELTA_UNDONE = "delta_undone"


class LicenceBasis(StrEnum):
    """On what a licence was issued: all steps, all steps with merit, the decision of a panel, or an older licence."""

    EARNED = "earned"
    MERIT = "merit"
    PANEL = "panel"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceEvent:
    """One event in a licence's life.

    ``valid_until`` (last day) and ``law_read_until`` (the law whose knowledge it proves) are set when it is issued or
    renewed, ``code`` when it is issued. A passed Ændringsprøve sets ``law_read_until`` and ``changes_until``, the
    newest commencement it asked about; one that a corrected key undoes names the latter again. An exchanged licence
    has in ``changes_until`` the day whose law the old one proved.

    A suspension ends by itself after its day ``until``, or when the licence's step ``until_step`` (:func:`step_name`)
    is done anew: then an event says so.
    """

    event_id: str
    licence_id: str
    person_id: str
    licence_kind: str
    type: LicenceEventType
    at: datetime
    actor_id: str | None
    reason: str
    valid_until: date | None = None
    code: str = ""
    law_read_until: date | None = None
    until: date | None = None
    until_step: str = ""
    basis: LicenceBasis = LicenceBasis.EARNED
    changes_until: date | None = None


_STANDING_CHANGED = frozenset({LicenceEventType.SUSPENDED, LicenceEventType.REINSTATED, LicenceEventType.REVOKED})


class LicenceStatus(StrEnum):
    """What a licence is worth on a day."""

    VALID = "valid"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence as its events make it on a day; ``suspension`` is the event that holds it in suspense.

    The law that it proves is that of ``proven_on``. ``changes_until`` is the newest commencement that an Ændringsprøve
    has asked about since it was issued or renewed; ``reopened_on`` is when a corrected key last undid one.
    """

    licence_id: str
    person_id: str
    licence_kind: str
    code: str
    issued_on: date
    renewed_on: date | None
    valid_until: date
    law_read_until: date
    status: LicenceStatus
    suspension: LicenceEvent | None
    basis: LicenceBasis
    proven_on: date
    changes_until: date | None = None
    reopened_on: date | None = None


def licence_on(events: Iterable[LicenceEvent], day: date) -> Licence | None:
    """The licence that the events of one ``licence_id`` make on ``day``; ``None`` before it is issued."""
    past = sorted((e for e in events if e.at < end_of(day)), key=lambda e: (e.at, e.event_id))
    issued = [e for e in past if e.type in {LicenceEventType.ISSUED, LicenceEventType.RENEWED}]
    if not issued:
        return None
    first, last = issued[0], issued[-1]
    assert last.valid_until is not None
    assert last.law_read_until is not None
    suspension = _suspension(past, day)
    passed = _delta_passed(past, since=last.at)
    undone = [e for e in past if e.type == LicenceEventType.DELTA_UNDONE]
    return Licence(
        licence_id=first.licence_id,
        person_id=first.person_id,
        licence_kind=first.licence_kind,
        code=first.code,
        issued_on=danish_day(first.at),
        renewed_on=danish_day(last.at) if last.type == LicenceEventType.RENEWED else None,
        valid_until=last.valid_until,
        law_read_until=(passed.law_read_until if passed else None) or last.law_read_until,
        status=_status(past, last.valid_until, day, suspension),
        suspension=suspension,
        basis=first.basis,
        proven_on=max(_proven_on(last), (passed.changes_until if passed else None) or date.min),
        changes_until=passed.changes_until if passed else None,
        reopened_on=danish_day(undone[-1].at) if undone else None,
    )


def _status(past: list[LicenceEvent], valid_until: date, day: date, suspension: LicenceEvent | None) -> LicenceStatus:
    if _is_revoked(past):
        return LicenceStatus.REVOKED
    if day > valid_until:
        return LicenceStatus.EXPIRED
    return LicenceStatus.SUSPENDED if suspension else LicenceStatus.VALID


def _suspension(past: list[LicenceEvent], day: date) -> LicenceEvent | None:
    """The newest suspension, unless it was lifted, its last day has passed, or the licence is revoked for good."""
    last = next((e for e in reversed(past) if e.type in _STANDING_CHANGED), None)
    if last is None or last.type != LicenceEventType.SUSPENDED or _is_revoked(past):
        return None
    return None if last.until is not None and day > last.until else last


def _proven_on(last: LicenceEvent) -> date:
    """The day of the issue or renewal; an exchanged licence proves what the old one did."""
    return last.changes_until or danish_day(last.at)


def _delta_passed(past: list[LicenceEvent], since: datetime) -> LicenceEvent | None:
    """The newest Ændringsprøve since the licence was issued or renewed that nothing has undone."""
    passed: dict[date | None, LicenceEvent] = {}
    for event in past:
        if event.type == LicenceEventType.DELTA_PASSED and event.at >= since:
            passed[event.changes_until] = event
        elif event.type == LicenceEventType.DELTA_UNDONE:
            passed.pop(event.changes_until, None)
    return max(passed.values(), key=lambda e: (e.changes_until or date.min, e.at), default=None)


def _is_revoked(past: list[LicenceEvent]) -> bool:
    return any(e.type == LicenceEventType.REVOKED for e in past)


def licences_on(events: Iterable[LicenceEvent], day: date) -> tuple[Licence, ...]:
    """Every licence that the events make on ``day``, whosever; oldest first."""
    by_licence: dict[str, list[LicenceEvent]] = {}
    for event in events:
        by_licence.setdefault(event.licence_id, []).append(event)
    found = (licence_on(group, day) for group in by_licence.values())
    return tuple(sorted((x for x in found if x), key=lambda x: (x.issued_on, x.licence_id)))


def default_licence(library: Library, day: date) -> LicenceKind | None:
    """The licence that a new caseworker starts on that day: offered, and not yet succeeded by one that is."""
    offered = {k.id: k for k in library.licences.values() if day in k.offered}
    current = [k for k in offered.values() if k.successor not in offered]
    return max(current, key=lambda k: (k.offered.start or date.min, k.id), default=None)


class StepKind(StrEnum):
    """A sort of step towards a licence."""

    MODULE = "module"
    EXAM = "exam"
    PRACTICE = "practice"


def step_name(kind: StepKind, ref: str) -> str:
    """A step's name within its licence, as a suspension keeps it."""
    return f"{kind}:{ref}"


class StepState(StrEnum):
    """Where a step stands: done, waiting for a colleague, open to begin, or waiting for an earlier step."""

    DONE = "done"
    WAITING = "waiting"
    OPEN = "open"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; ``ref`` is the id of the module, licence or practice step. ``since`` is when the state began.

    ``minutes`` are an estimate, 0 where there is none. A ``credited`` step is done by merit, a
    ``carried`` one by an older licence. What ``can_wait`` is open,
    but the person has not met the experience that makes it relevant.
    """

    kind: StepKind
    ref: str
    title: str
    state: StepState
    since: datetime | None = None
    minutes: int = 0
    credited: bool = False
    carried: bool = False
    can_wait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a valid licence of the kind before brings along: modules and practice by id, and the exam."""

    licence: Licence
    modules: frozenset[str]
    practice: frozenset[str]

    @property
    def since(self) -> datetime:
        """From when on it counts: the day on which the old licence was issued or renewed."""
        return datetime.combine(self.licence.renewed_on or self.licence.issued_on, time(), DENMARK)


@dataclass(slots=True, kw_only=True)
class Evidence:
    """What a person has done towards a licence kind; times are when it was done or asked. Filled by its gatherer.

    ``exam_failed`` is the newest of ``exam_failures`` tries; ``merit`` and ``talk`` are when a colleague said yes.
    ``pauses`` stop the clock of what waits. ``carried`` is what an older licence brings along.
    """

    modules: dict[str, datetime]
    exam_passed: datetime | None
    exam_failed: datetime | None
    approved: dict[str, datetime]
    asked: dict[str, datetime]
    exam_failures: int = 0
    merit: datetime | None = None
    talk: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    carried: Carried | None = None


def steps(
    kind: LicenceKind, library: Library, evidence: Evidence, experienced: frozenset[str] = frozenset()
) -> tuple[Step, ...]:
    """The steps of a licence. The exam opens when all modules are done; practice is open throughout.

    Merit credits modules and observations; supervised cases are then attested. What an older licence brings along is
    done too. ``experienced`` are the modules that
    the person says to have met a case for: of the open ones the others can wait, but never all of them.
    """
    carried = evidence.carried
    modules = [
        _step(
            StepKind.MODULE,
            m,
            library.modules[m].title,
            done=evidence.modules.get(m),
            merit=evidence.merit,
            carried=carried.since if carried and m in carried.modules else None,
            minutes=library.modules[m].minutes,
        )
        for m in kind.modules
    ]
    ready = all(s.state == StepState.DONE for s in modules)
    exam = _step(
        StepKind.EXAM,
        kind.id,
        "Teoriprøve",
        done=evidence.exam_passed,
        carried=carried.since if carried else None,
        blocked=not ready,
        minutes=kind.exam.minutes,
    )
    practice = [
        _step(
            StepKind.PRACTICE,
            p.id,
            p.title,
            done=evidence.approved.get(p.id),
            asked=evidence.asked.get(p.id),
            merit=evidence.merit if p.kind == PracticeKind.OBSERVATION else None,
            carried=carried.since if carried and p.id in carried.practice else None,
            minutes=p.minutes,
        )
        for p in kind.practice
    ]
    return (*_with_patience(modules, experienced), exam, *practice)


def _with_patience(modules: list[Step], experienced: frozenset[str]) -> list[Step]:
    left = [s.ref for s in modules if s.state == StepState.OPEN]
    relevant = [ref for ref in left if ref in experienced] or left[:1]
    return [replace(s, can_wait=s.ref in left and s.ref not in relevant) for s in modules]


def _step(  # noqa: PLR0913 - one parameter for each thing that may put a step where it stands
    kind: StepKind,
    ref: str,
    title: str,
    *,
    done: datetime | None,
    asked: datetime | None = None,
    merit: datetime | None = None,
    carried: datetime | None = None,
    blocked: bool = False,
    minutes: int,
) -> Step:
    state, since = StepState.LATER if blocked else StepState.OPEN, done or carried or asked or merit
    if done is not None or carried is not None or (merit is not None and asked is None):
        state = StepState.DONE
    elif asked is not None:
        state = StepState.WAITING
    credited = done is None and state == StepState.DONE
    return Step(
        kind=kind,
        ref=ref,
        title=title,
        state=state,
        since=since,
        minutes=minutes,
        credited=credited and carried is None,
        carried=credited and carried is not None,
    )


def next_step(all_steps: Iterable[Step]) -> Step | None:
    """The one step to do next: the first open one that cannot wait; ``None`` when only waiting is left, or nothing."""
    return next((s for s in all_steps if s.state == StepState.OPEN and not s.can_wait), None)


def minutes_left(all_steps: Iterable[Step]) -> int:
    """An estimate of what is left to do, in minutes."""
    return sum(s.minutes for s in all_steps if s.state not in {StepState.DONE, StepState.WAITING})


def is_complete(all_steps: Iterable[Step]) -> bool:
    """True when every step holds and the licence can be issued."""
    return all(s.state == StepState.DONE for s in all_steps)
