"""What people have done towards a licence, gathered from the evidence."""

from collections.abc import Sequence

from quiz_app.domain.attempt import AttemptKind
from quiz_app.domain.licence import Evidence, Verdict
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.services.ports import Stores


def evidence_of(stores: Stores, people: Sequence[str], kind: LicenceKind) -> dict[str, Evidence]:
    """Per person: when each module's quiz was first handed in, the exam passed, practice asked for and approved."""
    found = {p: Evidence(modules={}, exam_passed=None, exam_failed=None, approved={}, asked={}) for p in people}
    _attempts(stores, people, kind, found)
    _practice(stores, people, kind, found)
    return found


def _attempts(stores: Stores, people: Sequence[str], kind: LicenceKind, found: dict[str, Evidence]) -> None:
    for attempt, submission in stores.attempts.submissions_of(people):
        mine = found[attempt.person_id]
        if attempt.kind == AttemptKind.QUIZ:
            mine.modules.setdefault(attempt.subject, submission.submitted_at)
        elif attempt.subject == kind.id and submission.passed:
            mine.exam_passed = mine.exam_passed or submission.submitted_at
        elif attempt.subject == kind.id:
            mine.exam_failed = submission.submitted_at


def _practice(stores: Stores, people: Sequence[str], kind: LicenceKind, found: dict[str, Evidence]) -> None:
    cases = [c for c in stores.practice.supervised_cases_of(people) if c.licence_kind == kind.id]
    sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
    for case in cases:
        mine, sign_off = found[case.person_id], sign_offs.get(case.supervised_case_id)
        if sign_off is None:
            mine.asked.setdefault(case.step, case.asked_at)
        elif sign_off.verdict == Verdict.APPROVED:
            mine.approved.setdefault(case.step, sign_off.at)
