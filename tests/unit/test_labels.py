from datetime import UTC, date, datetime

import pytest

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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("23. november 2026", "23\\. november 2026"),
        ("  3) fejl", "  3\\) fejl"),
        ("- og + er ikke punkter", "\\- og + er ikke punkter"),
        ("+45", "\\+45"),
        ("navn\n===", "navn\n\\==="),
        ("den 23. november - og 24.", "den 23. november - og 24."),
        ("2026 var året", "2026 var året"),
        ("**fed**", r"\*\*fed\*\*"),
    ],
)
def test_a_text_from_outside_begins_no_list_and_no_heading(text: str, written: str) -> None:
    assert labels.verbatim(text) == written
