"""A person's way to a licence, step by step, from the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum

from quiz_app.domain.danish_time import DENMARK
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence
from quiz_app.domain.licence_kind import LicenceKind, PracticeKind
from quiz_app.domain.pause import Pause


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
