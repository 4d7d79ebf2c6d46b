"""The structured form of a shared case: what is coarse enough to be told comes first, and from closed lists."""

import re
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track

_HALF_YEAR = re.compile(r"20[0-9]{2}-[12]")


class Making(StrEnum):
    """How the text came about: rebuilt with what does not matter changed (the safest), or only anonymised."""

    REBUILT = "rebuilt"
    ANONYMISED = "anonymised"


class AgeBand(StrEnum):
    """The citizen's age, by ten years."""

    UNDER_30 = "under_30"
    THIRTIES = "thirties"
    FORTIES = "forties"
    FIFTIES = "fifties"
    SIXTY_UP = "sixty_up"


class Region(StrEnum):
    """Where the citizen lives; never the municipality."""

    HOVEDSTADEN = "hovedstaden"
    SJAELLAND = "sjaelland"
    SYDDANMARK = "syddanmark"
    MIDTJYLLAND = "midtjylland"
    NORDJYLLAND = "nordjylland"


class Family(StrEnum):
    """Alone or not, with or without children; never how many."""

    ALONE = "alone"
    COUPLE = "couple"
    ALONE_WITH_CHILDREN = "alone_with_children"
    COUPLE_WITH_CHILDREN = "couple_with_children"


class OccupationGroup(StrEnum):
    """What the citizen did last for a living."""

    MANUAL = "manual"
    CARE = "care"
    SERVICE = "service"
    OFFICE = "office"
    TRANSPORT = "transport"
    SELF_EMPLOYED = "self_employed"
    OTHER = "other"
    NONE = "none"


class Stage(StrEnum):
    """Whether the case is still to be decided; a conference never decides it."""

    PENDING = "pending"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForm:
    """The coarse facts. ``half_year`` is ``2026-1``; ``regime`` and ``provisions`` are the content's and the law's own.

    ``provisions`` are citations as they are written (``pensionsloven § 18``).
    """

    making: Making
    age_band: AgeBand
    region: Region
    family: Family
    illness: Illness
    occupation: OccupationGroup
    track: Track
    regime: str
    half_year: str
    stage: Stage
    themes: tuple[Topic, ...]
    provisions: tuple[str, ...] = ()
    sex: Sex | None = None


def is_half_year(text: str) -> bool:
    """True for ``2026-1`` and ``2026-2``, of this century."""
    return _HALF_YEAR.fullmatch(text) is not None
