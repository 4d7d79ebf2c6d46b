"""What people are shown of corrected keys: those who were asked the item, and those who decide about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.attempt import AttemptItem
from quiz_app.domain.case import Case
from quiz_app.domain.grading import key_response
from quiz_app.domain.key_correction import (
    CorrectionReason,
    KeyCorrection,
    ProposedCorrection,
    version_of,
    withdrawn_at,
)
from quiz_app.domain.question import AnyQuestion
from quiz_app.domain.response import Response, response_from_json
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Stores

Count = int | None
"""How many; ``None`` for one to four, so that nobody can be worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactStatement:
    """Konsekvensoversigt: what a correction does, by replay of the stored answers, in people.

    ``asked`` were asked the item; ``kept`` were, but their answers have been kept long enough, so their result stands.
    ``unscored`` had it in a quiz alone, or have not handed in: no result of theirs is worked out again.
    ``licences_issued`` are earned or renewed, ``licences_questioned`` get a notice and are lost by nobody as yet.
    """

    asked: Count
    unscored: Count
    kept: Count
    gain: Count
    lose: Count
    now_passed: Count
    now_failed: Count
    licences_issued: Count
    licences_questioned: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """A correction as somebody who was asked the item sees it; ``new`` is ``None`` when the item is void.

    ``question`` and ``case`` are as asked. ``words`` say so once they are blanked.
    """

    correction_id: str
    question: AnyQuestion
    case: Case | None
    old: Response
    new: Response | None
    reason: CorrectionReason
    words: str
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNotice:
    """A note with the attempt that it is about, for the person whose attempt it is."""

    attempt_id: str
    is_quiz: bool
    subject: str
    position: int
    note: CorrectionNote


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A correction as those who decide see it; ``impact`` is what signing does now, for one that waits.

    ``file_lines`` are what the next release changes in the content files. ``is_current`` says that the files still
    hold the version that it is about. ``withdraws`` is the correction that it takes back.
    """

    proposed: ProposedCorrection
    note: CorrectionNote
    proposer: str
    signer: str
    withdraws: KeyCorrection | None
    may_sign: bool
    may_withdraw: bool
    impact: ImpactStatement | None
    file_lines: str
    is_current: bool


def hidden_if_few(number: int) -> Count:
    """The number, unless it is of a group too small to show."""
    return None if 0 < number < SMALLEST else number


def notes_of(
    stores: Stores, proposed: Iterable[ProposedCorrection], item: AttemptItem, asked: tuple[AnyQuestion, Case | None]
) -> tuple[CorrectionNote, ...]:
    """The signed corrections of an item as it was asked, oldest first, withdrawn ones too."""
    return tuple(_notes(stores, tuple(proposed), item, asked))


def _notes(
    stores: Stores, proposed: tuple[ProposedCorrection, ...], item: AttemptItem, asked: tuple[AnyQuestion, Case | None]
) -> Iterator[CorrectionNote]:
    for each in sorted((p for p in proposed if p.signed_at), key=lambda p: str(p.signed_at)):
        correction = each.correction
        if correction.version == version_of(item) and not correction.withdraws and each.signed_at:
            ended = withdrawn_at(proposed, correction.correction_id)
            yield note_of(stores, correction, asked, at=each.signed_at, ended=ended)


def note_of(
    stores: Stores,
    correction: KeyCorrection,
    asked: tuple[AnyQuestion, Case | None],
    *,
    at: datetime,
    ended: datetime | None,
) -> CorrectionNote:
    """One correction of an item as it was asked."""
    question, case = asked
    return CorrectionNote(
        correction_id=correction.correction_id,
        question=question,
        case=case,
        old=key_response(question, case),
        new=None if correction.key is None else response_from_json(question, correction.key),
        reason=correction.reason,
        words=words_of(stores, correction.text_id),
        at=at,
        withdrawn_at=ended,
    )
