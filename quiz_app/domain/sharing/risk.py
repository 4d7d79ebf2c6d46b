"""How many people the form of a case may fit: advice that asks for coarser facts, never proof that nobody is known.

No statistics are read. Each share is a rough guess (*skøn*) in one of three sizes, so that a rare trait weighs and an
ordinary one does not; a municipality sets its region's population itself.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from quiz_app.domain.case import Illness
from quiz_app.domain.sharing.form import AgeBand, CaseForm, Family, OccupationGroup

MOST, COMMON, LESS = Fraction(1, 2), Fraction(1, 5), Fraction(1, 20)

GUESSED: Mapping[StrEnum, Fraction] = {
    AgeBand.UNDER_30: COMMON,
    AgeBand.THIRTIES: COMMON,
    AgeBand.FORTIES: COMMON,
    AgeBand.FIFTIES: COMMON,
    AgeBand.SIXTY_UP: COMMON,
    Family.ALONE: COMMON,
    Family.COUPLE: COMMON,
    Family.COUPLE_WITH_CHILDREN: COMMON,
    Family.ALONE_WITH_CHILDREN: LESS,
    Illness.MUSCULOSKELETAL: COMMON,
    Illness.MENTAL: COMMON,
    Illness.SEVERAL: COMMON,
    Illness.CHRONIC: COMMON,
    Illness.FUNCTIONAL: LESS,
    Illness.NEUROLOGICAL: LESS,
    Illness.COGNITIVE: LESS,
    Illness.MISUSE: LESS,
    OccupationGroup.MANUAL: COMMON,
    OccupationGroup.CARE: COMMON,
    OccupationGroup.SERVICE: COMMON,
    OccupationGroup.OFFICE: COMMON,
    OccupationGroup.TRANSPORT: LESS,
    OccupationGroup.SELF_EMPLOYED: LESS,
    OccupationGroup.OTHER: LESS,
    OccupationGroup.NONE: LESS,
}
"""The guesses. Not statistics: they rank combinations and are shown as *skøn*."""

SEX_GUESS = MOST
BLOCKED_BELOW, COARSEN_BELOW = 20, 100


class Risk(StrEnum):
    """What the estimate asks for."""

    BLOCKED = "blocked"
    COARSEN = "coarsen"
    ORDINARY = "ordinary"


def estimated(form: CaseForm, region_population: int) -> int:
    """How many people in the region the combination may fit, by the guessed shares."""
    share = SEX_GUESS if form.sex else Fraction(1)
    for trait in (form.age_band, form.family, form.illness, form.occupation):
        share *= GUESSED[trait]
    return int(region_population * share)


def risk_of(people: int) -> Risk:
    """Below 20 it is stopped, below 100 it asks to be made coarser."""
    if people < BLOCKED_BELOW:
        return Risk.BLOCKED
    return Risk.COARSEN if people < COARSEN_BELOW else Risk.ORDINARY
