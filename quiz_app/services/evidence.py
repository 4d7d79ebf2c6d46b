"""What people have done towards a licence, gathered from the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.pause import Pause
from quiz_app.domain.practice import Verdict
from quiz_app.domain.renewal import has_lapsed, renewable_until
from quiz_app.domain.request import RequestKind
from quiz_app.domain.steps import Carried, Evidence, StepKind, step_name
from quiz_app.domain.succession import carried_modules, carried_practice, predecessors
from quiz_app.services.awaiting import waiting_cases
from quiz_app.services.counting import counted_submissions
from quiz_app.services.ports import Stores


def evidence_of(
    stores: Stores, people: Sequence[str], kind: LicenceKind, day: date, *, library: Library
) -> dict[str, Evidence]:
    """Per person, as it stood on the day: modules practised, the exam passed, practice asked for and approved.

    What must be done anew counts only when it is done after it was demanded: the step that a suspension waits for, and
    the exam of a licence that expired too long ago to be renewed. Merit and the newest talk about the exam come from
    what colleagues answered, and what carries over from a valid licence that the kind succeeds.
    """
    found = {p: Evidence(modules={}, exam_passed=None, exam_failed=None, approved={}, asked={}) for p in people}
    licences = licences_on(stores.licences.events_of(people), day)
    held = {x.person_id: x for x in licences if x.licence_kind == kind.id}
    for old in predecessors(kind, library):
        modules, practice = carried_modules(old, kind, library), carried_practice(old, kind)
        for x in (x for x in licences if x.licence_kind == old.id and x.status == LicenceStatus.VALID):
            found[x.person_id].carried = Carried(licence=x, modules=modules, practice=practice)
    away = stores.people.pauses_of(people)
    for person_id, pauses in away.items():
        found[person_id].pauses = pauses
    anew = {p: _anew(held.get(p), day, away.get(p, ())) for p in people}
    _attempts(stores, people, kind, found, anew=anew, day=day)
    _practice(stores, people, kind, found, anew=anew, day=day)
    _replies(stores, people, kind, found, day=day)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """From when on each step counts; ``lapsed_on`` is the last day on which an old exam was good enough."""

    steps: Mapping[str, datetime]
    lapsed_on: date | None

    def counts(self, kind: StepKind, ref: str, at: datetime) -> bool:
        """True when the step, done at the time, holds today."""
        since = self.steps.get(step_name(kind, ref))
        return since is None or at > since

    def exam_counts(self, at: datetime) -> bool:
        """True when the exam, passed or failed at the time, holds today."""
        return self.lapsed_on is None or danish_day(at) > self.lapsed_on


def anew_for(stores: Stores, person_id: str, kind: str, day: date) -> Anew:
    """What one person must do anew for the licence that they hold of the kind."""
    held = [x for x in licences_on(stores.licences.events_of((person_id,)), day) if x.licence_kind == kind]
    return _anew(held[-1] if held else None, day, pauses_of(stores, person_id))


def pauses_of(stores: Stores, person_id: str) -> tuple[Pause, ...]:
    """One person's pauses, oldest first."""
    return stores.people.pauses_of((person_id,)).get(person_id, ())


def _anew(licence: Licence | None, day: date, pauses: tuple[Pause, ...]) -> Anew:
    held = licence.suspension if licence else None
    return Anew(
        steps={held.until_step: held.at} if held and held.until_step else {},
        lapsed_on=renewable_until(licence, pauses) if licence and has_lapsed(licence, day, pauses) else None,
    )


def _attempts(
    stores: Stores,
    people: Sequence[str],
    kind: LicenceKind,
    found: dict[str, Evidence],
    *,
    anew: Mapping[str, Anew],
    day: date,
) -> None:
    for attempt, submission in counted_submissions(stores, people, day):
        mine, needs, at = found[attempt.person_id], anew[attempt.person_id], submission.submitted_at
        if danish_day(at) > day:
            continue
        if attempt.kind == AttemptKind.QUIZ:
            if needs.counts(StepKind.MODULE, attempt.subject, at):
                mine.modules.setdefault(attempt.subject, at)
        elif attempt.kind == AttemptKind.EXAM and attempt.subject == kind.id and needs.exam_counts(at):
            if submission.passed:
                mine.exam_passed = mine.exam_passed or at
            else:
                mine.exam_failed = at
                mine.exam_failures += 1


def _practice(
    stores: Stores,
    people: Sequence[str],
    kind: LicenceKind,
    found: dict[str, Evidence],
    *,
    anew: Mapping[str, Anew],
    day: date,
) -> None:
    cases = [c for c in stores.practice.supervised_cases_of(people) if c.licence_kind == kind.id]
    waiting = waiting_cases(stores, cases, day)
    sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
    for case in cases:
        mine, sign_off = found[case.person_id], sign_offs.get(case.supervised_case_id)
        if case.supervised_case_id in waiting:
            mine.asked.setdefault(case.step, case.asked_at)
        elif sign_off is None or danish_day(sign_off.at) > day:
            continue
        elif sign_off.verdict == Verdict.APPROVED and anew[case.person_id].counts(
            StepKind.PRACTICE, case.step, sign_off.at
        ):
            mine.approved.setdefault(case.step, sign_off.at)


def _replies(
    stores: Stores, people: Sequence[str], kind: LicenceKind, found: dict[str, Evidence], *, day: date
) -> None:
    asked = {r.request_id: r for r in stores.paths.requests_of(people) if r.licence_kind == kind.id}
    replies = stores.paths.replies(list(asked)).values()
    for reply in sorted((r for r in replies if r.granted and danish_day(r.at) <= day), key=lambda r: r.at):
        request = asked[reply.request_id]
        mine = found[request.person_id]
        if request.kind == RequestKind.MERIT:
            mine.merit = mine.merit or reply.at
        elif request.kind == RequestKind.TALK:
            mine.talk = reply.at
