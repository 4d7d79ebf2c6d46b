"""A result by topic, from what the person may review: nothing before the exam is over."""

from world import World

from quiz_app.domain.guideline import Topic
from quiz_app.domain.people import Actor
from quiz_app.services.results import TopicResult, by_topic


def test_the_points_of_an_exam_are_counted_by_topic(town: World, amina: Actor) -> None:
    exam = town.start_exam(amina)
    town.answer_all(amina, exam)
    assert by_topic(town.platform.attempting.review(amina, exam)) == ()
    town.platform.attempting.hand_in(amina, exam)
    assert by_topic(town.platform.attempting.review(amina, exam)) == (
        TopicResult(topic=Topic.DOKUMENTATION, points=3, out_of=3),
        TopicResult(topic=Topic.REFORM, points=1, out_of=1),
    )
