"""The licence as a sequence of events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from quiz_app.domain.danish_time import danish_day, end_of
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind


class LicenceEventType(StrEnum):
    """What happened to a licence."""

    ISSUED = "issued"
    RENEWED = "renewed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    REVOKED = "revoked"
    DELTA_PASSED = "delta_passed"
    DELTA_UNDONE = "delta_undone"


class LicenceBasis(StrEnum):
    """On what a licence was issued: all steps, all steps with merit, the decision of a panel, or an older licence."""

    EARNED = "earned"
    MERIT = "merit"
    PANEL = "panel"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceEvent:
    """One event in a licence's life.

    ``valid_until`` (last day) and ``law_read_until`` (the law whose knowledge it proves) are set when it is issued or
    renewed, ``code`` when it is issued. A passed Ændringsprøve sets ``law_read_until`` and ``changes_until``, the
    newest commencement it asked about; one that a corrected key undoes names the latter again, and its ``untested``. An
    exchanged licence has in ``changes_until`` the day whose law the old one proved. ``untested`` are the changes up to
    then that nothing could ask about: they stay to be proven.

    A suspension ends by itself after its day ``until``, or when the licence's step ``until_step`` (:func:`step_name`)
    is done anew: then an event says so.
    """

    event_id: str
    licence_id: str
    person_id: str
    licence_kind: str
    type: LicenceEventType
    at: datetime
    actor_id: str | None
    reason: str
    valid_until: date | None = None
    code: str = ""
    law_read_until: date | None = None
    until: date | None = None
    until_step: str = ""
    basis: LicenceBasis = LicenceBasis.EARNED
    changes_until: date | None = None
    untested: tuple[str, ...] = ()


_STANDING_CHANGED = frozenset({LicenceEventType.SUSPENDED, LicenceEventType.REINSTATED, LicenceEventType.REVOKED})


class LicenceStatus(StrEnum):
    """What a licence is worth on a day."""

    VALID = "valid"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence as its events make it on a day; ``suspension`` is the event that holds it in suspense.

    The law that it proves is that of ``proven_on``. ``changes_until`` is the newest commencement that an Ændringsprøve
    has asked about since it was issued or renewed; ``reopened_on`` is when a corrected key last undid one. Of the
    changes in ``untested`` it proves only the law of the day given.
    """

    licence_id: str
    person_id: str
    licence_kind: str
    code: str
    issued_on: date
    renewed_on: date | None
    valid_until: date
    law_read_until: date
    status: LicenceStatus
    suspension: LicenceEvent | None
    basis: LicenceBasis
    proven_on: date
    changes_until: date | None = None
    reopened_on: date | None = None
    untested: Mapping[str, date] = field(default_factory=dict)


def licence_on(events: Iterable[LicenceEvent], day: date) -> Licence | None:
    """The licence that the events of one ``licence_id`` make on ``day``; ``None`` before it is issued."""
    past = sorted((e for e in events if e.at < end_of(day)), key=lambda e: (e.at, e.event_id))
    issued = [e for e in past if e.type in {LicenceEventType.ISSUED, LicenceEventType.RENEWED}]
    if not issued:
        return None
    first, last = issued[0], issued[-1]
    assert last.valid_until is not None
    assert last.law_read_until is not None
    suspension = _suspension(past, day)
    passed = _delta_passed(past, since=last.at)
    undone = [e for e in past if e.type == LicenceEventType.DELTA_UNDONE]
    return Licence(
        licence_id=first.licence_id,
        person_id=first.person_id,
        licence_kind=first.licence_kind,
        code=first.code,
        issued_on=danish_day(first.at),
        renewed_on=danish_day(last.at) if last.type == LicenceEventType.RENEWED else None,
        valid_until=last.valid_until,
        law_read_until=(passed.law_read_until if passed else None) or last.law_read_until,
        status=_status(past, last.valid_until, day, suspension),
        suspension=suspension,
        basis=first.basis,
        proven_on=max(_proven_on(last), (passed.changes_until if passed else None) or date.min),
        changes_until=passed.changes_until if passed else None,
        reopened_on=danish_day(undone[-1].at) if undone else None,
        untested={c: date.min if c in last.untested else _proven_on(last) for c in (passed or last).untested},
    )


def _status(past: list[LicenceEvent], valid_until: date, day: date, suspension: LicenceEvent | None) -> LicenceStatus:
    if _is_revoked(past):
        return LicenceStatus.REVOKED
    if day > valid_until:
        return LicenceStatus.EXPIRED
    return LicenceStatus.SUSPENDED if suspension else LicenceStatus.VALID


def _suspension(past: list[LicenceEvent], day: date) -> LicenceEvent | None:
    """The newest suspension, unless it was lifted, its last day has passed, or the licence is revoked for good."""
    last = next((e for e in reversed(past) if e.type in _STANDING_CHANGED), None)
    if last is None or last.type != LicenceEventType.SUSPENDED or _is_revoked(past):
        return None
    return None if last.until is not None and day > last.until else last


def _proven_on(last: LicenceEvent) -> date:
    """The day of the issue or renewal; an exchanged licence proves what the old one did."""
    return last.changes_until or danish_day(last.at)


def _delta_passed(past: list[LicenceEvent], since: datetime) -> LicenceEvent | None:
    """The newest Ændringsprøve since the licence was issued or renewed that nothing has undone."""
    passed: list[LicenceEvent] = []
    for event in past:
        if event.type == LicenceEventType.DELTA_PASSED and event.at >= since:
            passed.append(event)
        elif event.type == LicenceEventType.DELTA_UNDONE:
            undone = next((e for e in reversed(passed) if _asked(e) == _asked(event)), None)
            passed = [e for e in passed if e is not undone]
    return max(passed, key=lambda e: (e.changes_until or date.min, e.at), default=None)


def _asked(event: LicenceEvent) -> tuple[date | None, tuple[str, ...]]:
    """What an Ændringsprøve asked about, and what it could not: two tests may end at the same commencement."""
    return event.changes_until, event.untested


def _is_revoked(past: list[LicenceEvent]) -> bool:
    return any(e.type == LicenceEventType.REVOKED for e in past)


def licences_on(events: Iterable[LicenceEvent], day: date) -> tuple[Licence, ...]:
    """Every licence that the events make on ``day``, whosever; oldest first."""
    by_licence: dict[str, list[LicenceEvent]] = {}
    for event in events:
        by_licence.setdefault(event.licence_id, []).append(event)
    found = (licence_on(group, day) for group in by_licence.values())
    return tuple(sorted((x for x in found if x), key=lambda x: (x.issued_on, x.licence_id)))


def default_licence(library: Library, day: date) -> LicenceKind | None:
    """The licence that a new caseworker starts on that day: offered, and not yet succeeded by one that is."""
    offered = {k.id: k for k in library.licences.values() if day in k.offered}
    current = [k for k in offered.values() if k.successor not in offered]
    return max(current, key=lambda k: (k.offered.start or date.min, k.id), default=None)
