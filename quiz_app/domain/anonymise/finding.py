"""A finding: a stretch of text that may tell who a citizen is."""

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """How surely a finding identifies: t1 for certain, t2 a suspect, t3 only together with other things."""

    T1 = "t1"
    T2 = "t2"
    T3 = "t3"


class Type(StrEnum):
    """What a finding is. Where findings overlap, the type that stands first here names them all."""

    CPR = "cpr"
    EMAIL = "email"
    URL = "url"
    ACCOUNT = "account"
    CVR = "cvr"
    CASE_NUMBER = "case_number"
    NUMBER_PLATE = "number_plate"
    MATRIKEL = "matrikel"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    PHONE = "phone"
    NUMBER = "number"
    ORGANISATION = "organisation"
    NAME = "name"
    NICKNAME = "nickname"
    INITIALS = "initials"
    SMALL_PLACE = "small_place"
    PLACE = "place"
    NATIONALITY = "nationality"
    DIAGNOSIS = "diagnosis"
    OCCUPATION = "occupation"
    DATE = "date"
    AGE = "age"
    CHILDREN = "children"
    EVENT = "event"
    SUSPECT = "suspect"


_SUSPECTS = frozenset({Type.NAME, Type.NICKNAME, Type.INITIALS, Type.PLACE, Type.SUSPECT})
_QUASI = frozenset({Type.ORGANISATION, Type.SMALL_PLACE, Type.NATIONALITY, Type.DIAGNOSIS, Type.OCCUPATION}) | {
    Type.DATE,
    Type.AGE,
    Type.CHILDREN,
    Type.EVENT,
}


def tier_of(kind: Type) -> Tier:
    """The tier that a type belongs to."""
    if kind in _SUSPECTS:
        return Tier.T2
    return Tier.T3 if kind in _QUASI else Tier.T1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``text`` is ``source[start:end]`` of the text as it was typed; ``suggestion`` (Danish) is what to put instead.

    An empty suggestion means: delete it.
    """

    start: int
    end: int
    text: str
    tier: Tier
    type: Type
    suggestion: str
