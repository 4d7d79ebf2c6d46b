"""What a change touches, by itself and by what rests on it."""

from dataclasses import replace
from datetime import date

import builders as a
import pytest

from quiz_app.domain.guideline import Topic
from quiz_app.domain.impact import Impact, ObjectKind, ObjectRef, Reach, Standing, Touched, days_around, impact
from quiz_app.domain.law import Affected, Certainty, Change, ChangeKind, Effect, Period, Provision, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.question import Use
from quiz_app.domain.status import ContentStatus, status_on

COMMENCES = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)
ELSEWHERE = Provision(act="eksempelloven", paragraf="20")
CHANGE = a.change()
ENDS = Period(end=BEFORE)
BEGINS = Period(start=COMMENCES)


def consequential(place: Provision = a.ANCHOR) -> Change:
    affected = Affected(provision=(place,), effect=Effect.AMENDED, kind=ChangeKind.CONSEQUENTIAL)
    return a.change(affects=(affected,))


def found(library: Library, change: Change = CHANGE) -> Impact:
    return impact(library, change, before=BEFORE, after=COMMENCES)


def one(library: Library, kind: ObjectKind, change: Change = CHANGE) -> Touched | None:
    return next(iter(found(library, change).of(kind)), None)


def ref(kind: ObjectKind, name: str) -> ObjectRef:
    return ObjectRef(kind=kind, id=name)


def test_everything_anchored_in_the_provision_is_touched_and_nothing_else() -> None:
    library = a.library(
        a.guideline(), a.grey_zone(), a.citizen_page(), a.tool(), a.question(), a.situation(guidelines=()),
        a.guideline(id="andet", anchors=(ELSEWHERE,)),
    )  # fmt: skip
    touched = found(library).touched
    assert {t.ref.id for t in touched} == {"retningslinje", "graazone", "din-sag", "ark", "opgave", "situation"}
    assert all(t.direct and not t.via for t in touched)


def test_the_gravest_comes_first_with_its_kind_and_day() -> None:
    other = Affected(
        provision=(ELSEWHERE,), effect=Effect.AMENDED, kind=ChangeKind.CONSEQUENTIAL, commences=date(2026, 3, 1)
    )
    change = a.change(affects=(*CHANGE.affects, other))
    both = a.guideline(id="begge", anchors=(a.ANCHOR, ELSEWHERE))
    light = a.guideline(id="anden", anchors=(ELSEWHERE,))
    first, second = found(a.library(light, both), change).touched
    assert (first.ref.id, first.gravest, first.commences) == ("begge", ChangeKind.SUBSTANTIVE, COMMENCES)
    assert (second.ref.id, second.gravest, second.commences) == ("anden", ChangeKind.CONSEQUENTIAL, date(2026, 3, 1))


def test_statuses_are_those_of_the_two_days_and_count_every_change() -> None:
    cleared = replace(a.VERIFIED, cleared=("aendring",))
    other = a.change(ELSEWHERE, id="anden", commences=COMMENCES)
    library = a.library(
        a.guideline(), a.guideline(id="klar", anchors=(a.ANCHOR, ELSEWHERE), verified=cleared), CHANGE, other
    )
    changing, suspended = ContentStatus.CHANGING, ContentStatus.SUSPENDED
    for touched in found(library).touched:
        thing = library.guidelines[touched.ref.id]
        assert touched.before == status_on(thing, BEFORE, library.changes.values())
        assert touched.after == status_on(thing, COMMENCES, library.changes.values())
        assert touched.before.status == changing
        assert touched.after.status == suspended


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, Standing.OPEN),
        ({"verified": replace(a.VERIFIED, cleared=("aendring",))}, Standing.CLEARED),
        ({"valid": ENDS}, Standing.ENDS),
    ],
)
def test_an_object_is_open_cleared_or_ends_with_the_change(changed: dict[str, object], standing: Standing) -> None:
    touched = one(a.library(a.guideline(**changed)), ObjectKind.GUIDELINE)
    assert touched
    assert touched.own == touched.standing == standing


@pytest.mark.parametrize("valid", [BEGINS, Period(end=date(2026, 5, 1))])
def test_what_is_written_for_the_new_rules_or_long_over_is_not_touched(valid: Period) -> None:
    assert not found(a.library(a.guideline(valid=valid))).touched


def test_a_situation_is_touched_through_its_guideline() -> None:
    library = a.library(a.guideline(), a.situation(anchors=(ELSEWHERE,)))
    touched = one(library, ObjectKind.SITUATION)
    assert touched
    assert (touched.direct, touched.own) == ((), None)
    assert touched.via == (ref(ObjectKind.GUIDELINE, "retningslinje"),)
    assert (touched.gravest, touched.commences) == (ChangeKind.SUBSTANTIVE, COMMENCES)


