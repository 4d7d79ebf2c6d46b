"""The status of content on a day: a pure function of its anchors, verification, validity and the change register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quiz_app.domain.case import Case
from quiz_app.domain.citation import overlaps
from quiz_app.domain.danish_time import add_months, spelled
from quiz_app.domain.guideline import PublishedPage
from quiz_app.domain.law import Affected, Certainty, Change, ChangeKind, Period, Provision, Verification, at_least
from quiz_app.domain.question import Question
from quiz_app.domain.renumbering import DayOfMoves, followed, moves_in

Anchored = PublishedPage | Question | Case
"""What rests on provisions: it has ``anchors``, ``verified`` and ``review``, and a validity by case date."""


class ContentStatus(StrEnum):
    """How far content can be relied on, from the best to the worst; a change that is not confirmed ranks lower."""

    CURRENT = "current"
    PROVISIONAL = "provisional"
    OVERDUE = "overdue"
    CHANGING = "changing"
    SUSPENDED = "suspended"
    HISTORIC = "historic"


_BADNESS = {status: rank for rank, status in enumerate(ContentStatus)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOnDay:
    """A status and why: ``reason`` is a Danish sentence that names the change, the date or the certainty.

    ``unconfirmed`` is true of what is changing by changes alone whose commencement nobody has confirmed.
    """

    status: ContentStatus
    reason: str
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A change that reaches an object: from ``commences`` on, as gravely as ``kind`` says."""

    change: Change
    kind: ChangeKind
    commences: date

    @property
    def is_confirmed(self) -> bool:
        """True when the commencement is known at all; until then the change is a warning only."""
        return self.change.certainty.date != Certainty.UNVERIFIED

    def suspends(self, day: date) -> bool:
        """True when the object may not be relied on that day; an unconfirmed date never has this effect."""
        return self.kind == ChangeKind.SUBSTANTIVE and self.is_confirmed and self.commences <= day


def validity(anchored: Anchored) -> Period:
    """The case dates that an object is about; a case file is about its own day only."""
    if isinstance(anchored, Case):
        return Period(start=anchored.case_date, end=anchored.case_date)
    return anchored.valid


def touching_changes(anchored: Anchored, changes: Iterable[Change]) -> tuple[Touch, ...]:
    """The changes that an object must still be read against, by date.

    A change touches when it meets the object, reaches into its validity, and the object has not been cleared for it.
    Mere renumbering never touches.
    """
    known = tuple(changes)
    moves = moves_in(known)
    open_for = (change for change in known if change.id not in anchored.verified.cleared)
    return still_touching(anchored, (touch for change in open_for for touch in meeting(change, anchored, moves)))


