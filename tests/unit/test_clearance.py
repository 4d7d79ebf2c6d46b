"""What a person's clearance does to the content."""

from dataclasses import replace
from datetime import UTC, date, datetime

import builders as a
import pytest

from quiz_app.domain.clearance import Clearance, ClearanceRecord, Finding, Withdrawal, reading, with_clearances
from quiz_app.domain.impact import ObjectKind
from quiz_app.domain.law import ChangeKind, Period
from quiz_app.domain.library import Library
from quiz_app.domain.status import Anchored, ContentStatus, status_on

COMMENCES = date(2026, 7, 1)
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
CHANGE = a.change()


def clearance(thing: Anchored, kind: ObjectKind = ObjectKind.GUIDELINE, **changed: object) -> Clearance:
    base = {"clearance_id": "k", "kind": kind, "object_id": thing.id, "digest": reading(thing), "change": "aendring"}
    return Clearance(**base | {"finding": Finding.UNCHANGED, "person_id": "bo", "at": AT} | changed)


def cleared(thing: Anchored, *clearances: Clearance, withdrawn: bool = False) -> Library:
    gone = Withdrawal(clearance_id="k", person_id="bo", at=AT) if withdrawn else None
    records = [ClearanceRecord(clearance=c, withdrawal=gone) for c in clearances]
    return with_clearances(a.library(thing, CHANGE, a.change(id="anden")), records)


def status(library: Library, day: date = COMMENCES) -> ContentStatus:
    return status_on(library.guidelines["retningslinje"], day, [CHANGE]).status


@pytest.mark.parametrize("finding", [Finding.UNCHANGED, Finding.CORRECTED])
def test_what_has_been_read_is_not_suspended(finding: Finding) -> None:
    thing = a.guideline()
    assert status(cleared(thing)) == ContentStatus.SUSPENDED
    assert status(cleared(thing, clearance(thing, finding=finding))) == ContentStatus.CURRENT


def test_what_lapses_is_about_cases_until_the_day_before_and_historic_after() -> None:
    library = cleared(a.guideline(), clearance(a.guideline(), finding=Finding.LAPSES))
    assert library.guidelines["retningslinje"].valid == Period(end=date(2026, 6, 30))
    assert status(library, date(2026, 6, 30)) == ContentStatus.CURRENT
    assert status(library) == ContentStatus.HISTORIC


def test_what_lapses_ends_with_the_first_of_several_commencements() -> None:
    (only,) = CHANGE.affects
    partial = replace(CHANGE, affects=(replace(only, commences=date(2026, 9, 1)), replace(only, commences=COMMENCES)))
    records = [ClearanceRecord(clearance=clearance(a.guideline(), finding=Finding.LAPSES))]
    library = with_clearances(a.library(a.guideline(), partial), records)
    assert library.guidelines["retningslinje"].valid.end == date(2026, 6, 30)


def test_a_withdrawn_clearance_counts_for_nothing() -> None:
    thing = a.guideline()
    assert cleared(thing, clearance(thing), withdrawn=True) == cleared(thing)


def test_a_clearance_is_of_the_text_that_was_read() -> None:
    said = clearance(a.guideline())
    assert status(cleared(a.guideline(answer="Noget andet."), said)) == ContentStatus.SUSPENDED


def test_writing_the_clearance_into_the_file_does_not_end_the_others() -> None:
    thing = a.guideline()
    said = clearance(thing), clearance(thing, clearance_id="k2", change="anden")
    released = replace(thing, verified=replace(thing.verified, on=date(2026, 6, 2), cleared=("anden",)))
    library = cleared(released, *said)
    assert library.guidelines["retningslinje"].verified.cleared == ("anden", "aendring")


@pytest.mark.parametrize("changed", [{"object_id": "ukendt"}, {"change": "ukendt"}, {"kind": ObjectKind.MODULE}])
def test_a_clearance_of_what_is_gone_counts_for_nothing(changed: dict[str, object]) -> None:
    thing = a.guideline()
    assert cleared(thing, clearance(thing, **changed)) == cleared(thing)


def test_each_kind_with_anchors_can_be_cleared_but_a_case() -> None:
    kinds = {
        ObjectKind.GUIDELINE: a.guideline(), ObjectKind.GREY_ZONE: a.grey_zone(), ObjectKind.QUESTION: a.question(),
        ObjectKind.CITIZEN_PAGE: a.citizen_page(), ObjectKind.SITUATION: a.situation(), ObjectKind.TOOL: a.tool(),
    }  # fmt: skip
    for kind, thing in kinds.items():
        before = cleared(thing)
        assert cleared(thing, clearance(thing, kind)) != before
    assert cleared(a.case(), clearance(a.case(), ObjectKind.CASE)) == cleared(a.case())


def test_a_consequential_change_is_cleared_the_same_way() -> None:
    (only,) = CHANGE.affects
    light = replace(CHANGE, affects=(replace(only, kind=ChangeKind.CONSEQUENTIAL),))
    thing = a.guideline()
    library = with_clearances(a.library(thing, light), [ClearanceRecord(clearance=clearance(thing))])
    assert status_on(thing, COMMENCES, [light]).status == ContentStatus.CHANGING
    assert status_on(library.guidelines[thing.id], COMMENCES, [light]).status == ContentStatus.CURRENT