def test_a_documents_task_is_touched_through_its_case() -> None:
    about = a.case(case_date=date(2026, 7, 1))
    task = a.documents_question(anchors=(ELSEWHERE,))
    assert one(a.library(about, task), ObjectKind.QUESTION) is None, "a case is about its own day only"
    ends = a.case(case_date=BEFORE)
    touched = one(a.library(ends, task), ObjectKind.QUESTION)
    assert touched
    assert touched.via == (ref(ObjectKind.CASE, "sag"),)


def test_a_licence_is_touched_through_its_modules_and_its_exam_items() -> None:
    module = a.module(guidelines=("retningslinje",))
    library = a.library(a.guideline(), module, a.question(), a.licence_kind())
    touched = one(library, ObjectKind.LICENCE)
    assert touched
    assert touched.via == (ref(ObjectKind.MODULE, "modul"), ref(ObjectKind.QUESTION, "opgave"))
    assert touched.after
    assert touched.after.status == ContentStatus.SUSPENDED


@pytest.mark.parametrize(
    "changed",
    [{"use": (Use.MODULE,)}, {"topic": Topic.HELBRED}, {"case_date": date(2027, 1, 1)}, {"valid": BEGINS}],
)
def test_a_licence_does_not_rest_on_what_its_exam_never_asks(changed: dict[str, object]) -> None:
    kind = a.licence_kind(modules=(), covers=ENDS)
    assert one(a.library(a.question(**changed), kind), ObjectKind.LICENCE) is None


def test_renumbering_alone_is_told_and_goes_no_further() -> None:
    renumbered = Affected(
        provision=(a.ANCHOR,), effect=Effect.RENUMBERED, kind=ChangeKind.RENUMBERED, becomes=(ELSEWHERE,)
    )
    library = a.library(a.guideline(), a.situation(anchors=(ELSEWHERE,)))
    (touched,) = found(library, a.change(affects=(renumbered,))).touched
    assert touched.gravest == ChangeKind.RENUMBERED
    assert touched.before == touched.after
    assert touched.after
    assert touched.after.status == ContentStatus.CURRENT


def test_a_later_change_finds_what_was_renumbered_before_it() -> None:
    renumbered = Affected(
        provision=(a.ANCHOR,), effect=Effect.RENUMBERED, kind=ChangeKind.RENUMBERED, becomes=(ELSEWHERE,)
    )
    first = a.change(id="nummer", commences=date(2026, 3, 1), affects=(renumbered,))
    library = a.library(a.guideline(), first)
    touched = one(library, ObjectKind.GUIDELINE, a.change(ELSEWHERE))
    assert touched
    assert touched.after
    assert touched.after.status == ContentStatus.SUSPENDED
    assert one(library, ObjectKind.GUIDELINE, a.change(a.ANCHOR)) is None, "the old number is another provision now"


def test_an_unconfirmed_date_suspends_nothing() -> None:
    unsure = TwoCertainties(content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED)
    touched = one(a.library(a.guideline()), ObjectKind.GUIDELINE, a.change(certainty=unsure))
    assert touched
    assert touched.after
    assert touched.after.status == ContentStatus.CHANGING


def test_a_module_and_its_licence_are_historic_only_when_all_their_guidelines_are() -> None:
    old, new = a.guideline(id="gammel", valid=ENDS), a.guideline(id="ny", valid=BEGINS)
    said = [
        Reach(a.library(old, new, a.module(guidelines=names), a.licence_kind())).status(ref(kind, name), COMMENCES)
        for names in (("gammel", "ny"), ("gammel",))
        for kind, name in ((ObjectKind.MODULE, "modul"), (ObjectKind.LICENCE, "koerekort"))
    ]
    current, historic = ContentStatus.CURRENT, ContentStatus.HISTORIC
    assert [status and status.status for status in said] == [current, current, historic, historic]


def test_a_module_without_guidelines_has_no_status() -> None:
    touched = one(a.library(a.question(use=(Use.MODULE,)), a.module(questions=("opgave",))), ObjectKind.MODULE)
    assert touched
    assert (touched.before, touched.after) == (None, None)


def test_the_days_compared_lie_around_every_commencement() -> None:
    early = Affected(provision=(ELSEWHERE,), effect=Effect.NEW, kind=ChangeKind.SUBSTANTIVE, commences=date(2026, 3, 1))
    change = a.change(affects=(*CHANGE.affects, early))
    assert days_around(change, date(2026, 1, 5)) == (date(2026, 1, 5), COMMENCES)
    assert days_around(change, date(2026, 4, 1)) == (date(2026, 2, 28), COMMENCES)
    assert days_around(change, date(2027, 4, 1)) == (date(2026, 2, 28), date(2027, 4, 1))


def test_reach_says_for_each_object_what_status_on_says() -> None:
    library = a.library(a.guideline(), a.question(), consequential())
    reach = Reach(library)
    for kind, thing in ((ObjectKind.GUIDELINE, a.guideline()), (ObjectKind.QUESTION, a.question())):
        assert reach.status(ref(kind, thing.id), BEFORE) == status_on(thing, BEFORE, library.changes.values())
