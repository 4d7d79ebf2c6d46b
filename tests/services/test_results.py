"""A result by topic, from what the person may review: nothing before the exam is over."""

from dataclasses import replace

import pytest
from world import World

from quiz_app.domain.guideline import Topic
from quiz_app.domain.people import Actor
from quiz_app.domain.status import ContentStatus, StatusOnDay
from quiz_app.services.results import TopicResult, by_topic, to_read_again


def test_the_points_of_an_exam_are_counted_by_topic(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    assert by_topic(town.platform.attempting.review(amina, exam)) == ()
    assert to_read_again(town.platform.attempting.review(amina, exam)) == 0
    town.platform.attempting.hand_in(amina, exam)
    assert by_topic(town.platform.attempting.review(amina, exam)) == (
        TopicResult(topic=Topic.DOKUMENTATION, points=3, out_of=3),
        TopicResult(topic=Topic.REFORM, points=1, out_of=1),
    )


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        (ContentStatus.CURRENT, False),
        (ContentStatus.PROVISIONAL, True),
        (ContentStatus.OVERDUE, True),
        (ContentStatus.CHANGING, True),
        (ContentStatus.SUSPENDED, True),
        (ContentStatus.HISTORIC, False),
    ],
)
def test_items_that_are_marked_are_counted(town: World, amina: Actor, status: ContentStatus, *, counts: bool) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    town.platform.attempting.hand_in(amina, exam)
    first, *others = (
        replace(review, status=StatusOnDay(status=ContentStatus.CURRENT, reason=""))
        for review in town.platform.attempting.review(amina, exam)
    )
    marked = replace(first, status=StatusOnDay(status=status, reason=""))
    assert to_read_again([marked, *others]) == int(counts)
