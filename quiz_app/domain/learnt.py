"""Månedens læring: what a month's conferences came to, without anybody, and without a group too small to show."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.conference import Offer
from quiz_app.domain.danish_time import add_months
from quiz_app.domain.small_groups import SMALLEST, withheld


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.number)

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that a day lies in."""
        return cls(year=day.year, number=day.month)

    def before(self) -> "Month":
        """The month before."""
        return Month.of(add_months(self.first, -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TookPart:
    """Who took part in one conference, by centre: a person's id and the centre's."""

    people: Mapping[str, str]

    @property
    def is_enough(self) -> bool:
        """True when so many took part that what they said together can be told to others."""
        return len(self.people) >= SMALLEST


def people_by_centre(conferences: Iterable[TookPart]) -> Mapping[str, int]:
    """How many people of each centre took part in any; centres that would show too few are left out."""
    seen: dict[str, str] = {}
    for conference in conferences:
        seen |= conference.people
    sizes = Counter(centre for centre in seen.values() if centre)
    hidden = withheld(sizes)
    return {centre: size for centre, size in sizes.items() if centre not in hidden}


def lacking(offers: Sequence[tuple[TookPart, Collection[Offer]]]) -> Mapping[Offer, int]:
    """In how many conferences each offer was lacking, the commonest first; those of too few people are not counted."""
    return dict(Counter(offer for part, named in offers if part.is_enough for offer in named).most_common())
