"""The exam's door: modules or merit, a waiting time after a try, and never a third try alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import blueprint, licence_kind

from quiz_app.domain.retake import DoorState, ExamDoor, exam_door
from quiz_app.domain.steps import Evidence

FAILED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = FAILED + timedelta(days=3)
OPENS = date(2026, 11, 29)
KIND = licence_kind(exam=blueprint(attempts=2, waiting_days=7))


def door(day: date = OPENS, *, failures: int = 0, **changed: datetime | dict[str, datetime] | None) -> ExamDoor:
    base = {"modules": {"modul": FAILED}, "exam_passed": None, "exam_failed": FAILED if failures else None}
    return exam_door(
        KIND,
        Evidence(**{**base, "approved": {}, "asked": {}, "exam_failures": failures} | changed),  # type: ignore[arg-type]
        day,
    )


def test_the_modules_come_first_unless_there_is_merit() -> None:
    assert door(modules={}).state == DoorState.MODULES
    assert door(modules={}, merit=FAILED).state == DoorState.OPEN
    assert door().state == DoorState.OPEN


def test_after_a_failed_try_the_door_says_its_day_and_opens_on_it() -> None:
    assert door(date(2026, 11, 28), failures=1) == ExamDoor(state=DoorState.WAITING, opens_on=OPENS)
    assert door(failures=1) == ExamDoor(state=DoorState.OPEN, opens_on=OPENS)


@pytest.mark.parametrize("failures", [2, 3, 7])
def test_no_third_try_is_made_without_a_talk_since_the_last(failures: int) -> None:
    assert door(failures=failures) == ExamDoor(state=DoorState.TALK, opens_on=OPENS)
    assert door(failures=failures, talk=FAILED - timedelta(minutes=1)).state == DoorState.TALK


def test_after_the_talk_the_waiting_time_still_counts_and_then_the_try_is_supported() -> None:
    assert door(date(2026, 11, 28), failures=2, talk=LATER).state == DoorState.WAITING
    assert door(failures=2, talk=LATER).state == DoorState.SUPPORTED


def test_who_has_passed_is_through() -> None:
    assert door(failures=2, exam_passed=LATER).state == DoorState.PASSED
