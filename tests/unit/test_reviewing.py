"""Reviews by the calendar: what is late, and what soon falls due."""

from dataclasses import replace
from datetime import date, timedelta

import builders as a

from quiz_app.domain.impact import ObjectKind
from quiz_app.domain.law import Period
from quiz_app.domain.reviewing import overdue, reviews_until
from quiz_app.domain.status import ContentStatus, status_on
from quiz_app.views.components import review_words
from quiz_app.views.components.impact_words import KIND

DUE = date(2027, 2, 12)
EARLIER = date(2026, 8, 12)
SOON = a.grey_zone(review=6)
LIBRARY = a.library(a.guideline(), SOON, a.question(), a.case(), a.situation(), a.citizen_page(), a.tool())


def test_a_review_is_late_from_the_day_after_it_was_due() -> None:
    assert {r.ref.kind for r in overdue(LIBRARY, DUE)} == {ObjectKind.GREY_ZONE}
    late = overdue(LIBRARY, DUE + timedelta(days=1))
    assert {r.ref.kind for r in late} == set(ObjectKind) - {ObjectKind.MODULE, ObjectKind.LICENCE}
    assert [r.due for r in late] == [EARLIER, *[DUE] * 6], "the oldest first"


def test_what_is_late_is_overdue_by_its_status_too() -> None:
    day = DUE + timedelta(days=1)
    assert all(status_on(r.thing, day, ()).status == ContentStatus.OVERDUE for r in overdue(LIBRARY, day))


def test_a_change_to_come_hides_no_late_review_and_what_is_historic_has_none() -> None:
    day = date(2028, 1, 1)
    changing = a.library(a.guideline(), a.change(commences=date(2028, 7, 1)))
    assert len(overdue(changing, day)) == 1
    assert overdue(a.library(a.guideline(valid=Period(end=date(2026, 6, 30)))), day) == ()


def test_each_kind_with_a_review_has_one_line() -> None:
    today = DUE - timedelta(days=90)
    said = review_words.lines(reviews_until(LIBRARY, today, DUE), today)
    assert len(said) == len(review_words.KINDS) == len(KIND) - 2
    assert "Eftersyn, gråzoner: 1 skulle være efterset, den første senest 12. august 2026." in said
    assert "Eftersyn, sager: 1 skal efterses inden 90 dage, den første senest 12. februar 2027." in said
    both = a.library(SOON, replace(SOON, id="anden", review=12))
    (line,) = review_words.lines(reviews_until(both, today, DUE), today)
    assert "; 1 skal efterses" in line
    assert review_words.lines(reviews_until(LIBRARY, today, today - timedelta(days=200)), today) == []
