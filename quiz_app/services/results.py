"""A result by topic, for the person whose result it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.guideline import Topic
from quiz_app.domain.status import ContentStatus
from quiz_app.services.attempt_views import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicResult:
    """The points of one topic's items."""

    topic: Topic
    points: float
    out_of: int


def to_read_again(reviews: Iterable[Review]) -> int:
    """How many items of a result are marked today: the law behind them changes, is unsure or was not read in time."""
    unmarked = {ContentStatus.CURRENT, ContentStatus.HISTORIC}
    return sum(review.status.status not in unmarked for review in reviews)


def by_topic(reviews: Iterable[Review]) -> tuple[TopicResult, ...]:
    """The points of each topic that was asked about, in the order of the topics; of an open exam there is nothing."""
    points: dict[Topic, list[float]] = {}
    for review in reviews:
        points.setdefault(review.question.topic, []).append(review.mark.points)
    return tuple(TopicResult(topic=t, points=sum(points[t]), out_of=len(points[t])) for t in Topic if t in points)
