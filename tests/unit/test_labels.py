from datetime import UTC, date, datetime

from quiz_app.views.components import labels

LATE = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_a_moment_late_in_the_evening_has_the_danish_day() -> None:
    assert labels.day(LATE) == "23. november 2026"
    assert labels.moment(LATE) == "23. november 2026 kl. 00:30"


def test_a_day_is_that_day() -> None:
    assert labels.day(date(2026, 11, 22)) == "22. november 2026"


def test_who_looks_after_a_page_is_said_in_words() -> None:
    assert labels.steward("netvaerk-foertidspension") == "netværket for førtidspension"
    assert labels.steward("fagansvarlig") == "fagansvarlig"