def still_touching(anchored: Anchored, touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Of the touches that meet an object, those that it must still be read against, by date."""
    cleared = anchored.verified.cleared
    grave = (t for t in touches if t.kind != ChangeKind.RENUMBERED and t.change.id not in cleared)
    left = (touch for touch in grave if reaches(touch, anchored))
    return tuple(sorted(left, key=lambda touch: (touch.commences, touch.change.id, touch.kind)))


def reaches(touch: Touch, anchored: Anchored) -> bool:
    """True when the object is about cases on both sides of the commencement: it began before, and has not ended."""
    valid = validity(anchored)
    began = valid.start is None or valid.start < touch.commences
    return began and (valid.end is None or touch.commences <= valid.end)


def meeting(
    change: Change, anchored: Anchored, moves: Iterable[DayOfMoves], *, among: Iterable[Affected] | None = None
) -> Iterator[Touch]:
    """Each way in which a change meets an object, whatever its validity: a provision it affects overlaps an anchor.

    The anchors stand where earlier ``moves`` have brought them. Each kind and day comes once. ``among`` narrows the
    search to those of the change's provisions that may meet the object.
    """
    found: set[tuple[ChangeKind, date]] = set()
    stand: dict[date, tuple[Provision, ...]] = {}
    for affected in change.affects if among is None else among:
        commences = affected.commences or change.commences
        if (affected.kind, commences) in found:
            continue
        if commences not in stand:
            stand[commences] = followed(anchored.anchors, moves, read_on=anchored.verified.on, before=commences)
        if any(overlaps(place, anchor) for place in affected.provision for anchor in stand[commences]):
            found.add((affected.kind, commences))
            yield Touch(change=change, kind=affected.kind, commences=commences)


def status_on(anchored: Anchored, day: date, changes: Iterable[Change]) -> StatusOnDay:
    """The status of an object on a day, with its reason.

    The first that holds: historic (validity ended before the object's own case date, or else the day), suspended (a
    substantive change has commenced), changing (one is coming, or is consequential), overdue (its review was due),
    provisional (content or date known less surely than from a secondary source), changing by what is not confirmed
    alone, current. What may come one day must not hide that a text is unsure today.
    """
    return status_by(anchored, day, touching_changes(anchored, changes))


def status_by(anchored: Anchored, day: date, touches: Iterable[Touch]) -> StatusOnDay:
    """The same, for an object whose :func:`touching_changes` are known already."""
    met = tuple(touches)
    return (
        _historic(anchored, day)
        or _changed([touch for touch in met if touch.is_confirmed], day)
        or _overdue(anchored, day)
        or _provisional(anchored.verified)
        or _warned([touch for touch in met if not touch.is_confirmed])
        or _current(anchored.verified)
    )


def leaves_exams(status: ContentStatus) -> bool:
    """True when exam items of that status are no longer drawn; the others stay and are marked."""
    return status in {ContentStatus.SUSPENDED, ContentStatus.HISTORIC}


def worst(statuses: Iterable[StatusOnDay]) -> StatusOnDay:
    """The status of what is made of several: that of the worst, the first of equals.

    A module is no better than any of its guidelines. One that is historic says nothing of the others: the whole is
    historic only when all of them are.

    Raises ValueError when there is none.
    """
    known = tuple(statuses)
    standing = [on_day for on_day in known if on_day.status != ContentStatus.HISTORIC]
    return max(standing or known, key=_badness)


def _badness(on_day: StatusOnDay) -> tuple[int, int]:
    """An unconfirmed change is worse than nothing, and less bad than all else."""
    if on_day.unconfirmed:
        return _BADNESS[ContentStatus.CURRENT], 1
    return _BADNESS[on_day.status], 0


def _historic(anchored: Anchored, day: date) -> StatusOnDay | None:
    own = anchored.case_date if isinstance(anchored, Question | Case) else None
    end = validity(anchored).end
    if end is None or end >= (own or day):
        return None
    return StatusOnDay(status=ContentStatus.HISTORIC, reason=f"Gælder kun for sager til og med den {spelled(end)}.")


def _changed(touches: list[Touch], day: date) -> StatusOnDay | None:
    """The status that the gravest confirmed touch gives; of equally grave ones the first to commence."""
    suspending = [touch for touch in touches if touch.suspends(day)]
    if suspending:
        return StatusOnDay(status=ContentStatus.SUSPENDED, reason=_suspended_reason(suspending[0]))
    if not touches:
        return None
    return StatusOnDay(status=ContentStatus.CHANGING, reason=_changing_reason(_gravest(touches), day))


def _warned(touches: list[Touch]) -> StatusOnDay | None:
    """The status that unconfirmed touches give."""
    if not touches:
        return None
    found = _gravest(touches)
    since = f"ændrer reglerne, efter det oplyste fra den {spelled(found.commences)}"
    reason = f"»{found.change.title}« {since}, men det afventer bekræftelse."
    return StatusOnDay(status=ContentStatus.CHANGING, reason=reason, unconfirmed=True)


def _gravest(touches: list[Touch]) -> Touch:
    """A substantive one before the others, and of these the first to commence."""
    return min(touches, key=lambda touch: touch.kind != ChangeKind.SUBSTANTIVE)


def _suspended_reason(touch: Touch) -> str:
    return f"{_commencement(touch, 'trådte i kraft')} og er endnu ikke indarbejdet."


def _changing_reason(touch: Touch, day: date) -> str:
    when = _commencement(touch, "trådte i kraft" if touch.commences <= day else "træder i kraft")
    if touch.kind == ChangeKind.CONSEQUENTIAL:
        return f"{when}; det er en følgeændring, og teksten skal læses igennem."
    return f"{when} og skal indarbejdes."


def _commencement(touch: Touch, verb: str) -> str:
    certainty = HOW_SURE[touch.change.certainty.date]
    return f"»{touch.change.title}« {verb} den {spelled(touch.commences)} (datoen er {certainty})"


def review_due(anchored: Anchored) -> date:
    """The last day on which the object's next review is in time."""
    return add_months(anchored.verified.on, anchored.review)


def _overdue(anchored: Anchored, day: date) -> StatusOnDay | None:
    due = review_due(anchored)
    if day <= due:
        return None
    return StatusOnDay(status=ContentStatus.OVERDUE, reason=f"Skulle være efterset senest den {spelled(due)}.")


def _current(verified: Verification) -> StatusOnDay:
    whole = "indholdet" if verified.content == Certainty.LAW_TEXT else _LEAST_SURE
    reason = f"Efterset den {spelled(verified.on)}; {whole} er {HOW_SURE[verified.content]}."
    return StatusOnDay(status=ContentStatus.CURRENT, reason=reason)


def _provisional(verified: Verification) -> StatusOnDay | None:
    known = ((_LEAST_SURE, verified.content), ("datoen", verified.date))
    unsure = [f"{what} er {HOW_SURE[how]}" for what, how in known if not at_least(how, Certainty.SECONDARY)]
    if not unsure:
        return None
    return StatusOnDay(
        status=ContentStatus.PROVISIONAL, reason=f"{' og '.join(unsure).capitalize()}; det skal bekræftes."
    )


_LEAST_SURE = "noget af indholdet"
"""What a certainty below law text is about: an object is as sure as the least sure fact that it rests on."""

HOW_SURE = {
    Certainty.LAW_TEXT: "læst i loven",
    Certainty.SECONDARY: "læst i anden kilde",
    Certainty.INFERRED: "udledt",
    Certainty.UNVERIFIED: "ikke bekræftet",
}
