"""When a licence may be renewed, until when it then holds, and when its holder is told."""

from datetime import UTC, date, datetime

import pytest
from builders import licence_kind

from quiz_app.domain.licence import Licence, LicenceEvent, LicenceEventType, licence_on
from quiz_app.domain.renewal import Renewal, expiry_notice, has_lapsed, renewal_of, short_exam

KIND = licence_kind(validity=36, renewal_window=6)
LAST = date(2028, 8, 31)


def licence(day: date, *more: LicenceEventType) -> Licence:
    """Valid until the end of August 2028, as it is on a day."""
    base = {"licence_id": "l", "person_id": "p", "licence_kind": KIND.id, "actor_id": None, "reason": ""}
    at = datetime(2025, 8, 31, 9, tzinfo=UTC)
    law = {"valid_until": LAST, "law_read_until": date(2025, 8, 1), "code": "c"}
    issued = LicenceEvent(event_id="0", type=LicenceEventType.ISSUED, at=at, **base, **law)
    then = [LicenceEvent(event_id=kind, type=kind, at=at.replace(year=2026), **base) for kind in more]
    found = licence_on([issued, *then], day)
    assert found is not None
    return found


def test_a_renewal_counts_from_the_old_last_day_however_early_or_late() -> None:
    expected = Renewal(opens_on=date(2028, 2, 29), closes_on=date(2029, 2, 28), valid_until=date(2031, 8, 31))
    assert {renewal_of(licence(day), KIND) for day in (date(2026, 1, 1), LAST, date(2029, 2, 1))} == {expected}


def test_a_suspended_licence_can_be_renewed_and_a_revoked_one_cannot() -> None:
    assert renewal_of(licence(LAST, LicenceEventType.SUSPENDED), KIND) is not None
    assert renewal_of(licence(LAST, LicenceEventType.REVOKED), KIND) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [(LAST, False), (date(2028, 9, 1), False), (date(2029, 2, 28), False), (date(2029, 3, 1), True)],
)
def test_a_licence_lapses_half_a_year_after_its_last_day(day: date, *, expected: bool) -> None:
    assert has_lapsed(licence(day), day) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2028, 7, 1), None),
        (date(2028, 7, 2), 60),
        (date(2028, 7, 31), 60),
        (date(2028, 8, 1), 30),
        (date(2028, 8, 23), 30),
        (date(2028, 8, 24), 7),
        (LAST, 7),
        (date(2028, 9, 1), None),
    ],
)
def test_the_holder_is_told_sixty_thirty_and_seven_days_before(day: date, expected: int | None) -> None:
    assert expiry_notice(licence(day), day) == expected


def test_nobody_is_told_that_a_revoked_licence_expires() -> None:
    assert expiry_notice(licence(LAST, LicenceEventType.REVOKED), LAST) is None


def test_the_short_exam_has_the_topics_and_minutes_of_the_renewal_and_the_cut_of_the_exam() -> None:
    short = short_exam(KIND)
    assert (short.exam.topics, short.exam.minutes) == (KIND.renewal.topics, KIND.renewal.minutes)
    assert (short.exam.cut, short.exam.documents, dict(short.exam.levels)) == (KIND.exam.cut, 0, {})
