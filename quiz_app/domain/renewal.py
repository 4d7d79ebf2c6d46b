"""Renewal: when a licence may be renewed, until when it then holds, and when its holder is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quiz_app.domain.danish_time import add_months
from quiz_app.domain.licence import Licence, LicenceStatus
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.pause import Pause, postponed

RENEWABLE_MONTHS = 6
"""For so long after its last day a licence is renewed as before it; after that the exam is taken again.

The last day itself stands on the certificate and does not move. What a pause moves is how long it may be renewed.
"""
LONGEST_RENEWAL = 20
"""Minutes; a renewal takes less."""
NOTICE_DAYS = (7, 30, 60)
"""So many days before a licence's last day its holder is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The days on which a licence may be renewed, first and last, and until when it then holds."""

    opens_on: date
    closes_on: date
    valid_until: date


def renewal_of(licence: Licence, kind: LicenceKind, pauses: Iterable[Pause] = ()) -> Renewal | None:
    """The next renewal of a licence, which counts from its old last day; ``None`` once it is revoked."""
    if licence.status == LicenceStatus.REVOKED:
        return None
    return Renewal(
        opens_on=add_months(licence.valid_until, -kind.renewal_window),
        closes_on=renewable_until(licence, pauses),
        valid_until=add_months(licence.valid_until, kind.validity),
    )


def has_lapsed(licence: Licence, day: date, pauses: Iterable[Pause] = ()) -> bool:
    """True once it can be renewed no more because it expired too long ago."""
    return licence.status == LicenceStatus.EXPIRED and day > renewable_until(licence, pauses)


def renewable_until(licence: Licence, pauses: Iterable[Pause] = ()) -> date:
    """The last day on which it is renewed rather than earned again.

    Pauses count from half a year before its last day: whoever is away in that time gets it afterwards.
    """
    since = add_months(licence.valid_until, -RENEWABLE_MONTHS)
    return postponed(add_months(licence.valid_until, RENEWABLE_MONTHS), pauses, since=since)


def expiry_notice(licence: Licence, day: date) -> int | None:
    """Which of :data:`NOTICE_DAYS` has come: the least that covers the days left; ``None`` before and after them."""
    if licence.status == LicenceStatus.REVOKED or day > licence.valid_until:
        return None
    left = licence.valid_until - day
    return next((days for days in NOTICE_DAYS if left <= timedelta(days=days)), None)


def short_exam(kind: LicenceKind) -> LicenceKind:
    """The licence with its renewal test in place of its exam, so that both are drawn by the same rules."""
    test = kind.renewal
    exam = replace(kind.exam, topics=test.topics, documents=0, levels={}, minutes=test.minutes)
    return replace(kind, exam=exam)
