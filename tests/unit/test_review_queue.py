"""The order of the queue, and why."""

from datetime import date

import builders as a
import pytest

from quiz_app.domain.impact import ObjectKind, ObjectRef
from quiz_app.domain.law import ChangeKind
from quiz_app.domain.question import Use
from quiz_app.domain.review_queue import ReviewTask, Weight, exam_items_on, in_order
from quiz_app.domain.status import ContentStatus, StatusOnDay


def weight(
    exam_items: int = 1, licences: int = 10, days: int = 30, kind: ChangeKind = ChangeKind.SUBSTANTIVE
) -> Weight:
    return Weight(exam_items=exam_items, licences=licences, days=days, kind=kind)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (weight(exam_items=2), weight()),
        (weight(licences=11), weight()),
        (weight(days=0), weight()),
        (weight(), weight(kind=ChangeKind.CONSEQUENTIAL)),
        (weight(licences=1), weight(licences=0)),
    ],
)
def test_more_items_more_licences_a_nearer_date_and_a_graver_change_weigh_more(more: Weight, less: Weight) -> None:
    assert more.consequence > less.consequence


def test_a_change_that_has_commenced_weighs_the_same_however_long_ago() -> None:
    assert weight(days=-400).consequence == weight(days=0).consequence == 2 * weight(days=30).consequence


def task(name: str, exam_items: int, commences: date = date(2026, 7, 1)) -> ReviewTask:
    status = StatusOnDay(status=ContentStatus.CHANGING, reason="")
    return ReviewTask(
        ref=ObjectRef(kind=ObjectKind.QUESTION, id=name), title=name, change=a.change(), weight=weight(exam_items),
        commences=commences, status=status,
    )  # fmt: skip


def test_the_most_consequential_comes_first_and_of_equals_the_first_to_commence() -> None:
    light, late, early = task("a", 1), task("b", 2, date(2026, 8, 1)), task("c", 2)
    assert [t.ref.id for t in in_order([light, late, early])] == ["c", "b", "a"]


def test_exam_items_rest_on_themselves_their_case_and_the_guideline_that_explains_them() -> None:
    library = a.library(
        a.question(), a.question(id="anden", guideline="x"), a.question(id="oevelse", use=(Use.MODULE,)),
        a.documents_question(id="akter"),
    )  # fmt: skip
    wanted = {
        (ObjectKind.QUESTION, "opgave"): 1, (ObjectKind.QUESTION, "oevelse"): 0, (ObjectKind.GUIDELINE, "x"): 1,
        (ObjectKind.GUIDELINE, "retningslinje"): 2, (ObjectKind.CASE, "sag"): 1, (ObjectKind.SITUATION, "opgave"): 0,
    }  # fmt: skip
    assert {pair: exam_items_on(library, ObjectRef(kind=pair[0], id=pair[1])) for pair in wanted} == wanted
