"""What pages are shown of an attempt, and what they send."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.attempt import Answer, AnswerCertainty, Attempt, Submission
from quiz_app.domain.case import Case
from quiz_app.domain.grading import Mark
from quiz_app.domain.law import Certainty
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.response import Response
from quiz_app.domain.status import StatusOnDay
from quiz_app.services.asking import AskedItem
from quiz_app.services.correction_views import CorrectionNote


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """An attempt as its owner may see it: the items without key, and the stored answers by position.

    ``deadline`` is the attempt's as it stands now. While the attempt is ``paused`` there are no items to see.
    ``waiting`` are the positions of a quiz whose case is out in a round: they are answered when it is over.
    """

    attempt: Attempt
    items: tuple[AskedItem, ...]
    answers: Mapping[int, Answer]
    submission: Submission | None
    now: datetime
    deadline: datetime | None
    paused: bool
    waiting: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An item with its key, shown when the answer can no longer change. ``status`` is the question's today.

    ``question`` is posed as it was asked, with the key in force; a ``void`` item gave everybody full marks.
    ``words`` are the person's own, if they gave any and they are still kept.
    """

    position: int
    question: AnyQuestion
    case: Case | None
    answer: Answer | None
    words: str | None
    mark: Mark
    status: StatusOnDay
    certainty: Certainty
    void: bool
    corrections: tuple[CorrectionNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as a page sends it: its own fresh id, and the id of the answer that the page showed before.

    ``words`` are the person's own, for an item that asks for reasons; they are kept apart from the answer.
    """

    position: int
    response: Response
    certainty: AnswerCertainty | None
    answer_id: str
    seen: str | None
    words: str = ""
